/* inlezen_erbij.c - acts: what a list tells beside the person: other names, authority,
 * homes of before. A second reading finds them by their words and writes nothing. */
#include "acts/act.h"
#include "acts/inlezen.h"
#include "domain/inlezen/inlezen.h"
#include "domain/persoon/persoon.h"
#include "domain/persoon/persoon_feit.h"

/* The person of a record; 0 and what is wrong when it was not read. */
static enum err_code
persoon(struct act_ctx *c, const char *lijst, const char *record, int64_t *out,
    struct err *err)
{
	TRY(inlees_zoek(&c->w, lijst, INLEES_PERSOON, record, out, err));
	if (*out == 0)
		act_fout(c, "record", "Deze persoon staat niet in de lijst.");
	return act_goed(c, err);
}

static const char *
of(const char *s)
{
	return s == NULL ? "" : s;
}

enum err_code
act_naam_inlezen(struct act_ctx *c, const struct in_naam_inlezen *in,
    struct uit_inlezen *out, struct err *err)
{
	const char *record = arena_printf(c->w.a, "%.40s %.12s %.30s|%.10s|%.24s", in->record,
	    in->soort, of(in->voornamen), of(in->voorvoegsel), of(in->geslachtsnaam));
	int64_t wie;

	out->twijfel = "";
	if (record == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (in->voornamen == NULL && in->geslachtsnaam == NULL)
		act_fout(c, "geslachtsnaam", "Er staat geen naam bij.");
	TRY(persoon(c, in->lijst, in->record, &wie, err));
	TRY(inlees_zoek(&c->w, in->lijst, INLEES_NAAM, record, &out->id, err));
	if ((out->was_er = out->id != 0))
		return ERR_OK;
	act_raak(c, "persoon", wie);
	TRY(persoon_naam_nieuw(&c->w, wie, &(struct persoon_naam){ .soort = in->soort,
	    .voornamen = in->voornamen, .voorvoegsel = in->voorvoegsel,
	    .geslachtsnaam = in->geslachtsnaam, .bron = in->bron }, &out->id, err));
	return inlees_noteer(&c->w, in->lijst, INLEES_NAAM, record, out->id, err);
}

enum err_code
act_gezag_inlezen(struct act_ctx *c, const struct in_gezag_inlezen *in,
    struct uit_inlezen *out, struct err *err)
{
	const char *record = arena_printf(c->w.a, "%s %s %s", in->record, in->soort,
	    of(in->ander));
	struct inlees_gezag g = { .soort = in->soort, .van = in->van, .bron = in->bron };
	struct persoon p;

	out->twijfel = "";
	if (record == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(persoon(c, in->lijst, in->record, &g.kind, err));
	if (in->ander != NULL)
		TRY(inlees_zoek(&c->w, in->lijst, INLEES_PERSOON, in->ander, &g.gezaghebber,
		    err));
	TRY(inlees_zoek(&c->w, in->lijst, INLEES_GEZAG, record, &out->id, err));
	if ((out->was_er = out->id != 0))
		return ERR_OK;
	TRY(persoon_laad(&c->w, g.kind, &p, err));
	g.geboren = p.geboren;
	act_raak(c, "persoon", g.kind);
	TRY(inlees_gezag(&c->w, &g, &out->id, err));
	return inlees_noteer(&c->w, in->lijst, INLEES_GEZAG, record, out->id, err);
}

enum err_code
act_adres_inlezen(struct act_ctx *c, const struct in_adres_inlezen *in,
    struct uit_inlezen *out, struct err *err)
{
	const char *record = arena_printf(c->w.a, "%.80s %s", in->record, in->van);
	struct inlees_adres a = { .straat = in->straat, .huisnummer = in->huisnummer,
	    .postcode = in->postcode, .woonplaats = in->woonplaats, .van = in->van,
	    .tot = in->tot, .bron = in->bron };

	out->twijfel = "";
	if (record == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(inlees_zoek(&c->w, in->lijst, INLEES_HUISHOUDEN, in->record, &a.huishouden, err));
	if (a.huishouden == 0)
		act_fout(c, "record", "Dit huishouden staat niet in de lijst.");
	TRY(act_goed(c, err));
	TRY(inlees_zoek(&c->w, in->lijst, INLEES_ADRES, record, &out->id, err));
	if ((out->was_er = out->id != 0))
		return ERR_OK;
	act_raak(c, "huishouden", a.huishouden);
	TRY(inlees_adres(&c->w, &a, &out->id, err));
	return inlees_noteer(&c->w, in->lijst, INLEES_ADRES, record, out->id, err);
}
