/* brief_page.c - letters of a dossier: the list, writing one, the sheet. */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "brief_tmpl.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "veld_tmpl.h"
#include "web/brief_view.h"
#include "web/dossier_intern.h"
#include "web/routes.h"

/* ---- the list --------------------------------------------------------------------------- */

static struct brief_rij_view
rij(struct pagina *p, const struct brief *b)
{
	bool post = strcmp(b->wijze, BRIEF_POST) == 0, klaar = b->uitgereikt_op != DB_NULL;

	return (struct brief_rij_view){ .pad = pagina_tekst(p, "/brief/%" PRId64, b->id),
	    .soort = regio_code_naam(p->app->gegevens, "briefsoort", b->soort),
	    .aan = b->naam, .wanneer = time_short(p->a, b->op, p->nu),
	    .wie = str_or_empty(b->door), .kleur = post || klaar ? "goed" : "actie",
	    .stand = post ? "Per post" : klaar ? "Overhandigd" : "Nog te overhandigen" };
}

static const struct optie *
leden(struct pagina *p, const struct dossier_kop *k, size_t *n_out)
{
	struct optie *o = arena_new(p->a, struct optie, k->nleden + 1);

	*n_out = o == NULL ? 0 : k->nleden;
	for (size_t i = 0; i < *n_out; i++)
		o[i] = (struct optie){ .naam = k->leden[i].naam,
		    .waarde = pagina_tekst(p, "%" PRId64, k->leden[i].persoon) };
	return o;
}

/* Also when nobody was chosen to write about: what is wrong stays known. */
static void
brieven_toon(struct pagina *p, const char *id)
{
	struct act_ctx kept = p->ctx;
	struct uit_brieven_lezen u;
	struct brief_rij_view *r;
	struct brieven_view v = { 0 };
	const struct fout_view *f;
	struct err err = { 0 };
	size_t n;

	p->nextra = 0;
	pagina_veld(p, "dossier", id);
	if (pagina_kijk(p, ACT_brieven_lezen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	if (kept.nfouten > 0)
		p->ctx = kept;
	v.pad = pagina_tekst(p, "/dossier/%s", id);
	v.persoon = pagina_invoer(p, ACT_brief_opstellen, "persoon", "");
	v.persoon.opties = leden(p, &u.kop, &v.persoon.nopties);
	v.soort = pagina_keuze(p, ACT_brief_opstellen, "soort", "");
	v.rijen = r = arena_new(p->a, struct brief_rij_view, u.n + 1);
	for (size_t i = 0; r != NULL && i < u.n; i++)
		r[v.n++] = rij(p, &u.v[i]);
	f = pagina_fouten(p, &n);
	dos_begin(p, &u.kop, DEEL_COUNT, "Brieven");
	tmpl_fouten(&p->resp->body, f, n);
	tmpl_brieven(&p->resp->body, &v);
	dos_einde(p);
}

static void
brieven_get(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");

	if (id != NULL)
		brieven_toon(p, id);
}

/* ---- writing one ------------------------------------------------------------------------ */

/* Of the form that was sent, else of the address. */
static const char *
gevraagd(struct pagina *p, const char *naam)
{
	return strcmp(p->req->method, "POST") == 0 ? http_form(p->req, naam) :
	    http_query(p->req, naam);
}

static const struct optie *
wie(struct pagina *p, const struct brief_over *o, size_t *n_out)
{
	struct optie *v = arena_new(p->a, struct optie, o->n + 1);

	*n_out = v == NULL ? 0 : o->n;
	for (size_t i = 0; i < *n_out; i++)
		v[i] = (struct optie){ .waarde = pagina_tekst(p, "%" PRId64, o->aan[i].persoon),
		    .naam = pagina_tekst(p, "%s%s%s", o->aan[i].naam, o->aan[i].zelf ? "" :
		    ", heeft gezag", o->aan[i].post == NULL ? "" : ", niet per post"),
		    .gekozen = o->n == 1 };
	return v;
}

/* Only what may be done now; by post is the usual way. */
static struct veld_view
wijze(struct pagina *p, const struct uit_brief_opstellen *u)
{
	bool post = u->aan->post == NULL;
	struct veld_view v = pagina_keuze(p, ACT_brief_maken, "wijze", !post ? BRIEF_UITREIKEN :
	    u->met_reden ? "" : BRIEF_POST);
	struct optie *o = arena_new(p->a, struct optie, v.nopties + 1);
	size_t n = 0;

	for (size_t i = 0; o != NULL && i < v.nopties; i++)
		if (post || strcmp(v.opties[i].waarde, BRIEF_POST) != 0) {
			o[n] = v.opties[i];
			o[n++].gekozen |= !post;
		}
	v.opties = o;
	v.nopties = n;
	return v;
}

static const char *
contact_tekst(struct pagina *p, const struct lid_contact *c)
{
	return pagina_tekst(p, "%s%s%s%s%s%s", str_or_empty(c->hoe), str_empty(c->wanneer) ? "" :
	    "\nWanneer: ", str_or_empty(c->wanneer), str_empty(c->niet) ? "" :
	    "\nWat niet mag: ", str_or_empty(c->niet), "");
}

static const struct brief_contact_view *
contact(struct pagina *p, const struct dossier_kop *k, size_t *n_out)
{
	struct brief_contact_view *v = arena_new(p->a, struct brief_contact_view,
	    k->nveilig + 2);

	*n_out = 0;
	if (v == NULL)
		return NULL;
	if (!str_empty(k->dossier.contact_veilig))
		v[(*n_out)++] = (struct brief_contact_view){ NULL, k->dossier.contact_veilig };
	for (size_t i = 0; i < k->nveilig; i++)
		if (k->veilig[i].persoon != 0)
			v[(*n_out)++] = (struct brief_contact_view){ k->veilig[i].naam,
			    contact_tekst(p, &k->veilig[i].contact) };
	return v;
}

/* The lines of the envelope on one line. */
static const char *
op_een_regel(struct pagina *p, const char *adres)
{
	size_t n = adres == NULL ? 0 : strcspn(adres, "\n");

	return adres == NULL ? NULL : adres[n] == '\0' ? adres : pagina_tekst(p, "%.*s, %s",
	    (int)n, adres, adres + n + 1);
}

static void
tekstvelden(struct pagina *p, const struct uit_brief_opstellen *u, struct brief_form_view *v)
{
	v->aan = u->aan->naam;
	v->aan_id = pagina_tekst(p, "%" PRId64, u->aan->persoon);
	v->soort = regio_code_naam(p->app->gegevens, "briefsoort", u->soort);
	v->soort_code = u->soort;
	v->post = u->aan->post;
	v->adres = op_een_regel(p, u->aan->adres);
	v->tekst = pagina_invoer(p, ACT_brief_maken, "tekst", u->voorstel);
	v->tekst.rijen = 16;
	v->tekst.hint = u->gewone_woorden ? "Dit is een voorstel. In dit dossier staat een naam "
	    "die geheim is. Gebruik daarom alleen gewone woorden en geen namen of nummers erbij." :
	    "Dit is een voorstel. Pas het aan. Schrijf niet op wie heeft gemeld. De groet en je "
	    "naam komen er vanzelf onder.";
	v->wijze = wijze(p, u);
	v->reden = pagina_invoer(p, ACT_brief_maken, "reden", "");
	v->reden.rijen = 2;
	v->reden.hint = "Alleen nodig als de brief per post gaat.";
	v->met_reden = u->met_reden;
	v->contact = contact(p, &u->kop, &v->ncontact);
}

static void
brief_toon(struct pagina *p, const char *id)
{
	struct act_ctx kept = p->ctx;
	struct brief_form_view v = { .pad = pagina_tekst(p, "/dossier/%s", id),
	    .csrf = p->csrf };
	struct uit_brief_opstellen u;
	const struct fout_view *f;
	struct err err = { 0 };
	size_t n;

	pagina_veld(p, "dossier", id);
	pagina_veld(p, "persoon", gevraagd(p, "persoon"));
	pagina_veld(p, "soort", gevraagd(p, "soort"));
	pagina_veld(p, "aan", gevraagd(p, "aan"));
	if (pagina_kijk(p, ACT_brief_opstellen, &u, &err) != ERR_OK) {
		if (err.code == ERR_INVALID && p->ctx.nfouten > 0)
			brieven_toon(p, id);
		else
			pagina_fout(p, &err);
		return;
	}
	if (kept.nfouten > 0)
		p->ctx = kept;
	v.over = u.over.naam;
	v.over_id = pagina_tekst(p, "%" PRId64, u.over.persoon);
	v.belet = u.over.belet != NULL ? u.over.belet : u.aan == NULL ? NULL : u.aan->belet;
	v.uitleg = u.over.uitleg;
	if (u.over.belet != NULL && u.over.uitleg != NULL)
		v.gezag = pagina_tekst(p, "%s/gezin/gezag?kind=%s", v.pad, v.over_id);
	v.kiezen = u.voorstel == NULL;
	v.v_soort = pagina_keuze(p, ACT_brief_opstellen, "soort", str_or_empty(u.soort));
	v.v_aan = pagina_invoer(p, ACT_brief_opstellen, "aan", "");
	v.v_aan.opties = wie(p, &u.over, &v.v_aan.nopties);
	if (!v.kiezen)
		tekstvelden(p, &u, &v);
	v.sleutel = pagina_sleutel(p);
	f = pagina_fouten(p, &n);
	dos_begin(p, &u.kop, DEEL_COUNT, "Brief schrijven");
	tmpl_fouten(&p->resp->body, f, n);
	tmpl_brief_form(&p->resp->body, &v);
	dos_einde(p);
}

static void
schrijf_get(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");

	if (id != NULL)
		brief_toon(p, id);
}

static void
schrijf_post(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	struct act_klaar uit;
	struct err err = { 0 };
	enum err_code rc;

	if (id == NULL)
		return;
	pagina_veld(p, "dossier", id);
	rc = pagina_doe(p, ACT_brief_maken, &uit, &err);
	if (rc == ERR_OK)
		pagina_klaar(p, pagina_tekst(p, "/brief/%" PRId64, uit.id),
		    uit.herhaald ? "herhaald" : "brief");
	else if (rc == ERR_INVALID && p->ctx.nfouten > 0)
		brief_toon(p, id);
	else
		pagina_fout(p, &err);
}

/* ---- the sheet -------------------------------------------------------------------------- */

static const char *
telefoon(struct pagina *p)
{
	size_t n;
	const struct regio_organisatie *o = regio_organisaties(p->app->gegevens, p->a, "vt",
	    date_of_time(p->nu), &n);

	return n == 0 ? NULL : str_or_null(o[0].telefoon);
}

static const char *
stand(struct pagina *p, const struct brief *b)
{
	if (strcmp(b->wijze, BRIEF_POST) == 0)
		return "Deze brief gaat per post.";
	if (b->uitgereikt_op == DB_NULL)
		return "Deze brief geef je zelf: er staat geen adres op.";
	return pagina_tekst(p, "Overhandigd, %s%s%s.", time_short(p->a, b->uitgereikt_op, p->nu),
	    b->uitgereikt_door == NULL ? "" : ", door ", str_or_empty(b->uitgereikt_door));
}

static void
blad_toon(struct pagina *p, const char *id)
{
	struct act_ctx kept = p->ctx;
	struct uit_brief_openen u;
	struct brief_blad_view v;
	const struct brief *b = &u.brief;
	const struct fout_view *f;
	struct err err = { 0 };
	size_t n;

	pagina_veld(p, "brief", id);
	if (pagina_kijk(p, ACT_brief_openen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	if (kept.nfouten > 0)
		p->ctx = kept;
	v = (struct brief_blad_view){ .pad = pagina_tekst(p, "/brief/%s", id), .csrf = p->csrf,
	    .brieven = pagina_tekst(p, "/dossier/%" PRId64 "/brieven", u.kop.dossier.id),
	    .sleutel = pagina_sleutel(p), .kenmerk = u.kop.dossier.kenmerk,
	    .van = regio_scherm(p->app->gegevens), .naam = b->naam, .adres = b->adres,
	    .soort = regio_code_naam(p->app->gegevens, "briefsoort", b->soort),
	    .tekst = b->tekst, .datum = iso_text(p->a,
	    date_iso(p->a, date_of_time(b->op))),
	    .door = str_or_empty(b->door), .telefoon = telefoon(p), .stand = stand(p, b),
	    .reden = b->reden, .adres_weg = u.adres_weg, .uitreiken =
	    strcmp(b->wijze, BRIEF_UITREIKEN) == 0 && b->uitgereikt_op == DB_NULL &&
	    wie_mag(&p->wie, RECHT_BRIEF),
	    .op = pagina_invoer(p, ACT_brief_uitreiken, "op", "") };
	v.op.hint = "Laat leeg als het nu was. Anders bijvoorbeeld: vandaag 14.20.";
	f = pagina_fouten(p, &n);
	pagina_begin(p, "Brief", DOS_MENU);
	tmpl_fouten(&p->resp->body, f, n);
	tmpl_brief_blad(&p->resp->body, &v);
	pagina_einde(p);
}

static void
blad_get(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");

	if (id != NULL)
		blad_toon(p, id);
}

static void
uitgereikt_post(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	struct act_klaar uit;
	struct err err = { 0 };
	enum err_code rc;

	if (id == NULL)
		return;
	pagina_veld(p, "brief", id);
	rc = pagina_doe(p, ACT_brief_uitreiken, &uit, &err);
	if (rc == ERR_OK)
		pagina_klaar(p, pagina_tekst(p, "/brief/%s", id), "overhandigd");
	else if (rc == ERR_INVALID && p->ctx.nfouten > 0)
		blad_toon(p, id);
	else
		pagina_fout(p, &err);
}

const struct pagina_route brief_routes[] = {
	{ "GET", "/dossier/{id}/brieven", brieven_get, 0, 0 },
	{ "GET", "/dossier/{id}/brief", schrijf_get, 0, 0 },
	{ "POST", "/dossier/{id}/brief", schrijf_post, 0, 0 },
	{ "GET", "/brief/{id}", blad_get, 0, 0 },
	{ "POST", "/brief/{id}/uitgereikt", uitgereikt_post, 0, 0 },
	{ NULL, NULL, NULL, 0, 0 },
};
