/* agenda_view.h - the calendar of a month, and the addresses for calendar programs. */
#ifndef WEB_AGENDA_VIEW_H
#define WEB_AGENDA_VIEW_H

#include "web/view.h"

struct agenda_punt_view {
	const char	*pad, *kenmerk, *naam, *tijd, *wie;	/* tijd, wie NULL: none */
	bool		 laat, taak;
};

struct agenda_dag_view {
	const char	*iso, *nr, *naam;	/* "24"; "dinsdag 24 november" */
	const char	*vrij;			/* "Hemelvaartsdag", or NULL */
	bool		 nu, weekend, voorbij;
	const struct agenda_punt_view *v;	size_t n;
	const char	*meer;			/* "nog 4", or NULL */
};

struct agenda_view {
	const char	*titel, *sub, *vorige, *volgende, *nu, *adressen;
	const char	*begin;			/* class: on which weekday the month begins */
	const struct agenda_dag_view *dagen;	size_t ndagen;
	struct veld_view wie, team;		/* naam NULL: not for this reader */
	const char	*maand;			/* of the form */
	size_t		 tel;
	bool		 vol;
};

struct agenda_adres_view {
	int64_t		 id;
	const char	*wanneer;
};

struct agenda_adressen_view {
	const char	*csrf, *sleutel, *nieuw;	/* nieuw: the address, shown once */
	const struct agenda_adres_view *v;	size_t n;
};

#endif
