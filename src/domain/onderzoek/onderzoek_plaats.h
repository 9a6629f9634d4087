/* onderzoek_plaats.h - where the sealed words of an investigation stand; only
 * for the files of this folder. */
#ifndef DOMAIN_ONDERZOEK_ONDERZOEK_PLAATS_H
#define DOMAIN_ONDERZOEK_ONDERZOEK_PLAATS_H

#include "domain/werk.h"
#include "seal/seal.h"

static inline struct seal_place
onderzoek_plaats(const struct werk *w, const char *column, int64_t onderzoek)
{
	return (struct seal_place){ "onderzoek", column, w->regio, onderzoek };
}

static inline struct seal_place
informant_plaats(const struct werk *w, const char *column, int64_t informant)
{
	return (struct seal_place){ "informant", column, w->regio, informant };
}

/* A conclusion has no number of its own: the form stands for the column, and
 * investigation and person together for the row. */
static inline struct seal_place
conclusie_plaats(const struct werk *w, const char *vorm, int64_t onderzoek, int64_t persoon)
{
	return (struct seal_place){ "conclusie", vorm, w->regio, onderzoek ^ (persoon << 1) };
}

#endif
