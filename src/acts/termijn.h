/* termijn.h - answers of the acts about clocks: one with its history, the page of
 * team leaders, warnings, the calendar. */
#ifndef ACTS_TERMIJN_H
#define ACTS_TERMIJN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/agenda/agenda.h"
#include "domain/termijn/termijn.h"
#include "domain/termijn/termijn_leven.h"
#include "domain/termijn/termijn_overzicht.h"
#include "domain/voorval/voorval.h"
#include "domain/waarschuwing/waarschuwing.h"

struct uit_termijn_openen {
	struct termijn	 termijn;
	const char	*kenmerk, *huishouden;	/* huishouden NULL: of the organisation */
	struct voorval	 voorval;	/* then what happened; else all 0 */
	const char	*persoon;	/* name of whom it is about, or NULL */
	const char	*eigenaar;	/* name, or NULL */
	const char	*uitleg;	/* how it was computed, a step a line */
	struct termijn_stap *stappen;	size_t nstappen;
	int32_t		 verleng_tot;	/* DATE_NONE: may not be extended */
	/* Why not, or NULL: it may. */
	const char	*schorsen, *hervatten, *verlengen, *reden, *vervallen, *stoppen, *geven;
};

struct uit_termijnen_overzicht {
	enum termijn_bak bak;
	int64_t		 tellingen[TBAK_COUNT];
	struct termijn_regel *v;	size_t n;
	bool		 meer;
	struct termijn_werker *werkers;	size_t nwerkers; /* by team, then name */
};

struct uit_termijnen_toezicht {
	struct termijn_regel *v;	size_t n;	/* clocks that nobody has */
};

struct uit_voorvallen_lezen {
	struct voorval_regel *v;	size_t n;
};

struct uit_waarschuwingen_lezen {
	struct waarschuwing *v;		size_t n;
};

struct uit_agenda {
	int		 jaar, maand;
	struct agenda_punt *v;		size_t n;
	bool		 vol;		/* there is more than fits */
	struct agenda_team *teams;	size_t nteams;	/* for who may see those */
};

struct uit_agenda_adressen {
	struct agenda_adres *v;		size_t n;
};

struct uit_agenda_adres_maken {
	int64_t		 id;
	const char	*token;		/* shown once */
};

struct uit_termijnen_bewaken {
	size_t		 klokken, gegeven;
};

/* A mail to send now. */
struct post {
	int64_t		 klus;
	const char	*aan, *onderwerp, *tekst;
};

struct uit_post_nemen {
	struct post	*v;		size_t n;
};

#endif
