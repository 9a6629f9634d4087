/* voorval.h - what happens to the organisation and to no case: a data breach, a
 * complaint, a calamity that people record; the end of a half-year or a year, which the
 * program sees by itself. It starts the clocks of the law that have no report (K9, K15 to
 * K18), by the same rules and with the same life as all others (termijn_leven.h).
 *
 * Who may see them is for the act: right voorval.sturen, or the owner of the clock. */
#ifndef DOMAIN_VOORVAL_VOORVAL_H
#define DOMAIN_VOORVAL_VOORVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/termijn/termijn.h"
#include "domain/werk.h"

struct seal_key;

struct voorval_invoer {
	const char	*soort;		/* code list gebeurtenis, with voorval=ja */
	int64_t		 op;		/* when it happened */
	const char	*tekst;		/* what happened, or NULL */
	int64_t		 eigenaar;	/* DB_NULL: who has the role of the rule */
};

/* ERR_INVALID, by field (soort, op): not an event of this kind, not happened yet, or no
 * clock begins with it. */
MUST_CHECK enum err_code voorval_vastleggen(struct werk *, const struct voorval_invoer *,
    int64_t *id_out, struct err *);

struct voorval {
	int64_t		 id, op, gemaakt_op;
	const char	*kenmerk, *soort;
	const char	*periode;	/* "het tweede halfjaar van 2026"; NULL: recorded */
	const char	*tekst;		/* or NULL */
	const char	*door;		/* name; NULL: the program */
	struct seal_key	*key;		/* of the reasons of its clocks */
};

/* ERR_NOT_FOUND. */
MUST_CHECK enum err_code voorval_lees(struct werk *, int64_t id, struct voorval *out,
    struct err *);

struct voorval_regel {
	struct termijn	 t;		/* with kenmerk and voorval */
	const char	*soort, *periode, *eigenaar;	/* periode, eigenaar: or NULL */
	int64_t		 op;
};

#define VOORVALLEN_MAX 200

/* Their clocks, running first by due moment, then what stopped last. alles: also what is
 * of others and what others recorded. */
MUST_CHECK enum err_code voorvallen(struct werk *, bool alles, struct voorval_regel **out,
    size_t *n_out, struct err *);

/* ---- by itself ------------------------------------------------------------------ */

/* Is a period over whose clock has not begun? Events with periode=halfjaar or
 * periode=jaar in the code list. Two looks in an index. */
MUST_CHECK enum err_code voorval_periode_nodig(struct tx *, struct arena *, int64_t regio,
    const struct regio_gegevens *, int64_t nu, bool *out, struct err *);

/* Begins them, each period once. What passed while no server ran is begun too; but an
 * installation that never saw one begins with the first that is not late already, for
 * what was before it is not here. */
MUST_CHECK enum err_code voorval_periodes(struct werk *, size_t *n_out, struct err *);

#endif
