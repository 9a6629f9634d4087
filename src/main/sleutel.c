/* sleutel.c - master keys: a new one, and the data keys wrapped by it. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "db/db.h"
#include "main/main.h"
#include "seal/sleutel.h"

#define PIECE 500	/* keys in one transaction: the server waits for it */

static int
maak(struct call *c)
{
	struct err err;

	if (seal_keyfile_create(c->s.sleutels, &err) != ERR_OK)
		return call_failed(c, &err);
	(void)printf("%s is gemaakt. Zonder dit bestand leest niemand de teksten "
	    "ooit terug: bewaar kopieën, los van de database.\n", c->s.sleutels);
	return 0;
}

static int
nieuw(struct call *c)
{
	struct err err;
	int64_t id;

	if (seal_keyfile_rotate(c->s.sleutels, &id, &err) != ERR_OK)
		return call_failed(c, &err);
	(void)printf("Hoofdsleutel %" PRId64 " is toegevoegd. Bewaar een kopie "
	    "van het bestand.\n", id);
	return 0;
}

struct herwikkel {
	const struct app	*app;
	struct arena		*a;
	int64_t			 na, laatste;
	size_t			 n;
};

static enum err_code
herwikkel_work(struct tx *tx, void *arg, struct err *err)
{
	struct herwikkel *h = arg;

	return sleutel_rewrap(tx, h->app->seal, h->a, h->app->regio, h->na,
	    PIECE, &h->n, &h->laatste, err);
}

static int
herwikkel(struct call *c)
{
	struct herwikkel h = { .n = 1, .a = arena_create((size_t)8 << 20) };
	struct running r;
	struct err err;
	size_t total = 0;

	if (h.a == NULL || running_open(c, false, &r, &err) != ERR_OK) {
		arena_destroy(h.a);
		return h.a == NULL ? 1 : call_failed(c, &err);
	}
	h.app = &r.app;
	while (h.n > 0) {
		arena_reset(h.a);
		if (db_write(r.app.db, herwikkel_work, &h, &err) != ERR_OK) {
			running_close(&r);
			arena_destroy(h.a);
			return call_failed(c, &err);
		}
		h.na = h.laatste;
		total += h.n;
	}
	(void)printf("%zu sleutels opnieuw gewikkeld; alle staan nu onder "
	    "hoofdsleutel %" PRId64 ".\n", total, seal_active(r.app.seal));
	running_close(&r);
	arena_destroy(h.a);
	return 0;
}

static int
sleutel_run(struct call *c)
{
	if (c->nargs == 1 && strcmp(c->args[0], "maak") == 0)
		return maak(c);
	if (c->nargs == 1 && strcmp(c->args[0], "nieuw") == 0)
		return nieuw(c);
	if (c->nargs == 1 && strcmp(c->args[0], "herwikkel") == 0)
		return herwikkel(c);
	(void)fprintf(stderr, "samenloop sleutel: 'maak', 'nieuw' of 'herwikkel'\n");
	return 2;
}

static const struct option none[] = { { NULL, false, NULL } };

const struct command command_sleutel = {
	.naam = "sleutel", .uitleg = "hoofdsleutels: maak, nieuw, herwikkel",
	.gebruik = "maak | nieuw | herwikkel", .opties = none, .run = sleutel_run,
};
