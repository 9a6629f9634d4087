/* verhuizen.c - samenloop verhuizen: all of it into a database of another kind. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "db/db.h"
#include "exchange/kopie/verhuizing.h"
#include "main/main.h"
#include "seal/seal.h"

static void
meld(void *arg, const char *tabel, int64_t rijen, bool vergeleken)
{
	const struct call *c = arg;

	if (!c->s.json && (vergeleken || rijen > 0))
		(void)printf("%-20s %10" PRId64 " rijen %s\n", tabel, rijen,
		    vergeleken ? "gelijk" : "gekopieerd");
	(void)fflush(stdout);
}

/* The source by name, without what may be a password in it. */
static const char *
source_name(struct call *c, const char *url)
{
	uint8_t hash[SEAL_HASH];

	seal_sha256(url, strlen(url), hash);
	return arena_printf(c->a, "%.*s:%02x%02x%02x%02x%02x%02x", (int)strcspn(url, ":"),
	    url, hash[0], hash[1], hash[2], hash[3], hash[4], hash[5]);
}

static enum err_code
move(struct call *c, struct running *r, const char *van, const char *naar,
    struct verhuisd *out, struct err *err)
{
	struct db_config config = { .url = naar, .readers = 2, .create = true };
	const char *bron = source_name(c, van);
	struct db *db = NULL;
	enum err_code rc;

	if (bron == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(db_open(&config, &db, err));
	rc = verhuis(r->app.db, db, bron, clock_now(&r->clock), c->a, meld, c, out, err);
	db_close(db);
	return rc;
}

/* Journaled in the source before it begins, once: a run that goes on where the
 * last one stopped finds that row in both. */
static enum err_code
journaled(struct call *c, struct running *r, const char *naar, struct err *err)
{
	struct act_niets niets;
	struct db_config config = { .url = naar, .readers = 1 };
	struct db *db = NULL;
	bool begun = false;

	if (db_open(&config, &db, err) == ERR_OK)
		begun = verhuizing_vrij(db, c->a, err) == ERR_CONFLICT;
	db_close(db);
	return begun ? ERR_OK : call_act(c, r, ACT_database_verhuizen, NULL, 0, &niets, err);
}

static int
verhuizen_run(struct call *c)
{
	const char *van = call_option(c, "--van"), *naar = call_option(c, "--naar");
	struct verhuisd out;
	struct running r;
	struct err err;
	enum err_code rc;

	if (van == NULL || naar == NULL || strcmp(van, naar) == 0) {
		(void)fprintf(stderr, "samenloop verhuizen: --van en --naar, elk een "
		    "database\n");
		return 2;
	}
	c->s.database = van;
	if (running_open(c, false, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	rc = journaled(c, &r, naar, &err);
	if (rc == ERR_OK)
		rc = move(c, &r, van, naar, &out, &err);
	running_close(&r);
	if (rc != ERR_OK)
		return call_failed(c, &err);
	if (c->s.json)
		(void)printf("{\"tabellen\": %" PRId64 ", \"rijen\": %" PRId64 ", \"nieuw\": %"
		    PRId64 ", \"journaal\": %" PRId64 "}\n", out.tabellen, out.rijen, out.nieuw,
		    out.journaal);
	else
		(void)printf("Verhuisd: %" PRId64 " tabellen, %" PRId64 " rijen, elk gelijk; het "
		    "journaal is heel (%" PRId64 " regels).\nZet nu database = in de "
		    "instellingen op de nieuwe plaats.\n", out.tabellen, out.rijen,
		    out.journaal);
	return 0;
}

static const struct option verhuizen_opties[] = {
	{ "--van", true, "de database die er is (zet de server stil)" },
	{ "--naar", true, "een lege database, of een nieuw bestand" },
	{ NULL, false, NULL },
};

const struct command command_verhuizen = {
	.naam = "verhuizen", .uitleg = "alles naar een andere database (SQLite, PostgreSQL)",
	.gebruik = "--van DATABASE --naar DATABASE", .opties = verhuizen_opties,
	.run = verhuizen_run,
};
