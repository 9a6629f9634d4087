/* gesprek_page.c - a conversation: begun by typing, kept, ended as advice or
 * report (A1, A2, A3). Nothing is made by looking: the first thing that is
 * kept makes the conversation, once, by the key _begin of its page. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "gesprek_tmpl.h"
#include "json/json.h"
#include "shell_tmpl.h"
#include "web/gesprek_intern.h"
#include "web/routes.h"


/* ---- keeping ------------------------------------------------------------------------ */

static enum err_code
begin(struct pagina *p, int64_t *id, struct err *err)
{
	const char *bron = pagina_getypt(p, "bron"), *key = pagina_getypt(p, "_begin");
	struct pair v[] = { { "bron", bron[0] == '\0' ? "telefoon" : bron } };
	struct act_klaar out;

	if (key[0] == '\0')
		return SAY(err, ERR_INVALID, "_begin", "Dit formulier is niet volledig. "
		    "Begin een nieuw gesprek.");
	TRY(pagina_doe_met(p, ACT_gesprek_beginnen, v, 1, key, &out, err));
	*id = out.id;
	return ERR_OK;
}

static bool
of_draft(const char *naam)
{
	return naam[0] != '_' && strcmp(naam, "csrf") != 0 && strcmp(naam, "sleutel") != 0 &&
	    strcmp(naam, "m") != 0;
}

/* Keeps the form as the draft of a conversation. kies is a field that must get
 * another value than what was sent, or NULL. */
static enum err_code
keep(struct pagina *p, int64_t id, const struct pair *kies, size_t nkies,
    struct uit_gesprek_bewaren *out, struct err *err)
{
	struct pair *v = arena_new(p->a, struct pair, p->req->nform + nkies + 1);
	size_t n = 0;

	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < p->req->nform; i++) {
		bool over = !of_draft(p->req->form[i].name);

		for (size_t k = 0; k < nkies; k++)
			over = over || strcmp(kies[k].name, p->req->form[i].name) == 0;
		if (!over)
			v[n++] = p->req->form[i];
	}
	for (size_t k = 0; k < nkies; k++)
		v[n++] = kies[k];
	pagina_veld_id(p, "contact", id);
	return pagina_doe_met(p, ACT_gesprek_bewaren, v, n, NULL, out, err);
}

static void
json_answer(struct pagina *p, int64_t id, const struct uit_gesprek_bewaren *kept)
{
	struct json_writer j = JSON_WRITER(&p->resp->body);
	const char *url = pagina_tekst(p, "/gesprek/%lld", (long long)id);

	p->resp->content_type = "application/json";
	json_open_object(&j);
	if (kept->botsing) {
		p->resp->status = 409;
		json_field_string(&j, "botsing", pagina_tekst(p, "%s/botsing", url));
	} else {
		json_field_i64(&j, "versie", kept->versie);
		json_field_string(&j, "bewaard", kept->bewaard);
	}
	json_field_string(&j, "url", url);
	json_close_object(&j);
}

static void
concept_post(struct pagina *p, int64_t id)
{
	struct uit_gesprek_bewaren kept;
	enum err_code rc = ERR_OK;
	struct err err;

	if (id == 0)
		rc = begin(p, &id, &err);
	if (rc == ERR_OK)
		rc = keep(p, id, NULL, 0, &kept, &err);
	if (rc == ERR_OK)
		json_answer(p, id, &kept);
	else
		pagina_fout(p, &err);
}

static void
nieuw_concept_post(struct pagina *p)
{
	concept_post(p, 0);
}

static void
id_concept_post(struct pagina *p)
{
	int64_t id;

	if (pagina_pad_id(p, &id))
		concept_post(p, id);
}

/* ---- showing --------------------------------------------------------------------------- */

/* Who is known of the last row with a name in it and nobody chosen yet. */
static void
look(struct gesprek *g)
{
	static const char *const asked[] = { "geslachtsnaam", "voorvoegsel", "voornamen",
	    "roepnaam", "geboren", "bsn", "telefoon", "postcode", "huisnummer" };
	struct uit_kandidaten out;
	struct act_ctx kept = g->p->ctx;
	size_t last = SIZE_MAX, rij;
	const char *veld;
	struct err err;

	for (size_t i = 0; i < g->n; i++)
		if (rij_van_naam(g->velden[i].name, &rij, &veld) &&
		    g->velden[i].value[0] != '\0' && strstr(veld, "naam") != NULL &&
		    gesprek_waarde(g, pagina_tekst(g->p, "personen.%zu.bekend",
		    rij))[0] == '\0')
			last = rij;
	if (last == SIZE_MAX)
		return;
	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
		pagina_veld(g->p, asked[i], gesprek_waarde(g, pagina_tekst(g->p,
		    "personen.%zu.%s", last, asked[i])));
	if (pagina_kijk(g->p, ACT_kandidaten, &out, &err) == ERR_OK) {
		g->kandidaten = kandidaten_view(g->p, out.v, out.n, last);
		g->nkandidaten = out.n;
		g->gekeken = out.gevraagd;
	}
	g->p->ctx = kept;
}

/* The conversation as it is kept. Errors of the form stay those of its own act. */
static enum err_code
load(struct gesprek *g, struct err *err)
{
	struct act_ctx kept = g->p->ctx;
	enum err_code rc;

	pagina_veld_id(g->p, "contact", g->id);
	rc = pagina_kijk(g->p, ACT_gesprek_openen, &g->open, err);
	if (kept.nfouten > 0)
		g->p->ctx = kept;
	return rc;
}

/* What was sent, with what is wrong with it. */
static void
again(struct pagina *p, int64_t id, const char *melding)
{
	struct gesprek g = { .p = p, .id = id, .velden = p->req->form,
	    .n = p->req->nform, .melding = melding };
	struct err err;

	if (id != 0 && load(&g, &err) != ERR_OK)
		pagina_fout(p, &err);
	else
		gesprek_toon(&g);
}

static void
nieuw_get(struct pagina *p)
{
	static const struct pair plain[] = { { "bron", "telefoon" } };
	static const struct pair crisis[] = { { "bron", "telefoon" }, { "crisis", "1" },
	    { "direct_gevaar", "ja" } };
	struct gesprek g = { .p = p, .velden = plain, .n = 1 };
	struct err err;

	if (!wie_mag(&p->wie, RECHT_GESPREK)) {
		(void)SAY(&err, ERR_FORBIDDEN, NULL, "Dit mag niet met jouw rol.");
		pagina_fout(p, &err);
		return;
	}
	if (http_query(p->req, "crisis") != NULL) {
		g.velden = crisis;
		g.n = 3;
	}
	gesprek_toon(&g);
}

/* Opened again after its end, by the button back for instance. */
static void
af(struct pagina *p, const char *stand)
{
	const char *zin = "Dit gesprek is vervallen. Wat erin getypt was, is weg.";

	if (strcmp(stand, CONTACT_MELDING) == 0)
		zin = "Het is vastgelegd als melding. Wat je typte, staat in het dossier. "
		    "Je vindt de melding in de werkvoorraad.";
	else if (strcmp(stand, CONTACT_ADVIES) == 0)
		zin = "Het is vastgelegd als advies. Je vindt het bij de adviezen.";
	pagina_begin(p, "Dit gesprek is af", "");
	p->resp->status = 409;
	tmpl_fout_pagina(&p->resp->body, "Dit gesprek is af", zin, NULL);
	pagina_einde(p);
}

static void
gesprek_get(struct pagina *p)
{
	struct gesprek g = { .p = p };
	struct err err;

	if (!pagina_pad_id(p, &g.id))
		return;
	if (load(&g, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	if (strcmp(g.open.contact.stand, CONTACT_CONCEPT) != 0) {
		af(p, g.open.contact.stand);
		return;
	}
	g.velden = g.open.concept.velden;
	g.n = g.open.concept.nvelden;
	if (gesprek_waarde(&g, "bron")[0] == '\0') {
		struct pair *v = arena_new(p->a, struct pair, g.n + 1);

		if (v != NULL) {
			if (g.n > 0)
				memcpy(v, g.velden, g.n * sizeof(*v));
			v[g.n++] = (struct pair){ "bron", g.open.contact.bron };
			g.velden = v;
		}
	}
	if (wie_mag(&p->wie, RECHT_ZOEKEN))
		look(&g);
	gesprek_toon(&g);
}

/* ---- ending ------------------------------------------------------------------------------- */

static bool
has_field(enum act_id act, const char *naam)
{
	size_t n = strcspn(naam, ".");

	for (const struct act_field *f = acts[act].velden(); f->naam != NULL; f++)
		if (strlen(f->naam) == n && strncmp(f->naam, naam, n) == 0)
			return true;
	return false;
}

/* The fields of this act out of the form; "mc.a1" is a step of the meldcode. The
 * form's "advies" is a text; a report's is the number of an advice before it, which
 * the conversation knows. */
static struct pair *
fields_for(struct pagina *p, enum act_id act, size_t *n_out)
{
	struct pair *v = arena_new(p->a, struct pair, 2 * p->req->nform + 1);
	size_t n = 0, step = 0;

	for (size_t i = 0; v != NULL && i < p->req->nform; i++) {
		const struct pair *f = &p->req->form[i];

		if (of_draft(f->name) && has_field(act, f->name) &&
		    (act != ACT_melding_registreren || strcmp(f->name, "advies") != 0))
			v[n++] = *f;
		if (act != ACT_melding_registreren || strncmp(f->name, "mc.", 3) != 0 ||
		    f->value[0] == '\0')
			continue;
		v[n++] = (struct pair){ pagina_tekst(p, "meldcode.%zu.stap", step),
		    f->name + 3 };
		v[n++] = (struct pair){ pagina_tekst(p, "meldcode.%zu.antwoord", step++),
		    f->value };
	}
	*n_out = n;
	return v;
}

static void
finish(struct pagina *p, int64_t id, enum act_id act)
{
	struct act_klaar out;
	struct err err;
	enum err_code rc;
	size_t n;
	struct pair *v = fields_for(p, act, &n);

	pagina_veld_id(p, "contact", id);
	rc = pagina_doe_met(p, act, v, v == NULL ? 0 : n, pagina_getypt(p, "sleutel"), &out,
	    &err);
	if (rc == ERR_INVALID && p->ctx.nfouten > 0)
		again(p, id, NULL);
	else if (rc == ERR_INVALID || rc == ERR_LIMIT || rc == ERR_BUSY)
		again(p, id, err.text != NULL ? err.text :
		    "Het vastleggen is niet gelukt. Wat je typte is bewaard.");
	else if (rc != ERR_OK)
		pagina_fout(p, &err);
	else if (act == ACT_advies_vastleggen)
		pagina_klaar(p, pagina_tekst(p, "/advies/%lld", (long long)out.id),
		    out.herhaald ? "herhaald" : "advies");
	else
		pagina_klaar(p, pagina_tekst(p, "/dossier/%lld", (long long)out.dossier),
		    out.herhaald ? "herhaald" : "geregistreerd");
}

/* "2:123": row 2 is person 123, in the role he has in his household. */
static size_t
chosen(struct pagina *p, struct pair v[2])
{
	const char *kies = pagina_getypt(p, "_kies"), *los = pagina_getypt(p, "_los");
	char *end;
	size_t rij = (size_t)strtoul(kies[0] != '\0' ? kies : los, &end, 10);

	if (kies[0] == '\0' && los[0] == '\0')
		return 0;
	v[0] = (struct pair){ pagina_tekst(p, "personen.%zu.bekend", rij),
	    kies[0] != '\0' && *end == ':' ? end + 1 : "" };
	return 1;
}

/* After keeping: back to the form, at the row that was touched. */
static void
back(struct pagina *p, int64_t id, const char *einde, const struct pair *kies, size_t nkies)
{
	const char *veld, *anchor = "";
	size_t rij;

	if (nkies > 0 && rij_van_naam(kies[0].name, &rij, &veld))
		anchor = pagina_tekst(p, "#personen-%zu", rij);
	pagina_klaar(p, pagina_tekst(p, "/gesprek/%lld%s", (long long)id, anchor),
	    nkies == 0 && strcmp(einde, "kijken") != 0 ? "bewaard" : NULL);
}

static void
gesprek_submit(struct pagina *p, int64_t id)
{
	const char *einde = pagina_getypt(p, "_einde");
	struct uit_gesprek_bewaren kept;
	struct pair kies[2];
	size_t nkies = chosen(p, kies);
	enum err_code rc = ERR_OK;
	struct err err;
	bool ending = strcmp(einde, "advies") == 0 || strcmp(einde, "melding") == 0;

	if (id == 0)
		rc = begin(p, &id, &err);
	if (rc == ERR_OK)
		rc = keep(p, id, kies, nkies, &kept, &err);
	/* Sent twice: the conversation is finished, the key knows the answer. */
	if (rc == ERR_CONFLICT && ending) {
		kept.botsing = false;
		rc = ERR_OK;
	}
	if (rc == ERR_LIMIT)
		again(p, id, "Dit is te veel voor een gesprek. Maak de teksten korter.");
	else if (rc != ERR_OK)
		pagina_fout(p, &err);
	else if (kept.botsing)
		pagina_klaar(p, pagina_tekst(p, "/gesprek/%lld/botsing", (long long)id), NULL);
	else if (ending)
		finish(p, id, einde[0] == 'a' ? ACT_advies_vastleggen :
		    ACT_melding_registreren);
	else
		back(p, id, einde, kies, nkies);
}

static void
nieuw_post(struct pagina *p)
{
	gesprek_submit(p, 0);
}

static void
gesprek_post(struct pagina *p)
{
	int64_t id;

	if (pagina_pad_id(p, &id))
		gesprek_submit(p, id);
}

/* ---- the rest ------------------------------------------------------------------------------- */

/* Script asks while somebody types: the fields of one row, its number in their names. */
static void
kandidaten_post(struct pagina *p)
{
	struct uit_kandidaten out;
	struct err err;
	size_t rij = 0, n = 0;
	const char *veld;
	struct pair *v = arena_new(p->a, struct pair, p->req->nform + 1);

	for (size_t i = 0; v != NULL && i < p->req->nform; i++)
		if (rij_van_naam(p->req->form[i].name, &rij, &veld) &&
		    has_field(ACT_kandidaten, veld))
			v[n++] = (struct pair){ veld, p->req->form[i].value };
	if (pagina_doe_met(p, ACT_kandidaten, v, n, NULL, &out, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	tmpl_kandidaten(&p->resp->body, kandidaten_view(p, out.v, out.n, rij), out.n,
	    out.gevraagd);
}

static void
vervallen_post(struct pagina *p)
{
	struct act_klaar out;
	struct err err;
	int64_t id;

	if (!pagina_pad_id(p, &id))
		return;
	pagina_veld_id(p, "contact", id);
	if (pagina_doe(p, ACT_gesprek_vervallen, &out, &err) != ERR_OK)
		pagina_fout(p, &err);
	else
		pagina_klaar(p, "/gesprekken", "vervallen");
}

static void
gesprekken_get(struct pagina *p)
{
	struct uit_gesprekken_openen out;
	struct gesprek_kort_view *v;
	struct err err;
	size_t n = 0;

	if (pagina_kijk(p, ACT_gesprekken_openen, &out, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = arena_new(p->a, struct gesprek_kort_view, out.n + 1);
	for (; v != NULL && n < out.n; n++)
		v[n] = (struct gesprek_kort_view){ .id = out.v[n].id,
		    .wanneer = time_short(p->a, out.v[n].begonnen_op, p->nu),
		    .wat = pagina_tekst(p, "%s%s%s, %s%s%s", regio_code_naam(p->app->gegevens,
		    "hoedanigheid", out.v[n].hoedanigheid),
		    out.v[n].hoedanigheid == NULL ? "" : ", ", regio_code_naam(p->app->gegevens,
		    "bron", out.v[n].bron), out.v[n].van_mij ? "van jou" :
		    out.v[n].medewerker_naam, out.v[n].bewaard_op == DB_NULL ? "" :
		    ", bewaard ", out.v[n].bewaard_op == DB_NULL ? "" :
		    time_short(p->a, out.v[n].bewaard_op, p->nu)) };
	pagina_begin(p, "Gesprekken", "");
	tmpl_gesprekken(&p->resp->body, v, n);
	pagina_einde(p);
}

const struct pagina_route gesprek_routes[] = {
	{ "GET", "/gesprek/nieuw", nieuw_get, 0, 0 },
	{ "POST", "/gesprek/nieuw", nieuw_post, 0, 0 },
	{ "POST", "/gesprek/nieuw/concept", nieuw_concept_post, 0, 0 },
	{ "POST", "/gesprek/kandidaten", kandidaten_post, 0, 0 },
	{ "POST", "/gesprek/signalen", gesprek_signalen_post, 0, 0 },
	{ "GET", "/gesprek/{id}", gesprek_get, 0, 0 },
	{ "POST", "/gesprek/{id}", gesprek_post, 0, 0 },
	{ "POST", "/gesprek/{id}/concept", id_concept_post, 0, 0 },
	{ "POST", "/gesprek/{id}/vervallen", vervallen_post, 0, 0 },
	{ "GET", "/gesprekken", gesprekken_get, 0, 0 },
	{ 0 },
};
