/* voorval_periode.h - half-years and years: what they are called, when they end. */
#ifndef DOMAIN_VOORVAL_VOORVAL_PERIODE_H
#define DOMAIN_VOORVAL_VOORVAL_PERIODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* deel 1 or 2: a half-year; 0: the whole year. */
struct voorval_periode {
	int	 jaar, deel;
};

/* The last one that was over at this moment. */
struct voorval_periode voorval_periode_voorbij(bool halfjaar, int64_t nu);
struct voorval_periode voorval_periode_volgende(struct voorval_periode);
/* Its last second, in Amsterdam. */
int64_t voorval_periode_eind(struct voorval_periode);
/* "2026-2", "2026": later ones sort later. NULL: the arena is full. */
const char *voorval_periode_code(struct arena *, struct voorval_periode);
/* false: not such a code. */
bool voorval_periode_van_code(const char *, struct voorval_periode *out);
/* "het tweede halfjaar van 2026", "het jaar 2026"; NULL for NULL or another word. */
const char *voorval_periode_woorden(struct arena *, const char *code);

#endif
