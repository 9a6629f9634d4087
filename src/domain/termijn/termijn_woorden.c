/* What is left of a term, in words. The same rules stand in static/js/klok.js
 * for the clocks that tick in the browser. */
#include "domain/termijn/termijn_reken.h"

#include "base/date.h"

enum {
	UUR = 3600,
	DAG = 24 * UUR
};

/* The time between two moments: hours and minutes, days or working days. */
static const char *
duur(struct arena *a, const struct kalender *k, enum eenheid e, int64_t van, int64_t tot)
{
	int64_t s = tot - van;
	int32_t na = date_of_time(van), tot_dag = date_of_time(tot);
	int n;

	if (s < 2 * DAG) {
		if (s < UUR)
			return arena_printf(a, "%d m", (int)(s / 60));
		return arena_printf(a, "%lld u %02d m", (long long)(s / UUR), (int)(s / 60 % 60));
	}
	if (e == EENHEID_WERKDAGEN && (n = kalender_werkdagen(k, na, tot_dag)) > 0)
		return arena_printf(a, "%d %s", n, n == 1 ? "werkdag" : "werkdagen");
	n = e == EENHEID_UREN ? (int)(s / DAG) : (int)(tot_dag - na);
	return arena_printf(a, "%d dagen", n);
}

static const char *
zin(struct arena *a, const char *voor, const char *duur_woorden, const char *na)
{
	if (duur_woorden == NULL)
		return NULL;
	return arena_printf(a, "%s%s%s", voor, duur_woorden, na);
}

static int
deel_gebruikt(const struct termijn_klok *t, int64_t op)
{
	if (op >= t->due || t->due <= t->start)
		return 100;
	if (op <= t->start)
		return 0;
	return (int)((op - t->start) * 100 / (t->due - t->start));
}

struct termijn_stand
termijn_woorden(struct arena *a, const struct kalender *k, const struct termijn_klok *t,
    int64_t now)
{
	bool stil = t->stop != TIME_NONE;
	int64_t op = stil ? t->stop : now, over = t->due - op;
	struct termijn_stand st = { .pct = deel_gebruikt(t, op),
	    .tikt = !stil && !t->vervallen && over < 2 * DAG && over > -2 * DAG };

	if (t->vervallen) {
		st.stand = TERMIJN_GESTOPT;
		st.woorden = "vervallen";
	} else if (over < 0) {
		st.stand = TERMIJN_LAAT;
		st.woorden = zin(a, stil ? "klaar, " : "",
		    duur(a, k, t->eenheid, t->due, op), " te laat");
	} else if (stil) {
		st.stand = TERMIJN_GEHAALD;
		st.woorden = op < t->start + 60 ? "meteen gehaald" : zin(a, "gehaald in ",
		    duur(a, k, t->eenheid, t->start, op), "");
	} else {
		bool straks = over < DAG || over * 4 < t->due - t->start;

		st.stand = straks ? TERMIJN_STRAKS : TERMIJN_RUST;
		st.woorden = zin(a, "nog ",
		    duur(a, k, t->eenheid, op, t->due), "");
	}
	return st;
}

const char *
termijn_kleur_naam(enum termijn_kleur s)
{
	static const char *const namen[] = {
		[TERMIJN_RUST] = "rust", [TERMIJN_STRAKS] = "straks", [TERMIJN_LAAT] = "laat",
		[TERMIJN_GEHAALD] = "gehaald", [TERMIJN_GESTOPT] = "gestopt",
	};

	return namen[s];
}
