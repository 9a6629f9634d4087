/* signaal.h - what the system noticed about a household and somebody must look at.
 *
 * Worked out from the rows that w->wie may see, each time a dossier is read: so
 * it is never old, and it tells nothing of a dossier that is not for him (G2). */
#ifndef DOMAIN_SIGNAAL_SIGNAAL_H
#define DOMAIN_SIGNAAL_SIGNAAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/lid/lid.h"
#include "domain/melding/melding.h"
#include "domain/werk.h"

struct seal_key;

#define SIGNAAL_EERDER		"eerder"	/* reports of a member in 12 months */
#define SIGNAAL_SAMENLOOP	"samenloop"	/* child abuse and domestic violence */
#define SIGNAAL_KIND		"kind_in_beeld"	/* a child that nobody has seen */
#define SIGNAAL_HUIZEN		"meer_huizen"	/* a member of several households */
#define SIGNAAL_ADRES		"adres_terug"	/* this address was there before */

/* A row behind a signal. */
struct signaal_rij {
	const char	*tekst;		/* "Yara Bennani", "VT-2025-000012-3" */
	int64_t		 op;		/* DB_NULL: no moment */
	int64_t		 dossier, persoon, melding;	/* 0: none */
};

struct signaal {
	const char	*regel;		/* code list signaal: its words */
	const char	*sleutel;	/* the facts behind it */
	struct signaal_rij *rijen;	size_t n;
	const char	*weg_reden, *weg_door;	/* put aside; or NULL */
	int64_t		 weg_op;
};

#define SIGNALEN_MAX 8
#define SIGNAAL_RIJEN_MAX 20

/* What was read of the dossier already; meldingen: newest first. */
struct signaal_van {
	int64_t		 dossier, huishouden;
	const char	*kenmerk;
	const struct lid *leden;		size_t nleden;
	const struct melding_kort *meldingen;	size_t nmeldingen;
};

/* Put aside ones come last. */
MUST_CHECK enum err_code signalen_lees(struct werk *, const struct seal_key *,
    const struct signaal_van *, struct signaal **out, size_t *n_out, struct err *);

/* Puts aside the signal of this rule and key (struct signaal), with the reason, sealed.
 * It stays put aside as long as its key is the same. */
MUST_CHECK enum err_code signaal_wegzetten(struct werk *, const struct seal_key *,
    int64_t dossier, const char *regel, const char *sleutel, const char *reden,
    int64_t *id_out, struct err *);

#endif
