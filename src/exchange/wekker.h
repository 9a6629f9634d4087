/* wekker.h - the alarm: a thread in the server that warns when a clock asks for it
 * and sends the mail that goes with that.
 *
 * A round looks first (one look in an index) and only goes through the door when
 * something is due. Any number of servers may run on one database: warnings are
 * given in the transaction that moves their moment, mail is claimed. Mail is
 * sent outside any transaction; when a server falls between sending and saying
 * so, it is sent again with the same Message-ID. */
#ifndef EXCHANGE_WEKKER_H
#define EXCHANGE_WEKKER_H

#include <stddef.h>

#include "acts/act.h"
#include "base/err.h"
#include "exchange/smtp/smtp.h"

struct wekker;

struct wekker_config {
	const struct app *app;		/* must live until wekker_close */
	const struct smtp_config *smtp;	/* NULL: no mail */
};

struct wekker_ronde {
	size_t	gegeven;	/* warnings */
	size_t	verstuurd, mislukt;	/* mails */
};

/* Makes it; nothing runs yet. ERR_BUSY: no memory. */
MUST_CHECK enum err_code wekker_open(const struct wekker_config *, struct wekker **out,
    struct err *);
void wekker_close(struct wekker *);	/* stops the thread; NULL is allowed */

/* All that is due now, by the clock of the app. */
MUST_CHECK enum err_code wekker_ronde(struct wekker *, struct wekker_ronde *out, struct err *);

/* A thread that does a round every few seconds. */
MUST_CHECK enum err_code wekker_start(struct wekker *, struct err *);

#endif
