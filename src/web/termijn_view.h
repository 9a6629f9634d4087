/* termijn_view.h - views of clocks: one with its history, the page of who leads,
 * warnings. */
#ifndef WEB_TERMIJN_VIEW_H
#define WEB_TERMIJN_VIEW_H

#include "web/view.h"

struct termijn_feit {
	const char	*label, *tekst, *klein;	/* klein NULL: none */
};

struct termijn_stap_view {
	const char	*icoon, *wat, *tijd, *iso, *tekst, *wie; /* tekst, wie may be NULL */
};

/* One thing that can be done with the clock. */
struct termijn_doe_view {
	const char	*id, *pad, *kop, *uitleg, *knop;
	struct veld_view eerste, tekst;	/* eerste.naam NULL: only a text */
	bool		 keuze;		/* eerste is a choice, else a line */
	bool		 open;
};

#define TERMIJN_DOEN 8

struct termijn_pag_view {
	const char	*csrf, *sleutel, *kenmerk, *titel, *sub, *belet;
	const char	*dossier;	/* path; NULL: of the organisation */
	const char	*tekst;		/* then what happened, or NULL */
	const struct fout_view *fouten;		size_t nfouten;
	struct klok_view klok;
	const char	*const *uitleg;		size_t nuitleg;
	const struct termijn_feit *feiten;	size_t nfeiten;
	const struct termijn_stap_view *stappen; size_t nstappen;
	struct termijn_doe_view doen[TERMIJN_DOEN]; size_t ndoen;
};

struct termijn_bak_view {
	const char	*pad, *naam, *tel, *klasse;
	bool		 hier;
};

struct termijn_rij_view {
	const char	*pad, *kenmerk, *huishouden, *norm, *eigenaar;	/* eigenaar NULL: nobody */
	const char	*over;		/* the person it is about, or NULL */
	const char	*laatreden, *doe, *doe_pad;	/* or NULL */
	struct klok_view klok;
};

struct termijn_werker_view {
	const char	*naam, *laat, *laat_pad, *week, *week_pad, *agenda;
};

struct termijn_team_view {
	const char	*naam, *agenda;
	const struct termijn_werker_view *w;	size_t n;
};

struct termijnen_view {
	const char	*dag, *kop, *leeg;
	const struct termijn_bak_view *bakken;	size_t nbakken;
	const struct termijn_rij_view *rijen;	size_t nrijen;
	const char	*volgende, *alles;	/* alles: without the employee; NULL: all */
	const struct termijn_team_view *teams;	size_t nteams;
};

struct voorvallen_view {
	const char	*nieuw;		/* path of the form */
	bool		 alles;		/* of everybody */
	const struct termijn_rij_view *rijen;	size_t nrijen;	/* run */
	const struct termijn_rij_view *klaar;	size_t nklaar;	/* stopped */
};

struct waarschuwing_view {
	const char	*pad, *kenmerk, *naam, *zin, *tijd, *iso, *icoon, *klasse, *eigenaar;
	bool		 nieuw;
};

struct waarschuwingen_view {
	const char	*csrf, *toezicht;	/* toezicht: path of the list, or NULL */
	const char	*kalender;	/* what the calendar lacks, or NULL */
	const struct waarschuwing_view *v;	size_t n, nieuw;
};

#endif
