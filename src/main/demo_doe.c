#include "main/demo_doe.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "acts/uit.h"
#include "db/db.h"

/* A small generator of our own: the demo must be the same everywhere. */
unsigned
demo_gooi(struct demo *d, unsigned n)
{
	d->dice ^= d->dice << 13;
	d->dice ^= d->dice >> 7;
	d->dice ^= d->dice << 17;
	return n == 0 ? 0 : (unsigned)(d->dice >> 20) % n;
}

void
demo_veld(struct demo *d, const char *naam, const char *fmt, ...)
{
	va_list ap;
	char *s;

	if (fmt == NULL || d->nvelden == DEMO_FIELDS)
		return;
	va_start(ap, fmt);
	s = arena_vprintf(d->a, fmt, ap);
	va_end(ap);
	if (s != NULL)
		d->velden[d->nvelden++] = (struct pair){ arena_strdup(d->a, naam), s };
}

int64_t
demo_wie(const struct demo *d, const char *inlog)
{
	for (size_t i = 0; i < d->nmensen; i++)
		if (strcmp(d->mensen[i].inlog, inlog) == 0)
			return d->mensen[i].id;
	return 0;
}

struct wie_vraag {
	struct demo	*d;
	int64_t		 id;
	struct wie	 wie;
};

static enum err_code
wie_work(struct tx *tx, void *arg, struct err *err)
{
	struct wie_vraag *v = arg;

	return wie_van_medewerker(tx, v->d->a, v->d->r->app.regio, v->id,
	    v->d->r->clock.fixed, &v->wie, err);
}

enum err_code
demo_doe(struct demo *d, const char *naam, const char *inlog, int64_t op,
    void *out, struct err *err)
{
	struct wie_vraag v = { .d = d, .id = demo_wie(d, inlog) };
	struct act_ctx *ctx = arena_new(d->a, struct act_ctx, 1);
	const struct act *act = act_find(naam);
	enum err_code rc;

	if (ctx == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (act == NULL)
		return FAIL(err, ERR_INTERNAL, "the demo knows no act %s", naam);
	d->r->clock.fixed = op;
	TRY(db_read(d->r->app.db, wie_work, &v, err));
	act_begin(ctx, &d->r->app, d->a, &v.wie, "demo");
	rc = act_run(ctx, &(struct act_vraag){ .act = (enum act_id)(act - acts),
	    .velden = d->velden,
	    .nvelden = d->nvelden }, out, err);
	if (rc != ERR_OK && rc != ERR_CONFLICT)
		(void)fprintf(stderr, "samenloop demo: %s door %s lukt niet\n", naam,
		    inlog);
	for (size_t i = 0; i < ctx->nfouten; i++)
		(void)fprintf(stderr, "samenloop demo: %s: %s: %s\n",
		    naam, ctx->fouten[i].veld, ctx->fouten[i].tekst);
	d->nvelden = 0;
	return rc;
}
