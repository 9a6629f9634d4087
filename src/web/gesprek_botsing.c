/* gesprek_botsing.c - two texts of one conversation, side by side. Nothing is
 * lost until somebody chose, per text. */
#include <string.h>

#include "base/date.h"
#include "domain/regio/regio.h"
#include "gesprek_tmpl.h"
#include "web/gesprek_intern.h"
#include "web/routes.h"

#define VERSCHILLEN_MAX 500

/* All values of a field, with a line between them. */
static const char *
values(struct pagina *p, const struct concept *c, const char *naam)
{
	const char *all = "";

	for (size_t i = 0; i < c->nvelden; i++)
		if (strcmp(c->velden[i].name, naam) == 0 && c->velden[i].value[0] != '\0')
			all = all[0] == '\0' ? c->velden[i].value :
			    pagina_tekst(p, "%s\n%s", all, c->velden[i].value);
	return all;
}

static bool
seen(const struct verschil_view *v, size_t n, const char *naam)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].naam, naam) == 0)
			return true;
	return false;
}

/* Texts that may stand under each other, and what may be chosen more than once. */
static bool
may_be_both(const char *naam)
{
	static const char *const texts[] = { "verteld", "getoond", "gevaar", "vraag", "advies",
	    "contact_veilig", "huisbezoek", "bescherming_uitleg", "vormen" };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (strcmp(texts[i], naam) == 0)
			return true;
	return false;
}

static const char *
label_of(struct pagina *p, const char *naam)
{
	const char *veld, *label;
	size_t rij;

	if (strcmp(naam, "vraag") == 0 || strcmp(naam, "advies") == 0 ||
	    strcmp(naam, "toestemming") == 0)
		return pagina_invoer(p, ACT_advies_vastleggen, naam, "").label;
	if (strncmp(naam, "mc.", 3) == 0)
		return regio_code_naam(p->app->gegevens, "meldcodestap", naam + 3);
	label = pagina_invoer(p, ACT_melding_registreren, naam, "").label;
	if (rij_van_naam(naam, &rij, &veld))
		return pagina_tekst(p, "Persoon %zu: %s", rij + 1, label);
	return label;
}

/* A code as its name, where the field has a list. */
static const char *
readable(struct pagina *p, const char *naam, const char *waarde)
{
	struct veld_view v;
	char *copy = arena_strdup(p->a, waarde), *one, *rest;
	const char *all = "";

	if (strncmp(naam, "mc.", 3) == 0)
		return regio_code_naam(p->app->gegevens, "meldcode_antwoord", waarde);
	v = pagina_keuze(p, ACT_melding_registreren, naam, waarde);
	if (v.nopties == 0 || copy == NULL)
		return waarde;
	for (one = strtok_r(copy, "\n", &rest); one != NULL; one = strtok_r(NULL, "\n", &rest))
		for (size_t i = 0; i < v.nopties; i++)
			if (strcmp(v.opties[i].waarde, one) == 0)
				all = pagina_tekst(p, "%s%s%s", all, all[0] == '\0' ? "" : "\n",
				    v.opties[i].naam);
	return all;
}

static size_t
differences(struct pagina *p, const struct uit_gesprek_botsing *b, struct verschil_view *v)
{
	const struct concept *sides[] = { &b->mijn, &b->ander };
	size_t n = 0;

	for (size_t s = 0; s < 2; s++)
		for (size_t i = 0; i < sides[s]->nvelden && n < VERSCHILLEN_MAX; i++) {
			const char *naam = sides[s]->velden[i].name;
			const char *mine = values(p, &b->mijn, naam);
			const char *other = values(p, &b->ander, naam);

			if (strcmp(naam, CONCEPT_VENSTER) == 0 || seen(v, n, naam) ||
			    strcmp(mine, other) == 0)
				continue;
			v[n] = (struct verschil_view){ .naam = naam, .mijn = mine,
			    .ander = other, .leeg = mine[0] == '\0',
			    .beide = may_be_both(naam) && mine[0] != '\0' &&
			    other[0] != '\0', .label = label_of(p, naam),
			    .id = pagina_tekst(p, "b%zu", n) };
			n++;
		}
	return n;
}

static bool
load(struct pagina *p, int64_t *id, struct uit_gesprek_botsing *out)
{
	struct err err;

	if (!pagina_pad_id(p, id))
		return false;
	pagina_veld_id(p, "contact", *id);
	if (pagina_kijk(p, ACT_gesprek_botsing, out, &err) == ERR_OK)
		return true;
	pagina_fout(p, &err);
	return false;
}

static void
botsing_get(struct pagina *p)
{
	struct verschil_view *v = arena_new(p->a, struct verschil_view, VERSCHILLEN_MAX);
	struct uit_gesprek_botsing b;
	struct botsing_view view;
	int64_t id;

	if (v == NULL || !load(p, &id, &b))
		return;
	view = (struct botsing_view){ .csrf = p->csrf, .id = id, .versie = b.ander.versie,
	    .actie = pagina_tekst(p, "/gesprek/%lld/botsing", (long long)id), .v = v,
	    .wie = b.ander.door == p->wie.medewerker ? "jou, in een ander venster" :
	    b.ander.door_naam, .n = b.mijn.versie == 0 ? 0 : differences(p, &b, v),
	    .mijn_op = time_clock(p->a, b.mijn.bewaard_op),
	    .ander_op = time_clock(p->a, b.ander.bewaard_op) };
	if (b.mijn.versie == 0) {
		pagina_klaar(p, pagina_tekst(p, "/gesprek/%lld", (long long)id), NULL);
		return;
	}
	for (size_t i = 0; i < view.n; i++) {
		v[i].mijn = readable(p, v[i].naam, v[i].mijn);
		v[i].ander = readable(p, v[i].naam, v[i].ander);
	}
	pagina_begin(p, "Twee teksten", "");
	tmpl_botsing(&p->resp->body, &view);
	pagina_einde(p);
}

/* ---- what was chosen ------------------------------------------------------------------ */

static size_t
put(struct pair *v, size_t n, const char *naam, const char *waarde)
{
	v[n] = (struct pair){ naam, waarde };
	return n + 1;
}

static size_t
put_all(struct pair *v, size_t n, const struct concept *c, const char *naam)
{
	for (size_t i = 0; i < c->nvelden; i++)
		if (strcmp(c->velden[i].name, naam) == 0)
			n = put(v, n, naam, c->velden[i].value);
	return n;
}

static size_t
put_choice(struct pagina *p, struct pair *v, size_t n, const struct uit_gesprek_botsing *b,
    const struct verschil_view *d)
{
	const char *kies = pagina_getypt(p, pagina_tekst(p, "_k.%s", d->naam));

	if (strcmp(kies, "ander") == 0)
		return put_all(v, n, &b->ander, d->naam);
	if (strcmp(kies, "beide") != 0 || !d->beide)
		return put_all(v, n, &b->mijn, d->naam);
	if (strcmp(d->naam, "vormen") == 0)
		return put_all(v, put_all(v, n, &b->mijn, d->naam), &b->ander, d->naam);
	return put(v, n, d->naam, pagina_tekst(p, "%s\n\n%s", d->mijn, d->ander));
}

static void
botsing_post(struct pagina *p)
{
	struct verschil_view *d = arena_new(p->a, struct verschil_view, VERSCHILLEN_MAX);
	struct pair *v = arena_new(p->a, struct pair, 2 * CONCEPT_VELDEN_MAX + VERSCHILLEN_MAX);
	struct uit_gesprek_botsing b;
	struct uit_gesprek_bewaren kept;
	size_t nd, n = 0;
	struct err err;
	enum err_code rc;
	int64_t id;

	if (d == NULL || v == NULL || !load(p, &id, &b))
		return;
	nd = differences(p, &b, d);
	for (size_t i = 0; i < b.ander.nvelden; i++)
		if (strcmp(b.ander.velden[i].name, CONCEPT_VENSTER) != 0 &&
		    !seen(d, nd, b.ander.velden[i].name))
			n = put(v, n, b.ander.velden[i].name, b.ander.velden[i].value);
	for (size_t i = 0; i < nd; i++)
		n = put_choice(p, v, n, &b, &d[i]);
	pagina_veld_id(p, "contact", id);
	pagina_veld(p, "versie", pagina_getypt(p, "versie"));
	rc = pagina_doe_met(p, ACT_gesprek_kiezen, v, n, NULL, &kept, &err);
	if (rc != ERR_OK && rc != ERR_CONFLICT)
		pagina_fout(p, &err);
	else
		pagina_klaar(p, pagina_tekst(p, "/gesprek/%lld%s", (long long)id,
		    rc == ERR_OK ? "" : "/botsing"), rc == ERR_OK ? "bewaard" : NULL);
}

const struct pagina_route botsing_routes[] = {
	{ "GET", "/gesprek/{id}/botsing", botsing_get, 0, 0 },
	{ "POST", "/gesprek/{id}/botsing", botsing_post, 0, 0 },
	{ 0 },
};
