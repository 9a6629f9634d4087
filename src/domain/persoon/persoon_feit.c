#include "domain/persoon/persoon_feit.h"

#include <string.h>

#include "base/str.h"
#include "db/db.h"
#include "domain/persoon/persoon_zoek.h"
#include "persoon_feit_sql.h"

enum err_code
persoon_vol_lees(struct werk *w, int64_t persoon, struct persoon_vol *out, struct err *err)
{
	struct q_persoon_vol r;

	TRY(q_persoon_vol(w->tx, w->a, &(struct p_persoon_vol){ .regio = w->regio,
	    .id = persoon }, &r, err));
	*out = (struct persoon_vol){ .geslachtsnaam = r.geslachtsnaam,
	    .voorvoegsel = r.voorvoegsel, .voornamen = r.voornamen, .roepnaam = r.roepnaam,
	    .voorletters = r.voorletters, .partnernaam = r.partnernaam,
	    .partnervoorvoegsel = r.partnervoorvoegsel, .naamgebruik = r.naamgebruik,
	    .geslacht = r.geslacht, .geboren = r.geboren, .overleden = r.overleden,
	    .bsn = r.bsn, .bsn_bron = r.bsn_bron, .bsn_stand = r.bsn_stand,
	    .bsn_reden = r.bsn_reden, .telefoon = r.telefoon, .taal = r.taal,
	    .straat = r.straat, .huisnummer = r.huisnummer, .postcode = r.postcode,
	    .woonplaats = r.woonplaats, .gemeente = r.gemeente, .tolk = r.tolk != 0,
	    .geheim = r.geheim != 0, .versie = r.versie };
	return ERR_OK;
}

/* ---- what differs ------------------------------------------------------------------ */

struct veld {
	const char	*naam, *oud, *nieuw;
};

#define VELDEN_MAX 24

static const char *
adres(struct arena *a, const struct persoon_vol *v)
{
	return persoon_adres(a, v->straat, v->huisnummer, v->woonplaats == NULL ||
	    v->woonplaats[0] == '\0' ? v->postcode : NULL,
	    str_or_null(v->postcode) != NULL && str_or_null(v->woonplaats) != NULL ?
	    arena_printf(a, "%s %s", v->postcode, v->woonplaats) : v->woonplaats);
}

static size_t
velden(struct arena *a, const struct persoon_vol *o, const struct persoon_vol *n,
    struct veld *v)
{
	const struct veld alle[] = {
		{ "geslachtsnaam", o->geslachtsnaam, n->geslachtsnaam },
		{ "voorvoegsel", o->voorvoegsel, n->voorvoegsel },
		{ "voornamen", o->voornamen, n->voornamen },
		{ "roepnaam", o->roepnaam, n->roepnaam },
		{ "voorletters", o->voorletters, n->voorletters },
		{ "partnernaam", o->partnernaam, n->partnernaam },
		{ "partnervoorvoegsel", o->partnervoorvoegsel, n->partnervoorvoegsel },
		{ "naamgebruik", o->naamgebruik, n->naamgebruik },
		{ "geslacht", o->geslacht, n->geslacht },
		{ "geboren", o->geboren, n->geboren },
		{ "overleden", o->overleden, n->overleden },
		{ "bsn", o->bsn, n->bsn }, { "bsn_stand", o->bsn_stand, n->bsn_stand },
		{ "bsn_reden", o->bsn_reden, n->bsn_reden },
		{ "telefoon", o->telefoon, n->telefoon }, { "taal", o->taal, n->taal },
		{ "tolk", o->tolk ? "ja" : "", n->tolk ? "ja" : "" },
		{ "geheim", o->geheim ? "ja" : "", n->geheim ? "ja" : "" },
		{ "adres", adres(a, o), adres(a, n) },
	};
	size_t k = 0;

	for (size_t i = 0; i < sizeof(alle) / sizeof(alle[0]); i++)
		if (strcmp(str_or_empty(alle[i].oud), str_or_empty(alle[i].nieuw)) != 0)
			v[k++] = alle[i];
	return k;
}

static enum err_code
feiten(struct werk *w, int64_t persoon, const struct veld *v, size_t n, const char *bron,
    struct err *err)
{
	for (size_t i = 0; i < n; i++)
		TRY(q_feit_insert(w->tx, &(struct p_feit_insert){ .regio = w->regio,
		    .id = db_new_id(), .persoon = persoon, .veld = v[i].naam,
		    .waarde = str_or_null(v[i].nieuw), .bron = bron, .op = w->nu,
		    .door = werk_medewerker(w) }, err));
	return ERR_OK;
}

static enum err_code
schrijf(struct werk *w, int64_t persoon, const struct persoon_vol *n, struct err *err)
{
	TRY(persoon_herschrijf(w, persoon, n->versie, &(struct persoon_invoer){
	    .geslachtsnaam = n->geslachtsnaam, .voorvoegsel = n->voorvoegsel,
	    .voornamen = n->voornamen, .roepnaam = n->roepnaam, .geslacht = n->geslacht,
	    .geboren = n->geboren, .bsn = n->bsn, .bsn_bron = n->bsn_bron,
	    .telefoon = n->telefoon, .straat = n->straat, .huisnummer = n->huisnummer,
	    .postcode = n->postcode, .woonplaats = n->woonplaats,
	    .gemeente = n->gemeente }, err));
	return q_persoon_rest(w->tx, &(struct p_persoon_rest){ .regio = w->regio,
	    .id = persoon, .voorletters = str_or_empty(n->voorletters),
	    .partnernaam = str_or_empty(n->partnernaam),
	    .partnervoorvoegsel = str_or_empty(n->partnervoorvoegsel),
	    .naamgebruik = str_or_null(n->naamgebruik) == NULL ? "E" : n->naamgebruik,
	    .overleden = str_or_null(n->overleden), .bsn_stand = str_or_empty(n->bsn_stand),
	    .bsn_reden = str_or_null(n->bsn_reden), .taal = str_or_null(n->taal), .tolk = n->tolk,
	    .geheim = n->geheim }, err);
}

#define NAMEN_MAX 40

/* Keys of every other name, so that the person is found under it (A6). */
static enum err_code
andere_sleutels(struct werk *w, int64_t persoon, struct err *err)
{
	struct persoon_feiten f[NAMEN_MAX + 1];
	struct persoon_naam *namen;
	struct persoon_vol p;
	size_t n, m = 0;

	TRY(persoon_vol_lees(w, persoon, &p, err));
	TRY(persoon_namen_lees(w, persoon, &namen, &n, err));
	if (p.partnernaam[0] != '\0')
		f[m++] = (struct persoon_feiten){ .geslachtsnaam = p.partnernaam,
		    .voorvoegsel = p.partnervoorvoegsel, .voornamen = p.voornamen,
		    .geboren = p.geboren };
	for (size_t i = 0; i < n && m < NAMEN_MAX; i++)
		f[m++] = (struct persoon_feiten){ .geslachtsnaam = namen[i].geslachtsnaam,
		    .voorvoegsel = namen[i].voorvoegsel, .voornamen =
		    namen[i].voornamen[0] != '\0' ? namen[i].voornamen : p.voornamen,
		    .geboren = p.geboren };
	return persoon_keys_alias(w->tx, w->a, w->regio, persoon, f, m, err);
}

enum err_code
persoon_wijzig(struct werk *w, int64_t persoon, const struct persoon_vol *in,
    const char *bron, size_t *n_out, struct err *err)
{
	struct veld v[VELDEN_MAX];
	struct persoon_vol oud;
	size_t n;

	TRY(persoon_vol_lees(w, persoon, &oud, err));
	if (oud.versie != in->versie)
		return SAY(err, ERR_CONFLICT, NULL, "Iemand anders heeft deze persoon "
		    "intussen gewijzigd. Bekijk wat er nu staat en bewaar opnieuw.");
	n = velden(w->a, &oud, in, v);
	*n_out = n;
	if (n == 0)
		return ERR_OK;
	TRY(feiten(w, persoon, v, n, bron, err));
	TRY(schrijf(w, persoon, in, err));
	return andere_sleutels(w, persoon, err);
}

enum err_code
persoon_feiten_nieuw(struct werk *w, const struct persoon *p, const char *bron,
    struct err *err)
{
	const struct persoon_vol niets = { .naamgebruik = "E", .geslacht = "O" };
	const struct persoon_vol nu = { .geslachtsnaam = p->geslachtsnaam,
	    .voorvoegsel = p->voorvoegsel, .voornamen = p->voornamen,
	    .roepnaam = p->roepnaam, .naamgebruik = "E", .geslacht = p->geslacht,
	    .geboren = p->geboren, .bsn = p->bsn, .telefoon = p->telefoon,
	    .straat = p->straat, .huisnummer = p->huisnummer, .postcode = p->postcode,
	    .woonplaats = p->woonplaats, .gemeente = p->gemeente };
	struct veld v[VELDEN_MAX];

	return feiten(w, p->id, v, velden(w->a, &niets, &nu, v), bron, err);
}

enum err_code
persoon_feiten_eerste(struct werk *w, int64_t persoon, const char *bron, struct err *err)
{
	const struct persoon_vol niets = { .naamgebruik = "E", .geslacht = "O" };
	struct veld v[VELDEN_MAX];
	struct persoon_vol nu;

	TRY(persoon_vol_lees(w, persoon, &nu, err));
	return feiten(w, persoon, v, velden(w->a, &niets, &nu, v), bron, err);
}

enum err_code
persoon_vul_aan(struct werk *w, int64_t persoon, const struct persoon_invoer *in,
    const char *bron, struct err *err)
{
	struct veld v[VELDEN_MAX];
	struct persoon_vol oud, nu;

	TRY(persoon_vol_lees(w, persoon, &oud, err));
	TRY(persoon_aanvullen(w, persoon, in, err));
	TRY(persoon_vol_lees(w, persoon, &nu, err));
	return feiten(w, persoon, v, velden(w->a, &oud, &nu, v), bron, err);
}

enum err_code
persoon_feiten_lees(struct werk *w, int64_t persoon, struct persoon_feit **out,
    size_t *n_out, struct err *err)
{
	struct q_feit_lijst *r;
	struct persoon_feit *v;
	size_t n;

	TRY(q_feit_lijst(w->tx, w->a, &(struct p_feit_lijst){ .regio = w->regio,
	    .persoon = persoon, .max = PERSOON_FEITEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct persoon_feit, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct persoon_feit){ .veld = r[i].veld, .waarde = r[i].waarde,
		    .bron = r[i].bron, .door = r[i].door, .op = r[i].op, .van = r[i].van };
	*out = v;
	*n_out = n;
	return ERR_OK;
}

/* ---- other names ---------------------------------------------------------------------- */

enum err_code
persoon_naam_nieuw(struct werk *w, int64_t persoon, const struct persoon_naam *in,
    int64_t *id_out, struct err *err)
{
	int64_t id = db_new_id();

	TRY(q_naam_insert(w->tx, &(struct p_naam_insert){ .regio = w->regio, .id = id,
	    .persoon = persoon, .soort = in->soort, .voornamen = str_or_empty(in->voornamen),
	    .voorvoegsel = str_or_empty(in->voorvoegsel),
	    .geslachtsnaam = str_or_empty(in->geslachtsnaam),
	    .bron = in->bron, .op = w->nu, .door = werk_medewerker(w) }, err));
	*id_out = id;
	return andere_sleutels(w, persoon, err);
}

static enum err_code
namen_uit(struct werk *w, const struct q_naam_lijst *r, size_t n, struct persoon_naam **out,
    size_t *n_out, struct err *err)
{
	struct persoon_naam *v = arena_new(w->a, struct persoon_naam, n + 1);

	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct persoon_naam){ .id = r[i].id, .soort = r[i].soort,
		    .voornamen = r[i].voornamen, .voorvoegsel = r[i].voorvoegsel,
		    .geslachtsnaam = r[i].geslachtsnaam, .bron = r[i].bron, .op = r[i].op,
		    .van = r[i].van };
	*out = v;
	*n_out = n;
	return ERR_OK;
}

enum err_code
persoon_namen_lees(struct werk *w, int64_t persoon, struct persoon_naam **out,
    size_t *n_out, struct err *err)
{
	struct q_naam_lijst *r;
	size_t n;

	TRY(q_naam_lijst(w->tx, w->a, &(struct p_naam_lijst){ .regio = w->regio,
	    .persoon = persoon, .max = NAMEN_MAX }, &r, &n, err));
	return namen_uit(w, r, n, out, n_out, err);
}

enum err_code
persoon_namen_groep(struct werk *w, int64_t persoon, struct persoon_naam **out,
    size_t *n_out, struct err *err)
{
	struct q_naam_lijst *r;
	size_t n;

	TRY(q_naam_groep(w->tx, w->a, &(struct p_naam_groep){ .regio = w->regio,
	    .persoon = persoon, .max = NAMEN_MAX }, &r, &n, err));
	return namen_uit(w, r, n, out, n_out, err);
}
