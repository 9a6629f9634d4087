/* werkvoorraad_page.c - the work list, one's own dossiers and tasks. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "acts/werk.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/melding/melding.h"
#include "domain/regio/regio.h"
#include "domain/taak/taak.h"
#include "text/utf8.h"
#include "web/klok.h"
#include "web/routes.h"
#include "web/web_intern.h"
#include "web/werkvoorraad_intern.h"
#include "werkvoorraad_tmpl.h"

/* ---- rows --------------------------------------------------------------------- */

static const char *
stap_naam(const char *stap)
{
	static const struct pair namen[] = {
		{ STAP_ACUUT, "Acute screening" }, { STAP_WEGING, "Weging" },
		{ STAP_BESLUIT, "Besluit" }, { STAP_HULP, "Hulp op gang" },
		{ STAP_ONDERZOEK, "Onderzoek" }, { STAP_OVERDRACHT, "Overdracht" },
		{ STAP_VTO, "Verzoek tot onderzoek" },
		{ STAP_TERUGKOPPELING, "Terugkoppeling melder" }, { STAP_AFSLUITEN, "Afsluiten" },
	};

	for (size_t i = 0; i < sizeof(namen) / sizeof(namen[0]); i++)
		if (strcmp(namen[i].name, stap) == 0)
			return namen[i].value;
	return stap;
}

/* A colour for a colleague that stays the same. */
static const char *
kleur_van(int64_t id)
{
	static const char *const kleuren[] = { "", "vt-poppetje--b", "vt-poppetje--c",
	    "vt-poppetje--d" };

	return kleuren[(uint64_t)id / 7 % 4];
}

struct werk_rij_view
werk_rij(struct pagina *p, const struct werk_regel *r)
{
	struct werk_rij_view v = { .id = r->melding, .letter = r->letter,
	    .punten = r->punten, .huishouden = r->huishouden,
	    .kenmerk = r->kenmerk, .gemeente = r->gemeente, .crisis = r->crisis,
	    .bron = r->hoedanigheid[0] != '\0' ? r->hoedanigheid : r->bron,
	    .ontvangen = time_short(p->a, r->ontvangen_op, p->nu),
	    .stap = stap_naam(r->stap), .stap_sub = r->op_lijst ?
	    "op de lijst van het overleg" : "", .volg = "",
	    .behandelaar = r->behandelaar_naam, .klasse = "",
	    .kleur = kleur_van(r->behandelaar),
	    .mag_nemen = wie_mag(&p->wie, RECHT_WERKVOORRAAD),
	    .pad = pagina_tekst(p, "/dossier/%" PRId64, r->dossier) };
	size_t n = 0;

	if (r->behandelaar_naam != NULL)
		v.initialen = utf8_initials(p->a, r->behandelaar_naam);
	if (r->volgnr > 1)
		v.volg = pagina_tekst(p, ", %" PRId64 "e melding", r->volgnr);
	if (r->kinderen > 0)
		v.labels[n++] = pagina_tekst(p, "%" PRId64 " %s", r->kinderen,
		    r->kinderen == 1 ? "kind" : "kinderen");
	if (r->vorm[0] != '\0')
		v.labels[n++] = r->vorm;
	if (strcmp(r->soort, "hermelding") == 0)
		v.labels[n++] = "Eerdere zaak";
	if (r->norm != NULL) {
		v.klok = klok_view(p, &r->klok, r->norm, r->verloopt_op, true);
		if (v.stap_sub[0] == '\0' && strcmp(v.stap, r->norm->naam) != 0)
			v.stap_sub = r->norm->naam;
	}
	if (r->crisis)
		v.klasse = "vt-rij--crisis";
	else if (r->norm != NULL && r->klok.stand == TERMIJN_LAAT)
		v.klasse = "vt-rij--laat";
	return v;
}

/* ---- the page ------------------------------------------------------------------- */

/* The query of this list without the page: what a saved filter keeps. */
static const char *
vraag_van(struct pagina *p)
{
	static const char *const names[] = { "bak", "gemeente", "bron", "vorm" };
	const char *s = "";

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *v = http_query(p->req, names[i]);

		/* Codes only: the act refuses anything else. */
		if (v != NULL && v[0] != '\0')
			s = pagina_tekst(p, "%s%s%s=%s", s, s[0] == '\0' ? "" : "&",
			    names[i], v);
	}
	return s;
}

static const char *
telling(struct pagina *p, int64_t n)
{
	return pagina_tekst(p, "%" PRId64 "%s", n, n >= WERK_TEL_MAX ? "+" : "");
}

static void
bakken(struct pagina *p, const struct uit_werkvoorraad *u,
    struct werkvoorraad_view *v)
{
	static const struct { const char *naam, *klasse; } looks[BAK_COUNT] = {
		[BAK_ALLES] = { "Alles open", "" },
		[BAK_VOORBIJ] = { "Termijn voorbij", "vt-bakjes__laat" },
		[BAK_VANDAAG] = { "Vandaag af", "vt-bakjes__straks" },
		[BAK_POLITIE] = { "Nieuw van politie", "" },
		[BAK_NIEMAND] = { "Niet toegewezen", "" },
		[BAK_TERUGKOPPELING] = { "Terugkoppeling melder", "" },
		[BAK_MIJ] = { "Van mij", "" },
	};
	struct bak_view *b = arena_new(p->a, struct bak_view, BAK_COUNT);

	for (int i = 0; b != NULL && i < BAK_COUNT; i++)
		b[v->nbakken++] = (struct bak_view){ .naam = looks[i].naam,
		    .klasse = looks[i].klasse, .tel = telling(p, u->tellingen[i]),
		    .hier = (int)u->bak == i, .pad = i == BAK_ALLES ?
		    "/werkvoorraad" : pagina_tekst(p, "/werkvoorraad?bak=%s",
		    werk_bak_code((enum werk_bak)i)) };
	v->bakken = b;
}

static void
filters(struct pagina *p, const struct uit_werkvoorraad *u,
    struct werkvoorraad_view *v)
{
	struct optie *o = arena_new(p->a, struct optie, u->nfilters + 1);
	int64_t *ids = arena_new(p->a, int64_t, u->nfilters + 1);

	for (size_t i = 0; o != NULL && ids != NULL && i < u->nfilters; i++) {
		o[i] = (struct optie){ .naam = u->filters[i].naam,
		    .waarde = pagina_tekst(p, "/werkvoorraad?%s",
		    u->filters[i].vraag) };
		ids[i] = u->filters[i].id;
		v->nfilters++;
	}
	v->filters = o;
	v->filter_ids = ids;
}

static struct veld_view
keuze(struct pagina *p, const char *lijst, const char *naam)
{
	struct veld_view v = { .naam = naam };

	v.opties = pagina_opties(p, lijst, http_query(p->req, naam), &v.nopties);
	return v;
}

static struct werkvoorraad_view
view_of(struct pagina *p, const struct uit_werkvoorraad *u)
{
	const char *vraag = vraag_van(p);
	struct werkvoorraad_view v = { .csrf = p->csrf, .kop = "Werkvoorraad",
	    .bak = werk_bak_code(u->bak), .vraag = vraag,
	    .dag = pagina_tekst(p, "%s, %s uur", date_long(p->a,
	    date_of_time(p->nu)), time_clock(p->a, p->nu)),
	    .stand = pagina_tekst(p, "Stand van %s", time_clock(p->a, p->nu)),
	    .stroom = pagina_tekst(p, "/werkvoorraad/stroom%s%s",
	    vraag[0] == '\0' ? "" : "?", vraag),
	    .pad = pagina_tekst(p, "/werkvoorraad%s%s",
	    vraag[0] == '\0' ? "" : "?", vraag) };
	struct werk_rij_view *rows = arena_new(p->a, struct werk_rij_view, u->n + 1);

	v.gemeente = keuze(p, "gemeente", "gemeente");
	v.bron = keuze(p, "bron", "bron");
	v.vorm = keuze(p, "vorm", "vorm");
	bakken(p, u, &v);
	filters(p, u, &v);
	for (size_t i = 0; rows != NULL && i < u->n; i++)
		rows[v.nrijen++] = werk_rij(p, &u->v[i]);
	v.rijen = rows;
	v.voet = pagina_tekst(p, "%zu van %s.", u->n, telling(p,
	    u->tellingen[u->bak]));
	if (u->volgende != NULL)
		v.volgende = pagina_tekst(p, "/werkvoorraad?%s%sna=%s", vraag,
		    vraag[0] == '\0' ? "" : "&", u->volgende);
	return v;
}

static void
werkvoorraad_get(struct pagina *p)
{
	struct uit_werkvoorraad uit;
	struct werkvoorraad_view v;
	struct err err;

	if (pagina_doe(p, ACT_werkvoorraad, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = view_of(p, &uit);
	werk_nu(p, &uit, &v);
	pagina_begin(p, "Werkvoorraad", "werkvoorraad");
	tmpl_werkvoorraad(&p->resp->body, &v);
	pagina_einde(p);
}

/* ---- taking and handing over ---------------------------------------------------- */

/* An act on the thing in the path, and back. */
static void
doe_en_terug(struct pagina *p, enum act_id act, const char *veld,
    const char *terug, const char *m)
{
	struct act_klaar uit;
	struct err err;

	pagina_veld(p, veld, http_param(p->req, "id"));
	if (pagina_doe(p, act, &uit, &err) != ERR_OK)
		pagina_fout(p, &err);
	else if (terug != NULL)
		pagina_klaar(p, terug, m);
	else
		pagina_klaar(p, pagina_tekst(p, "/dossier/%" PRId64, uit.dossier), m);
}

static void
opnemen_post(struct pagina *p)
{
	doe_en_terug(p, ACT_melding_opnemen, "melding", NULL, "opgenomen");
}

static void
op_lijst_post(struct pagina *p)
{
	doe_en_terug(p, ACT_melding_op_lijst, "melding", NULL, "bewaard");
}

/* Only of a report that may be seen, and it says which. */
static void
doorgeven_get(struct pagina *p)
{
	struct act_ctx sent = p->ctx;	/* what is wrong with the form that was sent */
	struct uit_melding_openen u;
	struct veld_view aan, reden;
	const struct fout_view *f;
	struct err err;
	size_t n;

	pagina_veld(p, "melding", http_param(p->req, "id"));
	if (pagina_kijk(p, ACT_melding_openen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	p->ctx = sent;
	aan = pagina_invoer(p, ACT_melding_doorgeven, "aan", "");
	reden = pagina_invoer(p, ACT_melding_doorgeven, "reden", "");
	aan.opties = pagina_collegas(p, 0, &aan.nopties);
	f = pagina_fouten(p, &n);
	pagina_begin(p, "Doorgeven", "werkvoorraad");
	tmpl_doorgeven(&p->resp->body, p->csrf, &u.kop, f, n, &aan, &reden);
	pagina_einde(p);
}

static void
doorgeven_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	pagina_veld(p, "melding", http_param(p->req, "id"));
	rc = pagina_doe(p, ACT_melding_doorgeven, &uit, &err);
	if (rc == ERR_INVALID)
		doorgeven_get(p);
	else if (rc != ERR_OK)
		pagina_fout(p, &err);
	else
		pagina_klaar(p, "/werkvoorraad", "doorgegeven");
}

/* Only what a list of ours writes goes into a header. */
static bool
is_vraag(const char *s)
{
	return s != NULL && s[0] != '\0' && s[strspn(s, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_=&%+.-")] == '\0';
}

static void
filter_post(struct pagina *p)
{
	const char *vraag = http_form(p->req, "vraag");
	struct act_klaar uit;
	struct err err;

	if (pagina_doe(p, ACT_filter_bewaren, &uit, &err) != ERR_OK)
		pagina_fout(p, &err);
	else
		pagina_klaar(p, pagina_tekst(p, "/werkvoorraad%s%s#filters",
		    is_vraag(vraag) ? "?" : "", is_vraag(vraag) ? vraag : ""), "bewaard");
}

static void
filter_weg_post(struct pagina *p)
{
	doe_en_terug(p, ACT_filter_verwijderen, "filter", "/werkvoorraad#filters",
	    "bewaard");
}

/* ---- one's own --------------------------------------------------------------------- */

static void
dossiers_get(struct pagina *p)
{
	struct uit_mijn_dossiers uit;
	struct dossier_rij_view *d;
	struct err err;

	if (pagina_kijk(p, ACT_mijn_dossiers, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	d = arena_new(p->a, struct dossier_rij_view, uit.n + 1);
	for (size_t i = 0; d != NULL && i < uit.n; i++)
		d[i] = (struct dossier_rij_view){ .naam = uit.v[i].naam,
		    .kenmerk = uit.v[i].kenmerk, .gemeente = uit.v[i].gemeente,
		    .veiligheid = uit.v[i].veiligheid[0] == '\0' ?
		    "nog niet gewogen" : uit.v[i].veiligheid,
		    .letter = uit.v[i].letter, .punten = uit.v[i].punten,
		    .meldingen = uit.v[i].meldingen, .termijn =
		    uit.v[i].verloopt_op == DB_NULL ||
		    uit.v[i].verloopt_op >= TERMIJN_GEEN ? "" :
		    time_short(p->a, uit.v[i].verloopt_op, p->nu),
		    .pad = pagina_tekst(p, "/dossier/%" PRId64, uit.v[i].id) };
	pagina_begin(p, "Mijn dossiers", "dossiers");
	tmpl_dossiers(&p->resp->body, d, d == NULL ? 0 : uit.n,
	    wie_mag(&p->wie, RECHT_TOEGANG_NOOD));
	pagina_einde(p);
}

static void
taken_get(struct pagina *p)
{
	struct uit_mijn_taken uit;
	struct taak_rij_view *t;
	struct err err;

	if (pagina_kijk(p, ACT_mijn_taken, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	t = arena_new(p->a, struct taak_rij_view, uit.n + 1);
	for (size_t i = 0; t != NULL && i < uit.n; i++) {
		const struct taak *k = &uit.v[i];
		bool dated = k->verloopt_op != DB_NULL;
		bool melder = strcmp(k->soort, TAAK_TERUGKOPPELING) == 0;

		t[i] = (struct taak_rij_view){ .id = k->id, .tekst = k->tekst,
		    .dossier = pagina_tekst(p, "%s, %s", k->kenmerk, k->dossier_naam),
		    .pad = pagina_tekst(p, "/dossier/%" PRId64, k->dossier),
		    .wanneer = dated ? time_short(p->a, k->verloopt_op, p->nu) :
		    melder ? "na het besluit" : "",
		    .hier = melder ? pagina_tekst(p, "/melding/%" PRId64 "/terugkoppeling",
		    k->melding) : NULL,
		    .klasse = !dated ? "" : k->verloopt_op < p->nu ?
		    "vt-taken__tijd--laat" : k->verloopt_op < p->nu + 86400 ?
		    "vt-taken__tijd--straks" : "" };
	}
	pagina_begin(p, "Mijn taken", "taken");
	tmpl_taken(&p->resp->body, p->csrf, t, t == NULL ? 0 : uit.n);
	pagina_einde(p);
}

static void
taak_klaar_post(struct pagina *p)
{
	const char *terug = pagina_getypt(p, "_terug");

	doe_en_terug(p, ACT_taak_afvinken, "taak",
	    strcmp(terug, "dossier") == 0 ? NULL : "/taken", "bewaard");
}

const struct pagina_route werkvoorraad_routes[] = {
	{ "GET", "/werkvoorraad", werkvoorraad_get, 0, 0 },
	{ "GET", "/werkvoorraad/stroom", werkvoorraad_stroom, PAGINA_STROOM, 0 },
	{ "POST", "/melding/{id}/opnemen", opnemen_post, 0, 0 },
	{ "POST", "/melding/{id}/op-lijst", op_lijst_post, 0, 0 },
	{ "GET", "/melding/{id}/doorgeven", doorgeven_get, 0, 0 },
	{ "POST", "/melding/{id}/doorgeven", doorgeven_post, 0, 0 },
	{ "POST", "/filter", filter_post, 0, 0 },
	{ "POST", "/filter/{id}/weg", filter_weg_post, 0, 0 },
	{ "GET", "/dossiers", dossiers_get, 0, 0 },
	{ "GET", "/taken", taken_get, 0, 0 },
	{ "POST", "/taak/{id}/klaar", taak_klaar_post, 0, 0 },
	{ 0 },
};
