#include "domain/genogram/genogram_intern.h"

#include <string.h>

#define RAND 14			/* room round the drawing */
#define POGINGEN 60

/* ---- symbols ------------------------------------------------------------------- */

static int
wortel(int v)
{
	int r = 0;

	while ((r + 1) * (r + 1) <= v)
		r++;
	return r;
}

int
geno_rand_opzij(enum geno_vorm v, int dy)
{
	int d = dy < 0 ? -dy : dy;

	switch (v) {
	case GENO_ROND:
		return wortel(GENO_R * GENO_R - d * d);
	case GENO_RUIT:
		return GENO_R - d;
	case GENO_DRIEHOEK:
		return (dy + GENO_R) / 2;
	default:
		return GENO_R;
	}
}

int
geno_rand_boven(enum geno_vorm v, int dx)
{
	int d = dx < 0 ? -dx : dx;

	switch (v) {
	case GENO_ROND:
		return wortel(GENO_R * GENO_R - d * d);
	case GENO_RUIT:
		return GENO_R - d;
	case GENO_DRIEHOEK:
		return GENO_R - 2 * d;
	default:
		return GENO_R;
	}
}

/* ---- input ---------------------------------------------------------------------- */

int
geno_band_van(const struct geno *g, enum geno_soort s, int a, int b)
{
	for (int i = 0; i < g->nb; i++)
		if (g->b[i].soort == s && (((int)g->b[i].a == a && (int)g->b[i].b == b) ||
		    ((int)g->b[i].a == b && (int)g->b[i].b == a)))
			return i;
	return GEEN;
}

/* Each tie once; mutual violence is one line with two arrows. A parent of one's
 * own parent stays: it is told apart from the first by its direction. */
static void
lees_band(struct geno *g, const struct geno_band *v, size_t at)
{
	int i = geno_band_van(g, v->soort, (int)v->a, (int)v->b);

	if (v->a == v->b || v->a >= (size_t)g->n || v->b >= (size_t)g->n)
		return;
	if (v->soort == GENO_OUDER)
		for (i = 0; i < g->nb; i++)
			if (g->b[i].soort == GENO_OUDER && g->b[i].a == v->a &&
			    g->b[i].b == v->b)
				break;
	if (i != GEEN && i < g->nb) {
		if (g->b[i].a != v->a && v->soort != GENO_OUDER)
			g->b[i].beide = true;
		return;
	}
	g->bron[g->nb] = (int)at;
	g->b[g->nb++] = *v;
}

/* ---- output ---------------------------------------------------------------------- */

int
geno_x(const struct geno *g, const struct pt *p)
{
	if (p->xs == X_BAAN)
		return g->baan[p->x].x;
	if (p->xs == X_BOVEN)
		return g->x[p->x] + p->xo;
	return g->x[p->x] + p->xo * geno_rand_opzij(g->p[p->x].vorm, p->yo);
}

static int
hoogte(const struct geno *g, const struct pt *p)
{
	if (p->ys == Y_SPOOR)
		return g->spoor[p->y].y;
	if (p->ys == Y_BOVEN)
		return g->y[g->rij[p->y]] - geno_rand_boven(g->p[p->y].vorm, p->yo);
	return g->y[p->y] + p->yo;
}

static void
punt_erbij(struct geno_lijn *l, int x, int y)
{
	if (l->n > 0 && l->p[l->n - 1].x == x && l->p[l->n - 1].y == y)
		return;
	if (l->n > 1 && ((l->p[l->n - 1].x == x && l->p[l->n - 2].x == x) ||
	    (l->p[l->n - 1].y == y && l->p[l->n - 2].y == y)))
		l->n--;
	l->p[l->n++] = (struct geno_punt){ x, y };
}

static enum err_code
lijnen(struct geno *g, struct geno_tekening *t, struct err *err)
{
	if ((t->lijnen = arena_new(g->a, struct geno_lijn, (size_t)g->nroute + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (int i = 0; i < g->nroute; i++) {
		const struct route *r = g->route[i];
		struct geno_lijn *l = &t->lijnen[t->nlijnen];

		*l = (struct geno_lijn){ .soort = r->soort, .net = (size_t)r->net,
		    .beide = r->beide, .p = arena_new(g->a, struct geno_punt,
		    (size_t)r->n + 1) };
		if (l->p == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		for (int k = 0; k < r->n; k++)
			punt_erbij(l, geno_x(g, &r->p[k]), hoogte(g, &r->p[k]));
		if (l->n > 1)
			t->nlijnen++;
	}
	return ERR_OK;
}

static enum err_code
huis(struct geno *g, const struct huis *h, struct geno_huis *out, struct err *err)
{
	struct geno_lijn l = { .p = arena_new(g->a, struct geno_punt,
	    (size_t)(h->r1 - h->r0 + 2) * 4 + 2) };
	const struct baan *b = g->baan;
	const struct spoor *s = g->spoor;

	if (l.p == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	punt_erbij(&l, b[h->links[h->r0]].x, s[h->sporen[h->r0]].y);
	for (int r = h->r0; r <= h->r1; r++) {
		punt_erbij(&l, b[h->rechts[r]].x, s[h->sporen[r]].y);
		punt_erbij(&l, b[h->rechts[r]].x, s[h->sporen[r + 1]].y);
	}
	for (int r = h->r1; r >= h->r0; r--) {
		punt_erbij(&l, b[h->links[r]].x, s[h->sporen[r + 1]].y);
		punt_erbij(&l, b[h->links[r]].x, s[h->sporen[r]].y);
	}
	out->p = l.p;
	out->n = l.n;
	out->naam = (struct geno_punt){ g->x[h->eerste], g->y[h->r1] + GENO_R +
	    GENO_LABEL_HOOG + GENO_LABEL_HUIS - 4 };
	return ERR_OK;
}

/* Everything a little to the right, so that nothing stands at less than RAND. */
static void
schuif(struct geno_tekening *t, size_t n)
{
	int min = 0, max = 0;
	bool eerste = true;

#define MEET(v, d) do { \
	if (eerste || (v) - (d) < min) \
		min = (v) - (d); \
	if (eerste || (v) + (d) > max) \
		max = (v) + (d); \
	eerste = false; \
} while (0)
	for (size_t i = 0; i < n; i++)
		MEET(t->plaats[i].x, GENO_LABEL);
	for (size_t i = 0; i < t->nlijnen; i++)
		for (size_t k = 0; k < t->lijnen[i].n; k++)
			MEET(t->lijnen[i].p[k].x, 5);
	for (size_t i = 0; i < t->nhuizen; i++)
		for (size_t k = 0; k < t->huizen[i].n; k++)
			MEET(t->huizen[i].p[k].x, 1);
#undef MEET
	for (size_t i = 0; i < n; i++)
		t->plaats[i].x += RAND - min;
	for (size_t i = 0; i < t->nlijnen; i++)
		for (size_t k = 0; k < t->lijnen[i].n; k++)
			t->lijnen[i].p[k].x += RAND - min;
	for (size_t i = 0; i < t->nhuizen; i++) {
		t->huizen[i].naam.x += RAND - min;
		for (size_t k = 0; k < t->huizen[i].n; k++)
			t->huizen[i].p[k].x += RAND - min;
	}
	t->breed = max - min + 2 * RAND;
}

static enum err_code
uit(struct geno *g, size_t nbanden, struct geno_tekening *t, struct err *err)
{
	size_t n = (size_t)g->n;

	*t = (struct geno_tekening){ .rijen = g->rijen, .hoog = g->hoog,
	    .plaats = arena_new(g->a, struct geno_punt, n + 1),
	    .rij = arena_new(g->a, int, n + 1),
	    .getekend = arena_new(g->a, bool, nbanden + 1),
	    .huizen = arena_new(g->a, struct geno_huis, (size_t)g->nhuis + 1) };
	if (t->plaats == NULL || t->rij == NULL || t->getekend == NULL || t->huizen == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (int i = 0; i < g->n; i++) {
		t->plaats[i] = (struct geno_punt){ g->x[i], g->y[g->rij[i]] };
		t->rij[i] = g->rij[i];
	}
	TRY(lijnen(g, t, err));
	for (int i = 0; i < g->nhuis; i++)
		TRY(huis(g, &g->huis[i], &t->huizen[t->nhuizen++], err));
	schuif(t, n);
	for (int i = 0; i < g->nb; i++)
		t->getekend[g->bron[i]] = g->getekend[i];
	return ERR_OK;
}

enum err_code
genogram_teken(struct arena *a, const struct geno_persoon *p, size_t n,
    const struct geno_band *b, size_t nb, struct geno_tekening *out, struct err *err)
{
	struct geno *g = arena_new(a, struct geno, 1);
	bool goed = false;

	if (n > GENO_MAX || nb > GENO_BANDEN_MAX)
		return FAIL(err, ERR_LIMIT, "too many people for a drawing");
	if (g == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	g->a = a;
	g->p = p;
	g->n = (int)n;
	for (size_t i = 0; i < nb; i++)
		lees_band(g, &b[i], i);
	geno_rijen(g);
	geno_orde(g);
	if (!geno_routes(g))
		return FAIL(err, ERR_LIMIT, "too many lines for a drawing");
	for (int k = 0; k < POGINGEN && !goed; k++) {
		geno_plaats(g);
		goed = geno_banen(g);
	}
	if (!goed)
		return FAIL(err, ERR_LIMIT, "no room for all lines");
	geno_huizen(g);
	geno_sporen(g);
	return uit(g, nb, out, err);
}
