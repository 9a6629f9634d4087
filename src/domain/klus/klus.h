/* klus.h - work that waits for its moment, as rows: claimed, done, tried again.
 *
 * What another transaction is claiming is passed over, and a claim is one
 * statement: of two servers one has it. A server that falls
 * leaves its claim, which runs out; then the work is done again by the other:
 * at least once, so the work itself must bear that. */
#ifndef DOMAIN_KLUS_KLUS_H
#define DOMAIN_KLUS_KLUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

#define KLUS_MAIL "mail"

enum {
	KLUS_CLAIM_S = 300,		/* a claim holds this long */
	KLUS_POGINGEN = 20		/* then it is given up, with what went wrong */
};

struct klus {
	int64_t		 id, poging;
	const char	*soort, *gegevens;
};

/* Work of this kind, ready at once; there when the transaction is. gegevens: what
 * whoever does it must know, numbers only: the row is not sealed. */
MUST_CHECK enum err_code klus_nieuw(struct werk *, const char *soort, const char *gegevens,
    struct err *);

/* Is any work ready to be claimed? */
MUST_CHECK enum err_code klus_wacht(struct tx *, struct arena *, int64_t regio, int64_t nu,
    bool *out, struct err *);

/* Claims at most max jobs in the name of this server (a random word). */
MUST_CHECK enum err_code klussen_claim(struct werk *, const char *claim, int64_t max,
    struct klus **out, size_t *n_out, struct err *);

/* Done, or (fout) to be tried again later: after 30 s, 60 s ... at most an hour.
 * Nothing when the claim is no longer ours. fout: never personal data. */
MUST_CHECK enum err_code klus_klaar(struct werk *, const char *claim, int64_t id,
    const char *fout, struct err *);

#endif
