/* brief_view.h - letters, as the templates show them. */
#ifndef WEB_BRIEF_VIEW_H
#define WEB_BRIEF_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "web/view.h"

struct brief_rij_view {
	const char	*pad, *soort, *aan, *wanneer, *wie;
	const char	*stand, *kleur;		/* "per post", "nog niet overhandigd" */
};

struct brieven_view {
	const char	*pad;			/* of the dossier */
	struct veld_view persoon, soort;
	const struct brief_rij_view *rijen;	size_t n;
};

struct brief_contact_view {		/* what must be known before a letter goes */
	const char	*wie, *tekst;
};

struct brief_form_view {
	const char	*pad, *csrf, *sleutel;
	const char	*over, *aan, *soort;	/* names */
	const char	*over_id, *aan_id, *soort_code;
	const char	*belet;			/* why there is no letter at all; or NULL */
	const char	*uitleg;		/* or NULL */
	const char	*gezag;			/* page to write down who has authority; or NULL */
	bool		 kiezen;		/* the kind or who gets it is not chosen yet */
	struct veld_view v_soort, v_aan;	/* for that */
	const char	*post;			/* why not by post; NULL: may */
	const char	*adres;			/* where it goes; or NULL */
	struct veld_view tekst, wijze, reden;
	bool		 met_reden;
	const struct brief_contact_view *contact; size_t ncontact;
};

struct brief_blad_view {
	const char	*pad, *brieven, *csrf, *sleutel;
	const char	*kenmerk, *van, *soort, *naam, *adres, *tekst, *datum, *door;
	const char	*telefoon;		/* or NULL */
	const char	*stand, *reden;		/* what became of it; why by post, or NULL */
	bool		 adres_weg;		/* not to be printed now */
	bool		 uitreiken;		/* still to be handed over, and he may say so */
	struct veld_view op;
};

#endif
