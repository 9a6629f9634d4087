/* genogram_orde.c - who stands beside whom: the order with the lowest cost that
 * small changes of it reach. The same family always gives the same drawing. */
#include <string.h>

#include "domain/genogram/genogram_intern.h"

#define RONDES 12

bool
geno_naast(const struct geno *g, int a, int b)
{
	int d = g->plek[a] - g->plek[b];

	return g->rij[a] == g->rij[b] && (d == 1 || d == -1);
}

static void
plekken(struct geno *g)
{
	for (int r = 0; r < g->rijen; r++)
		for (int i = 0; i < g->nlid[r]; i++)
			g->plek[g->lid[r][i]] = i;
}

/* ---- cost ------------------------------------------------------------------------ */

static int
breedte(const struct geno *g)
{
	int max = 0;

	for (int r = 0; r < g->rijen; r++)
		if (g->nlid[r] > max)
			max = g->nlid[r];
	return max;
}

static int
abs_(int v)
{
	return v < 0 ? -v : v;
}

/* In half places, from the middle of the row. */
static int
half(const struct geno *g, int i)
{
	return 2 * g->plek[i] - (g->nlid[g->rij[i]] - 1);
}

static int
midden(const struct geno *g, const struct gezin *f)
{
	return f->b == GEEN ? half(g, f->a) : (half(g, f->a) + half(g, f->b)) / 2;
}

static int
kost_gezinnen(const struct geno *g)
{
	int som = 0;

	for (int k = 0; k < g->ngezin; k++) {
		const struct gezin *f = &g->gezin[k];
		int m = midden(g, f), min = GENO_MAX, max = 0;

		for (int i = 0; i < f->n; i++) {
			int x = f->kind[i], at = g->plek[x];

			som += 2 * abs_(half(g, x) - m);
			min = at < min ? at : min;
			max = at > max ? at : max;
			/* the eldest on the left */
			for (int j = 0; j < i; j++)
				if ((g->p[x].leeftijd < g->p[f->kind[j]].leeftijd) !=
				    (at > g->plek[f->kind[j]]) &&
				    g->p[x].leeftijd != g->p[f->kind[j]].leeftijd)
					som += 4;
		}
		som += 10 * (max - min - (f->n - 1));
	}
	/* lines of families that cross each other */
	for (int k = 0; k < g->ngezin; k++)
		for (int l = k + 1; l < g->ngezin; l++)
			for (int i = 0; i < g->gezin[k].n; i++)
				for (int j = 0; j < g->gezin[l].n; j++) {
					int x = g->gezin[k].kind[i], y = g->gezin[l].kind[j];

					if (g->rij[x] == g->rij[y] && (midden(g, &g->gezin[k]) -
					    midden(g, &g->gezin[l])) * (g->plek[x] -
					    g->plek[y]) < 0)
						som += 6;
				}
	return som;
}

static int
kost_banden(const struct geno *g)
{
	int som = 0;

	for (int i = 0; i < g->nb; i++) {
		int a = (int)g->b[i].a, b = (int)g->b[i].b;
		int d = g->rij[a] != g->rij[b] ? 0 : abs_(g->plek[a] - g->plek[b]);

		switch (g->b[i].soort) {
		case GENO_PARTNER:
			som += d > 1 ? 40 * (d - 1) : 0;
			break;
		case GENO_EX:		/* who is gone stands on the outside */
			som += d > 1 ? 24 * (d - 1) : 0;
			break;
		case GENO_BROER:
			som += 3 * d;
			break;
		case GENO_FAMILIE:
			som += abs_(half(g, a) - half(g, b));
			break;
		case GENO_OUDER:
			som += abs_(half(g, a) - half(g, b));
			break;
		default:
			som += abs_(half(g, a) - half(g, b)) + (d > 1 ? 6 : 0);
		}
	}
	for (int k = 0; k < g->ngezin; k++)
		if (g->gezin[k].b != GEEN && !geno_naast(g, g->gezin[k].a, g->gezin[k].b))
			som += 12;
	return som;
}

/* The household in one piece. */
static int
kost_huis(const struct geno *g)
{
	int som = 0, lo, hi, vlo = 1, vhi = 0;

	for (int r = 0; r < g->rijen; r++) {
		int runs = 0;

		lo = GENO_MAX * 2;
		hi = -GENO_MAX * 2;
		for (int i = 0; i < g->nlid[r]; i++) {
			int x = g->lid[r][i];

			if (!g->p[x].samen)
				continue;
			if (i == 0 || !g->p[g->lid[r][i - 1]].samen)
				runs++;
			lo = half(g, x) < lo ? half(g, x) : lo;
			hi = half(g, x) > hi ? half(g, x) : hi;
		}
		som += runs > 1 ? 30 * (runs - 1) : 0;
		if (runs > 0 && vlo <= vhi && (lo > vhi || hi < vlo))
			som += 8;
		vlo = lo;
		vhi = hi;
	}
	return som;
}

static int
kost(struct geno *g)
{
	plekken(g);
	return kost_gezinnen(g) + kost_banden(g) + kost_huis(g);
}

/* ---- search ------------------------------------------------------------------------ */

static void
verplaats(int *v, int van, int naar)
{
	int x = v[van];

	if (van < naar)
		memmove(v + van, v + van + 1, (size_t)(naar - van) * sizeof(*v));
	else
		memmove(v + naar + 1, v + naar, (size_t)(van - naar) * sizeof(*v));
	v[naar] = x;
}

static void
keer_om(int *v, int i, int j)
{
	for (; i < j; i++, j--) {
		int x = v[i];

		v[i] = v[j];
		v[j] = x;
	}
}

/* Tries every move of one person and every turned piece of a row. */
static bool
beter(struct geno *g, int r, int *best)
{
	int oud[GENO_MAX], top[GENO_MAX], n = g->nlid[r];
	size_t size = (size_t)n * sizeof(int);
	bool won = false;

	memcpy(oud, g->lid[r], size);
	memcpy(top, oud, size);
	for (int i = 0; i < n; i++)
		for (int j = 0; j < n; j++) {
			int k;

			if (i == j)
				continue;
			memcpy(g->lid[r], oud, size);
			if (i < j || j == i - 1)
				verplaats(g->lid[r], i, j);
			else
				keer_om(g->lid[r], j, i);
			if ((k = kost(g)) < *best) {
				*best = k;
				memcpy(top, g->lid[r], size);
				won = true;
			}
		}
	memcpy(g->lid[r], top, size);
	return won;
}

void
geno_orde(struct geno *g)
{
	int best;
	bool again = true;

	for (int i = 0; i < g->n; i++)
		g->lid[g->rij[i]][g->nlid[g->rij[i]]++] = i;
	if (breedte(g) < 2) {
		plekken(g);
		return;
	}
	best = kost(g);
	for (int k = 0; k < RONDES && again; k++) {
		again = false;
		for (int r = 0; r < g->rijen; r++)
			again |= g->nlid[r] > 1 && beter(g, r, &best);
	}
	plekken(g);
}
