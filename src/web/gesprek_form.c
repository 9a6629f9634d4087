/* gesprek_form.c - the fields of a conversation, with what stands in them. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "gesprek_tmpl.h"
#include "seal/seal.h"
#include "web/gesprek_intern.h"

#define ACT ACT_melding_registreren
#define RIJEN_MAX 200	/* shown again, also where it is more than may be sent */

const char *
gesprek_waarde(const struct gesprek *g, const char *naam)
{
	for (size_t i = 0; i < g->n; i++)
		if (strcmp(g->velden[i].name, naam) == 0 && g->velden[i].value != NULL)
			return g->velden[i].value;
	return "";
}

static bool
has(const struct gesprek *g, const char *naam, const char *waarde)
{
	for (size_t i = 0; i < g->n; i++)
		if (strcmp(g->velden[i].name, naam) == 0 &&
		    strcmp(g->velden[i].value, waarde) == 0)
			return true;
	return false;
}

bool
rij_van_naam(const char *naam, size_t *rij, const char **veld)
{
	char *end;

	if (strncmp(naam, "personen.", 9) != 0)
		return false;
	*rij = (size_t)strtoul(naam + 9, &end, 10);
	*veld = end + 1;
	return end != naam + 9 && *end == '.' && *rij < RIJEN_MAX;
}

/* ---- fields ---------------------------------------------------------------------- */

static struct veld_view
regel(struct gesprek *g, const char *naam, const char *hint)
{
	struct veld_view v = pagina_invoer(g->p, ACT, naam, gesprek_waarde(g, naam));

	v.hint = hint;
	return v;
}

static struct veld_view
tekst(struct gesprek *g, const char *naam, int rijen, const char *hint)
{
	struct veld_view v = regel(g, naam, hint);

	v.rijen = rijen;
	return v;
}

static struct veld_view
keuze(struct gesprek *g, const char *naam)
{
	return pagina_keuze(g->p, ACT, naam, gesprek_waarde(g, naam));
}

/* Several may be chosen. */
static struct veld_view
vinkjes(struct gesprek *g, const char *naam, const char *hint)
{
	struct veld_view v = keuze(g, naam);
	struct optie *o = arena_new(g->p->a, struct optie, v.nopties + 1);

	for (size_t i = 0; o != NULL && i < v.nopties; i++) {
		o[i] = v.opties[i];
		o[i].gekozen = has(g, naam, o[i].waarde);
	}
	v.opties = o;
	v.nopties = o == NULL ? 0 : v.nopties;
	v.hint = hint;
	return v;
}

static struct veld_view
breed(struct veld_view v)
{
	v.klasse = "vt-veld--breed";
	return v;
}

/* ---- persons ---------------------------------------------------------------------- */

static struct veld_view
in_rij(struct gesprek *g, size_t rij, const char *veld, bool keuzes)
{
	const char *naam = pagina_tekst(g->p, "personen.%zu.%s", rij, veld);

	return keuzes ? keuze(g, naam) : regel(g, naam, NULL);
}

/* The rest is unfolded when there is something in it, or wrong with it. */
static bool
unfolded(const struct rij_view *r)
{
	const struct veld_view *rest[] = { &r->roepnaam, &r->bsn, &r->woont_elders,
	    &r->straat, &r->huisnummer, &r->postcode, &r->woonplaats };

	for (size_t i = 0; i < sizeof(rest) / sizeof(rest[0]); i++)
		if (rest[i]->waarde[0] != '\0' || rest[i]->fout != NULL)
			return true;
	return false;
}

static struct rij_view
rij_view(struct gesprek *g, size_t index, size_t nr)
{
	struct rij_view r = { .nr = nr, .index = index, .weg = nr > 1,
	    .id = pagina_tekst(g->p, "personen-%zu", index),
	    .bekend = in_rij(g, index, "bekend", false),
	    .voornamen = in_rij(g, index, "voornamen", false),
	    .voorvoegsel = in_rij(g, index, "voorvoegsel", false),
	    .geslachtsnaam = in_rij(g, index, "geslachtsnaam", false),
	    .geboren = in_rij(g, index, "geboren", false),
	    .rol = in_rij(g, index, "rol", true),
	    .hoedanigheid = in_rij(g, index, "hoedanigheid", true),
	    .geslacht = in_rij(g, index, "geslacht", true),
	    .telefoon = in_rij(g, index, "telefoon", false),
	    .roepnaam = in_rij(g, index, "roepnaam", false),
	    .bsn = in_rij(g, index, "bsn", false),
	    .woont_elders = in_rij(g, index, "woont_elders", false),
	    .straat = in_rij(g, index, "straat", false),
	    .huisnummer = in_rij(g, index, "huisnummer", false),
	    .postcode = in_rij(g, index, "postcode", false),
	    .woonplaats = in_rij(g, index, "woonplaats", false) };

	r.geboren.hint = "Of: ongeveer 4, ongeboren";
	for (size_t i = 0; i < g->open.nbekend; i++)
		if (g->open.bekend[i].rij == index && r.bekend.waarde[0] != '\0')
			r.bekend_naam = g->open.bekend[i].naam;
	r.open = unfolded(&r);
	return r;
}

/* The rows that hold something, and one more to go on in. */
static void
rijen(struct gesprek *g, struct gesprek_view *v)
{
	struct rij_view *r = arena_new(g->p->a, struct rij_view, RIJEN_MAX + 1);
	bool used[RIJEN_MAX] = { false };
	size_t next = 0, n = 0, rij;
	const char *veld;

	for (size_t i = 0; i < g->n; i++)
		if (rij_van_naam(g->velden[i].name, &rij, &veld) &&
		    g->velden[i].value[0] != '\0')
			used[rij] = true;
	for (size_t i = 0; r != NULL && i < RIJEN_MAX; i++)
		if (used[i]) {
			r[n] = rij_view(g, i, n + 1);
			n++;
			next = i + 1;
		}
	if (r != NULL && next < RIJEN_MAX) {
		r[n] = rij_view(g, next, n + 1);
		n++;
	}
	v->rijen = r;
	v->nrijen = n;
}

/* A row for script to copy: nothing in it, whatever was typed in row 0. */
static struct rij_view
empty_row(struct gesprek *g)
{
	struct gesprek none = { .p = g->p };
	struct pagina copy = *g->p;
	struct http_request req = *g->p->req;
	struct rij_view r;

	copy.ctx.nfouten = 0;
	req.nform = 0;
	copy.req = &req;
	none.p = &copy;
	r = rij_view(&none, 0, 1);
	r.weg = true;
	return r;
}

/* ---- meldcode ------------------------------------------------------------------------ */

static void
meldcode(struct gesprek *g, struct gesprek_view *v)
{
	size_t n;
	const struct optie *steps = pagina_opties(g->p, "meldcodestap", NULL, &n);
	struct stap_view *s = arena_new(g->p->a, struct stap_view, n + 1);

	v->meldcode_open = v->meldcode_stap.waarde[0] != '\0' ||
	    v->meldcode_stap.fout != NULL || pagina_fout_bij(g->p, "meldcode") != NULL;
	for (size_t i = 0; s != NULL && i < n; i++) {
		struct veld_view *f = &s[v->nstappen++].veld;

		f->naam = pagina_tekst(g->p, "mc.%s", steps[i].waarde);
		f->id = pagina_tekst(g->p, "mc-%s", steps[i].waarde);
		f->label = steps[i].naam;
		f->klasse = "";
		f->waarde = gesprek_waarde(g, f->naam);
		f->opties = pagina_opties(g->p, "meldcode_antwoord", f->waarde,
		    &f->nopties);
		v->meldcode_open = v->meldcode_open || f->waarde[0] != '\0';
	}
	v->stappen = s;
}

/* ---- what is known already ------------------------------------------------------------ */

static const char *
outcome(struct pagina *p, const struct persoon_eerder *e)
{
	const char *wat = strcmp(e->soort, "hermelding") == 0 ? "hermelding" : "melding";
	const char *hoe = e->gesloten_op == DB_NULL ? "loopt nog" :
	    regio_code_naam(p->app->gegevens, "afsluitreden", e->afsluitreden);

	return pagina_tekst(p, "%d%s %s: %c%s", (int)e->volgnr, "e", wat,
	    hoe[0] >= 'A' && hoe[0] <= 'Z' ? hoe[0] - 'A' + 'a' : hoe[0],
	    hoe[0] == '\0' ? "" : hoe + 1);
}

/* "za 6 jun"; with the year once it is long ago. */
static const char *
day_of(struct pagina *p, int64_t t)
{
	const char *day = date_short(p->a, date_of_time(t));

	return p->nu - t < 300 * (int64_t)86400 ? day :
	    pagina_tekst(p, "%s %d", day, civil_from_time(t).year);
}

static const struct eerder_view *
earlier(struct pagina *p, const struct uit_persoon *k)
{
	struct eerder_view *v = arena_new(p->a, struct eerder_view, k->neerder + 1);

	for (size_t i = 0; v != NULL && i < k->neerder; i++)
		v[i] = (struct eerder_view){ .wat = outcome(p, &k->eerder[i]),
		    .wanneer = day_of(p, k->eerder[i].ontvangen_op),
		    .dossier = k->eerder[i].dossier, .kenmerk = k->eerder[i].kenmerk };
	return v;
}

static const char *
about(struct pagina *p, const struct uit_persoon *k)
{
	const char *born = k->geboren == NULL ? "" : birth_text(p->a, k->geboren);

	return pagina_tekst(p, "%s%s%s%s%s", k->geboren == NULL ? "" : "geboren ", born,
	    k->geboren != NULL && (k->adres[0] != '\0' || k->geheim) ? ", " : "",
	    k->geheim ? "geheim adres" : k->adres, k->overleden ? ", overleden" : "");
}

const struct kandidaat_view *
kandidaten_view(struct pagina *p, const struct uit_persoon *k, size_t n, size_t rij)
{
	struct kandidaat_view *v = arena_new(p->a, struct kandidaat_view, n + 1);

	for (size_t i = 0; v != NULL && i < n; i++)
		v[i] = (struct kandidaat_view){ .id = k[i].id, .naam = k[i].naam,
		    .roepnaam = k[i].roepnaam, .wie = about(p, &k[i]), .rol = k[i].rol,
		    .sterk = k[i].sterk, .redenen = k[i].redenen,
		    .nredenen = k[i].nredenen, .score = k[i].score == 0 ? NULL :
		    pagina_tekst(p, "%lld van 100", (long long)(k[i].score / 10)),
		    .eerder = earlier(p, &k[i]), .neerder = k[i].neerder,
		    .index = rij == SIZE_MAX ? 0 : rij,
		    .eerder_pad = k[i].neerder == 0 ? NULL : pagina_tekst(p,
		    "/dossier/%lld", (long long)k[i].eerder[0].dossier),
		    .kies = rij == SIZE_MAX ? NULL : pagina_tekst(p, "%zu:%lld", rij,
		    (long long)k[i].id) };
	return v;
}

/* ---- the page -------------------------------------------------------------------------- */

static void
head(struct gesprek *g, struct gesprek_view *v)
{
	struct pagina *p = g->p;
	const struct contact *c = &g->open.contact;
	char token[SEAL_TOKEN];

	seal_token_new(token);
	v->csrf = p->csrf;
	v->id = g->id;
	v->versie = g->open.concept.versie;
	v->sleutel = pagina_sleutel(p);
	v->venster = pagina_tekst(p, "%.20s", token);
	v->begin = pagina_getypt(p, "_begin");
	if (v->begin[0] == '\0') {
		seal_token_new(token);
		v->begin = pagina_tekst(p, "%s", token);
	}
	v->melding = g->melding;
	v->fouten = pagina_fouten(p, &v->nfouten);
	v->botsing = g->open.botsing;
	if (g->id == 0) {
		v->actie = "/gesprek/nieuw";
		v->kop = "Nieuw gesprek";
		v->sub = "Alles wat je typt, wordt vanzelf bewaard.";
		return;
	}
	v->actie = pagina_tekst(p, "/gesprek/%lld", (long long)g->id);
	v->vervallen = pagina_tekst(p, "/gesprek/%lld/vervallen", (long long)g->id);
	v->redenen = pagina_opties(p, "vervalreden", NULL, &v->nredenen);
	v->kop = pagina_tekst(p, "Gesprek van %s", time_clock(p->a, c->begonnen_op));
	v->sub = pagina_tekst(p, "%s, begonnen door %s",
	    date_long(p->a, date_of_time(c->begonnen_op)), c->medewerker_naam);
	if (g->open.concept.versie > 0)
		v->bewaard = time_clock(p->a, g->open.concept.bewaard_op);
}

static void
caller(struct gesprek *g, struct gesprek_view *v)
{
	v->bron = keuze(g, "bron");
	v->hoedanigheid = keuze(g, "hoedanigheid");
	v->melder_organisatie = regel(g, "melder_organisatie", NULL);
	v->melder_naam = regel(g, "melder_naam", NULL);
	v->melder_telefoon = regel(g, "melder_telefoon", NULL);
	v->melder_email = regel(g, "melder_email", NULL);
	v->openheid = keuze(g, "openheid");
	v->beschermingsgrond = keuze(g, "beschermingsgrond");
	v->bescherming_uitleg = tekst(g, "bescherming_uitleg", 2, NULL);
}

static void
story(struct gesprek *g, struct gesprek_view *v)
{
	v->verteld = breed(tekst(g, "verteld", 6,
	    "Zoals het verteld is. Dit leest het team, niet het gezin."));
	v->getoond = breed(tekst(g, "getoond", 3,
	    "Zo mag het gezin het lezen, zonder wie het vertelde."));
	v->direct_gevaar = keuze(g, "direct_gevaar");
	v->gevaar = tekst(g, "gevaar", 2, NULL);
	v->crisis = regel(g, "crisis", NULL);
	v->gebeurd_op = regel(g, "gebeurd_op", "Bijvoorbeeld gisteren, ma of 21-11.");
	v->gebeurd_tijd = regel(g, "gebeurd_tijd", NULL);
	v->gebeurd_waar = regel(g, "gebeurd_waar", NULL);
	v->vormen = vinkjes(g, "vormen", "(meer dan een mag)");
	v->kinderen = regel(g, "kinderen", NULL);
	v->gezin_weet = keuze(g, "gezin_weet");
	v->meldcode_stap = keuze(g, "meldcode_stap");
	meldcode(g, v);
}

static void
family(struct gesprek *g, struct gesprek_view *v)
{
	v->straat = regel(g, "straat", NULL);
	v->huisnummer = regel(g, "huisnummer", NULL);
	v->postcode = regel(g, "postcode", NULL);
	v->woonplaats = regel(g, "woonplaats", NULL);
	v->gemeente = keuze(g, "gemeente");
	v->zonder_personen = regel(g, "zonder_personen", NULL);
	v->personen_fout = pagina_fout_bij(g->p, "personen");
	v->contact_veilig = tekst(g, "contact_veilig", 2,
	    "Wie, welk nummer, wanneer. En hoe juist niet.");
	v->huisbezoek = tekst(g, "huisbezoek", 2, "Hond, wapens, wie er thuis is.");
	rijen(g, v);
	v->leeg = empty_row(g);
}

static void
advice(struct gesprek *g, struct gesprek_view *v)
{
	struct pagina *p = g->p;
	const struct advies *a = &g->open.advies;

	v->vraag = pagina_invoer(p, ACT_advies_vastleggen, "vraag",
	    gesprek_waarde(g, "vraag"));
	v->advies = pagina_invoer(p, ACT_advies_vastleggen, "advies",
	    gesprek_waarde(g, "advies"));
	v->toestemming = pagina_invoer(p, ACT_advies_vastleggen, "toestemming",
	    gesprek_waarde(g, "toestemming"));
	v->advies_open = v->vraag.waarde[0] != '\0' || v->advies.waarde[0] != '\0' ||
	    v->vraag.fout != NULL || v->advies.fout != NULL;
	if (a->id == 0)
		return;
	v->eerder_kenmerk = a->kenmerk;
	v->eerder_id = a->id;
	v->eerder_vraag = a->vraag;
	v->eerder_advies = a->advies;
	v->eerder_wanneer = time_short(p->a, a->ontvangen_op, p->nu);
}

void
gesprek_toon(struct gesprek *g)
{
	struct gesprek_view *v = arena_new(g->p->a, struct gesprek_view, 1);
	struct err err;

	if (v == NULL) {
		(void)FAIL(&err, ERR_LIMIT, "arena full");
		pagina_fout(g->p, &err);
		return;
	}
	head(g, v);
	caller(g, v);
	story(g, v);
	family(g, v);
	advice(g, v);
	v->kandidaten = g->kandidaten;
	v->nkandidaten = g->nkandidaten;
	v->gekeken = g->gekeken;
	v->signalen = gesprek_signalen(g->p, g->velden, g->n, &v->nsignalen);
	pagina_begin(g->p, g->id == 0 ? "Nieuw gesprek" : "Gesprek", "");
	if (g->melding != NULL)
		g->p->resp->status = 409;
	tmpl_gesprek(&g->p->resp->body, v);
	pagina_einde(g->p);
}
