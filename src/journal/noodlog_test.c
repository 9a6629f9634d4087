#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "hulp/test_db.h"
#include "journal/noodlog.h"

struct fix {
	struct test_db	 t;
	char		 path[128], set_aside[160];
	struct noodlog	*n;
	struct err	 err;
};

static int
setup(void **state)
{
	struct fix *f = calloc(1, sizeof(*f));

	test_db_open(&f->t, false);
	(void)snprintf(f->path, sizeof(f->path), "%s/noodlog", f->t.dir);
	(void)snprintf(f->set_aside, sizeof(f->set_aside), "%s.beschadigd-%lld", f->path,
	    (long long)TEST_NU);
	assert_int_equal(noodlog_open(f->path, f->t.seal, &f->n, &f->err), ERR_OK);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fix *f = *state;

	noodlog_close(f->n);
	(void)unlink(f->path);
	(void)unlink(f->set_aside);
	test_db_close(&f->t);
	free(f);
	return 0;
}

static void
look(struct fix *f, int64_t dossier)
{
	struct journaal_object o[] = { { "dossier", dossier }, { "persoon", 301 } };

	assert_int_equal(noodlog_schrijf(f->n, &(struct journaal_regel){ .regio = TEST_REGIO,
	    .tijd = TEST_NU - 60, .handeling = "dossier_openen", .actie = 'R',
	    .uitkomst = "ok", .medewerker = TEST_CASUS, .rol = "alles",
	    .herkomst = "web \"127.0.0.1\"", .grond = "", .detail = "deel=gezin",
	    .objecten = o, .nobjecten = 2 }, &f->err), ERR_OK);
}

static size_t
merge(struct fix *f)
{
	size_t n = 99;

	assert_int_equal(noodlog_verwerk(f->n, f->t.db, TEST_REGIO, TEST_NU, &n, &f->err),
	    ERR_OK);
	return n;
}

static int64_t
count(struct fix *f, const char *where)
{
	return test_db_getal(&f->t, arena_printf(f->t.a,
	    "SELECT count(*) FROM journaal WHERE %s", where));
}

/* G4: nothing unlogged */
static void
a_look_in_an_emergency_comes_into_the_journal(void **state)
{
	struct fix *f = *state;

	look(f, 12);
	look(f, 13);
	assert_true(noodlog_wacht(f->n));
	assert_int_equal(merge(f), 2);
	assert_false(noodlog_wacht(f->n));
	assert_int_equal(access(f->path, F_OK), -1);
	assert_int_equal(count(f, "detail = 'deel=gezin noodlog' AND medewerker = 102"
	    " AND tijd = 1795509000 AND objecten = 'dossier:13 persoon:301'"
	    " AND herkomst = 'web \"127.0.0.1\"'"), 1);
	assert_int_equal(test_db_getal(&f->t, "SELECT count(*) FROM journaal_object"
	    " WHERE soort = 'dossier' AND object IN (12, 13)"), 2);
}

static void
nobody_reads_the_file(void **state)
{
	struct fix *f = *state;
	struct blob b;
	struct stat st;

	look(f, 12);
	assert_int_equal(stat(f->path, &st), 0);
	assert_int_equal(st.st_mode & 077, 0);
	assert_int_equal(file_read(f->t.a, f->path, 1 << 20, &b, &f->err), ERR_OK);
	assert_null(memmem(b.p, b.n, "dossier", 7));
}

static void
what_lay_there_before_a_crash_goes_on(void **state)
{
	struct fix *f = *state;

	look(f, 12);
	noodlog_close(f->n);
	assert_int_equal(noodlog_open(f->path, f->t.seal, &f->n, &f->err), ERR_OK);
	assert_true(noodlog_wacht(f->n));
	look(f, 13);
	assert_int_equal(merge(f), 2);
	assert_int_equal(count(f, "handeling = 'noodlog'"), 0);
}

static void
half_a_row_was_never_shown(void **state)
{
	struct fix *f = *state;
	struct stat st;

	look(f, 12);
	look(f, 13);
	assert_int_equal(stat(f->path, &st), 0);
	assert_int_equal(truncate(f->path, st.st_size - 7), 0);
	noodlog_close(f->n);
	assert_int_equal(noodlog_open(f->path, f->t.seal, &f->n, &f->err), ERR_OK);
	look(f, 14);
	assert_int_equal(merge(f), 2);
	assert_int_equal(count(f, "handeling = 'noodlog'"), 0);
	assert_int_equal(count(f, "objecten = 'dossier:14 persoon:301'"), 1);
}

static void
rows_that_were_merged_before_a_crash_are_not_merged_twice(void **state)
{
	struct fix *f = *state;
	struct blob b;

	look(f, 12);
	look(f, 13);
	assert_int_equal(file_read(f->t.a, f->path, 1 << 20, &b, &f->err), ERR_OK);
	assert_int_equal(merge(f), 2);
	/* As if it was killed between the commit and the removal. */
	assert_int_equal(file_write(f->path, b.p, b.n, 0600, &f->err), ERR_OK);
	noodlog_close(f->n);
	assert_int_equal(noodlog_open(f->path, f->t.seal, &f->n, &f->err), ERR_OK);
	assert_int_equal(merge(f), 0);
	assert_int_equal(count(f, "detail LIKE '%noodlog%'"), 2);
}

static void
a_changed_row_is_noticed_and_said_in_the_journal(void **state)
{
	struct fix *f = *state;
	uint8_t *p;
	struct blob b;

	look(f, 12);
	look(f, 13);
	assert_int_equal(file_read(f->t.a, f->path, 1 << 20, &b, &f->err), ERR_OK);
	p = arena_copy(f->t.a, b.p, b.n);
	p[b.n - 30] ^= 1;
	assert_int_equal(file_write(f->path, p, b.n, 0600, &f->err), ERR_OK);
	assert_int_equal(merge(f), 1);
	assert_int_equal(count(f, "handeling = 'noodlog' AND detail = 'beschadigd'"), 1);
	assert_int_equal(access(f->set_aside, F_OK), 0);
}

static void
a_row_taken_out_of_the_middle_is_noticed(void **state)
{
	struct fix *f = *state;
	struct blob b;
	size_t row;
	uint8_t *p;

	look(f, 12);
	look(f, 13);
	look(f, 14);
	assert_int_equal(file_read(f->t.a, f->path, 1 << 20, &b, &f->err), ERR_OK);
	row = 4 + ((size_t)b.p[0] | (size_t)b.p[1] << 8);
	p = arena_copy(f->t.a, b.p, b.n);
	memmove(p + row, p + row + 4 + (p[row] | p[row + 1] << 8),
	    b.n - row - 4 - (size_t)(p[row] | p[row + 1] << 8));
	assert_int_equal(file_write(f->path, p, b.n - 4 - (size_t)(b.p[row] |
	    b.p[row + 1] << 8), 0600, &f->err), ERR_OK);
	assert_int_equal(merge(f), 1);
	assert_int_equal(count(f, "handeling = 'noodlog'"), 1);
}

static void
without_a_file_nothing_is_written_down(void **state)
{
	struct fix *f = *state;
	struct noodlog *none;

	assert_int_equal(noodlog_open(NULL, f->t.seal, &none, &f->err), ERR_OK);
	assert_int_equal(noodlog_schrijf(none, &(struct journaal_regel){ .regio = 7 }, &f->err),
	    ERR_BUSY);
	noodlog_close(none);
}

int
main(void)
{
#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_look_in_an_emergency_comes_into_the_journal),
		T(nobody_reads_the_file),
		T(what_lay_there_before_a_crash_goes_on),
		T(half_a_row_was_never_shown),
		T(rows_that_were_merged_before_a_crash_are_not_merged_twice),
		T(a_changed_row_is_noticed_and_said_in_the_journal),
		T(a_row_taken_out_of_the_middle_is_noticed),
		T(without_a_file_nothing_is_written_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
