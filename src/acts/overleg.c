/* overleg.c - the screeningsoverleg: planning, chairing, minutes (B1). */
#include "acts/overleg.h"

#include <string.h>

#include "acts/act.h"
#include "db/db.h"
#include "domain/besluit/besluit.h"
#include "rights/zicht.h"
#include "seal/sleutel.h"

/* The point check on one case, and the key of its dossier. */
static enum err_code
open_zaak(struct act_ctx *c, int64_t overleg, int64_t melding, struct zicht_melding *z,
    struct seal_key **key, struct err *err)
{
	TRY(zicht_op_melding(c->w.tx, c->w.a, c->w.wie, melding, c->w.nu, z, err));
	act_raak(c, "overleg", overleg);
	act_raak(c, "dossier", z->dossier);
	act_raak(c, "melding", melding);
	return sleutel_open(c->w.tx, c->w.seal, c->w.a, c->w.regio, z->sleutel, key, err);
}

enum err_code
act_overleggen_lezen(struct act_ctx *c, const struct in_overleggen_lezen *in,
    struct uit_overleggen_lezen *out, struct err *err)
{
	(void)in;
	return overleggen(&c->w, &out->v, &out->n, err);
}

enum err_code
act_overleg_plannen(struct act_ctx *c, const struct in_overleg_plannen *in,
    struct act_klaar *out, struct err *err)
{
	TRY(overleg_plan(&c->w, in->soort, in->begint_op, &out->id, err));
	act_raak(c, "overleg", out->id);
	return ERR_OK;
}

enum err_code
act_overleg_beginnen(struct act_ctx *c, const struct in_overleg_beginnen *in,
    struct act_klaar *out, struct err *err)
{
	act_raak(c, "overleg", in->overleg);
	out->id = in->overleg;
	return overleg_begin(&c->w, in->overleg, err);
}

enum err_code
act_overleg_aanvullen(struct act_ctx *c, const struct in_overleg_aanvullen *in,
    struct act_klaar *out, struct err *err)
{
	size_t n;

	act_raak(c, "overleg", in->overleg);
	out->id = in->overleg;
	TRY(overleg_vul_aan(&c->w, in->overleg, &n, err));
	act_detail(c, "zaken %zu", n);
	return ERR_OK;
}

enum err_code
act_overleg_aanwezig(struct act_ctx *c, const struct in_overleg_aanwezig *in,
    struct act_klaar *out, struct err *err)
{
	act_raak(c, "overleg", in->overleg);
	act_raak(c, "organisatie", in->organisatie);
	act_detail(c, in->aanwezig ? "aanwezig" : "afwezig");
	out->id = in->overleg;
	return overleg_zet_aanwezig(&c->w, in->overleg, in->organisatie, in->aanwezig, err);
}

enum err_code
act_inbreng_vastleggen(struct act_ctx *c, const struct in_inbreng_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_melding z;
	struct seal_key *key;

	TRY(open_zaak(c, in->overleg, in->melding, &z, &key, err));
	act_raak(c, "organisatie", in->organisatie);
	out->id = in->overleg;
	out->dossier = z.dossier;
	return inbreng_leg_vast(&c->w, key, &(struct inbreng_invoer){
	    .overleg = in->overleg, .melding = in->melding, .dossier = z.dossier,
	    .organisatie = in->organisatie, .tekst = in->tekst,
	    .versie = in->versie == DB_NULL ? 0 : in->versie }, err);
}

enum err_code
act_overleg_besluiten(struct act_ctx *c, const struct in_overleg_besluiten *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_melding z;
	struct seal_key *key;
	enum err_code rc;

	TRY(open_zaak(c, in->overleg, in->melding, &z, &key, err));
	out->dossier = z.dossier;
	act_detail(c, "route %s", in->route);
	rc = overleg_besluit(&c->w, key, &(struct overleg_besluit){ .overleg = in->overleg,
	    .melding = in->melding, .dossier = z.dossier, .eigenaar = in->eigenaar,
	    .route = in->route, .reden = in->reden }, &out->id, err);
	if (rc != ERR_INVALID)
		return rc;
	act_fout(c, err->field == NULL ? "route" : err->field,
	    err->text == NULL ? "Dit kan niet." : err->text);
	return act_goed(c, err);
}

enum err_code
act_overleg_aanhouden(struct act_ctx *c, const struct in_overleg_aanhouden *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_melding z;
	struct seal_key *key;

	TRY(open_zaak(c, in->overleg, in->melding, &z, &key, err));
	out->id = in->overleg;
	out->dossier = z.dossier;
	return overleg_houd_aan(&c->w, key, in->overleg, in->melding, z.dossier, in->reden,
	    err);
}

enum err_code
act_overleg_sluiten(struct act_ctx *c, const struct in_overleg_sluiten *in,
    struct act_klaar *out, struct err *err)
{
	act_raak(c, "overleg", in->overleg);
	out->id = in->overleg;
	return overleg_sluit(&c->w, in->overleg, err);
}

/* ---- minutes ------------------------------------------------------------------------ */

static enum err_code
besproken(struct act_ctx *c, const struct overleg *o, const struct overleg_zaak *z,
    struct overleg_besproken *out, struct err *err)
{
	struct seal_key *key = NULL;
	struct besluit b;

	*out = (struct overleg_besproken){ .zaak = *z, .zonder_quorum = o->regels != NULL &&
	    z->aanwezig != DB_NULL && z->aanwezig < o->regels->quorum };
	TRY_ALONG(c->w.tx, sleutel_open(c->w.tx, c->w.seal, c->w.a, c->w.regio, z->sleutel, &key,
	    err));
	if (z->besluit == DB_NULL)
		return overleg_reden(&c->w, key, o->id, z, &out->reden, err);
	TRY(besluit_laad(&c->w, key, z->besluit, &b, err));
	out->uitkomst = b.uitkomst;
	out->reden = b.reden;
	out->door_naam = b.door_naam;
	return ERR_OK;
}

enum err_code
act_overleg_verslag(struct act_ctx *c, const struct in_overleg_verslag *in,
    struct uit_overleg_verslag *out, struct err *err)
{
	struct overleg_zaak *z;
	size_t n;

	act_raak(c, "overleg", in->overleg);
	out->overleg = (struct overleg){ .id = in->overleg, .stand = OVERLEG_BEZIG };
	TRY_ALONG(c->w.tx, overleg_laad(&c->w, in->overleg, &out->overleg, err));
	TRY(overleg_lijst(&c->w, &out->overleg, &z, &n, err));
	if ((out->v = arena_new(c->w.a, struct overleg_besproken, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	out->namen = in->namen;
	act_detail(c, in->namen ? "met namen" : "zonder namen");
	for (size_t i = 0; i < n; i++) {
		act_raak(c, "dossier", z[i].dossier);
		TRY_ALONG(c->w.tx, besproken(c, &out->overleg, &z[i], &out->v[out->n++], err));
	}
	return ERR_OK;
}
