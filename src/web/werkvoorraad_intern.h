/* werkvoorraad_intern.h - what the page and the stream of the work list share. */
#ifndef WEB_WERKVOORRAAD_INTERN_H
#define WEB_WERKVOORRAAD_INTERN_H

#include "acts/werk.h"
#include "web/web.h"
#include "web/werkvoorraad.h"

struct werk_rij_view werk_rij(struct pagina *, const struct werk_regel *);

/* What waits above the list: calls that are not finished, the next meeting. */
void werk_nu(struct pagina *, const struct uit_werkvoorraad *,
    struct werkvoorraad_view *);

/* The page of server-sent events. */
void werkvoorraad_stroom(struct pagina *);

#endif
