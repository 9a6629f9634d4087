/* serve.h - the server loop, for `serve` and `demo`. */
#ifndef MAIN_SERVE_H
#define MAIN_SERVE_H

#include "base/embed.h"

struct call;
struct running;

/* build/static, made by tools/assets.mjs. */
extern const struct embedded static_files[];

/* Serves until SIGINT or SIGTERM; the exit status. */
int serve_until_stopped(struct call *, struct running *);

#endif
