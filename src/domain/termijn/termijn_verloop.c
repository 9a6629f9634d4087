/* termijn_verloop.c - the explanation of a due moment goes on after the rule: what
 * people did to the clock, and which day that made it. */
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/termijn/termijn_leven.h"

static bool
is(const struct termijn_stap *s, const char *soort)
{
	return strcmp(s->soort, soort) == 0;
}

/* "maandag 30 november 2026", for an exact term with the minute. */
static void
wanneer(struct buf *b, struct arena *a, const struct termijn *t, int64_t op)
{
	buf_printf(b, "%s", date_long(a, date_of_time(op)));
	if (t->norm != NULL && t->norm->kalender == NORM_EXACT)
		buf_printf(b, " om %s", time_clock(a, op));
}

static void
tijdstip(struct buf *b, struct arena *a, int64_t op)
{
	buf_printf(b, "%s om %s", date_long(a, date_of_time(op)), time_clock(a, op));
}

static void
een_stap(struct buf *b, struct arena *a, const struct termijn *t, const struct termijn_stap *s,
    int64_t stil)
{
	if (is(s, "hervat")) {
		buf_printf(b, "De termijn stond stil van ");
		tijdstip(b, a, stil);
		buf_printf(b, " tot ");
		tijdstip(b, a, s->op);
		if (s->van == s->tot) {
			buf_printf(b, ". Dat verschoof de dag niet.\n");
			return;
		}
		buf_printf(b, ". Die tijd telt niet mee");
	} else if (is(s, "verlengd"))
		buf_printf(b, "De termijn is verlengd");
	else
		buf_printf(b, "De vrije dagen zijn gewijzigd. De termijn is opnieuw berekend");
	buf_printf(b, ": van ");
	wanneer(b, a, t, s->van);
	buf_printf(b, " naar ");
	wanneer(b, a, t, s->tot);
	buf_printf(b, ".\n");
}

void
termijn_uitleg_verloop(struct buf *b, struct arena *a, const struct termijn *t,
    const struct termijn_stap *v, size_t n)
{
	int64_t stil = 0;
	bool iets = false;

	for (size_t i = 0; i < n; i++) {
		if (is(&v[i], "geschorst"))
			stil = v[i].op;
		if (!is(&v[i], "hervat") && !is(&v[i], "verlengd") && !is(&v[i], "herrekend"))
			continue;
		een_stap(b, a, t, &v[i], stil);
		iets = true;
	}
	if (t->geschorst_op != DB_NULL) {
		buf_printf(b, "De termijn staat stil sinds ");
		tijdstip(b, a, t->geschorst_op);
		buf_printf(b, ". Wanneer hij afloopt, wordt bekend als hij weer loopt.\n");
	} else if (iets) {
		buf_printf(b, "De termijn loopt nu af op ");
		tijdstip(b, a, t->verloopt_op);
		buf_printf(b, ".\n");
	}
}
