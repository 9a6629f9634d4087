/* hulp.h - getting help going (C2): asked, accepted, started, or refused.
 *
 * The clock of 48 hours runs until help has started: asking and accepting do
 * not stop it. Help may be asked before the decision, for it cannot wait. */
#ifndef DOMAIN_HULP_HULP_H
#define DOMAIN_HULP_HULP_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

#define HULP_GEVRAAGD	"gevraagd"
#define HULP_AANGENOMEN	"aangenomen"
#define HULP_GESTART	"gestart"
#define HULP_GEWEIGERD	"geweigerd"

struct hulp_invoer {
	int64_t		 melding, organisatie;
	const char	*soort;		/* code list hulpsoort */
	int64_t		 persoon;	/* of the report; 0: for the household */
};

/* ERR_INVALID (field soort, organisatie, persoon). ERR_CONFLICT: closed. */
MUST_CHECK enum err_code hulp_vraag(struct werk *, const struct seal_key *,
    const struct hulp_invoer *, int64_t *id_out, struct err *);

/* To aangenomen, gestart or geweigerd. op: when it happened, not in the future
 * and not before it was asked; 0: now. A refusal needs a reason, and makes the
 * task to find other help. ERR_INVALID (field stand, op, reden). ERR_CONFLICT:
 * started or refused already, or the report is closed. */
MUST_CHECK enum err_code hulp_zet(struct werk *, const struct seal_key *, int64_t hulp,
    const char *stand, int64_t op, const char *reden, struct err *);

struct hulp {
	int64_t		 id, melding, dossier, organisatie;
	int64_t		 persoon;	/* DB_NULL: the household */
	const char	*soort, *stand;
	int64_t		 gevraagd_op, aangenomen_op, gestart_op, geweigerd_op; /* DB_NULL */
	const char	*gevraagd_naam;	/* who asked; or NULL */
	const char	*reden;		/* of a refusal; NULL from hulp_vind */
};

/* For the point check: without the reason. ERR_NOT_FOUND. */
MUST_CHECK enum err_code hulp_vind(struct werk *, int64_t hulp, struct hulp *out,
    struct err *);
/* Oldest first, at most 50. */
MUST_CHECK enum err_code hulp_van_melding(struct werk *, const struct seal_key *,
    int64_t melding, struct hulp **out, size_t *n_out, struct err *);

#endif
