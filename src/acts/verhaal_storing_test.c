/* verhaal_storing_test.c - the main story while everything fails once: each call to
 * the database, each commit and each allocation of every act, in turn. Each time
 * the answer is an error, and the tables hold what they held before. */
#include <inttypes.h>

#include "hulp/test_doe.h"

#include "acts/dossier.h"
#include "acts/werk.h"
#include "acts/zaak.h"
#include "db/fake.h"

#define TABLES_MAX 120
#define COLUMNS_MAX 64
#define TURNS_MAX 4000		/* of one act; more means that it never comes to an end */

/* A table of the database, and the statement that reads all of it. */
struct tabel {
	struct db_stmt	 alles;
	uint64_t	 som;		/* of its rows, in any order */
};

static struct verhaal {
	struct test_db	 t;
	struct doe	 d;
	struct tabel	 tabel[TABLES_MAX];
	size_t		 ntabel;
	struct err	 err;
	int64_t		 turns;		/* how often something was made to fail */
} verhaal;

/* ---- what stands in the database ------------------------------------------- */

static enum err_code
add_row(void *arg, const struct db_value *row, struct err *err)
{
	struct tabel *t = arg;
	uint64_t h = UINT64_C(14695981039346656037);

	(void)err;
	for (unsigned i = 0; i < t->alles.ncol; i++) {
		const unsigned char *p = row[i].p;

		h = (h ^ (uint64_t)row[i].type) * UINT64_C(1099511628211);
		h = (h ^ (uint64_t)row[i].i) * UINT64_C(1099511628211);
		for (size_t k = 0; k < row[i].n; k++)
			h = (h ^ p[k]) * UINT64_C(1099511628211);
	}
	t->som += h;
	return ERR_OK;
}

static enum err_code
find_table(void *arg, const struct db_value *row, struct err *err)
{
	struct verhaal *v = arg;
	struct tabel *t = &v->tabel[v->ntabel];
	const char *naam = row[0].p;

	(void)err;
	/* The journal grows by refusals; it is not what an act leaves half done. */
	if (strncmp(naam, "journaal", 8) == 0)
		return ERR_OK;
	assert_true(++v->ntabel <= TABLES_MAX && row[1].i <= COLUMNS_MAX);
	t->alles = (struct db_stmt){ .name = arena_strdup(v->t.a, naam),
	    .ncol = (unsigned)row[1].i,
	    .sql = arena_printf(v->t.a, "SELECT * FROM %s", naam) };
	return ERR_OK;
}

static enum err_code
tables_work(struct tx *tx, void *arg, struct err *err)
{
	static const struct db_stmt names = { .name = "tabellen", .ncol = 2,
	    .sql = "SELECT m.name, (SELECT count(*) FROM pragma_table_info(m.name))"
	    " FROM sqlite_schema m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'" };
	static const struct db_stmt there = { .name = "tabellen", .ncol = 2, .sql =
	    "SELECT table_name, count(*) FROM information_schema.columns"
	    " WHERE table_schema = 'public' AND table_name <> 'schrijver' GROUP BY table_name" };

	return tx_query(tx, test_pg_server() == NULL ? &names : &there, NULL, find_table, arg,
	    err);
}

static enum err_code
sum_work(struct tx *tx, void *arg, struct err *err)
{
	struct verhaal *v = arg;

	for (size_t i = 0; i < v->ntabel; i++) {
		v->tabel[i].som = 0;
		TRY(tx_query(tx, &v->tabel[i].alles, NULL, add_row, &v->tabel[i], err));
	}
	return ERR_OK;
}

static void
take_sums(uint64_t *out)
{
	TEST_OK(&verhaal.t, db_read(verhaal.t.db, sum_work, &verhaal, &verhaal.t.err));
	for (size_t i = 0; i < verhaal.ntabel; i++)
		out[i] = verhaal.tabel[i].som;
}

static void
nothing_changed(const uint64_t *before, const char *handeling, const char *what, long nth)
{
	uint64_t now[TABLES_MAX];

	take_sums(now);
	for (size_t i = 0; i < verhaal.ntabel; i++)
		if (now[i] != before[i])
			fail_msg("%s, %s %ld: table %s changed", handeling, what, nth,
			    verhaal.tabel[i].alles.name);
}

/* ---- one act of the story --------------------------------------------------- */

static int64_t
journaalregels(void)
{
	return test_db_getal(&verhaal.t, "SELECT count(*) FROM journaal");
}

/* The act with its fields, in this arena. */
static enum err_code
poging(enum act_id act, struct arena *a, void *out)
{
	struct verhaal *v = &verhaal;

	act_begin(&v->d.ctx, &v->t.app, a, &v->t.wie, "test");
	return act_run(&v->d.ctx, &(struct act_vraag){ .act = act, .velden = v->d.v,
	    .nvelden = v->d.n, .sleutel = acts[act].out_size ==
	    sizeof(struct act_klaar) && acts[act].soort != KIJK ?
	    arena_printf(v->t.a, "sleutel-%s-%zu", acts[act].naam, v->d.n) : NULL },
	    out, &v->err);
}

/* Every call to the database fails once, with this code; never done half. */
static void
calls_fail(enum act_id act, enum err_code code, void *out)
{
	struct verhaal *v = &verhaal;
	uint64_t before[TABLES_MAX];
	enum err_code rc = ERR_BUSY;
	int64_t regels;

	take_sums(before);
	for (long nth = 1; nth < TURNS_MAX; nth++) {
		struct arena *a = arena_create((size_t)64 << 20);

		regels = journaalregels();
		fake_fail_at(nth, code);
		rc = poging(act, a, out);
		if (fake_calls() < nth)
			nth = TURNS_MAX;	/* all had their turn */
		fake_fail_at(0, ERR_OK);
		if (nth < TURNS_MAX && rc == ERR_OK)
			fail_msg("%s: call %ld failed and nobody heard", acts[act].naam, nth);
		if (nth < TURNS_MAX && acts[act].soort == KIJK && journaalregels() < regels)
			fail_msg("%s: the journal shrank", acts[act].naam);
		if (nth < TURNS_MAX)
			nothing_changed(before, acts[act].naam, err_name(code), nth);
		v->turns++;
		arena_destroy(a);
		if (nth == TURNS_MAX && acts[act].soort == KIJK)
			assert_int_equal(journaalregels(), regels + 1);
	}
	if (rc != ERR_OK)
		fail_msg("%s: %s %s %s", acts[act].naam, err_name(rc), v->err.detail,
		    v->err.text == NULL ? "" : v->err.text);
}

/* Every allocation fails once. No commit succeeds meanwhile, so that a change
 * which gets through is not done yet. */
static void
room_fails(enum act_id act, void *out)
{
	uint64_t before[TABLES_MAX];
	bool fired = true;

	take_sums(before);
	fake_fail_commits(ERR_INTERNAL);
	for (long nth = 1; fired; nth++) {
		struct arena *a = arena_create((size_t)64 << 20);
		enum err_code rc;

		assert_true(nth < TURNS_MAX);
		arena_fail_at(a, (size_t)nth);
		rc = poging(act, a, out);
		fired = arena_failed(a);
		if (rc == ERR_OK)
			fail_msg("%s: allocation %ld failed and nobody heard",
			    acts[act].naam, nth);
		if (!fired && strcmp(verhaal.err.detail, "commit fails on command") != 0)
			fail_msg("%s: %s %s %s", acts[act].naam, err_name(rc),
			    verhaal.err.detail, verhaal.d.ctx.nfouten == 0 ? "" :
			    verhaal.d.ctx.fouten[0].veld);
		arena_destroy(a);
		verhaal.turns++;
	}
	fake_fail_commits(ERR_OK);
	nothing_changed(before, acts[act].naam, "allocation", 0);
}

/* One act of the story: it fails in every way, and then it is done. */
static void
stap(enum act_id act, void *out)
{
	room_fails(act, out);
	calls_fail(act, acts[act].soort == KIJK ? ERR_BUSY : ERR_INTERNAL, out);
	verhaal.d.n = 0;
}

/* ---- the story ---------------------------------------------------------------- */

static void
veld(const char *naam, const char *waarde)
{
	doe_veld(&verhaal.d, naam, waarde);
}

static void
id(const char *naam, int64_t waarde)
{
	doe_id(&verhaal.d, naam, waarde);
}

static int64_t
maak(enum act_id act)
{
	struct act_klaar uit;

	stap(act, &uit);
	return uit.id;
}

static int64_t
gesprek(void)
{
	struct uit_gesprek_bewaren bewaard;
	int64_t contact;

	veld("bron", "telefoon");
	contact = maak(ACT_gesprek_beginnen);
	id("contact", contact);
	veld("versie", "0");
	veld("venster", "venster-1");
	veld("verteld", "Er wordt elke avond geschreeuwd.");
	stap(ACT_gesprek_bewaren, &bewaard);
	return contact;
}

static int64_t
melding(int64_t contact, int64_t *dossier)
{
	struct act_klaar uit;

	id("contact", contact);
	veld("bron", "telefoon");
	veld("hoedanigheid", "buurtbewoner");
	veld("openheid", "beschermd");
	veld("beschermingsgrond", "geen_toestemming");
	veld("melder_naam", "Wil Buursma");
	veld("verteld", "Er wordt elke avond geschreeuwd.");
	veld("vormen", "partnergeweld");
	veld("direct_gevaar", "nee");
	veld("personen.0.geslachtsnaam", "Terlouw");
	veld("personen.0.rol", "112");
	veld("personen.1.geslachtsnaam", "Hoekzema");
	veld("personen.1.rol", "115");
	veld("personen.1.geboren", "06-09-2019");
	stap(ACT_melding_registreren, &uit);
	*dossier = uit.dossier;
	return uit.id;
}

static void
wegen_en_besluiten(int64_t m)
{
	id("melding", m);
	veld("direct_gevaar", "nee");
	(void)maak(ACT_acute_screening);
	id("melding", m);
	veld("antwoorden.0.vraag", "v1");
	veld("antwoorden.0.keuze", "nee");
	veld("antwoorden.0.reden", "Niets bekend.");
	veld("antwoorden.1.vraag", "v2");
	veld("antwoorden.1.keuze", "ja");
	veld("antwoorden.1.reden", "Jong kind.");
	(void)maak(ACT_weging_vastleggen);
	id("melding", m);
	veld("route", "directe_hulp");
	veld("reden", "Het gezin wil hulp.");
	id("eigenaar", TEST_CASUS);
	(void)maak(ACT_besluit_nemen);
}

static void
hulp_en_bericht(int64_t m)
{
	int64_t hulp;

	id("melding", m);
	veld("soort", "ambulant");
	id("organisatie", 3);
	hulp = maak(ACT_hulp_vragen);
	id("hulp", hulp);
	veld("stand", "gestart");
	(void)maak(ACT_hulp_bijwerken);
	id("melding", m);
	veld("wijze", "telefonisch");
	veld("tekst", "Wij zijn met uw melding aan het werk gegaan.");
	(void)maak(ACT_terugkoppelen);
}

static void
kijken(int64_t m, int64_t dossier)
{
	struct uit_werkvoorraad lijst;
	struct uit_melding_openen open;
	struct uit_dossier_openen geheel;
	struct uit_zoeken gevonden;

	stap(ACT_werkvoorraad, &lijst);
	assert_int_equal(lijst.n, 1);
	id("melding", m);
	stap(ACT_melding_openen, &open);
	id("dossier", dossier);
	stap(ACT_dossier_openen, &geheel);
	veld("q", "Hoekzema");
	stap(ACT_zoeken, &gevonden);
}

static void
the_story_survives_every_failure_once(void **state)	/* G4 */
{
	int64_t m, dossier;

	(void)state;
	m = melding(gesprek(), &dossier);
	kijken(m, dossier);
	wegen_en_besluiten(m);
	id("dossier", dossier);
	veld("tekst", "Gebeld met moeder.");
	veld("zicht", "team");
	(void)maak(ACT_notitie_toevoegen);
	hulp_en_bericht(m);
	print_message("# %" PRId64 " failures, nothing half done\n", verhaal.turns);
	assert_true(verhaal.turns > 1000);	/* else the story stopped half-way */
}

static int
setup(void **state)
{
	static struct test_db *t = &verhaal.t;
	char url[TEST_PG_URL + 8];

	test_db_open(t, false);
	db_close(t->db);
	test_db_fake(t, url);
	fake_fail_at(0, ERR_OK);
	TEST_OK(t, db_open(&(struct db_config){ .url = url, .readers = 2 }, &t->db,
	    &t->err));
	t->app.db = t->db;
	verhaal.d.t = t;
	TEST_OK(t, db_read(t->db, tables_work, &verhaal, &t->err));
	assert_true(verhaal.ntabel > 40);
	*state = t;
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_story_survives_every_failure_once,
		    setup, test_db_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
