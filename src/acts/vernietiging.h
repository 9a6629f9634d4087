/* vernietiging.h - answers of the acts about destroying. */
#ifndef ACTS_VERNIETIGING_H
#define ACTS_VERNIETIGING_H

#include "domain/vernietiging/vernietiging.h"

struct uit_vernietigingen_lezen {
	const char	*stand;
	struct vernietiging_rij *v;
	size_t		 n;
	int64_t		 volgende;	/* voor of the next page; 0: none */
};

struct uit_vernietiging_openen {
	struct vernietig_lijst lijst;
	struct vernietig_termijn termijn;	/* uitleg NULL: the region has no term */
	struct vernietiging voorstel;		/* stand "": none */
	struct vernietig_stop *stops;
	size_t		 nstops;
	const char	*belet;			/* why it may not be now, or NULL */
	bool		 zelf;			/* who looks made the proposal */
	bool		 dossier_te_zien;	/* and may open the dossier */
};

#endif
