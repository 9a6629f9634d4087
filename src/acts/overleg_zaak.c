/* overleg_zaak.c - one case on the wall: what the meeting needs, no more (B1). */
#include <inttypes.h>
#include <string.h>

#include "acts/act.h"
#include "acts/overleg.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/besluit/besluit.h"
#include "domain/dossier/dossier.h"
#include "domain/melding/melding.h"
#include "domain/persoon/persoon.h"
#include "domain/termijn/termijn.h"
#include "rights/zicht.h"
#include "seal/sleutel.h"

/* ---- children ----------------------------------------------------------------------- */

static const char *
geslacht_woord(const char *geslacht)
{
	if (strcmp(geslacht, "M") == 0)
		return "jongen";
	return strcmp(geslacht, "V") == 0 ? "meisje" : "kind";
}

static enum err_code
kind(struct act_ctx *c, int64_t persoon, bool namen, struct overleg_kind *out,
    struct err *err)
{
	struct persoon p;
	const char *wat;
	int jaren;

	TRY(persoon_laad(&c->w, persoon, &p, err));
	jaren = p.geboren == NULL ? -1 : birth_age(p.geboren, date_of_time(c->w.nu));
	if (jaren >= 0) {
		wat = "jaar";
		out->leeftijd = arena_printf(c->w.a, "%d", jaren);
	} else {
		wat = p.geboren != NULL && strcmp(p.geboren, BIRTH_UNBORN) == 0 ?
		    "nog niet geboren" : "leeftijd onbekend";
		out->leeftijd = "";
	}
	out->wat = arena_printf(c->w.a, "%s, %s", wat, geslacht_woord(p.geslacht));
	if (namen) {
		act_raak(c, "persoon", persoon);
		out->naam = persoon_naam(c->w.a, &p);
	}
	return out->wat == NULL || out->leeftijd == NULL ? FAIL(err, ERR_LIMIT,
	    "arena full") : ERR_OK;
}

static enum err_code
kinderen(struct act_ctx *c, const struct melding *m, bool namen, struct overleg_detail *d,
    struct err *err)
{
	d->kinderen = arena_new(c->w.a, struct overleg_kind, m->nbetrokkenen + 1);
	if (d->kinderen == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < m->nbetrokkenen; i++)
		if (m->betrokkenen[i].kind)
			TRY_ALONG(c->w.tx, kind(c, m->betrokkenen[i].persoon, namen,
			    &d->kinderen[d->nkinderen++], err));
	if (m->kinderen > (int64_t)d->nkinderen)
		d->meer_kinderen = m->kinderen - (int64_t)d->nkinderen;
	return ERR_OK;
}

/* ---- what was reported ----------------------------------------------------------------- */

/* The last of the five steps that was done: "stap 3". */
static const char *
laatste_stap(struct act_ctx *c, const struct melding *m)
{
	const char *laatste = NULL;

	for (size_t i = 0; i < m->nmeldcode; i++) {
		const char *extra = regio_code_extra(c->w.gegevens, "meldcodestap",
		    m->meldcode[i].stap);

		if (strcmp(m->meldcode[i].antwoord, "nee") != 0 &&
		    (extra == NULL || strstr(extra, "soort=afweging") == NULL))
			laatste = m->meldcode[i].stap;
	}
	return laatste;
}

static enum err_code
gemeld(struct act_ctx *c, const struct seal_key *key, bool namen, struct overleg_detail *d,
    struct err *err)
{
	struct melding m = { 0 };
	struct melder wie;

	TRY_ALONG(c->w.tx, melding_laad(&c->w, key, d->zaak.melding, &m, err));
	TRY_ALONG(c->w.tx, melder_lees(&c->w, d->zaak.melding, &wie, err));
	if (!tx_answered(c->w.tx))
		return kinderen(c, &m, namen, d, err);
	d->bron = m.bron;
	d->beschermd = wie.beschermd;
	d->hoedanigheid = wie.beschermd ? "" : m.hoedanigheid;
	/* Who follows the meldcode has a profession; the danger is in his words. */
	d->meldcode_stap = wie.beschermd ? NULL : laatste_stap(c, &m);
	d->direct_gevaar = strcmp(m.direct_gevaar, "ja") == 0;
	d->gevaar = wie.beschermd ? NULL : m.gevaar;
	if (m.getoond != NULL && m.getoond[0] != '\0') {
		d->soort_tekst = TEKST_GETOOND;
		d->tekst = m.getoond;
	} else {
		d->soort_tekst = wie.beschermd ? TEKST_NIET : TEKST_VOLLEDIG;
		d->tekst = wie.beschermd ? NULL : m.verteld;
	}
	return kinderen(c, &m, namen, d, err);
}

static enum err_code
weging(struct act_ctx *c, const struct seal_key *key, struct overleg_detail *d,
    struct err *err)
{
	enum err_code rc = weging_lijst(&c->w, d->zaak.melding, &d->lijst, err);

	if (rc == ERR_CONFLICT)
		return ERR_OK;
	TRY_ALONG(c->w.tx, rc);
	if (d->lijst != NULL)
		weging_reken(c->w.gegevens, d->lijst, NULL, 0, &d->leeg);
	rc = weging_laad(&c->w, key, d->zaak.melding, &d->weging, err);
	d->gewogen = rc == ERR_OK;
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

/* ---- what a decision starts --------------------------------------------------------------- */

static const struct norm *
norm_van(struct act_ctx *c, const char *start, const char *stop)
{
	size_t n;
	const struct norm *const *v = regio_normen(c->w.gegevens, c->w.a,
	    date_of_time(c->w.nu), &n);

	for (size_t i = 0; v != NULL && i < n; i++)
		if (strcmp(v[i]->start, start) == 0 &&
		    (stop == NULL || strcmp(v[i]->stop, stop) == 0))
			return v[i];
	return NULL;
}

/* A clock that would start with the decision: until which day. */
static const char *
tot_dag(struct act_ctx *c, const char *wat, const char *start, const char *stop)
{
	const struct norm *n = norm_van(c, start, stop);
	struct err ignored;
	int64_t due;

	if (n == NULL || termijn_due(n, regio_kalender(c->w.gegevens), c->w.nu, &due,
	    &ignored) != ERR_OK)
		return "";
	return arena_printf(c->w.a, "%s uiterlijk %s", wat, date_short(c->w.a,
	    date_of_time(due)));
}

/* A clock of the report that already runs. */
static enum err_code
loopt(struct act_ctx *c, int64_t melding, const char *gebeurtenis, const char *wat,
    const char **out, struct err *err)
{
	int64_t op;

	*out = "";
	TRY(termijn_wacht_op(&c->w, melding, gebeurtenis, &op, err));
	if (op == DB_NULL)
		return ERR_OK;
	/* A term of days ends in the last second of its day. */
	if (op <= c->w.nu)
		*out = arena_printf(c->w.a, "termijn voorbij sinds %s",
		    time_short(c->w.a, op, c->w.nu));
	else if (date_of_time(op + 1) != date_of_time(op))
		*out = arena_printf(c->w.a, "%s uiterlijk %s", wat,
		    date_short(c->w.a, date_of_time(op)));
	else
		*out = arena_printf(c->w.a, "%s vóór %s", wat,
		    time_short(c->w.a, op, c->w.nu));
	return ERR_OK;
}

static enum err_code
gevolg(struct act_ctx *c, int64_t melding, const char *route, const char **out,
    struct err *err)
{
	const char *volgt = besluit_volgt(&c->w, route);

	*out = "";
	if (volgt == NULL)
		return ERR_OK;
	if (strcmp(volgt, VOLGT_HULP) == 0)
		return loopt(c, melding, GEB_HULP_GESTART, "hulp op gang", out, err);
	if (strcmp(volgt, VOLGT_ONDERZOEK) == 0)
		return loopt(c, melding, GEB_ONDERZOEK_GESTART, "start", out, err);
	if (strcmp(volgt, VOLGT_VTO) == 0)
		*out = tot_dag(c, "verzoek", GEB_VTO_GEREGISTREERD, NULL);
	else if (strcmp(volgt, VOLGT_GEEN) == 0)
		*out = tot_dag(c, "melder hoort het", GEB_BESLUIT_GENOMEN,
		    GEB_TERUGKOPPELING_GEGEVEN);
	return ERR_OK;
}

static enum err_code
routes(struct act_ctx *c, struct overleg_detail *d, struct err *err)
{
	size_t n;
	const struct regio_code *v = regio_codes(c->w.gegevens, c->w.a, "route",
	    date_of_time(c->w.nu), &n);

	for (size_t i = 0; v != NULL && i < n && d->nroutes < OVERLEG_ROUTES_MAX; i++) {
		struct overleg_route *r = &d->routes[d->nroutes++];

		*r = (struct overleg_route){ .code = v[i].code, .naam = v[i].naam,
		    .toets = besluit_toets(&c->w, v[i].code) };
		if (r->toets == NULL)
			r->toets = "";
		TRY_ALONG(c->w.tx, gevolg(c, d->zaak.melding, r->code, &r->gevolg, err));
		if (r->gevolg == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
	}
	return ERR_OK;
}

/* ---- the case ------------------------------------------------------------------------------- */

static enum err_code
reden(struct act_ctx *c, const struct seal_key *key, int64_t overleg,
    struct overleg_detail *d, struct err *err)
{
	struct besluit b;

	if (d->zaak.besluit == DB_NULL)
		return overleg_reden(&c->w, key, overleg, &d->zaak, &d->reden, err);
	TRY(besluit_laad(&c->w, key, d->zaak.besluit, &b, err));
	d->reden = b.reden;
	return ERR_OK;
}

static enum err_code
detail(struct act_ctx *c, const struct overleg *o, const struct overleg_zaak *z, bool namen,
    struct overleg_detail *d, struct err *err)
{
	struct zicht_melding zicht;
	struct seal_key *key = NULL;
	struct dossier dos = { 0 };

	TRY_ALONG(c->w.tx, zicht_op_melding(c->w.tx, c->w.a, c->w.wie, z->melding, c->w.nu,
	    &zicht, err));
	act_raak(c, "dossier", z->dossier);
	act_raak(c, "melding", z->melding);
	d->zaak = *z;
	TRY(sleutel_vooruit(c->w.tx, c->w.regio, z->sleutel, err));
	TRY_ALONG(c->w.tx, dossier_laad(&c->w, z->dossier, &dos, &key, err));
	d->veiligheid = dos.veiligheid;
	d->veiligheid_op = dos.veiligheid_op;
	d->veiligheid_door = dos.veiligheid_door_naam;
	TRY_ALONG(c->w.tx, gemeld(c, key, namen, d, err));
	TRY_ALONG(c->w.tx, overleg_eerder_bekend(&c->w, z, OVERLEG_EERDER_MAX, &d->eerder,
	    &d->neerder, err));
	TRY_ALONG(c->w.tx, inbreng_van_zaak(&c->w, key, o, z->melding, &d->inbreng,
	    &d->ninbreng, err));
	TRY_ALONG(c->w.tx, weging(c, key, d, err));
	TRY_ALONG(c->w.tx, reden(c, key, o->id, d, err));
	return routes(c, d, err);
}

/* The case that was asked for, else the first that is still open. */
static bool
kies(const struct uit_overleg_openen *u, int64_t melding, size_t *out)
{
	for (size_t i = 0; i < u->n; i++)
		if (melding != 0 ? u->zaken[i].melding == melding :
		    strcmp(u->zaken[i].stand, PUNT_OPEN) == 0) {
			*out = i;
			return true;
		}
	*out = 0;
	return melding == 0 && u->n > 0;
}

enum err_code
act_overleg_openen(struct act_ctx *c, const struct in_overleg_openen *in,
    struct uit_overleg_openen *out, struct err *err)
{
	act_raak(c, "overleg", in->overleg);
	/* Most that are opened have begun: their list is asked for along. */
	out->overleg = (struct overleg){ .id = in->overleg, .stand = OVERLEG_BEZIG };
	TRY_ALONG(c->w.tx, overleg_laad(&c->w, in->overleg, &out->overleg, err));
	TRY(overleg_lijst(&c->w, &out->overleg, &out->zaken, &out->n, err));
	if (strcmp(out->overleg.stand, OVERLEG_BEZIG) == 0)
		TRY_ALONG(c->w.tx, overleg_laat(&c->w, in->overleg, &out->laat, err));
	out->namen = in->namen;
	act_detail(c, in->namen ? "met namen" : "zonder namen");
	for (size_t i = 0; in->namen && i < out->n; i++)
		act_raak(c, "dossier", out->zaken[i].dossier);
	out->heeft_zaak = kies(out, in->melding, &out->hier);
	if (!out->heeft_zaak)
		return in->melding == 0 ? ERR_OK : SAY(err, ERR_NOT_FOUND, NULL,
		    "Deze zaak staat niet op deze lijst.");
	return detail(c, &out->overleg, &out->zaken[out->hier], in->namen, &out->zaak, err);
}
