/* kaal_rijen.h - the rows of a sample and their shares, for both references. Whoever
 * includes it writes prepare_insert and insert_row. See kaal.c for the words.
 * Part of two programs of one file each; functions are static. */
#ifndef BENCH_KAAL_RIJEN_H
#define BENCH_KAAL_RIJEN_H

#include <sqlite3.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TABLES_MAX 90

struct table {
	char		*name;
	int		 ncol;
	sqlite3_value	***rows;	/* [row][column] */
	size_t		 nrows;
	sqlite3_stmt	*insert;	/* of kaal.c */
};

static struct table tables[TABLES_MAX];
static size_t ntables;
static long shares, next_share;		/* transactions in the sample */
static int64_t shift;			/* makes ids of a second round new */

static void insert_row(struct table *t, sqlite3_value **row);
static void prepare_insert(sqlite3 *sample, struct table *t);

static void
die_sample(sqlite3 *sample, const char *what)
{
	fprintf(stderr, "kaal: %s: %s\n", what, sample == NULL ? "" : sqlite3_errmsg(sample));
	exit(1);
}

/* Big integers are ids: shifted, so that every transaction writes new rows. */
static int64_t
shifted(const struct table *t, int column, int64_t v)
{
	return v > INT64_C(1) << 50 || (column == 1 && strncmp(t->name, "journaal", 8) == 0) ?
	    v + shift : v;
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
		die_sample(sample, sql);
	t->ncol = sqlite3_column_count(st);
	while (sqlite3_step(st) == SQLITE_ROW) {
		if (t->nrows == cap && (t->rows = realloc(t->rows,
		    sizeof(*t->rows) * (cap = cap == 0 ? 1024 : cap * 2))) == NULL)
			die_sample(NULL, "no memory");
		t->rows[t->nrows] = malloc(sizeof(sqlite3_value *) * (size_t)t->ncol);
		for (int i = 0; i < t->ncol; i++)
			t->rows[t->nrows][i] =
			    sqlite3_value_dup(sqlite3_column_value(st, i));
		t->nrows++;
	}
	sqlite3_finalize(st);
}

/* The tables that the sample grew in, with a statement for each; how many rows. */
static long
load_sample(sqlite3 *sample, const char *before)
{
	FILE *f = fopen(before, "r");
	long long from;
	char name[100];
	long rows = 0;

	if (f == NULL)
		die_sample(NULL, before);
	while (ntables < TABLES_MAX && fscanf(f, "%99s %lld", name, &from) == 2) {
		struct table *t = &tables[ntables];

		t->name = strdup(name);
		load_rows(sample, t, from);
		if (t->nrows == 0)
			continue;
		prepare_insert(sample, t);
		rows += (long)t->nrows;
		ntables++;
	}
	fclose(f);
	shift = (int64_t)time(NULL) % 1000003 * 7919;
	return rows;
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

/* Batches of so many shares, one after the other, for so long; prints how many a second. */
static void
run(int callers, int seconds, void (*batch)(int callers))
{
	struct timespec begin, now;
	uint64_t count = 0;
	double s;

	clock_gettime(CLOCK_MONOTONIC, &begin);
	do {
		batch(callers);
		count += (uint64_t)callers;
		clock_gettime(CLOCK_MONOTONIC, &now);
		s = (double)(now.tv_sec - begin.tv_sec) +
		    (double)(now.tv_nsec - begin.tv_nsec) / 1e9;
	} while (s < seconds);
	printf("%.0f\n", (double)count / s);
}

#endif
