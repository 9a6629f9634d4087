/* brp_lijn.h - the line to Haal Centraal BRP personen 2: POST /personen.
 *
 * Off unless an address is set. The number goes in the body, never in the address
 * (ADR core/transport/no-sensitive-uris). No proxy, no redirects. */
#ifndef EXCHANGE_BRP_BRP_LIJN_H
#define EXCHANGE_BRP_BRP_LIJN_H

#include "domain/brp/brp.h"

struct brp_lijn {
	const char	*url;		/* "https://.../haalcentraal/api/brp" */
	const char	*sleutel;	/* X-API-KEY, or NULL */
	const char	*ca;		/* file with the certificates to trust, or NULL */
};

/* For struct brp: lijn is a struct brp_lijn. */
MUST_CHECK enum err_code brp_lijn_vraag(void *lijn, struct arena *, const char *bsn,
    struct brp_persoon *out, struct err *);

#endif
