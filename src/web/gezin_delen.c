/* gezin_delen.c - the family tab: drawing, network, and every fact with its source. */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/persoon/persoon.h"
#include "domain/regio/regio.h"
#include "dossier_tmpl.h"
#include "gezin_tmpl.h"
#include "genogram_tmpl.h"
#include "web/dossier_intern.h"
#include "web/gezin_intern.h"
#include "web/gezin_view.h"
#include "web/genogram.h"

#define ECO_MAX 12

/* "2 januari 2026" of an ISO day. */
static const char *
dag(struct pagina *p, const char *iso)
{
	return iso == NULL ? "" : iso_text(p->a, iso);
}

/* "Sinds 2 januari 2026. Verteld door het gezin" */
static const char *
herkomst(struct pagina *p, const char *van, const char *tot, const char *bron,
    const char *twijfel)
{
	return pagina_tekst(p, "%s%s%s%s%s%s%s", van == NULL ? "" : "Sinds ", dag(p, van),
	    tot == NULL ? "" : van == NULL ? "Tot " : ", tot ", dag(p, tot),
	    van == NULL && tot == NULL ? "" : ". ", bron == NULL ? "" :
	    regio_code_naam(p->app->gegevens, "feitbron", bron), twijfel == NULL ? "" :
	    ". Vastgelegd met een reden, want het leek niet te kloppen");
}

static const char *
eind(struct pagina *p, int64_t dossier, const char *wat, int64_t rij, const char *tot)
{
	if (!wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN) || tot != NULL || rij == 0)
		return NULL;
	return pagina_tekst(p, "/dossier/%" PRId64 "/gezin/beeindigen?wat=%s&rij=%" PRId64,
	    dossier, wat, rij);
}

struct kaart {
	struct pagina	*p;
	int64_t		 dossier;
	struct gezin_rij_view *v;
	size_t		 n;
};

static struct kaart
kaart(struct pagina *p, int64_t dossier, size_t max)
{
	return (struct kaart){ .p = p, .dossier = dossier,
	    .v = arena_new(p->a, struct gezin_rij_view, max + 1) };
}

static void
rij(struct kaart *k, const char *tekst, const char *sub, const char *wat, int64_t id,
    const char *tot)
{
	if (k->v != NULL)
		k->v[k->n++] = (struct gezin_rij_view){ .tekst = tekst, .sub = sub,
		    .eind = eind(k->p, k->dossier, wat, id, tot), .voorbij = tot != NULL };
}

static void
klaar(struct kaart *k, const char *id, const char *kop, const char *form, const char *naam,
    const char *leeg)
{
	struct gezin_kaart_view v = { .id = id, .kop = kop, .leeg = leeg, .rijen = k->v,
	    .n = k->n, .erbij_naam = naam };

	if (wie_mag(&k->p->wie, RECHT_DOSSIER_SCHRIJVEN))
		v.erbij = pagina_tekst(k->p, "/dossier/%" PRId64 "/gezin/%s", k->dossier, form);
	tmpl_gezin_kaart(&k->p->resp->body, &v);
}

/* ---- cards ------------------------------------------------------------------------- */

static void
relaties(struct pagina *p, int64_t dossier, const struct gezin *g, bool banden)
{
	struct kaart k = kaart(p, dossier, g->nbanden);

	for (size_t i = 0; i < g->nbanden; i++) {
		const struct gezin_band *b = &g->banden[i];

		if (b->relatie == banden)
			continue;
		rij(&k, pagina_tekst(p, banden ? "%s: %s %s%s" : "%s is %s van %s%s",
		    g->personen[b->a].naam, banden ? dos_klein(p, "band", b->soort) :
		    dos_klein(p, "relatie", b->soort), g->personen[b->b].naam,
		    b->beide ? ", over en weer" : ""), b->id != 0 ? herkomst(p, b->van,
		    b->tot, b->bron, b->twijfel) : b->relatie ?
		    "Volgens de rollen in de melding. Leg het vast als het klopt." :
		    "Volgens een melding", banden ? "band" : "relatie", b->id, b->tot);
	}
	if (banden)
		klaar(&k, "k-band", "Geweld en steun", "band", "Vastleggen",
		    "Hierover is nog niets vastgelegd.");
	else
		klaar(&k, "k-relatie", "Relaties", "relatie", "Vastleggen",
		    "Er zijn nog geen relaties vastgelegd.");
}

static void
gezag(struct pagina *p, int64_t dossier, const struct omgeving *o)
{
	struct kaart k = kaart(p, dossier, o->ngezag);

	for (size_t i = 0; i < o->ngezag; i++) {
		const struct gezag *g = &o->gezag[i];

		rij(&k, pagina_tekst(p, "%s: %s%s%s", g->kind_naam, dos_klein(p, "gezag",
		    g->soort), g->naam == NULL ? "" : ", ", g->naam == NULL ? "" : g->naam),
		    herkomst(p, g->van, g->tot, g->bron, NULL), "gezag", g->id, g->tot);
	}
	klaar(&k, "k-gezag", "Gezag", "gezag", "Vastleggen",
	    "Nog niet nagevraagd wie het gezag heeft.");
}

static void
netwerk(struct pagina *p, int64_t dossier, const struct omgeving *o)
{
	struct kaart k = kaart(p, dossier, o->nnetwerk);

	for (size_t i = 0; i < o->nnetwerk; i++) {
		const struct netwerklid *n = &o->netwerk[i];

		rij(&k, pagina_tekst(p, "%s, %s%s%s", n->naam, dos_klein(p, "netwerksoort",
		    n->soort), n->persoon_naam == NULL ? "" : " van ",
		    n->persoon_naam == NULL ? "" : n->persoon_naam), pagina_tekst(p,
		    "%s%s%s. %s", regio_code_naam(p->app->gegevens, "netwerksteun", n->steun),
		    n->toelichting == NULL ? "" : ". ", n->toelichting == NULL ? "" :
		    n->toelichting, herkomst(p, n->van, n->tot, n->bron, NULL)), "netwerk",
		    n->id, n->tot);
	}
	klaar(&k, "k-netwerk", "Netwerk", "netwerk", "Toevoegen",
	    "Er is nog niemand uit het netwerk bekend.");
}

static void
dieren(struct pagina *p, int64_t dossier, const struct omgeving *o)
{
	struct kaart k = kaart(p, dossier, o->ndieren);

	for (size_t i = 0; i < o->ndieren; i++) {
		const struct dier *d = &o->dieren[i];

		rij(&k, pagina_tekst(p, "%s%s%s", regio_code_naam(p->app->gegevens,
		    "diersoort", d->soort), d->tekst == NULL ? "" : ": ", d->tekst == NULL ?
		    "" : d->tekst), herkomst(p, d->van, d->tot, d->bron, NULL), "dier", d->id,
		    d->tot);
		if (k.v != NULL)
			k.v[k.n - 1].let_op = d->gevaarlijk && d->tot == NULL;
	}
	klaar(&k, "k-dier", "Dieren in huis", "dier", "Toevoegen",
	    "Er zijn geen dieren bekend.");
}

static void
huis(struct pagina *p, int64_t dossier, const struct omgeving *o)
{
	struct kaart k = kaart(p, dossier, o->nadressen), w = kaart(p, dossier, o->nwoont);

	for (size_t i = 0; i < o->nadressen; i++) {
		const struct huisadres *a = &o->adressen[i];

		rij(&k, persoon_adres(p->a, a->straat, a->huisnummer, a->postcode,
		    a->woonplaats), herkomst(p, a->van, a->tot, a->bron, a->twijfel),
		    a->id == 0 ? "" : "adres", a->id, a->tot);
	}
	klaar(&k, "k-adres", "Adressen", "adres", "Nieuw adres",
	    "Er is nog geen adres bekend.");
	for (size_t i = 0; i < o->nwoont; i++) {
		const struct bewoning *b = &o->woont[i];

		rij(&w, pagina_tekst(p, "%s, %s", b->naam, dos_klein(p, "jeugdzorgrol",
		    b->rol)), herkomst(p, b->van, b->tot, b->bron, b->twijfel), "woont", b->id,
		    b->tot);
	}
	klaar(&w, "k-woont", "Wie woont hier", "woont", "Vastleggen",
	    "Er woont hier nu niemand.");
}

/* ---- ecomap -------------------------------------------------------------------------- */

/* The network on an ellipse, from the top and to the right; sines of 1/24 of a
 * turn times 1000. */
static const int sinus[] = { 0, 259, 500, 707, 866, 966, 1000 };

static int
sin1000(int deel)
{
	deel = ((deel % 24) + 24) % 24;
	return deel <= 6 ? sinus[deel] : deel <= 12 ? sinus[12 - deel] :
	    deel <= 18 ? -sinus[deel - 12] : -sinus[24 - deel];
}

static const char *
eco_lijn(struct pagina *p, const char *steun, int x1, int y1, int x2, int y2)
{
	const char *s = pagina_tekst(p, "M%d %d", x1, y1);

	if (strcmp(steun, "belast") != 0)
		return pagina_tekst(p, "%sL%d %d", s, x2, y2);
	for (int i = 1; i < 12; i++) {	/* teeth at right angles to the line */
		int k = i % 2 == 0 ? 5 : -5;
		int dx = x2 - x1, dy = y2 - y1, len = (dx < 0 ? -dx : dx) + (dy < 0 ? -dy : dy);

		s = pagina_tekst(p, "%sL%d %d", s, x1 + dx * i / 12 - k * dy / (len + 1),
		    y1 + dy * i / 12 + k * dx / (len + 1));
	}
	return pagina_tekst(p, "%sL%d %d", s, x2, y2);
}

static void
eco(struct pagina *p, const char *naam, const struct omgeving *o)
{
	struct eco_punt_view *v = arena_new(p->a, struct eco_punt_view, 2 * ECO_MAX + 1);
	struct eco_view e = { .box = "0 0 640 400", .breed = 640, .hoog = 400, .mx = 320,
	    .my = 200, .r = 62, .gezin = dos_kort(p, naam, 14), .titel = "Het netwerk om het "
	    "gezin; dezelfde gegevens staan bij Netwerk" };
	size_t tel = 0, at = 0;

	for (size_t i = 0; i < o->nnetwerk; i++)
		tel += o->netwerk[i].tot == NULL;
	if (v == NULL || tel == 0)
		return;
	tel = tel > ECO_MAX ? ECO_MAX : tel;
	for (size_t i = 0; i < o->nnetwerk && e.n < tel; i++) {
		const struct netwerklid *n = &o->netwerk[i];
		int hoek = (int)(24 * at / tel), s = sin1000(hoek), c = sin1000(hoek + 6);

		if (n->tot != NULL)
			continue;
		at++;
		v[e.n] = (struct eco_punt_view){ .naam = dos_kort(p, n->naam, 14),
		    .sub = dos_klein(p, "netwerksoort", n->soort), .x = 320 + 245 * s / 1000,
		    .y = 200 - 165 * c / 1000, .klasse = strcmp(n->steun, "steunt") == 0 ?
		    "eco-steun" : strcmp(n->steun, "belast") == 0 ? "geweld" : "lijn" };
		v[e.n].lijn = eco_lijn(p, n->steun, 320 + 62 * s / 1000, 200 - 62 * c / 1000,
		    v[e.n].x, v[e.n].y);
		e.n++;
	}
	e.punten = v;
	tmpl_eco(&p->resp->body, &e);
}

void
gezin_tab(struct pagina *p, const struct uit_dossier_openen *u)
{
	struct geno_view g = geno_view(p, u->kop.dossier.id, &u->gezin);
	int64_t id = u->kop.dossier.id;

	dos_begin(p, &u->kop, DEEL_GEZIN, "Gezin en netwerk");
	tmpl_geno_kaart(&p->resp->body, &g);
	tmpl_dos_leden(&p->resp->body, dos_leden(p, u), u->nleden,
	    wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN) ? pagina_tekst(p,
	    "/dossier/%" PRId64, id) : NULL);
	eco(p, u->kop.dossier.naam, &u->omgeving);
	tmpl_gezin_kolommen(&p->resp->body);
	relaties(p, id, &u->gezin, false);
	relaties(p, id, &u->gezin, true);
	gezag(p, id, &u->omgeving);
	if (u->kop.van_team)
		netwerk(p, id, &u->omgeving);
	huis(p, id, &u->omgeving);
	dieren(p, id, &u->omgeving);
	tmpl_gezin_kolommen_einde(&p->resp->body);
	dos_einde(p);
}

/* ---- signals ------------------------------------------------------------------------- */

static const char *
signaal_pad(struct pagina *p, int64_t dossier, const struct signaal_rij *r)
{
	if (r->melding != 0)
		return pagina_tekst(p, "/melding/%" PRId64, r->melding);
	if (r->dossier != 0)
		return pagina_tekst(p, "/dossier/%" PRId64, r->dossier);
	return r->persoon == 0 ? NULL : pagina_tekst(p, "/dossier/%" PRId64 "/persoon/%" PRId64,
	    dossier, r->persoon);
}

const struct signaal_view *
signalen_view(struct pagina *p, const struct signaal *van, size_t n, int64_t dossier)
{
	struct signaal_view *v = arena_new(p->a, struct signaal_view, n + 1);

	for (size_t i = 0; v != NULL && i < n; i++) {
		const struct signaal *s = &van[i];
		struct signaal_rij_view *r = arena_new(p->a, struct signaal_rij_view,
		    s->n + 1);

		for (size_t k = 0; r != NULL && k < s->n; k++)
			r[k] = (struct signaal_rij_view){ .tekst = s->rijen[k].op == DB_NULL ?
			    s->rijen[k].tekst : pagina_tekst(p, "%s, %s", s->rijen[k].tekst,
			    time_short(p->a, s->rijen[k].op, p->nu)), .pad = signaal_pad(p,
			    dossier, &s->rijen[k]) };
		v[i] = (struct signaal_view){ .kop = regio_code_naam(p->app->gegevens,
		    "signaal", s->regel), .rijen = r, .n = r == NULL ? 0 : s->n };
		if (s->weg_reden != NULL)
			v[i].weg = pagina_tekst(p, "Weggezet door %s, %s: %s", s->weg_door ==
			    NULL ? "iemand" : s->weg_door, time_short(p->a, s->weg_op, p->nu),
			    s->weg_reden);
		else if (dossier != 0 && wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN))
			v[i].wegzetten = pagina_tekst(p, "/dossier/%" PRId64
			    "/gezin/signaal?regel=%s&van=%s", dossier, s->regel, s->sleutel);
	}
	return v;
}

const struct signaal_view *
gezin_signalen(struct pagina *p, const struct uit_dossier_openen *u)
{
	return signalen_view(p, u->signalen, u->nsignalen, u->kop.dossier.id);
}

/* ---- one person ---------------------------------------------------------------------- */

static const char *
veld_naam(struct pagina *p, const char *veld)
{
	const struct act_field *f = acts[ACT_persoon_wijzigen].velden();

	if (strcmp(veld, "adres") == 0)
		return "Adres";
	if (strcmp(veld, "bsn_stand") == 0)
		return "BSN gecontroleerd";
	for (; f->naam != NULL; f++)
		if (strcmp(f->naam, veld) == 0)
			return f->label;
	return pagina_tekst(p, "%s", veld);
}

static const char *
waarde(struct pagina *p, const char *veld, const char *w)
{
	static const char *const lijsten[] = { "geslacht", "taal", "naamgebruik",
	    "bsn_reden" };

	if (w == NULL)
		return "niet meer bekend";
	if (strcmp(veld, "geboren") == 0)
		return birth_text(p->a, w);
	if (strcmp(veld, "overleden") == 0)
		return dag(p, w);
	if (strcmp(veld, "bsn_stand") == 0)
		return strcmp(w, BSN_GEVERIFIEERD) == 0 ? "ja" : "nee";
	for (size_t i = 0; i < sizeof(lijsten) / sizeof(lijsten[0]); i++)
		if (strcmp(lijsten[i], veld) == 0)
			return regio_code_naam(p->app->gegevens, lijsten[i], w);
	return w;
}

static void
person_card(struct pagina *p, struct kaart *k, const char *pad, const char *id,
    const char *kop, const char *form, const char *naam, const char *leeg)
{
	struct gezin_kaart_view v = { .id = id, .kop = kop, .leeg = leeg, .rijen = k->v,
	    .n = k->n, .erbij_naam = naam };

	if (form != NULL && wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN))
		v.erbij = pagina_tekst(p, "%s/%s", pad, form);
	tmpl_gezin_kaart(&p->resp->body, &v);
}

/* ". Onder nummer 912..." for what was written about another number of the person. */
static const char *
nummer(struct pagina *p, const struct uit_persoon_openen *u, int64_t van)
{
	return van == u->persoon.id ? "" : pagina_tekst(p, ". Onder nummer %" PRId64, van);
}

void
gezin_persoon(struct pagina *p, const struct uit_persoon_openen *u)
{
	int64_t id = u->kop.dossier.id;
	const char *pad = pagina_tekst(p, "/dossier/%" PRId64 "/persoon/%" PRId64, id,
	    u->persoon.id);
	struct kaart contact = kaart(p, id, 3), wie = kaart(p, id, u->gezin.nbanden),
	    namen = kaart(p, id, u->nnamen), feiten = kaart(p, id, u->nfeiten);
	const struct geno_feit_view *f;
	size_t i = 0, n;

	while (i < u->gezin.n && u->gezin.personen[i].id != u->persoon.id)
		i++;
	f = geno_feiten(p, &u->gezin, i, NULL, &n);
	for (size_t k = 0; f != NULL && k < n; k++)
		rij(&wie, f[k].tekst, f[k].noot, "", 0, NULL);
	if (u->contact.hoe != NULL)
		rij(&contact, u->contact.hoe, "Zo is contact veilig", "", 0, NULL);
	if (u->contact.wanneer != NULL)
		rij(&contact, u->contact.wanneer, "Wanneer", "", 0, NULL);
	if (u->contact.niet != NULL)
		rij(&contact, u->contact.niet, "Wat niet mag", "", 0, NULL);
	for (size_t k = 0; k < u->nnamen; k++)
		rij(&namen, persoon_naam_van(p->a, NULL, u->namen[k].voornamen,
		    u->namen[k].voorvoegsel, u->namen[k].geslachtsnaam), pagina_tekst(p,
		    "%s. %s%s", regio_code_naam(p->app->gegevens, "naamsoort",
		    u->namen[k].soort), regio_code_naam(p->app->gegevens, "feitbron",
		    u->namen[k].bron), nummer(p, u, u->namen[k].van)), "", 0, NULL);
	for (size_t k = 0; k < u->nfeiten; k++)
		rij(&feiten, pagina_tekst(p, "%s: %s", veld_naam(p, u->feiten[k].veld),
		    waarde(p, u->feiten[k].veld, u->feiten[k].waarde)), pagina_tekst(p,
		    "%s. %s%s%s%s", regio_code_naam(p->app->gegevens, "feitbron",
		    u->feiten[k].bron), time_short(p->a, u->feiten[k].op, p->nu),
		    u->feiten[k].door == NULL ? "" : ", ", u->feiten[k].door == NULL ? "" :
		    u->feiten[k].door, nummer(p, u, u->feiten[k].van)), "", 0, NULL);
	tmpl_gezin_kolommen(&p->resp->body);
	if (u->kop.van_team)
		person_card(p, &contact, pad, "k-contact", "Veilig contact", "contact",
		    "Vastleggen", "Nog niet vastgelegd hoe contact met deze persoon veilig is.");
	person_card(p, &wie, pad, "k-wie", "Wie is wie", NULL, NULL,
	    "Er zijn nog geen relaties bekend.");
	if (u->kop.van_team) {
		person_card(p, &namen, pad, "k-namen", "Andere namen", "naam", "Toevoegen",
		    "Er zijn geen andere namen bekend.");
		person_card(p, &feiten, pad, "k-feiten", "Geschiedenis van de gegevens", NULL,
		    NULL, "Er is nog niets gewijzigd sinds het invoeren.");
	}
	tmpl_gezin_kolommen_einde(&p->resp->body);
}
