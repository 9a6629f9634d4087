/* postgres_conn.h - one connection to PostgreSQL, shared by the files of the
 * driver; nobody else includes this.
 *
 * The connection is always in pipeline mode. What is sent is put in a queue;
 * pg_wait() asks for all answers at once and gives the first failure. A
 * statement whose answer nobody needs is only queued: its failure comes with
 * the next pg_wait(), at the latest when the savepoint is kept.
 *
 * A connection that is lost has no transaction any more: ERR_RETRY, and the
 * next begin connects again. */
#ifndef DB_POSTGRES_CONN_H
#define DB_POSTGRES_CONN_H

#include <libpq-fe.h>

#include "db/driver.h"

#define PG_SLOTS 2048u		/* power of two; we have some hundreds of statements */
#define PG_QUEUE 1024u		/* answers that may be waited for at once */
#define PG_AHEAD 256u		/* questions asked ahead; more are asked when needed */
#define PG_ANSWER_MS 15000	/* longer than any time-out of the server */
#define PG_FOREVER (-1)

struct pg_slot {
	const struct db_stmt	*key;
	unsigned		 number;	/* its name there: s1, s2 ... */
	bool			 ready;		/* prepared in this connection */
};

/* One answer that is to come. */
struct pg_due {
	const char	*what;		/* for the log */
	struct pg_slot	*prepares;	/* NULL: runs */
	PGresult	**keep;		/* where the answer goes, or NULL */
	unsigned	 mark;		/* of which savepoint it is */
	bool		 one;		/* a failure unless one row changed */
};

/* A question asked ahead; stmt NULL: its answer was taken. */
struct pg_ahead {
	const struct db_stmt	*stmt;
	unsigned char		*params;
	size_t			 n;
	bool			 early;
	PGresult		*res;		/* NULL: not yet answered */
};

struct db_conn {
	PGconn		*pg;		/* NULL: not connected */
	char		*info;
	bool		 write;
	int64_t		 lane;
	bool		 in_tx;
	struct pg_due	 due[PG_QUEUE];
	unsigned	 ndue;
	unsigned	 mark;		/* savepoints made in this connection */
	struct pg_ahead	 ahead[PG_AHEAD];
	unsigned	 nahead;
	uint64_t	 rounds;	/* waits for answers */
	struct pg_slot	 slots[PG_SLOTS];
	unsigned	 names;		/* given so far, never again the same */
	int64_t		 down_since;	/* monotonic ms; 0: it was there */
	int64_t		 makeshift_until; /* of a reader on what cannot be written; or 0 */
	/* Of a writer: see postgres_commit.c. */
	int64_t		 self, turn;
	bool		 keeps_turns;	/* the table is there */
	bool		 missed;	/* announcements, when it was not connected */
	bool		 warned;	/* a WARNING came with the COMMIT */
};

/* Connects, when needed; for some seconds again after the connection was lost.
 * ERR_BUSY: the database is away. A reader then takes what can only be read. */
MUST_CHECK enum err_code pg_connect(struct db_conn *, struct err *);
void pg_disconnect(struct db_conn *);
bool pg_makeshift_over(const struct db_conn *);	/* time to look for the one that leads */

/* Queues a command without parameters. keep: see struct pg_due; the caller
 * clears it after pg_wait. */
MUST_CHECK enum err_code pg_send(struct db_conn *, const char *sql,
    const char *what, PGresult **keep, struct err *);

/* postgres_tabel.c: for the driver. */
extern const struct db_stmt pg_kolommen, pg_verwijzingen, pg_controle[];

/* Queues a statement, prepared when it is not yet. */
MUST_CHECK enum err_code pg_send_stmt(struct db_conn *, const struct db_stmt *,
    const struct db_value *params, PGresult **keep, struct err *);

/* postgres_ahead.c: what was asked ahead (tx_ahead). note: *out is where the answer
 * of pg_send_stmt goes, or NULL when it was noted before or there is no room.
 * find: *out NULL when this was not asked. Both live until drop. */
MUST_CHECK enum err_code pg_ahead_note(struct db_conn *, const struct db_stmt *,
    const struct db_value *params, bool early, struct pg_ahead **out, struct err *);
MUST_CHECK enum err_code pg_ahead_find(struct db_conn *, const struct db_stmt *,
    const struct db_value *params, struct pg_ahead **out, struct err *);
void pg_ahead_drop(struct db_conn *, bool all);	/* else what one work asked */

/* For pg_send_stmt: postgres_value.c. The place of a statement and its name
 * there ("s12"); sending, 1 when it went. */
MUST_CHECK enum err_code pg_slot(struct db_conn *, const struct db_stmt *,
    struct pg_slot **out, struct err *);
void pg_slot_name(const struct pg_slot *, char out[16]);
int pg_prepare(struct db_conn *, const struct db_stmt *, const char *name);
int pg_execute(struct db_conn *, const struct db_stmt *, const char *name,
    const struct db_value *params);

/* Waits for all answers that are due. The first failure counts. Of an earlier
 * savepoint: the transaction is gone, see driver.h. */
MUST_CHECK enum err_code pg_wait(struct db_conn *, int timeout_ms, struct err *);

/* Sends what is queued, without waiting. */
void pg_push(struct db_conn *);

/* The code of a failed answer; detail without values of rows. */
enum err_code pg_failed(const PGresult *, const char *what, struct err *);

/* The connection is gone or not to be trusted. */
enum err_code pg_lost(struct db_conn *, const char *what, struct err *);

/* Row i of an answer; values live as long as it. */
MUST_CHECK enum err_code pg_row(const PGresult *, int i, const struct db_stmt *,
    struct db_value *row, struct err *);

/* Ends the transaction so that it is known whether it was done; see the file. */
MUST_CHECK enum err_code pg_commit(struct db_conn *, struct err *);

/* See tx_alone: a lock of the session, by region and job. */
MUST_CHECK enum err_code pg_alone(struct db_conn *, int job, bool take, bool *mine_out,
    struct err *);

/* Queues what lets one batch of a lane, or of all lanes, be written at a time. */
MUST_CHECK enum err_code pg_take_lane(struct db_conn *, struct err *);
MUST_CHECK enum err_code pg_take_whole(struct db_conn *, struct err *);

static inline void
pg_cleared(PGresult **res)
{
	PQclear(*res);
}
#define PG_RESULT __attribute__((cleanup(pg_cleared))) PGresult *

#endif
