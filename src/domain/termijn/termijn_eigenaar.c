/* termijn_eigenaar.c - whose a clock is, and who it goes to. */
#include <string.h>

#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn_leven.h"
#include "domain/termijn/termijn_sein.h"
#include "termijn_leven_sql.h"

/* To another: who has it now hears what was told before. */
static enum err_code
zet(struct werk *w, int64_t termijn, int64_t was, int64_t wordt, int64_t sein,
    struct err *err)
{
	TRY(q_termijn_eigenaar_set(w->tx, &(struct p_termijn_eigenaar_set){
	    .regio = w->regio, .id = termijn, .eigenaar = wordt, .sein = sein }, err));
	if (was == DB_NULL)
		return ERR_OK;
	return q_termijn_seinen_weg(w->tx, &(struct p_termijn_seinen_weg){
	    .regio = w->regio, .termijn = termijn, .ontvanger = was, .nu = w->nu }, NULL, err);
}

enum err_code
termijn_eigenaar_bij(struct werk *w, int64_t melding, struct err *err)
{
	struct q_termijn_eigenaren *r;
	size_t n;

	TRY(q_termijn_eigenaren(w->tx, w->a, &(struct p_termijn_eigenaren){
	    .regio = w->regio, .melding = melding, .nu = w->nu }, &r, &n, err));
	for (size_t i = 0; i < n; i++) {
		const struct norm *norm = regio_norm_versie(w->gegevens, r[i].norm,
		    r[i].versie);
		int64_t sein = norm == NULL || strcmp(r[i].stand, "loopt") != 0 ? DB_NULL :
		    sein_volgende(norm, r[i].start_op, r[i].verloopt_op, 0);

		if (r[i].was != r[i].wordt)
			TRY(zet(w, r[i].id, r[i].was, r[i].wordt, sein, err));
	}
	return ERR_OK;
}

enum err_code
termijn_eigenaar_bij_dossier(struct werk *w, int64_t dossier, struct err *err)
{
	struct q_termijn_open_meldingen *m;
	size_t n;

	TRY(q_termijn_open_meldingen(w->tx, w->a, &(struct p_termijn_open_meldingen){
	    .regio = w->regio, .dossier = dossier }, &m, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(termijn_eigenaar_bij(w, m[i].id, err));
	return ERR_OK;
}

/* ---- of the organisation ------------------------------------------------------------- */

enum err_code
termijn_eigenaar_van_rol(struct werk *w, const struct norm *n, int64_t *out, struct err *err)
{
	struct q_termijn_van_rol *r;
	size_t tel;

	*out = DB_NULL;
	TRY(q_termijn_van_rol(w->tx, w->a, &(struct p_termijn_van_rol){ .regio = w->regio,
	    .rol = n->wie, .nu = w->nu }, &r, &tel, err));
	if (tel > 0)
		*out = r[0].id;
	return ERR_OK;
}

const char *
termijn_belet_geven(const struct termijn *t)
{
	if (t->voorval == DB_NULL)
		return "Deze termijn gaat mee met zijn zaak. Geef de zaak aan een collega.";
	return strcmp(t->stand, "loopt") == 0 || strcmp(t->stand, "geschorst") == 0 ? NULL :
	    "Deze termijn loopt niet meer.";
}

enum err_code
termijn_geef(struct werk *w, const struct seal_key *key, int64_t termijn, int64_t medewerker,
    struct err *err)
{
	struct q_termijn_in_dienst *r;
	const char *belet;
	struct termijn t;
	int64_t sein;
	size_t n;

	TRY(termijn_laad(w, termijn, &t, err));
	if ((belet = termijn_belet_geven(&t)) != NULL)
		return SAY(err, ERR_CONFLICT, NULL, belet);
	TRY(q_termijn_in_dienst(w->tx, w->a, &(struct p_termijn_in_dienst){
	    .regio = w->regio, .id = medewerker, .nu = w->nu }, &r, &n, err));
	if (n == 0)
		return SAY(err, ERR_INVALID, "medewerker", "Deze collega werkt hier niet.");
	if (t.eigenaar == medewerker)
		return SAY(err, ERR_INVALID, "medewerker", "Deze collega heeft de termijn al.");
	sein = t.norm == NULL || strcmp(t.stand, "loopt") != 0 ? DB_NULL :
	    sein_volgende(t.norm, t.start_op, t.verloopt_op, 0);
	TRY(zet(w, termijn, t.eigenaar, medewerker, sein, err));
	return termijn_stap_add(w, key, termijn, "eigenaar", t.verloopt_op, t.verloopt_op,
	    r[0].naam, err);
}
