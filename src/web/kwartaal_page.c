/* kwartaal_page.c - the quarter, for who steers (E1): figures, never names. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "domain/regio/regio.h"
#include "kwartaal_tmpl.h"
#include "web/kwartaal_view.h"
#include "web/routes.h"
#include "web/web.h"

#define KEUZE_KWARTALEN 13	/* three years and the running quarter */

/* One page in the making. */
struct maak {
	struct pagina	*p;
	const struct rapport *r;
	struct kw_view	*v;
};

/* ---- words ------------------------------------------------------------------------ */

static const char *
kwartaal_kort(struct pagina *p, struct kwartaal k)
{
	return pagina_tekst(p, "%de %02d", k.nr, k.jaar % 100);
}

static const char *
kwartaal_lang(struct pagina *p, struct kwartaal k)
{
	return pagina_tekst(p, "%de kwartaal %d", k.nr, k.jaar);
}

/* What a norm counts in, here: weeks become days. */
static const char *
maat(const struct norm *norm, int64_t *lengte)
{
	*lengte = norm == NULL ? 0 : norm->lengte;
	if (norm == NULL)
		return "dagen";
	switch (norm->eenheid) {
	case EENHEID_UREN:
		return "uur";
	case EENHEID_WERKDAGEN:
		return "werkdagen";
	case EENHEID_WEKEN:
		*lengte *= 7;
		return "dagen";
	case EENHEID_MAANDEN:
		*lengte *= 30;
		return "dagen";
	default:
		return "dagen";
	}
}

static const char *
lijst_url(struct maak *m, const char *cijfer, const char *gemeente)
{
	if (!wie_mag(&m->p->wie, RECHT_RAPPORTAGE_LIJST))
		return NULL;
	return pagina_tekst(m->p, "/rapportages/lijst?cijfer=%s&k=%d-%d%s%s",
	    cijfer, m->r->kwartaal.jaar, m->r->kwartaal.nr,
	    gemeente == NULL ? "" : "&gemeente=", gemeente == NULL ? "" : gemeente);
}

/* ---- the counts --------------------------------------------------------------------- */

static bool
is_uit(struct afwijking a)
{
	return a.promille != CIJFER_GEEN && llabs(a.promille) >= CIJFER_AFWIJKING;
}

static const char *
noot(struct maak *m, struct getal toen, struct afwijking a)
{
	struct pagina *p = m->p;
	struct kwartaal k = m->r->kwartalen[RAPPORT_KWARTALEN - 5];

	if (toen.n == CIJFER_VERBORGEN)
		return "vorig jaar te klein om te tonen";
	if (m->r->loopt)
		return pagina_tekst(p, "loopt nog, heel %s: %s",
		    kwartaal_lang(p, k), kw_getal(p->a, toen.n));
	if (a.promille == CIJFER_GEEN)
		return pagina_tekst(p, "vorig jaar %s, te klein voor een percentage",
		    kw_getal(p->a, toen.n));
	if (is_uit(a))
		return pagina_tekst(p, "%s het vlak, vorig jaar %s",
		    a.promille > 0 ? "boven" : "onder", kw_getal(p->a, toen.n));
	return pagina_tekst(p, "vlak: 5 %% rond %s (%s)", kwartaal_lang(p, k),
	    kw_getal(p->a, toen.n));
}

static void
telling(struct maak *m, enum telling t)
{
	struct pagina *p = m->p;
	const struct getal *g = m->r->telling[t];
	struct afwijking a = m->r->afwijking[t];
	struct kw_telling *k = &m->v->telling[m->v->ntellingen++];
	int64_t n[KW_KWARTALEN];

	for (int i = 0; i < KW_KWARTALEN; i++) {
		n[i] = g[i].n;
		k->kwartaal[i] = kw_getal(p->a, n[i]);
	}
	k->naam = cijfer_tellingen[t].naam;
	k->getal = k->kwartaal[KW_KWARTALEN - 1];
	k->noot = noot(m, g[KW_KWARTALEN - 5], a);
	if (a.promille != CIJFER_GEEN) {
		k->afwijking = kw_promille(p->a, a.promille);
		m->v->vergelijkbaar = true;
	}
	if (is_uit(a))
		k->icoon = a.promille > 0 ? "arrow-up-right" : "arrow-down-right";
	if (t != TELLING_advies && n[KW_KWARTALEN - 1] != CIJFER_VERBORGEN)
		k->lijst = lijst_url(m, cijfer_tellingen[t].code, m->r->gemeente);
	k->lijn = kw_lijn(p->a, n, is_uit(a), m->r->loopt);
	k->lijn.toen = kwartaal_kort(p, m->r->kwartalen[KW_KWARTALEN - 5]);
	k->lijn.nu = kwartaal_kort(p, m->r->kwartaal);
	k->lijn.tekst = pagina_tekst(p, "%s per kwartaal: %s %s, %s %s", k->naam,
	    k->lijn.toen, k->kwartaal[KW_KWARTALEN - 5], k->lijn.nu, k->getal);
}

/* ---- the norms ------------------------------------------------------------------------ */

static const char *
procent(struct pagina *p, int64_t pct)
{
	return pct == CIJFER_GEEN ? "te klein" :
	    pagina_tekst(p, "%" PRId64 " %%", pct);
}

static void
normtijd(struct maak *m, enum normtijd t)
{
	struct pagina *p = m->p;
	const struct normtijd_getal *g = &m->r->tijd[t];
	struct kw_norm *k = &m->v->norm[m->v->nnormen];
	int64_t lengte;
	const char *eenheid = maat(m->r->norm[t], &lengte);

	*k = (struct kw_norm){ .naam = cijfer_normtijden[t].naam,
	    .aantal = kw_getal(p->a, g->aantal.n),
	    .norm = pagina_tekst(p, "%" PRId64 " %s", lengte, eenheid),
	    .binnen = procent(p, g->binnen), .gemiddeld = "te weinig",
	    .y = 24 + 38 * (int)m->v->nnormen, .tekst_x = 166, .erbuiten = true };
	m->v->nnormen++;
	if (g->gemiddeld == CIJFER_GEEN)
		return;
	k->staaf = true;
	k->gemiddeld = pagina_tekst(p, "%s %s", kw_tienden(p->a, g->gemiddeld),
	    eenheid);
	k->uit = lengte > 0 && g->gemiddeld > 10 * lengte;
	k->lengte = kw_staaf(g->gemiddeld, lengte);
	k->erbuiten = k->lengte < 110;
	k->tekst_x = k->erbuiten ? 158 + k->lengte + 8 : 158 + k->lengte - 8;
	/* Not across the line of the norm. */
	if (k->lengte > 263 && k->lengte < 263 + 90)
		k->tekst_x = 158 + 263 - 8;
}

/* ---- the months ------------------------------------------------------------------------- */

static void
maanden(struct maak *m)
{
	static const char *const namen[] = { "januari", "februari", "maart",
	    "april", "mei", "juni", "juli", "augustus", "september", "oktober",
	    "november", "december" };
	static const char *const kort[] = { "jan", "feb", "mrt", "apr", "mei",
	    "jun", "jul", "aug", "sep", "okt", "nov", "dec" };
	struct kw_maanden *v = &m->v->maanden;
	int64_t gemiddeld[KW_MAANDEN], lengte;
	const char *eenheid = maat(m->r->norm[NORMTIJD_start_onderzoek], &lengte);

	for (int i = 0; i < KW_MAANDEN; i++) {
		const struct rapport_maand *r = &m->r->maand[i];

		gemiddeld[i] = r->gemiddeld;
		v->maand[i].naam = kort[r->maand - 1];
		v->maand[i].lang = pagina_tekst(m->p, "%s %d",
		    namen[r->maand - 1], r->jaar);
	}
	kw_maanden(m->p->a, gemiddeld, lengte, v);
	v->norm = pagina_tekst(m->p, "%" PRId64 " %s", lengte, eenheid);
}

/* ---- what stands out --------------------------------------------------------------------- */

static void
signalen(struct maak *m)
{
	struct kw_view *v = m->v;
	struct pagina *p = m->p;

	v->signaal = arena_new(p->a, struct kw_signaal,
	    TELLING_COUNT + NORMTIJD_COUNT);
	for (size_t i = 0; v->signaal != NULL && i < v->ntellingen; i++)
		if (v->telling[i].icoon != NULL)
			v->signaal[v->nsignalen++] = (struct kw_signaal){
			    pagina_tekst(p, "%s %s", v->telling[i].naam,
			    v->telling[i].afwijking),
			    pagina_tekst(p, "In dit kwartaal %s, in hetzelfde "
			    "kwartaal van vorig jaar %s.", v->telling[i].getal,
			    v->telling[i].kwartaal[KW_KWARTALEN - 5]) };
	for (size_t i = 0; v->signaal != NULL && i < v->nnormen; i++)
		if (v->norm[i].uit)
			v->signaal[v->nsignalen++] = (struct kw_signaal){
			    pagina_tekst(p, "%s boven norm", v->norm[i].naam),
			    pagina_tekst(p, "Gemiddeld %s, de norm is %s. Binnen "
			    "de norm: %s.", v->norm[i].gemiddeld,
			    v->norm[i].norm, v->norm[i].binnen) };
}

/* ---- per municipality ------------------------------------------------------------------------ */

static void
gemeente(struct maak *m, const struct rapport_gemeente *g, int64_t meeste)
{
	struct pagina *p = m->p;
	struct getal n = g->telling[TELLING_melding];
	struct getal crisis = g->telling[TELLING_crisis];
	struct afwijking a = g->afwijking[TELLING_melding];
	int64_t lengte;
	const char *eenheid = maat(m->r->norm[NORMTIJD_hulp], &lengte);
	struct kw_gemeente *k = &m->v->gemeente[m->v->ngemeente_rijen++];

	*k = (struct kw_gemeente){ .naam = g->naam,
	    .meldingen = n.n == CIJFER_VERBORGEN && !n.klein ? "verborgen" :
	    kw_getal(p->a, n.n),
	    .crisis = crisis.n == CIJFER_VERBORGEN && !crisis.klein ?
	    "verborgen" : kw_getal(p->a, crisis.n),
	    .klein = a.promille == CIJFER_GEEN, .uit = is_uit(a),
	    .afwijking = m->r->loopt ? "loopt nog" : a.promille == CIJFER_GEEN ?
	    "te klein" : kw_promille(p->a, a.promille),
	    .wacht = g->hulp.gemiddeld == CIJFER_GEEN ? "te klein" :
	    pagina_tekst(p, "%s %s", kw_tienden(p->a, g->hulp.gemiddeld), eenheid),
	    .binnen = procent(p, g->hulp.binnen) };
	if (n.n == CIJFER_VERBORGEN)
		return;
	k->staaf = meeste > 0 ? (int)(100 * n.n / meeste) : 0;
	if (g->code[0] != '\0')
		k->lijst = lijst_url(m, "melding", g->code);
}

/* The most reports first; what is hidden keeps its place at the end. */
static int
meer(const void *a, const void *b)
{
	const struct rapport_gemeente *x = a, *y = b;
	int64_t n = x->telling[TELLING_melding].n, m = y->telling[TELLING_melding].n;

	if ((x->code[0] == '\0') != (y->code[0] == '\0'))
		return x->code[0] == '\0' ? 1 : -1;
	return n != m ? (n < m ? 1 : -1) : strcmp(x->naam, y->naam);
}

static const struct rapport_gemeente *
op_aantal(struct maak *m)
{
	struct rapport_gemeente *v = arena_copy(m->p->a, m->r->gemeenten,
	    m->r->ngemeenten * sizeof(*v));

	if (v != NULL)
		qsort(v, m->r->ngemeenten, sizeof(*v), meer);
	return v;
}

static void
gemeenten(struct maak *m)
{
	const struct rapport *r = m->r;
	struct kw_view *v = m->v;
	struct optie *o = arena_new(m->p->a, struct optie, r->ngemeenten + 1);
	const struct rapport_gemeente *rij;
	int64_t meeste = 0;

	v->gemeente = arena_new(m->p->a, struct kw_gemeente, r->ngemeenten);
	if (v->gemeente == NULL || o == NULL)
		return;
	o[v->ngemeenten++] = (struct optie){ "", pagina_tekst(m->p,
	    "Alle %zu gemeenten", r->ngemeenten - 1), r->gemeente == NULL };
	for (size_t i = 0; i < r->ngemeenten; i++)
		if (r->gemeenten[i].telling[TELLING_melding].n > meeste)
			meeste = r->gemeenten[i].telling[TELLING_melding].n;
	for (size_t i = 0; i < r->ngemeenten; i++) {
		const struct rapport_gemeente *g = &r->gemeenten[i];
		bool keuze = r->gemeente != NULL && strcmp(r->gemeente, g->code) == 0;

		if (g->code[0] != '\0')
			o[v->ngemeenten++] = (struct optie){ g->code, g->naam, keuze };
		if (keuze)
			v->keuze = g->naam;
	}
	v->gemeenten = o;
	if ((rij = op_aantal(m)) == NULL)
		return;
	for (size_t i = 0; i < r->ngemeenten; i++)
		if (rij[i].code[0] != '\0' || rij[i].telling[TELLING_melding].n != 0)
			gemeente(m, &rij[i], meeste);
}

/* ---- the page ------------------------------------------------------------------------------- */

static void
kwartalen(struct maak *m)
{
	struct pagina *p = m->p;
	struct kwartaal nu = kwartaal_van(p->nu);
	struct optie *o = arena_new(p->a, struct optie, KEUZE_KWARTALEN);

	for (int i = 0; o != NULL && i < KEUZE_KWARTALEN; i++) {
		struct kwartaal k = kwartaal_plus(nu, -i);

		o[m->v->nkwartalen++] = (struct optie){
		    pagina_tekst(p, "%d-%d", k.jaar, k.nr), pagina_tekst(p, "%s%s",
		    kwartaal_lang(p, k), i == 0 ? " (loopt nog)" : ""),
		    k.jaar == m->r->kwartaal.jaar && k.nr == m->r->kwartaal.nr };
	}
	m->v->kwartalen = o;
	for (int i = 0; i < KW_KWARTALEN; i++)
		m->v->kop[i] = pagina_tekst(p, "%de %d",
		    m->r->kwartalen[i].nr, m->r->kwartalen[i].jaar);
}

static void
begrippen(struct maak *m)
{
	struct kw_begrip *b = arena_new(m->p->a, struct kw_begrip,
	    TELLING_COUNT + NORMTIJD_COUNT);

	for (int i = 0; b != NULL && i < TELLING_COUNT + NORMTIJD_COUNT; i++) {
		const struct cijfer *c = i < TELLING_COUNT ? &cijfer_tellingen[i] :
		    &cijfer_normtijden[i - TELLING_COUNT];

		b[m->v->nbegrippen++] = (struct kw_begrip){ c->naam,
		    c->definitie, c->datumregel };
	}
	m->v->begrip = b;
}

/* "1 juli tot en met 30 september 2026" */
static const char *
periode(struct pagina *p, struct kwartaal k)
{
	static const char *const van[] = { "januari", "april", "juli", "oktober" };
	static const char *const tot[] = { "31 maart", "30 juni", "30 september",
	    "31 december" };

	return pagina_tekst(p, "1 %s tot en met %s %d", van[k.nr - 1],
	    tot[k.nr - 1], k.jaar);
}

static bool
vul(struct maak *m)
{
	struct pagina *p = m->p;
	struct kw_view *v = m->v;

	v->telling = arena_new(p->a, struct kw_telling, TELLING_COUNT);
	v->norm = arena_new(p->a, struct kw_norm, NORMTIJD_COUNT);
	if (v->telling == NULL || v->norm == NULL)
		return false;
	v->titel = pagina_tekst(p, "Kwartaalrapportage, %s",
	    kwartaal_lang(p, m->r->kwartaal));
	v->periode = periode(p, m->r->kwartaal);
	v->loopt = m->r->loopt;
	for (unsigned t = 0; t < TELLING_COUNT; t++)
		telling(m, (enum telling)t);
	for (unsigned t = 0; t < NORMTIJD_COUNT; t++)
		normtijd(m, (enum normtijd)t);
	v->norm_hoogte = 24 + 38 * NORMTIJD_COUNT;
	v->norm_tekst = "Gemiddelde tijd per stap tegenover de norm. De cijfers "
	    "staan in de tabel hieronder.";
	maanden(m);
	signalen(m);
	gemeenten(m);
	kwartalen(m);
	begrippen(m);
	return true;
}

/* "2026-3" in the field k becomes the two fields of the act. */
static void
lees_keuze(struct pagina *p)
{
	const char *k = http_query(p->req, "k"), *g = http_query(p->req, "gemeente");
	const char *dash = k == NULL ? NULL : strchr(k, '-');

	if (dash != NULL) {
		pagina_veld(p, "jaar", arena_strndup(p->a, k, (size_t)(dash - k)));
		pagina_veld(p, "kwartaal", dash + 1);
	}
	if (g != NULL && g[0] != '\0')
		pagina_veld(p, "gemeente", g);
}

static void
kwartaal_get(struct pagina *p)
{
	struct kw_view v = { 0 };
	struct uit_kwartaal uit;
	struct maak m = { .p = p, .v = &v };
	struct err err = { 0 };

	lees_keuze(p);
	if (pagina_kijk(p, ACT_kwartaal, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	m.r = uit.rapport;
	if (!vul(&m)) {
		(void)FAIL(&err, ERR_LIMIT, "arena full");
		pagina_fout(p, &err);
		return;
	}
	pagina_begin(p, v.titel, "rapportages");
	tmpl_kwartaal(&p->resp->body, &v);
	pagina_einde(p);
}

/* ---- the list behind a figure ------------------------------------------------------------- */

static void
lijst_get(struct pagina *p)
{
	struct uit_cijfer_lijst uit;
	struct kw_lijst_view v = { 0 };
	struct err err = { 0 };
	const char *gem;

	lees_keuze(p);
	pagina_veld(p, "cijfer", http_query(p->req, "cijfer"));
	pagina_veld(p, "na", http_query(p->req, "na"));
	if (pagina_kijk(p, ACT_cijfer_lijst, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	gem = http_query(p->req, "gemeente");
	v.titel = pagina_tekst(p, "%s, %s", uit.cijfer->naam,
	    kwartaal_lang(p, uit.kwartaal));
	v.sub = gem != NULL && gem[0] != '\0' ? regio_code_naam(
	    p->app->gegevens, "gemeente", gem) : "Alle gemeenten";
	v.terug = pagina_tekst(p, "/rapportages?k=%d-%d", uit.kwartaal.jaar,
	    uit.kwartaal.nr);
	if (uit.volgende != 0)
		v.verder = pagina_tekst(p, "/rapportages/lijst?cijfer=%s&k=%d-%d"
		    "&gemeente=%s&na=%" PRId64, uit.cijfer->code,
		    uit.kwartaal.jaar, uit.kwartaal.nr, gem == NULL ? "" : gem,
		    uit.volgende);
	v.zaak = arena_new(p->a, struct kw_zaak, uit.n + 1);
	for (size_t i = 0; v.zaak != NULL && i < uit.n; i++)
		v.zaak[v.n++] = (struct kw_zaak){ .kenmerk = uit.v[i].kenmerk,
		    .url = wie_mag(&p->wie, RECHT_DOSSIER_LEZEN) ? pagina_tekst(p,
		    "/dossier/%" PRId64, uit.v[i].dossier) : NULL,
		    .iso = time_local_iso(p->a, uit.v[i].ontvangen_op),
		    .op = time_short(p->a, uit.v[i].ontvangen_op, p->nu),
		    .gemeente = uit.v[i].gemeente == NULL ? "onbekend" :
		    regio_code_naam(p->app->gegevens, "gemeente", uit.v[i].gemeente),
		    .stand = uit.v[i].stand, .volgnr = uit.v[i].volgnr,
		    .crisis = uit.v[i].crisis };
	pagina_begin(p, v.titel, "rapportages");
	tmpl_kwartaal_lijst(&p->resp->body, &v);
	pagina_einde(p);
}

const struct pagina_route kwartaal_routes[] = {
	{ "GET", "/rapportages", kwartaal_get, 0, 0 },
	{ "GET", "/rapportages/lijst", lijst_get, 0, 0 },
	{ 0 },
};
