/* lid.h - who belongs to a dossier, and how each of them is doing.
 *
 * The members: who lives in the household now, and whoever a report of the
 * dossier names. What Veilig Thuis knows of how somebody is doing is sealed
 * with the key of the dossier. */
#ifndef DOMAIN_LID_LID_H
#define DOMAIN_LID_LID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

struct lid {
	int64_t		 persoon;
	const char	*naam;			/* never NULL */
	const char	*geslacht, *geboren;	/* geboren: or NULL */
	bool		 overleden, in_huis, geheim; /* geheim: secret address */
	bool		 meer_nummers;		/* others were merged into this one */
	const char	*rol;			/* code list jeugdzorgrol, or NULL */
	const char	*hoedanigheid;		/* code list betrokkenheid, or NULL */
	const char	*veiligheid;		/* code list lid_veiligheid; NULL: not known */
	const char	*tekst;			/* or NULL */
	const char	*gesproken_op;		/* ISO day, or NULL */
	const char	*niet_gesproken;	/* code list niet_gesproken, or NULL */
	int64_t		 op, versie;		/* op DB_NULL, versie 0: nothing written */
	const char	*door_naam;		/* or NULL */
};

#define LEDEN_MAX 60

/* Who lives there first, the eldest first; then the others. */
MUST_CHECK enum err_code leden_lees(struct werk *, const struct seal_key *,
    int64_t dossier, int64_t huishouden, struct lid **out, size_t *n_out, struct err *);

/* One member. ERR_NOT_FOUND: does not belong to this dossier. */
MUST_CHECK enum err_code lid_lees(struct werk *, const struct seal_key *, int64_t dossier,
    int64_t huishouden, int64_t persoon, struct lid *out, struct err *);

struct lid_invoer {
	int64_t		 dossier, persoon;
	const char	*veiligheid, *tekst;
	const char	*gesproken_op, *niet_gesproken;
	int64_t		 versie;	/* the version that was read; 0: none was there */
};

/* How somebody is doing now. Adds to the timeline. ERR_CONFLICT: somebody saved
 * in between; read again and show both. */
MUST_CHECK enum err_code lid_zet(struct werk *, const struct seal_key *,
    const struct lid_invoer *, struct err *);

/* Somebody who does not live there, named in a report afterwards. */
MUST_CHECK enum err_code lid_betrokken(struct werk *, int64_t melding, int64_t persoon,
    const char *rol, const char *hoedanigheid, bool kind, struct err *);

#endif
