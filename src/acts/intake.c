/* intake.c - act: what is noticed while a report is being told (A6, B6). */
#include "acts/act.h"
#include "acts/contact.h"
#include "base/adres.h"
#include "db/db.h"
#include "domain/persoon/persoon.h"
#include "domain/signaal/signaal_intake.h"

/* A number that is not there, or that he may not know of, is passed over: the
 * report itself says so (melding_registreren). */
static enum err_code
leden(struct act_ctx *c, const struct in_intake_signalen *in, struct intake_lid *v,
    size_t *n_out, struct err *err)
{
	size_t n = 0;

	for (size_t i = 0; i < in->personen.n; i++) {
		int64_t bekend = in->personen.v[i].bekend;
		enum err_code rc;
		struct persoon p;
		bool seen = true;

		TRY_ALONG(c->w.tx, persoon_zichtbaar(&c->w, bekend, &seen, err));
		if (!seen)
			continue;
		rc = persoon_laad(&c->w, bekend, &p, err);
		TRY_ALONG(c->w.tx, rc);
		if (rc != ERR_OK)
			continue;
		v[n++] = (struct intake_lid){ .persoon = p.id,
		    .naam = persoon_naam(c->w.a, &p),
		    .elders = in->personen.v[i].woont_elders };
		act_raak(c, "persoon", p.id);
	}
	*n_out = n;
	return ERR_OK;
}

enum err_code
act_intake_signalen(struct act_ctx *c, const struct in_intake_signalen *in,
    struct uit_intake_signalen *out, struct err *err)
{
	struct intake_lid *v = arena_new(c->w.a, struct intake_lid, in->personen.n + 1);
	char *code = arena_alloc(c->w.a, POSTCODE_SIZE);
	struct intake k = { .leden = v, .vormen = in->vormen.v, .nvormen = in->vormen.n };
	struct err e;

	if (v == NULL || code == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(leden(c, in, v, &k.nleden, err));
	/* half typed is no error, and no address yet */
	if (in->postcode != NULL && in->huisnummer != NULL &&
	    postcode_normaal(in->postcode, code, &e) == ERR_OK) {
		k.postcode = code;
		k.huisnummer = in->huisnummer;
	}
	out->gevraagd = k.nleden > 0 || k.postcode != NULL;
	if (!out->gevraagd)
		return ERR_OK;
	TRY(signalen_intake(&c->w, &k, &out->v, &out->n, err));
	for (size_t i = 0; i < out->n; i++)
		for (size_t j = 0; j < out->v[i].n; j++)
			if (out->v[i].rijen[j].dossier != 0)
				act_raak(c, "dossier", out->v[i].rijen[j].dossier);
			else if (out->v[i].rijen[j].melding != 0)
				act_raak(c, "melding", out->v[i].rijen[j].melding);
	act_detail(c, "aantal=%zu", out->n);
	return ERR_OK;
}
