/* vervolg_page.c - help (C2), hand-over (D1, D10), verzoek tot onderzoek (C5). */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "vervolg_tmpl.h"
#include "web/routes.h"
#include "web/zaak_show.h"

#define FEITEN_MAX 10

static void
feit(struct zin_view *v, size_t *n, const char *label, const char *tekst, const char *klein)
{
	if (v != NULL && *n < FEITEN_MAX && tekst != NULL && tekst[0] != '\0')
		v[(*n)++] = (struct zin_view){ label, tekst, klein };
}

static const char *
moment(struct pagina *p, int64_t op)
{
	return op == DB_NULL ? NULL : time_short(p->a, op, p->nu);
}

/* Sends a form of the report in the path, or of the thing in the path. */
static void
stuur(struct pagina *p, enum act_id act, const char *veld, zaak_toon *toon, const char *notice)
{
	struct act_klaar uit;
	struct err err = { 0 };
	const char *pad;
	enum err_code rc;

	pagina_veld(p, veld, http_param(p->req, "id"));
	rc = pagina_doe(p, act, &uit, &err);
	pad = rc != ERR_OK ? "/" : strcmp(veld, "melding") == 0 ? pagina_tekst(p,
	    "/melding/%s", http_param(p->req, "id")) : p->req->path;
	zaak_antwoord(p, rc, &err, toon, pad, notice);
}

/* ---- help ------------------------------------------------------------------------------- */

static void
toon_hulp_nieuw(struct pagina *p, const char *belet)
{
	struct uit_melding_openen u;
	struct hulppag_view v;
	struct err err;

	if (zaak_kijk(p, ACT_melding_openen, "melding", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = (struct hulppag_view){ .kop = zaak_kop_view(p, &u.kop, "Hulp vragen", belet),
	    .nieuw = true, .actie = pagina_tekst(p, "/melding/%" PRId64 "/hulp",
	    u.melding.id), .soort = pagina_keuze(p, ACT_hulp_vragen, "soort", ""),
	    .organisatie = zaak_keuze_organisatie(p, ACT_hulp_vragen, "organisatie"),
	    .persoon = zaak_keuze_persoon(p, ACT_hulp_vragen, "persoon", u.personen,
	    u.npersonen) };
	v.persoon.hint = "Leeg: voor het hele gezin.";
	v.klokken = zaak_klokken(p, u.termijnen, u.ntermijnen, false, u.personen,
	    u.npersonen, &v.nklokken);
	pagina_begin(p, "Hulp vragen", "dossiers");
	tmpl_hulp(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void
hulp_feiten(struct pagina *p, const struct uit_vervolg_openen *u, struct hulppag_view *v)
{
	const struct hulp *h = &u->hulp;
	const char *wie = "het gezin";

	for (size_t i = 0; i < u->npersonen; i++)
		if (u->personen[i].id == h->persoon)
			wie = u->personen[i].naam;
	v->feiten = arena_new(p->a, struct zin_view, FEITEN_MAX);
	feit(v->feiten, &v->nfeiten, "Welke hulp", zaak_naam(p, "hulpsoort", h->soort, ""),
	    NULL);
	feit(v->feiten, &v->nfeiten, "Van wie", zaak_organisatie(p, h->organisatie), NULL);
	feit(v->feiten, &v->nfeiten, "Voor wie", wie, NULL);
	feit(v->feiten, &v->nfeiten, "Stand", zaak_naam(p, "hulp_stand", h->stand, ""), NULL);
	feit(v->feiten, &v->nfeiten, "Gevraagd", moment(p, h->gevraagd_op),
	    h->gevraagd_naam);
	feit(v->feiten, &v->nfeiten, "Aangenomen", moment(p, h->aangenomen_op), NULL);
	feit(v->feiten, &v->nfeiten, "Gestart", moment(p, h->gestart_op), NULL);
	feit(v->feiten, &v->nfeiten, "Geweigerd", moment(p, h->geweigerd_op), h->reden);
}

/* What may still follow: not "gevraagd", for it was. */
static void
hulp_standen(struct pagina *p, const struct hulp *h, struct hulppag_view *v)
{
	struct optie *o;
	size_t n = 0;

	v->stand = pagina_keuze(p, ACT_hulp_bijwerken, "stand", "");
	o = arena_new(p->a, struct optie, v->stand.nopties + 1);
	for (size_t i = 0; o != NULL && i < v->stand.nopties; i++)
		if (strcmp(v->stand.opties[i].waarde, HULP_GEVRAAGD) != 0 &&
		    strcmp(v->stand.opties[i].waarde, h->stand) != 0)
			o[n++] = v->stand.opties[i];
	v->stand.opties = o;
	v->stand.nopties = n;
	v->op = pagina_invoer(p, ACT_hulp_bijwerken, "op", "");
	v->op.hint = "Leeg: nu. Of bijvoorbeeld: gisteren 16.30.";
	v->reden = pagina_invoer(p, ACT_hulp_bijwerken, "reden", "");
	v->reden.hint = "Verplicht als de hulp is geweigerd.";
	v->reden.rijen = 2;
}

static void
toon_hulp(struct pagina *p, const char *belet)
{
	struct uit_vervolg_openen u;
	struct hulppag_view v;
	struct err err;

	if (zaak_kijk(p, ACT_hulp_openen, "hulp", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = (struct hulppag_view){ .kop = zaak_kop_view(p, &u.kop, "Hulp", belet),
	    .actie = pagina_tekst(p, "/hulp/%" PRId64, u.hulp.id),
	    .klaar = !u.kop.open || u.hulp.gestart_op != DB_NULL ||
	    u.hulp.geweigerd_op != DB_NULL };
	hulp_feiten(p, &u, &v);
	hulp_standen(p, &u.hulp, &v);
	v.klokken = zaak_klokken(p, u.termijnen, u.ntermijnen, false, u.personen,
	    u.npersonen, &v.nklokken);
	pagina_begin(p, "Hulp", "dossiers");
	tmpl_hulp(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void hulp_nieuw_get(struct pagina *p) { toon_hulp_nieuw(p, NULL); }
static void hulp_get(struct pagina *p) { toon_hulp(p, NULL); }

static void
hulp_nieuw_post(struct pagina *p)
{
	stuur(p, ACT_hulp_vragen, "melding", toon_hulp_nieuw, "hulp");
}

static void
hulp_post(struct pagina *p)
{
	stuur(p, ACT_hulp_bijwerken, "hulp", toon_hulp, "bewaard");
}

/* ---- hand-over ------------------------------------------------------------------------------ */

#define REGIE "Veilig Thuis houdt de regie tot de ander heeft aanvaard."

static void
toon_overdracht_nieuw(struct pagina *p, const char *belet)
{
	struct uit_melding_openen u;
	struct overdrachtpag_view v;
	struct err err;

	if (zaak_kijk(p, ACT_melding_openen, "melding", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = (struct overdrachtpag_view){ .kop = zaak_kop_view(p, &u.kop,
	    "Overdracht aanbieden", belet), .nieuw = true, .regie = REGIE,
	    .actie = pagina_tekst(p, "/melding/%" PRId64 "/overdracht", u.melding.id),
	    .organisatie = zaak_keuze_organisatie(p, ACT_overdracht_aanbieden,
	    "organisatie"),
	    .contactpersoon = pagina_invoer(p, ACT_overdracht_aanbieden, "contactpersoon",
	    ""),
	    .grond = pagina_keuze(p, ACT_overdracht_aanbieden, "grond", ""),
	    .tekst = pagina_invoer(p, ACT_overdracht_aanbieden, "tekst", "") };
	v.grond.hint = "Zonder grond mag je niets delen.";
	v.tekst.hint = "Alleen dit wordt gedeeld. Schrijf niet meer dan de ander nodig heeft.";
	v.tekst.rijen = 8;
	v.klokken = zaak_klokken(p, u.termijnen, u.ntermijnen, false, u.personen,
	    u.npersonen, &v.nklokken);
	pagina_begin(p, "Overdracht aanbieden", "dossiers");
	tmpl_overdracht(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void
overdracht_feiten(struct pagina *p, const struct overdracht *o, struct overdrachtpag_view *v)
{
	v->feiten = arena_new(p->a, struct zin_view, FEITEN_MAX);
	feit(v->feiten, &v->nfeiten, "Aan", zaak_organisatie(p, o->organisatie),
	    o->contactpersoon);
	feit(v->feiten, &v->nfeiten, "Grond", zaak_naam(p, "grond", o->grond, ""), NULL);
	feit(v->feiten, &v->nfeiten, "Aangeboden", moment(p, o->aangeboden_op),
	    o->aangeboden_naam);
	feit(v->feiten, &v->nfeiten, "Antwoord", zaak_naam(p, "overdracht_antwoord",
	    o->antwoord, "nog niet"), moment(p, o->beantwoord_op));
	feit(v->feiten, &v->nfeiten, "Waarom", o->reden, NULL);
}

/* Refused, and the report is open: it is asked of another. */
static const char *
opnieuw(struct pagina *p, const struct uit_vervolg_openen *u)
{
	const char *antwoord = u->overdracht.antwoord;

	return !u->kop.open || antwoord == NULL || strcmp(antwoord, "geweigerd") != 0 ? NULL :
	    pagina_tekst(p, "/melding/%" PRId64 "/overdracht", u->kop.melding);
}

static void
toon_overdracht(struct pagina *p, const char *belet)
{
	struct uit_vervolg_openen u;
	struct overdrachtpag_view v;
	struct err err;

	if (zaak_kijk(p, ACT_overdracht_openen, "overdracht", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = (struct overdrachtpag_view){ .kop = zaak_kop_view(p, &u.kop, "Overdracht", belet),
	    .actie = pagina_tekst(p, "/overdracht/%" PRId64, u.overdracht.id),
	    .klaar = !u.kop.open || u.overdracht.antwoord != NULL, .opnieuw = opnieuw(p, &u),
	    .inhoud = u.overdracht.tekst, .regie = u.overdracht.antwoord != NULL &&
	    strcmp(u.overdracht.antwoord, "aanvaard") == 0 ? pagina_tekst(p,
	    "De regie ligt bij %s.", zaak_organisatie(p, u.overdracht.organisatie)) : REGIE,
	    .antwoord = pagina_keuze(p, ACT_overdracht_beantwoorden, "antwoord", ""),
	    .reden = pagina_invoer(p, ACT_overdracht_beantwoorden, "reden", "") };
	v.reden.hint = "Verplicht als zij weigeren.";
	v.reden.rijen = 3;
	overdracht_feiten(p, &u.overdracht, &v);
	v.klokken = zaak_klokken(p, u.termijnen, u.ntermijnen, false, u.personen,
	    u.npersonen, &v.nklokken);
	pagina_begin(p, "Overdracht", "dossiers");
	tmpl_overdracht(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void overdracht_nieuw_get(struct pagina *p) { toon_overdracht_nieuw(p, NULL); }
static void overdracht_get(struct pagina *p) { toon_overdracht(p, NULL); }

static void
overdracht_nieuw_post(struct pagina *p)
{
	stuur(p, ACT_overdracht_aanbieden, "melding", toon_overdracht_nieuw, "aangeboden");
}

static void
overdracht_post(struct pagina *p)
{
	stuur(p, ACT_overdracht_beantwoorden, "overdracht", toon_overdracht, "bewaard");
}

/* ---- verzoek tot onderzoek ------------------------------------------------------------ */

static void
toon_vto_nieuw(struct pagina *p, const char *belet)
{
	struct uit_melding_openen u;
	struct vtopag_view v;
	struct err err;

	if (zaak_kijk(p, ACT_melding_openen, "melding", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = (struct vtopag_view){ .kop = zaak_kop_view(p, &u.kop, "Verzoek aan de Raad",
	    belet), .nieuw = true, .actie = pagina_tekst(p, "/melding/%" PRId64 "/vto",
	    u.melding.id), .reden = pagina_invoer(p, ACT_vto_registreren, "reden", "") };
	v.reden.rijen = 8;
	v.klokken = zaak_klokken(p, u.termijnen, u.ntermijnen, false, u.personen,
	    u.npersonen, &v.nklokken);
	pagina_begin(p, "Verzoek aan de Raad", "dossiers");
	tmpl_vto(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void
toon_vto(struct pagina *p, const char *belet)
{
	struct uit_vervolg_openen u;
	struct vtopag_view v;
	struct err err;

	if (zaak_kijk(p, ACT_vto_openen, "vto", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = (struct vtopag_view){ .kop = zaak_kop_view(p, &u.kop, "Verzoek aan de Raad",
	    belet), .actie = pagina_tekst(p, "/vto/%" PRId64, u.vto.id),
	    .klaar = !u.kop.open || u.vto.verzonden_op != DB_NULL, .tekst = u.vto.reden,
	    .college = pagina_invoer(p, ACT_vto_verzonden, "college", "") };
	v.feiten = arena_new(p->a, struct zin_view, FEITEN_MAX);
	feit(v.feiten, &v.nfeiten, "Vastgelegd", moment(p, u.vto.geregistreerd_op),
	    u.vto.geregistreerd_naam);
	feit(v.feiten, &v.nfeiten, "Verzonden", u.vto.verzonden_op == DB_NULL ? "nog niet" :
	    moment(p, u.vto.verzonden_op), NULL);
	feit(v.feiten, &v.nfeiten, "College geïnformeerd", moment(p, u.vto.college_op), NULL);
	v.klokken = zaak_klokken(p, u.termijnen, u.ntermijnen, false, u.personen,
	    u.npersonen, &v.nklokken);
	pagina_begin(p, "Verzoek aan de Raad", "dossiers");
	tmpl_vto(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void vto_nieuw_get(struct pagina *p) { toon_vto_nieuw(p, NULL); }
static void vto_get(struct pagina *p) { toon_vto(p, NULL); }

static void
vto_nieuw_post(struct pagina *p)
{
	stuur(p, ACT_vto_registreren, "melding", toon_vto_nieuw, "bewaard");
}

static void
vto_post(struct pagina *p)
{
	stuur(p, ACT_vto_verzonden, "vto", toon_vto, "bewaard");
}

const struct pagina_route vervolg_routes[] = {
	{ "GET", "/melding/{id}/hulp", hulp_nieuw_get, 0, 0 },
	{ "POST", "/melding/{id}/hulp", hulp_nieuw_post, 0, 0 },
	{ "GET", "/hulp/{id}", hulp_get, 0, 0 },
	{ "POST", "/hulp/{id}", hulp_post, 0, 0 },
	{ "GET", "/melding/{id}/overdracht", overdracht_nieuw_get, 0, 0 },
	{ "POST", "/melding/{id}/overdracht", overdracht_nieuw_post, 0, 0 },
	{ "GET", "/overdracht/{id}", overdracht_get, 0, 0 },
	{ "POST", "/overdracht/{id}", overdracht_post, 0, 0 },
	{ "GET", "/melding/{id}/vto", vto_nieuw_get, 0, 0 },
	{ "POST", "/melding/{id}/vto", vto_nieuw_post, 0, 0 },
	{ "GET", "/vto/{id}", vto_get, 0, 0 },
	{ "POST", "/vto/{id}", vto_post, 0, 0 },
	{ 0 },
};
