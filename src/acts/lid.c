/* lid.c - act: somebody is added to the household of a dossier. */
#include <string.h>

#include "acts/act.h"
#include "acts/dossier.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/huishouden/huishouden.h"
#include "domain/persoon/persoon_feit.h"
#include "domain/regio/regio.h"
#include "rights/zicht.h"

struct erbij {
	struct act_ctx	*c;
	const struct in_lid_toevoegen *in;
	int64_t		 huishouden;
	int64_t		 melding;	/* the report to name others in; 0: none */
	bool		 open;		/* is that report open? */
};

static void
fout(struct erbij *e, size_t k, const char *veld, const char *tekst)
{
	const char *naam = arena_printf(e->c->w.a, "personen.%zu.%s",
	    act_rij(e->c, "personen", k), veld);

	act_fout(e->c, naam == NULL ? "personen" : naam, tekst);
}

static enum err_code
keur(struct erbij *e, size_t k, struct err *err)
{
	const struct rij_persoon *v = &e->in->personen.v[k];
	int64_t known = 0;
	bool seen = true;

	if (v->bekend != 0)
		TRY(persoon_zichtbaar(&e->c->w, v->bekend, &seen, err));
	if (!seen)
		fout(e, k, "bekend", "Deze persoon is niet gevonden.");
	if (v->bekend == 0 && v->geslachtsnaam == NULL && v->voornamen == NULL &&
	    v->roepnaam == NULL)
		fout(e, k, "geslachtsnaam", "Vul ten minste een naam in.");
	if (v->bekend == 0 && v->bsn != NULL)
		TRY(persoon_met_bsn(&e->c->w, v->bsn, &known, err));
	if (known != 0) {
		e->c->noteer = true;	/* it tells that somebody is known here */
		act_raak(e->c, "persoon", known);
		fout(e, k, "bsn", "Iemand met dit BSN is al bekend. Haal het BSN weg, of "
		    "zoek die persoon eerst op.");
	}
	if (v->woont_elders && e->melding == 0)
		fout(e, k, "woont_elders", "Zonder melding kan er alleen iemand bij die in "
		    "huis woont.");
	return ERR_OK;
}

static bool
is_kind(const struct erbij *e, const struct rij_persoon *v)
{
	int age = v->geboren == NULL ? -1 : birth_age(v->geboren, date_of_time(e->c->w.nu));
	const char *extra = regio_code_extra(e->c->w.gegevens, "jeugdzorgrol", v->rol);

	return age >= 0 ? age < 18 : extra != NULL && strstr(extra, "soort=kind") != NULL;
}

static enum err_code
schrijf(struct erbij *e, const struct rij_persoon *v, int64_t *id_out, struct err *err)
{
	struct werk *w = &e->c->w;
	struct persoon_invoer p = { .geslachtsnaam = v->geslachtsnaam,
	    .voorvoegsel = v->voorvoegsel, .voornamen = v->voornamen,
	    .roepnaam = v->roepnaam, .geslacht = v->geslacht, .geboren = v->geboren,
	    .bsn = v->bsn, .bsn_bron = "dossier", .telefoon = v->telefoon,
	    .straat = v->straat, .huisnummer = v->huisnummer, .postcode = v->postcode,
	    .woonplaats = v->woonplaats };
	const char *bron = e->in->bron == NULL ? "onbekend" : e->in->bron;
	int64_t id = v->bekend;

	if (id != 0)
		TRY(persoon_vul_aan(w, id, &p, bron, err));
	else {
		TRY(persoon_nieuw(w, &p, &id, err));
		TRY(persoon_feiten_eerste(w, id, bron, err));
	}
	act_raak(e->c, "persoon", id);
	if (v->woont_elders)
		TRY(lid_betrokken(w, e->melding, id, v->rol, v->hoedanigheid,
		    is_kind(e, v), err));
	else
		TRY(huishouden_lid_erbij(w, e->huishouden, id, v->rol, err));
	if (e->open)
		TRY(termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){
		    .melding = e->melding, .dossier = e->in->dossier, .persoon = id,
		    .soort = GEB_PERSOON_VASTGELEGD }, err));
	*id_out = id;
	return gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = e->in->dossier,
	    .soort = "lid_toegevoegd", .onderwerp = id }, err);
}

enum err_code
act_lid_toevoegen(struct act_ctx *c, const struct in_lid_toevoegen *in,
    struct act_klaar *out, struct err *err)
{
	struct erbij e = { .c = c, .in = in };
	struct dossier_kop kop = { 0 };

	TRY(dossier_kop_lees(c, in->dossier, &kop, NULL, err));
	e.huishouden = kop.dossier.huishouden;
	if (kop.melding != NULL) {
		e.melding = kop.melding->id;
		e.open = kop.melding->open;
	}
	for (size_t k = 0; k < in->personen.n; k++)
		TRY(keur(&e, k, err));
	TRY(act_goed(c, err));
	for (size_t k = 0; k < in->personen.n; k++)
		TRY(schrijf(&e, &in->personen.v[k], &out->id, err));
	out->dossier = in->dossier;
	return ERR_OK;
}
