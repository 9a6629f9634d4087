/* persoon_post.h - may paper go out? A secret address blocks every letter: whoever opens it,
 * or the address on it, betrays where a person is.
 *
 * The one place that decides: whatever makes or records a letter asks here first. */
#ifndef DOMAIN_PERSOON_PERSOON_POST_H
#define DOMAIN_PERSOON_PERSOON_POST_H

#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

/* A letter to this person. ERR_INVALID at veld: the address is secret, under whatever
 * number of the person that was written down. */
MUST_CHECK enum err_code post_keur_persoon(struct werk *, int64_t persoon, const char *veld,
    struct err *);

/* A letter about this report to somebody round the family: the same when anybody named in
 * the report, or living with them, has a secret address. */
MUST_CHECK enum err_code post_keur_melding(struct werk *, int64_t melding, const char *veld,
    struct err *);

/* A letter to where this person lives: the same when anybody who lives with him now has a
 * secret address, or anybody at that address whom w->wie may know of: written down there
 * under any number, or living in a household that is. Spaces, dashes and capitals of huisnummer
 * do not count. postcode, huisnummer: NULL when not known. */
MUST_CHECK enum err_code post_keur_huis(struct werk *, int64_t persoon, const char *postcode,
    const char *huisnummer, const char *veld, struct err *);

#endif
