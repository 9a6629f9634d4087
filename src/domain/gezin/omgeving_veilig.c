/* omgeving_veilig.c - how contact is safe, and what a visitor must know. */
#include "db/db.h"
#include "domain/gezin/omgeving.h"
#include "domain/persoon/persoon.h"
#include "omgeving_veilig_sql.h"
#include "seal/seal.h"

#define NUMMERS_MAX 100		/* of one person in one dossier */

/* The row of a contact has no id of its own: the words are bound to person and dossier. */
static struct seal_place
plaats(const struct werk *w, const char *kolom, int64_t dossier, int64_t persoon)
{
	return (struct seal_place){ "lid_contact", kolom, w->regio, dossier ^ persoon };
}

static enum err_code
woorden(struct werk *w, const struct seal_key *key, struct seal_place p, struct blob b,
    const char **out, struct err *err)
{
	*out = NULL;
	if (key == NULL || b.p == NULL)
		return ERR_OK;
	return unseal_text(key, p, b, w->a, out, err);
}

static enum err_code
contact(struct werk *w, const struct seal_key *key, int64_t dossier, int64_t van,
    struct blob hoe, struct blob wanneer, struct blob niet, struct lid_contact *out,
    struct err *err)
{
	TRY(woorden(w, key, plaats(w, "hoe", dossier, van), hoe, &out->hoe, err));
	TRY(woorden(w, key, plaats(w, "wanneer", dossier, van), wanneer, &out->wanneer, err));
	return woorden(w, key, plaats(w, "niet", dossier, van), niet, &out->niet, err);
}

enum err_code
lid_contact_lees(struct werk *w, const struct seal_key *key, int64_t dossier,
    int64_t persoon, struct lid_contact *out, struct err *err)
{
	struct q_veilig_contact *r;
	size_t n;

	*out = (struct lid_contact){ 0 };
	TRY(q_veilig_contact(w->tx, w->a, &(struct p_veilig_contact){ .regio = w->regio,
	    .dossier = dossier, .persoon = persoon, .max = NUMMERS_MAX }, &r, &n, err));
	if (n == 0)
		return ERR_OK;
	/* Under another number: that is read, and a new one is written beside it. */
	*out = (struct lid_contact){ .op = r[0].op, .door = r[0].door,
	    .versie = r[0].van == persoon ? r[0].versie : 0 };
	return contact(w, key, dossier, r[0].van, r[0].hoe, r[0].wanneer, r[0].niet, out, err);
}

enum err_code
lid_contact_zet(struct werk *w, const struct seal_key *key, int64_t dossier,
    int64_t persoon, const struct lid_contact *in, struct err *err)
{
	struct p_veilig_contact_zet p = { .regio = w->regio, .dossier = dossier,
	    .persoon = persoon, .door = werk_medewerker(w), .op = w->nu };
	struct lid_contact nu;
	int64_t n;

	TRY(lid_contact_lees(w, key, dossier, persoon, &nu, err));
	if (nu.versie != in->versie)
		return SAY(err, ERR_CONFLICT, NULL, "Iemand anders heeft dit intussen "
		    "gewijzigd. Bekijk wat er nu staat en bewaar opnieuw.");
	TRY(seal_text(key, plaats(w, "hoe", dossier, persoon), in->hoe, w->a, &p.hoe, err));
	TRY(seal_text(key, plaats(w, "wanneer", dossier, persoon), in->wanneer, w->a,
	    &p.wanneer, err));
	TRY(seal_text(key, plaats(w, "niet", dossier, persoon), in->niet, w->a, &p.niet, err));
	return q_veilig_contact_zet(w->tx, &p, &n, err);
}

static enum err_code
rij(struct werk *w, const struct seal_key *key, int64_t dossier,
    const struct q_veilig_lijst *r, struct veilig *out, struct err *err)
{
	*out = (struct veilig){ .persoon = r->persoon, .diersoort = r->dier };
	if (r->dier != NULL)
		return woorden(w, key, (struct seal_place){ "dier", "tekst", w->regio,
		    r->rij }, r->a, &out->tekst, err);
	out->naam = persoon_naam_van(w->a, r->roepnaam, r->voornamen, r->voorvoegsel,
	    r->geslachtsnaam);
	return contact(w, key, dossier, r->rij, r->a, r->b, r->c, &out->contact, err);
}

enum err_code
veilig_lees(struct werk *w, const struct seal_key *key, int64_t dossier, struct veilig **out,
    size_t *n_out, struct err *err)
{
	struct q_veilig_lijst *r;
	size_t n;

	TRY(q_veilig_lijst(w->tx, w->a, &(struct p_veilig_lijst){ .regio = w->regio,
	    .dossier = dossier, .max = OMGEVING_MAX }, &r, &n, err));
	if ((*out = arena_new(w->a, struct veilig, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		TRY(rij(w, key, dossier, &r[i], &(*out)[i], err));
	*n_out = n;
	return ERR_OK;
}
