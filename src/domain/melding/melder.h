/* melder.h - the vault: who reported.
 *
 * Every reporter's identity is sealed with a data key of its own (SEAL_VAULT),
 * open or protected: it stands in clear nowhere, opening a dossier does not
 * open it, and destroying that key destroys it alone. The explanation of the
 * protection is sealed with that key too, for it may tell who it is. */
#ifndef DOMAIN_MELDING_MELDER_H
#define DOMAIN_MELDING_MELDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct melder_identiteit {	/* NULL: not known */
	const char	*naam, *organisatie, *telefoon, *email;
};

struct melder_invoer {
	const char	*openheid;	/* openbaar, beschermd */
	const char	*grond;		/* code list beschermingsgrond; when protected */
	const char	*grond_uitleg;	/* NULL: none */
	struct melder_identiteit identiteit;
};

struct melder {
	int64_t		 id, melding;
	bool		 beschermd;
	const char	*hoedanigheid;	/* of the report: may be shown to staff */
	const char	*grond;		/* NULL: none */
	bool		 bekend;	/* somebody is known; false: nameless */
};

/* Without the identity. ERR_NOT_FOUND: no such report. */
MUST_CHECK enum err_code melder_lees(struct werk *, int64_t melding, struct melder *out,
    struct err *);

/* The identity of an open reporter. ERR_FORBIDDEN, Dutch text, for a protected
 * one: that takes the act kluis_openen. Nameless: all NULL. */
MUST_CHECK enum err_code melder_open_openbaar(struct werk *, int64_t melding,
    struct melder_identiteit *out, struct err *);

/* The identity of any reporter, and why he is protected (or NULL). Only the act
 * kluis_openen calls this: it has the right, the reason and the journal row. And
 * melder_toets.c, which tells nobody.
 * ERR_NOT_FOUND: no such report, or the key was destroyed. */
MUST_CHECK enum err_code melder_open_kluis(struct werk *, int64_t melding,
    struct melder_identiteit *out, const char **grond_uitleg_out, struct err *);

/* For melding_nieuw. ERR_INVALID: openheid unknown, or protected without grond. */
MUST_CHECK enum err_code melder_nieuw(struct werk *, int64_t melding,
    const struct melder_invoer *, struct err *);

#endif
