/* genogram_rij.c - generations, and which children belong to which parents. */
#include <string.h>

#include "domain/genogram/genogram_intern.h"

#define ONBEKEND 10000

/* How much lower b stands than a; false: says nothing of rows. */
static bool
stap(const struct geno_band *b, int ronde, int *out)
{
	*out = b->soort == GENO_OUDER ? 1 : b->soort == GENO_FAMILIE ? b->stap : 0;
	/* Parenthood counts most, then who is a couple, then the rest. */
	switch (b->soort) {
	case GENO_OUDER:
		return ronde >= 0;
	case GENO_PARTNER:
	case GENO_EX:
		return ronde >= 1;
	case GENO_BROER:
		return ronde >= 2;
	case GENO_FAMILIE:
		return ronde >= 3;
	default:
		return false;
	}
}

/* One more person whose row follows from a tie; false: none left. */
static bool
volg(struct geno *g, int *comp, int c, int ronde)
{
	int d;

	for (int i = 0; i < g->nb; i++) {
		int a = (int)g->b[i].a, b = (int)g->b[i].b;

		if (!stap(&g->b[i], ronde, &d) || (g->rij[a] == ONBEKEND) ==
		    (g->rij[b] == ONBEKEND))
			continue;
		if (g->rij[a] == ONBEKEND)
			g->rij[a] = g->rij[b] - d;
		else
			g->rij[b] = g->rij[a] + d;
		comp[a] = comp[b] = c;
		return true;
	}
	return false;
}

/* Who hangs together is moved as one, to where its people belong by their role. */
static void
niveau(struct geno *g, const int *comp, int c)
{
	int som = 0, tel = 0, d;

	for (int i = 0; i < g->n; i++)
		if (comp[i] == c) {
			som += g->p[i].niveau - g->rij[i];
			tel++;
		}
	d = som >= 0 ? (2 * som + tel) / (2 * tel) : -((-2 * som + tel) / (2 * tel));
	for (int i = 0; i < g->n; i++)
		if (comp[i] == c)
			g->rij[i] += d;
}

static void
zonder_gaten(struct geno *g)
{
	int min = ONBEKEND, r = 0, tel;

	for (int i = 0; i < g->n; i++)
		if (g->rij[i] < min)
			min = g->rij[i];
	for (int i = 0; i < g->n; i++)
		g->rij[i] -= min;
	for (int v = 0; v < 4 * GENO_MAX; v++) {
		tel = 0;
		for (int i = 0; i < g->n; i++)
			if (g->rij[i] == v) {
				g->rij[i] = r;
				tel++;
			}
		if (tel > 0)
			r++;
	}
	g->rijen = r;
}

/* ---- families ------------------------------------------------------------------ */

static int
ouders_van(const struct geno *g, int kind, int *out)
{
	int n = 0;

	for (int i = 0; i < g->nb; i++)
		if (g->b[i].soort == GENO_OUDER && (int)g->b[i].b == kind &&
		    g->rij[g->b[i].a] == g->rij[kind] - 1)
			out[n++] = (int)g->b[i].a;
	return n;
}

/* Of more than two, those who are or were a couple. */
static void
paar(const struct geno *g, const int *v, int n, int *a, int *b)
{
	*a = n > 0 ? v[0] : GEEN;
	*b = n > 1 ? v[1] : GEEN;
	for (int s = GENO_EX; s >= (int)GENO_PARTNER; s--)
		for (int i = 0; i < n; i++)
			for (int k = i + 1; k < n; k++)
				if (geno_band_van(g, (enum geno_soort)s, v[i], v[k]) != GEEN) {
					*a = v[i];
					*b = v[k];
				}
}

static void
gezinnen(struct geno *g)
{
	int v[GENO_MAX + GENO_BANDEN_MAX], n, a, b, k;

	for (int i = 0; i < g->n; i++) {
		g->gezin_van[i] = GEEN;
		if ((n = ouders_van(g, i, v)) == 0)
			continue;
		paar(g, v, n, &a, &b);
		for (k = 0; k < g->ngezin; k++)
			if ((g->gezin[k].a == a && g->gezin[k].b == b) ||
			    (g->gezin[k].a == b && g->gezin[k].b == a))
				break;
		if (k == g->ngezin)
			g->gezin[g->ngezin++] = (struct gezin){ .a = a, .b = b };
		g->gezin[k].kind[g->gezin[k].n++] = i;
		g->gezin_van[i] = k;
	}
}

void
geno_rijen(struct geno *g)
{
	int comp[GENO_MAX], c = 0;

	for (int i = 0; i < g->n; i++)
		g->rij[i] = ONBEKEND;
	for (int i = 0; i < g->n; i++) {
		if (g->rij[i] != ONBEKEND)
			continue;
		g->rij[i] = 0;
		comp[i] = ++c;
		for (int ronde = 0; ronde < 4;) {
			if (!volg(g, comp, c, ronde))
				ronde++;
		}
		niveau(g, comp, c);
	}
	zonder_gaten(g);
	gezinnen(g);
}
