#include "domain/termijn/kalender.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"

static int
by_date(const void *a, const void *b)
{
	const struct kalender_dag *x = a, *y = b;

	return (x->dag > y->dag) - (x->dag < y->dag);
}

/* The day on which the birthday of the King or Queen is celebrated. */
static int32_t
koningsdag(int jaar)
{
	int32_t dag = jaar >= 2014 ? date_from_ymd(jaar, 4, 27) : date_from_ymd(jaar, 4, 30);

	return date_weekday(dag) == 0 ? dag - 1 : dag;
}

size_t
kalender_wettelijk(int jaar, struct kalender_dag out[KALENDER_WETTELIJK_MAX])
{
	int32_t pasen, hemelvaart, vijf_mei;
	size_t n = 0;

	if (jaar < KALENDER_JAAR_MIN || jaar > KALENDER_JAAR_MAX)
		return 0;
	pasen = date_easter(jaar);
	hemelvaart = pasen + 39;
	vijf_mei = date_from_ymd(jaar, 5, 5);
#define VRIJ(d, naam_) out[n++] = (struct kalender_dag){ .dag = (d), .atw = true, .wet = true, \
	    .naam = (naam_) }
	VRIJ(date_from_ymd(jaar, 1, 1), "Nieuwjaarsdag");
	VRIJ(pasen - 2, "Goede Vrijdag");
	VRIJ(pasen + 1, "Tweede Paasdag");
	VRIJ(koningsdag(jaar), jaar >= 2014 ? "Koningsdag" : "Koninginnedag");
	if (hemelvaart == vijf_mei) {
		VRIJ(vijf_mei, "Hemelvaartsdag en Bevrijdingsdag");
	} else {
		VRIJ(vijf_mei, "Bevrijdingsdag");
		VRIJ(hemelvaart, "Hemelvaartsdag");
	}
	VRIJ(pasen + 50, "Tweede Pinksterdag");
	VRIJ(date_from_ymd(jaar, 12, 25), "Eerste Kerstdag");
	VRIJ(date_from_ymd(jaar, 12, 26), "Tweede Kerstdag");
#undef VRIJ
	qsort(out, n, sizeof(out[0]), by_date);
	return n;
}

static const struct kalender_dag *
find(const struct kalender_dag *dagen, size_t n, int32_t dag)
{
	const struct kalender_dag key = { .dag = dag };

	return n == 0 ? NULL : bsearch(&key, dagen, n, sizeof(key), by_date);
}

/* What a day is, so that counting need not search. */
enum {
	VLAG_ATW = 1,		/* Saturday, Sunday, feast day or equated */
	VLAG_DICHT = 2		/* the organisation does not work */
};

static bool
weekend(int32_t dag)
{
	int wd = date_weekday(dag);

	return wd == 0 || wd == 6;
}

/* One byte for each day of all years. */
static bool
zet_vlaggen(struct arena *a, struct kalender *k)
{
	size_t n = (size_t)(k->laatste - k->eerste) + 1;
	uint8_t *vlag = arena_alloc(a, n);

	if (vlag == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		vlag[i] = weekend(k->eerste + (int32_t)i) ? VLAG_ATW | VLAG_DICHT : 0;
	for (size_t i = 0; i < k->n; i++) {
		const struct kalender_dag *d = &k->dagen[i];
		uint8_t *v = &vlag[d->dag - k->eerste];

		if (d->atw)
			*v |= VLAG_ATW;
		if (!d->werkdag)
			*v |= VLAG_DICHT;
	}
	k->vlag = vlag;
	return true;
}

/* Puts the rows of the region between the feast days of the law. */
static enum err_code
voeg_samen(struct kalender *k, struct kalender_dag *dagen, size_t wet,
    const struct kalender_dag *eigen, size_t n, struct err *err)
{
	size_t used = wet;

	for (size_t i = 0; i < n; i++) {
		const struct kalender_dag *feest = find(dagen, wet, eigen[i].dag);
		struct kalender_dag *to = feest == NULL ? &dagen[used++] : &dagen[feest - dagen];

		if (eigen[i].dag == DATE_NONE || (i > 0 && eigen[i].dag == eigen[i - 1].dag))
			return SAY(err, ERR_INVALID, "kalender",
			    "In de kalender staat een dag die niet bestaat of twee keer voorkomt.");
		if (eigen[i].dag < k->eerste || eigen[i].dag > k->laatste)
			return SAY(err, ERR_INVALID, "kalender",
			    "In de kalender staat een dag buiten de jaren 1990 tot en met 2100.");
		*to = eigen[i];
		to->wet = feest != NULL;
		to->atw = eigen[i].atw || feest != NULL;
	}
	qsort(dagen, used, sizeof(dagen[0]), by_date);
	k->dagen = dagen;
	k->n = used;
	return ERR_OK;
}

enum err_code
kalender_maak(struct arena *a, const struct kalender_dag *rijen, size_t n,
    const struct kalender **out, struct err *err)
{
	enum { JAREN = KALENDER_JAAR_MAX - KALENDER_JAAR_MIN + 1 };
	size_t wet = 0, room = (size_t)JAREN * KALENDER_WETTELIJK_MAX + n;
	struct kalender_dag *dagen, *eigen;
	struct kalender *k;

	if (n > KALENDER_RIJEN_MAX)
		return FAIL(err, ERR_LIMIT, "calendar of %zu rows", n);
	k = arena_new(a, struct kalender, 1);
	dagen = arena_new(a, struct kalender_dag, room);
	eigen = arena_new(a, struct kalender_dag, n + 1);
	if (k == NULL || dagen == NULL || eigen == NULL)
		return FAIL(err, ERR_LIMIT, "no room for a calendar of %zu rows", n);
	k->eerste = date_from_ymd(KALENDER_JAAR_MIN, 1, 1);
	k->laatste = date_from_ymd(KALENDER_JAAR_MAX, 12, 31);
	for (int jaar = KALENDER_JAAR_MIN; jaar <= KALENDER_JAAR_MAX; jaar++)
		wet += kalender_wettelijk(jaar, dagen + wet);
	if (n > 0)
		memcpy(eigen, rijen, n * sizeof(rijen[0]));
	qsort(eigen, n, sizeof(eigen[0]), by_date);
	TRY(voeg_samen(k, dagen, wet, eigen, n, err));
	if (!zet_vlaggen(a, k))
		return FAIL(err, ERR_LIMIT, "no room for a calendar of %zu rows", n);
	*out = k;
	return ERR_OK;
}

static bool
heeft_vlag(const struct kalender *k, int32_t dag, unsigned vlag)
{
	if (dag < k->eerste || dag > k->laatste)
		return weekend(dag);
	return (k->vlag[dag - k->eerste] & vlag) != 0;
}

bool
kalender_atw_vrij(const struct kalender *k, int32_t dag)
{
	return heeft_vlag(k, dag, VLAG_ATW);
}

bool
kalender_werkdag(const struct kalender *k, int32_t dag)
{
	return !heeft_vlag(k, dag, VLAG_DICHT);
}

int
kalender_werkdagen(const struct kalender *k, int32_t na, int32_t tot_en_met)
{
	int n = 0;

	for (int32_t dag = na + 1; dag <= tot_en_met; dag++)
		if (kalender_werkdag(k, dag))
			n++;
	return n;
}

const char *
kalender_naam(const struct kalender *k, int32_t dag)
{
	const struct kalender_dag *d = find(k->dagen, k->n, dag);

	if (d != NULL)
		return d->naam;
	if (!weekend(dag))
		return NULL;
	return date_weekday(dag) == 0 ? "zondag" : "zaterdag";
}

const char *
kalender_reden(struct arena *a, const struct kalender *k, int32_t dag)
{
	const struct kalender_dag *d = find(k->dagen, k->n, dag);

	if (d == NULL || d->wet || (!d->atw && d->werkdag)) {
		const char *naam = kalender_naam(k, dag);

		return arena_strdup(a, naam == NULL ? "" : naam);
	}
	return arena_printf(a, "%s, %s", d->naam,
	    d->atw ? "gelijkgesteld bij besluit" : "de organisatie is dicht");
}

const char *
kalender_besluit(const struct kalender *k, int32_t dag)
{
	const struct kalender_dag *d = find(k->dagen, k->n, dag);

	return d == NULL || d->besluit == NULL || d->besluit[0] == '\0' ? NULL : d->besluit;
}

bool
kalender_besluit_bekend(const struct kalender *k, int jaar)
{
	for (size_t i = 0; i < k->n; i++) {
		int j, m, d;

		date_to_ymd(k->dagen[i].dag, &j, &m, &d);
		if (j == jaar && k->dagen[i].atw && !k->dagen[i].wet)
			return true;
	}
	return false;
}

const char *
kalender_waarschuwing(struct arena *a, const struct kalender *k, int32_t vandaag)
{
	int jaar, maand, dag;

	date_to_ymd(vandaag, &jaar, &maand, &dag);
	for (int j = jaar; j <= jaar + 1 && j <= KALENDER_JAAR_MAX; j++)
		if (!kalender_besluit_bekend(k, j))
			return arena_printf(a, "Van %d staan er geen dagen in de kalender die bij "
			    "besluit met een feestdag gelijk zijn gesteld. Kijk of het besluit er "
			    "is, en vul kalender.tsv aan.", j);
	return NULL;
}

bool
kalender_verschil(const struct kalender *a, const struct kalender *b, int32_t *eerste_out,
    int32_t *laatste_out)
{
	int32_t eerste = DATE_NONE, laatste = DATE_NONE;

	for (int32_t dag = a->eerste; dag <= a->laatste; dag++) {
		if (a->vlag[dag - a->eerste] == b->vlag[dag - b->eerste])
			continue;
		eerste = eerste == DATE_NONE ? dag : eerste;
		laatste = dag;
	}
	if (eerste == DATE_NONE)
		return false;
	*eerste_out = eerste;
	*laatste_out = laatste;
	return true;
}
