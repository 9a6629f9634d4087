/* What PostgreSQL gets to read of our files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "db/postgres_dialect.h"

static void
becomes(const char *sql, bool ddl, const char *want)
{
	char *got = postgres_sql(sql, ddl, false);

	assert_non_null(got);
	assert_string_equal(got, want);
	free(got);
}

static void
parameters_get_the_other_sign(void **state)
{
	(void)state;
	becomes("SELECT a FROM t WHERE b = ?1 AND c IN (?2, ?10)", false,
	    "SELECT a FROM t WHERE b = $1 AND c IN ($2, $10)");
}

static void
what_is_quoted_or_said_in_a_comment_stays(void **state)
{
	(void)state;
	becomes("SELECT 'Hoe laat? ?1 is ''s avonds ?2' AS \"BLOB ?3\" -- ?4 TEXT\n, ?1", true,
	    "SELECT 'Hoe laat? ?1 is ''s avonds ?2' AS \"BLOB ?3\" -- ?4 TEXT\n, $1");
	becomes("/* BLOB */ SELECT 1", true, "/* BLOB */ SELECT 1");
}

static void
types_of_columns_get_their_names_there(void **state)
{
	(void)state;
	becomes("CREATE TABLE t (a BIGINT, b blob, c TEXT NOT NULL, d INTEGER)", true,
	    "CREATE TABLE t (a BIGINT, b BYTEA, c TEXT COLLATE \"C\" NOT NULL, d BIGINT)");
	becomes("INSERT INTO u SELECT CAST(a AS TEXT), blob_b FROM t", true,
	    "INSERT INTO u SELECT CAST(a AS TEXT), blob_b FROM t");
}

static void
statements_keep_their_casts(void **state)
{
	(void)state;
	becomes("SELECT CAST(a AS TEXT), text FROM t", false,
	    "SELECT CAST(a AS TEXT), text FROM t");
}

static void
bytes_are_written_their_way(void **state)
{
	(void)state;
	becomes("SELECT x'00ff', X'', fax FROM t", false, "SELECT '\\x00ff', '\\x', fax FROM t");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parameters_get_the_other_sign),
		cmocka_unit_test(what_is_quoted_or_said_in_a_comment_stays),
		cmocka_unit_test(types_of_columns_get_their_names_there),
		cmocka_unit_test(statements_keep_their_casts),
		cmocka_unit_test(bytes_are_written_their_way),
	};

	return cmocka_run_group_tests_name("postgres_dialect", tests, NULL, NULL);
}
