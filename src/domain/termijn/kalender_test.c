#include "domain/termijn/kalender.h"

#include "hulp/test_arena.h"

#include "base/date.h"

static void
check_year(int jaar, const int (*days)[2], size_t n)
{
	struct kalender_dag out[KALENDER_WETTELIJK_MAX];

	assert_int_equal(kalender_wettelijk(jaar, out), n);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(out[i].dag, date_from_ymd(jaar, days[i][1], days[i][0]));
		assert_true(out[i].atw);
		assert_false(out[i].werkdag);
		assert_non_null(out[i].naam);
	}
}

static void
the_feast_days_of_the_law_fall_as_published(void **state)
{
	static const int in_2026[][2] = { { 1, 1 }, { 3, 4 }, { 6, 4 }, { 27, 4 }, { 5, 5 },
	    { 14, 5 }, { 25, 5 }, { 25, 12 }, { 26, 12 } };
	static const int in_2027[][2] = { { 1, 1 }, { 26, 3 }, { 29, 3 }, { 27, 4 }, { 5, 5 },
	    { 6, 5 }, { 17, 5 }, { 25, 12 }, { 26, 12 } };
	static const int in_2008[][2] = { { 1, 1 }, { 21, 3 }, { 24, 3 }, { 30, 4 }, { 1, 5 },
	    { 5, 5 }, { 12, 5 }, { 25, 12 }, { 26, 12 } };

	(void)state;
	check_year(2026, in_2026, 9);
	check_year(2027, in_2027, 9);
	check_year(2008, in_2008, 9);
}

static bool
feast(int y, int m, int d)
{
	struct kalender_dag out[KALENDER_WETTELIJK_MAX];
	size_t n = kalender_wettelijk(y, out);

	for (size_t i = 0; i < n; i++)
		if (out[i].dag == date_from_ymd(y, m, d))
			return true;
	return false;
}

static void
kings_day_is_the_26th_when_the_27th_is_a_sunday(void **state)
{
	(void)state;
	assert_true(feast(2014, 4, 26) && !feast(2014, 4, 27));
	assert_true(feast(2025, 4, 26) && !feast(2025, 4, 27));
	assert_true(feast(2015, 4, 27));
}

static void
queens_day_was_the_30th_or_before_a_sunday_the_29th(void **state)
{
	(void)state;
	assert_true(feast(2013, 4, 30) && !feast(2013, 4, 27));
	assert_true(feast(2006, 4, 29) && !feast(2006, 4, 30));
}

static void
the_fifth_of_may_is_a_feast_day_every_year(void **state)
{
	(void)state;
	for (int y = KALENDER_JAAR_MIN; y <= KALENDER_JAAR_MAX; y++)
		assert_true(feast(y, 5, 5));
}

static void
two_feasts_on_one_day_are_one_row(void **state)
{
	struct kalender_dag out[KALENDER_WETTELIJK_MAX];

	(void)state;
	assert_int_equal(kalender_wettelijk(2016, out), 8);
	assert_string_equal(out[4].naam, "Hemelvaartsdag en Bevrijdingsdag");
}

static void
years_without_a_calendar_have_no_days(void **state)
{
	struct kalender_dag out[KALENDER_WETTELIJK_MAX];

	(void)state;
	assert_int_equal(kalender_wettelijk(1989, out), 0);
	assert_int_equal(kalender_wettelijk(2101, out), 0);
}

static void
a_decree_day_is_free_for_law_and_organisation(void **state)
{
	int32_t dag = date_from_ymd(2026, 5, 15);
	struct kalender_dag rij = { .dag = dag, .atw = true, .naam = "gelijkgesteld bij besluit" };
	const struct kalender *k;
	struct err err;

	assert_int_equal(kalender_maak(*state, NULL, 0, &k, &err), ERR_OK);
	assert_false(kalender_atw_vrij(k, dag));
	assert_true(kalender_werkdag(k, dag));
	assert_null(kalender_naam(k, dag));
	assert_int_equal(kalender_maak(*state, &rij, 1, &k, &err), ERR_OK);
	assert_true(kalender_atw_vrij(k, dag));
	assert_false(kalender_werkdag(k, dag));
	assert_string_equal(kalender_naam(k, dag), "gelijkgesteld bij besluit");
}

static void
an_organisation_may_work_on_a_feast_day_but_the_law_stays(void **state)
{
	int32_t dag = date_from_ymd(2026, 4, 3);
	struct kalender_dag rij = { .dag = dag, .werkdag = true, .naam = "Goede Vrijdag" };
	const struct kalender *k;
	struct err err;

	assert_int_equal(kalender_maak(*state, &rij, 1, &k, &err), ERR_OK);
	assert_true(kalender_atw_vrij(k, dag));
	assert_true(kalender_werkdag(k, dag));
}

static void
a_free_day_of_the_organisation_is_not_one_of_the_law(void **state)
{
	int32_t dag = date_from_ymd(2026, 12, 24);
	struct kalender_dag rij = { .dag = dag, .naam = "organisatie gesloten" };
	const struct kalender *k;
	struct err err;

	assert_int_equal(kalender_maak(*state, &rij, 1, &k, &err), ERR_OK);
	assert_false(kalender_atw_vrij(k, dag));
	assert_false(kalender_werkdag(k, dag));
}

static void
saturdays_and_sundays_are_never_working_days(void **state)
{
	int32_t dag = date_from_ymd(2026, 11, 21);
	struct kalender_dag rij = { .dag = dag, .werkdag = true, .naam = "open dag" };
	const struct kalender *k;
	struct err err;

	assert_int_equal(kalender_maak(*state, &rij, 1, &k, &err), ERR_OK);
	assert_false(kalender_werkdag(k, dag));
	assert_true(kalender_atw_vrij(k, dag));
	assert_string_equal(kalender_naam(k, dag + 1), "zondag");
	assert_int_equal(kalender_werkdagen(k, dag - 1, dag + 9), 6);
	assert_int_equal(kalender_werkdagen(k, dag, dag - 5), 0);
}

static void
a_day_that_stands_twice_or_does_not_exist_is_refused_by_field(void **state)
{
	int32_t dag = date_from_ymd(2026, 5, 15);
	struct kalender_dag rijen[] = { { .dag = dag, .naam = "a" },
	    { .dag = dag + 1, .naam = "b" }, { .dag = dag, .naam = "c" } };
	const struct kalender *k = NULL;
	struct err err;

	assert_int_equal(kalender_maak(*state, rijen, 3, &k, &err), ERR_INVALID);
	assert_string_equal(err.field, "kalender");
	rijen[2].dag = DATE_NONE;
	assert_int_equal(kalender_maak(*state, rijen, 3, &k, &err), ERR_INVALID);
	assert_int_equal(kalender_maak(*state, rijen, KALENDER_RIJEN_MAX + 1, &k, &err), ERR_LIMIT);
	assert_null(k);
	assert_int_equal(kalender_maak(*state, rijen, 2, &k, &err), ERR_OK);
}

static void
a_free_day_says_why(void **state)
{
	int32_t besluit = date_from_ymd(2026, 5, 15), dicht = date_from_ymd(2026, 12, 24);
	struct kalender_dag rijen[] = {
		{ .dag = besluit, .atw = true, .naam = "Dag na Hemelvaartsdag" },
		{ .dag = dicht, .naam = "Kerstavond" },
	};
	const struct kalender *k;
	struct err err;

	assert_int_equal(kalender_maak(*state, rijen, 2, &k, &err), ERR_OK);
	assert_string_equal(kalender_reden(*state, k, besluit - 1), "Hemelvaartsdag");
	assert_string_equal(kalender_reden(*state, k, besluit),
	    "Dag na Hemelvaartsdag, gelijkgesteld bij besluit");
	assert_string_equal(kalender_reden(*state, k, dicht),
	    "Kerstavond, de organisatie is dicht");
	assert_string_equal(kalender_reden(*state, k, besluit + 1), "zaterdag");
	assert_string_equal(kalender_reden(*state, k, besluit + 4), "");
	assert_true(kalender_besluit_bekend(k, 2026));
	assert_false(kalender_besluit_bekend(k, 2027));
}

static void
a_year_without_days_by_decree_is_told_a_year_before(void **state)
{
	struct kalender_dag rijen[] = {
		{ .dag = date_from_ymd(2026, 5, 15), .atw = true, .naam = "Dag na Hemelvaartsdag" },
		{ .dag = date_from_ymd(2027, 5, 7), .atw = true, .naam = "Dag na Hemelvaartsdag" },
		{ .dag = date_from_ymd(2028, 12, 24), .naam = "Kerstavond" },
	};
	const struct kalender *k;
	struct err err;

	assert_int_equal(kalender_maak(*state, rijen, 3, &k, &err), ERR_OK);
	assert_null(kalender_waarschuwing(*state, k, date_from_ymd(2026, 12, 31)));
	assert_non_null(strstr(kalender_waarschuwing(*state, k, date_from_ymd(2027, 1, 1)),
	    "Van 2028 staan"));
	assert_non_null(strstr(kalender_waarschuwing(*state, k, date_from_ymd(2029, 1, 1)),
	    "Van 2029 staan"));
}

static void
outside_the_years_only_weekends_are_free(void **state)
{
	struct kalender_dag rij = { .dag = date_from_ymd(2101, 1, 3), .atw = true, .naam = "x" };
	const struct kalender *k;
	struct err err;

	assert_int_equal(kalender_maak(*state, &rij, 1, &k, &err), ERR_INVALID);
	assert_int_equal(kalender_maak(*state, NULL, 0, &k, &err), ERR_OK);
	assert_false(kalender_atw_vrij(k, date_from_ymd(1989, 12, 25)));
	assert_true(kalender_atw_vrij(k, date_from_ymd(2101, 1, 1)));
	assert_true(kalender_werkdag(k, date_from_ymd(2101, 1, 3)));
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, test_arena_begin, test_arena_end)
	const struct CMUnitTest tests[] = {
		T(the_feast_days_of_the_law_fall_as_published),
		T(kings_day_is_the_26th_when_the_27th_is_a_sunday),
		T(queens_day_was_the_30th_or_before_a_sunday_the_29th),
		T(the_fifth_of_may_is_a_feast_day_every_year),
		T(two_feasts_on_one_day_are_one_row),
		T(years_without_a_calendar_have_no_days),
		T(a_decree_day_is_free_for_law_and_organisation),
		T(an_organisation_may_work_on_a_feast_day_but_the_law_stays),
		T(a_free_day_of_the_organisation_is_not_one_of_the_law),
		T(saturdays_and_sundays_are_never_working_days),
		T(a_free_day_says_why),
		T(a_year_without_days_by_decree_is_told_a_year_before),
		T(outside_the_years_only_weekends_are_free),
		T(a_day_that_stands_twice_or_does_not_exist_is_refused_by_field),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
