/* A dossier on a real database: its number, its case manager, its safety. */
#include "hulp/test_db.h"

#include "domain/dossier/dossier.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/dossier/tijdlijn.h"

static int64_t
nieuw(struct test_db *t, int64_t huishouden)
{
	struct seal_key *key;
	int64_t id;

	TEST_OK(t, dossier_nieuw(&t->w, &(struct dossier_invoer){
	    .huishouden = huishouden, .naam = "Hoekzema – Terlouw", .gemeente = "9901",
	    .casusregisseur = TEST_CASUS }, &id, &key, &t->err));
	return id;
}

static void
a_dossier_has_a_number_of_the_year_and_a_case_manager(void **state)	/* C6 */
{
	struct test_db *t = *state;
	struct dossier d;

	TEST_OK(t, dossier_laad(&t->w, nieuw(t, TEST_HUISHOUDEN), &d, NULL, &t->err));
	assert_int_equal(strncmp(d.kenmerk, "VT-2026-000001-", 15), 0);
	assert_string_equal(d.casusregisseur_naam, "Mo Bakkali");
	assert_true(d.open);
	assert_null(d.veiligheid);
	assert_null(d.contact_veilig);
	TEST_OK(t, dossier_laad(&t->w, nieuw(t, TEST_HUISHOUDEN_2), &d, NULL, &t->err));
	assert_int_equal(strncmp(d.kenmerk, "VT-2026-000002-", 15), 0);
}

static void
a_dossier_without_a_case_manager_is_refused(void **state)	/* C6 */
{
	struct test_db *t = *state;
	const int64_t geen[] = { 0, DB_NULL, 999, TEST_WEG };
	struct seal_key *key;
	int64_t id = 0;

	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(dossier_nieuw(&t->w, &(struct dossier_invoer){
		    .huishouden = TEST_HUISHOUDEN, .naam = "x",
		    .casusregisseur = geen[i] }, &id, &key, &t->err), ERR_INVALID);
		assert_string_equal(t->err.field, "casusregisseur");
	}
	id = nieuw(t, TEST_HUISHOUDEN);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(dossier_zet_casusregisseur(&t->w, id, geen[i], &t->err),
		    ERR_INVALID);
}

static void
the_database_itself_refuses_an_open_dossier_without_a_case_manager(void **state) /* C6 */
{
	struct test_db *t = *state;

	(void)nieuw(t, TEST_HUISHOUDEN);
	assert_int_not_equal(test_db_script_work(t->w.tx, (void *)(uintptr_t)
	    "UPDATE dossier SET casusregisseur = NULL", &t->err), ERR_OK);
}

static void
a_household_has_one_open_dossier(void **state)
{
	struct test_db *t = *state;
	int64_t een = nieuw(t, TEST_HUISHOUDEN), id;
	struct dossier_gevonden g;
	struct seal_key *key;

	assert_int_equal(dossier_nieuw(&t->w, &(struct dossier_invoer){
	    .huishouden = TEST_HUISHOUDEN, .naam = "x", .casusregisseur = TEST_FRONT },
	    &id, &key, &t->err), ERR_CONFLICT);
	TEST_OK(t, dossier_van_huishouden(&t->w, TEST_HUISHOUDEN, &g, &t->err));
	assert_int_equal(g.id, een);
	assert_true(g.open);
	TEST_OK(t, dossier_van_huishouden(&t->w, TEST_HUISHOUDEN_2, &g, &t->err));
	assert_int_equal(g.id, 0);
}

static void
a_closed_dossier_is_found_for_a_year(void **state)
{
	struct test_db *t = *state;
	int64_t id = nieuw(t, TEST_HUISHOUDEN);
	struct dossier_gevonden g;

	TEST_OK(t, dossier_sluit(&t->w, id, &t->err));
	TEST_OK(t, dossier_sluit(&t->w, id, &t->err));
	t->w.nu = time_at(date_from_ymd(2027, 11, 24), 23, 59);
	TEST_OK(t, dossier_van_huishouden(&t->w, TEST_HUISHOUDEN, &g, &t->err));
	assert_int_equal(g.id, id);
	assert_false(g.open);
	t->w.nu = time_at(date_from_ymd(2027, 11, 25), 0, 1);
	TEST_OK(t, dossier_van_huishouden(&t->w, TEST_HUISHOUDEN, &g, &t->err));
	assert_int_equal(g.id, 0);
}

static void
a_dossier_opened_again_has_a_case_manager_who_works_here(void **state)	/* C6 */
{
	struct test_db *t = *state;
	int64_t id = nieuw(t, TEST_HUISHOUDEN);
	struct dossier d;

	TEST_OK(t, dossier_sluit(&t->w, id, &t->err));
	test_db_script(t, "UPDATE medewerker SET tot = 1 WHERE id = 102");
	TEST_OK(t, dossier_heropen(&t->w, id, TEST_PROCES, &t->err));
	TEST_OK(t, dossier_laad(&t->w, id, &d, NULL, &t->err));
	assert_true(d.open);
	assert_int_equal(d.casusregisseur, TEST_PROCES);
	assert_int_equal(d.gesloten_op, DB_NULL);
}

static void
another_case_manager_sees_the_dossier_and_stands_on_the_timeline(void **state)
{
	struct test_db *t = *state;
	int64_t id = nieuw(t, TEST_HUISHOUDEN);
	struct tijdlijn_rij *g;
	size_t n;

	TEST_OK(t, dossier_zet_casusregisseur(&t->w, id, TEST_EIGEN, &t->err));
	TEST_OK(t, dossier_zet_casusregisseur(&t->w, id, TEST_EIGEN, &t->err));
	TEST_OK(t, tijdlijn_lees(&t->w, NULL, id, 0, 0, 10, &g, &n, &t->err));
	assert_int_equal(n, 2);
	assert_string_equal(g[0].soort, GEBEURTENIS_CASUSREGISSEUR);
	assert_int_equal(g[0].onderwerp, TEST_EIGEN);
	assert_string_equal(g[0].medewerker_naam, "Sanne de Wit");
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM toegang WHERE medewerker"
	    " = 104 AND soort = 'toegewezen'"), 1);
}

static void
two_people_saving_the_safety_do_not_overwrite_each_other(void **state)
{
	struct test_db *t = *state;
	int64_t id = nieuw(t, TEST_HUISHOUDEN);
	struct dossier d;

	TEST_OK(t, dossier_zet_veiligheid(&t->w, id, &(struct dossier_veiligheid){
	    .veiligheid = "acuut_onveilig", .contact_veilig = "Bel moeder op haar werk.",
	    .huisbezoek = "", .versie = 1 }, &t->err));
	assert_int_equal(dossier_zet_veiligheid(&t->w, id, &(struct dossier_veiligheid){
	    .veiligheid = "veilig", .versie = 1 }, &t->err), ERR_CONFLICT);
	assert_non_null(t->err.text);
	TEST_OK(t, dossier_laad(&t->w, id, &d, NULL, &t->err));
	assert_string_equal(d.veiligheid, "acuut_onveilig");
	assert_string_equal(d.contact_veilig, "Bel moeder op haar werk.");
	assert_null(d.huisbezoek);
	assert_int_equal(d.versie, 2);
	assert_string_equal(d.veiligheid_door_naam, "Sanne de Wit");
}

static void
the_timeline_turns_pages_without_losing_rows_of_one_second(void **state)
{
	struct test_db *t = *state;
	int64_t id = nieuw(t, TEST_HUISHOUDEN), op = 0, voor = 0;
	struct tijdlijn_rij *g;
	struct seal_key *key;
	size_t n, seen = 0;

	TEST_OK(t, dossier_key(&t->w, id, &key, &t->err));
	for (int i = 0; i < 6; i++)
		TEST_OK(t, gebeurtenis_add(&t->w, key, &(struct gebeurtenis){
		    .dossier = id, .soort = "notitie",
		    .tekst = arena_printf(t->a, "tekst %d", i) }, &t->err));
	do {
		TEST_OK(t, tijdlijn_lees(&t->w, key, id, op, voor, 3, &g, &n,
		    &t->err));
		if (seen == 0)
			assert_string_equal(g[0].tekst, "tekst 5");
		seen += n;
		if (n > 0) {
			op = g[n - 1].op;
			voor = g[n - 1].id;
		}
	} while (n > 0);
	assert_int_equal(seen, 7);
}

static void
an_unknown_dossier_is_not_found(void **state)
{
	struct test_db *t = *state;
	struct seal_key *key;
	struct dossier d;

	assert_int_equal(dossier_key(&t->w, 12345, &key, &t->err), ERR_NOT_FOUND);
	assert_int_equal(dossier_laad(&t->w, 12345, &d, NULL, &t->err), ERR_NOT_FOUND);
	assert_int_equal(dossier_sluit(&t->w, 12345, &t->err), ERR_NOT_FOUND);
}

#define T(f) cmocka_unit_test_setup_teardown(f, test_db_start, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_dossier_has_a_number_of_the_year_and_a_case_manager),
		T(a_dossier_without_a_case_manager_is_refused),
		T(the_database_itself_refuses_an_open_dossier_without_a_case_manager),
		T(a_household_has_one_open_dossier),
		T(a_closed_dossier_is_found_for_a_year),
		T(a_dossier_opened_again_has_a_case_manager_who_works_here),
		T(another_case_manager_sees_the_dossier_and_stands_on_the_timeline),
		T(two_people_saving_the_safety_do_not_overwrite_each_other),
		T(the_timeline_turns_pages_without_losing_rows_of_one_second),
		T(an_unknown_dossier_is_not_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
