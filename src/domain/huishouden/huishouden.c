/* huishouden.c - households: made, named, found again by who lives there. */
#include "domain/huishouden/huishouden.h"

#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "huishouden_sql.h"
#include "rights/zicht.h"

#define NAMES_MAX	3
#define NAME_BYTES	600	/* of a name on screen: three of 200 letters are too many */
#define FOUND_MAX	200

enum err_code
huishouden_nieuw(struct werk *w, const struct huishouden *h, int64_t *id_out,
    struct err *err)
{
	int64_t id = db_new_id();

	TRY(q_huishouden_insert(w->tx, &(struct p_huishouden_insert){ .regio = w->regio,
	    .id = id, .naam = h->naam, .straat = str_or_null(h->straat),
	    .huisnummer = str_or_null(h->huisnummer), .postcode = str_or_null(h->postcode),
	    .woonplaats = str_or_null(h->woonplaats), .gemeente = str_or_null(h->gemeente),
	    .nu = w->nu }, err));
	*id_out = id;
	return ERR_OK;
}

enum err_code
huishouden_laad(struct werk *w, int64_t huishouden, struct huishouden *out,
    struct err *err)
{
	struct q_huishouden_find r;

	TRY(q_huishouden_find(w->tx, w->a, &(struct p_huishouden_find){ .regio = w->regio,
	    .id = huishouden }, &r, err));
	*out = (struct huishouden){ .id = r.id, .versie = r.versie, .naam = r.naam,
	    .straat = r.straat, .huisnummer = r.huisnummer, .postcode = r.postcode,
	    .woonplaats = r.woonplaats, .gemeente = r.gemeente };
	return ERR_OK;
}

enum err_code
huishouden_aanvullen(struct werk *w, const struct huishouden *in, struct err *err)
{
	struct huishouden h;
	bool address, name;

	TRY(huishouden_laad(w, in->id, &h, err));
	address = str_or_null(h.straat) == NULL && str_or_null(h.postcode) == NULL &&
	    str_or_null(h.woonplaats) == NULL && (str_or_null(in->straat) != NULL ||
	    str_or_null(in->postcode) != NULL || str_or_null(in->woonplaats) != NULL);
	name = strcmp(h.naam, HUISHOUDEN_ONBEKEND) == 0 &&
	    str_or_null(in->naam) != NULL && strcmp(in->naam, HUISHOUDEN_ONBEKEND) != 0;
	if (!address && !name && (h.gemeente != NULL || str_or_null(in->gemeente) == NULL))
		return ERR_OK;
	TRY(q_huishouden_update(w->tx, &(struct p_huishouden_update){ .regio = w->regio,
	    .id = h.id, .versie = h.versie, .naam = name ? in->naam : h.naam,
	    .straat = address ? str_or_null(in->straat) : h.straat,
	    .huisnummer = address ? str_or_null(in->huisnummer) : h.huisnummer,
	    .postcode = address ? str_or_null(in->postcode) : h.postcode,
	    .woonplaats = address ? str_or_null(in->woonplaats) : h.woonplaats,
	    .gemeente = h.gemeente != NULL ? h.gemeente : str_or_null(in->gemeente) }, err));
	if (!name)
		return ERR_OK;
	return q_huishouden_dossier_naam(w->tx, &(struct p_huishouden_dossier_naam){
	    .regio = w->regio, .huishouden = h.id, .naam = in->naam }, NULL, err);
}

/* ---- the name ---------------------------------------------------------------- */

/* "van Dijk" at the beginning of a name is "Van Dijk". */
static const char *
surname(struct arena *a, const struct huishouden_lid *l)
{
	char *s = arena_printf(a, "%s%s%s", l->voorvoegsel == NULL ? "" : l->voorvoegsel,
	    str_or_null(l->voorvoegsel) == NULL ? "" : " ", l->geslachtsnaam);

	if (s != NULL && s[0] >= 'a' && s[0] <= 'z')
		s[0] = (char)(s[0] - 'a' + 'A');
	return s;
}

static bool
has(const char *const *names, size_t n, const char *s)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], s) == 0)
			return true;
	return false;
}

static size_t
surnames(struct arena *a, const struct huishouden_lid *v, size_t n, bool kind,
    const char *names[NAMES_MAX])
{
	size_t found = 0;

	for (size_t i = 0; i < n && found < NAMES_MAX; i++) {
		const char *s;

		if (v[i].kind != kind || str_or_null(v[i].geslachtsnaam) == NULL ||
		    (s = surname(a, &v[i])) == NULL || has(names, found, s))
			continue;
		names[found++] = s;
	}
	return found;
}

const char *
huishouden_naam(struct arena *a, const struct huishouden_lid *v, size_t n)
{
	const char *names[NAMES_MAX], *s = NULL;
	size_t found = surnames(a, v, n, false, names);

	if (found == 0)
		found = surnames(a, v, n, true, names);
	if (found == 1)
		s = arena_strdup(a, names[0]);
	else if (found == 2)
		s = arena_printf(a, "%s – %s", names[0], names[1]);
	else if (found == 3)
		s = arena_printf(a, "%s – %s – %s", names[0], names[1], names[2]);
	if (s == NULL)
		return HUISHOUDEN_ONBEKEND;
	return strlen(s) > NAME_BYTES && found > 1 ? names[0] : s;
}

/* ---- members ------------------------------------------------------------------- */

enum err_code
huishouden_lid_eerste(struct werk *w, int64_t huishouden, int64_t persoon,
    const char *rol, struct err *err)
{
	return q_lid_insert(w->tx, &(struct p_lid_insert){ .regio = w->regio,
	    .id = db_new_id(), .huishouden = huishouden, .persoon = persoon, .rol = rol,
	    .van = date_iso(w->a, date_of_time(w->nu)) }, err);
}

enum err_code
huishouden_lid_erbij(struct werk *w, int64_t huishouden, int64_t persoon,
    const char *rol, struct err *err)
{
	struct q_lid_find *v;
	size_t n;

	TRY(q_lid_find(w->tx, w->a, &(struct p_lid_find){ .regio = w->regio,
	    .huishouden = huishouden, .persoon = persoon, .max = 1 }, &v, &n, err));
	if (n > 0)
		return ERR_OK;
	return huishouden_lid_eerste(w, huishouden, persoon, rol, err);
}

enum err_code
huishoudens_van_persoon(struct werk *w, int64_t persoon, int64_t **out, size_t *n_out,
    struct err *err)
{
	struct q_huishoudens_persoon *rows;
	int64_t *v;
	size_t n;

	TRY(q_huishoudens_persoon(w->tx, w->a, &(struct p_huishoudens_persoon){
	    .regio = w->regio, .persoon = persoon, .max = HUISHOUDENS_MAX }, &rows, &n,
	    err));
	if ((v = arena_new(w->a, int64_t, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = rows[i].huishouden;
	*out = v;
	*n_out = n;
	return ERR_OK;
}

/* ---- found again ------------------------------------------------------------------ */

struct candidate {
	struct huishouden_gevonden g;
	int		 rank;		/* 2 open dossier, 1 closed lately, 0 none; -1 not */
	size_t		 members;
};

static enum err_code
weigh(struct werk *w, struct candidate *c, struct err *err)
{
	struct dossier_gevonden d;
	struct zicht_dossier z;
	enum err_code rc;

	TRY(dossier_van_huishouden(w, c->g.id, &d, err));
	if (d.id == 0)
		return ERR_OK;
	rc = zicht_op_dossier(w->tx, w->a, w->wie, d.id, w->nu, &z, err);
	if (rc == ERR_NOT_FOUND) {
		/* Closed and hidden: it may have a new dossier, but not that one. */
		c->rank = d.open ? -1 : 0;
		return ERR_OK;
	}
	TRY(rc);
	c->g.dossier = d.id;
	c->g.open = d.open;
	c->rank = d.open ? 2 : 1;
	return ERR_OK;
}

static size_t
add(struct candidate *v, size_t n, int64_t huishouden)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].g.id == huishouden) {
			v[i].members++;
			return n;
		}
	if (n < FOUND_MAX)
		v[n++] = (struct candidate){ .g = { .id = huishouden }, .members = 1 };
	return n;
}

enum err_code
huishouden_vind(struct werk *w, const int64_t *personen, size_t n,
    struct huishouden_gevonden *out, struct err *err)
{
	struct candidate *v = arena_new(w->a, struct candidate, FOUND_MAX), *best = NULL;
	size_t found = 0, k;
	int64_t *ids;

	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		TRY(huishoudens_van_persoon(w, personen[i], &ids, &k, err));
		for (size_t j = 0; j < k; j++)
			found = add(v, found, ids[j]);
	}
	for (size_t i = 0; i < found; i++) {
		TRY(weigh(w, &v[i], err));
		if (v[i].rank >= 0 && (best == NULL || v[i].rank > best->rank ||
		    (v[i].rank == best->rank && v[i].members > best->members)))
			best = &v[i];
	}
	*out = best == NULL ? (struct huishouden_gevonden){ 0 } : best->g;
	return ERR_OK;
}
