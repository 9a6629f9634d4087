/* omgeving_huis.c - homes and who lives in them, with what looks wrong. */
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/gezin/omgeving.h"
#include "domain/huishouden/huishouden.h"
#include "domain/persoon/persoon.h"
#include "omgeving_sql.h"
#include "seal/seal.h"

#define MEERDERJARIG 18

/* Two spells of ISO days; NULL is open on that side. */
static bool
overlapt(const char *van, const char *tot, const char *van2, const char *tot2)
{
	return (tot == NULL || van2 == NULL || strcmp(van2, tot) < 0) &&
	    (tot2 == NULL || van == NULL || strcmp(van, tot2) < 0);
}

static bool
zelfde(const char *a, const char *b)
{
	return strcasecmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

/* ---- addresses ------------------------------------------------------------------------ */

/* One front door, by its postcode or by its street. */
static bool
zelfde_deur(const struct adres_invoer *in, const char *straat, const char *huisnummer,
    const char *postcode, const char *woonplaats)
{
	return zelfde(huisnummer, in->huisnummer) &&
	    ((in->postcode != NULL && zelfde(postcode, in->postcode)) ||
	    (in->straat != NULL && zelfde(straat, in->straat) &&
	    zelfde(woonplaats, in->woonplaats)));
}

enum err_code
adres_zonder_rij(struct werk *w, int64_t huishouden, struct adres_invoer *out, bool *is_er,
    struct err *err)
{
	struct q_adres_lijst *r;
	struct huishouden h;
	size_t n;

	TRY(huishouden_laad(w, huishouden, &h, err));
	*out = (struct adres_invoer){ .huishouden = huishouden, .straat = h.straat,
	    .huisnummer = h.huisnummer, .postcode = h.postcode, .woonplaats = h.woonplaats,
	    .gemeente = h.gemeente, .bron = "onbekend" };
	*is_er = h.straat != NULL || h.postcode != NULL;
	if (!*is_er)
		return ERR_OK;
	TRY(q_adres_lijst(w->tx, w->a, &(struct p_adres_lijst){ .regio = w->regio,
	    .huishouden = huishouden, .max = OMGEVING_MAX }, &r, &n, err));
	for (size_t i = 0; i < n; i++)
		if (zelfde_deur(out, r[i].straat, r[i].huisnummer, r[i].postcode,
		    r[i].woonplaats))
			*is_er = false;
	return ERR_OK;
}

enum err_code
adres_toets(struct werk *w, const struct adres_invoer *in, struct twijfel *out,
    struct err *err)
{
	struct adres_invoer nu;
	struct q_adres_lijst *r;
	struct twijfel t = { "" };
	bool is_er;
	size_t n;

	TRY(q_adres_lijst(w->tx, w->a, &(struct p_adres_lijst){ .regio = w->regio,
	    .huishouden = in->huishouden, .max = OMGEVING_MAX }, &r, &n, err));
	for (size_t i = 0; i < n; i++)
		if (zelfde_deur(in, r[i].straat, r[i].huisnummer, r[i].postcode,
		    r[i].woonplaats) && overlapt(r[i].van, r[i].tot, in->van, in->tot))
			twijfel_add(&t, "adres_dubbel");
	/* with a first day it tells more of the address that came with a report */
	TRY(adres_zonder_rij(w, in->huishouden, &nu, &is_er, err));
	if (is_er && in->van == NULL && in->tot == NULL && zelfde_deur(in, nu.straat,
	    nu.huisnummer, nu.postcode, nu.woonplaats))
		twijfel_add(&t, "adres_dubbel");
	*out = t;
	return ERR_OK;
}

/* A household that moves keeps where it lived, also what only a report told. */
static enum err_code
bewaar_oud(struct werk *w, const struct adres_invoer *in, const char *today, struct err *err)
{
	struct adres_invoer oud;
	bool is_er;

	TRY(adres_zonder_rij(w, in->huishouden, &oud, &is_er, err));
	if (!is_er || zelfde_deur(in, oud.straat, oud.huisnummer, oud.postcode,
	    oud.woonplaats))
		return ERR_OK;
	return q_adres_insert(w->tx, &(struct p_adres_insert){ .regio = w->regio,
	    .id = db_new_id(), .huishouden = in->huishouden, .straat = oud.straat,
	    .huisnummer = oud.huisnummer, .postcode = oud.postcode,
	    .woonplaats = oud.woonplaats, .gemeente = oud.gemeente,
	    .tot = in->van == NULL ? today : in->van, .bron = oud.bron,
	    .dossier = in->dossier, .op = w->nu, .door = werk_medewerker(w) }, err);
}

enum err_code
adres_nieuw(struct werk *w, const struct seal_key *key, const struct adres_invoer *in,
    const struct twijfel *t, int64_t *id_out, struct err *err)
{
	const char *today = date_iso(w->a, date_of_time(w->nu));
	struct p_adres_insert p = { .regio = w->regio, .id = db_new_id(),
	    .huishouden = in->huishouden, .straat = in->straat,
	    .huisnummer = in->huisnummer, .postcode = in->postcode,
	    .woonplaats = in->woonplaats, .gemeente = in->gemeente, .van = in->van,
	    .tot = in->tot, .bron = in->bron, .dossier = in->dossier, .op = w->nu,
	    .twijfel = t->codes[0] == '\0' ? NULL : t->codes, .door = werk_medewerker(w) };

	if (today == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(seal_text(key, (struct seal_place){ "huishouden_adres", "reden", w->regio, p.id },
	    in->reden, w->a, &p.reden, err));
	if (in->tot == NULL)
		TRY(bewaar_oud(w, in, today, err));
	if (in->tot == NULL && t->codes[0] == '\0')
		TRY(q_adres_voorbij(w->tx, &(struct p_adres_voorbij){ .regio = w->regio,
		    .huishouden = in->huishouden, .tot = in->van == NULL ? today : in->van },
		    NULL, err));
	TRY(q_adres_insert(w->tx, &p, err));
	*id_out = p.id;
	if (in->tot != NULL)
		return ERR_OK;
	return q_adres_huishouden(w->tx, &(struct p_adres_huishouden){ .regio = w->regio,
	    .id = in->huishouden, .straat = in->straat, .huisnummer = in->huisnummer,
	    .postcode = in->postcode, .woonplaats = in->woonplaats,
	    .gemeente = in->gemeente }, err);
}

/* ---- who lives there ---------------------------------------------------------------------- */

/* "19880400" as the first day it can be; NULL: not known. */
static const char *
eerste_dag(struct arena *a, const char *geboren)
{
	if (geboren == NULL || strlen(geboren) != 8 || strncmp(geboren, "0000", 4) == 0 ||
	    strcmp(geboren, BIRTH_UNBORN) == 0)
		return NULL;
	return arena_printf(a, "%.4s-%.2s-%.2s", geboren, strncmp(geboren + 4, "00", 2) == 0 ?
	    "01" : geboren + 4, strncmp(geboren + 6, "00", 2) == 0 ? "01" : geboren + 6);
}

enum err_code
woont_toets(struct werk *w, const struct woont_invoer *in, struct twijfel *out,
    struct err *err)
{
	struct q_woont_van_persoon *r;
	struct twijfel t = { "" };
	struct persoon p;
	const char *dag;
	size_t n;
	int age;

	TRY(persoon_laad(w, in->persoon, &p, err));
	TRY(q_woont_van_persoon(w->tx, w->a, &(struct p_woont_van_persoon){
	    .regio = w->regio, .persoon = in->persoon, .max = OMGEVING_MAX }, &r, &n, err));
	age = p.geboren == NULL ? -1 : birth_age(p.geboren, date_of_time(w->nu));
	for (size_t i = 0; i < n; i++) {
		if (!overlapt(r[i].van, r[i].tot, in->van, in->tot))
			continue;
		if (r[i].huishouden == in->huishouden)
			twijfel_add(&t, "dubbel");
		else if (age >= MEERDERJARIG)	/* children have two homes more often */
			twijfel_add(&t, "twee_huizen");
	}
	if (p.overleden != NULL && in->tot == NULL)
		twijfel_add(&t, "overleden");
	dag = eerste_dag(w->a, p.geboren);
	if (dag != NULL && in->van != NULL && strcmp(in->van, dag) < 0)
		twijfel_add(&t, "voor_geboorte");
	*out = t;
	return ERR_OK;
}

enum err_code
woont_nieuw(struct werk *w, const struct seal_key *key, const struct woont_invoer *in,
    const struct twijfel *t, int64_t *id_out, struct err *err)
{
	struct p_woont_insert p = { .regio = w->regio, .id = db_new_id(),
	    .huishouden = in->huishouden, .persoon = in->persoon, .rol = in->rol,
	    .van = in->van, .tot = in->tot, .dossier = in->dossier, .bron = in->bron,
	    .twijfel = t->codes[0] == '\0' ? NULL : t->codes, .op = w->nu,
	    .door = werk_medewerker(w) };

	TRY(seal_text(key, (struct seal_place){ "lidmaatschap", "reden", w->regio, p.id },
	    in->reden, w->a, &p.reden, err));
	TRY(q_woont_insert(w->tx, &p, err));
	*id_out = p.id;
	return ERR_OK;
}
