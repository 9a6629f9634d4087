/* werkvoorraad.h - views of the work list. */
#ifndef WEB_WERKVOORRAAD_H
#define WEB_WERKVOORRAAD_H

#include "web/view.h"

struct bak_view {
	const char	*pad, *naam, *tel, *klasse;
	bool		 hier;
};

struct werk_rij_view {
	int64_t		 id;
	const char	*pad;		/* where the row leads */
	const char	*klasse;	/* vt-rij--crisis ... */
	const char	*letter;
	int64_t		 punten;
	const char	*huishouden, *kenmerk, *gemeente, *volg;
	const char	*labels[4];
	bool		 crisis;
	const char	*bron, *ontvangen, *stap, *stap_sub;
	struct klok_view klok;		/* woorden NULL: no term runs */
	const char	*behandelaar, *initialen; /* NULL: nobody has it */
	const char	*kleur;		/* of the little figure */
	bool		 mag_nemen;
};

struct nu_view {			/* what waits above the list */
	const char	*pad, *icoon, *kop, *sub, *knop, *klasse;
};

struct werkvoorraad_view {
	const char	*csrf, *kop, *dag, *stand, *stroom, *pad;
	const struct nu_view *nu;	size_t nnu;
	const struct bak_view *bakken;	size_t nbakken;
	struct veld_view gemeente, bron, vorm;
	const char	*bak;
	const struct optie *filters;	size_t nfilters; /* waarde: query; naam */
	const int64_t	*filter_ids;
	const char	*vraag;		/* this list as a query, to keep */
	const struct werk_rij_view *rijen;	size_t nrijen;
	const char	*volgende;	/* path of the next page, or NULL */
	const char	*voet;
};

struct taak_rij_view {
	int64_t		 id;
	const char	*tekst, *dossier, *pad, *wanneer, *klasse;
	const char	*hier;		/* where it is done, or NULL: a tick */
};

struct dossier_rij_view {
	const char	*pad, *naam, *kenmerk, *gemeente, *veiligheid, *letter, *termijn;
	int64_t		 punten, meldingen;
};

#endif
