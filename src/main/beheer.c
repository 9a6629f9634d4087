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
#include "seal/seal.h"

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
	struct journaal_anker	 anker;
	struct journaal_proef	 proef;
};

static enum err_code
verify_work(struct tx *tx, void *arg, struct err *err)
{
	struct verify *v = arg;

	return journaal_verify(tx, v->scratch, v->regio, &v->anker, &v->proef, err);
}

/* "1234:89ab...": a row and the hash that was written down for it. */
static bool
anchor_read(const char *s, struct journaal_anker *out)
{
	char *end;

	if (s == NULL)
		return true;
	out->volgnr = strtoll(s, &end, 10);
	if (*end != ':' || out->volgnr <= 0 ||
	    strlen(end + 1) != 2 * sizeof(out->hash))
		return false;
	for (size_t i = 0; i < sizeof(out->hash); i++) {
		char pair[3] = { end[1 + 2 * i], end[2 + 2 * i], '\0' };
		char *stop;

		out->hash[i] = (uint8_t)strtoul(pair, &stop, 16);
		if (*stop != '\0')
			return false;
	}
	return true;
}

static void
verify_print(const struct call *c, const struct verify *v)
{
	const struct journaal_proef *p = &v->proef;
	char anchor[SEAL_HEX];

	seal_hex(p->laatste, anchor);
	if (c->s.json)
		(void)printf("{\"regio\": %" PRId64 ", \"heel\": %s, \"regels\": %" PRId64
		    ", \"breuk\": %" PRId64 ", \"waarom\": \"%s\", \"anker\": \"%" PRId64
		    ":%s\"}\n", v->regio, p->heel ? "true" : "false", p->rijen, p->breuk,
		    p->waarom, p->rijen, anchor);
	else if (p->heel)
		(void)printf("Het journaal is heel: %" PRId64 " regels.\nBewaar dit anker "
		    "buiten deze machine: %" PRId64 ":%s\n", p->rijen, p->rijen, anchor);
	else
		(void)printf("Het journaal breekt bij regel %" PRId64 ". %s\n",
		    p->breuk, p->waarom);
}

static int
verify_run(struct call *c)
{
	struct db_config config = { .url = c->s.database, .readers = 1 };
	struct verify v = { .scratch = arena_create((size_t)32 << 20),
	    .regio = c->s.regio };
	struct db *db = NULL;
	struct err err;
	enum err_code rc;

	if (!anchor_read(call_option(c, "--anker"), &v.anker)) {
		(void)fprintf(stderr, "samenloop verify: een anker is NUMMER:HASH\n");
		arena_destroy(v.scratch);
		return 2;
	}
	rc = db_open(&config, &db, &err);
	if (rc == ERR_OK)
		rc = db_read(db, verify_work, &v, &err);
	db_close(db);
	arena_destroy(v.scratch);
	if (rc != ERR_OK)
		return call_failed(c, &err);
	verify_print(c, &v);
	return v.proef.heel ? 0 : 1;
}

static const struct option verify_opties[] = {
	{ "--anker", true, "NUMMER:HASH van een eerdere verify" },
	{ NULL, false, NULL },
};

const struct command command_verify = {
	.naam = "verify", .uitleg = "nagaan of het journaal heel is",
	.gebruik = "[opties]", .opties = verify_opties, .run = verify_run,
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
