/* db.c - the writer and its queue, the readers, opening and closing. */
#include "db/db.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/driver.h"
#include "os/clock.h"

#define BATCH_MAX 256		/* callers that share one commit; drivers say less */
#define TRIES_MAX 5		/* after ERR_RETRY */
#define READERS_MAX 64
#define HEAR_MS 300		/* how often other processes are listened to */

struct job {
	db_work		*work, *ahead;	/* ahead: or NULL */
	void		*arg;
	struct err	*err;
	enum err_code	 rc;
	bool		 quiet;		/* db_note */
	sem_t		 done;
	struct job	*next;
};

struct db {
	const struct db_driver	*driver;
	struct tx		 writer;
	int64_t			 lane;
	char			*url;
	pthread_t		 thread;
	int64_t			 heard_ms;	/* of that thread: when it last listened */

	pthread_mutex_t		 lock;	/* of all below */
	pthread_cond_t		 work;
	struct job		*first, **last;
	bool			 stopping;

	struct tx		 readers[READERS_MAX];
	bool			 taken[READERS_MAX];
	unsigned		 nreaders, nopen;
	pthread_cond_t		 reader_free;

	uint64_t		 version;
	struct db_stats		 stats;
};

/* ---- the writer --------------------------------------------------------- */

/* One job inside the open transaction; undone when it fails. Of the last of a
 * batch it must be known now; of others with the next, for one wait less; of one
 * alone with its commit. asked:
 * ahead, so what it was told may be of before the one before it. */
static void
job_run(struct tx *tx, struct job *j, bool asked, bool last)
{
	struct err undo_err;

	for (int tries = 0; tries < TRIES_MAX; tries++) {
		if ((j->rc = tx->driver->mark(tx->conn, j->err)) != ERR_OK)
			return;
		j->rc = j->work(tx, j->arg, j->err);
		if (j->rc == ERR_OK)
			j->rc = tx->driver->keep(tx->conn, last, j->err);
		if (j->rc == ERR_OK || !tx->driver->in_transaction(tx->conn))
			return;
		memset(tx->kept, 0, sizeof(tx->kept));
		if (tx->driver->undo(tx->conn, &undo_err) != ERR_OK) {
			/* What is half done may not be committed. */
			tx->driver->rollback(tx->conn);
			return;
		}
		/* Perhaps for what it had asked ahead: once more, asking now. */
		if (j->rc != ERR_RETRY && (!asked || tries > 0))
			return;
	}
	j->rc = err_set(j->err, ERR_BUSY, __func__, NULL, "still losing the race");
}

static void batch_run(struct tx *, struct job **, size_t);

static void
batch_fail(struct job **jobs, size_t n, enum err_code rc, const struct err *why)
{
	for (size_t i = 0; i < n; i++)
		if (jobs[i]->rc == ERR_OK) {
			jobs[i]->rc = rc;
			*jobs[i]->err = *why;
		}
}

/* A note is no change for live pages, also not for those of another process. */
static bool
is_change(struct job *const *jobs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (jobs[i]->rc == ERR_OK && !jobs[i]->quiet)
			return true;
	return false;
}

/* What all of them will ask, in one go, with the wait for the turn. */
static enum err_code
batch_begin(struct tx *tx, struct job **jobs, size_t n, struct err *err)
{
	enum err_code rc = ERR_OK;

	TRY(tx->driver->begin(tx->conn, err));
	tx->early = true;
	for (size_t i = 0; tx->driver->ahead != NULL && rc != ERR_RETRY && i < n; i++)
		if (jobs[i]->ahead != NULL)
			rc = jobs[i]->ahead(tx, jobs[i]->arg, err);
	tx->early = false;
	if (rc == ERR_RETRY)
		return rc;
	return tx->driver->begun == NULL ? ERR_OK : tx->driver->begun(tx->conn, err);
}

/* Runs jobs in one transaction and commits; each has its code then. ERR_RETRY:
 * nothing was done, all of it may run again. When the database gave the whole
 * transaction up for one of them, each job gets a transaction of its own. */
static enum err_code
batch_try(struct tx *tx, struct job **jobs, size_t n, struct err *err)
{
	enum err_code rc;

	for (size_t i = 0; i < n; i++)
		jobs[i]->rc = ERR_OK;
	memset(tx->kept, 0, sizeof(tx->kept));
	rc = batch_begin(tx, jobs, n, err);
	if (rc != ERR_OK && rc != ERR_RETRY && rc != ERR_BUSY && n > 1) {
		/* What one of them asked ahead, the others need not suffer. */
		for (size_t i = 0; i < n; i++)
			batch_run(tx, &jobs[i], 1);
		return ERR_OK;
	}
	TRY(rc);
	for (size_t i = 0; i < n; i++) {
		job_run(tx, jobs[i], n > 1 && jobs[i]->ahead != NULL &&
		    tx->driver->ahead != NULL, n > 1 && i + 1 == n);
		if (tx->driver->in_transaction(tx->conn))
			continue;
		if (jobs[i]->rc == ERR_RETRY) {
			*err = *jobs[i]->err;
			return ERR_RETRY;
		}
		for (size_t k = 0; n > 1 && k < n; k++)
			batch_run(tx, &jobs[k], 1);
		return ERR_OK;
	}
	rc = is_change(jobs, n) ? tx->driver->announce(tx->conn, err) : ERR_OK;
	if (rc == ERR_OK)
		rc = tx->driver->commit(tx->conn, err);
	if (rc != ERR_OK)
		tx->driver->rollback(tx->conn);
	return rc;
}

static void
batch_run(struct tx *tx, struct job **jobs, size_t n)
{
	struct err err = { 0 };
	enum err_code rc = ERR_RETRY;

	for (int tries = 0; rc == ERR_RETRY && tries < TRIES_MAX; tries++)
		rc = batch_try(tx, jobs, n, &err);
	if (rc == ERR_OK)
		return;
	if (rc == ERR_RETRY) {		/* also those that had failed by then */
		for (size_t i = 0; i < n; i++)
			jobs[i]->rc = ERR_OK;
		rc = err.code = ERR_BUSY;
	}
	batch_fail(jobs, n, rc, &err);
}

/* Did another process change something? When that cannot be asked now, the next
 * time tells. */
static void
listen_to_others(struct db *db)
{
	int64_t now = os_now_ms();
	struct err err;
	bool changed;

	if (now < db->heard_ms + HEAR_MS)
		return;
	db->heard_ms = now;
	if (db->driver->heard(db->writer.conn, &changed, &err) != ERR_OK || !changed)
		return;
	(void)pthread_mutex_lock(&db->lock);
	db->version++;
	(void)pthread_mutex_unlock(&db->lock);
}

/* Takes what is waiting, or nothing after HEAR_MS; false when there is nothing
 * more and we must stop. */
static bool
batch_take(struct db *db, struct job **jobs, size_t *n)
{
	const int64_t until = os_now_ms() + HEAR_MS;
	const struct timespec at = { .tv_sec = (time_t)(until / 1000),
	    .tv_nsec = (long)(until % 1000) * 1000000L };
	bool goes_on;

	*n = 0;
	(void)pthread_mutex_lock(&db->lock);
	while (db->first == NULL && !db->stopping)
		if (pthread_cond_timedwait(&db->work, &db->lock, &at) != 0)
			break;
	while (db->first != NULL && *n < db->driver->batch) {
		jobs[(*n)++] = db->first;
		if ((db->first = db->first->next) == NULL)
			db->last = &db->first;
	}
	goes_on = *n > 0 || !db->stopping;
	(void)pthread_mutex_unlock(&db->lock);
	return goes_on;
}

static void *
writer_main(void *arg)
{
	struct db *db = arg;
	struct job *jobs[BATCH_MAX];
	int64_t began;
	size_t n;

	while (batch_take(db, jobs, &n)) {
		listen_to_others(db);
		if (n == 0)
			continue;
		began = os_now_ms();
		batch_run(&db->writer, jobs, n);
		(void)pthread_mutex_lock(&db->lock);
		db->stats.commits++;
		db->stats.commit_ms += (uint64_t)(os_now_ms() - began);
		db->stats.done += n;
		for (size_t i = 0; i < n; i++)
			db->stats.failed += jobs[i]->rc == ERR_BUSY ||
			    jobs[i]->rc == ERR_UNCERTAIN || jobs[i]->rc == ERR_INTERNAL;
		for (size_t i = 0; i < n; i++)
			if (!jobs[i]->quiet)
				db->version++;
		(void)pthread_mutex_unlock(&db->lock);
		/* Without the lock, or all who wake would wait for it at once. A
		 * job is gone as soon as its caller knows. */
		for (size_t i = 0; i < n; i++)
			(void)sem_post(&jobs[i]->done);
	}
	return NULL;
}

static enum err_code
queue(struct db *db, db_work *ahead, db_work *work, void *arg, bool quiet, struct err *err)
{
	struct job j = { .work = work, .ahead = ahead, .arg = arg, .err = err, .quiet = quiet };

	(void)sem_init(&j.done, 0, 0);
	(void)pthread_mutex_lock(&db->lock);
	if (db->stopping) {
		(void)pthread_mutex_unlock(&db->lock);
		return FAIL(err, ERR_BUSY, "the database is closing");
	}
	db->stats.asked++;
	*db->last = &j;
	db->last = &j.next;
	(void)pthread_cond_signal(&db->work);
	(void)pthread_mutex_unlock(&db->lock);
	while (sem_wait(&j.done) != 0)
		;	/* a signal came between */
	(void)sem_destroy(&j.done);
	return j.rc;
}

enum err_code
db_write(struct db *db, db_work *work, void *arg, struct err *err)
{
	return queue(db, NULL, work, arg, false, err);
}

enum err_code
db_write_ahead(struct db *db, db_work *ahead, db_work *work, void *arg, struct err *err)
{
	return queue(db, ahead, work, arg, false, err);
}

enum err_code
db_note(struct db *db, db_work *work, void *arg, struct err *err)
{
	return queue(db, NULL, work, arg, true, err);
}

enum err_code
db_note_ahead(struct db *db, db_work *ahead, db_work *work, void *arg, struct err *err)
{
	return queue(db, ahead, work, arg, true, err);
}

/* ---- readers ------------------------------------------------------------ */

static enum err_code
reader_take(struct db *db, unsigned *at, struct err *err)
{
	enum err_code rc = ERR_OK;
	unsigned i;

	(void)pthread_mutex_lock(&db->lock);
	for (;;) {
		for (i = 0; i < db->nreaders && db->taken[i]; i++)
			;
		if (i < db->nreaders)
			break;
		(void)pthread_cond_wait(&db->reader_free, &db->lock);
	}
	db->taken[i] = true;
	(void)pthread_mutex_unlock(&db->lock);
	if (db->readers[i].conn == NULL)
		rc = db->driver->open(strchr(db->url, ':') + 1, false, false,
		    &db->readers[i].conn, err);
	*at = i;
	return rc;
}

static uint64_t
rounds_of(const struct db *db, unsigned i)
{
	return db->driver->rounds == NULL || db->readers[i].conn == NULL ? 0 :
	    db->driver->rounds(db->readers[i].conn);
}

static void
reader_give(struct db *db, unsigned i, uint64_t rounds)
{
	(void)pthread_mutex_lock(&db->lock);
	db->taken[i] = false;
	db->stats.rounds += rounds;
	(void)pthread_cond_signal(&db->reader_free);
	(void)pthread_mutex_unlock(&db->lock);
}

enum err_code
db_read(struct db *db, db_work *work, void *arg, struct err *err)
{
	enum err_code rc;
	uint64_t before;
	unsigned i;

	if ((rc = reader_take(db, &i, err)) == ERR_OK)
		rc = ERR_RETRY;
	before = rounds_of(db, i);
	for (int tries = 0; rc == ERR_RETRY && tries < TRIES_MAX; tries++) {
		if ((rc = db->driver->begin(db->readers[i].conn, err)) != ERR_OK)
			continue;
		memset(db->readers[i].kept, 0, sizeof(db->readers[i].kept));
		db->readers[i].asking = 0;
		db->readers[i].open = false;	/* whatever a read before this one left */
		db->readers[i].broken = ERR_OK;
		rc = work(&db->readers[i], arg, err);
		db->driver->rollback(db->readers[i].conn);
	}
	reader_give(db, i, rounds_of(db, i) - before);
	if (rc == ERR_RETRY)
		rc = err->code = ERR_BUSY;
	return rc;
}

enum err_code
db_tidy(struct db *db, bool *done, struct err *err)
{
	enum err_code rc;
	unsigned i;

	*done = true;
	if (db->driver->tidy == NULL)
		return ERR_OK;
	if ((rc = reader_take(db, &i, err)) == ERR_OK)
		rc = db->driver->tidy(db->readers[i].conn, done, err);
	reader_give(db, i, 0);
	return rc;
}

/* ---- opening, closing, waiting ------------------------------------------ */

/* Its waits have an end, told by the clock of os_now_ms. */
static void
work_init(pthread_cond_t *work)
{
	pthread_condattr_t attr;

	(void)pthread_condattr_init(&attr);
	(void)pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	(void)pthread_cond_init(work, &attr);
	(void)pthread_condattr_destroy(&attr);
}

enum err_code
db_open(const struct db_config *config, struct db **out, struct err *err)
{
	static const struct db_driver *const drivers[] = { &db_sqlite, &db_postgres,
	    &db_fake };
	const char *rest = strchr(config->url, ':');
	const struct db_driver *driver = NULL;
	struct db *db;
	enum err_code rc;

	for (size_t i = 0; i < sizeof(drivers) / sizeof(drivers[0]); i++)
		if (rest != NULL && strlen(drivers[i]->scheme) ==
		    (size_t)(rest - config->url) && strncmp(config->url,
		    drivers[i]->scheme, strlen(drivers[i]->scheme)) == 0)
			driver = drivers[i];
	if (driver == NULL)
		return FAIL(err, ERR_INVALID, "database must be sqlite:FILE or postgres:...");
	if ((db = calloc(1, sizeof(*db))) == NULL ||
	    (db->url = strdup(config->url)) == NULL) {
		free(db);
		return FAIL(err, ERR_BUSY, "no memory");
	}
	db->driver = driver;
	db->lane = config->lane;
	db->writer = (struct tx){ .driver = driver, .writing = true };
	db->nreaders = config->readers == 0 ? 4 :
	    config->readers > READERS_MAX ? READERS_MAX : config->readers;
	for (unsigned i = 0; i < db->nreaders; i++)
		db->readers[i].driver = driver;
	db->last = &db->first;
	(void)pthread_mutex_init(&db->lock, NULL);
	work_init(&db->work);
	(void)pthread_cond_init(&db->reader_free, NULL);
	rc = driver->open(rest + 1, true, config->create, &db->writer.conn, err);
	if (rc == ERR_OK)
		db_lane(db, false);
	if (rc == ERR_OK && pthread_create(&db->thread, NULL, writer_main,
	    db) != 0) {
		driver->close(db->writer.conn);
		rc = FAIL(err, ERR_BUSY, "cannot start the writer");
	}
	if (rc != ERR_OK) {
		free(db->url);
		free(db);
		return rc;
	}
	*out = db;
	return ERR_OK;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	(void)pthread_mutex_lock(&db->lock);
	db->stopping = true;
	(void)pthread_cond_broadcast(&db->work);
	(void)pthread_mutex_unlock(&db->lock);
	(void)pthread_join(db->thread, NULL);
	for (unsigned i = 0; i < db->nreaders; i++)
		if (db->readers[i].conn != NULL)
			db->driver->close(db->readers[i].conn);
	db->driver->close(db->writer.conn);
	(void)pthread_mutex_destroy(&db->lock);
	free(db->url);
	free(db);
}

uint64_t
db_version(struct db *db)
{
	uint64_t v;

	(void)pthread_mutex_lock(&db->lock);
	v = db->version;
	(void)pthread_mutex_unlock(&db->lock);
	return v;
}

void
db_stats(struct db *db, struct db_stats *out)
{
	(void)pthread_mutex_lock(&db->lock);
	*out = db->stats;
	(void)pthread_mutex_unlock(&db->lock);
}

void
db_lane(struct db *db, bool whole)
{
	if (db->driver->lane != NULL)
		db->driver->lane(db->writer.conn, whole ? 0 : db->lane);
}
