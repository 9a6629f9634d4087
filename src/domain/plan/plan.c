#include "domain/plan/plan.h"

#include <string.h>

#include "base/str.h"
#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "plan_sql.h"
#include "seal/seal.h"

#define CONCEPT "concept"
#define BESPROKEN "besproken"

static struct seal_place
place(const struct werk *w, const char *column, int64_t id)
{
	return (struct seal_place){ "plan_actie", column, w->regio, id };
}

enum err_code
plan_versies(struct werk *w, int64_t dossier, struct plan **out, size_t *n_out,
    struct err *err)
{
	struct q_plan_laatste *r;
	struct plan *v;
	size_t n;

	TRY(q_plan_laatste(w->tx, w->a, &(struct p_plan_laatste){ .regio = w->regio,
	    .dossier = dossier, .max = PLAN_VERSIES_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct plan, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct plan){ .id = r[i].id, .versie = r[i].versie,
		    .gemaakt_op = r[i].gemaakt_op, .besproken_op = r[i].besproken_op,
		    .besproken = r[i].besproken_op != DB_NULL,
		    .zorgcoordinator = r[i].zorgcoordinator, .gemaakt_door = r[i].door };
	*out = v;
	*n_out = n;
	return ERR_OK;
}

static enum err_code
acties(struct werk *w, const struct seal_key *key, struct plan *p, struct err *err)
{
	struct q_plan_acties *r;
	size_t n;

	TRY(q_plan_acties(w->tx, w->a, &(struct p_plan_acties){ .regio = w->regio,
	    .plan = p->id, .max = PLAN_ACTIES_MAX }, &r, &n, err));
	if ((p->acties = arena_new(w->a, struct plan_actie, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		struct plan_actie *a = &p->acties[i];

		*a = (struct plan_actie){ .doel_nr = r[i].doel_nr, .wie = r[i].wie,
		    .wanneer = r[i].wanneer, .stand = r[i].stand };
		TRY(unseal_text(key, place(w, "doel", r[i].id), r[i].doel, w->a, &a->doel,
		    err));
		TRY(unseal_text(key, place(w, "actie", r[i].id), r[i].actie, w->a,
		    &a->actie, err));
	}
	p->nacties = n;
	return ERR_OK;
}

enum err_code
plan_lees(struct werk *w, const struct seal_key *key, int64_t dossier, struct plan *out,
    struct err *err)
{
	struct q_plan_laatste *r;
	struct plan p;
	size_t n;

	TRY(q_plan_laatste(w->tx, w->a, &(struct p_plan_laatste){ .regio = w->regio,
	    .dossier = dossier, .max = 1 }, &r, &n, err));
	if (n == 0)
		return FAIL(err, ERR_NOT_FOUND, "no plan");
	p = (struct plan){ .id = r[0].id, .versie = r[0].versie,
	    .gemaakt_op = r[0].gemaakt_op, .besproken_op = r[0].besproken_op,
	    .besproken = r[0].besproken_op != DB_NULL, .gemaakt_door = r[0].door,
	    .zorgcoordinator = r[0].zorgcoordinator };
	TRY(acties(w, key, &p, err));
	*out = p;
	return ERR_OK;
}

/* ---- the next version --------------------------------------------------------- */

/* A row without a goal goes on with the goal above; the same goal typed again
 * is the same goal. */
static enum err_code
schrijf(struct werk *w, const struct seal_key *key, int64_t plan,
    const struct plan_invoer *in, struct err *err)
{
	struct p_plan_actie_insert p = { .regio = w->regio, .plan = plan };
	const char *doel = NULL;

	for (size_t i = 0; i < in->nacties; i++) {
		const struct plan_actie *a = &in->acties[i];

		p.id = db_new_id();
		if (!str_empty(a->doel) && (doel == NULL || strcmp(doel, a->doel) != 0)) {
			doel = a->doel;
			p.doel_nr++;
			p.actie_nr = 0;
		}
		p.actie_nr++;
		p.wie = a->wie == NULL ? "" : a->wie;
		p.wanneer = str_empty(a->wanneer) ? NULL : a->wanneer;
		p.stand = str_empty(a->stand) ? PLAN_GEPLAND : a->stand;
		TRY(seal_text(key, place(w, "doel", p.id), doel, w->a, &p.doel, err));
		TRY(seal_text(key, place(w, "actie", p.id), str_empty(a->actie) ? NULL :
		    a->actie, w->a, &p.actie, err));
		TRY(q_plan_actie_insert(w->tx, &p, err));
	}
	return ERR_OK;
}

static enum err_code
keur(const struct plan_invoer *in, struct err *err)
{
	if (in->nacties == 0)
		return SAY(err, ERR_INVALID, "acties", "Vul ten minste één doel in.");
	if (str_empty(in->acties[0].doel))
		return SAY(err, ERR_INVALID, "acties.0.doel",
		    "Begin met een doel. De acties staan erachter en eronder.");
	if (in->nacties > PLAN_ACTIES_MAX)
		return SAY(err, ERR_INVALID, "acties",
		    "Dit zijn te veel regels. Ten hoogste 60.");
	return ERR_OK;
}

enum err_code
plan_bewaar(struct werk *w, const struct seal_key *key, const struct plan_invoer *in,
    int64_t *id_out, struct err *err)
{
	bool besproken = in->besproken_op != DB_NULL;
	struct p_plan_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = in->dossier, .versie = in->versie + 1,
	    .stand = besproken ? BESPROKEN : CONCEPT, .besproken_op = in->besproken_op,
	    .zorgcoordinator = str_empty(in->zorgcoordinator) ? NULL : in->zorgcoordinator,
	    .door = werk_medewerker(w), .nu = w->nu };
	struct q_plan_laatste *last;
	size_t n;

	TRY(keur(in, err));
	TRY(q_plan_laatste(w->tx, w->a, &(struct p_plan_laatste){ .regio = w->regio,
	    .dossier = in->dossier, .max = 1 }, &last, &n, err));
	if ((n == 0 ? 0 : last[0].versie) != in->versie)
		return SAY(err, ERR_CONFLICT, NULL, "Een collega heeft intussen een nieuwe "
		    "versie van het plan gemaakt. Bekijk beide en bewaar opnieuw.");
	TRY(q_plan_vervang(w->tx, &(struct p_plan_vervang){ .regio = w->regio,
	    .dossier = in->dossier }, NULL, err));
	TRY(q_plan_insert(w->tx, &p, err));
	TRY(schrijf(w, key, p.id, in, err));
	*id_out = p.id;
	return gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = in->dossier,
	    .soort = besproken ? "plan_besproken" : "plan_gewijzigd", .onderwerp = p.id },
	    err);
}
