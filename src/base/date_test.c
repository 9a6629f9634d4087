#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define TODAY date_from_ymd(2026, 11, 24)	/* a Tuesday */

static int
setup(void **state)
{
	*state = arena_create(1 << 20);
	return *state == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	arena_destroy(*state);
	return 0;
}

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

static void
dates_are_read_in_every_usual_form(void **state)
{
	static const char *const forms[] = { "2026-05-13", "20260513", "13-5-2026",
	    "13-05-2026", "13/5/2026", "13.5.2026", "13 mei 2026", "  13  MEI 2026 ", "13-5",
	    "13 mei", "13-5-26", "wo 13 mei", "woensdag 13 mei 2026", "wo 13-5-2026" };
	struct err err;
	int32_t day;

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		assert_int_equal(date_parse(forms[i], TODAY, &day, &err), ERR_OK);
		assert_int_equal(day, date_from_ymd(2026, 5, 13));
	}
}

static void
words_for_days_are_relative_to_today(void **state)
{
	static const struct { const char *text; int ahead; } words[] = {
		{ "vandaag", 0 }, { "Gisteren", -1 }, { "eergisteren", -2 }, { "morgen", 1 },
		{ "ma", -1 }, { "maandag", -1 }, { "zo", -2 }, { "wo", -6 }, { "di", -7 },
	};
	struct err err;
	int32_t day;

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		assert_int_equal(date_parse(words[i].text, TODAY, &day, &err), ERR_OK);
		assert_int_equal(day - TODAY, words[i].ahead);
	}
}

static void
a_day_without_a_year_is_the_nearest_past_one(void **state)
{
	struct err err;
	int32_t day;

	(void)state;
	assert_int_equal(date_parse("24-11", TODAY, &day, &err), ERR_OK);
	assert_int_equal(day, TODAY);
	assert_int_equal(date_parse("25-11", TODAY, &day, &err), ERR_OK);
	assert_int_equal(day, date_from_ymd(2025, 11, 25));
	assert_int_equal(date_parse("29-2", TODAY, &day, &err), ERR_OK);
	assert_int_equal(day, date_from_ymd(2024, 2, 29));
}

static void
a_year_of_two_digits_is_at_most_ten_years_ahead(void **state)
{
	struct err err;
	int32_t day;

	(void)state;
	assert_int_equal(date_parse("1-1-36", TODAY, &day, &err), ERR_OK);
	assert_int_equal(day, date_from_ymd(2036, 1, 1));
	assert_int_equal(date_parse("1-1-37", TODAY, &day, &err), ERR_OK);
	assert_int_equal(day, date_from_ymd(1937, 1, 1));
}

static void
impossible_and_unreadable_dates_are_refused_in_dutch(void **state)
{
	static const char *const bad[] = { "31-2", "30-13", "31-2-2026", "2026-13-30", "0-5-2026",
	    "32-1", "29-2-2025", "", " ", "mei", "13 mai 2026", "13-5-", "-5-2026", "13-5-226",
	    "20261301", "2026-5", "gister", "do 13 mei 2026", "xx 13-5-2026", "13-5-2026 10.00",
	    "1-1-9999", "99999999999999999999", "\xc2\xb1 13-5-2026", "13-5-2026x",
	    "1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1",
	    "13-5-2026                                        " };
	struct err err;
	int32_t day = 7;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(date_parse(bad[i], TODAY, &day, &err), ERR_INVALID);
		assert_non_null(err.text);
		assert_int_equal(day, 7);
	}
	assert_int_equal(date_parse(NULL, TODAY, &day, &err), ERR_INVALID);
}

static void
times_are_read_in_every_usual_form(void **state)
{
	static const char *const forms[] = { "2026-05-13T10:00", "2026-05-13 10:00:00",
	    "13-5-2026 10.00", "13-5 10:00", "13 mei om 10.00 uur", "wo 13 mei 10u00",
	    "13-5-2026 10 uur", "2026-05-13T08:00Z", "2026-05-13T08:00:00.250Z",
	    "2026-05-13T10:00:00+02:00", "2026-05-13T10:00+0200", "2026-05-13T03:00-05:00",
	    "20260513T100000", "20260513100000", "202605131000", "2026051310000000",
	    "20260513100000000" };
	int64_t now = time_at(TODAY, 9, 31), t;
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		assert_int_equal(time_parse(forms[i], now, &t, &err), ERR_OK);
		assert_int_equal(t, time_from_civil(2026, 5, 13, 10, 0, 0));
	}
}

static void
a_time_alone_is_today(void **state)
{
	int64_t now = time_at(TODAY, 9, 31), t;
	struct err err;

	(void)state;
	assert_int_equal(time_parse("9.05", now, &t, &err), ERR_OK);
	assert_int_equal(t, time_at(TODAY, 9, 5));
	assert_int_equal(time_parse("10u", now, &t, &err), ERR_OK);
	assert_int_equal(t, time_at(TODAY, 10, 0));
	assert_int_equal(time_parse("gisteren 23.14", now, &t, &err), ERR_OK);
	assert_int_equal(t, time_at(TODAY - 1, 23, 14));
	assert_int_equal(time_parse("29-3-2026 02.30", now, &t, &err), ERR_OK);
	assert_int_equal(t, time_from_civil(2026, 3, 29, 3, 30, 0));
}

static void
impossible_times_are_refused_in_dutch(void **state)
{
	static const char *const bad[] = { "13-5-2026", "24.00", "10.60", "10:00:60", "31-2 10.00",
	    "", "10", "vandaag", "1000", "13.5", "2026-05-13T10:00+15:00", "T", "Z", "+01:00",
	    "om", "13-5-2026 10.0", "20260231100000", "20260513990000", "gisteren morgen 10.00",
	    "uur", "u", "n:n" };
	int64_t now = time_at(TODAY, 9, 31), t = 7;
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(time_parse(bad[i], now, &t, &err), ERR_INVALID);
		assert_non_null(err.text);
		assert_int_equal(t, 7);
	}
}

static void
births_are_kept_as_far_as_they_are_known(void **state)
{
	static const struct { const char *in, *out; } table[] = {
		{ "19880404", "19880404" }, { "4-4-1988", "19880404" },
		{ "4 april 1988", "19880404" }, { "1988-04-04", "19880404" },
		{ "4-4-88", "19880404" }, { "4-4-26", "20260404" }, { "19880400", "19880400" },
		{ "4-1988", "19880400" }, { "1988-04", "19880400" }, { "april 1988", "19880400" },
		{ "19880000", "19880000" }, { "1988", "19880000" }, { "ongeveer 4", "20220000" },
		{ "4 jaar", "20220000" }, { "ca 4 jaar", "20220000" }, { "0 jaar", "20260000" },
		{ "3 maanden", "20260800" }, { "12 weken", "20260900" }, { "2026", "20260000" },
		{ "11-2026", "20261100" }, { "24-11-2026", "20261124" },
		{ "onbekend", "00000000" }, { "00000000", "00000000" },
		{ "99999999", "99999999" }, { "ongeboren", "99999999" },
		{ "nog niet geboren", "99999999" }, { "24-11-1896", "18961124" },
	};
	struct err err;
	char out[9];

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		assert_int_equal(birth_parse(table[i].in, TODAY, out, &err), ERR_OK);
		assert_string_equal(out, table[i].out);
	}
}

static void
a_birth_in_the_future_is_refused(void **state)
{
	static const char *const bad[] = { "25-11-2026", "12-2026", "2027", "20261200" };
	struct err err;
	char out[9];

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(birth_parse(bad[i], TODAY, out, &err), ERR_INVALID);
		assert_string_equal(err.text, "Deze geboortedatum ligt in de toekomst.");
	}
}

static void
a_birth_more_than_130_years_ago_is_refused(void **state)
{
	static const char *const bad[] = { "23-11-1896", "10-1896", "1895", "ongeveer 132",
	    "1-1-1066" };
	struct err err;
	char out[9];

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(birth_parse(bad[i], TODAY, out, &err), ERR_INVALID);
		assert_string_equal(err.text,
		    "Deze geboortedatum is meer dan 130 jaar geleden.");
	}
}

static void
an_impossible_birth_is_refused(void **state)
{
	static const char *const bad[] = { "31-2-2020", "30-13-1988", "19880012", "19881300",
	    "13-1988", "0-4-1988", "4-0-1988", "0-1988", "", "4", "88", "jong", "ongeveer",
	    "ongeveer vier", "ongeveer 4 dagen", "9999 jaar", "00000400", "4-4" };
	struct err err;
	char out[9] = "........";

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(birth_parse(bad[i], TODAY, out, &err), ERR_INVALID);
		assert_non_null(err.text);
		assert_string_equal(out, "........");
	}
}

static void
age_counts_whole_years(void **state)
{
	(void)state;
	assert_int_equal(birth_age("20081124", TODAY), 18);
	assert_int_equal(birth_age("20081125", TODAY), 17);
	assert_int_equal(birth_age("20080229", date_from_ymd(2026, 2, 28)), 17);
	assert_int_equal(birth_age("20080229", date_from_ymd(2026, 3, 1)), 18);
	assert_int_equal(birth_age("20081100", TODAY), 18);
	assert_int_equal(birth_age("20080000", TODAY), 18);
	assert_int_equal(birth_age("20220000", TODAY), 4);
	assert_int_equal(birth_age("00000000", TODAY), -1);
	assert_int_equal(birth_age(BIRTH_UNBORN, TODAY), -1);
	assert_int_equal(birth_age("20270101", TODAY), -1);
	assert_int_equal(birth_age("rubbish!", TODAY), -1);
	assert_int_equal(birth_age(NULL, TODAY), -1);
}

static void
births_are_written_as_far_as_they_are_known(void **state)
{
	struct arena *a = *state;

	assert_string_equal(birth_text(a, "19880404"), "4 april 1988");
	assert_string_equal(birth_text(a, "19880400"), "april 1988");
	assert_string_equal(birth_text(a, "19880000"), "1988");
	assert_string_equal(birth_text(a, BIRTH_UNKNOWN), "onbekend");
	assert_string_equal(birth_text(a, BIRTH_UNBORN), "nog niet geboren");
	assert_string_equal(birth_text(a, NULL), "onbekend");
	assert_string_equal(birth_text(a, "19889900"), "onbekend");
}

static void
days_are_written_as_people_read_them(void **state)
{
	struct arena *a = *state;

	assert_string_equal(date_short(a, TODAY), "di 24 nov");
	assert_string_equal(date_long(a, TODAY), "dinsdag 24 november 2026");
	assert_string_equal(date_iso(a, TODAY), "2026-11-24");
	assert_string_equal(date_short(a, DATE_NONE), "");
}

static void
moments_are_written_relative_to_now(void **state)
{
	struct arena *a = *state;
	int64_t now = time_at(TODAY, 9, 31);

	assert_string_equal(time_short(a, now, now), "vandaag 09.31");
	assert_string_equal(time_short(a, time_at(TODAY - 1, 23, 14), now), "gisteren 23.14");
	assert_string_equal(time_short(a, time_at(TODAY + 1, 8, 0), now), "morgen 08.00");
	assert_string_equal(time_short(a, time_at(TODAY - 2, 23, 14), now), "zo 22 nov 23.14");
	assert_string_equal(time_short(a, time_from_civil(2025, 3, 12, 8, 0, 0), now),
	    "12 mrt 2025");
	assert_string_equal(time_short(a, time_from_civil(2027, 1, 4, 8, 0, 0), now),
	    "ma 4 jan 08.00");
	assert_string_equal(date_near(a, TODAY - 200, now), date_short(a, TODAY - 200));
	assert_string_equal(date_near(a, date_of_time(time_from_civil(2025, 8, 11, 8, 0, 0)),
	    now), "11 aug 2025");
	assert_string_equal(date_near(a, date_of_time(time_from_civil(2027, 1, 4, 8, 0, 0)),
	    now), "ma 4 jan");
	assert_string_equal(date_near(a, DATE_NONE, now), "");
	assert_string_equal(time_clock(a, now), "09.31");
	assert_string_equal(time_short(a, TIME_NONE, now), "");
}

static void
moments_are_written_for_machines_with_their_zone(void **state)
{
	struct arena *a = *state;
	int64_t t = time_from_civil(2026, 11, 24, 9, 31, 0);

	assert_string_equal(time_iso(a, t), "2026-11-24T08:31:00Z");
	assert_string_equal(time_local_iso(a, t), "2026-11-24T09:31:00+01:00");
	assert_string_equal(time_local_iso(a, time_from_civil(2026, 7, 1, 0, 30, 5)),
	    "2026-07-01T00:30:05+02:00");
	assert_string_equal(time_iso(a, -1), "1969-12-31T23:59:59Z");
}

static void
what_is_written_is_read_back(void **state)
{
	struct arena *a = *state;
	int64_t now = time_at(TODAY, 9, 31), back;
	struct err err;
	int32_t day;

	for (int i = 0; i < 365; i++) {
		int64_t t = now - (int64_t)i * 86400;

		assert_int_equal(date_parse(date_short(a, TODAY - i), TODAY, &day, &err), ERR_OK);
		assert_int_equal(day, TODAY - i);
		assert_int_equal(date_parse(date_long(a, TODAY - i), TODAY, &day, &err), ERR_OK);
		assert_int_equal(day, TODAY - i);
		assert_int_equal(time_parse(time_local_iso(a, t), now, &back, &err), ERR_OK);
		assert_int_equal(back, t);
		assert_int_equal(time_parse(time_iso(a, t), now, &back, &err), ERR_OK);
		assert_int_equal(back, t);
		if (i < 60) {
			t -= t % 60;
			assert_int_equal(time_parse(time_short(a, t, now), now, &back, &err),
			    ERR_OK);
			assert_int_equal(back, t);
		}
	}
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
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
		T(dates_are_read_in_every_usual_form),
		T(words_for_days_are_relative_to_today),
		T(a_day_without_a_year_is_the_nearest_past_one),
		T(a_year_of_two_digits_is_at_most_ten_years_ahead),
		T(impossible_and_unreadable_dates_are_refused_in_dutch),
		T(times_are_read_in_every_usual_form),
		T(a_time_alone_is_today),
		T(impossible_times_are_refused_in_dutch),
		T(births_are_kept_as_far_as_they_are_known),
		T(a_birth_in_the_future_is_refused),
		T(a_birth_more_than_130_years_ago_is_refused),
		T(an_impossible_birth_is_refused),
		T(age_counts_whole_years),
		T(births_are_written_as_far_as_they_are_known),
		T(days_are_written_as_people_read_them),
		T(moments_are_written_relative_to_now),
		T(moments_are_written_for_machines_with_their_zone),
		T(what_is_written_is_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
