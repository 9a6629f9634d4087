/* waarschuwing_page.c - one's own warnings: the list, and live in the bell. */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/waarschuwing/waarschuwing.h"
#include "os/clock.h"
#include "rights/sessie.h"
#include "termijn_tmpl.h"
#include "web/routes.h"
#include "web/termijn_view.h"
#include "web/web_intern.h"

#define MEMORY ((size_t)1 << 20)
#define PAUSE_MS 2000

/* ---- the list -------------------------------------------------------------------- */

/* What was told, and how it stands now. open: this person can say more at the clock. */
static const char *
zin(struct pagina *p, const struct waarschuwing *w, bool open)
{
	const char *nu = strcmp(w->stand, "loopt") == 0 ? w->woorden :
	    pagina_tekst(p, "nu %s", w->woorden);

	if (strcmp(w->soort, "zonder_eigenaar") == 0 && strcmp(w->stand, "loopt") == 0 &&
	    w->eigenaar == NULL)
		return pagina_tekst(p, "Niemand heeft deze termijn: %s.", nu);
	if (strcmp(w->soort, "laat") == 0 && strcmp(w->stand, "loopt") == 0)
		return pagina_tekst(p, "De termijn is voorbij: %s.%s", nu,
		    open ? " Zeg waarom." : "");
	return pagina_tekst(p, "De termijn: %s.", nu);
}

static struct waarschuwing_view
rij(struct pagina *p, const struct waarschuwing *w)
{
	bool laat = strcmp(w->kleur, "laat") == 0;
	bool open = wie_mag(&p->wie, w->dossier == DB_NULL ? RECHT_TERMIJN :
	    RECHT_DOSSIER_LEZEN);

	return (struct waarschuwing_view){ .kenmerk = w->kenmerk, .naam = w->naam,
	    .zin = zin(p, w, open), .tijd = time_short(p->a, w->op, p->nu),
	    .iso = time_local_iso(p->a, w->op), .eigenaar = w->eigenaar,
	    .icoon = laat ? "alert-octagon" : strcmp(w->kleur, "straks") == 0 ?
	    "clock-exclamation" : "clock", .klasse = laat ? "vt-seinen__icoon--laat" :
	    "", .nieuw = w->gezien_op == DB_NULL, .pad = open ?
	    pagina_tekst(p, "/termijn/%" PRId64, w->termijn) : NULL };
}

static void
waarschuwingen_get(struct pagina *p)
{
	struct uit_waarschuwingen_lezen u;
	struct waarschuwingen_view v = { .csrf = p->csrf };
	struct waarschuwing_view *r;
	struct err err;

	if (pagina_kijk(p, ACT_waarschuwingen_lezen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	r = arena_new(p->a, struct waarschuwing_view, u.n + 1);
	for (; r != NULL && v.n < u.n; v.n++) {
		r[v.n] = rij(p, &u.v[v.n]);
		v.nieuw += r[v.n].nieuw;
	}
	v.v = r;
	if (wie_mag(&p->wie, RECHT_TERMIJN_TOEZICHT)) {
		v.toezicht = "/termijnen/zonder-eigenaar";
		v.kalender = kalender_waarschuwing(p->a, regio_kalender(p->app->gegevens),
		    date_of_time(p->nu));
	}
	pagina_begin(p, "Waarschuwingen", "");
	tmpl_waarschuwingen(&p->resp->body, &v);
	pagina_einde(p);
}

static void
gezien_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;

	if (pagina_doe(p, ACT_waarschuwing_gezien, &uit, &err) != ERR_OK)
		pagina_fout(p, &err);
	else
		pagina_klaar(p, "/waarschuwingen", "gezien");
}

/* ---- live: only a number ---------------------------------------------------------------- */

struct bel {
	struct arena	*a, *scratch;	/* of this stream; of one look */
	struct web	*web;
	const char	*token;
	uint64_t	 seen;
	int64_t		 last_ms, tel;	/* tel -1: not said yet */
};

struct kijk {
	struct bel	*b;
	int64_t		 tel;
};

static enum err_code
kijk_work(struct tx *tx, void *arg, struct err *err)
{
	struct kijk *k = arg;
	const struct app *app = k->b->web->app;
	struct wie wie;
	bool stale;

	TRY_ALONG(tx, sessie_wie(tx, k->b->scratch, app->regio, k->b->token,
	    clock_now(app->clock), &wie, &stale, err));
	return waarschuwingen_tel(tx, k->b->scratch, app->regio, k->b->token, &k->tel, err);
}

static bool
next(void *state, struct buf *out)
{
	struct bel *b = state;
	uint64_t version = db_version(b->web->app->db);
	int64_t now = os_now_ms();
	struct kijk k = { .b = b };
	struct err err;

	if (b->tel >= 0 && (version == b->seen || now < b->last_ms + PAUSE_MS))
		return true;
	arena_reset(b->scratch);
	if (db_read_together(b->web->app->db, kijk_work, &k, &err) != ERR_OK)
		return err.code == ERR_BUSY;
	b->seen = version;
	b->last_ms = now;
	if (k.tel != b->tel)
		buf_printf(out, "event: waarschuwing\ndata: {\"aantal\": %" PRId64
		    ", \"meer\": %s}\n\n", k.tel, b->tel >= 0 && k.tel > b->tel ? "true" :
		    "false");
	b->tel = k.tel;
	return true;
}

static void
drop(void *state)
{
	struct bel *b = state;

	arena_destroy(b->scratch);
	arena_destroy(b->a);
}

static void
stroom_get(struct pagina *p)
{
	const char *token = http_cookie(p->req, WEB_COOKIE);
	struct arena *a = arena_create(MEMORY);
	struct bel *b = a == NULL ? NULL : arena_new(a, struct bel, 1);

	if (b != NULL) {
		*b = (struct bel){ .a = a, .scratch = arena_create(MEMORY), .web = p->web,
		    .token = token == NULL ? NULL : arena_strdup(a, token), .tel = -1 };
	}
	if (b == NULL || b->scratch == NULL || b->token == NULL) {
		arena_destroy(b == NULL ? NULL : b->scratch);
		arena_destroy(a);
		pagina_fout(p, &(struct err){ .code = ERR_BUSY, .where = __func__ });
		return;
	}
	http_stream_open(p->resp, (uint64_t)p->wie.medewerker, next, b, drop);
}

const struct pagina_route waarschuwing_routes[] = {
	{ "GET", "/waarschuwingen", waarschuwingen_get, 0, 0 },
	{ "POST", "/waarschuwingen/gezien", gezien_post, 0, 0 },
	{ "GET", "/waarschuwingen/stroom", stroom_get, PAGINA_STROOM, 0 },
	{ 0 },
};
