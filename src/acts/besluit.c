/* besluit.c - acts: the acute screening, the decision, closing. */
#include "domain/besluit/besluit.h"

#include <string.h>

#include "acts/act.h"
#include "acts/dossier.h"
#include "acts/zaak.h"
#include "db/db.h"
#include "domain/besluit/vervolg.h"

enum err_code
act_acute_screening(struct act_ctx *c, const struct in_acute_screening *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;
	struct melding m;

	TRY(zaak_open(c, in->melding, &kop, &key, err));
	TRY(melding_laad(&c->w, key, in->melding, &m, err));
	if (strcmp(in->direct_gevaar, "ja") == 0 && in->gevaar == NULL && m.gevaar == NULL)
		act_fout(c, "gevaar", "Schrijf op wat het gevaar is.");
	TRY(act_goed(c, err));
	act_detail(c, "gevaar=%s crisis=%d", in->direct_gevaar, in->crisis);
	*out = (struct act_klaar){ .id = in->melding, .dossier = kop.dossier };
	return melding_acuut_zet(&c->w, key, in->melding, &(struct melding_acuut){
	    .direct_gevaar = in->direct_gevaar, .gevaar = in->gevaar,
	    .crisis = in->crisis }, err);
}

enum err_code
act_ter_plaatse(struct act_ctx *c, const struct in_ter_plaatse *in, struct act_klaar *out,
    struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;

	TRY(zaak_open(c, in->melding, &kop, &key, err));
	*out = (struct act_klaar){ .id = in->melding, .dossier = kop.dossier };
	return vervolg_ter_plaatse(&c->w, in->melding, err);
}

enum err_code
act_betrokkene_informeren(struct act_ctx *c, const struct in_betrokkene_informeren *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;

	TRY(zaak_open(c, in->melding, &kop, &key, err));
	act_raak(c, "persoon", in->persoon);
	*out = (struct act_klaar){ .id = in->persoon, .dossier = kop.dossier };
	return vervolg_geinformeerd(&c->w, in->melding, in->persoon,
	    in->op == DB_NULL ? 0 : in->op, err);
}

enum err_code
act_besluit_nemen(struct act_ctx *c, const struct in_besluit_nemen *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;

	TRY(zaak_open(c, in->melding, &kop, &key, err));
	act_detail(c, "route=%s", in->route);
	out->dossier = kop.dossier;
	return besluit_vastleggen(&c->w, key, &(struct besluit_invoer){
	    .melding = in->melding, .dossier = kop.dossier, .uitkomst = in->uitkomst,
	    .route = in->route, .reden = in->reden, .eigenaar = in->eigenaar }, &out->id,
	    err);
}

enum err_code
act_melding_sluiten(struct act_ctx *c, const struct in_melding_sluiten *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;

	TRY(zaak_open(c, in->melding, &kop, &key, err));
	act_detail(c, "reden=%s", in->afsluitreden);
	out->id = in->melding;
	TRY(melding_sluit(&c->w, in->melding, in->afsluitreden, err));
	return dossier_nog_te_zien(c, kop.dossier, &out->dossier, err);
}
