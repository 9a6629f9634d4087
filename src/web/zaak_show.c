#include "web/zaak_show.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "web/klok.h"

struct zaak_view
zaak_kop_view(struct pagina *p, const struct zaak_kop *k, const char *titel,
    const char *belet)
{
	struct zaak_view v = { .melding = k->melding, .dossier = k->dossier,
	    .kenmerk = k->kenmerk, .titel = titel, .sub = pagina_tekst(p,
	    "Huishouden %s", k->naam), .onder = true, .csrf = p->csrf,
	    .sleutel = pagina_sleutel(p), .belet = belet };

	v.fouten = pagina_fouten(p, &v.nfouten);
	return v;
}

/* ---- words ------------------------------------------------------------------------------ */

const char *
zaak_naam(struct pagina *p, const char *lijst, const char *code, const char *anders)
{
	if (code == NULL || code[0] == '\0')
		return anders;
	return regio_code_naam(p->app->gegevens, lijst, code);
}

const char *
zaak_stap(const char *stap)
{
	static const struct pair namen[] = {
		{ STAP_ACUUT, "Acute screening" }, { STAP_WEGING, "Weging" },
		{ STAP_BESLUIT, "Besluit" }, { STAP_HULP, "Hulp op gang" },
		{ STAP_ONDERZOEK, "Onderzoek" }, { STAP_OVERDRACHT, "Overdracht" },
		{ STAP_VTO, "Verzoek tot onderzoek" },
		{ STAP_TERUGKOPPELING, "Terugkoppeling" }, { STAP_AFSLUITEN, "Afsluiten" },
		{ STAP_GESLOTEN, "Gesloten" },
	};

	for (size_t i = 0; i < sizeof(namen) / sizeof(namen[0]); i++)
		if (strcmp(namen[i].name, stap) == 0)
			return namen[i].value;
	return stap;
}

const char *
zaak_vormen(struct pagina *p, const char *const *v, size_t n)
{
	const char *s = "";

	for (size_t i = 0; i < n; i++)
		s = pagina_tekst(p, "%s%s%s", s, i == 0 ? "" : ", ",
		    regio_code_naam(p->app->gegevens, "vorm", v[i]));
	return s;
}

const char *
zaak_organisatie(struct pagina *p, int64_t id)
{
	const struct regio_organisatie *o = regio_organisatie(p->app->gegevens, id);

	return o == NULL ? "organisatie onbekend" : o->naam;
}

/* ---- parts -------------------------------------------------------------------------------- */

static const char *
klok_naam(struct pagina *p, const struct termijn *t, const struct zaak_persoon *z, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (t->persoon != DB_NULL && z[i].id == t->persoon)
			return pagina_tekst(p, "%s: %s", t->naam, z[i].naam);
	return t->naam;
}

struct klok_view *
zaak_klokken(struct pagina *p, const struct termijn *t, size_t n, bool alles,
    const struct zaak_persoon *z, size_t npersonen, size_t *n_out)
{
	struct klok_view *v = arena_new(p->a, struct klok_view, n + 1);

	*n_out = 0;
	for (size_t i = 0; v != NULL && i < n; i++) {
		if (!alles && t[i].stop_op != DB_NULL)
			continue;
		v[*n_out] = klok_view(p, &t[i].woorden, t[i].norm, t[i].verloopt_op,
		    strcmp(t[i].stand, "loopt") == 0);
		if (wie_mag(&p->wie, RECHT_TERMIJN))
			v[*n_out].pad = pagina_tekst(p, "/termijn/%lld", (long long)t[i].id);
		v[(*n_out)++].naam = klok_naam(p, &t[i], z, npersonen);
	}
	return v;
}

struct besluit_view *
zaak_besluiten(struct pagina *p, const struct besluit *b, size_t n)
{
	struct besluit_view *v = arena_new(p->a, struct besluit_view, n + 1);

	for (size_t i = 0; v != NULL && i < n; i++)
		v[i] = (struct besluit_view){
		    .route = zaak_naam(p, "route", b[i].route, ""),
		    .uitkomst = zaak_naam(p, "uitkomst", b[i].uitkomst, ""),
		    .reden = b[i].reden, .wanneer = time_short(p->a, b[i].op, p->nu),
		    .wie = b[i].door_naam == NULL ? "het programma" : b[i].door_naam,
		    .eigenaar = b[i].eigenaar_naam == NULL ? "niemand" : b[i].eigenaar_naam,
		    .overleg = b[i].overleg != DB_NULL };
	return v;
}

struct bericht_view *
zaak_berichten(struct pagina *p, const struct terugkoppeling *t, size_t n)
{
	struct bericht_view *v = arena_new(p->a, struct bericht_view, n + 1);

	for (size_t i = 0; v != NULL && i < n; i++)
		v[i] = (struct bericht_view){ .wijze = zaak_naam(p, "terugkoppelwijze",
		    t[i].wijze, ""), .wanneer = time_short(p->a, t[i].op, p->nu),
		    .wie = t[i].door_naam == NULL ? "het programma" : t[i].door_naam,
		    .tekst = t[i].tekst };
	return v;
}

struct stuk_view *
zaak_eerder(struct pagina *p, const struct melding_kort *m, size_t n, int64_t behalve,
    size_t *n_out)
{
	struct stuk_view *v = arena_new(p->a, struct stuk_view, n + 1);

	*n_out = 0;
	for (size_t i = 0; v != NULL && i < n; i++) {
		if (m[i].id == behalve)
			continue;
		v[(*n_out)++] = (struct stuk_view){
		    .wat = pagina_tekst(p, "Melding %" PRId64, m[i].volgnr),
		    .klein = pagina_tekst(p, "%s, %s", date_short(p->a,
		    date_of_time(m[i].ontvangen_op)), zaak_naam(p, "bron", m[i].bron, "")),
		    .stand = m[i].open ? zaak_stap(m[i].stap) : zaak_naam(p, "afsluitreden",
		    m[i].afsluitreden, "Gesloten"), .kleur = m[i].open ? "actie" : "rand",
		    .url = pagina_tekst(p, "/melding/%" PRId64, m[i].id) };
	}
	return v;
}

/* The digits of a number, for a link; NULL when it is not one. */
static const char *
tel_link(struct pagina *p, const char *s)
{
	char *t = s == NULL ? NULL : arena_strdup(p->a, s);
	size_t n = 0;

	for (const char *c = t; c != NULL && *c != '\0'; c++)
		if ((*c >= '0' && *c <= '9') || (*c == '+' && n == 0))
			t[n++] = *c;
	if (t == NULL || n == 0)
		return NULL;
	t[n] = '\0';
	return pagina_tekst(p, "tel:%s", t);
}

struct melder_view
zaak_melder_view(struct pagina *p, const struct zaak_kop *k, const char *hoedanigheid,
    bool beschermd, bool bekend, const char *grond, const struct melder_identiteit *i)
{
	struct melder_view v = { .hoedanigheid = zaak_naam(p, "hoedanigheid", hoedanigheid,
	    "onbekend"), .stand = !bekend ? "niet bekend" : beschermd ? "beschermd" : "open",
	    .grond = zaak_naam(p, "beschermingsgrond", grond, NULL) };

	if (bekend && beschermd && wie_mag(&p->wie, RECHT_KLUIS_OPENEN))
		v.kluis = pagina_tekst(p, "/melding/%" PRId64 "/kluis", k->melding);
	if (i != NULL) {
		v.naam = i->naam;
		v.organisatie = i->organisatie;
		v.telefoon = i->telefoon;
		v.tel = tel_link(p, i->telefoon);
		v.email = i->email;
	}
	return v;
}

/* ---- fields --------------------------------------------------------------------------------- */

static int
op_naam(const void *a, const void *b)
{
	return strcmp(((const struct optie *)a)->naam, ((const struct optie *)b)->naam);
}

struct veld_view
zaak_keuze_organisatie(struct pagina *p, enum act_id act, const char *naam)
{
	struct veld_view v = pagina_invoer(p, act, naam, "");
	const struct regio_organisatie *o;
	struct optie *opties;
	size_t n;

	o = regio_organisaties(p->app->gegevens, p->a, NULL, date_of_time(p->nu), &n);
	opties = arena_new(p->a, struct optie, n + 1);
	for (size_t i = 0; opties != NULL && o != NULL && i < n; i++) {
		const char *id = pagina_tekst(p, "%" PRId64, o[i].id);

		if (strcmp(o[i].soort, "vt") == 0)	/* not to ourselves */
			continue;
		opties[v.nopties++] = (struct optie){ .waarde = id, .naam = o[i].naam,
		    .gekozen = strcmp(v.waarde, id) == 0 };
	}
	if (opties != NULL)
		qsort(opties, v.nopties, sizeof(*opties), op_naam);
	v.opties = opties;
	return v;
}

struct veld_view
zaak_keuze_persoon(struct pagina *p, enum act_id act, const char *naam,
    const struct zaak_persoon *z, size_t n)
{
	struct veld_view v = pagina_invoer(p, act, naam, "");
	struct optie *opties = arena_new(p->a, struct optie, n + 1);

	for (size_t i = 0; opties != NULL && i < n; i++) {
		const char *id = pagina_tekst(p, "%" PRId64, z[i].id);

		opties[v.nopties++] = (struct optie){ .waarde = id, .naam = z[i].naam,
		    .gekozen = strcmp(v.waarde, id) == 0 };
	}
	v.opties = opties;
	return v;
}

struct veld_view
zaak_keuze_collega(struct pagina *p, enum act_id act, const char *naam, int64_t gekozen)
{
	struct veld_view v = pagina_invoer(p, act, naam, gekozen == DB_NULL ||
	    gekozen == 0 ? "" : pagina_tekst(p, "%" PRId64, gekozen));

	v.opties = pagina_collegas(p, strtoll(v.waarde, NULL, 10), &v.nopties);
	return v;
}

/* ---- answering ------------------------------------------------------------------------ */

enum err_code
zaak_kijk(struct pagina *p, enum act_id act, const char *veld, void *out, struct err *err)
{
	struct act_ctx form = p->ctx;
	enum err_code rc;

	pagina_veld(p, veld, http_param(p->req, "id"));
	rc = pagina_kijk(p, act, out, err);
	if (rc == ERR_OK && form.nfouten > 0)
		p->ctx = form;
	return rc;
}

void
zaak_antwoord(struct pagina *p, enum err_code rc, const struct err *err, zaak_toon *toon,
    const char *pad, const char *notice)
{
	if (rc == ERR_OK)
		pagina_klaar(p, pad, notice);
	else if (rc == ERR_INVALID && p->ctx.nfouten > 0)
		toon(p, NULL);
	else if (rc == ERR_CONFLICT && err->text != NULL)
		toon(p, err->text);
	else
		pagina_fout(p, err);
}

void
zaak_einde(struct pagina *p, const char *belet)
{
	if (belet != NULL)
		p->resp->status = http_status_of(ERR_CONFLICT);
	pagina_einde(p);
}
