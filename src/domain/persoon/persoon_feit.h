/* persoon_feit.h - all that is known of a person, who told it, and since when.
 *
 * The row in persoon is what holds now. Each change adds a fact per field: the
 * new value, its source, the moment and the employee; nothing is overwritten. */
#ifndef DOMAIN_PERSOON_FEIT_H
#define DOMAIN_PERSOON_FEIT_H

#include "domain/persoon/persoon.h"

#define BSN_GEVERIFIEERD "geverifieerd"

/* The whole person. NULL or "" is not known. */
struct persoon_vol {
	const char	*geslachtsnaam, *voorvoegsel, *voornamen, *roepnaam, *voorletters;
	const char	*partnernaam, *partnervoorvoegsel, *naamgebruik;
	const char	*geslacht, *geboren, *overleden;
	const char	*bsn, *bsn_bron, *bsn_stand, *bsn_reden;
	const char	*telefoon, *taal;
	const char	*straat, *huisnummer, *postcode, *woonplaats, *gemeente;
	bool		 tolk, geheim;
	int64_t		 versie;
};

/* ERR_NOT_FOUND: no such person. */
MUST_CHECK enum err_code persoon_vol_lees(struct werk *, int64_t persoon,
    struct persoon_vol *out, struct err *);

/* Makes the person these values, with a fact for each that differs; versie is
 * the one that was read. n_out: how many differed; without any nothing is
 * written. ERR_CONFLICT: somebody saved in between. */
MUST_CHECK enum err_code persoon_wijzig(struct werk *, int64_t persoon,
    const struct persoon_vol *, const char *bron, size_t *n_out, struct err *);

/* Facts of a new person, from what stands in the row: each with who told it. */
MUST_CHECK enum err_code persoon_feiten_eerste(struct werk *, int64_t persoon,
    const char *bron, struct err *);

/* The same of what persoon_maak gave, which need not be read again. */
MUST_CHECK enum err_code persoon_feiten_nieuw(struct werk *, const struct persoon *,
    const char *bron, struct err *);

/* persoon_aanvullen, with a fact for each value that was not known yet. */
MUST_CHECK enum err_code persoon_vul_aan(struct werk *, int64_t persoon,
    const struct persoon_invoer *, const char *bron, struct err *);

struct persoon_feit {
	const char	*veld, *waarde;		/* waarde NULL: taken away */
	const char	*bron, *door;		/* door: name, or NULL */
	int64_t		 op, van;		/* van: the number it was written under */
};
#define PERSOON_FEITEN_MAX 300
/* Newest first, also of those who were merged into this person. */
MUST_CHECK enum err_code persoon_feiten_lees(struct werk *, int64_t persoon,
    struct persoon_feit **out, size_t *n_out, struct err *);

/* Other names. */
struct persoon_naam {
	int64_t		 id, op, van;		/* van: the number it was written under */
	const char	*soort, *voornamen, *voorvoegsel, *geslachtsnaam, *bron;
};
MUST_CHECK enum err_code persoon_naam_nieuw(struct werk *, int64_t persoon,
    const struct persoon_naam *, int64_t *id_out, struct err *);
/* Of all who were merged into this person too. */
MUST_CHECK enum err_code persoon_namen_groep(struct werk *, int64_t persoon,
    struct persoon_naam **out, size_t *n_out, struct err *);
/* Of this number alone. */
MUST_CHECK enum err_code persoon_namen_lees(struct werk *, int64_t persoon,
    struct persoon_naam **out, size_t *n_out, struct err *);

#endif
