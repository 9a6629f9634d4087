/* Words and numbers in a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/woord.h"

static void
a_word_is_found_whole_and_not_inside_another(void **state)
{
	(void)state;
	assert_true(woord_in("dag jan, tot morgen", "jan"));
	assert_true(woord_in("jan", "jan"));
	assert_false(woord_in("in januari", "jan"));
	assert_false(woord_in("oranjan", "jan"));
	assert_true(woord_in("januari met jan", "jan"));
	assert_true(woord_in("mevrouw dos santos belt", "dos santos"));
	assert_false(woord_in("iets", ""));
}

static void
words_come_one_by_one(void **state)
{
	const char *s = "  anna-lies 2";
	size_t n;

	(void)state;
	assert_int_equal(n = woord_volgende(&s), 4);
	s += n;
	assert_int_equal(n = woord_volgende(&s), 4);
	s += n;
	assert_int_equal(n = woord_volgende(&s), 1);
	s += n;
	assert_int_equal(woord_volgende(&s), 0);
}

static void
digits_join_over_what_people_put_between_them(void **state)
{
	struct arena *a = arena_create(4096);

	(void)state;
	assert_non_null(a);
	assert_string_equal(woord_cijfers(a, "bsn 1112.22-333 en 06 (12)"), "111222333 0612");
	assert_string_equal(woord_cijfers(a, ""), "");
	arena_destroy(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_is_found_whole_and_not_inside_another),
		cmocka_unit_test(words_come_one_by_one),
		cmocka_unit_test(digits_join_over_what_people_put_between_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
