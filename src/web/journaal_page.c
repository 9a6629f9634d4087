/* journaal_page.c - who looked at what, for who supervises (G4). */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "journaal_tmpl.h"
#include "web/journaal_view.h"
#include "web/routes.h"
#include "web/web.h"

static const char *
uitkomst(const char *code)
{
	static const struct pair woorden[] = {
		{ "ok", "gedaan" }, { "forbidden", "geweigerd" },
		{ "invalid", "geweigerd" },
		{ "not_found", "niet te zien" }, { "login", "niet ingelogd" },
	};

	for (size_t i = 0; i < sizeof(woorden) / sizeof(woorden[0]); i++)
		if (strcmp(woorden[i].name, code) == 0)
			return woorden[i].value;
	return code;
}

/* A ground of the law, a reason to open the vault, or an emergency. */
static const char *
grond(struct pagina *p, const struct uit_journaal_regel *r)
{
	const struct regio_gegevens *g = p->app->gegevens;
	const char *naam;

	if (strcmp(r->grond, "noodtoegang") == 0)
		return "Noodtoegang, 24 uur";
	/* The act says of which list the code is: some stand in more than one. */
	if (strcmp(r->handeling, "brp_bevragen") == 0)
		return regio_code_naam(g, "brp_grond", r->grond);
	naam = regio_code_naam(g, "grond", r->grond);
	return strcmp(naam, r->grond) != 0 ? naam : regio_code_naam(g, "kluisgrond", r->grond);
}

static struct jn_ding
ding(struct pagina *p, const struct uit_journaal_object *o)
{
	static const struct { const char *soort, *woord; bool lijst; } soorten[] = {
		{ "dossier", "dossier", true }, { "persoon", "persoon", true },
		{ "medewerker", "collega", true }, { "melding", "", false },
		{ "advies", "advies", false }, { "bericht", "bericht", false },
	};
	struct jn_ding d = { .soort = o->soort, .naam = o->naam };

	for (size_t i = 0; i < sizeof(soorten) / sizeof(soorten[0]); i++) {
		if (strcmp(soorten[i].soort, o->soort) != 0)
			continue;
		d.soort = soorten[i].woord;
		if (soorten[i].lijst)
			d.url = pagina_tekst(p, "/journaal?%s=%" PRId64,
			    o->soort, o->id);
	}
	/* A person who is not of the dossier asked for has no name here. */
	if (d.naam == NULL && strcmp(o->soort, "persoon") == 0) {
		d.soort = "";
		d.naam = "persoon";
	}
	if (d.naam == NULL)
		d.naam = pagina_tekst(p, "%" PRId64, o->id);
	return d;
}

static void
regel(struct pagina *p, const struct uit_journaal_regel *r, struct jn_regel *v)
{
	struct civil t = civil_from_time(r->tijd);

	*v = (struct jn_regel){ .volgnr = r->volgnr,
	    .iso = time_local_iso(p->a, r->tijd),
	    .tijd = pagina_tekst(p, "%s %d, %02d.%02d.%02d", date_short(p->a,
	    date_of_time(r->tijd)), t.year, t.hour, t.minute, t.second),
	    .wie = r->wie[0] != '\0' ? r->wie : r->rol[0] != '\0' ?
	    "het programma" : "niemand ingelogd", .rol = r->rol,
	    .handeling = r->titel, .uitkomst = uitkomst(r->uitkomst),
	    .geweigerd = strcmp(r->uitkomst, "ok") != 0,
	    .herkomst = r->herkomst, .detail = r->detail,
	    .grond = grond(p, r),
	    .meer = r->meer };
	if (r->medewerker != DB_NULL)
		v->wie_url = pagina_tekst(p, "/journaal?medewerker=%" PRId64,
		    r->medewerker);
	for (size_t i = 0; i < r->nobjecten; i++)
		v->ding[v->ndingen++] = ding(p, &r->object[i]);
}

static void
personen(struct pagina *p, const struct uit_journaal_lezen *uit,
    int64_t gekozen, struct jn_view *v)
{
	v->persoon = arena_new(p->a, struct jn_persoon, uit->npersonen + 1);
	for (size_t i = 0; v->persoon != NULL && i < uit->npersonen; i++)
		v->persoon[v->npersonen++] = (struct jn_persoon){
		    .naam = uit->personen[i].naam,
		    .geboren = birth_text(p->a, uit->personen[i].geboren),
		    .hier = uit->personen[i].id == gekozen,
		    .url = pagina_tekst(p, "/journaal?dossier=%" PRId64
		    "&persoon=%" PRId64, uit->dossier, uit->personen[i].id) };
}

/* What the page is about, in words, and the address of the next page. */
static void
keuze(struct pagina *p, const struct uit_journaal_lezen *uit, int64_t persoon,
    int64_t medewerker, struct jn_view *v)
{
	const char *vraag = "";

	v->sub = "Alles wat gedaan en bekeken is, het nieuwste bovenaan";
	v->kies = true;
	if (uit->persoon != NULL) {
		v->sub = uit->kenmerk == NULL ? uit->persoon :
		    pagina_tekst(p, "%s, in %s", uit->persoon, uit->kenmerk);
		vraag = pagina_tekst(p, "persoon=%" PRId64 "&", persoon);
		if (uit->dossier != 0)
			v->alles_url = pagina_tekst(p,
			    "/journaal?dossier=%" PRId64, uit->dossier);
	} else if (uit->kenmerk != NULL)
		v->sub = pagina_tekst(p, "Dossier %s", uit->kenmerk);
	else if (uit->medewerker != NULL) {
		v->sub = uit->medewerker;
		vraag = pagina_tekst(p, "medewerker=%" PRId64 "&", medewerker);
	} else
		v->kies = false;
	if (uit->dossier != 0)
		vraag = pagina_tekst(p, "%sdossier=%" PRId64 "&", vraag,
		    uit->dossier);
	if (uit->volgende != 0)
		v->ouder = pagina_tekst(p, "/journaal?%svoor=%" PRId64, vraag,
		    uit->volgende);
}

static int64_t
query_id(struct pagina *p, const char *naam)
{
	const char *s = http_query(p->req, naam);
	int64_t n = 0;

	while (s != NULL && *s >= '0' && *s <= '9' && n < INT64_MAX / 10 - 9)
		n = n * 10 + (*s++ - '0');
	return s == NULL || *s != '\0' ? 0 : n;
}

static void
toon(struct pagina *p, const struct uit_journaal_lezen *uit, struct jn_view *v)
{
	int64_t persoon = query_id(p, "persoon");
	int64_t medewerker = query_id(p, "medewerker");

	personen(p, uit, persoon, v);
	keuze(p, uit, persoon, medewerker, v);
	v->regel = arena_new(p->a, struct jn_regel, uit->n + 1);
	for (size_t i = 0; v->regel != NULL && i < uit->n; i++)
		regel(p, &uit->v[i], &v->regel[v->n++]);
	v->collegas = pagina_medewerkers(p, medewerker, &v->ncollegas);
	v->gemaakt = pagina_tekst(p, "%s, %s uur", date_long(p->a,
	    date_of_time(p->nu)), time_clock(p->a, p->nu));
	pagina_begin(p, "Journaal", "journaal");
	tmpl_journaal(&p->resp->body, v);
	pagina_einde(p);
}

static void
journaal_get(struct pagina *p)
{
	static const char *const velden[] = { "medewerker", "persoon", "dossier",
	    "kenmerk", "voor" };
	struct uit_journaal_lezen uit;
	struct jn_view v = { 0 };
	struct err err = { 0 };
	const char *kenmerk = http_query(p->req, "kenmerk");
	enum err_code rc;

	for (size_t i = 0; i < sizeof(velden) / sizeof(velden[0]); i++)
		pagina_veld(p, velden[i], http_query(p->req, velden[i]));
	rc = pagina_kijk(p, ACT_journaal_lezen, &uit, &err);
	v.kenmerk = kenmerk == NULL ? "" : kenmerk;
	if (rc == ERR_INVALID && pagina_fout_bij(p, "kenmerk") != NULL) {
		v.kenmerk_fout = pagina_fout_bij(p, "kenmerk");
		uit = (struct uit_journaal_lezen){ 0 };
	} else if (rc != ERR_OK) {
		pagina_fout(p, &err);
		return;
	} else if (uit.kenmerk != NULL)
		v.kenmerk = uit.kenmerk;
	toon(p, &uit, &v);
}

const struct pagina_route journaal_routes[] = {
	{ "GET", "/journaal", journaal_get, 0, 0 },
	{ 0 },
};
