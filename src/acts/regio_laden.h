/* regio_laden.h - the answer of loading a region folder. */
#ifndef ACTS_REGIO_LADEN_H
#define ACTS_REGIO_LADEN_H

#include <stdint.h>

#include "domain/termijn/termijn_herreken.h"

struct uit_regio_laden {
	int64_t	gewijzigd;	/* rows added or changed; 0: it was loaded before */
	int64_t	medewerkers;	/* log-ins added */
	struct termijn_herreken_uit klokken;	/* which moved, by a change of free days */
	const char *waarschuwing;	/* about the calendar, Dutch; NULL: none */
};

#endif
