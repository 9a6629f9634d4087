/* weging_view.h - points as pages show them: weighing and the wall screen. */
#ifndef WEB_WEGING_VIEW_H
#define WEB_WEGING_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/view.h"

struct sectie_view {
	const char	*naam, *punten;	/* "4", "−2" */
	int		 vol, vakjes;	/* boxes that are full, and all of them */
	bool		 groen;		/* what protects */
};

struct som_view {
	const char	*letter;	/* NULL: still to be weighed */
	int64_t		 punten;
	const char	*betekenis;	/* "hulp binnen 48 uur" */
	const char	*grenzen;	/* "A vanaf 18, C onder 10" */
	const char	*afwijking;	/* "de punten geven A: ...", or NULL */
	const struct sectie_view *secties;
	size_t		 nsecties;
};

struct score_view {
	const char	*code, *punten, *tekst;
	bool		 gekozen;
};

struct wegvraag_view {
	int		 nr;
	const char	*code, *tekst, *sectie;
	bool		 verplicht;
	struct veld_view keuze, reden;
	const struct score_view *scores;
	size_t		 nscores;
};

struct gewogen_view {		/* a line of who weighed before */
	const char	*wanneer, *wie, *letter, *uitleg;
	int64_t		 punten;
	bool		 nu;
};

struct weging_view {
	const char	*csrf, *sleutel, *actie;
	const char	*terug, *terug_naam;
	const char	*kenmerk, *gemeente, *ontvangen;
	const char	*verteld, *gevaar;	/* gevaar NULL: none */
	const char	*versie;	/* of the instrument */
	const char	*overleg;	/* id, or "" */
	const struct fout_view *fouten;
	size_t		 nfouten;
	const char	*belet;		/* why it cannot be recorded now; or NULL */
	const char	*acuut;		/* what must come first, as a link, or NULL */
	const struct wegvraag_view *vragen;
	size_t		 nvragen;
	struct som_view	 som;
	struct veld_view letter, afwijking;
	const struct gewogen_view *eerder;
	size_t		 neerder;
};

#endif
