/* The node number in ids: nobody else's while its process has the database open. */
#include "hulp/test_file.h"

#include "db/driver.h"
#include "db/sqlite_node.h"

static char dir[TEST_DIR], path[TEST_FILE];

static void
who_comes_second_draws_another_number(void **state)
{
	int first = sqlite_node_claim(path), node = db_node(false), second;

	(void)state;
	assert_true(first >= 0);
	second = sqlite_node_claim(path);
	assert_true(second >= 0);
	assert_int_not_equal(db_node(false), node);
	assert_int_equal(close(second), 0);
	assert_int_equal(close(first), 0);
}

static void
the_number_of_who_is_gone_can_be_had_again(void **state)
{
	int first = sqlite_node_claim(path), node = db_node(false);

	(void)state;
	assert_true(first >= 0);
	assert_int_equal(close(first), 0);
	first = sqlite_node_claim(path);
	assert_true(first >= 0);
	assert_int_equal(db_node(false), node);
	assert_int_equal(close(first), 0);
}

static void
where_no_file_can_be_made_the_number_is_a_draw(void **state)
{
	(void)state;
	assert_int_equal(sqlite_node_claim("/nowhere/at/all"), -1);
	assert_in_range(db_node(false), 0, 0x3ff);
}

static int
begin(void **state)
{
	(void)state;
	test_file_begin(dir, path);
	return 0;
}

static int
einde(void **state)
{
	(void)state;
	test_file_end(dir, path);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_comes_second_draws_another_number),
		cmocka_unit_test(the_number_of_who_is_gone_can_be_had_again),
		cmocka_unit_test(where_no_file_can_be_made_the_number_is_a_draw),
	};

	return cmocka_run_group_tests(tests, begin, einde);
}
