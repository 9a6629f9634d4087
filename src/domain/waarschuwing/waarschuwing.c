#include "domain/waarschuwing/waarschuwing.h"

#include <string.h>

#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn.h"
#include "domain/termijn/termijn_sein.h"
#include "seal/seal.h"
#include "waarschuwing_sql.h"

#define NIEUW_MAX 20000		/* warnings in one round */
#define ROLLEN_MAX 16		/* that rules name */
#define TEAMLEIDER "teamleider"
#define DIRECTEUR "directeur"

/* One round: what was given, and who has which role. */
struct ronde {
	struct werk		*w;
	struct waarschuwing_nieuw *v;
	size_t			 n, max;
	struct {
		const char	*rol;
		struct q_sein_rol *v;
		size_t		 n;
	}			 rollen[ROLLEN_MAX];
	size_t			 nrollen;
};

/* A clock that somebody must hear of. */
struct klok {
	int64_t		 id, verloopt_op;
	int64_t		 dossier;	/* DB_NULL: of the organisation */
	const char	*kenmerk, *naam, *tijd;
};

enum err_code
waarschuwen_nodig(struct tx *tx, struct arena *a, int64_t regio, int64_t nu, bool *out,
    struct err *err)
{
	struct q_sein_vertrokken *weg;
	struct q_sein_nodig *r;
	size_t n;

	TRY(q_sein_nodig(tx, a, &(struct p_sein_nodig){ .regio = regio, .nu = nu }, &r, &n,
	    err));
	*out = n > 0;
	if (*out)
		return ERR_OK;
	TRY(q_sein_vertrokken(tx, a, &(struct p_sein_vertrokken){ .regio = regio, .nu = nu },
	    &weg, &n, err));
	*out = n > 0;
	return ERR_OK;
}

/* ---- giving ------------------------------------------------------------------------ */

static enum err_code
geef(struct ronde *r, const struct klok *k, int64_t ontvanger, int64_t moment,
    const char *soort, struct err *err)
{
	struct werk *w = r->w;
	struct p_waarschuwing_insert p = { .regio = w->regio, .id = db_new_id(),
	    .termijn = k->id, .dossier = k->dossier, .soort = soort,
	    .ontvanger = ontvanger, .moment = moment, .op = w->nu,
	    .verloopt_op = k->verloopt_op };
	int64_t nieuw;
	bool dicht = false;

	/* Own family, say: then not even that there is a case. */
	if (k->dossier != DB_NULL)
		TRY(dossier_dicht_voor(w, k->dossier, ontvanger, &dicht, err));
	if (dicht)
		return ERR_OK;
	TRY(q_waarschuwing_vervang(w->tx, &(struct p_waarschuwing_vervang){
	    .regio = w->regio, .termijn = k->id, .ontvanger = ontvanger, .nu = w->nu }, NULL,
	    err));
	TRY(q_waarschuwing_insert(w->tx, &p, &nieuw, err));
	if (nieuw == 0)
		return ERR_OK;
	if (r->n == r->max) {
		size_t max = r->max == 0 ? 64 : 2 * r->max;
		struct waarschuwing_nieuw *v = max > NIEUW_MAX ? NULL :
		    arena_new(w->a, struct waarschuwing_nieuw, max);

		if (v == NULL)
			return FAIL(err, ERR_LIMIT, "too many warnings at once");
		if (r->n > 0)
			memcpy(v, r->v, r->n * sizeof(*v));
		r->v = v;
		r->max = max;
	}
	r->v[r->n++] = (struct waarschuwing_nieuw){ .ontvanger = ontvanger, .termijn = k->id,
	    .kenmerk = k->kenmerk, .naam = k->naam, .soort = soort, .tijd = k->tijd };
	return ERR_OK;
}

/* Everybody who has this role now. */
static enum err_code
geef_rol(struct ronde *r, const struct klok *k, const char *rol, int64_t moment,
    const char *soort, struct err *err)
{
	size_t i = 0;

	while (i < r->nrollen && strcmp(r->rollen[i].rol, rol) != 0)
		i++;
	if (i == ROLLEN_MAX)
		return FAIL(err, ERR_LIMIT, "rules name too many roles");
	if (i == r->nrollen) {
		TRY(q_sein_rol(r->w->tx, r->w->a, &(struct p_sein_rol){
		    .regio = r->w->regio, .rol = rol, .nu = r->w->nu },
		    &r->rollen[i].v, &r->rollen[i].n, err));
		r->rollen[r->nrollen++].rol = rol;
	}
	for (size_t j = 0; j < r->rollen[i].n; j++)
		TRY(geef(r, k, r->rollen[i].v[j].id, moment, soort, err));
	return ERR_OK;
}

static enum err_code
geef_zonder_eigenaar(struct ronde *r, const struct klok *k, int64_t moment, struct err *err)
{
	TRY(geef_rol(r, k, TEAMLEIDER, moment, "zonder_eigenaar", err));
	return geef_rol(r, k, DIRECTEUR, moment, "zonder_eigenaar", err);
}

static const char *
tijd_over(struct werk *w, const struct norm *n, int64_t start, int64_t due)
{
	struct termijn_klok k = { .start = start, .due = due, .stop = DB_NULL,
	    .eenheid = n == NULL ? EENHEID_DAGEN : n->eenheid };
	const char *s = termijn_woorden(w->a, regio_kalender(w->gegevens), &k, w->nu).woorden;

	return s == NULL ? "" : s;
}

/* Work that waits: its clock ran out before the step was done. */
static enum err_code
wacht(struct werk *w, const struct norm *n, int64_t melding, int64_t dossier, struct err *err)
{
	if (strstr(regio_code_extra(w->gegevens, "gebeurtenis", n->stop), "wacht=ja") == NULL)
		return ERR_OK;
	return termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){ .melding = melding,
	    .dossier = dossier, .soort = GEB_WACHT_BEGONNEN }, err);
}

static enum err_code
een_klok(struct ronde *r, const struct q_seinen_nu *t, struct err *err)
{
	struct werk *w = r->w;
	const struct norm *n = regio_norm_versie(w->gegevens, t->norm, t->versie);
	struct klok k = { .id = t->id, .dossier = t->dossier, .verloopt_op = t->verloopt_op,
	    .kenmerk = t->kenmerk, .naam = n == NULL ? t->norm : n->naam };
	struct sein v[SEIN_MAX];
	int64_t volgende = DB_NULL;
	size_t tel = n == NULL ? 0 : sein_plan(n, t->start_op, t->verloopt_op, v);
	bool net_laat = t->verloopt_op < w->nu && t->sein_na <= t->verloopt_op;

	k.tijd = tijd_over(w, n, t->start_op, t->verloopt_op);
	if (t->dossier == DB_NULL && t->eigenaar == DB_NULL && t->sein_na == 0)
		TRY(geef_zonder_eigenaar(r, &k, t->start_op, err));
	for (size_t i = 0; i < tel; i++) {
		const char *soort = v[i].moment >= t->verloopt_op ? "laat" : "straks";

		if (v[i].moment <= t->sein_na)
			continue;
		if (v[i].moment > w->nu) {
			volgende = v[i].moment;
			break;
		}
		if (v[i].wie != NULL)
			TRY(geef_rol(r, &k, v[i].wie, v[i].moment, soort, err));
		else if (t->eigenaar == DB_NULL)
			TRY(geef_zonder_eigenaar(r, &k, v[i].moment, err));
		else
			TRY(geef(r, &k, t->eigenaar, v[i].moment, soort, err));
	}
	TRY(q_sein_zet(w->tx, &(struct p_sein_zet){ .regio = w->regio, .id = t->id,
	    .nu = w->nu, .sein = volgende }, err));
	return net_laat && n != NULL ? wacht(w, n, t->melding, t->dossier, err) : ERR_OK;
}

/* Somebody left: his clocks have no owner, which is an error to be told at once. */
static enum err_code
vertrokken(struct ronde *r, size_t *klokken, struct err *err)
{
	struct werk *w = r->w;
	struct q_sein_vertrokken *weg;
	struct q_sein_klokken_van *t;
	size_t nweg, n;

	TRY(q_sein_vertrokken(w->tx, w->a, &(struct p_sein_vertrokken){
	    .regio = w->regio, .nu = w->nu }, &weg, &nweg, err));
	for (size_t i = 0; i < nweg && *klokken < WAARSCHUW_KLOKKEN_MAX; i++) {
		TRY(q_sein_klokken_van(w->tx, w->a, &(struct p_sein_klokken_van){
		    .regio = w->regio, .eigenaar = weg[i].id,
		    .max = (int64_t)(WAARSCHUW_KLOKKEN_MAX - *klokken) }, &t, &n, err));
		for (size_t j = 0; j < n; j++) {
			const struct norm *norm = regio_norm_versie(w->gegevens, t[j].norm,
			    t[j].versie);
			struct klok k = { .id = t[j].id, .dossier = t[j].dossier,
			    .verloopt_op = t[j].verloopt_op, .kenmerk = t[j].kenmerk,
			    .naam = norm == NULL ? t[j].norm : norm->naam,
			    .tijd = tijd_over(w, norm, t[j].start_op, t[j].verloopt_op) };

			TRY(q_sein_los(w->tx, &(struct p_sein_los){ .regio = w->regio,
			    .id = k.id }, err));
			TRY(geef_zonder_eigenaar(r, &k, weg[i].tot, err));
		}
		*klokken += n;
	}
	return ERR_OK;
}

enum err_code
waarschuwen(struct werk *w, struct waarschuwing_nieuw **out, size_t *n_out,
    size_t *klokken_out, struct err *err)
{
	struct ronde r = { .w = w };
	struct q_seinen_nu *t;
	size_t n;

	*klokken_out = 0;
	TRY(vertrokken(&r, klokken_out, err));
	TRY(q_seinen_nu(w->tx, w->a, &(struct p_seinen_nu){ .regio = w->regio, .nu = w->nu,
	    .max = (int64_t)(WAARSCHUW_KLOKKEN_MAX - *klokken_out) }, &t, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(een_klok(&r, &t[i], err));
	*klokken_out += n;
	*out = r.v;
	*n_out = r.n;
	return ERR_OK;
}

/* ---- reading -------------------------------------------------------------------------- */

enum err_code
waarschuwingen_van(struct werk *w, int64_t medewerker, struct waarschuwing **out,
    size_t *n_out, struct err *err)
{
	struct q_waarschuwing_lijst *r;
	struct waarschuwing *v;
	size_t n;

	TRY(q_waarschuwing_lijst(w->tx, w->a, &(struct p_waarschuwing_lijst){
	    .regio = w->regio, .ontvanger = medewerker, .nu = w->nu,
	    .max = WAARSCHUWINGEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct waarschuwing, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		struct termijn t = { .code = r[i].norm, .start_op = r[i].start_op,
		    .verloopt_op = r[i].verloopt_op, .stop_op = r[i].stop_op,
		    .stand = r[i].stand, .geschorst_op = r[i].geschorst_op };

		TRY(termijn_maak_af(w, &t, r[i].versie, err));
		v[i] = (struct waarschuwing){ .id = r[i].id, .termijn = r[i].termijn,
		    .dossier = r[i].dossier, .kenmerk = r[i].kenmerk, .naam = t.naam,
		    .soort = r[i].soort, .op = r[i].op, .verloopt_op = r[i].verloopt_op,
		    .gezien_op = r[i].gezien_op, .stand = r[i].stand,
		    .woorden = t.woorden.woorden, .eigenaar = r[i].eigenaar,
		    .kleur = termijn_kleur_naam(t.woorden.stand) };
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}

enum err_code
waarschuwingen_tel(struct tx *tx, struct arena *a, int64_t regio, const char *token,
    int64_t *out, struct err *err)
{
	struct q_waarschuwing_tel r;
	uint8_t hash[SEAL_HASH];

	seal_token_hash(token, hash);
	TRY(q_waarschuwing_tel(tx, a, &(struct p_waarschuwing_tel){ .regio = regio,
	    .token = { hash, sizeof(hash) }, .max = WAARSCHUWINGEN_MAX }, &r, err));
	*out = r.n;
	return ERR_OK;
}

enum err_code
waarschuwing_gezien(struct werk *w, int64_t medewerker, int64_t id, struct err *err)
{
	return q_waarschuwing_zien(w->tx, &(struct p_waarschuwing_zien){ .regio = w->regio,
	    .ontvanger = medewerker, .id = id, .nu = w->nu }, NULL, err);
}
