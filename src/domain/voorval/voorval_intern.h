/* voorval_intern.h - what voorval.c does for what begins by itself. */
#ifndef DOMAIN_VOORVAL_VOORVAL_INTERN_H
#define DOMAIN_VOORVAL_VOORVAL_INTERN_H

#include "domain/voorval/voorval.h"

/* The first rule that begins with this event at that moment, or NULL. */
const struct norm *voorval_norm(const struct regio_gegevens *, struct arena *,
    const char *soort, int64_t op);

/* Without asking whether people may record it. periode NULL: of none. */
MUST_CHECK enum err_code voorval_begin(struct werk *, const struct voorval_invoer *,
    const char *periode, int64_t *id_out, struct err *);

#endif
