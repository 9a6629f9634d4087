/* overleg.c - the meeting itself: planned, begun, who is there, closed. */
#include "domain/overleg/overleg.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/overleg/overleg_intern.h"
#include "overleg_sql.h"
#include "seal/sleutel.h"

#define ZOEK_DAGEN 366
#define GENODIGDEN_MAX 300

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

	TRY(q_overleg_rij(w->tx, w->a, &(struct p_overleg_rij){ .regio = w->regio,
	    .id = overleg }, &r, err));
	TRY(mag_weten(w, overleg, err));
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

/* ---- beginning and ending ------------------------------------------------------------ */

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

/* Until the end of this day in Amsterdam the partners see the case. */
static enum err_code
geef_toegang(struct werk *w, int64_t overleg, int64_t dossier, struct err *err)
{
	int32_t dag = date_of_time(w->nu);
	struct p_overleg_genodigden p = { .regio = w->regio, .overleg = overleg,
	    .dossier = dossier, .nu = w->nu, .dag = date_iso(w->a, dag),
	    .max = GENODIGDEN_MAX };
	struct q_overleg_genodigden *r;
	size_t n;

	if (p.dag == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(q_overleg_genodigden(w->tx, w->a, &p, &r, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(q_overleg_toegang_insert(w->tx, &(struct p_overleg_toegang_insert){
		    .regio = w->regio, .id = db_new_id(), .dossier = dossier,
		    .medewerker = r[i].medewerker, .van = w->nu,
		    .tot = time_at(dag + 1, 0, 0), .door = werk_medewerker(w) }, err));
	return ERR_OK;
}

static bool
was_er_al(const struct q_overleg_live *r, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (r[k].dossier == r[i].dossier)
			return true;
	return false;
}

/* What is on the list and not on the agenda goes behind it. */
static enum err_code
op_agenda(struct werk *w, int64_t overleg, size_t *n_out, struct err *err)
{
	struct q_overleg_punt_laatste laatste;
	struct q_overleg_live *r;
	int64_t nr;
	size_t n;

	TRY(q_overleg_punt_laatste(w->tx, w->a, &(struct p_overleg_punt_laatste){
	    .regio = w->regio, .overleg = overleg }, &laatste, err));
	nr = laatste.volgnr == DB_NULL ? 0 : laatste.volgnr;
	TRY(q_overleg_live(w->tx, w->a, &(struct p_overleg_live){ .regio = w->regio,
	    .niet_op = overleg, .max = OVERLEG_ZAKEN_MAX, .z_regio = w->wie->hele_regio,
	    .z_medewerker = w->wie->medewerker, .z_nu = w->nu }, &r, &n, err));
	for (size_t i = 0; i < n; i++) {
		TRY(q_overleg_punt_insert(w->tx, &(struct p_overleg_punt_insert){
		    .regio = w->regio, .overleg = overleg, .melding = r[i].melding,
		    .volgnr = ++nr }, err));
		if (!was_er_al(r, i))
			TRY(geef_toegang(w, overleg, r[i].dossier, err));
	}
	*n_out = n;
	return ERR_OK;
}

enum err_code
overleg_begin(struct werk *w, int64_t overleg, struct err *err)
{
	struct q_overleg_bezig bezig;
	struct overleg o;
	size_t n;

	TRY(overleg_in_stand(w, overleg, OVERLEG_GEPLAND, &o, err));
	TRY(q_overleg_bezig(w->tx, w->a, &(struct p_overleg_bezig){ .regio = w->regio,
	    .soort = o.soort }, &bezig, err));
	if (bezig.n > 0)
		return SAY(err, ERR_CONFLICT, NULL, "Er is nog een overleg bezig. Sluit dat "
		    "eerst, dan gaan zijn open zaken mee naar dit overleg.");
	TRY(q_overleg_open(w->tx, &(struct p_overleg_open){ .regio = w->regio,
	    .id = overleg, .voorzitter = werk_medewerker(w), .nu = w->nu }, err));
	return op_agenda(w, overleg, &n, err);
}

enum err_code
overleg_vul_aan(struct werk *w, int64_t overleg, size_t *n_out, struct err *err)
{
	struct overleg o;

	TRY(overleg_in_stand(w, overleg, OVERLEG_BEZIG, &o, err));
	return op_agenda(w, overleg, n_out, err);
}

enum err_code
overleg_zet_aanwezig(struct werk *w, int64_t overleg, int64_t organisatie, bool aanwezig,
    struct err *err)
{
	struct overleg o;
	int64_t n;

	TRY(overleg_laad(w, overleg, &o, err));
	if (strcmp(o.stand, OVERLEG_GESLOTEN) == 0)
		return SAY(err, ERR_CONFLICT, NULL, "Dit overleg is al gesloten.");
	TRY(q_overleg_aanwezig_set(w->tx, &(struct p_overleg_aanwezig_set){
	    .regio = w->regio, .overleg = overleg, .organisatie = organisatie,
	    .aanwezig = aanwezig }, &n, err));
	if (n == 0)
		return SAY(err, ERR_INVALID, "organisatie",
		    "Deze partner hoort niet bij dit overleg.");
	return ERR_OK;
}

/* One that was not dealt with: to the next list, unless it is off the list
 * because somebody decided elsewhere. */
static enum err_code
sluit_punt(struct werk *w, const struct overleg *o, const struct q_overleg_over *r,
    struct err *err)
{
	struct seal_key *key;

	if (r->op_lijst == 0)
		return overleg_punt_klaar(w, NULL, o, &(struct overleg_punt_klaar){
		    .melding = r->melding, .stand = PUNT_BUITEN, .besluit = DB_NULL }, err);
	TRY(sleutel_open(w->tx, w->seal, w->a, w->regio, r->sleutel, &key, err));
	return overleg_punt_klaar(w, key, o, &(struct overleg_punt_klaar){
	    .melding = r->melding, .dossier = r->dossier, .stand = PUNT_AANGEHOUDEN,
	    .besluit = DB_NULL, .reden = OVERLEG_NIET_TOE }, err);
}

enum err_code
overleg_sluit(struct werk *w, int64_t overleg, struct err *err)
{
	struct q_overleg_over *r;
	struct overleg o;
	size_t n;

	TRY(overleg_in_stand(w, overleg, OVERLEG_BEZIG, &o, err));
	TRY(q_overleg_over(w->tx, w->a, &(struct p_overleg_over){ .regio = w->regio,
	    .overleg = overleg, .max = 2 * OVERLEG_ZAKEN_MAX }, &r, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(sluit_punt(w, &o, &r[i], err));
	return q_overleg_dicht(w->tx, &(struct p_overleg_dicht){ .regio = w->regio,
	    .id = overleg, .nu = w->nu }, err);
}
