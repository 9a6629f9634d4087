/* dossier_view.h - views of the pages of one dossier. */
#ifndef WEB_DOSSIER_VIEW_H
#define WEB_DOSSIER_VIEW_H

#include "web/genogram_view.h"
#include "web/gezin_view.h"
#include "web/view.h"

struct dos_stap {
	const char	*naam, *sub;
	bool		 klaar, nu;
	int		 nr;
};

struct dos_tab {
	const char	*pad, *naam;
	int64_t		 tel;			/* -1: none */
	bool		 hier;
};

struct dos_link {
	const char	*pad, *naam;
};

#define DOS_STAPPEN 7
#define DOS_MEER_MAX 16

/* What stands on every tab. Words that are absent are NULL. */
struct dos_kop_view {
	const char	*csrf, *pad;		/* pad: "/dossier/12" */
	const char	*kenmerk, *naam, *letter;
	int64_t		 punten;
	bool		 heeft_melding, gesloten, afgeschermd, crisis;
	const char	*kinderen, *volg, *gemeente, *casus, *proces;
	bool		 mag_schrijven;
	const char	*besluit;		/* path of the button */
	struct dos_link	 meer[DOS_MEER_MAX];	size_t nmeer;
	const char	*v_klasse, *v_icoon, *v_woord, *v_sub;	/* the banner */
	const char	*contact, *bezoek;
	struct dos_stap	 stap[DOS_STAPPEN];
	const struct dos_tab *tabs;		size_t ntabs;
};

struct dos_lid_view {
	const char	*pad, *naam, *sub;	/* "34 jaar, ouder met gezag" */
	const char	*klasse, *veiligheid;
	const char	*tekst, *gesproken, *brief;	/* brief: page to write one, or NULL */
	bool		 mist, in_huis, geheim;
};

struct dos_termijn_view {
	const char	*naam, *lengte;
	struct klok_view klok;
};

struct dos_taak_view {
	int64_t		 id;
	const char	*tekst, *sub, *tijd, *klasse;
	const char	*hier;		/* where it is done, or NULL: a tick */
	bool		 klaar;
};

struct dos_gebeurtenis_view {
	const char	*dag;			/* heading before it, or NULL */
	const char	*icoon, *klasse, *wat, *iso, *tijd, *tekst, *wie;
};

struct dos_actie_view {
	const char	*doel;			/* NULL: goes on with the goal above */
	int		 rijen;			/* rows of this goal */
	const char	*actie, *wie, *wanneer, *stand, *klasse;
};

struct dos_plan_view {
	int64_t		 versie;		/* 0: none yet */
	const char	*stand, *klasse;	/* "Concept 2, nog niet besproken" */
	const char	*regie, *door;
	const struct dos_actie_view *acties;	size_t nacties;
	const char	*pad;			/* to change it, or NULL */
};

struct dos_notitie_view {
	const char	*icoon, *iso, *tijd, *wie, *zicht, *tekst;
};

struct dos_melding_view {
	const char	*pad, *kop, *sub, *letter, *stand, *wegen;
	int64_t		 punten;
};

/* The form of a note, with what was typed. */
struct dos_schrijf_view {
	const char	*csrf, *pad, *sleutel, *versie, *venster, *bewaard;
	const char	*tekst, *fout;
	struct veld_view soort, zicht;
	bool		 met_soort;
	const char	*mijn, *ander;		/* two texts; NULL: no conflict */
	const char	*mijn_op, *ander_op;
};

struct dos_overzicht_view {
	const struct dos_lid_view *leden;	size_t nleden;
	struct geno_view gezin;
	const struct signaal_view *signalen;	size_t nsignalen;
	bool		 met_termijnen, met_taken, met_plan;
	const struct dos_termijn_view *termijnen; size_t ntermijnen;
	const struct dos_taak_view *taken;	size_t ntaken;
	const struct dos_gebeurtenis_view *tijdlijn; size_t ntijdlijn;
	const struct dos_melding_view *meldingen; size_t nmeldingen;
	struct dos_plan_view plan;
	struct dos_schrijf_view notitie;
	const char	*alles;			/* "Alles (27)" */
};

struct dos_tabel_rij {
	const char	*a, *b, *c, *d, *sub, *pad, *iso;
	bool		 fout;
};

/* A table of four columns, for decisions, partners and looks. */
struct dos_tabel_view {
	const char	*kop, *id, *naam;
	const char	*kolom[4];
	const struct dos_tabel_rij *rijen;	size_t n;
	const char	*leeg, *leeg_uitleg, *icoon;
	const char	*ouder, *noot;
};

struct dos_persoon_feit {
	const char	*naam, *waarde, *sub;
};

/* Two texts side by side after a conflict. */
struct dos_botsing {
	const char	*mijn, *ander, *mijn_kop, *ander_kop;
};

struct kluis_rij_view {
	const char	*tijd, *wie, *grond, *reden;
};

struct kluis_view {
	const char	*csrf, *pad, *terug, *wat;
	bool		 beschermd, bekend;
	const char	*bescherming, *uitleg;
	const struct kluis_rij_view *inzagen;	size_t n;
	const char	*naam, *organisatie, *email;
	const char	*telefoon, *bel;	/* bel: "tel:..." */
};

#endif
