/* db.h - the database, as the rest of the program sees it.
 *
 * One writer thread runs queued transactions one after the other, each in a
 * savepoint, many to one commit; db_write returns after that commit. Readers
 * lease read-only connections. SQL stands in .sql files; tools/sql2c writes a
 * typed function for each statement, and those call tx_exec and tx_query. */
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

#define DB_NULL INT64_MIN	/* an integer column or parameter that is NULL */

struct db;			/* a database: a writer and its readers */
struct tx;			/* a transaction (writing) or snapshot (reading) */

struct db_config {
	/* "sqlite:/path/to/file", "postgres:host=/run/postgresql dbname=samenloop",
	 * "postgres://host/name"; "fake:" in tests */
	const char	*url;
	unsigned	 readers;	/* read-only connections, 1-64 */
	/* Transactions of one lane come one after the other, also those of other
	 * processes: the number of the region. 0: excludes every lane. */
	int64_t		 lane;
	bool		 create;	/* make the file when it is not there */
};

/* Work in a transaction. It may run twice (ERR_RETRY): no side effects but
 * the database and the arena it was given. A code other than ERR_OK undoes
 * all that it did, and comes back to the caller of db_write. */
typedef enum err_code db_work(struct tx *tx, void *arg, struct err *err);

MUST_CHECK enum err_code db_open(const struct db_config *, struct db **out,
    struct err *);
void db_close(struct db *);	/* waits for the queue; NULL is allowed */

/* Runs work against a snapshot. No writing: a statement that writes fails. */
MUST_CHECK enum err_code db_read(struct db *, db_work *, void *arg,
    struct err *);

/* As db_read, for what a page or an answer needs. On PostgreSQL its questions are asked
 * together: work runs with the answers there are (none at first, see tx_asking), then all
 * it asked is waited for in one trip, until it asked nothing new. Of its runs only the
 * last counts, so each begins anew what it leaves in arg, and leaves nothing
 * elsewhere unless tx_answered. */
MUST_CHECK enum err_code db_read_together(struct db *, db_work *, void *arg,
    struct err *);

/* Runs work in a transaction and returns after it is durable.
 * ERR_UNCERTAIN: the commit may or may not have happened. */
MUST_CHECK enum err_code db_write(struct db *, db_work *, void *arg,
    struct err *);

/* As db_write. ahead asks what work will surely ask (tx_ahead), before the first
 * work of its batch begins: all of a batch is answered at once. Its code is not
 * looked at but for ERR_RETRY, and an answer may be of before another work of the
 * batch: what is written upon it must fail when it was wrong (a key, a reference),
 * then the work runs again, and asks for itself. */
MUST_CHECK enum err_code db_write_ahead(struct db *, db_work *ahead, db_work *work,
    void *arg, struct err *);

/* As db_write, for the record of a look and other bookkeeping that no list
 * shows: does not raise db_version, else two live pages would wake each other
 * for ever. */
MUST_CHECK enum err_code db_note(struct db *, db_work *, void *arg,
    struct err *);
MUST_CHECK enum err_code db_note_ahead(struct db *, db_work *ahead, db_work *work,
    void *arg, struct err *);

/* After something was destroyed: what it was goes from the log of the database too. done:
 * false while readers keep it from that; ask again later. */
MUST_CHECK enum err_code db_tidy(struct db *, bool *done, struct err *);

/* Rises by at least one after every commit of db_write, here or in another
 * process that has this database open (the command line, a second server): what
 * live pages compare. Of another process it may be half a second later. */
uint64_t db_version(struct db *);

/* Since db_open, for whoever watches. */
struct db_stats {
	uint64_t	asked, done;	/* callers of db_write and db_note */
	uint64_t	failed;		/* of those: not done */
	uint64_t	commits, commit_ms;	/* batches, and what they took */
	uint64_t	rounds;		/* there and back to another machine, of readers;
					 * 0 where the database is in this process */
};
void db_stats(struct db *db, struct db_stats *out);

/* Applies migrations that are not yet there; each in one transaction, with
 * its checksum. ERR_CONFLICT when an applied one was changed since. */
MUST_CHECK enum err_code db_migrate(struct db *, struct err *);

/* The same for these only, as a copy of then names them. ERR_NOT_FOUND: one
 * that this program does not know, so the copy is of a later version. */
MUST_CHECK enum err_code db_migrate_some(struct db *, const char *const *names,
    size_t n, struct err *);

/* Memory of one user for the length of a batch of db_write: zero when the batch
 * begins and after a work of it was undone, for what is then true again must be
 * read again. In a snapshot always zero at the start. */
enum tx_kept { TX_JOURNAAL, TX_DOSSIER, TX_REGIO, TX_USERS };
#define TX_KEPT 64	/* bytes each */
void *tx_kept(struct tx *, enum tx_kept);

/* A new id: milliseconds since 2020, node and sequence; unique and rising. */
int64_t db_new_id(void);

/* ---- what tools/sql2c generates against ------------------------------- */

enum db_type { DB_TYPE_NULL, DB_TYPE_I64, DB_TYPE_TEXT, DB_TYPE_BLOB };

struct db_value {
	enum db_type	 type;
	int64_t		 i;
	const void	*p;	/* text (NUL-terminated when read) or bytes */
	size_t		 n;
};

#define DB_VALUE_I64(x) (struct db_value){ \
	.type = (x) == DB_NULL ? DB_TYPE_NULL : DB_TYPE_I64, .i = (x) }
struct db_value db_value_text(const char *s);	/* NULL becomes NULL */

/* One prepared statement; generated, static and const. */
struct db_stmt {
	const char	*name;		/* "melding_vind" */
	const char	*sql;		/* with ?1 ?2 ... */
	unsigned	 nparam, ncol;
	bool		 writes;
	const char	*types;		/* i, t, b per parameter; NULL: not said */
	bool		 adds;		/* one row or a failure */
	bool		 later;		/* one row, or a failure that may come later */
	/* Rows for this transaction alone: what another has is passed over (FOR
	 * UPDATE SKIP LOCKED). Where one connection writes at a time, nothing is. */
	bool		 claims;
};

/* Called per row; values live until it returns. Not ERR_OK stops the query. */
typedef enum err_code db_row_fn(void *arg, const struct db_value *row,
    struct err *err);

/* changes_out may be NULL. A broken UNIQUE, CHECK or reference: ERR_CONFLICT. */
MUST_CHECK enum err_code tx_exec(struct tx *, const struct db_stmt *,
    const struct db_value *params, int64_t *changes_out, struct err *);
MUST_CHECK enum err_code tx_query(struct tx *, const struct db_stmt *,
    const struct db_value *params, db_row_fn *fn, void *arg, struct err *);

/* Is this job for this server alone, from now on until it is given back (take
 * false) or its connection ends? On SQLite always: one computer has the file. */
enum db_job { DB_JOB_WEKKER = 1 };
MUST_CHECK enum err_code tx_alone(struct tx *, enum db_job, bool take, bool *mine_out,
    struct err *);

/* Asks now what tx_query will ask with the same parameters, once: on PostgreSQL
 * the questions that were asked ahead are answered in one round trip; on SQLite
 * this does nothing. Who asks ahead vouches that nothing written until then
 * changes the answer. Answers nobody came for are dropped with the batch. */
MUST_CHECK enum err_code tx_ahead(struct tx *, const struct db_stmt *,
    const struct db_value *params, struct err *);

/* In a snapshot: from now on every question is only asked ahead, and has no rows yet
 * (ERR_NOT_FOUND of one that must have a row) unless it was answered before, until this
 * is called with false. So a page asks together what it will read, by reading it twice:
 * the first time for nothing, and its codes say nothing. May be nested. False:
 * tx_asks says no, and nothing began. */
bool tx_asking(struct tx *, bool on);
bool tx_answered(const struct tx *);	/* had every question until here its answer? */

/* As TRY, but where a question has no answer yet (db_read_together), what stands behind it
 * is asked along. For what does not need what expr gives, or finds nothing in zeros. */
#define TRY_ALONG(tx, expr) do { \
	enum err_code try_rc_ = (expr); \
	if (try_rc_ != ERR_OK && tx_answered(tx)) \
		return try_rc_; \
} while (0)
static inline void tx_asked(enum err_code rc) { (void)rc; }	/* of the first time */
bool tx_asks(const struct tx *);	/* is anything gained: no on SQLite, no for who writes */

#endif
