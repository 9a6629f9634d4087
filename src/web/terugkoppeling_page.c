/* terugkoppeling_page.c - telling the reporter, and who still has to hear (D5). */
#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "terugkoppeling_tmpl.h"
#include "web/klok.h"
#include "web/routes.h"
#include "web/zaak_show.h"

/* How a protected reporter can be reached, without saying who. */
static const char *
kanalen(struct pagina *p, const struct ontvanger *o)
{
	if (!o->bekend)
		return "Van deze melder is niets bekend. Komt de melder niet terug, kies dan "
		    "bij 'Hoe' dat het niet mogelijk is en schrijf op waarom.";
	if (!o->beschermd)
		return NULL;
	return pagina_tekst(p, "In de kluis %s. Wie mag, opent de kluis met een reden.",
	    o->telefoon && o->email ? "staan een telefoonnummer en een e-mailadres" :
	    o->telefoon ? "staat een telefoonnummer" :
	    o->email ? "staat een e-mailadres" : "staat alleen een naam");
}

static void
toon(struct pagina *p, const char *belet)
{
	struct uit_terugkoppeling_openen u;
	struct terugkoppelpag_view v;
	bool zien;
	struct err err;

	if (zaak_kijk(p, ACT_terugkoppeling_openen, "melding", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	zien = u.identiteit.naam != NULL || u.identiteit.telefoon != NULL ||
	    u.identiteit.organisatie != NULL || u.identiteit.email != NULL;
	v = (struct terugkoppelpag_view){ .kop = zaak_kop_view(p, &u.kop,
	    "Terugkoppelen aan de melder", belet), .melder = zaak_melder_view(p, &u.kop,
	    u.ontvanger.hoedanigheid, u.ontvanger.beschermd, u.ontvanger.bekend, NULL,
	    zien ? &u.identiteit : NULL), .kanalen = kanalen(p, &u.ontvanger),
	    .besloten = u.besloten, .mag = u.kop.open, .beroep = u.ontvanger.beroep,
	    .wijze = pagina_keuze(p, ACT_terugkoppelen, "wijze", ""),
	    .tekst = pagina_invoer(p, ACT_terugkoppelen, "tekst", u.voorstel),
	    .berichten = zaak_berichten(p, u.v, u.n), .nberichten = u.n };
	v.tekst.rijen = 9;
	v.tekst.hint = u.gewone_woorden ? "Dit is een voorstel. In dit dossier staat een naam die "
	    "geheim is. Gebruik daarom alleen gewone woorden, geen namen en geen nummers." :
	    "Dit is een voorstel. Pas het aan; namen en nummers worden nagekeken.";
	v.klokken = zaak_klokken(p, u.termijnen, u.ntermijnen, false, NULL, 0,
	    &v.nklokken);
	pagina_begin(p, "Terugkoppelen aan de melder", "terugkoppeling");
	tmpl_terugkoppeling(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void
terugkoppeling_get(struct pagina *p)
{
	toon(p, NULL);
}

static void
terugkoppeling_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	pagina_veld(p, "melding", http_param(p->req, "id"));
	rc = pagina_doe(p, ACT_terugkoppelen, &uit, &err);
	zaak_antwoord(p, rc, &err, toon, pagina_tekst(p, "/melding/%s",
	    http_param(p->req, "id")), "teruggekoppeld");
}

static void
lijst_get(struct pagina *p)
{
	struct uit_terugkoppelingen_lezen u;
	struct wacht_view *v;
	struct err err;

	if (pagina_kijk(p, ACT_terugkoppelingen_lezen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = arena_new(p->a, struct wacht_view, u.n + 1);
	for (size_t i = 0; v != NULL && i < u.n; i++) {
		const struct terugkoppeling_wacht *t = &u.v[i].t;
		const struct termijn *k = &u.v[i].klok;

		v[i] = (struct wacht_view){ .melding = t->melding, .dossier = t->dossier,
		    .naam = t->naam, .kenmerk = t->kenmerk, .beschermd = t->beschermd,
		    .melder = zaak_naam(p, "hoedanigheid", t->hoedanigheid, ""),
		    .route = zaak_naam(p, "route", t->route, ""),
		    .besloten = time_short(p->a, t->besloten_op, p->nu),
		    .wie = t->eigenaar_naam == NULL ? "niemand" : t->eigenaar_naam,
		    .heeft_klok = k->id != 0 };
		if (k->id != 0)
			v[i].klok = klok_view(p, &k->woorden, k->norm, k->verloopt_op, true);
	}
	pagina_begin(p, "Terugkoppeling", "terugkoppeling");
	tmpl_terugkoppelingen(&p->resp->body, v, v == NULL ? 0 : u.n);
	pagina_einde(p);
}

const struct pagina_route terugkoppeling_routes[] = {
	{ "GET", "/terugkoppeling", lijst_get, 0, 0 },
	{ "GET", "/melding/{id}/terugkoppeling", terugkoppeling_get, 0, 0 },
	{ "POST", "/melding/{id}/terugkoppeling", terugkoppeling_post, 0, 0 },
	{ 0 },
};
