/* advies_page.c - advice: the list, one advice, and making it a report (A2). */
#include "advies_tmpl.h"
#include "base/date.h"
#include "domain/regio/regio.h"
#include "web/gesprek_view.h"
#include "web/routes.h"

static const char *
code(struct pagina *p, const char *lijst, const char *waarde)
{
	return waarde == NULL ? NULL : regio_code_naam(p->app->gegevens, lijst, waarde);
}

static const char *
forms(struct pagina *p, const struct advies *a)
{
	const char *all = "";

	for (size_t i = 0; i < a->nvormen; i++)
		all = pagina_tekst(p, "%s%s%s", all, i == 0 ? "" : "; ",
		    code(p, "vorm", a->vormen[i]));
	return all;
}

static const char *
asker(struct pagina *p, const struct melder_identiteit *v)
{
	const char *const part[] = { v->naam, v->organisatie, v->telefoon, v->email };
	const char *all = NULL;

	for (size_t i = 0; i < 4; i++)
		if (part[i] != NULL)
			all = all == NULL ? part[i] : pagina_tekst(p, "%s, %s", all, part[i]);
	return all;
}

static struct advies_view
view_of(struct pagina *p, const struct advies *a)
{
	return (struct advies_view){ .csrf = p->csrf, .id = a->id, .kenmerk = a->kenmerk,
	    .wanneer = time_short(p->a, a->ontvangen_op, p->nu), .wie = a->medewerker_naam,
	    .bron = code(p, "bron", a->bron),
	    .hoedanigheid = code(p, "hoedanigheid", a->hoedanigheid),
	    .gemeente = code(p, "gemeente", a->gemeente),
	    .stap = code(p, "meldcodestap", a->meldcodestap), .vraag = a->vraag,
	    .advies = a->advies, .vrager = asker(p, &a->vrager), .vormen = forms(p, a),
	    .melding = a->melding, .dossier = a->dossier,
	    .mag_melden = wie_mag(&p->wie, RECHT_GESPREK) && wie_mag(&p->wie, RECHT_MELDING) };
}

static void
adviezen_get(struct pagina *p)
{
	struct uit_adviezen_lezen out;
	struct advies_view *v;
	const char *verder = NULL;
	struct err err;
	size_t n = 0;

	pagina_veld(p, "voor_op", http_query(p->req, "op"));
	pagina_veld(p, "voor", http_query(p->req, "voor"));
	if (pagina_kijk(p, ACT_adviezen_lezen, &out, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = arena_new(p->a, struct advies_view, out.n + 1);
	for (; v != NULL && n < out.n; n++)
		v[n] = view_of(p, &out.v[n]);
	if (n == ADVIEZEN_MAX)
		verder = pagina_tekst(p, "/adviezen?op=%lld&voor=%lld",
		    (long long)out.v[n - 1].ontvangen_op, (long long)out.v[n - 1].id);
	pagina_begin(p, "Adviezen", "adviezen");
	tmpl_adviezen(&p->resp->body, v, n, verder);
	pagina_einde(p);
}

static void
advies_get(struct pagina *p)
{
	struct uit_advies_openen out;
	struct advies_view v;
	struct err err;
	int64_t id;

	if (!pagina_pad_id(p, &id))
		return;
	pagina_veld_id(p, "advies", id);
	if (pagina_kijk(p, ACT_advies_openen, &out, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = view_of(p, &out.advies);
	v.sleutel = pagina_sleutel(p);
	pagina_begin(p, "Advies", "adviezen");
	tmpl_advies(&p->resp->body, &v);
	pagina_einde(p);
}

/* The caller is back: a conversation that begins with what the advice knew. */
static void
melding_post(struct pagina *p)
{
	struct act_klaar out;
	struct err err;
	int64_t id;

	if (!pagina_pad_id(p, &id))
		return;
	pagina_veld_id(p, "advies", id);
	pagina_veld(p, "bron", "telefoon");
	if (pagina_doe(p, ACT_gesprek_beginnen, &out, &err) != ERR_OK)
		pagina_fout(p, &err);
	else
		pagina_klaar(p, pagina_tekst(p, "/gesprek/%lld", (long long)out.id), NULL);
}

const struct pagina_route advies_routes[] = {
	{ "GET", "/adviezen", adviezen_get, 0, 0 },
	{ "GET", "/advies/{id}", advies_get, 0, 0 },
	{ "POST", "/advies/{id}/melding", melding_post, 0, 0 },
	{ 0 },
};
