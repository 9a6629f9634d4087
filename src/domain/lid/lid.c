#include "domain/lid/lid.h"

#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/notitie/notitie.h"
#include "domain/persoon/persoon.h"
#include "lid_sql.h"
#include "seal/seal.h"

#define GEBEURTENIS_LID "lid_gewogen"

/* A row has no id of its own: the words are bound to person and dossier. */
static struct seal_place
place(const struct werk *w, int64_t dossier, int64_t persoon)
{
	return (struct seal_place){ "lid_veiligheid", "tekst", w->regio, dossier ^ persoon };
}

static enum err_code
rij(struct werk *w, const struct seal_key *key, int64_t dossier,
    const struct q_leden_lijst *r, struct lid *v, struct err *err)
{
	*v = (struct lid){ .persoon = r->id, .geslacht = r->geslacht,
	    .naam = persoon_naam_van(w->a, r->roepnaam, r->voornamen, r->voorvoegsel,
	    r->geslachtsnaam), .geboren = r->geboren, .overleden = r->overleden != NULL,
	    .in_huis = r->in_huis == 1, .geheim = r->geheim == 1,
	    .rol = r->rol != NULL ? r->rol : r->rol_melding,
	    .hoedanigheid = r->hoedanigheid, .veiligheid = r->veiligheid,
	    .gesproken_op = r->gesproken_op, .niet_gesproken = r->niet_gesproken,
	    .op = r->op, .versie = r->versie == DB_NULL || r->van != r->id ? 0 : r->versie,
	    .door_naam = r->door };
	/* The words of Veilig Thuis itself are not for partners (D14). */
	if (!notitie_van_team(w))
		return ERR_OK;
	return unseal_text(key, place(w, dossier, r->van), r->tekst, w->a, &v->tekst, err);
}

static enum err_code
lees(struct werk *w, const struct seal_key *key, int64_t dossier, int64_t huishouden,
    int64_t persoon, struct lid **out, size_t *n_out, struct err *err)
{
	struct q_leden_lijst *r;
	struct lid *v;
	size_t n;

	TRY(q_leden_lijst(w->tx, w->a, &(struct p_leden_lijst){ .regio = w->regio,
	    .dossier = dossier, .huishouden = huishouden, .persoon = persoon,
	    .max = LEDEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct lid, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		TRY(rij(w, key, dossier, &r[i], &v[i], err));
	*out = v;
	*n_out = n;
	return ERR_OK;
}

enum err_code
leden_lees(struct werk *w, const struct seal_key *key, int64_t dossier, int64_t huishouden,
    struct lid **out, size_t *n_out, struct err *err)
{
	return lees(w, key, dossier, huishouden, 0, out, n_out, err);
}

enum err_code
lid_lees(struct werk *w, const struct seal_key *key, int64_t dossier, int64_t huishouden,
    int64_t persoon, struct lid *out, struct err *err)
{
	struct lid *v;
	size_t n;

	TRY(lees(w, key, dossier, huishouden, persoon, &v, &n, err));
	if (n == 0 || persoon == 0)
		return FAIL(err, ERR_NOT_FOUND, "not a member");
	*out = v[0];
	return ERR_OK;
}

enum err_code
lid_zet(struct werk *w, const struct seal_key *key, const struct lid_invoer *in,
    struct err *err)
{
	struct p_lid_stand_update p = { .regio = w->regio, .dossier = in->dossier,
	    .persoon = in->persoon, .veiligheid = in->veiligheid,
	    .gesproken_op = in->gesproken_op, .niet_gesproken = in->niet_gesproken,
	    .door = werk_medewerker(w), .op = w->nu, .versie = in->versie };
	int64_t changed;

	TRY(seal_text(key, place(w, in->dossier, in->persoon), in->tekst, w->a, &p.tekst,
	    err));
	if (in->versie == 0)
		TRY(q_lid_stand_insert(w->tx, &(struct p_lid_stand_insert){ .regio = p.regio,
		    .dossier = p.dossier, .persoon = p.persoon,
		    .veiligheid = p.veiligheid, .tekst = p.tekst,
		    .gesproken_op = p.gesproken_op, .niet_gesproken = p.niet_gesproken,
		    .door = p.door, .op = p.op }, &changed, err));
	else
		TRY(q_lid_stand_update(w->tx, &p, &changed, err));
	if (changed != 1)
		return SAY(err, ERR_CONFLICT, NULL, "Iemand anders heeft dit intussen "
		    "gewijzigd. Bekijk beide teksten en bewaar opnieuw.");
	return gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = in->dossier,
	    .soort = GEBEURTENIS_LID, .onderwerp = in->persoon }, err);
}

enum err_code
lid_betrokken(struct werk *w, int64_t melding, int64_t persoon, const char *rol,
    const char *hoedanigheid, bool kind, struct err *err)
{
	return q_lid_betrokkene_insert(w->tx, &(struct p_lid_betrokkene_insert){
	    .regio = w->regio, .melding = melding, .persoon = persoon, .rol = rol,
	    .hoedanigheid = hoedanigheid, .kind = kind }, NULL, err);
}
