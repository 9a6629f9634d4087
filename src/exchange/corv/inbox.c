/* inbox.c - from bytes to a row in the ledger, whatever the bytes are. */
#include "exchange/corv/inbox.h"

#include <string.h>

#include "base/date.h"
#include "domain/bericht/bericht.h"
#include "exchange/corv/confined.h"
#include "os/clock.h"
#include "os/file.h"
#include "rights/recht.h"
#include "xml/xml.h"

static const uint8_t none[1];	/* the bytes of an empty message */

struct poging {
	const struct inbox	*in;
	struct arena		*a;
	struct blob		 message;
	const char		*aanbieding;
};

static enum err_code
doe(const struct poging *p, const struct pair *velden, size_t n,
    struct uit_bericht_innemen *out, struct err *err)
{
	struct act_ctx *c = arena_new(p->a, struct act_ctx, 1);
	struct pair *all = arena_new(p->a, struct pair, n + 1);
	struct wie *wie = arena_new(p->a, struct wie, 1);

	if (c == NULL || all == NULL || wie == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (n > 0)
		memcpy(all, velden, n * sizeof(*all));
	if (p->aanbieding != NULL)
		all[n++] = (struct pair){ "aanbieding", p->aanbieding };
	*wie = wie_systeem(p->in->app->regio, "systeem");
	act_begin(c, p->in->app, p->a, wie, p->in->herkomst);
	return act_run(c, &(struct act_vraag){ .act = ACT_bericht_innemen, .velden = all,
	    .nvelden = n, .lading = p->message }, out, err);
}

/* On the list of refused messages. */
static enum err_code
wijs_af(const struct poging *p, const char *reden, struct uit_bericht_innemen *out,
    struct err *err)
{
	const struct pair velden[] = { { "reden", reden } };

	return doe(p, velden, 1, out, err);
}

/* Could it be that the message is good and only we failed just now? */
static bool
later(enum err_code rc)
{
	return rc != ERR_INVALID && rc != ERR_LIMIT;
}

static enum err_code
neem(const struct poging *p, struct uit_bericht_innemen *out, struct err *err)
{
	const struct confined how = { .program = p->in->program };
	const struct pair *velden = NULL;
	struct vtmelding *m;
	size_t n = 0;
	enum err_code rc;

	if (p->message.n > XML_MAX_BYTES)
		return wijs_af(p, "Het bericht is te groot: meer dan 12 MB.", out, err);
	rc = confined_read_vtmelding(&how, p->a, p->message, &m, err);
	if (rc == ERR_OK)
		rc = inbox_velden(p->a, m, date_of_time(clock_now(p->in->app->clock)),
		    &velden, &n, err);
	if (rc != ERR_OK) {
		if (later(rc))
			return rc;
		return wijs_af(p, err->text != NULL ? err->text :
		    "Het bericht kon niet gelezen worden.", out, err);
	}
	rc = doe(p, velden, n, out, err);
	/* A report that our own rules refuse is not lost either. */
	if (rc == ERR_INVALID || rc == ERR_LIMIT)
		rc = wijs_af(p, "Het bericht is gelezen, maar past niet in een melding. "
		    "Registreer het met de hand.", out, err);
	return rc;
}

enum err_code
inbox_neem(const struct inbox *in, struct arena *a, struct blob message,
    const char *aanbieding, struct uit_bericht_innemen *out, struct err *err)
{
	struct poging p = { in, a, message, aanbieding };

	if (message.n == 0) {
		p.message = (struct blob){ none, 0 };
		return wijs_af(&p, "Het bestand is leeg.", out, err);
	}
	return neem(&p, out, err);
}

enum err_code
inbox_neem_bestand(const struct inbox *in, struct arena *a, const char *path,
    const char *aanbieding, struct uit_bericht_innemen *out, struct err *err)
{
	struct poging p = { in, a, { none, 0 }, aanbieding };
	struct blob message;
	enum err_code rc = file_read(a, path, BERICHT_BYTES_MAX, &message, err);

	if (rc == ERR_LIMIT)
		return wijs_af(&p, "Het bestand is groter dan 30 MB. De inhoud staat "
		    "niet hier; het bestand zelf is er nog.", out, err);
	TRY(rc);
	return inbox_neem(in, a, message, aanbieding, out, err);
}
