#include "domain/dossier/tijdlijn.h"

#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/notitie/notitie.h"
#include "domain/persoon/persoon.h"
#include "seal/seal.h"
#include "tijdlijn_sql.h"

static struct seal_place
place(const struct werk *w, const char *table, const char *column, int64_t id)
{
	return (struct seal_place){ table, column, w->regio, id };
}

static int64_t
of_nul(int64_t id)
{
	return id == DB_NULL ? 0 : id;
}

static enum err_code
woorden(struct werk *w, const struct seal_key *key, const struct q_tijdlijn_lijst *r,
    bool vt, struct tijdlijn_rij *rij, struct err *err)
{
	if (r->notitie.p != NULL)
		return unseal_text(key, place(w, "notitie", "tekst", r->onderwerp),
		    r->notitie, w->a, &rij->tekst, err);
	if (r->tekst.p == NULL || !vt)
		return ERR_OK;
	return unseal_text(key, place(w, "gebeurtenis", "tekst", r->id), r->tekst, w->a,
	    &rij->tekst, err);
}

enum err_code
tijdlijn_lees(struct werk *w, const struct seal_key *key, int64_t dossier, int64_t voor_op,
    int64_t voor_id, int64_t max, struct tijdlijn_rij **out, size_t *n_out, struct err *err)
{
	bool first = voor_op == 0 && voor_id == 0, vt = notitie_van_team(w);
	struct q_tijdlijn_lijst *r;
	struct tijdlijn_rij *v;
	size_t n;

	if (max < 1 || max > TIJDLIJN_MAX)
		max = TIJDLIJN_MAX;
	TRY(q_tijdlijn_lijst(w->tx, w->a, &(struct p_tijdlijn_lijst){ .regio = w->regio,
	    .dossier = dossier, .vt = vt, .voor_op = first ? INT64_MAX : voor_op,
	    .voor_id = first ? INT64_MAX : voor_id, .max = max }, &r, &n, err));
	if ((v = arena_new(w->a, struct tijdlijn_rij, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct tijdlijn_rij){ .id = r[i].id, .op = r[i].op,
		    .melding = of_nul(r[i].melding), .soort = r[i].soort,
		    .onderwerp = of_nul(r[i].onderwerp), .medewerker_naam = r[i].naam,
		    .onderwerp_naam = r[i].ander };
		if (r[i].geslachtsnaam != NULL)
			v[i].persoon_naam = persoon_naam_van(w->a, r[i].roepnaam,
			    r[i].voornamen, r[i].voorvoegsel, r[i].geslachtsnaam);
		TRY(woorden(w, key, &r[i], vt, &v[i], err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}

enum err_code
dossier_tel(struct werk *w, int64_t dossier, struct dossier_tellingen *out, struct err *err)
{
	struct q_dossier_tel t;

	TRY(q_dossier_tel(w->tx, w->a, &(struct p_dossier_tel){ .regio = w->regio,
	    .dossier = dossier, .vt = notitie_van_team(w) }, &t, err));
	*out = (struct dossier_tellingen){ .gebeurtenissen = t.gebeurtenissen,
	    .notities = t.notities, .besluiten = t.besluiten, .keten = t.keten,
	    .meldingen = t.meldingen, .eerste_melding = t.eerste };
	return ERR_OK;
}

enum err_code
dossier_verloop_lees(struct werk *w, int64_t dossier, int64_t melding,
    struct dossier_verloop *out, struct err *err)
{
	struct q_dossier_verloop v;

	TRY(q_dossier_verloop(w->tx, w->a, &(struct p_dossier_verloop){ .regio = w->regio,
	    .dossier = dossier, .melding = melding }, &v, err));
	*out = (struct dossier_verloop){ .gewogen_op = v.gewogen_op,
	    .besloten_op = v.besloten_op, .route = v.route,
	    .hulp_gevraagd_op = v.hulp_gevraagd_op, .hulp_gestart_op = v.hulp_gestart_op,
	    .onderzoek_gestart_op = v.onderzoek_gestart_op,
	    .onderzoek_afgerond_op = v.onderzoek_afgerond_op,
	    .overdracht_aangeboden_op = v.aangeboden_op,
	    .overdracht_aanvaard_op = v.aanvaard_op, .vto_verzonden_op = v.vto_op,
	    .plan_versie = v.plan_versie, .plan_op = v.plan_op,
	    .plan_stand = v.plan_stand };
	return ERR_OK;
}

enum err_code
dossier_besluiten_lees(struct werk *w, const struct seal_key *key, int64_t dossier,
    struct dossier_besluit **out, size_t *n_out, struct err *err)
{
	struct q_dossier_besluiten *r;
	struct dossier_besluit *v;
	size_t n;

	TRY(q_dossier_besluiten(w->tx, w->a, &(struct p_dossier_besluiten){
	    .regio = w->regio, .dossier = dossier, .max = DOSSIER_BESLUITEN_MAX }, &r, &n,
	    err));
	if ((v = arena_new(w->a, struct dossier_besluit, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct dossier_besluit){ .id = r[i].id, .melding = r[i].melding,
		    .volgnr = r[i].volgnr, .op = r[i].op, .uitkomst = r[i].uitkomst,
		    .route = r[i].route, .door_naam = r[i].door,
		    .eigenaar_naam = r[i].eigenaar, .overleg = r[i].overleg != DB_NULL };
		if (notitie_van_team(w))
			TRY(unseal_text(key, place(w, "besluit", "reden", v[i].id),
			    r[i].reden, w->a, &v[i].reden, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}

/* ---- what goes to and comes from partners ------------------------------------- */

#define KETEN_DEEL 50	/* rows of each kind */

struct keten {
	struct werk	*w;
	int64_t		 dossier;
	struct dossier_keten v[4 * KETEN_DEEL];
	size_t		 n;
};

static enum err_code
keten_hulp(struct keten *k, struct err *err)
{
	struct q_dossier_hulp *r;
	size_t n;

	TRY(q_dossier_hulp(k->w->tx, k->w->a, &(struct p_dossier_hulp){
	    .regio = k->w->regio, .dossier = k->dossier, .max = KETEN_DEEL }, &r, &n, err));
	for (size_t i = 0; i < n; i++) {
		struct dossier_keten *d = &k->v[k->n++];

		*d = (struct dossier_keten){ .id = r[i].id, .melding = r[i].melding,
		    .op = r[i].op, .soort = "hulp", .wat = r[i].soort, .met = r[i].met,
		    .stand = "gevraagd", .stand_op = DB_NULL };
		if (r[i].geweigerd_op != DB_NULL) {
			d->stand = "geweigerd";
			d->stand_op = r[i].geweigerd_op;
		} else if (r[i].gestart_op != DB_NULL) {
			d->stand = "gestart";
			d->stand_op = r[i].gestart_op;
		} else if (r[i].aangenomen_op != DB_NULL) {
			d->stand = "aangenomen";
			d->stand_op = r[i].aangenomen_op;
		}
	}
	return ERR_OK;
}

static enum err_code
keten_overdracht(struct keten *k, struct err *err)
{
	struct q_dossier_overdrachten *r;
	size_t n;

	TRY(q_dossier_overdrachten(k->w->tx, k->w->a, &(struct p_dossier_overdrachten){
	    .regio = k->w->regio, .dossier = k->dossier, .max = KETEN_DEEL }, &r, &n, err));
	for (size_t i = 0; i < n; i++)
		k->v[k->n++] = (struct dossier_keten){ .id = r[i].id,
		    .melding = r[i].melding, .op = r[i].op, .soort = "overdracht",
		    .met = r[i].met, .stand = r[i].antwoord == NULL ? "aangeboden" :
		    r[i].antwoord, .stand_op = r[i].antwoord_op };
	return ERR_OK;
}

static enum err_code
keten_vto(struct keten *k, struct err *err)
{
	struct q_dossier_verzoeken *r;
	size_t n;

	TRY(q_dossier_verzoeken(k->w->tx, k->w->a, &(struct p_dossier_verzoeken){
	    .regio = k->w->regio, .dossier = k->dossier, .max = KETEN_DEEL }, &r, &n, err));
	for (size_t i = 0; i < n; i++)
		k->v[k->n++] = (struct dossier_keten){ .id = r[i].id,
		    .melding = r[i].melding, .op = r[i].op, .soort = "vto",
		    .stand = r[i].verzonden_op == DB_NULL ? "geregistreerd" : "verzonden",
		    .stand_op = r[i].verzonden_op };
	return ERR_OK;
}

static enum err_code
keten_bericht(struct keten *k, struct err *err)
{
	struct q_dossier_berichten *r;
	size_t n;

	TRY(q_dossier_berichten(k->w->tx, k->w->a, &(struct p_dossier_berichten){
	    .regio = k->w->regio, .dossier = k->dossier, .max = KETEN_DEEL }, &r, &n, err));
	for (size_t i = 0; i < n; i++)
		k->v[k->n++] = (struct dossier_keten){ .id = r[i].id,
		    .melding = r[i].melding, .op = r[i].op, .soort = "bericht",
		    .stand = r[i].stand, .stand_op = DB_NULL };
	return ERR_OK;
}

enum err_code
dossier_keten_lees(struct werk *w, int64_t dossier, struct dossier_keten **out,
    size_t *n_out, struct err *err)
{
	struct keten *k = arena_new(w->a, struct keten, 1);

	if (k == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	k->w = w;
	k->dossier = dossier;
	TRY(keten_hulp(k, err));
	TRY(keten_overdracht(k, err));
	TRY(keten_vto(k, err));
	TRY(keten_bericht(k, err));
	*out = k->v;
	*n_out = k->n;
	return ERR_OK;
}
