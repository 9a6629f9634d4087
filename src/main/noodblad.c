/* noodblad.c - samenloop noodblad: sheets as plain text, for a printer or a file
 * that the caller encrypts. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "acts/uit.h"
#include "base/date.h"
#include "main/main.h"

#define WIDTH 78
#define LABEL 18

/* One line of text, broken between words; the rest hangs under it. */
static void
put(const char *label, const char *s)
{
	size_t room = WIDTH - LABEL;

	(void)printf("%-*.*s", LABEL, LABEL - 1, label);
	while (*s != '\0') {
		size_t n = strcspn(s, "\n"), cut;

		cut = n > room ? room : n;
		while (n > room && cut > 0 && s[cut] != ' ')
			cut--;
		if (cut == 0)
			cut = n > room ? room : n;
		/* Not in the middle of a character. */
		while (cut > 0 && ((unsigned char)s[cut] & 0xc0) == 0x80)
			cut--;
		(void)printf("%.*s\n", (int)cut, s);
		s += cut;
		s += *s == '\n' || *s == ' ';
		if (*s != '\0')
			(void)printf("%*s", LABEL, "");
	}
}

static void
sheet(struct call *c, struct running *r, struct act_ctx *ctx, const struct uit_noodblad *u)
{
	const struct dossier *d = &u->kop.dossier;
	size_t n;
	const struct noodblad_regel *v = noodblad_regels(ctx, u, &n);

	(void)printf("NOODBLAD  %s  %s\nGemaakt op %s.\nPersoonsgegevens: bewaar achter slot, "
	    "vernietig na vandaag.\n", d->kenmerk, d->naam, noodblad_nu(c->a,
	    clock_now(&r->clock)));
	for (size_t i = 0; i < n; i++) {
		if (v[i].kop != NULL)
			(void)printf("\n-- %s\n", v[i].kop);
		put(v[i].label, v[i].tekst);
	}
	(void)fputs("\f", stdout);		/* a new sheet */
}

static enum err_code
one(struct call *c, struct running *r, int64_t dossier, struct err *err)
{
	struct arena *a = arena_create((size_t)8 << 20);
	struct wie wie = wie_systeem(r->app.regio, "beheer");
	struct uit_noodblad *u = a == NULL ? NULL : arena_new(a, struct uit_noodblad, 1);
	struct act_ctx *ctx = a == NULL ? NULL : arena_new(a, struct act_ctx, 1);
	struct pair veld = { "dossier", a == NULL ? NULL : arena_printf(a, "%" PRId64, dossier) };
	enum err_code rc;

	if (u == NULL || ctx == NULL) {
		arena_destroy(a);
		return FAIL(err, ERR_BUSY, "no memory");
	}
	act_begin(ctx, &r->app, a, &wie, "opdrachtregel");
	rc = act_run(ctx, &(struct act_vraag){ .act = ACT_noodblad_lezen, .velden = &veld,
	    .nvelden = 1 }, u, err);
	if (rc == ERR_OK)
		sheet(c, r, ctx, u);
	arena_destroy(a);
	return rc;
}

static bool
wanted(const struct call *c, const char *kenmerk)
{
	for (size_t i = 0; i < c->nargs; i++)
		if (strcmp(c->args[i], kenmerk) == 0)
			return true;
	return c->nargs == 0;
}

static int
run(struct call *c)
{
	struct uit_noodbladen lijst;
	struct running r;
	struct err err;
	enum err_code rc;
	size_t n = 0;

	if (running_open(c, false, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	rc = call_act(c, &r, ACT_noodbladen, NULL, 0, &lijst, &err);
	for (size_t i = 0; rc == ERR_OK && i < lijst.n; i++)
		if (wanted(c, lijst.v[i].kenmerk)) {
			rc = one(c, &r, lijst.v[i].dossier, &err);
			n++;
		}
	running_close(&r);
	if (rc != ERR_OK)
		return call_failed(c, &err);
	(void)fprintf(stderr, "samenloop: %zu noodbladen\n", n);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}

static const struct option none[] = { { NULL, false, NULL } };

const struct command command_noodblad = {
	.naam = "noodblad", .uitleg = "van elke spoedzaak één blad op papier (tekst)",
	.gebruik = "[ZAAKNUMMER ...]", .opties = none, .run = run,
};
