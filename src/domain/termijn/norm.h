/* norm.h - one dated rule: which event starts a clock, how long it runs, what
 * it counts, who is told when. As in norm.tsv of a region and the table norm.
 *
 * kalender says what the length is counted in:
 *	exact		from minute to minute, no day is skipped (all hours; the ten
 *			days of a restraining order)
 *	atw		whole days; free are Saturday, Sunday and the feast days of
 *			the Algemene termijnenwet with those equated by decree
 *	organisatie	whole days; free are the days on which the organisation does
 *			not work (only for werkdagen)
 * atw says whether the Atw moves the end. The other columns: regio/README.md. */
#ifndef DOMAIN_TERMIJN_NORM_H
#define DOMAIN_TERMIJN_NORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum eenheid {
	EENHEID_UREN,
	EENHEID_DAGEN,
	EENHEID_WERKDAGEN,
	EENHEID_WEKEN,
	EENHEID_MAANDEN
};

#define TERMIJN_LENGTE_MAX 100000

enum norm_kalender {
	NORM_ATW,
	NORM_ORGANISATIE,
	NORM_EXACT
};

/* What one clock is about. */
enum norm_per {
	NORM_PER_MELDING,
	NORM_PER_PERSOON,	/* one clock for each person concerned */
	NORM_PER_REGIO		/* no case: a delivery, a data breach */
};

/* May the term be made longer, and how far. */
enum norm_verleng_soort {
	VERLENG_NIET,
	VERLENG_ELKE,		/* as often as needed, each time at most this much */
	VERLENG_EENMAAL,	/* once, at most this much */
	VERLENG_TOT		/* to at most this much after the start */
};

struct norm_verleng {
	enum norm_verleng_soort	soort;
	int			lengte;
	enum eenheid		eenheid;
};

/* When somebody is told, and who. */
enum sein_soort {
	SEIN_DEEL,	/* when this share (percent) of the time is left */
	SEIN_VOOR,	/* so many seconds before the due moment; 0: at it */
	SEIN_NA		/* so many seconds after it */
};

#define SEIN_EIGENAAR	"eigenaar"	/* whose work it is, not a role */
#define NORM_SEINEN_MAX 8

struct norm_sein {
	enum sein_soort	 soort;
	int		 getal;
	const char	*wie;		/* SEIN_EIGENAAR or the code of a role */
};

struct norm {
	const char	*code, *naam, *bron;
	int		 versie;
	const char	*start, *stop;	/* codes of events */
	int		 lengte;	/* 1 to TERMIJN_LENGTE_MAX */
	enum eenheid	 eenheid;
	enum norm_kalender kalender;
	bool		 atw;		/* the Algemene termijnenwet applies */
	bool		 opschort;	/* may be suspended */
	enum norm_per	 per;
	struct norm_verleng verleng;
	const char	*waarschuw;	/* as written; read in seinen */
	const char	*wie;		/* role whose work it is when there is no owner */
	const struct norm_sein *seinen;	/* in the order written */
	size_t		 nseinen;
};

/* "uren", "dagen", "werkdagen", "weken", "maanden", as in the database. */
const char *eenheid_naam(enum eenheid e);
MUST_CHECK enum err_code eenheid_lees(const char *s, enum eenheid *out, struct err *err);

/* "5 werkdagen", "1 week", "48 uur", "2 maanden", "1 jaar" (twelve months), as
 * people write a length: one or many, capitals or not. ERR_INVALID, field
 * "lengte": no such length, or not of 1 to TERMIJN_LENGTE_MAX. */
MUST_CHECK enum err_code lengte_lees(const char *s, int *lengte_out, enum eenheid *eenheid_out,
    struct err *err);

/* "5 werkdagen", "1 week", "48 uur". NULL when the arena is full. */
const char *lengte_tekst(struct arena *a, int lengte, enum eenheid e);

/* "atw", "organisatie", "exact"; "melding", "persoon", "regio". */
const char *norm_kalender_naam(enum norm_kalender k);
MUST_CHECK enum err_code norm_kalender_lees(const char *s, enum norm_kalender *out, struct err *);
MUST_CHECK enum err_code norm_per_lees(const char *s, enum norm_per *out, struct err *);

/* "", "elke 2 weken", "eenmaal 2 maanden", "tot 4 weken". ERR_INVALID else. */
MUST_CHECK enum err_code norm_verleng_lees(const char *s, struct norm_verleng *out, struct err *);

/* "25%,24u=teamleider,0u=directeur,+2d=directeur": moments with a comma, each with
 * whom after =, else the owner. % of the time left; u hours or d days (of 24
 * hours) before the due moment, with + after it. ERR_INVALID else. */
MUST_CHECK enum err_code norm_seinen_lees(struct arena *a, const char *s,
    const struct norm_sein **out, size_t *n_out, struct err *);

/* The moment of a warning of a clock. */
int64_t norm_sein_op(const struct norm_sein *, int64_t start, int64_t due);

#endif
