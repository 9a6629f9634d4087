/* Why a term ends when it does, in words, one step a line. */
#include "domain/termijn/termijn_reken.h"

#include "base/date.h"

#define VOLUIT_MAX 14	/* so many days are named; of more, weekends are counted */

static bool
in_weekend(int32_t dag)
{
	int wd = date_weekday(dag);

	return wd == 0 || wd == 6;
}

/* The days that did not count, each with its reason. */
static void
schrijf_overgeslagen(struct buf *b, struct arena *a, const struct norm *n,
    const struct kalender *k, const struct termijn_spoor *s)
{
	const char *tussen = "Niet meegeteld: ";
	int aantal = 0, weekend = 0;

	for (int32_t dag = s->eerste + 1; dag <= s->einde; dag++)
		aantal += termijn_telt_niet(n, k, s, dag);
	for (int32_t dag = s->eerste + 1; dag <= s->einde; dag++) {
		if (!termijn_telt_niet(n, k, s, dag))
			continue;
		if (aantal > VOLUIT_MAX && in_weekend(dag)) {
			weekend++;
			continue;
		}
		buf_printf(b, "%s%s (%s)", tussen, date_short(a, dag),
		    kalender_reden(a, k, dag));
		tussen = ", ";
	}
	if (weekend > 0)
		buf_printf(b, "%s%d dagen in het weekend", tussen, weekend);
	if (aantal > 0)
		buf_puts(b, ".\n");
}

static void
schrijf_atw(struct buf *b, struct arena *a, const struct norm *n, const struct kalender *k,
    const struct termijn_spoor *s)
{
	if (s->te_lang) {
		buf_puts(b, "De Algemene termijnenwet geldt niet voor zo'n lange termijn "
		    "(artikel 4). De dag blijft staan.\n");
		return;
	}
	if (!s->atw) {
		buf_puts(b, "De Algemene termijnenwet geldt niet voor deze termijn. "
		    "De dag blijft staan.\n");
		return;
	}
	if (s->artikel1)
		buf_printf(b, "Dat is een vrije dag (%s). De termijn loopt door tot de eerste "
		    "dag die geen zaterdag, zondag of feestdag is "
		    "(Algemene termijnenwet, artikel 1).\n", kalender_reden(a, k, s->geteld));
	if (s->artikel2)
		buf_printf(b, "In een termijn van %s moeten minstens twee dagen zitten die geen "
		    "zaterdag, zondag of feestdag zijn (Algemene termijnenwet, artikel 2). "
		    "Daarom loopt de termijn langer door.\n",
		    lengte_tekst(a, n->lengte, n->eenheid));
	if (!s->artikel1 && !s->artikel2)
		buf_puts(b, "Dat is geen zaterdag, zondag of feestdag. De dag blijft staan "
		    "(Algemene termijnenwet, artikel 1).\n");
	schrijf_overgeslagen(b, a, n, k, s);
}

/* Seconds that the wall clock runs ahead of the real time between two moments. */
static int64_t
verschil(int64_t start, int64_t due)
{
	struct civil c = civil_from_time(start), d = civil_from_time(due);
	int64_t dagen = (int64_t)date_of_time(due) - date_of_time(start);

	return dagen * 86400 + (d.hour - c.hour) * 3600 + (d.minute - c.minute) * 60 +
	    (d.second - c.second) - (due - start);
}

/* A moment that the clock shows twice: which of the two is meant. */
static void
schrijf_dubbel(struct buf *b, const char *wat, int64_t t)
{
	int uur = civil_from_time(t).hour;

	if (civil_from_time(t + 3600).hour == uur)
		buf_printf(b, "Dit tijdstip komt die nacht twee keer voor, want de klok gaat een "
		    "uur terug. De %s is de eerste keer (zomertijd).\n", wat);
	else if (civil_from_time(t - 3600).hour == uur)
		buf_printf(b, "Dit tijdstip komt die nacht twee keer voor, want de klok gaat een "
		    "uur terug. De %s is de tweede keer (wintertijd).\n", wat);
}

/* The hour after the one that does not exist. What was typed is not kept: a start at
 * 02.30 became 03.30 (base/date.h), and whoever reads 03.30 must know why. */
static void
schrijf_verzet(struct buf *b, int64_t start)
{
	struct civil c = civil_from_time(start), eerder = civil_from_time(start - 3600);

	if (c.hour - eerder.hour != 2)
		return;
	buf_printf(b, "Die nacht gaat de klok van 02.00 naar 03.00 uur. %02d.%02d bestaat dan "
	    "niet: is dat opgegeven, dan is het begin een uur later gezet, op %02d.%02d.\n",
	    c.hour - 1, c.minute, c.hour, c.minute);
}

/* Real hours differ from wall-clock hours across a change of summer time. */
static void
schrijf_uren(struct buf *b, int64_t start, int64_t due)
{
	int64_t wall = verschil(start, due);

	buf_puts(b, "Uren tellen dag en nacht, ook in het weekend en op feestdagen.\n");
	if (wall != 0)
		buf_printf(b, "In deze tijd gaat de klok een uur %s. Dat uur telt %s.\n",
		    wall > 0 ? "vooruit" : "terug",
		    wall > 0 ? "niet, want het bestaat niet" : "twee keer");
}

static void
schrijf_exact(struct buf *b, struct arena *a, const struct norm *n, const struct kalender *k,
    int64_t start, const struct termijn_spoor *s)
{
	struct civil c = civil_from_time(start), d = civil_from_time(s->due);

	buf_printf(b, "De termijn telt exact, van minuut tot minuut. %s later is het %s, op "
	    "hetzelfde tijdstip.\n", lengte_tekst(a, n->lengte, n->eenheid),
	    date_long(a, s->einde));
	if (n->eenheid == EENHEID_WERKDAGEN)
		schrijf_overgeslagen(b, a, n, k, s);
	else
		buf_puts(b, "De Algemene termijnenwet geldt niet: een zaterdag, zondag of "
		    "feestdag verschuift niets.\n");
	if (c.hour != d.hour || c.minute != d.minute)
		buf_printf(b, "Op %s bestaat %s niet, want de klok gaat een uur vooruit. "
		    "Daarom een uur later.\n", date_short(a, s->einde), time_clock(a, start));
	else if (verschil(start, s->due) != 0)
		buf_printf(b, "In deze tijd gaat de klok een uur %s. Het tijdstip blijft gelijk; "
		    "de termijn duurt een uur %s.\n",
		    verschil(start, s->due) > 0 ? "vooruit" : "terug",
		    verschil(start, s->due) > 0 ? "korter" : "langer");
	schrijf_dubbel(b, "afloop", s->due);
}

static void
schrijf_dagen(struct buf *b, struct arena *a, const struct norm *n, const struct kalender *k,
    const struct termijn_spoor *s)
{
	if (n->eenheid == EENHEID_WERKDAGEN) {
		buf_puts(b, n->kalender == NORM_ATW ? "De dag zelf telt niet mee. Alleen dagen "
		    "die geen zaterdag, zondag of feestdag zijn, tellen.\n" :
		    "De dag zelf telt niet mee. Alleen werkdagen tellen.\n");
		schrijf_overgeslagen(b, a, n, k, s);
		return;
	}
	buf_printf(b, "De dag zelf telt niet mee. %s later is het %s.\n",
	    lengte_tekst(a, n->lengte, n->eenheid), date_long(a, s->geteld));
	schrijf_atw(b, a, n, k, s);
}

/* Years of which nobody entered the decree: such a day was not skipped. */
static void
schrijf_onbekend(struct buf *b, const struct kalender *k, const struct termijn_spoor *s)
{
	int tot = civil_from_time(s->due).year;

	for (int jaar = civil_from_time(time_at(s->eerste, 12, 0)).year; jaar <= tot; jaar++)
		if (!kalender_besluit_bekend(k, jaar))
			buf_printf(b, "Let op: van %d staan er geen dagen in de kalender die bij "
			    "besluit met een feestdag gelijk zijn gesteld.\n", jaar);
}

static void
schrijf_regel(struct buf *b, struct arena *a, const struct norm *n)
{
	const char *lengte = lengte_tekst(a, n->lengte, n->eenheid);

	if (n->code == NULL)
		buf_printf(b, "Een termijn van %s.\n", lengte);
	else
		buf_printf(b, "%s: %s. Bron: %s. Regel %s, versie %d.\n", n->naam, lengte, n->bron,
		    n->code, n->versie);
}

enum err_code
termijn_uitleg(struct buf *b, struct arena *a, const struct norm *n, const struct kalender *k,
    int64_t start, struct err *err)
{
	struct termijn_spoor s;

	TRY(termijn_reken(n, k, start, &s, err));
	schrijf_regel(b, a, n);
	buf_printf(b, "De termijn begint op %s om %s.\n", date_long(a, s.eerste),
	    time_clock(a, start));
	schrijf_verzet(b, start);
	if (termijn_exact(n))
		schrijf_dubbel(b, "start", start);
	if (n->eenheid == EENHEID_UREN)
		schrijf_uren(b, start, s.due);
	else if (n->kalender == NORM_EXACT)
		schrijf_exact(b, a, n, k, start, &s);
	else
		schrijf_dagen(b, a, n, k, &s);
	if (n->kalender != NORM_EXACT && (n->atw || n->eenheid == EENHEID_WERKDAGEN))
		schrijf_onbekend(b, k, &s);
	buf_printf(b, "De termijn loopt af op %s om %s.\n", date_long(a, date_of_time(s.due)),
	    time_clock(a, s.due));
	if (buf_failed(b))
		return FAIL(err, ERR_LIMIT, "no room for the explanation of a term");
	return ERR_OK;
}
