/* termijn_page.c - one clock: how it was computed, its history, what can be done. */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "termijn_tmpl.h"
#include "web/klok.h"
#include "web/routes.h"
#include "web/termijn_view.h"
#include "web/zaak_show.h"

#define UITLEG_MAX 40

/* ---- history ------------------------------------------------------------------------ */

/* How people read a due moment: a day, or for exact terms a minute. */
static const char *
moment(struct pagina *p, const struct termijn *t, int64_t op)
{
	if (t->norm != NULL && t->norm->kalender == NORM_EXACT)
		return time_short(p->a, op, p->nu);
	return date_long(p->a, date_of_time(op));
}

static struct termijn_stap_view
stap(struct pagina *p, const struct termijn *t, const struct termijn_stap *s)
{
	static const struct { const char *soort, *icoon, *wat; } soorten[] = {
		{ "geschorst", "clock-pause", "Geschorst" }, { "hervat", "clock", "Loopt weer" },
		{ "verlengd", "clock", "Verlengd" },
		{ "reden_laat", "message", "Reden van te laat" },
		{ "vervallen", "clock-pause", "Vervallen" },
		{ "herrekend", "history", "Opnieuw berekend" },
		{ "eigenaar", "user", "Doorgegeven aan" },
	};
	struct termijn_stap_view v = { .icoon = "clock", .wat = s->soort,
	    .tijd = time_short(p->a, s->op, p->nu), .iso = time_local_iso(p->a, s->op),
	    .tekst = s->reden, .wie = s->door };

	for (size_t i = 0; i < sizeof(soorten) / sizeof(soorten[0]); i++)
		if (strcmp(soorten[i].soort, s->soort) == 0) {
			v.icoon = soorten[i].icoon;
			v.wat = soorten[i].wat;
		}
	if (strcmp(s->soort, "gestopt") == 0) {
		v.icoon = strcmp(t->stand, "gehaald") == 0 ? "circle-check" : "alert-octagon";
		v.wat = pagina_tekst(p, "Gestopt: %s", t->norm == NULL ? "" : regio_code_naam(
		    p->app->gegevens, "gebeurtenis", t->norm->stop));
		v.tijd = time_short(p->a, t->stop_op, p->nu);
		v.iso = time_local_iso(p->a, t->stop_op);
	}
	if (strcmp(s->soort, "reden_laat") == 0)
		v.wat = pagina_tekst(p, "%s: %s", v.wat, regio_code_naam(p->app->gegevens,
		    "laatreden", t->laat_reden));
	if (s->van != s->tot)
		v.tekst = pagina_tekst(p, "Liep af op %s, nu op %s.%s%s", moment(p, t, s->van),
		    moment(p, t, s->tot), s->reden == NULL ? "" : " ",
		    s->reden == NULL ? "" : s->reden);
	return v;
}

/* Did people end it at this clock? Then that is one of its steps. */
static bool
met_de_hand(const struct uit_termijn_openen *u)
{
	for (size_t i = 0; i < u->nstappen; i++)
		if (strcmp(u->stappen[i].soort, "gestopt") == 0)
			return true;
	return u->termijn.stop_reden != NULL &&
	    strcmp(u->termijn.stop_reden, "met_de_hand") == 0;
}

static void
geschiedenis(struct pagina *p, const struct uit_termijn_openen *u,
    struct termijn_pag_view *v)
{
	const struct termijn *t = &u->termijn;
	struct termijn_stap_view *s = arena_new(p->a, struct termijn_stap_view,
	    u->nstappen + 2);

	if (s == NULL)
		return;
	s[v->nstappen++] = (struct termijn_stap_view){ .icoon = "clock",
	    .wat = pagina_tekst(p, "Begonnen: %s", t->norm == NULL ? "" : regio_code_naam(
	    p->app->gegevens, "gebeurtenis", t->norm->start)),
	    .tijd = time_short(p->a, t->start_op, p->nu),
	    .iso = time_local_iso(p->a, t->start_op) };
	for (size_t i = 0; i < u->nstappen; i++)
		s[v->nstappen++] = stap(p, t, &u->stappen[i]);
	if (t->stop_op != DB_NULL && !met_de_hand(u))
		s[v->nstappen++] = (struct termijn_stap_view){
		    .icoon = strcmp(t->stand, "gehaald") == 0 ? "circle-check" :
		    strcmp(t->stand, "te_laat") == 0 ? "alert-octagon" : "clock-pause",
		    .wat = strcmp(t->stand, "vervallen") == 0 ? "Vervallen" : pagina_tekst(p,
		    "Gestopt: %s", t->norm == NULL ? "" : regio_code_naam(p->app->gegevens,
		    "gebeurtenis", t->norm->stop)),
		    .tekst = t->stop_reden == NULL ? NULL : regio_code_naam(p->app->gegevens,
		    "stopreden", t->stop_reden), .tijd = time_short(p->a, t->stop_op, p->nu),
		    .iso = time_local_iso(p->a, t->stop_op) };
	v->stappen = s;
}

/* ---- the rest ----------------------------------------------------------------------------- */

static void
uitleg(struct pagina *p, const char *tekst, struct termijn_pag_view *v)
{
	const char **regels = arena_new(p->a, const char *, UITLEG_MAX);
	char *s = arena_strdup(p->a, tekst), *eind;

	for (; regels != NULL && s != NULL && *s != '\0' && v->nuitleg < UITLEG_MAX; s = eind) {
		eind = s + strcspn(s, "\n");
		if (*eind != '\0')
			*eind++ = '\0';
		if (*s != '\0')
			regels[v->nuitleg++] = s;
	}
	v->uitleg = regels;
}

static void
feiten(struct pagina *p, const struct uit_termijn_openen *u, struct termijn_pag_view *v)
{
	const struct termijn *t = &u->termijn;
	struct termijn_feit *f = arena_new(p->a, struct termijn_feit, 8);

	if (f == NULL)
		return;
	f[v->nfeiten++] = (struct termijn_feit){ "Loopt af", moment(p, t, t->verloopt_op),
	    t->geschorst_op != DB_NULL ? "schuift op zolang de termijn stilstaat" :
	    t->norm != NULL && t->norm->kalender != NORM_EXACT ? "tot het einde van die dag" :
	    NULL };
	f[v->nfeiten++] = (struct termijn_feit){ "Van wie", u->eigenaar == NULL ? "niemand" :
	    u->eigenaar, NULL };
	if (u->persoon != NULL)
		f[v->nfeiten++] = (struct termijn_feit){ "Gaat over", u->persoon, NULL };
	if (t->geschorst_op != DB_NULL)
		f[v->nfeiten++] = (struct termijn_feit){ "Staat stil sinds",
		    time_short(p->a, t->geschorst_op, p->nu), NULL };
	if (t->norm != NULL)
		f[v->nfeiten++] = (struct termijn_feit){ "Regel", t->norm->bron,
		    pagina_tekst(p, "%s, versie %d", t->code, t->norm->versie) };
	if (t->laat_reden != NULL)
		f[v->nfeiten++] = (struct termijn_feit){ "Te laat, omdat", regio_code_naam(
		    p->app->gegevens, "laatreden", t->laat_reden), NULL };
	v->feiten = f;
}

static struct termijn_doe_view *
doe(struct pagina *p, struct termijn_pag_view *v, const char *wat, const char *kop,
    const char *leg, const char *knop)
{
	struct termijn_doe_view *d = &v->doen[v->ndoen++];
	const char *pad = strrchr(p->req->path, '/');

	*d = (struct termijn_doe_view){ .id = wat, .kop = kop, .uitleg = leg, .knop = knop,
	    .pad = pagina_tekst(p, "/termijn/%s/%s", http_param(p->req, "id"), wat),
	    .open = pad != NULL && strcmp(pad + 1, wat) == 0 };
	return d;
}

/* The fields of the form that came back keep what was typed; ids stay different. */
static struct veld_view
veld(struct pagina *p, const struct termijn_doe_view *d, enum act_id act, const char *naam,
    const char *waarde)
{
	struct veld_view v = pagina_invoer(p, act, naam, waarde);

	if (!d->open) {
		v.fout = NULL;
		v.waarde = waarde;
		v.id = pagina_tekst(p, "%s-%s", d->id, naam);
	}
	v.rijen = 3;
	return v;
}

/* Who may not read who works here (a director) can take it himself. */
static const struct optie *
ikzelf(struct pagina *p, size_t *n_out)
{
	struct optie *o = arena_new(p->a, struct optie, 1);

	if (o != NULL)
		*o = (struct optie){ .waarde = pagina_tekst(p, "%" PRId64, p->wie.medewerker),
		    .naam = p->wie.naam };
	*n_out = o != NULL;
	return o;
}

static void
doen(struct pagina *p, const struct uit_termijn_openen *u, struct termijn_pag_view *v)
{
	struct termijn_doe_view *d;

	if (u->stoppen == NULL) {
		d = doe(p, v, "stoppen", pagina_tekst(p, "Vastleggen: %s", regio_code_naam(
		    p->app->gegevens, "gebeurtenis", u->termijn.norm->stop)),
		    "Daarmee stopt deze termijn.", "Vastleggen");
		d->eerste = veld(p, d, ACT_termijn_stoppen, "op", "");
		d->eerste.hint = "Op de minuut, bijvoorbeeld vandaag 14.20.";
		d->tekst = veld(p, d, ACT_termijn_stoppen, "tekst", "");
	}
	if (u->reden == NULL) {
		d = doe(p, v, "reden", "Zeg waarom het te laat is", "Dit wordt één keer "
		    "gevraagd en blijft bij de termijn staan.", "Reden vastleggen");
		d->eerste = pagina_keuze(p, ACT_termijn_reden_laat, "laatreden", "");
		d->keuze = true;
		d->tekst = veld(p, d, ACT_termijn_reden_laat, "uitleg", "");
		d->open = true;
	}
	if (u->hervatten == NULL) {
		d = doe(p, v, "hervatten", "Weer laten lopen", "De termijn schuift op met de "
		    "tijd dat hij stilstond.", "Weer laten lopen");
		d->tekst = veld(p, d, ACT_termijn_hervatten, "reden", "");
	}
	if (u->verlengen == NULL) {
		d = doe(p, v, "verlengen", "Verlengen", pagina_tekst(p, "Op zijn laatst tot en "
		    "met %s.", date_long(p->a, u->verleng_tot)), "Verlengen");
		d->eerste = veld(p, d, ACT_termijn_verlengen, "tot", date_iso(p->a,
		    u->verleng_tot));
		d->tekst = veld(p, d, ACT_termijn_verlengen, "reden", "");
	}
	if (u->schorsen == NULL) {
		d = doe(p, v, "schorsen", "Schorsen", "De termijn staat stil tot je hem weer "
		    "laat lopen.", "Schorsen");
		d->tekst = veld(p, d, ACT_termijn_schorsen, "reden", "");
	}
	if (u->geven == NULL) {
		d = doe(p, v, "doorgeven", "Doorgeven aan een collega", "Die krijgt de "
		    "waarschuwingen.", "Doorgeven");
		d->eerste = zaak_keuze_collega(p, ACT_voorval_doorgeven, "medewerker",
		    u->termijn.eigenaar);
		if (d->eerste.nopties == 0)
			d->eerste.opties = ikzelf(p, &d->eerste.nopties);
		d->keuze = true;
	}
	if (u->vervallen == NULL) {
		d = doe(p, v, "vervallen", "Laten vervallen", "De termijn geldt niet meer. Dat "
		    "kan niet terug.", "Laten vervallen");
		d->tekst = veld(p, d, ACT_termijn_laten_vervallen, "reden", "");
	}
}

/* "Huishouden Berg", "Over het jaar 2026", "Gemeld door A. Smit". */
static const char *
waarover(struct pagina *p, const struct uit_termijn_openen *u)
{
	if (u->huishouden != NULL)
		return pagina_tekst(p, "Huishouden %s", u->huishouden);
	if (u->voorval.periode != NULL)
		return pagina_tekst(p, "Over %s", u->voorval.periode);
	return u->voorval.door == NULL ? "" : pagina_tekst(p, "Vastgelegd door %s, %s",
	    u->voorval.door, time_short(p->a, u->voorval.gemaakt_op, p->nu));
}

static void
toon(struct pagina *p, const char *belet)
{
	struct uit_termijn_openen u;
	struct termijn_pag_view v;
	struct err err;

	if (zaak_kijk(p, ACT_termijn_openen, "termijn", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = (struct termijn_pag_view){ .csrf = p->csrf, .sleutel = pagina_sleutel(p),
	    .dossier = u.huishouden == NULL ? NULL : pagina_tekst(p, "/dossier/%" PRId64,
	    u.termijn.dossier), .kenmerk = u.kenmerk, .titel = u.termijn.naam,
	    .belet = belet, .tekst = u.voorval.tekst, .sub = waarover(p, &u),
	    .klok = klok_view(p, &u.termijn.woorden, u.termijn.norm, u.termijn.verloopt_op,
	    strcmp(u.termijn.stand, "loopt") == 0) };
	v.fouten = pagina_fouten(p, &v.nfouten);
	uitleg(p, u.uitleg, &v);
	feiten(p, &u, &v);
	geschiedenis(p, &u, &v);
	doen(p, &u, &v);
	pagina_begin(p, u.termijn.naam, "");
	tmpl_termijn_pagina(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void
termijn_get(struct pagina *p)
{
	toon(p, NULL);
}

static void
post(struct pagina *p, enum act_id act, const char *notice)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	pagina_veld(p, "termijn", http_param(p->req, "id"));
	rc = pagina_doe(p, act, &uit, &err);
	zaak_antwoord(p, rc, &err, toon, pagina_tekst(p, "/termijn/%s",
	    http_param(p->req, "id")), notice);
}

static void
schorsen_post(struct pagina *p)
{
	post(p, ACT_termijn_schorsen, "termijn-geschorst");
}

static void
hervatten_post(struct pagina *p)
{
	post(p, ACT_termijn_hervatten, "termijn-hervat");
}

static void
verlengen_post(struct pagina *p)
{
	post(p, ACT_termijn_verlengen, "termijn-verlengd");
}

static void
reden_post(struct pagina *p)
{
	post(p, ACT_termijn_reden_laat, "termijn-reden");
}

/* Of a case for who leads the team; of the organisation for who leads that. */
static void
vervallen_post(struct pagina *p)
{
	post(p, wie_mag(&p->wie, RECHT_TERMIJN_STUREN) ? ACT_termijn_laten_vervallen :
	    ACT_voorval_laten_vervallen, "termijn-vervallen");
}

static void
stoppen_post(struct pagina *p)
{
	post(p, ACT_termijn_stoppen, "termijn-gestopt");
}

static void
doorgeven_post(struct pagina *p)
{
	post(p, ACT_voorval_doorgeven, "termijn-gegeven");
}

const struct pagina_route termijn_routes[] = {
	{ "GET", "/termijn/{id}", termijn_get, 0, 0 },
	{ "POST", "/termijn/{id}/schorsen", schorsen_post, 0, 0 },
	{ "POST", "/termijn/{id}/hervatten", hervatten_post, 0, 0 },
	{ "POST", "/termijn/{id}/verlengen", verlengen_post, 0, 0 },
	{ "POST", "/termijn/{id}/reden", reden_post, 0, 0 },
	{ "POST", "/termijn/{id}/vervallen", vervallen_post, 0, 0 },
	{ "POST", "/termijn/{id}/stoppen", stoppen_post, 0, 0 },
	{ "POST", "/termijn/{id}/doorgeven", doorgeven_post, 0, 0 },
	{ 0 },
};
