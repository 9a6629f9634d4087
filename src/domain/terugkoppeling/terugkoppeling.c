#include "domain/terugkoppeling/terugkoppeling.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/besluit/vervolg.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/melding/melding.h"
#include "domain/persoon/persoon_post.h"
#include "domain/regio/regio.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"
#include "seal/seal.h"
#include "terugkoppeling_sql.h"

#define NIET_MOGELIJK "niet_mogelijk"
#define BRIEF "schriftelijk"
#define OPEN_MAX 200

static struct seal_place
place(const struct werk *w, int64_t id)
{
	return (struct seal_place){ "terugkoppeling", "tekst", w->regio, id };
}

static enum err_code
keur_wijze(struct werk *w, int64_t melding, const char *wijze, struct err *err)
{
	struct ontvanger o;

	if (wijze == NULL || !regio_code_geldig(w->gegevens, "terugkoppelwijze", wijze,
	    date_of_time(w->nu)))
		return SAY(err, ERR_INVALID, "wijze", "Kies hoe je terugkoppelt.");
	TRY(terugkoppeling_ontvanger(w, melding, &o, err));
	if (o.bekend && strcmp(wijze, NIET_MOGELIJK) == 0)
		return SAY(err, ERR_INVALID, "wijze", "Van deze melder is bekend wie het is. "
		    "Terugkoppelen kan dus wel.");
	/* to a professional a letter goes to the organisation */
	if (strcmp(wijze, BRIEF) == 0 && !o.beroep)
		return post_keur_melding(w, melding, "wijze", err);
	return ERR_OK;
}

enum err_code
terugkoppeling_geef(struct werk *w, const struct seal_key *key, int64_t melding,
    const char *wijze, const char *tekst, int64_t *id_out, struct err *err)
{
	struct p_terugkoppeling_insert p = { .regio = w->regio, .id = db_new_id(),
	    .melding = melding, .wijze = wijze, .door = werk_medewerker(w), .nu = w->nu };
	struct vervolg v;

	TRY(keur_wijze(w, melding, wijze, err));
	TRY(terugkoppeling_keur(w, key, melding, tekst, err));
	TRY(vervolg_na_besluit(w, melding, &v, err));
	p.dossier = v.dossier;
	TRY(seal_text(key, place(w, p.id), tekst, w->a, &p.tekst, err));
	TRY(q_terugkoppeling_insert(w->tx, &p, err));
	TRY(termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){ .melding = melding,
	    .dossier = v.dossier, .soort = GEB_TERUGKOPPELING_GEGEVEN }, err));
	TRY(melding_verteld(w, melding, err));
	TRY(taak_klaar_soort(w, v.dossier, melding, TAAK_TERUGKOPPELING, 0, err));
	TRY(gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = v.dossier,
	    .melding = melding, .soort = GEB_TERUGKOPPELING_GEGEVEN,
	    .tekst = regio_code_naam(w->gegevens, "terugkoppelwijze", wijze),
	    .onderwerp = p.id }, err));
	*id_out = p.id;
	return ERR_OK;
}

/* ---- reading ---------------------------------------------------------------------------- */

enum err_code
terugkoppelingen_van_melding(struct werk *w, const struct seal_key *key, int64_t melding,
    struct terugkoppeling **out, size_t *n_out, struct err *err)
{
	struct q_terugkoppeling_lijst *r;
	struct terugkoppeling *v;
	size_t n;

	TRY(q_terugkoppeling_lijst(w->tx, w->a, &(struct p_terugkoppeling_lijst){
	    .regio = w->regio, .melding = melding }, &r, &n, err));
	if ((v = arena_new(w->a, struct terugkoppeling, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct terugkoppeling){ .id = r[i].id, .op = r[i].op,
		    .wijze = r[i].wijze, .door_naam = r[i].naam };
		TRY(unseal_text(key, place(w, v[i].id), r[i].tekst, w->a, &v[i].tekst, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}

enum err_code
terugkoppelingen_open(struct werk *w, struct terugkoppeling_wacht **out, size_t *n_out,
    struct err *err)
{
	struct q_terugkoppeling_open *r;
	struct terugkoppeling_wacht *v;
	size_t n;

	TRY(q_terugkoppeling_open(w->tx, w->a, &(struct p_terugkoppeling_open){
	    .regio = w->regio, .max = OPEN_MAX, .z_regio = w->wie->hele_regio,
	    .z_medewerker = w->wie->medewerker, .z_nu = w->nu }, &r, &n, err));
	if ((v = arena_new(w->a, struct terugkoppeling_wacht, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct terugkoppeling_wacht){ .melding = r[i].melding,
		    .dossier = r[i].dossier, .volgnr = r[i].volgnr,
		    .besloten_op = r[i].besloten_op, .eigenaar = r[i].eigenaar,
		    .kenmerk = r[i].kenmerk, .naam = r[i].naam,
		    .hoedanigheid = r[i].hoedanigheid, .route = r[i].route,
		    .eigenaar_naam = r[i].eigenaar_naam,
		    .beschermd = strcmp(r[i].openheid, "openbaar") != 0 };
	*out = v;
	*n_out = n;
	return ERR_OK;
}
