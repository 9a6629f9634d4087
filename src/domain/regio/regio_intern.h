/* regio_intern.h - the copy in memory: regio_laad.c makes it, regio.c reads it.
 * Validity is in days, tot is the first day that no longer counts. */
#ifndef DOMAIN_REGIO_REGIO_INTERN_H
#define DOMAIN_REGIO_REGIO_INTERN_H

#include "domain/regio/regio.h"

struct geldig {
	int32_t	van, tot;	/* tot INT32_MAX: open */
};

struct code_rij {
	struct geldig		 geldig;
	struct regio_code	 c;
};

struct code_lijst {
	const char		*naam;
	const struct code_rij	*rijen;
	size_t			 n;
};

struct norm_rij {
	struct geldig		 geldig;
	struct norm		 norm;
};

struct vragenlijst_rij {
	struct geldig			 geldig;
	struct regio_vragenlijst	 v;
};

struct organisatie_rij {
	struct geldig			 geldig;
	struct regio_organisatie	 o;
};

struct overleg_rij {
	struct geldig			 geldig;
	struct regio_overlegsoort	 o;
};

struct gemeente_rij {
	struct geldig		 geldig;
	struct regio_gemeente	 g;
};

struct regio_gegevens {
	struct arena			*a;	/* holds all of it */
	const char			*scherm, *vingerafdruk;
	int64_t				 geladen_op;
	const struct code_lijst		*lijsten;
	const struct norm_rij		*normen;
	const struct kalender		*kalender;
	const struct vragenlijst_rij	*vragenlijsten;
	const struct organisatie_rij	*organisaties;
	const struct overleg_rij	*overleggen;
	const struct gemeente_rij	*gemeenten;
	const struct koppel_weging	*koppeling;
	size_t	 nlijsten, nnormen, nvragenlijsten, norganisaties, noverleggen,
		 ngemeenten;
};

#endif
