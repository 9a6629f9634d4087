/* signaal_intake.h - what the system notices while a report is still being told (A6, B6).
 *
 * The rules of signaal.h, over the households of the people who were chosen and
 * over the address, before there is a dossier. Only what w->wie may see (G2). */
#ifndef DOMAIN_SIGNAAL_SIGNAAL_INTAKE_H
#define DOMAIN_SIGNAAL_SIGNAAL_INTAKE_H

#include "domain/signaal/signaal.h"

/* A known person of the conversation, whom w->wie may know of. */
struct intake_lid {
	int64_t		 persoon;
	const char	*naam;
	bool		 elders;	/* lives elsewhere: his home is not this one */
};

struct intake {
	const struct intake_lid *leden;
	size_t		 nleden;
	const char	*const *vormen;	/* code list vorm: what is told now */
	size_t		 nvormen;
	const char	*postcode, *huisnummer;	/* of the home; or NULL */
};

/* weg_reden is NULL in each: nothing can be put aside before there is a dossier. */
MUST_CHECK enum err_code signalen_intake(struct werk *, const struct intake *,
    struct signaal **out, size_t *n_out, struct err *);

#endif
