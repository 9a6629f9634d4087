/* zaak.c - acts: reading a report whole. */
#include "acts/zaak.h"

#include "acts/act.h"
#include "db/db.h"
#include "domain/persoon/persoon.h"
#include "rights/zicht.h"
#include "seal/sleutel.h"

/* ---- what the acts about a report share ---------------------------------------------- */

enum err_code
zaak_open(struct act_ctx *c, int64_t melding, struct zaak_kop *kop, struct seal_key **key_out,
    struct err *err)
{
	struct zicht_melding z;

	*key_out = NULL;
	TRY(zicht_op_melding(c->w.tx, c->w.a, c->w.wie, melding, c->w.nu, &z, err));
	act_raak(c, "dossier", z.dossier);
	act_raak(c, "melding", melding);
	*kop = (struct zaak_kop){ .melding = melding, .dossier = z.dossier,
	    .kenmerk = z.kenmerk, .stap = z.stap,
	    .van_team = wie_mag(c->w.wie, RECHT_DOSSIER_SCHRIJVEN) };
	kop->open = z.stand[0] == 'o';
	TRY(sleutel_vooruit(c->w.tx, c->w.regio, z.sleutel, err));
	TRY(dossier_laad(&c->w, z.dossier, &kop->van, key_out, err));
	kop->naam = kop->van.naam;
	if (!kop->van_team)
		kop->van.contact_veilig = kop->van.huisbezoek = NULL;
	return ERR_OK;
}

static enum err_code
betrokkene(struct act_ctx *c, const struct melding_betrokkene *b, struct zaak_persoon *out,
    struct err *err)
{
	struct persoon p;

	TRY(persoon_laad(&c->w, b->persoon, &p, err));
	act_raak(c, "persoon", b->persoon);
	*out = (struct zaak_persoon){ .id = b->persoon, .naam = persoon_naam(c->w.a, &p),
	    .geboren = p.geboren, .rol = b->rol, .hoedanigheid = b->hoedanigheid,
	    .kind = b->kind };
	return ERR_OK;
}

enum err_code
zaak_personen(struct act_ctx *c, const struct melding *m, struct zaak_persoon **out,
    size_t *n_out, struct err *err)
{
	struct zaak_persoon *v = arena_new(c->w.a, struct zaak_persoon, m->nbetrokkenen + 1);

	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < m->nbetrokkenen; i++)
		TRY_ALONG(c->w.tx, betrokkene(c, &m->betrokkenen[i], &v[i], err));
	*out = v;
	*n_out = m->nbetrokkenen;
	return ERR_OK;
}

enum err_code
zaak_melder(struct act_ctx *c, const struct zaak_kop *kop, struct melder *melder_out,
    bool *zien_out, struct melder_identiteit *out, struct err *err)
{
	TRY(melder_lees(&c->w, kop->melding, melder_out, err));
	*zien_out = false;
	if (!kop->van_team || melder_out->beschermd || !melder_out->bekend)
		return ERR_OK;
	TRY(melder_open_openbaar(&c->w, kop->melding, out, err));
	*zien_out = true;
	return ERR_OK;
}

/* ---- the report --------------------------------------------------------------------------- */

static enum err_code
lees_vervolg(struct act_ctx *c, const struct seal_key *key, int64_t melding,
    struct uit_melding_openen *out, struct err *err)
{
	struct werk *w = &c->w;

	TRY_ALONG(w->tx, besluiten_van_melding(w, key, melding, &out->besluiten, &out->nbesluiten,
	    err));
	TRY_ALONG(w->tx, onderzoeken_van_melding(w, melding, &out->onderzoeken, &out->nonderzoeken,
	    err));
	TRY_ALONG(w->tx, hulp_van_melding(w, key, melding, &out->hulp, &out->nhulp, err));
	TRY_ALONG(w->tx, overdrachten_van_melding(w, key, melding, &out->overdrachten,
	    &out->noverdrachten, err));
	TRY_ALONG(w->tx, vtos_van_melding(w, key, melding, &out->vtos, &out->nvtos, err));
	return terugkoppelingen_van_melding(w, key, melding, &out->teruggekoppeld,
	    &out->nteruggekoppeld, err);
}

/* A partner reads what happened and when; the words of the reporter and of Veilig
 * Thuis, and what kind of reporter is protected, stay here (D14, A4). */
static void
voor_partner(struct uit_melding_openen *u)
{
	u->melding.verteld = u->melding.gevaar = u->melding.gebeurd_waar = NULL;
	u->melder.grond = NULL;
	if (u->melder.beschermd)
		u->melding.hoedanigheid = u->melder.hoedanigheid = "";
	for (size_t i = 0; i < u->neerder; i++)
		u->eerder[i].hoedanigheid = "";
	for (size_t i = 0; i < u->nbesluiten; i++)
		u->besluiten[i].reden = NULL;
	for (size_t i = 0; i < u->nhulp; i++)
		u->hulp[i].reden = NULL;
	for (size_t i = 0; i < u->noverdrachten; i++)
		u->overdrachten[i].tekst = u->overdrachten[i].contactpersoon =
		    u->overdrachten[i].reden = NULL;
	for (size_t i = 0; i < u->nvtos; i++)
		u->vtos[i].reden = NULL;
	u->nteruggekoppeld = 0;
}

static enum err_code
lees(struct act_ctx *c, int64_t melding, struct uit_melding_openen *out, struct err *err)
{
	struct seal_key *key;

	TRY_ALONG(c->w.tx, zaak_open(c, melding, &out->kop, &key, err));
	TRY_ALONG(c->w.tx, melding_laad(&c->w, key, melding, &out->melding, err));
	out->kop.volgnr = out->melding.volgnr;
	TRY_ALONG(c->w.tx, zaak_personen(c, &out->melding, &out->personen, &out->npersonen, err));
	TRY_ALONG(c->w.tx, zaak_melder(c, &out->kop, &out->melder, &out->melder_zien,
	    &out->identiteit, err));
	TRY_ALONG(c->w.tx, termijnen_van_melding(&c->w, melding, &out->termijnen, &out->ntermijnen,
	    err));
	TRY_ALONG(c->w.tx, lees_vervolg(c, key, melding, out, err));
	TRY_ALONG(c->w.tx, meldingen_van_dossier(&c->w, out->kop.dossier, &out->eerder,
	    &out->neerder, err));
	if (!out->kop.van_team)
		voor_partner(out);
	return melding_belet(&c->w, melding, out->belet, &out->nbelet, err);
}

enum err_code
act_melding_openen(struct act_ctx *c, const struct in_melding_openen *in,
    struct uit_melding_openen *out, struct err *err)
{
	return lees(c, in->melding, out, err);
}

enum err_code
act_besluit_openen(struct act_ctx *c, const struct in_besluit_openen *in,
    struct uit_melding_openen *out, struct err *err)
{
	return lees(c, in->melding, out, err);
}
