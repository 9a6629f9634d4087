/* inbox.h - a message from outside, taken in (D9): read in the confined process,
 * laid in the fields of an act, and handed over with the bytes as they came.
 *
 * What cannot be read is taken in too, with the reason: it stands on the list
 * of refused messages until somebody settles it. What fits no field of its own
 * is kept in the text of the report, so nothing that was sent is lost. */
#ifndef EXCHANGE_CORV_INBOX_H
#define EXCHANGE_CORV_INBOX_H

#include <stddef.h>

#include "acts/act.h"
#include "acts/bericht.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/pair.h"
#include "exchange/corv/vtmelding.h"

#define INBOX_ARENA	((size_t)256 << 20)	/* room for the largest message */

struct inbox {
	const struct app *app;
	const char	*program;	/* of the confined process; NULL: this one */
	const char	*herkomst;	/* "opdrachtregel", "postvak" */
};

/* Takes in one message. aanbieding names this offering (NULL: none): the same
 * one with the same bytes answers what it became before. out lives in the
 * arena. ERR_BUSY, ERR_INTERNAL, ERR_UNCERTAIN: not taken in, or not surely so;
 * offer it again with the same name. ERR_LIMIT: too big to keep. */
MUST_CHECK enum err_code inbox_neem(const struct inbox *, struct arena *,
    struct blob message, const char *aanbieding, struct uit_bericht_innemen *out,
    struct err *err);

/* The same for a file. ERR_NOT_FOUND: there is none; ERR_INVALID: it is no file. */
MUST_CHECK enum err_code inbox_neem_bestand(const struct inbox *, struct arena *,
    const char *path, const char *aanbieding, struct uit_bericht_innemen *out,
    struct err *err);

/* The fields of bericht_innemen for a report; today is a day (base/date.h).
 * What a field would refuse is left out there and said in opmerkingen. */
MUST_CHECK enum err_code inbox_velden(struct arena *, const struct vtmelding *,
    int32_t vandaag, const struct pair **out, size_t *n_out, struct err *err);

/* All that a report says, in Dutch, for the person who takes it up. */
MUST_CHECK enum err_code inbox_tekst(struct arena *, const struct vtmelding *,
    const char **out, struct err *err);

#endif
