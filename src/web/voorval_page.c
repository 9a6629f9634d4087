/* voorval_page.c - what happens to the organisation and to no case: the list, and the
 * form with which its clock starts. What is done with that clock: termijn_page.c. */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn_hand.h"
#include "dossier_form_tmpl.h"
#include "termijn_tmpl.h"
#include "web/klok.h"
#include "web/routes.h"
#include "web/termijn_view.h"
#include "web/zaak_show.h"

/* ---- the list ---------------------------------------------------------------------- */

static struct termijn_rij_view
rij(struct pagina *p, const struct voorval_regel *r)
{
	const struct termijn *t = &r->t;
	bool mag = wie_mag(&p->wie, RECHT_TERMIJN) && (t->eigenaar == p->wie.medewerker ||
	    wie_mag(&p->wie, RECHT_VOORVAL_STUREN));
	struct termijn_rij_view v = { .norm = t->naam, .eigenaar = r->eigenaar,
	    .kenmerk = r->periode == NULL ? t->kenmerk : pagina_tekst(p, "%s, over %s",
	    t->kenmerk, r->periode),
	    .pad = mag ? pagina_tekst(p, "/termijn/%" PRId64, t->id) : NULL,
	    .klok = klok_view(p, &t->woorden, t->norm, t->verloopt_op,
	    strcmp(t->stand, "loopt") == 0) };

	v.doe_pad = v.pad;
	if (mag && termijn_belet_reden(t, p->nu) == NULL)
		v.doe = "Reden geven";
	if (t->laat_reden != NULL)
		v.laatreden = regio_code_naam(p->app->gegevens, "laatreden", t->laat_reden);
	return v;
}

static void
voorvallen_get(struct pagina *p)
{
	struct uit_voorvallen_lezen u;
	struct voorvallen_view v = { .nieuw = "/voorvallen/nieuw",
	    .alles = wie_mag(&p->wie, RECHT_VOORVAL_STUREN) };
	struct termijn_rij_view *r;
	struct err err;

	if (pagina_kijk(p, ACT_voorvallen_lezen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	r = arena_new(p->a, struct termijn_rij_view, u.n + 1);
	for (size_t i = 0; r != NULL && i < u.n; i++) {
		r[i] = rij(p, &u.v[i]);
		v.nrijen += u.v[i].t.stop_op == DB_NULL;
	}
	v.rijen = r;
	if (r != NULL) {
		v.klaar = r + v.nrijen;
		v.nklaar = u.n - v.nrijen;
	}
	pagina_begin(p, "Voorvallen", "voorvallen");
	tmpl_voorvallen(&p->resp->body, &v);
	pagina_einde(p);
}

/* ---- the form ------------------------------------------------------------------------ */

static const struct optie *
soorten(struct pagina *p, const char *gekozen, size_t *n_out)
{
	const struct regio_gegevens *g = p->app->gegevens;
	size_t n;
	const struct regio_code *c = regio_codes(g, p->a, "gebeurtenis", date_of_time(p->nu), &n);
	struct optie *o = arena_new(p->a, struct optie, n + 1);

	*n_out = 0;
	for (size_t i = 0; o != NULL && i < n; i++)
		if (gebeurtenis_heeft(g, c[i].code, HAND_VOORVAL))
			o[(*n_out)++] = (struct optie){ .waarde = c[i].code, .naam = c[i].naam,
			    .gekozen = strcmp(gekozen, c[i].code) == 0 };
	return o;
}

static void
nieuw_toon(struct pagina *p, const char *belet)
{
	enum act_id act = ACT_voorval_vastleggen;
	const struct fout_view *f;
	struct veld_view v[4];
	size_t n, nf;

	v[0] = pagina_invoer(p, act, "soort", "");
	v[0].opties = soorten(p, v[0].waarde, &v[0].nopties);
	v[1] = pagina_invoer(p, act, "op", "");
	v[1].hint = "Op de minuut, bijvoorbeeld vandaag 14.20. Vanaf dan loopt de termijn.";
	v[2] = pagina_invoer(p, act, "tekst", "");
	v[2].hint = "Zonder namen van cliënten. Gaat het over een zaak? Leg het dan vast in het "
	    "dossier.";
	v[2].rijen = 5;
	v[3] = zaak_keuze_collega(p, act, "eigenaar", 0);
	v[3].hint = "Laat je dit leeg, dan krijgt wie hierover gaat het.";
	n = v[3].nopties > 0 ? 4 : 3;
	f = pagina_fouten(p, &nf);
	pagina_begin(p, "Voorval vastleggen", "voorvallen");
	tmpl_voorval_nieuw(&p->resp->body, f, nf, belet);
	tmpl_dos_klein_form(&p->resp->body, p->csrf, pagina_sleutel(p), "/voorvallen/nieuw",
	    "/voorvallen", "Het voorval", "Vastleggen", v, n);
	zaak_einde(p, belet);
}

static void
nieuw_get(struct pagina *p)
{
	if (!wie_mag(&p->wie, RECHT_VOORVAL))
		pagina_fout(p, &(struct err){ .code = ERR_FORBIDDEN, .where = __func__ });
	else
		nieuw_toon(p, NULL);
}

static void
nieuw_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc = pagina_doe(p, ACT_voorval_vastleggen, &uit, &err);

	zaak_antwoord(p, rc, &err, nieuw_toon, "/voorvallen", "voorval");
}

const struct pagina_route voorval_routes[] = {
	{ "GET", "/voorvallen", voorvallen_get, 0, 0 },
	{ "GET", "/voorvallen/nieuw", nieuw_get, 0, 0 },
	{ "POST", "/voorvallen/nieuw", nieuw_post, 0, 0 },
	{ 0 },
};
