#include "domain/dossier/gebeurtenis.h"

#include "db/db.h"
#include "gebeurtenis_sql.h"
#include "seal/seal.h"

static struct seal_place
place(const struct werk *w, int64_t id)
{
	return (struct seal_place){ "gebeurtenis", "tekst", w->regio, id };
}

enum err_code
gebeurtenis_add(struct werk *w, const struct seal_key *key, const struct gebeurtenis *g,
    struct err *err)
{
	struct p_gebeurtenis_insert p = {
		.regio = w->regio, .id = db_new_id(), .dossier = g->dossier,
		.melding = g->melding == 0 ? DB_NULL : g->melding,
		.soort = g->soort, .op = g->op == 0 ? w->nu : g->op,
		.medewerker = w->wie->medewerker,
		.onderwerp = g->onderwerp == 0 ? DB_NULL : g->onderwerp,
	};

	if (g->tekst != NULL) {
		if (key == NULL)
			return FAIL(err, ERR_INTERNAL, "a text without a key");
		TRY(seal_text(key, place(w, p.id), g->tekst, w->a, &p.tekst, err));
	}
	return q_gebeurtenis_insert(w->tx, &p, err);
}

enum err_code
gebeurtenissen_lees(struct werk *w, const struct seal_key *key, int64_t dossier,
    int64_t voor_op, int64_t voor_id, int64_t max, struct gebeurtenis **out,
    size_t *n_out, struct err *err)
{
	bool first = voor_op == 0 && voor_id == 0;
	struct q_gebeurtenis_lijst *rows;
	struct gebeurtenis *v;
	size_t n;

	if (max < 1 || max > GEBEURTENISSEN_MAX)
		max = GEBEURTENISSEN_MAX;
	TRY(q_gebeurtenis_lijst(w->tx, w->a, &(struct p_gebeurtenis_lijst){
	    .regio = w->regio, .dossier = dossier,
	    .voor_op = first ? INT64_MAX : voor_op,
	    .voor_id = first ? INT64_MAX : voor_id, .max = max }, &rows, &n, err));
	if ((v = arena_new(w->a, struct gebeurtenis, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct gebeurtenis){ .id = rows[i].id, .dossier = dossier,
		    .melding = rows[i].melding == DB_NULL ? 0 : rows[i].melding,
		    .soort = rows[i].soort, .op = rows[i].op,
		    .onderwerp = rows[i].onderwerp == DB_NULL ? 0 : rows[i].onderwerp,
		    .medewerker = rows[i].medewerker, .medewerker_naam = rows[i].naam };
		if (rows[i].tekst.p != NULL)
			TRY(unseal_text(key, place(w, v[i].id), rows[i].tekst, w->a,
			    &v[i].tekst, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}
