/* What only PostgreSQL can get wrong. Runs with SAMENLOOP_TEST_PG, see
 * hulp/test_pg.h and tests/pg/units.sh; else it says that it was skipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libpq-fe.h>
#include <pthread.h>
#include <unistd.h>

#include "base/embed.h"
#include "db/postgres_dialect.h"
#include "hulp/test_pg.h"

#define THREADS 8
#define EACH 25

extern const struct db_stmt *const *const all_statements[];

static char url[TEST_PG_URL], second[TEST_PG_URL];
static struct db *db, *other;
static PGconn *beside;
static struct err err;

/* ---- help ------------------------------------------------------------------ */

static PGconn *
dial(const char *address)
{
	PGconn *c = PQconnectdb(strchr(address, ':') + 1);

	if (PQstatus(c) != CONNECTION_OK)
		fail_msg("%s", PQerrorMessage(c));
	return c;
}

/* The first value of a question asked beside the driver; valid until the next. */
static const char *
ask(PGconn *c, const char *sql)
{
	static char value[400];
	PGresult *res = PQexec(c, sql);

	if (PQresultStatus(res) != PGRES_TUPLES_OK && PQresultStatus(res) != PGRES_COMMAND_OK)
		fail_msg("%s: %s", sql, PQerrorMessage(c));
	(void)snprintf(value, sizeof(value), "%s", PQntuples(res) > 0 ? PQgetvalue(res, 0, 0) :
	    "");
	PQclear(res);
	return value;
}

static struct db *
open_db(const char *address, int64_t lane)
{
	struct db *d;

	if (db_open(&(struct db_config){ .url = address, .readers = 2, .lane = lane }, &d, &err) !=
	    ERR_OK)
		fail_msg("%s", err.detail);
	return d;
}

static int
setup(void **state)
{
	(void)state;
	if (test_pg_new(false, url, &err) != ERR_OK)
		fail_msg("%s", err.detail);
	beside = dial(url);
	(void)ask(beside, "CREATE TABLE getal (n BIGINT PRIMARY KEY)");
	db = open_db(url, 7);
	other = open_db(url, 7);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	db_close(db);
	db_close(other);
	PQfinish(beside);
	return 0;
}

static enum err_code
add_work(struct tx *tx, void *arg, struct err *e)
{
	static const struct db_stmt add = { .name = "add", .nparam = 1, .writes = true,
	    .types = "i", .adds = true, .sql = "INSERT INTO getal (n) VALUES (?1)" };

	return tx_exec(tx, &add, &DB_VALUE_I64(*(int64_t *)arg), NULL, e);
}

static enum err_code
take(void *arg, const struct db_value *row, struct err *e)
{
	(void)e;
	*(int64_t *)arg = row[0].type == DB_TYPE_NULL ? 0 : row[0].i;
	return ERR_OK;
}

static enum err_code
count_work(struct tx *tx, void *arg, struct err *e)
{
	static const struct db_stmt count = { .name = "count", .ncol = 1, .types = "",
	    .sql = "SELECT count(*) FROM getal" };

	return tx_query(tx, &count, NULL, take, arg, e);
}

/* What a chain does: reads the last, adds the next. */
static enum err_code
next_work(struct tx *tx, void *arg, struct err *e)
{
	static const struct db_stmt last = { .name = "last", .ncol = 1, .types = "",
	    .sql = "SELECT max(n) FROM getal" };
	int64_t n;

	(void)arg;
	TRY(tx_query(tx, &last, NULL, take, &n, e));
	n++;
	return add_work(tx, &n, e);
}

static int64_t
numbers(void)
{
	int64_t n = -1;

	if (db_read(db, count_work, &n, &err) != ERR_OK)
		fail_msg("%s", err.detail);
	return n;
}

/* ---- statements ------------------------------------------------------------- */

/* Types that a column of an answer may have: see pg_row. A numeric is a sum
 * that nobody cast. */
static bool
is_read(Oid type)
{
	return type == 16 || type == 17 || type == 20 || type == 21 || type == 23 ||
	    type == 25 || type == 1043;
}

static void
prepares(const struct db_stmt *s)
{
	char *sql = postgres_sql(s->sql, false, s->claims);
	Oid types[64];
	PGresult *res;

	for (unsigned i = 0; i < s->nparam; i++)
		types[i] = s->types[i] == 'i' ? 20 : s->types[i] == 't' ? 25 : 17;
	res = PQprepare(beside, s->name, sql, (int)s->nparam, types);
	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		fail_msg("%s: %s", s->name, PQerrorMessage(beside));
	PQclear(res);
	res = PQdescribePrepared(beside, s->name);
	assert_int_equal(PQnfields(res), (int)s->ncol);
	for (int i = 0; i < PQnfields(res); i++)
		if (!is_read(PQftype(res, i)))
			fail_msg("%s: column %s has type %u", s->name, PQfname(res, i),
			    PQftype(res, i));
	PQclear(res);
	free(sql);
}

static void
every_statement_of_the_program_prepares_on_postgresql(void **state)
{
	unsigned n = 0;

	(void)state;
	for (size_t f = 0; all_statements[f] != NULL; f++)
		for (size_t i = 0; all_statements[f][i] != NULL; i++, n++)
			prepares(all_statements[f][i]);
	print_message("%u statements\n", n);
	assert_true(n > 300);
}

/* ---- tables -------------------------------------------------------------------- */

/* Every column as one line, the same from both. */
#define COLUMNS_PG "SELECT string_agg(x, E'\\n' ORDER BY x COLLATE \"C\") FROM (SELECT" \
	" table_name || '.' || column_name || ' ' || CASE data_type WHEN 'bytea' THEN 'blob'" \
	" ELSE data_type END || ' ' || is_nullable AS x FROM information_schema.columns" \
	" WHERE table_schema = 'public' AND table_name NOT IN ('getal')) y"
#define COLUMNS_SQLITE "SELECT group_concat(x, char(10)) FROM (SELECT m.name || '.' || c.name" \
	" || ' ' || lower(c.type) || ' ' || CASE c.\"notnull\" WHEN 1 THEN 'NO' ELSE 'YES' END" \
	" AS x FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'" \
	" AND m.name NOT LIKE 'sqlite_%' ORDER BY x)"
#define INDEXES_PG "SELECT string_agg(indexname, ' ' ORDER BY indexname COLLATE \"C\") FROM" \
	" pg_indexes WHERE schemaname = 'public' AND indexname !~ '_p?key[0-9]*$'"
#define INDEXES_SQLITE "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema" \
	" WHERE type = 'index' AND sql IS NOT NULL ORDER BY name)"

static enum err_code
take_text(void *arg, const struct db_value *row, struct err *e)
{
	(void)e;
	*(char **)arg = strdup(row[0].p);
	return ERR_OK;
}

static void
same(struct db_conn *lite, const char *there, const struct db_stmt *here)
{
	PGresult *res = PQexec(beside, there);
	char *text = NULL;

	assert_int_equal(db_sqlite.query(lite, here, NULL, take_text, &text, &err), ERR_OK);
	assert_string_equal(PQgetvalue(res, 0, 0), text);
	free(text);
	PQclear(res);
}

static void
the_tables_are_those_of_sqlite(void **state)
{
	static const struct db_stmt columns = { .name = "columns", .ncol = 1,
	    .sql = COLUMNS_SQLITE }, indexes = { .name = "indexes", .ncol = 1,
	    .sql = INDEXES_SQLITE };
	struct db_conn *lite;

	(void)state;
	assert_int_equal(db_sqlite.open(":memory:", true, true, &lite, &err), ERR_OK);
	assert_int_equal(db_sqlite.script(lite, "CREATE TABLE migratie (naam TEXT NOT NULL"
	    " PRIMARY KEY, som TEXT NOT NULL)", &err), ERR_OK);
	for (const struct embedded *m = migration_files; m->name != NULL; m++)
		assert_int_equal(db_sqlite.script(lite, (const char *)m->data, &err), ERR_OK);
	same(lite, COLUMNS_PG, &columns);
	same(lite, INDEXES_PG, &indexes);
	db_sqlite.close(lite);
}

static void *
migrate(void *d)
{
	struct err e;

	return db_migrate(d, &e) == ERR_OK ? NULL : d;
}

static void
two_servers_that_start_at_once_make_the_tables_once(void **state)
{
	struct db *a, *b;
	pthread_t t;
	void *bad;

	(void)state;
	assert_int_equal(test_pg_new(true, second, &err), ERR_OK);
	a = open_db(second, 1);
	b = open_db(second, 2);
	assert_int_equal(pthread_create(&t, NULL, migrate, a), 0);
	assert_null(migrate(b));
	assert_int_equal(pthread_join(t, &bad), 0);
	assert_null(bad);
	db_close(a);
	db_close(b);
}

/* ---- several servers ------------------------------------------------------------- */

static void *
extend(void *d)
{
	struct err e;

	for (int i = 0; i < EACH; i++)
		if (db_write(d, next_work, NULL, &e) != ERR_OK)
			return d;
	return NULL;
}

static void
two_servers_write_one_chain_without_a_fork(void **state)
{
	pthread_t threads[THREADS];
	void *bad;

	(void)state;
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, extend, i % 2 ? db : other), 0);
	for (int i = 0; i < THREADS; i++) {
		assert_int_equal(pthread_join(threads[i], &bad), 0);
		assert_null(bad);
	}
	assert_int_equal(numbers(), THREADS * EACH);
	assert_string_equal(ask(beside, "SELECT max(n) FROM getal"), "200");
}

static void
a_change_here_is_heard_there_and_a_note_is_not(void **state)
{
	uint64_t before = db_version(other), after;
	int64_t n = 1, m = 2;

	(void)state;
	assert_int_equal(db_note(db, add_work, &n, &err), ERR_OK);
	(void)usleep(700000);
	assert_true(db_version(other) == before);
	assert_int_equal(db_write(db, add_work, &m, &err), ERR_OK);
	for (int i = 0; i < 20 && db_version(other) == before; i++)
		(void)usleep(100000);
	after = db_version(other);
	assert_true(after > before);
}

/* ---- connections that go ------------------------------------------------------------ */

static void
after_every_connection_was_ended_the_next_act_works(void **state)
{
	int64_t n = 1, m = 2;

	(void)state;
	assert_int_equal(db_write(db, add_work, &n, &err), ERR_OK);
	assert_int_equal(numbers(), 1);
	(void)ask(beside, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
	    " WHERE datname = current_database() AND pid <> pg_backend_pid()");
	assert_int_equal(numbers(), 1);
	assert_int_equal(db_write(db, add_work, &m, &err), ERR_OK);
	assert_int_equal(numbers(), 2);
}

/* The connection ends while COMMIT runs, before it is done: it is found out
 * that nothing happened, and the work runs again, once. */
static void
a_commit_that_was_lost_before_it_happened_is_done_again(void **state)
{
	int64_t n = 7;

	(void)state;
	(void)ask(beside, "CREATE SEQUENCE keer; CREATE FUNCTION weg() RETURNS trigger LANGUAGE"
	    " plpgsql AS 'BEGIN IF nextval(''keer'') = 1 THEN PERFORM"
	    " pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); END IF;"
	    " RETURN NULL; END'; CREATE CONSTRAINT TRIGGER weg AFTER INSERT ON getal"
	    " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION weg()");
	if (db_write(db, add_work, &n, &err) != ERR_OK)
		fail_msg("%s", err.detail);
	assert_string_equal(ask(beside, "SELECT last_value FROM keer"), "2");
	assert_int_equal(numbers(), 1);
}

/* Another transaction came between, or each waited for the other: it is run again, and
 * nobody hears of it. A failure that stays is said after some tries. */
static void
a_transaction_that_lost_to_another_runs_again(void **state)
{
	static const char *const lost[] = { "40001", "40P01" };
	int64_t n = 7;

	(void)state;
	(void)ask(beside, "CREATE SEQUENCE keer");
	for (size_t i = 0; i < sizeof(lost) / sizeof(lost[0]); i++, n++) {
		char sql[400];

		(void)snprintf(sql, sizeof(sql), "CREATE OR REPLACE FUNCTION verlies() RETURNS"
		    " trigger LANGUAGE plpgsql AS 'BEGIN IF nextval(''keer'') %% 3 <> 0 THEN"
		    " RAISE EXCEPTION ''verloren'' USING ERRCODE = ''%s''; END IF;"
		    " RETURN NULL; END'; CREATE OR REPLACE TRIGGER verlies AFTER INSERT"
		    " ON getal FOR EACH ROW EXECUTE FUNCTION verlies()", lost[i]);
		(void)ask(beside, sql);
		if (db_write(db, add_work, &n, &err) != ERR_OK)
			fail_msg("%s: %s", lost[i], err.detail);
		assert_string_equal(ask(beside, "SELECT last_value FROM keer"), i == 0 ? "3" : "6");
		assert_int_equal(numbers(), (int64_t)i + 1);
	}
	(void)ask(beside, "CREATE OR REPLACE FUNCTION verlies() RETURNS trigger LANGUAGE plpgsql AS"
	    " 'BEGIN RAISE EXCEPTION ''verloren'' USING ERRCODE = ''40001''; END'");
	assert_int_equal(db_write(db, add_work, &n, &err), ERR_BUSY);
	assert_int_equal(numbers(), 2);
}

/* Nothing waits for ever for a lock or a statement. */
static enum err_code
limits_work(struct tx *tx, void *arg, struct err *e)
{
	static const struct db_stmt limits = { .name = "limits", .ncol = 1, .types = "",
	    .sql = "SELECT count(*) FROM pg_settings WHERE (name, setting) IN (('lock_timeout',"
	    " '5000'), ('statement_timeout', '10000'),"
	    " ('idle_in_transaction_session_timeout', '30000'))" };

	return tx_query(tx, &limits, NULL, take, arg, e);
}

static void
every_wait_has_an_end(void **state)
{
	int64_t n = 0;

	(void)state;
	assert_int_equal(db_read(db, limits_work, &n, &err), ERR_OK);
	assert_int_equal(n, 3);
	n = 0;
	assert_int_equal(db_write(db, limits_work, &n, &err), ERR_OK);
	assert_int_equal(n, 3);
}

static void *
add_seven(void *arg)
{
	static int64_t n = 7;
	struct err e;

	*(enum err_code *)arg = db_write(db, add_work, &n, &e);
	return NULL;
}

/* A switch of leaders ends the wait for the standby with a warning, and the
 * server says COMMIT: done here, but perhaps nowhere else. It is not answered
 * before a later commit proves it, and it is not done twice. */
static void
commit_with_a_warning(const char *how)
{
	enum err_code rc = ERR_INTERNAL, early;
	char sql[200];
	pthread_t t;
	int i;

	(void)snprintf(sql, sizeof(sql), "SELECT count(%s(pid)) FROM pg_stat_activity WHERE"
	    " datname = current_database() AND wait_event = 'SyncRep'", how);
	(void)ask(beside, "SET synchronous_commit = local");
	(void)ask(beside, "ALTER SYSTEM SET synchronous_standby_names = 'niemand'");
	(void)ask(beside, "SELECT pg_reload_conf()");
	/* The checkpointer tells who commits to wait; it has read the setting when this is done. */
	for (i = 0; i < 100 && strcmp(ask(beside, "SHOW synchronous_standby_names"),
	    "niemand") != 0; i++)
		(void)usleep(50000);
	(void)ask(beside, "CHECKPOINT");
	assert_int_equal(pthread_create(&t, NULL, add_seven, &rc), 0);
	for (i = 0; i < 100 && strcmp(ask(beside, sql), "1") != 0; i++)
		(void)usleep(50000);
	(void)usleep(500000);
	early = rc;
	/* Before anything is judged: every test on this server waits as long as it is set. */
	(void)ask(beside, "ALTER SYSTEM RESET synchronous_standby_names");
	(void)ask(beside, "SELECT pg_reload_conf()");
	assert_int_equal(pthread_join(t, NULL), 0);
	assert_true(i < 100);
	assert_int_equal(early, ERR_INTERNAL);	/* nothing was said yet */
	assert_int_equal(rc, ERR_OK);
	assert_int_equal(numbers(), 1);
}

/* WARNING 57P01, and the connection is gone. */
static void
a_commit_with_a_warning_is_answered_only_when_it_is_sure(void **state)
{
	(void)state;
	commit_with_a_warning("pg_terminate_backend");
}

/* The warning, then COMMIT as if all were well. */
static void
a_commit_that_says_done_after_a_warning_is_not_believed(void **state)
{
	(void)state;
	commit_with_a_warning("pg_cancel_backend");
}

static void
a_table_that_changed_under_a_prepared_statement_does_no_harm(void **state)
{
	int64_t n = 1;

	(void)state;
	assert_int_equal(numbers(), 0);
	assert_int_equal(db_write(db, add_work, &n, &err), ERR_OK);
	(void)ask(beside, "ALTER TABLE getal ADD COLUMN meer TEXT");
	n++;
	assert_int_equal(db_write(db, add_work, &n, &err), ERR_OK);
	assert_int_equal(numbers(), 2);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(every_statement_of_the_program_prepares_on_postgresql),
		T(the_tables_are_those_of_sqlite),
		T(two_servers_that_start_at_once_make_the_tables_once),
		T(two_servers_write_one_chain_without_a_fork),
		T(a_change_here_is_heard_there_and_a_note_is_not),
		T(after_every_connection_was_ended_the_next_act_works),
		T(a_commit_that_was_lost_before_it_happened_is_done_again),
		T(a_transaction_that_lost_to_another_runs_again),
		T(every_wait_has_an_end),
		T(a_commit_with_a_warning_is_answered_only_when_it_is_sure),
		T(a_commit_that_says_done_after_a_warning_is_not_believed),
		T(a_table_that_changed_under_a_prepared_statement_does_no_harm),
	};

	if (test_pg_server() == NULL) {
		(void)puts("1..0 # SKIP tests/pg/units.sh runs this on PostgreSQL");
		return 0;
	}
	return cmocka_run_group_tests_name("postgres", tests, NULL, NULL);
}
