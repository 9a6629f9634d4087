#include "domain/termijn/termijn_reken.h"

#include <string.h>

#include "base/date.h"

/* How a term in days came to its end; the explanation is made from it. */
struct spoor {
	int32_t	eerste;		/* the day of the event */
	int32_t	geteld;		/* the last day before the Atw */
	int32_t	einde;		/* the last day */
	bool	atw;		/* the Atw applies */
	bool	te_lang;	/* it would, but for art. 4 */
	bool	artikel1, artikel2;	/* each moved the end */
};

/* Atw art. 4. */
static bool
te_lang_voor_atw(const struct norm *n)
{
	switch (n->eenheid) {
	case EENHEID_UREN:
		return true;
	case EENHEID_DAGEN:
	case EENHEID_WERKDAGEN:
		return n->lengte > 90;
	case EENHEID_WEKEN:
		return n->lengte > 12;
	case EENHEID_MAANDEN:
		return n->lengte > 3;
	}
	return true;
}

/* Is this a working day for the norm? */
static bool
telt(const struct norm *n, const struct kalender *k, int32_t dag)
{
	return n->kalender == NORM_ORGANISATIE ? kalender_werkdag(k, dag) :
	    !kalender_atw_vrij(k, dag);
}

/* The last day by counting alone. The calendar ends in 2100; working days stop
 * being counted there, and the caller refuses what lies beyond. */
static int32_t
tel(const struct norm *n, const struct kalender *k, int32_t eerste)
{
	int32_t laatste = date_from_ymd(KALENDER_JAAR_MAX, 12, 31), dag = eerste;

	switch (n->eenheid) {
	case EENHEID_UREN:
	case EENHEID_DAGEN:
		return eerste + n->lengte;
	case EENHEID_WEKEN:
		return eerste + 7 * n->lengte;
	case EENHEID_MAANDEN:
		dag = date_add_months(eerste, n->lengte);
		return dag == DATE_NONE ? laatste + 1 : dag;
	case EENHEID_WERKDAGEN:
		for (int geteld = 0; geteld < n->lengte && dag <= laatste;)
			if (telt(n, k, ++dag))
				geteld++;
		return dag;
	}
	return dag;
}

/* Days of the term that are no Saturday, Sunday or feast day; two is enough. */
static int
gewone_dagen(const struct kalender *k, int32_t na, int32_t tot_en_met)
{
	int n = 0;

	for (int32_t dag = na + 1; dag <= tot_en_met && n < 2; dag++)
		if (!kalender_atw_vrij(k, dag))
			n++;
	return n;
}

static void
verleng(const struct norm *n, const struct kalender *k, struct spoor *s)
{
	bool drie = n->eenheid == EENHEID_WEKEN || n->eenheid == EENHEID_MAANDEN || n->lengte >= 3;

	while (kalender_atw_vrij(k, s->einde)) {
		s->einde++;
		s->artikel1 = true;
	}
	while (drie && gewone_dagen(k, s->eerste, s->einde) < 2) {
		s->artikel2 = true;
		do
			s->einde++;
		while (kalender_atw_vrij(k, s->einde));
	}
}

static enum err_code
reken(const struct norm *n, const struct kalender *k, int64_t start, struct spoor *s,
    struct err *err)
{
	int32_t laatste = date_from_ymd(KALENDER_JAAR_MAX, 12, 31);

	*s = (struct spoor){ .eerste = date_of_time(start) };
	if (n->lengte < 1 || n->lengte > TERMIJN_LENGTE_MAX)
		return SAY(err, ERR_INVALID, "lengte", "Deze lengte kan een termijn niet hebben.");
	if (s->eerste < date_from_ymd(KALENDER_JAAR_MIN, 1, 1) || s->eerste > laatste)
		return SAY(err, ERR_INVALID, "start",
		    "Een termijn kan alleen beginnen tussen 1990 en 2100.");
	if (n->eenheid == EENHEID_UREN)
		s->geteld = date_of_time(start + (int64_t)n->lengte * 3600);
	else
		s->geteld = tel(n, k, s->eerste);
	s->einde = s->geteld;
	s->te_lang = n->atw && te_lang_voor_atw(n);
	s->atw = n->atw && !s->te_lang;
	if (s->atw && s->geteld <= laatste)
		verleng(n, k, s);
	if (s->einde > laatste)
		return SAY(err, ERR_INVALID, "lengte",
		    "Deze termijn loopt na 2100 af. Zo ver gaat de kalender niet.");
	return ERR_OK;
}

static int64_t
due_van(const struct norm *n, const struct spoor *s, int64_t start)
{
	if (n->eenheid == EENHEID_UREN)
		return start + (int64_t)n->lengte * 3600;
	return time_at(s->einde + 1, 0, 0) - 1;
}

enum err_code
termijn_due(const struct norm *n, const struct kalender *k, int64_t start, int64_t *due_out,
    struct err *err)
{
	struct spoor s;

	TRY(reken(n, k, start, &s, err));
	*due_out = due_van(n, &s, start);
	return ERR_OK;
}

/* The days after `na` up to `tot` that do not count, each with its reason;
 * weekends together, since a long term has many. */
static void
schrijf_overgeslagen(struct buf *b, struct arena *a, const struct kalender *k, int32_t na,
    int32_t tot, bool werkdagen)
{
	const char *tussen = "";
	int weekend = 0;

	for (int32_t dag = na + 1; dag <= tot; dag++) {
		int wd = date_weekday(dag);

		if (werkdagen ? kalender_werkdag(k, dag) : !kalender_atw_vrij(k, dag))
			continue;
		if (wd == 0 || wd == 6) {
			weekend++;
			continue;
		}
		buf_printf(b, "%s%s (%s)", *tussen == '\0' ? "Niet meegeteld: " : tussen,
		    date_short(a, dag), kalender_naam(k, dag));
		tussen = ", ";
	}
	if (weekend > 0)
		buf_printf(b, "%s%d %s in het weekend",
		    *tussen == '\0' ? "Niet meegeteld: " : " en ", weekend,
		    weekend == 1 ? "dag" : "dagen");
	if (weekend > 0 || *tussen != '\0')
		buf_puts(b, ".\n");
}

static void
schrijf_atw(struct buf *b, struct arena *a, const struct norm *n, const struct kalender *k,
    const struct spoor *s)
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
		    "(Algemene termijnenwet, artikel 1).\n",
		    kalender_naam(k, s->geteld));
	if (s->artikel2) {
		buf_printf(b, "In een termijn van %s moeten minstens twee dagen zitten die geen "
		    "zaterdag, zondag of feestdag zijn (Algemene termijnenwet, artikel 2). ",
		    lengte_tekst(a, n->lengte, n->eenheid));
		schrijf_overgeslagen(b, a, k, s->eerste, s->einde, false);
	}
	if (!s->artikel1 && !s->artikel2)
		buf_puts(b, "Dat is geen zaterdag, zondag of feestdag. De dag blijft staan "
		    "(Algemene termijnenwet, artikel 1).\n");
}

/* Real hours differ from wall-clock hours across a change of summer time. */
static void
schrijf_uren(struct buf *b, int64_t start, int64_t due)
{
	int64_t wall = (int64_t)date_of_time(due) - date_of_time(start);
	struct civil c = civil_from_time(start), d = civil_from_time(due);

	wall = wall * 86400 + (d.hour - c.hour) * 3600 + (d.minute - c.minute) * 60 +
	    (d.second - c.second);
	buf_puts(b, "Uren tellen dag en nacht, ook in het weekend en op feestdagen.\n");
	if (wall != due - start)
		buf_printf(b, "In deze tijd gaat de klok een uur %s. Dat uur telt %s.\n",
		    wall > due - start ? "vooruit" : "terug",
		    wall > due - start ? "niet, want het bestaat niet" : "twee keer");
}

enum err_code
termijn_uitleg(struct buf *b, struct arena *a, const struct norm *n, const struct kalender *k,
    int64_t start, struct err *err)
{
	struct spoor s;
	int64_t due;

	TRY(reken(n, k, start, &s, err));
	due = due_van(n, &s, start);
	buf_printf(b, "%s: %s. Bron: %s. Regel %s, versie %d.\n", n->naam,
	    lengte_tekst(a, n->lengte, n->eenheid), n->bron, n->code, n->versie);
	buf_printf(b, "De termijn begint op %s om %s.\n", date_long(a, s.eerste),
	    time_clock(a, start));
	if (n->eenheid == EENHEID_UREN) {
		schrijf_uren(b, start, due);
	} else if (n->eenheid == EENHEID_WERKDAGEN) {
		buf_puts(b, "De dag zelf telt niet mee. Alleen werkdagen tellen.\n");
		schrijf_overgeslagen(b, a, k, s.eerste, s.geteld, true);
		if (s.artikel1 || s.artikel2)
			schrijf_atw(b, a, n, k, &s);
	} else {
		buf_printf(b, "De dag zelf telt niet mee. %s later is het %s.\n",
		    lengte_tekst(a, n->lengte, n->eenheid), date_long(a, s.geteld));
		schrijf_atw(b, a, n, k, &s);
	}
	buf_printf(b, "De termijn loopt af op %s om %s.\n", date_long(a, date_of_time(due)),
	    time_clock(a, due));
	if (buf_failed(b))
		return FAIL(err, ERR_LIMIT, "no room for the explanation of a term");
	return ERR_OK;
}
