/* vernietiging_mag_test.c - who may destroy a dossier, and when not. */
#include "hulp/test_vernietig.h"

/* Years after the dossiers of this test were closed. */
#define LATER		(TEST_NU + INT64_C(25) * 366 * 86400)

static void
a_second_employee_must_agree(void **state)	/* G3 */
{
	struct test_db *t = *state;
	struct doe d = { .t = t };

	sluit(t, dossier);
	TEST_OK(t, stel_voor(&d, "verzoek"));
	assert_int_equal(stel_voor(&d, "verzoek"), ERR_CONFLICT);
	assert_int_equal(bevestig(&d, 2), ERR_FORBIDDEN);
	test_db_wie(t, TEST_CASUS);
	d.n = 0;
	doe_id(&d, "dossier", dossier);
	doe_id(&d, "lijst", 2);
	assert_int_equal(doe(&d, ACT_vernietiging_bevestigen, &(struct act_klaar){ 0 }),
	    ERR_INVALID);
	assert_true(doe_fout(&d, "zeker", "niet ongedaan"));
	assert_int_equal(bevestig(&d, 1), ERR_CONFLICT);	/* another list than was seen */
	TEST_OK(t, bevestig(&d, 2));
	assert_int_equal(bevestig(&d, 2), ERR_NOT_FOUND);
}

static void
a_withdrawn_proposal_destroys_nothing(void **state)	/* G3 */
{
	struct test_db *t = *state;
	struct doe d = { .t = t };

	sluit(t, dossier);
	TEST_OK(t, stel_voor(&d, "verzoek"));
	TEST_OK(t, met_reden(&d, ACT_vernietiging_intrekken, NULL, 0));
	test_db_wie(t, TEST_CASUS);
	assert_int_equal(bevestig(&d, 2), ERR_CONFLICT);
	TEST_OK(t, stel_voor(&d, "verzoek"));
}

static void
an_open_dossier_or_a_running_clock_or_a_task_forbids_it(void **state)	/* G3 */
{
	struct test_db *t = *state;
	struct doe d = { .t = t };

	assert_int_equal(stel_voor(&d, "verzoek"), ERR_INVALID);
	assert_true(doe_fout(&d, "dossier", "nog open"));
	sluit(t, dossier);
	test_db_script(t, "UPDATE termijn SET stand = 'loopt', stop_op = NULL");
	assert_int_equal(stel_voor(&d, "verzoek"), ERR_INVALID);
	assert_true(doe_fout(&d, "dossier", "wettelijke termijn"));
	sluit(t, dossier);
	test_db_script(t, vul_in(t, "INSERT INTO taak (regio,id,dossier,soort,tekst,"
	    "gemaakt_door,gemaakt_op) VALUES (7,8201,@D,'vrij'," B ",101,0)", 0));
	assert_int_equal(stel_voor(&d, "verzoek"), ERR_INVALID);
	assert_true(doe_fout(&d, "dossier", "taak"));
}

static void
destroying_on_request_answers_the_clock_of_the_request(void **state)	/* G3, K7 */
{
	struct test_db *t = *state;

	sluit(t, dossier);
	test_db_script(t, vul_in(t, "INSERT INTO norm (regio,code,versie,naam,bron,"
	    "start_gebeurtenis,stop_gebeurtenis,lengte,eenheid,atw,waarschuw,wie,van) VALUES"
	    " (7,'vernietiging',1,'Verzoek om vernietiging','Wmo','vernietiging_gevraagd',"
	    "'vernietiging_besloten',3,'maanden',1,'','','2000-01-01');"
	    "INSERT INTO termijn (regio,id,dossier,melding,persoon,norm,norm_versie,start_op,"
	    "verloopt_op,stand) VALUES (7,8401,@D,@M,@P,'vernietiging',1,0,9999999999,'loopt')",
	    0));
	vernietig(t, 2);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM termijn WHERE id = 8401 AND "
	    "stand = 'gehaald' AND stop_op IS NOT NULL AND persoon IS NULL"), 1);
}

static void
what_holds_it_back_forbids_it_until_it_is_over(void **state)	/* G3 */
{
	struct test_db *t = *state;
	struct uit_vernietiging_openen u;
	struct doe d = { .t = t };

	sluit(t, dossier);
	TEST_OK(t, stel_voor(&d, "verzoek"));
	TEST_OK(t, met_reden(&d, ACT_vernietiging_tegenhouden, "klacht", 0));
	test_db_wie(t, TEST_CASUS);
	TEST_OK(t, kijk(t, &u));
	assert_non_null(strstr(u.belet, "tegengehouden"));
	assert_string_equal(u.stops[0].reden, "Daarom.");
	assert_int_equal(bevestig(&d, 2), ERR_INVALID);
	assert_true(doe_fout(&d, "dossier", "tegengehouden"));
	TEST_OK(t, met_reden(&d, ACT_vernietiging_loslaten, NULL, u.stops[0].id));
	TEST_OK(t, bevestig(&d, 2));
}

static void
something_new_in_the_dossier_asks_for_a_new_proposal(void **state)	/* G3 */
{
	struct test_db *t = *state;
	struct doe d = { .t = t }, n = { .t = t };
	struct act_klaar uit;

	sluit(t, dossier);
	TEST_OK(t, stel_voor(&d, "verzoek"));
	doe_id(&n, "dossier", dossier);
	doe_veld(&n, "tekst", "De school belde nog.");
	doe_veld(&n, "zicht", "team");
	TEST_OK(t, doe(&n, ACT_notitie_toevoegen, &uit));
	test_db_wie(t, TEST_CASUS);
	assert_int_equal(bevestig(&d, 2), ERR_CONFLICT);
	assert_non_null(strstr(t->err.text, "Na het voorstel"));
}

static void
the_term_must_have_run_and_says_from_which_day(void **state)	/* G3 */
{
	struct test_db *t = *state;
	struct uit_vernietiging_openen u;
	struct doe d = { .t = t };

	sluit(t, dossier);
	assert_int_equal(stel_voor(&d, "termijn"), ERR_INVALID);
	assert_true(doe_fout(&d, "grond", "vanaf 24 november 2046"));
	assert_true(doe_fout(&d, "grond", "laatste betrokkenheid was op 24 november 2026"));
	assert_true(doe_fout(&d, "grond", "op 6 september 2037 18 jaar"));
	test_db_script(t, vul_in(t, "UPDATE persoon SET geboren = NULL WHERE id = @K", 0));
	TEST_OK(t, kijk(t, &u));
	assert_non_null(strstr(u.termijn.uitleg, "uiterlijk 24 augustus 2045 18 jaar"));
	assert_non_null(strstr(u.termijn.uitleg, "niet helemaal bekend"));
	t->clock.fixed = LATER;
	t->w.nu = LATER;
	TEST_OK(t, stel_voor(&d, "termijn"));
}

static void
who_sees_no_dossiers_decides_only_on_what_is_proposed(void **state)	/* G2, G3 */
{
	struct test_db *t = *state;
	struct uit_vernietiging_openen u;
	struct doe d = { .t = t };

	sluit(t, dossier);
	test_db_wie(t, TEST_EIGEN);
	assert_int_equal(kijk(t, &u), ERR_NOT_FOUND);
	assert_int_equal(stel_voor(&d, "verzoek"), ERR_NOT_FOUND);
	test_db_wie(t, TEST_FRONT);
	TEST_OK(t, stel_voor(&d, "verzoek"));
	test_db_wie(t, TEST_EIGEN);
	TEST_OK(t, kijk(t, &u));
	assert_false(u.dossier_te_zien);
	assert_int_equal(u.lijst.weg, 2);
	/* To whom it is closed by name it stays closed. */
	test_db_script(t, vul_in(t, "INSERT INTO afscherming VALUES (7,8301,@D,104,0,"
	    "9999999999,101)", 0));
	assert_int_equal(kijk(t, &u), ERR_NOT_FOUND);
	assert_int_equal(bevestig(&d, 2), ERR_NOT_FOUND);
}

#define T(f) cmocka_unit_test_setup_teardown(f, vernietig_setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_second_employee_must_agree),
		T(a_withdrawn_proposal_destroys_nothing),
		T(an_open_dossier_or_a_running_clock_or_a_task_forbids_it),
		T(destroying_on_request_answers_the_clock_of_the_request),
		T(what_holds_it_back_forbids_it_until_it_is_over),
		T(something_new_in_the_dossier_asks_for_a_new_proposal),
		T(the_term_must_have_run_and_says_from_which_day),
		T(who_sees_no_dossiers_decides_only_on_what_is_proposed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
