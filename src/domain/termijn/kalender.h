/* kalender.h - which days are free: by law, by decree, for the organisation.
 *
 * Two questions that have different answers: is it a Saturday, Sunday or feast
 * day in the sense of the Algemene termijnenwet (Atw art. 3, with the days
 * equated by decree), and does the organisation work. An organisation may work
 * on Good Friday; the law does not follow it. */
#ifndef DOMAIN_TERMIJN_KALENDER_H
#define DOMAIN_TERMIJN_KALENDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum {
	KALENDER_JAAR_MIN = 1990,
	KALENDER_JAAR_MAX = 2100,
	KALENDER_WETTELIJK_MAX = 10,	/* feast days of the law in a year */
	KALENDER_RIJEN_MAX = 10000	/* rows of a region */
};

/* One dated row, as in the table kalender. */
struct kalender_dag {
	int32_t		 dag;
	bool		 atw;		/* feast day, or equated by decree */
	bool		 werkdag;	/* the organisation works all the same */
	const char	*naam;		/* "Hemelvaartsdag" */
	const char	*besluit;	/* which decree equated it; "" or NULL: not told */
	bool		 wet;		/* feast day of the law itself; set by kalender_maak */
};

/* Read only once made; may be shared between threads. */
struct kalender {
	const struct kalender_dag	*dagen;	/* by date, each date once */
	size_t				 n;
	const uint8_t			*vlag;	/* of each day of 1990-2100 */
	int32_t				 eerste, laatste;
};

/* The feast days of the law in a year (Atw art. 3 lid 1 and 2), by date:
 * New Year, Good Friday, Easter Monday, King's Day (27 April, the 26th when
 * that is a Sunday; before 2014 Queen's Day, 30 April or the 29th), 5 May,
 * Ascension, Whit Monday, Christmas. Two on one day are one row. Gives their
 * number; 0 outside 1990-2100. */
size_t kalender_wettelijk(int jaar, struct kalender_dag out[KALENDER_WETTELIJK_MAX]);

/* The feast days of all years with the rows of the region: decree days and
 * days of the organisation. A row on a feast day renames it and says whether
 * the organisation works; it cannot undo the law. The names are borrowed.
 * ERR_INVALID (field "kalender"): two rows on one day, no such day, or a day in
 * a year of which no feast days are known.
 * ERR_LIMIT: too many rows, or the arena is full. */
MUST_CHECK enum err_code kalender_maak(struct arena *a, const struct kalender_dag *rijen,
    size_t n, const struct kalender **out, struct err *err);

/* Saturday, Sunday or feast day in the sense of the Atw. */
bool kalender_atw_vrij(const struct kalender *k, int32_t dag);

/* Does the organisation work? Never on Saturday and Sunday. */
bool kalender_werkdag(const struct kalender *k, int32_t dag);

/* Working days after the first day, up to and including the last; 0 when the
 * last is not later. */
int kalender_werkdagen(const struct kalender *k, int32_t na, int32_t tot_en_met);

/* Why a day is free, as people read it: "Hemelvaartsdag"; "Dag na Hemelvaartsdag,
 * gelijkgesteld bij besluit"; "Kerstavond, de organisatie is dicht"; "zaterdag".
 * "" for a day that is free for nobody; NULL when the arena is full. */
const char *kalender_reden(struct arena *a, const struct kalender *k, int32_t dag);

/* The decree that equated a day with a feast day; NULL when none is told. */
const char *kalender_besluit(const struct kalender *k, int32_t dag);

/* Is there a day that was equated by decree in that year? */
bool kalender_besluit_bekend(const struct kalender *k, int jaar);

/* Says that this year or the next has no day equated by decree, so that somebody
 * must look for the decree. NULL: both have, or the arena is full. */
const char *kalender_waarschuwing(struct arena *a, const struct kalender *k, int32_t vandaag);

/* The first and the last day that one calendar has free and the other not, for the
 * law or the organisation; false when there is none. */
bool kalender_verschil(const struct kalender *a, const struct kalender *b,
    int32_t *eerste_out, int32_t *laatste_out);

/* The name of a dated day, else "zaterdag" or "zondag"; NULL for other days. */
const char *kalender_naam(const struct kalender *k, int32_t dag);

#endif
