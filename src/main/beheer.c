/* beheer.c - the small commands of the operator: migrate, verify, regio,
 * gebruiker, rechten, parser. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acts/uit.h"
#include "db/db.h"
#include "journal/journaal.h"
#include "main/main.h"

static const struct option none[] = { { NULL, false, NULL } };

static int
migrate_run(struct call *c)
{
	struct running r;
	struct err err;

	if (running_open(c, false, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	running_close(&r);
	(void)puts("De database heeft de tabellen van deze versie.");
	return 0;
}

const struct command command_migrate = {
	.naam = "migrate", .uitleg = "de database bijwerken naar deze versie",
	.gebruik = "[opties]", .opties = none, .run = migrate_run,
};

struct verify {
	struct arena		*scratch;
	int64_t			 regio;
	struct journaal_proef	 proef;
};

static enum err_code
verify_work(struct tx *tx, void *arg, struct err *err)
{
	struct verify *v = arg;

	return journaal_verify(tx, v->scratch, v->regio, &v->proef, err);
}

static int
verify_run(struct call *c)
{
	struct db_config config = { .url = c->s.database, .readers = 1 };
	struct verify v = { .scratch = arena_create((size_t)32 << 20),
	    .regio = c->s.regio };
	struct db *db = NULL;
	struct err err;
	enum err_code rc = db_open(&config, &db, &err);

	if (rc == ERR_OK)
		rc = db_read(db, verify_work, &v, &err);
	db_close(db);
	arena_destroy(v.scratch);
	if (rc != ERR_OK)
		return call_failed(c, &err);
	if (c->s.json)
		(void)printf("{\"regio\": %" PRId64 ", \"heel\": %s, \"regels\": %" PRId64
		    ", \"breuk\": %" PRId64 ", \"waarom\": \"%s\"}\n", v.regio,
		    v.proef.heel ? "true" : "false", v.proef.rijen,
		    v.proef.breuk, v.proef.waarom);
	else if (v.proef.heel)
		(void)printf("Het journaal is heel: %" PRId64 " regels.\n", v.proef.rijen);
	else
		(void)printf("Het journaal breekt bij regel %" PRId64 ". %s\n",
		    v.proef.breuk, v.proef.waarom);
	return v.proef.heel ? 0 : 1;
}

const struct command command_verify = {
	.naam = "verify", .uitleg = "nagaan of het journaal heel is",
	.gebruik = "[opties]", .opties = none, .run = verify_run,
};

/* One act with its options as fields. */
static int
one_act(struct call *c, enum act_id act, const struct pair *velden, size_t n,
    bool maak, const char *klaar)
{
	struct running r;
	struct err err;
	void *out = arena_alloc(c->a, acts[act].out_size);
	enum err_code rc;

	if (out == NULL || running_open(c, maak, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	rc = call_act(c, &r, act, velden, n, out, &err);
	running_close(&r);
	if (rc != ERR_OK)
		return call_failed(c, &err);
	(void)puts(klaar);
	return 0;
}

static int
gebruiker_run(struct call *c)
{
	struct pair velden[6] = {
		{ "inlog", c->nargs > 0 ? c->args[0] : NULL },
		{ "naam", call_option(c, "--naam") },
		{ "rol", call_option(c, "--rol") },
		{ "organisatie", call_option(c, "--organisatie") },
		{ "email", call_option(c, "--email") },
		{ "wachtwoord", NULL },
	};
	char line[256];

	if (c->nargs != 1) {
		(void)fprintf(stderr, "samenloop user: welke gebruikersnaam?\n");
		return 2;
	}
	if (call_option(c, "--wachtwoord-van-invoer") != NULL) {
		/* From standard input: a command line is seen by everybody. */
		if (fgets(line, sizeof(line), stdin) == NULL)
			return 2;
		line[strcspn(line, "\n")] = '\0';
		velden[5].value = line;
	}
	return one_act(c, ACT_medewerker_bewaren, velden, 6, false,
	    "De medewerker is bewaard.");
}

static const struct option gebruiker_opties[] = {
	{ "--naam", true, "naam op het scherm" },
	{ "--rol", true, "rol uit regio/.../rol.tsv" },
	{ "--organisatie", true, "code van de organisatie" },
	{ "--email", true, "e-mail" },
	{ "--wachtwoord-van-invoer", false, "lees het wachtwoord van standaard invoer" },
	{ NULL, false, NULL },
};

const struct command command_gebruiker = {
	.naam = "user", .uitleg = "een medewerker toevoegen of wijzigen",
	.gebruik = "INLOG [opties]", .opties = gebruiker_opties,
	.run = gebruiker_run,
};
