/* overleg_intern.h - what the files of domain/overleg share. */
#ifndef DOMAIN_OVERLEG_INTERN_H
#define DOMAIN_OVERLEG_INTERN_H

#include "domain/overleg/overleg.h"

/* The meeting, when it stands like this; else ERR_CONFLICT in Dutch. */
MUST_CHECK enum err_code overleg_in_stand(struct werk *, int64_t overleg, const char *stand,
    struct overleg *out, struct err *);

struct overleg_punt_klaar {
	int64_t		 melding, dossier;
	int64_t		 besluit;	/* DB_NULL: none */
	const char	*stand;		/* PUNT_... */
	const char	*reden;		/* NULL: none; then key may be NULL */
};

/* A case was dealt with, now: on the agenda, and held over on the timeline. */
MUST_CHECK enum err_code overleg_punt_klaar(struct werk *, const struct seal_key *,
    const struct overleg *, const struct overleg_punt_klaar *, struct err *);

#endif
