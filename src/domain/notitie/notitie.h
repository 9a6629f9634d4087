/* notitie.h - what somebody wrote down in a dossier, and who may read it.
 *
 * The words are sealed with the key of the dossier. Every note says who may
 * read it (code list notitie_zicht): a partner in the chain reads only what is
 * for partners too; for whoever may not read it the note is absent, also from
 * the timeline and from every count (D14). */
#ifndef DOMAIN_NOTITIE_NOTITIE_H
#define DOMAIN_NOTITIE_NOTITIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

#define NOTITIE_TEAM		"team"
#define NOTITIE_TEAM_GEZIN	"team_gezin"	/* shown to the family on request */
#define NOTITIE_TEAM_PARTNERS	"team_partners"
#define NOTITIE_ALLEEN_VT	"alleen_vt"
#define NOTITIE_SOORT		"notitie"	/* code list notitie_soort */

/* Is w->wie of the team: may he write in dossiers? Who may read them only is a
 * partner. The employer does not say it: staff of other organisations work in
 * the team. */
bool notitie_van_team(const struct werk *);

struct notitie_invoer {
	int64_t		 dossier;
	int64_t		 persoon;	/* 0: about nobody in particular */
	const char	*soort;		/* NULL: NOTITIE_SOORT */
	const char	*tekst, *zicht;
};

/* Adds the row of the timeline too. ERR_INVALID (field): no text, or a code
 * that the lists do not have today. */
MUST_CHECK enum err_code notitie_nieuw(struct werk *, const struct seal_key *,
    const struct notitie_invoer *, int64_t *id_out, struct err *);

struct notitie {
	int64_t		 id, op, medewerker;
	int64_t		 persoon;		/* DB_NULL: none */
	const char	*tekst, *zicht;
	const char	*medewerker_naam;	/* or NULL */
};

#define NOTITIES_MAX 200

/* Those that w->wie may read, newest first, at most NOTITIES_MAX. */
MUST_CHECK enum err_code notities_lees(struct werk *, const struct seal_key *,
    int64_t dossier, struct notitie **out, size_t *n_out, struct err *);

#endif
