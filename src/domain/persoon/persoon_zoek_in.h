/* persoon_zoek_in.h - what one question has gathered so far. */
#ifndef DOMAIN_PERSOON_PERSOON_ZOEK_IN_H
#define DOMAIN_PERSOON_PERSOON_ZOEK_IN_H

#include "domain/koppeling/rij.h"
#include "domain/persoon/persoon_zoek.h"
#include "persoon_zoek_sql.h"

#define LOOKED_AT	96	/* persons compared for one question */
#define NAMES_FOUND	200	/* surnames that share a hash */
#define NAMES_USED	24	/* of those, the nearest */
#define FIRST_USED	16	/* sounds of first names */

/* One surname that looks like the one asked for. */
struct zoek_naam {
	int64_t		id;
	unsigned	afstand;
	int64_t		aantal;		/* of persons that have it, 0: not counted */
};

/* The likeliest so far, the best first. */
struct lijst_beste {
	struct persoon_kandidaat v[PERSOON_KANDIDATEN + 1];
	size_t	n;
};

struct zoek {
	struct tx	*tx;
	struct arena	*a;
	int64_t		 regio;
	const struct koppel_weging *w;
	const struct persoon_feiten *gevraagd;
	struct rij	asked;			/* the same, ready to be compared */
	struct rij_geheugen *geheugen;
	char		 kern[NAAM_KERN];	/* of the surname */
	struct zoek_naam namen[NAMES_FOUND];	/* nearest first */
	size_t		 n_namen;
	const char	*eerst[FIRST_USED];	/* sounds: as typed, then alike */
	size_t		 n_eerst, n_getypt;
	int64_t		 ids[LOOKED_AT];
	size_t		 n_ids;
	struct lijst_beste beste;
};

/* What there is of a person, ready to be compared. ERR_LIMIT: the arena is full. */
MUST_CHECK enum err_code persoon_rij(struct arena *, const struct persoon_feiten *,
    struct rij *out, struct err *err);
/* How much two are alike. vaak: how many of the persons have this surname, 0 for not
 * known. An equal BSN alone is 1000; two different ones never pass 400. */
void persoon_judge(const struct koppel_weging *, const struct persoon_feiten *ga,
    const struct rij *a, const struct persoon_feiten *gb, const struct rij *b,
    int64_t vaak, struct kandidaat_score *out);

/* Is there no need, or no room, to look at more? */
bool persoon_enough(const struct zoek *);
/* How much is this person alike? Keeps him when he is among the likeliest. */
MUST_CHECK enum err_code persoon_compare(struct zoek *, const struct q_persoon_op_bsn *,
    struct err *err);

/* Compares who might be meant, likeliest ways first. */
MUST_CHECK enum err_code persoon_gather(struct zoek *, struct err *);
/* Everybody born on the day, for when nobody fits. */
MUST_CHECK enum err_code persoon_gather_day(struct zoek *, struct err *);

#endif
