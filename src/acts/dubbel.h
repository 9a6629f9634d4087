/* dubbel.h - answers of the acts about persons who may be one. */
#ifndef ACTS_DUBBEL_H
#define ACTS_DUBBEL_H

#include "domain/persoon/persoon_feit.h"
#include "domain/samenvoegen/samenvoegen.h"

struct uit_dubbel {
	struct dubbel	 d;
	const char	*naam_een, *naam_twee;
};

struct uit_dubbelen_lezen {
	const char	*stand;
	struct uit_dubbel *v;
	size_t		 n;
	int64_t		 volgende;	/* na of the next page; 0: none */
};

struct dubbel_kant {
	int64_t		 id;
	const char	*naam;
	struct persoon_vol vol;
	struct persoon_eerder *eerder;	size_t neerder;	/* reports one sees */
	size_t		 groep;		/* numbers that are read as this one */
	bool		 bsn_dicht, adres_dicht; /* there is one, and not for who looks */
};

struct uit_dubbel_openen {
	struct dubbel	 d;
	struct dubbel_kant een, twee;
	bool		 beschermd;	/* a second person must agree */
	bool		 zelf_gevraagd;	/* and it may not be you */
};

#endif
