/* inbreng.c - what partners say about a case. */
#include <inttypes.h>
#include <string.h>

#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/overleg/overleg.h"
#include "overleg_sql.h"
#include "seal/seal.h"

static enum err_code
plaats(struct werk *w, int64_t overleg, int64_t melding, int64_t organisatie,
    struct seal_place *out, struct err *err)
{
	const char *kolom = arena_printf(w->a, "tekst/%" PRId64 "/%" PRId64, melding,
	    organisatie);

	if (kolom == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	*out = (struct seal_place){ "inbreng", kolom, w->regio, overleg };
	return ERR_OK;
}

static enum err_code
open_rij(struct werk *w, const struct seal_key *key, int64_t overleg, int64_t melding,
    const struct q_inbreng_melding *r, struct inbreng *out, struct err *err)
{
	struct seal_place p;

	TRY(plaats(w, r->overleg, melding, r->organisatie, &p, err));
	TRY(unseal_text(key, p, r->tekst, w->a, &out->tekst, err));
	out->op = r->op;
	out->door_naam = r->door_naam;
	out->eerder = r->overleg != overleg;
	out->versie = out->eerder ? 0 : r->versie;
	return ERR_OK;
}

enum err_code
inbreng_van_zaak(struct werk *w, const struct seal_key *key, const struct overleg *o,
    int64_t melding, struct inbreng **out, size_t *n_out, struct err *err)
{
	struct inbreng *v = arena_new(w->a, struct inbreng, o->npartners + 1);
	struct q_inbreng_melding *r;
	size_t n;

	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(q_inbreng_melding(w->tx, w->a, &(struct p_inbreng_melding){ .regio = w->regio,
	    .melding = melding, .overleg = o->id }, &r, &n, err));
	for (size_t k = 0; k < o->npartners; k++) {
		v[k] = (struct inbreng){ .organisatie = o->partners[k].organisatie,
		    .kort = o->partners[k].kort, .op = DB_NULL };
		for (size_t i = 0; i < n && v[k].tekst == NULL; i++)
			if (r[i].organisatie == v[k].organisatie)
				TRY(open_rij(w, key, o->id, melding, &r[i], &v[k], err));
	}
	*out = v;
	*n_out = o->npartners;
	return ERR_OK;
}

static enum err_code
keur(struct werk *w, const struct inbreng_invoer *in, const char **kort, struct err *err)
{
	struct overleg o;

	TRY(overleg_laad(w, in->overleg, &o, err));
	for (size_t i = 0; i < o.npartners; i++)
		if (o.partners[i].organisatie == in->organisatie)
			*kort = o.partners[i].kort;
	if (*kort == NULL)
		return SAY(err, ERR_INVALID, "organisatie",
		    "Deze partner hoort niet bij dit overleg.");
	if (!overleg_staf(w->wie) && w->wie->organisatie != in->organisatie)
		return SAY(err, ERR_FORBIDDEN, NULL,
		    "Je kunt alleen inbreng van je eigen organisatie vastleggen.");
	if (strcmp(o.stand, OVERLEG_GESLOTEN) == 0)
		return SAY(err, ERR_CONFLICT, NULL, "Dit overleg is al gesloten.");
	if (in->tekst == NULL || in->tekst[0] == '\0')
		return SAY(err, ERR_INVALID, "tekst", "Vul dit in.");
	return ERR_OK;
}

enum err_code
inbreng_leg_vast(struct werk *w, const struct seal_key *key, const struct inbreng_invoer *in,
    struct err *err)
{
	struct q_inbreng_versie *r;
	const char *kort = NULL;
	struct seal_place p;
	struct blob tekst;
	size_t n;

	TRY(keur(w, in, &kort, err));
	TRY(q_inbreng_versie(w->tx, w->a, &(struct p_inbreng_versie){ .regio = w->regio,
	    .overleg = in->overleg, .melding = in->melding,
	    .organisatie = in->organisatie }, &r, &n, err));
	if ((n == 0 ? 0 : r[0].versie) != in->versie)
		return SAY(err, ERR_CONFLICT, "tekst", "Iemand anders heeft deze inbreng "
		    "intussen vastgelegd.");
	TRY(plaats(w, in->overleg, in->melding, in->organisatie, &p, err));
	TRY(seal_text(key, p, in->tekst, w->a, &tekst, err));
	if (n > 0)
		return q_inbreng_update(w->tx, &(struct p_inbreng_update){
		    .regio = w->regio, .overleg = in->overleg, .melding = in->melding,
		    .organisatie = in->organisatie, .tekst = tekst,
		    .door = werk_medewerker(w), .nu = w->nu, .versie = in->versie }, err);
	TRY(q_inbreng_insert(w->tx, &(struct p_inbreng_insert){ .regio = w->regio,
	    .overleg = in->overleg, .melding = in->melding,
	    .organisatie = in->organisatie, .tekst = tekst, .door = werk_medewerker(w),
	    .nu = w->nu }, err));
	kort = arena_printf(w->a, "Inbreng van %s", kort);
	if (kort == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = in->dossier,
	    .melding = in->melding, .soort = "overleg", .tekst = kort,
	    .onderwerp = in->overleg }, err);
}
