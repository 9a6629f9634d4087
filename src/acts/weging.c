/* weging.c - weighing a report with the points instrument (B2). */
#include "acts/weging.h"

#include <stdio.h>
#include <string.h>

#include "acts/act.h"
#include "db/db.h"
#include "rights/zicht.h"
#include "seal/sleutel.h"

/* The point check, and the key of the dossier. */
static enum err_code
open_zaak(struct act_ctx *c, int64_t melding, struct zicht_melding *z,
    struct seal_key **key, struct err *err)
{
	TRY(zicht_op_melding(c->w.tx, c->w.a, c->w.wie, melding, c->w.nu, z, err));
	act_raak(c, "dossier", z->dossier);
	act_raak(c, "melding", melding);
	return sleutel_open(c->w.tx, c->w.seal, c->w.a, c->w.regio, z->sleutel, key, err);
}

enum err_code
act_weging_openen(struct act_ctx *c, const struct in_weging_openen *in,
    struct uit_weging_openen *out, struct err *err)
{
	struct zicht_melding z = { 0 };
	struct seal_key *key = NULL;
	enum err_code rc;

	TRY_ALONG(c->w.tx, open_zaak(c, in->melding, &z, &key, err));
	out->dossier = z.dossier;
	out->kenmerk = z.kenmerk;
	TRY_ALONG(c->w.tx, melding_laad(&c->w, key, in->melding, &out->melding, err));
	TRY_ALONG(c->w.tx, weging_lijst(&c->w, in->melding, &out->lijst, err));
	if (out->lijst != NULL)
		weging_reken(c->w.gegevens, out->lijst, NULL, 0, &out->leeg);
	TRY_ALONG(c->w.tx, wegingen_van_melding(&c->w, key, in->melding, &out->alle, &out->nalle,
	    err));
	rc = weging_laad(&c->w, key, in->melding, &out->nu, err);
	out->gewogen = rc == ERR_OK;
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

/* The label in the summary: a colon follows, so no question mark. */
static const char *
zonder_vraagteken(struct act_ctx *c, const char *vraag)
{
	size_t n = strlen(vraag);
	const char *s = arena_strndup(c->w.a, vraag,
	    n > 0 && vraag[n - 1] == '?' ? n - 1 : n);

	return s == NULL ? vraag : s;
}

/* The summary names the question, not the number of the row. */
static void
fout_bij_vraag(struct act_ctx *c, const struct regio_vragenlijst *l,
    const struct weging_invoer *in, const struct weging_fout *f)
{
	char veld[60];

	if (f->i >= in->n) {
		act_fout(c, f->veld, f->tekst);
		return;
	}
	(void)snprintf(veld, sizeof(veld), "antwoorden.%zu.%s", f->i, f->veld);
	act_fout(c, veld, f->tekst);
	for (size_t v = 0; v < l->nvragen && c->nfouten > 0; v++)
		if (strcmp(l->vragen[v].code, in->antwoorden[f->i].vraag) == 0)
			c->fouten[c->nfouten - 1].label = zonder_vraagteken(c,
			    l->vragen[v].tekst);
}

static enum err_code
keur(struct act_ctx *c, const struct weging_invoer *in, struct err *err)
{
	struct weging_fout *f = arena_new(c->w.a, struct weging_fout, WEGING_FOUTEN_MAX);
	const struct regio_vragenlijst *l;
	size_t n;

	if (f == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(weging_lijst(&c->w, in->melding, &l, err));
	TRY(weging_keur(&c->w, l, in, f, WEGING_FOUTEN_MAX, &n, err));
	for (size_t i = 0; i < n; i++)
		fout_bij_vraag(c, l, in, &f[i]);
	return act_goed(c, err);
}

enum err_code
act_weging_vastleggen(struct act_ctx *c, const struct in_weging_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct weging_antwoord *a = arena_new(c->w.a, struct weging_antwoord,
	    in->antwoorden.n + 1);
	struct weging_invoer x = { .melding = in->melding, .antwoorden = a,
	    .n = in->antwoorden.n, .letter = in->letter, .afwijking = in->afwijking };
	struct zicht_melding z;
	struct seal_key *key;

	if (a == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(open_zaak(c, in->melding, &z, &key, err));
	x.dossier = out->dossier = z.dossier;
	for (size_t i = 0; i < x.n; i++)
		a[i] = (struct weging_antwoord){ .vraag = in->antwoorden.v[i].vraag,
		    .keuze = in->antwoorden.v[i].keuze,
		    .reden = in->antwoorden.v[i].reden };
	TRY(keur(c, &x, err));
	return weging_leg_vast(&c->w, key, &x, &out->id, err);
}
