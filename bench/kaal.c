/* kaal.c - the reference: how fast can these very rows be written at all?
 *
 * kaal SAMPLE.db BEFORE.tsv REPORTS OUT.db THREADS SECONDS
 *
 * BEFORE.tsv gives, per table, the row number after which the sample begins:
 * what REPORTS registrations left behind. Those rows are written again into
 * OUT.db, which has the same tables and indexes; one share of them is one
 * transaction. THREADS callers hand their transaction to one writer, which
 * commits what waits (WAL, synchronous=FULL), as the program does. No
 * validation, no rights, no sealing, no hashing, no HTTP. Prints transactions
 * a second. */
#include <sqlite3.h>

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TABLES_MAX 80
#define BATCH_MAX 256

struct table {
	char		*name;
	int		 ncol;
	sqlite3_value	***rows;	/* [row][column] */
	size_t		 nrows;
	sqlite3_stmt	*insert;
};

struct caller {
	pthread_t	 thread;
	bool		 waiting, done;
	pthread_cond_t	 wake;
	uint64_t	 count;
};

static struct table tables[TABLES_MAX];
static size_t ntables;
static long shares;			/* transactions in the sample */
static sqlite3 *out;
static long next_share;
static int64_t shift;			/* makes ids of a second round new */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t work = PTHREAD_COND_INITIALIZER;
static struct caller *callers;
static int ncallers;
static volatile bool stop;

static void
die(sqlite3 *db, const char *what)
{
	fprintf(stderr, "kaal: %s: %s\n", what, db == NULL ? "" : sqlite3_errmsg(db));
	exit(1);
}

static void
exec(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(db, sql);
}

/* The same tables and indexes in the new file. */
static void
copy_schema(sqlite3 *sample)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(sample, "SELECT sql FROM sqlite_schema WHERE sql IS NOT"
	    " NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'", -1, &st,
	    NULL) != SQLITE_OK)
		die(sample, "schema");
	while (sqlite3_step(st) == SQLITE_ROW)
		exec(out, (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
}

static void
load_rows(sqlite3 *sample, struct table *t, int64_t from)
{
	char sql[400];
	sqlite3_stmt *st;
	size_t cap = 0;

	(void)snprintf(sql, sizeof(sql), "SELECT * FROM %s WHERE rowid > %lld"
	    " ORDER BY rowid", t->name, (long long)from);
	if (sqlite3_prepare_v2(sample, sql, -1, &st, NULL) != SQLITE_OK)
		die(sample, sql);
	t->ncol = sqlite3_column_count(st);
	while (sqlite3_step(st) == SQLITE_ROW) {
		if (t->nrows == cap && (t->rows = realloc(t->rows,
		    sizeof(*t->rows) * (cap = cap == 0 ? 1024 : cap * 2))) == NULL)
			die(NULL, "no memory");
		t->rows[t->nrows] = malloc(sizeof(sqlite3_value *) * (size_t)t->ncol);
		for (int i = 0; i < t->ncol; i++)
			t->rows[t->nrows][i] =
			    sqlite3_value_dup(sqlite3_column_value(st, i));
		t->nrows++;
	}
	sqlite3_finalize(st);
}

static void
prepare_insert(struct table *t)
{
	char sql[800];
	int n = snprintf(sql, sizeof(sql), "INSERT OR REPLACE INTO %s VALUES (?", t->name);

	for (int i = 1; i < t->ncol; i++)
		n += snprintf(sql + n, sizeof(sql) - (size_t)n, ",?");
	(void)snprintf(sql + n, sizeof(sql) - (size_t)n, ")");
	if (sqlite3_prepare_v3(out, sql, -1, SQLITE_PREPARE_PERSISTENT, &t->insert,
	    NULL) != SQLITE_OK)
		die(out, sql);
}

/* Big integers are ids: shifted, so that every transaction writes new rows. */
static void
insert_row(struct table *t, sqlite3_value **row)
{
	for (int i = 0; i < t->ncol; i++) {
		int64_t v = sqlite3_value_int64(row[i]);

		if (sqlite3_value_type(row[i]) == SQLITE_INTEGER &&
		    (v > INT64_C(1) << 50 || (i == 1 && strncmp(t->name, "journaal", 8) == 0)))
			sqlite3_bind_int64(t->insert, i + 1, v + shift);
		else
			sqlite3_bind_value(t->insert, i + 1, row[i]);
	}
	if (sqlite3_step(t->insert) != SQLITE_DONE)
		die(out, t->name);
	sqlite3_reset(t->insert);
}

static void
one_transaction(void)
{
	long share = next_share++;

	if (next_share == shares) {
		next_share = 0;
		shift += 10000019;
	}
	for (size_t i = 0; i < ntables; i++) {
		struct table *t = &tables[i];
		size_t a = t->nrows * (size_t)share / (size_t)shares;
		size_t b = t->nrows * (size_t)(share + 1) / (size_t)shares;

		for (; a < b; a++)
			insert_row(t, t->rows[a]);
	}
}

static void *
caller_main(void *arg)
{
	struct caller *c = arg;

	pthread_mutex_lock(&lock);
	while (!stop) {
		c->waiting = true;
		c->done = false;
		pthread_cond_signal(&work);
		while (!c->done && !stop)
			pthread_cond_wait(&c->wake, &lock);
		c->count += c->done;
	}
	pthread_mutex_unlock(&lock);
	return NULL;
}

static void *
writer_main(void *arg)
{
	struct caller *batch[BATCH_MAX];

	(void)arg;
	for (;;) {
		int n = 0;

		pthread_mutex_lock(&lock);
		for (;;) {
			for (int i = 0; i < ncallers && n < BATCH_MAX; i++)
				if (callers[i].waiting) {
					callers[i].waiting = false;
					batch[n++] = &callers[i];
				}
			if (n > 0 || stop)
				break;
			pthread_cond_wait(&work, &lock);
		}
		pthread_mutex_unlock(&lock);
		if (stop)
			return NULL;
		exec(out, "BEGIN IMMEDIATE");
		for (int i = 0; i < n; i++) {
			exec(out, "SAVEPOINT s");
			one_transaction();
			exec(out, "RELEASE s");
		}
		exec(out, "COMMIT");
		pthread_mutex_lock(&lock);
		for (int i = 0; i < n; i++) {
			batch[i]->done = true;
			pthread_cond_signal(&batch[i]->wake);
		}
		pthread_mutex_unlock(&lock);
	}
}

static void
run(int seconds)
{
	struct timespec begin, end;
	pthread_t writer;
	uint64_t count = 0;
	double s;

	callers = calloc((size_t)ncallers, sizeof(*callers));
	pthread_create(&writer, NULL, writer_main, NULL);
	clock_gettime(CLOCK_MONOTONIC, &begin);
	for (int i = 0; i < ncallers; i++) {
		pthread_cond_init(&callers[i].wake, NULL);
		pthread_create(&callers[i].thread, NULL, caller_main, &callers[i]);
	}
	nanosleep(&(struct timespec){ .tv_sec = seconds }, NULL);
	pthread_mutex_lock(&lock);
	stop = true;
	pthread_cond_broadcast(&work);
	for (int i = 0; i < ncallers; i++)
		pthread_cond_broadcast(&callers[i].wake);
	pthread_mutex_unlock(&lock);
	for (int i = 0; i < ncallers; i++) {
		pthread_join(callers[i].thread, NULL);
		count += callers[i].count;
	}
	pthread_join(writer, NULL);
	clock_gettime(CLOCK_MONOTONIC, &end);
	s = (double)(end.tv_sec - begin.tv_sec) +
	    (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
	printf("%.0f\n", (double)count / s);
}

int
main(int argc, char **argv)
{
	sqlite3 *sample;
	sqlite3_stmt *st;
	long rows = 0;

	if (argc != 7) {
		fputs("usage: kaal SAMPLE.db BEFORE.tsv REPORTS OUT.db THREADS SECONDS\n", stderr);
		return 2;
	}
	shares = strtol(argv[3], NULL, 10);
	ncallers = (int)strtol(argv[5], NULL, 10);
	if (sqlite3_open_v2(argv[1], &sample, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
	    sqlite3_open(argv[4], &out) != SQLITE_OK)
		die(sample, "open");
	exec(out, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;"
	    "PRAGMA foreign_keys=OFF; PRAGMA wal_autocheckpoint=1000; PRAGMA secure_delete=ON");
	if (sqlite3_prepare_v2(out, "SELECT count(*) FROM sqlite_schema", -1, &st, NULL) ==
	    SQLITE_OK && sqlite3_step(st) == SQLITE_ROW && sqlite3_column_int(st, 0) == 0)
		copy_schema(sample);
	sqlite3_finalize(st);
	FILE *before = fopen(argv[2], "r");
	char name[100];
	long long from;

	while (before != NULL && ntables < TABLES_MAX &&
	    fscanf(before, "%99s %lld", name, &from) == 2) {
		struct table *t = &tables[ntables];

		t->name = strdup(name);
		load_rows(sample, t, from);
		if (t->nrows == 0)
			continue;
		prepare_insert(t);
		rows += (long)t->nrows;
		ntables++;
	}
	fprintf(stderr, "kaal: %.1f rows a transaction in %zu tables\n",
	    (double)rows / (double)shares, ntables);
	shift = (int64_t)time(NULL) % 1000003 * 7919;
	run((int)strtol(argv[6], NULL, 10));
	return 0;
}
