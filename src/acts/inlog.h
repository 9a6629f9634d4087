/* inlog.h - answers of the acts about logging in and about employees. */
#ifndef ACTS_INLOG_H
#define ACTS_INLOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seal/seal.h"

struct uit_inloggen {
	int64_t	medewerker;
	char	token[SEAL_TOKEN];	/* for the cookie; stored nowhere */
};

struct uit_medewerker {
	int64_t		 id;
	const char	*inlog, *naam, *rol, *rol_naam, *organisatie;
	bool		 in_dossiers;	/* can be given work in a dossier */
	bool		 leest;		/* reads dossiers */
};

struct uit_medewerkers_lezen {
	struct uit_medewerker	*v;
	size_t			 n;
};

#endif
