/* test_file.h - a folder of its own for a test, with one file in it: a database (or, see
 * test_pg.h, one of PostgreSQL), or something else.
 * Part of tests only; functions are static so that the program has none. */
#ifndef HULP_TEST_FILE_H
#define HULP_TEST_FILE_H

#include "hulp/test_arena.h"

#include <unistd.h>

#include "hulp/test_pg.h"

#define TEST_DIR 40
#define TEST_FILE 60

/* Makes the folder; file is a path in it where nothing is yet. */
TEST_UNUSED static void
test_file_begin(char dir[TEST_DIR], char file[TEST_FILE])
{
	(void)snprintf(dir, TEST_DIR, "/tmp/samenloop-test-XXXXXX");
	assert_non_null(mkdtemp(dir));
	(void)snprintf(file, TEST_FILE, "%s/db", dir);
}

/* The address for db_open. empty: on PostgreSQL without our tables. */
TEST_UNUSED static void
test_file_url(const char *file, bool empty, char url[TEST_PG_URL])
{
	struct err err;

	(void)snprintf(url, TEST_PG_URL, "sqlite:%s", file);
	if (test_pg_server() != NULL && test_pg_new(empty, url, &err) != ERR_OK)
		fail_msg("%s", err.detail);
}

/* The file goes, with what a database puts beside it; then the folder, which must be
 * empty. */
TEST_UNUSED static void
test_file_end(const char *dir, const char *file)
{
	static const char *const tail[] = { "", "-wal", "-shm", "-node" };
	char path[TEST_FILE + 8];

	for (size_t i = 0; i < sizeof(tail) / sizeof(tail[0]); i++) {
		(void)snprintf(path, sizeof(path), "%s%s", file, tail[i]);
		(void)unlink(path);
	}
	assert_int_equal(rmdir(dir), 0);
}

#endif
