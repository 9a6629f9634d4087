/* voorstel.h - a person from a message beside a known person it may be.
 *
 * The program proposes, a human being judges, and a judgement can be changed.
 * Nothing is merged here: that two rows are the same person is recorded and
 * shown, so that whoever reads one knows of the other. */
#ifndef DOMAIN_BERICHT_VOORSTEL_H
#define DOMAIN_BERICHT_VOORSTEL_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct persoon_kandidaat;

struct voorstel {
	int64_t		 id, melding, persoon, kandidaat, score;
	const char	*redenen;	/* words, ", " between */
	const char	*stand;		/* open, zelfde, ander */
	const char	*door_naam;	/* or NULL */
	int64_t		 op;		/* DB_NULL: not judged */
};

/* The same proposal twice is one. */
MUST_CHECK enum err_code voorstel_nieuw(struct werk *, int64_t melding, int64_t persoon,
    const struct persoon_kandidaat *, struct err *);

/* Those of a report, likeliest first per person, at most 200. A candidate that
 * w->wie may not know of is left out. */
MUST_CHECK enum err_code voorstellen_lees(struct werk *, int64_t melding,
    struct voorstel **out, size_t *n_out, struct err *);

/* ERR_NOT_FOUND: no such proposal, or not to be seen. */
MUST_CHECK enum err_code voorstel_laad(struct werk *, int64_t voorstel, struct voorstel *out,
    struct err *);

/* Writes who judged it so, and when; what follows from that is for the caller.
 * ERR_CONFLICT: no such proposal. */
MUST_CHECK enum err_code voorstel_oordeel(struct werk *, int64_t voorstel, const char *stand,
    struct err *);

/* How many of voorstellen_lees wait for a judgement. */
MUST_CHECK enum err_code voorstellen_open(struct werk *, int64_t melding, int64_t *out,
    struct err *);

#endif
