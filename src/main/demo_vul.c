/* demo_vul.c - a year of cases: made first as a list of moments, then lived
 * through in their order, so that clocks, journal and figures look as they do
 * after a real year. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acts/uit.h"
#include "base/date.h"
#include "main/demo.h"
#include "main/demo_doe.h"
#include "main/demo_tekst.h"
#include "main/demo_zaak.h"

#define ZAKEN 300
#define ADVIEZEN_PER_10 8	/* advice is given nearly as often as reports come */
#define MOMENTEN_MAX 24		/* of one case */
#define JAAR (365 * 24 * 3600)
#define UUR 3600
#define DAG (24 * UUR)

struct moment {
	int64_t		 op;
	enum demo_stap	 stap;
	unsigned	 zaak;
};

struct verloop {
	struct moment	*v;
	size_t		 n, max;
	int64_t		 nu;
};

static void
plan(struct verloop *l, unsigned zaak, enum demo_stap stap, int64_t op)
{
	/* What has not happened yet is still to be done: the work list. */
	if (op < l->nu && l->n < l->max)
		l->v[l->n++] = (struct moment){ op, stap, zaak };
}

static int
by_time(const void *a, const void *b)
{
	const struct moment *x = a, *y = b;

	if (x->op != y->op)
		return x->op < y->op ? -1 : 1;
	if (x->zaak != y->zaak)
		return x->zaak < y->zaak ? -1 : 1;
	return (int)x->stap - (int)y->stap;
}

/* In office hours: what people do by day is not done at night. */
static int64_t
overdag(int64_t t)
{
	struct civil c = civil_from_time(t);

	if (c.hour < 8)
		t += (8 - c.hour) * UUR;
	else if (c.hour >= 18)
		t += (32 - c.hour) * UUR;
	c = civil_from_time(t);
	if (c.weekday == 6)
		t += 2 * DAG;
	else if (c.weekday == 0)
		t += DAG;
	return t;
}

/* The steps of one case after its report, mostly within the norms. */
static void
plan_zaak(struct demo *d, struct verloop *l, unsigned i, struct demo_zaak *z)
{
	bool zwaar = z->verhaal->ernst == 2, traag = demo_gooi(d, 100) < 18;
	int64_t t = z->ontvangen;

	plan(l, i, DS_ONTVANGST, t);
	if (z->verhaal->crisis)
		plan(l, i, DS_PLAATSE, t + 1800 + demo_gooi(d, 7000));
	plan(l, i, DS_SCREENING, t += 600 + demo_gooi(d, zwaar ? 7200 : 16 * UUR));
	plan(l, i, DS_NEMEN, t += 900);
	plan(l, i, DS_VEILIGHEID, t + 300);
	t = overdag(t + demo_gooi(d, zwaar ? 6 * UUR : 36 * UUR));
	plan(l, i, DS_WEGING, t);
	t = overdag(t + 2 * UUR + demo_gooi(d, zwaar ? DAG : 4 * DAG) +
	    (traag ? 5 * DAG : 0));
	plan(l, i, DS_BESLUIT, t);
	plan(l, i, DS_NOTITIE, overdag(t + 3 * UUR));
	t = overdag(t + UUR + demo_gooi(d, 8 * UUR));
	plan(l, i, DS_VRAAG, t);
	plan(l, i, DS_LID, t + 600);
	t = overdag(t + 4 * UUR + demo_gooi(d, 3 * DAG) + (traag ? 3 * DAG : 0));
	plan(l, i, DS_AANNAME, t);
	plan(l, i, DS_TERUGKOPPELING, overdag(t + demo_gooi(d, 5 * DAG)));
	plan(l, i, DS_PLAN, overdag(t + DAG));
	t = overdag(t + DAG + demo_gooi(d, z->route == DEMO_ONDERZOEK ?
	    55 * DAG : 9 * DAG) + 5 * DAG);
	plan(l, i, DS_START, t);
	plan(l, i, DS_SLUITEN, overdag(t + 2 * DAG + demo_gooi(d, 20 * DAG)));
}

/* Days ago: half of the cases in the last four months, so that there is
 * enough open work to look at. */
static int64_t
ontvangst(struct demo *d)
{
	unsigned dagen = demo_gooi(d, 100) < 12 ? demo_gooi(d, 6) :
	    demo_gooi(d, 100) < 45 ? demo_gooi(d, 120) : demo_gooi(d, 365);

	return d->nu - (int64_t)dagen * DAG - UUR - demo_gooi(d, DAG - UUR);
}

static enum err_code
leef(struct demo *d, const struct verloop *l, struct demo_zaak *zaken,
    struct err *err)
{
	size_t niet = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct moment *m = &l->v[i];
		enum err_code rc;

		arena_reset(d->a);
		rc = m->stap == DS_ADVIES ? demo_advies(d, m->op, err) :
		    demo_stap_doe(d, &zaken[m->zaak], m->stap, m->op, err);
		/* The rules said "not yet", as they do to people: the case stays
		 * open at that step. */
		if (rc == ERR_CONFLICT)
			niet++;
		else
			TRY(rc);
		if (i % 500 == 499)
			(void)fprintf(stderr, "samenloop: %zu van %zu gebeurtenissen\n",
			    i + 1, l->n);
	}
	if (niet > 0)
		(void)fprintf(stderr, "samenloop: %zu stappen konden nog niet; die "
		    "zaken staan open\n", niet);
	return ERR_OK;
}

static enum err_code
vul(struct demo *d, unsigned n, struct err *err)
{
	struct verloop l = { .max = (size_t)n * MOMENTEN_MAX, .nu = d->nu };
	struct demo_zaak *zaken = arena_new(d->c->a, struct demo_zaak, n);
	struct uit_medewerkers_lezen mensen;

	l.v = arena_new(d->c->a, struct moment, l.max);
	if (zaken == NULL || l.v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	d->r->clock.fixed = d->nu;
	TRY(call_act(d->c, d->r, ACT_medewerkers_lezen, NULL, 0, &mensen, err));
	d->mensen = mensen.v;
	d->nmensen = mensen.n;
	for (unsigned i = 0; i < n; i++) {
		demo_zaak_maak(d, &zaken[i], ontvangst(d));
		plan_zaak(d, &l, i, &zaken[i]);
		if (demo_gooi(d, 10) < ADVIEZEN_PER_10)
			plan(&l, i, DS_ADVIES, overdag(d->nu - demo_gooi(d, JAAR)));
	}
	qsort(l.v, l.n, sizeof(*l.v), by_time);
	(void)fprintf(stderr, "samenloop: %u zaken maken, met %zu gebeurtenissen in "
	    "een jaar\n", n, l.n);
	return leef(d, &l, zaken, err);
}

enum err_code
demo_vul(struct call *c, struct running *r, struct err *err)
{
	const char *zaken = call_option(c, "--zaken");
	struct demo d = { .c = c, .r = r, .dice = UINT64_C(88172645463325252) };
	unsigned long n = zaken == NULL ? ZAKEN : strtoul(zaken, NULL, 10);
	enum err_code rc;

	d.nu = clock_now(&r->clock);
	if ((d.a = arena_create((size_t)16 << 20)) == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	rc = vul(&d, n > 100000 ? 100000 : (unsigned)n, err);
	arena_destroy(d.a);
	r->clock.fixed = c->s.nu;
	return rc;
}
