/* feit.h - the facts by which two persons are compared, and how much alike each
 * can be. A level is a number from 0; what it is called (in files of weights) and
 * what an employee reads stands in feit.c.
 *
 * Facts fall in three groups. What a household shares (surname, address) says
 * little about which member it is; what is somebody's own (first name, sex,
 * number) says nothing about the household; a date of birth is shared by twins. */
#ifndef DOMAIN_KOPPELING_FEIT_H
#define DOMAIN_KOPPELING_FEIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VRIJE_FEITEN	8

enum feit {
	FEIT_ACHTERNAAM, FEIT_VOORNAAM, FEIT_GEBOREN, FEIT_GESLACHT,
	FEIT_POSTCODE, FEIT_HUISNUMMER, FEIT_STRAAT, FEIT_PLAATS,
	FEIT_BSN, FEIT_TELEFOON, FEIT_EMAIL,
	FEIT_VRIJ,			/* and the seven after it */
	FEITEN = FEIT_VRIJ + VRIJE_FEITEN
};

#define NIVEAUS		8		/* of a fact, at most */
#define NIVEAU_ONBEKEND	0		/* of every fact: says nothing */
#define NIVEAU_ANDERS	1		/* of every fact: contradicts */

enum { ACHTERNAAM_LIJKT = 2, ACHTERNAAM_DEEL, ACHTERNAAM_KLINKT, ACHTERNAAM_LETTER,
    ACHTERNAAM_GELIJK, ACHTERNAAM_VERWISSELD };
enum { VOORNAAM_N_LETTER = 2, VOORNAAM_N_VER, VOORNAAM_N_ROEPNAAM, VOORNAAM_N_LIJKT,
    VOORNAAM_N_GELIJK };
enum { DATUM_DEEL = 2, DATUM_ONGEVEER, DATUM_PAST, DATUM_CIJFER, DATUM_VERWISSELD,
    DATUM_GELIJK };
enum { TEKST_LIJKT = 2, TEKST_BIJNA, TEKST_GELIJK };	/* all other facts */

enum feit_groep { GROEP_GEZIN, GROEP_EIGEN, GROEP_DATUM };

struct feit_soort {
	const char	*naam;
	enum feit_groep	 groep;
	uint8_t		 gelijk;	/* the level of equal values */
	bool		 telt;		/* a rare value weighs more */
	bool		 adres;		/* depends on whether the postcode agrees */
	const char	*code[NIVEAUS];	/* NULL: no such level */
	const char	*reden[NIVEAUS];	/* NULL: not worth saying */
};

extern const struct feit_soort feit_soorten[FEITEN];

/* By its name, or -1. */
int feit_vind(const char *naam);
int feit_niveau_vind(enum feit, const char *code);

/* How alike two persons are: a level for each fact, three bits each. */
typedef uint64_t patroon;

static inline unsigned
patroon_niveau(patroon p, unsigned feit)
{
	return (unsigned)(p >> (3 * feit)) & 7;
}

static inline patroon
patroon_met(unsigned feit, unsigned niveau)
{
	return (patroon)niveau << (3 * feit);
}

#endif
