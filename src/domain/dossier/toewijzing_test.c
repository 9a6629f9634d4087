/* Access of who is assigned lasts as long as there is work in the case. */
#include "hulp/test_zaak.h"

#include "domain/taak/taak.h"
#include "rights/zicht.h"

static struct {
	struct test_db	 t;
	int64_t		 dossier, melding;
	struct seal_key	*key;
} f;

static int
setup(void **state)
{
	test_db_open(&f.t, true);
	test_zaak_dossier(&f.t, TEST_CASUS, &f.dossier, &f.key);
	f.melding = test_zaak_meld(&f.t, f.key, test_zaak_invoer(f.dossier, NULL, 0));
	*state = &f.t;
	return 0;
}

/* Kees sees only what is his. */
static bool
kees_ziet(void)
{
	struct zicht_dossier z;
	struct wie kees;

	TEST_OK(&f.t, wie_van_medewerker(f.t.w.tx, f.t.a, TEST_REGIO, TEST_EIGEN, f.t.w.nu,
	    &kees, &f.t.err));
	return zicht_op_dossier(f.t.w.tx, f.t.a, &kees, f.dossier, f.t.w.nu, &z, &f.t.err) ==
	    ERR_OK;
}

static void
regie(int64_t wie)
{
	TEST_OK(&f.t, dossier_zet_casusregisseur(&f.t.w, f.dossier, wie, &f.t.err));
}

static void
geef_door(int64_t wie)
{
	TEST_OK(&f.t, melding_geef_door(&f.t.w, f.key, f.melding, wie, NULL, &f.t.err));
}

static void
access_ends_when_the_case_goes_to_somebody_else(void **state)	/* G2, C6 */
{
	(void)state;
	regie(TEST_EIGEN);
	assert_true(kees_ziet());
	f.t.w.nu += 60;
	regie(TEST_CASUS);
	assert_false(kees_ziet());
	assert_int_equal(test_db_getal(&f.t, "SELECT tot - van FROM toegang WHERE"
	    " medewerker = 104"), 60);	/* the row stays, and says until when */
}

static void
access_ends_when_the_report_goes_to_somebody_else(void **state)	/* G2 */
{
	(void)state;
	geef_door(TEST_EIGEN);
	assert_true(kees_ziet());
	geef_door(TEST_PROCES);
	assert_false(kees_ziet());
}

static void
who_has_another_role_in_the_case_keeps_access(void **state)	/* G2 */
{
	int64_t taak;

	(void)state;
	regie(TEST_EIGEN);
	geef_door(TEST_EIGEN);
	TEST_OK(&f.t, taak_nieuw(&f.t.w, f.key, &(struct taak_invoer){ .dossier = f.dossier,
	    .soort = TAAK_VRIJ, .tekst = "Bel de school", .eigenaar = TEST_EIGEN }, &taak,
	    &f.t.err));
	regie(TEST_CASUS);
	assert_true(kees_ziet());	/* the report is still his */
	geef_door(TEST_PROCES);
	assert_true(kees_ziet());	/* he has a task to do */
	TEST_OK(&f.t, taak_zet_klaar(&f.t.w, taak, true, &f.t.err));
	assert_false(kees_ziet());
}

static void
close_dossier(void)
{
	test_db_script(&f.t, "UPDATE melding SET stand = 'gesloten'");
	TEST_OK(&f.t, dossier_sluit(&f.t.w, f.dossier, &f.t.err));
}

static void
access_ends_when_the_dossier_closes_and_comes_back_with_it(void **state)	/* G2, C6 */
{
	(void)state;
	regie(TEST_EIGEN);
	close_dossier();
	assert_false(kees_ziet());
	TEST_OK(&f.t, dossier_heropen(&f.t.w, f.dossier, TEST_CASUS, &f.t.err));
	assert_true(kees_ziet());
}

/* Or a shielded dossier would be there for nobody. */
static void
who_was_named_keeps_a_shielded_dossier_that_closes(void **state)	/* G2 */
{
	(void)state;
	TEST_OK(&f.t, dossier_geef_op_naam(&f.t.w, f.dossier, TEST_EIGEN, &f.t.err));
	test_db_script(&f.t, "UPDATE dossier SET afgeschermd = 1");
	close_dossier();
	assert_true(kees_ziet());
	TEST_OK(&f.t, dossier_heropen(&f.t.w, f.dossier, TEST_CASUS, &f.t.err));
	test_db_script(&f.t, "UPDATE dossier SET afgeschermd = 0");
	close_dossier();
	assert_false(kees_ziet());
}

static void
a_dossier_opened_again_is_not_given_to_whom_it_is_closed(void **state)	/* G2, C6 */
{
	struct dossier d;

	(void)state;
	close_dossier();
	test_db_script(&f.t, arena_printf(f.t.a, "UPDATE medewerker SET tot = 1 WHERE id = 102;"
	    "UPDATE dossier SET afgeschermd = 1; INSERT INTO afscherming VALUES"
	    " (7, 1, %lld, 103, 0, 9999999999, 101)", (long long)f.dossier));
	TEST_OK(&f.t, dossier_heropen(&f.t.w, f.dossier, TEST_PROCES, &f.t.err));
	TEST_OK(&f.t, dossier_laad(&f.t.w, f.dossier, &d, NULL, &f.t.err));
	assert_int_equal(d.casusregisseur, TEST_FRONT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, test_db_end)
		T(access_ends_when_the_case_goes_to_somebody_else),
		T(access_ends_when_the_report_goes_to_somebody_else),
		T(who_has_another_role_in_the_case_keeps_access),
		T(access_ends_when_the_dossier_closes_and_comes_back_with_it),
		T(who_was_named_keeps_a_shielded_dossier_that_closes),
		T(a_dossier_opened_again_is_not_given_to_whom_it_is_closed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
