/* The life of a clock: suspended, extended, explained, lapsed; and whose it is. */
#include "hulp/test_zaak.h"

#include "domain/termijn/termijn_leven.h"

static struct {
	struct test_db	 t;
	int64_t		 dossier, melding;
	struct seal_key	*key;
} f;

static int
setup(void **state)
{
	static const struct melding_betrokkene gezin[] = {
		{ .persoon = TEST_MOEDER, .rol = "112" }, { .persoon = TEST_VADER, .rol = "112" },
	};

	test_db_open(&f.t, true);
	test_zaak_dossier(&f.t, TEST_CASUS, &f.dossier, &f.key);
	f.melding = test_zaak_meld(&f.t, f.key, test_zaak_invoer(f.dossier, gezin, 2));
	*state = &f.t;
	return 0;
}

static struct termijn
klok(const char *code)
{
	return test_zaak_klok(&f.t, f.melding, code);
}

static int32_t
dag(int64_t op)
{
	return date_of_time(op);
}

/* C4: the due moment moves by the working days that were left, and history says so. */
static void
a_clock_that_stood_still_is_due_as_much_later(void **state)
{
	struct termijn t = klok("veiligheidsbeoordeling");	/* to Tuesday 1 December */
	struct termijn_stap *s;
	int64_t due;
	size_t n;

	(void)state;
	f.t.w.nu = time_at(date_from_ymd(2026, 11, 26), 12, 0);
	TEST_OK(&f.t, termijn_schors(&f.t.w, f.key, t.id, "Gezin is in het buitenland.",
	    &f.t.err));
	assert_string_equal(klok("veiligheidsbeoordeling").stand, "geschorst");
	f.t.w.nu = time_at(date_from_ymd(2026, 12, 10), 9, 0);
	TEST_OK(&f.t, termijn_hervat(&f.t.w, f.key, t.id, NULL, &due, &f.t.err));
	/* Left were Friday, Monday and Tuesday; Thursday 10 December goes on. */
	assert_int_equal(dag(due), date_from_ymd(2026, 12, 15));
	t = klok("veiligheidsbeoordeling");
	assert_string_equal(t.stand, "loopt");
	assert_int_equal(t.verloopt_op, due);
	TEST_OK(&f.t, termijn_stappen(&f.t.w, f.key, t.id, &s, &n, &f.t.err));
	assert_int_equal(n, 2);
	assert_string_equal(s[0].soort, "geschorst");
	assert_string_equal(s[0].reden, "Gezin is in het buitenland.");
	assert_string_equal(s[1].soort, "hervat");
	assert_int_equal(dag(s[1].van), date_from_ymd(2026, 12, 1));
	assert_int_equal(s[1].tot, due);
}

static void
a_clock_that_stands_still_is_not_late_and_says_so(void **state)
{
	struct termijn t = klok("veiligheidsbeoordeling");
	struct melding m;

	(void)state;
	TEST_OK(&f.t, termijn_schors(&f.t.w, f.key, t.id, "x", &f.t.err));
	f.t.w.nu = TEST_NU + INT64_C(90) * 86400;
	t = klok("veiligheidsbeoordeling");
	assert_string_equal(t.woorden.woorden, "staat stil, nog 5 werkdagen");
	assert_int_equal(t.woorden.stand, TERMIJN_GESTOPT);
	TEST_OK(&f.t, melding_laad(&f.t.w, f.key, f.melding, &m, &f.t.err));
	assert_int_not_equal(m.termijn, t.id);
}

static void
a_step_done_while_the_clock_stood_still_was_in_time(void **state)
{
	struct termijn t = klok("veiligheidsbeoordeling");

	(void)state;
	TEST_OK(&f.t, termijn_schors(&f.t.w, f.key, t.id, "x", &f.t.err));
	f.t.w.nu = TEST_NU + INT64_C(60) * 86400;
	TEST_OK(&f.t, termijn_gebeurtenis(&f.t.w, &(struct termijn_gebeurtenis){
	    .melding = f.melding, .dossier = f.dossier, .soort = GEB_BESLUIT_GENOMEN,
	    .op = f.t.w.nu }, &f.t.err));
	assert_string_equal(klok("veiligheidsbeoordeling").stand, "gehaald");
}

static void
a_rule_without_suspension_or_extension_refuses_both(void **state)
{
	struct termijn t = klok("start_onderzoek");

	(void)state;
	assert_int_equal(termijn_schors(&f.t.w, f.key, t.id, "x", &f.t.err), ERR_CONFLICT);
	assert_non_null(strstr(f.t.err.text, "kent geen schorsing"));
	assert_int_equal(termijn_verleng(&f.t.w, f.key, t.id, dag(t.verloopt_op) + 1, "x",
	    &f.t.err), ERR_CONFLICT);
	assert_non_null(strstr(f.t.err.text, "kent geen verlenging"));
}

static void
what_does_not_run_is_not_suspended_and_what_runs_not_resumed(void **state)
{
	struct termijn t = klok("veiligheidsbeoordeling");
	int64_t due;

	(void)state;
	assert_int_equal(termijn_hervat(&f.t.w, f.key, t.id, NULL, &due, &f.t.err),
	    ERR_CONFLICT);
	TEST_OK(&f.t, termijn_schors(&f.t.w, f.key, t.id, "x", &f.t.err));
	assert_int_equal(termijn_schors(&f.t.w, f.key, t.id, "x", &f.t.err), ERR_CONFLICT);
	TEST_OK(&f.t, termijn_hervat(&f.t.w, f.key, t.id, NULL, &due, &f.t.err));
	assert_int_equal(due, t.verloopt_op);
	f.t.w.nu = t.verloopt_op + 1;
	assert_int_equal(termijn_schors(&f.t.w, f.key, t.id, "x", &f.t.err), ERR_CONFLICT);
}

/* K6, Wmo 2015 5.3.1: again and again, each time at most two weeks. */
static void
the_duty_to_inform_is_extended_by_two_weeks_at_most_each_time(void **state)
{
	struct termijn t = klok("informatieplicht");	/* to Tuesday 22 December */
	int32_t was = dag(t.verloopt_op), tot;

	(void)state;
	TEST_OK(&f.t, termijn_verleng_tot(&f.t.w, &t, &tot, &f.t.err));
	assert_int_equal(tot, was + 14);
	assert_int_equal(termijn_verleng(&f.t.w, f.key, t.id, tot + 1, "x", &f.t.err),
	    ERR_INVALID);
	assert_string_equal(f.t.err.field, "tot");
	assert_int_equal(termijn_verleng(&f.t.w, f.key, t.id, was, "x", &f.t.err), ERR_INVALID);
	TEST_OK(&f.t, termijn_verleng(&f.t.w, f.key, t.id, was + 7, "Gevaar voor het kind.",
	    &f.t.err));
	TEST_OK(&f.t, termijn_verleng(&f.t.w, f.key, t.id, was + 20, "Nog steeds.", &f.t.err));
	TEST_OK(&f.t, termijn_laad(&f.t.w, t.id, &t, &f.t.err));
	assert_int_equal(dag(t.verloopt_op), was + 20);
	assert_int_equal(t.verloopt_op, time_at(was + 21, 0, 0) - 1);
}

static void
why_it_is_late_is_asked_once(void **state)
{
	struct termijn t = klok("acute_screening");
	struct termijn_stap *s;
	size_t n;

	(void)state;
	assert_int_equal(termijn_zeg_reden(&f.t.w, f.key, t.id, "wachtlijst", NULL, &f.t.err),
	    ERR_CONFLICT);
	f.t.w.nu = t.verloopt_op + 1;
	TEST_OK(&f.t, termijn_zeg_reden(&f.t.w, f.key, t.id, "wachtlijst", "Te druk.",
	    &f.t.err));
	assert_string_equal(klok("acute_screening").laat_reden, "wachtlijst");
	assert_int_equal(termijn_zeg_reden(&f.t.w, f.key, t.id, "ziekte", NULL, &f.t.err),
	    ERR_CONFLICT);
	TEST_OK(&f.t, termijn_stappen(&f.t.w, f.key, t.id, &s, &n, &f.t.err));
	assert_int_equal(n, 1);
	assert_string_equal(s[0].reden, "Te druk.");
}

static void
a_clock_lapses_by_hand_with_a_reason(void **state)
{
	struct termijn t = klok("hulp_op_gang");

	(void)state;
	TEST_OK(&f.t, termijn_laat_vervallen(&f.t.w, f.key, t.id, "Hulp liep al.", &f.t.err));
	t = klok("hulp_op_gang");
	assert_string_equal(t.stand, "vervallen");
	assert_string_equal(t.stop_reden, "met_de_hand");
	assert_int_equal(termijn_laat_vervallen(&f.t.w, f.key, t.id, "x", &f.t.err),
	    ERR_CONFLICT);
}

static void
a_clock_is_of_who_handles_the_report_else_of_the_case_manager(void **state)
{
	(void)state;
	assert_int_equal(klok("hulp_op_gang").eigenaar, TEST_CASUS);
	TEST_OK(&f.t, dossier_zet_casusregisseur(&f.t.w, f.dossier, TEST_PROCES, &f.t.err));
	assert_int_equal(klok("hulp_op_gang").eigenaar, TEST_PROCES);
	TEST_OK(&f.t, melding_neem(&f.t.w, f.melding, &f.t.err));
	assert_int_equal(klok("hulp_op_gang").eigenaar, TEST_FRONT);
	TEST_OK(&f.t, dossier_zet_casusregisseur(&f.t.w, f.dossier, TEST_CASUS, &f.t.err));
	assert_int_equal(klok("hulp_op_gang").eigenaar, TEST_FRONT);
	TEST_OK(&f.t, melding_geef_door(&f.t.w, f.key, f.melding, TEST_CASUS, NULL, &f.t.err));
	assert_int_equal(klok("hulp_op_gang").eigenaar, TEST_CASUS);
}

/* ---- pure --------------------------------------------------------------------- */

static int64_t
na(enum eenheid e, enum norm_kalender kal, bool atw, int64_t due, int64_t van, int64_t tot)
{
	const struct norm n = { .code = "x", .naam = "x", .bron = "x", .lengte = 5,
	    .eenheid = e, .kalender = kal, .atw = atw };
	int64_t out;

	TEST_OK(&f.t, termijn_due_na_schorsing(&n, regio_kalender(f.t.gegevens), due, van, tot,
	    &out, &f.t.err));
	return out;
}

static void
hours_move_by_as_many_seconds(void **state)
{
	(void)state;
	assert_int_equal(na(EENHEID_UREN, NORM_EXACT, false, TEST_NU + 7200, TEST_NU,
	    TEST_NU + 61), TEST_NU + 7261);
}

static void
a_moved_term_of_the_law_does_not_end_on_a_free_day(void **state)
{
	int64_t due = time_at(date_from_ymd(2026, 12, 19), 0, 0) - 1;	/* Friday 18 December */
	int64_t van = time_at(date_from_ymd(2026, 12, 1), 9, 0);

	(void)state;
	/* A week later is Christmas Day, a Friday; then a weekend. */
	assert_int_equal(dag(na(EENHEID_WEKEN, NORM_ATW, true, due, van, van + 7 * 86400)),
	    date_from_ymd(2026, 12, 28));
	assert_int_equal(dag(na(EENHEID_WEKEN, NORM_ATW, false, due, van, van + 7 * 86400)),
	    date_from_ymd(2026, 12, 25));
}

static void
who_resumes_later_is_never_due_earlier(void **state)
{
	int64_t due = time_at(date_from_ymd(2026, 12, 2), 0, 0) - 1, was, nu;

	(void)state;
	for (int e = EENHEID_UREN; e <= EENHEID_MAANDEN; e++) {
		was = due;
		for (int64_t t = TEST_NU; t < TEST_NU + INT64_C(60) * 86400; t += 3 * 3600) {
			nu = na((enum eenheid)e, e == EENHEID_UREN ? NORM_EXACT :
			    e == EENHEID_WERKDAGEN ? NORM_ORGANISATIE : NORM_ATW, e % 2 == 1, due,
			    TEST_NU, t);
			assert_true(nu >= was);
			was = nu;
		}
	}
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_clock_that_stood_still_is_due_as_much_later),
		T(a_clock_that_stands_still_is_not_late_and_says_so),
		T(a_step_done_while_the_clock_stood_still_was_in_time),
		T(a_rule_without_suspension_or_extension_refuses_both),
		T(what_does_not_run_is_not_suspended_and_what_runs_not_resumed),
		T(the_duty_to_inform_is_extended_by_two_weeks_at_most_each_time),
		T(why_it_is_late_is_asked_once),
		T(a_clock_lapses_by_hand_with_a_reason),
		T(a_clock_is_of_who_handles_the_report_else_of_the_case_manager),
		T(hours_move_by_as_many_seconds),
		T(a_moved_term_of_the_law_does_not_end_on_a_free_day),
		T(who_resumes_later_is_never_due_earlier),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
