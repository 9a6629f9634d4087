/* bericht_page.c - messages of the police, and the persons in them. */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "bericht_tmpl.h"
#include "db/db.h"
#include "domain/bericht/bericht.h"
#include "domain/persoon/naam.h"
#include "web/bericht_view.h"
#include "web/routes.h"
#include "web/web.h"

static const struct stand {
	const char	*code, *naam, *meer, *klasse, *icoon;
} standen[] = {
	{ "afgewezen", "Afgewezen", "Afgewezen", "vt-label--gevaar", "alert-circle" },
	{ "dubbel", "Dubbel", "Dubbel", "vt-label--info", "arrows-exchange" },
	{ "verwerkt", "Verwerkt", "Verwerkt", "vt-label--goed", "circle-check" },
	{ "afgehandeld", "Afgehandeld", "Afgehandeld", "", "check" },
};
#define STANDEN (sizeof(standen) / sizeof(standen[0]))

/* "organisatie|applicatie" */
static void
splits(struct pagina *p, const char *zender, struct br_rij *v)
{
	const char *bar = strrchr(zender, '|');

	v->zender = bar == NULL ? zender : arena_strndup(p->a, zender,
	    (size_t)(bar - zender));
	v->applicatie = bar == NULL ? "" : bar + 1;
}

static struct br_rij
rij(struct pagina *p, const struct uit_bericht *b)
{
	struct br_rij v = { .pad = pagina_tekst(p, "/berichten/%" PRId64, b->id),
	    .iso = time_local_iso(p->a, b->ontvangen_op),
	    .tijd = time_short(p->a, b->ontvangen_op, p->nu),
	    .referentie = b->referentie, .stand = b->stand, .reden = b->reden,
	    .foutcode = b->foutcode == NULL ? "" : b->foutcode, .kenmerk = b->kenmerk };

	splits(p, b->zender, &v);
	for (size_t i = 0; i < STANDEN; i++)
		if (strcmp(standen[i].code, b->stand) == 0) {
			v.stand_naam = standen[i].naam;
			v.stand_klasse = standen[i].klasse;
			v.stand_icoon = standen[i].icoon;
		}
	if (b->dossier != 0 && wie_mag(&p->wie, RECHT_DOSSIER_LEZEN))
		v.dossier_pad = pagina_tekst(p, "/dossier/%" PRId64, b->dossier);
	return v;
}

static void
tabs(struct pagina *p, const struct uit_berichten_lezen *u, struct br_lijst *v)
{
	const int64_t tel[STANDEN] = { u->afgewezen, u->dubbel, u->verwerkt, u->afgehandeld };
	const char *nu = http_query(p->req, "stand");

	v->tab[v->ntab++] = (struct br_tab){ .pad = "/berichten", .naam = "Alles",
	    .klasse = "", .tel = tel[0] + tel[1] + tel[2] + tel[3],
	    .hier = nu == NULL || nu[0] == '\0' };
	for (size_t i = 0; i < STANDEN; i++)
		v->tab[v->ntab++] = (struct br_tab){ .naam = standen[i].meer,
		    .pad = pagina_tekst(p, "/berichten?stand=%s", standen[i].code),
		    .klasse = i == 0 && tel[i] > 0 ? "vt-bakjes__laat" : "",
		    .tel = tel[i], .hier = nu != NULL && strcmp(nu, standen[i].code) == 0 };
}

static void
berichten_get(struct pagina *p)
{
	const char *stand = http_query(p->req, "stand");
	struct uit_berichten_lezen uit;
	struct br_lijst v = { .n = 0 };
	struct err err;

	if (pagina_doe(p, ACT_berichten_lezen, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v.rij = arena_new(p->a, struct br_rij, uit.n + 1);
	for (size_t i = 0; v.rij != NULL && i < uit.n; i++)
		v.rij[v.n++] = rij(p, &uit.v[i]);
	v.afgewezen = uit.afgewezen;
	tabs(p, &uit, &v);
	if (uit.meer)
		v.ouder = pagina_tekst(p, "/berichten?%s%s%svoor_op=%" PRId64 "&voor=%" PRId64,
		    stand == NULL ? "" : "stand=", stand == NULL ? "" : stand,
		    stand == NULL ? "" : "&", uit.v[uit.n - 1].ontvangen_op,
		    uit.v[uit.n - 1].id);
	pagina_begin(p, "Politie en CORV", "berichten");
	tmpl_berichten(&p->resp->body, &v);
	pagina_einde(p);
}

/* ---- one message -------------------------------------------------------------- */

static const char *
grootte(struct pagina *p, int64_t n)
{
	if (n < 1024)
		return pagina_tekst(p, "%" PRId64 " bytes", n);
	if (n < 1024 * 1024)
		return pagina_tekst(p, "%" PRId64 " kB", (n + 512) / 1024);
	return pagina_tekst(p, "%" PRId64 ",%" PRId64 " MB", n / 1048576,
	    n % 1048576 * 10 / 1048576);
}

static const char *
feiten(struct pagina *p, const struct uit_voorstel_persoon *u)
{
	if (u->geboren[0] == '\0' && u->adres[0] == '\0')
		return "verder niets bekend";
	return pagina_tekst(p, "%s%s%s", u->geboren,
	    u->geboren[0] != '\0' && u->adres[0] != '\0' ? ", " : "", u->adres);
}

static struct br_voorstel
voorstel(struct pagina *p, const struct uit_voorstel *u, size_t nr)
{
	struct br_voorstel v = { .nr = (int64_t)nr,
	    .pad = pagina_tekst(p, "/voorstellen/%" PRId64, u->id),
	    .nieuw = u->nieuw.naam, .nieuw_feiten = feiten(p, &u->nieuw),
	    .bekend = u->bekend.naam, .bekend_feiten = feiten(p, &u->bekend),
	    .redenen = u->redenen, .zeker = u->score >= NAAM_ZEKER ? "Bijna zeker" :
	    u->score >= NAAM_MOGELIJK ? "Mogelijk" : "Lijkt erop",
	    .is_zelfde = strcmp(u->stand, "zelfde") == 0,
	    .is_ander = strcmp(u->stand, "ander") == 0 };

	if (u->bekend.kenmerk != NULL) {
		v.kenmerk = u->bekend.kenmerk;
		v.dossier_pad = pagina_tekst(p, "/dossier/%" PRId64, u->bekend.dossier);
	}
	if (v.is_zelfde || v.is_ander) {
		v.oordeel = v.is_zelfde ? "Dezelfde persoon" : "Iemand anders";
		v.oordeel_door = pagina_tekst(p, "%s, %s", u->door == NULL ? "" : u->door,
		    time_short(p->a, u->op, p->nu));
	}
	return v;
}

static bool
lees_voorstellen(struct pagina *p, int64_t melding, struct br_een *v)
{
	struct uit_voorstellen_lezen uit;
	struct err err;

	if (melding == 0 || !wie_mag(&p->wie, RECHT_DOSSIER_LEZEN))
		return true;
	pagina_veld_id(p, "melding", melding);
	if (pagina_kijk(p, ACT_voorstellen_lezen, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return false;
	}
	v->voorstel = arena_new(p->a, struct br_voorstel, uit.n + 1);
	for (size_t i = 0; v->voorstel != NULL && i < uit.n; i++)
		v->voorstel[v->nvoorstellen++] = voorstel(p, &uit.v[i], i + 1);
	v->mag_beoordelen = wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN);
	return true;
}

static void
vul(struct pagina *p, const struct uit_bericht_zien *u, struct br_een *v)
{
	v->b = rij(p, &u->b);
	v->id = pagina_tekst(p, "%" PRId64, u->b.id);
	v->soort = u->b.soort;
	v->identificatie = u->b.identificatie;
	v->grootte = grootte(p, u->b.grootte);
	v->hash = u->hash;
	v->vernietigd = u->b.grootte == 0;
	v->afgewezen = strcmp(u->b.stand, "afgewezen") == 0;
	v->csrf = p->csrf;
	if (u->afhandeling != NULL) {
		v->afhandeling = u->afhandeling;
		v->afgehandeld = pagina_tekst(p, "%s, %s", u->afgehandeld_naam == NULL ? "" :
		    u->afgehandeld_naam, time_short(p->a, u->afgehandeld_op, p->nu));
	}
}

/* The page; inhoud, when it was opened, is shown in it. After a refused form
 * p->ctx holds what was wrong, and does so again when this is done. */
static void
toon(struct pagina *p, const struct uit_bericht_openen *inhoud)
{
	struct act_ctx *fout = arena_copy(p->a, &p->ctx, sizeof(p->ctx));
	struct uit_bericht_zien uit;
	struct br_een v = { .id = "" };
	struct err err;

	v.reden = pagina_invoer(p, ACT_bericht_afhandelen, "afhandeling", "");
	v.reden.hint = "Bijvoorbeeld: nieuw bericht gevraagd, of zelf geregistreerd. Zonder namen.";
	v.reden.rijen = 3;
	v.fouten = pagina_fouten(p, &v.nfouten);
	pagina_veld(p, "bericht", http_param(p->req, "id"));
	if (pagina_kijk(p, ACT_bericht_zien, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	vul(p, &uit, &v);
	if (strcmp(uit.b.stand, "verwerkt") == 0 && !lees_voorstellen(p, uit.b.melding, &v))
		return;
	if (inhoud != NULL) {
		v.tekst = inhoud->tekst;
		v.omgezet = inhoud->omgezet;
		v.begin = inhoud->begin;
	}
	if (fout != NULL)
		p->ctx = *fout;
	pagina_begin(p, "Bericht", "berichten");
	tmpl_bericht_een(&p->resp->body, &v);
	pagina_einde(p);
}

static void
bericht_get(struct pagina *p)
{
	toon(p, NULL);
}

/* Behind buttons, so that nobody opens it by walking past. A message can be
 * bigger than the memory of a request: p has memory of its own here. */
static void
met_ruimte(struct pagina *p, void (*fn)(struct pagina *))
{
	struct arena *a = arena_create(BERICHT_ARENA);
	struct pagina ruim = *p;

	ruim.a = a;
	if (a == NULL)
		pagina_fout(p, &(struct err){ .code = ERR_BUSY, .where = __func__ });
	else
		fn(&ruim);
	arena_destroy(a);
}

static void
open_inhoud(struct pagina *p)
{
	struct uit_bericht_openen uit;
	struct err err;

	pagina_veld(p, "bericht", http_param(p->req, "id"));
	if (pagina_doe(p, ACT_bericht_openen, &uit, &err) != ERR_OK)
		pagina_fout(p, &err);
	else
		toon(p, &uit);
}

static void
inhoud_post(struct pagina *p)
{
	met_ruimte(p, open_inhoud);
}

_Static_assert(BERICHT_BYTES_MAX < HTTP_ANSWER_MAX, "what is kept can be given back");

static void
geef_origineel(struct pagina *p)
{
	struct uit_bericht_origineel uit;
	struct err err;

	pagina_veld(p, "bericht", http_param(p->req, "id"));
	if (pagina_doe(p, ACT_bericht_origineel, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	http_attachment(p->resp, "application/octet-stream",
	    pagina_tekst(p, "bericht-%" PRId64 ".xml", uit.b.id));
	buf_put(&p->resp->body, uit.ruw.p, uit.ruw.n);
}

static void
origineel_post(struct pagina *p)
{
	met_ruimte(p, geef_origineel);
}

static void
afhandelen_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	pagina_veld(p, "bericht", http_param(p->req, "id"));
	rc = pagina_doe(p, ACT_bericht_afhandelen, &uit, &err);
	if (rc == ERR_INVALID)
		toon(p, NULL);
	else if (rc != ERR_OK)
		pagina_fout(p, &err);
	else
		pagina_klaar(p, "/berichten?stand=afgewezen", "afgehandeld");
}

static void
voorstel_post(struct pagina *p)
{
	const char *terug = http_form(p->req, "_bericht");
	struct act_klaar uit;
	struct err err;

	pagina_veld(p, "voorstel", http_param(p->req, "id"));
	if (pagina_doe(p, ACT_voorstel_beoordelen, &uit, &err) != ERR_OK)
		pagina_fout(p, &err);
	else if (terug != NULL && terug[0] != '\0' &&
	    strspn(terug, "0123456789") == strlen(terug))
		pagina_klaar(p, pagina_tekst(p, "/berichten/%s#voorstellen", terug), "oordeel");
	else
		pagina_klaar(p, pagina_tekst(p, "/dossier/%" PRId64, uit.dossier), "oordeel");
}

const struct pagina_route bericht_routes[] = {
	{ "GET", "/berichten", berichten_get, 0, 0 },
	{ "GET", "/berichten/{id}", bericht_get, 0, 0 },
	{ "POST", "/berichten/{id}/inhoud", inhoud_post, 0, 0 },
	{ "POST", "/berichten/{id}/origineel", origineel_post, 0, 0 },
	{ "POST", "/berichten/{id}/afhandelen", afhandelen_post, 0, 0 },
	{ "POST", "/voorstellen/{id}", voorstel_post, 0, 0 },
	{ 0 },
};
