/* vernietiging.c - the proposal, the second person, and what holds back. */
#include "domain/vernietiging/vernietiging.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "domain/regio/regio.h"
#include "domain/vernietiging/wissen.h"
#include "seal/seal.h"
#include "vernietiging_sql.h"

static struct seal_place
plaats(const struct werk *w, const char *tabel, const char *kolom, int64_t id)
{
	return (struct seal_place){ tabel, kolom, w->regio, id };
}

/* ---- may it --------------------------------------------------------------------------- */

static enum err_code
termijn_voorbij(struct werk *w, const struct vernietig_lijst *l, struct err *err)
{
	struct vernietig_termijn t;

	TRY(vernietig_termijn(w, l, &t, err));
	if (date_of_time(w->nu) >= t.vanaf)
		return ERR_OK;
	(void)SAY(err, ERR_INVALID, "grond", "De bewaartermijn is nog niet voorbij.");
	err->text = arena_printf(w->a, "De bewaartermijn is nog niet voorbij: het kan vanaf %s. "
	    "%s", iso_text(w->a, date_iso(w->a, t.vanaf)), t.uitleg);
	return ERR_INVALID;
}

enum err_code
vernietig_mag(struct werk *w, const struct vernietig_lijst *l, const char *grond,
    struct err *err)
{
	const char *werk;

	if (l->vernietigd)
		return SAY(err, ERR_CONFLICT, NULL, "Dit dossier is al vernietigd.");
	if (l->open)
		return SAY(err, ERR_INVALID, "dossier", "Het dossier is nog open. Sluit het "
		    "eerst.");
	if (l->stops > 0)
		return SAY(err, ERR_INVALID, "dossier", "Vernietigen wordt tegengehouden. Kijk "
		    "hieronder waarom; pas als dat voorbij is, kan het.");
	if (l->termijnen > 0)
		return SAY(err, ERR_INVALID, "dossier", "In dit dossier loopt nog een wettelijke "
		    "termijn. Handel die eerst af.");
	if (l->taken > 0)
		return SAY(err, ERR_INVALID, "dossier", "In dit dossier staat nog een taak open. "
		    "Vink die eerst af.");
	TRY(dossier_open_werk(w, l->dossier, &werk, err));
	if (werk != NULL) {
		(void)SAY(err, ERR_INVALID, "dossier", "Er staat nog iets open.");
		err->text = werk;
		return ERR_INVALID;
	}
	return strcmp(grond, "termijn") == 0 ? termijn_voorbij(w, l, err) : ERR_OK;
}

/* ---- the proposal ----------------------------------------------------------------------- */

enum err_code
vernietiging_lees(struct werk *w, const struct seal_key *key, int64_t dossier,
    struct vernietiging *out, struct err *err)
{
	struct q_vernietiging_van *r;
	size_t n;

	*out = (struct vernietiging){ .stand = "", .grond = "" };
	TRY(q_vernietiging_van(w->tx, w->a, &(struct p_vernietiging_van){ .regio = w->regio,
	    .dossier = dossier, .max = 1 }, &r, &n, err));
	if (n == 0)
		return ERR_OK;
	*out = (struct vernietiging){ .id = r[0].id, .op = r[0].op, .door = r[0].door,
	    .journaal_tot = r[0].journaal_tot, .grond = r[0].grond, .stand = r[0].stand,
	    .door_naam = r[0].door_naam == NULL ? "" : r[0].door_naam };
	return key == NULL ? ERR_OK : unseal_text(key, plaats(w, "vernietiging", "reden",
	    r[0].id), r[0].reden, w->a, &out->reden, err);
}

enum err_code
vernietiging_stel_voor(struct werk *w, int64_t dossier, const char *grond, const char *reden,
    int64_t *id_out, struct err *err)
{
	struct p_vernietiging_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = dossier, .grond = grond, .op = w->nu, .door = werk_medewerker(w) };
	struct q_vernietiging_journaal j;
	struct vernietig_lijst l;
	struct vernietiging v;
	struct seal_key *key;

	TRY(vernietig_lijst_maak(w, dossier, &l, err));
	TRY(vernietiging_lees(w, NULL, dossier, &v, err));
	if (strcmp(v.stand, "voorgesteld") == 0)
		return SAY(err, ERR_CONFLICT, NULL, "Er is al een voorstel om dit dossier te "
		    "vernietigen.");
	TRY(vernietig_mag(w, &l, grond, err));
	TRY(dossier_key(w, dossier, &key, err));
	TRY(seal_text(key, plaats(w, "vernietiging", "reden", p.id), reden, w->a, &p.reden,
	    err));
	TRY(q_vernietiging_journaal(w->tx, w->a, &(struct p_vernietiging_journaal){
	    .regio = w->regio }, &j, err));
	p.journaal_tot = j.volgnr;
	*id_out = p.id;
	return q_vernietiging_insert(w->tx, &p, err);
}

/* The proposal that waits. */
static enum err_code
wachtend(struct werk *w, int64_t dossier, struct vernietiging *out, struct err *err)
{
	TRY(vernietiging_lees(w, NULL, dossier, out, err));
	if (strcmp(out->stand, "voorgesteld") != 0)
		return SAY(err, ERR_CONFLICT, NULL, "Er is geen voorstel om dit dossier te "
		    "vernietigen, of er is al over besloten.");
	return ERR_OK;
}

enum err_code
vernietiging_trek_in(struct werk *w, int64_t dossier, const char *reden, struct err *err)
{
	struct vernietiging v;
	struct seal_key *key;
	struct p_vernietiging_besluit p = { .regio = w->regio, .stand = "ingetrokken",
	    .op = w->nu, .door = werk_medewerker(w) };
	const char *oud;

	TRY(wachtend(w, dossier, &v, err));
	TRY(dossier_key(w, dossier, &key, err));
	TRY(vernietiging_lees(w, key, dossier, &v, err));
	oud = v.reden == NULL ? "" : v.reden;
	p.id = v.id;
	TRY(seal_text(key, plaats(w, "vernietiging", "reden", v.id), oud, w->a, &p.reden,
	    err));
	TRY(seal_text(key, plaats(w, "vernietiging", "besluit_reden", v.id), reden, w->a,
	    &p.besluit_reden, err));
	return q_vernietiging_besluit(w->tx, &p, err);
}

static enum err_code
niets_nieuws(struct werk *w, const struct vernietiging *v, int64_t dossier, struct err *err)
{
	struct q_vernietiging_nieuw r;

	TRY(q_vernietiging_nieuw(w->tx, w->a, &(struct p_vernietiging_nieuw){
	    .regio = w->regio, .dossier = dossier, .na = v->journaal_tot }, &r, err));
	if (r.n > 0)
		return SAY(err, ERR_CONFLICT, NULL, "Na het voorstel is er iets in dit dossier "
		    "veranderd. Trek het voorstel in en kijk opnieuw of het kan.");
	return ERR_OK;
}

enum err_code
vernietiging_voer_uit(struct werk *w, int64_t dossier, int64_t lijst,
    struct vernietig_lijst *out, int64_t **meldingen_out, size_t *n_out, struct err *err)
{
	const char *extra, *artikel;
	struct vernietiging v;

	TRY(vernietig_lijst_maak(w, dossier, out, err));
	TRY(wachtend(w, dossier, &v, err));
	if (v.door == werk_medewerker(w))
		return SAY(err, ERR_FORBIDDEN, NULL, "Een ander moet dit bevestigen: jij hebt "
		    "het voorgesteld.");
	TRY(niets_nieuws(w, &v, dossier, err));
	TRY(vernietig_mag(w, out, v.grond, err));
	if (lijst != out->code)
		return SAY(err, ERR_CONFLICT, NULL, "De lijst van wie wordt vernietigd is "
		    "intussen anders. Kijk hem opnieuw na.");
	extra = regio_code_extra(w->gegevens, "vernietigingsgrond", v.grond);
	artikel = extra == NULL ? NULL : strstr(extra, "artikel=");
	if (artikel == NULL)
		return FAIL(err, ERR_INTERNAL, "ground without an article");
	artikel = arena_printf(w->a, "Wmo 2015, artikel %.*s",
	    (int)strcspn(artikel + 8, ";"), artikel + 8);
	if (artikel == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(wis(w, out, w->nu, artikel, meldingen_out, n_out, err));
	return q_vernietiging_besluit(w->tx, &(struct p_vernietiging_besluit){
	    .regio = w->regio, .id = v.id, .stand = "vernietigd", .op = w->nu,
	    .door = werk_medewerker(w) }, err);
}

/* ---- held back -------------------------------------------------------------------------- */

enum err_code
vernietig_stops(struct werk *w, const struct seal_key *key, int64_t dossier,
    struct vernietig_stop **out, size_t *n_out, struct err *err)
{
	struct q_vernietiging_stops *r;
	struct vernietig_stop *v;
	size_t n;

	TRY(q_vernietiging_stops(w->tx, w->a, &(struct p_vernietiging_stops){
	    .regio = w->regio, .dossier = dossier, .max = VERNIETIG_STOPS }, &r, &n, err));
	if ((v = arena_new(w->a, struct vernietig_stop, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct vernietig_stop){ .id = r[i].id, .op = r[i].op,
		    .los_op = r[i].los_op, .soort = r[i].soort, .door_naam = r[i].door_naam,
		    .los_naam = r[i].los_naam };
		TRY(unseal_text(key, plaats(w, "vernietiging_stop", "reden", r[i].id),
		    r[i].reden, w->a, &v[i].reden, err));
		TRY(unseal_text(key, plaats(w, "vernietiging_stop", "los_reden", r[i].id),
		    r[i].los_reden, w->a, &v[i].los_reden, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}

enum err_code
vernietig_houd_tegen(struct werk *w, int64_t dossier, const char *soort, const char *reden,
    int64_t *id_out, struct err *err)
{
	struct p_vernietiging_stop_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = dossier, .soort = soort, .op = w->nu, .door = werk_medewerker(w) };
	struct vernietig_stop *v;
	struct seal_key *key;
	size_t n;

	TRY(dossier_key(w, dossier, &key, err));
	TRY(vernietig_stops(w, key, dossier, &v, &n, err));
	if (n == VERNIETIG_STOPS)
		return SAY(err, ERR_LIMIT, NULL, "Dit dossier is al te vaak tegengehouden.");
	TRY(seal_text(key, plaats(w, "vernietiging_stop", "reden", p.id), reden, w->a,
	    &p.reden, err));
	*id_out = p.id;
	return q_vernietiging_stop_insert(w->tx, &p, err);
}

enum err_code
vernietig_laat_los(struct werk *w, int64_t dossier, int64_t stop, const char *reden,
    struct err *err)
{
	struct p_vernietiging_stop_los p = { .regio = w->regio, .id = stop,
	    .dossier = dossier, .op = w->nu, .door = werk_medewerker(w) };
	struct seal_key *key;

	TRY(dossier_key(w, dossier, &key, err));
	TRY(seal_text(key, plaats(w, "vernietiging_stop", "los_reden", stop), reden, w->a,
	    &p.reden, err));
	return q_vernietiging_stop_los(w->tx, &p, err);
}

enum err_code
vernietigingen_lees(struct werk *w, const char *stand, int64_t voor,
    struct vernietiging_rij **out, size_t *n_out, struct err *err)
{
	struct q_vernietigingen *r;
	struct vernietiging_rij *v;
	size_t n;

	TRY(q_vernietigingen(w->tx, w->a, &(struct p_vernietigingen){ .regio = w->regio,
	    .stand = stand, .voor = voor, .max = VERNIETIGINGEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct vernietiging_rij, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct vernietiging_rij){ .id = r[i].id, .dossier = r[i].dossier,
		    .op = r[i].op, .besloten_op = r[i].besloten_op, .kenmerk = r[i].kenmerk,
		    .grond = r[i].grond, .door_naam = r[i].door_naam,
		    .besloten_naam = r[i].besloten_naam };
	*out = v;
	*n_out = n;
	return ERR_OK;
}
