#include "seal/sleutel.h"

#include "db/db.h"
#include "sleutel_sql.h"

enum err_code
sleutel_new(struct tx *tx, const struct seal *seal, struct arena *a,
    int64_t regio, const char *purpose, int64_t now, int64_t *id_out,
    struct seal_key **key_out, struct err *err)
{
	struct p_sleutel_insert p = { .regio = regio, .id = db_new_id(),
	    .doel = purpose, .nu = now };
	struct seal_key *key;

	TRY(seal_key_new(seal, purpose, regio, p.id, a, &key, &p.gewikkeld,
	    &p.meester, err));
	TRY(q_sleutel_insert(tx, &p, err));
	*id_out = p.id;
	*key_out = key;
	return ERR_OK;
}

enum err_code
sleutel_open(struct tx *tx, const struct seal *seal, struct arena *a,
    int64_t regio, int64_t id, struct seal_key **key_out, struct err *err)
{
	struct q_sleutel_find row;

	TRY(q_sleutel_find(tx, a, &(struct p_sleutel_find){ .regio = regio,
	    .id = id }, &row, err));
	return seal_key_open(seal, row.doel, regio, id, row.gewikkeld, a,
	    key_out, err);
}

enum err_code
sleutel_vooruit(struct tx *tx, int64_t regio, int64_t id, struct err *err)
{
	return a_sleutel_find(tx, &(struct p_sleutel_find){ .regio = regio, .id = id }, err);
}

enum err_code
sleutel_destroy(struct tx *tx, int64_t regio, int64_t id, int64_t now,
    struct err *err)
{
	return q_sleutel_wipe(tx, &(struct p_sleutel_wipe){ .regio = regio,
	    .id = id, .nu = now }, err);
}

static enum err_code
rewrap_one(struct tx *tx, const struct seal *seal, struct arena *a,
    int64_t regio, const struct q_sleutel_onder_ander *row, struct err *err)
{
	struct p_sleutel_wikkel p = { .regio = regio, .id = row->id };

	TRY(seal_key_rewrap(seal, row->doel, regio, row->id, row->gewikkeld, a,
	    &p.gewikkeld, &p.meester, err));
	return q_sleutel_wikkel(tx, &p, err);
}

enum err_code
sleutel_rewrap(struct tx *tx, const struct seal *seal, struct arena *a,
    int64_t regio, int64_t na, int64_t max, size_t *n_out, int64_t *last_out,
    struct err *err)
{
	struct q_sleutel_onder_ander *rows;
	size_t n;

	TRY(q_sleutel_onder_ander(tx, a, &(struct p_sleutel_onder_ander){
	    .regio = regio, .meester = seal_active(seal), .na = na,
	    .max = max }, &rows, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(rewrap_one(tx, seal, a, regio, &rows[i], err));
	*n_out = n;
	*last_out = n > 0 ? rows[n - 1].id : na;
	return ERR_OK;
}

#define HOOFDSLEUTELS_MAX 1000

enum err_code
hoofdsleutels_in_gebruik(struct tx *tx, struct arena *a, bool *out,
    struct err *err)
{
	struct q_hoofdsleutels *rows;
	size_t n;

	TRY(q_hoofdsleutels(tx, a, &(struct p_hoofdsleutels){ .max = 1 }, &rows,
	    &n, err));
	*out = n > 0;
	return ERR_OK;
}

enum err_code
hoofdsleutels_controleer(struct tx *tx, struct arena *a,
    const struct seal *seal, struct err *err)
{
	struct q_hoofdsleutels *rows;
	uint8_t print[16];
	size_t n;

	TRY(q_hoofdsleutels(tx, a, &(struct p_hoofdsleutels){
	    .max = HOOFDSLEUTELS_MAX }, &rows, &n, err));
	for (size_t i = 0; i < n; i++) {
		bool same = seal_fingerprint(seal, rows[i].nummer, print, err) ==
		    ERR_OK && rows[i].vingerafdruk.n == sizeof(print) &&
		    seal_equal(rows[i].vingerafdruk.p, print, sizeof(print));

		if (!same)
			return SAY(err, ERR_FORBIDDEN, NULL, "Het sleutelbestand hoort "
			    "niet bij deze database. Zet het juiste bestand terug.");
	}
	TRY(seal_fingerprint(seal, seal_active(seal), print, err));
	return q_hoofdsleutel_insert(tx, &(struct p_hoofdsleutel_insert){
	    .nummer = seal_active(seal),
	    .vingerafdruk = { print, sizeof(print) } }, NULL, err);
}
