/* vto.h - the verzoek tot onderzoek to the Raad voor de Kinderbescherming (C5).
 *
 * Registering it starts the clock. Sending it and telling the college of mayor
 * and aldermen are one act (Wmo 2015, art. 4.1.1 lid 2 f). The message itself
 * goes by the means of the Raad; here stands when. */
#ifndef DOMAIN_VTO_VTO_H
#define DOMAIN_VTO_VTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

/* ERR_INVALID, field "reden": none. ERR_CONFLICT with a Dutch sentence: closed,
 * no decision yet (B4), or one is under way. id_out may be NULL. */
MUST_CHECK enum err_code vto_registreer(struct werk *, const struct seal_key *,
    int64_t melding, const char *reden, int64_t *id_out, struct err *);

/* Sent, and the college informed. ERR_INVALID, field "college": not informed.
 * ERR_CONFLICT: sent already. */
MUST_CHECK enum err_code vto_verzend(struct werk *, int64_t vto, bool college,
    struct err *);

struct vto {
	int64_t		 id, melding, dossier;
	const char	*reden;		/* NULL from vto_vind */
	int64_t		 geregistreerd_op, verzonden_op, college_op;	/* DB_NULL: not yet */
	const char	*geregistreerd_naam;	/* or NULL */
};

/* For the point check: without the reason. ERR_NOT_FOUND. */
MUST_CHECK enum err_code vto_vind(struct werk *, int64_t vto, struct vto *out, struct err *);
/* Oldest first, at most 50. */
MUST_CHECK enum err_code vtos_van_melding(struct werk *, const struct seal_key *,
    int64_t melding, struct vto **out, size_t *n_out, struct err *);

#endif
