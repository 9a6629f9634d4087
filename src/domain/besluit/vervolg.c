#include "domain/besluit/vervolg.h"

#include <string.h>

#include "base/date.h"
#include "besluit_sql.h"
#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/melding/melding.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn.h"

enum err_code
vervolg_open(struct werk *w, int64_t melding, struct vervolg *out, struct err *err)
{
	struct q_besluit_laatste *b;
	struct q_vervolg_melding m;
	struct q_vervolg_open o;
	size_t n;

	TRY(q_vervolg_melding(w->tx, w->a, &(struct p_vervolg_melding){ .regio = w->regio,
	    .id = melding }, &m, err));
	if (strcmp(m.stand, "open") != 0)
		return SAY(err, ERR_CONFLICT, NULL, "Deze melding is al gesloten.");
	TRY(q_vervolg_open(w->tx, w->a, &(struct p_vervolg_open){ .regio = w->regio,
	    .melding = melding }, &o, err));
	TRY(q_besluit_laatste(w->tx, w->a, &(struct p_besluit_laatste){ .regio = w->regio,
	    .melding = melding }, &b, &n, err));
	*out = (struct vervolg){ .dossier = m.dossier, .stap = m.stap,
	    .besluit = n > 0 ? b[0].id : 0, .eigenaar = n > 0 ? b[0].eigenaar : 0,
	    .route = n > 0 ? b[0].route : NULL, .onderzoek = o.onderzoeken > 0,
	    .hulp = o.hulp > 0, .overdracht = o.overdrachten > 0,
	    .vto = o.verzoeken > 0 };
	return ERR_OK;
}

enum err_code
vervolg_na_besluit(struct werk *w, int64_t melding, struct vervolg *out, struct err *err)
{
	TRY(vervolg_open(w, melding, out, err));
	if (out->besluit == 0)
		return SAY(err, ERR_CONFLICT, NULL, "Neem eerst een besluit over deze melding.");
	return ERR_OK;
}

enum err_code
vervolg_klaar(struct werk *w, int64_t melding, const char *stap, struct err *err)
{
	struct vervolg v;

	TRY(vervolg_open(w, melding, &v, err));
	if (v.besluit == 0 || strcmp(v.stap, stap) != 0)
		return ERR_OK;
	TRY(melding_stap(w, melding, v.onderzoek ? STAP_ONDERZOEK : v.hulp ? STAP_HULP :
	    v.overdracht ? STAP_OVERDRACHT : v.vto ? STAP_VTO : STAP_TERUGKOPPELING, err));
	return melding_verteld(w, melding, err);
}

enum err_code
vervolg_begin(struct werk *w, int64_t melding, const struct vervolg *v, const char *stap,
    struct err *err)
{
	return v->besluit == 0 || v->onderzoek ? ERR_OK : melding_stap(w, melding, stap, err);
}

enum err_code
vervolg_persoon(struct werk *w, int64_t melding, int64_t persoon, struct err *err)
{
	struct q_vervolg_persoon q;

	if (persoon == 0)
		return ERR_OK;
	TRY(q_vervolg_persoon(w->tx, w->a, &(struct p_vervolg_persoon){ .regio = w->regio,
	    .melding = melding, .persoon = persoon }, &q, err));
	if (q.n == 0)
		return SAY(err, ERR_INVALID, "persoon",
		    "Kies iemand die bij deze melding hoort.");
	return ERR_OK;
}

enum err_code
vervolg_organisatie(struct werk *w, int64_t organisatie, const char *veld,
    const char **naam_out, struct err *err)
{
	const struct regio_organisatie *v;
	size_t n;

	v = regio_organisaties(w->gegevens, w->a, NULL, date_of_time(w->nu), &n);
	for (size_t i = 0; v != NULL && i < n; i++)
		if (v[i].id == organisatie) {
			*naam_out = v[i].naam;
			return ERR_OK;
		}
	return SAY(err, ERR_INVALID, veld, "Kies een organisatie uit de lijst.");
}

enum err_code
vervolg_ter_plaatse(struct werk *w, int64_t melding, struct err *err)
{
	struct vervolg v;
	int64_t op;

	TRY(vervolg_open(w, melding, &v, err));
	TRY(termijn_wacht_op(w, melding, GEB_TER_PLAATSE, &op, err));
	if (op == DB_NULL)
		return SAY(err, ERR_CONFLICT, NULL,
		    "Er loopt geen crisis bij deze melding, of iemand is al ter plaatse.");
	TRY(termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){ .melding = melding,
	    .dossier = v.dossier, .soort = GEB_TER_PLAATSE }, err));
	return gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = v.dossier,
	    .melding = melding, .soort = GEB_TER_PLAATSE }, err);
}

/* Does a clock of this person wait for it? */
static enum err_code
wacht_persoon(struct werk *w, int64_t melding, int64_t persoon, bool *out, struct err *err)
{
	struct termijn *v;
	size_t n;

	*out = false;
	TRY(termijnen_van_melding(w, melding, &v, &n, err));
	for (size_t i = 0; i < n; i++)
		if (v[i].persoon == persoon && v[i].stop_op == DB_NULL &&
		    v[i].norm != NULL && strcmp(v[i].norm->stop, GEB_PERSOON_INGELICHT) == 0)
			*out = true;
	return ERR_OK;
}

enum err_code
vervolg_geinformeerd(struct werk *w, int64_t melding, int64_t persoon, int64_t op,
    struct err *err)
{
	struct vervolg v;
	bool wacht;

	if (op > w->nu)
		return SAY(err, ERR_INVALID, "op", "Dit moment is nog niet geweest.");
	TRY(vervolg_persoon(w, melding, persoon, err));
	TRY(vervolg_open(w, melding, &v, err));
	TRY(wacht_persoon(w, melding, persoon, &wacht, err));
	if (!wacht)
		return SAY(err, ERR_CONFLICT, NULL, "Deze persoon is al geïnformeerd.");
	TRY(termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){ .melding = melding,
	    .dossier = v.dossier, .persoon = persoon, .soort = GEB_PERSOON_INGELICHT,
	    .op = op }, err));
	return gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = v.dossier,
	    .melding = melding, .soort = GEB_PERSOON_INGELICHT, .op = op,
	    .onderwerp = persoon }, err);
}
