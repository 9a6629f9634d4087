/* genogram_intern.h - what the files of the drawing share.
 *
 * Between the people of a row are gaps, with vertical lanes; between the rows
 * are channels, with horizontal tracks. A line is a list of points that name a
 * lane, a track or a place on a symbol; numbers come last. */
#ifndef DOMAIN_GENOGRAM_INTERN_H
#define DOMAIN_GENOGRAM_INTERN_H

#include "domain/genogram/genogram.h"

#define RIJEN_MAX GENO_MAX
#define BANEN_MAX 400
#define SPOREN_MAX 300
#define PUNTEN_MAX 40
#define LIJNEN_MAX 300
#define GEEN (-1)

enum x_soort { X_BOVEN, X_ZIJ, X_BAAN };	/* top of a person, a side, a lane */
enum y_soort { Y_RIJ, Y_BOVEN, Y_SPOOR };

struct pt {			/* a point that names where it is */
	enum x_soort	 xs;
	int		 x, xo;	/* person or lane; offset, for X_ZIJ the side */
	enum y_soort	 ys;
	int		 y, yo;	/* row, person or track; offset */
};

struct route {
	enum geno_soort	 soort;
	int		 net;
	bool		 beide;
	struct pt	 p[PUNTEN_MAX];
	int		 n;
};

struct baan {			/* a vertical lane in a gap, or in a channel alone */
	int		 rij, gat;	/* rij GEEN: in channel gat, between lanes l and r */
	int		 l, r;
	int		 net;
	bool		 op, neer;	/* goes into the channel above, below */
	int		 wens;		/* a person whose middle it would like, or GEEN */
	int		 x;
};

struct spoor {			/* a horizontal track in a channel */
	int		 kanaal, net, rang;
	int		 x0, x1, y;
};

struct huis {			/* a run of members in each of some rows */
	int		 r0, r1;
	int		 links[RIJEN_MAX], rechts[RIJEN_MAX];	/* lanes, by row */
	int		 sporen[RIJEN_MAX + 1];			/* tracks, by channel */
	int		 eerste;	/* person above the words */
};

struct gezin {			/* children with the same parents */
	int		 a, b;		/* b GEEN: one parent */
	int		 kind[GENO_MAX], n;
};

struct geno {
	struct arena	*a;
	const struct geno_persoon *p;
	int		 n;
	struct geno_band b[GENO_BANDEN_MAX];
	int		 nb;
	int		 bron[GENO_BANDEN_MAX];	/* place in the input */
	bool		 getekend[GENO_BANDEN_MAX];
	int		 rij[GENO_MAX], rijen;
	int		 lid[RIJEN_MAX][GENO_MAX], nlid[RIJEN_MAX];	/* order of a row */
	int		 plek[GENO_MAX];	/* place in it */
	struct gezin	 gezin[GENO_MAX];
	int		 ngezin;
	int		 gezin_van[GENO_MAX];	/* of a child, or GEEN */
	int		 x[GENO_MAX];
	int		 extra[RIJEN_MAX][GENO_MAX + 1];	/* more room in a gap */
	int		 poort[RIJEN_MAX][GENO_MAX + 1];	/* bits: heights in use */
	int		 boven[GENO_MAX];			/* bits: tops in use */
	struct baan	 baan[BANEN_MAX];
	int		 nbaan;
	struct spoor	 spoor[SPOREN_MAX];
	int		 nspoor;
	struct route	*route[LIJNEN_MAX];
	int		 nroute, nnet;
	struct huis	 huis[GENO_MAX];
	int		 nhuis;
	int		 y[RIJEN_MAX];
	bool		 huisnaam[RIJEN_MAX];
	int		 hoog;
};

void geno_rijen(struct geno *);		/* generations, families */
void geno_orde(struct geno *);		/* who stands beside whom */
void geno_plaats(struct geno *);	/* x of everybody */
bool geno_routes(struct geno *);	/* lines by name; false: too many */
void geno_huizen(struct geno *);	/* outlines, after places are known */
bool geno_banen(struct geno *);		/* x of lanes; false: a gap was widened */
void geno_sporen(struct geno *);	/* y of rows and tracks */

/* Place of a tie of this kind between two people, either way; GEEN. */
int geno_band_van(const struct geno *, enum geno_soort, int a, int b);
bool geno_naast(const struct geno *, int a, int b);	/* side by side */
int geno_x(const struct geno *, const struct pt *);

#endif
