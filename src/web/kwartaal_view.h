/* kwartaal_view.h - the quarter as the template shows it: texts and places in
 * the charts, nothing to compute any more. */
#ifndef WEB_KWARTAAL_VIEW_H
#define WEB_KWARTAAL_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/view.h"

#define KW_KWARTALEN 8

struct kw_stip {
	int		 x, y, r;
	const char	*klasse;	/* "stip", "stip ref", "stip nu", "stip uit" */
};

/* A line over eight quarters with the band of 5% round last year. */
struct kw_lijn {
	bool		 band;
	int		 band_y, band_h;
	const char	*punten;	/* "5,40 37,31"; "" when there is nothing */
	struct kw_stip	 stip[KW_KWARTALEN];
	size_t		 nstippen;
	const char	*toen, *nu;	/* "3e 25", "3e 26" */
	int		 toen_x;
	const char	*tekst;		/* the same for who does not see it */
};

struct kw_telling {
	const char	*naam, *getal, *noot;
	const char	*afwijking;	/* "+8,6 %"; NULL: none */
	const char	*icoon;		/* of a deviation; NULL: within 5% */
	const char	*lijst;		/* address of the list behind it; NULL */
	struct kw_lijn	 lijn;
	const char	*kwartaal[KW_KWARTALEN];	/* for the table */
};

struct kw_norm {
	const char	*naam, *aantal, *gemiddeld, *norm, *binnen;
	bool		 staaf, uit, erbuiten;	/* bar; over the norm; text beside it */
	int		 y;		/* top of the bar */
	int		 lengte;	/* of the bar */
	int		 tekst_x;
};

struct kw_gemeente {
	const char	*naam, *meldingen, *afwijking, *crisis, *wacht, *binnen;
	const char	*lijst;		/* behind the reports; NULL */
	int		 staaf;		/* 0-100 */
	bool		 uit, klein;	/* of the deviation */
};

#define KW_MAANDEN 12

struct kw_maand {
	const char	*naam, *lang, *waarde;	/* "okt", "oktober 2025", "5,3" */
	int		 x, y;
	bool		 er, uit, nu;	/* there; over the norm; in the quarter */
};

struct kw_maanden {
	struct kw_maand	 maand[KW_MAANDEN];
	const char	*punten;
	struct { int y; int waarde; } raster[8];
	size_t		 nraster;
	int		 norm_y;
	const char	*norm;		/* "5 dagen" */
	bool		 er;		/* any month at all */
};

struct kw_signaal {
	const char	*kop, *tekst;
};

struct kw_begrip {
	const char	*naam, *definitie, *datumregel;
};

struct kw_view {
	const char	*titel, *periode;
	bool		 loopt, vergelijkbaar;	/* any count with a year ago */
	const struct optie *kwartalen, *gemeenten;
	size_t		 nkwartalen, ngemeenten;
	const char	*keuze;		/* name of the municipality; NULL: all */
	struct kw_telling *telling;
	size_t		 ntellingen;
	const char	*kop[KW_KWARTALEN];	/* "4e 2024" ... */
	struct kw_norm	*norm;
	size_t		 nnormen;
	int		 norm_hoogte;
	const char	*norm_tekst;
	struct kw_maanden maanden;
	struct kw_signaal *signaal;
	size_t		 nsignalen;
	struct kw_gemeente *gemeente;
	size_t		 ngemeente_rijen;
	struct kw_begrip *begrip;
	size_t		 nbegrippen;
};

struct kw_zaak {
	const char	*kenmerk, *url, *iso, *op, *gemeente, *stand;
	int64_t		 volgnr;
	bool		 crisis;
};

struct kw_lijst_view {
	const char	*titel, *sub, *terug, *verder;	/* verder NULL: the last page */
	struct kw_zaak	*zaak;
	size_t		 n;
};

/* ---- kwartaal_grafiek.c: numbers to places ------------------------------------- */

struct arena;
struct rapport;

/* The line of one count: n of each quarter, CIJFER_VERBORGEN where hidden. */
struct kw_lijn kw_lijn(struct arena *, const int64_t n[KW_KWARTALEN], bool uit,
    bool loopt);

/* The length of a bar, in tenths of the unit against a norm in the unit. */
int kw_staaf(int64_t tienden, int64_t norm);

/* Places in the chart of months: gemiddeld in tenths, CIJFER_GEEN for none. */
void kw_maanden(struct arena *, const int64_t gemiddeld[KW_MAANDEN],
    int64_t norm, struct kw_maanden *out);

const char *kw_getal(struct arena *, int64_t n);	/* "1.118" */
const char *kw_promille(struct arena *, int64_t p);	/* "+8,6 %" */
const char *kw_tienden(struct arena *, int64_t t);	/* "5,6" */

#endif
