/* web.c - requests to pages and back: session, CSRF, errors, start and stop. */
#include <stdio.h>
#include <string.h>

#include "acts/werk_bewaard.h"
#include "base/embed.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/waarschuwing/waarschuwing.h"
#include "journal/noodlog.h"
#include "os/clock.h"
#include "os/log.h"
#include "rights/sessie.h"
#include "seal/seal.h"
#include "shell_tmpl.h"
#include "web/routes.h"
#include "web/web_intern.h"

#define WEB_MEMORY ((size_t)1 << 20)	/* the routes, mainly */


struct sessie_vraag {
	struct pagina	*p;
	const char	*token;
	bool		 stale;
};

static enum err_code
sessie_work(struct tx *tx, void *arg, struct err *err)
{
	struct sessie_vraag *v = arg;

	/* It runs more than once, and the session may have ended in between. */
	v->p->wie = wie_niemand(v->p->app->regio);
	TRY_ALONG(tx, sessie_wie(tx, v->p->a, v->p->app->regio, v->token, v->p->nu,
	    &v->p->wie, &v->stale, err));
	TRY_ALONG(tx, waarschuwingen_tel(tx, v->p->a, v->p->app->regio, v->token,
	    &v->p->waarschuwingen, err));
	return werk_menu_tel(tx, v->p->a, v->p->app->bewaard, &v->p->wie, v->p->nu, v->p->tel,
	    err);
}

static enum err_code
gezien_work(struct tx *tx, void *arg, struct err *err)
{
	struct pagina *p = arg;

	return sessie_gezien(tx, p->app->regio, p->wie.sessie, p->nu, err);
}

/* The token of a form: a code over the cookie that comes with it. */
static void
csrf_make(struct pagina *p, const char *cookie)
{
	uint8_t mac[SEAL_HASH];
	struct err err;
	char *s = arena_alloc(p->a, SEAL_HEX);

	p->csrf = "";
	p->csrf_over = cookie;
	if (s == NULL || seal_mac(p->app->seal, SEAL_CSRF, cookie,
	    strlen(cookie), mac, &err) != ERR_OK)
		return;
	seal_hex(mac, s);
	p->csrf = s;
}

/* Also a code that was made before the last rotation of the master keys. */
bool
pagina_csrf_goed(struct pagina *p)
{
	const char *given = http_form(p->req, "csrf");
	uint8_t mac[SEAL_HASH];

	return given != NULL && p->csrf[0] != '\0' && seal_unhex(given, mac) &&
	    seal_mac_check(p->app->seal, SEAL_CSRF, p->csrf_over,
	    strlen(p->csrf_over), mac);
}

enum err_code
pagina_wie(struct pagina *p, struct err *err)
{
	const char *token = http_cookie(p->req, WEB_COOKIE);
	const char *before = http_cookie(p->req, WEB_VOOR);
	struct sessie_vraag v = { .p = p, .token = token };
	enum err_code rc = ERR_LOGIN;
	char fresh[SEAL_TOKEN];

	p->wie = wie_niemand(p->app->regio);
	if (token != NULL && token[0] != '\0')
		rc = db_read_together(p->app->db, sessie_work, &v, err);
	/* Who reads while nothing can be written stays logged in. */
	if (rc == ERR_OK && v.stale) {
		enum err_code seen = db_note(p->app->db, gezien_work, p, err);

		noodlog_zag(p->app->nood, seen != ERR_BUSY);
		TRY(seen == ERR_BUSY ? ERR_OK : seen);
	}
	if (rc == ERR_OK)
		csrf_make(p, token);
	if (rc != ERR_LOGIN)
		return rc;
	if (before == NULL || before[0] == '\0') {
		seal_token_new(fresh);
		http_set_cookie(p->resp, WEB_VOOR, fresh, 3600);
		before = arena_strdup(p->a, fresh);
	}
	csrf_make(p, before == NULL ? "" : before);
	return ERR_OK;
}

static void
pagina_open(struct pagina *p, struct web *web, struct arena *a,
    const struct http_request *req, struct http_response *resp)
{
	*p = (struct pagina){ .web = web, .app = web->app, .a = a,
	    .req = req, .resp = resp, .nu = clock_now(web->app->clock),
	    .csrf = "" };
	p->shell = (struct shell_view){ .regio = web->regio_scherm,
	    .demo = web->config.demo, .titel = "" };
}

/* The session ended under somebody's hands: what was typed goes back to the
 * screen, for nobody else has it. False: nothing was typed. */
static bool
give_back(struct pagina *p)
{
	size_t n;
	const struct getypt_view *g = pagina_getypt_alles(p, &n);

	if (n == 0)
		return false;
	p->shell.titel = "Niet meer ingelogd";
	p->resp->status = http_status_of(ERR_LOGIN);
	tmpl_verlopen(&p->resp->body, &p->shell, g, n);
	return true;
}

static void
handle(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	const struct pagina_route *route = req->arg;
	struct pagina p;
	struct err err = { 0 };

	pagina_open(&p, ctx, a, req, resp);
	if (pagina_wie(&p, &err) != ERR_OK) {
		pagina_fout(&p, &err);
		return;
	}
	p.shell.csrf = p.csrf;
	if (p.wie.medewerker == DB_NULL && !(route->flags & PAGINA_OPEN)) {
		if (!give_back(&p))
			http_redirect(resp, "/inloggen");
		return;
	}
	if (strcmp(req->method, "POST") == 0 && !pagina_csrf_goed(&p)) {
		(void)SAY(&err, ERR_FORBIDDEN, NULL, "Dit formulier is verlopen. "
		    "Ga terug, laad de pagina opnieuw en probeer het nog een keer.");
		pagina_fout(&p, &err);
		return;
	}
	route->fn(&p);
	/* What found no room is missing from the page: better none than half. */
	if (arena_failed(a) && resp->status == 200 && !(route->flags & PAGINA_STROOM)) {
		(void)FAIL(&err, ERR_LIMIT, "the page found no room");
		pagina_fout(&p, &err);
	}
}

/* What the http module refuses by itself. No database, no session here. */
static void
error_page(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	const struct web *web = ctx;
	const char *pad = web->config.routes_pad;
	struct pagina p;
	int status = resp->status;

	if (pad != NULL && strncmp(req->path, pad, strlen(pad)) == 0) {
		web->config.routes_fout(ctx, a, req, resp);
		return;
	}
	pagina_open(&p, ctx, a, req, resp);
	p.shell.titel = "Dit lukt niet";
	tmpl_fout_kaal(&resp->body, &p.shell, status == 404 ?
	    "Deze pagina is er niet" : "Dit lukt niet",
	    status == 413 ? "Wat je stuurt is te groot." :
	    status == 404 ? "Het adres klopt niet, of de pagina is weg." :
	    status == 503 ? "Het is nu te druk. Probeer het zo opnieuw." :
	    "De vraag van je browser kon niet worden gelezen.");
	resp->status = status;
}

static void
log_event(void *ctx, const struct http_event *e)
{
	(void)ctx;
	if (e->status >= 500)
		log_line(LEVEL_ERROR, "http", "vraag=%s methode=%s route=%s status=%d ms=%lld %s",
		    e->id, e->method, e->route, e->status, (long long)e->millis, e->why);
}

static size_t
count(const struct pagina_route *r)
{
	size_t n = 0;

	while (r[n].method != NULL)
		n++;
	return n;
}

static enum err_code
routes_make(struct web *web, struct err *err)
{
	const struct pagina_route *const tables[] = { ROUTE_TABLES };
	size_t n = web->config.nroutes;

	for (size_t t = 0; t < sizeof(tables) / sizeof(tables[0]); t++)
		n += count(tables[t]);
	if ((web->routes = arena_new(web->a, struct http_route, n)) == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	for (size_t t = 0; t < sizeof(tables) / sizeof(tables[0]); t++)
		for (const struct pagina_route *r = tables[t]; r->method != NULL; r++)
			web->routes[web->nroutes++] = (struct http_route){
			    .method = r->method, .pattern = r->pattern,
			    .handler = handle, .arg = r,
			    .body_limit = r->body_limit,
			    .flags = r->flags & PAGINA_STROOM ? HTTP_STREAM : 0 };
	for (size_t i = 0; i < web->config.nroutes; i++)
		web->routes[web->nroutes++] = web->config.routes[i];
	return ERR_OK;
}

/* The mark says "Veilig Thuis" already; below it stands which region. */
static const char *
regio_naam(struct arena *a, const char *scherm)
{
	static const char mark[] = "Veilig Thuis ";

	if (strncmp(scherm, mark, strlen(mark)) != 0)
		return scherm;
	return arena_printf(a, "regio %s", scherm + strlen(mark));
}

enum err_code
web_start(const struct app *app, const struct web_config *config,
    struct web **out, struct err *err)
{
	struct arena *a = arena_create(WEB_MEMORY);
	struct web *web = a == NULL ? NULL : arena_new(a, struct web, 1);
	struct http_config http = { .listen = config->listen,
	    .secure = config->secure, .proxy = config->proxy,
	    .files = config->files,
	    .files_prefix = "/static/", .error_page = error_page,
	    .log = log_event };
	enum err_code rc;

	if (web == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	web->a = a;
	web->app = app;
	web->config = *config;
	web->regio_scherm = regio_naam(a, regio_scherm(app->gegevens));
	if ((rc = routes_make(web, err)) == ERR_OK)
		rc = http_start(&http, web->routes, web->nroutes, web,
		    &web->server, err);
	if (rc != ERR_OK) {
		arena_destroy(a);
		return rc;
	}
	*out = web;
	return ERR_OK;
}

unsigned
web_port(const struct web *web)
{
	return http_port(web->server);
}

void
web_wake(struct web *web)
{
	http_streams_wake(web->server);
}

void
web_stats(const struct web *web, struct http_stats *out)
{
	http_stats(web->server, out);
}

bool
web_stop(struct web *web)
{
	if (!http_stop(web->server))
		return false;
	arena_destroy(web->a);
	return true;
}
