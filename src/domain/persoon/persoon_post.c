#include "domain/persoon/persoon_post.h"

#include "persoon_post_sql.h"

enum err_code
post_keur_persoon(struct werk *w, int64_t persoon, const char *veld, struct err *err)
{
	struct q_post_geheim_persoon r;

	TRY(q_post_geheim_persoon(w->tx, w->a, &(struct p_post_geheim_persoon){
	    .regio = w->regio, .persoon = persoon }, &r, err));
	return r.n == 0 ? ERR_OK : SAY(err, ERR_INVALID, veld, "Deze persoon heeft een geheim "
	    "adres. Stuur geen brief: bel, of spreek af op een veilige plek.");
}

enum err_code
post_keur_melding(struct werk *w, int64_t melding, const char *veld, struct err *err)
{
	struct q_post_geheim_melding r;

	TRY(q_post_geheim_melding(w->tx, w->a, &(struct p_post_geheim_melding){
	    .regio = w->regio, .melding = melding }, &r, err));
	return r.n == 0 ? ERR_OK : SAY(err, ERR_INVALID, veld, "In dit gezin heeft iemand een "
	    "geheim adres. Stuur geen brief: bel, of spreek af op een veilige plek.");
}
