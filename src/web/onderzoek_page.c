/* onderzoek_page.c - the investigation (C1). */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "onderzoek_tmpl.h"
#include "web/routes.h"
#include "web/zaak_show.h"

/* ---- informants --------------------------------------------------------------------- */

static void
informanten(struct pagina *p, const struct onderzoek *o, struct onderzoekpag_view *v)
{
	const char *getypt = pagina_getypt(p, "informant");

	v->informanten = arena_new(p->a, struct informant_view, o->ninformanten + 1);
	for (size_t i = 0; v->informanten != NULL && i < o->ninformanten; i++) {
		const struct informant *f = &o->informanten[i];
		const char *id = pagina_tekst(p, "%" PRId64, f->id);
		struct informant_view *r = &v->informanten[v->ninformanten++];

		*r = (struct informant_view){ .id = f->id, .naam = f->naam,
		    .antwoord = f->antwoord, .mag = v->mag && !v->afgerond &&
		    strcmp(f->toestemming, "nee") != 0, .klein = pagina_tekst(p,
		    "%s. %s. Gevraagd %s%s", zaak_naam(p, "hoedanigheid", f->hoedanigheid,
		    ""), zaak_naam(p, "toestemming", f->toestemming, ""),
		    time_short(p->a, f->gevraagd_op, p->nu), f->beantwoord_op == DB_NULL ?
		    "" : pagina_tekst(p, ", antwoord %s", time_short(p->a,
		    f->beantwoord_op, p->nu))) };
		/* Several forms have this field: only the one that was sent is filled. */
		r->veld = pagina_invoer(p, ACT_informant_antwoord, "antwoord", "");
		if (strcmp(getypt, id) != 0) {
			r->veld.waarde = "";
			r->veld.fout = NULL;
			r->veld.id = pagina_tekst(p, "antwoord-%s", id);
		}
	}
}

/* ---- conclusions -------------------------------------------------------------------- */

static const char *
soort_van(const char *extra)
{
	const char *s = strstr(extra, "soort=");

	return s == NULL ? "" : s + 6;
}

/* The conclusions that go with a form: not those of the other kind. */
static void
alleen_passend(struct pagina *p, const char *vorm, struct veld_view *v)
{
	const struct regio_gegevens *g = p->app->gegevens;
	const char *soort = soort_van(regio_code_extra(g, "vorm", vorm));
	struct optie *o = arena_new(p->a, struct optie, v->nopties + 1);
	size_t n = 0;

	for (size_t i = 0; o != NULL && i < v->nopties; i++) {
		const char *s = soort_van(regio_code_extra(g, "onderzoek_uitkomst",
		    v->opties[i].waarde));

		if (s[0] == '\0' || strncmp(soort, "beide", 5) == 0 ||
		    strncmp(s, soort, 2) == 0)
			o[n++] = v->opties[i];
	}
	v->opties = o;
	v->nopties = n;
}

static void
vraag(struct pagina *p, struct conclusie_view *c, size_t i)
{
	c->prefix = pagina_tekst(p, "conclusies.%zu", i);
	c->keuze = pagina_keuze(p, ACT_onderzoek_afronden, pagina_tekst(p, "%s.uitkomst",
	    c->prefix), "");
	alleen_passend(p, c->vorm_code, &c->keuze);
	c->tekst = pagina_invoer(p, ACT_onderzoek_afronden, pagina_tekst(p, "%s.uitleg",
	    c->prefix), "");
}

static void
conclusies(struct pagina *p, const struct uit_onderzoek_openen *u,
    struct onderzoekpag_view *v)
{
	const struct onderzoek *o = &u->onderzoek;

	v->conclusies = arena_new(p->a, struct conclusie_view,
	    u->npersonen * u->melding.nvormen + 1);
	for (size_t i = 0; v->conclusies != NULL && i < u->npersonen; i++)
		for (size_t j = 0; j < u->melding.nvormen; j++) {
			struct conclusie_view *c = &v->conclusies[v->nconclusies];

			*c = (struct conclusie_view){ .persoon = u->personen[i].naam,
			    .persoon_id = u->personen[i].id,
			    .vorm_code = u->melding.vormen[j],
			    .vorm = zaak_naam(p, "vorm", u->melding.vormen[j], "") };
			if (!v->afgerond)
				vraag(p, c, v->nconclusies);
			for (size_t k = 0; k < o->nconclusies; k++)
				if (o->conclusies[k].persoon == c->persoon_id &&
				    strcmp(o->conclusies[k].vorm, c->vorm_code) == 0) {
					c->uitkomst = zaak_naam(p, "onderzoek_uitkomst",
					    o->conclusies[k].uitkomst, "");
					c->uitleg = o->conclusies[k].uitleg;
				}
			v->nconclusies++;
		}
}

/* ---- the page -------------------------------------------------------------------------- */

static void
feiten(struct pagina *p, const struct onderzoek *o, struct onderzoekpag_view *v)
{
	if ((v->feiten = arena_new(p->a, struct zin_view, 4)) == NULL)
		return;
	v->feiten[v->nfeiten++] = (struct zin_view){ "Onderzoeker",
	    o->onderzoeker_naam == NULL ? "niemand" : o->onderzoeker_naam, NULL };
	v->feiten[v->nfeiten++] = (struct zin_view){ "Besloten",
	    time_short(p->a, o->besloten_op, p->nu), NULL };
	v->feiten[v->nfeiten++] = (struct zin_view){ "Gestart", o->gestart_op == DB_NULL ?
	    "nog niet" : time_short(p->a, o->gestart_op, p->nu), NULL };
	v->feiten[v->nfeiten++] = (struct zin_view){ "Afgerond", o->afgerond_op == DB_NULL ?
	    "nog niet" : time_short(p->a, o->afgerond_op, p->nu), NULL };
}

/* The summary says whose conclusion is missing. */
static void
noem_fouten(struct pagina *p, struct onderzoekpag_view *v)
{
	struct fout_view *f = arena_copy(p->a, v->kop.fouten, sizeof(*f) * v->kop.nfouten);

	for (size_t i = 0; f != NULL && i < v->kop.nfouten; i++)
		for (size_t j = 0; j < v->nconclusies && !v->afgerond; j++)
			if (strcmp(f[i].veld, v->conclusies[j].keuze.id) == 0)
				f[i].label = pagina_tekst(p, "%s, %s",
				    v->conclusies[j].persoon, v->conclusies[j].vorm);
	if (f != NULL)
		v->kop.fouten = f;
}

static void
velden(struct pagina *p, const struct onderzoek *o, struct onderzoekpag_view *v)
{
	v->plan_veld = pagina_invoer(p, ACT_onderzoek_starten, "plan", o->plan);
	if (p->ctx.act != &acts[ACT_onderzoek_starten] && o->plan != NULL)
		v->plan_veld.waarde = o->plan;	/* another form was sent */
	v->plan_veld.hint = "Wat wil je weten, wie vraag je, wie spreek je? Het plan start "
	    "het onderzoek.";
	v->plan_veld.rijen = 6;
	v->naam = pagina_invoer(p, ACT_informant_toevoegen, "naam", "");
	v->hoedanigheid = pagina_keuze(p, ACT_informant_toevoegen, "hoedanigheid", "");
	v->toestemming = pagina_keuze(p, ACT_informant_toevoegen, "toestemming", "");
	v->toestemming.klasse = "vt-veld--breed";
	v->bevindingen_veld = pagina_invoer(p, ACT_onderzoek_afronden, "bevindingen", "");
	v->bevindingen_veld.rijen = 8;
	v->kijk_veld = pagina_invoer(p, ACT_onderzoek_afronden, "kijk_betrokkenen", "");
}

static void
toon(struct pagina *p, const char *belet)
{
	struct uit_onderzoek_openen u;
	struct onderzoekpag_view v;
	const struct onderzoek *o = &u.onderzoek;
	struct err err;

	if (zaak_kijk(p, ACT_onderzoek_openen, "onderzoek", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = (struct onderzoekpag_view){ .kop = zaak_kop_view(p, &u.kop, "Onderzoek", belet),
	    .actie = pagina_tekst(p, "/onderzoek/%" PRId64, o->id), .plan = o->plan,
	    .bevindingen = o->bevindingen, .kijk = o->kijk_betrokkenen,
	    .gestart = o->gestart_op != DB_NULL, .afgerond = o->afgerond_op != DB_NULL,
	    .mag = u.kop.open };
	velden(p, o, &v);
	informanten(p, o, &v);
	conclusies(p, &u, &v);
	feiten(p, o, &v);
	noem_fouten(p, &v);
	v.klokken = zaak_klokken(p, u.termijnen, u.ntermijnen, false, u.personen,
	    u.npersonen, &v.nklokken);
	pagina_begin(p, "Onderzoek", "dossiers");
	tmpl_onderzoek(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void
onderzoek_get(struct pagina *p)
{
	toon(p, NULL);
}

static void
stuur(struct pagina *p, enum act_id act, const char *notice)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	if (act != ACT_informant_antwoord)
		pagina_veld(p, "onderzoek", http_param(p->req, "id"));
	rc = pagina_doe(p, act, &uit, &err);
	zaak_antwoord(p, rc, &err, toon, pagina_tekst(p, "/onderzoek/%s",
	    http_param(p->req, "id")), notice);
}

static void
plan_post(struct pagina *p)
{
	stuur(p, ACT_onderzoek_starten, "bewaard");
}

static void
informant_post(struct pagina *p)
{
	stuur(p, ACT_informant_toevoegen, "bewaard");
}

static void
antwoord_post(struct pagina *p)
{
	stuur(p, ACT_informant_antwoord, "bewaard");
}

static void
afronden_post(struct pagina *p)
{
	stuur(p, ACT_onderzoek_afronden, "afgerond");
}

const struct pagina_route onderzoek_routes[] = {
	{ "GET", "/onderzoek/{id}", onderzoek_get, 0, 0 },
	{ "POST", "/onderzoek/{id}/plan", plan_post, 0, 0 },
	{ "POST", "/onderzoek/{id}/informant", informant_post, 0, 0 },
	{ "POST", "/onderzoek/{id}/antwoord", antwoord_post, 0, 0 },
	{ "POST", "/onderzoek/{id}/afronden", afronden_post, 0, 0 },
	{ 0 },
};
