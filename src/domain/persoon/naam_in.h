/* naam_in.h - what the files about names share. */
#ifndef DOMAIN_PERSOON_NAAM_IN_H
#define DOMAIN_PERSOON_NAAM_IN_H

#include "domain/persoon/naam.h"

#define NAAM_DELEN	4	/* parts of a name that are looked at */

/* Letters after folding: code points of which no two write the same. */
struct letters {
	uint32_t	p[NAAM_LETTERS];
	unsigned	n;
};

/* A surname taken apart: as a whole, its words, and glued to its prefix. */
struct naam_woorden {
	struct letters	geheel;
	struct letters	deel[NAAM_DELEN];
	unsigned	n;
	struct letters	vast;		/* "elkhatib"; n == 0: no prefix */
};

void naam_woorden(const char *voorvoegsel, const char *geslachtsnaam,
    struct naam_woorden *out);

/* The words of first names, without dropping prefixes; gives how many. */
unsigned naam_voorwoorden(const char *voornamen, struct letters out[NAAM_DELEN]);

void letters_klank(const struct letters *, struct letters *out);
unsigned letters_afstand(const struct letters *, const struct letters *,
    unsigned max);
bool letters_gelijk(const struct letters *, const struct letters *);

/* Do they sound the same? Short names must agree in their vowels too, else
 * "Bakker" and "Beuker" would be one. */
bool letters_klinken(const struct letters *, const struct letters *);

/* The groups of call names ("jan", "johannes") that a name is in, a bit each. */
uint64_t naam_groepen(const struct letters *);

#define NAAM_ROEP 16

/* The i-th name that is used for this one, i from 0; false when there is none. */
bool naam_roepnaam_ander(const char *kern, unsigned i, char out[NAAM_ROEP]);

void naam_letters_tekst(const struct letters *, char out[NAAM_KERN]);

bool naam_is_voorvoegsel(const struct letters *);

#endif
