/* melding_plaats.h - where the sealed words of a report stand; only for the
 * files of this folder. */
#ifndef DOMAIN_MELDING_MELDING_PLAATS_H
#define DOMAIN_MELDING_MELDING_PLAATS_H

#include "domain/werk.h"
#include "seal/seal.h"

/* The place of a sealed column of table melding; column stays borrowed. */
struct seal_place melding_plaats(const struct werk *, const char *column, int64_t melding);

#endif
