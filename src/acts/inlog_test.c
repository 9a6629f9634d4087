/* inlog_test.c - logging in through the door: counted, and ended by a new password. */
#include "hulp/test_doe.h"

#include "rights/sessie.h"

#define OUD "een heel lang wachtwoord"
#define NIEUW "een ander lang wachtwoord"

static struct test_db t;

static int
setup(void **state)
{
	char hash[SEAL_PASSWORD];

	(void)state;
	test_db_open(&t, false);
	TEST_OK(&t, seal_gate_open(1, (struct seal_cost){ .mib = 1, .passes = 1 },
	    &t.app.gate, &t.err));
	TEST_OK(&t, seal_password_hash(t.app.gate, OUD, hash, &t.err));
	test_db_script(&t, arena_printf(t.a,
	    "UPDATE medewerker SET wachtwoord = '%s' WHERE id = 101", hash));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	seal_gate_close(t.app.gate);
	test_db_close(&t);
	return 0;
}

static struct uit_inloggen
log_in(const char *wachtwoord)
{
	struct wie wie = wie_niemand(TEST_REGIO);
	struct act_ctx *c = arena_new(t.a, struct act_ctx, 1);
	struct pair v[] = { { "inlog", "sanne" }, { "wachtwoord", wachtwoord } };
	struct uit_inloggen uit;

	assert_non_null(c);
	act_begin(c, &t.app, t.a, &wie, "test");
	TEST_OK(&t, act_run(c, &(struct act_vraag){ .act = ACT_inloggen, .velden = v,
	    .nvelden = 2 }, &uit, &t.err));
	return uit;
}

struct leeft {
	const char	*token;
	bool		 ja;
};

static enum err_code
leeft_work(struct tx *tx, void *arg, struct err *err)
{
	struct leeft *l = arg;
	struct wie wie;
	bool stale;

	l->ja = sessie_wie(tx, t.a, TEST_REGIO, l->token, TEST_NU, &wie, &stale, err) ==
	    ERR_OK;
	if (l->ja)
		t.wie.sessie = wie.sessie;
	return ERR_OK;
}

static bool
leeft(const struct uit_inloggen *u)
{
	struct leeft l = { .token = u->token };

	TEST_OK(&t, db_read(t.db, leeft_work, &l, &t.err));
	return l.ja;
}

static void
a_new_password_ends_the_other_sessions_and_not_this_one(void **state)
{
	struct doe d = { .t = &t };
	struct uit_inloggen a = log_in(OUD), b = log_in(OUD);
	struct act_klaar uit;

	(void)state;
	assert_true(leeft(&a));
	assert_true(leeft(&b));		/* the last one: t.wie is this session */
	doe_veld(&d, "oud", OUD);
	doe_veld(&d, "nieuw", NIEUW);
	TEST_OK(&t, doe(&d, ACT_wachtwoord_wijzigen, &uit));
	assert_true(leeft(&b));
	assert_false(leeft(&a));
	assert_int_equal(log_in(OUD).medewerker, 0);
	assert_int_equal(log_in(NIEUW).medewerker, TEST_FRONT);
}

static void
a_password_that_the_administrator_sets_ends_all_sessions(void **state)
{
	struct doe d = { .t = &t };
	struct uit_inloggen a = log_in(OUD);
	struct act_klaar uit;

	(void)state;
	doe_veld(&d, "inlog", "sanne");
	doe_veld(&d, "naam", "Sanne de Wit");
	doe_veld(&d, "rol", "alles");
	doe_veld(&d, "wachtwoord", NIEUW);
	TEST_OK(&t, doe(&d, ACT_medewerker_bewaren, &uit));
	assert_false(leeft(&a));
}

struct poging {
	struct act_ctx	 c;
	struct in_inloggen in;
	struct uit_inloggen uit;
};

static enum err_code
tel_work(struct tx *tx, void *arg, struct err *err)
{
	struct poging *p = arg;

	p->c.w.tx = tx;
	return act_inloggen(&p->c, &p->in, &p->uit, err);
}

/* All look at the password before the first is counted. */
static void
guesses_at_the_same_time_are_all_counted(void **state)
{
	enum { N = INLOG_FOUTEN + 1 };
	struct poging *p = arena_new(t.a, struct poging, N);
	struct wie wie = wie_niemand(TEST_REGIO);

	(void)state;
	for (int i = 0; i < N; i++) {
		act_begin(&p[i].c, &t.app, t.a, &wie, "test");
		p[i].in = (struct in_inloggen){ .inlog = "sanne",
		    .wachtwoord = i + 1 < N ? "fout" : OUD };
		TEST_OK(&t, act_inloggen_eerst(&p[i].c, &p[i].in, &t.err));
	}
	for (int i = 0; i < N; i++) {
		TEST_OK(&t, db_write(t.db, tel_work, &p[i], &t.err));
		assert_int_equal(p[i].uit.medewerker, 0);
	}
	assert_string_equal(p[N - 1].c.detail, "geblokkeerd");
	assert_int_equal(test_db_getal(&t, "SELECT fouten FROM medewerker WHERE id = 101"),
	    INLOG_FOUTEN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)
		T(a_new_password_ends_the_other_sessions_and_not_this_one),
		T(a_password_that_the_administrator_sets_ends_all_sessions),
		T(guesses_at_the_same_time_are_all_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
