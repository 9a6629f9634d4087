/* kaal.c - the reference: how fast can these very rows be written at all?
 *
 * kaal SAMPLE.db BEFORE.tsv REPORTS OUT.db CALLERS SECONDS
 *
 * BEFORE.tsv gives, per table, the row number after which the sample begins:
 * what REPORTS registrations left behind. Those rows are written again into
 * OUT.db, which has the same tables and indexes; one share of them is one
 * transaction, and each commit (WAL, synchronous=FULL) is shared by CALLERS of
 * them: the best that sharing can give, for nobody is ever late. No validation,
 * no rights, no sealing, no hashing, no threads, no HTTP. Prints transactions a
 * second. */
#include <sqlite3.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TABLES_MAX 80

struct table {
	char		*name;
	int		 ncol;
	sqlite3_value	***rows;	/* [row][column] */
	size_t		 nrows;
	sqlite3_stmt	*insert;
};

static struct table tables[TABLES_MAX];
static size_t ntables;
static long shares;			/* transactions in the sample */
static sqlite3 *out;
static long next_share;
static int64_t shift;			/* makes ids of a second round new */

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

/* So many callers that are always all waiting: each commit is for all of them. */
static void
run(int callers, int seconds)
{
	struct timespec begin, now;
	uint64_t count = 0;
	double s;

	clock_gettime(CLOCK_MONOTONIC, &begin);
	do {
		exec(out, "BEGIN IMMEDIATE");
		for (int i = 0; i < callers; i++) {
			exec(out, "SAVEPOINT s");
			one_transaction();
			exec(out, "RELEASE s");
		}
		exec(out, "COMMIT");
		count += (uint64_t)callers;
		clock_gettime(CLOCK_MONOTONIC, &now);
		s = (double)(now.tv_sec - begin.tv_sec) +
		    (double)(now.tv_nsec - begin.tv_nsec) / 1e9;
	} while (s < seconds);
	printf("%.0f\n", (double)count / s);
}

int
main(int argc, char **argv)
{
	sqlite3 *sample;
	sqlite3_stmt *st;
	long rows = 0;

	if (argc != 7) {
		fputs("usage: kaal SAMPLE.db BEFORE.tsv REPORTS OUT.db CALLERS SECONDS\n", stderr);
		return 2;
	}
	shares = strtol(argv[3], NULL, 10);
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
	run((int)strtol(argv[5], NULL, 10), (int)strtol(argv[6], NULL, 10));
	return 0;
}
