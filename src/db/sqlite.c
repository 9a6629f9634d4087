/* sqlite.c - the driver for SQLite: the only file that includes sqlite3.h. */
#include <sqlite3.h>

#include <inttypes.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/driver.h"
#include "db/sqlite_node.h"
#include "db/sqlite_plan.h"
#include "db/sqlite_wal.h"

#define CACHE_SLOTS 2048u	/* power of two; we have some hundreds of statements */
#define MAX_COLUMNS 64
#define BUSY_MS 5000		/* another process (the command line) is writing */

struct slot {
	const struct db_stmt	*key;
	sqlite3_stmt		*st;
};

struct db_conn {
	sqlite3		*db;
	bool		 write;
	struct sqlite_wal *wal;		/* of the writer; NULL: SQLite does it in the commit */
	int		 node;		/* of the writer: holds its number; -1 */
	int32_t		 announced;	/* last number seen or given, see announce */
	int32_t		 pending;	/* the same, of the open transaction; -1: none */
	struct slot	 cache[CACHE_SLOTS];
};

static enum err_code
failed(struct db_conn *c, const char *what, struct err *err)
{
	int rc = sqlite3_extended_errcode(c->db);
	enum err_code code;

	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		code = ERR_RETRY;
		break;
	case SQLITE_CONSTRAINT:
		code = ERR_CONFLICT;
		break;
	case SQLITE_FULL:
	case SQLITE_IOERR:
	case SQLITE_READONLY:
	case SQLITE_CANTOPEN:
	case SQLITE_NOMEM:
	case SQLITE_CORRUPT:	/* also what a disk that gives nothing looks like */
	case SQLITE_NOTADB:
		code = ERR_BUSY;
		break;
	default:
		code = ERR_INTERNAL;
	}
	/* sqlite3_errmsg names tables and columns, never bound values. */
	return FAIL(err, code, "%s: %s (%d)", what, sqlite3_errmsg(c->db), rc);
}

static enum err_code
statement(struct db_conn *c, const struct db_stmt *key, sqlite3_stmt **out,
    struct err *err)
{
	unsigned i = (unsigned)(((uintptr_t)key >> 4) * 2654435761u) &
	    (CACHE_SLOTS - 1);

	for (unsigned tries = 0; c->cache[i].key != NULL && c->cache[i].key != key;
	    i = (i + 1) & (CACHE_SLOTS - 1))
		if (++tries == CACHE_SLOTS)
			return FAIL(err, ERR_INTERNAL, "too many statements");
	if (c->cache[i].key == NULL) {
		if (sqlite3_prepare_v3(c->db, key->sql, -1,
		    SQLITE_PREPARE_PERSISTENT, &c->cache[i].st, NULL) !=
		    SQLITE_OK)
			return failed(c, key->name, err);
		c->cache[i].key = key;
	}
	*out = c->cache[i].st;
	return ERR_OK;
}

/* A borrowed statement goes back clean, whichever way the function is left. */
static void
statement_return(sqlite3_stmt **st)
{
	if (*st != NULL) {
		(void)sqlite3_reset(*st);	/* repeats what step told us */
		(void)sqlite3_clear_bindings(*st);
	}
}
#define BORROWED __attribute__((cleanup(statement_return))) sqlite3_stmt *

static enum err_code
bind(struct db_conn *c, sqlite3_stmt *st, const struct db_stmt *s,
    const struct db_value *p, struct err *err)
{
	for (unsigned i = 0; i < s->nparam; i++) {
		int at = (int)i + 1;
		int rc = SQLITE_OK;

		switch (p[i].type) {
		case DB_TYPE_NULL:
			rc = sqlite3_bind_null(st, at);
			break;
		case DB_TYPE_I64:
			rc = sqlite3_bind_int64(st, at, p[i].i);
			break;
		case DB_TYPE_TEXT:
			rc = sqlite3_bind_text64(st, at, p[i].p, p[i].n,
			    SQLITE_STATIC, SQLITE_UTF8);
			break;
		case DB_TYPE_BLOB:
			rc = sqlite3_bind_blob64(st, at,
			    p[i].n == 0 ? "" : p[i].p, p[i].n, SQLITE_STATIC);
			break;
		}
		if (rc != SQLITE_OK)
			return failed(c, s->name, err);
	}
	return ERR_OK;
}

static enum err_code
sqlite_run(struct db_conn *c, const struct db_stmt *s,
    const struct db_value *params, int64_t *changes_out, struct err *err)
{
	BORROWED st = NULL;

	TRY(statement(c, s, &st, err));
	TRY(bind(c, st, s, params, err));
	if (sqlite3_step(st) != SQLITE_DONE)
		return failed(c, s->name, err);
	if (changes_out != NULL)
		*changes_out = sqlite3_changes64(c->db);
	return ERR_OK;
}

/* What every transaction says is prepared once, as all else. */
static const struct db_stmt
	say_begin = { .name = "begin", .sql = "BEGIN" },
	say_begin_write = { .name = "begin", .sql = "BEGIN IMMEDIATE" },
	say_rollback = { .name = "rollback", .sql = "ROLLBACK" },
	say_commit = { .name = "commit", .sql = "COMMIT" },
	say_mark = { .name = "mark", .sql = "SAVEPOINT s" },
	say_keep = { .name = "keep", .sql = "RELEASE s" };

static enum err_code
simple(struct db_conn *c, const char *sql, struct err *err)
{
	if (sqlite3_exec(c->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return failed(c, sql, err);
	return ERR_OK;
}

/* The number in the header of the file that PRAGMA user_version keeps. We count
 * announced changes with it: it belongs to the transaction as a row does, and
 * no table is needed. */
static int
take_number(void *out, int n, char **value, char **name)
{
	(void)name;
	if (n == 1 && value[0] != NULL)
		*(int32_t *)out = (int32_t)strtol(value[0], NULL, 10);
	return 0;
}

static enum err_code
number_read(struct db_conn *c, int32_t *out, struct err *err)
{
	*out = 0;
	if (sqlite3_exec(c->db, "PRAGMA user_version", take_number, out, NULL) !=
	    SQLITE_OK)
		return failed(c, "changes of others", err);
	return ERR_OK;
}

static void
sqlite_close_conn(struct db_conn *c)
{
	if (c == NULL)
		return;
	for (unsigned i = 0; i < CACHE_SLOTS; i++)
		(void)sqlite3_finalize(c->cache[i].st);
	sqlite_wal_stop(c->wal);
	(void)sqlite3_close(c->db);
	if (c->node >= 0)
		(void)close(c->node);
	free(c);
}

/* Counting its memory would have every thread wait for one lock. */
static void
sqlite_once(void)
{
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static enum err_code
sqlite_open_conn(const char *path, bool write, bool create,
    struct db_conn **out, struct err *err)
{
	/* FULL: an answered commit survives a power cut. NORMAL is refused. */
	static const char *const setup_write =
	    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
	    "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=1000;"
	    "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;"
	    "PRAGMA trusted_schema=OFF;";
	static const char *const setup_read =
	    "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY;"
	    "PRAGMA cache_size=-16000; PRAGMA trusted_schema=OFF;";
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE |
	    (create && write ? SQLITE_OPEN_CREATE : 0);
	struct db_conn *c = calloc(1, sizeof(*c));
	enum err_code rc;

	if (c == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	c->write = write;
	c->node = -1;
	(void)pthread_once(&once, sqlite_once);
	if (sqlite3_open_v2(path, &c->db, flags, NULL) != SQLITE_OK) {
		rc = failed(c, "open", err);
		sqlite_close_conn(c);
		return rc;
	}
	(void)sqlite3_extended_result_codes(c->db, 1);
	(void)sqlite3_busy_timeout(c->db, BUSY_MS);
	(void)sqlite3_db_config(c->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	c->pending = -1;
	rc = simple(c, write ? setup_write : setup_read, err);
	if (rc == ERR_OK && write)
		rc = number_read(c, &c->announced, err);
	if (rc != ERR_OK) {
		sqlite_close_conn(c);
		return rc;
	}
	if (write && strcmp(path, ":memory:") != 0) {	/* that is ours alone */
		c->node = sqlite_node_claim(path);
		c->wal = sqlite_wal_start(c->db, path);
	}
	*out = c;
	return ERR_OK;
}

static enum err_code
sqlite_begin(struct db_conn *c, struct err *err)
{
	c->pending = -1;
	return sqlite_run(c, c->write ? &say_begin_write : &say_begin, NULL, NULL, err);
}

static enum err_code
sqlite_commit(struct db_conn *c, struct err *err)
{
	TRY(sqlite_run(c, &say_commit, NULL, NULL, err));
	if (c->pending >= 0)
		c->announced = c->pending;
	return ERR_OK;
}

static void
sqlite_rollback(struct db_conn *c)
{
	struct err err;

	if (!sqlite3_get_autocommit(c->db) &&
	    sqlite_run(c, &say_rollback, NULL, NULL, &err) != ERR_OK)
		(void)sqlite3_exec(c->db, "ROLLBACK", NULL, NULL, NULL);
}

static enum err_code
sqlite_mark(struct db_conn *c, struct err *err)
{
	return sqlite_run(c, &say_mark, NULL, NULL, err);
}

static enum err_code
sqlite_keep(struct db_conn *c, bool sure, struct err *err)
{
	(void)sure;
	return sqlite_run(c, &say_keep, NULL, NULL, err);
}

static enum err_code
sqlite_undo(struct db_conn *c, struct err *err)
{
	return simple(c, "ROLLBACK TO s; RELEASE s", err);
}

static bool
sqlite_in_transaction(struct db_conn *c)
{
	return !sqlite3_get_autocommit(c->db);
}

static void
row_read(sqlite3_stmt *st, unsigned ncol, struct db_value *row)
{
	for (unsigned i = 0; i < ncol; i++) {
		int at = (int)i;

		row[i] = (struct db_value){ .type = DB_TYPE_NULL };
		switch (sqlite3_column_type(st, at)) {
		case SQLITE_INTEGER:
			row[i].type = DB_TYPE_I64;
			row[i].i = sqlite3_column_int64(st, at);
			break;
		case SQLITE_TEXT:
			row[i].type = DB_TYPE_TEXT;
			row[i].p = sqlite3_column_text(st, at);
			row[i].n = (size_t)sqlite3_column_bytes(st, at);
			break;
		case SQLITE_BLOB:
			row[i].type = DB_TYPE_BLOB;
			row[i].p = sqlite3_column_blob(st, at);
			row[i].n = (size_t)sqlite3_column_bytes(st, at);
			break;
		}
	}
}

static enum err_code
sqlite_query(struct db_conn *c, const struct db_stmt *s,
    const struct db_value *params, db_row_fn *fn, void *arg, struct err *err)
{
	struct db_value row[MAX_COLUMNS];
	BORROWED st = NULL;
	int rc;

	if (s->ncol > MAX_COLUMNS)
		return FAIL(err, ERR_INTERNAL, "%s: too many columns", s->name);
	TRY(statement(c, s, &st, err));
	TRY(bind(c, st, s, params, err));
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		row_read(st, s->ncol, row);
		TRY(fn(arg, row, err));
	}
	return rc == SQLITE_DONE ? ERR_OK : failed(c, s->name, err);
}

static enum err_code
sqlite_announce(struct db_conn *c, struct err *err)
{
	char sql[48];
	int32_t now;

	TRY(number_read(c, &now, err));
	now = now < 0 || now == INT32_MAX ? 0 : now + 1;
	(void)snprintf(sql, sizeof(sql), "PRAGMA user_version=%" PRId32, now);
	TRY(simple(c, sql, err));
	c->pending = now;
	return ERR_OK;
}

static enum err_code
sqlite_heard(struct db_conn *c, bool *out, struct err *err)
{
	int32_t now;

	*out = false;
	TRY(number_read(c, &now, err));
	*out = now != c->announced;
	c->announced = now;
	return ERR_OK;
}

static enum err_code
sqlite_script(struct db_conn *c, const char *sql, struct err *err)
{
	if (sqlite3_exec(c->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return failed(c, "script", err);
	return ERR_OK;
}

static enum err_code
sqlite_settle(struct db_conn *c, struct err *err)
{
	if (sqlite_plan_write(c->db) != SQLITE_OK)
		return failed(c, "statistics", err);
	return ERR_OK;
}

#define TIDY_MS 200	/* nobody waits longer for it: it is tried again */

/* All pages go to the file, and the log is cut to nothing: older pages stood in it. */
static enum err_code
sqlite_tidy(struct db_conn *c, bool *done, struct err *err)
{
	int rc;

	(void)sqlite3_busy_timeout(c->db, TIDY_MS);
	rc = sqlite3_wal_checkpoint_v2(c->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	(void)sqlite3_busy_timeout(c->db, BUSY_MS);
	*done = rc == SQLITE_OK;
	return *done || rc == SQLITE_BUSY || rc == SQLITE_LOCKED ? ERR_OK :
	    failed(c, "tidy", err);
}

static const struct db_stmt kolommen = {
	.name = "kolommen", .ncol = 4,
	.sql = "SELECT m.name, p.name, p.pk, CASE p.type WHEN 'TEXT' THEN 't'"
	    " WHEN 'BLOB' THEN 'b' ELSE 'i' END FROM sqlite_schema m,"
	    " pragma_table_info(m.name) p WHERE m.type = 'table' AND"
	    " m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.name, p.name",
};
static const struct db_stmt verwijzingen = {
	.name = "verwijzingen", .ncol = 2,
	.sql = "SELECT DISTINCT m.name, f.\"table\" FROM sqlite_schema m,"
	    " pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
};
static const struct db_stmt controle[] = {
	{ .name = "integrity_check", .ncol = 1, .sql = "SELECT integrity_check FROM"
	    " pragma_integrity_check WHERE integrity_check <> 'ok' LIMIT 1" },
	{ .name = "foreign_key_check", .ncol = 1, .sql = "SELECT \"table\" || ' refers to"
	    " no row of ' || parent FROM pragma_foreign_key_check LIMIT 1" },
	{ .name = NULL },
};

const struct db_driver db_sqlite = {
	.scheme = "sqlite", .batch = 256,
	.open = sqlite_open_conn, .close = sqlite_close_conn,
	.begin = sqlite_begin, .commit = sqlite_commit,
	.rollback = sqlite_rollback, .mark = sqlite_mark,
	.keep = sqlite_keep, .undo = sqlite_undo,
	.in_transaction = sqlite_in_transaction,
	.exec = sqlite_run, .query = sqlite_query,
	.announce = sqlite_announce, .heard = sqlite_heard,
	.script = sqlite_script, .settle = sqlite_settle, .tidy = sqlite_tidy,
	.kolommen = &kolommen, .verwijzingen = &verwijzingen, .controle = controle,
};
