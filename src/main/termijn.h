/* termijn.h - what `samenloop termijn` shares: one question, and its answer. */
#ifndef MAIN_TERMIJN_H
#define MAIN_TERMIJN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/regio/regio_regels.h"
#include "domain/termijn/termijn_reken.h"

struct termijn_vraag {
	struct norm	norm;		/* code NULL: a length without a rule */
	int64_t		vanaf;
	bool		tijd;		/* the time of day was told, not only the day */
};

/* How a length without a rule is counted. */
enum termijn_wijze {
	WIJZE_VRIJ,	/* not told: working days as days, the others exact */
	WIJZE_ATW,
	WIJZE_EXACT
};

/* "2026-05-13T10:00", with seconds, with "Z" or "+02:00"; or only a day. Without
 * a zone the time is that of Amsterdam: in the hour that comes twice the first,
 * in the hour that does not exist an hour later. ERR_INVALID, field "vanaf". */
MUST_CHECK enum err_code termijn_vanaf_lees(const char *s, struct termijn_vraag *out,
    struct err *);

/* "5 werkdagen" with its way of counting. ERR_INVALID, field "lengte". */
MUST_CHECK enum err_code termijn_lengte_norm(const char *s, enum termijn_wijze wijze,
    struct norm *out, struct err *);

/* The due moment. ERR_INVALID also when a term to the minute has no time of day. */
MUST_CHECK enum err_code termijn_antwoord(const struct termijn_vraag *, const struct kalender *,
    struct termijn_spoor *out, struct err *);

/* Answers the lines of standard input, one line each: with regel NULL "lengte TAB
 * atw|exact TAB vanaf", else only vanaf. Gives the exit status. */
int termijn_tabel(const struct regio_regels *, const char *regel);

#endif
