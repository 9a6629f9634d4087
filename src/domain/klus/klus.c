#include "domain/klus/klus.h"

#include "db/db.h"
#include "klus_sql.h"

#define EERSTE_S 30
#define UUR_S 3600

enum err_code
klus_nieuw(struct werk *w, const char *soort, const char *gegevens, struct err *err)
{
	return q_klus_insert(w->tx, &(struct p_klus_insert){ .regio = w->regio,
	    .id = db_new_id(), .soort = soort, .na = w->nu, .gegevens = gegevens }, err);
}

enum err_code
klus_wacht(struct tx *tx, struct arena *a, int64_t regio, int64_t nu, bool *out,
    struct err *err)
{
	struct q_klus_open *r;
	size_t n;

	TRY(q_klus_open(tx, a, &(struct p_klus_open){ .regio = regio, .nu = nu, .max = 1 }, &r,
	    &n, err));
	*out = n > 0;
	return ERR_OK;
}

enum err_code
klussen_claim(struct werk *w, const char *claim, int64_t max, struct klus **out,
    size_t *n_out, struct err *err)
{
	struct q_klus_vrij *r;
	struct klus *v;
	size_t n, mijn = 0;
	int64_t gelukt;

	TRY(q_klus_vrij(w->tx, w->a, &(struct p_klus_vrij){ .regio = w->regio, .nu = w->nu,
	    .max = max }, &r, &n, err));
	if ((v = arena_new(w->a, struct klus, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		TRY(q_klus_neem(w->tx, &(struct p_klus_neem){ .regio = w->regio,
		    .id = r[i].id, .claim = claim, .tot = w->nu + KLUS_CLAIM_S,
		    .nu = w->nu }, &gelukt, err));
		if (gelukt == 0)
			continue;	/* another server was first */
		v[mijn++] = (struct klus){ .id = r[i].id, .soort = r[i].soort,
		    .poging = r[i].poging + 1, .gegevens = r[i].gegevens };
	}
	*out = v;
	*n_out = mijn;
	return ERR_OK;
}

static int64_t
wacht_na(int64_t poging)
{
	int64_t s = EERSTE_S;

	for (int64_t i = 1; i < poging && s < UUR_S; i++)
		s *= 2;
	return s < UUR_S ? s : UUR_S;
}

enum err_code
klus_klaar(struct werk *w, const char *claim, int64_t id, const char *fout, struct err *err)
{
	struct q_klus_poging *r;
	size_t n;

	TRY(q_klus_poging(w->tx, w->a, &(struct p_klus_poging){ .regio = w->regio, .id = id,
	    .claim = claim }, &r, &n, err));
	if (n == 0)
		return ERR_OK;
	if (fout != NULL && r[0].poging < KLUS_POGINGEN)
		return q_klus_later(w->tx, &(struct p_klus_later){ .regio = w->regio, .id = id,
		    .na = w->nu + wacht_na(r[0].poging), .fout = fout }, err);
	return q_klus_af(w->tx, &(struct p_klus_af){ .regio = w->regio, .id = id,
	    .nu = w->nu, .fout = fout }, err);
}
