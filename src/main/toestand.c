#include "main/toestand.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "db/db.h"
#include "domain/regio/hartslag.h"
#include "main/meting.h"
#include "os/clock.h"
#include "os/proces.h"

#define KEEP_MS 500		/* asked again sooner: the same answer */
#define STUCK_MS 3000		/* a write that takes longer is no write */
#define CLOCK_BACK 120		/* seconds that clocks of servers may differ */
#define DISK_MIN ((int64_t)32 << 20)
#define DATE_MIN INT64_C(1767225600)	/* 2026: before it no clock is set */

struct toestand {
	const struct running	*r;
	const struct settings	*s;
	const struct web	*web;
	const char		*map;	/* of the database, or NULL: not on this machine */
	struct http_server	*server;
	struct http_route	 routes[3];
	int64_t			 begon;

	pthread_mutex_t		 lock;	/* of all below */
	bool			 vraagt;	/* somebody is asking the database now */
	int64_t			 gevraagd_ms;
	bool			 ooit;
	struct gereed		 laatst;
};

struct klop {
	struct arena	*a;
	int64_t		 nu, vorige;
};

static enum err_code
klop_work(struct tx *tx, void *arg, struct err *err)
{
	struct klop *k = arg;

	return hartslag_klop(tx, k->a, k->nu, &k->vorige, err);
}

static struct gereed
ask(struct toestand *t, struct arena *a)
{
	struct klop k = { .a = a, .nu = clock_now(&t->r->clock) };
	struct gereed g = { .schijf_vrij = t->map == NULL ? -1 : os_disk_free(t->map) };
	struct err err;

	g.database = db_note(t->r->app.db, klop_work, &k, &err) == ERR_OK;
	g.klok = k.nu >= DATE_MIN && (!g.database || k.vorige <= k.nu + CLOCK_BACK);
	g.schijf = g.schijf_vrij < 0 || g.schijf_vrij >= DISK_MIN;
	return g;
}

/* One at a time asks the database: a hanging disk must not take all workers. */
static struct gereed
gereed(struct toestand *t, struct arena *a)
{
	int64_t now = os_now_ms();
	struct gereed g;
	bool mine;

	(void)pthread_mutex_lock(&t->lock);
	mine = !t->vraagt && (!t->ooit || now - t->gevraagd_ms >= KEEP_MS);
	g = t->laatst;
	if (t->vraagt && now - t->gevraagd_ms >= STUCK_MS)
		g.database = false;
	if (mine) {
		t->vraagt = true;
		t->gevraagd_ms = now;
	}
	(void)pthread_mutex_unlock(&t->lock);
	if (!mine)
		return g;
	g = ask(t, a);
	(void)pthread_mutex_lock(&t->lock);
	t->laatst = g;
	t->ooit = true;
	t->vraagt = false;
	(void)pthread_mutex_unlock(&t->lock);
	return g;
}

/* ---- answers ------------------------------------------------------------------ */

static void
plain(struct http_response *resp, const char *type)
{
	resp->content_type = type;
	http_set_header(resp, "Cache-Control", "no-store");
}

static void
show_gezond(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	(void)ctx, (void)a, (void)req;
	plain(resp, "application/json");
	buf_puts(&resp->body, "{\"gezond\": true}\n");
}

static void
show_gereed(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	struct toestand *t = (void *)(uintptr_t)req->arg;
	struct gereed g = gereed(t, a);
	bool yes = g.database && g.klok && g.schijf;

	(void)ctx;
	plain(resp, "application/json");
	resp->status = yes ? 200 : 503;
	if (!yes)
		http_set_header(resp, "Retry-After", "5");
	buf_printf(&resp->body, "{\"gereed\": %s, \"database\": \"%s\", \"klok\": \"%s\", "
	    "\"schijf\": \"%s\"}\n", yes ? "true" : "false",
	    g.database ? "goed" : "niet te schrijven", g.klok ? "goed" : "loopt achter",
	    g.schijf ? "goed" : "bijna vol");
}

static void
show_metrics(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	struct toestand *t = (void *)(uintptr_t)req->arg;
	struct meting m = { .begon = t->begon, .gereed = gereed(t, a) };

	(void)ctx;
	plain(resp, "text/plain; version=0.0.4; charset=utf-8");
	web_stats(t->web, &m.http);
	db_stats(t->r->app.db, &m.db);
	os_proces(&m.proces);
	meting_schrijf(&m, &resp->body);
}

/* ---- start and stop ------------------------------------------------------------ */

static const char *
folder_of(struct arena *a, const char *url)
{
	const char *path = strncmp(url, "sqlite:", 7) == 0 ? url + 7 : NULL, *slash;

	if (path == NULL)
		return NULL;
	slash = strrchr(path, '/');
	return slash == NULL ? "." : arena_strndup(a, path, (size_t)(slash - path) + 1);
}

enum err_code
toestand_maak(const struct running *r, const struct settings *s, struct arena *a,
    struct toestand **out, struct err *err)
{
	struct toestand *t = arena_new(a, struct toestand, 1);

	if (t == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	t->r = r;
	t->s = s;
	t->map = folder_of(a, s->database);
	t->begon = os_now();
	(void)pthread_mutex_init(&t->lock, NULL);
	t->routes[0] = (struct http_route){ .method = "GET", .pattern = "/gezond",
	    .handler = show_gezond, .arg = t };
	t->routes[1] = (struct http_route){ .method = "GET", .pattern = "/gereed",
	    .handler = show_gereed, .arg = t };
	t->routes[2] = (struct http_route){ .method = "GET", .pattern = "/metrics",
	    .handler = show_metrics, .arg = t };
	*out = t;
	return ERR_OK;
}

const struct http_route *
toestand_routes(const struct toestand *t, size_t *n_out)
{
	*n_out = 2;		/* never /metrics */
	return t->routes;
}

enum err_code
toestand_start(struct toestand *t, const struct web *web, struct err *err)
{
	struct http_config config = { .listen = t->s->toestand, .workers = 2,
	    .network_threads = 1, .connections = 32, .streams = 1 };

	t->web = web;
	if (t->s->toestand == NULL)
		return ERR_OK;
	return http_start(&config, t->routes, 3, t, &t->server, err);
}

unsigned
toestand_port(const struct toestand *t)
{
	return t->server == NULL ? 0 : http_port(t->server);
}

void
toestand_stop(struct toestand *t)
{
	(void)http_stop(t->server);
}
