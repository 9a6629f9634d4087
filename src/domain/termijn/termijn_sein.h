/* termijn_sein.h - what follows from a rule beside its length: when whom to warn.
 * Pure functions.
 *
 * Who is told when stands in the rule (norm.waarschuw). Beside that the owner is
 * told when the clock has run out: then he is asked why. */
#ifndef DOMAIN_TERMIJN_TERMIJN_SEIN_H
#define DOMAIN_TERMIJN_TERMIJN_SEIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/termijn/termijn_reken.h"

struct sein {
	int64_t		 moment;
	const char	*wie;		/* a role of the region; NULL: the owner */
};

#define SEIN_MAX (NORM_SEINEN_MAX + 1)

/* All warnings of a clock, by moment, none before its start; gives how many. */
size_t sein_plan(const struct norm *, int64_t start, int64_t due, struct sein out[SEIN_MAX]);

/* The first moment later than na; DB_NULL: none. */
int64_t sein_volgende(const struct norm *, int64_t start, int64_t due, int64_t na);

#endif
