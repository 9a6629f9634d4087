/* postgres.c - the driver for PostgreSQL: db/driver.h on the other files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/postgres_conn.h"
#include "db/postgres_dialect.h"
#include "os/random.h"

#define MAX_COLUMNS 64

static void
postgres_close(struct db_conn *c)
{
	if (c == NULL)
		return;
	pg_disconnect(c);
	free(c->info);
	free(c);
}

static enum err_code
postgres_open(const char *rest, bool write, bool create, struct db_conn **out,
    struct err *err)
{
	struct db_conn *c = calloc(1, sizeof(*c));
	enum err_code rc;
	uint64_t self;

	(void)create;		/* who runs PostgreSQL makes the database */
	/* postgres://host/name is an address; else it is "host=... dbname=...". */
	if (c == NULL || asprintf(&c->info, "%s%s", strncmp(rest, "//", 2) == 0 ?
	    "postgres:" : "", rest) < 0) {
		free(c);
		return FAIL(err, ERR_BUSY, "no memory");
	}
	os_random(&self, sizeof(self));
	c->self = (int64_t)(self >> 1);
	c->write = write;
	if ((rc = pg_connect(c, err)) != ERR_OK) {
		postgres_close(c);
		return rc;
	}
	*out = c;
	return ERR_OK;
}

static void
postgres_lane(struct db_conn *c, int64_t lane)
{
	c->lane = lane;
}

/* ---- transactions ------------------------------------------------------------- */

static void
postgres_rollback(struct db_conn *c)
{
	struct err err;

	if (!c->in_tx || c->pg == NULL)
		return;
	/* What is due may have failed; the answer to ROLLBACK comes with the next wait. */
	pg_ahead_drop(c, true);
	c->in_tx = false;
	if ((c->ndue > 0 && pg_wait(c, PG_ANSWER_MS, &err) != ERR_OK && c->pg == NULL) ||
	    pg_send(c, "ROLLBACK", "rollback", NULL, &err) != ERR_OK)
		return;
	pg_push(c);
}

static enum err_code
postgres_begin(struct db_conn *c, struct err *err)
{
	enum err_code rc = ERR_OK;

	/* Did the server end it while nobody looked? */
	if (c->pg != NULL && (pg_makeshift_over(c) || PQconsumeInput(c->pg) != 1 ||
	    PQstatus(c->pg) != CONNECTION_OK))
		pg_disconnect(c);
	if (c->pg == NULL)
		TRY(pg_connect(c, err));
	pg_ahead_drop(c, true);
	TRY(pg_send(c, c->write ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
	    "begin", NULL, err));
	c->in_tx = true;
	if (c->write && (rc = pg_take_lane(c, err)) != ERR_OK)
		postgres_rollback(c);
	return rc;
}

/* When the turn does not come, all of the batch hears it now. What was asked ahead is
 * answered after the turn came, so it is true. */
static enum err_code
postgres_begun(struct db_conn *c, struct err *err)
{
	enum err_code rc = pg_wait(c, PG_ANSWER_MS, err);

	if (rc != ERR_OK)
		postgres_rollback(c);
	return rc;
}

static enum err_code
postgres_mark(struct db_conn *c, struct err *err)
{
	pg_ahead_drop(c, false);
	c->mark++;
	return pg_send(c, "SAVEPOINT s", "savepoint", NULL, err);
}

static enum err_code
postgres_keep(struct db_conn *c, bool sure, struct err *err)
{
	TRY(pg_send(c, "RELEASE s", "release", NULL, err));
	if (sure)
		return pg_wait(c, PG_ANSWER_MS, err);
	pg_push(c);		/* it works while the next one thinks */
	return ERR_OK;
}

static enum err_code
postgres_undo(struct db_conn *c, struct err *err)
{
	/* First whatever failed, then back to the mark. */
	pg_ahead_drop(c, true);
	if (pg_wait(c, PG_ANSWER_MS, err) != ERR_OK && (c->pg == NULL || !c->in_tx))
		return err->code;
	TRY(pg_send(c, "ROLLBACK TO s", "undo", NULL, err));
	TRY(pg_send(c, "RELEASE s", "undo", NULL, err));
	return pg_wait(c, PG_ANSWER_MS, err);
}

static bool
postgres_in_transaction(struct db_conn *c)
{
	return c->in_tx && c->pg != NULL;
}

/* ---- statements ----------------------------------------------------------------- */

static enum err_code
postgres_exec(struct db_conn *c, const struct db_stmt *s, const struct db_value *params,
    int64_t *changes_out, struct err *err)
{
	PG_RESULT res = NULL;

	/* One row or a failure: that can wait. */
	if (changes_out == NULL || s->adds || s->later) {
		if (changes_out != NULL)
			*changes_out = 1;
		return pg_send_stmt(c, s, params, NULL, err);
	}
	TRY(pg_send_stmt(c, s, params, &res, err));
	TRY(pg_wait(c, PG_ANSWER_MS, err));
	*changes_out = strtoll(PQcmdTuples(res), NULL, 10);
	return ERR_OK;
}

static enum err_code
postgres_ahead(struct db_conn *c, const struct db_stmt *s, const struct db_value *params,
    bool early, struct err *err)
{
	struct pg_ahead *a;
	enum err_code rc;

	TRY(pg_ahead_note(c, s, params, early, &a, err));
	if (a == NULL)
		return ERR_OK;
	if ((rc = pg_send_stmt(c, s, params, &a->res, err)) != ERR_OK)
		pg_ahead_drop(c, true);
	return rc;
}

/* What was asked ahead is answered by now, or with what is waited for here; out is
 * NULL when it was not asked. */
static enum err_code
take_ahead(struct db_conn *c, const struct db_stmt *s, const struct db_value *params,
    PGresult **out, struct err *err)
{
	struct pg_ahead *a;

	TRY(pg_ahead_find(c, s, params, &a, err));
	if (a == NULL)
		return ERR_OK;
	a->stmt = NULL;			/* once: what is written now, may change it */
	if (a->res == NULL)
		TRY(pg_wait(c, PG_ANSWER_MS, err));
	*out = a->res;
	a->res = NULL;
	return ERR_OK;
}

static enum err_code
rows(const PGresult *res, const struct db_stmt *s, db_row_fn *fn, void *arg, struct err *err)
{
	struct db_value row[MAX_COLUMNS];

	if (s->ncol > MAX_COLUMNS || PQnfields(res) != (int)s->ncol)
		return FAIL(err, ERR_INTERNAL, "%s: has %d columns", s->name, PQnfields(res));
	for (int i = 0; i < PQntuples(res); i++) {
		TRY(pg_row(res, i, s, row, err));
		TRY(fn(arg, row, err));
	}
	return ERR_OK;
}

static enum err_code
postgres_query(struct db_conn *c, const struct db_stmt *s, const struct db_value *params,
    db_row_fn *fn, void *arg, struct err *err)
{
	PG_RESULT res = NULL;

	TRY(take_ahead(c, s, params, &res, err));
	if (res == NULL) {
		TRY(pg_send_stmt(c, s, params, &res, err));
		TRY(pg_wait(c, PG_ANSWER_MS, err));
	}
	return rows(res, s, fn, arg, err);
}

static enum err_code
postgres_ask(struct db_conn *c, const struct db_stmt *s, const struct db_value *params,
    db_row_fn *fn, void *arg, bool *known, struct err *err)
{
	struct pg_ahead *a;

	*known = false;
	TRY(pg_ahead_find(c, s, params, &a, err));
	if (a == NULL)
		return postgres_ahead(c, s, params, false, err);
	*known = a->res != NULL;
	return *known ? rows(a->res, s, fn, arg, err) : ERR_OK;
}

static enum err_code
postgres_await(struct db_conn *c, bool *waited, struct err *err)
{
	*waited = false;
	for (unsigned i = 0; i < c->nahead && !*waited; i++)
		*waited = c->ahead[i].stmt != NULL && c->ahead[i].res == NULL;
	return *waited ? pg_wait(c, PG_ANSWER_MS, err) : ERR_OK;
}

static uint64_t
postgres_rounds(const struct db_conn *c)
{
	return c->rounds;
}

/* ---- what other processes changed ------------------------------------------------ */

static enum err_code
postgres_announce(struct db_conn *c, struct err *err)
{
	return pg_send(c, "NOTIFY samenloop", "notify", NULL, err);
}

static enum err_code
postgres_heard(struct db_conn *c, bool *out, struct err *err)
{
	PGnotify *n;

	/* Nobody told us anything while we were away. */
	*out = c->missed;
	c->missed = false;
	if (c->pg == NULL || PQconsumeInput(c->pg) != 1)
		return FAIL(err, ERR_BUSY, "no connection");
	while ((n = PQnotifies(c->pg)) != NULL) {
		*out = *out || n->be_pid != PQbackendPID(c->pg);
		PQfreemem(n);
	}
	return ERR_OK;
}

/* ---- tables ------------------------------------------------------------------------ */

/* Several statements at once do not go through a pipeline. */
static enum err_code
run_script(struct db_conn *c, const char *sql, struct err *err)
{
	enum err_code rc = ERR_OK;

	if (PQexitPipelineMode(c->pg) != 1 || PQsetnonblocking(c->pg, 0) != 0)
		return pg_lost(c, "script", err);
	PG_RESULT res = PQexec(c->pg, sql);
	if (PQresultStatus(res) != PGRES_COMMAND_OK && PQresultStatus(res) != PGRES_TUPLES_OK)
		rc = pg_failed(res, "script", err);
	if (PQstatus(c->pg) != CONNECTION_OK || PQsetnonblocking(c->pg, 1) != 0 ||
	    PQenterPipelineMode(c->pg) != 1)
		return pg_lost(c, "script", err);
	return rc;
}

static enum err_code
postgres_script(struct db_conn *c, const char *sql, struct err *err)
{
	char *ours = postgres_sql(sql, true, false);
	enum err_code rc;

	if (ours == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	/* Tables change only while nobody writes, however long that takes. */
	if ((rc = pg_take_whole(c, err)) == ERR_OK &&
	    (rc = pg_send(c, "SET LOCAL statement_timeout = 0", "script", NULL, err)) == ERR_OK &&
	    (rc = pg_wait(c, PG_ANSWER_MS, err)) == ERR_OK)
		rc = run_script(c, ours, err);
	free(ours);
	return rc;
}

/* Where tables were filled and never looked at (an import, a move from SQLite),
 * the planner believes that a region is a small part of a table, and walks it by
 * any index that begins with the region. Later the server looks by itself. */
static const struct db_stmt never_looked = { .name = "nooit_bekeken", .ncol = 1, .types = "",
    .sql = "SELECT reltuples < 0 AND pg_relation_size(oid) > 0 FROM pg_class"
    " WHERE oid = to_regclass('melding')" };

/* After the migrations: from now on the table of writers is there. */
static enum err_code
postgres_settle(struct db_conn *c, struct err *err)
{
	static const struct db_stmt there = { .name = "schrijver_er", .ncol = 1,
	    .types = "", .sql = "SELECT to_regclass('schrijver') IS NOT NULL" };
	PG_RESULT res = NULL;
	struct db_value row;

	TRY(pg_send_stmt(c, &there, NULL, &res, err));
	TRY(pg_wait(c, PG_ANSWER_MS, err));
	TRY(pg_row(res, 0, &there, &row, err));
	c->keeps_turns = row.i == 1;
	PG_RESULT looked = NULL;
	TRY(pg_send_stmt(c, &never_looked, NULL, &looked, err));
	TRY(pg_wait(c, PG_ANSWER_MS, err));
	if (PQntuples(looked) == 0)
		return ERR_OK;
	TRY(pg_row(looked, 0, &never_looked, &row, err));
	return row.i == 1 ? pg_send(c, "ANALYZE", "analyze", NULL, err) : ERR_OK;
}

const struct db_driver db_postgres = {
	.scheme = "postgres", .batch = 64,
	.open = postgres_open, .close = postgres_close, .lane = postgres_lane,
	.begin = postgres_begin, .begun = postgres_begun, .commit = pg_commit,
	.rollback = postgres_rollback,
	.mark = postgres_mark, .keep = postgres_keep, .undo = postgres_undo,
	.in_transaction = postgres_in_transaction,
	.exec = postgres_exec, .query = postgres_query,
	.ahead = postgres_ahead, .ask = postgres_ask, .await = postgres_await,
	.rounds = postgres_rounds,
	.alone = pg_alone,
	.announce = postgres_announce, .heard = postgres_heard, .script = postgres_script,
	.settle = postgres_settle,
	.kolommen = &pg_kolommen, .verwijzingen = &pg_verwijzingen, .controle = pg_controle,
};
