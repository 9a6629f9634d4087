#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "os/clock.h"
#include "os/file.h"
#include "os/log.h"
#include "os/random.h"

struct place {
	struct arena	*a;
	char		 dir[32];
	char		 path[64];
	struct err	 err;
};

static int
setup(void **state)
{
	static struct place p;

	p = (struct place){ .a = arena_create(1 << 20), .dir = "/tmp/os-test-XXXXXX" };
	if (p.a == NULL || mkdtemp(p.dir) == NULL)
		return -1;
	(void)snprintf(p.path, sizeof(p.path), "%s/file", p.dir);
	*state = &p;
	return 0;
}

static int
teardown(void **state)
{
	struct place *p = *state;

	(void)unlink(p->path);
	(void)rmdir(p->dir);
	arena_destroy(p->a);
	return 0;
}

static void
a_fixed_clock_stands_still(void **state)
{
	struct clock c = { .fixed = 1000 };

	(void)state;
	assert_int_equal(clock_now(&c), 1000);
}

static void
a_clock_that_is_not_fixed_is_real(void **state)
{
	struct clock c = { 0 };

	(void)state;
	assert_true(clock_now(&c) > 1700000000);
	assert_true(clock_now(NULL) > 1700000000);
}

static void
the_monotonic_clock_does_not_go_back(void **state)
{
	int64_t first = os_now_ms();

	(void)state;
	assert_true(os_now_ms() >= first);
}

static void
random_bytes_differ_each_time(void **state)
{
	uint8_t a[300] = { 0 }, b[300] = { 0 };

	(void)state;
	os_random(a, sizeof(a));
	os_random(b, sizeof(b));
	assert_memory_not_equal(a, b, sizeof(a));
	os_random(a, 0);
}

static void
a_log_line_names_level_and_component(void **state)
{
	char line[LOG_LINE_MAX];

	(void)state;
	assert_int_equal(log_format(line, false, LEVEL_WARNING, "db", "slow"), 17);
	assert_string_equal(line, "warning db: slow\n");
	(void)log_format(line, true, LEVEL_ERROR, "db", "gone");
	assert_string_equal(line, "<3>db: gone\n");
}

static void
a_line_for_the_journal_has_fields(void **state)
{
	char entry[LOG_ENTRY_MAX];
	size_t n = log_entry(entry, LEVEL_ERROR, "http",
	    "vraag=7f status=503 the\nqueue=MESSAGE is full A=1");

	(void)state;
	entry[n] = '\0';
	assert_string_equal(entry, "PRIORITY=3\nSYSLOG_IDENTIFIER=samenloop\n"
	    "SAMENLOOP_DEEL=http\nMESSAGE=http: vraag=7f status=503 the queue=MESSAGE is full A=1\n"
	    "SAMENLOOP_VRAAG=7f\nSAMENLOOP_STATUS=503\nSAMENLOOP_QUEUE=MESSAGE\n");
}

static void
a_log_line_cannot_be_made_into_two(void **state)
{
	char line[LOG_LINE_MAX];

	(void)state;
	(void)log_format(line, false, LEVEL_INFO, "web", "a\nerror b: c\033[1m\x7f");
	assert_string_equal(line, "info web: a error b: c [1m \n");
}

static void
a_log_line_over_the_limit_is_cut(void **state)
{
	char text[2 * LOG_LINE_MAX], line[LOG_LINE_MAX];

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	assert_int_equal(log_format(line, false, LEVEL_INFO, "web", text), LOG_LINE_MAX - 1);
	assert_int_equal(line[LOG_LINE_MAX - 2], '\n');
}

static void
what_is_written_is_read_back(void **state)
{
	struct place *p = *state;
	struct blob b;

	assert_int_equal(file_write(p->path, "een\0twee", 8, 0600, &p->err), ERR_OK);
	assert_int_equal(file_read(p->a, p->path, 8, &b, &p->err), ERR_OK);
	assert_int_equal(b.n, 8);
	assert_memory_equal(b.p, "een\0twee", 9);
	assert_int_equal(file_write(p->path, "", 0, 0600, &p->err), ERR_OK);
	assert_int_equal(file_read(p->a, p->path, 8, &b, &p->err), ERR_OK);
	assert_int_equal(b.n, 0);
}

static void
a_written_file_has_the_mode_asked_for(void **state)
{
	struct place *p = *state;
	struct stat st;

	assert_int_equal(file_write(p->path, "x", 1, 0600, &p->err), ERR_OK);
	assert_int_equal(stat(p->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void
a_file_over_the_limit_is_refused(void **state)
{
	struct place *p = *state;
	struct blob b = { 0 };

	assert_int_equal(file_write(p->path, "12345", 5, 0600, &p->err), ERR_OK);
	assert_int_equal(file_read(p->a, p->path, 4, &b, &p->err), ERR_LIMIT);
	assert_null(b.p);
}

static void
a_missing_file_is_not_found(void **state)
{
	struct place *p = *state;
	struct blob b;

	assert_int_equal(file_read(p->a, p->path, 4, &b, &p->err), ERR_NOT_FOUND);
	assert_int_equal(file_write("/tmp/no-such-folder-here/x", "x", 1, 0600, &p->err),
	    ERR_NOT_FOUND);
}

static void
a_folder_is_not_read_as_a_file(void **state)
{
	struct place *p = *state;
	struct blob b;

	assert_int_equal(file_read(p->a, p->dir, 4, &b, &p->err), ERR_INVALID);
}

static void
a_failed_write_leaves_nothing_behind(void **state)
{
	struct place *p = *state;
	char target[80];

	/* A folder in the way: the rename fails, the temporary file must go. */
	(void)snprintf(target, sizeof(target), "%s/d", p->dir);
	assert_int_equal(mkdir(target, 0700), 0);
	assert_int_not_equal(file_write(target, "x", 1, 0600, &p->err), ERR_OK);
	assert_int_equal(rmdir(target), 0);
	assert_int_equal(rmdir(p->dir), 0);
	assert_int_equal(mkdir(p->dir, 0700), 0);
}

static void
folders_are_made_with_those_above_them(void **state)
{
	struct place *p = *state;
	char deep[80], mid[80];

	(void)snprintf(mid, sizeof(mid), "%s/a", p->dir);
	(void)snprintf(deep, sizeof(deep), "%s/a/b/", p->dir);
	assert_int_equal(file_make_dirs(deep, 0700, &p->err), ERR_OK);
	assert_int_equal(file_make_dirs(deep, 0700, &p->err), ERR_OK);
	assert_int_equal(rmdir(deep), 0);
	assert_int_equal(rmdir(mid), 0);
}

static void
a_file_in_the_way_of_a_folder_is_refused(void **state)
{
	struct place *p = *state;

	assert_int_equal(file_write(p->path, "x", 1, 0600, &p->err), ERR_OK);
	assert_int_equal(file_make_dirs(p->path, 0700, &p->err), ERR_INVALID);
	assert_int_equal(file_make_dirs("", 0700, &p->err), ERR_LIMIT);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_fixed_clock_stands_still),
		T(a_clock_that_is_not_fixed_is_real),
		T(the_monotonic_clock_does_not_go_back),
		T(random_bytes_differ_each_time),
		T(a_log_line_names_level_and_component),
		T(a_line_for_the_journal_has_fields),
		T(a_log_line_cannot_be_made_into_two),
		T(a_log_line_over_the_limit_is_cut),
		T(what_is_written_is_read_back),
		T(a_written_file_has_the_mode_asked_for),
		T(a_file_over_the_limit_is_refused),
		T(a_missing_file_is_not_found),
		T(a_folder_is_not_read_as_a_file),
		T(a_failed_write_leaves_nothing_behind),
		T(folders_are_made_with_those_above_them),
		T(a_file_in_the_way_of_a_folder_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
