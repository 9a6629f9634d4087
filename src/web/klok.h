/* klok.h - a running clock as a view: words, state, bar. */
#ifndef WEB_KLOK_H
#define WEB_KLOK_H

#include "domain/termijn/termijn_reken.h"
#include "web/view.h"
#include "web/web.h"

/* norm may be NULL: then without the line below the bar. */
struct klok_view klok_view(struct pagina *, const struct termijn_stand *,
    const struct norm *norm, int64_t due, bool loopt);

/* "48 uur", "5 werkdagen", "10 weken" */
const char *klok_lengte(struct pagina *, const struct norm *);

#endif
