/* termijn_overzicht.h - the clocks of a region for who leads: what is late, what
 * will be this week, with whom work waits. Each count opens the list it counts;
 * lists and counts show only dossiers that w->wie may see. */
#ifndef DOMAIN_TERMIJN_TERMIJN_OVERZICHT_H
#define DOMAIN_TERMIJN_TERMIJN_OVERZICHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/termijn/termijn.h"

enum termijn_bak {
	TBAK_LAAT,		/* run out, and not done */
	TBAK_VANDAAG,		/* run out before midnight */
	TBAK_WEEK,		/* run out before the end of Sunday, today included */
	TBAK_WACHT,		/* waits: to be weighed for safety again */
	TBAK_STIL,		/* suspended */
	TBAK_REDEN,		/* done too late, and nobody said why */
	TBAK_ZONDER,		/* nobody has it */
	TBAK_VOORVAL,		/* of the organisation: runs or stands still */
	TBAK_COUNT
};

const char *termijn_bak_code(enum termijn_bak);	/* "laat", as in ?bak= */
bool termijn_bak_van_code(const char *, enum termijn_bak *out);

#define TERMIJN_TEL_MAX 500	/* counts stop here: "500+" */
#define TERMIJN_WERKER_MAX 50	/* counts per employee stop here: "50+" */
#define TERMIJN_BLAD 50		/* rows of a page */

/* How many clocks are in each selection, at most TERMIJN_TEL_MAX, of dossiers that
 * w->wie may see. */
MUST_CHECK enum err_code termijnen_tel(struct werk *, int64_t tellingen[TBAK_COUNT],
    struct err *);

struct termijn_regel {
	struct termijn	 t;		/* with kenmerk and dossier_naam */
	const char	*eigenaar;	/* name, or NULL */
	const char	*persoon;	/* whom it is about; NULL: nobody, or not looked up */
};

/* One page of a selection, by due moment (TBAK_REDEN: by when it was done);
 * eigenaar 0: everybody's, else only for TBAK_LAAT and TBAK_WEEK. The next page:
 * na_op and na of the last row, see termijn_regel_cursor; the first: 0, 0. */
MUST_CHECK enum err_code termijnen_bak(struct werk *, enum termijn_bak, int64_t eigenaar,
    int64_t na_op, int64_t na, struct termijn_regel **out, size_t *n_out, bool *meer_out,
    struct err *);

/* na_op of the page after this row. */
int64_t termijn_regel_cursor(enum termijn_bak, const struct termijn_regel *);

/* Clocks that nobody has, also in dossiers that w->wie may not see: without the
 * name of the household. */
MUST_CHECK enum err_code termijnen_zonder(struct werk *, struct termijn_regel **out,
    size_t *n_out, struct err *);

struct termijn_werker {
	int64_t		 id;
	const char	*naam, *team, *team_naam;	/* team: the role */
	int64_t		 laat, week;
};

/* Employees with a running clock, by team and name. */
MUST_CHECK enum err_code termijn_werkers(struct werk *, struct termijn_werker **out,
    size_t *n_out, struct err *);

#endif
