/* genogram_view.h - the drawing of a family, and the same facts as a list. */
#ifndef WEB_GENOGRAM_VIEW_H
#define WEB_GENOGRAM_VIEW_H

#include "web/view.h"

struct geno_persoon_view {
	const char	*pad;		/* NULL: no page for this reader */
	const char	*groep;		/* classes of the whole */
	const char	*vorm, *kruis;	/* paths */
	const char	*naam, *rol, *leeftijd, *alles;
	const char	*rol_klasse;
	int		 x, y, y_naam, y_rol, y_leeftijd;
};

struct geno_lijn_view {
	const char	*klasse, *d;
};

struct geno_huis_view {
	const char	*d;
	int		 x, y;
};

struct geno_feit_view {
	const char	*tekst;
	const char	*noot;		/* how it is known, or NULL */
};

struct geno_rij_view {
	const char	*naam, *sub, *woont, *pad;
	const struct geno_feit_view *feiten;	size_t n;
};

struct geno_view {
	bool		 getekend;	/* false: too many people, only the list */
	const char	*box, *titel, *klasse;
	int		 breed, hoog;
	const struct geno_huis_view *huizen;	size_t nhuizen;
	const struct geno_lijn_view *lijnen;	size_t nlijnen;
	const struct geno_persoon_view *personen; size_t n;
	bool		 geweld, steun, uit, samen;	/* for the legend */
	const struct geno_rij_view *rijen;	size_t nrijen;
	const char	*erbij;		/* path of the form for a tie, or NULL */
};

#endif
