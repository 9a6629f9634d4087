/* test_pg.h - the same test on PostgreSQL: with SAMENLOOP_TEST_PG set to the
 * address of a server ("host=/tmp/x user=postgres"), each test_pg_new() is a
 * new database with our tables. Nothing is removed: the server goes as a whole.
 * tests/pg/units.sh starts one and runs the tests. */
#ifndef HULP_TEST_PG_H
#define HULP_TEST_PG_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/db.h"
#include "db/driver.h"

#define TEST_PG_URL 200

static inline const char *
test_pg_server(void)
{
	const char *server = getenv("SAMENLOOP_TEST_PG");

	return server == NULL || *server == '\0' ? NULL : server;
}

/* One statement in a database of the server; its failure is the caller's. */
static inline enum err_code
test_pg_do(const char *database, const char *sql, struct err *err)
{
	char rest[TEST_PG_URL];
	struct db_conn *c;
	enum err_code rc;

	(void)snprintf(rest, sizeof(rest), "%s dbname=%s", test_pg_server(), database);
	if ((rc = db_postgres.open(rest, true, false, &c, err)) != ERR_OK)
		return rc;
	rc = db_postgres.script(c, sql, err);
	db_postgres.close(c);
	return rc;
}

static inline void
test_pg_url(const char *name, char url[TEST_PG_URL])
{
	(void)snprintf(url, TEST_PG_URL, "postgres:%s dbname=%s", test_pg_server(), name);
}

/* What our tests say in the words of SQLite; and whether a text stands in any
 * column of any table, bytes included. */
static const char test_pg_words[] =
"CREATE DOMAIN \"blob\" AS bytea;"
"CREATE FUNCTION instr(bytea, bytea) RETURNS integer LANGUAGE sql AS"
"  'SELECT position($2 IN $1)';"
"CREATE FUNCTION test_ergens(woord varchar) RETURNS bigint LANGUAGE plpgsql AS '"
"DECLARE t regclass; n bigint := 0; k bigint; BEGIN"
"  FOR t IN SELECT oid FROM pg_class WHERE relkind = ''r''"
"    AND relnamespace = ''public''::regnamespace LOOP"
"    EXECUTE format(''SELECT count(*) FROM %s x WHERE"
"      position(lower($1) IN lower(CAST(x AS varchar))) > 0 OR"
"      position(encode(convert_to($1, ''''UTF8''''), ''''hex'''')"
"      IN CAST(x AS varchar)) > 0'', t)"
"      INTO k USING woord; n := n + k; END LOOP; RETURN n; END';";

/* The database that others are copies of; whoever is first makes it. */
static inline enum err_code
test_pg_template(struct err *err)
{
	char url[TEST_PG_URL];
	struct db *db;
	enum err_code rc;

	test_pg_url("sjabloon_nieuw", url);
	if (test_pg_do("postgres", "CREATE DATABASE sjabloon_nieuw", err) != ERR_OK) {
		for (int i = 0; i < 100; i++) {		/* another program is at it */
			if (test_pg_do("sjabloon", "SELECT 1", err) == ERR_OK)
				return ERR_OK;
			(void)usleep(100000);
		}
		return err->code;
	}
	if ((rc = db_open(&(struct db_config){ .url = url, .readers = 1 }, &db, err)) != ERR_OK)
		return rc;
	rc = db_migrate(db, err);
	db_close(db);
	if (rc == ERR_OK)
		rc = test_pg_do("sjabloon_nieuw", test_pg_words, err);
	if (rc != ERR_OK) {
		struct err later;

		(void)!test_pg_do("postgres", "DROP DATABASE sjabloon_nieuw", &later);
		return rc;
	}
	return test_pg_do("postgres", "ALTER DATABASE sjabloon_nieuw RENAME TO sjabloon", err);
}

/* A database of this test alone; empty: without our tables. */
static inline enum err_code
test_pg_new(bool empty, char url[TEST_PG_URL], struct err *err)
{
	static unsigned number;
	char name[40], sql[120];

	(void)snprintf(name, sizeof(name), "t_%d_%u", (int)getpid(), ++number);
	test_pg_url(name, url);
	(void)snprintf(sql, sizeof(sql), "CREATE DATABASE %s%s", name,
	    empty ? "" : " TEMPLATE sjabloon");
	if (test_pg_do("postgres", sql, err) == ERR_OK)
		return ERR_OK;
	TRY(test_pg_template(err));
	return test_pg_do("postgres", sql, err);
}

#endif
