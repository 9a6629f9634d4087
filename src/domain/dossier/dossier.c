#include "domain/dossier/dossier.h"

#include <string.h>

#include "base/date.h"
#include "base/kenmerk.h"
#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/termijn/termijn_leven.h"
#include "dossier_sql.h"
#include "seal/seal.h"
#include "seal/sleutel.h"

#define TELLER "dossier"
#define HERMELDING_MAANDEN 12	/* within a year after closing */

enum err_code
dossier_medewerker_werkt(struct werk *w, int64_t medewerker, bool *out, struct err *err)
{
	struct p_dossier_medewerker p = { .regio = w->regio, .id = medewerker, .nu = w->nu,
	    .dag = date_iso(w->a, date_of_time(w->nu)) };
	struct q_dossier_medewerker m;
	enum err_code rc;

	*out = false;
	if (medewerker == DB_NULL)
		return ERR_OK;
	if (p.dag == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	rc = q_dossier_medewerker(w->tx, w->a, &p, &m, err);
	if (rc != ERR_OK && rc != ERR_NOT_FOUND)
		return rc;
	*out = rc == ERR_OK;
	return ERR_OK;
}

enum err_code
dossier_medewerker_leest(struct werk *w, int64_t medewerker, bool *out, struct err *err)
{
	struct p_dossier_lezer p = { .regio = w->regio, .id = medewerker, .nu = w->nu,
	    .dag = date_iso(w->a, date_of_time(w->nu)) };
	struct q_dossier_lezer m;
	enum err_code rc;

	if (p.dag == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	rc = q_dossier_lezer(w->tx, w->a, &p, &m, err);
	*out = rc == ERR_OK;
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

/* As long as the transaction lasts: the last number that was given, and who was
 * asked for and works here. */
struct laatste {
	int64_t		 regio, jaar, stand;
	int64_t		 werkt;		/* 0: not asked */
	bool		 bekend;
};
_Static_assert(sizeof(struct laatste) <= TX_KEPT, "kept by the transaction");

static enum err_code
keur_regisseur(struct werk *w, int64_t medewerker, struct err *err)
{
	struct laatste *l = tx_kept(w->tx, TX_DOSSIER);
	bool werkt;

	if (l->bekend && l->regio == w->regio && l->werkt == medewerker)
		return ERR_OK;
	TRY(dossier_medewerker_werkt(w, medewerker, &werkt, err));
	if (!werkt)
		return SAY(err, ERR_INVALID, "casusregisseur",
		    "Kies een casusregisseur die hier werkt.");
	l->werkt = medewerker;
	return ERR_OK;
}


static enum err_code
laatste_nummer(struct werk *w, struct laatste *l, struct err *err)
{
	const struct p_dossier_teller p = { .regio = w->regio, .naam = TELLER,
	    .jaar = civil_from_time(w->nu).year };
	struct q_dossier_teller t = { .stand = 0 };
	enum err_code rc;

	if (l->bekend && l->regio == p.regio && l->jaar == p.jaar)
		return ERR_OK;
	rc = q_dossier_teller(w->tx, w->a, &p, &t, err);
	if (rc != ERR_OK && rc != ERR_NOT_FOUND)
		return rc;
	*l = (struct laatste){ .regio = p.regio, .jaar = p.jaar, .stand = t.stand,
	    .werkt = l->werkt, .bekend = true };
	return ERR_OK;
}

static enum err_code
volgend_kenmerk(struct werk *w, char out[KENMERK_SIZE], struct err *err)
{
	struct laatste *l = tx_kept(w->tx, TX_DOSSIER);

	TRY(laatste_nummer(w, l, err));
	if (l->stand >= KENMERK_NUMBER_MAX)
		return FAIL(err, ERR_LIMIT, "no more numbers this year");
	l->stand++;
	TRY(q_dossier_teller_zet(w->tx, &(struct p_dossier_teller_zet){
	    .regio = w->regio, .naam = TELLER, .jaar = l->jaar, .stand = l->stand }, err));
	return kenmerk_format((int)l->jaar, (int)l->stand, out, err);
}

enum err_code
dossier_nieuw_vooruit(struct werk *w, int64_t casusregisseur, struct err *err)
{
	struct p_dossier_medewerker p = { .regio = w->regio, .id = casusregisseur, .nu = w->nu,
	    .dag = date_iso(w->a, date_of_time(w->nu)) };

	if (p.dag == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (p.id != DB_NULL)
		TRY(a_dossier_medewerker(w->tx, &p, err));
	return a_dossier_teller(w->tx, &(struct p_dossier_teller){ .regio = w->regio,
	    .naam = TELLER, .jaar = civil_from_time(w->nu).year }, err);
}

enum err_code
dossier_nieuw(struct werk *w, const struct dossier_invoer *in, int64_t *id_out,
    struct seal_key **key_out, struct err *err)
{
	struct p_dossier_insert p = { .regio = w->regio, .id = db_new_id(),
	    .huishouden = in->huishouden, .naam = in->naam, .gemeente = in->gemeente,
	    .casusregisseur = in->casusregisseur, .nu = w->nu };
	struct dossier_gevonden eerder = { 0 };
	char kenmerk[KENMERK_SIZE];
	struct seal_key *key;

	TRY(keur_regisseur(w, in->casusregisseur, err));
	if (!in->nieuw_huishouden)
		TRY(dossier_van_huishouden(w, in->huishouden, &eerder, err));
	if (eerder.id != 0 && eerder.open)
		return SAY(err, ERR_CONFLICT, NULL,
		    "Dit huishouden heeft al een open dossier.");
	TRY(volgend_kenmerk(w, kenmerk, err));
	p.kenmerk = kenmerk;
	TRY(sleutel_new(w->tx, w->seal, w->a, w->regio, SEAL_DOSSIER, w->nu, &p.sleutel,
	    &key, err));
	TRY(q_dossier_insert(w->tx, &p, err));
	if (in->casusregisseur != w->wie->medewerker || !w->wie->hele_regio)
		TRY(dossier_geef_toegang(w, p.id, in->casusregisseur, err));
	TRY(gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = p.id,
	    .soort = GEBEURTENIS_GEOPEND }, err));
	*id_out = p.id;
	*key_out = key;
	return ERR_OK;
}

enum err_code
dossier_key(struct werk *w, int64_t dossier, struct seal_key **key_out, struct err *err)
{
	struct q_dossier_sleutel row;

	TRY(q_dossier_sleutel(w->tx, w->a, &(struct p_dossier_sleutel){
	    .regio = w->regio, .id = dossier }, &row, err));
	return sleutel_open(w->tx, w->seal, w->a, w->regio, row.sleutel, key_out, err);
}

static struct seal_place
place(const struct werk *w, const char *column, int64_t dossier)
{
	return (struct seal_place){ "dossier", column, w->regio, dossier };
}

enum err_code
dossier_laad(struct werk *w, int64_t dossier, struct dossier *out,
    struct seal_key **key_out, struct err *err)
{
	struct q_dossier_row r;
	struct seal_key *key;
	struct dossier d;

	TRY(q_dossier_row(w->tx, w->a, &(struct p_dossier_row){ .regio = w->regio,
	    .id = dossier }, &r, err));
	d = (struct dossier){ .id = dossier, .huishouden = r.huishouden,
	    .versie = r.versie, .kenmerk = r.kenmerk, .naam = r.naam,
	    .gemeente = r.gemeente, .open = strcmp(r.stand, "open") == 0,
	    .afgeschermd = r.afgeschermd == 1, .casusregisseur = r.casusregisseur,
	    .procesregisseur = r.procesregisseur, .casusregisseur_naam = r.casus_naam,
	    .procesregisseur_naam = r.proces_naam, .veiligheid = r.veiligheid,
	    .veiligheid_op = r.veiligheid_op, .veiligheid_door = r.veiligheid_door,
	    .veiligheid_door_naam = r.veilig_naam, .geopend_op = r.geopend_op,
	    .gesloten_op = r.gesloten_op };
	TRY(sleutel_open(w->tx, w->seal, w->a, w->regio, r.sleutel, &key, err));
	TRY(unseal_text(key, place(w, "contact_veilig", dossier), r.contact_veilig, w->a,
	    &d.contact_veilig, err));
	TRY(unseal_text(key, place(w, "huisbezoek", dossier), r.huisbezoek, w->a,
	    &d.huisbezoek, err));
	*out = d;
	if (key_out != NULL)
		*key_out = key;
	return ERR_OK;
}

enum err_code
dossier_zet_casusregisseur(struct werk *w, int64_t dossier, int64_t medewerker,
    struct err *err)
{
	struct q_dossier_stand d;

	TRY(q_dossier_stand(w->tx, w->a, &(struct p_dossier_stand){ .regio = w->regio,
	    .id = dossier }, &d, err));
	TRY(keur_regisseur(w, medewerker, err));
	if (d.casusregisseur == medewerker)
		return ERR_OK;
	TRY(q_dossier_casus_set(w->tx, &(struct p_dossier_casus_set){ .regio = w->regio,
	    .id = dossier, .casusregisseur = medewerker }, err));
	TRY(dossier_geef_toegang(w, dossier, medewerker, err));
	TRY(termijn_eigenaar_bij_dossier(w, dossier, err));
	TRY(dossier_toegang_volgt_werk(w, dossier, err));
	return gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = dossier,
	    .soort = GEBEURTENIS_CASUSREGISSEUR, .onderwerp = medewerker }, err);
}

static const char *
leeg_is_niets(const char *s)
{
	return s == NULL || s[0] == '\0' ? NULL : s;
}

static bool
zelfde(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

enum err_code
dossier_zet_veiligheid(struct werk *w, int64_t dossier, const struct dossier_veiligheid *in,
    struct err *err)
{
	struct p_dossier_veiligheid_set p = { .regio = w->regio, .id = dossier,
	    .veiligheid = in->veiligheid, .versie = in->versie };
	struct seal_key *key;
	struct dossier was;
	int64_t changed;
	bool anders;

	TRY(dossier_laad(w, dossier, &was, &key, err));
	anders = !zelfde(was.veiligheid, in->veiligheid);
	p.op = in->veiligheid == NULL ? DB_NULL : w->nu;
	p.door = in->veiligheid == NULL ? DB_NULL : w->wie->medewerker;
	if (in->niet_gewogen) {
		p.op = was.veiligheid_op;
		p.door = was.veiligheid_door;
	}
	TRY(seal_text(key, place(w, "contact_veilig", dossier),
	    leeg_is_niets(in->contact_veilig), w->a, &p.contact_veilig, err));
	TRY(seal_text(key, place(w, "huisbezoek", dossier), leeg_is_niets(in->huisbezoek),
	    w->a, &p.huisbezoek, err));
	TRY(q_dossier_veiligheid_set(w->tx, &p, &changed, err));
	if (changed != 1)
		return SAY(err, ERR_CONFLICT, NULL, "Iemand anders heeft dit intussen "
		    "gewijzigd. Bekijk beide teksten en bewaar opnieuw.");
	if (!anders)
		return ERR_OK;
	return gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = dossier,
	    .soort = GEBEURTENIS_VEILIGHEID, .tekst = in->veiligheid }, err);
}

/* ---- closing and opening again ---------------------------------------------- */

enum err_code
dossier_open_werk(struct werk *w, int64_t dossier, const char **wat_out, struct err *err)
{
	struct q_dossier_open_werk o;

	TRY(q_dossier_open_werk(w->tx, w->a, &(struct p_dossier_open_werk){
	    .regio = w->regio, .dossier = dossier }, &o, err));
	*wat_out = o.meldingen > 0 ? "Er staat nog een melding open in dit dossier." :
	    o.onderzoeken > 0 ? "Er loopt nog een onderzoek in dit dossier." :
	    o.hulp > 0 ? "Er is hulp gevraagd die nog niet is gestart." :
	    o.overdrachten > 0 ? "Er staat nog een overdracht open in dit dossier." :
	    o.verzoeken > 0 ? "Een verzoek tot onderzoek is nog niet verzonden." : NULL;
	return ERR_OK;
}

enum err_code
dossier_sluit(struct werk *w, int64_t dossier, struct err *err)
{
	struct q_dossier_stand d;
	const char *wat;

	TRY(q_dossier_stand(w->tx, w->a, &(struct p_dossier_stand){ .regio = w->regio,
	    .id = dossier }, &d, err));
	if (strcmp(d.stand, "open") != 0)
		return ERR_OK;
	TRY(dossier_open_werk(w, dossier, &wat, err));
	if (wat != NULL)
		return SAY(err, ERR_CONFLICT, NULL, wat);
	TRY(q_dossier_close(w->tx, &(struct p_dossier_close){ .regio = w->regio,
	    .id = dossier, .nu = w->nu }, err));
	TRY(dossier_toegang_bij_sluiten(w, dossier, err));
	return gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = dossier,
	    .soort = GEBEURTENIS_GESLOTEN }, err);
}

/* Somebody must have it: who had it and is still here, else who is named, else
 * who acts; a report that comes in by itself leaves it with who had it. */
static enum err_code
kies_regisseur(struct werk *w, int64_t dossier, int64_t had, int64_t genoemd, int64_t *out,
    struct err *err)
{
	const int64_t keus[] = { had, genoemd, w->wie->medewerker };
	bool werkt, dicht;

	for (size_t i = 0; i < sizeof(keus) / sizeof(keus[0]); i++) {
		TRY(dossier_medewerker_werkt(w, keus[i], &werkt, err));
		TRY(dossier_dicht_voor(w, dossier, keus[i], &dicht, err));
		if (werkt && !dicht) {
			*out = keus[i];
			return ERR_OK;
		}
	}
	if (had == DB_NULL)
		return SAY(err, ERR_INVALID, "casusregisseur",
		    "Kies een casusregisseur die hier werkt.");
	*out = had;
	return ERR_OK;
}

enum err_code
dossier_heropen(struct werk *w, int64_t dossier, int64_t casusregisseur, struct err *err)
{
	struct p_dossier_reopen p = { .regio = w->regio, .id = dossier };
	struct q_dossier_stand d;

	TRY(q_dossier_stand(w->tx, w->a, &(struct p_dossier_stand){ .regio = w->regio,
	    .id = dossier }, &d, err));
	if (strcmp(d.stand, "open") == 0)
		return ERR_OK;
	TRY(kies_regisseur(w, dossier, d.casusregisseur, casusregisseur, &p.casusregisseur, err));
	TRY(q_dossier_reopen(w->tx, &p, err));
	TRY(dossier_geef_toegang(w, dossier, p.casusregisseur, err));
	return gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = dossier,
	    .soort = GEBEURTENIS_HEROPEND }, err);
}

int64_t
dossier_hermelding_sinds(int64_t nu)
{
	return time_at(date_add_months(date_of_time(nu), -HERMELDING_MAANDEN), 0, 0);
}

enum err_code
dossier_van_huishouden(struct werk *w, int64_t huishouden, struct dossier_gevonden *out,
    struct err *err)
{
	struct q_dossier_huishouden *rows;
	size_t n;

	TRY(q_dossier_huishouden(w->tx, w->a, &(struct p_dossier_huishouden){
	    .regio = w->regio, .huishouden = huishouden,
	    .sinds = dossier_hermelding_sinds(w->nu) }, &rows, &n, err));
	*out = (struct dossier_gevonden){ 0 };
	if (n > 0)
		*out = (struct dossier_gevonden){ .id = rows[0].id,
		    .open = strcmp(rows[0].stand, "open") == 0 };
	return ERR_OK;
}
