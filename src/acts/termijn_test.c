/* Clocks through the door: who may, what is sealed, and that counts are their lists. */
#include "hulp/test_doe.h"

#include "domain/agenda/agenda.h"

static struct {
	struct test_db	 t;
	int64_t		 dossier, melding;
} f;

static int
setup(void **state)
{
	(void)state;
	test_db_open(&f.t, false);
	f.melding = doe_melding(&f.t, "Wil Buursma", &f.dossier);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	test_db_close(&f.t);
	return 0;
}

static int64_t
klok(const char *norm)
{
	return test_db_getal(&f.t, arena_printf(f.t.a, "SELECT id FROM termijn WHERE norm = '%s'"
	    " ORDER BY id LIMIT 1", norm));
}

static enum err_code
doe_klok(enum act_id act, const char *norm, const char *reden, void *uit)
{
	struct doe d = { .t = &f.t };

	doe_id(&d, "termijn", klok(norm));
	if (reden != NULL)
		doe_veld(&d, "reden", reden);
	return doe(&d, act, uit);
}

/* C4 */
static void
a_clock_is_suspended_and_resumed_with_its_history_and_a_place_on_the_timeline(void **state)
{
	struct uit_termijn_openen u;
	struct act_klaar uit;

	(void)state;
	TEST_OK(&f.t, doe_klok(ACT_termijn_schorsen, "veiligheidsbeoordeling",
	    "Zeldzaamwoord in de reden.", &uit));
	assert_int_equal(uit.dossier, f.dossier);
	TEST_OK(&f.t, doe_klok(ACT_termijn_hervatten, "veiligheidsbeoordeling", NULL, &uit));
	TEST_OK(&f.t, doe_klok(ACT_termijn_openen, "veiligheidsbeoordeling", NULL, &u));
	assert_int_equal(u.nstappen, 2);
	assert_string_equal(u.stappen[0].reden, "Zeldzaamwoord in de reden.");
	assert_non_null(strstr(u.uitleg, "werkdagen"));
	assert_false(doe_in_bestand(&f.t, "Zeldzaamwoord"));
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM gebeurtenis WHERE soort IN"
	    " ('termijn_geschorst', 'termijn_hervat')"), 2);
}

static void
a_reason_must_be_there(void **state)
{
	struct act_klaar uit;

	(void)state;
	assert_int_equal(doe_klok(ACT_termijn_schorsen, "veiligheidsbeoordeling", NULL, &uit),
	    ERR_INVALID);
	assert_int_equal(doe_klok(ACT_termijn_laten_vervallen, "hulp_op_gang", "", &uit),
	    ERR_INVALID);
}

/* D14 */
static void
a_clock_of_a_dossier_one_may_not_see_is_not_there(void **state)
{
	struct uit_termijn_openen u;
	struct act_klaar uit;

	(void)state;
	test_db_wie(&f.t, TEST_EIGEN);
	assert_int_equal(doe_klok(ACT_termijn_openen, "hulp_op_gang", NULL, &u), ERR_NOT_FOUND);
	assert_int_equal(doe_klok(ACT_termijn_schorsen, "veiligheidsbeoordeling", "x", &uit),
	    ERR_NOT_FOUND);
}

/* K6 */
static void
the_clock_of_a_person_says_who_it_is_about(void **state)
{
	struct uit_termijn_openen u;

	(void)state;
	TEST_OK(&f.t, doe_klok(ACT_termijn_openen, "informatieplicht", NULL, &u));
	assert_non_null(u.persoon);
	assert_null(u.verlengen);
	assert_non_null(u.schorsen);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn WHERE norm ="
	    " 'informatieplicht'"), 2);
}

static void
every_count_of_the_team_is_as_long_as_the_list_it_opens(void **state)
{
	struct uit_termijnen_overzicht u;

	(void)state;
	f.t.clock.fixed = TEST_NU + 30 * 3600;
	for (int b = 0; b < TBAK_COUNT; b++) {
		struct doe d = { .t = &f.t };

		doe_veld(&d, "bak", termijn_bak_code((enum termijn_bak)b));
		TEST_OK(&f.t, doe(&d, ACT_termijnen_overzicht, &u));
		assert_int_equal(u.n, u.tellingen[b]);
		if (b == TBAK_LAAT)
			assert_int_equal(u.n, 1);
	}
	assert_int_equal(u.nwerkers, 1);
	assert_int_equal(u.werkers[0].laat, 1);
}

static enum err_code
van_work(struct tx *tx, void *arg, struct err *err)
{
	int64_t wie;

	return agenda_adres_van(tx, f.t.a, TEST_REGIO, arg, &wie, err);
}

static void
a_calendar_address_works_until_it_is_taken_back_by_its_owner(void **state)
{
	struct uit_agenda_adres_maken u;
	struct doe maak = { .t = &f.t }, weg = { .t = &f.t };
	struct act_klaar uit;
	char *token;

	(void)state;
	TEST_OK(&f.t, doe(&maak, ACT_agenda_adres_maken, &u));
	token = arena_strdup(f.t.a, u.token);
	assert_int_equal(strlen(token), SEAL_TOKEN - 1);
	assert_false(doe_in_bestand(&f.t, token));
	TEST_OK(&f.t, db_read(f.t.db, van_work, token, &f.t.err));
	doe_id(&weg, "adres", u.id);
	test_db_wie(&f.t, TEST_CASUS);
	assert_int_equal(doe(&weg, ACT_agenda_adres_intrekken, &uit), ERR_NOT_FOUND);
	test_db_wie(&f.t, TEST_FRONT);
	TEST_OK(&f.t, doe(&weg, ACT_agenda_adres_intrekken, &uit));
	assert_int_equal(db_read(f.t.db, van_work, token, &f.t.err), ERR_NOT_FOUND);
}

static void
the_month_holds_what_is_due_in_it_and_nothing_else(void **state)
{
	struct doe nu = { .t = &f.t }, ver = { .t = &f.t };
	struct uit_agenda u;

	(void)state;
	TEST_OK(&f.t, doe(&nu, ACT_agenda, &u));
	assert_int_equal(u.maand, 11);
	/* Screening and help tomorrow and the day after, start of the inquiry on the 30th. */
	assert_int_equal(u.n, 3);
	for (size_t i = 1; i < u.n; i++)
		assert_true(u.v[i].op >= u.v[i - 1].op);
	doe_veld(&ver, "jaar", "2027");
	doe_veld(&ver, "maand", "6");
	TEST_OK(&f.t, doe(&ver, ACT_agenda, &u));
	assert_int_equal(u.n, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_clock_is_suspended_and_resumed_with_its_history_and_a_place_on_the_timeline),
		T(a_reason_must_be_there),
		T(a_clock_of_a_dossier_one_may_not_see_is_not_there),
		T(the_clock_of_a_person_says_who_it_is_about),
		T(every_count_of_the_team_is_as_long_as_the_list_it_opens),
		T(a_calendar_address_works_until_it_is_taken_back_by_its_owner),
		T(the_month_holds_what_is_due_in_it_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
