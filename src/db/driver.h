/* driver.h - what a database must be able to do; only src/db includes this.
 *
 * A connection is used by one thread at a time. No function leaves a
 * transaction half begun: after a failed begin there is none. */
#ifndef DB_DRIVER_H
#define DB_DRIVER_H

#include "db/db.h"

struct db_conn;			/* each driver has its own */

struct db_driver {
	const char	*scheme;	/* "sqlite": the URL before the colon */
	unsigned	 batch;		/* how many works share a commit at most */

	enum err_code (*open)(const char *rest, bool write, bool create,
	    struct db_conn **out, struct err *);
	void (*close)(struct db_conn *);
	/* See struct db_config; NULL when one process has the database. */
	void (*lane)(struct db_conn *, int64_t);

	/* All: ERR_RETRY with the transaction gone when the connection was lost
	 * before COMMIT; the next begin connects again. */
	enum err_code (*begin)(struct db_conn *, struct err *);
	/* Of a writer, after begin and what is asked ahead for the whole batch: from
	 * here on it is its turn. No transaction is left after a failure. NULL: begin
	 * did it. */
	enum err_code (*begun)(struct db_conn *, struct err *);
	/* ERR_RETRY: nothing was done. ERR_UNCERTAIN: that cannot be known. */
	enum err_code (*commit)(struct db_conn *, struct err *);
	void (*rollback)(struct db_conn *);
	/* One savepoint deep: mark, then either keep or undo to the mark. Unless
	 * sure, what failed since the mark may come out after the next mark: then
	 * the transaction is gone and that call says ERR_INTERNAL. */
	enum err_code (*mark)(struct db_conn *, struct err *);
	enum err_code (*keep)(struct db_conn *, bool sure, struct err *);
	enum err_code (*undo)(struct db_conn *, struct err *);
	/* False when the database itself ended the transaction (disk full). */
	bool (*in_transaction)(struct db_conn *);

	/* Of a statement that adds, may wait (later), or whose changes nobody asks
	 * for, a failure may come later: with the next query, or with keep. */
	enum err_code (*exec)(struct db_conn *, const struct db_stmt *,
	    const struct db_value *params, int64_t *changes_out, struct err *);
	enum err_code (*query)(struct db_conn *, const struct db_stmt *,
	    const struct db_value *params, db_row_fn *fn, void *arg,
	    struct err *);
	/* See tx_alone. NULL: always. */
	enum err_code (*alone)(struct db_conn *, int job, bool take, bool *mine_out,
	    struct err *);
	/* See tx_ahead. NULL: nothing is gained. early: for the whole batch,
	 * else until the next mark. */
	enum err_code (*ahead)(struct db_conn *, const struct db_stmt *,
	    const struct db_value *params, bool early, struct err *);
	/* The same in a snapshot, and the rows when they are there already: see
	 * tx_asking. *known: they were, so a failure is that of fn. NULL with ahead. */
	enum err_code (*ask)(struct db_conn *, const struct db_stmt *,
	    const struct db_value *params, db_row_fn *fn, void *arg, bool *known,
	    struct err *);
	/* Waits for what was asked ahead; false: all of that was answered before. NULL
	 * with ask. */
	enum err_code (*await)(struct db_conn *, bool *waited, struct err *);
	/* Is anything gained by asking? NULL: yes where there is ask. */
	bool (*asks)(void);
	/* How often it was waited for. NULL: it is in this process. */
	uint64_t (*rounds)(const struct db_conn *);
	/* Inside a transaction: when it commits, every other process that has
	 * this database open will hear that something changed. */
	enum err_code (*announce)(struct db_conn *, struct err *);
	/* Outside one: has another connection announced a change since this one
	 * was opened or last asked? Never waits. What this connection announced
	 * itself does not count; what another announced may go unheard when this
	 * one announced after it, for then its own process looks anyway. */
	enum err_code (*heard)(struct db_conn *, bool *out, struct err *);
	/* Several statements of trusted text: migrations. */
	enum err_code (*script)(struct db_conn *, const char *sql,
	    struct err *);
	/* For tabel.h. Columns of all tables by table and name: table, column,
	 * place in the primary key or 0, its type (i, t, b); references between
	 * tables; what the engine finds wrong (a first column of text; ends with
	 * name NULL). */
	const struct db_stmt *kolommen, *verwijzingen, *controle;
	/* After the migrations: what the planner must know of the tables. */
	enum err_code (*settle)(struct db_conn *, struct err *);
	/* See db_tidy; of a connection that reads. NULL: the engine does it in its time. */
	enum err_code (*tidy)(struct db_conn *, bool *done, struct err *);
};

/* The number in the ids of this process, drawn at the first call; or drawn anew. */
int db_node(bool anew);

extern const struct db_driver db_sqlite;
extern const struct db_driver db_postgres;
extern const struct db_driver db_fake;

/* The lane in which the writer of this process writes: all of them (whole), or its
 * own again. For who writes when nobody else does. */
void db_lane(struct db *, bool whole);

struct tx {
	const struct db_driver	*driver;
	struct db_conn		*conn;
	bool			 writing;
	bool			 early;		/* see ahead */
	int			 asking;	/* see tx_asking; how deep */
	bool			 open;		/* a question had no answer yet */
	enum err_code		 broken;	/* asking failed, not what was asked */
	uint64_t		 kept[TX_USERS][TX_KEPT / sizeof(uint64_t)];
};

#endif
