/* postgres_pipe.c - connecting, and the queue of what is sent and answered. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/postgres_conn.h"
#include "os/clock.h"

#define PATIENCE_MS 5000	/* for a server that starts again */
#define PAUSE_MS 100
#define MAKESHIFT_MS 5000	/* how long what cannot be written is read from, at a time */
#define NODES 1396788558	/* "SAMN": locks of ours, see postgres_commit.c */
#define NODE_TRIES 200

void
pg_disconnect(struct db_conn *c)
{
	PQfinish(c->pg);
	c->pg = NULL;
	c->in_tx = false;
	c->ndue = 0;
	pg_ahead_drop(c, true);
	for (unsigned i = 0; i < PG_SLOTS; i++)
		c->slots[i].ready = false;
}

enum err_code
pg_lost(struct db_conn *c, const char *what, struct err *err)
{
	pg_disconnect(c);
	return FAIL(err, ERR_RETRY, "%s: the connection was lost", what);
}

/* ---- connecting ----------------------------------------------------------- */

/* A commit that is answered with a warning may not be on the standby. */
static void
notice(void *arg, const PGresult *res)
{
	const char *severity = PQresultErrorField(res, PG_DIAG_SEVERITY_NONLOCALIZED);
	struct db_conn *c = arg;

	if (severity != NULL && strcmp(severity, "WARNING") == 0)
		c->warned = true;
}

static PGconn *
dial(const char *info, const char *wanted)
{
	/* What stands before dbname, the installation may say otherwise. */
	static const char *const keys[] = { "connect_timeout", "fallback_application_name",
	    "target_session_attrs", "keepalives_idle", "keepalives_interval",
	    "keepalives_count", "tcp_user_timeout", "gssencmode", "dbname",
	    "client_encoding", NULL };
	const char *const values[] = { "3", "samenloop", wanted, "10", "5", "3", "15000",
	    "disable", info, "UTF8", NULL };

	return PQconnectdbParams(keys, values, 1);
}

/* The node in our ids is ours alone in this database as long as the connection
 * lasts: the lock says so. When a lost connection still has it there, another. */
static enum err_code
claim_node(struct db_conn *c, struct err *err)
{
	char sql[80];

	for (int tries = 0; tries < NODE_TRIES; tries++) {
		(void)snprintf(sql, sizeof(sql), "SELECT pg_try_advisory_lock(%d, %d)", NODES,
		    db_node(tries > 0));
		PG_RESULT res = PQexec(c->pg, sql);
		if (PQresultStatus(res) != PGRES_TUPLES_OK)
			return pg_failed(res, "node", err);
		if (strcmp(PQgetvalue(res, 0, 0), "t") == 0)
			return ERR_OK;
	}
	return FAIL(err, ERR_BUSY, "too many servers write in this database");
}

/* Settings of the session, and what the server must be. */
static enum err_code
greet(struct db_conn *c, struct err *err)
{
	/* Every question has its index; a table that is small now would be walked,
	 * and by a kept plan still be when it has grown. */
	static const char *const settings =
	    "SET client_min_messages = warning; SET jit = off; SET enable_seqscan = off;"
	    "SET lock_timeout = '5s';"
	    "SET statement_timeout = '10s'; SET idle_in_transaction_session_timeout = '30s';"
	    "SELECT set_config('synchronous_commit', 'on', false)"
	    " WHERE current_setting('synchronous_commit') = 'off';"
	    "SELECT current_setting('server_encoding') = 'UTF8',"
	    " current_setting('server_version_num')::int >= 140000,"
	    " to_regclass('schrijver') IS NOT NULL";
	PG_RESULT res = PQexec(c->pg, settings);

	if (PQresultStatus(res) != PGRES_TUPLES_OK)
		return pg_failed(res, "settings", err);
	if (strcmp(PQgetvalue(res, 0, 0), "t") != 0)
		return FAIL(err, ERR_INVALID, "the database must have encoding UTF8");
	if (strcmp(PQgetvalue(res, 0, 1), "t") != 0)
		return FAIL(err, ERR_INVALID, "PostgreSQL 14 or later is needed");
	c->keeps_turns = strcmp(PQgetvalue(res, 0, 2), "t") == 0;
	if (!c->write)
		return ERR_OK;
	/* A statement that writes has one plan, whatever the values. */
	PG_RESULT listens = PQexec(c->pg,
	    "SET plan_cache_mode = force_generic_plan; LISTEN samenloop");
	return PQresultStatus(listens) == PGRES_COMMAND_OK ? claim_node(c, err) :
	    pg_failed(listens, "listen", err);
}

static enum err_code
try_connect(struct db_conn *c, const char *wanted, struct err *err)
{
	enum err_code rc = ERR_BUSY;

	c->pg = dial(c->info, wanted);
	if (c->pg == NULL || PQstatus(c->pg) != CONNECTION_OK)
		/* Host and role may stand in it, a password never does. */
		(void)FAIL(err, ERR_BUSY, "no connection: %s",
		    c->pg == NULL ? "no memory" : PQerrorMessage(c->pg));
	else {
		(void)PQsetNoticeReceiver(c->pg, notice, c);
		rc = greet(c, err);
		if (rc == ERR_OK && (PQsetnonblocking(c->pg, 1) != 0 ||
		    PQenterPipelineMode(c->pg) != 1))
			rc = FAIL(err, ERR_INTERNAL, "no pipeline mode");
	}
	if (rc != ERR_OK)
		pg_disconnect(c);
	return rc == ERR_RETRY ? ERR_BUSY : rc;
}

/* Nobody can be written to: then a standby, or what is left of the one that leads, can
 * still be read. It may be behind, so the one that can be written is looked for again
 * and again (pg_makeshift_over). */
static enum err_code
connect_to_read(struct db_conn *c, struct err *err)
{
	enum err_code rc = c->write ? ERR_BUSY : try_connect(c, "any", err);

	if (rc == ERR_OK)
		c->makeshift_until = os_now_ms() + MAKESHIFT_MS;
	return rc;
}

bool
pg_makeshift_over(const struct db_conn *c)
{
	return c->makeshift_until != 0 && os_now_ms() >= c->makeshift_until;
}

enum err_code
pg_connect(struct db_conn *c, struct err *err)
{
	enum err_code rc;

	c->makeshift_until = 0;
	while ((rc = try_connect(c, "read-write", err)) == ERR_BUSY) {
		if (c->down_since == 0)
			c->down_since = os_now_ms();
		if (os_now_ms() - c->down_since >= PATIENCE_MS)
			return connect_to_read(c, err);
		(void)nanosleep(&(struct timespec){ .tv_nsec = PAUSE_MS * 1000000L }, NULL);
	}
	if (rc == ERR_OK) {
		c->down_since = 0;
		c->missed = c->names > 0;	/* connected before */
	}
	return rc;
}

/* ---- failures ------------------------------------------------------------- */

enum err_code
pg_failed(const PGresult *res, const char *what, struct err *err)
{
	static const struct { const char *state; enum err_code code; } codes[] = {
		{ "23", ERR_CONFLICT },		/* a rule of the table */
		{ "40001", ERR_RETRY }, { "40P01", ERR_RETRY },
		{ "0A000", ERR_RETRY },		/* a table changed under a plan */
		{ "25006", ERR_RETRY },		/* no longer the one that writes */
		{ "25P03", ERR_RETRY }, { "57P", ERR_RETRY }, { "08", ERR_RETRY },
		{ "53", ERR_BUSY }, { "54", ERR_BUSY }, { "55P03", ERR_BUSY },
		{ "57014", ERR_BUSY }, { "58", ERR_BUSY },
	};
	const char *state = PQresultErrorField(res, PG_DIAG_SQLSTATE);
	const char *rule = PQresultErrorField(res, PG_DIAG_CONSTRAINT_NAME);
	const char *text = PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY);
	enum err_code code = ERR_INTERNAL;

	if (state == NULL)
		return FAIL(err, ERR_RETRY, "%s: no answer", what);
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (strncmp(state, codes[i].state, strlen(codes[i].state)) == 0)
			code = codes[i].code;
	if (rule != NULL)
		return FAIL(err, code, "%s: breaks %s (%s)", what, rule, state);
	/* Class 22 quotes values of rows. */
	return FAIL(err, code, "%s: %s (%s)", what, strncmp(state, "22", 2) == 0 ||
	    text == NULL ? "a value does not fit" : text, state);
}

/* Is the connection of no use after this answer? */
static bool
ends_connection(const PGresult *res)
{
	const char *state = PQresultErrorField(res, PG_DIAG_SQLSTATE);

	return state == NULL || strncmp(state, "57P", 3) == 0 ||
	    strncmp(state, "08", 2) == 0 || strcmp(state, "25P03") == 0 ||
	    strcmp(state, "25006") == 0;
}

/* ---- the queue ------------------------------------------------------------- */

static bool
wait_socket(struct db_conn *c, short events, int64_t until)
{
	struct pollfd p = { .fd = PQsocket(c->pg), .events = events };
	int64_t left = until - os_now_ms();
	int n = poll(&p, 1, until < 0 ? -1 : left < 0 ? 0 : (int)left);

	return n > 0 && ((p.revents & (POLLIN | POLLHUP | POLLERR)) == 0 ||
	    PQconsumeInput(c->pg) == 1);
}

static bool
flush(struct db_conn *c, int64_t until)
{
	int rc;

	while ((rc = PQflush(c->pg)) == 1)
		if (!wait_socket(c, POLLIN | POLLOUT, until))
			return false;
	return rc == 0;
}

void
pg_push(struct db_conn *c)
{
	/* What does not go now, goes with the next wait. */
	if (c->pg != NULL)
		(void)PQflush(c->pg);
}

/* The next answer; false when the connection is gone. NULL ends a statement. */
static bool
answer(struct db_conn *c, int64_t until, PGresult **out)
{
	while (PQisBusy(c->pg))
		if (!wait_socket(c, POLLIN, until))
			return false;
	*out = PQgetResult(c->pg);
	return *out != NULL || PQstatus(c->pg) == CONNECTION_OK;
}

/* One answer that was due. */
static enum err_code
take(struct db_conn *c, const struct pg_due *due, PGresult *res, struct err *err)
{
	ExecStatusType status = PQresultStatus(res);
	enum err_code rc = ERR_OK;

	if (due->one && status == PGRES_COMMAND_OK && strcmp(PQcmdTuples(res), "1") != 0)
		rc = FAIL(err, ERR_CONFLICT, "%s: changed %s rows", due->what, PQcmdTuples(res));
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
		if (due->keep != NULL)
			*due->keep = res;
		else
			PQclear(res);
		return rc;
	}
	if (due->prepares != NULL)
		due->prepares->ready = false;
	if (status == PGRES_FATAL_ERROR && ends_connection(res)) {
		/* The code is that of a lost connection, the text that of the server. */
		rc = pg_failed(res, due->what, err);
		pg_disconnect(c);
		rc = ERR_RETRY;
	} else if (status == PGRES_FATAL_ERROR) {
		rc = pg_failed(res, due->what, err);
		if (strcmp(PQresultErrorField(res, PG_DIAG_SQLSTATE), "0A000") == 0)
			for (unsigned i = 0; i < PG_SLOTS; i++)
				c->slots[i].ready = false;
	} else if (status != PGRES_PIPELINE_ABORTED)
		rc = FAIL(err, ERR_INTERNAL, "%s: answer %d", due->what, (int)status);
	PQclear(res);
	return rc;
}

/* A savepoint that was kept has failed after all. What it did cannot be told from
 * what came behind it: all goes. */
static enum err_code
failed_late(struct db_conn *c, struct err *err)
{
	struct err why = *err;

	pg_ahead_drop(c, true);
	TRY(pg_send(c, "ROLLBACK", "rollback", NULL, err));
	c->in_tx = false;
	return FAIL(err, ERR_INTERNAL, "a work before this one failed: %s", why.detail);
}

enum err_code
pg_wait(struct db_conn *c, int timeout_ms, struct err *err)
{
	int64_t until = timeout_ms < 0 ? -1 : os_now_ms() + timeout_ms;
	enum err_code rc = ERR_OK;
	struct err later;
	PGresult *res;
	bool late = false;

	if (c->pg == NULL)
		return FAIL(err, ERR_RETRY, "the connection was lost");
	c->rounds++;
	if (PQpipelineSync(c->pg) != 1 || !flush(c, until))
		return pg_lost(c, "sending", err);
	for (unsigned i = 0; i < c->ndue; i++) {
		const struct pg_due due = c->due[i];
		enum err_code one;

		if (!answer(c, until, &res) || res == NULL)
			return pg_lost(c, due.what, err);
		one = take(c, &due, res, rc == ERR_OK ? err : &later);
		late = late || (rc == ERR_OK && one != ERR_OK && due.mark < c->mark);
		rc = rc == ERR_OK ? one : rc;
		if (c->pg == NULL)
			return ERR_RETRY;
		if (!answer(c, until, &res) || res != NULL) {
			PQclear(res);
			return pg_lost(c, due.what, err);
		}
	}
	c->ndue = 0;
	if (!answer(c, until, &res) || PQresultStatus(res) != PGRES_PIPELINE_SYNC) {
		PQclear(res);
		return pg_lost(c, "sync", err);
	}
	PQclear(res);
	return late && c->in_tx ? failed_late(c, err) : rc;
}

static enum err_code
owe(struct db_conn *c, int sent, const struct pg_due *what, struct err *err)
{
	if (sent != 1)
		return pg_lost(c, what->what, err);
	c->due[c->ndue] = *what;
	c->due[c->ndue++].mark = c->mark;
	return ERR_OK;
}

enum err_code
pg_send(struct db_conn *c, const char *sql, const char *what, PGresult **keep,
    struct err *err)
{
	if (c->ndue + 2 >= PG_QUEUE)
		TRY(pg_wait(c, PG_ANSWER_MS, err));
	if (c->pg == NULL)
		return FAIL(err, ERR_RETRY, "the connection was lost");
	return owe(c, PQsendQueryParams(c->pg, sql, 0, NULL, NULL, NULL, NULL, 1),
	    &(struct pg_due){ .what = what, .keep = keep }, err);
}

enum err_code
pg_send_stmt(struct db_conn *c, const struct db_stmt *s, const struct db_value *params,
    PGresult **keep, struct err *err)
{
	struct pg_slot *slot;
	char name[16];

	if (c->ndue + 2 >= PG_QUEUE)
		TRY(pg_wait(c, PG_ANSWER_MS, err));
	if (c->pg == NULL)
		return FAIL(err, ERR_RETRY, "the connection was lost");
	TRY(pg_slot(c, s, &slot, err));
	if (!slot->ready) {
		slot->number = ++c->names;
		slot->ready = true;
		pg_slot_name(slot, name);
		TRY(owe(c, pg_prepare(c, s, name), &(struct pg_due){ .what = s->name,
		    .prepares = slot }, err));
	}
	pg_slot_name(slot, name);
	return owe(c, pg_execute(c, s, name, params),
	    &(struct pg_due){ .what = s->name, .keep = keep, .one = s->later },
	    err);
}
