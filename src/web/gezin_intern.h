/* gezin_intern.h - what the files of the family pages share. */
#ifndef WEB_GEZIN_INTERN_H
#define WEB_GEZIN_INTERN_H

#include "acts/dossier.h"
#include "web/gezin_view.h"
#include "web/web.h"

/* The whole family tab. */
void gezin_tab(struct pagina *, const struct uit_dossier_openen *);

/* Signals as the page shows them. dossier 0: they belong to none, and cannot be put aside. */
const struct signaal_view *signalen_view(struct pagina *, const struct signaal *, size_t n,
    int64_t dossier);

/* What the system noticed, for the overview. */
const struct signaal_view *gezin_signalen(struct pagina *,
    const struct uit_dossier_openen *);

/* Cards below the facts of a person: contact, ties, names, history. */
void gezin_persoon(struct pagina *, const struct uit_persoon_openen *);

#endif
