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
#include "kaal_rijen.h"

static sqlite3 *out;

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
prepare_insert(sqlite3 *sample, struct table *t)
{
	char sql[800];
	int n = snprintf(sql, sizeof(sql), "INSERT OR REPLACE INTO %s VALUES (?", t->name);

	(void)sample;
	for (int i = 1; i < t->ncol; i++)
		n += snprintf(sql + n, sizeof(sql) - (size_t)n, ",?");
	(void)snprintf(sql + n, sizeof(sql) - (size_t)n, ")");
	if (sqlite3_prepare_v3(out, sql, -1, SQLITE_PREPARE_PERSISTENT, &t->insert,
	    NULL) != SQLITE_OK)
		die(out, sql);
}

static void
insert_row(struct table *t, sqlite3_value **row)
{
	for (int i = 0; i < t->ncol; i++) {
		if (sqlite3_value_type(row[i]) == SQLITE_INTEGER)
			sqlite3_bind_int64(t->insert, i + 1,
			    shifted(t, i, sqlite3_value_int64(row[i])));
		else
			sqlite3_bind_value(t->insert, i + 1, row[i]);
	}
	if (sqlite3_step(t->insert) != SQLITE_DONE)
		die(out, t->name);
	sqlite3_reset(t->insert);
}

/* So many callers that are always all waiting: each commit is for all of them. */
static void
batch(int callers)
{
	exec(out, "BEGIN IMMEDIATE");
	for (int i = 0; i < callers; i++) {
		exec(out, "SAVEPOINT s");
		one_transaction();
		exec(out, "RELEASE s");
	}
	exec(out, "COMMIT");
}

int
main(int argc, char **argv)
{
	sqlite3 *sample;
	sqlite3_stmt *st;
	long rows;

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
	rows = load_sample(sample, argv[2]);
	fprintf(stderr, "kaal: %.1f rows a transaction in %zu tables\n",
	    (double)rows / (double)shares, ntables);
	run((int)strtol(argv[5], NULL, 10), (int)strtol(argv[6], NULL, 10), batch);
	return 0;
}
