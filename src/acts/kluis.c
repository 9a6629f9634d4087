/* kluis.c - acts: the identity of a protected reporter.
 *
 * Opening is an act of its own, with a ground and a reason, for that person and
 * that moment: the answer holds the identity once and nothing keeps it. The
 * journal and the timeline say that it was opened, never what was in it. */
#include "acts/act.h"
#include "acts/dossier.h"
#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "rights/zicht.h"

enum err_code
act_kluis_kijken(struct act_ctx *c, const struct in_kluis_kijken *in,
    struct uit_kluis_kijken *out, struct err *err)
{
	struct zicht_melding z = { 0 };

	TRY_ALONG(c->w.tx, zicht_op_melding(c->w.tx, c->w.a, c->w.wie, in->melding, c->w.nu, &z,
	    err));
	act_raak(c, "melding", in->melding);
	TRY_ALONG(c->w.tx, melder_lees(&c->w, in->melding, &out->melder, err));
	TRY(kluis_inzagen(&c->w, in->melding, false, &out->inzagen, &out->ninzagen, err));
	if (z.dossier == 0)
		return ERR_OK;		/* not yet answered */
	TRY(dossier_kop_lees(c, z.dossier, &out->kop, NULL, err));
	out->melding = in->melding;
	for (size_t i = 0; i < out->kop.nmeldingen; i++)
		if (out->kop.meldingen[i].id == in->melding)
			out->volgnr = out->kop.meldingen[i].volgnr;
	return ERR_OK;
}

enum err_code
act_kluis_openen(struct act_ctx *c, const struct in_kluis_openen *in,
    struct uit_kluis_openen *out, struct err *err)
{
	struct zicht_melding z;

	TRY(zicht_op_melding(c->w.tx, c->w.a, c->w.wie, in->melding, c->w.nu, &z, err));
	act_raak(c, "dossier", z.dossier);
	act_raak(c, "melding", in->melding);
	c->grond = in->grond;
	out->dossier = z.dossier;
	TRY(melder_lees(&c->w, in->melding, &out->melder, err));
	TRY(melder_open_kluis(&c->w, in->melding, &out->identiteit, &out->grond_uitleg, err));
	TRY(kluis_noteer(&c->w, in->melding, in->grond, in->reden, err));
	TRY(kluis_inzagen(&c->w, in->melding, true, &out->inzagen, &out->ninzagen, err));
	return gebeurtenis_add(&c->w, NULL, &(struct gebeurtenis){ .dossier = z.dossier,
	    .melding = in->melding, .soort = "melder_ingezien" }, err);
}
