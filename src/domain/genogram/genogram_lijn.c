/* genogram_lijn.c - the way of each line, by the names of lanes and tracks. */
#include "domain/genogram/genogram_intern.h"

/* Heights at the side of a symbol, and places on top of it, in order of taste. */
static const int hoogten[] = { -8, 8, -16, 16, 0, -22, 22 };
static const int toppen[] = { 0, 10, -10, 18, -18 };
#define NHOOGTEN ((int)(sizeof(hoogten) / sizeof(hoogten[0])))
#define NTOPPEN ((int)(sizeof(toppen) / sizeof(toppen[0])))

/* ---- pieces ---------------------------------------------------------------------- */

static int
nieuwe_baan(struct geno *g, int rij, int gat, int net, bool op, bool neer)
{
	if (g->nbaan == BANEN_MAX)
		return GEEN;
	g->baan[g->nbaan] = (struct baan){ .rij = rij, .gat = gat, .net = net, .op = op,
	    .neer = neer, .wens = GEEN, .l = GEEN, .r = GEEN };
	return g->nbaan++;
}

static int
nieuw_spoor(struct geno *g, int kanaal, int net, int rang)
{
	if (g->nspoor == SPOREN_MAX)
		return GEEN;
	g->spoor[g->nspoor] = (struct spoor){ .kanaal = kanaal, .net = net, .rang = rang };
	return g->nspoor++;
}

/* A height in a gap that no other line has there. */
static bool
hoogte_vrij(struct geno *g, int rij, int gat, int *out)
{
	for (int i = 0; i < NHOOGTEN; i++)
		if ((g->poort[rij][gat] & 1 << i) == 0) {
			g->poort[rij][gat] |= 1 << i;
			*out = hoogten[i];
			return true;
		}
	return false;
}

/* The middle of the top is kept for the line of the parents. */
static bool
top_vrij(struct geno *g, int x, int *out)
{
	for (int i = g->gezin_van[x] != GEEN ? 1 : 0; i < NTOPPEN; i++)
		if ((g->boven[x] & 1 << i) == 0 && (g->p[x].vorm != GENO_DRIEHOEK ||
		    (toppen[i] < 12 && toppen[i] > -12))) {
			g->boven[x] |= 1 << i;
			*out = toppen[i];
			return true;
		}
	return false;
}

static struct route *
nieuwe_route(struct geno *g, enum geno_soort s, int net, bool beide)
{
	struct route *r;

	if (g->nroute == LIJNEN_MAX || (r = arena_new(g->a, struct route, 1)) == NULL)
		return NULL;
	*r = (struct route){ .soort = s, .net = net, .beide = beide };
	return g->route[g->nroute++] = r;
}

static void
punt(struct route *r, struct pt p)
{
	if (r->n < PUNTEN_MAX)
		r->p[r->n++] = p;
}

#define ZIJ(pers, kant, rij, dy) \
	(struct pt){ X_ZIJ, (pers), (kant), Y_RIJ, (rij), (dy) }
#define BOVEN(pers, off) (struct pt){ X_BOVEN, (pers), (off), Y_BOVEN, (pers), (off) }
#define BAAN_RIJ(b, rij, dy) (struct pt){ X_BAAN, (b), 0, Y_RIJ, (rij), (dy) }
#define BAAN_SPOOR(b, s) (struct pt){ X_BAAN, (b), 0, Y_SPOOR, (s), 0 }
#define BOVEN_SPOOR(pers, off, s) (struct pt){ X_BOVEN, (pers), (off), Y_SPOOR, (s), 0 }

/* ---- side by side ------------------------------------------------------------------ */

static bool
naast(struct geno *g, enum geno_soort s, int a, int b, int net, bool beide, int *dy)
{
	int kant = g->plek[a] < g->plek[b] ? 1 : -1;
	int gat = kant > 0 ? g->plek[b] : g->plek[a];
	struct route *r;

	if (!hoogte_vrij(g, g->rij[a], gat, dy) ||
	    (r = nieuwe_route(g, s, net, beide)) == NULL)
		return false;
	punt(r, ZIJ(a, kant, g->rij[a], *dy));
	punt(r, ZIJ(b, -kant, g->rij[b], *dy));
	return true;
}

/* ---- couples and their children -------------------------------------------------------- */

/* The line of two parents who do not stand side by side, below the row. Gives
 * its track. */
static bool
paar_ver(struct geno *g, enum geno_soort s, int a, int b, int net, int *spoor, int *l, int *r)
{
	int rij = g->rij[a], kant = g->plek[a] < g->plek[b] ? 1 : -1, da, db, ba, bb;
	int ga = kant > 0 ? g->plek[a] + 1 : g->plek[a];
	int gb = kant > 0 ? g->plek[b] : g->plek[b] + 1;
	struct route *w;

	if (!hoogte_vrij(g, rij, ga, &da) || !hoogte_vrij(g, rij, gb, &db))
		return false;
	ba = nieuwe_baan(g, rij, ga, net, false, true);
	bb = nieuwe_baan(g, rij, gb, net, false, true);
	*spoor = nieuw_spoor(g, rij + 1, net, 2);
	if (ba == GEEN || bb == GEEN || *spoor == GEEN ||
	    (w = nieuwe_route(g, s, net, false)) == NULL)
		return false;
	punt(w, ZIJ(a, kant, rij, da));
	punt(w, BAAN_RIJ(ba, rij, da));
	punt(w, BAAN_SPOOR(ba, *spoor));
	punt(w, BAAN_SPOOR(bb, *spoor));
	punt(w, BAAN_RIJ(bb, rij, db));
	punt(w, ZIJ(b, -kant, rij, db));
	*l = kant > 0 ? ba : bb;
	*r = kant > 0 ? bb : ba;
	return true;
}

/* The children hang from lane `baan`, that begins at `begin`. */
static bool
hang(struct geno *g, const struct gezin *f, int net, int baan, struct pt begin)
{
	int spoor = nieuw_spoor(g, g->rij[f->kind[0]], net, 5);

	if (spoor == GEEN)
		return false;
	if (f->n == 1)
		g->baan[baan].wens = f->kind[0];
	for (int i = 0; i < f->n; i++) {
		struct route *r = nieuwe_route(g, GENO_OUDER, net, false);

		if (r == NULL)
			return false;
		if (i == 0)
			punt(r, begin);
		punt(r, BAAN_SPOOR(baan, spoor));
		punt(r, BOVEN_SPOOR(f->kind[i], 0, spoor));
		punt(r, BOVEN(f->kind[i], 0));
		g->boven[f->kind[i]] |= 1;
	}
	return true;
}

static bool
een_ouder(struct geno *g, const struct gezin *f, int net)
{
	int rij = g->rij[f->a], som = 0, dy, gat, kant, baan;
	struct route *r;

	for (int i = 0; i < f->n; i++)
		som += g->plek[f->kind[i]] - g->plek[f->a];
	kant = g->plek[f->a] == g->nlid[rij] - 1 ? 1 : g->plek[f->a] == 0 ? -1 :
	    som < 0 ? -1 : 1;
	gat = g->plek[f->a] + (kant > 0 ? 1 : 0);
	if (!hoogte_vrij(g, rij, gat, &dy) ||
	    (baan = nieuwe_baan(g, rij, gat, net, false, true)) == GEEN ||
	    (r = nieuwe_route(g, GENO_OUDER, net, false)) == NULL)
		return false;
	punt(r, ZIJ(f->a, kant, rij, dy));
	punt(r, BAAN_RIJ(baan, rij, dy));
	return hang(g, f, net, baan, BAAN_RIJ(baan, rij, dy));
}

/* The tie that makes two people a couple, or GEEN. */
static int
paar_band(const struct geno *g, int a, int b)
{
	int i = geno_band_van(g, GENO_PARTNER, a, b);

	return i != GEEN ? i : geno_band_van(g, GENO_EX, a, b);
}

static bool
paar(struct geno *g, int a, int b, enum geno_soort s, const struct gezin *f)
{
	int net = g->nnet++, dy, spoor, l, r, baan;

	if (geno_naast(g, a, b)) {
		int gat = g->plek[a] > g->plek[b] ? g->plek[a] : g->plek[b];

		if (!naast(g, s, a, b, net, false, &dy))
			return false;
		if (f == NULL)
			return true;
		if ((baan = nieuwe_baan(g, g->rij[a], gat, net, false, true)) == GEEN)
			return false;
		return hang(g, f, net, baan, BAAN_RIJ(baan, g->rij[a], dy));
	}
	if (!paar_ver(g, s, a, b, net, &spoor, &l, &r))
		return false;
	if (f == NULL)
		return true;
	if ((baan = nieuwe_baan(g, GEEN, g->rij[a] + 1, net, false, true)) == GEEN)
		return false;
	g->baan[baan].l = l;
	g->baan[baan].r = r;
	return hang(g, f, net, baan, BAAN_SPOOR(baan, spoor));
}

static bool
getekende_ouders(struct geno *g, const struct gezin *f)
{
	for (int i = 0; i < g->nb; i++)
		for (int k = 0; k < f->n; k++)
			if (g->b[i].soort == GENO_OUDER && (int)g->b[i].b == f->kind[k] &&
			    ((int)g->b[i].a == f->a || (int)g->b[i].a == f->b))
				g->getekend[i] = true;
	return true;
}

static bool
paren(struct geno *g)
{
	for (int k = 0; k < g->ngezin; k++) {
		const struct gezin *f = &g->gezin[k];
		int i = f->b == GEEN ? GEEN : paar_band(g, f->a, f->b);

		if (f->b == GEEN ? !een_ouder(g, f, g->nnet++) : !paar(g, f->a, f->b,
		    i == GEEN ? GENO_OUDERS : g->b[i].soort, f))
			return false;
		if (i != GEEN)
			g->getekend[i] = true;
		(void)getekende_ouders(g, f);
	}
	for (int i = 0; i < g->nb; i++) {
		int a = (int)g->b[i].a, b = (int)g->b[i].b, p = paar_band(g, a, b);

		if ((g->b[i].soort != GENO_PARTNER && g->b[i].soort != GENO_EX) ||
		    g->getekend[i] || g->rij[a] != g->rij[b])
			continue;
		if (p != i) {		/* a couple again: that line says it */
			g->getekend[i] = true;
			continue;
		}
		if (!paar(g, a, b, g->b[i].soort, NULL))
			return false;
		g->getekend[i] = true;
	}
	return true;
}

/* ---- all other ties ------------------------------------------------------------------------ */

/* From top to top, over the row. */
static bool
boven_langs(struct geno *g, const struct geno_band *v, int net)
{
	int a = (int)v->a, b = (int)v->b, oa, ob, spoor;
	struct route *r;

	if (!top_vrij(g, a, &oa) || !top_vrij(g, b, &ob) ||
	    (spoor = nieuw_spoor(g, g->rij[a], net, 6)) == GEEN ||
	    (r = nieuwe_route(g, v->soort, net, v->beide)) == NULL)
		return false;
	punt(r, BOVEN(a, oa));
	punt(r, BOVEN_SPOOR(a, oa, spoor));
	punt(r, BOVEN_SPOOR(b, ob, spoor));
	punt(r, BOVEN(b, ob));
	return true;
}

/* The gap of a row on the way from here to there. */
static int
onderweg(const struct geno *g, int rij, int van, int naar)
{
	int n = g->nlid[rij], a = g->nlid[g->rij[van]], b = g->nlid[g->rij[naar]];
	int at = (2 * g->plek[van] + 1) * 50 / a + (2 * g->plek[naar] + 1) * 50 / b;

	return (at * n + 50) / 100 > n ? n : (at * n + 50) / 100;
}

/* From the side of the upper one down to the top of the lower one. */
static bool
omlaag(struct geno *g, const struct geno_band *v, int net)
{
	bool om = g->rij[v->a] > g->rij[v->b];
	int boven = (int)(om ? v->b : v->a), onder = (int)(om ? v->a : v->b);
	int r0 = g->rij[boven], r1 = g->rij[onder], dy, top, spoor = GEEN, n;
	int kant = g->plek[onder] * g->nlid[r0] < g->plek[boven] * g->nlid[r1] ? -1 : 1;
	int gat = g->plek[boven] + (kant > 0 ? 1 : 0), baan;
	struct route *r;

	if (!hoogte_vrij(g, r0, gat, &dy) || !top_vrij(g, onder, &top) ||
	    (baan = nieuwe_baan(g, r0, gat, net, false, true)) == GEEN ||
	    (r = nieuwe_route(g, v->soort, net, v->beide)) == NULL)
		return false;
	punt(r, ZIJ(boven, kant, r0, dy));
	punt(r, BAAN_RIJ(baan, r0, dy));
	for (int rij = r0 + 1; rij <= r1; rij++) {
		if ((spoor = nieuw_spoor(g, rij, net, 4)) == GEEN)
			return false;
		punt(r, BAAN_SPOOR(baan, spoor));
		if (rij == r1)
			break;
		if ((baan = nieuwe_baan(g, rij, onderweg(g, rij, boven, onder), net, true,
		    true)) == GEEN)
			return false;
		punt(r, BAAN_SPOOR(baan, spoor));
	}
	punt(r, BOVEN_SPOOR(onder, top, spoor));
	punt(r, BOVEN(onder, top));
	n = r->n;
	for (int i = 0; om && i < n / 2; i++) {	/* an arrow points to b */
		struct pt p = r->p[i];

		r->p[i] = r->p[n - 1 - i];
		r->p[n - 1 - i] = p;
	}
	return true;
}

/* Are these two tied by the drawing already, by parents? */
static bool
volgt(const struct geno *g, const struct geno_band *v)
{
	bool in[GENO_MAX] = { false }, meer = true;

	in[v->a] = true;
	while (meer) {
		meer = false;
		for (int i = 0; i < g->nb; i++)
			if (g->b[i].soort == GENO_OUDER && g->getekend[i] &&
			    in[g->b[i].a] != in[g->b[i].b]) {
				in[g->b[i].a] = in[g->b[i].b] = true;
				meer = true;
			}
	}
	return in[v->b];
}

static bool
overig(struct geno *g, int i)
{
	const struct geno_band *v = &g->b[i];
	int a = (int)v->a, b = (int)v->b, dy, net = g->nnet++;
	struct geno *k = g;

	if ((v->soort == GENO_FAMILIE || v->soort == GENO_BROER) && volgt(g, v))
		return true;
	if (v->soort == GENO_OUDER && g->rij[a] >= g->rij[b])
		return false;
	if (g->rij[a] != g->rij[b])
		return omlaag(k, v, net);
	if (geno_naast(g, a, b) && v->soort != GENO_BROER && v->soort != GENO_FAMILIE)
		return naast(g, v->soort, a, b, net, v->beide, &dy);
	return boven_langs(k, v, net);
}

/* ---- the household ------------------------------------------------------------------------- */

/* Lanes for the sides of each run of members; how runs join comes later. */
static bool
huizen(struct geno *g)
{
	for (int r = 0; r < g->rijen; r++)
		for (int i = 0; i < g->nlid[r]; i++) {
			int k = i;
			struct huis *h = &g->huis[g->nhuis];

			if (!g->p[g->lid[r][i]].samen)
				continue;
			while (k + 1 < g->nlid[r] && g->p[g->lid[r][k + 1]].samen)
				k++;
			*h = (struct huis){ .r0 = r, .r1 = r, .eerste = g->lid[r][i] };
			h->links[r] = nieuwe_baan(g, r, i, g->nnet, true, true);
			h->rechts[r] = nieuwe_baan(g, r, k + 1, g->nnet, true, true);
			if (h->links[r] == GEEN || h->rechts[r] == GEEN)
				return false;
			g->nhuis++;
			g->nnet++;
			i = k;
		}
	return true;
}

/* Runs in rows that touch, one above the other, become one outline. */
static bool
sluit_aan(const struct geno *g, const struct huis *u, const struct huis *o)
{
	return u->r1 + 1 == o->r0 &&
	    g->baan[u->links[u->r1]].x + 12 < g->baan[o->rechts[o->r0]].x &&
	    g->baan[o->links[o->r0]].x + 12 < g->baan[u->rechts[u->r1]].x;
}

static int
runs(const struct geno *g, int r)
{
	int tel = 0;

	for (int i = 0; i < g->nhuis; i++)
		tel += g->huis[i].r0 <= r && g->huis[i].r1 >= r;
	return tel;
}

void
geno_huizen(struct geno *g)
{
	for (int i = 0; i < g->nhuis; i++)
		for (int k = i + 1; k < g->nhuis; k++) {
			struct huis *u = &g->huis[i], *o = &g->huis[k];

			if (!sluit_aan(g, u, o) || runs(g, u->r1) != 1 || runs(g, o->r0) != 1)
				continue;
			u->links[o->r0] = o->links[o->r0];
			u->rechts[o->r0] = o->rechts[o->r0];
			u->r1 = o->r0;
			u->eerste = o->eerste;
			*o = g->huis[--g->nhuis];
			k = i;
		}
	for (int i = 0; i < g->nhuis; i++) {
		struct huis *h = &g->huis[i];

		for (int r = h->r0; r <= h->r1 + 1; r++)
			h->sporen[r] = nieuw_spoor(g, r, g->nnet + i, r == h->r0 ? 7 :
			    r > h->r1 ? 1 : 3);
		g->huisnaam[h->r1] = true;
	}
}

bool
geno_routes(struct geno *g)
{
	if (!paren(g))
		return false;
	for (int i = 0; i < g->nb; i++)
		if (!g->getekend[i] && g->b[i].soort != GENO_OUDER)
			g->getekend[i] = overig(g, i);
	for (int i = 0; i < g->nb; i++)
		if (!g->getekend[i])
			g->getekend[i] = overig(g, i);
	return huizen(g);
}
