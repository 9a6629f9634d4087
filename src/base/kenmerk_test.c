#include "base/kenmerk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
the_example_of_the_standard_has_check_digit_five(void **state)
{
	(void)state;
	assert_int_equal(kenmerk_check_digit("0794"), 5);
}

static void
a_case_number_has_year_number_and_check_digit(void **state)
{
	struct err err;
	char k[KENMERK_SIZE];

	(void)state;
	assert_int_equal(kenmerk_format(2026, 4817, k, &err), ERR_OK);
	assert_string_equal(k, "VT-2026-004817-0");
	assert_int_equal(kenmerk_format(2026, 1, k, &err), ERR_OK);
	assert_int_equal(kenmerk_format(2026, KENMERK_NUMBER_MAX, k, &err), ERR_OK);
}

static void
a_year_has_at_most_a_million_numbers(void **state)
{
	struct err err;
	char k[KENMERK_SIZE];

	(void)state;
	assert_int_equal(kenmerk_format(2026, 0, k, &err), ERR_LIMIT);
	assert_int_equal(kenmerk_format(2026, KENMERK_NUMBER_MAX + 1, k, &err), ERR_LIMIT);
	assert_int_equal(kenmerk_format(1989, 1, k, &err), ERR_LIMIT);
	assert_int_equal(kenmerk_format(2200, 1, k, &err), ERR_LIMIT);
}

static void
what_people_type_is_understood(void **state)
{
	static const char *const forms[] = { "VT-2026-004817-0", "vt-2026-004817-0",
	    "VT20260048170", "20260048170", " vt 2026 004817 0 ", "2026-4817-0", "2026 0048170",
	    "VT.2026.004817.0", "Vt 2026/004817-0" };
	struct err err;
	char k[KENMERK_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		assert_int_equal(kenmerk_parse(forms[i], k, &err), ERR_OK);
		assert_string_equal(k, "VT-2026-004817-0");
	}
}

static void
what_is_no_case_number_is_refused_by_field(void **state)
{
	static const char *const bad[] = { "", "VT", "VT-2026-004817", "VT-2026-004817-C",
	    "VT-2026-004817-1", "VT-2026-000000-6", "2026-004817-0-0", "202600481700",
	    "2026-0048170000-0", "AB-2026-004817-0", "VT-26-004817-0",
	    "99999999999999999999999999", "VT_2026_004817_0" };
	struct err err;
	char k[KENMERK_SIZE] = "x";

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(kenmerk_parse(bad[i], k, &err), ERR_INVALID);
		assert_string_equal(err.field, "kenmerk");
		assert_non_null(err.text);
		assert_string_equal(k, "x");
	}
	assert_int_equal(kenmerk_parse(NULL, k, &err), ERR_INVALID);
}

/* The number as eleven digits, without VT and dashes. */
static void
bare(int number, char to[12])
{
	struct err err;
	char k[KENMERK_SIZE];

	assert_int_equal(kenmerk_format(2020 + number % 30, number, k, &err), ERR_OK);
	(void)snprintf(to, 12, "%.4s%.6s%.1s", k + 3, k + 8, k + 15);
}

static void
every_wrong_digit_is_caught(void **state)
{
	struct err err;
	char k[KENMERK_SIZE], digits[12];

	(void)state;
	for (int number = 1; number < 1000000; number += 997) {
		bare(number, digits);
		for (int i = 0; i < 11; i++) {
			char right = digits[i];

			for (char c = '0'; c <= '9'; c++) {
				digits[i] = c;
				assert_int_equal(kenmerk_parse(digits, k, &err),
				    c == right ? ERR_OK : ERR_INVALID);
			}
			digits[i] = right;
		}
	}
}

static void
swapped_neighbours_are_caught_unless_they_differ_by_one(void **state)
{
	struct err err;
	char k[KENMERK_SIZE], digits[12];
	int swaps = 0, missed = 0;

	(void)state;
	for (int number = 1; number < 1000000; number += 997) {
		bare(number, digits);
		for (int i = 0; i < 10; i++) {
			char a = digits[i], b = digits[i + 1];
			int apart = abs(a - b);

			if (a == b)
				continue;
			digits[i] = b;
			digits[i + 1] = a;
			swaps++;
			if (kenmerk_parse(digits, k, &err) == ERR_OK) {
				assert_true(apart == 1 || apart == 9);
				missed++;
			}
			digits[i] = a;
			digits[i + 1] = b;
		}
	}
	assert_true(missed * 30 < swaps);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_of_the_standard_has_check_digit_five),
		cmocka_unit_test(a_case_number_has_year_number_and_check_digit),
		cmocka_unit_test(a_year_has_at_most_a_million_numbers),
		cmocka_unit_test(what_people_type_is_understood),
		cmocka_unit_test(what_is_no_case_number_is_refused_by_field),
		cmocka_unit_test(every_wrong_digit_is_caught),
		cmocka_unit_test(swapped_neighbours_are_caught_unless_they_differ_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
