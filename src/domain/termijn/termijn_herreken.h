/* termijn_herreken.h - the calendar changed: which running clocks end on another day.
 *
 * A clock is counted again from its start, and all that happened to it since is
 * done again: the time it stood still, the day to which people extended it. What
 * moved gets a row of its history. Clocks that stopped stay as they were: then
 * the day was not free yet. */
#ifndef DOMAIN_TERMIJN_TERMIJN_HERREKEN_H
#define DOMAIN_TERMIJN_TERMIJN_HERREKEN_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/termijn/kalender.h"
#include "domain/werk.h"

#define TERMIJN_HERREKEND_MAX 1000	/* named; more are counted */

struct termijn_herrekend {
	int64_t		 termijn, melding;
	const char	*kenmerk, *naam;	/* of the dossier; of the rule */
	int64_t		 van, tot;		/* due moment before and after */
};

struct termijn_herreken_uit {
	struct termijn_herrekend *v;	/* by due moment before */
	size_t			 n;	/* at most TERMIJN_HERREKEND_MAX */
	int64_t			 aantal;	/* all that moved */
};

/* w->gegevens holds the new calendar. Clocks that the change does not touch are
 * not looked at. */
MUST_CHECK enum err_code termijn_herreken(struct werk *w, const struct kalender *oud,
    struct termijn_herreken_uit *out, struct err *err);

#endif
