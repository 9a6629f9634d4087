#include "base/adres.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/bsn.h"

static void
dutch_numbers_get_one_form(void **state)
{
	static const char *const forms[] = { "06-12345678", "06 12 34 56 78", "+31612345678",
	    "+31 6 12345678", "+31 (0)6 12345678", "0031612345678", "0031 (0)6-12345678",
	    "(06) 12345678", "+310612345678", "06/12.34.56.78" };
	struct err err;
	char out[TELEFOON_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		assert_int_equal(telefoon_normaal(forms[i], out, &err), ERR_OK);
		assert_string_equal(out, "+31612345678");
	}
	assert_int_equal(telefoon_normaal("023-5678901", out, &err), ERR_OK);
	assert_string_equal(out, "+31235678901");
}

static void
other_numbers_keep_their_digits(void **state)
{
	struct err err;
	char out[TELEFOON_SIZE];

	(void)state;
	assert_int_equal(telefoon_normaal("112", out, &err), ERR_OK);
	assert_string_equal(out, "112");
	assert_int_equal(telefoon_normaal("0800-2000", out, &err), ERR_OK);
	assert_string_equal(out, "08002000");
	assert_int_equal(telefoon_normaal("+49 30 1234567", out, &err), ERR_OK);
	assert_string_equal(out, "+49301234567");
	assert_int_equal(telefoon_normaal("0049 30 1234567", out, &err), ERR_OK);
	assert_string_equal(out, "+49301234567");
	assert_int_equal(telefoon_normaal("00123456789012345", out, &err), ERR_OK);
	assert_string_equal(out, "+123456789012345");
}

static void
what_is_no_telephone_number_is_refused_by_field(void **state)
{
	static const char *const bad[] = { "", "12", "06-1234567x", "geen", "1234567890123456",
	    "001234567890123456", "06+12345678", "00", "+", "\xd9\xa0\xd9\xa6" };
	struct err err;
	char out[TELEFOON_SIZE] = "x";

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(telefoon_normaal(bad[i], out, &err), ERR_INVALID);
		assert_string_equal(err.field, "telefoon");
		assert_non_null(err.text);
		assert_string_equal(out, "x");
	}
	assert_int_equal(telefoon_normaal(NULL, out, &err), ERR_INVALID);
}

static void
a_postcode_gets_one_form(void **state)
{
	static const char *const forms[] = { "2011VB", "2011 VB", "2011vb", " 2011  vb " };
	struct err err;
	char out[POSTCODE_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		assert_int_equal(postcode_normaal(forms[i], out, &err), ERR_OK);
		assert_string_equal(out, "2011 VB");
	}
}

static void
what_is_no_postcode_is_refused_by_field(void **state)
{
	static const char *const bad[] = { "", "2011", "0111 VB", "2011 V", "2011 VBA", "201 1VB1",
	    "2011 SS", "2011 sa", "2011 SD", "2011-VB", "VB 2011", "2011 V\xc3\x89" };
	struct err err;
	char out[POSTCODE_SIZE] = "x";

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(postcode_normaal(bad[i], out, &err), ERR_INVALID);
		assert_string_equal(err.field, "postcode");
		assert_string_equal(out, "x");
	}
	assert_int_equal(postcode_normaal(NULL, out, &err), ERR_INVALID);
}

static void
numbers_that_pass_the_eleven_test_are_taken(void **state)
{
	static const char *const good[] = { "249566758", "123456782", "111222333" };
	struct err err;
	char out[BSN_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_int_equal(bsn_parse(good[i], out, &err), ERR_OK);
		assert_string_equal(out, good[i]);
	}
	assert_int_equal(bsn_parse("2495.66.758", out, &err), ERR_OK);
	assert_string_equal(out, "249566758");
}

static void
eight_digits_get_a_zero_in_front(void **state)
{
	struct err err;
	char out[BSN_SIZE];

	(void)state;
	/* 9*0 + 8*1 + 7*2 + 6*3 + 5*4 + 4*5 + 3*6 + 2*7 - 2 = 110 */
	assert_int_equal(bsn_parse("12345672", out, &err), ERR_OK);
	assert_string_equal(out, "012345672");
	assert_int_equal(bsn_parse("012345672", out, &err), ERR_OK);
}

static void
numbers_that_are_nobodys_are_refused_each_with_its_reason(void **state)
{
	struct err err;
	char out[BSN_SIZE] = "x";

	(void)state;
	assert_int_equal(bsn_parse("123456789", out, &err), ERR_INVALID);
	assert_string_equal(err.text, "Dit BSN klopt niet. Kijk de cijfers nog eens na.");
	assert_int_equal(bsn_parse("000000000", out, &err), ERR_INVALID);
	assert_string_equal(err.text,
	    "Een BSN met alleen nullen bestaat niet. Laat het leeg als je het niet weet.");
	assert_int_equal(bsn_parse("00000000", out, &err), ERR_INVALID);
	assert_int_equal(bsn_parse("999999999", out, &err), ERR_INVALID);
	assert_string_equal(err.text,
	    "999999999 is geen BSN maar betekent onbekend. Laat het leeg.");
	assert_int_equal(bsn_parse("1234567", out, &err), ERR_INVALID);
	assert_int_equal(bsn_parse("1234567820", out, &err), ERR_INVALID);
	assert_int_equal(bsn_parse("12345678a", out, &err), ERR_INVALID);
	assert_int_equal(bsn_parse("", out, &err), ERR_INVALID);
	assert_int_equal(bsn_parse(NULL, out, &err), ERR_INVALID);
	assert_string_equal(err.field, "bsn");
	assert_string_equal(out, "x");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dutch_numbers_get_one_form),
		cmocka_unit_test(other_numbers_keep_their_digits),
		cmocka_unit_test(what_is_no_telephone_number_is_refused_by_field),
		cmocka_unit_test(a_postcode_gets_one_form),
		cmocka_unit_test(what_is_no_postcode_is_refused_by_field),
		cmocka_unit_test(numbers_that_pass_the_eleven_test_are_taken),
		cmocka_unit_test(eight_digits_get_a_zero_in_front),
		cmocka_unit_test(numbers_that_are_nobodys_are_refused_each_with_its_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
