/* hartslag.h - can this database be written now, and does the clock run? */
#ifndef DOMAIN_REGIO_HARTSLAG_H
#define DOMAIN_REGIO_HARTSLAG_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct tx;

/* Writes the moment in the transaction. vorige_out: the one that stood there,
 * or 0. A later one than nu stays, so that a clock that went back keeps showing. */
MUST_CHECK enum err_code hartslag_klop(struct tx *, struct arena *, int64_t nu,
    int64_t *vorige_out, struct err *);

#endif
