/* Dates and times as people type them. */
#include "base/date.h"

#include "hulp/test_arena.h"

#define TODAY date_from_ymd(2026, 11, 24)	/* a Tuesday */

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
#define T(name) cmocka_unit_test_setup_teardown(name, test_arena_begin, test_arena_end)
	const struct CMUnitTest tests[] = {
		T(dates_are_read_in_every_usual_form),
		T(words_for_days_are_relative_to_today),
		T(a_day_without_a_year_is_the_nearest_past_one),
		T(a_year_of_two_digits_is_at_most_ten_years_ahead),
		T(impossible_and_unreadable_dates_are_refused_in_dutch),
		T(times_are_read_in_every_usual_form),
		T(a_time_alone_is_today),
		T(impossible_times_are_refused_in_dutch),
		T(what_is_written_is_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
