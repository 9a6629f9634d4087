/* dossier.c - acts: opening a dossier, and who looked at it (C6, C7, D14, G4). */
#include "acts/dossier.h"

#include <string.h>

#include "acts/act.h"
#include "db/db.h"
#include "inzage_sql.h"
#include "rights/zicht.h"
#include "seal/sleutel.h"

#define OVERZICHT_TIJDLIJN 12
#define TIJDLIJN_BLAD 50
#define INZAGE_BLAD 50

const char *
dossier_deel_code(enum dossier_deel d)
{
	static const char *const codes[DEEL_COUNT] = { "overzicht", "gezin", "tijdlijn",
	    "veiligheid", "plan", "notities", "besluiten", "keten", "inzage" };

	return codes[d];
}

/* ---- what stands on every tab --------------------------------------------------- */

enum err_code
dossier_voor_werk(struct act_ctx *c, int64_t dossier, struct zicht_dossier *z_out,
    struct seal_key **key_out, struct err *err)
{
	struct zicht_dossier z;

	TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, dossier, c->w.nu, &z, err));
	act_raak(c, "dossier", dossier);
	TRY(dossier_key(&c->w, dossier, key_out, err));
	if (z_out != NULL)
		*z_out = z;
	return ERR_OK;
}

static const struct melding_kort *
voorop(const struct dossier_kop *k)
{
	for (size_t i = 0; i < k->nmeldingen; i++)
		if (k->meldingen[i].open)
			return &k->meldingen[i];
	return k->nmeldingen > 0 ? &k->meldingen[0] : NULL;
}

/* How contact is safe, what to know before a visit and what kind of reporter it
 * was stay at Veilig Thuis, as on the wall of the meeting (D14). */
static void
voor_partner(struct dossier_kop *k)
{
	k->dossier.contact_veilig = k->dossier.huisbezoek = NULL;
	for (size_t i = 0; i < k->nmeldingen; i++)
		k->meldingen[i].hoedanigheid = "";
}

/* What is asked together: by the number of the dossier, and by what its row says. */
static void
kop_vooruit(struct act_ctx *c, int64_t dossier, const struct zicht_dossier *z,
    struct dossier_kop *k)
{
	struct werk *w = &c->w;
	struct seal_key *key;
	struct err err;

	if (!tx_asking(w->tx, true))
		return;
	if (z == NULL) {
		tx_asked(dossier_laad(w, dossier, &k->dossier, &key, &err));
		tx_asked(dossier_tel(w, dossier, &k->tellingen, &err));
		if (notitie_van_team(w))
			tx_asked(veilig_lees(w, NULL, dossier, &k->veilig, &k->nveilig, &err));
		tx_asked(meldingen_van_dossier(w, dossier, &k->meldingen, &k->nmeldingen,
		    &err));
	} else {
		tx_asked(sleutel_open(w->tx, w->seal, w->a, w->regio, z->sleutel, &key, &err));
		tx_asked(leden_lees(w, NULL, dossier, z->huishouden, &k->leden, &k->nleden,
		    &err));
		if (k->melding != NULL)
			tx_asked(dossier_verloop_lees(w, dossier, k->melding->id, &k->verloop,
			    &err));
	}
	(void)tx_asking(w->tx, false);
}

enum err_code
dossier_kop_lees(struct act_ctx *c, int64_t dossier, struct dossier_kop *k,
    struct seal_key **key_out, struct err *err)
{
	struct zicht_dossier z;
	struct seal_key *key;

	kop_vooruit(c, dossier, NULL, k);
	TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, dossier, c->w.nu, &z, err));
	act_raak(c, "dossier", dossier);
	TRY(meldingen_van_dossier(&c->w, dossier, &k->meldingen, &k->nmeldingen, err));
	k->melding = voorop(k);
	kop_vooruit(c, dossier, &z, k);
	TRY(dossier_laad(&c->w, dossier, &k->dossier, &key, err));
	if (key_out != NULL)
		*key_out = key;
	TRY(dossier_tel(&c->w, dossier, &k->tellingen, err));
	TRY(leden_lees(&c->w, key, dossier, z.huishouden, &k->leden, &k->nleden, err));
	k->van_team = notitie_van_team(&c->w);
	k->loopt_tot = DB_NULL;
	if (!k->van_team)
		voor_partner(k);
	else
		TRY(veilig_lees(&c->w, key, dossier, &k->veilig, &k->nveilig, err));
	if (k->melding == NULL)
		return ERR_OK;
	if (k->melding->open && k->melding->verloopt_op < TERMIJN_GEEN)
		k->loopt_tot = k->melding->verloopt_op;
	return dossier_verloop_lees(&c->w, dossier, k->melding->id, &k->verloop, err);
}

/* ---- the tabs ------------------------------------------------------------------- */

static enum err_code
leden(struct act_ctx *c, struct uit_dossier_openen *u, struct err *err)
{
	u->leden = u->kop.leden;
	u->nleden = u->kop.nleden;
	for (size_t i = 0; i < u->nleden; i++)
		act_raak(c, "persoon", u->leden[i].persoon);
	TRY(gezin_lees(&c->w, u->kop.dossier.id, u->leden, u->nleden,
	    &u->gezin, err));
	for (size_t i = u->nleden; i < u->gezin.n; i++)
		act_raak(c, "persoon", u->gezin.personen[i].id);
	return ERR_OK;
}

static enum err_code
plan(struct act_ctx *c, const struct seal_key *key, struct uit_dossier_openen *u,
    struct err *err)
{
	enum err_code rc;

	if (!wie_mag(c->w.wie, RECHT_PLAN))
		return ERR_OK;
	rc = plan_lees(&c->w, key, u->kop.dossier.id, &u->plan, err);
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

static enum err_code
tijdlijn(struct act_ctx *c, const struct seal_key *key, int64_t op, int64_t id, int64_t max,
    struct uit_dossier_openen *u, struct err *err)
{
	TRY(tijdlijn_lees(&c->w, key, u->kop.dossier.id, op, id, max + 1, &u->tijdlijn,
	    &u->ntijdlijn, err));
	u->tijdlijn_meer = u->ntijdlijn > (size_t)max;
	if (u->tijdlijn_meer)
		u->ntijdlijn = (size_t)max;
	for (size_t i = 0; i < u->ntijdlijn; i++)
		if (u->tijdlijn[i].persoon_naam != NULL)
			act_raak(c, "persoon", u->tijdlijn[i].onderwerp);
	return ERR_OK;
}

struct concept_plek
concept_eigen(struct werk *w, const char *soort, int64_t onderwerp)
{
	/* A kind of one's own: destroying it leaves the drafts of colleagues. */
	return (struct concept_plek){ .soort = arena_printf(w->a, "%s.%lld", soort,
	    (long long)werk_medewerker(w)), .onderwerp = onderwerp, .medewerker = 0 };
}

/* The note one was writing, and its other side after a conflict. */
static enum err_code
eigen_notitie(struct act_ctx *c, struct uit_dossier_openen *u, struct err *err)
{
	struct concept_plek plek = concept_eigen(&c->w, NOTITIE_SOORT, u->kop.dossier.id);
	enum err_code rc;

	if (!wie_mag(c->w.wie, RECHT_DOSSIER_SCHRIJVEN))
		return ERR_OK;
	if (plek.soort == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	rc = concept_lees(&c->w, &plek, &u->concept, err);
	if (rc == ERR_NOT_FOUND)
		return ERR_OK;
	TRY(rc);
	rc = concept_botsing(&c->w, &plek, &u->botsing, err);
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

static enum err_code
signalen(struct act_ctx *c, const struct seal_key *key, struct uit_dossier_openen *u,
    struct err *err)
{
	const struct dossier_kop *kop = &u->kop;

	TRY(signalen_lees(&c->w, key, &(struct signaal_van){ .dossier = kop->dossier.id,
	    .huishouden = kop->dossier.huishouden, .kenmerk = kop->dossier.kenmerk,
	    .leden = kop->leden, .nleden = kop->nleden, .meldingen = kop->meldingen,
	    .nmeldingen = kop->nmeldingen }, &u->signalen, &u->nsignalen, err));
	for (size_t i = 0; i < u->nsignalen; i++)
		for (size_t k = 0; k < u->signalen[i].n; k++)
			if (u->signalen[i].rijen[k].dossier != 0)
				act_raak(c, "dossier", u->signalen[i].rijen[k].dossier);
	return ERR_OK;
}

static enum err_code
omgeving(struct act_ctx *c, const struct seal_key *key, struct uit_dossier_openen *u,
    struct err *err)
{
	return omgeving_lees(&c->w, u->kop.van_team ? key : NULL, u->kop.dossier.id,
	    u->kop.dossier.huishouden, &u->omgeving, err);
}

/* Asked together when the head is known: what follows from the household, its members
 * and the newest plan. */
static void
deel_vooruit(struct act_ctx *c, const struct seal_key *key, struct uit_dossier_openen *u)
{
	struct err err;

	if ((u->deel != DEEL_OVERZICHT && u->deel != DEEL_GEZIN) || !tx_asking(c->w.tx, true))
		return;
	tx_asked(leden(c, u, &err));
	if (u->deel == DEEL_GEZIN)
		tx_asked(omgeving(c, key, u, &err));
	else if (u->kop.van_team)
		tx_asked(signalen(c, key, u, &err));
	if (u->deel == DEEL_OVERZICHT)
		tx_asked(plan(c, key, u, &err));
	(void)tx_asking(c->w.tx, false);
}

static enum err_code
overzicht(struct act_ctx *c, const struct seal_key *key, struct uit_dossier_openen *u,
    struct err *err)
{
	TRY(leden(c, u, err));
	if (u->kop.van_team)
		TRY(signalen(c, key, u, err));
	if (wie_mag(c->w.wie, RECHT_TERMIJN))
		TRY(termijnen_van_dossier(&c->w, u->kop.dossier.id, &u->termijnen,
		    &u->ntermijnen, err));
	if (wie_mag(c->w.wie, RECHT_TAAK))
		TRY(taken_van_dossier(&c->w, key, u->kop.dossier.id, &u->taken, &u->ntaken,
		    err));
	TRY(tijdlijn(c, key, 0, 0, OVERZICHT_TIJDLIJN, u, err));
	TRY(plan(c, key, u, err));
	return eigen_notitie(c, u, err);
}

static enum err_code
deel(struct act_ctx *c, const struct seal_key *key, const struct in_dossier_openen *in,
    struct uit_dossier_openen *u, struct err *err)
{
	int64_t id = u->kop.dossier.id;

	switch (u->deel) {
	case DEEL_OVERZICHT:
		return overzicht(c, key, u, err);
	case DEEL_GEZIN:
		TRY(leden(c, u, err));
		return omgeving(c, key, u, err);
	case DEEL_TIJDLIJN:
		return tijdlijn(c, key, in->voor_op == DB_NULL ? 0 : in->voor_op,
		    in->voor == DB_NULL ? 0 : in->voor, TIJDLIJN_BLAD, u, err);
	case DEEL_PLAN:
		if (!wie_mag(c->w.wie, RECHT_PLAN))
			return ERR_OK;
		TRY(plan_versies(&c->w, id, &u->versies, &u->nversies, err));
		return plan(c, key, u, err);
	case DEEL_NOTITIES:
		TRY(notities_lees(&c->w, key, id, &u->notities, &u->nnotities, err));
		return eigen_notitie(c, u, err);
	case DEEL_BESLUITEN:
		return dossier_besluiten_lees(&c->w, key, id, &u->besluiten, &u->nbesluiten,
		    err);
	case DEEL_KETEN:
		return dossier_keten_lees(&c->w, id, &u->keten, &u->nketen, err);
	default:
		return ERR_OK;
	}
}

static bool
deel_van(const char *code, enum dossier_deel *out)
{
	for (int i = 0; code != NULL && i < DEEL_COUNT; i++)
		if (strcmp(code, dossier_deel_code((enum dossier_deel)i)) == 0)
			*out = (enum dossier_deel)i;
	return code == NULL || strcmp(code, dossier_deel_code(*out)) == 0;
}

enum err_code
act_dossier_openen_vooruit(struct act_ctx *c, const struct in_dossier_openen *in,
    struct err *err)
{
	struct uit_dossier_openen u = { .kop.dossier.id = in->dossier };

	if (!deel_van(in->deel, &u.deel) || u.deel == DEEL_GEZIN)
		return ERR_OK;		/* the family is known by its household */
	return deel(c, NULL, in, &u, err);
}

enum err_code
act_dossier_openen(struct act_ctx *c, const struct in_dossier_openen *in,
    struct uit_dossier_openen *out, struct err *err)
{
	struct seal_key *key;

	if (!deel_van(in->deel, &out->deel))
		return FAIL(err, ERR_NOT_FOUND, "no such part");
	TRY(dossier_kop_lees(c, in->dossier, &out->kop, &key, err));
	if (out->deel != DEEL_OVERZICHT)
		act_detail(c, "deel=%s", dossier_deel_code(out->deel));
	deel_vooruit(c, key, out);
	return deel(c, key, in, out, err);
}

enum err_code
act_plan_openen(struct act_ctx *c, const struct in_plan_openen *in,
    struct uit_plan_openen *out, struct err *err)
{
	struct seal_key *key = NULL;
	enum err_code rc;

	TRY_ALONG(c->w.tx, dossier_kop_lees(c, in->dossier, &out->kop, &key, err));
	rc = plan_lees(&c->w, key, in->dossier, &out->plan, err);
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

/* ---- who looked ----------------------------------------------------------------- */

static enum err_code
blikken(struct act_ctx *c, int64_t dossier, int64_t voor, struct uit_dossier_inzage *out,
    struct err *err)
{
	struct q_inzage_lijst *r;
	size_t n;

	TRY(q_inzage_lijst(c->w.tx, c->w.a, &(struct p_inzage_lijst){ .regio = c->w.regio,
	    .dossier = dossier, .voor = voor == DB_NULL || voor == 0 ? INT64_MAX : voor,
	    .max = INZAGE_BLAD + 1 }, &r, &n, err));
	if ((out->v = arena_new(c->w.a, struct dossier_blik, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n && i < INZAGE_BLAD; i++) {
		const struct act *act = act_find(r[i].handeling);

		out->v[out->n++] = (struct dossier_blik){ .volgnr = r[i].volgnr,
		    .tijd = r[i].tijd, .wie = r[i].wie == NULL ? "" : r[i].wie,
		    .rol = r[i].rol_naam == NULL ? r[i].rol : r[i].rol_naam,
		    .titel = act == NULL ? r[i].handeling : act->titel,
		    .actie = r[i].actie[0], .grond = r[i].grond,
		    .geweigerd = strcmp(r[i].uitkomst, "ok") != 0 };
	}
	if (n > INZAGE_BLAD)
		out->volgende = out->v[out->n - 1].volgnr;
	return ERR_OK;
}

/* A partner does not read who of Veilig Thuis did what. */
enum err_code
act_dossier_inzage(struct act_ctx *c, const struct in_dossier_inzage *in,
    struct uit_dossier_inzage *out, struct err *err)
{
	TRY_ALONG(c->w.tx, dossier_kop_lees(c, in->dossier, &out->kop, NULL, err));
	if (!out->kop.van_team && tx_answered(c->w.tx))
		return SAY(err, ERR_FORBIDDEN, NULL, "Dit mag niet met jouw rol.");
	TRY_ALONG(c->w.tx, blikken(c, in->dossier, in->voor, out, err));
	TRY_ALONG(c->w.tx, toegangen_lees(&c->w, in->dossier, TOEGANGEN_NU, &out->toegangen,
	    &out->ntoegangen, err));
	TRY_ALONG(c->w.tx, toegangen_lees(&c->w, in->dossier, TOEGANGEN_EERDER, &out->vroeger,
	    &out->nvroeger, err));
	return toegangen_lees(&c->w, in->dossier, TOEGANGEN_DICHT, &out->dicht, &out->ndicht,
	    err);
}
