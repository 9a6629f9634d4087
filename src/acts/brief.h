/* brief.h - answers of the acts about letters. */
#ifndef ACTS_BRIEF_H
#define ACTS_BRIEF_H

#include <stdbool.h>
#include <stddef.h>

#include "acts/dossier.h"
#include "domain/brief/brief.h"

struct uit_brieven_lezen {
	struct dossier_kop kop;
	struct brief	*v;			size_t n;
};

struct uit_brief_opstellen {
	struct dossier_kop kop;
	struct brief_over over;
	const struct brief_aan *aan;		/* who was chosen, or the only one; NULL */
	const char	*soort;			/* NULL: not chosen yet */
	const char	*voorstel;		/* with aan and soort; else NULL */
	bool		 gewone_woorden;	/* a name here is secret from who writes */
	bool		 met_reden;		/* by post: says why, ways of contact are known */
};

struct uit_brief_openen {
	struct dossier_kop kop;
	struct brief	 brief;
	bool		 adres_weg;		/* by post then, and not to be sent so now */
};

#endif
