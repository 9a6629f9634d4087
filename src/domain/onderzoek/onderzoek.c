#include "domain/onderzoek/onderzoek.h"

#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "db/db.h"
#include "domain/besluit/vervolg.h"
#include "domain/dossier/dossier.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/melding/melding.h"
#include "domain/onderzoek/onderzoek_plaats.h"
#include "domain/regio/regio.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"
#include "onderzoek_sql.h"

static enum err_code
tijdlijn(struct werk *w, const struct seal_key *key, const struct onderzoek *o,
    const char *soort, const char *tekst, struct err *err)
{
	return gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = o->dossier,
	    .melding = o->melding, .soort = soort, .tekst = tekst, .onderwerp = o->id }, err);
}

static enum err_code
taak(struct werk *w, const struct seal_key *key, const struct onderzoek *o,
    const char *wacht_op, const char *tekst, struct err *err)
{
	int64_t op;

	TRY(termijn_wacht_op(w, o->melding, wacht_op, &op, err));
	return taak_nieuw(w, key, &(struct taak_invoer){ .dossier = o->dossier,
	    .melding = o->melding, .soort = TAAK_ONDERZOEK, .onderwerp = o->id,
	    .tekst = tekst, .eigenaar = o->onderzoeker,
	    .verloopt_op = op == DB_NULL ? 0 : op }, NULL, err);
}

enum err_code
onderzoek_nieuw(struct werk *w, const struct seal_key *key, int64_t melding,
    int64_t besluit, int64_t onderzoeker, int64_t *id_out, struct err *err)
{
	struct p_onderzoek_insert p = { .regio = w->regio, .id = db_new_id(),
	    .melding = melding, .besluit = besluit, .onderzoeker = onderzoeker,
	    .nu = w->nu };
	struct onderzoek o = { .id = p.id, .melding = melding, .onderzoeker = onderzoeker };
	struct vervolg v;

	TRY(vervolg_na_besluit(w, melding, &v, err));
	p.dossier = o.dossier = v.dossier;
	TRY(q_onderzoek_insert(w->tx, &p, err));
	TRY(dossier_geef_toegang(w, v.dossier, onderzoeker, err));
	TRY(tijdlijn(w, NULL, &o, GEB_ONDERZOEK_BESLOTEN, NULL, err));
	TRY(taak(w, key, &o, GEB_ONDERZOEK_GESTART, "Onderzoek starten: plan maken", err));
	if (id_out != NULL)
		*id_out = p.id;
	return ERR_OK;
}

/* The investigation, when something may still be done with it. */
static enum err_code
open_onderzoek(struct werk *w, int64_t onderzoek, struct onderzoek *out, struct err *err)
{
	struct vervolg v;

	TRY(onderzoek_vind(w, onderzoek, out, err));
	TRY(vervolg_open(w, out->melding, &v, err));
	if (out->afgerond_op != DB_NULL)
		return SAY(err, ERR_CONFLICT, NULL, "Dit onderzoek is al afgerond.");
	return ERR_OK;
}

static enum err_code
lopend_onderzoek(struct werk *w, int64_t onderzoek, struct onderzoek *out, struct err *err)
{
	TRY(open_onderzoek(w, onderzoek, out, err));
	if (out->gestart_op == DB_NULL)
		return SAY(err, ERR_CONFLICT, NULL, "Maak eerst het plan van het onderzoek.");
	return ERR_OK;
}

enum err_code
onderzoek_start(struct werk *w, const struct seal_key *key, int64_t onderzoek,
    const char *plan, struct err *err)
{
	struct p_onderzoek_plan_set p = { .regio = w->regio, .id = onderzoek };
	struct onderzoek o;

	if (str_empty(plan))
		return SAY(err, ERR_INVALID, "plan", "Schrijf op wat je gaat onderzoeken.");
	TRY(open_onderzoek(w, onderzoek, &o, err));
	p.gestart_op = o.gestart_op == DB_NULL ? w->nu : o.gestart_op;
	TRY(seal_text(key, onderzoek_plaats(w, "plan", onderzoek), plan, w->a, &p.plan, err));
	TRY(q_onderzoek_plan_set(w->tx, &p, err));
	if (o.gestart_op != DB_NULL)
		return ERR_OK;
	TRY(termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){ .melding = o.melding,
	    .dossier = o.dossier, .soort = GEB_ONDERZOEK_GESTART }, err));
	TRY(tijdlijn(w, NULL, &o, GEB_ONDERZOEK_GESTART, NULL, err));
	TRY(taak_klaar_soort(w, o.dossier, o.melding, TAAK_ONDERZOEK, onderzoek, err));
	return taak(w, key, &o, GEB_ONDERZOEK_AFGEROND, "Onderzoek afronden: oordeel geven",
	    err);
}

/* ---- informants --------------------------------------------------------------------- */

enum err_code
informant_vraag(struct werk *w, const struct seal_key *key, int64_t onderzoek,
    const struct informant_invoer *in, int64_t *id_out, struct err *err)
{
	struct p_informant_insert p = { .regio = w->regio, .id = db_new_id(),
	    .onderzoek = onderzoek, .hoedanigheid = in->hoedanigheid,
	    .toestemming = in->toestemming, .nu = w->nu };
	int32_t dag = date_of_time(w->nu);
	struct onderzoek o;

	if (str_empty(in->naam))
		return SAY(err, ERR_INVALID, "naam", "Vul de naam van de informant in.");
	if (str_empty(in->hoedanigheid) || !regio_code_geldig(w->gegevens, "hoedanigheid",
	    in->hoedanigheid, dag))
		return SAY(err, ERR_INVALID, "hoedanigheid", "Kies wie de informant is.");
	if (str_empty(in->toestemming) || !regio_code_geldig(w->gegevens, "toestemming",
	    in->toestemming, dag))
		return SAY(err, ERR_INVALID, "toestemming",
		    "Kies of de betrokkenen toestemming geven.");
	TRY(lopend_onderzoek(w, onderzoek, &o, err));
	TRY(seal_text(key, informant_plaats(w, "naam", p.id), in->naam, w->a, &p.naam, err));
	TRY(q_informant_insert(w->tx, &p, err));
	TRY(tijdlijn(w, key, &o, "informant_gevraagd", regio_code_naam(w->gegevens,
	    "hoedanigheid", in->hoedanigheid), err));
	*id_out = p.id;
	return ERR_OK;
}

enum err_code
informant_antwoordt(struct werk *w, const struct seal_key *key, int64_t informant,
    const char *antwoord, struct err *err)
{
	struct p_informant_antwoord_set p = { .regio = w->regio, .id = informant,
	    .nu = w->nu };
	struct q_informant_rij r;
	struct onderzoek o;

	if (str_empty(antwoord))
		return SAY(err, ERR_INVALID, "antwoord", "Schrijf op wat de informant zei.");
	TRY(q_informant_rij(w->tx, w->a, &(struct p_informant_rij){ .regio = w->regio,
	    .id = informant }, &r, err));
	TRY(lopend_onderzoek(w, r.onderzoek, &o, err));
	if (strcmp(r.toestemming, "nee") == 0)
		return SAY(err, ERR_CONFLICT, NULL, "Er is geen toestemming. Vraag de "
		    "informant opnieuw als er toestemming is, of als de wet de ruimte geeft.");
	TRY(seal_text(key, informant_plaats(w, "antwoord", informant), antwoord, w->a,
	    &p.antwoord, err));
	return q_informant_antwoord_set(w->tx, &p, err);
}

/* ---- the judgement ------------------------------------------------------------------- */

/* Does this conclusion go with this form? Child abuse is not concluded on a form
 * of domestic violence, nor the other way. */
static bool
past(const struct werk *w, const char *vorm, const char *uitkomst)
{
	const char *u = strstr(regio_code_extra(w->gegevens, "onderzoek_uitkomst", uitkomst),
	    "soort=");
	const char *v = strstr(regio_code_extra(w->gegevens, "vorm", vorm), "soort=");

	if (u == NULL || v == NULL || strncmp(v, "soort=beide", 11) == 0)
		return true;
	return strncmp(u, v, 8) == 0;
}

static void
gat(struct conclusie_gat *v, size_t *n, int64_t persoon, const char *vorm, const char *waarom)
{
	v[(*n)++] = (struct conclusie_gat){ persoon, vorm, waarom };
}

static void
keur_vraag(struct werk *w, const struct q_conclusie_vragen *q, const struct conclusie *c,
    size_t n, struct conclusie_gat *v, size_t *nv)
{
	const struct conclusie *een = NULL;

	for (size_t i = 0; i < n; i++) {
		if (c[i].persoon != q->persoon || str_empty(c[i].vorm) ||
		    strcmp(c[i].vorm, q->vorm) != 0)
			continue;
		if (een != NULL) {
			gat(v, nv, q->persoon, q->vorm, "Deze conclusie staat er twee keer.");
			return;
		}
		een = &c[i];
	}
	if (een == NULL || str_empty(een->uitkomst))
		gat(v, nv, q->persoon, q->vorm, "Kies een conclusie.");
	else if (!regio_code_geldig(w->gegevens, "onderzoek_uitkomst", een->uitkomst,
	    date_of_time(w->nu)))
		gat(v, nv, q->persoon, q->vorm, "Kies een conclusie uit de lijst.");
	else if (!past(w, q->vorm, een->uitkomst))
		gat(v, nv, q->persoon, q->vorm,
		    "Deze conclusie hoort niet bij deze vorm van geweld.");
}

static bool
is_gevraagd(const struct q_conclusie_vragen *q, size_t n, const struct conclusie *c)
{
	for (size_t i = 0; i < n; i++)
		if (q[i].persoon == c->persoon && !str_empty(c->vorm) &&
		    strcmp(q[i].vorm, c->vorm) == 0)
			return true;
	return false;
}

enum err_code
onderzoek_gaten(struct werk *w, int64_t onderzoek, const struct conclusie *c, size_t n,
    struct conclusie_gat **out, size_t *n_out, struct err *err)
{
	struct q_conclusie_vragen *q;
	struct conclusie_gat *v;
	struct onderzoek o;
	size_t nq, nv = 0;

	TRY(onderzoek_vind(w, onderzoek, &o, err));
	TRY(q_conclusie_vragen(w->tx, w->a, &(struct p_conclusie_vragen){ .regio = w->regio,
	    .melding = o.melding }, &q, &nq, err));
	if ((v = arena_new(w->a, struct conclusie_gat, nq + n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < nq; i++)
		keur_vraag(w, &q[i], c, n, v, &nv);
	for (size_t i = 0; i < n; i++)
		if (!is_gevraagd(q, nq, &c[i]))
			gat(v, &nv, c[i].persoon, NULL,
			    "Deze persoon of vorm hoort niet bij de melding.");
	*out = v;
	*n_out = nv;
	return ERR_OK;
}

static enum err_code
schrijf_conclusies(struct werk *w, const struct seal_key *key, int64_t onderzoek,
    const struct onderzoek_einde *in, struct err *err)
{
	for (size_t i = 0; i < in->n; i++) {
		struct p_conclusie_insert p = { .regio = w->regio, .onderzoek = onderzoek,
		    .persoon = in->v[i].persoon, .vorm = in->v[i].vorm,
		    .uitkomst = in->v[i].uitkomst };

		TRY(seal_text(key, conclusie_plaats(w, p.vorm, onderzoek, p.persoon),
		    str_empty(in->v[i].uitleg) ? NULL : in->v[i].uitleg, w->a, &p.uitleg, err));
		TRY(q_conclusie_insert(w->tx, &p, err));
	}
	return ERR_OK;
}

enum err_code
onderzoek_rond_af(struct werk *w, const struct seal_key *key, int64_t onderzoek,
    const struct onderzoek_einde *in, struct err *err)
{
	struct p_onderzoek_einde_set p = { .regio = w->regio, .id = onderzoek, .nu = w->nu };
	struct conclusie_gat *gaten;
	struct onderzoek o;
	size_t n;

	if (str_empty(in->bevindingen))
		return SAY(err, ERR_INVALID, "bevindingen", "Schrijf op wat je hebt gevonden.");
	if (str_empty(in->kijk_betrokkenen))
		return SAY(err, ERR_INVALID, "kijk_betrokkenen",
		    "Schrijf op hoe de betrokkenen het zien, of waarom je dat niet weet.");
	TRY(lopend_onderzoek(w, onderzoek, &o, err));
	TRY(onderzoek_gaten(w, onderzoek, in->v, in->n, &gaten, &n, err));
	if (n > 0)
		return SAY(err, ERR_INVALID, "conclusies", "Geef bij elke persoon en elke "
		    "vorm van geweld een conclusie, ook als het niet over die persoon gaat.");
	TRY(schrijf_conclusies(w, key, onderzoek, in, err));
	TRY(seal_text(key, onderzoek_plaats(w, "bevindingen", onderzoek), in->bevindingen,
	    w->a, &p.bevindingen, err));
	TRY(seal_text(key, onderzoek_plaats(w, "kijk_betrokkenen", onderzoek),
	    in->kijk_betrokkenen, w->a, &p.kijk_betrokkenen, err));
	TRY(q_onderzoek_einde_set(w->tx, &p, err));
	TRY(termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){ .melding = o.melding,
	    .dossier = o.dossier, .soort = GEB_ONDERZOEK_AFGEROND }, err));
	TRY(tijdlijn(w, NULL, &o, GEB_ONDERZOEK_AFGEROND, NULL, err));
	TRY(taak_klaar_soort(w, o.dossier, o.melding, TAAK_ONDERZOEK, onderzoek, err));
	return vervolg_klaar(w, o.melding, STAP_ONDERZOEK, err);
}
