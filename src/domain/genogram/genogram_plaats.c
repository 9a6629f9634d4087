/* genogram_plaats.c - x of everybody: parents above the middle of their
 * children, nobody nearer to a neighbour than the words and lanes between
 * them ask. */
#include "domain/genogram/genogram_intern.h"

#define STROOK 22		/* between the words of two neighbours */
#define BAAN 9			/* for each lane */
#define VEGEN 10

static int
afstand(const struct geno *g, int r, int gat)
{
	int tel = 0;

	for (int i = 0; i < g->nbaan; i++)
		if (g->baan[i].rij == r && g->baan[i].gat == gat)
			tel++;
	return 2 * GENO_LABEL + STROOK + BAAN * tel + g->extra[r][gat];
}

/* The places nearest to what is wished that keep their order and distance:
 * neighbours that push each other become one block at their mean wish. */
static void
schik(struct geno *g, int r, const int *wens)
{
	int n = g->nlid[r], som[GENO_MAX], tel[GENO_MAX], af[GENO_MAX], at[GENO_MAX], m = 0;

	af[0] = 0;
	for (int i = 1; i < n; i++)
		af[i] = af[i - 1] + afstand(g, r, i);
	for (int i = 0; i < n; i++) {
		som[m] = wens[g->lid[r][i]] - af[i];
		tel[m] = 1;
		at[m++] = i;
		while (m > 1 && som[m - 2] * tel[m - 1] > som[m - 1] * tel[m - 2]) {
			som[m - 2] += som[m - 1];
			tel[m - 2] += tel[m - 1];
			m--;
		}
	}
	for (int b = 0; b < m; b++)
		for (int i = at[b]; i < at[b] + tel[b]; i++)
			g->x[g->lid[r][i]] = som[b] / tel[b] + af[i];
	for (int i = 1; i < n; i++) {	/* rounding */
		int min = g->x[g->lid[r][i - 1]] + af[i] - af[i - 1];

		if (g->x[g->lid[r][i]] < min)
			g->x[g->lid[r][i]] = min;
	}
}

static int
onder(const struct geno *g, const struct gezin *f)
{
	return f->b == GEEN ? g->x[f->a] : (g->x[f->a] + g->x[f->b]) / 2;
}

static int
kinderen(const struct geno *g, const struct gezin *f)
{
	int som = 0;

	for (int i = 0; i < f->n; i++)
		som += g->x[f->kind[i]];
	return som / f->n;
}

/* Who has no wish stands beside the partner. */
static void
meelopen(const struct geno *g, int r, int *wens, const bool *heeft)
{
	for (int i = 0; i < g->nlid[r]; i++) {
		int x = g->lid[r][i];

		for (int s = GENO_PARTNER; s <= (int)GENO_EX && !heeft[x]; s++)
			for (int d = -1; d <= 1; d += 2) {
				int j = i + d;

				if (j < 0 || j >= g->nlid[r] || !heeft[g->lid[r][j]] ||
				    geno_band_van(g, (enum geno_soort)s, x, g->lid[r][j]) ==
				    GEEN)
					continue;
				wens[x] = wens[g->lid[r][j]] - d * afstand(g, r, d < 0 ? i :
				    j);
			}
	}
}

static void
veeg(struct geno *g, int r, bool omlaag)
{
	int wens[GENO_MAX], deel[GENO_MAX] = { 0 };
	bool heeft[GENO_MAX] = { false };

	for (int i = 0; i < g->n; i++)
		wens[i] = g->x[i];
	for (int k = 0; k < g->ngezin; k++) {
		const struct gezin *f = &g->gezin[k];

		if (omlaag && g->rij[f->kind[0]] == r) {
			int d = onder(g, f) - kinderen(g, f);

			for (int i = 0; i < f->n; i++) {
				wens[f->kind[i]] = g->x[f->kind[i]] + d;
				heeft[f->kind[i]] = true;
			}
		} else if (!omlaag && g->rij[f->a] == r) {
			int d = kinderen(g, f) - onder(g, f);
			int ouder[2] = { f->a, f->b };

			for (int i = 0; i < 2; i++) {
				int o = ouder[i];

				if (o == GEEN)
					continue;
				wens[o] = deel[o] == 0 ? g->x[o] + d :
				    (wens[o] * deel[o] + g->x[o] + d) / (deel[o] + 1);
				deel[o]++;
				heeft[o] = true;
			}
		}
	}
	meelopen(g, r, wens, heeft);
	schik(g, r, wens);
}

void
geno_plaats(struct geno *g)
{
	int wens[GENO_MAX];

	for (int r = 0; r < g->rijen; r++) {
		int x = 0;

		for (int i = 0; i < g->nlid[r]; i++) {
			x += i == 0 ? 0 : afstand(g, r, i);
			wens[g->lid[r][i]] = x;
		}
		for (int i = 0; i < g->nlid[r]; i++)
			wens[g->lid[r][i]] -= x / 2;
		schik(g, r, wens);
	}
	for (int k = 0; k < VEGEN; k++) {
		for (int r = 1; r < g->rijen; r++)
			veeg(g, r, true);
		for (int r = g->rijen - 2; r >= 0; r--)
			veeg(g, r, false);
	}
	for (int r = 1; r < g->rijen; r++)	/* children have the last word */
		veeg(g, r, true);
}
