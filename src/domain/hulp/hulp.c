#include "domain/hulp/hulp.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/besluit/vervolg.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/melding/melding.h"
#include "domain/regio/regio.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"
#include "hulp_sql.h"
#include "seal/seal.h"

static struct seal_place
place(const struct werk *w, int64_t id)
{
	return (struct seal_place){ "hulp", "reden", w->regio, id };
}

/* "Hulp aan huis, Kontext" */
static const char *
wat(struct werk *w, const char *soort, const char *organisatie)
{
	return arena_printf(w->a, "%s, %s", regio_code_naam(w->gegevens, "hulpsoort",
	    soort), organisatie);
}

static enum err_code
tijdlijn(struct werk *w, const struct seal_key *key, const struct hulp *h,
    const char *soort, int64_t op, const char *tekst, struct err *err)
{
	if (tekst == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = h->dossier,
	    .melding = h->melding, .soort = soort, .tekst = tekst, .op = op,
	    .onderwerp = h->id }, err);
}

enum err_code
hulp_vraag(struct werk *w, const struct seal_key *key, const struct hulp_invoer *in,
    int64_t *id_out, struct err *err)
{
	struct p_hulp_insert p = { .regio = w->regio, .id = db_new_id(),
	    .melding = in->melding, .soort = in->soort, .organisatie = in->organisatie,
	    .persoon = in->persoon == 0 ? DB_NULL : in->persoon, .nu = w->nu,
	    .door = werk_medewerker(w) };
	const char *organisatie;
	struct vervolg v;

	if (in->soort == NULL || !regio_code_geldig(w->gegevens, "hulpsoort", in->soort,
	    date_of_time(w->nu)))
		return SAY(err, ERR_INVALID, "soort", "Kies welke hulp je vraagt.");
	TRY(vervolg_organisatie(w, in->organisatie, "organisatie", &organisatie, err));
	TRY(vervolg_persoon(w, in->melding, in->persoon, err));
	TRY(vervolg_open(w, in->melding, &v, err));
	p.dossier = v.dossier;
	p.besluit = v.besluit == 0 ? DB_NULL : v.besluit;
	TRY(q_hulp_insert(w->tx, &p, err));
	TRY(termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){ .melding = in->melding,
	    .dossier = v.dossier, .soort = GEB_HULP_GEVRAAGD }, err));
	TRY(tijdlijn(w, key, &(struct hulp){ .id = p.id, .melding = in->melding,
	    .dossier = v.dossier }, GEB_HULP_GEVRAAGD, 0, wat(w, in->soort, organisatie),
	    err));
	TRY(taak_klaar_soort(w, v.dossier, in->melding, TAAK_HULP, 0, err));
	TRY(vervolg_begin(w, in->melding, &v, STAP_HULP, err));
	*id_out = p.id;
	return ERR_OK;
}

/* ---- what became of it ------------------------------------------------------------- */

static enum err_code
keur(struct werk *w, const struct hulp *h, const char *stand, int64_t op, const char *reden,
    struct err *err)
{
	if (h->gestart_op != DB_NULL)
		return SAY(err, ERR_CONFLICT, NULL, "Deze hulp is al gestart.");
	if (h->geweigerd_op != DB_NULL)
		return SAY(err, ERR_CONFLICT, NULL, "Deze hulp is al geweigerd.");
	if (stand == NULL || (strcmp(stand, HULP_AANGENOMEN) != 0 &&
	    strcmp(stand, HULP_GESTART) != 0 && strcmp(stand, HULP_GEWEIGERD) != 0))
		return SAY(err, ERR_INVALID, "stand", "Kies aangenomen, gestart of geweigerd.");
	if (strcmp(stand, HULP_AANGENOMEN) == 0 && h->aangenomen_op != DB_NULL)
		return SAY(err, ERR_INVALID, "stand", "Dat deze hulp is aangenomen, staat er al.");
	if (strcmp(stand, HULP_GEWEIGERD) == 0 && (reden == NULL || reden[0] == '\0'))
		return SAY(err, ERR_INVALID, "reden", "Schrijf op waarom de hulp is geweigerd.");
	if (op > w->nu)
		return SAY(err, ERR_INVALID, "op", "Dit moment is nog niet geweest.");
	/* People type minutes; what was asked at 09.31.20 can start at 09.31. */
	if (op < h->gevraagd_op - 60)
		return SAY(err, ERR_INVALID, "op",
		    "Dit is vóór het moment dat de hulp is gevraagd.");
	return ERR_OK;
}

static enum err_code
geweigerd(struct werk *w, const struct seal_key *key, const struct hulp *h,
    const struct vervolg *v, const char *naam, const char *reden, int64_t op, struct err *err)
{
	int64_t due;
	const char *tekst;

	TRY(tijdlijn(w, key, h, "hulp_geweigerd", op, arena_printf(w->a, "%s. %s",
	    wat(w, h->soort, naam), reden), err));
	TRY(termijn_wacht_op(w, h->melding, GEB_HULP_GESTART, &due, err));
	if ((tekst = arena_printf(w->a, "Andere hulp zoeken: %s nam de vraag niet aan",
	    naam)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return taak_nieuw(w, key, &(struct taak_invoer){ .dossier = h->dossier,
	    .melding = h->melding, .soort = TAAK_HULP, .onderwerp = h->id, .tekst = tekst,
	    .eigenaar = v->eigenaar, .verloopt_op = due == DB_NULL ? 0 : due }, NULL, err);
}

enum err_code
hulp_zet(struct werk *w, const struct seal_key *key, int64_t hulp, const char *stand,
    int64_t op, const char *reden, struct err *err)
{
	struct p_hulp_stand_set p = { .regio = w->regio, .id = hulp };
	const struct regio_organisatie *org;
	const char *naam;
	struct vervolg v;
	struct hulp h;

	op = op == 0 ? w->nu : op;
	TRY(hulp_vind(w, hulp, &h, err));
	TRY(vervolg_open(w, h.melding, &v, err));
	TRY(keur(w, &h, stand, op, reden, err));
	p.aangenomen_op = strcmp(stand, HULP_AANGENOMEN) == 0 ? op : h.aangenomen_op;
	p.gestart_op = strcmp(stand, HULP_GESTART) == 0 ? op : DB_NULL;
	p.geweigerd_op = strcmp(stand, HULP_GEWEIGERD) == 0 ? op : DB_NULL;
	if (p.geweigerd_op != DB_NULL)
		TRY(seal_text(key, place(w, hulp), reden, w->a, &p.reden, err));
	TRY(q_hulp_stand_set(w->tx, &p, err));
	org = regio_organisatie(w->gegevens, h.organisatie);
	naam = org == NULL ? "de organisatie" : org->naam;
	if (p.geweigerd_op != DB_NULL)
		return geweigerd(w, key, &h, &v, naam, reden, op, err);
	if (p.gestart_op == DB_NULL)
		return tijdlijn(w, key, &h, "hulp_aangenomen", op, wat(w, h.soort, naam),
		    err);
	TRY(termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){ .melding = h.melding,
	    .dossier = h.dossier, .soort = GEB_HULP_GESTART, .op = op }, err));
	TRY(tijdlijn(w, key, &h, GEB_HULP_GESTART, op, wat(w, h.soort, naam), err));
	return vervolg_klaar(w, h.melding, STAP_HULP, err);
}

/* ---- reading ------------------------------------------------------------------------ */

static struct hulp
van_rij(const struct q_hulp_rij *r, int64_t id)
{
	return (struct hulp){ .id = id, .melding = r->melding, .dossier = r->dossier,
	    .organisatie = r->organisatie, .persoon = r->persoon, .soort = r->soort,
	    .stand = r->gestart_op != DB_NULL ? HULP_GESTART :
	    r->geweigerd_op != DB_NULL ? HULP_GEWEIGERD :
	    r->aangenomen_op != DB_NULL ? HULP_AANGENOMEN : HULP_GEVRAAGD,
	    .gevraagd_op = r->gevraagd_op, .aangenomen_op = r->aangenomen_op,
	    .gestart_op = r->gestart_op, .geweigerd_op = r->geweigerd_op,
	    .gevraagd_naam = r->naam };
}

enum err_code
hulp_vind(struct werk *w, int64_t hulp, struct hulp *out, struct err *err)
{
	struct q_hulp_rij r;

	TRY(q_hulp_rij(w->tx, w->a, &(struct p_hulp_rij){ .regio = w->regio, .id = hulp },
	    &r, err));
	*out = van_rij(&r, hulp);
	return ERR_OK;
}

static enum err_code
laad(struct werk *w, const struct seal_key *key, int64_t id, struct hulp *out,
    struct err *err)
{
	struct q_hulp_rij r;
	struct hulp x;

	TRY(q_hulp_rij(w->tx, w->a, &(struct p_hulp_rij){ .regio = w->regio,
	    .id = id }, &r, err));
	x = van_rij(&r, id);
	TRY(unseal_text(key, place(w, id), r.reden, w->a, &x.reden, err));
	*out = x;
	return ERR_OK;
}

enum err_code
hulp_van_melding(struct werk *w, const struct seal_key *key, int64_t melding,
    struct hulp **out, size_t *n_out, struct err *err)
{
	struct q_hulp_lijst *l;
	struct hulp *v;
	size_t n;

	TRY(q_hulp_lijst(w->tx, w->a, &(struct p_hulp_lijst){ .regio = w->regio,
	    .melding = melding }, &l, &n, err));
	if ((v = arena_new(w->a, struct hulp, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		TRY_ALONG(w->tx, laad(w, key, l[i].id, &v[i], err));
	*out = v;
	*n_out = n;
	return ERR_OK;
}
