/* vernietig_page.c - proposing to destroy a dossier, holding it back, and the second person. */
#include <inttypes.h>
#include <string.h>

#include "acts/vernietiging.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "formulier_tmpl.h"
#include "veld_tmpl.h"
#include "vernietig_tmpl.h"
#include "web/formulier.h"
#include "web/routes.h"
#include "web/vernietig_view.h"

#define MENU "vernietigen"

static void
lijst_get(struct pagina *p)
{
	struct uit_vernietigingen_lezen u;
	struct vernietig_rij_view *r;
	struct err err = { 0 };
	bool klaar;

	pagina_veld(p, "stand", http_query(p->req, "stand"));
	pagina_veld(p, "voor", http_query(p->req, "voor"));
	if (pagina_kijk(p, ACT_vernietigingen_lezen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	klaar = strcmp(u.stand, "vernietigd") == 0;
	r = arena_new(p->a, struct vernietig_rij_view, u.n + 1);
	for (size_t i = 0; r != NULL && i < u.n; i++) {
		const struct vernietiging_rij *v = &u.v[i];

		r[i] = (struct vernietig_rij_view){ .kenmerk = v->kenmerk,
		    .pad = klaar ? NULL : pagina_tekst(p, "/vernietigen/%" PRId64, v->dossier),
		    .grond = pagina_tekst(p, "%s. Voorgesteld door %s%s%s.",
		    regio_code_naam(p->app->gegevens, "vernietigingsgrond", v->grond),
		    v->door_naam == NULL ? "iemand" : v->door_naam, klaar ? ", bevestigd door " :
		    "", !klaar ? "" : v->besloten_naam == NULL ? "iemand" : v->besloten_naam),
		    .wanneer = time_short(p->a, klaar ? v->besloten_op : v->op, p->nu) };
	}
	pagina_begin(p, "Vernietigen", MENU);
	tmpl_vernietigingen(&p->resp->body, r, r == NULL ? 0 : u.n, klaar, u.volgende == 0 ?
	    NULL : pagina_tekst(p, "/vernietigen?stand=%s&voor=%" PRId64, u.stand, u.volgende));
	pagina_einde(p);
}

/* ---- one dossier ------------------------------------------------------------------------ */

static void
mensen(struct pagina *p, const struct vernietig_lijst *l, struct vernietig_view *v)
{
	struct vernietig_mens_view *m = arena_new(p->a, struct vernietig_mens_view, l->n + 1);

	for (size_t i = 0; m != NULL && i < l->n; i++)
		m[i] = (struct vernietig_mens_view){ .naam = l->v[i].naam,
		    .extra = l->v[i].geboren == NULL ? "geboortedatum niet bekend" :
		    pagina_tekst(p, "geboren %s", birth_text(p->a, l->v[i].geboren)) };
	if (m == NULL)
		return;
	v->weg = m;
	v->nweg = l->weg;
	v->blijft = m + l->weg;
	v->nblijft = l->n - l->weg;
}

static void
stops(struct pagina *p, const struct uit_vernietiging_openen *u, struct vernietig_view *v)
{
	struct vernietig_stop_view *s = arena_new(p->a, struct vernietig_stop_view,
	    u->nstops + 1);

	for (size_t i = 0; s != NULL && i < u->nstops; i++) {
		const struct vernietig_stop *k = &u->stops[i];
		bool los = k->los_op != DB_NULL;

		s[i] = (struct vernietig_stop_view){
		    .soort = regio_code_naam(p->app->gegevens, "vernietigingsstop", k->soort),
		    .uitleg = pagina_tekst(p, "%s, %s: %s", k->door_naam == NULL ? "Iemand" :
		    k->door_naam, time_short(p->a, k->op, p->nu), k->reden == NULL ? "" :
		    k->reden), .los = !los ? NULL : pagina_tekst(p, "Losgelaten door %s, %s: %s",
		    k->los_naam == NULL ? "iemand" : k->los_naam, time_short(p->a, k->los_op,
		    p->nu), k->los_reden == NULL ? "" : k->los_reden),
		    .pad = los ? NULL : pagina_tekst(p, "%s/los?stop=%" PRId64, v->pad, k->id) };
	}
	v->stops = s;
	v->nstops = s == NULL ? 0 : u->nstops;
}

static const char *
aantal(struct pagina *p, int64_t n, const char *een, const char *meer)
{
	return pagina_tekst(p, "%" PRId64 " %s", n, n == 1 ? een : meer);
}

static struct vernietig_view
view(struct pagina *p, const struct uit_vernietiging_openen *u)
{
	const struct vernietig_lijst *l = &u->lijst;
	bool wacht = strcmp(u->voorstel.stand, "voorgesteld") == 0;
	struct vernietig_view v = { .csrf = p->csrf, .sleutel = pagina_sleutel(p),
	    .pad = pagina_tekst(p, "/vernietigen/%" PRId64, l->dossier),
	    .kenmerk = l->kenmerk, .dossier = !u->dossier_te_zien ? NULL :
	    pagina_tekst(p, "/dossier/%" PRId64, l->dossier), .belet = u->belet,
	    .termijn = u->termijn.uitleg, .lijst = pagina_tekst(p, "%" PRId64, l->code),
	    .voorstellen = !wacht && u->belet == NULL && u->dossier_te_zien,
	    .intrekken = wacht, .zelf = u->zelf, .bevestigen = wacht && !u->zelf &&
	    u->belet == NULL && wie_mag(&p->wie, RECHT_VERNIETIGING_BEVESTIGEN) };

	v.zeker = pagina_invoer(p, ACT_vernietiging_bevestigen, "zeker", "");
	if (wacht) {
		v.voorstel = pagina_tekst(p, "Voorgesteld door %s, %s. %s.", u->voorstel.door_naam,
		    time_short(p->a, u->voorstel.op, p->nu), regio_code_naam(p->app->gegevens,
		    "vernietigingsgrond", u->voorstel.grond));
		v.reden = u->voorstel.reden;
	}
	v.wat = pagina_tekst(p, "%s, %s, %s, %s en %s",
	    aantal(p, l->meldingen, "melding", "meldingen"),
	    aantal(p, l->notities, "notitie", "notities"),
	    aantal(p, l->besluiten, "besluit", "besluiten"),
	    aantal(p, l->onderzoeken, "onderzoek", "onderzoeken"),
	    aantal(p, (int64_t)l->weg, "persoon", "personen"));
	mensen(p, l, &v);
	stops(p, u, &v);
	return v;
}

/* The dossier of the address; false: answered already. */
static bool
open_dossier(struct pagina *p, struct uit_vernietiging_openen *u)
{
	struct act_ctx kept = p->ctx;
	struct err err = { 0 };
	int64_t id;

	if (!pagina_pad_id(p, &id))
		return false;
	pagina_veld(p, "dossier", http_param(p->req, "id"));
	if (pagina_kijk(p, ACT_vernietiging_openen, u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return false;
	}
	if (kept.nfouten > 0)
		p->ctx = kept;
	return true;
}

static void
een_get(struct pagina *p)
{
	struct uit_vernietiging_openen u;
	struct vernietig_view v;
	const struct fout_view *f;
	size_t nf;

	if (!open_dossier(p, &u))
		return;
	v = view(p, &u);
	f = pagina_fouten(p, &nf);
	pagina_begin(p, "Vernietigen", MENU);
	tmpl_vernietig(&p->resp->body, &v, f, nf);
	pagina_einde(p);
}

/* ---- forms --------------------------------------------------------------------------------- */

static const struct stap {
	const char	*pad, *kop, *uitleg, *knop;
	enum act_id	 act;
} stappen[] = {
	{ "voorstellen", "Voorstellen om te vernietigen", "Een collega moet het bevestigen. "
	    "Tot dan verandert er niets.", "Voorstellen", ACT_vernietiging_voorstellen },
	{ "intrekken", "Voorstel intrekken", "Het dossier blijft. Later kan het opnieuw "
	    "worden voorgesteld.", "Intrekken", ACT_vernietiging_intrekken },
	{ "tegenhouden", "Vernietigen tegenhouden", "Zolang dit geldt, kan niemand dit dossier "
	    "vernietigen.", "Tegenhouden", ACT_vernietiging_tegenhouden },
	{ "los", "Niet langer tegenhouden", NULL, "Loslaten", ACT_vernietiging_loslaten },
};

static const struct stap *
stap(struct pagina *p)
{
	const char *naam = http_param(p->req, "stap");

	for (size_t i = 0; naam != NULL && i < sizeof(stappen) / sizeof(stappen[0]); i++)
		if (strcmp(stappen[i].pad, naam) == 0)
			return &stappen[i];
	pagina_fout(p, &(struct err){ .code = ERR_NOT_FOUND });
	return NULL;
}

static void
form_toon(struct pagina *p, const struct stap *s)
{
	static const struct formulier_waarde zonder[] = { { .naam = "dossier" },
	    { .naam = "stop" } };
	const char *stop = http_query(p->req, "stop");
	struct uit_vernietiging_openen u;
	struct formulier_view v = { .csrf = p->csrf, .kop = s->kop, .uitleg = s->uitleg,
	    .knop = s->knop };
	const struct fout_view *f;
	size_t nf;

	if (!open_dossier(p, &u))
		return;
	v.sleutel = pagina_sleutel(p);
	v.terug = pagina_tekst(p, "/vernietigen/%" PRId64, u.lijst.dossier);
	v.actie = pagina_tekst(p, "%s/%s%s%s", v.terug, s->pad, stop == NULL ? "" : "?stop=",
	    stop == NULL ? "" : stop);
	v.velden = formulier_velden(p, s->act, zonder, 2, &v.n);
	f = pagina_fouten(p, &nf);
	pagina_begin(p, s->kop, MENU);
	tmpl_vernietig_kop(&p->resp->body, v.terug, u.lijst.kenmerk, s->kop);
	tmpl_fouten(&p->resp->body, f, nf);
	tmpl_formulier(&p->resp->body, &v);
	pagina_einde(p);
}

static void
form_get(struct pagina *p)
{
	const struct stap *s = stap(p);

	if (s != NULL)
		form_toon(p, s);
}

static void
form_post(struct pagina *p)
{
	const struct stap *s = stap(p);
	struct act_klaar uit;
	struct err err = { 0 };
	enum err_code rc;

	if (s == NULL)
		return;
	pagina_veld(p, "dossier", http_param(p->req, "id"));
	if (s->act == ACT_vernietiging_loslaten)
		pagina_veld(p, "stop", http_query(p->req, "stop"));
	rc = pagina_doe(p, s->act, &uit, &err);
	if (rc == ERR_OK)
		pagina_klaar(p, pagina_tekst(p, "/vernietigen/%s", http_param(p->req, "id")),
		    "bewaard");
	else if (rc == ERR_INVALID && p->ctx.nfouten > 0)
		form_toon(p, s);
	else
		pagina_fout(p, &err);
}

static void
bevestig_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err = { 0 };
	enum err_code rc;

	pagina_veld(p, "dossier", http_param(p->req, "id"));
	rc = pagina_doe(p, ACT_vernietiging_bevestigen, &uit, &err);
	if (rc == ERR_OK)
		pagina_klaar(p, "/vernietigen?stand=vernietigd", "vernietigd");
	else if (rc == ERR_INVALID && p->ctx.nfouten > 0)
		een_get(p);
	else
		pagina_fout(p, &err);
}

const struct pagina_route vernietig_routes[] = {
	{ "GET", "/vernietigen", lijst_get, 0, 0 },
	{ "GET", "/vernietigen/{id}", een_get, 0, 0 },
	{ "POST", "/vernietigen/{id}/bevestigen", bevestig_post, 0, 0 },
	{ "GET", "/vernietigen/{id}/{stap}", form_get, 0, 0 },
	{ "POST", "/vernietigen/{id}/{stap}", form_post, 0, 0 },
	{ 0 },
};
