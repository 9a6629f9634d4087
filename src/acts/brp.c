/* brp.c - act: asks the BRP about a person of a dossier, and takes it over.
 *
 * The question is written down, durable, before it is asked: whatever happens
 * after it, that it was asked, by whom and on which ground is known. */
#include <string.h>

#include "acts/act.h"
#include "acts/dossier.h"
#include "db/db.h"
#include "domain/brp/brp.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/samenvoegen/samenvoegen.h"
#include "rights/zicht.h"

struct vraag {
	struct act_ctx	*c;
	const struct in_brp_bevragen *in;
	const char	*bsn;
	int64_t		 persoon;
};

static enum err_code
vooraf(struct tx *tx, void *arg, struct err *err)
{
	struct vraag *v = arg;
	struct werk w = v->c->w;
	struct zicht_dossier z;
	struct persoon p;
	bool seen;

	w.tx = tx;
	TRY(zicht_op_dossier(tx, w.a, w.wie, v->in->dossier, w.nu, &z, err));
	TRY(persoon_zichtbaar(&w, v->in->persoon, &seen, err));
	if (!seen)
		return FAIL(err, ERR_NOT_FOUND, "not to be known");
	TRY(persoon_wortel(&w, v->in->persoon, &v->persoon, err));
	TRY(persoon_laad(&w, v->persoon, &p, err));
	if (p.bsn == NULL)
		return SAY(err, ERR_INVALID, "persoon", "Van deze persoon is geen BSN bekend.");
	v->bsn = arena_strdup(w.a, p.bsn);
	return brp_noteer(&w, v->in->dossier, v->persoon, v->in->grond, err);
}

struct antwoord {
	int64_t		 persoon;
	struct brp_persoon brp;
};

enum err_code
act_brp_bevragen_eerst(struct act_ctx *c, const struct in_brp_bevragen *in, struct err *err)
{
	struct vraag v = { .c = c, .in = in };
	struct antwoord *a = arena_new(c->w.a, struct antwoord, 1);

	if (a == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (c->app->brp == NULL)
		return SAY(err, ERR_CONFLICT, NULL, "De koppeling met de BRP staat uit.");
	TRY(db_write(c->app->db, vooraf, &v, err));
	act_raak(c, "dossier", in->dossier);
	act_raak(c, "persoon", v.persoon);
	a->persoon = v.persoon;
	c->eerst = a;
	return c->app->brp->vraag(c->app->brp->lijn, c->w.a, v.bsn, &a->brp, err);
}

enum err_code
act_brp_bevragen(struct act_ctx *c, const struct in_brp_bevragen *in, struct act_klaar *out,
    struct err *err)
{
	const struct antwoord *a = c->eerst;
	struct zicht_dossier z;
	size_t n;

	TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, in->dossier, c->w.nu, &z, err));
	c->grond = in->grond;
	act_raak(c, "dossier", in->dossier);
	act_raak(c, "persoon", a->persoon);
	*out = (struct act_klaar){ .id = a->persoon, .dossier = in->dossier };
	TRY(brp_neem_over(&c->w, in->dossier, a->persoon, &a->brp, &n, err));
	act_detail(c, "grond=%s velden=%zu", in->grond, n);
	return gebeurtenis_add(&c->w, NULL, &(struct gebeurtenis){ .dossier = in->dossier,
	    .soort = "brp_bevraagd", .onderwerp = a->persoon }, err);
}
