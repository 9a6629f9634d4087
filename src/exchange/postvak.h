/* postvak.h - a folder where messages are dropped, taken in one by one (D9).
 *
 *	DIR/		a file that was renamed into it, or that did not change
 *			for a second, is complete; names with a dot in front are
 *			left alone
 *	DIR/bezig/	being taken in: renamed to KEY-name. KEY is the name of
 *			this offering, so that after a crash at any moment it is
 *			taken in once, and removed afterwards
 *	DIR/afgewezen/	too big to keep (BERICHT_BYTES_MAX): the ledger has the
 *			reason, not the bytes
 *
 * A file holds personal data in clear, so it is removed as soon as its bytes are
 * sealed in the ledger and that is durable; a refused one too, for it stands on
 * the list of refused messages. What could not be taken in for a reason of our
 * own stays in bezig/ and is tried again. The folders are only for the user of
 * the server (0700). */
#ifndef EXCHANGE_POSTVAK_H
#define EXCHANGE_POSTVAK_H

#include <stdint.h>

#include "acts/act.h"
#include "base/err.h"

struct postvak;

struct postvak_config {
	const struct app *app;		/* must live until postvak_close */
	const char	*map;
	const char	*program;	/* as in inbox.h */
	int64_t		 stil_ms;	/* unchanged this long is complete; 0: at once */
};
#define POSTVAK_STIL_MS 1000

/* Makes the folders. ERR_INVALID, ERR_INTERNAL: they cannot be made. */
MUST_CHECK enum err_code postvak_open(const struct postvak_config *, struct postvak **out,
    struct err *);
void postvak_close(struct postvak *);	/* stops the thread; NULL is allowed */

/* Looks once and takes in all that is complete; how many were cleared up. */
unsigned postvak_ronde(struct postvak *);

/* A thread that looks when something is dropped and every two seconds. It
 * finishes what it has in hand when the postvak is closed. */
MUST_CHECK enum err_code postvak_start(struct postvak *, struct err *);

#endif
