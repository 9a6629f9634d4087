/* serve_wekker.h - the alarm of a server, with or without mail. */
#ifndef MAIN_SERVE_WEKKER_H
#define MAIN_SERVE_WEKKER_H

#include "exchange/wekker.h"

struct call;
struct running;

/* --smtp, --smtp-van ... : how mail goes out. app.post and app.adres follow from
 * the settings. ERR_INVALID: a setting that cannot be. */
MUST_CHECK enum err_code serve_wekker(struct call *, struct running *, struct wekker **out,
    struct err *);

#endif
