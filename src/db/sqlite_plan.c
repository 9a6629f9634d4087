#include "db/sqlite_plan.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define ROWS 1000000	/* of every table, as far as the planner knows */
#define FEW 4		/* values that a column of kinds or states has */
#define SAME 20		/* rows that share an id or a name, at most */

/* Columns that sort rows into few heaps. */
static bool
is_kind(const char *column)
{
	static const char *const kinds[] = { "stand", "soort", "voorrang",
	    "op_lijst", "norm", "stap", "actueel", "lijst", "eenheid" };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(column, kinds[i]) == 0)
			return true;
	return false;
}

/* "1000000 1000000 20 1": rows, and how many share the first n columns. */
static int
stat_text(sqlite3 *db, const char *index, bool unique, char *out, size_t size)
{
	int n = snprintf(out, size, "%d", ROWS), rows = ROWS, rc;
	sqlite3_stmt *st;

	rc = sqlite3_prepare_v2(db, "SELECT name, seqno = (SELECT max(seqno) FROM"
	    " pragma_index_info(?1)) FROM pragma_index_info(?1) ORDER BY seqno", -1, &st,
	    NULL);
	if (rc != SQLITE_OK)
		return rc;
	(void)sqlite3_bind_text(st, 1, index, -1, SQLITE_STATIC);
	while (sqlite3_step(st) == SQLITE_ROW) {
		const char *column = (const char *)sqlite3_column_text(st, 0);

		if (column == NULL || strcmp(column, "regio") == 0)
			;		/* selects nothing */
		else if (is_kind(column))
			rows = rows / FEW > 0 ? rows / FEW : 1;
		else if (rows > SAME)
			rows = SAME;
		else if (rows > 1)
			rows /= 2;
		if (unique && sqlite3_column_int(st, 1))
			rows = 1;
		n += snprintf(out + n, size - (size_t)n, " %d", rows);
	}
	return sqlite3_finalize(st);
}

static int
write_one(sqlite3 *db, const char *table, const char *index, const char *stat)
{
	sqlite3_stmt *st;
	int rc = sqlite3_prepare_v2(db, "INSERT INTO sqlite_stat1 (tbl, idx, stat)"
	    " VALUES (?1, ?2, ?3)", -1, &st, NULL);

	if (rc != SQLITE_OK)
		return rc;
	(void)sqlite3_bind_text(st, 1, table, -1, SQLITE_STATIC);
	(void)sqlite3_bind_text(st, 2, index, -1, SQLITE_STATIC);
	(void)sqlite3_bind_text(st, 3, stat, -1, SQLITE_STATIC);
	(void)sqlite3_step(st);
	return sqlite3_finalize(st);
}

static int
write_all(sqlite3 *db)
{
	sqlite3_stmt *st;
	char stat[400];
	int rc, end;

	rc = sqlite3_prepare_v2(db, "SELECT m.name, l.name, l.\"unique\" FROM sqlite_schema m"
	    " JOIN pragma_index_list(m.name) l WHERE m.type = 'table'"
	    " AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, l.name", -1, &st, NULL);
	while (rc == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW) {
		const char *index = (const char *)sqlite3_column_text(st, 1);

		rc = stat_text(db, index, sqlite3_column_int(st, 2) == 1, stat,
		    sizeof(stat));
		if (rc == SQLITE_OK)
			rc = write_one(db, (const char *)sqlite3_column_text(st, 0),
			    index, stat);
	}
	end = sqlite3_finalize(st);
	return rc != SQLITE_OK ? rc : end;
}

int
sqlite_plan_write(sqlite3 *db)
{
	/* ANALYZE of the empty schema table makes sqlite_stat1. */
	int rc = sqlite3_exec(db, "ANALYZE sqlite_schema; DELETE FROM sqlite_stat1", NULL,
	    NULL, NULL);

	if (rc == SQLITE_OK)
		rc = write_all(db);
	/* Read again, for this connection. */
	return rc != SQLITE_OK ? rc :
	    sqlite3_exec(db, "ANALYZE sqlite_schema", NULL, NULL, NULL);
}
