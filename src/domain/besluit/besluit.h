/* besluit.h - the decision on a report (B4, B5).
 *
 * A decision is an outcome (as CORV knows it), a route, a reason and an owner;
 * who took it and when stand with it. What follows from a route is data: the
 * code list route says in its extra
 *   toets=1             the key in the meeting
 *   uitkomst=overdracht the outcome that goes with the route
 *   volgt=overdracht    what follows: overdracht, hulp, onderzoek, vto, geen
 * and an outcome with vervolg=nee in its extra goes with volgt=geen only.
 *
 * No function here checks who may see the report: zicht_op_melding first. */
#ifndef DOMAIN_BESLUIT_BESLUIT_H
#define DOMAIN_BESLUIT_BESLUIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

/* What volgt can be. */
#define VOLGT_OVERDRACHT	"overdracht"
#define VOLGT_HULP		"hulp"
#define VOLGT_ONDERZOEK		"onderzoek"
#define VOLGT_VTO		"vto"
#define VOLGT_GEEN		"geen"

/* The value of a name in the extra of a code, in the arena; NULL: not there. */
const char *besluit_extra(const struct werk *, const char *lijst, const char *code,
    const char *naam);
/* Outcome, key and consequence of a route; NULL for an unknown one. */
const char *besluit_uitkomst(const struct werk *, const char *route);
const char *besluit_toets(const struct werk *, const char *route);
const char *besluit_volgt(const struct werk *, const char *route);

struct besluit_invoer {
	int64_t		 melding, dossier;
	const char	*uitkomst;	/* NULL: the one of the route */
	const char	*route;
	const char	*reden;
	int64_t		 eigenaar;	/* an employee who works here */
	int64_t		 overleg;	/* 0: not taken in a meeting */
};

/* Writes the decision, w->wie decides, now. Adds to the timeline, starts and
 * stops the clocks, gives the report to its owner and makes what follows: the
 * investigation, or the task to ask help, to hand over, to register the verzoek.
 * ERR_INVALID (field route, uitkomst, reden, eigenaar): missing, unknown, or
 * outcome and route do not go together. ERR_CONFLICT with a Dutch sentence:
 * closed, before the acute screening, or an investigation is not finished. */
MUST_CHECK enum err_code besluit_vastleggen(struct werk *, const struct seal_key *,
    const struct besluit_invoer *, int64_t *id_out, struct err *);

struct besluit {
	int64_t		 id, melding, dossier, door, op, eigenaar;
	int64_t		 overleg;	/* DB_NULL: none */
	const char	*uitkomst, *route, *reden;
	const char	*door_naam, *eigenaar_naam;	/* NULL: no longer known */
};

/* ERR_NOT_FOUND: no such decision. */
MUST_CHECK enum err_code besluit_laad(struct werk *, const struct seal_key *,
    int64_t besluit, struct besluit *out, struct err *);

/* The decisions on a report, newest first, at most 50. */
MUST_CHECK enum err_code besluiten_van_melding(struct werk *, const struct seal_key *,
    int64_t melding, struct besluit **out, size_t *n_out, struct err *);

#endif
