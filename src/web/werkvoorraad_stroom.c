/* werkvoorraad_stroom.c - the work list as it changes, without moving rows.
 *
 * After each commit (at most once in two seconds) the list is looked at again
 * through its act, so that what is shown is journaled as every look is. Rows
 * that changed go out as cells; new ones only as a number; a new crisis is
 * said at once. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "db/db.h"
#include "json/json.h"
#include "os/clock.h"
#include "rights/sessie.h"
#include "web/werkvoorraad_intern.h"
#include "web/web_intern.h"
#include "werkvoorraad_tmpl.h"

#define ROWS 25			/* as many as a page has */
#define PAUSE_MS 2000
#define ROW_MAX ((size_t)16 * 1024)
#define MEMORY ((size_t)4 << 20)

struct row {
	int64_t		 id;
	uint64_t	 hash;
	bool		 crisis;
};

struct stroom {
	struct arena	*a;		/* of this stream */
	struct arena	*scratch;	/* of one look */
	struct web	*web;
	struct http_request req;	/* the query and where from */
	const char	*token, *csrf;
	struct row	 rows[ROWS];
	size_t		 nrows;
	bool		 started;
	uint64_t	 seen;
	int64_t		 last_ms;
	int64_t		 new_rows;
};

/* FNV-1a: did the row change? */
static uint64_t
hash_of(const char *s)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	return h;
}

static struct row *
row_find(struct stroom *s, int64_t id)
{
	for (size_t i = 0; i < s->nrows; i++)
		if (s->rows[i].id == id)
			return &s->rows[i];
	return NULL;
}

static void
event(struct buf *out, const char *name, const struct buf *json)
{
	buf_printf(out, "event: %s\ndata: %s\n\n", name, buf_str(json));
}

static void
send_row(struct buf *out, int64_t id, const char *html)
{
	BUF_AUTO b = BUF_INIT(2 * ROW_MAX);
	struct json_writer j = JSON_WRITER(&b);
	char key[24];

	json_open_object(&j);
	/* As text: a number this long is rounded by the browser. */
	(void)snprintf(key, sizeof(key), "%" PRId64, id);
	json_field_string(&j, "sleutel", key);
	json_field_string(&j, "html", html);
	json_close_object(&j);
	if (json_written(&j))
		event(out, "cel", &b);
}

static void
send_crisis(struct pagina *p, struct buf *out, const struct werk_regel *r, const char *pad)
{
	BUF_AUTO b = BUF_INIT(1024);
	struct json_writer j = JSON_WRITER(&b);

	json_open_object(&j);
	/* No name: the alarm may come up on a screen that others see. */
	json_field_string(&j, "tekst", pagina_tekst(p, "Nieuwe crisis: %s", r->kenmerk));
	json_field_string(&j, "url", pad);
	json_close_object(&j);
	if (json_written(&j))
		event(out, "crisis", &b);
}

static void
send_count(struct buf *out, int64_t n)
{
	buf_printf(out, "event: nieuw\ndata: {\"aantal\": %" PRId64 "}\n\n", n);
}

/* Compares what is there now with what was sent. */
static void
compare(struct stroom *s, struct pagina *p, const struct uit_werkvoorraad *u,
    struct buf *out)
{
	int64_t fresh = 0;

	for (size_t i = 0; i < u->n; i++) {
		struct werk_rij_view v = werk_rij(p, &u->v[i]);
		struct row *row = row_find(s, v.id);
		BUF_AUTO html = BUF_INIT(ROW_MAX);
		uint64_t h;

		tmpl_werk_rij(&html, &v, p->csrf);
		h = hash_of(buf_str(&html));
		if (!s->started && s->nrows < ROWS)
			s->rows[s->nrows++] = (struct row){ v.id, h, v.crisis };
		else if (row == NULL)
			fresh++;
		if (s->started && v.crisis && (row == NULL || !row->crisis))
			send_crisis(p, out, &u->v[i], v.pad);
		if (row == NULL)
			continue;
		if (row->hash != h)
			send_row(out, v.id, buf_str(&html));
		row->hash = h;
		row->crisis = v.crisis;
	}
	if (s->started && fresh != s->new_rows)
		send_count(out, s->new_rows = fresh);
	s->started = true;
}

struct again {
	struct stroom	*s;
	struct pagina	*p;
};

static enum err_code
again_work(struct tx *tx, void *arg, struct err *err)
{
	struct again *g = arg;
	bool stale;

	return sessie_wie(tx, g->p->a, g->p->app->regio, g->s->token, g->p->nu,
	    &g->p->wie, &stale, err);
}

/* One look, as whoever opened the stream still is. False: the session ended. */
static bool
look(struct stroom *s, struct buf *out)
{
	struct pagina p = { .web = s->web, .app = s->web->app, .a = s->scratch,
	    .req = &s->req, .nu = clock_now(s->web->app->clock), .csrf = s->csrf };
	struct uit_werkvoorraad uit;
	struct err err;

	arena_reset(s->scratch);
	if (db_read(p.app->db, again_work, &(struct again){ s, &p }, &err) != ERR_OK)
		return false;
	if (pagina_doe(&p, ACT_werkvoorraad, &uit, &err) != ERR_OK)
		return err.code == ERR_BUSY;
	compare(s, &p, &uit, out);
	buf_puts(out, "event: stand\ndata: {}\n\n");
	return true;
}

static bool
next(void *state, struct buf *out)
{
	struct stroom *s = state;
	uint64_t version = db_version(s->web->app->db);
	int64_t now = os_now_ms();

	if (s->started && (version == s->seen || now < s->last_ms + PAUSE_MS))
		return true;
	if (!look(s, out))
		return false;
	s->seen = version;
	s->last_ms = now;
	return true;
}

static void
drop(void *state)
{
	struct stroom *s = state;

	arena_destroy(s->scratch);
	arena_destroy(s->a);
}

/* The request lives as long as the stream: its query is copied. */
static bool
copy_request(struct stroom *s, const struct http_request *req)
{
	struct pair *q = arena_new(s->a, struct pair, req->nquery + 1);

	s->req = (struct http_request){ .method = "GET", .path = "", .route = "",
	    .remote = arena_strdup(s->a, req->remote), .id = "stroom",
	    .query = q, .content_type = "", .body = "" };
	for (size_t i = 0; q != NULL && i < req->nquery; i++)
		q[s->req.nquery++] = (struct pair){
		    arena_strdup(s->a, req->query[i].name),
		    arena_strdup(s->a, req->query[i].value) };
	s->token = arena_strdup(s->a, http_cookie(req, WEB_COOKIE));
	return q != NULL && s->token != NULL && s->csrf != NULL && s->req.remote != NULL;
}

void
werkvoorraad_stroom(struct pagina *p)
{
	struct arena *a;
	struct stroom *s;

	if (!wie_mag(&p->wie, RECHT_WERKVOORRAAD)) {
		pagina_fout(p, &(struct err){ .code = ERR_FORBIDDEN, .where = __func__ });
		return;
	}
	a = arena_create(MEMORY);
	s = a == NULL ? NULL : arena_new(a, struct stroom, 1);
	if (s != NULL) {
		s->a = a;
		s->web = p->web;
		s->csrf = arena_strdup(a, p->csrf);	/* of the buttons in a row */
		s->scratch = arena_create(MEMORY);
	}
	if (s == NULL || s->scratch == NULL || !copy_request(s, p->req)) {
		arena_destroy(s == NULL ? NULL : s->scratch);
		arena_destroy(a);
		pagina_fout(p, &(struct err){ .code = ERR_BUSY, .where = __func__ });
		return;
	}
	http_stream_open(p->resp, (uint64_t)p->wie.medewerker, next, s, drop);
}
