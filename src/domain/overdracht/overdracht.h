/* overdracht.h - the warm hand-over of a case (D1, D10).
 *
 * Offered with the ground on which it is shared, then accepted or refused.
 * Veilig Thuis stays director until the other has accepted: nothing here
 * touches the case manager, and while an answer is awaited neither the report
 * nor the dossier can close. What is handed over is the text, and only that. */
#ifndef DOMAIN_OVERDRACHT_OVERDRACHT_H
#define DOMAIN_OVERDRACHT_OVERDRACHT_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

struct overdracht_invoer {
	int64_t		 melding, organisatie;
	const char	*contactpersoon;	/* NULL: not known */
	const char	*grond;		/* code list grond; sharing needs one (D10) */
	const char	*tekst;		/* all that is shared */
};

/* ERR_INVALID (field organisatie, grond, tekst). ERR_CONFLICT with a Dutch
 * sentence: closed, no decision yet (B4), or offered there already. */
MUST_CHECK enum err_code overdracht_bied_aan(struct werk *, const struct seal_key *,
    const struct overdracht_invoer *, int64_t *id_out, struct err *);

/* antwoord: aanvaard, geweigerd. A refusal needs a reason, and makes the task to
 * find another place. ERR_CONFLICT: answered already. */
MUST_CHECK enum err_code overdracht_beantwoord(struct werk *, const struct seal_key *,
    int64_t overdracht, const char *antwoord, const char *reden, struct err *);

struct overdracht {
	int64_t		 id, melding, dossier, organisatie;
	int64_t		 aangeboden_op, beantwoord_op;	/* DB_NULL: no answer yet */
	const char	*grond, *antwoord;	/* antwoord NULL: none yet */
	const char	*aangeboden_naam;	/* who offered; or NULL */
	const char	*contactpersoon, *tekst, *reden; /* NULL from overdracht_vind */
};

/* For the point check: without the sealed words. ERR_NOT_FOUND. */
MUST_CHECK enum err_code overdracht_vind(struct werk *, int64_t overdracht,
    struct overdracht *out, struct err *);
/* Oldest first, at most 50. */
MUST_CHECK enum err_code overdrachten_van_melding(struct werk *, const struct seal_key *,
    int64_t melding, struct overdracht **out, size_t *n_out, struct err *);

#endif
