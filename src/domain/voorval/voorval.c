#include "domain/voorval/voorval.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn_hand.h"
#include "domain/voorval/voorval_intern.h"
#include "domain/voorval/voorval_periode.h"
#include "seal/seal.h"
#include "seal/sleutel.h"
#include "voorval_sql.h"

static struct seal_place
plaats(const struct werk *w, int64_t id)
{
	return (struct seal_place){ "voorval", "tekst", w->regio, id };
}

/* "V-2026-0003": counts on, through the year. */
static enum err_code
volgend_kenmerk(struct werk *w, const char **out, struct err *err)
{
	int jaar = civil_from_time(w->nu).year;
	struct q_voorval_teller t;

	TRY(q_voorval_teller_volgende(w->tx, &(struct p_voorval_teller_volgende){
	    .regio = w->regio, .jaar = jaar }, err));
	TRY(q_voorval_teller(w->tx, w->a, &(struct p_voorval_teller){ .regio = w->regio,
	    .jaar = jaar }, &t, err));
	*out = arena_printf(w->a, "V-%d-%04" PRId64, jaar, t.stand);
	return *out == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

enum err_code
voorval_begin(struct werk *w, const struct voorval_invoer *in, const char *periode,
    int64_t *id_out, struct err *err)
{
	struct p_voorval_insert p = { .regio = w->regio, .id = db_new_id(), .soort = in->soort,
	    .op = in->op, .periode = periode, .door = werk_medewerker(w), .nu = w->nu };
	struct seal_key *key;

	TRY(volgend_kenmerk(w, &p.kenmerk, err));
	TRY(sleutel_new(w->tx, w->seal, w->a, w->regio, SEAL_DOSSIER, w->nu, &p.sleutel, &key,
	    err));
	if (in->tekst != NULL)
		TRY(seal_text(key, plaats(w, p.id), in->tekst, w->a, &p.tekst, err));
	TRY(q_voorval_insert(w->tx, &p, err));
	*id_out = p.id;
	return termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){ .voorval = p.id,
	    .soort = in->soort, .op = in->op, .eigenaar = in->eigenaar }, err);
}

const struct norm *
voorval_norm(const struct regio_gegevens *g, struct arena *a, const char *soort, int64_t op)
{
	size_t n;
	const struct norm *const *v = regio_normen(g, a, date_of_time(op), &n);

	for (size_t i = 0; v != NULL && i < n; i++)
		if (strcmp(v[i]->start, soort) == 0)
			return v[i];
	return NULL;
}

enum err_code
voorval_vastleggen(struct werk *w, const struct voorval_invoer *in, int64_t *id_out,
    struct err *err)
{
	if (!gebeurtenis_heeft(w->gegevens, in->soort, HAND_VOORVAL))
		return SAY(err, ERR_INVALID, "soort", "Kies een voorval uit de lijst.");
	if (in->op > w->nu)
		return SAY(err, ERR_INVALID, "op", "Dit moment is nog niet geweest.");
	if (voorval_norm(w->gegevens, w->a, in->soort, in->op) == NULL)
		return SAY(err, ERR_INVALID, "soort", "Hier begint geen termijn mee.");
	return voorval_begin(w, in, NULL, id_out, err);
}

/* ---- reading ------------------------------------------------------------------------ */

enum err_code
voorval_lees(struct werk *w, int64_t id, struct voorval *out, struct err *err)
{
	struct q_voorval_rij r;

	TRY(q_voorval_rij(w->tx, w->a, &(struct p_voorval_rij){ .regio = w->regio, .id = id },
	    &r, err));
	*out = (struct voorval){ .id = id, .op = r.op, .gemaakt_op = r.gemaakt_op,
	    .kenmerk = r.kenmerk, .soort = r.soort, .door = r.door,
	    .periode = voorval_periode_woorden(w->a, r.periode) };
	TRY(sleutel_open(w->tx, w->seal, w->a, w->regio, r.sleutel, &out->key, err));
	return r.tekst.p == NULL ? ERR_OK : unseal_text(out->key, plaats(w, id), r.tekst, w->a,
	    &out->tekst, err);
}

enum err_code
voorvallen(struct werk *w, bool alles, struct voorval_regel **out, size_t *n_out,
    struct err *err)
{
	struct q_voorvallen *r;
	struct voorval_regel *v;
	size_t n;

	TRY(q_voorvallen(w->tx, w->a, &(struct p_voorvallen){ .regio = w->regio,
	    .alles = alles, .wie = w->wie->medewerker, .max = VOORVALLEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct voorval_regel, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct voorval_regel){ .soort = r[i].soort, .op = r[i].op,
		    .periode = voorval_periode_woorden(w->a, r[i].periode),
		    .eigenaar = r[i].eigenaar_naam,
		    .t = { .id = r[i].termijn, .voorval = r[i].voorval, .dossier = DB_NULL,
		    .melding = DB_NULL, .persoon = DB_NULL, .code = r[i].norm,
		    .start_op = r[i].start_op, .verloopt_op = r[i].verloopt_op,
		    .stop_op = r[i].stop_op, .stand = r[i].stand,
		    .stop_reden = r[i].stop_reden, .eigenaar = r[i].eigenaar,
		    .geschorst_op = r[i].geschorst_op, .laat_reden = r[i].laat_reden,
		    .kenmerk = r[i].kenmerk } };
		TRY(termijn_maak_af(w, &v[i].t, r[i].versie, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}
