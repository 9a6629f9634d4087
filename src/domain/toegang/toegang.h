/* toegang.h - access to a dossier out of the ordinary (G2).
 *
 * A dossier of the own family of a colleague is shielded: only those named see
 * it, in no list, search or count does it show for others. Whoever needs a
 * dossier that he does not see, in an emergency, opens it himself with a reason,
 * for 24 hours; that stands in the journal and on the timeline of the dossier. */
#ifndef DOMAIN_TOEGANG_TOEGANG_H
#define DOMAIN_TOEGANG_TOEGANG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

#define TOEGANG_NOOD_UREN 24

/* The dossier with this number, seen or not. ERR_NOT_FOUND. */
MUST_CHECK enum err_code toegang_zoek(struct werk *, const char *kenmerk,
    int64_t *dossier_out, struct err *);

/* w->wie sees the dossier for TOEGANG_NOOD_UREN from now. */
MUST_CHECK enum err_code toegang_nood(struct werk *, int64_t dossier, const char *reden,
    struct err *);

/* Shields, or opens again. Who acts and the case manager keep their access.
 * ERR_CONFLICT: it is so already. */
MUST_CHECK enum err_code toegang_scherm_af(struct werk *, int64_t dossier, bool afgeschermd,
    const char *reden, struct err *);

struct toegang {
	const char	*naam, *soort;	/* soort: toegewezen, nood, overleg */
	int64_t		 van, tot;
};

#define TOEGANGEN_MAX 50

/* Who has access by name now, newest first. */
MUST_CHECK enum err_code toegangen_lees(struct werk *, int64_t dossier,
    struct toegang **out, size_t *n_out, struct err *);

#endif
