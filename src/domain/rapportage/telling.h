/* telling.h - from raw numbers to what may be shown; pure. */
#ifndef DOMAIN_RAPPORTAGE_TELLING_H
#define DOMAIN_RAPPORTAGE_TELLING_H

#include "domain/rapportage/rapportage.h"

/* Clocks of one norm in one place, summed. */
struct klokken {
	int64_t	klaar, binnen;		/* stopped; of those in time */
	int64_t	over;			/* run on, past their due moment */
	int64_t	seconden, werkdagen;	/* of those that stopped */
};

/* A total that stands alone: hidden under 5. */
struct getal getal_totaal(int64_t n);

/* loopt: a quarter that is not over is not compared with a whole one. */
struct afwijking afwijking_van(struct getal nu, struct getal toen, bool loopt);

/* aantal: the number of stopped clocks as it may be shown. norm may be NULL. */
struct normtijd_getal normtijd_toon(const struct klokken *, struct getal aantal,
    const struct norm *);

#endif
