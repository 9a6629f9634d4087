/* view.h - plain data that templates show: no rights, no database. */
#ifndef WEB_VIEW_H
#define WEB_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The frame round every page. */
struct menu_item {
	const char	*pad, *naam, *icoon;	/* icoon: "icons.svg#inbox" name */
	const char	*kop;			/* a heading before it, or NULL */
	const char	*tel;			/* count behind it, "500+"; NULL: none */
	bool		 hier;			/* this page */
};

struct melding_view {			/* a notice on top of the page */
	const char	*soort;		/* "ok", "fout", "let-op" */
	const char	*tekst;
};

struct shell_view {
	const char	*titel, *regio;		/* "regio Kennemerland" */
	const char	*naam, *initialen, *functie;
	const char	*csrf;
	const struct menu_item *menu;
	size_t		 nmenu;
	bool		 zoeken, gesprek, crisis;	/* what the role may */
	bool		 nood;			/* the database cannot be written */
	bool		 bel;		/* somebody is logged in: his warnings */
	const char	*bel_tel;	/* how many are new; NULL: none */
	bool		 demo, toetsen, wand;		/* wand: wall screen, dark */
	struct melding_view bericht;		/* tekst NULL: none */
};

/* A choice in a list. */
struct optie {
	const char	*waarde, *naam;
	bool		 gekozen;
};

/* One thing wrong, for the summary on top of a form. */
struct fout_view {
	const char	*veld;		/* id of the field to go to */
	const char	*label, *tekst;
	bool		 verstuurd;	/* nothing is wrong: it was sent before */
};

/* One field of a form: label, hint, error and control (see veld.tmpl). */
struct veld_view {
	const char	*naam, *id;	/* id is naam with - for . */
	const char	*label, *hint;	/* hint NULL: none */
	const char	*fout;		/* NULL: nothing wrong */
	const char	*waarde;
	const char	*klasse;	/* more classes: "vt-veld--breed" */
	const char	*autocomplete;	/* NULL: off */
	int		 rijen;		/* of a textarea */
	const struct optie *opties;	/* of a select, radios or checkboxes */
	size_t		 nopties;
};

/* What somebody had typed when the session was over. */
struct getypt_view {
	const char	*naam, *tekst;
};

/* A term in words, with its bar. */
struct klok_view {
	const char	*woorden;	/* "nog 13 u 32 m" */
	const char	*stand;		/* "rust", "straks", "laat", "goed" */
	const char	*icoon;
	int		 pct;		/* of the time that is used */
	const char	*norm;		/* "48 uur, tot vandaag 23.14" */
	const char	*naam;		/* "Hulp op gang" */
	const char	*pad;		/* where its history stands, or NULL */
	const char	*eind_iso;	/* for the script, or NULL when stopped */
};

#endif
