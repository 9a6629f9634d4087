#include "domain/termijn/termijn_reken.h"

#include "base/date.h"

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

bool
termijn_exact(const struct norm *n)
{
	return n->eenheid == EENHEID_UREN || n->kalender == NORM_EXACT;
}

/* Is this a working day for the norm? An exact term has no days of the law. */
static bool
telt(const struct norm *n, const struct kalender *k, int32_t dag)
{
	return n->kalender == NORM_ATW ? !kalender_atw_vrij(k, dag) : kalender_werkdag(k, dag);
}

bool
termijn_telt_niet(const struct norm *n, const struct kalender *k,
    const struct termijn_spoor *s, int32_t dag)
{
	if (dag <= s->eerste || dag > s->einde)
		return false;
	if (n->eenheid == EENHEID_WERKDAGEN)
		return !telt(n, k, dag);
	if (s->artikel2)
		return kalender_atw_vrij(k, dag);
	return s->artikel1 && dag >= s->geteld && kalender_atw_vrij(k, dag);
}

/* The last day by counting alone. The calendar ends in 2100; working days stop
 * being counted there, and the caller refuses what lies beyond. */
static int32_t
tel(const struct norm *n, const struct kalender *k, int32_t eerste)
{
	int32_t dag = eerste;

	switch (n->eenheid) {
	case EENHEID_UREN:
	case EENHEID_DAGEN:
		return eerste + n->lengte;
	case EENHEID_WEKEN:
		return eerste + 7 * n->lengte;
	case EENHEID_MAANDEN:
		dag = date_add_months(eerste, n->lengte);
		return dag == DATE_NONE ? k->laatste + 1 : dag;
	case EENHEID_WERKDAGEN:
		for (int geteld = 0; geteld < n->lengte && dag <= k->laatste;)
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
verleng(const struct norm *n, const struct kalender *k, struct termijn_spoor *s)
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
keur(const struct norm *n, const struct kalender *k, int32_t eerste, struct err *err)
{
	if (n->lengte < 1 || n->lengte > TERMIJN_LENGTE_MAX)
		return SAY(err, ERR_INVALID, "lengte", "Deze lengte kan een termijn niet hebben.");
	if (eerste < k->eerste || eerste > k->laatste)
		return SAY(err, ERR_INVALID, "start",
		    "Een termijn kan alleen beginnen tussen 1990 en 2100.");
	return ERR_OK;
}

/* The same time of day on the last day. */
static int64_t
zelfde_tijd(int64_t start, int32_t dag)
{
	struct civil c = civil_from_time(start);
	int jaar, maand, d;

	date_to_ymd(dag, &jaar, &maand, &d);
	return time_from_civil(jaar, maand, d, c.hour, c.minute, c.second);
}

enum err_code
termijn_reken(const struct norm *n, const struct kalender *k, int64_t start,
    struct termijn_spoor *out, struct err *err)
{
	struct termijn_spoor s = { .eerste = date_of_time(start) };

	TRY(keur(n, k, s.eerste, err));
	s.geteld = n->eenheid == EENHEID_UREN ?
	    date_of_time(start + (int64_t)n->lengte * 3600) : tel(n, k, s.eerste);
	s.einde = s.geteld;
	s.te_lang = n->atw && te_lang_voor_atw(n);
	s.atw = n->atw && !s.te_lang && !termijn_exact(n);
	if (s.atw && s.geteld <= k->laatste)
		verleng(n, k, &s);
	if (s.einde > k->laatste)
		return SAY(err, ERR_INVALID, "lengte",
		    "Deze termijn loopt na 2100 af. Zo ver gaat de kalender niet.");
	if (n->eenheid == EENHEID_UREN)
		s.due = start + (int64_t)n->lengte * 3600;
	else if (n->kalender == NORM_EXACT)
		s.due = zelfde_tijd(start, s.einde);
	else
		s.due = time_at(s.einde + 1, 0, 0) - 1;
	*out = s;
	return ERR_OK;
}

enum err_code
termijn_due(const struct norm *n, const struct kalender *k, int64_t start, int64_t *due_out,
    struct err *err)
{
	struct termijn_spoor s;

	TRY(termijn_reken(n, k, start, &s, err));
	*due_out = s.due;
	return ERR_OK;
}

enum err_code
termijn_verleng_grens(const struct norm *n, const struct kalender *k, int64_t start, int64_t due,
    int64_t *grens_out, struct err *err)
{
	struct norm langer = *n;
	int64_t van = due;

	langer.lengte = n->verleng.lengte;
	langer.eenheid = n->verleng.eenheid;
	switch (n->verleng.soort) {
	case VERLENG_NIET:
		return SAY(err, ERR_INVALID, "tot", "Deze termijn kan niet worden verlengd.");
	case VERLENG_TOT:
		van = start;
		break;
	case VERLENG_EENMAAL:
		/* A month and two more is three from the start: a short month between
		 * them takes nothing away. */
		if (n->eenheid == langer.eenheid) {
			langer.lengte += n->lengte;
			van = start;
		}
		break;
	case VERLENG_ELKE:
		break;
	}
	return termijn_due(&langer, k, van, grens_out, err);
}

const char *
termijn_moment(struct arena *a, const struct norm *n, int64_t due)
{
	const char *iso;

	if (!termijn_exact(n))
		return date_iso(a, date_of_time(due));
	iso = time_local_iso(a, due);
	/* Whole minutes are written without their seconds. */
	if (iso == NULL || civil_from_time(due).second != 0)
		return iso;
	return arena_printf(a, "%.16s%s", iso, iso + 19);
}
