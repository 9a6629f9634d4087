/* weging_page.c - weighing a report (B2). No name of the household is shown:
 * the page is opened from the wall screen too. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "domain/regio/regio.h"
#include "web/routes.h"
#include "web/weging_show.h"
#include "weging_tmpl.h"

/* A number as people read it: with a real minus sign. */
static const char *
getal(struct pagina *p, int64_t n)
{
	return n < 0 ? pagina_tekst(p, "−%" PRId64, -n) : pagina_tekst(p, "%" PRId64, n);
}

static struct sectie_view
sectie(struct pagina *p, const struct weging_sectie *s, bool gewogen)
{
	int64_t max = llabs(s->max), vol = gewogen ? llabs(s->punten) : 0;

	if (max < vol)
		max = vol;
	return (struct sectie_view){ .naam = s->naam, .vol = (int)vol,
	    .vakjes = max < 1 ? 1 : max > 12 ? 12 : (int)max, .groen = s->max < 0,
	    .punten = gewogen ? getal(p, s->punten) : "" };
}

struct som_view
weging_show_som(struct pagina *p, const struct regio_vragenlijst *l,
    const struct weging_som *som, const struct weging *w)
{
	struct sectie_view *s = arena_new(p->a, struct sectie_view, som->nsecties + 1);
	struct som_view v = { .secties = s, .betekenis = "", .grenzen = pagina_tekst(p,
	    "A vanaf %" PRId64 ", C onder %" PRId64, l->grens_a, l->grens_b) };

	for (size_t i = 0; s != NULL && i < som->nsecties; i++)
		s[v.nsecties++] = sectie(p, &som->sectie[i], w != NULL);
	if (w == NULL)
		return v;
	v.letter = w->letter;
	v.punten = w->punten;
	v.betekenis = regio_code_naam(p->app->gegevens, "weging_letter", w->letter);
	if (w->afwijking != NULL)
		v.afwijking = pagina_tekst(p, "De punten geven %s. Toch %s: %s",
		    w->letter_punten, w->letter, w->afwijking);
	return v;
}

/* ---- the form --------------------------------------------------------------------- */

static const struct weging_antwoord *
antwoord(const struct uit_weging_openen *u, const char *vraag)
{
	for (size_t i = 0; u->gewogen && i < u->nu.n; i++)
		if (strcmp(u->nu.antwoorden[i].vraag, vraag) == 0)
			return &u->nu.antwoorden[i];
	return NULL;
}

static struct wegvraag_view
vraag(struct pagina *p, const struct uit_weging_openen *u, size_t i)
{
	const struct regio_vraag *q = &u->lijst->vragen[i];
	const struct weging_antwoord *a = antwoord(u, q->code);
	struct score_view *s = arena_new(p->a, struct score_view, q->nkeuzes + 1);
	struct wegvraag_view v = { .nr = (int)i, .code = q->code, .tekst = q->tekst,
	    .sectie = regio_code_naam(p->app->gegevens, "weging_sectie", q->sectie),
	    .verplicht = q->verplicht, .scores = s };

	v.keuze = pagina_invoer(p, ACT_weging_vastleggen,
	    pagina_tekst(p, "antwoorden.%zu.keuze", i), a == NULL ? "" : a->keuze);
	v.reden = pagina_invoer(p, ACT_weging_vastleggen,
	    pagina_tekst(p, "antwoorden.%zu.reden", i), a == NULL ? "" : a->reden);
	for (size_t k = 0; s != NULL && k < q->nkeuzes; k++)
		s[v.nscores++] = (struct score_view){ .code = q->keuzes[k].code,
		    .punten = getal(p, q->keuzes[k].punten), .tekst = q->keuzes[k].tekst,
		    .gekozen = strcmp(v.keuze.waarde, q->keuzes[k].code) == 0 };
	return v;
}

/* The letters with what they mean; none chosen is what the points give. */
static struct veld_view
letter(struct pagina *p, const struct uit_weging_openen *u)
{
	struct veld_view v = pagina_invoer(p, ACT_weging_vastleggen, "letter",
	    u->gewogen && u->nu.afwijking != NULL ? u->nu.letter : "");
	struct optie *o;

	v.opties = pagina_opties(p, "weging_letter", v.waarde, &v.nopties);
	o = arena_copy(p->a, v.opties, sizeof(*o) * v.nopties);
	for (size_t i = 0; o != NULL && i < v.nopties; i++)
		o[i].naam = pagina_tekst(p, "%s, %s", o[i].waarde, o[i].naam);
	if (o != NULL)
		v.opties = o;
	return v;
}

static const struct gewogen_view *
eerder(struct pagina *p, const struct uit_weging_openen *u)
{
	struct gewogen_view *g = arena_new(p->a, struct gewogen_view, u->nalle + 1);

	for (size_t i = 0; g != NULL && i < u->nalle; i++) {
		const struct weging *w = &u->alle[i];

		g[i] = (struct gewogen_view){ .wanneer = time_short(p->a, w->op, p->nu),
		    .wie = w->door_naam, .letter = w->letter, .punten = w->punten,
		    .nu = w->actueel, .uitleg = w->afwijking == NULL ? NULL :
		    pagina_tekst(p, "punten gaven %s: %s", w->letter_punten,
		    w->afwijking) };
	}
	return g;
}

/* The meeting that this page was opened from, or "". Digits only: it goes
 * into a path. */
static const char *
van_overleg(struct pagina *p)
{
	const char *s = strcmp(p->req->method, "POST") == 0 ?
	    http_form(p->req, "_overleg") : http_query(p->req, "overleg");

	return s != NULL && strspn(s, "0123456789") == strlen(s) && strlen(s) < 20 ? s : "";
}

static struct weging_view
view_of(struct pagina *p, const struct uit_weging_openen *u)
{
	struct wegvraag_view *q = arena_new(p->a, struct wegvraag_view,
	    u->lijst->nvragen + 1);
	const char *overleg = van_overleg(p);
	struct weging_view v = { .csrf = p->csrf, .sleutel = pagina_sleutel(p),
	    .actie = pagina_tekst(p, "/melding/%" PRId64 "/weging", u->melding.id),
	    .overleg = overleg, .kenmerk = u->kenmerk,
	    .gemeente = regio_code_naam(p->app->gegevens, "gemeente", u->melding.gemeente),
	    .ontvangen = time_short(p->a, u->melding.ontvangen_op, p->nu),
	    .verteld = u->melding.verteld, .gevaar = u->melding.gevaar, .vragen = q,
	    .versie = pagina_tekst(p, "%s, versie %" PRId64, u->lijst->naam,
	    u->lijst->versie),
	    .terug = pagina_tekst(p, "/dossier/%" PRId64, u->dossier),
	    .terug_naam = "Dossier" };

	if (overleg[0] != '\0') {
		v.terug = pagina_tekst(p, "/overleg/%s?melding=%" PRId64, overleg,
		    u->melding.id);
		v.terug_naam = "Screeningsoverleg";
	}
	if (v.gemeente[0] == '\0')
		v.gemeente = "Gemeente onbekend";
	for (size_t i = 0; q != NULL && i < u->lijst->nvragen; i++)
		q[v.nvragen++] = vraag(p, u, i);
	v.letter = letter(p, u);
	v.afwijking = pagina_invoer(p, ACT_weging_vastleggen, "afwijking",
	    u->gewogen ? u->nu.afwijking : "");
	v.afwijking.rijen = 2;
	v.som = weging_show_som(p, u->lijst, u->gewogen ? &u->nu.som : &u->leeg,
	    u->gewogen ? &u->nu : NULL);
	v.eerder = eerder(p, u);
	v.neerder = v.eerder == NULL ? 0 : u->nalle;
	return v;
}

/* belet: why it could not be recorded now; what was typed stays. */
static void
weging_toon(struct pagina *p, const char *belet)
{
	struct act_ctx fout = p->ctx;	/* what was wrong, when it was sent */
	struct uit_weging_openen uit;
	struct weging_view v;
	struct err err;

	pagina_veld(p, "melding", http_param(p->req, "id"));
	if (pagina_kijk(p, ACT_weging_openen, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	if (fout.nfouten > 0)
		p->ctx = fout;
	v = view_of(p, &uit);
	v.fouten = pagina_fouten(p, &v.nfouten);
	v.belet = belet;
	if (strcmp(uit.melding.stap, STAP_ACUUT) == 0)
		v.acuut = pagina_tekst(p, "/melding/%" PRId64 "/acuut", uit.melding.id);
	pagina_begin(p, "Melding wegen", "");
	if (belet != NULL)
		p->resp->status = http_status_of(ERR_CONFLICT);
	tmpl_weging(&p->resp->body, &v);
	pagina_einde(p);
}

static void
weging_get(struct pagina *p)
{
	weging_toon(p, NULL);
}

static void
weging_post(struct pagina *p)
{
	const char *overleg = van_overleg(p);
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	pagina_veld(p, "melding", http_param(p->req, "id"));
	rc = pagina_doe(p, ACT_weging_vastleggen, &uit, &err);
	if (rc == ERR_INVALID || (rc == ERR_CONFLICT && err.text != NULL))
		weging_toon(p, rc == ERR_CONFLICT ? err.text : NULL);
	else if (rc != ERR_OK)
		pagina_fout(p, &err);
	else if (overleg[0] != '\0')
		pagina_klaar(p, pagina_tekst(p, "/overleg/%s?melding=%s", overleg,
		    http_param(p->req, "id")), "gewogen");
	else
		pagina_klaar(p, pagina_tekst(p, "/dossier/%" PRId64, uit.dossier),
		    "gewogen");
}

const struct pagina_route weging_routes[] = {
	{ "GET", "/melding/{id}/weging", weging_get, 0, 0 },
	{ "POST", "/melding/{id}/weging", weging_post, 0, 0 },
	{ 0 },
};
