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
#include "exchange/brp/brp_lijn.h"
#include "exchange/smtp/smtp.h"
#include "os/file.h"
#include "exchange/postvak.h"
#include "journal/noodlog.h"
#include "main/main.h"
#include "main/serve.h"
#include "main/serve_wekker.h"
#include "main/toestand.h"
#include "os/log.h"
#include "web/web.h"

#define WAKE_MS 500	/* how soon live pages see a change */
#define MERGE_EVERY 4	/* times WAKE_MS: how often looks that wait are merged */
#define API_MEMORY ((size_t)1 << 20)

/* A new norm or holiday holds at once, also when another process loaded it. */
static void
look_at_region(struct running *r)
{
	struct err err;
	bool changed;

	if (running_reload(r, &changed, &err) != ERR_OK)
		log_line(LEVEL_ERROR, "regio", "not read again: %s", err.detail);
	else if (changed)
		log_line(LEVEL_INFO, "regio", "read again");
}

/* What was looked at while the database could not be written. */
static void
merge_looks(struct running *r)
{
	struct err err;
	size_t n = 0;

	if (!noodlog_wacht(r->app.nood))
		return;
	if (noodlog_verwerk(r->app.nood, r->app.db, r->app.regio, clock_now(&r->clock), &n,
	    &err) != ERR_OK)
		return;		/* not yet: it stays in the file */
	noodlog_zag(r->app.nood, true);
	log_line(LEVEL_NOTICE, "noodlog", "n=%zu looks went into the journal", n);
}

/* Waits for SIGINT or SIGTERM; meanwhile tells live pages of changes. */
static void
wait_for_stop(struct running *r, struct web *web, const sigset_t *stop)
{
	uint64_t seen = db_version(r->app.db), now;
	const struct timespec step = { .tv_nsec = WAKE_MS * 1000000L };

	for (unsigned turn = 0; sigtimedwait(stop, NULL, &step) < 0; turn++) {
		if (turn % MERGE_EVERY == 0)
			merge_looks(r);
		now = db_version(r->app.db);
		if (now != seen) {
			look_at_region(r);
			web_wake(web);
		}
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

/* The routes that are no pages, in one table. */
static enum err_code
other_routes(struct arena *a, const struct api *api, const struct toestand *t,
    struct web_config *config, struct err *err)
{
	size_t n, m;
	const struct http_route *of_api = api_routes(api, &n);
	const struct http_route *of_state = toestand_routes(t, &m);
	struct http_route *all = arena_new(a, struct http_route, n + m);

	if (all == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	memcpy(all, of_api, n * sizeof(*all));
	memcpy(all + n, of_state, m * sizeof(*all));
	config->routes = all;
	config->nroutes = n + m;
	config->routes_pad = "/api/";
	config->routes_fout = api_fout;
	return ERR_OK;
}

static enum err_code
start(struct call *c, struct running *r, struct web_config *config, struct arena *a,
    struct toestand **toestand, struct web **web, struct postvak **postvak,
    struct err *err)
{
	struct api *api;

	TRY(noodlog_open(c->s.noodlog, r->app.seal, &r->app.nood, err));
	merge_looks(r);
	TRY(api_maak(&r->app, a, &api, err));
	TRY(toestand_maak(r, &c->s, a, toestand, err));
	TRY(other_routes(a, api, *toestand, config, err));
	TRY(web_start(&r->app, config, web, err));
	TRY(toestand_start(*toestand, *web, err));
	return open_postvak(c, r, postvak, err);
}

static void
say_where(const struct call *c, const struct web *web, const struct toestand *t)
{
	(void)fprintf(stderr, "samenloop: luistert op http://%.*s:%u\n",
	    (int)(strrchr(c->s.luister, ':') - c->s.luister), c->s.luister,
	    web_port(web));
	if (toestand_port(t) != 0)
		(void)fprintf(stderr, "samenloop: toestand op http://%.*s:%u/metrics\n",
		    (int)(strrchr(c->s.toestand, ':') - c->s.toestand), c->s.toestand,
		    toestand_port(t));
}

int
serve_until_stopped(struct call *c, struct running *r)
{
	struct web_config config = { .listen = c->s.luister,
	    .secure = c->s.https, .proxy = c->s.proxy,
	    .demo = c->s.demo };
	struct arena *a = arena_create(API_MEMORY);
	struct toestand *toestand;
	struct postvak *postvak;
	struct wekker *wekker;
	struct web *web;
	struct err err;
	sigset_t stop;

	(void)sigemptyset(&stop);
	(void)sigaddset(&stop, SIGINT);
	(void)sigaddset(&stop, SIGTERM);
	(void)sigprocmask(SIG_BLOCK, &stop, NULL);
	config.files = static_files;
	if (a == NULL || start(c, r, &config, a, &toestand, &web, &postvak, &err) != ERR_OK ||
	    serve_wekker(c, r, &wekker, &err) != ERR_OK)
		return call_failed(c, &err);
	say_where(c, web, toestand);
	wait_for_stop(r, web, &stop);
	(void)fprintf(stderr, "samenloop: stopt; wat binnen is wordt afgemaakt\n");
	wekker_close(wekker);
	toestand_stop(toestand);
	postvak_close(postvak);
	if (!web_stop(web)) {
		(void)fprintf(stderr, "samenloop: niet alles was op tijd klaar\n");
		_exit(1);
	}
	noodlog_close(r->app.nood);
	r->app.nood = NULL;
	arena_destroy(a);
	return 0;
}

/* A BSN and the key go along: in clear only to a program on this machine. */
static bool
brp_adres_goed(const char *url)
{
	static const char *const begin[] = { "https://", "http://127.0.0.1:", "http://[::1]:",
	    "http://localhost:" };

	for (size_t i = 0; i < sizeof(begin) / sizeof(begin[0]); i++)
		if (strncmp(url, begin[i], strlen(begin[i])) == 0)
			return strpbrk(url, "@ ") == NULL;
	return false;
}

/* The key of the BRP stands in a file of its own, without the last line end. */
static enum err_code
brp_aan(struct call *c, struct brp_lijn *lijn, struct err *err)
{
	struct blob b;
	size_t n;

	*lijn = (struct brp_lijn){ .url = c->s.brp, .ca = c->s.brp_ca };
	if (c->s.brp == NULL)
		return ERR_OK;
	if (!brp_adres_goed(c->s.brp))
		return SAY(err, ERR_INVALID, "brp", "Het adres van de BRP begint met https://.");
	TRY(smtp_begin(err));		/* libcurl, once */
	if (c->s.brp_sleutel == NULL)
		return ERR_OK;
	TRY(file_read(c->a, c->s.brp_sleutel, 4096, &b, err));
	for (n = b.n; n > 0 && (b.p[n - 1] == '\n' || b.p[n - 1] == '\r'); n--)
		continue;
	lijn->sleutel = arena_strndup(c->a, (const char *)b.p, n);
	return lijn->sleutel == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

static int
run(struct call *c)
{
	struct brp_lijn lijn;
	struct brp brp = { brp_lijn_vraag, &lijn };
	struct running r;
	struct err err;
	int rc;

	if (running_open(c, false, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	if (brp_aan(c, &lijn, &err) != ERR_OK) {
		running_close(&r);
		return call_failed(c, &err);
	}
	r.app.brp = c->s.brp == NULL ? NULL : &brp;
	rc = serve_until_stopped(c, &r);
	running_close(&r);
	return rc;
}

static const struct option opties[] = {
	{ "--luister", true, "adres en poort (127.0.0.1:8080)" },
	{ "--https", false, "mensen komen via https (achter een proxy)" },
	{ "--proxy", true, "adres van de eigen proxy: geloof zijn X-Forwarded-For" },
	{ "--toestand", true, "eigen adres en poort voor /metrics" },
	{ "--noodlog", true, "bestand, op een andere schijf, voor wie wat inziet als de "
	    "database niet te schrijven is" },
	{ "--postvak", true, "map waar berichten binnenkomen" },
	{ "--adres", true, "waar mensen ons vinden, voor in e-mail: https://..." },
	{ "--brp", true, "adres van BRP personen 2 (https://.../haalcentraal/api/brp)" },
	{ "--brp-sleutel", true, "bestand met de sleutel (X-API-KEY) voor de BRP" },
	{ "--brp-ca", true, "bestand met certificaten om te vertrouwen voor de BRP" },
	{ "--smtp", true, "mailserver: smtp://host:poort of smtps://host:poort" },
	{ "--smtp-van", true, "adres van de afzender" },
	{ "--smtp-tls", true, "verplicht (gewoon) of zonder" },
	{ "--smtp-ca", true, "bestand met certificaten om te vertrouwen" },
	{ "--smtp-gebruiker", true, "gebruikersnaam bij de mailserver" },
	{ "--smtp-wachtwoord", true, "bestand met het wachtwoord" },
	{ NULL, false, NULL },
};

const struct command command_serve = {
	.naam = "serve", .uitleg = "de server starten", .gebruik = "[opties]",
	.opties = opties, .run = run,
};
