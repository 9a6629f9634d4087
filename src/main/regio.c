/* regio.c - samenloop regio laden MAP: law and organisation as data. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "acts/uit.h"
#include "base/buf.h"
#include "base/date.h"
#include "json/json.h"
#include "main/main.h"

static void
toon_json(const struct call *c, const struct uit_regio_laden *u)
{
	BUF_AUTO b = BUF_INIT((size_t)1 << 20);
	struct json_writer j = JSON_WRITER(&b);

	json_open_object(&j);
	json_field_i64(&j, "gewijzigd", u->gewijzigd);
	json_field_i64(&j, "medewerkers", u->medewerkers);
	json_field_i64(&j, "klokken", u->klokken.aantal);
	json_put_key(&j, "verschoven");
	json_open_array(&j);
	for (size_t i = 0; i < u->klokken.n; i++) {
		const struct termijn_herrekend *k = &u->klokken.v[i];

		json_open_object(&j);
		json_field_string(&j, "kenmerk", k->kenmerk);
		json_field_string(&j, "termijn", k->naam);
		json_field_string(&j, "van", time_local_iso(c->a, k->van));
		json_field_string(&j, "tot", time_local_iso(c->a, k->tot));
		json_close_object(&j);
	}
	json_close_array(&j);
	json_field_string(&j, "waarschuwing", u->waarschuwing);
	json_close_object(&j);
	(void)puts(buf_str(&b));
}

static void
toon(const struct call *c, const struct uit_regio_laden *u)
{
	(void)printf("%" PRId64 " rijen gewijzigd, %" PRId64 " medewerkers toegevoegd.\n",
	    u->gewijzigd, u->medewerkers);
	if (u->klokken.aantal > 0)
		(void)printf("%" PRId64 " %s verschoven, want de vrije dagen zijn veranderd:\n",
		    u->klokken.aantal, u->klokken.aantal == 1 ? "termijn is" : "termijnen zijn");
	for (size_t i = 0; i < u->klokken.n; i++)
		(void)printf("%s\t%s\t%s\t%s\n", u->klokken.v[i].kenmerk, u->klokken.v[i].naam,
		    date_iso(c->a, date_of_time(u->klokken.v[i].van)),
		    date_iso(c->a, date_of_time(u->klokken.v[i].tot)));
	if (u->waarschuwing != NULL)
		(void)fprintf(stderr, "Let op: %s\n", u->waarschuwing);
}

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
		toon_json(c, &uit);
	else
		toon(c, &uit);
	return 0;
}

static const struct option none[] = { { NULL, false, NULL } };

const struct command command_regio = {
	.naam = "regio", .uitleg = "wet en organisatie van de regio laden",
	.gebruik = "laden [MAP]", .opties = none, .run = run,
};
