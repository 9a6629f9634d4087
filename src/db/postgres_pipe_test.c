/* What is asked ahead, and what fails later than it was sent. Runs with
 * SAMENLOOP_TEST_PG, see hulp/test_pg.h and tests/pg/units.sh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <unistd.h>

#include "hulp/test_pg.h"

#define THREADS 16
#define EACH 20

static const struct db_stmt add = { .name = "add", .nparam = 1, .writes = true, .types = "i",
    .adds = true, .sql = "INSERT INTO getal (n) VALUES (?1)" };
static const struct db_stmt move = { .name = "move", .nparam = 2, .writes = true,
    .types = "ii", .later = true, .sql = "UPDATE getal SET n = ?2 WHERE n = ?1" };
static const struct db_stmt count = { .name = "count", .nparam = 1, .ncol = 1, .types = "i",
    .sql = "SELECT count(*) FROM getal WHERE n >= ?1" };

static char url[TEST_PG_URL];
static struct db_conn *conn;
static struct err err;

static void
fine(enum err_code rc)
{
	if (rc != ERR_OK)
		fail_msg("%s", err.detail);
}

static int
setup(void **state)
{
	(void)state;
	fine(test_pg_new(false, url, &err));
	fine(db_postgres.open(strchr(url, ':') + 1, true, false, &conn, &err));
	fine(db_postgres.script(conn, "CREATE TABLE getal (n BIGINT PRIMARY KEY);"
	    "INSERT INTO getal (n) VALUES (1)", &err));
	fine(db_postgres.begin(conn, &err));
	fine(db_postgres.mark(conn, &err));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	db_postgres.close(conn);
	return 0;
}

static void
put(int64_t n)
{
	fine(db_postgres.exec(conn, &add, &DB_VALUE_I64(n), NULL, &err));
}

static enum err_code
take(void *arg, const struct db_value *row, struct err *e)
{
	(void)e;
	*(int64_t *)arg = row[0].i;
	return ERR_OK;
}

static enum err_code
numbers(int64_t from, int64_t *out)
{
	return db_postgres.query(conn, &count, &DB_VALUE_I64(from), take, out, &err);
}

/* ---- asked ahead ------------------------------------------------------------ */

static void
a_question_asked_ahead_is_answered_as_of_then_and_once(void **state)
{
	int64_t n;

	(void)state;
	fine(db_postgres.ahead(conn, &count, &DB_VALUE_I64(0), false, &err));
	fine(db_postgres.ahead(conn, &count, &DB_VALUE_I64(0), false, &err));
	put(2);
	fine(numbers(0, &n));
	assert_int_equal(n, 1);
	fine(numbers(0, &n));
	assert_int_equal(n, 2);
}

static void
a_question_with_other_values_is_another_question(void **state)
{
	int64_t n;

	(void)state;
	fine(db_postgres.ahead(conn, &count, &DB_VALUE_I64(0), false, &err));
	fine(numbers(5, &n));
	assert_int_equal(n, 0);
	fine(numbers(0, &n));
	assert_int_equal(n, 1);
}

static void
an_answer_nobody_came_for_is_gone_with_its_savepoint(void **state)
{
	int64_t n;

	(void)state;
	fine(db_postgres.ahead(conn, &count, &DB_VALUE_I64(0), false, &err));
	put(2);
	fine(db_postgres.keep(conn, true, &err));
	fine(db_postgres.mark(conn, &err));
	fine(numbers(0, &n));
	assert_int_equal(n, 2);
}

static void
more_questions_than_there_is_room_for_are_asked_when_needed(void **state)
{
	int64_t n;

	(void)state;
	for (int64_t i = 0; i < 300; i++)
		fine(db_postgres.ahead(conn, &count, &DB_VALUE_I64(i), false, &err));
	for (int64_t i = 0; i < 300; i++) {
		fine(numbers(i, &n));
		assert_int_equal(n, i <= 1);
	}
}

/* ---- failing later ------------------------------------------------------------ */

static void
a_change_that_found_no_row_fails_its_own_savepoint(void **state)
{
	const struct db_value v[] = { DB_VALUE_I64(9), DB_VALUE_I64(10) };
	int64_t n;

	(void)state;
	put(2);
	fine(db_postgres.exec(conn, &move, v, &n, &err));
	assert_int_equal(numbers(0, &n), ERR_CONFLICT);
	fine(db_postgres.undo(conn, &err));
	fine(numbers(0, &n));
	assert_int_equal(n, 1);
}

static void
a_failure_of_a_savepoint_that_was_kept_ends_the_transaction(void **state)
{
	int64_t n;

	(void)state;
	put(1);
	fine(db_postgres.keep(conn, false, &err));
	fine(db_postgres.mark(conn, &err));
	put(2);
	assert_int_equal(numbers(0, &n), ERR_INTERNAL);
	assert_false(db_postgres.in_transaction(conn));
	fine(db_postgres.begin(conn, &err));
	fine(numbers(0, &n));
	assert_int_equal(n, 1);
}

static void
undoing_does_not_hide_the_failure_of_what_was_kept_before_it(void **state)
{
	(void)state;
	put(1);
	fine(db_postgres.keep(conn, false, &err));
	fine(db_postgres.mark(conn, &err));
	put(2);
	assert_int_equal(db_postgres.undo(conn, &err), ERR_INTERNAL);
	assert_false(db_postgres.in_transaction(conn));
}

/* ---- two servers --------------------------------------------------------------- */

static struct db_conn *
another(void)
{
	struct db_conn *c;

	fine(db_postgres.open(strchr(url, ':') + 1, true, false, &c, &err));
	db_postgres.lane(c, 2);		/* its turn does not wait for ours */
	fine(db_postgres.begin(c, &err));
	return c;
}

static void
a_row_that_one_server_claims_is_passed_over_by_the_other(void **state)
{
	static const struct db_stmt claim = { .name = "claim", .ncol = 1, .types = "",
	    .claims = true, .sql = "SELECT n FROM getal ORDER BY n LIMIT 1" };
	struct db_conn *c;
	int64_t mine = 0, theirs = 0;

	(void)state;
	db_postgres.rollback(conn);
	db_postgres.lane(conn, 1);
	fine(db_postgres.begin(conn, &err));
	put(2);
	fine(db_postgres.commit(conn, &err));
	fine(db_postgres.begin(conn, &err));
	c = another();
	fine(db_postgres.query(conn, &claim, NULL, take, &mine, &err));
	fine(db_postgres.query(c, &claim, NULL, take, &theirs, &err));
	assert_int_equal(mine, 1);
	assert_int_equal(theirs, 2);
	db_postgres.close(c);
}

static void
a_job_is_for_one_server_until_it_gives_it_back_or_is_gone(void **state)
{
	struct db_conn *c;
	bool mine, theirs;

	(void)state;
	db_postgres.rollback(conn);
	db_postgres.lane(conn, 1);
	fine(db_postgres.begin(conn, &err));
	c = another();
	db_postgres.lane(c, 1);
	fine(db_postgres.alone(conn, 1, true, &mine, &err));
	fine(db_postgres.alone(conn, 1, true, &mine, &err));
	fine(db_postgres.alone(c, 1, true, &theirs, &err));
	assert_true(mine);
	assert_false(theirs);
	fine(db_postgres.alone(conn, 1, false, &mine, &err));
	fine(db_postgres.alone(c, 1, true, &theirs, &err));
	assert_true(theirs);
	fine(db_postgres.alone(conn, 1, true, &mine, &err));
	assert_false(mine);
	db_postgres.close(c);
	for (int i = 0; i < 100 && !mine; i++) {
		fine(db_postgres.alone(conn, 1, true, &mine, &err));
		(void)usleep(20000);
	}
	assert_true(mine);
}

static void
no_two_writers_of_a_database_give_ids_of_one_node(void **state)
{
	int64_t first = db_new_id() >> 12 & 0x3ff, second;
	struct db_conn *c;

	(void)state;
	db_postgres.rollback(conn);
	c = another();		/* of this process: draws another */
	second = db_new_id() >> 12 & 0x3ff;
	assert_int_not_equal(first, second);
	db_postgres.close(c);
}

/* ---- a batch with bad ones in it ------------------------------------------------ */

struct writer {
	struct db	*db;
	int64_t		 base;
	int		 wrong;
};

static enum err_code
add_work(struct tx *tx, void *arg, struct err *e)
{
	return tx_exec(tx, &add, &DB_VALUE_I64(*(int64_t *)arg), NULL, e);
}

/* The server sees no failure in a change of no row: COMMIT may not go with it, also
 * not for a work that is alone in its batch. */
static enum err_code
add_and_move_work(struct tx *tx, void *arg, struct err *e)
{
	const struct db_value v[] = { DB_VALUE_I64(99), DB_VALUE_I64(100) };
	int64_t changed;

	TRY(add_work(tx, arg, e));
	return tx_exec(tx, &move, v, &changed, e);
}

static void
a_work_alone_that_fails_late_leaves_nothing(void **state)
{
	struct db *db;
	int64_t n = 7, bad = 1;

	(void)state;
	db_postgres.rollback(conn);
	fine(db_open(&(struct db_config){ .url = url, .readers = 1, .lane = 3 }, &db, &err));
	assert_int_equal(db_write(db, add_and_move_work, &n, &err), ERR_CONFLICT);
	assert_int_equal(db_write(db, add_work, &bad, &err), ERR_CONFLICT);
	fine(db_write(db, add_work, &n, &err));
	db_close(db);
	fine(db_postgres.begin(conn, &err));
	fine(numbers(0, &n));
	assert_int_equal(n, 2);
}

/* Every fifth is there already. */
static void *
write_many(void *arg)
{
	struct writer *w = arg;
	struct err e;

	for (int64_t i = 0; i < EACH; i++) {
		int64_t n = i % 5 == 4 ? 1 : w->base + i;
		enum err_code rc = db_write(w->db, add_work, &n, &e);

		w->wrong += rc != (n == 1 ? ERR_CONFLICT : ERR_OK);
	}
	return NULL;
}

static void
an_act_that_fails_late_does_not_take_others_of_its_batch_along(void **state)
{
	struct writer w[THREADS];
	pthread_t thread[THREADS];
	struct db *db;
	int64_t n;

	(void)state;
	db_postgres.rollback(conn);
	fine(db_open(&(struct db_config){ .url = url, .readers = 1, .lane = 3 }, &db, &err));
	for (int i = 0; i < THREADS; i++) {
		w[i] = (struct writer){ .db = db, .base = 1000 * (i + 1) };
		assert_int_equal(pthread_create(&thread[i], NULL, write_many, &w[i]), 0);
	}
	for (int i = 0; i < THREADS; i++) {
		(void)pthread_join(thread[i], NULL);
		assert_int_equal(w[i].wrong, 0);
	}
	db_close(db);
	fine(db_postgres.begin(conn, &err));
	fine(numbers(0, &n));
	assert_int_equal(n, 1 + THREADS * EACH / 5 * 4);
}

/* What every work of a batch asked ahead is of before the first: here always wrong
 * but for that one, and the key of the table says so. */
static enum err_code
ask_work(struct tx *tx, void *arg, struct err *e)
{
	return tx_ahead(tx, &count, &DB_VALUE_I64(-((struct writer *)arg)->base), e);
}

static enum err_code
next_work(struct tx *tx, void *arg, struct err *e)
{
	int64_t n;

	TRY(tx_query(tx, &count, &DB_VALUE_I64(-((struct writer *)arg)->base), take, &n, e));
	n++;
	return add_work(tx, &n, e);
}

static void *
write_next(void *arg)
{
	struct writer *w = arg;
	struct err e;

	for (int i = 0; i < EACH; i++)
		w->wrong += db_write_ahead(w->db, ask_work, next_work, w, &e) != ERR_OK;
	return NULL;
}

static void
an_answer_that_another_of_the_batch_made_wrong_is_asked_again(void **state)
{
	struct writer w[THREADS];
	pthread_t thread[THREADS];
	struct db *db;
	int64_t n;

	(void)state;
	db_postgres.rollback(conn);
	fine(db_open(&(struct db_config){ .url = url, .readers = 1, .lane = 3 }, &db, &err));
	for (int i = 0; i < THREADS; i++) {
		w[i] = (struct writer){ .db = db, .base = i };
		assert_int_equal(pthread_create(&thread[i], NULL, write_next, &w[i]), 0);
	}
	for (int i = 0; i < THREADS; i++) {
		(void)pthread_join(thread[i], NULL);
		assert_int_equal(w[i].wrong, 0);
	}
	db_close(db);
	fine(db_postgres.begin(conn, &err));
	fine(numbers(0, &n));
	assert_int_equal(n, 1 + THREADS * EACH);
}

/* ---- a page that failed --------------------------------------------------------- */

static const struct db_stmt wrong = { .name = "wrong", .nparam = 1, .ncol = 1, .types = "i",
    .sql = "SELECT count(*) FROM getal WHERE n / (?1 - ?1) > 0" };

static enum err_code
ask_wrong(struct tx *tx, void *arg, struct err *e)
{
	return tx_query(tx, &wrong, &DB_VALUE_I64(1), take, arg, e);
}

static enum err_code
is_answered(struct tx *tx, void *arg, struct err *e)
{
	int64_t n;

	*(bool *)arg = tx_answered(tx);
	return tx_query(tx, &count, &DB_VALUE_I64(0), take, &n, e);
}

/* The next read on that connection asks one by one, and a failure in it is one. */
static void
a_page_that_failed_leaves_nothing_to_the_next_read(void **state)
{
	struct db_config config = { .url = url, .readers = 1 };
	bool answered = false;
	struct db *db;
	int64_t n = 0;

	(void)state;
	db_postgres.rollback(conn);
	fine(db_open(&config, &db, &err));
	assert_int_not_equal(db_read_together(db, ask_wrong, &n, &err), ERR_OK);
	fine(db_read(db, is_answered, &answered, &err));
	assert_true(answered);
	db_close(db);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_question_asked_ahead_is_answered_as_of_then_and_once),
		T(a_question_with_other_values_is_another_question),
		T(an_answer_nobody_came_for_is_gone_with_its_savepoint),
		T(more_questions_than_there_is_room_for_are_asked_when_needed),
		T(a_change_that_found_no_row_fails_its_own_savepoint),
		T(a_failure_of_a_savepoint_that_was_kept_ends_the_transaction),
		T(undoing_does_not_hide_the_failure_of_what_was_kept_before_it),
		T(a_row_that_one_server_claims_is_passed_over_by_the_other),
		T(a_job_is_for_one_server_until_it_gives_it_back_or_is_gone),
		T(no_two_writers_of_a_database_give_ids_of_one_node),
		T(an_answer_that_another_of_the_batch_made_wrong_is_asked_again),
		T(a_work_alone_that_fails_late_leaves_nothing),
		T(an_act_that_fails_late_does_not_take_others_of_its_batch_along),
		T(a_page_that_failed_leaves_nothing_to_the_next_read),
	};

	if (test_pg_server() == NULL) {
		(void)puts("1..0 # SKIP tests/pg/units.sh runs this on PostgreSQL");
		return 0;
	}
	return cmocka_run_group_tests_name("postgres_pipe", tests, NULL, NULL);
}
