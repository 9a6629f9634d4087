/* vervolg.c - acts: help (C2), hand-over (D1, D10) and the verzoek tot onderzoek
 * to the Raad (C5). */
#include <string.h>

#include "acts/act.h"
#include "acts/zaak.h"
#include "db/db.h"

/* Persons and clocks round one thing that followed. */
static enum err_code
lees_om(struct act_ctx *c, const struct seal_key *key, struct uit_vervolg_openen *out,
    struct err *err)
{
	int64_t melding = out->kop.melding;
	struct melding m = { 0 };

	TRY_ALONG(c->w.tx, melding_laad(&c->w, key, melding, &m, err));
	out->kop.volgnr = m.volgnr;
	TRY_ALONG(c->w.tx, zaak_personen(c, &m, &out->personen, &out->npersonen, err));
	return termijnen_van_melding(&c->w, melding, &out->termijnen, &out->ntermijnen, err);
}

/* ---- help ---------------------------------------------------------------------------- */

enum err_code
act_hulp_vragen(struct act_ctx *c, const struct in_hulp_vragen *in, struct act_klaar *out,
    struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;

	TRY(zaak_open(c, in->melding, &kop, &key, err));
	if (in->persoon != 0)
		act_raak(c, "persoon", in->persoon);
	act_detail(c, "soort=%s", in->soort);
	out->dossier = kop.dossier;
	return hulp_vraag(&c->w, key, &(struct hulp_invoer){
	    .melding = in->melding, .organisatie = in->organisatie, .soort = in->soort,
	    .persoon = in->persoon }, &out->id, err);
}

enum err_code
act_hulp_openen(struct act_ctx *c, const struct in_hulp_openen *in,
    struct uit_vervolg_openen *out, struct err *err)
{
	struct seal_key *key;
	struct hulp h, *v;
	size_t n = 0;

	TRY(hulp_vind(&c->w, in->hulp, &h, err));
	out->kop.melding = h.melding;
	TRY_ALONG(c->w.tx, zaak_open(c, h.melding, &out->kop, &key, err));
	TRY_ALONG(c->w.tx, hulp_van_melding(&c->w, key, h.melding, &v, &n, err));
	for (size_t i = 0; i < n; i++)
		if (v[i].id == h.id)
			out->hulp = v[i];
	return lees_om(c, key, out, err);
}

enum err_code
act_hulp_bijwerken(struct act_ctx *c, const struct in_hulp_bijwerken *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;
	struct hulp h;

	TRY(hulp_vind(&c->w, in->hulp, &h, err));
	TRY(zaak_open(c, h.melding, &kop, &key, err));
	act_detail(c, "stand=%s", in->stand);
	*out = (struct act_klaar){ .id = in->hulp, .dossier = kop.dossier };
	return hulp_zet(&c->w, key, in->hulp, in->stand,
	    in->op == DB_NULL ? 0 : in->op, in->reden, err);
}

/* ---- hand-over -------------------------------------------------------------------------- */

enum err_code
act_overdracht_aanbieden(struct act_ctx *c, const struct in_overdracht_aanbieden *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;

	TRY(zaak_open(c, in->melding, &kop, &key, err));
	act_detail(c, "grond=%s", in->grond);
	c->grond = in->grond;
	out->dossier = kop.dossier;
	return overdracht_bied_aan(&c->w, key, &(struct overdracht_invoer){
	    .melding = in->melding, .organisatie = in->organisatie,
	    .contactpersoon = in->contactpersoon, .grond = in->grond, .tekst = in->tekst },
	    &out->id, err);
}

enum err_code
act_overdracht_openen(struct act_ctx *c, const struct in_overdracht_openen *in,
    struct uit_vervolg_openen *out, struct err *err)
{
	struct overdracht o, *v;
	struct seal_key *key;
	size_t n = 0;

	TRY(overdracht_vind(&c->w, in->overdracht, &o, err));
	out->kop.melding = o.melding;
	TRY_ALONG(c->w.tx, zaak_open(c, o.melding, &out->kop, &key, err));
	TRY_ALONG(c->w.tx, overdrachten_van_melding(&c->w, key, o.melding, &v, &n, err));
	for (size_t i = 0; i < n; i++)
		if (v[i].id == o.id)
			out->overdracht = v[i];
	return lees_om(c, key, out, err);
}

enum err_code
act_overdracht_beantwoorden(struct act_ctx *c, const struct in_overdracht_beantwoorden *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;
	struct overdracht o;

	TRY(overdracht_vind(&c->w, in->overdracht, &o, err));
	TRY(zaak_open(c, o.melding, &kop, &key, err));
	act_detail(c, "antwoord=%s", in->antwoord);
	*out = (struct act_klaar){ .id = in->overdracht, .dossier = kop.dossier };
	return overdracht_beantwoord(&c->w, key, in->overdracht, in->antwoord,
	    in->reden, err);
}

/* ---- verzoek tot onderzoek ---------------------------------------------------------------- */

enum err_code
act_vto_registreren(struct act_ctx *c, const struct in_vto_registreren *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;

	TRY(zaak_open(c, in->melding, &kop, &key, err));
	out->dossier = kop.dossier;
	return vto_registreer(&c->w, key, in->melding, in->reden, &out->id, err);
}

enum err_code
act_vto_openen(struct act_ctx *c, const struct in_vto_openen *in,
    struct uit_vervolg_openen *out, struct err *err)
{
	struct seal_key *key;
	struct vto t, *v;
	size_t n = 0;

	TRY(vto_vind(&c->w, in->vto, &t, err));
	out->kop.melding = t.melding;
	TRY_ALONG(c->w.tx, zaak_open(c, t.melding, &out->kop, &key, err));
	TRY_ALONG(c->w.tx, vtos_van_melding(&c->w, key, t.melding, &v, &n, err));
	for (size_t i = 0; i < n; i++)
		if (v[i].id == t.id)
			out->vto = v[i];
	return lees_om(c, key, out, err);
}

enum err_code
act_vto_verzonden(struct act_ctx *c, const struct in_vto_verzonden *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;
	struct vto t;

	TRY(vto_vind(&c->w, in->vto, &t, err));
	TRY(zaak_open(c, t.melding, &kop, &key, err));
	*out = (struct act_klaar){ .id = in->vto, .dossier = kop.dossier };
	return vto_verzend(&c->w, in->vto, in->college, err);
}
