/* voorstel.c - is this person from a message the one we know? */
#include <string.h>

#include "acts/act.h"
#include "acts/bericht.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/bericht/voorstel.h"
#include "domain/persoon/persoon.h"
#include "domain/samenvoegen/samenvoegen.h"
#include "rights/zicht.h"

static enum err_code
persoon_uit(struct act_ctx *c, int64_t id, struct uit_voorstel_persoon *out, struct err *err)
{
	struct persoon_eerder *eerder;
	struct persoon p;
	size_t n;

	TRY(persoon_geschiedenis(&c->w, id, 1, &eerder, &n, err));
	TRY(persoon_laad(&c->w, id, &p, err));
	act_raak(c, "persoon", id);
	*out = (struct uit_voorstel_persoon){ .id = id, .naam = persoon_naam(c->w.a, &p),
	    .geboren = p.geboren == NULL ? "" : birth_text(c->w.a, p.geboren),
	    .adres = p.geheim ? "adres is geheim" : persoon_adres(c->w.a, p.straat,
	    p.huisnummer, p.postcode, p.woonplaats) };
	if (n > 0) {
		out->dossier = eerder[0].dossier;
		out->kenmerk = eerder[0].kenmerk;
	}
	return ERR_OK;
}

enum err_code
act_voorstellen_lezen(struct act_ctx *c, const struct in_voorstellen_lezen *in,
    struct uit_voorstellen_lezen *out, struct err *err)
{
	struct zicht_melding m = { 0 };
	struct voorstel *v;
	size_t n;

	TRY_ALONG(c->w.tx, zicht_op_melding(c->w.tx, c->w.a, c->w.wie, in->melding, c->w.nu, &m,
	    err));
	act_raak(c, "dossier", m.dossier);
	out->dossier = m.dossier;
	TRY(voorstellen_lees(&c->w, in->melding, &v, &n, err));
	if ((out->v = arena_new(c->w.a, struct uit_voorstel, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		struct uit_voorstel *u = &out->v[i];

		*u = (struct uit_voorstel){ .id = v[i].id, .score = v[i].score,
		    .redenen = v[i].redenen, .stand = v[i].stand, .door = v[i].door_naam,
		    .op = v[i].op };
		TRY_ALONG(c->w.tx, persoon_uit(c, v[i].persoon, &u->nieuw, err));
		TRY_ALONG(c->w.tx, persoon_uit(c, v[i].kandidaat, &u->bekend, err));
	}
	out->n = n;
	return ERR_OK;
}

/* Records the judgement. Merging is another matter, for the data steward: "the same" waits
 * in his queue. */
enum err_code
act_voorstel_beoordelen(struct act_ctx *c, const struct in_voorstel_beoordelen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_melding m;
	struct voorstel v;
	int64_t dubbel;

	TRY(voorstel_laad(&c->w, in->voorstel, &v, err));
	TRY(zicht_op_melding(c->w.tx, c->w.a, c->w.wie, v.melding, c->w.nu, &m, err));
	act_raak(c, "dossier", m.dossier);
	act_raak(c, "persoon", v.persoon);
	act_raak(c, "persoon", v.kandidaat);
	act_detail(c, "%s", in->oordeel);
	TRY(voorstel_oordeel(&c->w, in->voorstel, in->oordeel, err));
	if (strcmp(in->oordeel, "zelfde") == 0) {
		TRY(dubbel_nieuw(&c->w, v.persoon, v.kandidaat, "bericht", v.score, v.redenen,
		    &dubbel, err));
		act_raak(c, "dubbel", dubbel);
	}
	*out = (struct act_klaar){ .id = v.melding, .dossier = m.dossier };
	return ERR_OK;
}
