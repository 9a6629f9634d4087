/* rapportage.h - the figures of a quarter, without names (E1).
 *
 * What each figure counts, and which date decides its quarter, stands once in
 * cijfer.def. Quarters are those of Amsterdam. Nothing here leaves a person to
 * be recognised: a count under 5 is hidden, and so is the next smallest of its
 * column where the total would otherwise give it away; a percentage appears
 * from 50 cases, an average from 5. What is hidden is not in the answer at all:
 * its n is CIJFER_VERBORGEN. */
#ifndef DOMAIN_RAPPORTAGE_RAPPORTAGE_H
#define DOMAIN_RAPPORTAGE_RAPPORTAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/termijn/termijn_reken.h"
#include "domain/werk.h"

enum telling {
#define TELLING(woord, ...) TELLING_##woord,
#define NORMTIJD(...)
#include "domain/rapportage/cijfer.def"
#undef TELLING
#undef NORMTIJD
	TELLING_COUNT
};

enum normtijd {
#define TELLING(...)
#define NORMTIJD(woord, ...) NORMTIJD_##woord,
#include "domain/rapportage/cijfer.def"
#undef TELLING
#undef NORMTIJD
	NORMTIJD_COUNT
};

/* The definition of a figure, all static. */
struct cijfer {
	const char	*code, *naam, *definitie, *datumregel;
	const char	*norm;		/* NULL: a count */
};
extern const struct cijfer cijfer_tellingen[TELLING_COUNT];
extern const struct cijfer cijfer_normtijden[NORMTIJD_COUNT];

struct kwartaal {
	int	jaar, nr;		/* nr 1-4 */
};

struct kwartaal kwartaal_van(int64_t t);	/* in Amsterdam */
struct kwartaal kwartaal_plus(struct kwartaal, int n);
int32_t kwartaal_dag(struct kwartaal);		/* its first day */
int64_t kwartaal_begin(struct kwartaal);	/* its first moment, UTC */

enum {
	CIJFER_KLEINST = 5,		/* fewer stay hidden */
	CIJFER_PROCENT = 50,		/* a percentage from so many */
	CIJFER_AFWIJKING = 50,		/* per mille: what counts as a deviation */
	RAPPORT_KWARTALEN = 8,
	RAPPORT_MAANDEN = 12,
	RAPPORT_GEMEENTEN = 100
};
#define CIJFER_VERBORGEN	INT64_C(-1)
#define CIJFER_GEEN		INT64_MIN	/* no such number */

/* A count as it may be shown. */
struct getal {
	int64_t		 n;		/* CIJFER_VERBORGEN: hidden */
	bool		 klein;		/* hidden because it is under 5, not along with one */
};

/* A change against the same quarter a year before, in per mille. */
struct afwijking {
	int64_t		 promille;	/* CIJFER_GEEN: too few for a percentage */
};

/* How long something took, of the clocks that began in the quarter. */
struct normtijd_getal {
	struct getal	 aantal;	/* clocks that stopped */
	int64_t		 gemiddeld;	/* tenths of the unit of the norm; CIJFER_GEEN */
	int64_t		 binnen;	/* per cent within the norm; CIJFER_GEEN: too few */
};

struct rapport_gemeente {
	const char	*code, *naam;	/* code "": outside the region, or not known */
	struct getal	 telling[TELLING_COUNT];	/* in the quarter */
	struct afwijking afwijking[TELLING_COUNT];
	struct normtijd_getal hulp;
};

/* The average time to the start of an investigation, of clocks that began in
 * this month, in tenths of the unit of the norm. */
struct rapport_maand {
	int		 jaar, maand;	/* maand 1-12 */
	int64_t		 gemiddeld;	/* CIJFER_GEEN: too few */
};

struct rapport {
	struct kwartaal	 kwartaal;
	bool		 loopt;		/* the quarter is not over */
	const char	*gemeente;	/* the choice; NULL: the whole region */
	struct kwartaal	 kwartalen[RAPPORT_KWARTALEN];	/* the asked one last */
	struct getal	 telling[TELLING_COUNT][RAPPORT_KWARTALEN];
	struct afwijking afwijking[TELLING_COUNT];	/* of the last against 4 before */
	const struct norm *norm[NORMTIJD_COUNT];	/* on the first day; or NULL */
	struct normtijd_getal tijd[NORMTIJD_COUNT];
	struct rapport_maand maand[RAPPORT_MAANDEN];	/* the last of the quarter last */
	struct rapport_gemeente *gemeenten;
	size_t		 ngemeenten;
};

/* All figures of one quarter, of the region or of one municipality (a code
 * that is valid on the first day of the quarter; else ERR_INVALID, field
 * "gemeente"). Reads only rows of eight quarters, by their dates. */
MUST_CHECK enum err_code rapport_maak(struct werk *, struct kwartaal,
    const char *gemeente, struct rapport **out, struct err *);

/* Hides what must be hidden in one column whose total is known. in: n counts;
 * out[i].n is in[i] or CIJFER_VERBORGEN. Zero is hidden too. */
void getallen_verberg(const int64_t *in, size_t n, struct getal *out);

#endif
