/* formulier.h - a form made from the field table of an act.
 *
 * Every field of the act becomes a control by its type: a code list a choice, a
 * flag a tick, a text an area. What the page fills in itself is named, and so
 * are fields that choose a person. */
#ifndef WEB_FORMULIER_H
#define WEB_FORMULIER_H

#include "web/web.h"

enum veld_soort { VELD_REGEL, VELD_TEKST, VELD_KEUZE, VELD_VINK };

struct formulier_veld {
	enum veld_soort	 soort;
	struct veld_view v;
};

struct formulier_view {
	const char	*csrf, *sleutel, *actie, *terug;
	const char	*kop, *uitleg, *knop;	/* uitleg NULL: none */
	const char	*versie;		/* or NULL */
	const struct formulier_veld *velden;
	size_t		 n;
};

/* What a page says of a field: a value it has now, or the people to choose from. */
struct formulier_waarde {
	const char	*naam, *waarde;		/* waarde NULL: leave the field out */
	const struct optie *opties;		/* a choice of people; or NULL */
	size_t		 nopties;
	const char	*hint;
};

/* The fields of an act in their order, less those whose waarde is NULL. */
const struct formulier_veld *formulier_velden(struct pagina *, enum act_id,
    const struct formulier_waarde *, size_t n, size_t *n_out);

#endif
