/* brp.h - what the BRP answers about one person, and taking it over.
 *
 * The line to the BRP is a function that the app is given (exchange/brp); without
 * one the BRP is off. Haal Centraal BRP personen, version 2. */
#ifndef DOMAIN_BRP_BRP_H
#define DOMAIN_BRP_BRP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/pair.h"
#include "domain/werk.h"

#define BRP_GEZAG_MAX 12

struct brp_gezag {
	const char	*soort;			/* code list gezag */
	const char	*minderjarige;		/* BSN, or NULL: the person asked about */
	const char	*bsn;			/* who has it; NULL: nobody named */
};

struct brp_persoon {
	const char	*bsn, *voornamen, *voorvoegsel, *geslachtsnaam, *naamgebruik;
	const char	*geslacht;		/* M, V, O */
	const char	*geboren;		/* JJJJMMDD */
	const char	*overleden;		/* ISO day; NULL: alive, or day not known */
	const char	*straat, *huisnummer, *postcode, *woonplaats;
	bool		 geheim;
	struct brp_gezag gezag[BRP_GEZAG_MAX];
	size_t		 ngezag;
};

/* Asks about this number. ERR_NOT_FOUND: the BRP does not know it. ERR_BUSY: it
 * cannot be reached or refuses; err->text says so. */
struct brp {
	enum err_code	(*vraag)(void *lijn, struct arena *, const char *bsn,
	    struct brp_persoon *out, struct err *);
	void		*lijn;
};

/* Reads an answer to POST /personen that json_flatten made into pairs. */
MUST_CHECK enum err_code brp_lees(struct arena *, const struct pair *, size_t n,
    struct brp_persoon *out, struct err *);

/* Written down before it is asked. */
MUST_CHECK enum err_code brp_noteer(struct werk *, int64_t dossier, int64_t persoon,
    const char *grond, struct err *);

/* Takes over what the BRP says, with that as its source. n_out: how many facts
 * changed. Authority over a child is written for who is known here by his BSN. */
MUST_CHECK enum err_code brp_neem_over(struct werk *, int64_t dossier, int64_t persoon,
    const struct brp_persoon *, size_t *n_out, struct err *);

#endif
