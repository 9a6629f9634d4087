/* termijn_lijst.c - reading clocks, with the words of the moment. */
#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn.h"
#include "termijn_sql.h"

#define DOSSIER_TERMIJNEN_LEES 5000	/* sorted here; of a dossier with 800 reports */

/* "staat stil, nog 3 dagen": what was left when it was suspended. */
static enum err_code
staat_stil(struct werk *w, struct termijn *t, const struct termijn_klok *k, struct err *err)
{
	t->woorden = termijn_woorden(w->a, regio_kalender(w->gegevens), k, t->geschorst_op);
	t->woorden.woorden = arena_printf(w->a, "staat stil, %s", t->woorden.woorden == NULL ?
	    "" : t->woorden.woorden);
	t->woorden.stand = TERMIJN_GESTOPT;
	t->woorden.tikt = false;
	return t->woorden.woorden == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

/* What the row does not tell: the norm, and how much time is left. */
enum err_code
termijn_maak_af(struct werk *w, struct termijn *t, int64_t versie, struct err *err)
{
	struct termijn_klok k = { .start = t->start_op, .due = t->verloopt_op,
	    .stop = t->stop_op, .vervallen = strcmp(t->stand, "vervallen") == 0 };

	t->norm = regio_norm_versie(w->gegevens, t->code, versie);
	t->naam = t->norm == NULL ? t->code : t->norm->naam;
	k.eenheid = t->norm == NULL ? EENHEID_DAGEN : t->norm->eenheid;
	if (strcmp(t->stand, "geschorst") == 0)
		return staat_stil(w, t, &k, err);
	t->woorden = termijn_woorden(w->a, regio_kalender(w->gegevens), &k, w->nu);
	return t->woorden.woorden == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

enum err_code
termijn_laad(struct werk *w, int64_t termijn, struct termijn *out, struct err *err)
{
	struct q_termijn_rij r;
	struct termijn t;

	TRY(q_termijn_rij(w->tx, w->a, &(struct p_termijn_rij){ .regio = w->regio,
	    .id = termijn }, &r, err));
	t = (struct termijn){ .id = termijn, .dossier = r.dossier, .melding = r.melding,
	    .voorval = r.voorval, .persoon = r.persoon, .code = r.norm,
	    .start_op = r.start_op, .verloopt_op = r.verloopt_op, .stop_op = r.stop_op,
	    .stand = r.stand, .stop_reden = r.stop_reden, .eigenaar = r.eigenaar,
	    .geschorst_op = r.geschorst_op, .laat_reden = r.laat_reden };
	TRY(termijn_maak_af(w, &t, r.versie, err));
	*out = t;
	return ERR_OK;
}

enum err_code
termijnen_van_melding(struct werk *w, int64_t melding, struct termijn **out, size_t *n_out,
    struct err *err)
{
	struct q_termijn_melding *r;
	struct termijn *v;
	size_t n;

	TRY(q_termijn_melding(w->tx, w->a, &(struct p_termijn_melding){
	    .regio = w->regio, .melding = melding, .max = TERMIJNEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct termijn, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct termijn){ .id = r[i].id, .dossier = r[i].dossier,
		    .melding = melding, .persoon = r[i].persoon, .code = r[i].norm,
		    .start_op = r[i].start_op, .verloopt_op = r[i].verloopt_op,
		    .stop_op = r[i].stop_op, .stand = r[i].stand,
		    .stop_reden = r[i].stop_reden, .eigenaar = r[i].eigenaar,
		    .geschorst_op = r[i].geschorst_op, .laat_reden = r[i].laat_reden };
		TRY(termijn_maak_af(w, &v[i], r[i].versie, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}

/* Running first, what ends soonest on top; then the stopped, the last one first. */
static int
lopend_eerst(const void *x, const void *y)
{
	const struct q_termijn_dossier *a = x, *b = y;
	bool la = a->stop_op == DB_NULL, lb = b->stop_op == DB_NULL;

	if (la != lb)
		return la ? -1 : 1;
	if (la && a->verloopt_op != b->verloopt_op)
		return a->verloopt_op < b->verloopt_op ? -1 : 1;
	if (!la && a->stop_op != b->stop_op)
		return a->stop_op > b->stop_op ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

enum err_code
termijnen_van_dossier(struct werk *w, int64_t dossier, struct termijn **out, size_t *n_out,
    struct err *err)
{
	struct q_termijn_dossier *r;
	struct termijn *v;
	size_t n;

	TRY(q_termijn_dossier(w->tx, w->a, &(struct p_termijn_dossier){
	    .regio = w->regio, .dossier = dossier, .max = DOSSIER_TERMIJNEN_LEES }, &r, &n,
	    err));
	qsort(r, n, sizeof(*r), lopend_eerst);
	if (n > TERMIJNEN_MAX)
		n = TERMIJNEN_MAX;
	if ((v = arena_new(w->a, struct termijn, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct termijn){ .id = r[i].id, .dossier = dossier,
		    .melding = r[i].melding, .persoon = r[i].persoon, .code = r[i].norm,
		    .start_op = r[i].start_op, .verloopt_op = r[i].verloopt_op,
		    .stop_op = r[i].stop_op, .stand = r[i].stand,
		    .stop_reden = r[i].stop_reden, .eigenaar = r[i].eigenaar,
		    .geschorst_op = r[i].geschorst_op, .laat_reden = r[i].laat_reden };
		TRY(termijn_maak_af(w, &v[i], r[i].versie, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}

enum err_code
termijnen_lopend(struct werk *w, bool alleen_laat, int64_t na_op, int64_t na_id, int64_t max,
    struct termijn **out, size_t *n_out, struct err *err)
{
	struct p_termijn_lijst p = { .regio = w->regio, .na_op = na_op, .na_id = na_id,
	    .voor = alleen_laat ? w->nu : INT64_MAX, .max = max,
	    .z_regio = w->wie->hele_regio, .z_medewerker = w->wie->medewerker,
	    .z_nu = w->nu, .z_in = w->regio,
	    .z_voorval = wie_mag(w->wie, RECHT_VOORVAL_STUREN) };
	struct q_termijn_lijst *r;
	struct termijn *v;
	size_t n;

	if (p.max < 1 || p.max > TERMIJNEN_MAX)
		p.max = TERMIJNEN_MAX;
	TRY(q_termijn_lijst(w->tx, w->a, &p, &r, &n, err));
	if ((v = arena_new(w->a, struct termijn, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct termijn){ .id = r[i].id, .dossier = r[i].dossier,
		    .melding = r[i].melding, .persoon = r[i].persoon, .code = r[i].norm,
		    .start_op = r[i].start_op, .verloopt_op = r[i].verloopt_op,
		    .stop_op = r[i].stop_op, .stand = r[i].stand,
		    .stop_reden = r[i].stop_reden, .eigenaar = r[i].eigenaar,
		    .geschorst_op = r[i].geschorst_op, .laat_reden = r[i].laat_reden,
		    .kenmerk = r[i].kenmerk, .dossier_naam = r[i].naam };
		TRY(termijn_maak_af(w, &v[i], r[i].versie, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}
