/* bericht_view.h - messages and proposals as the templates show them. */
#ifndef WEB_BERICHT_VIEW_H
#define WEB_BERICHT_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/view.h"

struct br_rij {
	const char	*pad, *iso, *tijd;
	const char	*zender, *applicatie, *referentie;	/* "" when unreadable */
	const char	*stand, *stand_naam, *stand_klasse, *stand_icoon;
	const char	*reden, *foutcode;		/* foutcode "" if none */
	const char	*kenmerk, *dossier_pad;		/* NULL: none to go to */
};

struct br_tab {
	const char	*pad, *naam, *klasse;
	int64_t		 tel;
	bool		 hier;
};

struct br_lijst {
	struct br_rij	*rij;
	size_t		 n;
	struct br_tab	 tab[5];
	size_t		 ntab;
	int64_t		 afgewezen;
	const char	*ouder;		/* the next page, or NULL */
};

struct br_voorstel {
	int64_t		 nr;		/* 1, 2 ...: for ids on the page */
	const char	*pad, *nieuw, *nieuw_feiten, *bekend, *bekend_feiten;
	const char	*kenmerk, *dossier_pad;	/* of the known one, or NULL */
	const char	*redenen, *zeker;
	const char	*oordeel, *oordeel_door;	/* NULL: not judged */
	bool		 is_zelfde, is_ander;
};

struct br_een {
	struct br_rij	 b;
	const char	*id, *soort, *identificatie, *grootte, *hash;
	const char	*afhandeling, *afgehandeld;	/* NULL: not yet */
	bool		 afgewezen, vernietigd;
	struct veld_view reden;
	const struct fout_view *fouten;
	size_t		 nfouten;
	struct br_voorstel *voorstel;
	size_t		 nvoorstellen;
	bool		 mag_beoordelen;
	const char	*csrf;
	const char	*tekst;		/* the raw text when it was asked for, or NULL */
	bool		 omgezet, begin;
};

#endif
