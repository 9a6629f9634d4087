/* leren.c - EM for four kinds of pairs; see docs/koppeling.md for the formulae. */
#include "domain/koppeling/leren.h"

#include <math.h>
#include <string.h>

#define ROUNDS	200
#define ENOUGH	1e-5	/* a change of a share by less ends it */

/* Twins among the pairs of one household: a list without households has none. */
#define TWEELING_MIN	.002
#define TWEELING_MAX	.1

/* What a round adds up. */
struct sums {
	double	deel[KLASSEN];
	double	n[KLASSEN][FEITEN][VOORWAARDEN][NIVEAUS];
};

/* The chances of the four for one pattern. */
static void
posterior(const struct koppel_model *m, patroon p, double w[KLASSEN])
{
	struct koppel_oordeel o = model_oordeel(m, p, NULL, 0);

	w[KLASSE_ZELFDE] = o.kans;
	w[KLASSE_GEZIN] = o.kans_gezin;
	w[KLASSE_TWEELING] = o.kans_tweeling;
	w[KLASSE_ANDER] = fmax(0, 1 - o.kans - o.kans_gezin - o.kans_tweeling);
}

static void
expect(const struct koppel_leerstof *l, const struct koppel_model *m, struct sums *s)
{
	memset(s, 0, sizeof(*s));
	for (size_t i = 0; i < l->n; i++) {
		unsigned v = model_voorwaarde(l->patroon[i]);
		double w[KLASSEN];

		posterior(m, l->patroon[i], w);
		for (unsigned k = 0; k < KLASSE_ANDER; k++) {
			double x = w[k] * l->aantal[i];

			s->deel[k] += x;
			for (unsigned f = 0; f < FEITEN; f++)
				s->n[k][f][feit_soorten[f].adres ? v : 0]
				    [patroon_niveau(l->patroon[i], f)] += x;
		}
	}
}

/* Chances from counts, held to a prior that weighs as much as `weight` pairs. */
static void
to_chances(const double *n, const double *prior, double weight, double *out)
{
	double sum = 0;

	for (unsigned l = 1; l < NIVEAUS; l++)
		sum += n[l] + weight * prior[l];
	for (unsigned l = 1; sum > 0 && l < NIVEAUS; l++)
		out[l] = (n[l] + weight * prior[l]) / sum;
}

/* Strangers: all pairs, less those that are the same person or of one household. */
static void
strangers(const struct koppel_leerstof *l, const struct sums *s, unsigned f, unsigned c,
    const double *prior, double weight, double *out)
{
	const struct koppel_telling *t = c == 1 ? &l->zelfde_postcode : &l->alle;
	enum feit_groep g = feit_soorten[f].groep;
	double n[NIVEAUS];

	for (unsigned i = 1; i < NIVEAUS; i++) {
		n[i] = t->n[f][i] - s->n[KLASSE_ZELFDE][f][c][i];
		if (g == GROEP_GEZIN)
			n[i] -= s->n[KLASSE_GEZIN][f][c][i];
		if (g != GROEP_EIGEN)
			n[i] -= s->n[KLASSE_TWEELING][f][c][i];
		n[i] = fmax(n[i], 0);
	}
	to_chances(n, prior, weight, out);
}

#define ANDERS_MAX .25

/* How many pairs the weights before it are worth: the program's own count for more
 * than those that are only plausible. */
static double
held(const struct koppel_leerstof *l, unsigned k)
{
	if (l->vooraf != NULL)
		return 200;
	return k == KLASSE_ZELFDE ? 4 : 10;
}

/* What is somebody's own differs in at most a quarter of the records of one person;
 * without that bound brothers and sisters could pass for the same person. */
static void
bound(double *chance)
{
	double rest = 1 - chance[NIVEAU_ANDERS];

	if (chance[NIVEAU_ANDERS] <= ANDERS_MAX || rest <= 0)
		return;
	for (unsigned l = 2; l < NIVEAUS; l++)
		chance[l] *= (1 - ANDERS_MAX) / rest;
	chance[NIVEAU_ANDERS] = ANDERS_MAX;
}

static void
maximise(const struct koppel_leerstof *l, const struct sums *s,
    const struct koppel_model *begin, struct koppel_model *m)
{
	double rest = 1;

	for (unsigned k = 0; k < KLASSE_ANDER; k++)
		m->aandeel[k] = fmax(s->deel[k], .01) / l->paren;
	m->aandeel[KLASSE_TWEELING] = fmin(TWEELING_MAX * m->aandeel[KLASSE_GEZIN],
	    fmax(TWEELING_MIN * m->aandeel[KLASSE_GEZIN], m->aandeel[KLASSE_TWEELING]));
	for (unsigned k = 0; k < KLASSE_ANDER; k++)
		rest -= m->aandeel[k];
	m->aandeel[KLASSE_ANDER] = rest;
	for (unsigned f = 0; f < FEITEN; f++) {
		for (unsigned c = 0; c < (feit_soorten[f].adres ? 2u : 1u); c++) {
			for (unsigned k = 0; k < KLASSE_ANDER; k++)
				to_chances(s->n[k][f][c], begin->kans[k][f][c],
				    held(l, k), m->kans[k][f][c]);
			if (feit_soorten[f].groep != GROEP_GEZIN)
				bound(m->kans[KLASSE_ZELFDE][f][c]);
			strangers(l, s, f, c, c == 0 ? begin->kans[KLASSE_ANDER][f][c] :
			    m->kans[KLASSE_ANDER][f][0], c == 0 ? .5 : 20,
			    m->kans[KLASSE_ANDER][f][c]);
		}
	}
}

/* What two kinds of pairs have in common is written down for both. */
static void
tie(struct koppel_model *m)
{
	for (unsigned f = 0; f < FEITEN; f++) {
		enum feit_groep g = feit_soorten[f].groep;

		memcpy(m->kans[KLASSE_TWEELING][f], m->kans[g == GROEP_EIGEN ? KLASSE_ANDER :
		    KLASSE_ZELFDE][f], sizeof(m->kans[0][f]));
		if (g != GROEP_GEZIN)
			memcpy(m->kans[KLASSE_GEZIN][f], m->kans[KLASSE_ANDER][f],
			    sizeof(m->kans[0][f]));
	}
}

unsigned
koppel_leer(const struct koppel_leerstof *l, struct koppel_model *m)
{
	struct koppel_model begin;
	struct sums s;
	unsigned round;

	model_begin(&begin);
	if (l->vooraf != NULL)
		memcpy(begin.kans, l->vooraf->kans, sizeof(begin.kans));
	begin.feiten = l->feiten;
	begin.aandeel[KLASSE_ZELFDE] = fmax(l->verwacht, 1) / l->paren;
	begin.aandeel[KLASSE_GEZIN] = 2 * fmax(l->verwacht, 1) / l->paren;
	begin.aandeel[KLASSE_TWEELING] = .1 * fmax(l->verwacht, 1) / l->paren;
	begin.aandeel[KLASSE_ANDER] = 1 - begin.aandeel[0] - begin.aandeel[1] -
	    begin.aandeel[2];
	*m = begin;
	memset(&s, 0, sizeof(s));
	for (unsigned f = 0; f < FEITEN; f++)	/* strangers before anybody is known */
		for (unsigned c = 0; c < (feit_soorten[f].adres ? 2u : 1u); c++)
			strangers(l, &s, f, c, begin.kans[KLASSE_ANDER][f][0], c == 0 ? .5 : 20,
			    m->kans[KLASSE_ANDER][f][c]);
	for (round = 1; round <= ROUNDS; round++) {
		double before = m->aandeel[KLASSE_ZELFDE];

		expect(l, m, &s);
		maximise(l, &s, &begin, m);
		if (fabs(m->aandeel[KLASSE_ZELFDE] - before) < ENOUGH * before)
			break;
	}
	tie(m);
	return round;
}
