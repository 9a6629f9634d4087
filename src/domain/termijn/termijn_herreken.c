#include "domain/termijn/termijn_herreken.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn_leven.h"
#include "domain/termijn/termijn_sein.h"
#include "termijn_herreken_sql.h"

#define BLAD 200
#define KLAD ((size_t)16 << 20)

struct herreken {
	struct werk			*w;	/* of the caller: results live there */
	struct werk			 klad;	/* the same with memory of one page */
	const struct kalender		*oud, *nieuw;
	int32_t				 eerste, laatste;	/* days that changed */
	struct termijn_herreken_uit	*uit;
};

/* To a day that is not free, where the law moves the end. */
static int64_t
op_gewone_dag(const struct norm *n, const struct kalender *k, int64_t due)
{
	int32_t dag = date_of_time(due), was = dag;

	if (!n->atw || termijn_exact(n))
		return due;
	while (kalender_atw_vrij(k, dag))
		dag++;
	return dag == was ? due : time_at(dag + 1, 0, 0) - 1;
}

/* The due moment by a calendar: from the start, then each step as it happened. */
static enum err_code
speel_na(const struct norm *n, const struct kalender *k, int64_t start,
    const struct q_termijn_verloop *s, size_t ns, int64_t *due_out, struct err *err)
{
	int64_t stil = 0, due;

	TRY(termijn_due(n, k, start, &due, err));
	for (size_t i = 0; i < ns; i++) {
		if (strcmp(s[i].soort, "geschorst") == 0) {
			stil = s[i].op;
		} else if (strcmp(s[i].soort, "hervat") == 0) {
			TRY(termijn_due_na_schorsing(n, k, due, stil, s[i].op, &due, err));
		} else {
			int64_t tot = op_gewone_dag(n, k, s[i].tot);

			due = tot > due ? tot : due;
		}
	}
	*due_out = due;
	return ERR_OK;
}

static enum err_code
noem(struct herreken *h, const struct q_termijn_geraakt *t, const struct norm *n, int64_t due,
    struct err *err)
{
	struct termijn_herreken_uit *u = h->uit;

	u->aantal++;
	if (u->n == TERMIJN_HERREKEND_MAX)
		return ERR_OK;
	u->v[u->n] = (struct termijn_herrekend){ .termijn = t->id, .melding = t->melding,
	    .kenmerk = arena_strdup(h->w->a, t->kenmerk), .naam = n->naam,
	    .van = t->verloopt_op, .tot = due };
	if (u->v[u->n++].kenmerk == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return ERR_OK;
}

static enum err_code
een_klok(struct herreken *h, const char *stand, const struct q_termijn_geraakt *t,
    struct err *err)
{
	struct werk *w = &h->klad;
	const struct norm *n = regio_norm_versie(w->gegevens, t->norm, t->versie);
	bool loopt = strcmp(stand, "loopt") == 0;
	struct q_termijn_verloop *s;
	int64_t was, due;
	size_t ns;

	if (n == NULL || termijn_exact(n))
		return ERR_OK;
	TRY(q_termijn_verloop(w->tx, w->a, &(struct p_termijn_verloop){ .regio = w->regio,
	    .termijn = t->id }, &s, &ns, err));
	TRY(speel_na(n, h->oud, t->start_op, s, ns, &was, err));
	TRY(speel_na(n, h->nieuw, t->start_op, s, ns, &due, err));
	if (was == due || due == t->verloopt_op)
		return ERR_OK;
	TRY(q_termijn_herreken_set(w->tx, &(struct p_termijn_herreken_set){ .regio = w->regio,
	    .id = t->id, .stand = stand, .verloopt = due, .nu = w->nu,
	    .sein = loopt ? sein_volgende(n, t->start_op, due, w->nu) : DB_NULL }, err));
	TRY(termijn_stap_add(w, NULL, t->id, "herrekend", t->verloopt_op, due, NULL, err));
	TRY(termijn_zet_eerste(w, t->melding, err));
	return noem(h, t, n, due, err);
}

/* Clocks that run over a day that changed. One that moves comes later in the list
 * once more, and then stays. */
static enum err_code
alle(struct herreken *h, const char *stand, struct err *err)
{
	struct p_termijn_geraakt p = { .regio = h->w->regio, .stand = stand,
	    .na_op = time_at(h->eerste, 0, 0), .voor = time_at(h->laatste, 0, 0), .max = BLAD };
	struct q_termijn_geraakt *r;
	size_t n;

	do {
		arena_reset(h->klad.a);
		TRY(q_termijn_geraakt(h->w->tx, h->klad.a, &p, &r, &n, err));
		for (size_t i = 0; i < n; i++)
			TRY(een_klok(h, stand, &r[i], err));
		if (n > 0) {
			p.na_op = r[n - 1].verloopt_op;
			p.na_id = r[n - 1].id;
		}
	} while (n == BLAD);
	return ERR_OK;
}

enum err_code
termijn_herreken(struct werk *w, const struct kalender *oud, struct termijn_herreken_uit *out,
    struct err *err)
{
	struct herreken h = { .w = w, .klad = *w, .oud = oud,
	    .nieuw = regio_kalender(w->gegevens), .uit = out };
	enum err_code rc;

	*out = (struct termijn_herreken_uit){ .n = 0 };
	if (!kalender_verschil(oud, h.nieuw, &h.eerste, &h.laatste))
		return ERR_OK;
	out->v = arena_new(w->a, struct termijn_herrekend, TERMIJN_HERREKEND_MAX);
	if (out->v == NULL || (h.klad.a = arena_create(KLAD)) == NULL)
		return FAIL(err, ERR_LIMIT, "no room to count clocks again");
	rc = alle(&h, "loopt", err);
	if (rc == ERR_OK)
		rc = alle(&h, "geschorst", err);
	arena_destroy(h.klad.a);
	return rc;
}
