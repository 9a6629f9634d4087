/* regio.c - samenloop regio laden MAP: law and organisation as data. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "acts/uit.h"
#include "main/main.h"

static int
run(struct call *c)
{
	struct uit_regio_laden uit;
	struct running r;
	struct err err;
	enum err_code rc;

	if (c->nargs < 1 || c->nargs > 2 || strcmp(c->args[0], "laden") != 0) {
		(void)fprintf(stderr, "samenloop regio: zeg 'laden MAP'\n");
		return 2;
	}
	if (running_open(c, true, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	rc = call_act(c, &r, ACT_regio_laden, &(struct pair){ "map",
	    c->nargs == 2 ? c->args[1] : c->s.regio_map }, 1, &uit, &err);
	running_close(&r);
	if (rc != ERR_OK)
		return call_failed(c, &err);
	if (c->s.json)
		(void)printf("{\"gewijzigd\": %" PRId64 ", \"medewerkers\": %" PRId64 "}\n",
		    uit.gewijzigd, uit.medewerkers);
	else
		(void)printf("%" PRId64 " rijen gewijzigd, %" PRId64 " medewerkers toegevoegd.\n",
		    uit.gewijzigd, uit.medewerkers);
	return 0;
}

static const struct option none[] = { { NULL, false, NULL } };

const struct command command_regio = {
	.naam = "regio", .uitleg = "wet en organisatie van de regio laden",
	.gebruik = "laden [MAP]", .opties = none, .run = run,
};
