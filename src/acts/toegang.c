/* toegang.c - acts: emergency access and shielding (G2). */
#include "acts/act.h"
#include "acts/dossier.h"
#include "base/kenmerk.h"
#include "db/db.h"
#include "rights/grafsteen.h"
#include "rights/zicht.h"

#define GROND_NOOD "noodtoegang"

/* The same answer for a number that is not there and for a dossier that is closed
 * to who asks; both stand in the journal, for this is how one would try. */
static enum err_code
niet_voor_jou(struct act_ctx *c, struct err *err)
{
	c->noteer = true;
	act_fout(c, "kenmerk", "Dit zaaknummer is er niet, of het dossier is voor jou dicht. "
	    "Kijk of het goed is overgenomen. Kan het niet wachten? Bel je teamleider.");
	return act_goed(c, err);
}

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
		return niet_voor_jou(c, err);
	TRY(rc);
	act_raak(c, "dossier", id);
	*out = (struct act_klaar){ .id = id, .dossier = id };
	rc = zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, id, c->w.nu, &z, err);
	if (rc == ERR_OK)	/* nothing to break open */
		return ERR_OK;
	if (rc != ERR_NOT_FOUND || grafsteen_is(err))
		return rc;
	rc = toegang_nood(&c->w, id, in->reden, err);
	return rc == ERR_NOT_FOUND ? niet_voor_jou(c, err) : rc;
}

/* Who may see it, and who may not, on top of the shield itself. */
static enum err_code
keur_collegas(struct act_ctx *c, const struct in_dossier_afschermen *in, struct err *err)
{
	bool werkt;

	if (in->voor != 0) {
		act_raak(c, "medewerker", in->voor);
		TRY(dossier_medewerker_leest(&c->w, in->voor, &werkt, err));
		if (!werkt)
			act_fout(c, "voor", "Kies een collega die hier werkt en dossiers mag "
			    "lezen.");
	}
	if (in->tegen != 0) {
		act_raak(c, "medewerker", in->tegen);
		if (in->tegen == in->voor)
			act_fout(c, "tegen", "Kies hier een andere collega dan bij wie er wel "
			    "bij mag.");
		if (!in->afgeschermd)
			act_fout(c, "afgeschermd", "Een dossier dat voor een collega dicht is, "
			    "is afgeschermd. Zet dit aan.");
	}
	return act_goed(c, err);
}

enum err_code
act_dossier_afschermen(struct act_ctx *c, const struct in_dossier_afschermen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;
	struct dossier d;

	TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, in->dossier, c->w.nu, &z, err));
	act_raak(c, "dossier", in->dossier);
	TRY(dossier_laad(&c->w, in->dossier, &d, NULL, err));
	act_detail(c, "afgeschermd=%d", in->afgeschermd);
	*out = (struct act_klaar){ .id = in->dossier, .dossier = in->dossier };
	TRY(keur_collegas(c, in, err));
	if (in->afgeschermd != d.afgeschermd || (in->voor == 0 && in->tegen == 0))
		TRY(toegang_scherm_af(&c->w, in->dossier, in->afgeschermd, in->reden, err));
	if (in->tegen != 0) {
		act_detail(c, "dicht");
		TRY(toegang_sluit_voor(&c->w, in->dossier, in->tegen, in->reden, err));
	}
	if (in->voor != 0)
		TRY(toegang_geef_op_naam(&c->w, in->dossier, in->voor, in->reden, err));
	return ERR_OK;
}
