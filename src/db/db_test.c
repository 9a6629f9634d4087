/* The contract of db.h, on SQLite (or PostgreSQL, see hulp/test_pg.h) and on the
 * driver that fails on command. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/db.h"
#include "db/driver.h"
#include "db/fake.h"
#include "hulp/test_file.h"

#define WRITERS 32
#define EACH 20

static char dir[TEST_DIR], file[TEST_FILE], url[TEST_PG_URL + 8];
static struct db *db;
static struct err err;

static const struct db_stmt make = { .name = "make", .writes = true,
	.sql = "CREATE TABLE getal (n INTEGER PRIMARY KEY CHECK (n >= 0))" };
static const struct db_stmt add = { .name = "add", .nparam = 1, .writes = true,
	.sql = "INSERT INTO getal (n) VALUES (?1)" };
static const struct db_stmt sum = { .name = "sum", .ncol = 1,
	.sql = "SELECT count(*) FROM getal" };

static enum err_code
make_work(struct tx *tx, void *arg, struct err *e)
{
	(void)arg;
	return tx_exec(tx, &make, NULL, NULL, e);
}

static enum err_code
add_work(struct tx *tx, void *arg, struct err *e)
{
	struct db_value v = DB_VALUE_I64(*(int64_t *)arg);

	return tx_exec(tx, &add, &v, NULL, e);
}

/* Adds a number and then thinks better of it. */
static enum err_code
add_and_fail(struct tx *tx, void *arg, struct err *e)
{
	enum err_code rc = add_work(tx, arg, e);

	return rc != ERR_OK ? rc : SAY(e, ERR_INVALID, "n", "Toch maar niet.");
}

static enum err_code
take_number(void *arg, const struct db_value *row, struct err *e)
{
	(void)e;
	*(int64_t *)arg = row[0].i;
	return ERR_OK;
}

static enum err_code
count_work(struct tx *tx, void *arg, struct err *e)
{
	return tx_query(tx, &sum, NULL, take_number, arg, e);
}

static int64_t
numbers(void)
{
	int64_t n = -1;

	assert_int_equal(db_read(db, count_work, &n, &err), ERR_OK);
	return n;
}

static int
setup_on(const char *scheme)
{
	struct db_config config = { .url = url, .readers = 2, .create = true };

	fake_fail_at(0, ERR_OK);
	test_file_begin(dir, file);
	(void)snprintf(url, sizeof(url), "%s:%s", scheme, file);
	if (test_pg_server() != NULL) {
		char there[TEST_PG_URL];

		assert_int_equal(test_pg_new(true, there, &err), ERR_OK);
		(void)snprintf(url, sizeof(url), "%s%s", strcmp(scheme, "fake") == 0 ?
		    "fake:" : "", there);
	}
	assert_int_equal(db_open(&config, &db, &err), ERR_OK);
	return (int)db_write(db, make_work, NULL, &err);
}

static int
setup(void **state)
{
	(void)state;
	return setup_on("sqlite");
}

static int
setup_fake(void **state)
{
	(void)state;
	return setup_on("fake");
}

static int
teardown(void **state)
{
	(void)state;
	fake_fail_at(0, ERR_OK);
	db_close(db);
	test_file_end(dir, file);
	return 0;
}

static void
what_was_answered_is_there_after_opening_again(void **state)
{
	struct db_config config = { .url = url, .readers = 1 };
	int64_t n = 7;

	(void)state;
	assert_int_equal(db_write(db, add_work, &n, &err), ERR_OK);
	db_close(db);
	assert_int_equal(db_open(&config, &db, &err), ERR_OK);
	assert_int_equal(numbers(), 1);
}

static void
work_that_fails_leaves_nothing_behind(void **state)
{
	int64_t n = 7;

	(void)state;
	assert_int_equal(db_write(db, add_and_fail, &n, &err), ERR_INVALID);
	assert_string_equal(err.text, "Toch maar niet.");
	assert_int_equal(numbers(), 0);
}

static void
a_broken_rule_of_the_table_is_a_conflict(void **state)
{
	int64_t n = 7, bad = -1;

	(void)state;
	assert_int_equal(db_write(db, add_work, &n, &err), ERR_OK);
	assert_int_equal(db_write(db, add_work, &n, &err), ERR_CONFLICT);
	assert_int_equal(db_write(db, add_work, &bad, &err), ERR_CONFLICT);
	assert_int_equal(numbers(), 1);
}

static void
a_snapshot_cannot_write(void **state)
{
	int64_t n = 7;

	(void)state;
	assert_int_equal(db_read(db, add_work, &n, &err), ERR_INTERNAL);
	assert_int_equal(numbers(), 0);
}

static void *
many(void *arg)
{
	struct err e;

	for (int64_t i = 0; i < EACH; i++) {
		int64_t n = (intptr_t)arg * EACH + i;
		/* every fourth one fails and must not take others along */
		db_work *work = n % 4 == 3 ? add_and_fail : add_work;

		if (db_write(db, work, &n, &e) != (n % 4 == 3 ? ERR_INVALID : ERR_OK))
			return arg;
	}
	return NULL;
}

static void
callers_that_share_a_commit_do_not_share_a_failure(void **state)
{
	pthread_t threads[WRITERS];
	void *bad;

	(void)state;
	for (intptr_t i = 0; i < WRITERS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, many, (void *)i), 0);
	for (int i = 0; i < WRITERS; i++) {
		assert_int_equal(pthread_join(threads[i], &bad), 0);
		assert_null(bad);
	}
	assert_int_equal(numbers(), WRITERS * EACH * 3 / 4);
}

static void
every_call_to_the_database_that_fails_gives_an_error_and_no_row(void **state)
{
	int64_t n = 7;
	long at;

	(void)state;
	for (at = 1; at < 10; at++) {
		fake_fail_at(at, ERR_BUSY);
		if (db_write(db, add_work, &n, &err) == ERR_OK)
			break;
		assert_int_equal(err.code, ERR_BUSY);
		fake_fail_at(0, ERR_OK);
		assert_int_equal(numbers(), 0);
	}
	assert_int_equal(at, 6);	/* begin, mark, the statement, announce, commit */
	fake_fail_at(0, ERR_OK);
	assert_int_equal(numbers(), 1);
}

static void
a_lost_race_is_run_again(void **state)
{
	int64_t n = 7;

	(void)state;
	fake_fail_at(3, ERR_RETRY);	/* the statement, once */
	assert_int_equal(db_write(db, add_work, &n, &err), ERR_OK);
	assert_int_equal(numbers(), 1);
}

static void
an_uncertain_commit_is_told_apart(void **state)
{
	int64_t n = 7;

	(void)state;
	fake_fail_at(5, ERR_UNCERTAIN);	/* the commit */
	assert_int_equal(db_write(db, add_work, &n, &err), ERR_UNCERTAIN);
}

static void
a_note_is_kept_but_is_no_change_for_live_pages(void **state)
{
	int64_t n = 7, m = 8;
	uint64_t before = db_version(db);

	(void)state;
	assert_int_equal(db_note(db, add_work, &n, &err), ERR_OK);
	assert_true(db_version(db) == before);
	assert_int_equal(db_write(db, add_work, &m, &err), ERR_OK);
	assert_true(db_version(db) > before);
	assert_int_equal(numbers(), 2);
}

static const struct db_driver *
that_driver(void)
{
	return test_pg_server() == NULL ? &db_sqlite : &db_postgres;
}

/* What another process is to the database: a connection of its own. */
static struct db_conn *
other_open(void)
{
	struct db_conn *c;

	assert_int_equal(that_driver()->open(strchr(url, ':') + 1, true, false, &c, &err), ERR_OK);
	return c;
}

static bool
hears(struct db_conn *c)
{
	bool changed = false;

	/* PostgreSQL tells it a moment later. */
	for (int i = 0; i < (that_driver() == &db_sqlite ? 1 : 20) && !changed; i++) {
		assert_int_equal(that_driver()->heard(c, &changed, &err), ERR_OK);
		(void)usleep(that_driver() == &db_sqlite ? 0 : 10000);
	}
	return changed;
}

static void
another_process_hears_a_change_once_and_never_a_note(void **state)
{
	struct db_conn *other = other_open();
	int64_t n = 7, m = 8, k = 9;

	(void)state;
	assert_false(hears(other));
	assert_int_equal(db_write(db, add_work, &n, &err), ERR_OK);
	assert_true(hears(other));
	assert_false(hears(other));
	assert_int_equal(db_note(db, add_work, &m, &err), ERR_OK);
	assert_false(hears(other));
	assert_int_equal(db_write(db, add_and_fail, &k, &err), ERR_INVALID);
	assert_false(hears(other));
	that_driver()->close(other);
}

static void
a_process_does_not_hear_itself_nor_what_was_undone(void **state)
{
	struct db_conn *one = other_open(), *two = other_open();

	(void)state;
	assert_int_equal(that_driver()->begin(one, &err), ERR_OK);
	assert_int_equal(that_driver()->announce(one, &err), ERR_OK);
	assert_false(hears(two));
	that_driver()->rollback(one);
	assert_false(hears(one));
	assert_false(hears(two));
	assert_int_equal(that_driver()->begin(one, &err), ERR_OK);
	assert_int_equal(that_driver()->announce(one, &err), ERR_OK);
	assert_int_equal(that_driver()->commit(one, &err), ERR_OK);
	assert_false(hears(one));
	assert_true(hears(two));
	that_driver()->close(one);
	that_driver()->close(two);
}

static void
every_migration_is_applied_once(void **state)
{
	(void)state;
	assert_int_equal(db_migrate(db, &err), ERR_OK);
	assert_int_equal(db_migrate(db, &err), ERR_OK);
}

static void
ids_rise_and_never_come_twice(void **state)
{
	int64_t last = 0;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		int64_t id = db_new_id();

		assert_true(id > last);
		last = id;
	}
}

#define ON_SQLITE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
#define ON_FAKE(f) cmocka_unit_test_setup_teardown(f, setup_fake, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ON_SQLITE(what_was_answered_is_there_after_opening_again),
		ON_SQLITE(work_that_fails_leaves_nothing_behind),
		ON_SQLITE(a_broken_rule_of_the_table_is_a_conflict),
		ON_SQLITE(a_snapshot_cannot_write),
		ON_SQLITE(callers_that_share_a_commit_do_not_share_a_failure),
		ON_FAKE(every_call_to_the_database_that_fails_gives_an_error_and_no_row),
		ON_FAKE(a_lost_race_is_run_again),
		ON_FAKE(an_uncertain_commit_is_told_apart),
		ON_SQLITE(a_note_is_kept_but_is_no_change_for_live_pages),
		ON_SQLITE(another_process_hears_a_change_once_and_never_a_note),
		ON_SQLITE(a_process_does_not_hear_itself_nor_what_was_undone),
		ON_SQLITE(every_migration_is_applied_once),
		cmocka_unit_test(ids_rise_and_never_come_twice),
	};

	return cmocka_run_group_tests_name("db", tests, NULL, NULL);
}
