/* overleg_view.h - the screeningsoverleg as pages show it. */
#ifndef WEB_OVERLEG_VIEW_H
#define WEB_OVERLEG_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/weging_view.h"

struct wand_partner {
	int64_t		 id;
	const char	*kort;
	bool		 aanwezig;
};

struct wand_punt {
	const char	*href, *naam, *onder;	/* "Velsen, 3 kinderen" */
	const char	*wat;			/* what was decided, or "" */
	const char	*letter;
	int64_t		 nr, punten;
	bool		 klaar, hier, vorige, volgende, crisis;
};

struct wand_kind {
	const char	*leeftijd, *wat, *naam;	/* naam NULL: hidden */
};

struct wand_eerder {
	const char	*wanneer, *tekst;
};

struct wand_inbreng {
	const char	*kort, *tekst;		/* tekst NULL: no answer yet */
	const char	*noot;			/* "voor het overleg van ...", or NULL */
	const char	*href;			/* to record it; NULL: may not */
};

struct wand_route {
	const char	*code, *naam, *toets, *gevolg;
	bool		 gekozen;
};

enum wand_stand { WAND_GEPLAND, WAND_BEZIG, WAND_GESLOTEN };

struct wand_view {
	const struct shell_view *shell;
	const char	*csrf, *pad;		/* "/overleg/ID" */
	const char	*naam, *datum, *voorzitter;	/* voorzitter "": nobody yet */
	const char	*klok, *klok_iso, *tot;
	enum wand_stand	 stand;
	bool		 voorzit;		/* may chair */
	bool		 namen;
	const struct wand_partner *partners;
	size_t		 npartners;
	const char	*quorum;		/* too few are there; NULL: enough */
	const struct wand_punt *punten;
	size_t		 n;
	const char	*kop;			/* "Zaak 5 van 14" */
	int		 pct;
	int64_t		 laat, open;		/* added late; not dealt with yet */
	bool		 zaak;			/* a case is shown; else the rest is not set */
	int64_t		 melding, volgende;
	const char	*sleutel;
	const char	*kenmerk, *gemeente, *titel;
	const struct wand_kind *kinderen;
	size_t		 nkinderen;
	const char	*meer;			/* children known in number only; or NULL */
	const char	*timer, *timer_onder;	/* NULL: none */
	const char	*veilig_soort;		/* "", "let-op", "gevaar", "onbekend" */
	const char	*veilig_icoon, *veilig, *veilig_onder;
	const char	*bron;			/* "School, ma 23 nov 14.20" */
	const char	*tekst;			/* NULL: may not be shown */
	bool		 volledig;		/* the whole text: not made to be shown */
	const struct wand_eerder *eerder;
	size_t		 neerder;
	const struct wand_inbreng *inbreng;
	size_t		 ninbreng;
	bool		 heeft_som;
	struct som_view	 som;
	const char	*wegen;			/* NULL: may not weigh */
	bool		 besluiten;		/* the form is there */
	bool		 toetsen;
	const struct wand_route *routes;
	size_t		 nroutes;
	const struct fout_view *fouten;
	size_t		 nfouten;
	const char	*route_fout, *reden, *reden_fout, *wie_fout;
	const struct optie *collegas;
	size_t		 ncollegas;
	const char	*conflict;		/* why it could not be done; NULL */
	const char	*uitslag, *uitslag_onder;	/* dealt with; NULL: not yet */
};

struct overleg_regel {
	int64_t		 id;
	const char	*wanneer, *tot, *naam, *voorzitter, *stand;
	const char	*zaken;			/* "14 zaken op de lijst" */
	enum wand_stand	 hoe;
};

struct overleggen_view {
	const char	*csrf, *sleutel;
	bool		 voorzit;
	const struct fout_view *fouten;
	size_t		 nfouten;
	struct veld_view moment;
	const struct overleg_regel *komend, *voorbij;
	size_t		 nkomend, nvoorbij;
};

struct inbreng_view {
	const char	*csrf, *actie, *terug;
	const char	*partner, *zaak, *gemeente, *eerder;	/* eerder NULL: none */
	int64_t		 melding, organisatie, versie;
	const struct fout_view *fouten;
	size_t		 nfouten;
	struct veld_view tekst;
	const char	*botsing, *botsing_wie;	/* the other text; NULL: none */
	const char	*getypt;
};

struct verslag_regel {
	int64_t		 nr;
	const char	*kenmerk, *naam, *gemeente, *punten;
	const char	*besluit, *waarom, *wie, *let_op;	/* NULL: none */
};

struct verslag_view {
	const char	*pad, *naam, *datum, *tijd, *voorzitter, *stand;
	const char	*aanwezig, *afwezig, *quorum;	/* quorum NULL: enough */
	bool		 namen;
	const struct verslag_regel *regels;
	size_t		 n;
};

#endif
