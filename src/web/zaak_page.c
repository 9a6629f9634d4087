/* zaak_page.c - one report, whole; closing it. */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "web/routes.h"
#include "web/zaak_show.h"
#include "zaak_tmpl.h"

static void
zin(struct zin_view *v, size_t *n, const char *label, const char *tekst, const char *klein)
{
	if (tekst != NULL && tekst[0] != '\0')
		v[(*n)++] = (struct zin_view){ label, tekst, klein };
}

/* When and where, as far as it was told. */
static void
feiten(struct pagina *p, const struct melding *m, struct meldingpag_view *v)
{
	const char *wanneer = m->gebeurd_op;
	struct err err;
	int32_t dag;

	v->feiten = arena_new(p->a, struct zin_view, 12);
	if (v->feiten == NULL)
		return;
	if (wanneer != NULL && date_parse(wanneer, date_of_time(p->nu), &dag, &err) == ERR_OK)
		wanneer = date_long(p->a, dag);
	zin(v->feiten, &v->nfeiten, "Binnengekomen", pagina_tekst(p, "%s",
	    time_short(p->a, m->ontvangen_op, p->nu)), zaak_naam(p, "bron", m->bron, ""));
	zin(v->feiten, &v->nfeiten, "Vormen van geweld", zaak_vormen(p, m->vormen,
	    m->nvormen), NULL);
	zin(v->feiten, &v->nfeiten, "Direct gevaar", zaak_naam(p, "ja_nee_onbekend",
	    m->direct_gevaar, ""), m->crisis ? "crisis" : NULL);
	zin(v->feiten, &v->nfeiten, "Wanneer gebeurd", wanneer == NULL ? m->gebeurd_tijd :
	    wanneer, wanneer == NULL ? NULL : m->gebeurd_tijd);
	zin(v->feiten, &v->nfeiten, "Waar", m->gebeurd_waar, NULL);
	zin(v->feiten, &v->nfeiten, "Gemeente", zaak_naam(p, "gemeente", m->gemeente, ""),
	    NULL);
	zin(v->feiten, &v->nfeiten, "Kinderen", pagina_tekst(p, "%" PRId64, m->kinderen),
	    NULL);
	zin(v->feiten, &v->nfeiten, "Weet het gezin ervan", zaak_naam(p, "ja_nee_onbekend",
	    m->gezin_weet, "niet gevraagd"), NULL);
	zin(v->feiten, &v->nfeiten, "Behandelaar", m->behandelaar_naam == NULL ? "niemand" :
	    m->behandelaar_naam, NULL);
	v->meldcode = arena_new(p->a, struct zin_view, m->nmeldcode + 1);
	for (size_t i = 0; v->meldcode != NULL && i < m->nmeldcode; i++)
		zin(v->meldcode, &v->nmeldcode, zaak_naam(p, "meldcodestap",
		    m->meldcode[i].stap, ""), zaak_naam(p, "meldcode_antwoord",
		    m->meldcode[i].antwoord, ""), NULL);
}

/* Until when this person must be told that data about him are kept. */
static const char *
informeren(struct pagina *p, const struct uit_melding_openen *u, int64_t persoon)
{
	for (size_t i = 0; i < u->ntermijnen; i++) {
		const struct termijn *t = &u->termijnen[i];

		if (t->persoon == persoon && t->stop_op == DB_NULL && t->norm != NULL &&
		    strcmp(t->norm->stop, GEB_PERSOON_INGELICHT) == 0)
			return pagina_tekst(p, "Informeren: %s", t->woorden.woorden);
	}
	return NULL;
}

static void
personen(struct pagina *p, const struct uit_melding_openen *u, struct meldingpag_view *v)
{
	v->personen = arena_new(p->a, struct persoon_view, u->npersonen + 1);
	for (size_t i = 0; v->personen != NULL && i < u->npersonen; i++) {
		const struct zaak_persoon *z = &u->personen[i];
		const char *geboren = z->geboren == NULL ? "geboortedatum niet bekend" :
		    birth_text(p->a, z->geboren);

		v->personen[v->npersonen++] = (struct persoon_view){ .id = z->id,
		    .brief = !wie_mag(&p->wie, RECHT_BRIEF) ? NULL : pagina_tekst(p,
		    "/dossier/%" PRId64 "/brief?persoon=%" PRId64 "&soort=kennisgeving",
		    u->kop.dossier, z->id),
		    .naam = z->naam, .informeren = informeren(p, u, z->id),
		    .mag = u->melding.open && wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN),
		    .rol = zaak_naam(p, "jeugdzorgrol", z->rol, "rol niet bekend"),
		    .klein = z->hoedanigheid == NULL ? geboren : pagina_tekst(p, "%s, %s",
		    zaak_naam(p, "betrokkenheid", z->hoedanigheid, ""), geboren) };
	}
}

/* ---- what followed ----------------------------------------------------------------------- */

static struct stuk_view
stuk_hulp(struct pagina *p, const struct hulp *h)
{
	bool start = h->gestart_op != DB_NULL, nee = h->geweigerd_op != DB_NULL;
	int64_t op = start ? h->gestart_op : nee ? h->geweigerd_op :
	    h->aangenomen_op != DB_NULL ? h->aangenomen_op : h->gevraagd_op;

	return (struct stuk_view){ .wat = pagina_tekst(p, "%s, %s", zaak_naam(p,
	    "hulpsoort", h->soort, ""), zaak_organisatie(p, h->organisatie)),
	    .klein = time_short(p->a, op, p->nu),
	    .stand = zaak_naam(p, "hulp_stand", h->stand, ""),
	    .kleur = start ? "goed" : nee ? "let-op" : "actie",
	    .url = wie_mag(&p->wie, RECHT_HULP) ?
	    pagina_tekst(p, "/hulp/%" PRId64, h->id) : NULL };
}

static struct stuk_view
stuk_overdracht(struct pagina *p, const struct overdracht *o)
{
	bool ja = o->antwoord != NULL && strcmp(o->antwoord, "aanvaard") == 0;

	return (struct stuk_view){ .wat = pagina_tekst(p, "Overdracht aan %s",
	    zaak_organisatie(p, o->organisatie)), .klein = pagina_tekst(p, "%s, %s",
	    time_short(p->a, o->beantwoord_op == DB_NULL ? o->aangeboden_op :
	    o->beantwoord_op, p->nu), zaak_naam(p, "grond", o->grond, "")),
	    .stand = zaak_naam(p, "overdracht_antwoord", o->antwoord, "Wacht op antwoord"),
	    .kleur = o->antwoord == NULL ? "actie" : ja ? "goed" : "let-op",
	    .url = wie_mag(&p->wie, RECHT_OVERDRACHT) ?
	    pagina_tekst(p, "/overdracht/%" PRId64, o->id) : NULL };
}

static struct stuk_view
stuk_onderzoek(struct pagina *p, const struct onderzoek *o)
{
	bool klaar = o->afgerond_op != DB_NULL, bezig = o->gestart_op != DB_NULL;

	return (struct stuk_view){ .wat = "Onderzoek", .klein = pagina_tekst(p, "%s, %s",
	    o->onderzoeker_naam == NULL ? "niemand" : o->onderzoeker_naam,
	    time_short(p->a, klaar ? o->afgerond_op : bezig ? o->gestart_op :
	    o->besloten_op, p->nu)), .stand = klaar ? "Afgerond" : bezig ? "Gestart" :
	    "Nog niet gestart", .kleur = klaar ? "goed" : bezig ? "actie" : "let-op",
	    .url = wie_mag(&p->wie, RECHT_ONDERZOEK) ?
	    pagina_tekst(p, "/onderzoek/%" PRId64, o->id) : NULL };
}

static void
stukken(struct pagina *p, const struct uit_melding_openen *u, struct meldingpag_view *v)
{
	v->stukken = arena_new(p->a, struct stuk_view, u->nhulp + u->noverdrachten +
	    u->nonderzoeken + u->nvtos + 1);
	if (v->stukken == NULL)
		return;
	for (size_t i = 0; i < u->nonderzoeken; i++)
		v->stukken[v->nstukken++] = stuk_onderzoek(p, &u->onderzoeken[i]);
	for (size_t i = 0; i < u->nhulp; i++)
		v->stukken[v->nstukken++] = stuk_hulp(p, &u->hulp[i]);
	for (size_t i = 0; i < u->noverdrachten; i++)
		v->stukken[v->nstukken++] = stuk_overdracht(p, &u->overdrachten[i]);
	for (size_t i = 0; i < u->nvtos; i++) {
		const struct vto *t = &u->vtos[i];
		bool weg = t->verzonden_op != DB_NULL;

		v->stukken[v->nstukken++] = (struct stuk_view){
		    .wat = "Verzoek tot onderzoek aan de Raad",
		    .klein = time_short(p->a, weg ? t->verzonden_op :
		    t->geregistreerd_op, p->nu), .kleur = weg ? "goed" : "actie",
		    .stand = weg ? "Verzonden, college geïnformeerd" : "Nog te verzenden",
		    .url = wie_mag(&p->wie, RECHT_VTO) ?
		    pagina_tekst(p, "/vto/%" PRId64, t->id) : NULL };
	}
}

/* ---- what may be done now ----------------------------------------------------------------- */

static bool
crisis_loopt(const struct uit_melding_openen *u)
{
	for (size_t i = 0; i < u->ntermijnen; i++)
		if (u->termijnen[i].stop_op == DB_NULL && u->termijnen[i].norm != NULL &&
		    strcmp(u->termijnen[i].norm->stop, GEB_TER_PLAATSE) == 0)
			return true;
	return false;
}

static void
knoppen(struct pagina *p, const struct uit_melding_openen *u, struct meldingpag_view *v)
{
	bool open = u->melding.open, acuut = strcmp(u->melding.stap, STAP_ACUUT) == 0;
	bool besloten = u->nbesluiten > 0;

	v->acuut = open && acuut && wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN);
	v->ter_plaatse = open && crisis_loopt(u) &&
	    wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN);
	v->wegen = open && !acuut && !besloten && wie_mag(&p->wie, RECHT_WEGING);
	v->besluit = open && !acuut && wie_mag(&p->wie, RECHT_BESLUIT);
	v->hulp = open && wie_mag(&p->wie, RECHT_HULP);
	v->overdracht = open && besloten && wie_mag(&p->wie, RECHT_OVERDRACHT);
	v->vto = open && besloten && wie_mag(&p->wie, RECHT_VTO);
	v->terugkoppelen = open && besloten && wie_mag(&p->wie, RECHT_TERUGKOPPELING);
	v->sluiten = open && wie_mag(&p->wie, RECHT_BESLUIT);
}

static struct meldingpag_view
view_of(struct pagina *p, struct uit_melding_openen *u, const char *belet)
{
	const struct melding *m = &u->melding;
	struct meldingpag_view v = { .kop = zaak_kop_view(p, &u->kop, pagina_tekst(p,
	    "Melding %" PRId64, m->volgnr), belet), .letter = m->letter,
	    .punten = m->punten, .stap = zaak_stap(m->stap), .verteld = m->verteld,
	    .getoond = m->getoond, .gevaar = m->gevaar, .nbesluiten = u->nbesluiten,
	    .nberichten = u->nteruggekoppeld, .belet = u->belet, .nbelet = u->nbelet };

	feiten(p, m, &v);
	personen(p, u, &v);
	stukken(p, u, &v);
	knoppen(p, u, &v);
	v.besluiten = zaak_besluiten(p, u->besluiten, u->nbesluiten);
	v.berichten = zaak_berichten(p, u->teruggekoppeld, u->nteruggekoppeld);
	v.klokken = zaak_klokken(p, u->termijnen, u->ntermijnen, true, u->personen,
	    u->npersonen, &v.nklokken);
	v.eerder = zaak_eerder(p, u->eerder, u->neerder, m->id, &v.neerder);
	v.melder = zaak_melder_view(p, &u->kop, m->hoedanigheid, u->melder.beschermd,
	    u->melder.bekend, u->melder.grond, u->melder_zien ? &u->identiteit : NULL);
	if (!m->open)
		v.gesloten = pagina_tekst(p, "%s: %s", time_short(p->a, m->gesloten_op,
		    p->nu), zaak_naam(p, "afsluitreden", m->afsluitreden, "gesloten"));
	return v;
}

static void
toon_melding(struct pagina *p, const char *belet)
{
	struct uit_melding_openen u;
	struct meldingpag_view v;
	struct err err;

	if (zaak_kijk(p, ACT_melding_openen, "melding", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = view_of(p, &u, belet);
	pagina_begin(p, "Melding", "dossiers");
	tmpl_zaak_melding(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void
melding_get(struct pagina *p)
{
	toon_melding(p, NULL);
}

static void
ter_plaatse_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	pagina_veld(p, "melding", http_param(p->req, "id"));
	rc = pagina_doe(p, ACT_ter_plaatse, &uit, &err);
	zaak_antwoord(p, rc, &err, toon_melding, pagina_tekst(p, "/melding/%s",
	    http_param(p->req, "id")), "ter-plaatse");
}

static void
geinformeerd_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	pagina_veld(p, "melding", http_param(p->req, "id"));
	rc = pagina_doe(p, ACT_betrokkene_informeren, &uit, &err);
	zaak_antwoord(p, rc, &err, toon_melding, pagina_tekst(p, "/melding/%s",
	    http_param(p->req, "id")), "geinformeerd");
}

/* ---- closing -------------------------------------------------------------------------------- */

static void
toon_sluiten(struct pagina *p, const char *belet)
{
	struct uit_melding_openen u;
	struct sluiten_view v;
	struct err err;
	size_t open = 0;

	if (zaak_kijk(p, ACT_melding_openen, "melding", &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	for (size_t i = 0; i < u.neerder; i++)
		open += u.eerder[i].open;
	v = (struct sluiten_view){ .kop = zaak_kop_view(p, &u.kop, "Melding sluiten", belet),
	    .waarom = u.belet, .nwaarom = u.nbelet, .laatste = open <= 1,
	    .reden = pagina_keuze(p, ACT_melding_sluiten, "afsluitreden", "") };
	pagina_begin(p, "Melding sluiten", "dossiers");
	tmpl_zaak_sluiten(&p->resp->body, &v);
	zaak_einde(p, belet);
}

static void
sluiten_get(struct pagina *p)
{
	toon_sluiten(p, NULL);
}

static void
sluiten_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc;

	pagina_veld(p, "melding", http_param(p->req, "id"));
	rc = pagina_doe(p, ACT_melding_sluiten, &uit, &err);
	zaak_antwoord(p, rc, &err, toon_sluiten, rc == ERR_OK && uit.dossier == 0 ?
	    "/dossiers" : pagina_tekst(p, "/melding/%s", http_param(p->req, "id")),
	    "gesloten");
}

const struct pagina_route zaak_routes[] = {
	{ "GET", "/melding/{id}", melding_get, 0, 0 },
	{ "POST", "/melding/{id}/ter-plaatse", ter_plaatse_post, 0, 0 },
	{ "POST", "/melding/{id}/geinformeerd", geinformeerd_post, 0, 0 },
	{ "GET", "/melding/{id}/sluiten", sluiten_get, 0, 0 },
	{ "POST", "/melding/{id}/sluiten", sluiten_post, 0, 0 },
	{ 0 },
};
