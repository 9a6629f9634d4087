/* gebeurtenis.h - writing the timeline of a dossier; tijdlijn.h reads it.
 *
 * One row per step, by who acts. The words, when there are any, are sealed with
 * the key of the dossier. Rows are never changed or taken away. */
#ifndef DOMAIN_DOSSIER_GEBEURTENIS_H
#define DOMAIN_DOSSIER_GEBEURTENIS_H

#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

/* What domain/dossier and domain/melding write by themselves. The words of a
 * veiligheid row are its code; casusregisseur and doorgegeven have
 * the employee as onderwerp. */
#define GEBEURTENIS_GEOPEND		"dossier_geopend"
#define GEBEURTENIS_GESLOTEN		"dossier_gesloten"
#define GEBEURTENIS_HEROPEND		"dossier_heropend"
#define GEBEURTENIS_CASUSREGISSEUR	"regie_overgegaan"
#define GEBEURTENIS_VEILIGHEID		"veiligheid_gewogen"
#define GEBEURTENIS_MELDING		"melding_ontvangen"
#define GEBEURTENIS_ACUUT		"acute_screening_gedaan"
#define GEBEURTENIS_OPGENOMEN		"opgenomen"
#define GEBEURTENIS_DOORGEGEVEN		"doorgegeven"
#define GEBEURTENIS_OP_LIJST		"op_lijst"
#define GEBEURTENIS_VAN_LIJST		"van_lijst"
#define GEBEURTENIS_MELDING_GESLOTEN	"melding_gesloten"

struct gebeurtenis {
	int64_t		 dossier;
	int64_t		 melding;	/* 0: none */
	const char	*soort;		/* code list gebeurtenis */
	const char	*tekst;		/* NULL: the soort says it all */
	int64_t		 op;		/* 0: now */
	int64_t		 onderwerp;	/* the row it is about; 0: none */
};

/* key may be NULL when there is no text. */
MUST_CHECK enum err_code gebeurtenis_add(struct werk *, const struct seal_key *,
    const struct gebeurtenis *, struct err *);

#endif
