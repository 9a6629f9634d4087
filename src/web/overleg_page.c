/* overleg_page.c - the screeningsoverleg: list, wall screen, input, minutes (B1). */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "overleg_tmpl.h"
#include "web/overleg_show.h"
#include "web/routes.h"

/* ---- the list of meetings --------------------------------------------------------------- */

static struct overleg_regel
regel(struct pagina *p, const struct overleg_kort *k)
{
	struct overleg_regel r = { .id = k->id, .naam = k->naam,
	    .hoe = overleg_show_stand(k->stand), .wanneer = time_short(p->a, k->begint_op,
	    p->nu), .tot = time_clock(p->a, k->eindigt_op),
	    .voorzitter = k->voorzitter_naam == NULL ? "nog niemand" : k->voorzitter_naam };
	const char *zaken = k->zaken == 1 ? "1 zaak" : pagina_tekst(p, "%" PRId64 " zaken",
	    k->zaken);

	if (r.hoe == WAND_GEPLAND) {
		r.stand = "Gepland";
		r.zaken = pagina_tekst(p, "%s op de lijst", zaken);
		return r;
	}
	r.stand = r.hoe == WAND_BEZIG ? "Bezig" : "Gesloten";
	r.zaken = pagina_tekst(p, "%s, %" PRId64 " besloten, %" PRId64 " aangehouden", zaken,
	    k->besloten, k->aangehouden);
	return r;
}

static void
screening_toon(struct pagina *p)
{
	struct overleggen_view v = { .csrf = p->csrf, .sleutel = pagina_sleutel(p),
	    .voorzit = wie_mag(&p->wie, RECHT_OVERLEG_VOORZITTEN) };
	struct act_ctx fout = p->ctx;
	struct uit_overleggen_lezen uit;
	struct overleg_regel *r;
	struct err err;

	if (pagina_kijk(p, ACT_overleggen_lezen, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	p->ctx = fout;
	v.fouten = pagina_fouten(p, &v.nfouten);
	v.moment = pagina_invoer(p, ACT_overleg_plannen, "begint_op", "");
	v.moment.hint = "Bijvoorbeeld 26-11-2026 13.30";
	if ((r = arena_new(p->a, struct overleg_regel, uit.n + 1)) == NULL)
		uit.n = 0;
	for (size_t i = 0; i < uit.n; i++) {
		r[i] = regel(p, &uit.v[i]);
		if (r[i].hoe != WAND_GESLOTEN)
			v.nkomend++;
	}
	v.komend = r;
	v.voorbij = r == NULL ? NULL : r + v.nkomend;
	v.nvoorbij = uit.n - v.nkomend;
	pagina_begin(p, "Screeningsoverleg", "screening");
	tmpl_overleggen(&p->resp->body, &v);
	pagina_einde(p);
}

static void
plannen_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc = pagina_doe(p, ACT_overleg_plannen, &uit, &err);

	if (rc == ERR_INVALID)
		screening_toon(p);
	else if (rc != ERR_OK)
		pagina_fout(p, &err);
	else
		pagina_klaar(p, "/screening", "gepland");
}

/* ---- the wall ------------------------------------------------------------------------------ */

static bool
getal(const char *s)
{
	return s != NULL && s[0] >= '1' && s[0] <= '9' && strlen(s) < 20 &&
	    strspn(s, "0123456789") == strlen(s);
}

static void
wand(struct pagina *p, const char *melding, bool namen, const char *conflict)
{
	struct act_ctx fout = p->ctx;
	struct uit_overleg_openen uit;
	struct wand_view v;
	struct err err;

	pagina_veld(p, "overleg", http_param(p->req, "id"));
	if (getal(melding))
		pagina_veld(p, "melding", melding);
	pagina_veld(p, "namen", namen ? "1" : NULL);
	if (pagina_kijk(p, ACT_overleg_openen, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	p->ctx = fout;
	p->shell.titel = fout.nfouten > 0 ? "Fout: Screeningsoverleg" : "Screeningsoverleg";
	p->shell.toetsen = p->wie.toetsen;
	p->shell.wand = true;
	p->shell.csrf = p->csrf;
	if (fout.nfouten > 0)
		p->resp->status = 422;
	else if (conflict != NULL)
		p->resp->status = 409;
	v = overleg_show_wand(p, &uit, conflict);
	tmpl_wand(&p->resp->body, &v);
}

static void
wand_get(struct pagina *p)
{
	const char *namen = http_query(p->req, "namen");

	wand(p, http_query(p->req, "melding"), namen != NULL && strcmp(namen, "1") == 0,
	    NULL);
}

/* Back to the wall, at this case (NULL: the first that is open). */
static void
naar_wand(struct pagina *p, const char *melding)
{
	bool namen = strcmp(pagina_getypt(p, "_namen"), "1") == 0;
	const char *id = http_param(p->req, "id");

	if (getal(melding))
		pagina_klaar(p, pagina_tekst(p, "/overleg/%s?melding=%s%s", id, melding,
		    namen ? "&namen=1" : ""), NULL);
	else
		pagina_klaar(p, pagina_tekst(p, "/overleg/%s%s", id,
		    namen ? "?namen=1" : ""), NULL);
}

/* An act on the meeting itself. */
static void
doe(struct pagina *p, enum act_id act)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	pagina_veld(p, "overleg", http_param(p->req, "id"));
	rc = pagina_doe(p, act, &uit, &err);
	if (rc == ERR_CONFLICT && err.text != NULL)
		wand(p, pagina_getypt(p, "_melding"), false, err.text);
	else if (rc != ERR_OK)
		pagina_fout(p, &err);
	else
		naar_wand(p, pagina_getypt(p, "_melding"));
}

static void
beginnen_post(struct pagina *p)
{
	doe(p, ACT_overleg_beginnen);
}

static void
aanvullen_post(struct pagina *p)
{
	doe(p, ACT_overleg_aanvullen);
}

static void
aanwezig_post(struct pagina *p)
{
	doe(p, ACT_overleg_aanwezig);
}

static void
sluiten_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;

	pagina_veld(p, "overleg", http_param(p->req, "id"));
	if (pagina_doe(p, ACT_overleg_sluiten, &uit, &err) != ERR_OK)
		pagina_fout(p, &err);
	else
		pagina_klaar(p, pagina_tekst(p, "/overleg/%s/verslag",
		    http_param(p->req, "id")), "overleg_gesloten");
}

/* One form, two buttons. Holding over needs only the reason. */
static enum err_code
besluit_of_aanhouden(struct pagina *p, struct err *err)
{
	struct act_klaar uit;

	pagina_veld(p, "overleg", http_param(p->req, "id"));
	if (pagina_getypt(p, "_aanhouden")[0] == '\0')
		return pagina_doe(p, ACT_overleg_besluiten, &uit, err);
	pagina_veld(p, "melding", pagina_getypt(p, "melding"));
	pagina_veld(p, "reden", pagina_getypt(p, "reden"));
	return pagina_kijk(p, ACT_overleg_aanhouden, &uit, err);
}

static void
besluit_post(struct pagina *p)
{
	bool namen = strcmp(pagina_getypt(p, "_namen"), "1") == 0;
	struct err err;
	enum err_code rc = besluit_of_aanhouden(p, &err);

	if (rc == ERR_INVALID || (rc == ERR_CONFLICT && err.text != NULL))
		wand(p, pagina_getypt(p, "melding"), namen,
		    rc == ERR_CONFLICT ? err.text : NULL);
	else if (rc != ERR_OK)
		pagina_fout(p, &err);
	else
		naar_wand(p, pagina_getypt(p, "_volgende"));
}

/* ---- input of a partner -------------------------------------------------------------------- */

static const struct inbreng *
inbreng_van(const struct uit_overleg_openen *u, const char *organisatie)
{
	for (size_t i = 0; u->heeft_zaak && i < u->zaak.ninbreng; i++) {
		char id[24];

		(void)snprintf(id, sizeof(id), "%" PRId64, u->zaak.inbreng[i].organisatie);
		if (strcmp(id, organisatie) == 0)
			return &u->zaak.inbreng[i];
	}
	return NULL;
}

static void
inbreng_toon(struct pagina *p, const char *melding, const char *organisatie, bool botsing)
{
	struct act_ctx fout = p->ctx;
	struct uit_overleg_openen u;
	const struct inbreng *b;
	struct inbreng_view v;
	struct err err = { .code = ERR_NOT_FOUND };

	pagina_veld(p, "overleg", http_param(p->req, "id"));
	pagina_veld(p, "melding", getal(melding) ? melding : "0");
	if (pagina_kijk(p, ACT_overleg_openen, &u, &err) != ERR_OK ||
	    organisatie == NULL || (b = inbreng_van(&u, organisatie)) == NULL) {
		pagina_fout(p, &err);
		return;
	}
	p->ctx = fout;
	v = (struct inbreng_view){ .csrf = p->csrf, .partner = b->kort,
	    .zaak = pagina_tekst(p, "%s %s", u.zaak.zaak.kenmerk, u.zaak.zaak.initialen),
	    .gemeente = overleg_show_gemeente(p, u.zaak.zaak.gemeente),
	    .actie = pagina_tekst(p, "/overleg/%" PRId64 "/inbreng", u.overleg.id),
	    .terug = pagina_tekst(p, "/overleg/%" PRId64 "?melding=%s", u.overleg.id,
	    melding),
	    .melding = u.zaak.zaak.melding, .organisatie = b->organisatie,
	    .versie = b->versie, .tekst = pagina_invoer(p, ACT_inbreng_vastleggen, "tekst",
	    b->tekst), .getypt = pagina_getypt(p, "tekst") };
	if (b->eerder)
		v.eerder = pagina_tekst(p, "Deze tekst is van %s. Klopt hij nog, leg hem dan "
		    "opnieuw vast.", time_short(p->a, b->op, p->nu));
	if (botsing) {
		v.botsing = b->tekst == NULL ? "" : b->tekst;
		v.botsing_wie = b->door_naam == NULL ? "Iemand anders" : b->door_naam;
		p->resp->status = 409;
	}
	v.tekst.rijen = 6;
	v.fouten = pagina_fouten(p, &v.nfouten);
	pagina_begin(p, "Inbreng van een partner", "screening");
	tmpl_inbreng(&p->resp->body, &v);
	pagina_einde(p);
}

static void
inbreng_get(struct pagina *p)
{
	inbreng_toon(p, http_query(p->req, "melding"), http_query(p->req, "organisatie"),
	    false);
}

static void
inbreng_post(struct pagina *p)
{
	const char *melding = pagina_getypt(p, "melding");
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	pagina_veld(p, "overleg", http_param(p->req, "id"));
	rc = pagina_doe(p, ACT_inbreng_vastleggen, &uit, &err);
	if (rc == ERR_INVALID && p->ctx.nfouten > 0)
		inbreng_toon(p, melding, pagina_getypt(p, "organisatie"), false);
	else if (rc == ERR_CONFLICT && err.field != NULL)
		inbreng_toon(p, melding, pagina_getypt(p, "organisatie"), true);
	else if (rc != ERR_OK)
		pagina_fout(p, &err);
	else
		naar_wand(p, melding);
}

/* ---- minutes -------------------------------------------------------------------------------- */

static const char *
noem(struct pagina *p, const struct overleg *o, bool aanwezig)
{
	const char *s = "";

	for (size_t i = 0; i < o->npartners; i++)
		if (o->partners[i].aanwezig == aanwezig)
			s = pagina_tekst(p, "%s%s%s", s, s[0] == '\0' ? "" : ", ",
			    o->partners[i].naam);
	return s[0] == '\0' ? "niemand" : s;
}

static struct verslag_regel
bespreek(struct pagina *p, const struct uit_overleg_verslag *u,
    const struct overleg_besproken *b)
{
	const struct overleg_zaak *z = &b->zaak;
	struct verslag_regel r = { .nr = z->volgnr, .kenmerk = z->kenmerk,
	    .naam = u->namen ? z->naam : z->initialen, .waarom = b->reden,
	    .gemeente = pagina_tekst(p, "%s, %s", overleg_show_gemeente(p, z->gemeente),
	    overleg_show_kinderen(p, z->kinderen)), .punten = z->letter == NULL ?
	    "nog te wegen" : pagina_tekst(p, "%s, %" PRId64 " punten", z->letter, z->punten) };

	r.besluit = z->route != NULL ? regio_code_naam(p->app->gegevens, "route", z->route) :
	    strcmp(z->stand, PUNT_OPEN) == 0 ? "Nog niet besproken" : overleg_show_uitslag(z);
	if (z->eigenaar_naam != NULL)
		r.wie = pagina_tekst(p, "Wie: %s. Uitkomst: %s.", z->eigenaar_naam,
		    regio_code_naam(p->app->gegevens, "uitkomst", b->uitkomst));
	if (b->zonder_quorum && z->route != NULL)
		r.let_op = pagina_tekst(p, "Besloten met te weinig partners: %" PRId64
		    " aanwezig, %" PRId64 " nodig.", z->aanwezig, u->overleg.regels->quorum);
	return r;
}

static void
verslag_get(struct pagina *p)
{
	struct uit_overleg_verslag u;
	struct verslag_regel *r;
	struct verslag_view v;
	struct err err;

	pagina_veld(p, "overleg", http_param(p->req, "id"));
	if (pagina_doe(p, ACT_overleg_verslag, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	if ((r = arena_new(p->a, struct verslag_regel, u.n + 1)) == NULL)
		u.n = 0;
	for (size_t i = 0; i < u.n; i++)
		r[i] = bespreek(p, &u, &u.v[i]);
	v = (struct verslag_view){ .pad = pagina_tekst(p, "/overleg/%" PRId64, u.overleg.id),
	    .naam = pagina_tekst(p, "Verslag %s", u.overleg.naam), .namen = u.namen,
	    .datum = date_long(p->a, date_of_time(u.overleg.begint_op)),
	    .tijd = pagina_tekst(p, "Van %s tot %s", time_clock(p->a, u.overleg.geopend_op ==
	    DB_NULL ? u.overleg.begint_op : u.overleg.geopend_op), time_clock(p->a,
	    u.overleg.gesloten_op == DB_NULL ? u.overleg.eindigt_op : u.overleg.gesloten_op)),
	    .voorzitter = u.overleg.voorzitter_naam == NULL ? "nog niemand" :
	    u.overleg.voorzitter_naam, .stand = u.overleg.gesloten_op == DB_NULL ?
	    "Het overleg is nog niet gesloten" : "Gesloten", .regels = r, .n = u.n,
	    .aanwezig = noem(p, &u.overleg, true), .afwezig = noem(p, &u.overleg, false),
	    .quorum = overleg_show_quorum(p, &u.overleg) };
	if (v.quorum != NULL)
		v.quorum = pagina_tekst(p, "%s.", v.quorum);
	pagina_begin(p, "Verslag screeningsoverleg", "screening");
	tmpl_verslag(&p->resp->body, &v);
	pagina_einde(p);
}

const struct pagina_route overleg_routes[] = {
	{ "GET", "/screening", screening_toon, 0, 0 },
	{ "POST", "/overleg/plannen", plannen_post, 0, 0 },
	{ "GET", "/overleg/{id}", wand_get, 0, 0 },
	{ "POST", "/overleg/{id}/beginnen", beginnen_post, 0, 0 },
	{ "POST", "/overleg/{id}/aanvullen", aanvullen_post, 0, 0 },
	{ "POST", "/overleg/{id}/aanwezig", aanwezig_post, 0, 0 },
	{ "POST", "/overleg/{id}/besluit", besluit_post, 0, 0 },
	{ "POST", "/overleg/{id}/sluiten", sluiten_post, 0, 0 },
	{ "GET", "/overleg/{id}/inbreng", inbreng_get, 0, 0 },
	{ "POST", "/overleg/{id}/inbreng", inbreng_post, 0, 0 },
	{ "GET", "/overleg/{id}/verslag", verslag_get, 0, 0 },
	{ 0 },
};
