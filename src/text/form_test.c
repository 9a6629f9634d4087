#include "text/form.h"

#include "hulp/test_arena.h"

static const struct pair *pairs;
static size_t npairs;

static enum err_code
parse(struct arena *a, const char *s, size_t max)
{
	struct err err;

	pairs = NULL;
	npairs = 99;
	return form_parse(a, s, strlen(s), max, &pairs, &npairs, &err);
}

static void
names_and_values_come_in_their_order(void **state)
{
	assert_int_equal(parse(*state, "naam=Jan+Vos&spoed=&kind=1&kind=2&los", 10), ERR_OK);
	assert_int_equal(npairs, 5);
	assert_string_equal(pairs[0].name, "naam");
	assert_string_equal(pairs[0].value, "Jan Vos");
	assert_string_equal(pairs[1].value, "");
	assert_string_equal(pairs[3].value, "2");
	assert_string_equal(pairs[4].name, "los");
	assert_string_equal(pairs[4].value, "");
	assert_string_equal(form_value(pairs, npairs, "kind"), "1");
	assert_null(form_value(pairs, npairs, "anders"));
}

static void
percent_and_plus_are_decoded_once(void **state)
{
	assert_int_equal(parse(*state, "t%C3%A9l=%2B31%2526&a=b%3Dc=d%26", 10), ERR_OK);
	assert_string_equal(pairs[0].name, "tél");
	assert_string_equal(pairs[0].value, "+31%26");
	assert_string_equal(pairs[1].value, "b=c=d&");
}

static void
a_newline_of_a_form_is_one_newline(void **state)
{
	assert_int_equal(parse(*state, "tekst=a%0D%0Ab%0A", 10), ERR_OK);
	assert_string_equal(pairs[0].value, "a\nb\n");
}

static void
nothing_gives_no_pairs(void **state)
{
	assert_int_equal(parse(*state, "", 10), ERR_OK);
	assert_int_equal(npairs, 0);
	assert_int_equal(parse(*state, "&&", 10), ERR_OK);
	assert_int_equal(npairs, 0);
}

static void
what_is_not_plain_text_is_refused(void **state)
{
	static const char *const bad[] = {
		"a=%", "a=%4", "a=%zz", "a=%00", "a=%1B", "a=%C3", "a=%ED%A0%80",
		"a=\xFF", "=x", "%00=x", "a=%C0%80", "a=%7F", "a=x%0", NULL
	};

	for (const char *const *s = bad; *s != NULL; s++) {
		assert_int_equal(parse(*state, *s, 10), ERR_INVALID);
		assert_int_equal(npairs, 99);
	}
}

static void
a_percent_at_the_end_reads_no_further(void **state)
{
	struct err err;

	assert_int_equal(form_parse(*state, "a=%41", 4, 10, &pairs, &npairs, &err), ERR_INVALID);
	assert_int_equal(form_parse(*state, "a=b&c", 3, 10, &pairs, &npairs, &err), ERR_OK);
	assert_int_equal(npairs, 1);
}

static void
the_number_of_pairs_has_a_limit(void **state)
{
	assert_int_equal(parse(*state, "a=1&b=2&c=3", 3), ERR_OK);
	assert_int_equal(parse(*state, "a=1&b=2&c=3&d=4", 3), ERR_LIMIT);
}

static void
a_name_has_a_limit(void **state)
{
	char s[FORM_NAME_MAX + 4];

	memset(s, 'n', sizeof s);
	memcpy(s + FORM_NAME_MAX, "=1", 3);
	assert_int_equal(parse(*state, s, 10), ERR_OK);
	memset(s, 'n', sizeof s);
	memcpy(s + FORM_NAME_MAX + 1, "=1", 3);
	assert_int_equal(parse(*state, s, 10), ERR_INVALID);
}

static void
a_full_arena_is_a_limit(void **state)
{
	struct arena *a = arena_create(64);
	char s[400];

	(void)state;
	memset(s, 'a', sizeof s - 1);
	s[sizeof s - 1] = '\0';
	s[1] = '=';
	assert_int_equal(parse(a, s, 10), ERR_LIMIT);
	arena_destroy(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_values_come_in_their_order),
		cmocka_unit_test(percent_and_plus_are_decoded_once),
		cmocka_unit_test(a_newline_of_a_form_is_one_newline),
		cmocka_unit_test(nothing_gives_no_pairs),
		cmocka_unit_test(what_is_not_plain_text_is_refused),
		cmocka_unit_test(a_percent_at_the_end_reads_no_further),
		cmocka_unit_test(the_number_of_pairs_has_a_limit),
		cmocka_unit_test(a_name_has_a_limit),
		cmocka_unit_test(a_full_arena_is_a_limit),
	};

	return cmocka_run_group_tests(tests, test_arena_begin, test_arena_end);
}
