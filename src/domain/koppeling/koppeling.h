/* koppeling.h - weights of a region, learnt from its own persons. */
#ifndef DOMAIN_KOPPELING_KOPPELING_H
#define DOMAIN_KOPPELING_KOPPELING_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/koppeling/lijst.h"

struct tx;

#define KOPPELING_LEER_MAX 200000u	/* persons to learn from: the oldest rows */
#define KOPPELING_TEKST_MAX 20000u	/* characters of weights */

/* Those persons as a list, and how many the region has. Merged ones do not count.
 * ERR_LIMIT: the arena is full. */
MUST_CHECK enum err_code koppeling_personen(struct tx *, struct arena *, int64_t regio,
    struct lijst *out, int64_t *aantal, struct err *);

/* Keeps weights from this moment on, and counts how often each surname occurs.
 * ERR_INVALID: these are no weights. */
MUST_CHECK enum err_code koppeling_bewaar(struct tx *, int64_t regio, int64_t nu,
    int64_t personen, const char *gewichten, struct err *);

#endif
