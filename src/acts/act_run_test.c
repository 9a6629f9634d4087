/* The one door: right by role for every act, once by key, and nothing half. */
#include "hulp/test_db.h"

#include "acts/uit.h"
#include "db/fake.h"

#define REGIO_MAP "regio/kennemerland"

enum { ROLLEN_MAX = 40, EERSTE = 5000, CALLS_MAX = 100 };

struct rol {
	const char	*code;
	struct wie	 wie;
};

/* Roles and rights of the region folder, and one employee in each role. */
struct rollen {
	struct test_db	*t;
	struct rol	 rol[ROLLEN_MAX];
	size_t		 n;
};

static int
setup(void **state)
{
	static struct test_db t;

	test_db_open(&t, false);
	*state = &t;
	return 0;
}

static struct tsv
tabel(struct test_db *t, const char *file)
{
	struct tsv_faults faults = { 0 };
	struct blob content;
	struct tsv tsv;

	TEST_OK(t, file_read(t->a, arena_printf(t->a, REGIO_MAP "/%s", file),
	    TSV_MAX_BYTES, &content, &t->err));
	TEST_OK(t, tsv_parse(t->a, file, content, &faults, &tsv, &t->err));
	return tsv;
}

static enum err_code
wie_work(struct tx *tx, void *arg, struct err *err)
{
	struct rollen *r = arg;

	for (size_t i = 0; i < r->n; i++)
		TRY(wie_van_medewerker(tx, r->t->a, TEST_REGIO, EERSTE + (int64_t)i,
		    TEST_NU, &r->rol[i].wie, err));
	return ERR_OK;
}

static void
rollen_laad(struct test_db *t, struct rollen *r)
{
	struct tsv rol = tabel(t, "rol.tsv"), recht = tabel(t, "recht.tsv");
	BUF_AUTO b = BUF_INIT((size_t)1 << 20);

	*r = (struct rollen){ .t = t };
	for (unsigned i = 0; i < rol.nrow && r->n < ROLLEN_MAX; i++) {
		const char *code = rol.row[i].cell[tsv_column(&rol, "code")];

		buf_printf(&b, "INSERT INTO rol VALUES (7, '%s', '%s', '%s',"
		    " '2000-01-01', NULL);", code, code,
		    rol.row[i].cell[tsv_column(&rol, "zicht")]);
		buf_printf(&b, "INSERT INTO medewerker (regio, id, inlog, naam, rol,"
		    " organisatie, van) VALUES (7, %zu, 'rol-%s', 'X', '%s', 1, 0);",
		    EERSTE + r->n, code, code);
		r->rol[r->n++].code = code;
	}
	for (unsigned i = 0; i < recht.nrow; i++)
		buf_printf(&b, "INSERT INTO rolrecht VALUES (7, '%s', '%s',"
		    " '2000-01-01', NULL);",
		    recht.row[i].cell[tsv_column(&recht, "rol")],
		    recht.row[i].cell[tsv_column(&recht, "recht")]);
	assert_false(buf_failed(&b));
	test_db_script(t, buf_str(&b));
	TEST_OK(t, db_read(t->db, wie_work, r, &t->err));
}

/* Runs an act in an arena of its own. */
static enum err_code
doe(struct test_db *t, struct db *db, const struct wie *wie, enum act_id act,
    const struct pair *in, size_t n, const char *sleutel, struct act_klaar *klaar)
{
	struct arena *a = arena_create((size_t)16 << 20);
	struct act_ctx *c = arena_new(a, struct act_ctx, 1);
	void *out = arena_alloc(a, acts[act].out_size);
	struct app app = t->app;
	enum err_code rc;

	app.db = db;
	act_begin(c, &app, a, wie, "test");
	rc = act_run(c, &(struct act_vraag){ .act = act, .velden = in, .nvelden = n,
	    .sleutel = sleutel }, out, &t->err);
	if (klaar != NULL && rc == ERR_OK)
		*klaar = *(struct act_klaar *)out;
	arena_destroy(a);
	return rc;
}

static int64_t
geweigerd(struct test_db *t, const char *waar)
{
	return test_db_getal(t, arena_printf(t->a, "SELECT count(*) FROM journaal WHERE"
	    " uitkomst = 'forbidden'%s", waar));
}

/* May an act be tried with no input at all, without doing anything? */
static bool
proefbaar(const struct act *act)
{
	if (act->soort == KIJK)
		return true;
	for (const struct act_field *f = act->velden(); f->naam != NULL; f++)
		if (f->moet == MOET)
			return true;
	return false;
}

/* ---- rights ------------------------------------------------------------------- */

static void
an_act_is_refused_exactly_where_the_role_lacks_the_right(void **state)	/* G2, D14 */
{
	struct test_db *t = *state;
	int64_t van_rol[ROLLEN_MAX] = { 0 };
	struct rollen r;

	rollen_laad(t, &r);
	assert_true(r.n >= 12);
	for (size_t i = 0; i < ACT_COUNT; i++) {
		int64_t van_act = 0;

		for (size_t k = 0; k < r.n; k++) {
			const struct wie *wie = &r.rol[k].wie;
			bool mag = wie_mag(wie, acts[i].recht);
			int64_t ervoor = geweigerd(t, "");
			enum err_code rc;

			if (mag && !proefbaar(&acts[i]))
				continue;
			rc = doe(t, t->db, wie, (enum act_id)i, NULL, 0, NULL, NULL);
			if ((rc == ERR_FORBIDDEN) == mag)
				fail_msg("%s by %s: %s", acts[i].naam, r.rol[k].code,
				    err_name(rc));
			assert_int_equal(geweigerd(t, "") - ervoor, mag ? 0 : 1);
			van_act += !mag;
			van_rol[k] += !mag;
		}
		assert_int_equal(geweigerd(t, arena_printf(t->a, " AND handeling = '%s'",
		    acts[i].naam)), van_act);
	}
	for (size_t k = 0; k < r.n; k++)
		assert_int_equal(geweigerd(t, arena_printf(t->a, " AND medewerker = %lld",
		    (long long)r.rol[k].wie.medewerker)), van_rol[k]);
}

/* The rights of a role are those of the folder, and no others. */
static void
a_role_has_the_rights_of_the_region_folder(void **state)	/* G2 */
{
	struct test_db *t = *state;
	struct tsv recht = tabel(t, "recht.tsv");
	struct rollen r;

	rollen_laad(t, &r);
	for (size_t k = 0; k < r.n; k++)
		for (unsigned i = 0; i < RECHT_COUNT; i++) {
			bool want = i == RECHT_EIGEN || i == RECHT_NIETS;

			for (unsigned n = 0; n < recht.nrow; n++)
				want = want || (strcmp(recht.row[n].cell[tsv_column(
				    &recht, "rol")], r.rol[k].code) == 0 &&
				    strcmp(recht.row[n].cell[tsv_column(&recht,
				    "recht")], recht_code((enum recht)i)) == 0);
			assert_int_equal(wie_mag(&r.rol[k].wie, (enum recht)i), want);
		}
}

static void
nobody_may_do_anything_but_log_in(void **state)	/* G2 */
{
	struct test_db *t = *state;
	struct wie niemand = wie_niemand(TEST_REGIO);

	for (size_t i = 0; i < ACT_COUNT; i++)
		if (acts[i].recht != RECHT_NIETS)
			assert_int_equal(doe(t, t->db, &niemand, (enum act_id)i, NULL,
			    0, NULL, NULL), ERR_LOGIN);
		else
			assert_string_equal(acts[i].naam, "inloggen");
}

/* ---- the journal ----------------------------------------------------------------- */

static const struct pair filter[] = { { "naam", "Haarlem" }, { "vraag", "gemeente=0392" } };

static void
a_look_and_a_change_stand_in_the_journal_once_each(void **state)	/* G4 */
{
	struct test_db *t = *state;

	TEST_OK(t, doe(t, t->db, &t->wie, ACT_medewerkers_lezen, NULL, 0, NULL, NULL));
	TEST_OK(t, doe(t, t->db, &t->wie, ACT_filter_bewaren, filter, 2, NULL, NULL));
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal"), 2);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal WHERE"
	    " volgnr = 1 AND handeling = 'medewerkers_lezen' AND actie = 'R'"
	    " AND uitkomst = 'ok' AND medewerker = 101 AND herkomst = 'test'"), 1);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal WHERE"
	    " volgnr = 2 AND handeling = 'filter_bewaren' AND actie = 'C'"), 1);
}

static void
wrong_input_does_nothing_and_says_all_at_once(void **state)
{
	struct test_db *t = *state;
	struct act_ctx c;

	act_begin(&c, &t->app, t->a, &t->wie, "test");
	assert_int_equal(act_run(&c, &(struct act_vraag){ .act = ACT_filter_bewaren },
	    arena_alloc(t->a, sizeof(struct act_klaar)), &t->err), ERR_INVALID);
	assert_int_equal(c.nfouten, 2);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM filter"), 0);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal"), 0);
}

static void
reading_the_journal_stands_in_the_journal(void **state)	/* G4 */
{
	struct test_db *t = *state;
	const struct pair in[] = { { "medewerker", "102" } };

	TEST_OK(t, doe(t, t->db, &t->wie, ACT_journaal_lezen, in, 1, NULL, NULL));
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal_object"
	    " WHERE soort = 'medewerker' AND object = 102"), 1);
}

/* ---- once ---------------------------------------------------------------------------- */

static void
the_same_key_does_it_once(void **state)
{
	struct test_db *t = *state;
	struct act_klaar een, twee;

	TEST_OK(t, doe(t, t->db, &t->wie, ACT_filter_bewaren, filter, 2, "sleutel-1", &een));
	TEST_OK(t, doe(t, t->db, &t->wie, ACT_filter_bewaren, filter, 2, "sleutel-1", &twee));
	assert_false(een.herhaald);
	assert_true(twee.herhaald);
	assert_int_equal(een.id, twee.id);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM filter"), 1);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal"), 1);
}

static void
the_same_key_with_other_input_is_refused_not_lost(void **state)
{
	struct test_db *t = *state;
	struct pair anders[2] = { filter[0], filter[1] };

	anders[0].value = "Iets anders";
	TEST_OK(t, doe(t, t->db, &t->wie, ACT_filter_bewaren, filter, 2, "sleutel-1", NULL));
	assert_int_equal(doe(t, t->db, &t->wie, ACT_filter_bewaren, anders, 2, "sleutel-1",
	    NULL), ERR_CONFLICT);
	TEST_OK(t, doe(t, t->db, &t->wie, ACT_filter_bewaren, anders, 2, "sleutel-2", NULL));
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM filter"), 2);
}

static void
the_key_of_another_is_refused(void **state)
{
	struct test_db *t = *state;
	const struct pair aan[] = { { "aan", "1" } };

	TEST_OK(t, doe(t, t->db, &t->wie, ACT_filter_bewaren, filter, 2, "sleutel-1", NULL));
	assert_int_equal(doe(t, t->db, &t->wie, ACT_toetsen_zetten, aan, 1, "sleutel-1",
	    NULL), ERR_CONFLICT);
	test_db_wie(t, TEST_CASUS);
	assert_int_equal(doe(t, t->db, &t->wie, ACT_filter_bewaren, filter, 2, "sleutel-1",
	    NULL), ERR_CONFLICT);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM filter"), 1);
}

/* ---- nothing half -------------------------------------------------------------------------- */

/* What was done stands in the journal, and what stands there was done. */
static void
nothing_half(struct test_db *t, const char *what, long nth, enum err_code rc)
{
	int64_t rijen = test_db_getal(t, "SELECT count(*) FROM filter");
	int64_t regels = test_db_getal(t, "SELECT count(*) FROM journaal WHERE"
	    " handeling = 'filter_bewaren' AND uitkomst = 'ok'");
	int64_t sleutels = test_db_getal(t, "SELECT count(*) FROM idempotentie");

	if (rijen != regels || rijen != sleutels)
		fail_msg("%s, call %ld (%s): %lld rows, %lld in the journal, %lld keys",
		    what, nth, err_name(rc), (long long)rijen, (long long)regels,
		    (long long)sleutels);
	if (rc != ERR_OK && rc != ERR_UNCERTAIN)
		assert_int_equal(rijen, 0);
	if (rc == ERR_OK)
		assert_int_equal(rijen, 1);
	test_db_script(t, "DELETE FROM filter; DELETE FROM idempotentie;"
	    "DELETE FROM journaal_object; DELETE FROM journaal");
}

/* Each call to the database in turn fails once; then one more run, as the
 * page would do it with the same key, does it once. */
static void
fail_each_call(struct test_db *t, enum err_code code, bool retried)
{
	char url[TEST_PG_URL + 8];
	struct db *db;
	long nth, calls = CALLS_MAX;

	test_db_fake(t, url);
	for (nth = 1; nth <= calls; nth++) {
		enum err_code rc;

		fake_fail_at(0, ERR_OK);
		TEST_OK(t, db_open(&(struct db_config){ .url = url, .readers = 1 },
		    &db, &t->err));
		fake_fail_at(nth, code);
		rc = doe(t, db, &t->wie, ACT_filter_bewaren, filter, 2, "sleutel-1", NULL);
		if (fake_calls() < nth)
			calls = 0;	/* all calls had their turn */
		else if (!retried)
			assert_int_not_equal(rc, ERR_OK);
		fake_fail_at(0, ERR_OK);
		if (rc == ERR_UNCERTAIN || retried)
			rc = doe(t, db, &t->wie, ACT_filter_bewaren, filter, 2,
			    "sleutel-1", NULL);
		db_close(db);
		nothing_half(t, err_name(code), nth, rc);
	}
	assert_true(nth > 6);		/* begin, mark, four statements, commit */
	assert_true(nth < CALLS_MAX);
}

static void
whatever_call_fails_nothing_is_half_done(void **state)	/* G4 */
{
	fail_each_call(*state, ERR_INTERNAL, false);
}

static void
a_database_that_is_away_leaves_nothing_half_done(void **state)	/* G4 */
{
	fail_each_call(*state, ERR_BUSY, false);
}

static void
a_lost_race_is_run_again_and_done_once(void **state)	/* G4 */
{
	fail_each_call(*state, ERR_RETRY, true);
}

/* A look whose journal row cannot be written gives no answer. */
static void
what_cannot_be_journaled_is_not_shown(void **state)	/* G4 */
{
	struct test_db *t = *state;
	struct db *db;
	char url[TEST_PG_URL + 8];
	long nth;

	test_db_fake(t, url);
	fake_fail_at(0, ERR_OK);
	TEST_OK(t, db_open(&(struct db_config){ .url = url, .readers = 1 }, &db, &t->err));
	for (nth = 1; nth < CALLS_MAX; nth++) {
		enum err_code rc;
		int64_t voor, na;

		voor = test_db_getal(t, "SELECT count(*) FROM journaal");
		fake_fail_at(nth, ERR_INTERNAL);
		rc = doe(t, db, &t->wie, ACT_medewerkers_lezen, NULL, 0, NULL, NULL);
		if (fake_calls() < nth)
			break;
		fake_fail_at(0, ERR_OK);
		na = test_db_getal(t, "SELECT count(*) FROM journaal");
		assert_true(rc != ERR_OK || na == voor + 1);
	}
	assert_true(nth > 4);
	fake_fail_at(0, ERR_OK);
	db_close(db);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(an_act_is_refused_exactly_where_the_role_lacks_the_right),
		T(a_role_has_the_rights_of_the_region_folder),
		T(nobody_may_do_anything_but_log_in),
		T(a_look_and_a_change_stand_in_the_journal_once_each),
		T(wrong_input_does_nothing_and_says_all_at_once),
		T(reading_the_journal_stands_in_the_journal),
		T(the_same_key_does_it_once),
		T(the_same_key_with_other_input_is_refused_not_lost),
		T(the_key_of_another_is_refused),
		T(whatever_call_fails_nothing_is_half_done),
		T(a_database_that_is_away_leaves_nothing_half_done),
		T(a_lost_race_is_run_again_and_done_once),
		T(what_cannot_be_journaled_is_not_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
