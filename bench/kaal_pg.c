/* kaal_pg.c - the reference on PostgreSQL: the rows of kaal.c by bare libpq.
 *
 * kaal_pg SAMPLE.db BEFORE.tsv REPORTS CONNINFO CALLERS SECONDS
 *
 * Rows and shares as in kaal.c. CONNINFO is a database that has our tables. A
 * batch of CALLERS shares, a savepoint each, is one transaction and one
 * pipeline: sent as a whole, answered as a whole, committed once. References
 * are not checked. Nothing is read. Prints transactions a second. */
#include <endian.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TABLES_MAX 90
#define COLUMNS_MAX 64

struct table {
	char		*name;
	int		 ncol;
	sqlite3_value	***rows;	/* [row][column] */
	size_t		 nrows;
};

static struct table tables[TABLES_MAX];
static size_t ntables;
static long shares, next_share, due;	/* due: answers of the pipeline */
static int64_t shift;
static PGconn *out;

static void
die(const char *what)
{
	fprintf(stderr, "kaal_pg: %s: %s\n", what, out == NULL ? "" : PQerrorMessage(out));
	exit(1);
}

static void
load(sqlite3 *sample, struct table *t, int64_t from)
{
	char sql[400];
	sqlite3_stmt *st;
	size_t cap = 0;

	(void)snprintf(sql, sizeof(sql), "SELECT * FROM %s WHERE rowid > %lld ORDER BY rowid",
	    t->name, (long long)from);
	if (sqlite3_prepare_v2(sample, sql, -1, &st, NULL) != SQLITE_OK)
		die(sql);
	t->ncol = sqlite3_column_count(st);
	while (sqlite3_step(st) == SQLITE_ROW) {
		if (t->nrows == cap && (t->rows = realloc(t->rows, sizeof(*t->rows) *
		    (cap = cap == 0 ? 1024 : cap * 2))) == NULL)
			die("no memory");
		t->rows[t->nrows] = malloc(sizeof(sqlite3_value *) * (size_t)t->ncol);
		for (int i = 0; i < t->ncol; i++)
			t->rows[t->nrows][i] = sqlite3_value_dup(sqlite3_column_value(st, i));
		t->nrows++;
	}
	sqlite3_finalize(st);
}

static void
prepare(sqlite3 *sample, const struct table *t)
{
	Oid types[COLUMNS_MAX];
	char sql[2000];
	int n = snprintf(sql, sizeof(sql), "INSERT INTO %s VALUES (", t->name);
	sqlite3_stmt *st;
	PGresult *res;

	(void)snprintf(sql + 1000, 500, "SELECT lower(type) FROM pragma_table_info('%s')",
	    t->name);
	if (sqlite3_prepare_v2(sample, sql + 1000, -1, &st, NULL) != SQLITE_OK)
		die(t->name);
	for (int i = 0; i < t->ncol && sqlite3_step(st) == SQLITE_ROW; i++) {
		const char *type = (const char *)sqlite3_column_text(st, 0);

		types[i] = strcmp(type, "text") == 0 ? 25 : strcmp(type, "blob") == 0 ? 17 : 20;
		n += snprintf(sql + n, sizeof(sql) - (size_t)n, "%s$%d", i == 0 ? "" : ",", i + 1);
	}
	sqlite3_finalize(st);
	(void)snprintf(sql + n, sizeof(sql) - (size_t)n, ") ON CONFLICT DO NOTHING");
	res = PQprepare(out, t->name, sql, t->ncol, types);
	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		die(t->name);
	PQclear(res);
}

static void
send(const char *sql)
{
	if (PQsendQueryParams(out, sql, 0, NULL, NULL, NULL, NULL, 1) != 1)
		die(sql);
	due++;
}

static void
insert_row(const struct table *t, sqlite3_value **row)
{
	const char *values[COLUMNS_MAX];
	int lengths[COLUMNS_MAX], formats[COLUMNS_MAX];
	uint64_t numbers[COLUMNS_MAX];

	for (int i = 0; i < t->ncol; i++) {
		int64_t v = sqlite3_value_int64(row[i]);

		formats[i] = 1;
		switch (sqlite3_value_type(row[i])) {
		case SQLITE_NULL:
			values[i] = NULL;
			break;
		case SQLITE_INTEGER:
			if (v > INT64_C(1) << 50 || (i == 1 && strncmp(t->name, "journaal", 8) == 0))
				v += shift;
			numbers[i] = htobe64((uint64_t)v);
			values[i] = (const char *)&numbers[i];
			lengths[i] = 8;
			break;
		default:
			values[i] = sqlite3_value_blob(row[i]);
			lengths[i] = sqlite3_value_bytes(row[i]);
			if (values[i] == NULL)
				values[i] = "";
		}
	}
	if (PQsendQueryPrepared(out, t->name, t->ncol, values, lengths, formats, 1) != 1)
		die(t->name);
	due++;
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
		const struct table *t = &tables[i];
		size_t a = t->nrows * (size_t)share / (size_t)shares;
		size_t b = t->nrows * (size_t)(share + 1) / (size_t)shares;

		for (; a < b; a++)
			insert_row(t, t->rows[a]);
	}
}

static void
answers(void)
{
	PGresult *res;

	if (PQpipelineSync(out) != 1)
		die("sync");
	for (; due > 0; due--) {
		if ((res = PQgetResult(out)) == NULL || PQresultStatus(res) != PGRES_COMMAND_OK)
			die("answer");
		PQclear(res);
		PQclear(PQgetResult(out));
	}
	PQclear(PQgetResult(out));
}

static void
run(int callers, int seconds)
{
	struct timespec begin, now;
	uint64_t count = 0;
	double s;

	clock_gettime(CLOCK_MONOTONIC, &begin);
	do {
		send("BEGIN");
		for (int i = 0; i < callers; i++) {
			send("SAVEPOINT s");
			one_transaction();
			send("RELEASE s");
		}
		send("COMMIT");
		answers();
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
	char name[100];
	long long from;
	sqlite3 *sample;
	FILE *before;

	if (argc != 7) {
		fputs("usage: kaal_pg SAMPLE.db BEFORE.tsv REPORTS CONNINFO CALLERS SECONDS\n", stderr);
		return 2;
	}
	shares = strtol(argv[3], NULL, 10);
	before = fopen(argv[2], "r");
	out = PQconnectdb(argv[4]);
	if (before == NULL || PQstatus(out) != CONNECTION_OK ||
	    sqlite3_open_v2(argv[1], &sample, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		die("open");
	PQclear(PQexec(out, "SET session_replication_role = replica"));
	while (ntables < TABLES_MAX && fscanf(before, "%99s %lld", name, &from) == 2) {
		tables[ntables].name = strdup(name);
		load(sample, &tables[ntables], from);
		if (tables[ntables].nrows > 0)
			prepare(sample, &tables[ntables++]);
	}
	if (PQenterPipelineMode(out) != 1)
		die("pipeline");
	shift = (int64_t)time(NULL) % 1000003 * 7919;
	run((int)strtol(argv[5], NULL, 10), (int)strtol(argv[6], NULL, 10));
	return 0;
}
