/* omgeving.c - acts: authority, network, animals, homes and contact of a family. */
#include <string.h>

#include "acts/act.h"
#include "acts/dossier.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/samenvoegen/samenvoegen.h"
#include "rights/zicht.h"

static enum err_code
bekend(struct act_ctx *c, const char *veld, int64_t persoon, struct err *err)
{
	bool seen = true;

	if (persoon != 0)
		TRY(persoon_zichtbaar(&c->w, persoon, &seen, err));
	if (!seen)
		act_fout(c, veld, "Deze persoon is niet gevonden.");
	else if (persoon != 0)
		act_raak(c, "persoon", persoon);
	return ERR_OK;
}

static void
dagen(struct act_ctx *c, const char *van, const char *tot)
{
	const char *today = date_iso(c->w.a, date_of_time(c->w.nu));

	if (van != NULL && tot != NULL && strcmp(tot, van) < 0)
		act_fout(c, "tot", "De laatste dag ligt vóór de eerste.");
	if (tot != NULL && today != NULL && strcmp(tot, today) > 0)
		act_fout(c, "tot", "Deze dag is nog niet geweest.");
	if (van != NULL && today != NULL && strcmp(van, today) > 0)
		act_fout(c, "van", "Deze dag is nog niet geweest.");
}

static enum err_code
in_tijdlijn(struct act_ctx *c, int64_t dossier, int64_t persoon, struct err *err)
{
	return gebeurtenis_add(&c->w, NULL, &(struct gebeurtenis){ .dossier = dossier,
	    .soort = "relatie_vastgelegd", .onderwerp = persoon }, err);
}

enum err_code
act_gezag_vastleggen(struct act_ctx *c, const struct in_gezag_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;
	struct seal_key *key;

	TRY(dossier_voor_werk(c, in->dossier, &z, &key, err));
	TRY(bekend(c, "kind", in->kind, err));
	TRY(bekend(c, "gezaghebber", in->gezaghebber, err));
	dagen(c, in->van, NULL);
	if (in->kind == in->gezaghebber)
		act_fout(c, "gezaghebber", "Een kind heeft geen gezag over zichzelf.");
	if (in->gezaghebber != 0 && in->instelling != NULL)
		act_fout(c, "instelling", "Kies een persoon of vul een instelling in.");
	TRY(act_goed(c, err));
	act_detail(c, "soort=%s", in->soort);
	out->dossier = in->dossier;
	TRY(gezag_nieuw(&c->w, key, &(struct gezag_invoer){ .dossier = in->dossier,
	    .kind = in->kind, .gezaghebber = in->gezaghebber, .soort = in->soort,
	    .instelling = in->instelling, .van = in->van, .bron = in->bron }, &out->id, err));
	return in_tijdlijn(c, in->dossier, in->kind, err);
}

enum err_code
act_netwerk_vastleggen(struct act_ctx *c, const struct in_netwerk_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;
	struct seal_key *key;

	TRY(dossier_voor_werk(c, in->dossier, &z, &key, err));
	TRY(bekend(c, "persoon", in->persoon, err));
	TRY(act_goed(c, err));
	act_detail(c, "soort=%s steun=%s", in->soort, in->steun);
	out->dossier = in->dossier;
	return netwerk_nieuw(&c->w, key, &(struct netwerk_invoer){ .dossier = in->dossier,
	    .persoon = in->persoon, .soort = in->soort, .naam = in->naam,
	    .toelichting = in->toelichting, .steun = in->steun, .bron = in->bron }, &out->id,
	    err);
}

enum err_code
act_dier_vastleggen(struct act_ctx *c, const struct in_dier_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;
	struct seal_key *key;

	TRY(dossier_voor_werk(c, in->dossier, &z, &key, err));
	act_detail(c, "soort=%s", in->soort);
	out->dossier = in->dossier;
	return dier_nieuw(&c->w, key, in->dossier, &(struct dier){ .soort = in->soort,
	    .gevaarlijk = in->gevaarlijk, .tekst = in->tekst, .bron = in->bron }, &out->id,
	    err);
}

enum err_code
act_adres_vastleggen(struct act_ctx *c, const struct in_adres_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct adres_invoer v = { .dossier = in->dossier, .straat = in->straat,
	    .huisnummer = in->huisnummer, .postcode = in->postcode,
	    .woonplaats = in->woonplaats, .gemeente = in->gemeente, .van = in->van,
	    .tot = in->tot, .bron = in->bron, .reden = in->reden };
	struct zicht_dossier z;
	struct seal_key *key;
	struct twijfel t;

	TRY(dossier_voor_werk(c, in->dossier, &z, &key, err));
	v.huishouden = z.huishouden;
	dagen(c, in->van, in->tot);
	if (in->straat == NULL && in->postcode == NULL && in->woonplaats == NULL)
		act_fout(c, "straat", "Vul ten minste een straat, postcode of woonplaats in.");
	TRY(adres_toets(&c->w, &v, &t, err));
	act_twijfel(c, "straat", &t, in->reden);
	TRY(act_goed(c, err));
	act_detail(c, "twijfel=%s", t.codes);
	out->dossier = in->dossier;
	TRY(adres_nieuw(&c->w, key, &v, &t, &out->id, err));
	return gebeurtenis_add(&c->w, NULL, &(struct gebeurtenis){ .dossier = in->dossier,
	    .soort = "adres_vastgelegd" }, err);
}

enum err_code
act_woont_vastleggen(struct act_ctx *c, const struct in_woont_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct woont_invoer v = { .dossier = in->dossier, .persoon = in->persoon,
	    .rol = in->rol, .van = in->van, .tot = in->tot, .bron = in->bron,
	    .reden = in->reden };
	struct zicht_dossier z;
	struct seal_key *key;
	struct twijfel t;

	TRY(dossier_voor_werk(c, in->dossier, &z, &key, err));
	TRY(bekend(c, "persoon", in->persoon, err));
	TRY(act_goed(c, err));
	v.huishouden = z.huishouden;
	dagen(c, in->van, in->tot);
	TRY(woont_toets(&c->w, &v, &t, err));
	act_twijfel(c, "persoon", &t, in->reden);
	TRY(act_goed(c, err));
	act_detail(c, "twijfel=%s", t.codes);
	out->dossier = in->dossier;
	TRY(woont_nieuw(&c->w, key, &v, &t, &out->id, err));
	return in_tijdlijn(c, in->dossier, in->persoon, err);
}

enum err_code
act_contact_vastleggen(struct act_ctx *c, const struct in_contact_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct lid_contact nu;
	struct zicht_dossier z;
	struct seal_key *key;
	int64_t wie;

	TRY(dossier_voor_werk(c, in->dossier, &z, &key, err));
	TRY(bekend(c, "persoon", in->persoon, err));
	TRY(act_goed(c, err));
	/* Under the number that is read: else what was saved would not be seen. */
	TRY(persoon_wortel(&c->w, in->persoon, &wie, err));
	TRY(lid_contact_lees(&c->w, key, in->dossier, wie, &nu, err));
	*out = (struct act_klaar){ .id = wie, .dossier = in->dossier };
	return lid_contact_zet(&c->w, key, in->dossier, wie, &(struct lid_contact){
	    .hoe = in->hoe, .wanneer = in->wanneer, .niet = in->niet,
	    .versie = in->versie == DB_NULL ? nu.versie : in->versie }, err);
}
