/* gezin_intern.h - what the files of the family pages share. */
#ifndef WEB_GEZIN_INTERN_H
#define WEB_GEZIN_INTERN_H

#include "acts/dossier.h"
#include "web/gezin_view.h"
#include "web/web.h"

/* The whole family tab. */
void gezin_tab(struct pagina *, const struct uit_dossier_openen *);

/* What the system noticed, for the overview. */
const struct signaal_view *gezin_signalen(struct pagina *,
    const struct uit_dossier_openen *);

/* Cards below the facts of a person: contact, ties, names, history. */
void gezin_persoon(struct pagina *, const struct uit_persoon_openen *);

#endif
