/* termijnen_page.c - lists of clocks: of the team, without an owner, of a dossier. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "termijn_tmpl.h"
#include "web/klok.h"
#include "web/routes.h"
#include "web/termijn_view.h"
#include "web/zaak_show.h"

static const struct {
	enum termijn_bak bak;
	const char	*naam, *klasse, *leeg;
} bakken[] = {
	{ TBAK_LAAT, "Te laat", "vt-bakjes__laat", "Er is niets te laat" },
	{ TBAK_VANDAAG, "Vandaag", "vt-bakjes__straks", "Er loopt vandaag niets meer af" },
	{ TBAK_WEEK, "Deze week", "", "Er loopt deze week niets meer af" },
	{ TBAK_WACHT, "Wachtlijst: opnieuw wegen", "", "Er wacht geen zaak" },
	{ TBAK_STIL, "Geschorst", "", "Er staat geen termijn stil" },
	{ TBAK_REDEN, "Reden ontbreekt", "", "Bij alles wat te laat was, staat een reden" },
	{ TBAK_ZONDER, "Zonder eigenaar", "vt-bakjes__laat", "Elke termijn heeft een eigenaar" },
	{ TBAK_VOORVAL, "Van de organisatie", "", "Er loopt geen termijn van de organisatie" },
};
#define BAKKEN (sizeof(bakken) / sizeof(bakken[0]))

static const char *
tel(struct pagina *p, int64_t n, int64_t max)
{
	return n >= max ? pagina_tekst(p, "%" PRId64 "+", max) :
	    pagina_tekst(p, "%" PRId64, n);
}

static struct termijn_rij_view
rij(struct pagina *p, const struct termijn *t, const char *eigenaar)
{
	struct termijn_rij_view v = { .norm = t->naam, .kenmerk = t->kenmerk,
	    .huishouden = t->dossier_naam, .eigenaar = eigenaar,
	    .pad = pagina_tekst(p, "/termijn/%" PRId64, t->id),
	    .klok = klok_view(p, &t->woorden, t->norm, t->verloopt_op,
	    strcmp(t->stand, "loopt") == 0) };

	if (t->laat_reden != NULL)
		v.laatreden = regio_code_naam(p->app->gegevens, "laatreden", t->laat_reden);
	return v;
}

/* ---- the team ------------------------------------------------------------------------ */

static void
maak_bakken(struct pagina *p, const struct uit_termijnen_overzicht *u, bool iemand,
    struct termijnen_view *v)
{
	struct termijn_bak_view *b = arena_new(p->a, struct termijn_bak_view, BAKKEN);

	for (size_t i = 0; b != NULL && i < BAKKEN; i++) {
		int64_t n = u->tellingen[bakken[i].bak];

		b[v->nbakken++] = (struct termijn_bak_view){ .naam = bakken[i].naam,
		    .klasse = n > 0 ? bakken[i].klasse : "", .tel = tel(p, n, TERMIJN_TEL_MAX),
		    .hier = u->bak == bakken[i].bak && !iemand,
		    .pad = pagina_tekst(p, "/termijnen?bak=%s",
		    termijn_bak_code(bakken[i].bak)) };
		if (u->bak == bakken[i].bak) {
			v->kop = bakken[i].naam;
			v->leeg = bakken[i].leeg;
		}
	}
	v->bakken = b;
}

static void
maak_rijen(struct pagina *p, const struct uit_termijnen_overzicht *u,
    struct termijnen_view *v)
{
	struct termijn_rij_view *r = arena_new(p->a, struct termijn_rij_view, u->n + 1);

	for (size_t i = 0; r != NULL && i < u->n; i++) {
		const struct termijn *t = &u->v[i].t;
		struct termijn_rij_view *d = &r[v->nrijen++];

		*d = rij(p, t, u->v[i].eigenaar);
		d->over = u->v[i].persoon;
		d->doe_pad = d->pad;
		if (u->bak == TBAK_WACHT) {
			d->doe = "Opnieuw wegen";
			d->doe_pad = pagina_tekst(p, "/dossier/%" PRId64 "/veiligheid",
			    t->dossier);
		} else if (u->bak == TBAK_STIL)
			d->doe = "Weer laten lopen";
		else if (t->laat_reden == NULL && (u->bak == TBAK_REDEN ||
		    u->bak == TBAK_LAAT))
			d->doe = "Reden geven";
	}
	v->rijen = r;
}

static const char *
telling_pad(struct pagina *p, enum termijn_bak bak, int64_t wie, int64_t n)
{
	return n == 0 ? NULL : pagina_tekst(p, "/termijnen?bak=%s&wie=%" PRId64,
	    termijn_bak_code(bak), wie);
}

static void
maak_teams(struct pagina *p, const struct uit_termijnen_overzicht *u, int64_t wie,
    struct termijnen_view *v)
{
	struct termijn_werker_view *w = arena_new(p->a, struct termijn_werker_view,
	    u->nwerkers + 1);
	struct termijn_team_view *t = arena_new(p->a, struct termijn_team_view,
	    u->nwerkers + 1);
	struct termijn_team_view *nu = NULL;

	for (size_t i = 0; w != NULL && t != NULL && i < u->nwerkers; i++) {
		const struct termijn_werker *k = &u->werkers[i];

		w[i] = (struct termijn_werker_view){ .naam = k->naam,
		    .laat = tel(p, k->laat, TERMIJN_WERKER_MAX),
		    .laat_pad = telling_pad(p, TBAK_LAAT, k->id, k->laat),
		    .week = tel(p, k->week, TERMIJN_WERKER_MAX),
		    .week_pad = telling_pad(p, TBAK_WEEK, k->id, k->week),
		    .agenda = pagina_tekst(p, "/agenda?wie=%" PRId64, k->id) };
		if (i == 0 || strcmp(k->team, u->werkers[i - 1].team) != 0) {
			nu = &t[v->nteams++];
			*nu = (struct termijn_team_view){ .naam = k->team_naam, .w = &w[i],
			    .agenda = pagina_tekst(p, "/agenda?team=%s", k->team) };
		}
		nu->n++;
		if (k->id == wie)
			v->kop = pagina_tekst(p, "%s: %s", v->kop, k->naam);
	}
	v->teams = t;
}

static void
termijnen_get(struct pagina *p)
{
	const char *bak = http_query(p->req, "bak"), *wie = http_query(p->req, "wie");
	struct uit_termijnen_overzicht u;
	struct termijnen_view v = { 0 };
	struct err err;

	pagina_veld(p, "bak", bak);
	pagina_veld(p, "eigenaar", wie);
	pagina_veld(p, "na_op", http_query(p->req, "op"));
	pagina_veld(p, "na", http_query(p->req, "na"));
	if (pagina_kijk(p, ACT_termijnen_overzicht, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v.dag = date_long(p->a, date_of_time(p->nu));
	maak_bakken(p, &u, wie != NULL, &v);
	maak_rijen(p, &u, &v);
	maak_teams(p, &u, wie == NULL ? 0 : strtoll(wie, NULL, 10), &v);
	if (wie != NULL)
		v.alles = pagina_tekst(p, "/termijnen?bak=%s", termijn_bak_code(u.bak));
	if (u.meer)
		v.volgende = pagina_tekst(p, "/termijnen?bak=%s%s%s&op=%" PRId64 "&na=%" PRId64,
		    termijn_bak_code(u.bak), wie == NULL ? "" : "&wie=", wie == NULL ? "" : wie,
		    termijn_regel_cursor(u.bak, &u.v[u.n - 1]), u.v[u.n - 1].t.id);
	pagina_begin(p, "Termijnen", "termijnen");
	tmpl_termijnen(&p->resp->body, &v);
	pagina_einde(p);
}

/* ---- without an owner, and of a dossier ----------------------------------------------- */

static void
zonder_get(struct pagina *p)
{
	struct uit_termijnen_toezicht u;
	struct termijn_rij_view *r;
	struct err err;
	size_t n = 0;

	if (pagina_kijk(p, ACT_termijnen_toezicht, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	r = arena_new(p->a, struct termijn_rij_view, u.n + 1);
	for (; r != NULL && n < u.n; n++) {
		r[n] = rij(p, &u.v[n].t, NULL);
		if (u.v[n].t.dossier == DB_NULL) {
			r[n].doe = wie_mag(&p->wie, RECHT_VOORVAL_STUREN) ?
			    "Geven aan een collega" : NULL;
			r[n].doe_pad = r[n].pad;
			continue;
		}
		if (!wie_mag(&p->wie, RECHT_DOSSIER_LEZEN))
			r[n].pad = NULL;
		if (wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN)) {
			r[n].doe = "Geven aan een collega";
			r[n].doe_pad = pagina_tekst(p, "/dossier/%" PRId64 "/regie",
			    u.v[n].t.dossier);
		}
	}
	pagina_begin(p, "Termijnen zonder eigenaar", "zonder-eigenaar");
	tmpl_termijnen_zonder(&p->resp->body, r, n);
	pagina_einde(p);
}

static void
dossier_get(struct pagina *p)
{
	struct uit_termijnen_lezen u;
	struct termijn_rij_view *r;
	struct err err;
	size_t n = 0;

	if (zaak_kijk(p, ACT_termijnen_lezen, "dossier", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	r = arena_new(p->a, struct termijn_rij_view, u.n + 1);
	for (; r != NULL && n < u.n; n++) {
		r[n] = rij(p, &u.v[n], u.eigenaren[n] == NULL ? "" : u.eigenaren[n]);
		r[n].over = u.personen[n];
		r[n].kenmerk = pagina_tekst(p, "begonnen %s", time_short(p->a,
		    u.v[n].start_op, p->nu));
	}
	pagina_begin(p, "Termijnen van een dossier", "");
	tmpl_termijnen_dossier(&p->resp->body, pagina_tekst(p, "/dossier/%s",
	    http_param(p->req, "id")), u.kenmerk, r, n);
	pagina_einde(p);
}

const struct pagina_route termijnen_routes[] = {
	{ "GET", "/termijnen", termijnen_get, 0, 0 },
	{ "GET", "/termijnen/zonder-eigenaar", zonder_get, 0, 0 },
	{ "GET", "/dossier/{id}/termijnen", dossier_get, 0, 0 },
	{ 0 },
};
