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

#include "kaal_rijen.h"

#define COLUMNS_MAX 64

static long due;		/* answers of the pipeline */
static PGconn *out;

static void
die(const char *what)
{
	fprintf(stderr, "kaal_pg: %s: %s\n", what, out == NULL ? "" : PQerrorMessage(out));
	exit(1);
}

static void
prepare_insert(sqlite3 *sample, struct table *t)
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
insert_row(struct table *t, sqlite3_value **row)
{
	const char *values[COLUMNS_MAX];
	int lengths[COLUMNS_MAX], formats[COLUMNS_MAX];
	uint64_t numbers[COLUMNS_MAX];

	for (int i = 0; i < t->ncol; i++) {
		formats[i] = 1;
		switch (sqlite3_value_type(row[i])) {
		case SQLITE_NULL:
			values[i] = NULL;
			break;
		case SQLITE_INTEGER:
			numbers[i] = htobe64((uint64_t)shifted(t, i,
			    sqlite3_value_int64(row[i])));
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
batch(int callers)
{
	send("BEGIN");
	for (int i = 0; i < callers; i++) {
		send("SAVEPOINT s");
		one_transaction();
		send("RELEASE s");
	}
	send("COMMIT");
	answers();
}

int
main(int argc, char **argv)
{
	sqlite3 *sample;

	if (argc != 7) {
		fputs("usage: kaal_pg SAMPLE.db BEFORE.tsv REPORTS CONNINFO CALLERS SECONDS\n", stderr);
		return 2;
	}
	shares = strtol(argv[3], NULL, 10);
	out = PQconnectdb(argv[4]);
	if (PQstatus(out) != CONNECTION_OK ||
	    sqlite3_open_v2(argv[1], &sample, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		die("open");
	PQclear(PQexec(out, "SET session_replication_role = replica"));
	(void)load_sample(sample, argv[2]);
	if (PQenterPipelineMode(out) != 1)
		die("pipeline");
	run((int)strtol(argv[5], NULL, 10), (int)strtol(argv[6], NULL, 10), batch);
	return 0;
}
