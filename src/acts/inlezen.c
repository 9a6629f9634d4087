/* inlezen.c - acts: persons, ties and households from a list. Each record is an
 * act of its own: what is wrong with one says nothing of the next, and a second
 * reading goes on where the first stopped. */
#include "acts/inlezen.h"

#include <string.h>

#include "acts/act.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/gezin/gezin.h"
#include "domain/gezin/omgeving.h"
#include "domain/huishouden/huishouden.h"
#include "domain/inlezen/inlezen.h"
#include "domain/persoon/persoon.h"
#include "domain/persoon/persoon_feit.h"
#include "domain/persoon/persoon_zoek.h"
#include "domain/regio/regio.h"
#include "domain/samenvoegen/samenvoegen.h"

#define DUBBEL_SCORE 850	/* so sure, and a human being should look */

/* ---- a person ----------------------------------------------------------------------- */

/* Who was known before this record and may be the same goes to the queue. */
static enum err_code
dubbelen(struct act_ctx *c, const struct in_persoon_inlezen *in, int64_t id,
    struct uit_inlezen *out, struct err *err)
{
	struct persoon_feiten ask = { .bsn = in->bsn, .voorvoegsel = in->voorvoegsel,
	    .geslachtsnaam = in->geslachtsnaam, .voornamen = in->voornamen,
	    .geboren = in->geboren, .postcode = in->postcode,
	    .huisnummer = in->huisnummer };
	struct persoon_kandidaat *k;
	int64_t row;
	size_t n;

	TRY(persoon_candidates(c->w.tx, c->w.a, c->w.regio,
	    regio_koppeling(c->w.gegevens), &ask, &k, &n, err));
	for (size_t i = 0; i < n; i++) {
		bool bsn = in->bsn != NULL && k[i].feiten.bsn != NULL &&
		    strcmp(in->bsn, k[i].feiten.bsn) == 0;

		if (k[i].id == id || (!bsn && k[i].gelijk.score < DUBBEL_SCORE))
			continue;
		out->dubbel++;
		if (id == 0)
			continue;
		TRY(dubbel_nieuw(&c->w, id, k[i].id, bsn ? "bsn" : "import",
		    k[i].gelijk.score, k[i].gelijk.n > 0 ? k[i].gelijk.redenen[0] : "", &row,
		    err));
	}
	return ERR_OK;
}

static enum err_code
vul(struct act_ctx *c, const struct in_persoon_inlezen *in, int64_t id, struct err *err)
{
	struct persoon_vol v;
	size_t n;

	TRY(persoon_vol_lees(&c->w, id, &v, err));
	v.geslachtsnaam = in->geslachtsnaam;
	v.voorvoegsel = in->voorvoegsel;
	v.voornamen = in->voornamen;
	v.roepnaam = in->roepnaam;
	v.partnernaam = in->partnernaam;
	v.partnervoorvoegsel = in->partnervoorvoegsel;
	v.naamgebruik = in->naamgebruik == NULL ? "E" : in->naamgebruik;
	v.geslacht = in->geslacht == NULL ? "O" : in->geslacht;
	v.geboren = in->geboren;
	v.overleden = in->overleden;
	v.bsn = in->bsn;
	v.bsn_bron = in->bron;
	v.bsn_stand = in->bsn != NULL && strcmp(in->bron, "brp") == 0 ? BSN_GEVERIFIEERD : "";
	v.bsn_reden = in->bsn == NULL ? "niet_bekend" : NULL;
	v.telefoon = in->telefoon;
	v.straat = in->straat;
	v.huisnummer = in->huisnummer;
	v.postcode = in->postcode;
	v.woonplaats = in->woonplaats;
	v.geheim = in->geheim;
	return persoon_wijzig(&c->w, id, &v, in->bron, &n, err);
}

enum err_code
act_persoon_inlezen(struct act_ctx *c, const struct in_persoon_inlezen *in,
    struct uit_inlezen *out, struct err *err)
{
	struct persoon_invoer kaal = { .geslachtsnaam = in->geslachtsnaam,
	    .voorvoegsel = in->voorvoegsel, .voornamen = in->voornamen };

	out->twijfel = "";
	TRY(inlees_zoek(&c->w, in->lijst, INLEES_PERSOON, in->record, &out->id, err));
	out->was_er = out->id != 0;
	if (in->geslachtsnaam == NULL && in->voornamen == NULL && in->roepnaam == NULL)
		act_fout(c, "geslachtsnaam", "Er staat geen naam bij.");
	TRY(act_goed(c, err));
	if (out->was_er)
		return ERR_OK;
	if (in->proef)
		return dubbelen(c, in, 0, out, err);
	TRY(persoon_nieuw(&c->w, &kaal, &out->id, err));
	TRY(persoon_feiten_eerste(&c->w, out->id, in->bron, err));
	act_raak(c, "persoon", out->id);
	TRY(vul(c, in, out->id, err));
	TRY(dubbelen(c, in, out->id, out, err));
	return inlees_noteer(&c->w, in->lijst, INLEES_PERSOON, in->record, out->id, err);
}

/* ---- a tie --------------------------------------------------------------------------- */

/* The codes of a doubt in words, for who reads the list. */
static const char *
woorden(struct act_ctx *c, const char *s)
{
	const char *uit = "";

	while (uit != NULL && *s != '\0') {
		size_t n = strcspn(s, " ");
		const char *code = arena_strndup(c->w.a, s, n);

		uit = arena_printf(c->w.a, "%s%s%s", uit, uit[0] == '\0' ? "" : " ",
		    regio_code_naam(c->w.gegevens, "twijfel", code));
		s += n + (s[n] == ' ');
	}
	return uit;
}

/* What looks wrong is read all the same, and says so: a list is what it is. */
enum err_code
act_relatie_inlezen(struct act_ctx *c, const struct in_relatie_inlezen *in,
    struct uit_inlezen *out, struct err *err)
{
	const char *record = arena_printf(c->w.a, "%s %s %s", in->record, in->soort, in->ander);
	struct relatie_invoer v = { .soort = in->soort, .van = in->van, .tot = in->tot,
	    .bron = in->bron };
	struct twijfel t;

	out->twijfel = "";
	if (record == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(inlees_zoek(&c->w, in->lijst, INLEES_PERSOON, in->record, &v.persoon, err));
	TRY(inlees_zoek(&c->w, in->lijst, INLEES_PERSOON, in->ander, &v.ander, err));
	TRY(inlees_zoek(&c->w, in->lijst, INLEES_RELATIE, record, &out->id, err));
	out->was_er = out->id != 0;
	if (v.persoon == 0 || v.ander == 0 || v.persoon == v.ander)
		act_fout(c, "ander", "Een van deze twee staat niet in de lijst.");
	TRY(act_goed(c, err));
	if (out->was_er)
		return ERR_OK;
	TRY(relatie_toets(&c->w, &v, &t, err));
	if (strcmp(t.codes, "dubbel") == 0) {	/* told by both sides */
		out->was_er = true;
		return ERR_OK;
	}
	if ((out->twijfel = woorden(c, t.codes)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	act_raak(c, "persoon", v.persoon);
	act_raak(c, "persoon", v.ander);
	TRY(relatie_nieuw(&c->w, NULL, &v, &t, &out->id, err));
	return inlees_noteer(&c->w, in->lijst, INLEES_RELATIE, record, out->id, err);
}

/* ---- a household ------------------------------------------------------------------------ */

static enum err_code
leden(struct act_ctx *c, const struct in_huishouden_inlezen *in, int64_t *ids,
    struct huishouden_lid *v, struct err *err)
{
	for (size_t i = 0; i < in->leden.n; i++) {
		struct persoon p;
		int age;

		TRY(inlees_zoek(&c->w, in->lijst, INLEES_PERSOON, in->leden.v[i].record,
		    &ids[i], err));
		if (ids[i] == 0) {
			act_fout(c, "leden", "Iemand van dit huishouden is niet ingelezen.");
			continue;
		}
		TRY(persoon_laad(&c->w, ids[i], &p, err));
		age = p.geboren == NULL ? -1 : birth_age(p.geboren, date_of_time(c->w.nu));
		v[i] = (struct huishouden_lid){ .persoon = ids[i],
		    .geslachtsnaam = p.geslachtsnaam, .voorvoegsel = p.voorvoegsel,
		    .kind = age >= 0 && age < 18 };
	}
	return act_goed(c, err);
}

/* Who was not put in this household by this list before; who left it since stays away. */
static enum err_code
erin(struct act_ctx *c, const struct in_huishouden_inlezen *in, size_t i, int64_t persoon,
    int64_t huishouden, struct err *err)
{
	const struct rij_inlees_lid *lid = &in->leden.v[i];
	const char *record = arena_printf(c->w.a, "%s|%s", in->record, lid->record);
	int64_t was;

	if (record == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(inlees_zoek(&c->w, in->lijst, INLEES_LID, record, &was, err));
	if (was != 0)
		return ERR_OK;
	act_raak(c, "persoon", persoon);
	TRY(huishouden_lid_erbij(&c->w, huishouden, persoon, lid->rol, err));
	return inlees_noteer(&c->w, in->lijst, INLEES_LID, record, huishouden, err);
}

enum err_code
act_huishouden_inlezen(struct act_ctx *c, const struct in_huishouden_inlezen *in,
    struct uit_inlezen *out, struct err *err)
{
	int64_t *ids = arena_new(c->w.a, int64_t, in->leden.n + 1);
	struct huishouden_lid *v = arena_new(c->w.a, struct huishouden_lid, in->leden.n + 1);

	out->twijfel = "";
	if (ids == NULL || v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(inlees_zoek(&c->w, in->lijst, INLEES_HUISHOUDEN, in->record, &out->id, err));
	out->was_er = out->id != 0;
	TRY(leden(c, in, ids, v, err));
	if (!out->was_er) {
		TRY(huishouden_nieuw(&c->w, &(struct huishouden){
		    .naam = huishouden_naam(c->w.a, v, in->leden.n), .straat = in->straat,
		    .huisnummer = in->huisnummer, .postcode = in->postcode,
		    .woonplaats = in->woonplaats }, &out->id, err));
		TRY(inlees_noteer(&c->w, in->lijst, INLEES_HUISHOUDEN, in->record, out->id,
		    err));
	}
	for (size_t i = 0; i < in->leden.n; i++)
		TRY(erin(c, in, i, ids[i], out->id, err));
	return ERR_OK;
}
