/* serve.c - samenloop serve: the server, until it is asked to stop. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "api/api.h"
#include "base/arena.h"
#include "base/embed.h"
#include "db/db.h"
#include "exchange/postvak.h"
#include "main/main.h"
#include "main/serve.h"
#include "web/web.h"

#define WAKE_MS 500	/* how soon live pages see a change */
#define API_MEMORY ((size_t)1 << 20)

/* Waits for SIGINT or SIGTERM; meanwhile tells live pages of changes. */
static void
wait_for_stop(struct running *r, struct web *web, const sigset_t *stop)
{
	uint64_t seen = db_version(r->app.db), now;
	const struct timespec step = { .tv_nsec = WAKE_MS * 1000000L };

	while (sigtimedwait(stop, NULL, &step) < 0) {
		now = db_version(r->app.db);
		if (now != seen)
			web_wake(web);
		seen = now;
	}
}

/* The drop folder for messages, when there is one. */
static enum err_code
open_postvak(const struct call *c, const struct running *r, struct postvak **out,
    struct err *err)
{
	*out = NULL;
	if (c->s.postvak == NULL)
		return ERR_OK;
	TRY(postvak_open(&(struct postvak_config){ .app = &r->app, .map = c->s.postvak,
	    .program = c->program, .stil_ms = POSTVAK_STIL_MS }, out, err));
	return postvak_start(*out, err);
}

int
serve_until_stopped(struct call *c, struct running *r)
{
	struct web_config config = { .listen = c->s.luister,
	    .secure = c->s.https, .behind_proxy = c->s.proxy,
	    .demo = c->s.demo };
	struct arena *a = arena_create(API_MEMORY);
	struct postvak *postvak;
	struct api *api;
	struct web *web;
	struct err err;
	sigset_t stop;

	(void)sigemptyset(&stop);
	(void)sigaddset(&stop, SIGINT);
	(void)sigaddset(&stop, SIGTERM);
	(void)sigprocmask(SIG_BLOCK, &stop, NULL);
	config.files = static_files;
	if (a == NULL || api_maak(&r->app, a, &api, &err) != ERR_OK)
		return call_failed(c, &err);
	config.routes = api_routes(api, &config.nroutes);
	config.routes_pad = "/api/";
	config.routes_fout = api_fout;
	if (web_start(&r->app, &config, &web, &err) != ERR_OK ||
	    open_postvak(c, r, &postvak, &err) != ERR_OK)
		return call_failed(c, &err);
	(void)fprintf(stderr, "samenloop: luistert op http://%.*s:%u\n",
	    (int)(strrchr(c->s.luister, ':') - c->s.luister), c->s.luister,
	    web_port(web));
	wait_for_stop(r, web, &stop);
	(void)fprintf(stderr, "samenloop: stopt; wat binnen is wordt afgemaakt\n");
	postvak_close(postvak);
	if (!web_stop(web)) {
		(void)fprintf(stderr, "samenloop: niet alles was op tijd klaar\n");
		_exit(1);
	}
	arena_destroy(a);
	return 0;
}

static int
run(struct call *c)
{
	struct running r;
	struct err err;
	int rc;

	if (running_open(c, false, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	rc = serve_until_stopped(c, &r);
	running_close(&r);
	return rc;
}

static const struct option opties[] = {
	{ "--luister", true, "adres en poort (127.0.0.1:8080)" },
	{ "--https", false, "mensen komen via https (achter een proxy)" },
	{ "--proxy", false, "achter één eigen proxy: geloof X-Forwarded-For" },
	{ "--postvak", true, "map waar berichten binnenkomen" },
	{ NULL, false, NULL },
};

const struct command command_serve = {
	.naam = "serve", .uitleg = "de server starten", .gebruik = "[opties]",
	.opties = opties, .run = run,
};
