/* voorval_vanzelf.c - half-years and years that end begin their clocks by themselves. */
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn_hand.h"
#include "domain/voorval/voorval_intern.h"
#include "domain/voorval/voorval_periode.h"
#include "voorval_sql.h"

#define HALFJAAR "periode=halfjaar"
#define JAAR "periode=jaar"
#define INHALEN_MAX 20		/* periods in one round; the next round does the rest */

/* From which period an event must be begun, and until which: none when van is later. */
struct open {
	struct voorval_periode van, tot;
	bool		 ja;
};

/* Of an installation that never saw one: is its clock not late already? */
static bool
nog_op_tijd(const struct regio_gegevens *g, struct arena *a, const char *soort,
    struct voorval_periode p, int64_t nu)
{
	int64_t op = voorval_periode_eind(p), due;
	const struct norm *n = voorval_norm(g, a, soort, op);
	struct err err;

	return n != NULL && termijn_due(n, regio_kalender(g), op, &due, &err) == ERR_OK &&
	    due >= nu;
}

static enum err_code
wat_open_is(struct tx *tx, struct arena *a, int64_t regio, const struct regio_gegevens *g,
    const char *soort, bool halfjaar, int64_t nu, struct open *out, struct err *err)
{
	struct voorval_periode tot = voorval_periode_voorbij(halfjaar, nu), laatste;
	struct q_voorval_laatste r;

	*out = (struct open){ .van = tot, .tot = tot };
	if (voorval_norm(g, a, soort, voorval_periode_eind(tot)) == NULL)
		return ERR_OK;
	TRY(q_voorval_laatste(tx, a, &(struct p_voorval_laatste){ .regio = regio,
	    .soort = soort }, &r, err));
	if (r.periode == NULL || !voorval_periode_van_code(r.periode, &laatste)) {
		out->ja = nog_op_tijd(g, a, soort, tot, nu);
		return ERR_OK;
	}
	out->van = voorval_periode_volgende(laatste);
	out->ja = voorval_periode_eind(out->van) <= voorval_periode_eind(tot);
	return ERR_OK;
}

/* The events that begin by themselves. */
static const struct regio_code *
gebeurtenissen(const struct regio_gegevens *g, struct arena *a, int64_t nu, size_t *n_out)
{
	return regio_codes(g, a, "gebeurtenis", date_of_time(nu), n_out);
}

static bool
vanzelf(const struct regio_gegevens *g, const char *soort, bool *halfjaar)
{
	*halfjaar = gebeurtenis_heeft(g, soort, HALFJAAR);
	return *halfjaar || gebeurtenis_heeft(g, soort, JAAR);
}

enum err_code
voorval_periode_nodig(struct tx *tx, struct arena *a, int64_t regio,
    const struct regio_gegevens *g, int64_t nu, bool *out, struct err *err)
{
	size_t n;
	const struct regio_code *c = gebeurtenissen(g, a, nu, &n);
	struct open o;
	bool halfjaar;

	*out = false;
	for (size_t i = 0; c != NULL && i < n && !*out; i++) {
		if (!vanzelf(g, c[i].code, &halfjaar))
			continue;
		TRY(wat_open_is(tx, a, regio, g, c[i].code, halfjaar, nu, &o, err));
		*out = o.ja;
	}
	return ERR_OK;
}

static enum err_code
begin_alle(struct werk *w, const char *soort, const struct open *o, size_t *n, struct err *err)
{
	struct voorval_periode p = o->van;
	int64_t id;

	for (int i = 0; i < INHALEN_MAX && voorval_periode_eind(p) <=
	    voorval_periode_eind(o->tot); i++, p = voorval_periode_volgende(p)) {
		const char *code = voorval_periode_code(w->a, p);

		if (code == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		TRY(voorval_begin(w, &(struct voorval_invoer){ .soort = soort,
		    .op = voorval_periode_eind(p), .eigenaar = DB_NULL }, code, &id, err));
		(*n)++;
	}
	return ERR_OK;
}

enum err_code
voorval_periodes(struct werk *w, size_t *n_out, struct err *err)
{
	size_t n;
	const struct regio_code *c = gebeurtenissen(w->gegevens, w->a, w->nu, &n);
	struct open o;
	bool halfjaar;

	*n_out = 0;
	for (size_t i = 0; c != NULL && i < n; i++) {
		if (!vanzelf(w->gegevens, c[i].code, &halfjaar))
			continue;
		TRY(wat_open_is(w->tx, w->a, w->regio, w->gegevens, c[i].code, halfjaar,
		    w->nu, &o, err));
		if (o.ja)
			TRY(begin_alle(w, c[i].code, &o, n_out, err));
	}
	return ERR_OK;
}
