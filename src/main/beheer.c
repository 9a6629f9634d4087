/* beheer.c - the small commands of the operator: migrate, user. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acts/uit.h"
#include "db/db.h"
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
