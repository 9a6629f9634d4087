/* genogram_spoor.c - numbers for lanes and tracks, so that no line lies on another. */
#include <stdlib.h>

#include "domain/genogram/genogram_intern.h"

#define LUCHT 6			/* between two lines that run the same way */
#define STAP 3
#define SPOOR 13		/* between two tracks */
#define BOVENRUIMTE 12
#define BUITEN 160		/* how far a lane may be outside the row */
#define RAND 14

/* Vertical lines of a channel, and whose they are. */
struct bezet {
	struct plek { int x, net; } *v;
	int		 n, max;
};

/* No line lies more than once in a channel or gap. */
static struct bezet *
bezet_new(const struct geno *g, size_t n)
{
	struct bezet *b = arena_new(g->a, struct bezet, n);
	int max = g->nbaan;

	for (int i = 0; i < g->nroute; i++)
		max += g->route[i]->n;
	for (size_t i = 0; b != NULL && i < n; i++) {
		b[i].max = max;
		if ((b[i].v = arena_new(g->a, struct plek, (size_t)max + 1)) == NULL)
			return NULL;
	}
	return b;
}

static void
zet(struct bezet *b, int x, int net)
{
	if (b->n < b->max)
		b->v[b->n++] = (struct plek){ x, net };
}

static bool
vrij(const struct bezet *b, int x, int net)
{
	for (int i = 0; i < b->n; i++) {
		int d = abs(b->v[i].x - x);

		/* A line may go on straight in its own net, but not beside itself. */
		if (d < LUCHT && (b->v[i].net != net || d != 0))
			return false;
	}
	return true;
}

/* Lines that come down on the tops of a row: known from the start. */
static void
tops(const struct geno *g, struct bezet *b)
{
	for (int i = 0; i < g->nroute; i++)
		for (int k = 0; k < g->route[i]->n; k++) {
			const struct pt *p = &g->route[i]->p[k];

			if (p->xs == X_BOVEN && p->ys == Y_BOVEN)
				zet(&b[g->rij[p->x]], geno_x(g, p), g->route[i]->net);
		}
}

/* ---- lanes ---------------------------------------------------------------------------- */

static void
strook(const struct geno *g, const struct baan *v, int *lo, int *hi)
{
	const int *lid;

	if (v->rij == GEEN) {
		*lo = g->baan[v->l].x;
		*hi = g->baan[v->r].x;
		return;
	}
	lid = g->lid[v->rij];
	*lo = v->gat == 0 ? g->x[lid[0]] - GENO_LABEL - BUITEN :
	    g->x[lid[v->gat - 1]] + GENO_LABEL + 2;
	*hi = v->gat == g->nlid[v->rij] ? g->x[lid[v->gat - 1]] + GENO_LABEL + BUITEN :
	    g->x[lid[v->gat]] - GENO_LABEL - 2;
}

static int
wens(const struct geno *g, const struct baan *v, int lo, int hi)
{
	int x = (lo + hi) / 2;

	if (v->rij != GEEN && v->gat == 0)
		x = hi - 6;
	else if (v->rij != GEEN && v->gat == g->nlid[v->rij])
		x = lo + 6;
	if (v->wens != GEEN)
		x = g->x[v->wens] < lo ? lo : g->x[v->wens] > hi ? hi : g->x[v->wens];
	return x;
}

static bool
past(const struct baan *v, const struct bezet *kanaal, const struct bezet *gat, int x)
{
	if (v->rij == GEEN)
		return vrij(&kanaal[v->gat], x, v->net);
	return (!v->op || vrij(&kanaal[v->rij], x, v->net)) &&
	    (!v->neer || vrij(&kanaal[v->rij + 1], x, v->net)) && vrij(gat, x, GEEN);
}

static bool
kies(struct geno *g, struct baan *v, struct bezet *kanaal, struct bezet *gat)
{
	int lo, hi, w;

	strook(g, v, &lo, &hi);
	w = wens(g, v, lo, hi);
	for (int d = 0; d <= hi - lo; d += STAP)
		for (int s = -1; s <= 1; s += 2) {
			int x = w + s * d;

			if (x < lo || x > hi || !past(v, kanaal, gat, x))
				continue;
			v->x = x;
			if (v->rij == GEEN) {
				zet(&kanaal[v->gat], x, v->net);
				return true;
			}
			if (v->op)
				zet(&kanaal[v->rij], x, v->net);
			if (v->neer)
				zet(&kanaal[v->rij + 1], x, v->net);
			zet(gat, x, v->net);
			return true;
		}
	return false;
}

bool
geno_banen(struct geno *g)
{
	struct bezet *kanaal = bezet_new(g, (size_t)g->rijen + 2), *gat = bezet_new(g, 1);

	if (kanaal == NULL || gat == NULL)
		return false;
	tops(g, kanaal);
	for (int r = 0; r < g->rijen; r++)
		for (int k = 0; k <= g->nlid[r]; k++) {
			gat->n = 0;
			for (int i = 0; i < g->nbaan; i++)
				if (g->baan[i].rij == r && g->baan[i].gat == k &&
				    !kies(g, &g->baan[i], kanaal, gat)) {
					g->extra[r][k] += 14;
					return false;
				}
		}
	for (int i = 0; i < g->nbaan; i++)
		if (g->baan[i].rij == GEEN && !kies(g, &g->baan[i], kanaal, gat)) {
			g->extra[g->baan[g->baan[i].l].rij][g->baan[g->baan[i].l].gat] += 20;
			return false;
		}
	return true;
}

/* ---- tracks ------------------------------------------------------------------------------ */

static void
rek(struct spoor *s, int x)
{
	s->x0 = x < s->x0 ? x : s->x0;
	s->x1 = x > s->x1 ? x : s->x1;
}

static void
bereik(struct geno *g)
{
	for (int i = 0; i < g->nspoor; i++) {
		g->spoor[i].x0 = 1 << 20;
		g->spoor[i].x1 = -(1 << 20);
	}
	for (int i = 0; i < g->nroute; i++)
		for (int k = 0; k < g->route[i]->n; k++)
			if (g->route[i]->p[k].ys == Y_SPOOR)
				rek(&g->spoor[g->route[i]->p[k].y], geno_x(g,
				    &g->route[i]->p[k]));
	for (int i = 0; i < g->nhuis; i++) {
		const struct huis *h = &g->huis[i];

		for (int r = h->r0; r <= h->r1; r++)
			for (int k = r; k <= r + 1; k++) {
				rek(&g->spoor[h->sporen[k]], g->baan[h->links[r]].x);
				rek(&g->spoor[h->sporen[k]], g->baan[h->rechts[r]].x);
			}
	}
}

static int
eerst(const void *a, const void *b)
{
	const struct spoor *const *x = a, *const *y = b;

	if ((*x)->rang != (*y)->rang)
		return (*x)->rang - (*y)->rang;
	return (*x)->x0 != (*y)->x0 ? (*x)->x0 - (*y)->x0 : *x < *y ? -1 : 1;
}

/* Each track on the first level of its rank where it touches no other. y is the
 * level for now; the number of levels comes back. */
static int
niveaus(struct geno *g, int kanaal)
{
	struct spoor *v[SPOREN_MAX];
	int n = 0, max = 0, onder = 0, rang = GEEN;

	for (int i = 0; i < g->nspoor; i++)
		if (g->spoor[i].kanaal == kanaal)
			v[n++] = &g->spoor[i];
	qsort(v, (size_t)n, sizeof(v[0]), eerst);
	for (int i = 0; i < n; i++) {
		bool botst = true;

		if (v[i]->rang != rang) {
			rang = v[i]->rang;
			onder = max;
		}
		for (v[i]->y = onder; botst; v[i]->y += botst) {
			botst = false;
			for (int k = 0; k < i; k++)
				botst |= v[k]->y == v[i]->y && v[k]->x0 <= v[i]->x1 + LUCHT &&
				    v[i]->x0 <= v[k]->x1 + LUCHT;
		}
		if (v[i]->y + 1 > max)
			max = v[i]->y + 1;
	}
	return max;
}

void
geno_sporen(struct geno *g)
{
	int y = RAND;

	bereik(g);
	for (int k = 0; k <= g->rijen; k++) {
		int n = niveaus(g, k);

		for (int i = 0; i < g->nspoor; i++)
			if (g->spoor[i].kanaal == k)
				g->spoor[i].y = y + 6 + SPOOR * g->spoor[i].y;
		y += n == 0 ? 0 : 6 + SPOOR * (n - 1);
		if (k == g->rijen)
			break;
		y += (n > 0 || k > 0 ? BOVENRUIMTE : 0) + GENO_R;
		g->y[k] = y;
		y += GENO_R + GENO_LABEL_HOOG + (g->huisnaam[k] ? GENO_LABEL_HUIS : 0);
	}
	g->hoog = y + RAND;
}
