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
