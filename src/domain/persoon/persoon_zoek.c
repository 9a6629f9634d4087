/* persoon_zoek.c - candidates: gathered by their keys and compared one by one. */
#include "domain/persoon/persoon_zoek.h"

#include "domain/persoon/persoon_zoek_in.h"

enum err_code
persoon_candidates(struct tx *tx, struct arena *a, int64_t regio,
    const struct koppel_weging *w, const struct persoon_feiten *gevraagd,
    struct persoon_kandidaat **out, size_t *n_out, struct err *err)
{
	struct zoek *z = arena_new(a, struct zoek, 1);
	struct koppel_weging *own = w == NULL ? arena_new(a, struct koppel_weging, 1) : NULL;

	if (z == NULL || (w == NULL && own == NULL) ||
	    (z->geheugen = rij_geheugen_nieuw(a)) == NULL)
		return FAIL(err, ERR_LIMIT, "no room to search");
	if (own != NULL)
		model_standaard(own);
	z->tx = tx;
	z->a = a;
	z->regio = regio;
	z->w = w == NULL ? own : w;
	z->gevraagd = gevraagd;
	naam_kern(gevraagd->geslachtsnaam, z->kern);
	TRY(persoon_rij(a, gevraagd, &z->asked, err));
	TRY(persoon_gather(z, err));
	if (!tx_answered(tx)) {
		*out = NULL;
		*n_out = 0;
		return ERR_OK;
	}
	if (z->beste.n == 0 || z->beste.v[0].gelijk.score < NAAM_MOGELIJK)
		TRY(persoon_gather_day(z, err));
	*out = z->beste.v;
	*n_out = z->beste.n;
	return ERR_OK;
}
