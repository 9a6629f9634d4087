/* ronden_test.c - a page asks the database a few times, however much it shows: on
 * PostgreSQL each time is a trip to another machine. Who adds a lone question to one
 * of these pages reads tx_asking in db/db.h. */
#include "hulp/test_doe.h"

#include "acts/dossier.h"
#include "acts/werk.h"
#include "domain/waarschuwing/waarschuwing.h"
#include "rights/sessie.h"

static int64_t dossier;

static int
setup(void **state)
{
	static struct test_db t;

	test_db_open(&t, false);
	(void)doe_melding(&t, "Iemand", &dossier);
	*state = &t;
	return 0;
}

static int
teardown(void **state)
{
	test_db_close(*state);
	return 0;
}

static uint64_t
rounds(struct test_db *t)
{
	struct db_stats s;

	db_stats(t->app.db, &s);
	return s.rounds;
}

static struct uit_dossier_openen
open_deel(struct test_db *t, const char *deel)
{
	struct doe d = { .t = t };
	struct uit_dossier_openen u;

	doe_id(&d, "dossier", dossier);
	doe_veld(&d, "deel", deel);
	TEST_OK(t, doe(&d, ACT_dossier_openen, &u));
	return u;
}

static void
schrijf(struct test_db *t)
{
	struct doe plan = { .t = t }, nota = { .t = t };
	struct act_klaar uit;

	doe_id(&plan, "dossier", dossier);
	doe_veld(&plan, "versie", "0");
	doe_veld(&plan, "acties.0.doel", "Rust in huis");
	doe_veld(&plan, "acties.0.actie", "De school belt elke week");
	TEST_OK(t, doe(&plan, ACT_plan_bewaren, &uit));
	doe_id(&nota, "dossier", dossier);
	doe_veld(&nota, "tekst", "Gebeld");
	doe_veld(&nota, "zicht", "team");
	TEST_OK(t, doe(&nota, ACT_notitie_toevoegen, &uit));
}

/* The dossier by its number, then what its row says, then what its members say. */
static void
a_dossier_is_asked_for_in_three_rounds(void **state)
{
	static const struct { const char *deel; uint64_t most; } delen[] = {
		{ "overzicht", 3 }, { "gezin", 3 }, { "tijdlijn", 2 }, { "veiligheid", 2 },
		{ "plan", 3 }, { "notities", 2 }, { "besluiten", 2 }, { "keten", 2 },
	};
	struct test_db *t = *state;

	schrijf(t);
	for (size_t i = 0; i < sizeof(delen) / sizeof(delen[0]); i++) {
		uint64_t before = rounds(t), n;

		(void)open_deel(t, delen[i].deel);
		n = rounds(t) - before;
		if (n > delen[i].most)
			print_error("%s: %llu rounds\n", delen[i].deel, (unsigned long long)n);
		assert_true(n <= delen[i].most);
		assert_true(t->driver != &db_postgres || n > 0);
	}
}

static void
the_work_list_is_asked_for_in_one_round(void **state)
{
	struct test_db *t = *state;
	struct doe d = { .t = t };
	struct uit_werkvoorraad u;
	uint64_t before = rounds(t);

	TEST_OK(t, doe(&d, ACT_werkvoorraad, &u));
	assert_int_equal(u.n, 1);
	assert_int_equal(rounds(t) - before, t->driver == &db_postgres ? 1 : 0);
}

struct wie_vraagt {
	struct test_db	*t;
	char		 token[SEAL_TOKEN];
	struct wie	 wie;
	int64_t		 bel;
};

static enum err_code
log_in(struct tx *tx, void *arg, struct err *err)
{
	struct wie_vraagt *v = arg;

	return sessie_nieuw(tx, TEST_REGIO, TEST_FRONT, TEST_NU, v->token, err);
}

static enum err_code
wie_work(struct tx *tx, void *arg, struct err *err)
{
	struct wie_vraagt *v = arg;
	bool stale;

	TRY_ALONG(tx, sessie_wie(tx, v->t->a, TEST_REGIO, v->token, TEST_NU, &v->wie, &stale,
	    err));
	return waarschuwingen_tel(tx, v->t->a, TEST_REGIO, v->token, &v->bel, err);
}

/* With his rights, and the count beside the bell. */
static void
who_asks_for_a_page_is_known_in_one_round(void **state)
{
	struct wie_vraagt v = { .t = *state };
	uint64_t before;

	TEST_OK(v.t, db_write(v.t->app.db, log_in, &v, &v.t->err));
	before = rounds(v.t);
	TEST_OK(v.t, db_read_together(v.t->app.db, wie_work, &v, &v.t->err));
	assert_int_equal(v.wie.medewerker, TEST_FRONT);
	assert_int_equal(v.wie.rechten, v.t->wie.rechten);
	assert_string_equal(v.wie.naam, "Sanne de Wit");
	assert_int_equal(rounds(v.t) - before, v.t->driver == &db_postgres ? 1 : 0);
}

/* ---- the same answers ----------------------------------------------------------------- */

struct kaal {
	struct test_db	*t;
	enum act_id	 act;
	const void	*in;
	void		*uit;
};

/* Who writes asks nothing ahead: each question is asked where it stands. */
static enum err_code
kaal_work(struct tx *tx, void *arg, struct err *err)
{
	const struct kaal *k = arg;
	struct act_ctx c;

	act_begin(&c, &k->t->app, k->t->a, &k->t->wie, "test");
	c.act = &acts[k->act];
	c.w.tx = tx;
	assert_false(tx_asks(tx));
	return c.act->fn(&c, k->in, k->uit, err);
}

static void
a_dossier_is_the_same_asked_together_or_one_by_one(void **state)
{
	struct test_db *t = *state;
	struct uit_dossier_openen samen, los;
	const struct in_dossier_openen in = { .dossier = dossier, .voor = DB_NULL,
	    .voor_op = DB_NULL };

	schrijf(t);
	samen = open_deel(t, "overzicht");
	memset(&los, 0, sizeof(los));
	TEST_OK(t, db_write(t->app.db, kaal_work, &(struct kaal){ t, ACT_dossier_openen, &in,
	    &los }, &t->err));
	assert_string_equal(samen.kop.dossier.kenmerk, los.kop.dossier.kenmerk);
	assert_int_equal(samen.kop.melding->id, los.kop.melding->id);
	assert_int_equal(samen.kop.verloop.plan_versie, los.kop.verloop.plan_versie);
	assert_int_equal(samen.kop.tellingen.gebeurtenissen, los.kop.tellingen.gebeurtenissen);
	assert_int_equal(samen.nleden, los.nleden);
	for (size_t i = 0; i < los.nleden; i++)
		assert_string_equal(samen.leden[i].naam, los.leden[i].naam);
	assert_int_equal(samen.gezin.n, los.gezin.n);
	assert_int_equal(samen.gezin.nbanden, los.gezin.nbanden);
	assert_int_equal(samen.nsignalen, los.nsignalen);
	for (size_t i = 0; i < los.nsignalen; i++)
		assert_string_equal(samen.signalen[i].sleutel, los.signalen[i].sleutel);
	assert_int_equal(samen.ntermijnen, los.ntermijnen);
	assert_int_equal(samen.ntaken, los.ntaken);
	assert_int_equal(samen.ntijdlijn, los.ntijdlijn);
	assert_int_equal(samen.plan.nacties, 1);
	assert_string_equal(samen.plan.acties[0].doel, los.plan.acties[0].doel);
}

/* A page of one with crisis before it: the second question does not know of the first. */
static void
the_work_list_is_the_same_asked_together_or_one_by_one(void **state)
{
	struct test_db *t = *state;
	struct in_werkvoorraad in = { .aantal = 2 };
	struct uit_werkvoorraad samen, los;
	struct doe d = { .t = t };
	int64_t ander;

	(void)doe_melding(t, "Nog iemand", &ander);
	(void)doe_melding(t, "En nog iemand", &ander);
	test_db_script(t, "UPDATE melding SET voorrang = 1 WHERE id ="
	    " (SELECT max(id) FROM melding)");
	doe_veld(&d, "aantal", "2");
	TEST_OK(t, doe(&d, ACT_werkvoorraad, &samen));
	memset(&los, 0, sizeof(los));
	TEST_OK(t, db_write(t->app.db, kaal_work, &(struct kaal){ t, ACT_werkvoorraad, &in, &los },
	    &t->err));
	assert_int_equal(samen.n, 2);
	assert_int_equal(los.n, 2);
	assert_true(samen.v[0].crisis && !samen.v[1].crisis);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(samen.v[i].melding, los.v[i].melding);
	assert_string_equal(samen.volgende, los.volgende);
	assert_int_equal(samen.tellingen[BAK_ALLES], los.tellingen[BAK_ALLES]);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_dossier_is_asked_for_in_three_rounds),
		T(the_work_list_is_asked_for_in_one_round),
		T(who_asks_for_a_page_is_known_in_one_round),
		T(a_dossier_is_the_same_asked_together_or_one_by_one),
		T(the_work_list_is_the_same_asked_together_or_one_by_one),
	};

	return cmocka_run_group_tests_name("ronden", tests, NULL, NULL);
}
