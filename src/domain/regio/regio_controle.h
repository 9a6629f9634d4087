/* regio_controle.h - what the checks of a region folder share (regio_toets.c), and the
 * checks of some tables. */
#ifndef DOMAIN_REGIO_REGIO_CONTROLE_H
#define DOMAIN_REGIO_REGIO_CONTROLE_H

#include <string.h>

#include "domain/regio/regio_lees.h"

struct controle {
	const struct regio_map	*m;
	struct arena		*a;
	struct tsv_faults	*f;
	const char		*bestand;	/* for messages */
};

#define FOUT(c, regel, kolom, ...) \
	tsv_fault((c)->f, (c)->a, (c)->bestand, (regel), (kolom), __VA_ARGS__)

static inline bool
gelijk(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* The key of a row: one or two texts and a number. */
struct sleutel {
	const char	*een, *twee;
	int64_t		 nummer;
};
typedef struct sleutel sleutel_fn(const void *rij);

#define SLEUTEL(naam, type, ...) \
static struct sleutel \
naam(const void *p) \
{ \
	const struct type *r = p; \
\
	return (struct sleutel){ __VA_ARGS__ }; \
}

/* Rows with the same key. eenmaal: there may be one; else they may not hold on
 * the same day. */
void regio_dubbelen(struct controle *, const void *rijen, size_t n,
    size_t grootte, sleutel_fn *, bool eenmaal, const char *kolom);

#define DUBBELEN(c, lijst, n, sleutel, eenmaal, kolom) \
	regio_dubbelen((c), (lijst), (n), sizeof(*(lijst)), sleutel, eenmaal, kolom)

/* The code must be on that list, on whatever day. */
void regio_code_moet(struct controle *, unsigned regel, const char *kolom,
    const char *lijst, const char *code);

/* The role must be in rol.tsv. */
void regio_rol_moet(struct controle *, unsigned regel, const char *kolom, const char *rol);

void regio_controleer_normen(struct controle *);
void regio_controleer_vragenlijsten(struct controle *);

#endif
