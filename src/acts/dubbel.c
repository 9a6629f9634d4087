/* dubbel.c - acts: the queue of persons who may be one; merging and the way back. */
#include "acts/dubbel.h"

#include <string.h>

#include "acts/act.h"
#include "acts/dossier.h"
#include "db/db.h"
#include "rights/zicht.h"

#define EERDER_MAX 20

static enum err_code
naam(struct act_ctx *c, int64_t persoon, const char **out, struct err *err)
{
	struct persoon p;

	TRY(persoon_laad(&c->w, persoon, &p, err));
	act_raak(c, "persoon", persoon);
	*out = persoon_naam(c->w.a, &p);
	return ERR_OK;
}

enum err_code
act_dubbelen_lezen(struct act_ctx *c, const struct in_dubbelen_lezen *in,
    struct uit_dubbelen_lezen *out, struct err *err)
{
	struct dubbel *v;
	size_t n;

	out->stand = in->stand == NULL ? "open" : in->stand;
	TRY(dubbelen_lees(&c->w, out->stand, in->na == DB_NULL ? 0 : in->na, &v, &n, err));
	if ((out->v = arena_new(c->w.a, struct uit_dubbel, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		struct uit_dubbel *u = &out->v[out->n++];

		u->d = v[i];
		TRY_ALONG(c->w.tx, naam(c, v[i].een, &u->naam_een, err));
		TRY_ALONG(c->w.tx, naam(c, v[i].twee, &u->naam_twee, err));
	}
	out->volgende = n == DUBBELEN_MAX ? v[n - 1].id : 0;
	return ERR_OK;
}

static enum err_code
kant(struct act_ctx *c, int64_t persoon, struct dubbel_kant *out, struct err *err)
{
	int64_t *groep;

	*out = (struct dubbel_kant){ .id = persoon };
	TRY_ALONG(c->w.tx, naam(c, persoon, &out->naam, err));
	TRY_ALONG(c->w.tx, persoon_vol_lees(&c->w, persoon, &out->vol, err));
	TRY_ALONG(c->w.tx, persoon_groep(&c->w, persoon, &groep, &out->groep, err));
	TRY_ALONG(c->w.tx, persoon_geschiedenis(&c->w, persoon, EERDER_MAX, &out->eerder,
	    &out->neerder, err));
	for (size_t i = 0; i < out->neerder; i++)
		act_raak(c, "dossier", out->eerder[i].dossier);
	out->bsn_dicht = out->vol.bsn != NULL && !wie_mag(c->w.wie, RECHT_PERSOON_BSN);
	if (out->bsn_dicht)
		out->vol.bsn = NULL;
	out->adres_dicht = out->vol.geheim && !wie_mag(c->w.wie, RECHT_PERSOON_GEHEIM);
	if (out->adres_dicht)
		out->vol.straat = out->vol.huisnummer = out->vol.postcode =
		    out->vol.woonplaats = NULL;
	return ERR_OK;
}

enum err_code
act_dubbel_openen(struct act_ctx *c, const struct in_dubbel_openen *in,
    struct uit_dubbel_openen *out, struct err *err)
{
	TRY(dubbel_laad(&c->w, in->dubbel, &out->d, err));
	TRY_ALONG(c->w.tx, kant(c, out->d.een, &out->een, err));
	TRY_ALONG(c->w.tx, kant(c, out->d.twee, &out->twee, err));
	out->zelf_gevraagd = out->d.gevraagd_door == werk_medewerker(&c->w);
	return dubbel_beschermd(&c->w, &out->d, &out->beschermd, err);
}

static enum err_code
laad(struct act_ctx *c, int64_t id, struct dubbel *d, struct act_klaar *out, struct err *err)
{
	TRY(dubbel_laad(&c->w, id, d, err));
	act_raak(c, "persoon", d->een);
	act_raak(c, "persoon", d->twee);
	out->id = id;
	return ERR_OK;
}

enum err_code
act_dubbel_samenvoegen(struct act_ctx *c, const struct in_dubbel_samenvoegen *in,
    struct act_klaar *out, struct err *err)
{
	struct dubbel d;
	bool samen;

	TRY(laad(c, in->dubbel, &d, out, err));
	TRY(dubbel_samen(&c->w, &d, in->blijft, in->reden, &samen, err));
	act_detail(c, "%s", samen ? "samen" : "wacht op een tweede");
	return ERR_OK;
}

enum err_code
act_dubbel_verwerpen(struct act_ctx *c, const struct in_dubbel_verwerpen *in,
    struct act_klaar *out, struct err *err)
{
	struct dubbel d;

	TRY(laad(c, in->dubbel, &d, out, err));
	return dubbel_ander(&c->w, &d, in->reden, err);
}

enum err_code
act_dubbel_losmaken(struct act_ctx *c, const struct in_dubbel_losmaken *in,
    struct act_klaar *out, struct err *err)
{
	struct dubbel d;

	TRY(laad(c, in->dubbel, &d, out, err));
	return dubbel_los(&c->w, &d, in->reden, err);
}

/* Anybody who writes in a dossier may say that two persons look like one. */
enum err_code
act_dubbel_melden(struct act_ctx *c, const struct in_dubbel_melden *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;
	bool een, twee;

	TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, in->dossier, c->w.nu, &z, err));
	act_raak(c, "dossier", in->dossier);
	TRY(persoon_zichtbaar(&c->w, in->persoon, &een, err));
	TRY(persoon_zichtbaar(&c->w, in->ander, &twee, err));
	if (!een || !twee)
		act_fout(c, een ? "ander" : "persoon", "Deze persoon is niet gevonden.");
	else if (in->persoon == in->ander)
		act_fout(c, "ander", "Dit is dezelfde persoon.");
	TRY(act_goed(c, err));
	act_raak(c, "persoon", in->persoon);
	act_raak(c, "persoon", in->ander);
	out->dossier = in->dossier;
	return dubbel_nieuw(&c->w, in->persoon, in->ander, "medewerker", DB_NULL, "", &out->id,
	    err);
}
