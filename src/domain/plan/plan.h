/* plan.h - one family, one plan, one director (C7).
 *
 * A dossier has one plan, for all members of the household. Every change is a
 * new version, whole; the ones before stay as they were ("vervangen"). A version
 * is a draft until it was discussed with the family. Goals and actions are sealed
 * with the key of the dossier. */
#ifndef DOMAIN_PLAN_PLAN_H
#define DOMAIN_PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

#define PLAN_GEPLAND	"gepland"	/* code list plan_stand */
#define PLAN_ACTIES_MAX 60

struct plan_actie {
	int64_t		 doel_nr;	/* read: counts from 1 */
	const char	*doel;		/* in: NULL or "" is the goal of the row above */
	const char	*actie, *wie, *wanneer;	/* NULL: not known */
	const char	*stand;		/* code; in: NULL is PLAN_GEPLAND */
};

struct plan {
	int64_t		 id, versie, gemaakt_op;
	bool		 besproken;	/* with the family; else a draft */
	int64_t		 besproken_op;	/* DB_NULL; midnight of the day */
	const char	*zorgcoordinator; /* the one director; or NULL */
	const char	*gemaakt_door;	/* name, or NULL */
	struct plan_actie *acties;	/* by goal */
	size_t		 nacties;
};

/* The last version. ERR_NOT_FOUND: there is no plan yet. */
MUST_CHECK enum err_code plan_lees(struct werk *, const struct seal_key *, int64_t dossier,
    struct plan *out, struct err *);

/* All versions without their actions, newest first, at most PLAN_VERSIES_MAX. */
#define PLAN_VERSIES_MAX 50
MUST_CHECK enum err_code plan_versies(struct werk *, int64_t dossier, struct plan **out,
    size_t *n_out, struct err *);

struct plan_invoer {
	int64_t		 dossier;
	int64_t		 versie;	/* the version that was read; 0: there was none */
	const char	*zorgcoordinator;
	int64_t		 besproken_op;	/* DB_NULL: not yet discussed */
	const struct plan_actie *acties;
	size_t		 nacties;
};

/* The next version. Adds to the timeline. ERR_CONFLICT: somebody made a version
 * in between; read again and show both. ERR_INVALID (field acties.N.doel): the
 * first row has no goal; or no row at all. */
MUST_CHECK enum err_code plan_bewaar(struct werk *, const struct seal_key *,
    const struct plan_invoer *, int64_t *id_out, struct err *);

#endif
