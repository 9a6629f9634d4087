#include "domain/toegang/toegang.h"

#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "domain/dossier/gebeurtenis.h"
#include "seal/seal.h"
#include "toegang_sql.h"

enum err_code
toegang_zoek(struct werk *w, const char *kenmerk, int64_t *dossier_out, struct err *err)
{
	struct q_toegang_kenmerk d;

	TRY(q_toegang_kenmerk(w->tx, w->a, &(struct p_toegang_kenmerk){ .regio = w->regio,
	    .kenmerk = kenmerk }, &d, err));
	*dossier_out = d.id;
	return ERR_OK;
}

enum err_code
toegang_nood(struct werk *w, int64_t dossier, const char *reden, struct err *err)
{
	struct p_toegang_nood_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = dossier, .medewerker = werk_medewerker(w), .van = w->nu,
	    .tot = w->nu + TOEGANG_NOOD_UREN * 3600 };
	struct seal_key *key;

	TRY(dossier_key(w, dossier, &key, err));
	TRY(seal_text(key, (struct seal_place){ "toegang", "reden", w->regio, p.id }, reden,
	    w->a, &p.reden, err));
	TRY(q_toegang_nood_insert(w->tx, &p, err));
	return gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = dossier,
	    .soort = "toegang_nood", .tekst = reden }, err);
}

enum err_code
toegang_scherm_af(struct werk *w, int64_t dossier, bool afgeschermd, const char *reden,
    struct err *err)
{
	struct q_toegang_regisseur d;
	struct seal_key *key;
	int64_t changed;

	TRY(q_toegang_regisseur(w->tx, w->a, &(struct p_toegang_regisseur){
	    .regio = w->regio, .dossier = dossier }, &d, err));
	TRY(q_toegang_scherm(w->tx, &(struct p_toegang_scherm){ .regio = w->regio,
	    .dossier = dossier, .afgeschermd = afgeschermd }, &changed, err));
	if (changed != 1)
		return SAY(err, ERR_CONFLICT, NULL, "Dit was al zo. Er is niets veranderd.");
	if (afgeschermd && d.casusregisseur != DB_NULL)
		TRY(dossier_geef_toegang(w, dossier, d.casusregisseur, err));
	if (afgeschermd && w->wie->medewerker != DB_NULL)
		TRY(dossier_geef_toegang(w, dossier, w->wie->medewerker, err));
	TRY(dossier_key(w, dossier, &key, err));
	return gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = dossier,
	    .soort = afgeschermd ? "afgeschermd" : "afscherming_weg", .tekst = reden }, err);
}

enum err_code
toegangen_lees(struct werk *w, int64_t dossier, struct toegang **out, size_t *n_out,
    struct err *err)
{
	struct q_toegang_lijst *r;
	struct toegang *v;
	size_t n;

	TRY(q_toegang_lijst(w->tx, w->a, &(struct p_toegang_lijst){ .regio = w->regio,
	    .dossier = dossier, .nu = w->nu, .max = TOEGANGEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct toegang, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct toegang){ .naam = r[i].naam == NULL ? "" : r[i].naam,
		    .soort = r[i].soort, .van = r[i].van, .tot = r[i].tot };
	*out = v;
	*n_out = n;
	return ERR_OK;
}
