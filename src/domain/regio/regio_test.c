/* A region folder into a database and back into memory: the same files change
 * nothing, nothing is deleted, what a clock stands on does not change. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/regio/regio_schrijf.h"
#include "rights/recht.h"
#include "hulp/test_file.h"

#define NU INT64_C(1795509060)	/* Tuesday 24 November 2026, 09.31 */

struct bank {
	struct arena		*a;
	char			 map[TEST_DIR], file[TEST_FILE], url[TEST_PG_URL];
	struct db		*db;
	struct regio_map	 m;
	struct tsv_faults	 f;
	struct regio_gegevens	*g;
	struct wie		 wie;
	int64_t			 changed, medewerker;
	int			 keer;
	struct err		 err;
};

static int
begin(void **state)
{
	static struct bank b;

	b = (struct bank){ .a = arena_create((size_t)256 << 20) };
	if (b.a == NULL)
		return 1;
	test_file_begin(b.map, b.file);
	test_file_url(b.file, true, b.url);
	*state = &b;
	return db_open(&(struct db_config){ .url = b.url, .readers = 1,
	    .create = true }, &b.db, &b.err) != ERR_OK ||
	    db_migrate(b.db, &b.err) != ERR_OK ||
	    regio_lees(b.a, "regio/kennemerland", &b.f, &b.m, &b.err) != ERR_OK;
}

static int
einde(void **state)
{
	struct bank *b = *state;

	regio_gegevens_free(b->g);
	db_close(b->db);
	test_file_end(b->map, b->file);
	arena_destroy(b->a);
	return 0;
}

static enum err_code
schrijf_werk(struct tx *tx, void *arg, struct err *err)
{
	struct bank *b = arg;

	b->f.n = 0;
	return regio_schrijf(tx, b->a, &b->m, NU, &b->f, &b->changed, err);
}

static enum err_code
medewerkers_werk(struct tx *tx, void *arg, struct err *err)
{
	struct bank *b = arg;

	return regio_schrijf_medewerkers(tx, b->a, &b->m, NULL, &b->changed, err);
}

static enum err_code
gegevens_werk(struct tx *tx, void *arg, struct err *err)
{
	struct bank *b = arg;

	regio_gegevens_free(b->g);
	b->g = NULL;
	return regio_gegevens_load(tx, b->m.regio[0].nummer, &b->g, err);
}

static enum err_code
schrijf(struct bank *b)
{
	/* Another fingerprint, so that every row is looked at. */
	b->m.vingerafdruk[0] = (char)('a' + b->keer++);
	return db_write(b->db, schrijf_werk, b, &b->err);
}

static void
laad(struct bank *b)
{
	assert_int_equal(schrijf(b), ERR_OK);
	assert_int_equal(db_read(b->db, gegevens_werk, b, &b->err), ERR_OK);
}

/* Refused with these words, and nothing is left of it. */
static void
geweigerd(struct bank *b, const char *bestand, const char *woorden)
{
	assert_int_equal(schrijf(b), ERR_INVALID);
	assert_int_equal(b->f.n, 1);
	assert_string_equal(b->f.v[0].file, bestand);
	assert_non_null(strstr(b->f.v[0].text, woorden));
}

static int32_t
dag(const char *iso)
{
	return regio_dag(iso);
}

/* ---- loading ---------------------------------------------------------------------- */

static void
loading_twice_changes_nothing(void **state)
{
	struct bank *b = *state;

	assert_int_equal(schrijf(b), ERR_OK);
	assert_true(b->changed > 500);
	assert_int_equal(schrijf(b), ERR_OK);
	assert_int_equal(b->changed, 0);
	assert_int_equal(db_write(b->db, schrijf_werk, b, &b->err), ERR_OK);
	assert_int_equal(b->changed, 0);
}

static void
a_changed_row_is_brought_up_to_date(void **state)
{
	struct bank *b = *state;

	laad(b);
	b->m.gemeenten[0].inwoners = 170000;
	b->m.codes[0].naam = "Geweld tussen partners";
	b->m.organisaties[1].telefoon = "";
	laad(b);
	assert_int_equal(b->changed, 3);
	assert_string_equal(regio_code_naam(b->g, "vorm", "partnergeweld"),
	    "Geweld tussen partners");
	assert_string_equal(regio_organisatie_code(b->g, "kontext")->telefoon, "");
}

static void
an_organisation_keeps_its_id(void **state)
{
	struct bank *b = *state;
	int64_t id;

	laad(b);
	id = regio_organisatie_code(b->g, "politie")->id;
	b->m.organisaties[4].naam = "Politie-eenheid";
	laad(b);
	assert_int_equal(regio_organisatie_code(b->g, "politie")->id, id);
	assert_string_equal(regio_organisatie(b->g, id)->naam, "Politie-eenheid");
	assert_null(regio_organisatie(b->g, -1));
}

static void
a_row_that_left_its_file_is_refused(void **state)
{
	struct bank *b = *state;

	assert_int_equal(schrijf(b), ERR_OK);
	b->m.ndagen--;
	geweigerd(b, "kalender.tsv", "'2028-05-26' is eerder geladen");
	b->m.ndagen++;
	b->m.vragenlijsten[0].nvragen--;
	geweigerd(b, "vragenlijst.tsv", "'weging 1 hulp loopt'");
}

static void
a_norm_in_force_does_not_change(void **state)
{
	struct bank *b = *state;

	laad(b);
	b->m.normen[5].lengte = 72;
	geweigerd(b, "norm.tsv", "nieuwe versie");
	assert_int_equal(db_read(b->db, gegevens_werk, b, &b->err), ERR_OK);
	assert_int_equal(regio_norm(b->g, "hulp_op_gang", dag("2026-11-24"))->lengte,
	    48);
}

static void
a_new_version_of_a_norm_is_added(void **state)
{
	struct bank *b = *state;
	struct rij_norm *n = arena_new(b->a, struct rij_norm, b->m.nnormen + 1);

	laad(b);
	memcpy(n, b->m.normen, b->m.nnormen * sizeof(*n));
	n[b->m.nnormen] = n[5];
	n[5].rij.tot = n[b->m.nnormen].rij.van = "2027-01-01";
	n[b->m.nnormen].versie = 2;
	n[b->m.nnormen].lengte = 24;
	b->m.normen = n;
	b->m.nnormen++;
	laad(b);
	assert_int_equal(b->changed, 2);
	assert_int_equal(regio_norm(b->g, "hulp_op_gang", dag("2026-12-31"))->lengte,
	    48);
	assert_int_equal(regio_norm(b->g, "hulp_op_gang", dag("2027-01-01"))->lengte,
	    24);
	assert_int_equal(regio_norm_versie(b->g, "hulp_op_gang", 1)->lengte, 48);
}

static void
a_questionnaire_in_use_does_not_change(void **state)
{
	struct bank *b = *state;

	assert_int_equal(schrijf(b), ERR_OK);
	b->m.vragenlijsten[0].vragen[0].tekst = "Iets anders?";
	geweigerd(b, "vragenlijst.tsv", "nieuwe versie");
	assert_int_equal(regio_lees(b->a, "regio/kennemerland", &b->f, &b->m,
	    &b->err), ERR_INVALID);	/* faults still holds the refusal */
	b->f.n = 0;
	assert_int_equal(regio_lees(b->a, "regio/kennemerland", &b->f, &b->m,
	    &b->err), ERR_OK);
	b->m.vragenlijsten[0].grens_a = 17;
	geweigerd(b, "vragenlijst.tsv", "nieuwe versie");
}

static void
two_regions_stand_beside_each_other(void **state)
{
	struct bank *b = *state;

	laad(b);
	assert_int_equal(regio_lees(b->a, "regio/test", &b->f, &b->m, &b->err),
	    ERR_OK);
	laad(b);
	assert_string_equal(regio_scherm(b->g), "Veilig Thuis Proefland");
	assert_null(regio_organisatie_code(b->g, "kontext"));
}

static enum err_code
id_rij(void *arg, const struct db_value *rij, struct err *err)
{
	(void)err;
	*(int64_t *)arg = rij[0].i;
	return ERR_OK;
}

static enum err_code
manager_werk(struct tx *tx, void *arg, struct err *err)
{
	static const struct db_stmt zoek = { .name = "test_manager", .ncol = 1,
	    .sql = "SELECT id FROM medewerker WHERE inlog = 'manager'" };
	struct bank *b = arg;

	TRY(tx_query(tx, &zoek, NULL, id_rij, &b->medewerker, err));
	return wie_van_medewerker(tx, b->a, 1, b->medewerker, NU, &b->wie, err);
}

/* G2: need to know, as the files of the region say. */
static void
the_manager_sees_figures_only(void **state)
{
	struct bank *b = *state;

	assert_int_equal(schrijf(b), ERR_OK);
	assert_int_equal(db_write(b->db, medewerkers_werk, b, &b->err), ERR_OK);
	assert_int_equal(b->changed, b->m.nmedewerkers);
	assert_int_equal(db_write(b->db, medewerkers_werk, b, &b->err), ERR_OK);
	assert_int_equal(b->changed, 0);
	assert_int_equal(db_read(b->db, manager_werk, b, &b->err), ERR_OK);
	assert_string_equal(b->wie.naam, "R. Hendriks");
	assert_true(wie_mag(&b->wie, RECHT_RAPPORTAGE));
	assert_false(wie_mag(&b->wie, RECHT_DOSSIER_LEZEN));
	assert_false(b->wie.hele_regio);
}

/* ---- reading ---------------------------------------------------------------------- */

static void
a_code_is_valid_by_day_and_keeps_its_name(void **state)
{
	struct bank *b = *state;

	laad(b);
	assert_true(regio_code_geldig(b->g, "gemeente", "0393", dag("2018-12-31")));
	assert_false(regio_code_geldig(b->g, "gemeente", "0393", dag("2019-01-01")));
	assert_string_equal(regio_code_naam(b->g, "gemeente", "0393"),
	    "Haarlemmerliede en Spaarnwoude");
	assert_false(regio_code_geldig(b->g, "meldcodestap", "a1", dag("2018-12-31")));
	assert_true(regio_code_geldig(b->g, "meldcodestap", "a1", dag("2019-01-01")));
	assert_string_equal(regio_code_naam(b->g, "vorm", "onbekend_woord"),
	    "onbekend_woord");
	assert_string_equal(regio_code_naam(b->g, "vorm", NULL), "");
	assert_false(regio_code_geldig(b->g, "geen_lijst", "x", 0));
	assert_string_equal(regio_code_extra(b->g, "weging_sectie", "ernst"), "max=8");
}

/* A5: more forms than two words can say, as data. */
static void
a_list_comes_in_the_order_of_the_screen(void **state)
{
	struct bank *b = *state;
	const struct regio_code *c;
	size_t n;

	laad(b);
	c = regio_codes(b->g, b->a, "route", dag("2026-11-24"), &n);
	assert_int_equal(n, 7);
	assert_string_equal(c[0].code, "lokaal_veld");
	assert_string_equal(c[6].code, "afsluiten_advies");
	c = regio_codes(b->g, b->a, "vorm", dag("2026-11-24"), &n);
	assert_true(n > 20);
	assert_string_equal(c[0].cbs, "01");
	(void)regio_codes(b->g, b->a, "geen_lijst", 0, &n);
	assert_int_equal(n, 0);
}

static void
nine_municipalities_became_eight(void **state)
{
	struct bank *b = *state;
	const struct regio_gemeente *g;
	size_t n;

	laad(b);
	(void)regio_gemeenten(b->g, b->a, dag("2018-12-31"), &n);
	assert_int_equal(n, 9);
	g = regio_gemeenten(b->g, b->a, dag("2026-11-24"), &n);
	assert_int_equal(n, 8);
	assert_string_equal(g[0].naam, "Beverwijk");
	assert_int_equal(g[2].inwoners, 165000);
}

static void
a_norm_is_the_one_of_the_day(void **state)
{
	struct bank *b = *state;
	const struct norm *n;
	size_t aantal;

	laad(b);
	n = regio_norm(b->g, "veiligheidsbeoordeling", dag("2018-12-31"));
	assert_int_equal(n->versie, 1);
	n = regio_norm(b->g, "veiligheidsbeoordeling", dag("2019-01-01"));
	assert_int_equal(n->versie, 2);
	assert_int_equal(n->eenheid, EENHEID_WERKDAGEN);
	assert_null(regio_norm(b->g, "veiligheidsbeoordeling", dag("2014-12-31")));
	assert_null(regio_norm(b->g, "geen_norm", dag("2026-11-24")));
	assert_null(regio_norm_versie(b->g, "veiligheidsbeoordeling", 3));
	(void)regio_normen(b->g, b->a, dag("2026-11-24"), &aantal);
	assert_int_equal(aantal, 28);
}

static void
a_decree_day_is_free(void **state)
{
	struct bank *b = *state;

	laad(b);
	assert_true(kalender_atw_vrij(regio_kalender(b->g), dag("2026-05-15")));
	assert_false(kalender_werkdag(regio_kalender(b->g), dag("2026-05-15")));
	assert_true(kalender_werkdag(regio_kalender(b->g), dag("2026-05-18")));
}

/* B2: the instrument is data. */
static void
the_instrument_has_its_questions_and_points(void **state)
{
	struct bank *b = *state;
	const struct regio_vragenlijst *v;

	laad(b);
	v = regio_vragenlijst(b->g, "weging", dag("2026-11-24"));
	assert_non_null(v);
	assert_int_equal(v->nvragen, 14);
	assert_string_equal(v->vragen[0].sectie, "recidivegevaar");
	assert_int_equal(v->vragen[0].nkeuzes, 3);
	assert_string_equal(v->vragen[0].keuzes[2].code, "vaker");
	assert_int_equal(v->vragen[0].keuzes[2].punten, 2);
	assert_int_equal(v->vragen[13].keuzes[2].punten, -2);
	assert_ptr_equal(regio_vragenlijst_versie(b->g, "weging", 1), v);
	assert_null(regio_vragenlijst(b->g, "weging", dag("2014-01-01")));
}

/* B1 */
static void
the_screening_knows_its_partners(void **state)
{
	struct bank *b = *state;
	const struct regio_overlegsoort *o;

	laad(b);
	o = regio_overlegsoort(b->g, "screening", dag("2026-11-24"));
	assert_non_null(o);
	assert_int_equal(o->npartners, 5);
	assert_string_equal(o->partners[0], "politie");
	assert_string_equal(o->partners[4], "rvdk");
	assert_non_null(regio_organisatie_code(b->g, o->partners[4]));
}

static void
organisations_come_by_kind_and_day(void **state)
{
	struct bank *b = *state;
	size_t n;

	laad(b);
	(void)regio_organisaties(b->g, b->a, "lokaal_team", dag("2018-01-01"), &n);
	assert_int_equal(n, 10);
	(void)regio_organisaties(b->g, b->a, "lokaal_team", dag("2026-01-01"), &n);
	assert_int_equal(n, 9);
	(void)regio_organisaties(b->g, b->a, NULL, dag("2026-01-01"), &n);
	assert_int_equal(n, b->m.norganisaties - 2);
}

static void
a_region_that_is_not_there_is_not_found(void **state)
{
	struct bank *b = *state;

	b->m.regio[0].nummer = 99;
	assert_int_equal(db_read(b->db, gegevens_werk, b, &b->err), ERR_NOT_FOUND);
	regio_gegevens_free(NULL);
}

#define T(f) cmocka_unit_test_setup_teardown(f, begin, einde)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(loading_twice_changes_nothing),
		T(a_changed_row_is_brought_up_to_date),
		T(an_organisation_keeps_its_id),
		T(a_row_that_left_its_file_is_refused),
		T(a_norm_in_force_does_not_change),
		T(a_new_version_of_a_norm_is_added),
		T(a_questionnaire_in_use_does_not_change),
		T(two_regions_stand_beside_each_other),
		T(the_manager_sees_figures_only),
		T(a_code_is_valid_by_day_and_keeps_its_name),
		T(a_list_comes_in_the_order_of_the_screen),
		T(nine_municipalities_became_eight),
		T(a_norm_is_the_one_of_the_day),
		T(a_decree_day_is_free),
		T(the_instrument_has_its_questions_and_points),
		T(the_screening_knows_its_partners),
		T(organisations_come_by_kind_and_day),
		T(a_region_that_is_not_there_is_not_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
