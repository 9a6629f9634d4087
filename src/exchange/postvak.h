/* postvak.h - a folder where messages are dropped, taken in one by one (D9).
 *
 *	DIR/		a file that was renamed into it, or that did not change
 *			for a second, is complete; names with a dot in front are
 *			left alone
 *	DIR/bezig/	being taken in: renamed to KEY-name. KEY is the name of
 *			this offering, so that after a crash at any moment it is
 *			taken in once, and put away afterwards
 *	DIR/verwerkt/	taken in (also a double one: the ledger says so)
 *	DIR/afgewezen/	could not be read: the ledger holds it with the reason
 *
 * What could not be taken in for a reason of our own stays in bezig/ and is
 * tried again. The files hold personal data in clear: the folders are only for
 * the user of the server (0700), and verwerkt/ is the operator's to empty. */
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

/* Looks once and takes in all that is complete; how many were put away. */
unsigned postvak_ronde(struct postvak *);

/* A thread that looks when something is dropped and every two seconds. It
 * finishes what it has in hand when the postvak is closed. */
MUST_CHECK enum err_code postvak_start(struct postvak *, struct err *);

#endif
