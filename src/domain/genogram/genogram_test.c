/* Geometry of random families: what the header promises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/genogram/genogram.h"

#define FAMILIES 3000

struct gezin {
	struct geno_persoon p[GENO_MAX];
	struct geno_band b[GENO_BANDEN_MAX];
	size_t		 n, nb;
};

static uint32_t staat;

static unsigned
gooi(unsigned n)
{
	staat ^= staat << 13;
	staat ^= staat >> 17;
	staat ^= staat << 5;
	return staat % n;
}

static void
band(struct gezin *g, enum geno_soort s, size_t a, size_t b)
{
	if (g->nb < GENO_BANDEN_MAX)
		g->b[g->nb++] = (struct geno_band){ s, a, b, s == GENO_FAMILIE ?
		    (int)gooi(5) - 2 : 0, gooi(4) == 0 };
}

/* Families as they are: couples, exes, children of both, of one, of a third;
 * and now and then nonsense. */
static void
maak(struct gezin *g, unsigned max)
{
	g->n = 1 + gooi(max);
	g->nb = 0;
	for (size_t i = 0; i < g->n; i++) {
		g->p[i] = (struct geno_persoon){ .vorm = (enum geno_vorm)gooi(4),
		    .samen = gooi(2) == 0, .niveau = (int)gooi(2), .leeftijd =
		    (int)gooi(80) - 1 };
		if (i == 0)
			continue;
		switch (gooi(6)) {
		case 0:
			band(g, GENO_PARTNER, i, gooi((unsigned)i));
			break;
		case 1:
			band(g, GENO_EX, i, gooi((unsigned)i));
			break;
		case 2:
			band(g, GENO_OUDER, i, gooi((unsigned)i));
			break;
		case 3:
			band(g, GENO_OUDER, gooi((unsigned)i), i);
			break;
		default:
			band(g, GENO_OUDER, gooi((unsigned)i), i);
			band(g, GENO_OUDER, gooi((unsigned)i), i);
		}
	}
	for (unsigned k = gooi(8); k > 0; k--)
		band(g, (enum geno_soort)gooi(7), gooi((unsigned)g->n), gooi((unsigned)g->n));
}

/* ---- what must hold ------------------------------------------------------------------ */

struct stuk {
	struct geno_punt a, b;
	size_t		 net;
};

static int
min(int a, int b)
{
	return a < b ? a : b;
}

static int
max(int a, int b)
{
	return a > b ? a : b;
}

static size_t
stukken(const struct geno_tekening *t, struct stuk *s)
{
	size_t n = 0;

	for (size_t i = 0; i < t->nlijnen; i++)
		for (size_t k = 1; k < t->lijnen[i].n; k++)
			s[n++] = (struct stuk){ t->lijnen[i].p[k - 1], t->lijnen[i].p[k],
			    t->lijnen[i].net };
	for (size_t i = 0; i < t->nhuizen; i++)
		for (size_t k = 0; k < t->huizen[i].n; k++)
			s[n++] = (struct stuk){ t->huizen[i].p[k],
			    t->huizen[i].p[(k + 1) % t->huizen[i].n], 100000 + i };
	return n;
}

/* Along an axis, and inside the picture. */
static void
recht(const struct geno_tekening *t, const struct stuk *s)
{
	assert_true(s->a.x == s->b.x || s->a.y == s->b.y);
	assert_true(min(s->a.x, s->b.x) >= 0 && max(s->a.x, s->b.x) <= t->breed);
	assert_true(min(s->a.y, s->b.y) >= 0 && max(s->a.y, s->b.y) <= t->hoog);
}

static bool
op_elkaar(const struct stuk *a, const struct stuk *b)
{
	if (a->a.x == a->b.x && b->a.x == b->b.x)
		return abs(a->a.x - b->a.x) < 4 &&
		    min(max(a->a.y, a->b.y), max(b->a.y, b->b.y)) >
		    max(min(a->a.y, a->b.y), min(b->a.y, b->b.y));
	if (a->a.y == a->b.y && b->a.y == b->b.y)
		return abs(a->a.y - b->a.y) < 4 &&
		    min(max(a->a.x, a->b.x), max(b->a.x, b->b.x)) >
		    max(min(a->a.x, a->b.x), min(b->a.x, b->b.x));
	return false;
}

static bool
raakt(const struct stuk *s, int x0, int y0, int x1, int y1)
{
	return max(s->a.x, s->b.x) > x0 && min(s->a.x, s->b.x) < x1 &&
	    max(s->a.y, s->b.y) > y0 && min(s->a.y, s->b.y) < y1;
}

static bool
binnen(const struct geno_huis *h, int x, int y)
{
	bool in = false;

	for (size_t i = 0, j = h->n - 1; i < h->n; j = i++)
		if ((h->p[i].y > y) != (h->p[j].y > y) && h->p[i].x > x)
			in = !in;
	return in;
}

static void
keur(const struct gezin *g, const struct geno_tekening *t, struct stuk *s)
{
	size_t n = stukken(t, s);

	for (size_t i = 0; i < n; i++) {
		recht(t, &s[i]);
		for (size_t k = i + 1; k < n; k++)
			assert_false(s[i].net != s[k].net && op_elkaar(&s[i], &s[k]));
		for (size_t k = 0; k < g->n; k++) {
			struct geno_punt p = t->plaats[k];

			/* A symbol, less a little: lines end at its edge. */
			assert_false(raakt(&s[i], p.x - 7, p.y - 7, p.x + 7, p.y + 7));
			assert_false(raakt(&s[i], p.x - GENO_LABEL, p.y + GENO_R + 1,
			    p.x + GENO_LABEL, p.y + GENO_R + GENO_LABEL_HOOG));
		}
	}
	for (size_t i = 0; i < g->n; i++) {
		bool in = false;

		for (size_t k = 0; k < t->nhuizen; k++)
			in |= binnen(&t->huizen[k], t->plaats[i].x, t->plaats[i].y);
		assert_int_equal(in, g->p[i].samen);
		for (size_t k = i + 1; k < g->n; k++)
			assert_true(abs(t->plaats[i].x - t->plaats[k].x) >= 2 * GENO_LABEL ||
			    abs(t->plaats[i].y - t->plaats[k].y) >= 2 * GENO_R +
			    GENO_LABEL_HOOG);
	}
	for (size_t i = 0; i < t->nhuizen; i++)
		for (size_t k = 0; k < n; k++)
			assert_false(raakt(&s[k], t->huizen[i].naam.x - GENO_LABEL + 1,
			    t->huizen[i].naam.y - 11, t->huizen[i].naam.x + GENO_LABEL - 1,
			    t->huizen[i].naam.y + 2));
}

/* ---- tests ----------------------------------------------------------------------------- */

static void
no_line_lies_on_another_and_none_runs_through_a_person(void **state)
{
	struct arena *a = arena_create((size_t)64 << 20);
	struct stuk *s = malloc(20000 * sizeof(*s));
	struct gezin g;
	struct geno_tekening t;
	struct err err;

	(void)state;
	staat = 20261122;
	for (int i = 0; i < FAMILIES; i++) {
		maak(&g, i % 10 == 0 ? GENO_MAX : 10);
		assert_int_equal(genogram_teken(a, g.p, g.n, g.b, g.nb, &t, &err), ERR_OK);
		keur(&g, &t, s);
		arena_reset(a);
	}
	free(s);
	arena_destroy(a);
}

/* The family of the approved picture: Henk and Willy, their daughter Mirjam,
 * her ex Karim with Yara, her partner Jeroen with Fenna and Pim. */
enum { HENK, WILLY, KARIM, MIRJAM, JEROEN, YARA, FENNA, PIM, ACHT };

static void
hoekzema(struct gezin *g)
{
	*g = (struct gezin){ .n = ACHT, .p = {
	    [HENK] = { GENO_VIERKANT, false, -1, -1 }, [WILLY] = { GENO_ROND, false, -1, 66 },
	    [KARIM] = { GENO_VIERKANT, false, 0, 38 }, [MIRJAM] = { GENO_ROND, true, 0, 34 },
	    [JEROEN] = { GENO_VIERKANT, false, 0, 37 }, [YARA] = { GENO_ROND, true, 1, 12 },
	    [FENNA] = { GENO_ROND, true, 1, 6 }, [PIM] = { GENO_VIERKANT, true, 1, 3 } } };
	band(g, GENO_PARTNER, HENK, WILLY);
	band(g, GENO_OUDER, HENK, MIRJAM);
	band(g, GENO_OUDER, WILLY, MIRJAM);
	band(g, GENO_EX, KARIM, MIRJAM);
	band(g, GENO_OUDER, KARIM, YARA);
	band(g, GENO_OUDER, MIRJAM, YARA);
	band(g, GENO_PARTNER, MIRJAM, JEROEN);
	band(g, GENO_OUDER, MIRJAM, FENNA);
	band(g, GENO_OUDER, JEROEN, FENNA);
	band(g, GENO_OUDER, MIRJAM, PIM);
	band(g, GENO_OUDER, JEROEN, PIM);
	band(g, GENO_GEWELD, JEROEN, MIRJAM);
	band(g, GENO_STEUN, WILLY, MIRJAM);
	for (size_t i = 0; i < g->nb; i++)
		g->b[i].beide = false;
}

static void
the_family_of_the_picture_stands_as_it_was_drawn_by_hand(void **state)
{
	struct arena *a = arena_create((size_t)8 << 20);
	struct gezin g;
	struct geno_tekening t;
	struct err err;

	(void)state;
	hoekzema(&g);
	assert_int_equal(genogram_teken(a, g.p, g.n, g.b, g.nb, &t, &err), ERR_OK);
	assert_int_equal(t.rijen, 3);
	assert_int_equal(t.rij[HENK], 0);
	assert_int_equal(t.rij[JEROEN], 1);
	assert_int_equal(t.rij[PIM], 2);
	/* ex, person, partner; the children below their own two parents, by age */
	assert_true((t.plaats[KARIM].x < t.plaats[MIRJAM].x) ==
	    (t.plaats[MIRJAM].x < t.plaats[JEROEN].x));
	assert_true(t.plaats[FENNA].x < t.plaats[PIM].x);
	assert_true((t.plaats[YARA].x < t.plaats[FENNA].x) ==
	    (t.plaats[KARIM].x < t.plaats[JEROEN].x));
	assert_int_equal(t.nhuizen, 1);
	for (size_t i = 0; i < g.nb; i++)
		assert_true(t.getekend[i]);
	arena_destroy(a);
}

/* Bad input: said, not drawn, never a crash. */
static void
who_is_a_parent_of_his_own_parent_is_left_out_and_says_so(void **state)
{
	struct arena *a = arena_create((size_t)8 << 20);
	struct gezin g = { .n = 2 };
	struct geno_tekening t;
	struct err err;

	(void)state;
	g.b[g.nb++] = (struct geno_band){ GENO_OUDER, 0, 1, 0, false };
	g.b[g.nb++] = (struct geno_band){ GENO_OUDER, 1, 0, 0, false };
	assert_int_equal(genogram_teken(a, g.p, g.n, g.b, g.nb, &t, &err), ERR_OK);
	assert_true(t.getekend[0]);
	assert_false(t.getekend[1]);
	arena_destroy(a);
}

static void
twenty_five_people_are_drawn_and_one_more_is_refused(void **state)
{
	static struct geno_persoon p[GENO_MAX + 1];
	struct arena *a = arena_create((size_t)8 << 20);
	struct geno_tekening t;
	struct err err;

	(void)state;
	assert_int_equal(genogram_teken(a, p, GENO_MAX, NULL, 0, &t, &err), ERR_OK);
	assert_int_equal(genogram_teken(a, p, GENO_MAX + 1, NULL, 0, &t, &err), ERR_LIMIT);
	assert_int_equal(genogram_teken(a, NULL, 0, NULL, 0, &t, &err), ERR_OK);
	arena_destroy(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_line_lies_on_another_and_none_runs_through_a_person),
		cmocka_unit_test(the_family_of_the_picture_stands_as_it_was_drawn_by_hand),
		cmocka_unit_test(who_is_a_parent_of_his_own_parent_is_left_out_and_says_so),
		cmocka_unit_test(twenty_five_people_are_drawn_and_one_more_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
