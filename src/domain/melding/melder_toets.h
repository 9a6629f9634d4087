/* melder_toets.h - questions about a reporter that the vault answers with yes or
 * no. Who the reporter is does not come out of it, so no right to open the vault
 * is needed, and nobody is shown anything. */
#ifndef DOMAIN_MELDING_MELDER_TOETS_H
#define DOMAIN_MELDING_MELDER_TOETS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct melder_kanalen {
	bool	telefoon, email;	/* an address of that kind is known */
};

/* ERR_NOT_FOUND: no such report, or the key was destroyed. */
MUST_CHECK enum err_code melder_kanalen(struct werk *, int64_t melding,
    struct melder_kanalen *out, struct err *);

#endif
