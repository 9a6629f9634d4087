/* test_db.h - a real database for a test: a file in a folder of its own (or a
 * database of PostgreSQL, see test_pg.h), migrated, with a key file and a small
 * made-up region in it.
 *
 * Two ways to use it.
 *   Domain: test_db_open(&t, true). t.w is a struct werk in a transaction that
 *   is open until the end; everything is undone when the folder goes.
 *   Acts:   test_db_open(&t, false). t.app goes to act_begin with a struct wie
 *   of test_db_wie(); every act_run is its own transaction.
 * Part of tests only; functions are static so that the program has none. */
#ifndef HULP_TEST_DB_H
#define HULP_TEST_DB_H

#include <unistd.h>

#include "hulp/test_arena.h"

#include "acts/act.h"
#include "base/date.h"
#include "base/embed.h"
#include "db/db.h"
#include "db/driver.h"
#include "domain/regio/regio.h"
#include "domain/werk.h"
#include "hulp/test_file.h"
#include "hulp/test_pg.h"
#include "os/clock.h"
#include "os/file.h"
#include "seal/seal.h"
#include "text/tsv.h"

/* The made-up region. Employees: */
enum {
	TEST_REGIO = 7,
	TEST_FRONT = 101,	/* Sanne de Wit, sees the region, all rights */
	TEST_CASUS = 102,	/* Mo Bakkali, sees the region, all rights */
	TEST_PROCES = 103,	/* Ria Postma, sees the region, all rights */
	TEST_EIGEN = 104,	/* Kees Blom, sees only what is his, all rights */
	TEST_WEG = 105,		/* left in 2020 */
	TEST_ORG_VT = 1, TEST_ORG_POLITIE = 2, TEST_ORG_HULP = 3,
	TEST_HUISHOUDEN = 201, TEST_HUISHOUDEN_2 = 202,
	TEST_MOEDER = 301, TEST_VADER = 302, TEST_KIND = 303, TEST_BUUR = 304
};

/* Tuesday 24 November 2026, 09.31 in Amsterdam. */
#define TEST_NU INT64_C(1795509060)

struct test_db {
	char		 dir[TEST_DIR], file[TEST_FILE], keys[TEST_FILE + 8];
	char		 url[TEST_PG_URL];
	const struct db_driver *driver;
	struct db	*db;		/* NULL while t.w.tx is open */
	struct seal	*seal;
	struct arena	*a;
	struct regio_gegevens *gegevens;
	struct clock	 clock;
	struct wie	 wie;
	struct werk	 w;
	struct tx	 tx;
	struct app	 app;
	struct err	 err;
	struct db_stmt	 vragen[4000];	/* of test_db_getal */
	size_t		 nvragen;
};

/* Fails the test with what went wrong. */
#define TEST_OK(t, expr) do { \
	enum err_code test_rc_ = (expr); \
	if (test_rc_ != ERR_OK) \
		fail_msg("%s: %s in %s: %s %s", #expr, err_name(test_rc_), \
		    (t)->err.where == NULL ? "?" : (t)->err.where, \
		    (t)->err.detail, (t)->err.text == NULL ? "" : \
		    (t)->err.text); \
} while (0)

static const char test_regio_rows[] =
"INSERT INTO regio VALUES (7,'test','Testland','Veilig Thuis Testland','0800-2000',0,'');"
"INSERT INTO gemeente VALUES (7,'0392','Haarlem','zk',160000,'2000-01-01',NULL),"
" (7,'0394','Haarlemmermeer','am',157000,'2000-01-01',NULL);"
"INSERT INTO organisatie VALUES"
" (7,1,'vt','Veilig Thuis','vt',NULL,NULL,'2000-01-01',NULL),"
" (7,2,'politie','Politie','politie',NULL,NULL,'2000-01-01',NULL),"
" (7,3,'hulp','Hulp aan huis','hulp',NULL,NULL,'2000-01-01',NULL);"
"INSERT INTO rol VALUES (7,'alles','Alles','regio','2000-01-01',NULL),"
" (7,'eigen','Eigen','eigen','2000-01-01',NULL);"
"INSERT INTO medewerker (regio,id,inlog,naam,rol,organisatie,van,tot) VALUES"
" (7,101,'sanne','Sanne de Wit','alles',1,0,NULL),"
" (7,102,'mo','Mo Bakkali','alles',1,0,NULL),"
" (7,103,'ria','Ria Postma','alles',1,0,NULL),"
" (7,104,'kees','Kees Blom','eigen',1,0,NULL),"
" (7,105,'oud','Oud Collega','alles',1,0,1580000000);"
"INSERT INTO kalender (regio,datum,naam,atw,werkdag) VALUES"
" (7,'2026-12-24','Kerstavond dicht',0,0);"
"INSERT INTO norm (regio,code,versie,naam,bron,start_gebeurtenis,stop_gebeurtenis,"
"  lengte,eenheid,atw,waarschuw,wie,van,tot) VALUES"
" (7,'acute_screening',1,'Acute screening','Handelingsprotocol','melding_ontvangen',"
"  'acute_screening_gedaan',24,'uren',0,'','','2000-01-01',NULL),"
" (7,'veiligheidsbeoordeling',1,'Veiligheidsbeoordeling','Handelingsprotocol',"
"  'melding_ontvangen','besluit_genomen',3,'werkdagen',0,'','','2000-01-01','2020-01-01'),"
" (7,'veiligheidsbeoordeling',2,'Veiligheidsbeoordeling','Handelingsprotocol',"
"  'melding_ontvangen','besluit_genomen',5,'werkdagen',0,'','','2020-01-01',NULL),"
" (7,'start_onderzoek',1,'Start onderzoek','UBWmo 4.1.7 lid 1','melding_ontvangen',"
"  'onderzoek_gestart',5,'dagen',1,'','','2000-01-01',NULL),"
" (7,'oordeel_onderzoek',1,'Oordeel onderzoek','UBWmo 4.1.7 lid 2','onderzoek_besloten',"
"  'oordeel_gegeven',10,'weken',1,'','','2000-01-01',NULL),"
" (7,'hulp_op_gang',1,'Hulp op gang','contract','melding_ontvangen','hulp_gestart',48,"
"  'uren',0,'','','2000-01-01',NULL),"
" (7,'crisis_ter_plaatse',1,'Ter plaatse','contract','crisis_gemeld','ter_plaatse',2,"
"  'uren',0,'','','2000-01-01',NULL),"
" (7,'informatieplicht',1,'Informeren','Wmo 5.3.1','gegevens_vastgelegd',"
"  'betrokkene_geinformeerd',4,'weken',1,'','','2000-01-01',NULL),"
" (7,'terugkoppeling',1,'Terugkoppeling','contract','besluit_genomen',"
"  'teruggekoppeld',5,'werkdagen',0,'','','2000-01-01',NULL);"
"UPDATE norm SET kalender = 'exact' WHERE eenheid = 'uren';"
"UPDATE norm SET kalender = 'organisatie', opschort = 1 WHERE eenheid = 'werkdagen';"
"UPDATE norm SET per = 'persoon', verleng = 'elke 2 weken' WHERE code = 'informatieplicht';"
"INSERT INTO vragenlijst VALUES (7,'weging',1,'Weging',20,10,'2000-01-01',NULL);"
"INSERT INTO vraag VALUES (7,'weging',1,'v1','gevaar','Eerder geweld?',1,1),"
" (7,'weging',1,'v2','risico','Risico?',2,0);"
"INSERT INTO antwoordkeuze VALUES (7,'weging',1,'v1','ja','Ja',12,1),"
" (7,'weging',1,'v1','nee','Nee',0,2),(7,'weging',1,'v2','ja','Ja',9,1),"
" (7,'weging',1,'v2','nee','Nee',0,2);"
"INSERT INTO overlegsoort VALUES (7,'screening','Screeningsoverleg','ma di do vr','10:00',"
"  90,6,2,'alles','politie hulp','2000-01-01',NULL);"
"INSERT INTO huishouden (regio,id,naam,gemeente,gemaakt_op) VALUES"
" (7,201,'Hoekzema – Terlouw','0392',0),(7,202,'Van den Berg','0394',0);"
"INSERT INTO persoon (regio,id,geslachtsnaam,roepnaam,geslacht,geboren,gemaakt_op) VALUES"
" (7,301,'Terlouw','Elin','V','19880400',0),(7,302,'Hoekzema','Jorrit','M','19850212',0),"
" (7,303,'Hoekzema','Fenna','V','20190906',0),(7,304,'Buursma','Wil','O',NULL,0);";

/* The code lists are those of regio/test/code.tsv. */
#define TEST_CODES "regio/test/code.tsv"

static inline enum err_code
test_db_codes(struct tx *tx, struct arena *a, struct err *err)
{
	static const struct db_stmt code = { .name = "test_code", .nparam = 7,
	    .writes = true, .sql = "INSERT INTO code (regio, lijst, code, naam, volgorde,"
	    " cbs, extra, van) VALUES (7, ?1, ?2, ?3, ?4, ?5, ?6, ?7)" };
	static const char *const kolom[] = { "lijst", "code", "naam", "volgorde", "cbs",
	    "extra", "van" };
	struct tsv_faults faults = { 0 };
	struct blob content;
	struct tsv tsv;

	TRY(file_read(a, TEST_CODES, TSV_MAX_BYTES, &content, err));
	TRY(tsv_parse(a, TEST_CODES, content, &faults, &tsv, err));
	for (unsigned i = 0; i < tsv.nrow; i++) {
		struct db_value v[7];

		for (size_t k = 0; k < 7; k++) {
			int at = tsv_column(&tsv, kolom[k]);

			v[k] = db_value_text(tsv.row[i].cell[at]);
			if (k == 3)
				v[k] = DB_VALUE_I64(strtoll(tsv.row[i].cell[at], NULL, 10));
		}
		TRY(tx_exec(tx, &code, v, NULL, err));
	}
	return ERR_OK;
}

static inline enum err_code
test_db_fill(struct tx *tx, void *arg, struct err *err)
{
	struct test_db *t = arg;
	static const struct db_stmt recht = { .name = "test_recht", .nparam = 2,
	    .writes = true, .sql = "INSERT INTO rolrecht VALUES"
	    " (7, ?1, ?2, '2000-01-01', NULL)" };
	static const char *const rollen[] = { "alles", "eigen" };

	TRY(tx->driver->script(tx->conn, test_regio_rows, err));
	TRY(test_db_codes(tx, t->a, err));
	for (int r = 0; r < RECHT_COUNT; r++)
		for (size_t i = 0; i < 2; i++) {
			struct db_value v[] = { db_value_text(rollen[i]),
			    db_value_text(recht_code((enum recht)r)) };

			if (recht_code((enum recht)r)[0] != '\0')
				TRY(tx_exec(tx, &recht, v, NULL, err));
		}
	return ERR_OK;
}

static inline enum err_code
test_db_load(struct tx *tx, void *arg, struct err *err)
{
	struct test_db *t = arg;

	TRY(wie_van_medewerker(tx, t->a, TEST_REGIO, TEST_FRONT, TEST_NU, &t->wie, err));
	return regio_gegevens_load(tx, TEST_REGIO, &t->gegevens, err);
}

/* Opens t->w.tx: from here until test_db_close nothing else may write. */
static inline void
test_db_begin(struct test_db *t)
{
	t->tx = (struct tx){ .driver = t->driver, .writing = true };
	TEST_OK(t, t->driver->open(strchr(t->url, ':') + 1, true, false, &t->tx.conn, &t->err));
	TEST_OK(t, t->driver->begin(t->tx.conn, &t->err));
	t->w.tx = &t->tx;
}

static inline void
test_db_open(struct test_db *t, bool domain)
{
	memset(t, 0, sizeof(*t));
	test_file_begin(t->dir, t->file);
	test_file_url(t->file, false, t->url);
	(void)snprintf(t->keys, sizeof(t->keys), "%s-keys", t->file);
	t->driver = test_pg_server() == NULL ? &db_sqlite : &db_postgres;
	t->clock.fixed = TEST_NU;
	t->a = arena_create((size_t)64 << 20);
	assert_non_null(t->a);
	TEST_OK(t, seal_keyfile_create(t->keys, &t->err));
	TEST_OK(t, seal_open(t->keys, &t->seal, &t->err));
	TEST_OK(t, db_open(&(struct db_config){ .url = t->url, .readers = 2, .create = true },
	    &t->db, &t->err));
	TEST_OK(t, db_migrate(t->db, &t->err));
	TEST_OK(t, db_write(t->db, test_db_fill, t, &t->err));
	TEST_OK(t, db_read(t->db, test_db_load, t, &t->err));
	t->app = (struct app){ .db = t->db, .seal = t->seal, .clock = &t->clock,
	    .regio = TEST_REGIO, .gegevens = t->gegevens };
	t->w = (struct werk){ .a = t->a, .regio = TEST_REGIO, .nu = TEST_NU,
	    .wie = &t->wie, .seal = t->seal, .gegevens = t->gegevens };
	if (!domain)
		return;
	db_close(t->db);
	t->db = NULL;
	test_db_begin(t);
}

static inline void
test_db_close(struct test_db *t)
{
	if (t->tx.conn != NULL) {
		t->driver->rollback(t->tx.conn);
		t->driver->close(t->tx.conn);
	}
	db_close(t->db);
	regio_gegevens_free(t->gegevens);
	seal_close(t->seal);
	arena_destroy(t->a);
	(void)unlink(t->keys);
	test_file_end(t->dir, t->file);
}

/* For cmocka: *state is a struct test_db, for the domain or for acts; and what ends
 * any that stands first in what *state points to. */
TEST_UNUSED static int
test_db_start(void **state)
{
	static struct test_db t;

	test_db_open(&t, true);
	*state = &t;
	return 0;
}

TEST_UNUSED static int
test_db_start_acts(void **state)
{
	static struct test_db t;

	test_db_open(&t, false);
	*state = &t;
	return 0;
}

TEST_UNUSED static int
test_db_end(void **state)
{
	test_db_close(*state);
	return 0;
}

/* The address of this database through the driver that fails on command. */
TEST_UNUSED static void
test_db_fake(const struct test_db *t, char out[TEST_PG_URL + 8])
{
	(void)snprintf(out, TEST_PG_URL + 8, "fake:%s",
	    t->driver == &db_sqlite ? t->file : t->url);
}

/* An employee of the region, for acts. */
TEST_UNUSED static enum err_code
test_db_wie_work(struct tx *tx, void *arg, struct err *err)
{
	struct test_db *t = arg;

	return wie_van_medewerker(tx, t->a, TEST_REGIO, t->wie.medewerker, TEST_NU, &t->wie,
	    err);
}

/* From here t->wie (and so t->w.wie) is this employee. */
TEST_UNUSED static void
test_db_wie(struct test_db *t, int64_t medewerker)
{
	t->wie.medewerker = medewerker;
	if (t->w.tx != NULL)
		TEST_OK(t, test_db_wie_work(t->w.tx, t, &t->err));
	else
		TEST_OK(t, db_read(t->db, test_db_wie_work, t, &t->err));
}

/* Rows for a test, in the open transaction or one of its own. */
TEST_UNUSED static enum err_code
test_db_script_work(struct tx *tx, void *arg, struct err *err)
{
	return tx->driver->script(tx->conn, arg, err);
}

TEST_UNUSED static void
test_db_script(struct test_db *t, const char *sql)
{
	void *arg = (void *)(uintptr_t)sql;

	if (t->w.tx != NULL)
		TEST_OK(t, test_db_script_work(t->w.tx, arg, &t->err));
	else
		TEST_OK(t, db_write(t->db, test_db_script_work, arg, &t->err));
}

struct test_db_getal {
	const struct db_stmt *stmt;
	int64_t		 v;
};

TEST_UNUSED static enum err_code
test_db_getal_row(void *arg, const struct db_value *row, struct err *err)
{
	(void)err;
	((struct test_db_getal *)arg)->v = row[0].type == DB_TYPE_NULL ? DB_NULL : row[0].i;
	return ERR_OK;
}

TEST_UNUSED static enum err_code
test_db_getal_work(struct tx *tx, void *arg, struct err *err)
{
	struct test_db_getal *g = arg;

	return tx_query(tx, g->stmt, NULL, test_db_getal_row, g, err);
}

/* The one number that this question answers, for what no function tells. */
TEST_UNUSED static int64_t
test_db_getal(struct test_db *t, const char *sql)
{
	/* Drivers keep statements by address, for ever: one per question. */
	struct test_db_getal g = { NULL, DB_NULL };
	size_t i = 0;

	while (i < t->nvragen && strcmp(t->vragen[i].sql, sql) != 0)
		i++;
	assert_true(i < sizeof(t->vragen) / sizeof(t->vragen[4000]));
	if (i == t->nvragen)
		t->vragen[t->nvragen++] = (struct db_stmt){ .name = "test_getal",
		    .sql = arena_strdup(t->a, sql), .ncol = 1 };
	g.stmt = &t->vragen[i];
	if (t->w.tx != NULL)
		TEST_OK(t, test_db_getal_work(t->w.tx, &g, &t->err));
	else
		TEST_OK(t, db_read(t->db, test_db_getal_work, &g, &t->err));
	return g.v;
}

#endif
