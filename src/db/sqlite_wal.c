/* sqlite_wal.c - checkpoints beside the writer. */
#include "db/sqlite_wal.h"

#include <sqlite3.h>

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#define STEP 500		/* pages in the log after which the thread takes a step */
#define LONG 8000		/* pages (32 MB) after which the log begins anew */
#define READERS_MS 50		/* how long the writer waits for that: readers are short */
#define AGAIN 2000		/* pages later, when they were not */
#define WRITER_MS 5000		/* as in sqlite.c: another process is writing */

struct sqlite_wal {
	sqlite3		*db;		/* of the thread */
	pthread_t	 thread;
	pthread_mutex_t	 lock;		/* of the two below */
	pthread_cond_t	 wake;
	bool		 asked, stopping;
	pthread_mutex_t	 step;		/* held during a step: SQLite knows one at a time */

	int		 stepped, anew;	/* of the writer: length at the last step; when to
					 * begin anew */
};

static void *
step_main(void *arg)
{
	struct sqlite_wal *w = arg;

	(void)pthread_mutex_lock(&w->lock);
	while (!w->stopping) {
		if (!w->asked) {
			(void)pthread_cond_wait(&w->wake, &w->lock);
			continue;
		}
		w->asked = false;
		(void)pthread_mutex_unlock(&w->lock);
		(void)pthread_mutex_lock(&w->step);
		(void)sqlite3_wal_checkpoint_v2(w->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL,
		    NULL);
		(void)pthread_mutex_unlock(&w->step);
		(void)pthread_mutex_lock(&w->lock);
	}
	(void)pthread_mutex_unlock(&w->lock);
	return NULL;
}

/* What is left of the log goes to the database, and readers let go of it. */
static void
begin_anew(struct sqlite_wal *w, sqlite3 *writer, const char *name, int pages)
{
	(void)pthread_mutex_lock(&w->step);
	(void)sqlite3_busy_timeout(writer, READERS_MS);
	(void)sqlite3_wal_checkpoint_v2(writer, name, SQLITE_CHECKPOINT_RESTART, NULL, NULL);
	(void)sqlite3_busy_timeout(writer, WRITER_MS);
	(void)pthread_mutex_unlock(&w->step);
	w->anew = pages + AGAIN;
}

/* After each commit, in the thread of the writer. What goes wrong here is no fault of
 * the commit: it was done. */
static int
committed(void *arg, sqlite3 *writer, const char *name, int pages)
{
	struct sqlite_wal *w = arg;

	if (pages < w->stepped) {	/* the log began anew */
		w->stepped = 0;
		w->anew = LONG;
	}
	if (pages >= w->anew)
		begin_anew(w, writer, name, pages);
	else if (pages - w->stepped >= STEP) {
		w->stepped = pages;
		(void)pthread_mutex_lock(&w->lock);
		w->asked = true;
		(void)pthread_cond_signal(&w->wake);
		(void)pthread_mutex_unlock(&w->lock);
	}
	return SQLITE_OK;
}

/* A connection knows of the log once it has read. */
static bool
open_own(struct sqlite_wal *w, const char *path)
{
	return sqlite3_open_v2(path, &w->db, SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE,
	    NULL) == SQLITE_OK && sqlite3_exec(w->db, "PRAGMA synchronous=FULL;"
	    "PRAGMA trusted_schema=OFF; SELECT 1 FROM sqlite_schema LIMIT 1", NULL, NULL,
	    NULL) == SQLITE_OK;
}

struct sqlite_wal *
sqlite_wal_start(sqlite3 *writer, const char *path)
{
	struct sqlite_wal *w = calloc(1, sizeof(*w));

	if (w == NULL)
		return NULL;
	w->anew = LONG;
	(void)pthread_mutex_init(&w->lock, NULL);
	(void)pthread_mutex_init(&w->step, NULL);
	(void)pthread_cond_init(&w->wake, NULL);
	if (!open_own(w, path) || pthread_create(&w->thread, NULL, step_main, w) != 0) {
		(void)sqlite3_close(w->db);
		free(w);
		return NULL;
	}
	(void)sqlite3_wal_hook(writer, committed, w);
	return w;
}

void
sqlite_wal_stop(struct sqlite_wal *w)
{
	if (w == NULL)
		return;
	(void)pthread_mutex_lock(&w->lock);
	w->stopping = true;
	(void)pthread_cond_signal(&w->wake);
	(void)pthread_mutex_unlock(&w->lock);
	(void)pthread_join(w->thread, NULL);
	(void)sqlite3_close(w->db);
	free(w);
}
