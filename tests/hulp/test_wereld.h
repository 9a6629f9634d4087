/* test_wereld.h - terms of the law and a calendar, for tests that compute and need no
 * database: *state is a struct wereld.
 * Part of tests only; functions are static so that the program has none. */
#ifndef HULP_TEST_WERELD_H
#define HULP_TEST_WERELD_H

#include "hulp/test_arena.h"

#include "base/date.h"
#include "domain/termijn/termijn_reken.h"

struct wereld {
	struct arena		*a;
	const struct kalender	*k;
	struct err		 err;
};

static const struct norm crisis = { .code = "crisis", .versie = 1, .naam = "Ter plaatse bij crisis",
    .bron = "contract", .lengte = 2, .eenheid = EENHEID_UREN };
static const struct norm hulp = { .code = "hulp", .versie = 1, .naam = "Hulp gestart",
    .bron = "contract", .lengte = 48, .eenheid = EENHEID_UREN };
static const struct norm k2 = { .code = "veiligheid", .versie = 1,
    .naam = "Veiligheidsbeoordeling", .bron = "Handelingsprotocol", .lengte = 5,
    .eenheid = EENHEID_WERKDAGEN, .kalender = NORM_ORGANISATIE };
static const struct norm k3 = { .code = "onderzoek_start", .versie = 2, .naam = "Start onderzoek",
    .bron = "Uitvoeringsbesluit Wmo 2015, artikel 4.1.7 lid 1", .lengte = 5,
    .eenheid = EENHEID_DAGEN, .atw = true };
static const struct norm k4 = { .code = "onderzoek", .versie = 1, .naam = "Oordeel onderzoek",
    .bron = "Uitvoeringsbesluit Wmo 2015, artikel 4.1.7 lid 2", .lengte = 10,
    .eenheid = EENHEID_WEKEN, .atw = true };
static const struct norm huisverbod = { .code = "huisverbod", .versie = 1,
    .naam = "Tijdelijk huisverbod", .bron = "Wth", .lengte = 10, .eenheid = EENHEID_DAGEN,
    .kalender = NORM_EXACT, .verleng = { VERLENG_TOT, 4, EENHEID_WEKEN } };
static const struct norm zitting = { .code = "zitting", .versie = 1, .naam = "Zitting",
    .bron = "Wth, artikel 6", .lengte = 3, .eenheid = EENHEID_DAGEN, .atw = true };
static const struct norm k6 = { .code = "informeren", .versie = 1, .naam = "Betrokkene informeren",
    .bron = "Wmo 2015, artikel 5.3.1", .lengte = 4, .eenheid = EENHEID_WEKEN, .atw = true,
    .verleng = { VERLENG_ELKE, 2, EENHEID_WEKEN } };

TEST_UNUSED static int
test_wereld_begin(void **state)
{
	static const char naam[] = "Dag na Hemelvaartsdag";
	const struct kalender_dag rijen[] = {
		{ .dag = date_from_ymd(2026, 1, 2), .atw = true,
		    .naam = "Dag na Nieuwjaarsdag" },
		{ .dag = date_from_ymd(2026, 5, 15), .atw = true, .naam = naam },
		{ .dag = date_from_ymd(2027, 5, 7), .atw = true, .naam = naam },
	};
	static struct wereld w;

	w = (struct wereld){ .a = arena_create(1 << 20) };
	if (w.a == NULL || kalender_maak(w.a, rijen, 3, &w.k, &w.err) != ERR_OK)
		return -1;
	*state = &w;
	return 0;
}

TEST_UNUSED static int
test_wereld_end(void **state)
{
	struct wereld *w = *state;

	arena_destroy(w->a);
	return 0;
}

#endif
