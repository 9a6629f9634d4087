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
#define VRIJ(d, naam_) out[n++] = (struct kalender_dag){ .dag = (d), .atw = true, .naam = (naam_) }
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

enum err_code
kalender_maak(struct arena *a, const struct kalender_dag *rijen, size_t n,
    const struct kalender **out, struct err *err)
{
	enum { JAREN = KALENDER_JAAR_MAX - KALENDER_JAAR_MIN + 1 };
	size_t wet = 0, used = 0, room = (size_t)JAREN * KALENDER_WETTELIJK_MAX + n;
	struct kalender_dag *dagen, *eigen;
	struct kalender *k;

	if (n > KALENDER_RIJEN_MAX)
		return FAIL(err, ERR_LIMIT, "calendar of %zu rows", n);
	k = arena_new(a, struct kalender, 1);
	dagen = arena_new(a, struct kalender_dag, room);
	eigen = arena_new(a, struct kalender_dag, n + 1);
	if (k == NULL || dagen == NULL || eigen == NULL)
		return FAIL(err, ERR_LIMIT, "no room for a calendar of %zu rows", n);
	for (int jaar = KALENDER_JAAR_MIN; jaar <= KALENDER_JAAR_MAX; jaar++)
		wet += kalender_wettelijk(jaar, dagen + wet);
	if (n > 0)
		memcpy(eigen, rijen, n * sizeof(rijen[0]));
	qsort(eigen, n, sizeof(eigen[0]), by_date);
	used = wet;
	for (size_t i = 0; i < n; i++) {
		const struct kalender_dag *feest = find(dagen, wet, eigen[i].dag);
		struct kalender_dag *to = feest == NULL ? &dagen[used++] : &dagen[feest - dagen];

		if (eigen[i].dag == DATE_NONE || (i > 0 && eigen[i].dag == eigen[i - 1].dag))
			return SAY(err, ERR_INVALID, "kalender",
			    "In de kalender staat een dag die niet bestaat of twee keer voorkomt.");
		*to = (struct kalender_dag){ .dag = eigen[i].dag,
		    .atw = eigen[i].atw || feest != NULL, .werkdag = eigen[i].werkdag,
		    .naam = eigen[i].naam };
	}
	qsort(dagen, used, sizeof(dagen[0]), by_date);
	*k = (struct kalender){ .dagen = dagen, .n = used };
	*out = k;
	return ERR_OK;
}

static bool
weekend(int32_t dag)
{
	int wd = date_weekday(dag);

	return wd == 0 || wd == 6;
}

bool
kalender_atw_vrij(const struct kalender *k, int32_t dag)
{
	const struct kalender_dag *d;

	if (weekend(dag))
		return true;
	d = find(k->dagen, k->n, dag);
	return d != NULL && d->atw;
}

bool
kalender_werkdag(const struct kalender *k, int32_t dag)
{
	const struct kalender_dag *d;

	if (weekend(dag))
		return false;
	d = find(k->dagen, k->n, dag);
	return d == NULL || d->werkdag;
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
