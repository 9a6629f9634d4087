/* wissen.h - the destroying itself; only for vernietiging.c, which sees to it that it may. */
#ifndef DOMAIN_VERNIETIGING_WISSEN_H
#define DOMAIN_VERNIETIGING_WISSEN_H

#include "domain/vernietiging/vernietiging.h"

/* Empties and removes what stands of these, destroys the keys, puts the tombstones.
 * artikel: "Wmo 2015, artikel 5.3.4". op: the day of the tombstone. */
MUST_CHECK enum err_code wis(struct werk *, const struct vernietig_lijst *, int64_t op,
    const char *artikel, int64_t **meldingen_out, size_t *n_out, struct err *);

/* One person; wissen_persoon.c. */
MUST_CHECK enum err_code wis_mens(struct werk *, int64_t persoon, struct err *);

#endif
