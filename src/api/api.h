/* api.h - the acts as JSON resources below /api/v1, after the NL GOV API Design
 * Rules.
 *
 * One row in api.def is one operation: method, path, act and answer. Input is
 * read by the field table of the act, answers are written by the tables of
 * antwoord.c, and /api/v1/openapi.json is made of both at run time, so that
 * the description cannot differ from what is done.
 *
 * Names are camelCase here and snake_case in acts.def. Ids are text, because
 * JavaScript has no 64-bit numbers; moments are ISO 8601 in UTC. Who asks is
 * known by "Authorization: Bearer TOKEN", where the token comes from
 * POST /api/v1/sessies; a cookie is never looked at, so that no page can make
 * a browser ask. Nothing personal is in an address: searching is a POST. */
#ifndef API_API_H
#define API_API_H

#include <stddef.h>

#include "base/err.h"
#include "http/http.h"

struct app;
struct arena;
struct api;

#define API_PAD		"/api/v1"
#define API_VERSIE	"1.0.0"

/* Lives in the arena, as long as the server; app must too. */
MUST_CHECK enum err_code api_maak(const struct app *, struct arena *,
    struct api **out, struct err *);

/* The routes for the server. Their handlers do not look at its ctx. */
const struct http_route *api_routes(const struct api *, size_t *n_out);

/* The answer to what the http module itself refused, below API_PAD. */
void api_fout(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp);

#endif
