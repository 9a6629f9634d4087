/* gezin_view.h - cards of the family tab and of a person. */
#ifndef WEB_GEZIN_VIEW_H
#define WEB_GEZIN_VIEW_H

#include "web/view.h"

struct gezin_rij_view {
	const char	*tekst, *sub, *eind;	/* eind: path to end it, or NULL */
	bool		 voorbij, let_op;
};

struct gezin_kaart_view {
	const char	*id, *kop, *erbij, *erbij_naam, *leeg;	/* erbij NULL: may not */
	const struct gezin_rij_view *rijen;
	size_t		 n;
};

struct signaal_rij_view {
	const char	*tekst, *pad;		/* pad NULL: no page */
};

struct signaal_view {
	const char	*kop, *weg, *wegzetten;	/* weg: who put it aside and why */
	const struct signaal_rij_view *rijen;
	size_t		 n;
};

/* The network round a family. */
struct eco_punt_view {
	const char	*naam, *sub, *klasse, *lijn, *titel;
	int		 x, y, x1, y1, x2, y2;
};

struct eco_view {
	const char	*box;
	int		 breed, hoog, mx, my, r;
	const char	*gezin, *titel;
	const struct eco_punt_view *punten;
	size_t		 n;
};

#endif
