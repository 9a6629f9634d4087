/* overleg_wand.c - one case on the wall, as a view. */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "web/overleg_show.h"
#include "web/weging_show.h"

enum wand_stand
overleg_show_stand(const char *stand)
{
	if (strcmp(stand, OVERLEG_BEZIG) == 0)
		return WAND_BEZIG;
	return strcmp(stand, OVERLEG_GESLOTEN) == 0 ? WAND_GESLOTEN : WAND_GEPLAND;
}

const char *
overleg_show_gemeente(struct pagina *p, const char *code)
{
	const char *s = regio_code_naam(p->app->gegevens, "gemeente", code);

	return s[0] == '\0' ? "gemeente onbekend" : s;
}

const char *
overleg_show_kinderen(struct pagina *p, int64_t n)
{
	return n == 0 ? "geen kinderen" : n == 1 ? "1 kind" :
	    pagina_tekst(p, "%" PRId64 " kinderen", n);
}

const char *
overleg_show_uitslag(const struct overleg_zaak *z)
{
	if (strcmp(z->stand, PUNT_BESLOTEN) == 0)
		return z->route_kort == NULL ? "Besloten" : z->route_kort;
	if (strcmp(z->stand, PUNT_AANGEHOUDEN) == 0)
		return "Aangehouden";
	return strcmp(z->stand, PUNT_BUITEN) == 0 ? "Elders besloten" : "";
}

const char *
overleg_show_quorum(struct pagina *p, const struct overleg *o)
{
	return o->quorum ? NULL : pagina_tekst(p, "Te weinig partners: %zu van %" PRId64
	    " nodig", o->naanwezig, o->regels->quorum);
}

static bool
is_open(const struct overleg_zaak *z)
{
	return strcmp(z->stand, PUNT_OPEN) == 0;
}

/* ---- the agenda ----------------------------------------------------------------------- */

static const struct wand_punt *
agenda(struct pagina *p, const struct uit_overleg_openen *u, const char *pad)
{
	struct wand_punt *v = arena_new(p->a, struct wand_punt, u->n + 1);

	for (size_t i = 0; v != NULL && i < u->n; i++) {
		const struct overleg_zaak *z = &u->zaken[i];

		v[i] = (struct wand_punt){ .nr = z->volgnr, .letter = z->letter,
		    .punten = z->punten, .crisis = z->crisis, .klaar = !is_open(z),
		    .naam = u->namen ? z->naam : z->initialen,
		    .wat = overleg_show_uitslag(z), .onder = pagina_tekst(p, "%s, %s",
		    overleg_show_gemeente(p, z->gemeente),
		    overleg_show_kinderen(p, z->kinderen)),
		    .href = pagina_tekst(p, "%s?melding=%" PRId64 "%s", pad, z->melding,
		    u->namen ? "&namen=1" : "") };
		v[i].hier = u->heeft_zaak && i == u->hier;
		v[i].vorige = u->heeft_zaak && i + 1 == u->hier;
		v[i].volgende = u->heeft_zaak && i == u->hier + 1;
	}
	return v;
}

/* The first open case after this one, else before it; 0: there is none. */
static int64_t
volgende_open(const struct uit_overleg_openen *u)
{
	for (size_t k = 1; k < u->n; k++) {
		const struct overleg_zaak *z = &u->zaken[(u->hier + k) % u->n];

		if (is_open(z))
			return z->melding;
	}
	return 0;
}

static void
tel(struct pagina *p, const struct uit_overleg_openen *u, struct wand_view *v)
{
	size_t klaar = 0;

	for (size_t i = 0; i < u->n; i++)
		klaar += is_open(&u->zaken[i]) ? 0 : 1;
	v->open = (int64_t)(u->n - klaar);
	v->pct = u->n == 0 ? 0 : (int)(klaar * 100 / u->n);
	v->kop = !u->heeft_zaak ? "Geen zaken" : pagina_tekst(p, "Zaak %zu van %zu",
	    u->hier + 1, u->n);
}

/* ---- the case --------------------------------------------------------------------------- */

static void
kinderen(struct pagina *p, const struct overleg_detail *d, struct wand_view *v)
{
	struct wand_kind *k = arena_new(p->a, struct wand_kind, d->nkinderen + 1);

	for (size_t i = 0; k != NULL && i < d->nkinderen; i++)
		k[v->nkinderen++] = (struct wand_kind){ d->kinderen[i].leeftijd,
		    d->kinderen[i].wat, d->kinderen[i].naam };
	v->kinderen = k;
	if (d->meer_kinderen > 0)
		v->meer = pagina_tekst(p, d->nkinderen > 0 ? "en nog %" PRId64 :
		    "%" PRId64 " kinderen, nog niet bekend wie", d->meer_kinderen);
}

/* From the end of the case before it, or the begin of the meeting. */
static void
timer(struct pagina *p, const struct uit_overleg_openen *u, struct wand_view *v)
{
	const struct overleg_zaak *z = &u->zaak.zaak;
	int64_t begin = u->overleg.geopend_op, eind = p->nu;

	if (v->stand == WAND_GEPLAND || begin == DB_NULL)
		return;
	for (size_t i = 0; i < u->n; i++)
		if (u->zaken[i].klaar_op != DB_NULL && u->zaken[i].klaar_op > begin)
			begin = u->zaken[i].klaar_op;
	if (z->klaar_op != DB_NULL && z->begonnen_op != DB_NULL) {
		begin = z->begonnen_op;
		eind = z->klaar_op;
	} else if (v->stand != WAND_BEZIG)
		return;
	if (eind < begin || eind - begin >= 6000)
		return;
	v->timer = pagina_tekst(p, "%" PRId64 ":%02" PRId64, (eind - begin) / 60,
	    (eind - begin) % 60);
	v->timer_onder = pagina_tekst(p, "van %" PRId64 " min",
	    u->overleg.regels->minuten_zaak);
}

static void
veilig(struct pagina *p, const struct overleg_detail *d, struct wand_view *v)
{
	const char *kleur = d->veiligheid == NULL ? NULL : regio_code_extra(
	    p->app->gegevens, "veiligheid", d->veiligheid);

	v->veilig_soort = "onbekend";
	v->veilig_icoon = "shield-question";
	v->veilig = "Veiligheid nog niet vastgesteld";
	v->veilig_onder = "";
	if (kleur != NULL) {
		v->veilig = regio_code_naam(p->app->gegevens, "veiligheid", d->veiligheid);
		v->veilig_onder = pagina_tekst(p, "Vastgesteld %s%s%s.",
		    time_short(p->a, d->veiligheid_op, p->nu),
		    d->veiligheid_door == NULL ? "" : " door ",
		    d->veiligheid_door == NULL ? "" : d->veiligheid_door);
		if (strstr(kleur, "groen") != NULL) {
			v->veilig_soort = "goed";
			v->veilig_icoon = "shield-check";
		} else if (strstr(kleur, "rood") != NULL) {
			v->veilig_soort = "gevaar";
			v->veilig_icoon = "shield-exclamation";
		} else if (strstr(kleur, "oranje") != NULL) {
			v->veilig_soort = "let-op";
			v->veilig_icoon = "shield-exclamation";
		}
	} else if (d->direct_gevaar) {
		v->veilig_soort = "gevaar";
		v->veilig_icoon = "shield-exclamation";
		v->veilig = "Direct gevaar toen de melding binnenkwam";
	}
	if (d->gevaar != NULL && d->gevaar[0] != '\0')
		v->veilig_onder = pagina_tekst(p, "%s%s%s", v->veilig_onder,
		    v->veilig_onder[0] == '\0' ? "" : " ", d->gevaar);
}

/* "School: leerkracht, mentor of directeur" is long for a wall. */
static int
tot_dubbele_punt(const char *s)
{
	return (int)strcspn(s, ":");
}

/* "School, ma 23 nov 14.20, meldcode Stap 5". */
static const char *
bron(struct pagina *p, const struct overleg_detail *d)
{
	const struct regio_gegevens *g = p->app->gegevens;
	const char *wie = d->beschermd ? "Beschermde melder" :
	    regio_code_naam(g, "hoedanigheid", d->hoedanigheid);
	const char *stap = d->meldcode_stap == NULL ? "" :
	    regio_code_naam(g, "meldcodestap", d->meldcode_stap);

	if (wie[0] == '\0')
		wie = regio_code_naam(g, "bron", d->bron);
	return pagina_tekst(p, "%.*s, %s%s%.*s", tot_dubbele_punt(wie), wie,
	    time_short(p->a, d->zaak.ontvangen_op, p->nu),
	    stap[0] == '\0' ? "" : ", meldcode ", tot_dubbele_punt(stap), stap);
}

/* "mrt 2025" */
static const char *
maand(struct pagina *p, int64_t t)
{
	const char *dag = date_short(p->a, date_of_time(t));
	const char *m = dag == NULL ? NULL : strrchr(dag, ' ');

	return m == NULL ? "" : pagina_tekst(p, "%s %d", m + 1, civil_from_time(t).year);
}

static const struct wand_eerder *
eerder(struct pagina *p, const struct overleg_detail *d)
{
	const struct regio_gegevens *g = p->app->gegevens;
	struct wand_eerder *v = arena_new(p->a, struct wand_eerder, d->neerder + 1);

	for (size_t i = 0; v != NULL && i < d->neerder; i++) {
		const struct overleg_eerder *e = &d->eerder[i];
		const char *uitkomst = e->route != NULL ? regio_code_naam(g, "route",
		    e->route) : e->afsluitreden != NULL ? regio_code_naam(g,
		    "afsluitreden", e->afsluitreden) : "nog geen besluit";

		v[i] = (struct wand_eerder){ .wanneer = maand(p, e->ontvangen_op),
		    .tekst = pagina_tekst(p, "Melding, %s. %s", e->bron == NULL ?
		    "beschermde melder" : regio_code_naam(g, "bron", e->bron),
		    uitkomst) };
	}
	return v;
}

static const struct wand_inbreng *
inbreng(struct pagina *p, const struct uit_overleg_openen *u, const char *pad)
{
	const struct overleg_detail *d = &u->zaak;
	struct wand_inbreng *v = arena_new(p->a, struct wand_inbreng, d->ninbreng + 1);

	for (size_t i = 0; v != NULL && i < d->ninbreng; i++) {
		const struct inbreng *b = &d->inbreng[i];
		bool mag = strcmp(u->overleg.stand, OVERLEG_GESLOTEN) != 0 &&
		    (overleg_staf(&p->wie) || p->wie.organisatie == b->organisatie);

		v[i] = (struct wand_inbreng){ .kort = b->kort, .tekst = b->tekst,
		    .noot = !b->eerder ? NULL : pagina_tekst(p, "gezegd %s",
		    time_short(p->a, b->op, p->nu)), .href = !mag ? NULL :
		    pagina_tekst(p, "%s/inbreng?melding=%" PRId64 "&organisatie=%" PRId64,
		    pad, d->zaak.melding, b->organisatie) };
	}
	return v;
}

/* ---- points and decision ------------------------------------------------------------------ */

static void
som(struct pagina *p, const struct uit_overleg_openen *u, struct wand_view *v)
{
	const struct overleg_detail *d = &u->zaak;

	v->heeft_som = d->lijst != NULL;
	if (v->heeft_som)
		v->som = weging_show_som(p, d->lijst, d->gewogen ? &d->weging.som :
		    &d->leeg, d->gewogen ? &d->weging : NULL);
	if (v->heeft_som && d->zaak.op_lijst && v->stand != WAND_GESLOTEN &&
	    wie_mag(&p->wie, RECHT_WEGING))
		v->wegen = pagina_tekst(p, "/melding/%" PRId64 "/weging?overleg=%" PRId64,
		    d->zaak.melding, u->overleg.id);
}

static void
besluit(struct pagina *p, const struct uit_overleg_openen *u, struct wand_view *v)
{
	const struct overleg_detail *d = &u->zaak;
	struct wand_route *r = arena_new(p->a, struct wand_route, d->nroutes + 1);
	struct act_ctx fout = p->ctx;

	for (size_t i = 0; r != NULL && i < d->nroutes; i++)
		r[v->nroutes++] = (struct wand_route){ .code = d->routes[i].code,
		    .naam = d->routes[i].naam, .toets = d->routes[i].toets,
		    .gevolg = d->routes[i].gevolg, .gekozen = strcmp(
		    pagina_getypt(p, "route"), d->routes[i].code) == 0 };
	v->routes = r;
	v->reden = pagina_getypt(p, "reden");
	v->route_fout = pagina_fout_bij(p, "route");
	v->reden_fout = pagina_fout_bij(p, "reden");
	v->wie_fout = pagina_fout_bij(p, "eigenaar");
	v->collegas = pagina_collegas(p, 0, &v->ncollegas);
	for (size_t i = 0; i < v->ncollegas; i++)
		((struct optie *)(uintptr_t)v->collegas)[i].gekozen = strcmp(
		    v->collegas[i].waarde, pagina_getypt(p, "eigenaar")) == 0;
	p->ctx = fout;
	v->fouten = pagina_fouten(p, &v->nfouten);
	v->volgende = volgende_open(u);
}

static void
uitslag(struct pagina *p, const struct uit_overleg_openen *u, struct wand_view *v)
{
	const struct overleg_detail *d = &u->zaak;
	const char *wie = d->zaak.eigenaar_naam;

	if (is_open(&d->zaak))
		return;
	v->uitslag = d->zaak.route != NULL ? regio_code_naam(p->app->gegevens, "route",
	    d->zaak.route) : overleg_show_uitslag(&d->zaak);
	if (d->reden != NULL)
		v->uitslag_onder = pagina_tekst(p, "%s%s%s", d->reden,
		    wie == NULL ? "" : " Wie: ", wie == NULL ? "" : wie);
}

static void
zaak(struct pagina *p, const struct uit_overleg_openen *u, struct wand_view *v)
{
	const struct overleg_detail *d = &u->zaak;

	v->zaak = true;
	v->melding = d->zaak.melding;
	v->kenmerk = d->zaak.kenmerk;
	v->gemeente = overleg_show_gemeente(p, d->zaak.gemeente);
	v->titel = u->namen ? d->zaak.naam : d->zaak.initialen;
	kinderen(p, d, v);
	timer(p, u, v);
	veilig(p, d, v);
	v->bron = bron(p, d);
	v->tekst = d->tekst;
	v->volledig = d->soort_tekst == TEKST_VOLLEDIG;
	v->eerder = eerder(p, d);
	v->neerder = v->eerder == NULL ? 0 : d->neerder;
	v->inbreng = inbreng(p, u, v->pad);
	v->ninbreng = v->inbreng == NULL ? 0 : d->ninbreng;
	som(p, u, v);
	uitslag(p, u, v);
	v->besluiten = v->stand == WAND_BEZIG && v->voorzit && (is_open(&d->zaak) ||
	    strcmp(d->zaak.stand, PUNT_AANGEHOUDEN) == 0);
	if (v->besluiten)
		besluit(p, u, v);
}

static const struct wand_partner *
partners(struct pagina *p, const struct overleg *o)
{
	struct wand_partner *v = arena_new(p->a, struct wand_partner, o->npartners + 1);

	for (size_t i = 0; v != NULL && i < o->npartners; i++)
		v[i] = (struct wand_partner){ o->partners[i].organisatie,
		    o->partners[i].kort, o->partners[i].aanwezig };
	return v;
}

struct wand_view
overleg_show_wand(struct pagina *p, const struct uit_overleg_openen *u, const char *conflict)
{
	const struct overleg *o = &u->overleg;
	struct wand_view v = { .shell = &p->shell, .csrf = p->csrf,
	    .pad = pagina_tekst(p, "/overleg/%" PRId64, o->id), .naam = o->naam,
	    .datum = date_long(p->a, date_of_time(o->begint_op)),
	    .voorzitter = o->voorzitter_naam == NULL ? "" : o->voorzitter_naam,
	    .klok = time_clock(p->a, p->nu), .klok_iso = time_iso(p->a, p->nu),
	    .tot = time_clock(p->a, o->eindigt_op), .stand = overleg_show_stand(o->stand),
	    .voorzit = wie_mag(&p->wie, RECHT_OVERLEG_VOORZITTEN), .namen = u->namen,
	    .partners = partners(p, o), .quorum = overleg_show_quorum(p, o),
	    .sleutel = pagina_sleutel(p), .laat = u->laat, .conflict = conflict,
	    .toetsen = p->wie.toetsen };

	v.npartners = v.partners == NULL ? 0 : o->npartners;
	v.punten = agenda(p, u, v.pad);
	v.n = v.punten == NULL ? 0 : u->n;
	tel(p, u, &v);
	if (u->heeft_zaak)
		zaak(p, u, &v);
	return v;
}
