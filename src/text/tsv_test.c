/* Strict reading of hand-written tables, and every mistake in words. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "text/tsv.h"

struct bench {
	struct arena		*a;
	struct tsv_faults	 faults;
	struct tsv		 t;
	struct err		 err;
};

static int
setup(void **state)
{
	static struct bench b;

	b = (struct bench){ .a = arena_create((size_t)32 << 20) };
	*state = &b;
	return b.a == NULL;
}

static int
teardown(void **state)
{
	arena_destroy(((struct bench *)*state)->a);
	return 0;
}

static enum err_code
parse_bytes(struct bench *b, const void *p, size_t n)
{
	return tsv_parse(b->a, "proef.tsv", (struct blob){ p, n }, &b->faults,
	    &b->t, &b->err);
}

static enum err_code
parse(struct bench *b, const char *text)
{
	return parse_bytes(b, text, strlen(text));
}

/* The text is refused, at that line, with words that hold this. */
static void
refused(struct bench *b, const char *text, unsigned line, const char *words)
{
	assert_int_equal(parse(b, text), ERR_INVALID);
	assert_int_equal(b->faults.n, 1);
	assert_int_equal(b->faults.v[0].line, line);
	assert_string_equal(b->faults.v[0].file, "proef.tsv");
	assert_non_null(strstr(b->faults.v[0].text, words));
}

static void
a_table_gives_its_cells_by_row_and_column(void **state)
{
	struct bench *b = *state;

	assert_int_equal(parse(b, "# uitleg\n\ncode\ttot\tnaam\n"
	    "a\t\tÉén\n# tussendoor\nb\t2026-01-01\tTwee\n"), ERR_OK);
	assert_int_equal(b->t.nrow, 2);
	assert_int_equal(b->t.ncol, 3);
	assert_int_equal(tsv_column(&b->t, "naam"), 2);
	assert_int_equal(tsv_column(&b->t, "niet"), -1);
	assert_string_equal(b->t.row[0].cell[1], "");
	assert_string_equal(b->t.row[0].cell[2], "Één");
	assert_int_equal(b->t.row[1].line, 6);
	assert_string_equal(b->t.row[1].cell[0], "b");
	assert_int_equal(b->faults.n, 0);
}

static void
crlf_and_a_missing_last_line_end_are_accepted(void **state)
{
	struct bench *b = *state;

	assert_int_equal(parse(b, "a\tb\r\n1\t2\r\n\r\n3\t4"), ERR_OK);
	assert_int_equal(b->t.nrow, 2);
	assert_string_equal(b->t.row[0].cell[1], "2");
	assert_string_equal(b->t.row[1].cell[1], "4");
}

static void
a_table_may_have_no_rows(void **state)
{
	struct bench *b = *state;

	assert_int_equal(parse(b, "a\tb\n"), ERR_OK);
	assert_int_equal(b->t.nrow, 0);
}

static void
an_empty_file_is_refused(void **state)
{
	refused(*state, "", 0, "leeg");
}

static void
a_file_with_only_comments_is_refused(void **state)
{
	refused(*state, "# niets\n", 0, "leeg");
}

static void
a_byte_order_mark_is_refused(void **state)
{
	refused(*state, "\xef\xbb\xbf" "a\n1\n", 1, "zonder BOM");
}

static void
broken_utf8_is_refused_with_its_line(void **state)
{
	refused(*state, "a\n\xc3(\n", 2, "UTF-8");
}

static void
a_surrogate_or_overlong_form_is_refused(void **state)
{
	struct bench *b = *state;
	static const char *const bad[] = { "a\n\xed\xa0\x80\n", "a\n\xc0\xaf\n",
	    "a\n\xe0\x80\xaf\n", "a\n\xf4\x90\x80\x80\n", "a\n\xe2\x82" };

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		b->faults.n = 0;
		refused(b, bad[i], 2, "UTF-8");
	}
}

static void
control_characters_are_refused(void **state)
{
	struct bench *b = *state;

	refused(b, "a\nx\x01y\n", 2, "stuurteken (code 1)");
	b->faults.n = 0;
	refused(b, "a\nx\ry\n", 2, "stuurteken (code 13)");
	b->faults.n = 0;
	assert_int_equal(parse_bytes(b, "a\nx\0y\n", 6), ERR_INVALID);
	assert_non_null(strstr(b->faults.v[0].text, "stuurteken (code 0)"));
}

static void
too_few_or_too_many_cells_are_refused(void **state)
{
	struct bench *b = *state;

	refused(b, "a\tb\n1\n", 2, "heeft 1 kolommen, de kop heeft er 2");
	b->faults.n = 0;
	refused(b, "a\tb\n1\t2\t\n", 2, "heeft 3 kolommen");
}

static void
a_space_around_a_cell_is_refused_by_column(void **state)
{
	struct bench *b = *state;

	refused(b, "a\tb\n1\t 2\n", 2, "spatie");
	assert_string_equal(b->faults.v[0].column, "b");
	b->faults.n = 0;
	refused(b, "a\tb\n1 \t2\n", 2, "spatie");
	assert_string_equal(b->faults.v[0].column, "a");
}

static void
a_column_name_must_be_a_word(void **state)
{
	struct bench *b = *state;

	refused(b, "Naam\tb\n", 1, "Kolom 1");
	b->faults.n = 0;
	refused(b, "a\t\n", 1, "Kolom 2");
	b->faults.n = 0;
	refused(b, "a\t1b\n", 1, "Kolom 2");
}

static void
a_column_name_comes_once(void **state)
{
	refused(*state, "a\tb\ta\n", 1, "twee keer");
}

static void
a_cell_has_a_limit(void **state)
{
	struct bench *b = *state;
	BUF_AUTO text = BUF_INIT(10000);

	buf_puts(&text, "a\n");
	for (unsigned i = 0; i < TSV_MAX_CELL; i++)
		buf_putc(&text, 'x');
	assert_int_equal(parse(b, buf_str(&text)), ERR_OK);
	buf_putc(&text, 'x');
	refused(b, buf_str(&text), 2, "te lang");
}

static void
columns_have_a_limit(void **state)
{
	struct bench *b = *state;
	BUF_AUTO text = BUF_INIT(10000);

	for (unsigned i = 0; i < TSV_MAX_COLUMNS; i++)
		buf_printf(&text, "%sk%u", i == 0 ? "" : "\t", i);
	assert_int_equal(parse(b, buf_str(&text)), ERR_OK);
	buf_puts(&text, "\tnog");
	refused(b, buf_str(&text), 1, "te veel kolommen");
}

static void
lines_have_a_limit(void **state)
{
	struct bench *b = *state;
	BUF_AUTO text = BUF_INIT((size_t)1 << 20);

	buf_puts(&text, "a\n");
	for (unsigned i = 2; i < TSV_MAX_ROWS; i++)
		buf_puts(&text, "1\n");
	assert_int_equal(parse(b, buf_str(&text)), ERR_OK);
	assert_int_equal(b->t.nrow, TSV_MAX_ROWS - 2);
	buf_puts(&text, "1\n");
	refused(b, buf_str(&text), 0, "te veel regels");
}

static void
a_file_has_a_limit(void **state)
{
	struct bench *b = *state;
	BUF_AUTO text = BUF_INIT(TSV_MAX_BYTES + 10);

	while (text.n < TSV_MAX_BYTES + 1)
		buf_puts(&text, "#########\n");
	refused(b, buf_str(&text), 0, "te groot");
}

static void
all_mistakes_come_at_once(void **state)
{
	struct bench *b = *state;

	assert_int_equal(parse(b, "a\tb\n1\n2\n3\t 4\n"), ERR_INVALID);
	assert_int_equal(b->faults.n, 3);
	assert_int_equal(b->faults.v[2].line, 4);
	assert_string_equal(tsv_fault_text(b->a, &b->faults.v[2]),
	    "proef.tsv, regel 4, kolom b: Er staat een spatie aan het begin "
	    "of het eind.");
	assert_non_null(strstr(b->err.detail, "proef.tsv:2:"));
}

static void
no_more_than_twenty_mistakes_are_kept(void **state)
{
	struct bench *b = *state;
	BUF_AUTO text = BUF_INIT(1000);

	buf_puts(&text, "a\tb\n");
	for (unsigned i = 0; i < TSV_MAX_FAULTS + 5; i++)
		buf_puts(&text, "1\n");
	assert_int_equal(parse(b, buf_str(&text)), ERR_INVALID);
	assert_int_equal(b->faults.n, TSV_MAX_FAULTS + 5);
	assert_int_equal(b->faults.v[TSV_MAX_FAULTS - 1].line,
	    TSV_MAX_FAULTS + 1);
}

static void
a_full_arena_is_an_error_and_not_a_crash(void **state)
{
	struct bench *b = *state;
	struct arena *small = arena_create(200);

	assert_int_equal(tsv_parse(small, "proef.tsv",
	    (struct blob){ (const uint8_t *)"a\n1\n2\n3\n4\n5\n6\n7\n8\n", 18 },
	    &b->faults, &b->t, &b->err), ERR_LIMIT);
	assert_int_equal(b->t.nrow, 0);
	arena_destroy(small);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_table_gives_its_cells_by_row_and_column),
		T(crlf_and_a_missing_last_line_end_are_accepted),
		T(a_table_may_have_no_rows),
		T(an_empty_file_is_refused),
		T(a_file_with_only_comments_is_refused),
		T(a_byte_order_mark_is_refused),
		T(broken_utf8_is_refused_with_its_line),
		T(a_surrogate_or_overlong_form_is_refused),
		T(control_characters_are_refused),
		T(too_few_or_too_many_cells_are_refused),
		T(a_space_around_a_cell_is_refused_by_column),
		T(a_column_name_must_be_a_word),
		T(a_column_name_comes_once),
		T(a_cell_has_a_limit),
		T(columns_have_a_limit),
		T(lines_have_a_limit),
		T(a_file_has_a_limit),
		T(all_mistakes_come_at_once),
		T(no_more_than_twenty_mistakes_are_kept),
		T(a_full_arena_is_an_error_and_not_a_crash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
