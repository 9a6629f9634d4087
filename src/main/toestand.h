/* toestand.h - is this server well: /gezond, /gereed and /metrics.
 *
 * /gezond: the process answers. /gereed: the database can be written, the clock
 * runs, there is room on the disk; 503 when not, with what is wrong in JSON. A
 * proxy asks these on the port of the pages. /metrics, in the words of Prometheus,
 * is only on an address of its own, and none of the three holds anything of
 * a person, a region or a path. */
#ifndef MAIN_TOESTAND_H
#define MAIN_TOESTAND_H

#include "base/arena.h"
#include "base/err.h"
#include "http/http.h"
#include "main/main.h"
#include "web/web.h"

struct toestand;

/* Routes for the port of the pages. Lives in the arena. */
MUST_CHECK enum err_code toestand_maak(const struct running *, const struct settings *,
    struct arena *, struct toestand **out, struct err *);
const struct http_route *toestand_routes(const struct toestand *, size_t *n_out);

/* Opens the address of its own when the settings name one; web is watched. */
MUST_CHECK enum err_code toestand_start(struct toestand *, const struct web *,
    struct err *);
/* 0: it has none. */
unsigned toestand_port(const struct toestand *);
void toestand_stop(struct toestand *);

#endif
