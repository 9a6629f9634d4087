/* dossier_page.c - one dossier: its tabs, and notes. Every tab is an address. */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "dossier_tmpl.h"
#include "dossier_form_tmpl.h"
#include "web/dossier_intern.h"
#include "web/genogram.h"
#include "web/gezin_intern.h"
#include "web/routes.h"

bool
dos_haal(struct pagina *p, const char *dossier, enum dossier_deel deel,
    struct uit_dossier_openen *u)
{
	struct act_ctx kept = p->ctx;
	struct err err = { 0 };

	pagina_veld(p, "dossier", dossier);
	pagina_veld(p, "deel", dossier_deel_code(deel));
	if (deel == DEEL_TIJDLIJN) {
		pagina_veld(p, "voor_op", http_query(p->req, "voor_op"));
		pagina_veld(p, "voor", http_query(p->req, "voor"));
	}
	if (pagina_kijk(p, ACT_dossier_openen, u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return false;
	}
	if (kept.nfouten > 0)	/* of the form that was sent */
		p->ctx = kept;
	return true;
}

const char *
dos_pad_id(struct pagina *p, const char *param)
{
	int64_t id;

	if (http_param_id(p->req, param, &id))
		return http_param(p->req, param);
	pagina_fout(p, &(struct err){ .code = ERR_NOT_FOUND });
	return NULL;
}

bool
dos_stuur(struct pagina *p, const char *dossier, enum act_id act, const char *naar,
    const char *m, bool *botst)
{
	struct act_klaar uit;
	struct err err = { 0 };
	enum err_code rc;

	pagina_veld(p, "dossier", dossier);
	rc = pagina_doe(p, act, &uit, &err);
	*botst = rc == ERR_CONFLICT;
	if (*botst || (rc == ERR_INVALID && p->ctx.nfouten > 0))
		return true;
	if (rc == ERR_OK)
		pagina_klaar(p, naar, m);
	else
		pagina_fout(p, &err);
	return false;
}

/* ---- the overview ------------------------------------------------------------------ */

void
dos_overzicht_toon(struct pagina *p, const struct uit_dossier_openen *u)
{
	struct dos_kop_view k = dos_kop(p, &u->kop, DEEL_OVERZICHT);
	struct dos_overzicht_view v = { .nleden = u->nleden, .leden = dos_leden(p, u),
	    .gezin = geno_view(p, u->kop.dossier.id, &u->gezin),
	    .signalen = gezin_signalen(p, u), .nsignalen = u->nsignalen,
	    .met_termijnen = wie_mag(&p->wie, RECHT_TERMIJN),
	    .met_taken = wie_mag(&p->wie, RECHT_TAAK),
	    .met_plan = wie_mag(&p->wie, RECHT_PLAN), .ntijdlijn = u->ntijdlijn,
	    .tijdlijn = dos_tijdlijn(p, u, true), .nmeldingen = u->kop.nmeldingen,
	    .meldingen = dos_meldingen(p, &u->kop),
	    .plan = dos_plan(p, u->kop.dossier.id, &u->plan),
	    .notitie = dos_schrijf(p, u, false),
	    .alles = pagina_tekst(p, "Alles (%" PRId64 ")",
	    u->kop.tellingen.gebeurtenissen) };
	const struct fout_view *f;
	size_t nf;

	v.termijnen = dos_termijnen(p, u, &v.ntermijnen);
	v.taken = dos_taken(p, u, &v.ntaken);
	f = pagina_fouten(p, &nf);
	pagina_begin(p, pagina_tekst(p, "Dossier %s", u->kop.dossier.kenmerk), DOS_MENU);
	tmpl_dos_kop(&p->resp->body, &k);
	tmpl_dos_overzicht(&p->resp->body, &v, &k, f, nf);
	dos_einde(p);
}

void
dos_notities_toon(struct pagina *p, const struct uit_dossier_openen *u)
{
	struct dos_schrijf_view s = dos_schrijf(p, u, true);
	const struct fout_view *f;
	size_t nf;

	f = pagina_fouten(p, &nf);
	dos_begin(p, &u->kop, DEEL_NOTITIES, "Notities");
	tmpl_fouten(&p->resp->body, f, nf);
	if (wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN))
		tmpl_dos_schrijf(&p->resp->body, &s, "Notitie schrijven");
	tmpl_dos_notities(&p->resp->body, dos_notities(p, u), u->nnotities);
	dos_einde(p);
}

/* ---- the other tabs ------------------------------------------------------------------ */

static void
tijdlijn_toon(struct pagina *p, const struct uit_dossier_openen *u)
{
	const struct tijdlijn_rij *last = u->ntijdlijn == 0 ? NULL :
	    &u->tijdlijn[u->ntijdlijn - 1];

	dos_begin(p, &u->kop, DEEL_TIJDLIJN, "Tijdlijn");
	tmpl_dos_tijdlijn_blad(&p->resp->body, dos_tijdlijn(p, u, false), u->ntijdlijn,
	    !u->tijdlijn_meer ? NULL : pagina_tekst(p, "/dossier/%" PRId64
	    "/tijdlijn?voor_op=%" PRId64 "&voor=%" PRId64, u->kop.dossier.id, last->op,
	    last->id));
	dos_einde(p);
}

static void
plan_toon(struct pagina *p, const struct uit_dossier_openen *u)
{
	struct dos_plan_view v = dos_plan(p, u->kop.dossier.id, &u->plan);
	struct dos_tabel_rij *r = arena_new(p->a, struct dos_tabel_rij, u->nversies + 1);
	struct dos_tabel_view t = { .kop = "Versies", .id = "k-versies", .rijen = r,
	    .naam = "Versies van het plan", .kolom = { "Gemaakt", "Versie", "Stand", "Door" },
	    .icoon = "checklist", .leeg = "Er is nog geen plan",
	    .leeg_uitleg = "Elke wijziging wordt een nieuwe versie." };

	for (size_t i = 0; r != NULL && i < u->nversies; i++)
		r[t.n++] = (struct dos_tabel_rij){ .a = time_short(p->a,
		    u->versies[i].gemaakt_op, p->nu), .iso = time_local_iso(p->a,
		    u->versies[i].gemaakt_op), .b = pagina_tekst(p, "%" PRId64,
		    u->versies[i].versie), .c = u->versies[i].besproken ?
		    pagina_tekst(p, "besproken op %s", dos_dag(p,
		    u->versies[i].besproken_op)) : "concept",
		    .d = u->versies[i].gemaakt_door };
	if (!wie_mag(&p->wie, RECHT_PLAN)) {
		pagina_fout(p, &(struct err){ .code = ERR_FORBIDDEN,
		    .text = "Dit mag niet met jouw rol." });
		return;
	}
	dos_begin(p, &u->kop, DEEL_PLAN, "Plan");
	tmpl_dos_plan(&p->resp->body, &v, "");
	if (t.n > 0)
		tmpl_dos_tabel(&p->resp->body, &t);
	dos_einde(p);
}

static void
besluiten_toon(struct pagina *p, const struct uit_dossier_openen *u)
{
	struct dos_tabel_rij *r = arena_new(p->a, struct dos_tabel_rij, u->nbesluiten + 1);
	struct dos_tabel_view t = { .kop = "Besluiten", .id = "k-besluiten", .rijen = r,
	    .naam = "Besluiten in dit dossier", .kolom = { "Wanneer", "Besluit", "Waarom",
	    "Wie" }, .icoon = "gavel", .leeg = "Er is nog geen besluit",
	    .leeg_uitleg = "Een besluit neem je bij een melding, of samen in het overleg." };

	for (size_t i = 0; r != NULL && i < u->nbesluiten; i++) {
		const struct dossier_besluit *b = &u->besluiten[i];

		r[t.n++] = (struct dos_tabel_rij){ .a = time_short(p->a, b->op, p->nu),
		    .iso = time_local_iso(p->a, b->op),
		    .b = regio_code_naam(p->app->gegevens, "route", b->route),
		    .sub = pagina_tekst(p, "%s, %" PRId64 "e melding",
		    regio_code_naam(p->app->gegevens, "uitkomst", b->uitkomst), b->volgnr),
		    .pad = pagina_tekst(p, "/melding/%" PRId64, b->melding), .c = b->reden,
		    .d = pagina_tekst(p, "%s%s, opgepakt door %s", b->door_naam == NULL ?
		    "" : b->door_naam, b->overleg ? " in het overleg" : "",
		    b->eigenaar_naam == NULL ? "niemand" : b->eigenaar_naam) };
	}
	dos_begin(p, &u->kop, DEEL_BESLUITEN, "Besluiten");
	tmpl_dos_tabel(&p->resp->body, &t);
	dos_einde(p);
}

static const char *
keten_wat(struct pagina *p, const struct dossier_keten *k)
{
	if (strcmp(k->soort, "hulp") == 0)
		return regio_code_naam(p->app->gegevens, "hulpsoort", k->wat);
	return strcmp(k->soort, "overdracht") == 0 ? "Overdracht" :
	    strcmp(k->soort, "vto") == 0 ? "Verzoek tot onderzoek" : "Bericht ontvangen";
}

static void
keten_toon(struct pagina *p, const struct uit_dossier_openen *u)
{
	struct dos_tabel_rij *r = arena_new(p->a, struct dos_tabel_rij, u->nketen + 1);
	struct dos_tabel_view t = { .kop = "Keten en berichten", .id = "k-keten", .rijen = r,
	    .naam = "Hulp, overdrachten, verzoeken en berichten", .kolom = { "Wanneer",
	    "Wat", "Stand", "Met wie" }, .icoon = "arrows-exchange",
	    .leeg = "Nog niets met de keten",
	    .leeg_uitleg = "Hulp, overdrachten en berichten komen hier vanzelf te staan." };

	for (size_t i = 0; r != NULL && i < u->nketen; i++) {
		const struct dossier_keten *k = &u->keten[i];

		r[t.n++] = (struct dos_tabel_rij){ .a = time_short(p->a, k->op, p->nu),
		    .iso = time_local_iso(p->a, k->op), .b = keten_wat(p, k),
		    .pad = pagina_tekst(p, "/melding/%" PRId64, k->melding),
		    .c = k->stand_op == DB_NULL ? k->stand : pagina_tekst(p, "%s, %s",
		    k->stand, time_short(p->a, k->stand_op, p->nu)),
		    .d = k->met == NULL ? "" : k->met };
	}
	dos_begin(p, &u->kop, DEEL_KETEN, "Keten en berichten");
	tmpl_dos_tabel(&p->resp->body, &t);
	dos_einde(p);
}

/* ---- who looked ------------------------------------------------------------------------ */

static const char *
actie_woord(const struct dossier_blik *b)
{
	if (b->geweigerd)
		return "geweigerd";
	return b->actie == 'R' ? "bekeken" : b->actie == 'C' ? "toegevoegd" :
	    b->actie == 'U' ? "gewijzigd" : b->actie == 'D' ? "verwijderd" : "uitgevoerd";
}

static bool
zelfde_blik(const struct dossier_blik *a, const struct dossier_blik *b)
{
	return strcmp(a->wie, b->wie) == 0 && strcmp(a->rol, b->rol) == 0 &&
	    strcmp(a->titel, b->titel) == 0 && a->actie == b->actie &&
	    a->geweigerd == b->geweigerd && date_of_time(a->tijd) == date_of_time(b->tijd);
}

/* The same look again and again, one line: the list of work passes by many times
 * a day and would hide who opened this dossier. n_out: how many it stands for. */
static struct dos_tabel_rij
blik_rij(struct pagina *p, const struct dossier_blik *v, size_t max, size_t *n_out)
{
	size_t n = 1;

	while (n < max && zelfde_blik(&v[0], &v[n]))
		n++;
	*n_out = n;
	return (struct dos_tabel_rij){ .a = time_short(p->a, v->tijd, p->nu),
	    .iso = time_local_iso(p->a, v->tijd), .b = v->wie[0] == '\0' ?
	    "het programma" : v->wie, .sub = v->rol, .c = n == 1 ? v->titel :
	    pagina_tekst(p, "%s, %zu keer vanaf %s", v->titel, n,
	    time_clock(p->a, v[n - 1].tijd)), .d = actie_woord(v), .fout = v->geweigerd };
}

static void
inzage_get(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	struct dos_tabel_view t = { .kop = "Inzage", .id = "k-inzage",
	    .naam = "Wie keek in dit dossier, en wanneer", .kolom = { "Wanneer", "Wie", "Wat",
	    "Hoe" }, .icoon = "eye", .leeg = "Nog niemand keek",
	    .leeg_uitleg = "Wie dit dossier opent, komt hier te staan.",
	    .noot = "Dat je dit leest, staat er ook in." };
	struct uit_dossier_inzage u;
	struct dos_tabel_rij *r;
	struct err err = { 0 };

	if (id == NULL)
		return;
	pagina_veld(p, "dossier", id);
	pagina_veld(p, "voor", http_query(p->req, "voor"));
	if (pagina_kijk(p, ACT_dossier_inzage, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	t.rijen = r = arena_new(p->a, struct dos_tabel_rij, u.n + 1);
	for (size_t i = 0, samen; r != NULL && i < u.n; i += samen)
		r[t.n++] = blik_rij(p, &u.v[i], u.n - i, &samen);
	if (u.volgende != 0)
		t.ouder = pagina_tekst(p, "/dossier/%s/inzage?voor=%" PRId64, id, u.volgende);
	dos_begin(p, &u.kop, DEEL_INZAGE, "Inzage");
	dos_toegangen(p, &u);
	tmpl_dos_tabel(&p->resp->body, &t);
	dos_einde(p);
}

/* ---- notes ------------------------------------------------------------------------------- */

static void
notitie_post(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	bool kort = http_form(p->req, "soort") == NULL;
	struct uit_dossier_openen u;
	struct act_klaar uit;
	struct err err = { 0 };
	enum err_code rc;

	if (id == NULL)
		return;
	pagina_veld(p, "dossier", id);
	rc = pagina_doe(p, ACT_notitie_toevoegen, &uit, &err);
	if (rc == ERR_OK)
		pagina_klaar(p, pagina_tekst(p, kort ? "/dossier/%s" :
		    "/dossier/%s/notities", id), uit.herhaald ? "herhaald" : "notitie");
	else if (rc != ERR_INVALID)
		pagina_fout(p, &err);
	else if (dos_haal(p, id, kort ? DEEL_OVERZICHT : DEEL_NOTITIES, &u)) {
		if (kort)
			dos_overzicht_toon(p, &u);
		else
			dos_notities_toon(p, &u);
	}
}

/* For the script: what is typed is kept. */
static void
notitie_concept_post(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	struct uit_gesprek_bewaren uit;
	struct err err = { 0 };

	if (id == NULL)
		return;
	pagina_veld(p, "soort", NOTITIE_SOORT);
	pagina_veld(p, "onderwerp", id);
	if (pagina_doe(p, ACT_concept_bewaren, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	p->resp->content_type = "application/json";
	if (uit.botsing) {
		p->resp->status = 409;
		buf_printf(&p->resp->body, "{\"botsing\":\"/dossier/%" PRId64 "/notities\"}",
		    uit.onderwerp);
	} else
		buf_printf(&p->resp->body, "{\"versie\":%" PRId64 ",\"bewaard\":\"%s\"}",
		    uit.versie, uit.bewaard);
}

/* ---- routes --------------------------------------------------------------------------------- */

static void
deel_toon(struct pagina *p, enum dossier_deel deel)
{
	const char *id = dos_pad_id(p, "id");
	struct uit_dossier_openen u;

	if (id == NULL || !dos_haal(p, id, deel, &u))
		return;
	switch (deel) {
	case DEEL_GEZIN:
		gezin_tab(p, &u);
		return;
	case DEEL_TIJDLIJN:
		tijdlijn_toon(p, &u);
		return;
	case DEEL_PLAN:
		plan_toon(p, &u);
		return;
	case DEEL_NOTITIES:
		dos_notities_toon(p, &u);
		return;
	case DEEL_BESLUITEN:
		besluiten_toon(p, &u);
		return;
	case DEEL_KETEN:
		keten_toon(p, &u);
		return;
	default:
		dos_overzicht_toon(p, &u);
	}
}

static void
dossier_get(struct pagina *p)
{
	deel_toon(p, DEEL_OVERZICHT);
}

/* "/dossier/12/tijdlijn" */
static void
deel_get(struct pagina *p)
{
	const char *naam = http_param(p->req, "deel");

	for (int i = 0; naam != NULL && i < DEEL_INZAGE; i++)
		if (i != DEEL_VEILIGHEID &&
		    strcmp(dossier_deel_code((enum dossier_deel)i), naam) == 0) {
			deel_toon(p, (enum dossier_deel)i);
			return;
		}
	pagina_fout(p, &(struct err){ .code = ERR_NOT_FOUND });
}

const struct pagina_route dossier_routes[] = {
	{ "GET", "/dossier/{id}", dossier_get, 0, 0 },
	{ "GET", "/dossier/{id}/{deel}", deel_get, 0, 0 },
	{ "GET", "/dossier/{id}/inzage", inzage_get, 0, 0 },
	{ "POST", "/dossier/{id}/notitie", notitie_post, 0, 0 },
	{ "POST", "/dossier/{id}/notitie/concept", notitie_concept_post, 0, 0 },
	{ "GET", "/dossier/{id}/veiligheid", dos_veiligheid_get, 0, 0 },
	{ "POST", "/dossier/{id}/veiligheid", dos_veiligheid_post, 0, 0 },
	{ "GET", "/dossier/{id}/persoon/{pid}", dos_persoon_get, 0, 0 },
	{ "POST", "/dossier/{id}/persoon/{pid}", dos_persoon_post, 0, 0 },
	{ "GET", "/dossier/{id}/lid", dos_lid_get, 0, 0 },
	{ "POST", "/dossier/{id}/lid", dos_lid_post, 0, 0 },
	{ "GET", "/dossier/{id}/regie", dos_regie, 0, 0 },
	{ "POST", "/dossier/{id}/regie", dos_regie, 0, 0 },
	{ "GET", "/dossier/{id}/afschermen", dos_afscherm, 0, 0 },
	{ "POST", "/dossier/{id}/afschermen", dos_afscherm, 0, 0 },
	{ "GET", "/dossier/{id}/taak", dos_taak, 0, 0 },
	{ "POST", "/dossier/{id}/taak", dos_taak, 0, 0 },
	{ "GET", "/dossier/{id}/gebeurtenis", dos_gebeurtenis, 0, 0 },
	{ "POST", "/dossier/{id}/gebeurtenis", dos_gebeurtenis, 0, 0 },
	{ "GET", "/dossier/{id}/plan/wijzigen", dos_plan_get, 0, 0 },
	{ "POST", "/dossier/{id}/plan/wijzigen", dos_plan_post, 0, 0 },
	{ 0 },
};
