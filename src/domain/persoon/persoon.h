/* persoon.h - a human being, once in the system.
 *
 * Names, dates and addresses stand in clear, because they must be found; with
 * them the keys by which they are found (naam.h). What somebody may know of a
 * person follows from the dossiers the person stands in: who stands only in
 * dossiers that this employee may not see is absent (G2), and nothing says so. */
#ifndef DOMAIN_PERSOON_PERSOON_H
#define DOMAIN_PERSOON_PERSOON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/persoon/naam.h"
#include "domain/werk.h"

/* NULL or "" is not known. */
struct persoon_invoer {
	const char	*geslachtsnaam, *voorvoegsel, *voornamen, *roepnaam;
	const char	*geslacht;	/* code list geslacht; not known: "O" */
	const char	*geboren;	/* JJJJMMDD, see base/date.h */
	const char	*bsn;
	const char	*bsn_bron;	/* who gave the number: "gesprek", "bericht" */
	const char	*telefoon;	/* as in base/adres.h, the postcode too */
	const char	*straat, *huisnummer, *postcode, *woonplaats, *gemeente, *land;
};

/* Makes a person with the keys to find it. A prefix that was typed before the
 * surname ("van der Meer") goes to its own field. */
MUST_CHECK enum err_code persoon_nieuw(struct werk *, const struct persoon_invoer *,
    int64_t *id_out, struct err *);

/* Fills in what was not known yet; what is known stays as it is.
 * ERR_NOT_FOUND: no such person. */
MUST_CHECK enum err_code persoon_aanvullen(struct werk *, int64_t persoon,
    const struct persoon_invoer *, struct err *);

/* Writes exactly these values, with their keys. ERR_CONFLICT: not that version.
 * Use persoon_wijzig (persoon_feit.h), which keeps the history. */
MUST_CHECK enum err_code persoon_herschrijf(struct werk *, int64_t persoon, int64_t versie,
    const struct persoon_invoer *, struct err *);

struct persoon {
	int64_t		 id, versie;
	int64_t		 samengevoegd;	/* merged into this one; DB_NULL: not */
	const char	*geslachtsnaam, *voorvoegsel, *voornamen, *roepnaam;	/* "" */
	const char	*geslacht;
	const char	*bsn, *geboren, *overleden, *telefoon, *taal;	/* or NULL */
	const char	*straat, *huisnummer, *postcode, *woonplaats, *gemeente, *land;
	bool		 geheim;	/* secret address: no letters */
	bool		 tolk;		/* needs an interpreter */
};

/* As persoon_nieuw, and who it is now (versie is not told). */
MUST_CHECK enum err_code persoon_maak(struct werk *, const struct persoon_invoer *,
    struct persoon *out, struct err *);

/* What that will ask, see tx_ahead. */
MUST_CHECK enum err_code persoon_nieuw_vooruit(struct werk *, const struct persoon_invoer *,
    struct err *);

/* ERR_NOT_FOUND: no such person. */
MUST_CHECK enum err_code persoon_laad(struct werk *, int64_t persoon, struct persoon *out,
    struct err *);

/* "Yara van der Bennani", "Jan", "van Dijk"; "naam onbekend" without a name.
 * Never NULL. */
const char *persoon_naam(struct arena *, const struct persoon *);
/* The same from the parts; each may be NULL. The call name goes before the
 * first names. */
const char *persoon_naam_van(struct arena *, const char *roepnaam, const char *voornamen,
    const char *voorvoegsel, const char *geslachtsnaam);
/* "Sterappelpad 7, Velserbroek", or "" when nothing is known. */
const char *persoon_adres(struct arena *, const char *straat, const char *huisnummer,
    const char *postcode, const char *woonplaats);

/* May w->wie know of this person? True when it stands in a dossier that he may
 * see, or in none while he sees the region. False too when there is no such
 * person. */
MUST_CHECK enum err_code persoon_zichtbaar(struct werk *, int64_t persoon, bool *out,
    struct err *);

/* Who has this number, or had it before merging (then the one he is read under), or 0; only
 * one that w->wie may know of. */
MUST_CHECK enum err_code persoon_met_bsn(struct werk *, const char *bsn, int64_t *out,
    struct err *);

/* The role of a person in the household it came in last; NULL: none. */
MUST_CHECK enum err_code persoon_rol(struct werk *, int64_t persoon, const char **out,
    struct err *);

/* An earlier report about a person, in a dossier that w->wie may see. */
struct persoon_eerder {
	int64_t		 melding, dossier, ontvangen_op, volgnr;
	int64_t		 gesloten_op;	/* of the report; DB_NULL: open */
	const char	*soort, *kenmerk, *dossier_naam;
	const char	*afsluitreden, *stap;	/* afsluitreden NULL: open */
	bool		 dossier_open;
};

/* Newest first, at most max. */
MUST_CHECK enum err_code persoon_geschiedenis(struct werk *, int64_t persoon, int64_t max,
    struct persoon_eerder **out, size_t *n_out, struct err *);

#endif
