#include "exchange/wekker.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "acts/uit.h"
#include "db/db.h"
#include "domain/klus/klus.h"
#include "domain/voorval/voorval.h"
#include "domain/waarschuwing/waarschuwing.h"
#include "os/clock.h"
#include "os/log.h"
#include "os/random.h"
#include "rights/grafsteen.h"

#define RONDE_MS 10000
#define MEMORY ((size_t)16 << 20)
#define HERHAAL_MAX 10000	/* pieces of work in one round */

struct wekker {
	struct wekker_config	 config;
	struct arena		*keep, *a;	/* of itself; of a round */
	struct wie		 wie;
	char			 claim[20];
	pthread_t		 thread;
	int			 wek;
	bool			 draait;
	int64_t			 geveegd;	/* what was destroyed until then left the log */
};

/* What waits, seen without going through the door. */
struct kijk {
	struct wekker	*w;
	int64_t		 nu;
	int64_t		 vernietigd;	/* when something last was */
	bool		 sein, post;
};

static enum err_code
kijk_work(struct tx *tx, void *arg, struct err *err)
{
	struct kijk *k = arg;
	int64_t regio = k->w->config.app->regio;

	TRY(grafsteen_laatste(tx, k->w->a, regio, &k->vernietigd, err));
	TRY(waarschuwen_nodig(tx, k->w->a, regio, k->nu, &k->sein, err));
	if (!k->sein)
		TRY(voorval_periode_nodig(tx, k->w->a, regio, k->w->config.app->gegevens,
		    k->nu, &k->sein, err));
	if (k->w->config.smtp == NULL)
		return ERR_OK;
	return klus_wacht(tx, k->w->a, regio, k->nu, &k->post, err);
}

static enum err_code
doe(struct wekker *w, enum act_id act, const struct pair *velden, size_t n, void *out,
    struct err *err)
{
	struct act_ctx *c = arena_new(w->a, struct act_ctx, 1);

	if (c == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	act_begin(c, w->config.app, w->a, &w->wie, "wekker");
	return act_run(c, &(struct act_vraag){ .act = act, .velden = velden, .nvelden = n },
	    out, err);
}

/* Warnings, a piece at a time, so that the writer is not held long. */
static enum err_code
waarschuw(struct wekker *w, struct wekker_ronde *r, struct err *err)
{
	struct uit_termijnen_bewaken u;

	for (int i = 0; i < HERHAAL_MAX; i++) {
		arena_reset(w->a);
		TRY(doe(w, ACT_termijnen_bewaken, NULL, 0, &u, err));
		r->gegeven += u.gegeven;
		if (u.klokken < WAARSCHUW_KLOKKEN_MAX)
			return ERR_OK;
	}
	return ERR_OK;
}

static enum err_code
verstuur(struct wekker *w, const struct post *p, struct wekker_ronde *r, struct err *err)
{
	char id[24], kenmerk[48];
	struct pair velden[] = { { "claim", w->claim }, { "klus", id }, { "fout", NULL } };
	struct act_klaar klaar;
	struct err fout;
	enum err_code rc;

	(void)snprintf(id, sizeof(id), "%" PRId64, p->klus);
	(void)snprintf(kenmerk, sizeof(kenmerk), "klus-%" PRId64, p->klus);
	rc = smtp_send(w->config.smtp, &(struct smtp_mail){ .aan = p->aan,
	    .onderwerp = p->onderwerp, .tekst = p->tekst, .kenmerk = kenmerk,
	    .op = clock_now(w->config.app->clock) }, &fout);
	if (rc == ERR_OK) {
		r->verstuurd++;
	} else {
		r->mislukt++;
		log_err("wekker", "a mail was not sent; it will be tried again", &fout);
		velden[2].value = fout.detail;
	}
	return doe(w, ACT_post_klaar, velden, rc == ERR_OK ? 2 : 3, &klaar, err);
}

static enum err_code
post(struct wekker *w, struct wekker_ronde *r, struct err *err)
{
	struct pair velden[] = { { "claim", w->claim } };
	struct uit_post_nemen u;

	for (int i = 0; i < HERHAAL_MAX; i++) {
		arena_reset(w->a);
		TRY(doe(w, ACT_post_nemen, velden, 1, &u, err));
		for (size_t k = 0; k < u.n; k++)
			TRY(verstuur(w, &u.v[k], r, err));
		if (u.n == 0)
			return ERR_OK;
	}
	return ERR_OK;
}

/* One server does the round at a time. Warnings and claims would bear two of them;
 * a mail is then sent a second time only when the first server fell. */
struct alleen {
	bool		 neem, mijn;
};

static enum err_code
alleen_work(struct tx *tx, void *arg, struct err *err)
{
	struct alleen *a = arg;

	return tx_alone(tx, DB_JOB_WEKKER, a->neem, &a->mijn, err);
}

static enum err_code
ronde(struct wekker *w, const struct kijk *k, struct wekker_ronde *out, struct err *err)
{
	if (k->sein)
		TRY(waarschuw(w, out, err));
	/* Warnings make mail; mail makes no warnings. */
	if (w->config.smtp != NULL && (k->post || out->gegeven > 0))
		TRY(post(w, out, err));
	return ERR_OK;
}

/* What was destroyed does not stay in the log of the database (G3). */
static void
veeg(struct wekker *w, int64_t vernietigd)
{
	struct err err;
	bool done;

	if (vernietigd <= w->geveegd)
		return;
	if (db_tidy(w->config.app->db, &done, &err) != ERR_OK)
		log_err("wekker", "the log of the database was not emptied", &err);
	else if (done)
		w->geveegd = vernietigd;
}

enum err_code
wekker_ronde(struct wekker *w, struct wekker_ronde *out, struct err *err)
{
	const struct app *app = w->config.app;
	struct kijk k = { .w = w, .nu = clock_now(app->clock) };
	struct alleen alleen = { .neem = true };
	struct err teruggeven;
	enum err_code rc;

	*out = (struct wekker_ronde){ 0 };
	arena_reset(w->a);
	TRY(db_read(app->db, kijk_work, &k, err));
	veeg(w, k.vernietigd);
	if (!k.sein && !k.post)
		return ERR_OK;
	TRY(db_note(app->db, alleen_work, &alleen, err));
	if (!alleen.mijn)
		return ERR_OK;
	rc = ronde(w, &k, out, err);
	alleen.neem = false;
	if (db_note(app->db, alleen_work, &alleen, &teruggeven) != ERR_OK)
		log_err("wekker", "the round was not given back; it is when the connection ends",
		    &teruggeven);
	return rc;
}

static void *
loop(void *arg)
{
	struct wekker *w = arg;
	struct pollfd fd = { .fd = w->wek, .events = POLLIN };
	struct wekker_ronde r;
	struct err err;

	for (;;) {
		if (wekker_ronde(w, &r, &err) != ERR_OK)
			log_err("wekker", "a round failed; the next one tries again", &err);
		else if (r.gegeven + r.verstuurd + r.mislukt > 0)
			log_line(LEVEL_INFO, "wekker", "%zu warnings, %zu mails, %zu not sent",
			    r.gegeven, r.verstuurd, r.mislukt);
		if (poll(&fd, 1, RONDE_MS) > 0)
			return NULL;
	}
}

enum err_code
wekker_open(const struct wekker_config *config, struct wekker **out, struct err *err)
{
	struct arena *keep = arena_create(sizeof(struct wekker) + 4096);
	struct wekker *w = keep == NULL ? NULL : arena_new(keep, struct wekker, 1);
	uint64_t name;

	if (w == NULL || (w->a = arena_create(MEMORY)) == NULL) {
		arena_destroy(keep);
		return FAIL(err, ERR_BUSY, "no memory for the alarm");
	}
	w->config = *config;
	w->keep = keep;
	w->wek = -1;
	w->wie = wie_systeem(config->app->regio, "systeem");
	os_random(&name, sizeof(name));
	(void)snprintf(w->claim, sizeof(w->claim), "%016" PRIx64, name);
	*out = w;
	return ERR_OK;
}

enum err_code
wekker_start(struct wekker *w, struct err *err)
{
	if ((w->wek = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) < 0)
		return FAIL(err, ERR_INTERNAL, "eventfd: %s", strerror(errno));
	if (pthread_create(&w->thread, NULL, loop, w) != 0)
		return FAIL(err, ERR_INTERNAL, "no thread for the alarm");
	w->draait = true;
	return ERR_OK;
}

void
wekker_close(struct wekker *w)
{
	const uint64_t one = 1;
	struct arena *keep;

	if (w == NULL)
		return;
	if (w->draait && write(w->wek, &one, sizeof(one)) == (ssize_t)sizeof(one))
		(void)pthread_join(w->thread, NULL);
	if (w->wek >= 0)
		(void)close(w->wek);
	keep = w->keep;
	arena_destroy(w->a);
	arena_destroy(keep);
}
