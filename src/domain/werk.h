/* werk.h - what every domain function works with: one transaction or
 * snapshot, one employee, one moment. Lives on the stack of act_run. */
#ifndef DOMAIN_WERK_H
#define DOMAIN_WERK_H

#include <stdint.h>

#include "base/arena.h"
#include "rights/recht.h"

struct tx;
struct seal;
struct seal_gate;
struct regio_gegevens;		/* domain/regio: law and organisation, dated */

struct werk {
	struct tx		*tx;
	struct arena		*a;	/* results live as long as the answer */
	int64_t			 regio;
	int64_t			 nu;	/* UTC seconds: the moment of the act */
	const struct wie	*wie;
	const struct seal	*seal;
	const struct regio_gegevens *gegevens;
};

/* Who acts, for columns that know no NULL: 0 is the program itself. */
static inline int64_t
werk_medewerker(const struct werk *w)
{
	return w->wie->medewerker == INT64_MIN ? 0 : w->wie->medewerker;
}

#endif
