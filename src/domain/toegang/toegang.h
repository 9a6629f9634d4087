/* toegang.h - access to a dossier out of the ordinary (G2).
 *
 * A dossier of the own family of a colleague is shielded: only those named see
 * it, in no list, search or count does it show for others. It can also be closed
 * to an employee by name (the relative): then nothing opens it for him. Whoever
 * else needs a dossier that he does not see, in an emergency, opens it himself with
 * a reason, for 24 hours; that stands in the journal and on the timeline. */
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

/* w->wie sees the dossier for TOEGANG_NOOD_UREN from now. ERR_NOT_FOUND: it is
 * closed to him, which he cannot tell from a number that is not there. */
MUST_CHECK enum err_code toegang_nood(struct werk *, int64_t dossier, const char *reden,
    struct err *);

/* Shields, or opens again, also for those to whom it was closed by name. Who acts
 * and the case manager keep their access. ERR_CONFLICT: it is so already. */
MUST_CHECK enum err_code toegang_scherm_af(struct werk *, int64_t dossier, bool afgeschermd,
    const char *reden, struct err *);

/* Names an employee who may see it too; ends that it was closed to him. With the
 * reason on the timeline. ERR_NOT_FOUND: no such employee. */
MUST_CHECK enum err_code toegang_geef_op_naam(struct werk *, int64_t dossier,
    int64_t medewerker, const char *reden, struct err *);

/* Closes a shielded dossier to an employee: his access ends, and no role, meeting
 * or emergency opens it. ERR_INVALID, field "tegen": he has work in the case, or it
 * is w->wie. ERR_CONFLICT: it is closed to him already. ERR_NOT_FOUND: as above. */
MUST_CHECK enum err_code toegang_sluit_voor(struct werk *, int64_t dossier,
    int64_t medewerker, const char *reden, struct err *);

struct toegang {
	const char	*naam;
	const char	*soort;		/* toegewezen, op_naam, nood, overleg; dicht */
	int64_t		 van, tot;
};

#define TOEGANGEN_MAX 200		/* of each list */

enum toegangen {
	TOEGANGEN_NU,			/* has access by name */
	TOEGANGEN_EERDER,		/* had it */
	TOEGANGEN_DICHT			/* it is closed to these */
};

/* The newest first. */
MUST_CHECK enum err_code toegangen_lees(struct werk *, int64_t dossier, enum toegangen,
    struct toegang **out, size_t *n_out, struct err *);

#endif
