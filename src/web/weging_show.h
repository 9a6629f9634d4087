/* weging_show.h - points as a view, for the pages that show them. */
#ifndef WEB_WEGING_SHOW_H
#define WEB_WEGING_SHOW_H

#include "domain/weging/weging.h"
#include "web/web.h"
#include "web/weging_view.h"

/* The sum of a weighing; w NULL: still to be weighed, with empty boxes. */
struct som_view weging_show_som(struct pagina *, const struct regio_vragenlijst *,
    const struct weging_som *, const struct weging *w);

#endif
