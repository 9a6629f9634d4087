/* overleg_verloop.c - the course of a meeting: it begins, gets its agenda, closes. */
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/overleg/overleg_intern.h"
#include "overleg_sql.h"
#include "seal/sleutel.h"

#define GENODIGDEN_MAX 300

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
