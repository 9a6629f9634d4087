/* gezin.c - acts: ties, violence and support between people of a dossier. */
#include <string.h>

#include "acts/act.h"
#include "acts/dossier.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/regio/regio.h"
#include "rights/zicht.h"

/* Both must be people that this employee may know of; else they are not there. */
static enum err_code
bekend(struct act_ctx *c, const char *veld, int64_t persoon, struct err *err)
{
	bool seen;

	TRY(persoon_zichtbaar(&c->w, persoon, &seen, err));
	if (!seen)
		act_fout(c, veld, "Deze persoon is niet gevonden.");
	else
		act_raak(c, "persoon", persoon);
	return ERR_OK;
}

static enum err_code
twee(struct act_ctx *c, int64_t persoon, int64_t ander, struct err *err)
{
	TRY(bekend(c, "persoon", persoon, err));
	TRY(bekend(c, "ander", ander, err));
	if (persoon == ander)
		act_fout(c, "ander", "Kies iemand anders: dit is dezelfde persoon.");
	return act_goed(c, err);
}

void
act_twijfel(struct act_ctx *c, const char *veld, const struct twijfel *t, const char *reden)
{
	const char *s = t->codes;

	if (s[0] == '\0' || reden != NULL)
		return;
	while (*s != '\0') {
		size_t n = strcspn(s, " ");
		const char *code = arena_strndup(c->w.a, s, n);

		act_fout(c, veld, regio_code_naam(c->w.gegevens, "twijfel", code));
		s += n + (s[n] == ' ');
	}
	act_fout(c, "reden", "Klopt het toch? Schrijf hier waarom, en bewaar opnieuw.");
}

static void
dagen(struct act_ctx *c, const char *van, const char *tot)
{
	if (van != NULL && tot != NULL && strcmp(tot, van) < 0)
		act_fout(c, "tot", "De laatste dag ligt vóór de eerste.");
}

enum err_code
act_relatie_vastleggen(struct act_ctx *c, const struct in_relatie_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct relatie_invoer v = { .dossier = in->dossier, .persoon = in->persoon,
	    .ander = in->ander, .soort = in->soort, .van = in->van, .tot = in->tot,
	    .bron = in->bron, .reden = in->reden };
	struct zicht_dossier z;
	struct seal_key *key;
	struct twijfel t;

	TRY(dossier_voor_werk(c, in->dossier, &z, &key, err));
	TRY(twee(c, in->persoon, in->ander, err));
	dagen(c, in->van, in->tot);
	TRY(relatie_toets(&c->w, &v, &t, err));
	act_twijfel(c, "soort", &t, in->reden);
	TRY(act_goed(c, err));
	act_detail(c, "soort=%s twijfel=%s", in->soort, t.codes);
	out->dossier = in->dossier;
	TRY(relatie_nieuw(&c->w, key, &v, &t, &out->id, err));
	return gebeurtenis_add(&c->w, NULL, &(struct gebeurtenis){ .dossier = in->dossier,
	    .soort = "relatie_vastgelegd", .onderwerp = in->persoon }, err);
}

enum err_code
act_band_vastleggen(struct act_ctx *c, const struct in_band_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;

	TRY(dossier_voor_werk(c, in->dossier, &z, &(struct seal_key *){ NULL }, err));
	TRY(twee(c, in->persoon, in->ander, err));
	act_detail(c, "soort=%s", in->soort);
	out->dossier = in->dossier;
	TRY(band_nieuw(&c->w, &(struct band_invoer){ .dossier = in->dossier,
	    .persoon = in->persoon, .ander = in->ander, .soort = in->soort, .van = in->van,
	    .bron = in->bron, .wederzijds = in->wederzijds }, &out->id, err));
	return gebeurtenis_add(&c->w, NULL, &(struct gebeurtenis){ .dossier = in->dossier,
	    .soort = "relatie_vastgelegd", .onderwerp = in->persoon }, err);
}

enum err_code
act_gezin_beeindigen(struct act_ctx *c, const struct in_gezin_beeindigen *in,
    struct act_klaar *out, struct err *err)
{
	enum gezin_rij soort = gezin_rij_van(in->wat);
	struct zicht_dossier z;

	TRY(dossier_voor_werk(c, in->dossier, &z, &(struct seal_key *){ NULL }, err));
	if (soort == RIJ_COUNT)
		act_fout(c, "wat", "Dit soort gegeven is er niet.");
	if (in->onjuist == (in->tot != NULL))
		act_fout(c, "tot", "Vul de laatste dag in, of zeg dat het nooit waar is geweest.");
	TRY(act_goed(c, err));
	act_detail(c, "wat=%s onjuist=%d", in->wat, in->onjuist);
	act_raak(c, in->wat, in->rij);
	*out = (struct act_klaar){ .id = in->rij, .dossier = in->dossier };
	return gezin_beeindig(&c->w, soort, in->dossier, z.huishouden, in->rij,
	    in->onjuist ? NULL : in->tot, err);
}

enum err_code
act_signaal_wegzetten(struct act_ctx *c, const struct in_signaal_wegzetten *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;
	struct seal_key *key;

	TRY(dossier_voor_werk(c, in->dossier, &z, &key, err));
	act_detail(c, "regel=%s", in->regel);
	out->dossier = in->dossier;
	return signaal_wegzetten(&c->w, key, in->dossier, in->regel, in->sleutel, in->reden,
	    &out->id, err);
}
