/* docs/rechten.md says what the program does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "acts/act.h"
#include "acts/act_matrix.h"
#include "os/file.h"

enum { MAX = 1 << 20 };

static void
the_matrix_in_docs_is_that_of_the_program(void **state)
{
	struct arena *a = arena_create((size_t)8 << 20);
	BUF_AUTO b = BUF_INIT(MAX);
	struct blob docs;
	struct err err;

	(void)state;
	assert_int_equal(matrix_write(a, "regio/kennemerland", &b, &err), ERR_OK);
	assert_int_equal(file_read(a, "docs/rechten.md", MAX, &docs, &err), ERR_OK);
	if (docs.n != b.n || memcmp(docs.p, b.p, b.n) != 0)
		fail_msg("docs/rechten.md is old: samenloop rechten >docs/rechten.md");
	arena_destroy(a);
}

/* In every column stands an act that this role may not do. */
static void
no_role_may_do_everything(void **state)	/* G2 */
{
	struct arena *a = arena_create((size_t)8 << 20);
	BUF_AUTO b = BUF_INIT(MAX);
	bool lacks[60] = { false };
	size_t roles = 0;
	struct err err;

	(void)state;
	assert_int_equal(matrix_write(a, "regio/kennemerland", &b, &err), ERR_OK);
	for (const char *s = buf_str(&b); *s != '\0'; s += strcspn(s, "\n") + 1) {
		size_t n = strcspn(s, "\n"), column = 0;

		if (s[0] != '|' || memmem(s, n, "`) | ", 5) == NULL)
			continue;
		for (const char *c = strchr(s + 1, '|'); c + 1 < s + n;
		    c = strchr(c + 1, '|'), column++)
			if (column >= 2 && column < 60 && c[1] == ' ' && c[2] == '|')
				lacks[column] = true;
		roles = column > roles ? column : roles;
	}
	assert_true(roles > 12);
	for (size_t i = 2; i < roles; i++)
		assert_true(lacks[i]);
	arena_destroy(a);
}

/* In the row of this act, the column of this role. */
static bool
may(const char *matrix, const char *role, const char *act)
{
	const char *head = strstr(matrix, "| handeling |"), *row = strstr(matrix, act);
	size_t column = 0;

	assert_non_null(head);
	assert_non_null(row);
	for (const char *c = head, *end = strstr(head, role); c < end; c++)
		column += *c == '|';
	while (row > matrix && row[-1] != '\n')
		row--;
	for (; column > 0; row++)
		column -= *row == '|';
	return row[1] == 'x';
}

static void
a_partner_may_not_read_who_works_here(void **state)	/* D9, G2 */
{
	static const char act[] = "(`medewerkers_lezen`)";
	struct arena *a = arena_create((size_t)8 << 20);

	(void)state;
	for (int i = 0; i < 2; i++) {
		BUF_AUTO b = BUF_INIT(MAX);
		struct err err;

		assert_int_equal(matrix_write(a, i == 0 ? "regio/kennemerland" :
		    "regio/test", &b, &err), ERR_OK);
		assert_false(may(buf_str(&b), "Ketenpartner", act));
		assert_false(may(buf_str(&b), "Directeur", act));
		assert_true(may(buf_str(&b), "Frontoffice", act));
		assert_true(may(buf_str(&b), "Privacyfunctionaris", act));
	}
	arena_destroy(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_matrix_in_docs_is_that_of_the_program),
		cmocka_unit_test(no_role_may_do_everything),
		cmocka_unit_test(a_partner_may_not_read_who_works_here),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
