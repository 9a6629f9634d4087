/* termijn_hand.h - events that people record by hand, with the moment at which
 * they happened: a restraining order that was imposed, a hearing, a request of a
 * person to see or destroy what is kept of him.
 *
 * Which events these are stands in the code list gebeurtenis: hand=dossier, and
 * persoon=ja when it is about one person. */
#ifndef DOMAIN_TERMIJN_TERMIJN_HAND_H
#define DOMAIN_TERMIJN_TERMIJN_HAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "domain/termijn/termijn.h"

#define HAND_DOSSIER	"hand=dossier"
#define HAND_PERSOON	"persoon=ja"
#define HAND_MEER	"meer=ja"	/* again while the clock of the one before runs */
#define HAND_VOORVAL	"voorval=ja"	/* of the organisation too: domain/voorval */

struct regio_gegevens;

/* Is this word among those of the extra of the event? */
bool gebeurtenis_heeft(const struct regio_gegevens *, const char *gebeurtenis,
    const char *woord);

/* Stops and starts clocks of the report; the timeline is for the caller.
 * ERR_INVALID, by field (soort, persoon, op): not an event of this kind, about
 * nobody, not happened yet, before the clock began that it stops, a clock of it
 * runs already (but for meer=ja), no clock waits for it and none begins, or more than
 * one waits: then it is told at the clock that it is about (termijn_stop). */
MUST_CHECK enum err_code termijn_vastleggen(struct werk *,
    const struct termijn_gebeurtenis *, struct err *);

#endif
