/* genogram.h - where everybody of a family stands in a drawing, and every line.
 *
 * Geometry only: no names, no rights, no markup. One row per generation,
 * partners side by side, children below their parents by age, a dashed outline
 * round who lives together. All lines run along the axes; by construction
 *   - no two lines lie on each other (they may cross),
 *   - no line runs through a symbol or through the words below it,
 *   - who does not live there is never inside the outline.
 * What cannot be drawn so (a loop in parenthood, a ninth line to one side) is
 * left out of the drawing and says so in getekend: the list shows it. */
#ifndef DOMAIN_GENOGRAM_GENOGRAM_H
#define DOMAIN_GENOGRAM_GENOGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

#define GENO_MAX 25		/* people; above it a list says more */
#define GENO_BANDEN_MAX 120
#define GENO_R 26		/* half a symbol */
#define GENO_LABEL 48		/* half the width of the words below it */
#define GENO_LABEL_HOOG 42	/* their height: two lines */
#define GENO_LABEL_HUIS 18	/* one more line: "Huishouden nu" */

enum geno_vorm { GENO_VIERKANT, GENO_ROND, GENO_RUIT, GENO_DRIEHOEK };

struct geno_persoon {
	enum geno_vorm	 vorm;
	bool		 samen;		/* lives in the household now */
	int		 niveau;	/* 0 grown up, 1 child, -1 grandparent: for who has
					 * no tie to the others */
	int		 leeftijd;	/* order of children; -1 not known */
};

enum geno_soort {
	GENO_OUDER,		/* a is a parent of b */
	GENO_PARTNER, GENO_EX,
	GENO_BROER,		/* brother or sister */
	GENO_FAMILIE,		/* other family; stap: row of b less row of a */
	GENO_GEWELD,		/* from a to b; beide: both ways */
	GENO_STEUN,
	GENO_OUDERS		/* only in a drawing: parents of whom nothing else is known */
};

struct geno_band {
	enum geno_soort	 soort;
	size_t		 a, b;
	int		 stap;
	bool		 beide;
};

struct geno_punt {
	int		 x, y;
};

struct geno_lijn {
	enum geno_soort	 soort;
	size_t		 net;		/* lines of one net may touch each other */
	bool		 beide;
	struct geno_punt *p;
	size_t		 n;
};

/* The outline of a part of the household: a closed path. */
struct geno_huis {
	struct geno_punt *p;
	size_t		 n;
	struct geno_punt naam;		/* middle of the base line of its words */
};

struct geno_tekening {
	int		 breed, hoog;
	struct geno_punt *plaats;	/* middle of each symbol */
	int		*rij;		/* generation of each, 0 is the oldest */
	int		 rijen;
	struct geno_lijn *lijnen;	size_t nlijnen;
	struct geno_huis *huizen;	size_t nhuizen;
	bool		*getekend;	/* each tie: drawn, or told by the drawing */
};

/* At most GENO_MAX people and GENO_BANDEN_MAX ties, else ERR_LIMIT. A tie of
 * somebody with himself, or a second one of a kind between two people, is left
 * out. n 0 gives an empty drawing. */
MUST_CHECK enum err_code genogram_teken(struct arena *, const struct geno_persoon *, size_t n,
    const struct geno_band *, size_t nbanden, struct geno_tekening *out, struct err *);

/* How far the edge of a symbol is from its middle, to the side at height dy,
 * and upward at dx. */
int geno_rand_opzij(enum geno_vorm, int dy);
int geno_rand_boven(enum geno_vorm, int dx);

#endif
