/* besluit_page.c - the acute screening, and the decision (B4, B5). */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "besluit_tmpl.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "web/klok.h"
#include "web/routes.h"
#include "web/zaak_show.h"

static const char *
pad_van(struct pagina *p)
{
	return pagina_tekst(p, "/melding/%s", http_param(p->req, "id"));
}

/* ---- acute screening ----------------------------------------------------------------- */

static void
toon_acuut(struct pagina *p, const char *belet)
{
	struct uit_melding_openen u;
	struct acuut_view v;
	struct err err;

	if (zaak_kijk(p, ACT_melding_openen, "melding", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = (struct acuut_view){ .kop = zaak_kop_view(p, &u.kop, "Acute screening", belet),
	    .verteld = u.melding.verteld,
	    .gevaar_ja = pagina_keuze(p, ACT_acute_screening, "direct_gevaar",
	    u.melding.direct_gevaar),
	    .gevaar = pagina_invoer(p, ACT_acute_screening, "gevaar", u.melding.gevaar),
	    .crisis = pagina_invoer(p, ACT_acute_screening, "crisis",
	    u.melding.crisis ? "1" : "") };
	v.crisis.hint = "Iemand moet binnen twee uur ter plaatse zijn.";
	v.klokken = zaak_klokken(p, u.termijnen, u.ntermijnen, false, u.personen,
	    u.npersonen, &v.nklokken);
	pagina_begin(p, "Acute screening", "dossiers");
	tmpl_acuut(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void
acuut_get(struct pagina *p)
{
	toon_acuut(p, NULL);
}

static void
acuut_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	pagina_veld(p, "melding", http_param(p->req, "id"));
	rc = pagina_doe(p, ACT_acute_screening, &uit, &err);
	zaak_antwoord(p, rc, &err, toon_acuut, pad_van(p), "gescreend");
}

/* ---- decision -------------------------------------------------------------------------- */

/* How long the norm is that stops with this event; "" when there is none. */
static const char *
binnen(struct pagina *p, const char *gebeurtenis)
{
	size_t n;
	const struct norm *const *v = regio_normen(p->app->gegevens, p->a,
	    date_of_time(p->nu), &n);

	for (size_t i = 0; v != NULL && i < n; i++)
		if (strcmp(v[i]->stop, gebeurtenis) == 0)
			return pagina_tekst(p, " binnen %s", klok_lengte(p, v[i]));
	return "";
}

static bool
volgt_is(const char *extra, const char *volgt)
{
	const char *s = strstr(extra, "volgt=");

	return s != NULL && strncmp(s + 6, volgt, strlen(volgt)) == 0;
}

/* What the choice brings, before it is made. */
static const char *
gevolg(struct pagina *p, const char *extra)
{
	if (volgt_is(extra, VOLGT_OVERDRACHT))
		return "Je biedt de zaak aan. Veilig Thuis houdt de regie tot de ander heeft "
		    "aanvaard.";
	if (volgt_is(extra, VOLGT_HULP))
		return pagina_tekst(p, "Je vraagt hulp aan. De hulp moet%s na de melding zijn "
		    "gestart; vragen alleen telt niet.", binnen(p, GEB_HULP_GESTART));
	if (volgt_is(extra, VOLGT_ONDERZOEK))
		return pagina_tekst(p, "Het onderzoek begint%s na de melding, met een plan. "
		    "Het oordeel komt%s na dit besluit.", binnen(p, GEB_ONDERZOEK_GESTART),
		    binnen(p, GEB_ONDERZOEK_AFGEROND));
	if (volgt_is(extra, VOLGT_VTO))
		return pagina_tekst(p, "Het verzoek is dan vastgelegd, met jouw uitleg. Je "
		    "verstuurt het%s en informeert het college.", binnen(p, GEB_VTO_VERZONDEN));
	return pagina_tekst(p, "Er volgt niets. De melder hoort het%s; daarna kan de melding "
	    "dicht.", binnen(p, GEB_TERUGKOPPELING_GEGEVEN));
}

static void
routes(struct pagina *p, struct besluitpag_view *v)
{
	size_t n;
	const struct regio_code *c = regio_codes(p->app->gegevens, p->a, "route",
	    date_of_time(p->nu), &n);

	v->routes = arena_new(p->a, struct route_view, n + 1);
	for (size_t i = 0; v->routes != NULL && i < n; i++)
		v->routes[v->nroutes++] = (struct route_view){ .code = c[i].code,
		    .naam = c[i].naam, .gevolg = gevolg(p, c[i].extra),
		    .gekozen = strcmp(v->route.waarde, c[i].code) == 0 };
}

static void
velden(struct pagina *p, const struct uit_melding_openen *u, struct besluitpag_view *v)
{
	int64_t wie = u->melding.behandelaar != DB_NULL ? u->melding.behandelaar :
	    u->kop.van.casusregisseur;

	v->route = pagina_invoer(p, ACT_besluit_nemen, "route", "");
	routes(p, v);
	v->reden = pagina_invoer(p, ACT_besluit_nemen, "reden", "");
	v->reden.hint = "Wat geeft de doorslag? Noem ook wat de betrokkenen ervan vinden.";
	v->eigenaar = zaak_keuze_collega(p, ACT_besluit_nemen, "eigenaar", wie);
	v->uitkomst = pagina_keuze(p, ACT_besluit_nemen, "uitkomst", "");
	v->uitkomst.hint = "Laat leeg: dan volgt de uitkomst uit wat je hierboven kiest.";
}

static void
toon_besluit(struct pagina *p, const char *belet)
{
	struct uit_melding_openen u;
	struct besluitpag_view v;
	struct err err;

	if (zaak_kijk(p, ACT_besluit_openen, "melding", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = (struct besluitpag_view){ .kop = zaak_kop_view(p, &u.kop, "Besluit nemen", belet),
	    .letter = u.melding.letter, .punten = u.melding.punten,
	    .verteld = u.melding.verteld, .gevaar = u.melding.gevaar,
	    .vormen = zaak_vormen(p, u.melding.vormen, u.melding.nvormen),
	    .nbesluiten = u.nbesluiten };
	velden(p, &u, &v);
	v.klokken = zaak_klokken(p, u.termijnen, u.ntermijnen, false, u.personen,
	    u.npersonen, &v.nklokken);
	v.eerder = zaak_eerder(p, u.eerder, u.neerder, u.melding.id, &v.neerder);
	v.besluiten = zaak_besluiten(p, u.besluiten, u.nbesluiten);
	pagina_begin(p, "Besluit nemen", "dossiers");
	tmpl_besluit(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void
besluit_get(struct pagina *p)
{
	toon_besluit(p, NULL);
}

static void
besluit_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	pagina_veld(p, "melding", http_param(p->req, "id"));
	rc = pagina_doe(p, ACT_besluit_nemen, &uit, &err);
	zaak_antwoord(p, rc, &err, toon_besluit, pad_van(p), "besloten");
}

const struct pagina_route besluit_routes[] = {
	{ "GET", "/melding/{id}/acuut", acuut_get, 0, 0 },
	{ "POST", "/melding/{id}/acuut", acuut_post, 0, 0 },
	{ "GET", "/melding/{id}/besluit", besluit_get, 0, 0 },
	{ "POST", "/melding/{id}/besluit", besluit_post, 0, 0 },
	{ 0 },
};
