/* kluis.h - who opened the vault, when and why.
 *
 * The reason may tell who the reporter is, so it is sealed with the key of the
 * reporter: whoever opens the vault reads the reasons before. */
#ifndef DOMAIN_MELDING_KLUIS_H
#define DOMAIN_MELDING_KLUIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct kluis_inzage {
	int64_t		 op;
	const char	*door_naam;	/* or NULL */
	const char	*grond;		/* code list kluisgrond */
	const char	*reden;		/* NULL when read without reasons */
};

#define KLUIS_INZAGEN_MAX 50

/* w->wie opens it now. */
MUST_CHECK enum err_code kluis_noteer(struct werk *, int64_t melding, const char *grond,
    const char *reden, struct err *);

/* Newest first. redenen: opens them; only for the act kluis_openen. */
MUST_CHECK enum err_code kluis_inzagen(struct werk *, int64_t melding, bool redenen,
    struct kluis_inzage **out, size_t *n_out, struct err *);

#endif
