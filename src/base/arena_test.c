#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

#define LIMIT ((size_t)1 << 20)

static void
what_stood_before_a_mark_stays_and_what_came_after_is_given_out_again(void **state)
{
	struct arena *a = arena_create(LIMIT);
	struct arena_mark m;
	const char *eerst;
	char *later;
	size_t used;

	(void)state;
	eerst = arena_strdup(a, "eerst");
	m = arena_mark(a);
	used = arena_used(a);
	for (int i = 0; i < 3; i++) {
		later = arena_strdup(a, "geheim");
		assert_non_null(arena_alloc(a, 40000));		/* a chunk of its own */
		assert_non_null(arena_alloc(a, 40000));
		arena_back(a, &m);
		assert_int_equal(arena_used(a), used);
		assert_string_equal(eerst, "eerst");
		assert_ptr_equal(arena_alloc(a, 7), later);
		assert_int_equal(later[0], 0);			/* nothing of it is left */
		arena_back(a, &m);
	}
	arena_destroy(a);
}

static void
a_mark_in_an_empty_arena_gives_all_back_and_a_failure_stays(void **state)
{
	struct arena *a = arena_create(LIMIT);
	struct arena_mark m = arena_mark(a);

	(void)state;
	assert_non_null(arena_alloc(a, 100));
	assert_null(arena_alloc(a, LIMIT));
	arena_back(a, &m);
	assert_int_equal(arena_used(a), 0);
	assert_true(arena_failed(a));
	assert_non_null(arena_alloc(a, LIMIT - 64));
	arena_destroy(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    what_stood_before_a_mark_stays_and_what_came_after_is_given_out_again),
		cmocka_unit_test(a_mark_in_an_empty_arena_gives_all_back_and_a_failure_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
