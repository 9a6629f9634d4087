/* leren.h - weights from a list itself, without knowing who is who: expectation
 * maximisation over all pairs. What strangers share is counted over the whole
 * list; what two records of one person share follows from the candidate pairs. */
#ifndef DOMAIN_KOPPELING_LEREN_H
#define DOMAIN_KOPPELING_LEREN_H

#include "domain/koppeling/model.h"

/* How often each level of each fact occurs, over a number of pairs. */
struct koppel_telling {
	double	n[FEITEN][NIVEAUS];
};

struct koppel_leerstof {
	double		 paren;		/* of the list, all together */
	uint32_t	 feiten;	/* a bit for each fact that is in it */
	struct koppel_telling alle;	/* over all pairs */
	struct koppel_telling zelfde_postcode;	/* over those where it agrees */
	const patroon	*patroon;	/* of the candidate pairs, different ones ... */
	const uint32_t	*aantal;	/* ... and how many pairs have each */
	size_t		 n;
	double		 verwacht;	/* a first guess of the same persons */
	const struct koppel_model *vooraf;	/* weights to hold on to, or NULL */
};

/* Gives the number of rounds. The strangers outside the candidates count too. */
unsigned koppel_leer(const struct koppel_leerstof *, struct koppel_model *out);

#endif
