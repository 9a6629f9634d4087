/* A free day is added while clocks run: what moves, and that it says so. */
#include "hulp/test_zaak.h"

#include "domain/termijn/termijn_herreken.h"
#include "domain/termijn/termijn_leven.h"

static struct {
	struct test_db		 t;
	int64_t			 dossier, melding;
	struct seal_key		*key;
	struct regio_gegevens	*nieuw;
} f;

static int
setup(void **state)
{
	static const struct melding_betrokkene gezin[] = {
		{ .persoon = TEST_MOEDER, .rol = "112" }, { .persoon = TEST_VADER, .rol = "112" },
	};

	(void)state;
	f.nieuw = NULL;
	test_db_open(&f.t, true);
	test_zaak_dossier(&f.t, TEST_CASUS, &f.dossier, &f.key);
	f.melding = test_zaak_meld(&f.t, f.key, test_zaak_invoer(f.dossier, gezin, 2));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	regio_gegevens_free(f.nieuw);
	test_db_close(&f.t);
	return 0;
}

static struct termijn
klok(const char *code)
{
	return test_zaak_klok(&f.t, f.melding, code);
}

/* The calendar with these rows more; what moved. */
static struct termijn_herreken_uit
met_dag(const char *sql)
{
	struct termijn_herreken_uit uit;
	const struct kalender *oud = regio_kalender(f.t.w.gegevens);

	test_db_script(&f.t, sql);
	TEST_OK(&f.t, regio_gegevens_load(f.t.w.tx, TEST_REGIO, &f.nieuw, &f.t.err));
	f.t.w.gegevens = f.nieuw;
	TEST_OK(&f.t, termijn_herreken(&f.t.w, oud, &uit, &f.t.err));
	return uit;
}

static int32_t
dag(int64_t op)
{
	return date_of_time(op);
}

/* C4 */
static void
a_day_that_becomes_free_moves_the_clocks_that_run_over_it(void **state)
{
	int64_t vhb = klok("veiligheidsbeoordeling").verloopt_op;	/* Tuesday 1 December */
	int64_t uren = klok("hulp_op_gang").verloopt_op;
	struct termijn_herreken_uit uit;

	(void)state;
	uit = met_dag("INSERT INTO kalender (regio, datum, naam, atw, werkdag) VALUES"
	    " (7, '2026-11-30', 'Extra feestdag', 1, 0);");
	/* The decision, and the start of the research that would end that Monday. */
	assert_int_equal(uit.aantal, 2);
	assert_int_equal(uit.n, 2);
	assert_int_equal(dag(klok("veiligheidsbeoordeling").verloopt_op), dag(vhb) + 1);
	assert_int_equal(dag(klok("start_onderzoek").verloopt_op), date_from_ymd(2026, 12, 1));
	assert_int_equal(klok("hulp_op_gang").verloopt_op, uren);
	assert_string_equal(uit.v[0].naam, "Start onderzoek");
	assert_int_equal(dag(uit.v[0].van), date_from_ymd(2026, 11, 30));
	assert_int_equal(dag(uit.v[0].tot), date_from_ymd(2026, 12, 1));
	assert_int_equal(strlen(uit.v[0].kenmerk) > 0, 1);
}

static void
a_clock_that_moved_has_it_in_its_history(void **state)
{
	struct termijn t = klok("start_onderzoek");
	struct termijn_stap *s;
	size_t n;

	(void)state;
	(void)met_dag("INSERT INTO kalender (regio, datum, naam, atw, werkdag) VALUES"
	    " (7, '2026-11-30', 'Extra feestdag', 1, 0);");
	TEST_OK(&f.t, termijn_stappen(&f.t.w, f.key, t.id, &s, &n, &f.t.err));
	assert_int_equal(n, 1);
	assert_string_equal(s[0].soort, "herrekend");
	assert_int_equal(s[0].van, t.verloopt_op);
	assert_int_equal(s[0].tot, klok("start_onderzoek").verloopt_op);
}

static void
a_day_on_which_only_the_organisation_is_closed_leaves_the_law_alone(void **state)
{
	int64_t start = klok("start_onderzoek").verloopt_op;
	struct termijn_herreken_uit uit;

	(void)state;
	uit = met_dag("INSERT INTO kalender (regio, datum, naam, atw, werkdag) VALUES"
	    " (7, '2026-11-30', 'Verhuizing', 0, 0);");
	assert_int_equal(uit.aantal, 1);
	assert_string_equal(uit.v[0].naam, "Veiligheidsbeoordeling");
	assert_int_equal(klok("start_onderzoek").verloopt_op, start);
}

static void
a_clock_that_stood_still_is_counted_again_with_its_rest(void **state)
{
	struct termijn t = klok("veiligheidsbeoordeling");
	struct termijn_herreken_uit uit;
	int64_t due;

	(void)state;
	f.t.w.nu = time_at(date_from_ymd(2026, 11, 26), 12, 0);
	TEST_OK(&f.t, termijn_schors(&f.t.w, f.key, t.id, "x", &f.t.err));
	f.t.w.nu = time_at(date_from_ymd(2026, 12, 10), 9, 0);
	TEST_OK(&f.t, termijn_hervat(&f.t.w, f.key, t.id, NULL, &due, &f.t.err));
	assert_int_equal(dag(due), date_from_ymd(2026, 12, 15));
	uit = met_dag("INSERT INTO kalender (regio, datum, naam, atw, werkdag) VALUES"
	    " (7, '2026-12-14', 'Extra feestdag', 1, 0);");
	assert_int_equal(uit.aantal, 1);
	assert_int_equal(dag(klok("veiligheidsbeoordeling").verloopt_op),
	    date_from_ymd(2026, 12, 16));
}

static void
an_extension_to_a_day_that_becomes_free_goes_on_to_the_next(void **state)
{
	struct termijn t = klok("informatieplicht");
	int32_t tot = dag(t.verloopt_op) + 7;	/* Tuesday 29 December */
	struct termijn_herreken_uit uit;

	(void)state;
	TEST_OK(&f.t, termijn_verleng(&f.t.w, f.key, t.id, tot, "x", &f.t.err));
	uit = met_dag("INSERT INTO kalender (regio, datum, naam, atw, werkdag) VALUES"
	    " (7, '2026-12-29', 'Extra feestdag', 1, 0);");
	assert_int_equal(uit.aantal, 1);
	assert_int_equal(uit.v[0].termijn, t.id);
	assert_int_equal(dag(uit.v[0].tot), tot + 1);
}

static void
clocks_that_stopped_and_calendars_that_are_the_same_move_nothing(void **state)
{
	struct termijn_herreken_uit uit;

	(void)state;
	TEST_OK(&f.t, termijn_vervallen_alle(&f.t.w, f.melding, "afgesloten", &f.t.err));
	uit = met_dag("INSERT INTO kalender (regio, datum, naam, atw, werkdag) VALUES"
	    " (7, '2026-11-30', 'Extra feestdag', 1, 0);");
	assert_int_equal(uit.aantal, 0);
	TEST_OK(&f.t, termijn_herreken(&f.t.w, regio_kalender(f.t.w.gegevens), &uit, &f.t.err));
	assert_int_equal(uit.aantal, 0);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_day_that_becomes_free_moves_the_clocks_that_run_over_it),
		T(a_clock_that_moved_has_it_in_its_history),
		T(a_day_on_which_only_the_organisation_is_closed_leaves_the_law_alone),
		T(a_clock_that_stood_still_is_counted_again_with_its_rest),
		T(an_extension_to_a_day_that_becomes_free_goes_on_to_the_next),
		T(clocks_that_stopped_and_calendars_that_are_the_same_move_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
