/* toewijzing.c - who is given a dossier, and until when (G2, D14). */
#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "toewijzing_sql.h"

#define ALTIJD INT64_C(253402300799)	/* 31-12-9999: until something ends it */

enum err_code
dossier_dicht_voor(struct werk *w, int64_t dossier, int64_t medewerker, bool *out,
    struct err *err)
{
	struct q_toewijzing_dicht d;

	TRY(q_toewijzing_dicht(w->tx, w->a, &(struct p_toewijzing_dicht){
	    .regio = w->regio, .dossier = dossier, .medewerker = medewerker,
	    .nu = w->nu }, &d, err));
	*out = d.n > 0;
	return ERR_OK;
}

enum err_code
dossier_heeft_werk(struct werk *w, int64_t dossier, int64_t medewerker, bool *out,
    struct err *err)
{
	struct q_toewijzing_werk r;

	TRY(q_toewijzing_werk(w->tx, w->a, &(struct p_toewijzing_werk){
	    .regio = w->regio, .dossier = dossier, .medewerker = medewerker }, &r, err));
	*out = r.n > 0;
	return ERR_OK;
}

/* A day of emergency access does not become lasting by assigning oneself. */
static enum err_code
keur_eigen(struct werk *w, int64_t dossier, int64_t medewerker, struct err *err)
{
	struct q_toewijzing_alleen_nood r;

	if (medewerker != w->wie->medewerker)
		return ERR_OK;
	TRY(q_toewijzing_alleen_nood(w->tx, w->a, &(struct p_toewijzing_alleen_nood){
	    .regio = w->regio, .dossier = dossier, .medewerker = medewerker,
	    .hele_regio = w->wie->hele_regio, .nu = w->nu }, &r, err));
	if (r.n == 0)
		return ERR_OK;
	return SAY(err, ERR_FORBIDDEN, NULL, "Je ziet dit dossier nu met noodtoegang. "
	    "Daarmee kun je het niet aan jezelf geven. Vraag dat aan de casusregisseur of "
	    "je teamleider.");
}

static enum err_code
geef(struct werk *w, int64_t dossier, int64_t medewerker, const char *soort, struct err *err)
{
	struct q_toewijzing_heeft t;
	bool dicht;

	TRY(dossier_dicht_voor(w, dossier, medewerker, &dicht, err));
	if (dicht)
		return SAY(err, ERR_CONFLICT, NULL, "Dit dossier is dicht voor deze collega. "
		    "Kies iemand anders.");
	TRY(keur_eigen(w, dossier, medewerker, err));
	TRY(q_toewijzing_heeft(w->tx, w->a, &(struct p_toewijzing_heeft){
	    .regio = w->regio, .dossier = dossier, .medewerker = medewerker,
	    .soort = soort, .nu = w->nu }, &t, err));
	if (t.n > 0)
		return ERR_OK;
	return q_toewijzing_insert(w->tx, &(struct p_toewijzing_insert){
	    .regio = w->regio, .id = db_new_id(), .dossier = dossier,
	    .medewerker = medewerker, .soort = soort, .van = w->nu, .tot = ALTIJD,
	    .door = werk_medewerker(w) }, err);
}

enum err_code
dossier_geef_toegang(struct werk *w, int64_t dossier, int64_t medewerker, struct err *err)
{
	return geef(w, dossier, medewerker, "toegewezen", err);
}

enum err_code
dossier_geef_op_naam(struct werk *w, int64_t dossier, int64_t medewerker, struct err *err)
{
	return geef(w, dossier, medewerker, "op_naam", err);
}

enum err_code
dossier_toegang_volgt_werk(struct werk *w, int64_t dossier, struct err *err)
{
	return q_toewijzing_eindig(w->tx, &(struct p_toewijzing_eindig){ .regio = w->regio,
	    .dossier = dossier, .nu = w->nu }, NULL, err);
}

enum err_code
dossier_toegang_bij_sluiten(struct werk *w, int64_t dossier, struct err *err)
{
	TRY(dossier_toegang_volgt_werk(w, dossier, err));
	return q_toewijzing_eindig_op_naam(w->tx, &(struct p_toewijzing_eindig_op_naam){
	    .regio = w->regio, .dossier = dossier, .nu = w->nu }, NULL, err);
}
