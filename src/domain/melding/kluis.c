#include "domain/melding/kluis.h"

#include "db/db.h"
#include "kluis_sql.h"
#include "seal/seal.h"
#include "seal/sleutel.h"

static struct seal_place
place(const struct werk *w, int64_t id)
{
	return (struct seal_place){ "kluis_inzage", "reden", w->regio, id };
}

static enum err_code
sleutel(struct werk *w, int64_t melding, struct seal_key **key, struct err *err)
{
	struct q_kluis_sleutel s;

	TRY(q_kluis_sleutel(w->tx, w->a, &(struct p_kluis_sleutel){ .regio = w->regio,
	    .melding = melding }, &s, err));
	return sleutel_open(w->tx, w->seal, w->a, w->regio, s.sleutel, key, err);
}

enum err_code
kluis_noteer(struct werk *w, int64_t melding, const char *grond, const char *reden,
    struct err *err)
{
	struct p_kluis_insert p = { .regio = w->regio, .id = db_new_id(),
	    .melding = melding, .medewerker = werk_medewerker(w), .op = w->nu,
	    .grond = grond };
	struct seal_key *key;

	TRY(sleutel(w, melding, &key, err));
	TRY(seal_text(key, place(w, p.id), reden, w->a, &p.reden, err));
	return q_kluis_insert(w->tx, &p, err);
}

enum err_code
kluis_inzagen(struct werk *w, int64_t melding, bool redenen, struct kluis_inzage **out,
    size_t *n_out, struct err *err)
{
	struct seal_key *key = NULL;
	struct kluis_inzage *v;
	struct q_kluis_lijst *r;
	size_t n;

	TRY(q_kluis_lijst(w->tx, w->a, &(struct p_kluis_lijst){ .regio = w->regio,
	    .melding = melding, .max = KLUIS_INZAGEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct kluis_inzage, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (redenen && n > 0)
		TRY(sleutel(w, melding, &key, err));
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct kluis_inzage){ .op = r[i].op, .door_naam = r[i].naam,
		    .grond = r[i].grond };
		if (key != NULL)
			TRY(unseal_text(key, place(w, r[i].id), r[i].reden, w->a,
			    &v[i].reden, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}
