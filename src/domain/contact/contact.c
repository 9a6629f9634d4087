/* contact.c - conversations that come in. */
#include "domain/contact/contact.h"

#include "contact_sql.h"
#include "db/db.h"

static int64_t
me(const struct werk *w)
{
	return w->wie->medewerker == DB_NULL ? 0 : w->wie->medewerker;
}

struct concept_plek
contact_plek(int64_t contact)
{
	return (struct concept_plek){ .soort = CONCEPT_GESPREK, .onderwerp = contact };
}

enum err_code
contact_nieuw(struct werk *w, const char *bron, int64_t advies, int64_t *id_out,
    struct err *err)
{
	struct p_contact_insert p = { .regio = w->regio, .id = db_new_id(), .bron = bron,
	    .nu = w->nu, .medewerker = me(w), .advies = advies == 0 ? DB_NULL : advies };

	TRY(q_contact_insert(w->tx, &p, err));
	*id_out = p.id;
	return ERR_OK;
}

enum err_code
contact_laad(struct werk *w, int64_t contact, struct contact *out, struct err *err)
{
	struct q_contact_find r;

	TRY(q_contact_find(w->tx, w->a, &(struct p_contact_find){ .regio = w->regio,
	    .id = contact }, &r, err));
	*out = (struct contact){ .id = r.id, .begonnen_op = r.begonnen_op,
	    .medewerker = r.medewerker, .advies = r.advies == DB_NULL ? 0 : r.advies,
	    .afgerond_op = r.afgerond_op, .bron = r.bron, .stand = r.stand,
	    .medewerker_naam = r.medewerker_naam == NULL ? "" : r.medewerker_naam };
	return ERR_OK;
}

enum err_code
contact_open(struct werk *w, int64_t contact, struct contact *out, struct err *err)
{
	struct contact c;

	TRY(contact_laad(w, contact, &c, err));
	if (c.afgerond_op != DB_NULL)
		return SAY(err, ERR_CONFLICT, NULL, "Dit gesprek is al afgerond. "
		    "Er is niets meer bewaard of vastgelegd.");
	*out = c;
	return ERR_OK;
}

enum err_code
contact_afronden(struct werk *w, int64_t contact, const char *stand, struct err *err)
{
	TRY(q_contact_stand(w->tx, &(struct p_contact_stand){ .regio = w->regio,
	    .id = contact, .stand = stand, .nu = w->nu }, err));
	return concept_vernietig(w, CONCEPT_GESPREK, contact, err);
}

enum err_code
contact_zet_beller(struct werk *w, int64_t contact, const char *hoedanigheid, struct err *err)
{
	return q_contact_beller(w->tx, &(struct p_contact_beller){ .regio = w->regio,
	    .contact = contact, .hoedanigheid = hoedanigheid }, NULL, err);
}

enum err_code
contacten_lees(struct werk *w, struct contact_kort **out, size_t *n_out, struct err *err)
{
	struct q_contacten_open *rows;
	struct contact_kort *v;
	size_t n;

	TRY(q_contacten_open(w->tx, w->a, &(struct p_contacten_open){ .regio = w->regio,
	    .wie = me(w), .max = CONTACTEN_MAX }, &rows, &n, err));
	if ((v = arena_new(w->a, struct contact_kort, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct contact_kort){ .id = rows[i].id,
		    .begonnen_op = rows[i].begonnen_op, .medewerker = rows[i].medewerker,
		    .bewaard_op = rows[i].bewaard_op, .bron = rows[i].bron,
		    .hoedanigheid = rows[i].hoedanigheid,
		    .medewerker_naam = rows[i].medewerker_naam == NULL ? "" :
		    rows[i].medewerker_naam, .van_mij = rows[i].medewerker == me(w) };
	*out = v;
	*n_out = n;
	return ERR_OK;
}
