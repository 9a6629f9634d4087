/* postgres_dialect.h - SQL as it stands in our files, for PostgreSQL.
 *
 * Statements and migrations are written once, in what SQLite and PostgreSQL
 * share (tools/sql2c refuses the rest). What is left are words:
 *
 *   ?1 ?2              $1 $2
 *   BLOB               BYTEA
 *   INTEGER, INT       BIGINT
 *   TEXT (of a column) TEXT COLLATE "C": bytes order text, as SQLite does, and
 *                      no new version of the C library reorders an index
 *   x'00ff'            '\x00ff'
 */
#ifndef DB_POSTGRES_DIALECT_H
#define DB_POSTGRES_DIALECT_H

#include <stdbool.h>

/* A statement (ddl false: only parameters and bytes) or the text of a
 * migration. claims: of struct db_stmt. The caller frees; NULL: no memory. */
char *postgres_sql(const char *sql, bool ddl, bool claims);

#endif
