/* postgres_tabel.c - what tables there are in PostgreSQL (db/tabel.h). */
#include "db/postgres_conn.h"

const struct db_stmt pg_kolommen = {
	.name = "kolommen", .ncol = 4, .types = "",
	.sql = "SELECT c.relname::text, a.attname::text,"
	    " coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0)::bigint,"
	    " CASE a.atttypid WHEN 'bigint'::regtype THEN 'i' WHEN 'bytea'::regtype THEN 'b'"
	    " ELSE 't' END"
	    " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
	    " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
	    " LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary"
	    " WHERE c.relkind IN ('r', 'p') AND n.nspname = current_schema()"
	    " ORDER BY c.relname, a.attname",
};

const struct db_stmt pg_verwijzingen = {
	.name = "verwijzingen", .ncol = 2, .types = "",
	.sql = "SELECT DISTINCT c.relname::text, r.relname::text FROM pg_constraint k"
	    " JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid"
	    " WHERE k.contype = 'f'",
};

/* References are kept by PostgreSQL itself, once they are valid; pages by their
 * checksums, when the cluster has them (deploy/ does). */
const struct db_stmt pg_controle[] = {
	{ .name = "constraint not validated", .ncol = 1, .types = "",
	    .sql = "SELECT conname::text FROM pg_constraint WHERE NOT convalidated LIMIT 1" },
	{ .name = "checksum failures", .ncol = 1, .types = "",
	    .sql = "SELECT checksum_failures::text FROM pg_stat_database"
	    " WHERE datname = current_database() AND checksum_failures > 0" },
	{ .name = NULL },
};
