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

#define ZAKEN 300		/* in the last year; a few less in the year before */
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

/* Help at once: from decision to start within two days, mostly. */
static void
plan_snel(struct demo *d, struct verloop *l, unsigned i, int64_t t, bool traag)
{
	t += UUR + demo_gooi(d, 5 * UUR);
	plan(l, i, DS_WEGING, t);
	t += UUR + demo_gooi(d, 4 * UUR) + (traag ? 3 * DAG : 0);
	plan(l, i, DS_BESLUIT, t);
	plan(l, i, DS_VRAAG, t + 1800);
	plan(l, i, DS_LID, t + 2400);
	plan(l, i, DS_AANNAME, t + 2 * UUR + demo_gooi(d, 6 * UUR));
	plan(l, i, DS_START, t + 9 * UUR + demo_gooi(d, 22 * UUR));
	plan(l, i, DS_NOTITIE, t + 32 * UUR);
	plan(l, i, DS_PLAN, overdag(t + 2 * DAG));
	plan(l, i, DS_TERUGKOPPELING, overdag(t + DAG + demo_gooi(d, 8 * DAG)));
	plan(l, i, DS_SLUITEN, overdag(t + 12 * DAG + demo_gooi(d, 40 * DAG)));
}

/* Everything else: weighed and decided within the five working days, mostly. */
static void
plan_gewoon(struct demo *d, struct verloop *l, unsigned i,
    const struct demo_zaak *z, int64_t t, bool traag)
{
	bool onderzoek = z->route == DEMO_ONDERZOEK;
	int64_t verteld;

	t = overdag(t + UUR + demo_gooi(d, DAG));
	plan(l, i, DS_WEGING, t);
	t = overdag(t + 2 * UUR + demo_gooi(d, (onderzoek ? 1 : 4) * DAG) +
	    (traag ? 4 * DAG : 0));
	plan(l, i, DS_BESLUIT, t);
	plan(l, i, DS_NOTITIE, overdag(t + 3 * UUR));
	t = overdag(t + UUR + demo_gooi(d, DAG));
	plan(l, i, DS_VRAAG, t);
	plan(l, i, DS_LID, t + 600);
	t = overdag(t + 4 * UUR + demo_gooi(d, 4 * DAG));
	plan(l, i, DS_AANNAME, t);
	verteld = overdag(t + demo_gooi(d, 7 * DAG));
	plan(l, i, DS_TERUGKOPPELING, verteld);
	t = overdag(t + (onderzoek ? (30 + demo_gooi(d, traag ? 60 : 32)) * DAG : DAG));
	plan(l, i, DS_START, t);
	/* Nobody tries to close before the reporter was told. */
	plan(l, i, DS_SLUITEN, overdag((t > verteld ? t : verteld) + 2 * DAG +
	    demo_gooi(d, 20 * DAG)));
}

/* The steps of one case, from its report on. */
static void
plan_zaak(struct demo *d, struct verloop *l, unsigned i, struct demo_zaak *z)
{
	bool zwaar = z->verhaal->ernst == 2, traag = demo_gooi(d, 100) < 15;
	int64_t t = z->ontvangen;

	plan(l, i, DS_ONTVANGST, t);
	if (z->verhaal->crisis)
		plan(l, i, DS_PLAATSE, t + 1800 + demo_gooi(d, 6000));
	t += 600 + demo_gooi(d, zwaar ? 2 * UUR : 14 * UUR);
	plan(l, i, DS_SCREENING, t);
	plan(l, i, DS_NEMEN, t + 900);
	plan(l, i, DS_VEILIGHEID, t + 1200);
	if (z->route == DEMO_HULP)
		plan_snel(d, l, i, t + 1500, traag);
	else
		plan_gewoon(d, l, i, z, t + 1500, traag);
}

/* When a report came in: this year, or the year before (so that quarters can
 * be compared). More of this year's in the last days: there must be open work. */
static int64_t
ontvangst(struct demo *d, bool vorig_jaar)
{
	unsigned dagen = vorig_jaar ? 365 + demo_gooi(d, 365) :
	    demo_gooi(d, 100) < 9 ? demo_gooi(d, 5) : demo_gooi(d, 365);

	return d->nu - (int64_t)dagen * DAG - UUR - demo_gooi(d, DAG - UUR);
}

static bool
kwam_terug(const struct demo_zaak *zaken, unsigned n, unsigned i)
{
	for (unsigned k = 0; k < n; k++)
		if (zaken[k].vorige == &zaken[i])
			return true;
	return zaken[i].vorige != NULL;
}

/* The two oldest cases of families that did not come back. */
static void
plan_vernietiging(struct verloop *l, const struct demo_zaak *zaken, unsigned n)
{
	unsigned een = n, twee = n;

	for (unsigned i = 0; i < n; i++) {
		if (kwam_terug(zaken, n, i) || zaken[i].route != DEMO_AFSLUITEN)
			continue;
		if (een == n || zaken[i].ontvangen < zaken[een].ontvangen) {
			twee = een;
			een = i;
		} else if (twee == n || zaken[i].ontvangen < zaken[twee].ontvangen)
			twee = i;
	}
	if (twee == n)
		return;
	plan(l, een, DS_VERNIETIG, overdag(l->nu - 6 * DAG));
	plan(l, twee, DS_VOORSTEL, l->nu - 22 * UUR);
}

static enum err_code
demo_moment(struct demo *d, const struct moment *m, struct demo_zaak *zaken,
    struct err *err)
{
	switch (m->stap) {
	case DS_ADVIES:
		return demo_advies(d, m->op, err);
	case DS_OVERLEG:
		return demo_overleg(d, m->op, err);
	case DS_VOLGEND_OVERLEG:
		return demo_volgend_overleg(d, m->op, err);
	case DS_BERICHTEN:
		return demo_berichten(d, m->op, err);
	case DS_KLACHT:
	case DS_DATALEK:
		return demo_voorval(d, m->stap, m->op, err);
	case DS_VOORSTEL:
	case DS_VERNIETIG:
		return demo_vernietig(d, &zaken[m->zaak], m->stap == DS_VERNIETIG, m->op, err);
	default:
		return demo_stap_doe(d, &zaken[m->zaak], m->stap, m->op, err);
	}
}

/* Every tenth household is reported again, months later. */
static void
herhaal(struct demo *d, struct demo_zaak *zaken, unsigned n)
{
	for (unsigned i = 10; i < n; i += 10) {
		struct demo_zaak *oud = &zaken[demo_gooi(d, i)], *nieuw = &zaken[i];
		int64_t ontvangen = nieuw->ontvangen;

		if (oud->vorige != NULL || oud->ontvangen + 14 * DAG > ontvangen)
			continue;
		*nieuw = *oud;
		nieuw->ontvangen = ontvangen;
		nieuw->vorige = oud;
	}
}

/* The last meetings that were held, and the next one. */
static void
plan_overleg(struct verloop *l)
{
	int held = 0;

	for (int dag = 1; dag < 21 && held < 3; dag++) {
		int32_t day = date_of_time(l->nu) - dag;
		int w = date_weekday(day);

		if (w == 1 || w == 2 || w == 4 || w == 5) {
			plan(l, 0, DS_OVERLEG, time_at(day, 10, 0));
			held++;
		}
	}
	plan(l, 0, DS_VOLGEND_OVERLEG, l->nu - UUR);
	plan(l, 0, DS_BERICHTEN, l->nu - 5 * UUR);
	plan(l, 0, DS_KLACHT, overdag(l->nu - 12 * DAG));
	plan(l, 0, DS_DATALEK, l->nu - 20 * UUR);
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
		rc = demo_moment(d, m, zaken, err);
		/* The rules said "not yet", as they do to people: the case stays
		 * open at that step. */
		if (rc == ERR_CONFLICT)
			niet++;
		else
			TRY(rc);
		if (i % 2000 == 1999)
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
	struct verloop l = { .max = ((size_t)n + 1) * MOMENTEN_MAX, .nu = d->nu };
	struct demo_zaak *zaken = arena_new(d->c->a, struct demo_zaak, n);
	struct uit_medewerkers_lezen mensen;

	l.v = arena_new(d->c->a, struct moment, l.max);
	if (zaken == NULL || l.v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	d->r->clock.fixed = d->nu;
	TRY(call_act(d->c, d->r, ACT_medewerkers_lezen, NULL, 0, &mensen, err));
	d->mensen = mensen.v;
	d->nmensen = mensen.n;
	for (unsigned i = 0; i < n; i++)
		demo_zaak_maak(d, &zaken[i], ontvangst(d, i % 27 < 13));
	herhaal(d, zaken, n);
	plan_overleg(&l);
	for (unsigned i = 0; i < n; i++) {
		plan_zaak(d, &l, i, &zaken[i]);
		if (demo_gooi(d, 10) < ADVIEZEN_PER_10)
			plan(&l, i, DS_ADVIES, overdag(d->nu - demo_gooi(d, 2 * JAAR)));
	}
	plan_vernietiging(&l, zaken, n);
	qsort(l.v, l.n, sizeof(*l.v), by_time);
	(void)fprintf(stderr, "samenloop: %u zaken maken, met %zu gebeurtenissen in "
	    "twee jaar\n", n, l.n);
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
	rc = vul(&d, (unsigned)(n > 100000 ? 100000 : n) * 27 / 14, err);
	/* What is said to be wrong lives in an arena that goes now. */
	if (rc != ERR_OK && err->text != NULL) {
		err->text = arena_strdup(c->a, err->text);
		err->field = arena_strdup(c->a, err->field);
	}
	arena_destroy(d.a);
	r->clock.fixed = c->s.nu;
	return rc;
}
