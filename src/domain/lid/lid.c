#include "domain/lid/lid.h"

#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/notitie/notitie.h"
#include "domain/persoon/persoon.h"
#include "domain/samenvoegen/samenvoegen.h"
#include "lid_sql.h"
#include "seal/seal.h"

#define GEBEURTENIS_LID "lid_gewogen"
#define RIJEN_MAX 5000		/* of all reports together */

/* A row has no id of its own: the words are bound to person and dossier. */
static struct seal_place
place(const struct werk *w, int64_t dossier, int64_t persoon)
{
	return (struct seal_place){ "lid_veiligheid", "tekst", w->regio, dossier ^ persoon };
}

/* The membership that began last says the role in the house; else the newest report. */
struct plek {
	int64_t	lid, volgnr;
};

static struct lid *
zoek(struct lid *v, size_t n, int64_t persoon)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].persoon == persoon)
			return &v[i];
	return NULL;
}

/* Puts the facts of the number that stays in the row of one merged into it. */
static enum err_code
wortel(struct werk *w, struct q_leden_rijen *r, struct err *err)
{
	struct q_lid_persoon p;

	TRY(q_lid_persoon(w->tx, w->a, &(struct p_lid_persoon){ .regio = w->regio,
	    .id = r->samengevoegd }, &p, err));
	r->id = r->samengevoegd;
	r->meer = 1;
	r->geslachtsnaam = p.geslachtsnaam;
	r->voorvoegsel = p.voorvoegsel;
	r->voornamen = p.voornamen;
	r->roepnaam = p.roepnaam;
	r->geslacht = p.geslacht;
	r->geboren = p.geboren;
	r->overleden = p.overleden;
	r->geheim = p.geheim;
	return ERR_OK;
}

static enum err_code
erbij(struct werk *w, struct q_leden_rijen *r, struct lid *v, struct plek *plek, size_t *n,
    struct err *err)
{
	struct lid *l;
	size_t at;

	if (r->samengevoegd != DB_NULL)
		TRY(wortel(w, r, err));
	if ((l = zoek(v, *n, r->id)) == NULL && *n == LEDEN_MAX)
		return ERR_OK;
	if (l == NULL) {
		l = &v[(*n)++];
		*l = (struct lid){ .persoon = r->id, .geslacht = r->geslacht,
		    .naam = persoon_naam_van(w->a, r->roepnaam, r->voornamen,
		    r->voorvoegsel, r->geslachtsnaam), .geboren = r->geboren,
		    .overleden = r->overleden != NULL, .geheim = r->geheim == 1 ||
		    r->meer == 2, .meer_nummers = r->meer > 0, .op = DB_NULL };
	}
	at = (size_t)(l - v);
	if (r->lid > plek[at].lid) {
		plek[at].lid = r->lid;
		l->in_huis = true;
		l->rol = r->rol;
	}
	if (r->volgnr > plek[at].volgnr) {
		plek[at].volgnr = r->volgnr;
		l->hoedanigheid = r->hoedanigheid;
		if (!l->in_huis)
			l->rol = r->rol;
	}
	return ERR_OK;
}

/* What was written under the number that stays goes before what was written under
 * one that was merged into it; that is read, and a new one is written beside it. */
static enum err_code
stand(struct werk *w, const struct seal_key *key, int64_t dossier,
    const struct q_leden_standen *r, struct lid *v, int64_t *van, struct err *err)
{
	if (*van == v->persoon || (r->van != v->persoon && r->van < *van))
		return ERR_OK;
	*van = r->van;
	v->veiligheid = r->veiligheid;
	v->gesproken_op = r->gesproken_op;
	v->niet_gesproken = r->niet_gesproken;
	v->op = r->op;
	v->versie = r->van == v->persoon ? r->versie : 0;
	v->door_naam = r->door;
	v->tekst = NULL;
	/* The words of Veilig Thuis itself are not for partners (D14). */
	if (!notitie_van_team(w))
		return ERR_OK;
	return unseal_text(key, place(w, dossier, r->van), r->tekst, w->a, &v->tekst, err);
}

static enum err_code
standen(struct werk *w, const struct seal_key *key, int64_t dossier, struct lid *v, size_t n,
    struct err *err)
{
	int64_t van[LEDEN_MAX] = { 0 };
	struct q_leden_standen *r;
	size_t nr;

	TRY(q_leden_standen(w->tx, w->a, &(struct p_leden_standen){ .regio = w->regio,
	    .dossier = dossier, .max = RIJEN_MAX }, &r, &nr, err));
	for (size_t i = 0; i < nr; i++) {
		struct lid *l = zoek(v, n, r[i].persoon);

		if (l != NULL)
			TRY(stand(w, key, dossier, &r[i], l, &van[l - v], err));
	}
	return ERR_OK;
}

static int
volgorde(const void *x, const void *y)
{
	const struct lid *a = x, *b = y;
	int c;

	if (a->in_huis != b->in_huis)
		return a->in_huis ? -1 : 1;
	c = strcmp(a->geboren == NULL ? "9" : a->geboren, b->geboren == NULL ? "9" : b->geboren);
	return c != 0 ? c : (a->persoon > b->persoon) - (a->persoon < b->persoon);
}

enum err_code
leden_lees(struct werk *w, const struct seal_key *key, int64_t dossier, int64_t huishouden,
    struct lid **out, size_t *n_out, struct err *err)
{
	struct plek plek[LEDEN_MAX] = { 0 };
	struct q_leden_rijen *r;
	struct lid *v;
	size_t nr, n = 0;

	TRY(q_leden_rijen(w->tx, w->a, &(struct p_leden_rijen){ .regio = w->regio,
	    .dossier = dossier, .huishouden = huishouden, .max = RIJEN_MAX }, &r, &nr, err));
	if ((v = arena_new(w->a, struct lid, LEDEN_MAX)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < nr; i++)
		TRY(erbij(w, &r[i], v, plek, &n, err));
	TRY(standen(w, key, dossier, v, n, err));
	qsort(v, n, sizeof(*v), volgorde);
	*out = v;
	*n_out = n;
	return ERR_OK;
}

enum err_code
lid_lees(struct werk *w, const struct seal_key *key, int64_t dossier, int64_t huishouden,
    int64_t persoon, struct lid *out, struct err *err)
{
	const struct lid *l;
	struct lid *v;
	size_t n;

	TRY(persoon_wortel(w, persoon, &persoon, err));
	TRY(leden_lees(w, key, dossier, huishouden, &v, &n, err));
	if ((l = zoek(v, n, persoon)) == NULL)
		return FAIL(err, ERR_NOT_FOUND, "not a member");
	*out = *l;
	return ERR_OK;
}

enum err_code
lid_zet(struct werk *w, const struct seal_key *key, const struct lid_invoer *in,
    struct err *err)
{
	struct p_lid_stand_update p = { .regio = w->regio, .dossier = in->dossier,
	    .persoon = in->persoon, .veiligheid = in->veiligheid,
	    .gesproken_op = in->gesproken_op, .niet_gesproken = in->niet_gesproken,
	    .door = werk_medewerker(w), .op = w->nu, .versie = in->versie };
	int64_t changed;

	TRY(seal_text(key, place(w, in->dossier, in->persoon), in->tekst, w->a, &p.tekst,
	    err));
	if (in->versie == 0)
		TRY(q_lid_stand_insert(w->tx, &(struct p_lid_stand_insert){ .regio = p.regio,
		    .dossier = p.dossier, .persoon = p.persoon,
		    .veiligheid = p.veiligheid, .tekst = p.tekst,
		    .gesproken_op = p.gesproken_op, .niet_gesproken = p.niet_gesproken,
		    .door = p.door, .op = p.op }, &changed, err));
	else
		TRY(q_lid_stand_update(w->tx, &p, &changed, err));
	if (changed != 1)
		return SAY(err, ERR_CONFLICT, NULL, "Iemand anders heeft dit intussen "
		    "gewijzigd. Bekijk beide teksten en bewaar opnieuw.");
	return gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = in->dossier,
	    .soort = GEBEURTENIS_LID, .onderwerp = in->persoon }, err);
}

enum err_code
lid_betrokken(struct werk *w, int64_t melding, int64_t persoon, const char *rol,
    const char *hoedanigheid, bool kind, struct err *err)
{
	return q_lid_betrokkene_insert(w->tx, &(struct p_lid_betrokkene_insert){
	    .regio = w->regio, .melding = melding, .persoon = persoon, .rol = rol,
	    .hoedanigheid = hoedanigheid, .kind = kind }, NULL, err);
}
