/* samenvoegen.h - two numbers that are one human being, and the way back.
 *
 * Nothing is moved. A merge is a row (dubbel, stand samen) that says which of
 * two persons is read under the number of the other; persons hang together as a
 * tree of such rows, and persoon.samengevoegd holds the number at its root, for
 * readers. Every fact stays with the person it was written about, so taking a
 * merge away, at any time and in any order, leaves each with its own. */
#ifndef DOMAIN_SAMENVOEGEN_SAMENVOEGEN_H
#define DOMAIN_SAMENVOEGEN_SAMENVOEGEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct dubbel {
	int64_t		 id, een, twee;
	int64_t		 score;			/* DB_NULL: none */
	const char	*bron, *redenen, *stand;
	int64_t		 blijft;		/* DB_NULL: not merged */
	/* or NULL; opened by dubbel_laad only */
	const char	*gevraagd_reden, *reden, *los_reden;
	int64_t		 op, gevraagd_op, besloten_op, los_op;	/* DB_NULL */
	int64_t		 gevraagd_door;		/* DB_NULL: nobody */
	const char	*gevraagd_naam, *besloten_naam, *los_naam;	/* or NULL */
};

/* In the queue; who is there already (or judged to be another) is not added
 * again. id_out: the row. ERR_INVALID: the same person twice. */
MUST_CHECK enum err_code dubbel_nieuw(struct werk *, int64_t een, int64_t twee,
    const char *bron, int64_t score, const char *redenen, int64_t *id_out, struct err *);

/* ERR_NOT_FOUND: not there, or w->wie may not know of one of the two. */
MUST_CHECK enum err_code dubbel_laad(struct werk *, int64_t id, struct dubbel *out,
    struct err *);

#define DUBBELEN_MAX 100
/* Of one stand, oldest first, of people that w->wie may know of. */
MUST_CHECK enum err_code dubbelen_lees(struct werk *, const char *stand, int64_t na,
    struct dubbel **out, size_t *n_out, struct err *);

/* Does one of the two stand in a shielded dossier? Then a second person must
 * agree. */
MUST_CHECK enum err_code dubbel_beschermd(struct werk *, const struct dubbel *, bool *out,
    struct err *);

/* Merges, or asks for it when a part is protected and nobody asked yet. Who
 * asked may not agree himself (ERR_FORBIDDEN). ERR_CONFLICT: already done, or
 * they are one already. samen_out: is it done? */
MUST_CHECK enum err_code dubbel_samen(struct werk *, const struct dubbel *, int64_t blijft,
    const char *reden, bool *samen_out, struct err *);

/* They are two. */
MUST_CHECK enum err_code dubbel_ander(struct werk *, const struct dubbel *,
    const char *reden, struct err *);

/* Takes a merge away. ERR_CONFLICT: it is not merged. */
MUST_CHECK enum err_code dubbel_los(struct werk *, const struct dubbel *, const char *reden,
    struct err *);

/* Under which number somebody is read: himself or the one he was merged into. */
MUST_CHECK enum err_code persoon_wortel(struct werk *, int64_t persoon, int64_t *out,
    struct err *);

/* All who are read under this number, the root first. */
#define GROEP_MAX 100
MUST_CHECK enum err_code persoon_groep(struct werk *, int64_t wortel, int64_t **out,
    size_t *n_out, struct err *);

#endif
