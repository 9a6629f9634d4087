/* waarschuwing.h - nobody forgets a clock: who is warned, when, and what they saw.
 *
 * A clock carries the next moment at which somebody must be warned (sein_op), so
 * that the alarm is one look in an index however many clocks run. A round gives
 * what is due in one transaction with moving that moment: two servers on one
 * database, or a server that was down, give each warning once. What came due
 * while nobody looked is given at the first round after.
 *
 * A warning holds no name of a person: the case number says enough. */
#ifndef DOMAIN_WAARSCHUWING_WAARSCHUWING_H
#define DOMAIN_WAARSCHUWING_WAARSCHUWING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

/* Given just now, for the mail. */
struct waarschuwing_nieuw {
	int64_t		 ontvanger, termijn;
	const char	*kenmerk, *naam;	/* case number; name of the norm */
	const char	*soort;		/* straks, laat, zonder_eigenaar */
	const char	*tijd;		/* "nog 1 werkdag" */
};

#define WAARSCHUW_KLOKKEN_MAX 200	/* clocks in one round */

/* Is anything due? One look in an index. */
MUST_CHECK enum err_code waarschuwen_nodig(struct tx *, struct arena *, int64_t regio,
    int64_t nu, bool *out, struct err *);

/* Gives what is due, of at most WAARSCHUW_KLOKKEN_MAX clocks; klokken_out is how
 * many were looked at: call again while it is that many. */
MUST_CHECK enum err_code waarschuwen(struct werk *, struct waarschuwing_nieuw **out,
    size_t *n_out, size_t *klokken_out, struct err *);

struct waarschuwing {
	int64_t		 id, termijn;
	int64_t		 dossier;		/* DB_NULL: of the organisation */
	const char	*kenmerk, *naam;	/* case number; name of the norm */
	const char	*soort;
	int64_t		 op, verloopt_op;	/* told; due moment of the clock now */
	int64_t		 gezien_op;		/* DB_NULL: not yet */
	const char	*stand;			/* of the clock */
	const char	*woorden, *kleur;	/* of the clock now: "nog 3 u 10 m", "straks" */
	const char	*eigenaar;		/* name, or NULL: nobody */
};

#define WAARSCHUWINGEN_MAX 100

/* Of one employee: not seen first, the newest first. */
MUST_CHECK enum err_code waarschuwingen_van(struct werk *, int64_t medewerker,
    struct waarschuwing **out, size_t *n_out, struct err *);

/* How many not seen by whose session this is; stops at WAARSCHUWINGEN_MAX. For the badge
 * of each page: by the token, so that it is asked together with who that is. */
MUST_CHECK enum err_code waarschuwingen_tel(struct tx *, struct arena *, int64_t regio,
    const char *token, int64_t *out, struct err *);

/* Seen: one, or all with id 0. Another's is not touched. */
MUST_CHECK enum err_code waarschuwing_gezien(struct werk *, int64_t medewerker, int64_t id,
    struct err *);

#endif
