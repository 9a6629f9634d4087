/* toezicht.c - reading the journal (G4): by employee, by dossier, by person.
 * Reading it stands in it too, with what was asked. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "acts/act.h"
#include "acts/sturing.h"
#include "base/kenmerk.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "sturing_sql.h"

#define BLAD 50
#define ROLLEN_MAX 200
#define PERSONEN_MAX 60

/* One page in the making. */
struct blad {
	struct act_ctx	*c;
	struct uit_journaal_lezen *out;
	struct q_journaal_rollen *rollen;
	size_t		 nrollen;
};

static const char *
rol_naam(const struct blad *b, const char *code)
{
	for (size_t i = 0; i < b->nrollen; i++)
		if (strcmp(b->rollen[i].code, code) == 0)
			return b->rollen[i].naam;
	return code;
}

static const char *
persoon_naam(struct arena *a, const struct q_journaal_persoon *p)
{
	const char *voor = p->roepnaam[0] != '\0' ? p->roepnaam : p->voornamen;
	char *s = arena_printf(a, "%s%s%s%s%s", voor,
	    voor[0] != '\0' && p->geslachtsnaam[0] != '\0' ? " " : "",
	    p->voorvoegsel, p->voorvoegsel[0] != '\0' ? " " : "",
	    p->geslachtsnaam);

	return s == NULL || s[0] == '\0' ? "naam niet bekend" : s;
}

/* ---- what an act touched ------------------------------------------------------- */

/* The name of somebody who is named on this page already. */
static const char *
genoemd(const struct blad *b, int64_t persoon)
{
	for (size_t i = 0; i < b->out->npersonen; i++)
		if (b->out->personen[i].id == persoon)
			return b->out->personen[i].naam;
	return NULL;
}

/* A name for what may be named here: numbers of cases, and colleagues. */
static enum err_code
object_naam(struct blad *b, struct uit_journaal_object *o, struct err *err)
{
	struct werk *w = &b->c->w;
	struct q_journaal_dossier d;
	struct q_journaal_melding m;
	struct q_journaal_medewerker mw;
	struct q_journaal_advies av;
	enum err_code rc = ERR_OK;

	if (strcmp(o->soort, "persoon") == 0) {
		o->naam = genoemd(b, o->id);
	} else if (strcmp(o->soort, "dossier") == 0) {
		rc = q_journaal_dossier(w->tx, w->a, &(struct p_journaal_dossier){
		    w->regio, o->id }, &d, err);
		o->naam = rc == ERR_OK ? d.kenmerk : NULL;
	} else if (strcmp(o->soort, "melding") == 0) {
		rc = q_journaal_melding(w->tx, w->a, &(struct p_journaal_melding){
		    w->regio, o->id }, &m, err);
		o->naam = rc != ERR_OK ? NULL : arena_printf(w->a,
		    "%s, melding %" PRId64, m.kenmerk, m.volgnr);
	} else if (strcmp(o->soort, "medewerker") == 0) {
		rc = q_journaal_medewerker(w->tx, w->a,
		    &(struct p_journaal_medewerker){ w->regio, o->id }, &mw, err);
		o->naam = rc == ERR_OK ? mw.naam : NULL;
	} else if (strcmp(o->soort, "advies") == 0) {
		rc = q_journaal_advies(w->tx, w->a, &(struct p_journaal_advies){
		    w->regio, o->id }, &av, err);
		o->naam = rc == ERR_OK ? av.kenmerk : NULL;
	}
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

/* "dossier:12 persoon:34" */
static enum err_code
objecten(struct blad *b, const char *s, struct uit_journaal_regel *r,
    struct err *err)
{
	while (*s != '\0') {
		size_t len = strcspn(s, " "), colon = strcspn(s, ":");
		struct uit_journaal_object *o = &r->object[r->nobjecten];

		if (r->nobjecten == UIT_JOURNAAL_OBJECTEN)
			r->meer++;
		else if (colon < len) {
			o->soort = arena_strndup(b->c->w.a, s, colon);
			o->id = strtoll(s + colon + 1, NULL, 10);
			if (o->soort == NULL)
				return FAIL(err, ERR_LIMIT, "arena full");
			TRY(object_naam(b, o, err));
			r->nobjecten++;
		}
		s += len;
		s += *s == ' ';
	}
	return ERR_OK;
}

/* ---- the rows --------------------------------------------------------------------- */

static enum err_code
regel(struct blad *b, const struct q_journaal_blad *q, struct err *err)
{
	struct uit_journaal_regel *r = &b->out->v[b->out->n++];
	const struct act *act = act_find(q->handeling);

	*r = (struct uit_journaal_regel){ .volgnr = q->volgnr, .tijd = q->tijd,
	    .medewerker = q->medewerker, .wie = q->wie == NULL ? "" : q->wie,
	    .rol = rol_naam(b, q->rol), .handeling = q->handeling,
	    .titel = act == NULL ? q->handeling : act->titel,
	    .uitkomst = q->uitkomst, .herkomst = q->herkomst,
	    .grond = q->grond, .detail = q->detail, .actie = q->actie[0] };
	return objecten(b, q->objecten, r, err);
}

static enum err_code
van_object(struct act_ctx *c, const char *soort, int64_t object, int64_t voor,
    struct q_journaal_blad **rows, size_t *n, struct err *err)
{
	return q_journaal_van_object(c->w.tx, c->w.a, &(struct p_journaal_van_object){
	    .regio = c->w.regio, .soort = soort, .object = object, .voor = voor,
	    .max = BLAD + 1 }, rows, n, err);
}

/* A person goes before the dossier, that before an employee. */
static enum err_code
rijen(struct act_ctx *c, const struct in_journaal_lezen *in, int64_t dossier,
    struct q_journaal_blad **rows, size_t *n, struct err *err)
{
	int64_t voor = in->voor == DB_NULL || in->voor == 0 ? INT64_MAX : in->voor;

	if (in->persoon != 0)
		return van_object(c, "persoon", in->persoon, voor, rows, n, err);
	if (dossier != 0)
		return van_object(c, "dossier", dossier, voor, rows, n, err);
	if (in->medewerker != 0)
		return q_journaal_van_medewerker(c->w.tx, c->w.a,
		    &(struct p_journaal_van_medewerker){ .regio = c->w.regio,
		    .medewerker = in->medewerker, .voor = voor, .max = BLAD + 1 }, rows, n,
		    err);
	return q_journaal_blad(c->w.tx, c->w.a, &(struct p_journaal_blad){
	    .regio = c->w.regio, .voor = voor, .max = BLAD + 1 }, rows, n, err);
}

/* ---- about whom --------------------------------------------------------------------- */

static enum err_code
zoek_dossier(struct act_ctx *c, const struct in_journaal_lezen *in,
    struct uit_journaal_lezen *out, struct err *err)
{
	struct q_journaal_dossier d;
	struct q_journaal_kenmerk k;
	char kenmerk[KENMERK_SIZE];
	enum err_code rc = ERR_NOT_FOUND;

	out->dossier = in->dossier;
	if (in->kenmerk != NULL) {
		if (kenmerk_parse(in->kenmerk, kenmerk, err) == ERR_OK)
			rc = q_journaal_kenmerk(c->w.tx, c->w.a,
			    &(struct p_journaal_kenmerk){ c->w.regio, kenmerk },
			    &k, err);
		if (rc == ERR_NOT_FOUND)
			act_fout(c, "kenmerk", "Dit zaaknummer is er niet.");
		TRY(act_goed(c, err));
		TRY(rc);
		out->dossier = k.id;
	}
	if (out->dossier == 0)
		return ERR_OK;
	act_raak(c, "dossier", out->dossier);
	TRY(q_journaal_dossier(c->w.tx, c->w.a, &(struct p_journaal_dossier){
	    c->w.regio, out->dossier }, &d, err));
	out->kenmerk = d.kenmerk;
	return ERR_OK;
}

/* Who stand in the dossier: she must be able to read by person. */
static enum err_code
personen(struct act_ctx *c, struct uit_journaal_lezen *out, struct err *err)
{
	struct q_journaal_personen *p;
	size_t n;

	TRY(q_journaal_personen(c->w.tx, c->w.a, &(struct p_journaal_personen){
	    c->w.regio, out->dossier, PERSONEN_MAX }, &p, &n, err));
	out->personen = arena_new(c->w.a, struct uit_journaal_persoon, n + 1);
	if (out->personen == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		struct q_journaal_persoon one = { .voornamen = p[i].voornamen,
		    .roepnaam = p[i].roepnaam, .voorvoegsel = p[i].voorvoegsel,
		    .geslachtsnaam = p[i].geslachtsnaam };

		act_raak(c, "persoon", p[i].id);
		out->personen[out->npersonen++] = (struct uit_journaal_persoon){
		    .id = p[i].id, .naam = persoon_naam(c->w.a, &one),
		    .geboren = p[i].geboren == NULL ? "" : p[i].geboren };
	}
	return ERR_OK;
}

static enum err_code
over_wie(struct act_ctx *c, const struct in_journaal_lezen *in,
    struct uit_journaal_lezen *out, struct err *err)
{
	struct q_journaal_medewerker m;
	struct q_journaal_persoon p;

	TRY(zoek_dossier(c, in, out, err));
	if (out->dossier != 0)
		TRY(personen(c, out, err));
	if (in->persoon != 0) {
		act_raak(c, "persoon", in->persoon);
		TRY(q_journaal_persoon(c->w.tx, c->w.a,
		    &(struct p_journaal_persoon){ c->w.regio, in->persoon },
		    &p, err));
		out->persoon = persoon_naam(c->w.a, &p);
	}
	if (in->medewerker != 0) {
		act_raak(c, "medewerker", in->medewerker);
		TRY(q_journaal_medewerker(c->w.tx, c->w.a,
		    &(struct p_journaal_medewerker){ c->w.regio,
		    in->medewerker }, &m, err));
		out->medewerker = m.naam;
	}
	return ERR_OK;
}

enum err_code
act_journaal_lezen(struct act_ctx *c, const struct in_journaal_lezen *in,
    struct uit_journaal_lezen *out, struct err *err)
{
	struct blad b = { .c = c, .out = out };
	struct q_journaal_blad *rows;
	size_t n;

	TRY(over_wie(c, in, out, err));
	TRY(q_journaal_rollen(c->w.tx, c->w.a, &(struct p_journaal_rollen){
	    c->w.regio, ROLLEN_MAX }, &b.rollen, &b.nrollen, err));
	TRY(rijen(c, in, out->dossier, &rows, &n, err));
	out->v = arena_new(c->w.a, struct uit_journaal_regel, n + 1);
	if (out->v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n && i < BLAD; i++)
		TRY(regel(&b, &rows[i], err));
	out->volgende = n > BLAD ? rows[BLAD - 1].volgnr : 0;
	return ERR_OK;
}
