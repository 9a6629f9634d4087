/* regio_laden.h - the answer of loading a region folder. */
#ifndef ACTS_REGIO_LADEN_H
#define ACTS_REGIO_LADEN_H

#include <stdint.h>

struct uit_regio_laden {
	int64_t	gewijzigd;	/* rows added or changed; 0: it was loaded before */
	int64_t	medewerkers;	/* log-ins added */
};

#endif
