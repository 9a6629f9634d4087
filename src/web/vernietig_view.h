/* vernietig_view.h - destroying: the list, what goes with one dossier, the second person. */
#ifndef WEB_VERNIETIG_VIEW_H
#define WEB_VERNIETIG_VIEW_H

#include "web/view.h"

struct vernietig_rij_view {
	const char	*pad;		/* NULL: nothing to open */
	const char	*kenmerk, *grond, *wanneer;
};

struct vernietig_mens_view {
	const char	*naam, *extra;
};

struct vernietig_stop_view {
	const char	*soort, *uitleg, *los;	/* los: who lifted it and why, or NULL */
	const char	*pad;			/* to lift it; NULL: lifted */
};

struct vernietig_view {
	const char	*csrf, *sleutel, *pad, *kenmerk;
	const char	*dossier;	/* NULL: not for you */
	const char	*belet, *voorstel, *reden, *termijn;		/* or NULL */
	const struct vernietig_mens_view *weg, *blijft;
	size_t		 nweg, nblijft;
	const struct vernietig_stop_view *stops;
	size_t		 nstops;
	const char	*wat;		/* "2 meldingen, 3 notities" */
	const char	*lijst;		/* which people go, for the form */
	struct veld_view zeker;
	bool		 voorstellen, intrekken, bevestigen, zelf;
};

#endif
