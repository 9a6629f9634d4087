/* overleg.c - the meeting itself: planned, and as it stands. */
#include "domain/overleg/overleg.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/overleg/overleg_intern.h"
#include "overleg_sql.h"

#define ZOEK_DAGEN 366

bool
overleg_staf(const struct wie *wie)
{
	return wie_mag(wie, RECHT_WERKVOORRAAD);
}

/* ---- planning -------------------------------------------------------------------- */

/* "ma di do vr" holds this day of the week? */
static bool
op_dag(const char *dagen, int32_t dag)
{
	static const char *const kort[] = { "zo", "ma", "di", "wo", "do", "vr", "za" };

	return strstr(dagen, kort[date_weekday(dag)]) != NULL;
}

/* "10:00" on that day; TIME_NONE when it is no time. */
static int64_t
begin_op(const struct regio_overlegsoort *s, int32_t dag)
{
	char *eind;
	long uur = strtol(s->begin, &eind, 10), minuut = 0;

	if (*eind == ':')
		minuut = strtol(eind + 1, NULL, 10);
	return time_at(dag, (int)uur, (int)minuut);
}

static enum err_code
is_vrij(struct werk *w, const char *soort, int64_t op, bool *out, struct err *err)
{
	struct q_overleg_op r;

	TRY(q_overleg_op(w->tx, w->a, &(struct p_overleg_op){ .regio = w->regio,
	    .soort = soort, .begint_op = op }, &r, err));
	*out = r.n == 0;
	return ERR_OK;
}

static enum err_code
volgende(struct werk *w, const char *soort, int64_t *out, struct err *err)
{
	const struct kalender *k = regio_kalender(w->gegevens);
	int32_t vandaag = date_of_time(w->nu);

	for (int32_t dag = vandaag; dag < vandaag + ZOEK_DAGEN; dag++) {
		const struct regio_overlegsoort *s = regio_overlegsoort(w->gegevens, soort,
		    dag);
		bool vrij;

		if (s == NULL || !op_dag(s->dagen, dag) || !kalender_werkdag(k, dag) ||
		    begin_op(s, dag) <= w->nu)
			continue;
		TRY(is_vrij(w, soort, begin_op(s, dag), &vrij, err));
		if (vrij) {
			*out = begin_op(s, dag);
			return ERR_OK;
		}
	}
	return SAY(err, ERR_CONFLICT, NULL, "Er is binnen een jaar geen moment voor dit "
	    "overleg te vinden.");
}

enum err_code
overleg_plan(struct werk *w, const char *soort, int64_t begint_op, int64_t *id_out,
    struct err *err)
{
	struct p_overleg_insert p = { .regio = w->regio, .id = db_new_id(), .soort = soort,
	    .begint_op = begint_op };
	const struct regio_overlegsoort *s;
	bool vrij;

	if (regio_overlegsoort(w->gegevens, soort, date_of_time(begint_op == TIME_NONE ?
	    w->nu : begint_op)) == NULL)
		return SAY(err, ERR_INVALID, "soort", "Dit overleg kent de regio niet.");
	if (begint_op == TIME_NONE)
		TRY(volgende(w, soort, &p.begint_op, err));
	TRY(is_vrij(w, soort, p.begint_op, &vrij, err));
	if (!vrij)
		return SAY(err, ERR_CONFLICT, NULL, "Op dat moment staat er al een overleg.");
	s = regio_overlegsoort(w->gegevens, soort, date_of_time(p.begint_op));
	p.eindigt_op = p.begint_op + 60 * s->minuten;
	TRY(q_overleg_insert(w->tx, &p, err));
	for (size_t i = 0; i < s->npartners; i++) {
		const struct regio_organisatie *o = regio_organisatie_code(w->gegevens,
		    s->partners[i]);

		if (o != NULL)
			TRY(q_overleg_deelnemer_insert(w->tx,
			    &(struct p_overleg_deelnemer_insert){ .regio = w->regio,
			    .overleg = p.id, .organisatie = o->id }, err));
	}
	*id_out = p.id;
	return ERR_OK;
}

/* ---- reading --------------------------------------------------------------------- */

/* The short name of the wall, else the whole name. */
static const char *
kort(const struct regio_gegevens *g, const struct regio_organisatie *o)
{
	const char *s = regio_code_naam(g, "partner_kort", o->code);

	return strcmp(s, o->code) == 0 ? o->naam : s;
}

static void
partner_erbij(struct werk *w, struct overleg *o, const struct q_overleg_deelnemers *r)
{
	const struct regio_organisatie *org = regio_organisatie(w->gegevens, r->organisatie);

	if (org == NULL)
		return;
	for (size_t i = 0; i < o->npartners; i++)
		if (o->partners[i].organisatie == org->id)
			return;
	o->partners[o->npartners++] = (struct overleg_partner){ .organisatie = org->id,
	    .code = org->code, .naam = org->naam, .kort = kort(w->gegevens, org),
	    .aanwezig = r->aanwezig == 1 };
	o->naanwezig += r->aanwezig == 1 ? 1 : 0;
}

/* In the order of the region; who was invited otherwise behind them. */
static enum err_code
laad_partners(struct werk *w, struct overleg *o, struct err *err)
{
	struct q_overleg_deelnemers *r;
	size_t n;

	TRY(q_overleg_deelnemers(w->tx, w->a, &(struct p_overleg_deelnemers){
	    .regio = w->regio, .overleg = o->id }, &r, &n, err));
	if ((o->partners = arena_new(w->a, struct overleg_partner, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t k = 0; k < o->regels->npartners; k++) {
		const struct regio_organisatie *org = regio_organisatie_code(w->gegevens,
		    o->regels->partners[k]);

		for (size_t i = 0; org != NULL && i < n; i++)
			if (r[i].organisatie == org->id)
				partner_erbij(w, o, &r[i]);
	}
	for (size_t i = 0; i < n; i++)
		partner_erbij(w, o, &r[i]);
	o->quorum = (int64_t)o->naanwezig >= o->regels->quorum;
	return ERR_OK;
}

static enum err_code
mag_weten(struct werk *w, int64_t overleg, struct err *err)
{
	struct q_overleg_genodigd r;

	if (overleg_staf(w->wie))
		return ERR_OK;
	TRY(q_overleg_genodigd(w->tx, w->a, &(struct p_overleg_genodigd){
	    .regio = w->regio, .overleg = overleg, .organisatie = w->wie->organisatie },
	    &r, err));
	return r.n > 0 ? ERR_OK : FAIL(err, ERR_NOT_FOUND, "not invited");
}

enum err_code
overleg_laad(struct werk *w, int64_t overleg, struct overleg *out, struct err *err)
{
	struct q_overleg_rij r;
	struct overleg o;

	TRY(a_overleg_deelnemers(w->tx, &(struct p_overleg_deelnemers){ .regio = w->regio,
	    .overleg = overleg }, err));
	TRY_ALONG(w->tx, mag_weten(w, overleg, err));
	TRY(q_overleg_rij(w->tx, w->a, &(struct p_overleg_rij){ .regio = w->regio,
	    .id = overleg }, &r, err));
	o = (struct overleg){ .id = overleg, .begint_op = r.begint_op,
	    .eindigt_op = r.eindigt_op, .voorzitter = r.voorzitter,
	    .geopend_op = r.geopend_op, .gesloten_op = r.gesloten_op, .soort = r.soort,
	    .stand = r.stand, .voorzitter_naam = r.voorzitter_naam,
	    .regels = regio_overlegsoort(w->gegevens, r.soort, date_of_time(r.begint_op)) };
	if (o.regels == NULL)
		return FAIL(err, ERR_INTERNAL, "no rules for a meeting that exists");
	o.naam = o.regels->naam;
	TRY(laad_partners(w, &o, err));
	*out = o;
	return ERR_OK;
}

enum err_code
overleg_laat(struct werk *w, int64_t overleg, int64_t *n_out, struct err *err)
{
	struct q_overleg_live_aantal r;

	TRY(q_overleg_live_aantal(w->tx, w->a, &(struct p_overleg_live_aantal){
	    .regio = w->regio, .niet_op = overleg, .z_regio = w->wie->hele_regio,
	    .z_medewerker = w->wie->medewerker, .z_nu = w->nu }, &r, err));
	*n_out = r.n;
	return ERR_OK;
}

/* The number of cases of a meeting to come is that of the live list. */
static enum err_code
kort_van(struct werk *w, const struct q_overleggen *r, struct overleg_kort *out,
    struct err *err)
{
	const struct regio_overlegsoort *s = regio_overlegsoort(w->gegevens, r->soort,
	    date_of_time(r->begint_op));

	*out = (struct overleg_kort){ .id = r->id, .begint_op = r->begint_op,
	    .eindigt_op = r->eindigt_op, .soort = r->soort, .stand = r->stand,
	    .naam = s == NULL ? r->soort : s->naam, .voorzitter_naam = r->voorzitter_naam,
	    .zaken = r->punten, .besloten = r->besloten, .aangehouden = r->aangehouden };
	if (strcmp(r->stand, OVERLEG_GEPLAND) != 0)
		return ERR_OK;
	return overleg_laat(w, r->id, &out->zaken, err);
}

enum err_code
overleggen(struct werk *w, struct overleg_kort **out, size_t *n_out, struct err *err)
{
	struct p_overleggen p = { .regio = w->regio, .alle = overleg_staf(w->wie),
	    .organisatie = w->wie->organisatie, .max = OVERLEGGEN_MAX / 2 };
	struct overleg_kort *v = arena_new(w->a, struct overleg_kort, OVERLEGGEN_MAX);
	struct q_overleggen *r;
	size_t n, at = 0;

	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (p.nog = 1; p.nog >= 0; p.nog--) {
		TRY(q_overleggen(w->tx, w->a, &p, &r, &n, err));
		for (size_t i = 0; i < n && at < OVERLEGGEN_MAX; i++)
			TRY(kort_van(w, &r[i], &v[at++], err));
	}
	*out = v;
	*n_out = at;
	return ERR_OK;
}

enum err_code
overleg_in_stand(struct werk *w, int64_t overleg, const char *stand, struct overleg *out,
    struct err *err)
{
	TRY(overleg_laad(w, overleg, out, err));
	if (strcmp(out->stand, stand) == 0)
		return ERR_OK;
	if (strcmp(out->stand, OVERLEG_GEPLAND) == 0)
		return SAY(err, ERR_CONFLICT, NULL, "Dit overleg is nog niet begonnen.");
	if (strcmp(out->stand, OVERLEG_BEZIG) == 0)
		return SAY(err, ERR_CONFLICT, NULL, "Dit overleg is al begonnen.");
	return SAY(err, ERR_CONFLICT, NULL, "Dit overleg is al gesloten.");
}
