/* persoon.c - persons: made with their keys, filled in, read. */
#include "domain/persoon/persoon.h"

#include <string.h>

#include "base/str.h"
#include "db/db.h"
#include "domain/persoon/persoon_zoek.h"
#include "persoon_sql.h"

static const char *
first_of(const char *a, const char *b)
{
	return str_or_null(a) != NULL ? a : b;
}

/* ---- keys ------------------------------------------------------------------- */

/* Names as they are stored, with their keys. */
struct names {
	const char	*geslachtsnaam, *voorvoegsel, *voornamen, *roepnaam;
	struct persoon_sleutels sleutels;
};

static enum err_code
parse_names(struct werk *w, const struct persoon_invoer *in, struct names *out,
    struct err *err)
{
	struct naam_delen parts;

	*out = (struct names){ .geslachtsnaam = str_or_empty(in->geslachtsnaam),
	    .voorvoegsel = str_or_empty(in->voorvoegsel),
	    .voornamen = str_or_empty(in->voornamen), .roepnaam = str_or_empty(in->roepnaam) };
	if (out->voorvoegsel[0] != '\0' || out->geslachtsnaam[0] == '\0')
		return ERR_OK;
	TRY(naam_ontleed(w->a, out->geslachtsnaam, &parts, err));
	if (parts.voornamen[0] == '\0' && parts.voorvoegsel[0] != '\0' &&
	    parts.geslachtsnaam[0] != '\0') {
		out->voorvoegsel = parts.voorvoegsel;
		out->geslachtsnaam = parts.geslachtsnaam;
	}
	return ERR_OK;
}

static struct persoon_feiten
facts_of(const struct names *n)
{
	return (struct persoon_feiten){ .voorvoegsel = n->voorvoegsel,
	    .geslachtsnaam = n->geslachtsnaam, .voornamen = n->voornamen,
	    .roepnaam = n->roepnaam };
}

static enum err_code
names_of(struct werk *w, const struct persoon_invoer *in, struct names *out,
    struct err *err)
{
	struct persoon_feiten f;

	TRY(parse_names(w, in, out, err));
	f = facts_of(out);
	return persoon_keys_write(w->tx, w->a, w->regio, &f, &out->sleutels, err);
}

enum err_code
persoon_nieuw_vooruit(struct werk *w, const struct persoon_invoer *in, struct err *err)
{
	struct persoon_feiten f;
	struct names names;

	TRY(parse_names(w, in, &names, err));
	f = facts_of(&names);
	return persoon_keys_vooruit(w->tx, w->regio, &f, err);
}

/* The call name finds too. */
static enum err_code
own_keys(struct werk *w, int64_t id, const struct names *n, const char *geboren,
    struct err *err)
{
	return persoon_keys_own(w->tx, w->regio, id, &n->sleutels, &(struct persoon_feiten){
	    .roepnaam = n->roepnaam, .geboren = str_or_null(geboren) }, err);
}

/* ---- writing ------------------------------------------------------------------ */

enum err_code
persoon_maak(struct werk *w, const struct persoon_invoer *in, struct persoon *out,
    struct err *err)
{
	struct names names;
	int64_t id = db_new_id();

	TRY(names_of(w, in, &names, err));
	TRY(q_persoon_insert(w->tx, &(struct p_persoon_insert){ .regio = w->regio, .id = id,
	    .bsn = str_or_null(in->bsn),
	    .bsn_bron = str_or_null(in->bsn) == NULL ? NULL : str_or_null(in->bsn_bron),
	    .geslachtsnaam = names.geslachtsnaam, .voorvoegsel = names.voorvoegsel,
	    .voornamen = names.voornamen, .roepnaam = names.roepnaam,
	    .geslacht = first_of(in->geslacht, "O"), .geboren = str_or_null(in->geboren),
	    .telefoon = str_or_null(in->telefoon), .straat = str_or_null(in->straat),
	    .huisnummer = str_or_null(in->huisnummer), .postcode = str_or_null(in->postcode),
	    .woonplaats = str_or_null(in->woonplaats), .gemeente = str_or_null(in->gemeente),
	    .land = str_or_null(in->land), .achternaam = names.sleutels.achternaam,
	    .voornaam_kern = names.sleutels.voornaam_kern, .nu = w->nu }, err));
	TRY(own_keys(w, id, &names, in->geboren, err));
	*out = (struct persoon){ .id = id, .samengevoegd = DB_NULL,
	    .geslachtsnaam = names.geslachtsnaam, .voorvoegsel = names.voorvoegsel,
	    .voornamen = names.voornamen, .roepnaam = names.roepnaam,
	    .geslacht = first_of(in->geslacht, "O"), .bsn = str_or_null(in->bsn),
	    .geboren = str_or_null(in->geboren), .telefoon = str_or_null(in->telefoon),
	    .straat = str_or_null(in->straat), .huisnummer = str_or_null(in->huisnummer),
	    .postcode = str_or_null(in->postcode), .woonplaats = str_or_null(in->woonplaats),
	    .gemeente = str_or_null(in->gemeente), .land = str_or_null(in->land) };
	return ERR_OK;
}

enum err_code
persoon_nieuw(struct werk *w, const struct persoon_invoer *in, int64_t *id_out,
    struct err *err)
{
	struct persoon p;

	TRY(persoon_maak(w, in, &p, err));
	*id_out = p.id;
	return ERR_OK;
}

/* An address is filled in as a whole, or two would be mixed. */
static void
fill_address(struct persoon_invoer *to, const struct q_persoon_find *p)
{
	if (str_or_null(p->straat) == NULL && str_or_null(p->postcode) == NULL &&
	    str_or_null(p->woonplaats) == NULL)
		return;
	to->straat = p->straat;
	to->huisnummer = p->huisnummer;
	to->postcode = p->postcode;
	to->woonplaats = p->woonplaats;
	to->gemeente = first_of(p->gemeente, to->gemeente);
}

enum err_code
persoon_aanvullen(struct werk *w, int64_t persoon, const struct persoon_invoer *in,
    struct err *err)
{
	struct persoon_invoer x = *in;
	struct q_persoon_find p;
	struct names names;

	TRY(q_persoon_find(w->tx, w->a, &(struct p_persoon_find){ .regio = w->regio,
	    .id = persoon }, &p, err));
	x.geslachtsnaam = first_of(p.geslachtsnaam, in->geslachtsnaam);
	x.voorvoegsel = p.geslachtsnaam[0] != '\0' ? p.voorvoegsel : in->voorvoegsel;
	x.voornamen = first_of(p.voornamen, in->voornamen);
	x.roepnaam = first_of(p.roepnaam, in->roepnaam);
	x.geslacht = strcmp(p.geslacht, "O") != 0 ? p.geslacht : first_of(in->geslacht, "O");
	fill_address(&x, &p);
	TRY(names_of(w, &x, &names, err));
	TRY(own_keys(w, persoon, &names, first_of(p.geboren, in->geboren), err));
	return q_persoon_update(w->tx, &(struct p_persoon_update){ .regio = w->regio,
	    .id = persoon, .versie = p.versie, .bsn = str_or_null(first_of(p.bsn, in->bsn)),
	    .bsn_bron = str_or_null(p.bsn) != NULL ? p.bsn_bron :
	    str_or_null(in->bsn) != NULL ? str_or_null(in->bsn_bron) : NULL,
	    .geslachtsnaam = names.geslachtsnaam, .voorvoegsel = names.voorvoegsel,
	    .voornamen = names.voornamen, .roepnaam = names.roepnaam,
	    .geslacht = x.geslacht, .geboren = str_or_null(first_of(p.geboren, in->geboren)),
	    .telefoon = str_or_null(first_of(p.telefoon, in->telefoon)),
	    .straat = str_or_null(x.straat), .huisnummer = str_or_null(x.huisnummer),
	    .postcode = str_or_null(x.postcode), .woonplaats = str_or_null(x.woonplaats),
	    .gemeente = str_or_null(x.gemeente), .achternaam = names.sleutels.achternaam,
	    .voornaam_kern = names.sleutels.voornaam_kern }, err);
}

enum err_code
persoon_herschrijf(struct werk *w, int64_t persoon, int64_t versie,
    const struct persoon_invoer *in, struct err *err)
{
	struct names names;

	TRY(names_of(w, in, &names, err));
	TRY(own_keys(w, persoon, &names, in->geboren, err));
	return q_persoon_update(w->tx, &(struct p_persoon_update){ .regio = w->regio,
	    .id = persoon, .versie = versie, .bsn = str_or_null(in->bsn),
	    .bsn_bron = str_or_null(in->bsn) == NULL ? NULL : str_or_null(in->bsn_bron),
	    .geslachtsnaam = names.geslachtsnaam, .voorvoegsel = names.voorvoegsel,
	    .voornamen = names.voornamen, .roepnaam = names.roepnaam,
	    .geslacht = first_of(in->geslacht, "O"), .geboren = str_or_null(in->geboren),
	    .telefoon = str_or_null(in->telefoon), .straat = str_or_null(in->straat),
	    .huisnummer = str_or_null(in->huisnummer), .postcode = str_or_null(in->postcode),
	    .woonplaats = str_or_null(in->woonplaats), .gemeente = str_or_null(in->gemeente),
	    .achternaam = names.sleutels.achternaam,
	    .voornaam_kern = names.sleutels.voornaam_kern }, err);
}

/* ---- reading ------------------------------------------------------------------- */

enum err_code
persoon_laad(struct werk *w, int64_t persoon, struct persoon *out, struct err *err)
{
	struct q_persoon_find p;

	TRY(q_persoon_find(w->tx, w->a, &(struct p_persoon_find){ .regio = w->regio,
	    .id = persoon }, &p, err));
	*out = (struct persoon){ .id = p.id, .versie = p.versie,
	    .samengevoegd = p.samengevoegd, .geslachtsnaam = p.geslachtsnaam,
	    .voorvoegsel = p.voorvoegsel, .voornamen = p.voornamen,
	    .roepnaam = p.roepnaam, .geslacht = p.geslacht, .bsn = p.bsn,
	    .geboren = p.geboren, .overleden = p.overleden, .telefoon = p.telefoon,
	    .taal = p.taal, .straat = p.straat, .huisnummer = p.huisnummer,
	    .postcode = p.postcode, .woonplaats = p.woonplaats, .gemeente = p.gemeente,
	    .land = p.land, .geheim = p.geheim != 0, .tolk = p.tolk != 0 };
	return ERR_OK;
}

const char *
persoon_naam_van(struct arena *a, const char *roepnaam, const char *voornamen,
    const char *voorvoegsel, const char *geslachtsnaam)
{
	const char *voor = str_or_empty(first_of(roepnaam, voornamen));
	const char *s;

	s = arena_printf(a, "%s%s%s%s%s", voor,
	    voor[0] != '\0' && str_or_null(geslachtsnaam) != NULL ? " " : "",
	    str_or_null(geslachtsnaam) != NULL ? str_or_empty(voorvoegsel) : "",
	    str_or_null(geslachtsnaam) != NULL && str_or_null(voorvoegsel) != NULL ? " " : "",
	    str_or_empty(geslachtsnaam));
	return s == NULL || s[0] == '\0' ? "naam onbekend" : s;
}

const char *
persoon_naam(struct arena *a, const struct persoon *p)
{
	return persoon_naam_van(a, p->roepnaam, p->voornamen, p->voorvoegsel,
	    p->geslachtsnaam);
}

const char *
persoon_adres(struct arena *a, const char *straat, const char *huisnummer,
    const char *postcode, const char *woonplaats)
{
	bool street = str_or_null(straat) != NULL, town = str_or_null(woonplaats) != NULL;
	const char *where = town ? woonplaats : str_or_empty(postcode);
	const char *s;

	if (!street && str_or_null(postcode) != NULL && str_or_null(huisnummer) != NULL)
		s = arena_printf(a, "%s nr. %s%s%s", postcode, huisnummer,
		    town ? ", " : "", town ? woonplaats : "");
	else
		s = arena_printf(a, "%s%s%s%s%s", str_or_empty(straat),
		    street && str_or_null(huisnummer) != NULL ? " " : "",
		    street ? str_or_empty(huisnummer) : "",
		    street && where[0] != '\0' ? ", " : "", where);
	return s == NULL ? "" : s;
}

enum err_code
persoon_zichtbaar(struct werk *w, int64_t persoon, bool *out, struct err *err)
{
	struct q_persoon_er er;
	struct q_persoon_zicht z;
	enum err_code rc;

	rc = q_persoon_er(w->tx, w->a, &(struct p_persoon_er){ .regio = w->regio,
	    .id = persoon }, &er, err);
	if (rc == ERR_NOT_FOUND && tx_answered(w->tx)) {
		*out = false;
		return ERR_OK;
	}
	TRY_ALONG(w->tx, rc);
	TRY(q_persoon_zicht(w->tx, w->a, &(struct p_persoon_zicht){ .regio = w->regio,
	    .persoon = persoon, .z_regio = w->wie->hele_regio,
	    .z_medewerker = w->wie->medewerker, .z_nu = w->nu }, &z, err));
	*out = z.zichtbaar > 0 || (z.verborgen == 0 && w->wie->hele_regio);
	return ERR_OK;
}

#define SAME_BSN_MAX 20

enum err_code
persoon_met_bsn(struct werk *w, const char *bsn, int64_t *out, struct err *err)
{
	struct q_persoon_bsn *v;
	size_t n;
	bool seen;

	TRY(q_persoon_bsn(w->tx, w->a, &(struct p_persoon_bsn){ .regio = w->regio,
	    .bsn = bsn, .max = SAME_BSN_MAX }, &v, &n, err));
	*out = 0;
	for (size_t i = 0; i < n && *out == 0; i++) {
		TRY(persoon_zichtbaar(w, v[i].id, &seen, err));
		if (seen)
			*out = v[i].id;
	}
	return ERR_OK;
}

enum err_code
persoon_rol(struct werk *w, int64_t persoon, const char **out, struct err *err)
{
	struct q_persoon_rol *v;
	size_t n;

	TRY(q_persoon_rol(w->tx, w->a, &(struct p_persoon_rol){ .regio = w->regio,
	    .persoon = persoon, .max = 1 }, &v, &n, err));
	*out = n == 0 ? NULL : v[0].rol;
	return ERR_OK;
}

enum err_code
persoon_geschiedenis(struct werk *w, int64_t persoon, int64_t max,
    struct persoon_eerder **out, size_t *n_out, struct err *err)
{
	struct q_persoon_eerder *rows;
	struct persoon_eerder *v;
	size_t n;

	TRY(q_persoon_eerder(w->tx, w->a, &(struct p_persoon_eerder){ .regio = w->regio,
	    .persoon = persoon, .max = max, .z_regio = w->wie->hele_regio,
	    .z_medewerker = w->wie->medewerker, .z_nu = w->nu }, &rows, &n, err));
	if ((v = arena_new(w->a, struct persoon_eerder, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct persoon_eerder){ .melding = rows[i].melding,
		    .dossier = rows[i].dossier, .ontvangen_op = rows[i].ontvangen_op,
		    .volgnr = rows[i].volgnr, .gesloten_op = rows[i].gesloten_op,
		    .soort = rows[i].soort, .kenmerk = rows[i].kenmerk,
		    .dossier_naam = rows[i].dossier_naam,
		    .afsluitreden = rows[i].afsluitreden, .stap = rows[i].stap,
		    .dossier_open = strcmp(rows[i].dossier_stand, "open") == 0 };
	*out = v;
	*n_out = n;
	return ERR_OK;
}
