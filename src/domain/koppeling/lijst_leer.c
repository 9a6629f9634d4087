/* lijst_leer.c - what a list says about strangers, and the judgement of its pairs. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "domain/koppeling/leren.h"
#include "domain/koppeling/lijst.h"

#define SAMPLE		1500000.0	/* pairs of strangers looked at */
#define CODE_SAMPLE	400000u		/* pairs that share a postcode */

/* ---- how often each value occurs --------------------------------------------------- */

struct value {
	const char	*s;
	uint32_t	 rij;
};

static int
by_value(const void *a, const void *b)
{
	const struct value *x = a, *y = b;

	return strcmp(x->s, y->s);
}

static const char *
value_of(const struct rij *r, unsigned f)
{
	switch (f) {
	case FEIT_ACHTERNAAM:
		return r->achternaam.kern[0] != '\0' ? r->achternaam.kern : NULL;
	case FEIT_VOORNAAM:
		return r->nvoornaam > 0 && r->voornaam[0].kern[0] != '\0' &&
		    r->voornaam[0].kern[1] != '\0' ? r->voornaam[0].kern : NULL;
	case FEIT_GEBOREN:
		return r->geboren[0] != '\0' ? r->geboren : NULL;
	default:
		return r->tekst[f];
	}
}

/* Numbers the values of one fact, and the share of the list that has each. Gives
 * the number of pairs with equal values. */
static double
count_values(struct lijst *l, struct value *v, unsigned f)
{
	uint32_t n = 0, from = 0, nr = 0;
	double pairs = 0;

	for (uint32_t i = 0; i < l->n; i++) {
		const char *s = value_of(&l->rij[i].r, f);

		if (s != NULL)
			v[n++] = (struct value){ s, i };
	}
	if (n > 0)
		qsort(v, n, sizeof(*v), by_value);
	for (uint32_t i = 1; i <= n; i++) {
		double side[2] = { 0, 0 };

		if (i < n && strcmp(v[i].s, v[from].s) == 0)
			continue;
		nr++;
		for (uint32_t j = from; j < i; j++) {
			struct lijst_rij *r = &l->rij[v[j].rij];

			side[r->bron]++;
			r->waarde[f] = nr;
			r->vaak[f] = (float)fmax(2, i - from) / (float)n;
		}
		pairs += l->twee ? side[0] * side[1] : side[0] * (side[0] - 1) / 2;
		from = i;
	}
	return pairs;
}

enum err_code
lijst_tel(struct lijst *l, struct arena *a, struct err *err)
{
	struct value *v = arena_new(a, struct value, (size_t)l->n + 1);

	if (v == NULL)
		return SAY(err, ERR_LIMIT, NULL, "De lijst is te groot voor het geheugen.");
	for (unsigned f = 0; f < FEITEN; f++)
		l->gelijk[f] = count_values(l, v, f);
	return ERR_OK;
}

/* ---- strangers ---------------------------------------------------------------------- */

static void
tally(struct koppel_telling *t, patroon p)
{
	for (unsigned f = 0; f < FEITEN; f++)
		t->n[f][patroon_niveau(p, f)]++;
}

static uint64_t
next_random(uint64_t *s)
{
	*s ^= *s << 13;
	*s ^= *s >> 7;
	*s ^= *s << 17;
	return *s;
}

static double
all_pairs(const struct lijst *l)
{
	double n = l->n, first = l->eerste;

	return l->twee ? first * (n - first) : n * (n - 1) / 2;
}

static void
sample_all(const struct lijst *l, struct koppel_telling *t)
{
	double pairs = all_pairs(l), scale = 1;
	uint32_t from = l->twee ? l->eerste : 0, rows = l->twee ? l->eerste : l->n;
	uint64_t seed = UINT64_C(88172645463325252);	/* the same list, the same answer */

	if (pairs <= SAMPLE) {
		for (uint32_t i = 0; i < rows; i++)
			for (uint32_t j = l->twee ? from : i + 1; j < l->n; j++)
				tally(t, rij_vergelijk(&l->rij[i].r, &l->rij[j].r));
		return;
	}
	scale = pairs / SAMPLE;
	for (double k = 0; k < SAMPLE; k++) {
		uint32_t i = (uint32_t)(next_random(&seed) % rows);
		uint32_t j = from + (uint32_t)(next_random(&seed) % (l->n - from));

		if (i == j)
			j = j + 1 < l->n ? j + 1 : from;
		tally(t, rij_vergelijk(&l->rij[i].r, &l->rij[j].r));
	}
	for (unsigned f = 0; f < FEITEN; f++)
		for (unsigned n = 0; n < NIVEAUS; n++)
			t->n[f][n] *= scale;
}

/* Records that share a postcode (where there is none, a street), pair by pair. */
static void
sample_code(const struct lijst *l, struct value *v, unsigned f, struct koppel_telling *t)
{
	uint32_t n = 0, from = 0, seen = 0;

	for (uint32_t i = 0; i < l->n; i++) {
		const char *s = value_of(&l->rij[i].r, f);

		if (s != NULL)
			v[n++] = (struct value){ s, i };
	}
	if (n > 0)
		qsort(v, n, sizeof(*v), by_value);
	for (uint32_t i = 1; i <= n && seen < CODE_SAMPLE; i++) {
		if (i < n && strcmp(v[i].s, v[from].s) == 0)
			continue;
		for (uint32_t x = from; x < i; x++)
			for (uint32_t y = x + 1; y < i && seen < CODE_SAMPLE; y++) {
				const struct lijst_rij *a = &l->rij[v[x].rij],
				    *b = &l->rij[v[y].rij];

				if (l->twee && a->bron == b->bron)
					continue;
				tally(t, rij_vergelijk(&a->r, &b->r));
				seen++;
			}
		from = i;
	}
}

/* ---- learning ------------------------------------------------------------------------- */

static int
by_pattern(const void *a, const void *b)
{
	patroon x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return x < y ? -1 : x > y;
}

/* Patterns of the candidates, each once, with how many pairs have it. */
static enum err_code
fold_patterns(const struct lijst_werk *w, struct arena *a, struct koppel_leerstof *out,
    struct err *err)
{
	patroon *p = arena_copy(a, w->patronen.p == NULL ? "" : w->patronen.p,
	    w->n * sizeof(*p));
	uint32_t *count = arena_new(a, uint32_t, w->n + 1);
	size_t n = 0;

	if (p == NULL || count == NULL)
		return SAY(err, ERR_LIMIT, NULL, "De lijst is te groot voor het geheugen.");
	if (w->n > 0)
		qsort(p, w->n, sizeof(*p), by_pattern);
	for (size_t i = 0; i < w->n; i++) {
		if (n == 0 || p[n - 1] != p[i])
			p[n++] = p[i];
		count[n - 1]++;
	}
	out->patroon = p;
	out->aantal = count;
	out->n = n;
	return ERR_OK;
}

/* Strangers with one another's names are too rare for a sample. All stand among the
 * pairs that were compared, with those who are the same person. */
static void
count_swapped(struct koppel_leerstof *s)
{
	double *n = &s->alle.n[FEIT_ACHTERNAAM][ACHTERNAAM_VERWISSELD], found = 0;

	for (size_t i = 0; i < s->n; i++)
		if (patroon_niveau(s->patroon[i], FEIT_ACHTERNAAM) == ACHTERNAAM_VERWISSELD)
			found += s->aantal[i];
	*n = fmax(*n, found);
}

enum err_code
lijst_leer(const struct lijst *l, const struct lijst_werk *w,
    const struct koppel_model *vooraf, struct arena *a, struct koppel_model *out,
    unsigned *rondes, struct err *err)
{
	struct koppel_leerstof *s = arena_new(a, struct koppel_leerstof, 1);
	struct value *v = arena_new(a, struct value, (size_t)l->n + 1);

	if (s == NULL || v == NULL)
		return SAY(err, ERR_LIMIT, NULL, "De lijst is te groot voor het geheugen.");
	s->vooraf = vooraf;
	s->paren = all_pairs(l);
	if (s->paren < 1)
		return SAY(err, ERR_INVALID, NULL, "Er is niets om te vergelijken.");
	s->verwacht = fmin(l->n / 5.0, (double)w->n / 2.0);
	sample_all(l, &s->alle);
	for (unsigned f = 0; f < FEITEN; f++) {
		for (unsigned n = 1; n < NIVEAUS; n++)
			if (s->alle.n[f][n] > 0)
				s->feiten |= 1u << f;
		if ((s->feiten >> f & 1) != 0)
			s->alle.n[f][feit_soorten[f].gelijk] = fmax(l->gelijk[f],
			    f == FEIT_VOORNAAM ? s->alle.n[f][VOORNAAM_N_GELIJK] : 0);
	}
	sample_code(l, v, (s->feiten >> FEIT_POSTCODE & 1) != 0 ? FEIT_POSTCODE :
	    FEIT_STRAAT, &s->zelfde_postcode);
	TRY(fold_patterns(w, a, s, err));
	count_swapped(s);
	*rondes = koppel_leer(s, out);
	return ERR_OK;
}

/* ---- judgement --------------------------------------------------------------------------- */

/* The share of the list that has both names of this one. */
static double
both_names(const struct lijst_rij *r)
{
	return (double)r->vaak[FEIT_ACHTERNAAM] * (double)r->vaak[FEIT_VOORNAAM];
}

static struct koppel_zeldzaam
rarity(const struct lijst_rij *a, const struct lijst_rij *b)
{
	struct koppel_zeldzaam z = { .vaak = { 0 } };

	for (unsigned f = 0; f < FEITEN; f++)
		if (a->waarde[f] != 0 && a->waarde[f] == b->waarde[f])
			z.vaak[f] = (double)a->vaak[f];
	/* One of the two is written as it should be: the commoner way round. */
	z.verwisseld = fmax(both_names(a), both_names(b));
	return z;
}

static int
by_chance(const void *a, const void *b)
{
	const struct lijst_paar *x = a, *y = b;

	if (x->oordeel.kans > y->oordeel.kans || x->oordeel.kans < y->oordeel.kans)
		return x->oordeel.kans > y->oordeel.kans ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return x->b < y->b ? -1 : x->b > y->b;
}

enum err_code
lijst_oordeel(const struct lijst *l, const struct lijst_werk *w,
    const struct koppel_model *m, double drempel, struct buf *out, struct err *err)
{
	const uint64_t *pair = (const uint64_t *)(const void *)w->paren.p;
	const patroon *p = (const patroon *)(const void *)w->patronen.p;

	*out = BUF_INIT((size_t)8 << 30);
	for (size_t i = 0; i < w->n; i++) {
		struct lijst_paar x = { .a = (uint32_t)(pair[i] >> 32),
		    .b = (uint32_t)pair[i], .p = p[i] };
		struct koppel_zeldzaam z = rarity(&l->rij[x.a], &l->rij[x.b]);

		x.oordeel = model_oordeel(m, x.p, &z, 0);
		if (x.oordeel.kans >= drempel)
			buf_put(out, &x, sizeof(x));
	}
	if (buf_failed(out))
		return SAY(err, ERR_LIMIT, NULL, "Er zijn te veel paren voor het geheugen.");
	if (out->n > 0)
		qsort(out->p, out->n / sizeof(struct lijst_paar), sizeof(struct lijst_paar),
		    by_chance);
	return ERR_OK;
}
