/* bericht.c - samenloop bericht innemen BESTAND...: messages from a file. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "domain/bericht/bericht.h"
#include "exchange/corv/inbox.h"
#include "json/json.h"
#include "main/main.h"

#define LINE_MAX_BYTES 4096

static void
say_json(const char *bestand, const struct uit_bericht_innemen *u)
{
	BUF_AUTO b = BUF_INIT(LINE_MAX_BYTES * 4);
	struct json_writer j = JSON_WRITER(&b);

	json_open_object(&j);
	json_field_string(&j, "bestand", bestand);
	json_field_id(&j, "bericht", u->bericht);
	json_field_string(&j, "stand", u->stand);
	json_field_id(&j, "melding", u->melding);
	json_field_id(&j, "dossier", u->dossier);
	json_field_string(&j, "kenmerk", u->kenmerk);
	json_field_string(&j, "reden", u->reden[0] == '\0' ? NULL : u->reden);
	json_field_string(&j, "foutcode", u->foutcode);
	json_close_object(&j);
	if (json_written(&j))
		(void)puts(buf_str(&b));
}

static void
say(const char *bestand, const struct uit_bericht_innemen *u)
{
	(void)printf("%s: %s", bestand, u->stand);
	if (u->kenmerk != NULL)
		(void)printf(", dossier %s", u->kenmerk);
	if (u->foutcode != NULL)
		(void)printf(", %s", u->foutcode);
	if (u->reden[0] != '\0')
		(void)printf(". %s", u->reden);
	(void)puts("");
}

static void
not_taken(const struct call *c, const char *bestand, const struct err *err)
{
	(void)fprintf(stderr, "%s: niet ingenomen. ", bestand);
	if (err->text == NULL && err->code == ERR_NOT_FOUND)
		(void)fprintf(stderr, "Dit bestand is er niet.\n");
	else if (err->text == NULL && err->code == ERR_INVALID)
		(void)fprintf(stderr, "Dit is geen gewoon bestand.\n");
	else
		(void)call_failed(c, err);
}

static int
neem_in(struct call *c, const struct inbox *in)
{
	struct arena *a = arena_create(INBOX_ARENA);
	struct uit_bericht_innemen uit;
	int status = 0;

	for (size_t i = 1; a != NULL && i < c->nargs; i++) {
		struct err err;

		arena_reset(a);
		if (inbox_neem_bestand(in, a, c->args[i], NULL, &uit, &err) != ERR_OK) {
			not_taken(c, c->args[i], &err);
			status = 1;
			continue;
		}
		if (c->s.json)
			say_json(c->args[i], &uit);
		else
			say(c->args[i], &uit);
		if (strcmp(uit.stand, BERICHT_AFGEWEZEN) == 0)
			status = 1;
	}
	arena_destroy(a);
	return a == NULL ? 1 : status;
}

static int
run(struct call *c)
{
	struct running r;
	struct err err;
	int status;

	if (c->nargs < 2 || strcmp(c->args[0], "innemen") != 0) {
		(void)fprintf(stderr, "Gebruik: samenloop bericht innemen BESTAND...\n");
		return 2;
	}
	if (running_open(c, false, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	status = neem_in(c, &(struct inbox){ .app = &r.app, .program = c->program,
	    .herkomst = "opdrachtregel" });
	running_close(&r);
	return status;
}

const struct command command_bericht = {
	.naam = "bericht", .uitleg = "berichten van partners innemen",
	.gebruik = "innemen BESTAND...", .run = run,
};
