/* wissen_persoon.c - one person, emptied to a number; the names that nobody has any more. */
#include <string.h>

#include "base/str.h"
#include "db/db.h"
#include "domain/persoon/naam.h"
#include "domain/vernietiging/wissen.h"
#include "seal/sleutel.h"
#include "wissen_sql.h"

#define NAMEN_MAX	200
#define ZO_MAX		500	/* people whose first name sounds the same */
#define GROEP_MAX	200

#define WEG(naam) TRY(q_wis_##naam(w->tx, &(struct p_wis_##naam){ .regio = w->regio, \
	.persoon = persoon }, NULL, err))

/* ---- names -------------------------------------------------------------------------- */

/* The names by which somebody was found: read before he is emptied, removed after. */
struct namen {
	struct q_wis_namen_van *v;
	size_t		 n;
	struct q_wis_achternaam_oud *oud;
	size_t		 noud;
};

static enum err_code
achternaam(struct werk *w, int64_t id, struct err *err)
{
	struct q_wis_achternaam_in_gebruik u;

	TRY(q_wis_achternaam_in_gebruik(w->tx, w->a, &(struct p_wis_achternaam_in_gebruik){
	    .regio = w->regio, .achternaam = id }, &u, err));
	if (u.n > 0)
		return ERR_OK;
	TRY(q_wis_achternaam_variant(w->tx, &(struct p_wis_achternaam_variant){
	    .regio = w->regio, .achternaam = id }, NULL, err));
	return q_wis_achternaam(w->tx, &(struct p_wis_achternaam){ .regio = w->regio,
	    .achternaam = id }, NULL, err);
}

static enum err_code
achternaam_van(struct werk *w, const char *naam, struct err *err)
{
	struct q_wis_achternaam_vind r;
	char kern[NAAM_KERN];
	enum err_code rc;

	naam_kern(naam, kern);
	rc = q_wis_achternaam_vind(w->tx, w->a, &(struct p_wis_achternaam_vind){
	    .regio = w->regio, .kern = kern }, &r, err);
	if (rc == ERR_NOT_FOUND)
		return ERR_OK;
	TRY(rc);
	return achternaam(w, r.id, err);
}

static bool
heet_zo(const char *naam, const char *kern)
{
	char k[NAAM_KERN];

	if (str_empty(naam))
		return false;
	naam_voornaam_kern(naam, k);
	return strcmp(k, kern) == 0;
}

/* A first name stays while somebody else has it. */
static enum err_code
voornaam(struct werk *w, const char *naam, struct err *err)
{
	struct q_wis_voornaam_vind r;
	struct q_wis_voornaam_zo *z;
	char kern[NAAM_KERN];
	enum err_code rc;
	size_t n;

	if (str_empty(naam))
		return ERR_OK;
	naam_voornaam_kern(naam, kern);
	rc = q_wis_voornaam_vind(w->tx, w->a, &(struct p_wis_voornaam_vind){
	    .regio = w->regio, .kern = kern }, &r, err);
	if (rc == ERR_NOT_FOUND)
		return ERR_OK;
	TRY(rc);
	TRY(q_wis_voornaam_zo(w->tx, w->a, &(struct p_wis_voornaam_zo){ .regio = w->regio,
	    .klank = r.klank, .max = ZO_MAX }, &z, &n, err));
	for (size_t i = 0; i < n; i++)
		if (heet_zo(z[i].voornamen, kern) || heet_zo(z[i].roepnaam, kern))
			return ERR_OK;
	if (n == ZO_MAX)
		return ERR_OK;	/* so many sound like it that the name tells nothing */
	TRY(q_wis_voornaam_variant(w->tx, &(struct p_wis_voornaam_variant){
	    .regio = w->regio, .voornaam = r.id }, NULL, err));
	return q_wis_voornaam(w->tx, &(struct p_wis_voornaam){ .regio = w->regio,
	    .voornaam = r.id }, NULL, err);
}

static enum err_code
namen_lees(struct werk *w, int64_t persoon, struct namen *out, struct err *err)
{
	TRY(q_wis_namen_van(w->tx, w->a, &(struct p_wis_namen_van){ .regio = w->regio,
	    .persoon = persoon, .max = NAMEN_MAX }, &out->v, &out->n, err));
	return q_wis_achternaam_oud(w->tx, w->a, &(struct p_wis_achternaam_oud){
	    .regio = w->regio, .persoon = persoon, .max = NAMEN_MAX }, &out->oud,
	    &out->noud, err);
}

static enum err_code
namen_weg(struct werk *w, const struct namen *v, struct err *err)
{
	for (size_t i = 0; i < v->n; i++) {
		if (v->v[i].achternaam != DB_NULL && v->v[i].achternaam != 0)
			TRY(achternaam(w, v->v[i].achternaam, err));
		TRY(voornaam(w, v->v[i].voornamen, err));
		TRY(voornaam(w, v->v[i].roepnaam, err));
	}
	for (size_t i = 0; i < v->noud; i++)
		TRY(achternaam_van(w, v->oud[i].waarde, err));
	return ERR_OK;
}

/* ---- merged -------------------------------------------------------------------------- */

/* The tree of merges keeps its numbers. Who was read under this number is read under the
 * oldest of those who stay. */
static enum err_code
boom(struct werk *w, int64_t persoon, struct err *err)
{
	struct q_wis_dubbel_sleutels *k;
	struct q_wis_onder *r;
	size_t n;

	TRY(q_wis_dubbel_sleutels(w->tx, w->a, &(struct p_wis_dubbel_sleutels){
	    .regio = w->regio, .persoon = persoon, .max = GROEP_MAX }, &k, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(sleutel_destroy(w->tx, w->regio, k[i].sleutel, w->nu, err));
	WEG(veilig_blijft);
	WEG(dubbel_weg);
	WEG(dubbel);
	TRY(q_wis_onder(w->tx, w->a, &(struct p_wis_onder){ .regio = w->regio,
	    .persoon = persoon, .max = GROEP_MAX }, &r, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(q_wis_onder_zet(w->tx, &(struct p_wis_onder_zet){ .regio = w->regio,
		    .id = r[i].id, .samengevoegd = i == 0 ? DB_NULL : r[0].id }, err));
	return ERR_OK;
}

/* ---- a person -------------------------------------------------------------------------- */

enum err_code
wis_mens(struct werk *w, int64_t persoon, struct err *err)
{
	struct namen v;

	TRY(namen_lees(w, persoon, &v, err));
	TRY(boom(w, persoon, err));
	WEG(persoon_feit); WEG(persoon_naam); WEG(persoon_sleutel); WEG(lid);
	WEG(relatie_import); WEG(relatie); WEG(gezag); WEG(voorstel_persoon);
	TRY(q_wis_import(w->tx, &(struct p_wis_import){ .regio = w->regio,
	    .rij = persoon }, NULL, err));
	TRY(q_wis_persoon(w->tx, &(struct p_wis_persoon){ .regio = w->regio,
	    .persoon = persoon }, err));
	return namen_weg(w, &v, err);
}
