/* rij.h - a person made ready for comparing, and the comparing itself (A6). Pure.
 *
 * The same for a person in the database, for what somebody types, and for a line
 * of a list from elsewhere. */
#ifndef DOMAIN_KOPPELING_RIJ_H
#define DOMAIN_KOPPELING_RIJ_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/koppeling/feit.h"

/* What is written of a person; NULL or "" is not known. */
struct koppel_invoer {
	const char	*naam;		/* the whole name; used where parts are not given */
	const char	*voornamen, *roepnaam, *voorletters, *voorvoegsel, *achternaam;
	const char	*geboren;	/* in any way that people write a date */
	const char	*geslacht;
	const char	*adres;		/* street and number in one; as naam */
	const char	*straat, *huisnummer, *postcode, *plaats;
	const char	*bsn, *telefoon, *email;
	const char	*vrij[VRIJE_FEITEN];
};

#define RIJ_WOORDEN	4

/* A name as it is compared: folded, and how it sounds. */
struct rij_naam {
	const char	*kern, *klank;	/* never NULL */
	uint64_t	 groepen;	/* of call names; of first names only */
};

struct rij {
	struct rij_naam	 achternaam;	/* as a whole; kern "" is not known */
	struct rij_naam	 vast;		/* glued to its prefix, or "" */
	struct rij_naam	 deel[RIJ_WOORDEN];	/* words of a double name */
	struct rij_naam	 voornaam[RIJ_WOORDEN];	/* given names */
	struct rij_naam	 roepnaam;
	uint8_t		 ndeel, nvoornaam;
	char		 geboren[9];	/* JJJJMMDD, 00 for what is not known; "" */
	const char	*tekst[FEITEN];	/* of the other facts, folded; NULL not known */
};

/* All memory is the arena's; what is given may go. ERR_LIMIT: the arena is full. */
MUST_CHECK enum err_code rij_maak(struct arena *, const struct koppel_invoer *,
    struct rij *out, struct err *err);

/* Names that were made ready before: of the many who are compared with one person most
 * share a name, and making it ready costs more than comparing it. NULL: full. */
struct rij_geheugen;
struct rij_geheugen *rij_geheugen_nieuw(struct arena *);

/* As rij_maak, to compare with tegen and with nobody else: what tegen does not know is
 * left out. What is given, and the arena, must live as long as the memory. */
MUST_CHECK enum err_code rij_maak_tegen(struct arena *, const struct koppel_invoer *,
    const struct rij *tegen, struct rij_geheugen *, struct rij *out, struct err *err);

/* How alike. The same both ways round. */
patroon rij_vergelijk(const struct rij *, const struct rij *);

/* Letters that differ (a swap of neighbours counts as one), at most max + 1; only
 * the first 64 bytes count. */
unsigned tekst_afstand(const char *a, const char *b, unsigned max);

/* A date as people and programs write it, as JJJJMMDD with 00 for what is not
 * known; "" when it cannot be read. Days that do not exist stay as written:
 * they are compared, not believed. */
void datum_lees(const char *s, char out[9]);

#endif
