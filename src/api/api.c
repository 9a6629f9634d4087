/* api.c - requests to acts and back. */
#include "api/api.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "acts/uit.h"
#include "api/api_intern.h"
#include "db/db.h"
#include "os/clock.h"
#include "os/log.h"
#include "rights/grafsteen.h"
#include "rights/sessie.h"

#define BODY_MAX ((size_t)1 << 20)

/* One route of the server: it knows whose it is and what it does. */
struct api_route {
	const struct api	*api;
	const struct api_bron	*bron;	/* NULL: the description */
};

struct api {
	const struct app	*app;
	struct http_route	*routes;
	struct api_route	*args;
	size_t			 nroutes;
};

/* One request. */
struct vraag {
	const struct api	*api;
	const struct api_bron	*bron;
	struct arena		*a;
	const struct http_request *req;
	struct http_response	*resp;
	int64_t			 nu;
	struct wie		 wie;
	const char		*token;
	bool			 stale;
	struct act_ctx		 ctx;
};

/* ---- who asks ---------------------------------------------------------------- */

static enum err_code
wie_work(struct tx *tx, void *arg, struct err *err)
{
	struct vraag *v = arg;

	return sessie_wie(tx, v->a, v->api->app->regio, v->token, v->nu,
	    &v->wie, &v->stale, err);
}

static enum err_code
gezien_work(struct tx *tx, void *arg, struct err *err)
{
	struct vraag *v = arg;

	return sessie_gezien(tx, v->api->app->regio, v->wie.sessie, v->nu, err);
}

/* Only by bearer token. None, or one that ended, is nobody. */
static enum err_code
wie_vraagt(struct vraag *v, struct err *err)
{
	const char *auth = http_header(v->req, "Authorization");
	enum err_code rc;

	v->wie = wie_niemand(v->api->app->regio);
	if (auth == NULL || strncmp(auth, "Bearer ", 7) != 0)
		return ERR_OK;
	v->token = auth + 7;
	rc = db_read(v->api->app->db, wie_work, v, err);
	if (rc == ERR_LOGIN) {
		v->wie = wie_niemand(v->api->app->regio);
		return ERR_OK;
	}
	TRY(rc);
	return v->stale ? db_note(v->api->app->db, gezien_work, v, err) : ERR_OK;
}

/* ---- what is asked -------------------------------------------------------------- */

static bool
accepteert(const struct http_request *req)
{
	const char *s = http_header(req, "Accept");

	return s == NULL || s[0] == '\0' || strstr(s, "*/*") != NULL ||
	    strstr(s, "application/*") != NULL ||
	    strstr(s, "application/json") != NULL;
}

/* What is no id in the address is no address of ours. */
static bool
pad_goed(const struct http_request *req)
{
	int64_t id;

	for (size_t i = 0; i < req->nparams; i++)
		if (!http_param_id(req, req->params[i].name, &id))
			return false;
	return true;
}

/* Path, query and body as fields of the act, under their own names. */
static enum err_code
velden(struct vraag *v, struct act_vraag *out, struct err *err)
{
	const struct http_request *req = v->req;
	const struct pair *body = NULL;
	struct pair *all;
	size_t nbody = 0, n = 0;

	if (req->nbody > 0)
		TRY(json_flatten(v->a, req->body, req->nbody, BODY_MAX, &body,
		    &nbody, err));
	all = arena_new(v->a, struct pair, req->nparams + req->nquery + nbody + 1);
	if (all == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < req->nparams; i++)
		all[n++] = req->params[i];
	for (size_t i = 0; i < req->nquery; i++)
		all[n++] = (struct pair){ naam_snake(v->a, req->query[i].name),
		    req->query[i].value };
	for (size_t i = 0; i < nbody; i++)
		all[n++] = (struct pair){ naam_snake(v->a, body[i].name),
		    body[i].value };
	*out = (struct act_vraag){ .adres = v->req->remote, .act = v->bron->act, .velden = all,
	    .nvelden = n, .sleutel = http_header(req, "Idempotency-Key") };
	return ERR_OK;
}

/* ---- answers ----------------------------------------------------------------------- */

static const char *
titel_van(enum err_code rc)
{
	switch (rc) {
	case ERR_INVALID:
		return "De invoer klopt niet";
	case ERR_LOGIN:
		return "Log eerst in";
	case ERR_FORBIDDEN:
		return "Dit mag niet";
	case ERR_NOT_FOUND:
		return "Niet gevonden";
	case ERR_CONFLICT:
		return "Iemand anders was eerder";
	case ERR_LIMIT:
		return "Te groot";
	case ERR_BUSY:
	case ERR_RETRY:
		return "Nu te druk";
	case ERR_UNCERTAIN:
		return "Niet zeker of het is vastgelegd";
	default:
		return "Fout in het programma";
	}
}

static const char *
uitleg_van(enum err_code rc, const struct err *err)
{
	if (err->text != NULL)
		return err->text;
	if (rc == ERR_BUSY || rc == ERR_RETRY)
		return "Het is te druk, of de database is even niet te schrijven. Er is niets "
		    "vastgelegd. Vraag het zo opnieuw, met dezelfde sleutel.";
	if (rc == ERR_UNCERTAIN)
		return "Vraag het opnieuw met dezelfde sleutel: dan wordt het één keer gedaan.";
	return NULL;
}

static void
mislukt(struct vraag *v, enum err_code rc, const struct err *err)
{
	if (rc == ERR_INTERNAL || rc == ERR_UNCERTAIN || rc == ERR_BUSY)
		log_line(LEVEL_ERROR, "api", "vraag=%s fout=%s in %s: %s", v->req->id,
		    err_name(rc), err->where, err->detail);
	probleem(v->resp, v->a, grafsteen_is(err) ? GRAF_STATUS : http_status_of(rc),
	    grafsteen_is(err) ? "Vernietigd" : titel_van(rc), uitleg_van(rc, err),
	    v->req->id, rc == ERR_INVALID ? &v->ctx : NULL);
}

/* Can one thing of this collection be asked for? */
static bool
met_enkel(const struct api_bron *b)
{
	size_t n = strlen(b->pad);

	for (size_t i = 0; i < api_nbronnen; i++)
		if (strcmp(api_bronnen[i].methode, "GET") == 0 &&
		    strncmp(api_bronnen[i].pad, b->pad, n) == 0 &&
		    strncmp(api_bronnen[i].pad + n, "/{", 2) == 0 &&
		    strchr(api_bronnen[i].pad + n + 1, '/') == NULL)
			return true;
	return false;
}

/* Where the new thing is found: the collection, and its id. */
static void
plaats(struct vraag *v, const void *uit)
{
	const struct act_klaar *klaar = uit;

	if (v->bron->status == 201 && v->bron->antwoord == &antwoord_klaar &&
	    klaar->id != 0 && met_enkel(v->bron))
		http_set_header(v->resp, "Location", arena_printf(v->a,
		    "%s/%" PRId64, v->req->path, klaar->id));
}

static void
gelukt(struct vraag *v, const void *uit)
{
	struct json_writer j = JSON_WRITER(&v->resp->body);

	api_kop(v->resp);
	v->resp->status = v->bron->status;
	v->resp->content_type = "application/json";
	if (v->bron->antwoord == NULL)
		return;
	plaats(v, uit);
	antwoord_schrijf(&j, v->a, v->bron->antwoord, uit);
	if (!json_written(&j))
		probleem(v->resp, v->a, 500, "Fout in het programma", NULL,
		    v->req->id, NULL);
}

static void
doe(struct vraag *v)
{
	struct err err = { 0 };
	struct act_vraag vraag;
	void *uit = arena_alloc(v->a, acts[v->bron->act].out_size);
	const char *herkomst = arena_printf(v->a, "api %s", v->req->remote);
	enum err_code rc = uit == NULL || herkomst == NULL ?
	    FAIL(&err, ERR_LIMIT, "arena full") : wie_vraagt(v, &err);

	if (rc == ERR_OK && (rc = velden(v, &vraag, &err)) == ERR_OK) {
		act_begin(&v->ctx, v->api->app, v->a, &v->wie, herkomst);
		rc = act_run(&v->ctx, &vraag, uit, &err);
	}
	if (rc != ERR_OK)
		mislukt(v, rc, &err);
	else if (v->bron->act == ACT_inloggen &&
	    ((const struct uit_inloggen *)uit)->medewerker == 0)
		probleem(v->resp, v->a, 401, "Inloggen is niet gelukt", "Naam of "
		    "wachtwoord klopt niet, of er is te vaak geprobeerd.",
		    v->req->id, NULL);
	else
		gelukt(v, uit);
}

static void
handle(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	const struct api_route *route = req->arg;
	struct vraag v = { .api = route->api, .bron = route->bron, .a = a,
	    .req = req, .resp = resp,
	    .nu = clock_now(route->api->app->clock) };

	if (!pad_goed(req)) {
		resp->status = 404;
		api_fout(ctx, a, req, resp);
	} else if (!accepteert(req))
		probleem(resp, a, 406, "Alleen JSON",
		    "Vraag om application/json.", req->id, NULL);
	else if (route->bron == NULL)
		openapi_schrijf(resp);
	else if (req->nbody > 0 && strcmp(req->content_type, "application/json") != 0)
		probleem(resp, a, 415, "Alleen JSON",
		    "Stuur de invoer als application/json.", req->id, NULL);
	else
		doe(&v);
}

void
api_fout(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	static const struct { int status; const char *titel, *detail; } soorten[] = {
		{ 404, "Niet gevonden", "Deze bron is er niet." },
		{ 405, "Methode bestaat niet", "Allow zegt wat deze bron wel kent." },
		{ 411, "Lengte ontbreekt", "Stuur de invoer met Content-Length." },
		{ 413, "Te groot", "De invoer is te groot." },
		{ 431, "Te groot", "De kop van de vraag is te groot." },
		{ 503, "Nu te druk", "Probeer het zo opnieuw." },
	};
	int status = resp->status;

	(void)ctx;
	for (size_t i = 0; i < sizeof(soorten) / sizeof(soorten[0]); i++)
		if (soorten[i].status == status) {
			probleem(resp, a, status, soorten[i].titel,
			    soorten[i].detail, req->id, NULL);
			return;
		}
	probleem(resp, a, status, "De vraag klopt niet", NULL, req->id, NULL);
}

/* ---- routes -------------------------------------------------------------------------- */

enum err_code
api_maak(const struct app *app, struct arena *a, struct api **out,
    struct err *err)
{
	struct api *api = arena_new(a, struct api, 1);
	size_t n = api_nbronnen;

	if (api == NULL ||
	    (api->routes = arena_new(a, struct http_route, n + 1)) == NULL ||
	    (api->args = arena_new(a, struct api_route, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	api->app = app;
	api->nroutes = n + 1;
	for (size_t i = 0; i <= n; i++) {
		const struct api_bron *b = i < n ? &api_bronnen[i] : NULL;

		api->args[i] = (struct api_route){ api, b };
		api->routes[i] = (struct http_route){ .handler = handle,
		    .method = b == NULL ? "GET" : b->methode,
		    .pattern = arena_printf(a, API_PAD "%s",
		    b == NULL ? "/openapi.json" : b->pad),
		    .arg = &api->args[i], .flags = HTTP_NO_ORIGIN_CHECK };
		if (api->routes[i].pattern == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
	}
	*out = api;
	return ERR_OK;
}

const struct http_route *
api_routes(const struct api *api, size_t *n_out)
{
	*n_out = api->nroutes;
	return api->routes;
}
