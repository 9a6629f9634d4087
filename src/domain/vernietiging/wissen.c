/* wissen.c - a dossier and its households, emptied. docs/vernietigen.md names every table. */
#include "domain/vernietiging/wissen.h"

#include "db/db.h"
#include "rights/grafsteen.h"
#include "seal/sleutel.h"
#include "wissen_sql.h"

#define SLEUTELS_MAX	2000
#define MELDINGEN_MAX	500

/* One statement about what hangs under the dossier. */
#define WEG(naam) TRY(q_wis_##naam(w->tx, &(struct p_wis_##naam){ .regio = w->regio, \
	.dossier = d }, NULL, err))
/* The same, with columns that must hold something. */
#define LEEG(naam) TRY(q_wis_##naam(w->tx, &(struct p_wis_##naam){ .regio = w->regio, \
	.dossier = d, .leeg = leeg }, NULL, err))

static const struct blob leeg = { (const uint8_t *)"", 0 };

static enum err_code
sleutels(struct werk *w, int64_t d, struct err *err)
{
	struct q_wis_sleutels *r;
	struct q_wis_concept_sleutels *c;
	size_t n, m;

	TRY(q_wis_sleutels(w->tx, w->a, &(struct p_wis_sleutels){ .regio = w->regio,
	    .dossier = d, .max = SLEUTELS_MAX }, &r, &n, err));
	TRY(q_wis_concept_sleutels(w->tx, w->a, &(struct p_wis_concept_sleutels){
	    .regio = w->regio, .dossier = d, .max = SLEUTELS_MAX }, &c, &m, err));
	if (n == SLEUTELS_MAX || m == SLEUTELS_MAX)
		return SAY(err, ERR_LIMIT, NULL, "Dit dossier is te groot om in één keer te "
		    "vernietigen.");
	for (size_t i = 0; i < n; i++)
		TRY(sleutel_destroy(w->tx, w->regio, r[i].sleutel, w->nu, err));
	for (size_t i = 0; i < m; i++)
		TRY(sleutel_destroy(w->tx, w->regio, c[i].sleutel, w->nu, err));
	return ERR_OK;
}

/* What is told, seen, planned and written: gone. */
static enum err_code
verwijder(struct werk *w, int64_t d, struct err *err)
{
	WEG(concept); WEG(kluis_inzage); WEG(melder); WEG(meldcode); WEG(voorstel);
	WEG(inbreng); WEG(weging_antwoord); WEG(informant); WEG(conclusie);
	WEG(plan_actie); WEG(plan); WEG(termijn_stap); WEG(waarschuwing); WEG(notitie);
	WEG(gebeurtenis); WEG(taak); WEG(toegang); WEG(afscherming);
	WEG(lid_veiligheid); WEG(lid_contact); WEG(netwerk); WEG(dier); WEG(band);
	WEG(signaal_weg); WEG(brp_vraag); WEG(brief); WEG(idempotentie); WEG(melding_betrokkene);
	return ERR_OK;
}

/* What is counted keeps its codes and moments, and no words. Messages and advice before
 * the reports that point at them. */
static enum err_code
leegmaken(struct werk *w, int64_t d, struct err *err)
{
	WEG(advies); LEEG(bericht); WEG(weging); WEG(overleg_punt); LEEG(besluit);
	WEG(onderzoek); WEG(hulp); LEEG(overdracht); LEEG(vto); LEEG(terugkoppeling);
	WEG(vernietiging); WEG(vernietiging_stop); LEEG(melding);
	TRY(q_wis_termijn(w->tx, &(struct p_wis_termijn){ .regio = w->regio, .dossier = d,
	    .nu = w->nu }, NULL, err));
	return q_wis_dossier(w->tx, &(struct p_wis_dossier){ .regio = w->regio,
	    .dossier = d }, err);
}

static enum err_code
wis_huis(struct werk *w, int64_t huis, struct err *err)
{
	TRY(q_wis_huis_leden(w->tx, &(struct p_wis_huis_leden){ .regio = w->regio,
	    .huishouden = huis }, NULL, err));
	TRY(q_wis_huishouden_adres(w->tx, &(struct p_wis_huishouden_adres){
	    .regio = w->regio, .huishouden = huis }, NULL, err));
	TRY(q_wis_import(w->tx, &(struct p_wis_import){ .regio = w->regio, .rij = huis },
	    NULL, err));
	return q_wis_huishouden(w->tx, &(struct p_wis_huishouden){ .regio = w->regio,
	    .huishouden = huis }, err);
}

/* Of who stays, the ties that this dossier wrote down go; the rest is not ours to take. */
static enum err_code
wis_hier(struct werk *w, int64_t persoon, int64_t d, struct err *err)
{
	TRY(q_wis_relatie_hier(w->tx, &(struct p_wis_relatie_hier){ .regio = w->regio,
	    .persoon = persoon, .dossier = d }, NULL, err));
	return q_wis_gezag_hier(w->tx, &(struct p_wis_gezag_hier){ .regio = w->regio,
	    .persoon = persoon, .dossier = d }, NULL, err);
}

/* What stands on every tombstone of one destroying. */
struct opschrift {
	int64_t		 op;
	const char	*artikel;
};

static enum err_code
steen(struct werk *w, const char *soort, int64_t nummer, const struct opschrift *o,
    struct err *err)
{
	return q_vernietigd_insert(w->tx, &(struct p_vernietigd_insert){ .regio = w->regio,
	    .soort = soort, .nummer = nummer, .op = o->op, .artikel = o->artikel,
	    .door = werk_medewerker(w) }, err);
}

static enum err_code
personen(struct werk *w, const struct vernietig_lijst *l, const struct opschrift *o,
    struct err *err)
{
	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].blijft) {
			TRY(wis_hier(w, l->v[i].id, l->dossier, err));
			continue;
		}
		TRY(wis_mens(w, l->v[i].id, err));
		TRY(steen(w, GRAF_PERSOON, l->v[i].id, o, err));
	}
	return ERR_OK;
}

enum err_code
wis(struct werk *w, const struct vernietig_lijst *l, int64_t op, const char *artikel,
    int64_t **meldingen_out, size_t *n_out, struct err *err)
{
	const struct opschrift o = { op, artikel };
	struct q_wis_meldingen *m;
	int64_t *v;
	size_t n;

	TRY(q_wis_meldingen(w->tx, w->a, &(struct p_wis_meldingen){ .regio = w->regio,
	    .dossier = l->dossier, .max = MELDINGEN_MAX }, &m, &n, err));
	if ((v = arena_new(w->a, int64_t, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (n == MELDINGEN_MAX)
		return SAY(err, ERR_LIMIT, NULL, "Dit dossier is te groot om in één keer te "
		    "vernietigen.");
	TRY(sleutels(w, l->dossier, err));
	TRY(verwijder(w, l->dossier, err));
	TRY(leegmaken(w, l->dossier, err));
	TRY(personen(w, l, &o, err));
	for (size_t i = 0; i < l->nhuizen; i++)
		TRY(wis_huis(w, l->huizen[i], err));
	for (size_t i = 0; i < n; i++) {
		v[i] = m[i].id;
		TRY(steen(w, GRAF_MELDING, v[i], &o, err));
	}
	*meldingen_out = v;
	*n_out = n;
	return steen(w, GRAF_DOSSIER, l->dossier, &o, err);
}

enum err_code
vernietiging_herhaal(struct werk *w, struct vernietig_lijst *out, int64_t **meldingen_out,
    size_t *n_out, bool *gedaan, struct err *err)
{
	struct q_vernietig_half *r;
	size_t n;

	TRY(q_vernietig_half(w->tx, w->a, &(struct p_vernietig_half){ .regio = w->regio,
	    .max = 1 }, &r, &n, err));
	*gedaan = n > 0;
	if (n == 0)
		return ERR_OK;
	TRY(vernietig_lijst_maak(w, r[0].dossier, out, err));
	TRY(q_vernietig_alsnog(w->tx, &(struct p_vernietig_alsnog){ .regio = w->regio,
	    .dossier = r[0].dossier, .op = r[0].op }, NULL, err));
	return wis(w, out, r[0].op, "Wmo 2015, artikel 5.3.4 of 5.3.5", meldingen_out, n_out,
	    err);
}
