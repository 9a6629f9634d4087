#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/csv.h"

static struct arena *a;
static struct csv c;
static struct err e;

static int
setup(void **state)
{
	(void)state;
	a = arena_create((size_t)4 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_destroy(a);
	return 0;
}

static enum err_code
open_text(const char *s)
{
	return csv_open(a, (struct blob){ (const uint8_t *)s, strlen(s) }, &c, &e);
}

static const char **
next(void)
{
	const char **cells;

	assert_int_equal(csv_next(&c, a, &cells, &e), ERR_OK);
	return cells;
}

static void
a_list_is_read_whatever_its_separator_quotes_and_line_ends(void **state)
{
	static const char *const lists[] = {
		"naam, geboren ,plaats\n Jan , 1980,\"Haarlem\"\n",
		"\xef\xbb\xbfnaam;geboren;plaats\r\nJan;1980;Haarlem\r\n",
		"\"naam\"\t\"geboren\"\t\"plaats\"\n\nJan\t1980\tHaarlem",
		"naam|geboren|plaats|\nJan|1980|Haarlem||\n\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		const char **r;

		assert_int_equal(open_text(lists[i]), ERR_OK);
		assert_int_equal(c.ncol, 3);
		assert_int_equal(csv_column(&c, " Geboren"), 1);
		assert_int_equal(csv_column(&c, "bestaat"), -1);
		r = next();
		assert_string_equal(r[0], "Jan");
		assert_string_equal(r[1], "1980");
		assert_string_equal(r[2], "Haarlem");
		assert_null(next());
	}
}

static void
quotes_hold_separators_line_ends_and_quotes(void **state)
{
	const char **r;

	(void)state;
	assert_int_equal(open_text("a,b\n\"x, \"\"y\"\"\nz\",1\n2,3\n"), ERR_OK);
	r = next();
	assert_string_equal(r[0], "x, \"y\" z");
	assert_string_equal(r[1], "1");
	r = next();
	assert_int_equal(c.line, 4);
	assert_string_equal(r[0], "2");
}

static void
cells_that_are_missing_are_empty_and_extra_ones_refused(void **state)
{
	const char **r;

	(void)state;
	assert_int_equal(open_text("a,b,c\n1\n,,\n1,2,3,4\n"), ERR_OK);
	r = next();
	assert_string_equal(r[2], "");
	assert_int_equal(csv_next(&c, a, &r, &e), ERR_INVALID);
	assert_int_equal(c.line, 4);
}

static void
latin_letters_are_read_and_an_open_quote_is_refused(void **state)
{
	const char **r;

	(void)state;
	assert_int_equal(open_text("a\nRen\xe9\n\"open\n"), ERR_OK);
	assert_string_equal(next()[0], "René");
	assert_int_equal(csv_next(&c, a, &r, &e), ERR_INVALID);
	assert_int_equal(open_text(""), ERR_INVALID);
	assert_int_equal(open_text("\n\n"), ERR_INVALID);
	assert_int_equal(open_text(",,,\n1\n"), ERR_INVALID);
}

/* Found by the fuzzer: such a cell kept spaces that reading it again took off. */
static void
control_characters_around_a_cell_go_as_spaces_do(void **state)
{
	static const char list[] = "a\n\x1f x\0\0\n";

	(void)state;
	assert_int_equal(csv_open(a, (struct blob){ (const uint8_t *)list, sizeof(list) - 1 }, &c,
	    &e), ERR_OK);
	assert_string_equal(next()[0], "x");
}

static void
what_is_written_is_read_back(void **state)
{
	BUF_AUTO b = BUF_INIT(1000);

	(void)state;
	csv_put(&b, "a", true);
	csv_put(&b, "x, \"y\"", false);
	assert_string_equal(buf_str(&b), "a,\"x, \"\"y\"\"\"");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_is_read_whatever_its_separator_quotes_and_line_ends),
		cmocka_unit_test(quotes_hold_separators_line_ends_and_quotes),
		cmocka_unit_test(cells_that_are_missing_are_empty_and_extra_ones_refused),
		cmocka_unit_test(latin_letters_are_read_and_an_open_quote_is_refused),
		cmocka_unit_test(control_characters_around_a_cell_go_as_spaces_do),
		cmocka_unit_test(what_is_written_is_read_back),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
