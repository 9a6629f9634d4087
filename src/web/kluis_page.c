/* kluis_page.c - opening a protected identity, and emergency access.
 *
 * The name is in the answer to the POST alone: there is no address where it
 * stands, and every answer goes with Cache-Control: no-store. */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "domain/regio/regio.h"
#include "dossier_form_tmpl.h"
#include "dossier_tmpl.h"
#include "web/dossier_intern.h"
#include "web/routes.h"

static const struct kluis_rij_view *
inzagen(struct pagina *p, const struct kluis_inzage *k, size_t n)
{
	struct kluis_rij_view *v = arena_new(p->a, struct kluis_rij_view, n + 1);

	for (size_t i = 0; v != NULL && i < n; i++)
		v[i] = (struct kluis_rij_view){ .tijd = time_short(p->a, k[i].op, p->nu),
		    .wie = k[i].door_naam == NULL ? "" : k[i].door_naam,
		    .grond = regio_code_naam(p->app->gegevens, "kluisgrond", k[i].grond),
		    .reden = k[i].reden };
	return v;
}

static const char *
bescherming(struct pagina *p, const struct melder *m)
{
	return regio_code_naam(p->app->gegevens, "beschermingsgrond", m->grond);
}

static void
vraag_toon(struct pagina *p, const char *id)
{
	struct act_ctx kept = p->ctx;
	struct kluis_view v = { .csrf = p->csrf };
	struct veld_view grond, reden;
	const struct fout_view *f;
	struct uit_kluis_kijken u;
	struct err err = { 0 };
	size_t n;

	pagina_veld(p, "melding", id);
	if (pagina_kijk(p, ACT_kluis_kijken, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	if (kept.nfouten > 0)
		p->ctx = kept;
	v.pad = pagina_tekst(p, "/melding/%s/kluis", id);
	v.terug = pagina_tekst(p, "/dossier/%" PRId64, u.kop.dossier.id);
	v.wat = pagina_tekst(p, "%" PRId64 "e melding, %s", u.volgnr,
	    dos_klein(p, "hoedanigheid", u.melder.hoedanigheid));
	v.beschermd = u.melder.beschermd;
	v.bekend = u.melder.bekend;
	v.bescherming = bescherming(p, &u.melder);
	v.inzagen = inzagen(p, u.inzagen, u.ninzagen);
	v.n = u.ninzagen;
	grond = pagina_keuze(p, ACT_kluis_openen, "grond", "");
	reden = pagina_invoer(p, ACT_kluis_openen, "reden", "");
	reden.hint = "Alleen te lezen voor wie de naam ook opent.";
	reden.rijen = 3;
	f = pagina_fouten(p, &n);
	dos_begin(p, &u.kop, DEEL_COUNT, "Beschermde melder");
	tmpl_fouten(&p->resp->body, f, n);
	tmpl_kluis_vraag(&p->resp->body, &v, &grond, &reden);
	dos_einde(p);
}

static void
kluis_get(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");

	if (id != NULL)
		vraag_toon(p, id);
}

static void
kluis_post(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	struct uit_kluis_openen u;
	struct err err = { 0 };
	enum err_code rc;

	if (id == NULL)
		return;
	pagina_veld(p, "melding", id);
	rc = pagina_doe(p, ACT_kluis_openen, &u, &err);
	if (rc == ERR_INVALID)
		vraag_toon(p, id);
	else if (rc != ERR_OK)
		pagina_fout(p, &err);
	else {
		pagina_begin(p, "Beschermde melder", DOS_MENU);
		tmpl_kluis_open(&p->resp->body, &(struct kluis_view){ .naam = u.identiteit.naam,
		    .organisatie = u.identiteit.organisatie, .email = u.identiteit.email,
		    .telefoon = u.identiteit.telefoon, .bel = u.identiteit.telefoon == NULL ?
		    NULL : pagina_tekst(p, "tel:%s", u.identiteit.telefoon),
		    .bescherming = bescherming(p, &u.melder), .uitleg = u.grond_uitleg,
		    .terug = pagina_tekst(p, "/dossier/%" PRId64, u.dossier),
		    .wat = regio_code_naam(p->app->gegevens, "hoedanigheid",
		    u.melder.hoedanigheid), .inzagen = inzagen(p, u.inzagen, u.ninzagen),
		    .n = u.ninzagen });
		pagina_einde(p);
	}
}

/* ---- emergency access ---------------------------------------------------------------- */

static void
nood_get(struct pagina *p)
{
	struct veld_view kenmerk = pagina_invoer(p, ACT_toegang_nood, "kenmerk", "");
	struct veld_view reden = pagina_invoer(p, ACT_toegang_nood, "reden", "");
	const struct fout_view *f;
	size_t n;

	if (!wie_mag(&p->wie, RECHT_TOEGANG_NOOD)) {
		pagina_fout(p, &(struct err){ .code = ERR_FORBIDDEN,
		    .text = "Dit mag niet met jouw rol." });
		return;
	}
	kenmerk.hint = "Bijvoorbeeld VT-2026-004817-3.";
	f = pagina_fouten(p, &n);
	pagina_begin(p, "Noodtoegang", "");
	tmpl_nood(&p->resp->body, p->csrf, f, n, &kenmerk, &reden);
	pagina_einde(p);
}

static void
nood_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err = { 0 };
	enum err_code rc = pagina_doe(p, ACT_toegang_nood, &uit, &err);

	if (rc == ERR_OK)
		pagina_klaar(p, pagina_tekst(p, "/dossier/%" PRId64, uit.dossier), "nood");
	else if (rc == ERR_INVALID)
		nood_get(p);
	else
		pagina_fout(p, &err);
}

const struct pagina_route kluis_routes[] = {
	{ "GET", "/melding/{id}/kluis", kluis_get, 0, 0 },
	{ "POST", "/melding/{id}/kluis", kluis_post, 0, 0 },
	{ "GET", "/toegang/nood", nood_get, 0, 0 },
	{ "POST", "/toegang/nood", nood_post, 0, 0 },
	{ 0 },
};
