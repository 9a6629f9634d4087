/* gezin.c - reads the family of a dossier. */
#include "domain/gezin/gezin.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/persoon/persoon.h"
#include "domain/regio/regio.h"
#include "domain/regio/regio_controle.h"
#include "domain/samenvoegen/samenvoegen.h"
#include "gezin_sql.h"

#define GEWELD_LEES 2000	/* the same two in many reports: put together here */

/* ---- people ---------------------------------------------------------------------- */

static const char *
eerste_woord(struct arena *a, const char *naam)
{
	const char *s = arena_strndup(a, naam, strcspn(naam, " "));

	return s == NULL ? naam : s;
}

static size_t
zoek(const struct gezin *g, int64_t id)
{
	size_t i = 0;

	while (i < g->n && g->personen[i].id != id)
		i++;
	return i;
}

static void
leden(struct werk *w, const struct lid *v, size_t n, struct gezin *g)
{
	for (size_t i = 0; i < n && g->n < GEZIN_MAX; i++)
		g->personen[g->n++] = (struct gezin_persoon){ .id = v[i].persoon,
		    .naam = v[i].naam, .kort = eerste_woord(w->a, v[i].naam),
		    .geslacht = v[i].geslacht, .geboren = v[i].geboren, .rol = v[i].rol,
		    .hoedanigheid = v[i].hoedanigheid, .overleden = v[i].overleden,
		    .samen = v[i].in_huis, .lid = true, .geheim = v[i].geheim,
		    .meer_nummers = v[i].meer_nummers };
}

/* The place of a number, or of the one it is read under. */
static enum err_code
zoek_wortel(struct werk *w, const struct gezin *g, int64_t *id, size_t *out, struct err *err)
{
	*out = zoek(g, *id);
	if (*out < g->n)
		return ERR_OK;
	TRY(persoon_wortel(w, *id, id, err));
	*out = zoek(g, *id);
	return ERR_OK;
}

/* Somebody outside the dossier, when w->wie may know of him. SIZE_MAX: not. */
static enum err_code
erbij(struct werk *w, int64_t id, struct gezin *g, size_t *out, struct err *err)
{
	struct persoon p;
	bool seen;

	TRY(zoek_wortel(w, g, &id, out, err));
	if (*out < g->n)
		return ERR_OK;
	*out = SIZE_MAX;
	if (g->n == GEZIN_MAX)
		return ERR_OK;
	TRY(persoon_zichtbaar(w, id, &seen, err));
	if (!seen)
		return ERR_OK;
	TRY(persoon_laad(w, id, &p, err));
	g->personen[g->n] = (struct gezin_persoon){ .id = id, .naam = persoon_naam(w->a, &p),
	    .geslacht = p.geslacht, .geboren = p.geboren, .overleden = p.overleden != NULL,
	    .geheim = p.geheim };
	g->personen[g->n].kort = eerste_woord(w->a, g->personen[g->n].naam);
	*out = g->n++;
	return ERR_OK;
}

/* ---- ties -------------------------------------------------------------------------- */

static bool
extra_is(struct werk *w, const char *lijst, const char *code, const char *naam,
    const char *waarde)
{
	const char *v = code == NULL ? NULL : regio_extra(w->a, regio_code_extra(
	    w->gegevens, lijst, code), naam);

	return v != NULL && strcmp(v, waarde) == 0;
}

/* How a tie is drawn; who is a friend or a landlord belongs round the family. */
static bool
teken_als(struct werk *w, const char *soort, bool voorbij, struct gezin_band *b)
{
	const char *extra = regio_code_extra(w->gegevens, "relatie", soort);
	const char *geno = regio_extra(w->a, extra, "geno");
	const char *stap = regio_extra(w->a, extra, "stap");

	if (geno == NULL)
		return false;
	b->stap = stap == NULL ? 0 : (int)strtol(stap, NULL, 10);
	b->geno = strcmp(geno, "ouder") == 0 || strcmp(geno, "kind") == 0 ? GENO_OUDER :
	    strcmp(geno, "partner") == 0 ? (voorbij ? GENO_EX : GENO_PARTNER) :
	    strcmp(geno, "ex") == 0 ? GENO_EX :
	    strcmp(geno, "broer") == 0 ? GENO_BROER : GENO_FAMILIE;
	if (strcmp(geno, "kind") == 0) {
		size_t a = b->a;

		b->a = b->b;
		b->b = a;
		b->soort = RELATIE_OUDER;
		b->naam = regio_code_naam(w->gegevens, "relatie", b->soort);
	}
	return !voorbij || b->geno == GENO_EX || b->geno == GENO_OUDER;
}

static enum err_code
relatie(struct werk *w, const struct q_gezin_relaties *r, struct gezin *g, struct err *err)
{
	const char *today = date_iso(w->a, date_of_time(w->nu));
	struct gezin_band *v = &g->banden[g->nbanden];
	size_t a, b;

	for (size_t i = 0; i < g->nbanden; i++)
		if (g->banden[i].id == r->id)
			return ERR_OK;
	if (g->nbanden == GEZIN_BANDEN_MAX)
		return ERR_OK;
	TRY(erbij(w, r->persoon, g, &a, err));
	TRY(erbij(w, r->ander, g, &b, err));
	if (a == SIZE_MAX || b == SIZE_MAX)
		return ERR_OK;
	*v = (struct gezin_band){ .id = r->id, .a = a, .b = b, .relatie = true,
	    .soort = r->soort, .naam = regio_code_naam(w->gegevens, "relatie", r->soort),
	    .van = r->van, .tot = r->tot, .bron = r->bron, .twijfel = r->twijfel };
	v->tekenen = teken_als(w, r->soort, r->tot != NULL && today != NULL &&
	    strcmp(r->tot, today) <= 0, v);
	g->nbanden++;
	return ERR_OK;
}

static int
op_id(const void *x, const void *y)
{
	const struct q_gezin_relaties *a = x, *b = y;

	return (a->id > b->id) - (a->id < b->id);
}

static enum err_code
relaties_van(struct werk *w, int64_t persoon, struct gezin *g, struct err *err)
{
	struct q_gezin_relaties *r;
	size_t n;

	TRY(q_gezin_relaties(w->tx, w->a, &(struct p_gezin_relaties){ .regio = w->regio,
	    .persoon = persoon, .max = GEZIN_BANDEN_MAX }, &r, &n, err));
	if (n > 1)
		qsort(r, n, sizeof(*r), op_id);
	for (size_t i = 0; i < n; i++)
		TRY(relatie(w, &r[i], g, err));
	return ERR_OK;
}

/* Of each member, under all numbers that are his. */
static enum err_code
relaties(struct werk *w, struct gezin *g, struct err *err)
{
	for (size_t i = 0, leden = g->n; i < leden; i++) {
		int64_t zelf = g->personen[i].id, *groep = &zelf;
		size_t k = 1;

		if (g->personen[i].meer_nummers)
			TRY(persoon_groep(w, zelf, &groep, &k, err));
		for (size_t j = 0; j < k; j++)
			TRY(relaties_van(w, groep[j], g, err));
	}
	return ERR_OK;
}

static struct gezin_band *
nieuwe_band(struct gezin *g, size_t a, size_t b, const char *soort)
{
	bool steun = strcmp(soort, BAND_STEUN) == 0;

	if (a >= g->n || b >= g->n || a == b || g->nbanden == GEZIN_BANDEN_MAX)
		return NULL;
	for (size_t i = 0; i < g->nbanden; i++) {
		struct gezin_band *v = &g->banden[i];

		if (v->relatie || strcmp(v->soort, soort) != 0 || v->tot != NULL)
			continue;
		if (v->a == a && v->b == b)
			return NULL;
		if (v->a == b && v->b == a) {
			v->beide = true;
			return NULL;
		}
	}
	g->banden[g->nbanden] = (struct gezin_band){ .a = a, .b = b, .soort = soort,
	    .tekenen = true, .geno = steun ? GENO_STEUN : GENO_GEWELD };
	return &g->banden[g->nbanden++];
}

static int
op_mensen(const void *x, const void *y)
{
	const struct q_gezin_geweld *a = x, *b = y;

	if (a->pleger != b->pleger)
		return a->pleger < b->pleger ? -1 : 1;
	return (a->slachtoffer > b->slachtoffer) - (a->slachtoffer < b->slachtoffer);
}

/* What was written down goes before what follows from reports. */
static enum err_code
banden(struct werk *w, int64_t dossier, struct gezin *g, struct err *err)
{
	const char *today = date_iso(w->a, date_of_time(w->nu));
	struct q_gezin_banden *r;
	struct q_gezin_geweld *m;
	struct gezin_band *v;
	size_t n, a, b;

	TRY(q_gezin_banden(w->tx, w->a, &(struct p_gezin_banden){ .regio = w->regio,
	    .dossier = dossier, .max = GEZIN_BANDEN_MAX }, &r, &n, err));
	for (size_t i = 0; i < n; i++) {
		TRY(zoek_wortel(w, g, &r[i].persoon, &a, err));
		TRY(zoek_wortel(w, g, &r[i].ander, &b, err));
		if ((v = nieuwe_band(g, a, b, r[i].soort)) == NULL)
			continue;
		v->id = r[i].id;
		v->naam = regio_code_naam(w->gegevens, "band", r[i].soort);
		v->van = r[i].van;
		v->tot = r[i].tot;
		v->bron = r[i].bron;
		v->beide = r[i].wederzijds != 0;
		v->tekenen = r[i].tot == NULL || (today != NULL && strcmp(r[i].tot,
		    today) > 0);
	}
	TRY(q_gezin_geweld(w->tx, w->a, &(struct p_gezin_geweld){ .regio = w->regio,
	    .dossier = dossier, .max = GEWELD_LEES }, &m, &n, err));
	qsort(m, n, sizeof(*m), op_mensen);
	for (size_t i = 0; i < n; i++) {
		TRY(zoek_wortel(w, g, &m[i].pleger, &a, err));
		TRY(zoek_wortel(w, g, &m[i].slachtoffer, &b, err));
		if ((v = nieuwe_band(g, a, b, BAND_GEWELD)) != NULL)
			v->naam = regio_code_naam(w->gegevens, "band", BAND_GEWELD);
	}
	return ERR_OK;
}

static bool
heeft_ouder(const struct gezin *g, size_t i, bool als_kind)
{
	for (size_t k = 0; k < g->nbanden; k++)
		if (g->banden[k].geno == GENO_OUDER && g->banden[k].relatie &&
		    (als_kind ? g->banden[k].b : g->banden[k].a) == i)
			return true;
	return false;
}

/* A report says "ouder" and "kind" of people in one house, and nobody wrote
 * down whose parent: drawn by their roles, and said so. */
static void
uit_rollen(struct werk *w, struct gezin *g)
{
	size_t ouders[GEZIN_MAX], kinderen[GEZIN_MAX], no = 0, nk = 0;

	for (size_t i = 0; i < g->n; i++) {
		const char *rol = g->personen[i].lid ? g->personen[i].rol : NULL;

		if (extra_is(w, "jeugdzorgrol", rol, "geno", "ouder") &&
		    !heeft_ouder(g, i, false))
			ouders[no++] = i;
		else if (extra_is(w, "jeugdzorgrol", rol, "geno", "kind") &&
		    !heeft_ouder(g, i, true))
			kinderen[nk++] = i;
	}
	if (no > 2)		/* whose is whose cannot be told */
		return;
	for (size_t i = 0; i < no; i++)
		for (size_t k = 0; k < nk && g->nbanden < GEZIN_BANDEN_MAX; k++)
			g->banden[g->nbanden++] = (struct gezin_band){ .a = ouders[i],
			    .b = kinderen[k], .relatie = true, .soort = RELATIE_OUDER,
			    .naam = regio_code_naam(w->gegevens, "relatie", RELATIE_OUDER),
			    .tekenen = true, .geno = GENO_OUDER };
}

enum err_code
gezin_lees(struct werk *w, int64_t dossier, const struct lid *v, size_t n,
    struct gezin *out, struct err *err)
{
	struct gezin g = { .personen = arena_new(w->a, struct gezin_persoon, GEZIN_MAX),
	    .banden = arena_new(w->a, struct gezin_band, GEZIN_BANDEN_MAX) };

	if (g.personen == NULL || g.banden == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	leden(w, v, n, &g);
	TRY(relaties(w, &g, err));
	TRY(banden(w, dossier, &g, err));
	uit_rollen(w, &g);
	*out = g;
	return ERR_OK;
}

/* ---- the drawing -------------------------------------------------------------------- */

enum geno_vorm
gezin_vorm(const struct gezin_persoon *p)
{
	if (p->geboren != NULL && strcmp(p->geboren, BIRTH_UNBORN) == 0)
		return GENO_DRIEHOEK;
	return strcmp(p->geslacht, "M") == 0 ? GENO_VIERKANT :
	    strcmp(p->geslacht, "V") == 0 ? GENO_ROND : GENO_RUIT;
}

/* Who has no tie to the family and does not live there is told in the list. */
static bool
tekenen(const struct gezin *g, size_t i)
{
	if (g->personen[i].samen)
		return true;
	for (size_t k = 0; k < g->nbanden; k++)
		if (g->banden[k].tekenen && (g->banden[k].a == i || g->banden[k].b == i))
			return true;
	return false;
}

enum err_code
gezin_teken(struct arena *a, const struct gezin *g, int32_t vandaag,
    struct geno_tekening *out, struct err *err)
{
	struct geno_persoon *p = arena_new(a, struct geno_persoon, g->n + 1);
	struct geno_band *b = arena_new(a, struct geno_band, g->nbanden + 1);
	size_t *plek = arena_new(a, size_t, g->n + 1), *van = arena_new(a, size_t,
	    g->n + 1), *bron = arena_new(a, size_t, g->nbanden + 1), n = 0, nb = 0;
	struct geno_tekening t;
	bool *drawn = arena_new(a, bool, g->nbanden + 1);
	struct geno_punt *at = arena_new(a, struct geno_punt, g->n + 1);

	if (p == NULL || b == NULL || plek == NULL || van == NULL || bron == NULL ||
	    drawn == NULL || at == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < g->n; i++) {
		const struct gezin_persoon *x = &g->personen[i];
		int age = x->geboren == NULL ? -1 : birth_age(x->geboren, vandaag);

		plek[i] = SIZE_MAX;
		if (!tekenen(g, i))
			continue;
		p[n] = (struct geno_persoon){ .vorm = gezin_vorm(x), .samen = x->samen,
		    .niveau = gezin_vorm(x) == GENO_DRIEHOEK || (age >= 0 && age < 18),
		    .leeftijd = age };
		van[n] = i;
		plek[i] = n++;
	}
	for (size_t k = 0; k < g->nbanden; k++)
		if (g->banden[k].tekenen) {
			bron[nb] = k;
			b[nb++] = (struct geno_band){ g->banden[k].geno,
			    plek[g->banden[k].a], plek[g->banden[k].b], g->banden[k].stap,
			    g->banden[k].beide };
		}
	TRY(genogram_teken(a, p, n, b, nb, &t, err));
	for (size_t i = 0; i < g->n; i++)
		at[i] = (struct geno_punt){ -1, -1 };
	for (size_t i = 0; i < n; i++)
		at[van[i]] = t.plaats[i];
	for (size_t k = 0; k < nb; k++)
		drawn[bron[k]] = t.getekend[k];
	t.plaats = at;
	t.getekend = drawn;
	*out = t;
	return ERR_OK;
}
