#include "web/klok.h"

#include "base/date.h"

const char *
klok_lengte(struct pagina *p, const struct norm *n)
{
	static const char *const one[] = { "uur", "dag", "werkdag", "week", "maand" };
	static const char *const many[] = { "uur", "dagen", "werkdagen", "weken",
	    "maanden" };

	return pagina_tekst(p, "%d %s", n->lengte,
	    n->lengte == 1 ? one[n->eenheid] : many[n->eenheid]);
}

struct klok_view
klok_view(struct pagina *p, const struct termijn_stand *s,
    const struct norm *norm, int64_t due, bool loopt)
{
	static const struct { const char *stand, *icoon; } looks[] = {
		[TERMIJN_RUST] = { "rust", "clock" },
		[TERMIJN_STRAKS] = { "straks", "clock-exclamation" },
		[TERMIJN_LAAT] = { "laat", "alert-octagon" },
		[TERMIJN_GEHAALD] = { "goed", "circle-check" },
		[TERMIJN_GESTOPT] = { "rust", "clock-pause" },
	};
	struct klok_view v = { .woorden = s->woorden,
	    .stand = looks[s->stand].stand, .icoon = looks[s->stand].icoon,
	    .pct = s->pct };
	bool uren = norm != NULL && termijn_exact(norm);

	if (norm != NULL && loopt)
		v.norm = pagina_tekst(p, "%s, %s %s", klok_lengte(p, norm),
		    s->stand == TERMIJN_LAAT ? "verliep" : "tot",
		    uren ? time_short(p->a, due, p->nu) :
		    date_near(p->a, date_of_time(due), p->nu));
	if (loopt && s->tikt)
		v.eind_iso = time_iso(p->a, due);
	return v;
}
