/* onderzoek.c - acts: the investigation (C1). */
#include "domain/onderzoek/onderzoek.h"

#include <stdio.h>
#include <string.h>

#include "acts/act.h"
#include "acts/zaak.h"
#include "db/db.h"
#include "domain/regio/regio.h"

/* The report of an investigation, after the point check. */
static enum err_code
open_onderzoek(struct act_ctx *c, int64_t onderzoek, struct onderzoek *o,
    struct zaak_kop *kop, struct seal_key **key, struct err *err)
{
	TRY(onderzoek_vind(&c->w, onderzoek, o, err));
	return zaak_open(c, o->melding, kop, key, err);
}

enum err_code
act_onderzoek_openen(struct act_ctx *c, const struct in_onderzoek_openen *in,
    struct uit_onderzoek_openen *out, struct err *err)
{
	struct seal_key *key = NULL;
	int64_t melding;

	TRY_ALONG(c->w.tx, open_onderzoek(c, in->onderzoek, &out->onderzoek, &out->kop, &key,
	    err));
	TRY_ALONG(c->w.tx, onderzoek_laad(&c->w, key, in->onderzoek, &out->onderzoek, err));
	melding = out->onderzoek.melding;
	TRY_ALONG(c->w.tx, melding_laad(&c->w, key, melding, &out->melding, err));
	out->kop.volgnr = out->melding.volgnr;
	TRY_ALONG(c->w.tx, zaak_personen(c, &out->melding, &out->personen, &out->npersonen, err));
	return termijnen_van_melding(&c->w, melding, &out->termijnen,
	    &out->ntermijnen, err);
}

enum err_code
act_onderzoek_starten(struct act_ctx *c, const struct in_onderzoek_starten *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;
	struct onderzoek o;

	TRY(open_onderzoek(c, in->onderzoek, &o, &kop, &key, err));
	*out = (struct act_klaar){ .id = in->onderzoek, .dossier = kop.dossier };
	return onderzoek_start(&c->w, key, in->onderzoek, in->plan, err);
}

enum err_code
act_informant_toevoegen(struct act_ctx *c, const struct in_informant_toevoegen *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;
	struct onderzoek o;

	TRY(open_onderzoek(c, in->onderzoek, &o, &kop, &key, err));
	act_detail(c, "toestemming=%s", in->toestemming);
	out->dossier = kop.dossier;
	return informant_vraag(&c->w, key, in->onderzoek,
	    &(struct informant_invoer){ .naam = in->naam, .hoedanigheid = in->hoedanigheid,
	    .toestemming = in->toestemming }, &out->id, err);
}

enum err_code
act_informant_antwoord(struct act_ctx *c, const struct in_informant_antwoord *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;
	struct onderzoek o;
	int64_t onderzoek;

	TRY(onderzoek_van_informant(&c->w, in->informant, &onderzoek, err));
	TRY(open_onderzoek(c, onderzoek, &o, &kop, &key, err));
	*out = (struct act_klaar){ .id = in->informant, .dossier = kop.dossier };
	return informant_antwoordt(&c->w, key, in->informant, in->antwoord, err);
}

/* Each gap at the row that the form sent, else at the whole. */
static enum err_code
meld_gaten(struct act_ctx *c, const struct in_onderzoek_afronden *in,
    const struct conclusie_gat *gat, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		char veld[60] = "conclusies";

		for (size_t j = 0; j < in->conclusies.n && gat[i].vorm != NULL; j++)
			if (in->conclusies.v[j].persoon == gat[i].persoon &&
			    strcmp(in->conclusies.v[j].vorm, gat[i].vorm) == 0)
				(void)snprintf(veld, sizeof(veld),
				    "conclusies.%zu.uitkomst", j);
		act_fout(c, veld, gat[i].waarom);
		if (c->nfouten > 0 && gat[i].vorm != NULL)
			c->fouten[c->nfouten - 1].label = regio_code_naam(c->w.gegevens,
			    "vorm", gat[i].vorm);
	}
	return act_goed(c, err);
}

enum err_code
act_onderzoek_afronden(struct act_ctx *c, const struct in_onderzoek_afronden *in,
    struct act_klaar *out, struct err *err)
{
	struct conclusie *v = arena_new(c->w.a, struct conclusie, in->conclusies.n + 1);
	struct onderzoek_einde einde = { .bevindingen = in->bevindingen,
	    .kijk_betrokkenen = in->kijk_betrokkenen, .v = v, .n = in->conclusies.n };
	struct conclusie_gat *gat;
	struct seal_key *key;
	struct zaak_kop kop;
	struct onderzoek o;
	size_t n;

	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < einde.n; i++)
		v[i] = (struct conclusie){ .persoon = in->conclusies.v[i].persoon,
		    .vorm = in->conclusies.v[i].vorm,
		    .uitkomst = in->conclusies.v[i].uitkomst,
		    .uitleg = in->conclusies.v[i].uitleg };
	TRY(open_onderzoek(c, in->onderzoek, &o, &kop, &key, err));
	for (size_t i = 0; i < einde.n; i++)
		act_raak(c, "persoon", v[i].persoon);
	TRY(onderzoek_gaten(&c->w, in->onderzoek, v, einde.n, &gat, &n, err));
	TRY(meld_gaten(c, in, gat, n, err));
	*out = (struct act_klaar){ .id = in->onderzoek, .dossier = kop.dossier };
	return onderzoek_rond_af(&c->w, key, in->onderzoek, &einde, err);
}
