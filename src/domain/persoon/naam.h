/* naam.h - names as keys and as likenesses, so that a person who is known is
 * found again however the name was heard or typed (A6). Pure: no database.
 *
 *   kern   the surname without prefixes, marks, spaces and capitals:
 *          "van der Meer" and "v.d. Méer" are both "meer";
 *   klank  the consonants as they sound: "Wijngaard" and "Wyngaert" are one;
 *   hashes of the core, of the core with one letter left out, of the parts
 *          of a double name and of their sound. Two names that share a hash
 *          are worth comparing. Stored as achternaam_variant.
 *
 * Every text is UTF-8 of any length and script, or NULL for not known. Only
 * the first 40 letters of a name count. */
#ifndef DOMAIN_PERSOON_NAAM_H
#define DOMAIN_PERSOON_NAAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

#define NAAM_LETTERS	40
#define NAAM_KERN	(NAAM_LETTERS * 4 + 1)	/* bytes, with the NUL */
#define NAAM_KLANK	NAAM_KERN
#define NAAM_HASHES	128			/* of one name, at most */

/* The core of a surname, "" when there is no letter in it. A name of prefixes
 * alone ("Van") keeps its last word. */
void naam_kern(const char *geslachtsnaam, char out[NAAM_KERN]);

/* The core of the first word: "Jan Peter" is "jan", "J.P." is "j". */
void naam_voornaam_kern(const char *voornamen, char out[NAAM_KERN]);

/* How a core sounds; other scripts stay as they are. */
void naam_klank(const char *kern, char out[NAAM_KLANK]);

/* The hashes of a surname, without doubles; gives how many. The prefix matters
 * because it may be glued: "El Khatib" and "Elkhatib", "van der Meer" and
 * "Vandermeer". */
size_t naam_hashes(const char *voorvoegsel, const char *geslachtsnaam,
    int64_t out[NAAM_HASHES]);

/* Letters that differ between two cores (a swap of neighbours counts as one),
 * or max + 1 when there are more than max. */
unsigned naam_afstand(const char *a, const char *b, unsigned max);

/* Do two cores sound the same? Short ones must agree in their vowels too. */
bool naam_klinken(const char *a, const char *b);

/* A name typed in one field. "Jan van der Meer", "van der Meer, Jan" and
 * "Meer, Jan van der" all give Jan / van der / Meer; what is missing is "".
 * ERR_LIMIT: the arena is full. */
struct naam_delen {
	const char	*voornamen, *voorvoegsel, *geslachtsnaam;
};
MUST_CHECK enum err_code naam_ontleed(struct arena *, const char *naam,
    struct naam_delen *out, struct err *err);

/* ---- likeness ----------------------------------------------------------- */

/* What is known of a person; NULL or "" for what is not. */
struct persoon_feiten {
	const char	*bsn;
	const char	*voorvoegsel, *geslachtsnaam, *voornamen, *roepnaam;
	const char	*geboren;	/* JJJJMMDD, 00 for what is not known */
	const char	*postcode, *huisnummer;
	const char	*telefoon;	/* as in base/adres.h */
	const char	*geslacht, *straat, *woonplaats;
};

#define NAAM_REDENEN 8

/* A score of 0-1000 with the reasons, in words for the employee; static. Above 500
 * it is the chance that it is the same person (850: 85 of 100), koppeling/model.h. */
struct kandidaat_score {
	int		 score;
	unsigned	 n;
	const char	*redenen[NAAM_REDENEN];
};

#define NAAM_TOON	270	/* worth showing: something agrees */
#define NAAM_MOGELIJK	500	/* as likely as not */
#define NAAM_ZEKER	850	/* name and date of birth agree */

/* How two dates of birth compare. */
enum geboren_gelijk {
	GEBOREN_ONBEKEND,	/* one of them is not known */
	GEBOREN_ANDERS,
	GEBOREN_DEEL,		/* two of year, month and day agree */
	GEBOREN_ONGEVEER,	/* only years, one apart (an age was given) */
	GEBOREN_PAST,		/* no contradiction, but something is unknown */
	GEBOREN_CIJFER,		/* one digit differs, or two neighbours swapped */
	GEBOREN_VERWISSELD,	/* day and month swapped */
	GEBOREN_GELIJK,
};
enum geboren_gelijk geboren_vergelijk(const char *a, const char *b);

#endif
