/* postgres_commit.c - one batch at a time, and a commit of which it is known
 * whether it was done.
 *
 * A batch takes the lock of its lane (the region) before it reads anything and
 * holds it until it is committed: acts of several servers on one database see
 * each other's work as if they came from one writer, and the journal stays one
 * chain. Lane 0 excludes all lanes.
 *
 * Each batch writes its number in the row of its writer. When the answer to
 * COMMIT is lost, or it comes with a warning (a switch of PostgreSQL's leader
 * cancels the wait for the standby and yet says that it is done), the writer
 * connects again, takes the lock, which the lost batch had until its end, and
 * looks for its number. A commit of its own then makes what it saw as durable
 * as itself. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/postgres_conn.h"
#include "os/clock.h"

#define LANES 1396788557	/* "SAME": locks of ours, in the first half of the key */
#define JOBS 1396788559		/* "SAMO": jobs that one server does */
#define OUTCOME_MS 20000	/* as long as a switch of leaders may last */
#define OLD_SECONDS (INT64_C(30) * 86400)

static const struct db_stmt lane_lock = { .name = "lane", .nparam = 2, .types = "ii",
    .ncol = 2, .sql = "SELECT pg_advisory_xact_lock_shared(CAST(?1 AS int), 0),"
    " pg_advisory_xact_lock(CAST(?1 AS int), CAST(?2 AS int))" };
static const struct db_stmt whole_lock = { .name = "lane_whole", .nparam = 1, .types = "i",
    .ncol = 1, .sql = "SELECT pg_advisory_xact_lock(CAST(?1 AS int), 0)" };
/* Twice taken is once held: a work may run again. */
#define HELD "CASE WHEN EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory'" \
	" AND pid = pg_backend_pid() AND CAST(classid AS bigint) = ?1" \
	" AND CAST(objid AS bigint) = ?2) "
static const struct db_stmt job_take = { .name = "job_take", .nparam = 2, .types = "ii",
    .ncol = 1, .sql = "SELECT " HELD "THEN TRUE"
    " ELSE pg_try_advisory_lock(CAST(?1 AS int), CAST(?2 AS int)) END" };
static const struct db_stmt job_give = { .name = "job_give", .nparam = 2, .types = "ii",
    .ncol = 1, .sql = "SELECT " HELD
    "THEN pg_advisory_unlock(CAST(?1 AS int), CAST(?2 AS int)) ELSE FALSE END" };
static const struct db_stmt turn_write = { .name = "turn_write", .nparam = 3,
    .types = "iii", .writes = true, .sql = "INSERT INTO schrijver (regio, id, beurt, op)"
    " VALUES (?1, ?2, ?3, CAST(extract(epoch FROM now()) AS bigint))"
    " ON CONFLICT (regio, id) DO UPDATE SET beurt = excluded.beurt, op = excluded.op" };
static const struct db_stmt turn_read = { .name = "turn_read", .nparam = 2, .types = "ii",
    .ncol = 1, .sql = "SELECT beurt FROM schrijver WHERE regio = ?1 AND id = ?2" };
static const struct db_stmt turn_old = { .name = "turn_old", .nparam = 2, .types = "ii",
    .writes = true, .sql = "DELETE FROM schrijver WHERE regio = ?1"
    " AND op < CAST(extract(epoch FROM now()) AS bigint) - ?2" };

enum err_code
pg_alone(struct db_conn *c, int job, bool take, bool *mine_out, struct err *err)
{
	const struct db_value v[] = { DB_VALUE_I64(JOBS), DB_VALUE_I64((c->lane << 8) + job) };
	PG_RESULT res = NULL;
	struct db_value row;

	TRY(pg_send_stmt(c, take ? &job_take : &job_give, v, &res, err));
	TRY(pg_wait(c, PG_ANSWER_MS, err));
	TRY(pg_row(res, 0, &job_take, &row, err));
	*mine_out = row.i == 1;
	return ERR_OK;
}

enum err_code
pg_take_lane(struct db_conn *c, struct err *err)
{
	const struct db_value v[] = { DB_VALUE_I64(LANES), DB_VALUE_I64(c->lane) };

	return pg_send_stmt(c, c->lane == 0 ? &whole_lock : &lane_lock, v, NULL, err);
}

enum err_code
pg_take_whole(struct db_conn *c, struct err *err)
{
	const struct db_value v = DB_VALUE_I64(LANES);

	return pg_send_stmt(c, &whole_lock, &v, NULL, err);
}

static enum err_code
write_turn(struct db_conn *c, int64_t turn, struct err *err)
{
	const struct db_value v[] = { DB_VALUE_I64(c->lane), DB_VALUE_I64(c->self),
	    DB_VALUE_I64(turn) };
	const struct db_value old[] = { DB_VALUE_I64(c->lane), DB_VALUE_I64(OLD_SECONDS) };

	if (turn == 1)
		TRY(pg_send_stmt(c, &turn_old, old, NULL, err));
	return pg_send_stmt(c, &turn_write, v, NULL, err);
}

/* Sends COMMIT and waits. done: the server says so, without any reserve. */
static enum err_code
commit(struct db_conn *c, bool *done, struct err *err)
{
	PG_RESULT res = NULL;
	enum err_code rc;

	*done = false;
	c->warned = false;
	TRY(pg_send(c, "COMMIT", "commit", &res, err));
	if ((rc = pg_wait(c, PG_ANSWER_MS, err)) != ERR_OK)
		return rc;
	c->in_tx = false;
	/* A transaction that had failed answers ROLLBACK, and that is no error. */
	if (strcmp(PQcmdStatus(res), "COMMIT") != 0)
		return FAIL(err, ERR_INTERNAL, "commit: the transaction had failed");
	*done = !c->warned;
	return ERR_OK;
}

/* Was this turn committed? Known only when this returns ERR_OK. */
static enum err_code
ask(struct db_conn *c, bool *was, struct err *err)
{
	const struct db_value v[] = { DB_VALUE_I64(c->lane), DB_VALUE_I64(c->self) };
	PG_RESULT res = NULL;
	struct db_value row;
	bool done;

	TRY(pg_connect(c, err));
	TRY(pg_send(c, "BEGIN", "begin", NULL, err));
	TRY(pg_take_lane(c, err));
	TRY(pg_send_stmt(c, &turn_read, v, &res, err));
	TRY(pg_wait(c, PG_ANSWER_MS, err));
	*was = false;
	if (PQntuples(res) > 0) {
		TRY(pg_row(res, 0, &turn_read, &row, err));
		*was = row.i == c->turn;
	}
	/* The same number again when it was there, so that asking twice is fine. */
	TRY(write_turn(c, *was ? c->turn : -c->turn, err));
	TRY(commit(c, &done, err));
	return done ? ERR_OK : FAIL(err, ERR_RETRY, "the commit came with a warning");
}

static enum err_code
outcome(struct db_conn *c, struct err *err)
{
	int64_t until = os_now_ms() + OUTCOME_MS;
	struct err why;
	bool was;

	c->down_since = 0;		/* be patient once more */
	do {
		if (ask(c, &was, &why) == ERR_OK)
			return was ? ERR_OK : FAIL(err, ERR_RETRY,
			    "the commit was lost and had not happened");
		pg_disconnect(c);
		(void)nanosleep(&(struct timespec){ .tv_nsec = 200000000L }, NULL);
	} while (os_now_ms() < until);
	return FAIL(err, ERR_UNCERTAIN, "the answer to the commit was lost: %s", why.detail);
}

enum err_code
pg_commit(struct db_conn *c, struct err *err)
{
	bool keeps_turns = c->keeps_turns, done;
	enum err_code rc;

	if (c->pg == NULL)
		return FAIL(err, ERR_RETRY, "the connection was lost");
	/* What fails there, stops COMMIT too. A change that found no row fails here only,
	 * so that must be known before COMMIT goes. */
	for (unsigned i = 0; i < c->ndue; i++)
		if (c->due[i].one)
			TRY(pg_wait(c, PG_ANSWER_MS, err));
	if (keeps_turns && (rc = write_turn(c, ++c->turn, err)) != ERR_OK)
		return rc;
	rc = commit(c, &done, err);
	if (rc == ERR_OK && done)
		return ERR_OK;
	if (rc != ERR_OK && c->pg != NULL)
		return rc;		/* refused: nothing was done */
	if (!keeps_turns)		/* only before the first migrations */
		return FAIL(err, ERR_UNCERTAIN, "the answer to the commit was lost");
	pg_disconnect(c);
	return outcome(c, err);
}
