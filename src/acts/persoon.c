/* persoon.c - acts: the facts of one person, seen and changed in a dossier. */
#include <string.h>

#include "acts/act.h"
#include "acts/dossier.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/samenvoegen/samenvoegen.h"
#include "rights/grafsteen.h"
#include "rights/zicht.h"

#define EERDER_MAX 20

static void
voor_partner(struct persoon *p)
{
	p->bsn = p->telefoon = NULL;
	if (p->geheim)
		p->straat = p->huisnummer = p->postcode = p->woonplaats = p->gemeente = NULL;
}

/* Numbers and secret addresses are rights of their own. */
static void
zonder(const struct wie *wie, struct uit_persoon_openen *u)
{
	if (!wie_mag(wie, RECHT_PERSOON_BSN))
		u->persoon.bsn = u->vol.bsn = NULL;
	if (u->persoon.geheim && !wie_mag(wie, RECHT_PERSOON_GEHEIM)) {
		struct persoon *p = &u->persoon;
		struct persoon_vol *v = &u->vol;

		p->straat = p->huisnummer = p->postcode = p->woonplaats = p->gemeente = NULL;
		v->straat = v->huisnummer = v->postcode = v->woonplaats = v->gemeente = NULL;
	}
}

static bool
verborgen(const struct wie *wie, const struct uit_persoon_openen *u, const char *veld)
{
	return (strcmp(veld, "bsn") == 0 && !wie_mag(wie, RECHT_PERSOON_BSN)) ||
	    (strcmp(veld, "adres") == 0 && u->persoon.geheim &&
	    !wie_mag(wie, RECHT_PERSOON_GEHEIM));
}

/* What was written about a number that stands in shielded dossiers only stays with who may
 * see those: merging does not open them. */
static enum err_code
te_zien(struct act_ctx *c, int64_t van, int64_t persoon, bool *out, struct err *err)
{
	*out = true;
	return van == persoon ? ERR_OK : persoon_zichtbaar(&c->w, van, out, err);
}

/* What stays at Veilig Thuis: sources, history, ways of contact. */
static enum err_code
van_team(struct act_ctx *c, const struct seal_key *key, int64_t dossier, int64_t persoon,
    struct uit_persoon_openen *out, struct err *err)
{
	size_t n = 0, m = 0;
	bool mag;

	TRY_ALONG(c->w.tx, persoon_vol_lees(&c->w, persoon, &out->vol, err));
	TRY_ALONG(c->w.tx, lid_contact_lees(&c->w, key, dossier, persoon, &out->contact, err));
	TRY_ALONG(c->w.tx, persoon_namen_groep(&c->w, persoon, &out->namen, &out->nnamen, err));
	TRY_ALONG(c->w.tx, persoon_feiten_lees(&c->w, persoon, &out->feiten, &out->nfeiten, err));
	zonder(c->w.wie, out);
	for (size_t i = 0; i < out->nfeiten; i++) {
		TRY_ALONG(c->w.tx, te_zien(c, out->feiten[i].van, persoon, &mag, err));
		if (mag && !verborgen(c->w.wie, out, out->feiten[i].veld))
			out->feiten[n++] = out->feiten[i];
	}
	out->nfeiten = n;
	for (size_t i = 0; i < out->nnamen; i++) {
		TRY_ALONG(c->w.tx, te_zien(c, out->namen[i].van, persoon, &mag, err));
		if (mag)
			out->namen[m++] = out->namen[i];
	}
	out->nnamen = m;
	return ERR_OK;
}

/* A member, or somebody tied to one: else he does not belong to this dossier. */
static enum err_code
hoort_erbij(struct act_ctx *c, int64_t dossier, int64_t persoon,
    struct uit_persoon_openen *out, int64_t *id_out, struct err *err)
{
	const struct lid *v = out->kop.leden;
	size_t n = out->kop.nleden, i;
	bool seen = true;

	/* An old number works: it is read as the one it was merged into. */
	TRY_ALONG(c->w.tx, persoon_zichtbaar(&c->w, persoon, &seen, err));
	if (!seen)
		return grafsteen_of_niets(c->w.tx, c->w.a, c->w.regio, GRAF_PERSOON, persoon,
		    err);
	TRY_ALONG(c->w.tx, persoon_wortel(&c->w, persoon, &persoon, err));
	*id_out = persoon;
	TRY_ALONG(c->w.tx, gezin_lees(&c->w, dossier, v, n, &out->gezin, err));
	for (i = 0; i < n && v[i].persoon != persoon; i++)
		continue;
	out->is_lid = i < n;
	if (i < n) {
		out->lid = v[i];
		return ERR_OK;
	}
	for (i = 0; i < out->gezin.n && out->gezin.personen[i].id != persoon; i++)
		continue;
	if (i == out->gezin.n)
		return FAIL(err, ERR_NOT_FOUND, "not of this dossier");
	out->lid = (struct lid){ .persoon = persoon, .naam = out->gezin.personen[i].naam,
	    .geslacht = out->gezin.personen[i].geslacht, .op = DB_NULL,
	    .geboren = out->gezin.personen[i].geboren,
	    .overleden = out->gezin.personen[i].overleden,
	    .geheim = out->gezin.personen[i].geheim };
	return ERR_OK;
}

enum err_code
act_persoon_openen(struct act_ctx *c, const struct in_persoon_openen *in,
    struct uit_persoon_openen *out, struct err *err)
{
	struct seal_key *key = NULL;
	int64_t id = in->persoon;

	TRY_ALONG(c->w.tx, dossier_kop_lees(c, in->dossier, &out->kop, &key, err));
	TRY_ALONG(c->w.tx, hoort_erbij(c, in->dossier, in->persoon, out, &id, err));
	act_raak(c, "persoon", id);
	TRY_ALONG(c->w.tx, persoon_laad(&c->w, id, &out->persoon, err));
	if (out->kop.van_team)
		TRY_ALONG(c->w.tx, van_team(c, key, in->dossier, id, out, err));
	else
		voor_partner(&out->persoon);
	TRY_ALONG(c->w.tx, persoon_geschiedenis(&c->w, id, EERDER_MAX, &out->eerder,
	    &out->neerder, err));
	for (size_t i = 0; i < out->neerder; i++)
		act_raak(c, "dossier", out->eerder[i].dossier);
	return ERR_OK;
}

/* ---- changing ------------------------------------------------------------------------ */

static enum err_code
zelfde_bsn(struct act_ctx *c, const struct in_persoon_wijzigen *in, int64_t zelf,
    struct err *err)
{
	int64_t other = 0;

	/* Without the right the number stays what it was: nothing to answer. */
	if (in->bsn == NULL || !wie_mag(c->w.wie, RECHT_PERSOON_BSN))
		return ERR_OK;
	TRY(persoon_met_bsn(&c->w, in->bsn, &other, err));
	if (other != 0 && other != zelf) {
		c->noteer = true;	/* it tells that somebody is known here */
		act_raak(c, "persoon", other);
		act_fout(c, "bsn", "Iemand anders met dit BSN is al bekend. Laat dubbele "
		    "personen samenvoegen.");
	}
	return ERR_OK;
}

static void
keur(struct act_ctx *c, const struct in_persoon_wijzigen *in)
{
	const char *today = date_iso(c->w.a, date_of_time(c->w.nu));

	if (in->overleden != NULL && today != NULL && strcmp(in->overleden, today) > 0)
		act_fout(c, "overleden", "Deze dag is nog niet geweest.");
	if (in->bsn != NULL && in->bsn_reden != NULL)
		act_fout(c, "bsn_reden", "Er is een BSN. Haal deze reden weg.");
	if (in->bsn == NULL && in->bsn_geverifieerd)
		act_fout(c, "bsn_geverifieerd", "Er is geen BSN om te controleren.");
	if (in->geboren != NULL && strcmp(in->geboren, BIRTH_UNBORN) == 0 && in->bsn != NULL)
		act_fout(c, "bsn", "Een kind dat nog niet geboren is, heeft geen BSN.");
}

/* What this employee may not see stays as it is. */
static void
behoud(struct act_ctx *c, const struct persoon_vol *oud, struct persoon_vol *v)
{
	if (!wie_mag(c->w.wie, RECHT_PERSOON_BSN)) {
		v->bsn = oud->bsn;
		v->bsn_bron = oud->bsn_bron;
		v->bsn_stand = oud->bsn_stand;
		v->bsn_reden = oud->bsn_reden;
	}
	if (oud->geheim && !wie_mag(c->w.wie, RECHT_PERSOON_GEHEIM)) {
		v->straat = oud->straat;
		v->huisnummer = oud->huisnummer;
		v->postcode = oud->postcode;
		v->woonplaats = oud->woonplaats;
		v->gemeente = oud->gemeente;
		v->geheim = true;
	}
}

enum err_code
act_persoon_wijzigen(struct act_ctx *c, const struct in_persoon_wijzigen *in,
    struct act_klaar *out, struct err *err)
{
	struct persoon_vol oud, v = { .geslachtsnaam = in->geslachtsnaam,
	    .voorvoegsel = in->voorvoegsel, .voornamen = in->voornamen,
	    .roepnaam = in->roepnaam, .voorletters = in->voorletters,
	    .partnernaam = in->partnernaam, .partnervoorvoegsel = in->partnervoorvoegsel,
	    .naamgebruik = in->naamgebruik == NULL ? "E" : in->naamgebruik,
	    .geslacht = in->geslacht == NULL ? "O" : in->geslacht, .geboren = in->geboren,
	    .overleden = in->overleden, .bsn = in->bsn, .bsn_bron = in->bron,
	    .bsn_stand = in->bsn_geverifieerd ? BSN_GEVERIFIEERD : "",
	    .bsn_reden = in->bsn_reden, .telefoon = in->telefoon, .taal = in->taal,
	    .straat = in->straat, .huisnummer = in->huisnummer, .postcode = in->postcode,
	    .woonplaats = in->woonplaats, .gemeente = in->gemeente, .tolk = in->tolk,
	    .geheim = in->geheim };
	struct uit_persoon_openen u = { 0 };
	struct seal_key *key;
	int64_t id;
	size_t n;

	TRY(dossier_kop_lees(c, in->dossier, &u.kop, &key, err));
	TRY(hoort_erbij(c, in->dossier, in->persoon, &u, &id, err));
	act_raak(c, "persoon", id);
	TRY(persoon_vol_lees(&c->w, id, &oud, err));
	keur(c, in);
	TRY(zelfde_bsn(c, in, id, err));
	TRY(act_goed(c, err));
	v.versie = in->versie == DB_NULL ? oud.versie : in->versie;
	behoud(c, &oud, &v);
	if (oud.bsn != NULL && v.bsn != NULL && strcmp(oud.bsn, v.bsn) == 0 &&
	    oud.bsn_bron != NULL)
		v.bsn_bron = oud.bsn_bron;
	*out = (struct act_klaar){ .id = id, .dossier = in->dossier };
	TRY(persoon_wijzig(&c->w, id, &v, in->bron, &n, err));
	act_detail(c, "velden=%zu bron=%s", n, in->bron);
	return n == 0 ? ERR_OK : gebeurtenis_add(&c->w, NULL, &(struct gebeurtenis){
	    .dossier = in->dossier, .soort = "persoon_gewijzigd",
	    .onderwerp = id }, err);
}

enum err_code
act_naam_toevoegen(struct act_ctx *c, const struct in_naam_toevoegen *in,
    struct act_klaar *out, struct err *err)
{
	struct uit_persoon_openen u = { 0 };
	struct seal_key *key;
	int64_t id;

	TRY(dossier_kop_lees(c, in->dossier, &u.kop, &key, err));
	TRY(hoort_erbij(c, in->dossier, in->persoon, &u, &id, err));
	act_raak(c, "persoon", id);
	if (in->voornamen == NULL && in->geslachtsnaam == NULL)
		act_fout(c, "geslachtsnaam", "Vul een voornaam of een achternaam in.");
	TRY(act_goed(c, err));
	out->dossier = in->dossier;
	return persoon_naam_nieuw(&c->w, id, &(struct persoon_naam){
	    .soort = in->soort, .voornamen = in->voornamen, .voorvoegsel = in->voorvoegsel,
	    .geslachtsnaam = in->geslachtsnaam, .bron = in->bron }, &out->id, err);
}
