/* The log beside the writer: it does not grow without end, and nothing in it is lost. */
#include <sys/stat.h>

#include "hulp/test_file.h"

#include "db/db.h"

#define ROWS 20000		/* a page each: more than twice what the log may hold */
#define LOG_MAX (INT64_C(48) << 20)

static char dir[TEST_DIR], path[TEST_FILE], url[80];
static struct err err;

static const struct db_stmt make = { .name = "make", .writes = true,
	.sql = "CREATE TABLE blad (n INTEGER PRIMARY KEY, b BLOB)" };
static const struct db_stmt add = { .name = "add", .nparam = 1, .writes = true,
	.sql = "INSERT INTO blad (n, b) VALUES (?1, zeroblob(4000))" };
static const struct db_stmt sum = { .name = "sum", .ncol = 1,
	.sql = "SELECT count(*) FROM blad" };

static enum err_code
make_work(struct tx *tx, void *arg, struct err *e)
{
	(void)arg;
	return tx_exec(tx, &make, NULL, NULL, e);
}

/* A hundred rows from *arg on. */
static enum err_code
add_work(struct tx *tx, void *arg, struct err *e)
{
	for (int64_t i = *(int64_t *)arg, end = i + 100; i < end; i++) {
		struct db_value v = DB_VALUE_I64(i);

		TRY(tx_exec(tx, &add, &v, NULL, e));
	}
	return ERR_OK;
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
log_size(void)
{
	char log[72];
	struct stat s;

	(void)snprintf(log, sizeof(log), "%s-wal", path);
	return stat(log, &s) == 0 ? s.st_size : 0;
}

static struct db *
open_it(bool create)
{
	struct db *db;

	assert_int_equal(db_open(&(struct db_config){ .url = url, .readers = 2,
	    .create = create }, &db, &err), ERR_OK);
	return db;
}

static void
the_log_begins_anew_while_pages_are_written_and_read(void **state)
{
	struct db *db = open_it(true);
	int64_t n, most = 0;

	(void)state;
	assert_int_equal(db_write(db, make_work, NULL, &err), ERR_OK);
	for (int64_t i = 0; i < ROWS; i += 100) {
		assert_int_equal(db_write(db, add_work, &i, &err), ERR_OK);
		if (i % 2000 == 0) {
			assert_int_equal(db_read(db, count_work, &n, &err), ERR_OK);
			assert_int_equal(n, i + 100);
		}
		most = log_size() > most ? log_size() : most;
	}
	assert_in_range(most, 1, LOG_MAX);
	db_close(db);
	assert_int_equal(log_size(), 0);
	db = open_it(false);
	assert_int_equal(db_read(db, count_work, &n, &err), ERR_OK);
	assert_int_equal(n, ROWS);
	db_close(db);
}

static int
begin(void **state)
{
	(void)state;
	test_file_begin(dir, path);
	(void)snprintf(url, sizeof(url), "sqlite:%s", path);
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
		cmocka_unit_test(the_log_begins_anew_while_pages_are_written_and_read),
	};

	return cmocka_run_group_tests(tests, begin, einde);
}
