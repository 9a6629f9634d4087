/* test_arena.h - what every unit test needs, and an arena for each: *state.
 * Part of tests only; functions are static so that the program has none. */
#ifndef HULP_TEST_ARENA_H
#define HULP_TEST_ARENA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

#define TEST_UNUSED __attribute__((unused))

TEST_UNUSED static int
test_arena_begin(void **state)
{
	*state = arena_create((size_t)4 << 20);
	return *state == NULL;
}

TEST_UNUSED static int
test_arena_end(void **state)
{
	arena_destroy(*state);
	return 0;
}

#endif
