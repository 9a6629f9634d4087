/* termijn_reken.h - when a term ends, why, and how people say what is left.
 *
 * Pure functions: norm, calendar and moments in, answer out.
 *
 * Hours are real hours, night and day, across summer time and feast days. Other
 * exact terms (norm.kalender) end on the same time of day on their last day. A
 * time that the clock skips there is an hour later, a time that comes twice is
 * the first. In every other term the day of the event does not count and the term
 * runs to the end of its last day: the due moment is its last second, 23.59.59 in
 * Amsterdam. Months end on the day with the same number, or the last day of a
 * shorter month.
 *
 * Where norm.atw is set, the Algemene termijnenwet moves the end: art. 1 to the
 * first day that is no Saturday, Sunday or feast day; art. 2 until a term of
 * three days or more holds two such days. Art. 4: not for hours, more than 90
 * days, more than 12 weeks, more than 3 months. Nor for exact terms: those of the
 * Wet tijdelijk huisverbod, art. 13. */
#ifndef DOMAIN_TERMIJN_TERMIJN_REKEN_H
#define DOMAIN_TERMIJN_TERMIJN_REKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "domain/termijn/kalender.h"
#include "domain/termijn/norm.h"

/* How a term came to its end: the explanation is made from it. */
struct termijn_spoor {
	int32_t	eerste;		/* the day of the event */
	int32_t	geteld;		/* the last day by counting alone */
	int32_t	einde;		/* the last day */
	bool	atw;		/* the Atw applies */
	bool	te_lang;	/* it would, but for art. 4 */
	bool	artikel1, artikel2;	/* each moved the end */
	int64_t	due;		/* the last second of the term */
};

/* A term that starts at `start`. ERR_INVALID: a length out of range (field
 * lengte), a start before 1990 or after 2100 (start), or an end after 2100, where
 * no calendar is (lengte). */
MUST_CHECK enum err_code termijn_reken(const struct norm *n, const struct kalender *k,
    int64_t start, struct termijn_spoor *out, struct err *err);

/* Only its due moment. */
MUST_CHECK enum err_code termijn_due(const struct norm *n, const struct kalender *k,
    int64_t start, int64_t *due_out, struct err *err);

/* Does the term end on a minute, not at the end of a day? */
bool termijn_exact(const struct norm *n);

/* The furthest due moment that one extension may give to a clock that began at
 * `start` and is due at `due`; whether it was extended before is for the caller
 * (VERLENG_EENMAAL). ERR_INVALID (field tot): this norm cannot be extended. */
MUST_CHECK enum err_code termijn_verleng_grens(const struct norm *n, const struct kalender *k,
    int64_t start, int64_t due, int64_t *grens_out, struct err *err);

/* Is this a day of the term that did not count, or that moved its end? */
bool termijn_telt_niet(const struct norm *n, const struct kalender *k,
    const struct termijn_spoor *s, int32_t dag);

/* The due moment for machines: "2026-05-20" for a term in days,
 * "2026-05-20T10:00+02:00" for hours and exact terms. NULL: the arena is full. */
const char *termijn_moment(struct arena *a, const struct norm *n, int64_t due);

/* The same in words, one step a line: the rule and its version, the start, the
 * days skipped and why, the end. Dutch, for staff. Adds to b; the arena is for
 * scratch. Errors as termijn_due, and ERR_LIMIT when b or a is full. */
MUST_CHECK enum err_code termijn_uitleg(struct buf *b, struct arena *a, const struct norm *n,
    const struct kalender *k, int64_t start, struct err *err);

/* A clock as it stands in the table termijn. */
struct termijn_klok {
	int64_t		start, due;
	int64_t		stop;		/* TIME_NONE: it runs */
	enum eenheid	eenheid;
	bool		vervallen;	/* stopped because it no longer applies */
};

enum termijn_kleur {
	TERMIJN_RUST,
	TERMIJN_STRAKS,		/* the last quarter, or less than 24 hours left */
	TERMIJN_LAAT,		/* the due moment has passed, or was passed at the stop */
	TERMIJN_GEHAALD,
	TERMIJN_GESTOPT		/* no longer applies */
};

struct termijn_stand {
	const char		*woorden;	/* NULL: the arena is full */
	enum termijn_kleur	 stand;
	int			 pct;		/* of the term used, 0-100 */
	bool			 tikt;		/* runs, and the words hold minutes */
};

/* Time left, not a date. Less than 48 hours: "nog 13 u 32 m", under an hour
 * "nog 32 m", minutes rounded down. Else days: "nog 3 dagen" by the calendar
 * (today not counted), for terms in working days "nog 8 werkdagen", for terms
 * in hours whole times 24 hours. Past the due moment "17 u 37 m te laat",
 * "3 dagen te laat", "1 werkdag te laat". Stopped: "gehaald in 1 u 08 m",
 * "gehaald in 3 dagen", "klaar, 2 dagen te laat", "vervallen".
 *
 * In a page: data-eenheid on the clock when not tikt, so that klok.js, which
 * has these rules too but no calendar, leaves it alone. */
struct termijn_stand termijn_woorden(struct arena *a, const struct kalender *k,
    const struct termijn_klok *t, int64_t now);

/* "rust", "straks", "laat", "gehaald", "gestopt": for classes and JSON. */
const char *termijn_kleur_naam(enum termijn_kleur s);

#endif
