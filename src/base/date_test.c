/* Days since 1970, months and the clock of Amsterdam. */
#include "base/date.h"

#include "hulp/test_arena.h"

#define TODAY date_from_ymd(2026, 11, 24)	/* a Tuesday */

static void
days_count_from_1970(void **state)
{
	(void)state;
	assert_int_equal(date_from_ymd(1970, 1, 1), 0);
	assert_int_equal(date_from_ymd(1969, 12, 31), -1);
	assert_int_equal(date_from_ymd(2026, 11, 24), 20781);
	assert_int_equal(date_weekday(date_from_ymd(2026, 11, 24)), 2);
	assert_int_equal(date_weekday(date_from_ymd(1800, 1, 1)), 3);
}

static void
every_day_of_four_centuries_goes_there_and_back(void **state)
{
	int32_t last = date_from_ymd(2199, 12, 31);

	(void)state;
	for (int32_t day = date_from_ymd(1800, 1, 1); day <= last; day++) {
		int y, m, d;

		date_to_ymd(day, &y, &m, &d);
		assert_int_equal(date_from_ymd(y, m, d), day);
	}
}

static void
leap_days_follow_the_century_rule(void **state)
{
	(void)state;
	assert_int_equal(date_from_ymd(1900, 2, 29), DATE_NONE);
	assert_int_not_equal(date_from_ymd(2000, 2, 29), DATE_NONE);
	assert_int_not_equal(date_from_ymd(2024, 2, 29), DATE_NONE);
	assert_int_equal(date_from_ymd(2026, 2, 29), DATE_NONE);
	assert_int_equal(date_from_ymd(2100, 2, 29), DATE_NONE);
}

static void
a_date_that_is_not_there_is_none(void **state)
{
	(void)state;
	assert_int_equal(date_from_ymd(2026, 2, 31), DATE_NONE);
	assert_int_equal(date_from_ymd(2026, 13, 1), DATE_NONE);
	assert_int_equal(date_from_ymd(2026, 0, 1), DATE_NONE);
	assert_int_equal(date_from_ymd(2026, 4, 0), DATE_NONE);
	assert_int_equal(date_from_ymd(1799, 12, 31), DATE_NONE);
	assert_int_equal(date_from_ymd(2200, 1, 1), DATE_NONE);
}

static void
easter_falls_where_the_tables_say(void **state)
{
	static const int table[][3] = {
		{ 1990, 4, 15 }, { 1999, 4, 4 }, { 2000, 4, 23 }, { 2008, 3, 23 },
		{ 2011, 4, 24 }, { 2024, 3, 31 }, { 2025, 4, 20 }, { 2026, 4, 5 },
		{ 2027, 3, 28 }, { 2028, 4, 16 }, { 2038, 4, 25 }, { 2049, 4, 18 },
		{ 2076, 4, 19 }, { 2100, 3, 28 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(date_easter(table[i][0]),
		    date_from_ymd(table[i][0], table[i][1], table[i][2]));
}

static void
a_month_later_stays_within_the_month(void **state)
{
	(void)state;
	assert_int_equal(date_add_months(date_from_ymd(2026, 1, 31), 1),
	    date_from_ymd(2026, 2, 28));
	assert_int_equal(date_add_months(date_from_ymd(2026, 11, 30), 3),
	    date_from_ymd(2027, 2, 28));
	assert_int_equal(date_add_months(date_from_ymd(2026, 1, 15), -2),
	    date_from_ymd(2025, 11, 15));
}

static void
summer_time_begins_and_ends_at_one_utc(void **state)
{
	int64_t march = (int64_t)date_from_ymd(2026, 3, 29) * 86400 + 3600;
	int64_t october = (int64_t)date_from_ymd(2026, 10, 25) * 86400 + 3600;

	(void)state;
	assert_int_equal(civil_from_time(march - 1).hour, 1);
	assert_int_equal(civil_from_time(march).hour, 3);
	assert_int_equal(civil_from_time(october - 1).hour, 2);
	assert_int_equal(civil_from_time(october).hour, 2);
	assert_int_equal(civil_from_time(october + 3600).hour, 3);
}

static void
summer_time_before_1996_ended_in_september(void **state)
{
	(void)state;
	assert_int_equal(time_from_civil(1995, 10, 1, 12, 0, 0) % 86400, 11 * 3600);
	assert_int_equal(time_from_civil(1996, 10, 1, 12, 0, 0) % 86400, 10 * 3600);
	assert_int_equal(time_from_civil(1977, 4, 2, 12, 0, 0) % 86400, 11 * 3600);
	assert_int_equal(time_from_civil(1977, 4, 4, 12, 0, 0) % 86400, 10 * 3600);
	assert_int_equal(time_from_civil(1976, 7, 1, 12, 0, 0) % 86400, 11 * 3600);
}

static void
the_hour_that_does_not_exist_is_an_hour_later(void **state)
{
	struct civil c = civil_from_time(time_from_civil(2026, 3, 29, 2, 30, 0));

	(void)state;
	assert_int_equal(c.hour, 3);
	assert_int_equal(c.minute, 30);
}

static void
of_the_hour_that_comes_twice_the_first_is_meant(void **state)
{
	int64_t first = time_from_civil(2026, 10, 25, 2, 30, 0);

	(void)state;
	assert_int_equal(first, (int64_t)date_from_ymd(2026, 10, 25) * 86400 + 1800);
	assert_int_equal(civil_from_time(first + 3600).hour, 2);
	assert_int_equal(time_from_civil(2026, 10, 25, 3, 0, 0) - first, 5400);
}

static void
a_time_no_clock_shows_is_none(void **state)
{
	(void)state;
	assert_int_equal(time_from_civil(2026, 2, 30, 10, 0, 0), TIME_NONE);
	assert_int_equal(time_from_civil(2026, 2, 28, 24, 0, 0), TIME_NONE);
	assert_int_equal(time_from_civil(2026, 2, 28, 10, 60, 0), TIME_NONE);
	assert_int_equal(time_at(DATE_NONE, 1, 0), TIME_NONE);
}

static void
the_day_in_amsterdam_begins_before_that_of_utc(void **state)
{
	int64_t midnight = (int64_t)TODAY * 86400;

	(void)state;
	assert_int_equal(date_of_time(midnight - 3600), TODAY);
	assert_int_equal(date_of_time(midnight - 3601), TODAY - 1);
	assert_int_equal(date_of_time(time_at(date_from_ymd(1960, 5, 5), 0, 0)),
	    date_from_ymd(1960, 5, 5));
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, test_arena_begin, test_arena_end)
	const struct CMUnitTest tests[] = {
		T(days_count_from_1970),
		T(every_day_of_four_centuries_goes_there_and_back),
		T(leap_days_follow_the_century_rule),
		T(a_date_that_is_not_there_is_none),
		T(easter_falls_where_the_tables_say),
		T(a_month_later_stays_within_the_month),
		T(summer_time_begins_and_ends_at_one_utc),
		T(summer_time_before_1996_ended_in_september),
		T(the_hour_that_does_not_exist_is_an_hour_later),
		T(of_the_hour_that_comes_twice_the_first_is_meant),
		T(a_time_no_clock_shows_is_none),
		T(the_day_in_amsterdam_begins_before_that_of_utc),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
