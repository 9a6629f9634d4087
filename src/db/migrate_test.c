/* A database that was filled by an older version, brought to the tables of today: on
 * SQLite, and on PostgreSQL with SAMENLOOP_TEST_PG. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/embed.h"
#include "db/driver.h"
#include "hulp/test_pg.h"

#define OLD_MAX 40
static struct err err;
static char dir[] = "/tmp/samenloop-migrate-XXXXXX";

/* As a region of before 0006 had it: an owner, a clock that runs, one that was met, a
 * shielded dossier with an access of its own, two persons with a tie. */
static const char old_rows[] =
"INSERT INTO regio VALUES (1, 'proef', 'Proef', 'Veilig Thuis Proef', '0800', 0, 'x');"
"INSERT INTO organisatie (regio, id, code, naam, soort, van)"
"  VALUES (1, 2, 'vt', 'VT', 'vt', '2020-01-01');"
"INSERT INTO medewerker (regio, id, inlog, naam, rol, organisatie, van) VALUES"
"  (1, 7, 'oud', 'O. Oud', 'casusregie', 2, 0), (1, 8, 'ander', 'A. Ander', 'casusregie', 2, 0);"
"INSERT INTO rolrecht (regio, rol, recht, van) VALUES"
"  (1, 'casusregie', 'dossier.schrijven', '2020-01-01'),"
"  (1, 'casusregie', 'dossier.schrijven', '2023-01-01'),"
"  (1, 'teamleider', 'dossier.lezen', '2020-01-01');"
"INSERT INTO norm (regio, code, versie, naam, bron, start_gebeurtenis, stop_gebeurtenis,"
"  lengte, eenheid, atw, waarschuw, wie, van) VALUES"
"  (1, 'weging', 1, 'Weging', 'wet', 'a', 'b', 5, 'werkdagen', 1, '', '', '2020-01-01'),"
"  (1, 'spoed', 1, 'Spoed', 'wet', 'a', 'b', 24, 'uren', 0, '', '', '2020-01-01');"
"INSERT INTO sleutel (regio, id, doel, meester, gemaakt_op) VALUES (1, 3, 'dossier', 1, 0);"
"INSERT INTO huishouden (regio, id, naam, gemaakt_op) VALUES (1, 4, 'Proef', 0);"
"INSERT INTO achternaam (regio, id, kern, klank) VALUES (1, 5, 'proef', 'prf');"
"INSERT INTO persoon (regio, id, geslachtsnaam, geboren, achternaam, gemaakt_op) VALUES"
"  (1, 21, 'Proef', '19880404', 5, 0), (1, 22, 'Proef', '20150000', 5, 0);"
"INSERT INTO lidmaatschap (regio, id, huishouden, persoon, rol) VALUES (1, 31, 4, 22, 'kind');"
"INSERT INTO relatie (regio, id, persoon, soort, ander) VALUES (1, 32, 21, 'moeder', 22);"
"INSERT INTO dossier (regio, id, kenmerk, huishouden, naam, sleutel, stand, casusregisseur,"
"  afgeschermd, geopend_op) VALUES (1, 41, 'VT-2020-000001-1', 4, 'Proef', 3, 'open', 7, 1, 0);"
"INSERT INTO toegang (regio, id, dossier, medewerker, soort, van, tot, gegeven_door) VALUES"
"  (1, 42, 41, 7, 'toegewezen', 0, 99, 7), (1, 43, 41, 8, 'toegewezen', 0, 99, 7);"
"INSERT INTO melding (regio, id, dossier, volgnr, soort, bron, hoedanigheid, ontvangen_op,"
"  medewerker, verteld, direct_gevaar, stand, stap, behandelaar, verloopt_op) VALUES"
"  (1, 51, 41, 1, 'melding', 'telefoon', 'huisarts', 900, 7, CAST('x' AS BLOB), 'nee',"
"  'open', 'weging', 8, 2000);"
"INSERT INTO termijn (regio, id, dossier, melding, norm, norm_versie, start_op, verloopt_op,"
"  stand, stop_op) VALUES (1, 61, 41, 51, 'weging', 1, 1000, 2000, 'loopt', NULL),"
"  (1, 62, 41, 51, 'spoed', 1, 1000, 2000, 'gehaald', 1500);"
"INSERT INTO gebeurtenis (regio, id, dossier, soort, op) VALUES (1, 71, 41, 'melding', 900);"
"INSERT INTO klus (regio, id, soort, na, gegevens) VALUES (1, 81, 'mail', 0, 'x');";

/* What must hold of them afterwards: each gives one row. */
static const char *const holds[] = {
	"SELECT 1 FROM termijn WHERE id = 61 AND stand = 'loopt' AND eigenaar = 8"
	" AND sein_op = 1000 AND sein_na = 0 AND wacht = 0 AND geschorst_op IS NULL",
	"SELECT 1 FROM termijn WHERE id = 62 AND stand = 'gehaald' AND stop_op = 1500"
	" AND sein_op IS NULL",
	"SELECT 1 FROM toegang WHERE id = 42 AND soort = 'toegewezen'",
	"SELECT 1 FROM toegang WHERE id = 43 AND soort = 'op_naam'",
	"SELECT 1 FROM norm WHERE code = 'weging' AND kalender = 'organisatie' AND per = 'melding'",
	"SELECT 1 FROM norm WHERE code = 'spoed' AND kalender = 'exact' AND opschort = 0",
	"SELECT 1 FROM rolrecht WHERE recht = 'persoon.bsn' AND rol = 'casusregie'"
	" AND van = '2020-01-01'",
	"SELECT 1 FROM rolrecht WHERE recht = 'persoon.geheim'",
	"SELECT 1 FROM rolrecht WHERE recht = 'medewerker.lezen' AND rol = 'teamleider'",
	"SELECT 1 FROM persoon WHERE id = 21 AND geslachtsnaam = 'Proef' AND naamgebruik = 'E'"
	" AND voorletters = '' AND bsn_reden IS NULL",
	"SELECT 1 FROM relatie WHERE id = 32 AND bron = 'onbekend' AND ongeldig_op IS NULL",
	"SELECT 1 FROM lidmaatschap WHERE id = 31 AND bron = 'onbekend' AND dossier IS NULL",
	"SELECT 1 FROM melding WHERE id = 51 AND length(verteld) = 1 AND behandelaar = 8",
	"SELECT 1 FROM klus WHERE id = 81 AND claim IS NULL AND poging = 0",
	"SELECT 1 FROM gebeurtenis WHERE id = 71 AND op = 900",
};

/* Tables, columns with their defaults, indexes and rules, as one text. */
#define SCHEMA_SQLITE "SELECT group_concat(x, char(10)) FROM (SELECT type || ' ' || name ||" \
	" ' ' || coalesce(sql, '') AS x FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'" \
	" ORDER BY x)"
#define SCHEMA_PG "SELECT string_agg(x, E'\\n' ORDER BY x COLLATE \"C\") FROM (SELECT" \
	" table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' ||" \
	" coalesce(column_default, '') || ' ' || ordinal_position AS x FROM" \
	" information_schema.columns WHERE table_schema = 'public' UNION ALL" \
	" SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL" \
	" SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint" \
	" WHERE connamespace = 'public'::regnamespace) y"

static struct db *
new_db(char url[TEST_PG_URL])
{
	static int number;
	struct db *db;

	if (test_pg_server() != NULL)
		assert_int_equal(test_pg_new(true, url, &err), ERR_OK);
	else
		(void)snprintf(url, TEST_PG_URL, "sqlite:%s/%d", dir, ++number);
	assert_int_equal(db_open(&(struct db_config){ .url = url, .readers = 1, .create = true },
	    &db, &err), ERR_OK);
	return db;
}

static enum err_code
fill_work(struct tx *tx, void *arg, struct err *e)
{
	(void)arg;
	return tx->driver->script(tx->conn, old_rows, e);
}

static enum err_code
take_text(void *arg, const struct db_value *row, struct err *e)
{
	(void)e;
	*(char **)arg = strdup(row[0].p);
	return ERR_OK;
}

static enum err_code
count_row(void *arg, const struct db_value *row, struct err *e)
{
	(void)row;
	(void)e;
	++*(int *)arg;
	return ERR_OK;
}

static enum err_code
schema_work(struct tx *tx, void *arg, struct err *e)
{
	static const struct db_stmt lite = { .name = "schema", .ncol = 1, .sql = SCHEMA_SQLITE },
	    pg = { .name = "schema", .ncol = 1, .sql = SCHEMA_PG };

	return tx_query(tx, test_pg_server() == NULL ? &lite : &pg, NULL, take_text, arg, e);
}

static enum err_code
holds_work(struct tx *tx, void *arg, struct err *e)
{
	static struct db_stmt stmt[sizeof(holds) / sizeof(holds[0])];

	(void)arg;
	for (size_t i = 0; i < sizeof(holds) / sizeof(holds[0]); i++) {
		int n = 0;

		stmt[i] = (struct db_stmt){ .name = holds[i], .ncol = 1, .sql = holds[i] };
		TRY(tx_query(tx, &stmt[i], NULL, count_row, &n, e));
		if (n != 1)
			return FAIL(e, ERR_INTERNAL, "%d rows: %s", n, holds[i]);
	}
	return ERR_OK;
}

/* Requirement of the house: a fresh schema equals a migrated one on both. */
static void
rows_of_an_older_version_come_along_and_the_tables_are_those_of_a_new_database(void **state)
{
	const char *before[OLD_MAX];
	char url[TEST_PG_URL], *migrated = NULL, *fresh = NULL;
	struct db *db = new_db(url), *other;
	size_t n = 0;

	(void)state;
	for (const struct embedded *m = migration_files; strcmp(m->name, "0006") < 0; m++)
		before[n++] = m->name;
	assert_true(n >= 5 && n < OLD_MAX);
	assert_int_equal(db_migrate_some(db, before, n, &err), ERR_OK);
	assert_int_equal(db_write(db, fill_work, NULL, &err), ERR_OK);
	if (db_migrate(db, &err) != ERR_OK)
		fail_msg("%s", err.detail);
	assert_int_equal(db_migrate(db, &err), ERR_OK);
	if (db_read(db, holds_work, NULL, &err) != ERR_OK)
		fail_msg("%s", err.detail);
	assert_int_equal(db_read(db, schema_work, &migrated, &err), ERR_OK);
	other = new_db(url);
	assert_int_equal(db_migrate(other, &err), ERR_OK);
	assert_int_equal(db_read(other, schema_work, &fresh, &err), ERR_OK);
	assert_true(strlen(fresh) > 10000);
	assert_string_equal(migrated, fresh);
	free(migrated);
	free(fresh);
	db_close(db);
	db_close(other);
}

static enum err_code
take_list(void *arg, const struct db_value *row, struct err *e)
{
	(void)e;
	*(char **)arg = strdup(row[0].type == DB_TYPE_NULL ? "" : row[0].p);
	return ERR_OK;
}

/* So that tables can be spread by region (docs/schaal.md). What is named here is of the
 * installation, or unique over all regions, and is said there. */
static void
the_region_comes_first_in_every_key_and_reference(void **state)
{
	static const struct { struct db_stmt vraag; const char *behalve; } keer[] = {
		{ { .name = "eerst", .ncol = 1, .sql = "SELECT group_concat(naam, ' ') FROM"
		    " (SELECT m.name AS naam FROM sqlite_schema m WHERE m.type = 'table' AND m.name"
		    " NOT LIKE 'sqlite_%' AND NOT EXISTS (SELECT 1 FROM pragma_table_info(m.name)"
		    " WHERE pk = 1 AND name = 'regio') ORDER BY m.name)" },
		    "hartslag hoofdsleutel migratie verhuizing" },
		{ { .name = "uniek", .ncol = 1, .sql = "SELECT group_concat(naam, ' ') FROM"
		    " (SELECT m.name || '.' || i.name AS naam FROM sqlite_schema m,"
		    " pragma_index_list(m.name) l, pragma_index_info(l.name) i WHERE m.type ="
		    " 'table' AND i.seqno = 0 AND i.name <> 'regio' AND l.origin <> 'pk'"
		    " ORDER BY naam)" },
		    "agenda_adres.token idempotentie.op medewerker.inlog regio.code sessie.token" },
		{ { .name = "verwijst", .ncol = 1, .sql = "SELECT group_concat(naam, ' ') FROM"
		    " (SELECT DISTINCT m.name AS naam FROM sqlite_schema m,"
		    " pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.seq = 0"
		    " AND (f.\"from\" <> 'regio' OR f.\"to\" <> 'regio') ORDER BY naam)" }, "" },
	};
	struct db_conn *lite;
	char *lijst = NULL;

	(void)state;
	assert_int_equal(db_sqlite.open(":memory:", true, true, &lite, &err), ERR_OK);
	assert_int_equal(db_sqlite.script(lite, "CREATE TABLE migratie (naam TEXT NOT NULL"
	    " PRIMARY KEY, som TEXT NOT NULL)", &err), ERR_OK);
	for (const struct embedded *m = migration_files; m->name != NULL; m++)
		assert_int_equal(db_sqlite.script(lite, (const char *)m->data, &err), ERR_OK);
	for (size_t i = 0; i < sizeof(keer) / sizeof(keer[0]); i++) {
		assert_int_equal(db_sqlite.query(lite, &keer[i].vraag, NULL, take_list, &lijst,
		    &err), ERR_OK);
		assert_string_equal(lijst, keer[i].behalve);
		free(lijst);
	}
	db_sqlite.close(lite);
}

static int
begin(void **state)
{
	(void)state;
	return mkdtemp(dir) == NULL;
}

static int
einde(void **state)
{
	char path[200];

	(void)state;
	for (int i = 1; i <= 2; i++)
		for (int k = 0; k < 4; k++) {
			static const char *const tail[] = { "", "-wal", "-shm", "-node" };

			(void)snprintf(path, sizeof(path), "%s/%d%s", dir, i, tail[k]);
			(void)unlink(path);
		}
	return rmdir(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    rows_of_an_older_version_come_along_and_the_tables_are_those_of_a_new_database),
		cmocka_unit_test(the_region_comes_first_in_every_key_and_reference),
	};

	return cmocka_run_group_tests(tests, begin, einde);
}
