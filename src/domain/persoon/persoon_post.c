#include "domain/persoon/persoon_post.h"

#include "base/str.h"
#include "domain/persoon/persoon.h"
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

/* Who w->wie may not know of does not count: with an address that he thinks up he would
 * learn that somebody hides there. */
static enum err_code
adres_geheim(struct werk *w, const char *postcode, const char *huisnummer, bool *out,
    struct err *err)
{
	struct q_post_geheim_adres *r;
	size_t n;

	*out = false;
	if (str_empty(postcode) || str_empty(huisnummer))
		return ERR_OK;
	TRY(q_post_geheim_adres(w->tx, w->a, &(struct p_post_geheim_adres){ .regio = w->regio,
	    .postcode = postcode, .huisnummer = huisnummer }, &r, &n, err));
	for (size_t i = 0; i < n && !*out; i++)
		TRY(persoon_zichtbaar(w, r[i].id, out, err));
	return ERR_OK;
}

enum err_code
post_keur_huis(struct werk *w, int64_t persoon, const char *postcode, const char *huisnummer,
    const char *veld, struct err *err)
{
	struct q_post_geheim_huis r;
	bool adres;

	TRY(q_post_geheim_huis(w->tx, w->a, &(struct p_post_geheim_huis){
	    .regio = w->regio, .persoon = persoon }, &r, err));
	TRY(adres_geheim(w, postcode, huisnummer, &adres, err));
	return r.n == 0 && !adres ? ERR_OK : SAY(err, ERR_INVALID, veld, "Op dit adres woont "
	    "iemand met een geheim adres. Stuur geen brief: bel, of spreek af op een veilige "
	    "plek.");
}
