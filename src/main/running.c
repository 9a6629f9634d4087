/* running.c - an installation opened: database, keys, region. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "db/db.h"
#include "domain/regio/regio.h"
#include "exchange/kopie/verhuizing.h"
#include "main/main.h"
#include "seal/seal.h"
#include "seal/sleutel.h"

#define SCRATCH ((size_t)64 << 10)

/* A region is loaded a few times a year: what it was costs little to keep. */
struct vorige {
	struct regio_gegevens	*gegevens;
	struct vorige		*next;
};

struct reload {
	struct running		*r;
	struct arena		*a;
	struct regio_gegevens	*fresh;		/* NULL: nothing new */
};

static enum err_code
load_work(struct tx *tx, void *arg, struct err *err)
{
	struct reload *l = arg;
	bool same = false;

	l->fresh = NULL;
	if (l->r->gegevens != NULL)
		TRY(regio_gegevens_actueel(tx, l->a, l->r->app.regio, l->r->gegevens, &same,
		    err));
	return same ? ERR_OK : regio_gegevens_load(tx, l->r->app.regio, &l->fresh, err);
}

static enum err_code
keep_old(struct running *r, struct err *err)
{
	struct vorige *v = malloc(sizeof(*v));

	if (v == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	*v = (struct vorige){ r->gegevens, r->vorige };
	r->vorige = v;
	return ERR_OK;
}

static enum err_code
reload(struct running *r, bool *changed_out, struct err *err)
{
	struct reload l = { .r = r, .a = arena_create(SCRATCH) };
	enum err_code rc;

	if (l.a == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	rc = db_read(r->app.db, load_work, &l, err);
	arena_destroy(l.a);
	if (rc == ERR_OK && l.fresh != NULL && (rc = keep_old(r, err)) != ERR_OK)
		regio_gegevens_free(l.fresh);
	TRY(rc);
	if (changed_out != NULL)
		*changed_out = l.fresh != NULL;
	if (l.fresh != NULL)
		r->app.gegevens = r->gegevens = l.fresh;
	return ERR_OK;
}

enum err_code
running_reload(struct running *r, bool *changed_out, struct err *err)
{
	enum err_code rc;

	(void)pthread_mutex_lock(&r->lezen);
	rc = reload(r, changed_out, err);
	(void)pthread_mutex_unlock(&r->lezen);
	return rc;
}

static enum err_code
herlees(void *arg, struct err *err)
{
	return running_reload(arg, NULL, err);
}

struct keys {
	struct call	*c;
	struct running	*r;
	bool		 used;
};

static enum err_code
used_work(struct tx *tx, void *arg, struct err *err)
{
	struct keys *k = arg;

	return hoofdsleutels_in_gebruik(tx, k->c->a, &k->used, err);
}

static enum err_code
check_work(struct tx *tx, void *arg, struct err *err)
{
	struct keys *k = arg;

	return hoofdsleutels_controleer(tx, k->c->a, k->r->app.seal, err);
}

/* The key file must be the one that the database was written with; a new one
 * is made only for a database that holds nothing sealed. */
static enum err_code
open_keys(struct call *c, bool maak, struct running *r, struct err *err)
{
	struct keys k = { .c = c, .r = r };

	if (access(c->s.sleutels, F_OK) != 0) {
		TRY(db_read(r->app.db, used_work, &k, err));
		if (k.used || !maak)
			return SAY(err, ERR_NOT_FOUND, NULL, "Het sleutelbestand is er "
			    "niet. Zonder dat bestand is de database niet te lezen.");
		TRY(seal_keyfile_create(c->s.sleutels, err));
	}
	TRY(seal_open(c->s.sleutels, &r->app.seal, err));
	return db_write(r->app.db, check_work, &k, err);
}

static enum err_code
open_all(struct call *c, bool maak, bool gevuld, struct running *r, struct err *err)
{
	struct db_config db = { .url = c->s.database, .readers = 8,
	    .lane = c->s.regio, .create = maak };
	unsigned cores = (unsigned)sysconf(_SC_NPROCESSORS_ONLN);
	enum err_code rc;

	TRY(seal_gate_open(cores, SEAL_COST, &r->app.gate, err));
	TRY(db_open(&db, &r->app.db, err));
	TRY(db_migrate(r->app.db, err));
	if (!gevuld)
		TRY(verhuizing_vrij(r->app.db, c->a, err));
	TRY(open_keys(c, maak, r, err));
	rc = running_reload(r, NULL, err);
	/* A new database has no region yet: `regio laden` fills it. */
	if (rc == ERR_NOT_FOUND && maak)
		return ERR_OK;
	if (rc == ERR_NOT_FOUND)
		return SAY(err, ERR_NOT_FOUND, NULL, "Deze database heeft nog geen "
		    "regio. Geef eerst: samenloop regio laden MAP");
	return rc;
}

static enum err_code
open_running(struct call *c, bool maak, bool gevuld, struct running *r, struct err *err)
{
	enum err_code rc;

	*r = (struct running){ .clock = { .fixed = c->s.nu } };
	r->app.clock = &r->clock;
	r->app.regio = c->s.regio;
	r->app.program = c->program;
	(void)pthread_mutex_init(&r->bewaard.lock, NULL);
	(void)pthread_mutex_init(&r->lezen, NULL);
	r->app.herlees = herlees;
	r->app.herlees_arg = r;
	r->app.bewaard = &r->bewaard;
	if ((rc = open_all(c, maak, gevuld, r, err)) != ERR_OK)
		running_close(r);
	return rc;
}

enum err_code
running_open(struct call *c, bool maak, struct running *r, struct err *err)
{
	return open_running(c, maak, false, r, err);
}

enum err_code
running_open_gevuld(struct call *c, struct running *r, struct err *err)
{
	return open_running(c, false, true, r, err);
}

void
running_close(struct running *r)
{
	db_close(r->app.db);
	seal_gate_close(r->app.gate);
	seal_close(r->app.seal);
	regio_gegevens_free(r->gegevens);
	while (r->vorige != NULL) {
		struct vorige *v = r->vorige;

		r->vorige = v->next;
		regio_gegevens_free(v->gegevens);
		free(v);
	}
}

int
call_failed(const struct call *c, const struct err *err)
{
	if (err->text != NULL && err->text == c->gezegd)
		return err->code == ERR_INVALID ? 2 : 1;
	if (err->text != NULL)
		(void)fprintf(stderr, "samenloop: %s%s%s\n",
		    err->field == NULL ? "" : err->field,
		    err->field == NULL ? "" : ": ", err->text);
	else
		(void)fprintf(stderr, "samenloop: %s (%s in %s)\n", err->detail,
		    err_name(err->code), err->where == NULL ? "?" : err->where);
	return err->code == ERR_INVALID ? 2 : 1;
}

enum err_code
call_act(struct call *c, struct running *r, enum act_id act,
    const struct pair *velden, size_t n, void *out, struct err *err)
{
	struct act_ctx *ctx = arena_new(c->a, struct act_ctx, 1);
	struct wie *wie = arena_new(c->a, struct wie, 1);
	enum err_code rc;

	if (ctx == NULL || wie == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	*wie = wie_systeem(r->app.regio, "beheer");
	act_begin(ctx, &r->app, c->a, wie, "opdrachtregel");
	rc = act_run(ctx, &(struct act_vraag){ .act = act, .velden = velden,
	    .nvelden = n }, out, err);
	for (size_t i = 0; i < ctx->nfouten; i++)
		(void)fprintf(stderr, "samenloop: %s: %s\n", ctx->fouten[i].veld,
		    ctx->fouten[i].tekst);
	c->gezegd = ctx->nfouten == 0 ? NULL : ctx->fouten[0].tekst;
	return rc;
}
