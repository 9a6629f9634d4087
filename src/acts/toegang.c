/* toegang.c - acts: emergency access and shielding (G2). */
#include "acts/act.h"
#include "acts/dossier.h"
#include "base/kenmerk.h"
#include "db/db.h"
#include "rights/zicht.h"

#define GROND_NOOD "noodtoegang"

enum err_code
act_toegang_nood(struct act_ctx *c, const struct in_toegang_nood *in,
    struct act_klaar *out, struct err *err)
{
	char kenmerk[KENMERK_SIZE];
	struct zicht_dossier z;
	enum err_code rc = ERR_NOT_FOUND;
	int64_t id = 0;

	c->grond = GROND_NOOD;
	if (kenmerk_parse(in->kenmerk, kenmerk, err) == ERR_OK)
		rc = toegang_zoek(&c->w, kenmerk, &id, err);
	if (rc == ERR_NOT_FOUND)
		act_fout(c, "kenmerk", "Dit zaaknummer is er niet. Kijk of het goed is "
		    "overgenomen.");
	TRY(act_goed(c, err));
	TRY(rc);
	act_raak(c, "dossier", id);
	*out = (struct act_klaar){ .id = id, .dossier = id };
	rc = zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, id, c->w.nu, &z, err);
	if (rc == ERR_OK)	/* nothing to break open */
		return ERR_OK;
	if (rc != ERR_NOT_FOUND)
		return rc;
	return toegang_nood(&c->w, id, in->reden, err);
}

enum err_code
act_dossier_afschermen(struct act_ctx *c, const struct in_dossier_afschermen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;
	struct dossier d;
	bool werkt;

	TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, in->dossier, c->w.nu, &z, err));
	act_raak(c, "dossier", in->dossier);
	TRY(dossier_laad(&c->w, in->dossier, &d, NULL, err));
	act_detail(c, "afgeschermd=%d", in->afgeschermd);
	*out = (struct act_klaar){ .id = in->dossier, .dossier = in->dossier };
	if (in->voor != 0) {
		act_raak(c, "medewerker", in->voor);
		TRY(dossier_medewerker_werkt(&c->w, in->voor, &werkt, err));
		if (!werkt)
			act_fout(c, "voor", "Kies een collega die hier werkt.");
		TRY(act_goed(c, err));
		TRY(dossier_geef_toegang(&c->w, in->dossier, in->voor, err));
		if (in->afgeschermd == d.afgeschermd)
			return ERR_OK;	/* one more who may see it */
	}
	return toegang_scherm_af(&c->w, in->dossier, in->afgeschermd, in->reden, err);
}
