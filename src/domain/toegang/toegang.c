#include "domain/toegang/toegang.h"

#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "domain/dossier/gebeurtenis.h"
#include "seal/seal.h"
#include "toegang_sql.h"

#define ALTIJD INT64_C(253402300799)	/* 31-12-9999: until somebody ends it */

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
	bool dicht;

	TRY(dossier_dicht_voor(w, dossier, w->wie->medewerker, &dicht, err));
	if (dicht)
		return FAIL(err, ERR_NOT_FOUND, "closed to this employee");
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
		TRY(dossier_geef_op_naam(w, dossier, w->wie->medewerker, err));
	if (!afgeschermd)
		TRY(q_toegang_dicht_eindig(w->tx, &(struct p_toegang_dicht_eindig){
		    .regio = w->regio, .dossier = dossier, .nu = w->nu }, NULL, err));
	TRY(dossier_key(w, dossier, &key, err));
	return gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = dossier,
	    .soort = afgeschermd ? "afgeschermd" : "afscherming_weg", .tekst = reden }, err);
}

/* ---- by name ----------------------------------------------------------------------------- */

static enum err_code
op_tijdlijn(struct werk *w, int64_t dossier, const char *wat, int64_t medewerker,
    const char *reden, struct err *err)
{
	struct q_toegang_medewerker m;
	struct seal_key *key;
	const char *tekst;

	TRY(q_toegang_medewerker(w->tx, w->a, &(struct p_toegang_medewerker){
	    .regio = w->regio, .id = medewerker }, &m, err));
	if ((tekst = arena_printf(w->a, "%s %s. %s", wat, m.naam, reden)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(dossier_key(w, dossier, &key, err));
	return gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = dossier,
	    .soort = "afgeschermd", .tekst = tekst, .onderwerp = medewerker }, err);
}

enum err_code
toegang_geef_op_naam(struct werk *w, int64_t dossier, int64_t medewerker, const char *reden,
    struct err *err)
{
	TRY(q_toegang_dicht_eindig(w->tx, &(struct p_toegang_dicht_eindig){
	    .regio = w->regio, .dossier = dossier, .medewerker = medewerker,
	    .nu = w->nu }, NULL, err));
	TRY(dossier_geef_op_naam(w, dossier, medewerker, err));
	return op_tijdlijn(w, dossier, "Toegang voor", medewerker, reden, err);
}

enum err_code
toegang_sluit_voor(struct werk *w, int64_t dossier, int64_t medewerker, const char *reden,
    struct err *err)
{
	bool dicht, werk;

	if (medewerker == w->wie->medewerker)
		return SAY(err, ERR_INVALID, "tegen", "Voor jezelf kan dit niet. Vraag een "
		    "collega om het dossier voor jou te sluiten.");
	TRY(dossier_heeft_werk(w, dossier, medewerker, &werk, err));
	if (werk)
		return SAY(err, ERR_INVALID, "tegen", "Deze collega heeft nog werk in dit "
		    "dossier. Geef dat eerst aan iemand anders.");
	TRY(dossier_dicht_voor(w, dossier, medewerker, &dicht, err));
	if (dicht)
		return SAY(err, ERR_CONFLICT, NULL, "Dit was al zo. Er is niets veranderd.");
	TRY(q_toegang_eindig(w->tx, &(struct p_toegang_eindig){ .regio = w->regio,
	    .dossier = dossier, .medewerker = medewerker, .nu = w->nu }, NULL, err));
	TRY(q_toegang_zwijg(w->tx, &(struct p_toegang_zwijg){ .regio = w->regio,
	    .dossier = dossier, .medewerker = medewerker, .nu = w->nu }, NULL, err));
	TRY(q_toegang_dicht_insert(w->tx, &(struct p_toegang_dicht_insert){
	    .regio = w->regio, .id = db_new_id(), .dossier = dossier,
	    .medewerker = medewerker, .van = w->nu, .tot = ALTIJD,
	    .door = werk_medewerker(w) }, err));
	return op_tijdlijn(w, dossier, "Dicht voor", medewerker, reden, err);
}

/* ---- reading ----------------------------------------------------------------------------- */

/* Rows of the three lists have the same names. */
#define LEES(lijst, soort_van)								\
	do {										\
		struct q_##lijst *r;							\
		TRY(q_##lijst(w->tx, w->a, &(struct p_##lijst){ .regio = w->regio,	\
		    .dossier = dossier, .nu = w->nu, .max = TOEGANGEN_MAX }, &r, &n,	\
		    err));								\
		if ((v = arena_new(w->a, struct toegang, n + 1)) == NULL)		\
			return FAIL(err, ERR_LIMIT, "arena full");			\
		for (size_t i = 0; i < n; i++)						\
			v[i] = (struct toegang){ .naam = r[i].naam == NULL ? "" :	\
			    r[i].naam, .soort = soort_van, .van = r[i].van,		\
			    .tot = r[i].tot };						\
	} while (0)

enum err_code
toegangen_lees(struct werk *w, int64_t dossier, enum toegangen welke, struct toegang **out,
    size_t *n_out, struct err *err)
{
	struct toegang *v = NULL;
	size_t n = 0;

	if (welke == TOEGANGEN_NU)
		LEES(toegang_lijst, r[i].soort);
	else if (welke == TOEGANGEN_EERDER)
		LEES(toegang_eerder, r[i].soort);
	else
		LEES(toegang_dicht, "dicht");
	*out = v;
	*n_out = n;
	return ERR_OK;
}
