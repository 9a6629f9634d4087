/* vervolg.h - what follows from a decision, as far as all kinds share it. */
#ifndef DOMAIN_BESLUIT_VERVOLG_H
#define DOMAIN_BESLUIT_VERVOLG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

/* Where a report stands, for what wants to follow on it. */
struct vervolg {
	int64_t		 dossier;
	int64_t		 besluit, eigenaar;	/* of the last decision; 0: none yet */
	const char	*stap, *route;		/* route NULL: no decision */
	bool		 onderzoek, hulp, overdracht, vto;	/* one is not done yet */
};

/* ERR_CONFLICT with a Dutch sentence: the report is closed. */
MUST_CHECK enum err_code vervolg_open(struct werk *, int64_t melding, struct vervolg *out,
    struct err *);

/* The same, and ERR_CONFLICT while there is no decision (B4). */
MUST_CHECK enum err_code vervolg_na_besluit(struct werk *, int64_t melding,
    struct vervolg *out, struct err *);

/* What this step (STAP_...) was for is done: a report that stands there goes to
 * what it still waits for, and to the feedback when that is nothing. */
MUST_CHECK enum err_code vervolg_klaar(struct werk *, int64_t melding, const char *stap,
    struct err *);

/* Something was begun: the report goes to its step, once there is a decision and
 * unless an investigation runs. */
MUST_CHECK enum err_code vervolg_begin(struct werk *, int64_t melding,
    const struct vervolg *, const char *stap, struct err *);

/* ERR_INVALID, field "persoon": not one of the persons of the report. 0 is fine. */
MUST_CHECK enum err_code vervolg_persoon(struct werk *, int64_t melding, int64_t persoon,
    struct err *);

/* ERR_INVALID with this field: no organisation that works with us on this day. */
MUST_CHECK enum err_code vervolg_organisatie(struct werk *, int64_t organisatie,
    const char *veld, const char **naam_out, struct err *);

/* Somebody is on the spot: stops the crisis clock. ERR_CONFLICT with a Dutch
 * sentence: closed, or no crisis clock runs. */
MUST_CHECK enum err_code vervolg_ter_plaatse(struct werk *, int64_t melding, struct err *);

/* A person of the report was told that data about him are kept (Wmo 2015, art.
 * 5.3.1): stops his clock. op: when; 0: now. ERR_INVALID (field persoon, op).
 * ERR_CONFLICT with a Dutch sentence: closed, or told already. */
MUST_CHECK enum err_code vervolg_geinformeerd(struct werk *, int64_t melding,
    int64_t persoon, int64_t op, struct err *);

#endif
