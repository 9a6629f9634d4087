/* bericht.c - the ledger of messages. */
#include "domain/bericht/bericht.h"

#include <string.h>

#include "bericht_sql.h"
#include "db/db.h"
#include "seal/sleutel.h"

static struct seal_place
place(const struct werk *w, const char *column, int64_t id)
{
	return (struct seal_place){ "bericht", column, w->regio, id };
}

enum err_code
bericht_bewaar(struct werk *w, const struct bericht_invoer *in, struct err *err)
{
	struct p_bericht_insert p = { .regio = w->regio, .id = in->id,
	    .soort = in->soort, .zender = in->zender, .referentie = in->referentie,
	    .op = w->nu, .hash = { in->hash, SEAL_HASH },
	    .grootte = (int64_t)in->ruw.n, .stand = in->stand, .reden = in->reden,
	    .foutcode = in->foutcode, .melding = in->melding,
	    .aanbieding = in->aanbieding, .identificatie = in->identificatie };
	struct seal_key *key;

	TRY(sleutel_new(w->tx, w->seal, w->a, w->regio, SEAL_MESSAGE, w->nu, &p.sleutel,
	    &key, err));
	TRY(seal_bytes(key, place(w, "ruw", in->id), in->ruw, w->a, &p.ruw, err));
	return q_bericht_insert(w->tx, &p, err);
}

/* Fills in the dossier of a report, for the program itself. */
static enum err_code
dossier_erbij(struct werk *w, struct bericht *b, struct err *err)
{
	struct q_bericht_dossier d;

	b->dossier = DB_NULL;
	if (b->melding == DB_NULL)
		return ERR_OK;
	TRY(q_bericht_dossier(w->tx, w->a, &(struct p_bericht_dossier){
	    .regio = w->regio, .melding = b->melding }, &d, err));
	b->dossier = d.dossier;
	b->kenmerk = d.kenmerk;
	return ERR_OK;
}

enum err_code
bericht_aangeboden(struct werk *w, const char *aanbieding, const uint8_t hash[SEAL_HASH],
    struct bericht *out, struct err *err)
{
	struct q_bericht_aangeboden r;
	struct bericht b;
	enum err_code rc;

	*out = (struct bericht){ .id = 0 };
	if (aanbieding == NULL)
		return ERR_OK;
	rc = q_bericht_aangeboden(w->tx, w->a, &(struct p_bericht_aangeboden){
	    .regio = w->regio, .aanbieding = aanbieding,
	    .hash = { hash, SEAL_HASH } }, &r, err);
	if (rc == ERR_NOT_FOUND)
		return ERR_OK;
	TRY(rc);
	b = (struct bericht){ .id = r.id, .grootte = r.grootte, .stand = r.stand, .reden = r.reden,
	    .foutcode = r.foutcode, .melding = r.melding };
	TRY(dossier_erbij(w, &b, err));
	*out = b;
	return ERR_OK;
}

enum err_code
bericht_verwerkt(struct werk *w, const char *zender, const char *referentie,
    struct bericht *out, struct err *err)
{
	struct q_bericht_verwerkt r;
	struct bericht b;
	enum err_code rc = q_bericht_verwerkt(w->tx, w->a, &(struct p_bericht_verwerkt){
	    .regio = w->regio, .zender = zender, .referentie = referentie }, &r, err);

	*out = (struct bericht){ .id = 0 };
	if (rc == ERR_NOT_FOUND)
		return ERR_OK;
	TRY(rc);
	b = (struct bericht){ .id = r.id, .stand = BERICHT_VERWERKT, .melding = r.melding };
	TRY(dossier_erbij(w, &b, err));
	*out = b;
	return ERR_OK;
}

enum err_code
bericht_lees_kort(struct werk *w, int64_t bericht, struct bericht *out, struct err *err)
{
	struct q_bericht_kort r;
	struct bericht b;

	TRY(q_bericht_kort(w->tx, w->a, &(struct p_bericht_kort){ .regio = w->regio,
	    .id = bericht }, &r, err));
	b = (struct bericht){ .id = bericht, .grootte = r.grootte, .stand = r.stand,
	    .reden = r.reden, .foutcode = r.foutcode, .melding = r.melding };
	TRY(dossier_erbij(w, &b, err));
	*out = b;
	return ERR_OK;
}

/* Rows of both lists have the same columns. */
#define RIJ(r) (struct bericht){ .id = (r).id, .ontvangen_op = (r).ontvangen_op, \
	.grootte = (r).grootte, .melding = (r).dossier == DB_NULL ? DB_NULL : (r).melding, \
	.dossier = (r).dossier, .soort = (r).soort, .zender = (r).zender, \
	.referentie = (r).referentie, .stand = (r).stand, .reden = (r).reden, \
	.foutcode = (r).foutcode, .identificatie = (r).identificatie, \
	.kenmerk = (r).kenmerk }

static enum err_code
lees_alle(struct werk *w, int64_t voor_op, int64_t voor, int64_t max, struct bericht **out,
    size_t *n_out, struct err *err)
{
	struct q_berichten_alle *rows;
	size_t n;

	TRY(q_berichten_alle(w->tx, w->a, &(struct p_berichten_alle){ .regio = w->regio,
	    .voor_op = voor_op, .voor = voor, .max = max,
	    .z_regio = w->wie->hele_regio, .z_medewerker = w->wie->medewerker,
	    .z_nu = w->nu }, &rows, &n, err));
	if ((*out = arena_new(w->a, struct bericht, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		(*out)[i] = RIJ(rows[i]);
	*n_out = n;
	return ERR_OK;
}

static enum err_code
lees_stand(struct werk *w, const char *stand, int64_t voor_op, int64_t voor, int64_t max,
    struct bericht **out, size_t *n_out, struct err *err)
{
	struct q_berichten_van_stand *rows;
	size_t n;

	TRY(q_berichten_van_stand(w->tx, w->a, &(struct p_berichten_van_stand){
	    .regio = w->regio, .stand = stand, .voor_op = voor_op, .voor = voor,
	    .max = max, .z_regio = w->wie->hele_regio,
	    .z_medewerker = w->wie->medewerker, .z_nu = w->nu }, &rows, &n, err));
	if ((*out = arena_new(w->a, struct bericht, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		(*out)[i] = RIJ(rows[i]);
	*n_out = n;
	return ERR_OK;
}

enum err_code
berichten_lees(struct werk *w, const char *stand, int64_t voor_op, int64_t voor, int64_t max,
    struct bericht **out, size_t *n_out, struct err *err)
{
	if (voor_op == 0) {
		voor_op = INT64_MAX;
		voor = INT64_MAX;
	}
	if (stand == NULL)
		return lees_alle(w, voor_op, voor, max, out, n_out, err);
	return lees_stand(w, stand, voor_op, voor, max, out, n_out, err);
}

enum err_code
berichten_tel(struct werk *w, const char *stand, int64_t *out, struct err *err)
{
	struct q_berichten_tel r;

	TRY(q_berichten_tel(w->tx, w->a, &(struct p_berichten_tel){ .regio = w->regio,
	    .stand = stand, .z_regio = w->wie->hele_regio,
	    .z_medewerker = w->wie->medewerker, .z_nu = w->nu }, &r, err));
	*out = r.n;
	return ERR_OK;
}

static enum err_code
lees_rij(struct werk *w, int64_t bericht, struct q_bericht_row *out, struct err *err)
{
	return q_bericht_row(w->tx, w->a, &(struct p_bericht_row){ .regio = w->regio,
	    .id = bericht, .z_regio = w->wie->hele_regio,
	    .z_medewerker = w->wie->medewerker, .z_nu = w->nu }, out, err);
}

enum err_code
bericht_laad(struct werk *w, int64_t bericht, struct bericht_meer *out, struct err *err)
{
	struct q_bericht_row r;
	struct bericht_meer m;
	struct seal_key *key;

	TRY(lees_rij(w, bericht, &r, err));
	m = (struct bericht_meer){ .b = { .id = bericht, .ontvangen_op = r.ontvangen_op,
	    .grootte = r.grootte, .dossier = r.dossier, .soort = r.soort,
	    .zender = r.zender, .referentie = r.referentie, .stand = r.stand,
	    .melding = r.dossier == DB_NULL ? DB_NULL : r.melding, .reden = r.reden,
	    .foutcode = r.foutcode, .identificatie = r.identificatie,
	    .kenmerk = r.kenmerk }, .hash = r.hash,
	    .afgehandeld_naam = r.afgehandeld_naam,
	    .afgehandeld_op = r.afgehandeld_op };
	if (r.afhandeling.p != NULL) {
		TRY(sleutel_open(w->tx, w->seal, w->a, w->regio, r.sleutel, &key, err));
		TRY(unseal_text(key, place(w, "afhandeling", bericht), r.afhandeling,
		    w->a, &m.afhandeling, err));
	}
	*out = m;
	return ERR_OK;
}

enum err_code
bericht_ruw(struct werk *w, int64_t bericht, struct blob *out, struct err *err)
{
	struct q_bericht_row r;
	struct q_bericht_ruw raw;
	struct seal_key *key;

	TRY(a_bericht_ruw(w->tx, &(struct p_bericht_ruw){ .regio = w->regio, .id = bericht },
	    err));
	TRY(lees_rij(w, bericht, &r, err));
	if (r.melding != DB_NULL && r.dossier == DB_NULL)
		return FAIL(err, ERR_NOT_FOUND, "report is not there");
	TRY_ALONG(w->tx, q_bericht_ruw(w->tx, w->a, &(struct p_bericht_ruw){ .regio = w->regio,
	    .id = bericht }, &raw, err));
	TRY(sleutel_open(w->tx, w->seal, w->a, w->regio, r.sleutel, &key, err));
	return unseal_bytes(key, place(w, "ruw", bericht), raw.ruw, w->a, out, err);
}

enum err_code
bericht_handel_af(struct werk *w, int64_t bericht, const char *tekst, struct err *err)
{
	struct q_bericht_row r;
	struct seal_key *key;
	struct blob sealed;

	TRY(lees_rij(w, bericht, &r, err));
	if (strcmp(r.stand, BERICHT_AFGEWEZEN) != 0)
		return SAY(err, ERR_CONFLICT, NULL, "Dit bericht is al afgehandeld of is "
		    "niet afgewezen.");
	TRY(sleutel_open(w->tx, w->seal, w->a, w->regio, r.sleutel, &key, err));
	TRY(seal_text(key, place(w, "afhandeling", bericht), tekst, w->a, &sealed, err));
	return q_bericht_handel_af(w->tx, &(struct p_bericht_handel_af){ .regio = w->regio,
	    .id = bericht, .afhandeling = sealed, .door = werk_medewerker(w),
	    .op = w->nu }, err);
}
