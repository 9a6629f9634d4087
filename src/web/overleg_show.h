/* overleg_show.h - the meeting as views; shared by its pages. */
#ifndef WEB_OVERLEG_SHOW_H
#define WEB_OVERLEG_SHOW_H

#include "acts/overleg.h"
#include "web/overleg_view.h"
#include "web/web.h"

enum wand_stand overleg_show_stand(const char *stand);
const char *overleg_show_gemeente(struct pagina *, const char *code);
/* "3 kinderen", "1 kind", "geen kinderen". */
const char *overleg_show_kinderen(struct pagina *, int64_t n);
/* What came of a case: "Directe hulp", "Aangehouden", or "". */
const char *overleg_show_uitslag(const struct overleg_zaak *);
/* "Te weinig partners: 1 van 3 nodig", or NULL. */
const char *overleg_show_quorum(struct pagina *, const struct overleg *);

/* The wall screen. conflict: why the last act was refused, or NULL. */
struct wand_view overleg_show_wand(struct pagina *, const struct uit_overleg_openen *,
    const char *conflict);

#endif
