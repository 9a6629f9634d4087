/* lijst.h - records of one or two lists, which of them may be the same person, and
 * what the weights say of each such pair. Nothing of it goes into the database.
 *
 * A list of n records has n(n-1)/2 pairs. Looked at are those that share two keys
 * (how a name sounds, a date, a part of the address ...) or one that nobody else
 * has (a number, a whole address); groups of more than GROEP_MAX records that share
 * a key are passed over, for such a key says nothing. */
#ifndef DOMAIN_KOPPELING_LIJST_H
#define DOMAIN_KOPPELING_LIJST_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "domain/koppeling/model.h"
#include "domain/koppeling/rij.h"

#define LIJST_MAX	2000000u	/* records */
#define GROEP_MAX	120u

struct lijst_rij {
	struct rij	 r;
	const char	*id;		/* "" when there is none */
	uint32_t	 nr;		/* of the record in its list, from 1 */
	uint32_t	 bron;		/* 0 or 1: which list */
	uint32_t	 waarde[FEITEN];	/* equal values share a number; 0 not known */
	float		 vaak[FEITEN];	/* share of the list that has this value */
};

struct lijst {
	struct lijst_rij *rij;
	uint32_t	 n, max, eerste;	/* of list 0 */
	bool		 twee;
	double		 gelijk[FEITEN];	/* pairs with equal values */
};

/* A pair that is judged the same person. */
struct lijst_paar {
	uint32_t	 a, b;		/* places in lijst.rij, a before b */
	patroon		 p;
	struct koppel_oordeel oordeel;
};

/* Makes room for max records. */
MUST_CHECK enum err_code lijst_begin(struct arena *, uint32_t max, struct lijst *out,
    struct err *err);
/* Adds one. ERR_LIMIT: over max, or the arena is full. */
MUST_CHECK enum err_code lijst_voeg(struct lijst *, struct arena *,
    const struct koppel_invoer *, const char *id, uint32_t nr, uint32_t bron, struct err *);

/* What there is to compare and to learn from; memory beside the arena goes with
 * lijst_werk_vrij. */
struct lijst_werk {
	struct buf	 paren;		/* uint64_t: a << 32 | b, once each, rising */
	struct buf	 patronen;	/* patroon of each */
	size_t		 n;
};

/* Counts the values, finds the candidate pairs and compares them. */
MUST_CHECK enum err_code lijst_vergelijk(struct lijst *, struct arena *,
    struct lijst_werk *out, struct err *err);
void lijst_werk_vrij(struct lijst_werk *);

/* Numbers the values of each fact and counts how often they occur. */
MUST_CHECK enum err_code lijst_tel(struct lijst *, struct arena *, struct err *);

/* Learns the weights, holding on to those before it (NULL: none); *rondes how long it
 * took. */
MUST_CHECK enum err_code lijst_leer(const struct lijst *, const struct lijst_werk *,
    const struct koppel_model *vooraf, struct arena *, struct koppel_model *out,
    unsigned *rondes, struct err *err);

/* The pairs with at least this chance, as struct lijst_paar in *out, best first. */
MUST_CHECK enum err_code lijst_oordeel(const struct lijst *, const struct lijst_werk *,
    const struct koppel_model *, double drempel, struct buf *out, struct err *err);

#endif
