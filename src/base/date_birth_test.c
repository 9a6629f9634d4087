/* Dates of birth, as far as they are known. */
#include "base/date.h"

#include "hulp/test_arena.h"

#define TODAY date_from_ymd(2026, 11, 24)	/* a Tuesday */

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
		{ "nog niet geboren", "99999999" },
		{ "vandaag", "20261124" }, { "gisteren", "20261123" }, { "24-11-1896", "18961124" },
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

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, test_arena_begin, test_arena_end)
	const struct CMUnitTest tests[] = {
		T(births_are_kept_as_far_as_they_are_known),
		T(a_birth_in_the_future_is_refused),
		T(a_birth_more_than_130_years_ago_is_refused),
		T(an_impossible_birth_is_refused),
		T(age_counts_whole_years),
		T(births_are_written_as_far_as_they_are_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
