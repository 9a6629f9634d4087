#include "domain/brp/brp.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "brp_sql.h"
#include "db/db.h"
#include "domain/persoon/persoon_feit.h"

/* ---- reading an answer ------------------------------------------------------------ */

static const char *
veld(const struct pair *v, size_t n, const char *naam)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].name, naam) == 0)
			return v[i].value;
	return NULL;
}

static const char *
veldf(struct arena *a, const struct pair *v, size_t n, const char *voor, const char *naam)
{
	const char *s = arena_printf(a, "%s%s", voor, naam);

	return s == NULL ? NULL : veld(v, n, s);
}

/* Datum, JaarMaandDatum, JaarDatum or DatumOnbekend as "JJJJMMDD". */
static const char *
datum(struct arena *a, const struct pair *v, size_t n, const char *voor)
{
	const char *dag = veldf(a, v, n, voor, ".datum"), *jaar = veldf(a, v, n, voor, ".jaar");
	const char *maand = veldf(a, v, n, voor, ".maand");

	if (dag != NULL && strlen(dag) == 10)
		return arena_printf(a, "%.4s%.2s%.2s", dag, dag + 5, dag + 8);
	if (jaar != NULL && strlen(jaar) == 4)
		return arena_printf(a, "%s%02ld00", jaar, maand == NULL ? 0L :
		    strtol(maand, NULL, 10) % 13);
	return NULL;
}

static const char *
gezag_soort(const char *type)
{
	static const struct pair soorten[] = {
		{ "EenhoofdigOuderlijkGezag", "eenhoofdig_ouder" },
		{ "GezamenlijkOuderlijkGezag", "gezamenlijk_ouder" },
		{ "TweehoofdigOuderlijkGezag", "gezamenlijk_ouder" },	/* until 2.6 */
		{ "GezamenlijkGezag", "gezamenlijk" }, { "Voogdij", "voogdij" },
		{ "TijdelijkGeenGezag", "tijdelijk_geen" },
		{ "GezagNietTeBepalen", "niet_te_bepalen" },
	};

	for (size_t i = 0; i < sizeof(soorten) / sizeof(soorten[0]); i++)
		if (strcmp(soorten[i].name, type) == 0)
			return soorten[i].value;
	return "niet_te_bepalen";	/* a kind of a later version */
}

static void
gezag_erbij(struct brp_persoon *p, const char *soort, const char *kind, const char *bsn)
{
	if (p->ngezag < BRP_GEZAG_MAX)
		p->gezag[p->ngezag++] = (struct brp_gezag){ soort, kind, bsn };
}

static void
gezag(struct arena *a, const struct pair *v, size_t n, struct brp_persoon *p)
{
	static const char *const wie[] = { "ouder", "ouders.0", "ouders.1", "derde", "derden.0",
	    "derden.1" };

	for (int i = 0; i < BRP_GEZAG_MAX; i++) {
		const char *voor = arena_printf(a, "personen.0.gezag.%d", i), *kind, *type;
		size_t had = p->ngezag;

		if (voor == NULL || (type = veldf(a, v, n, voor, ".type")) == NULL)
			return;
		kind = veldf(a, v, n, voor, ".minderjarige.burgerservicenummer");
		for (size_t k = 0; k < sizeof(wie) / sizeof(wie[0]); k++) {
			const char *bsn = veldf(a, v, n, arena_printf(a, "%s.%s", voor, wie[k]),
			    ".burgerservicenummer");

			if (bsn != NULL)
				gezag_erbij(p, gezag_soort(type), kind, bsn);
		}
		if (p->ngezag == had)
			gezag_erbij(p, gezag_soort(type), kind, NULL);
	}
}

enum err_code
brp_lees(struct arena *a, const struct pair *v, size_t n, struct brp_persoon *out,
    struct err *err)
{
#define V(naam) veld(v, n, "personen.0." naam)
#define ADRES "verblijfplaats.verblijfadres."
	const char *letter = V(ADRES "huisletter"), *erbij = V(ADRES "huisnummertoevoeging");
	const char *nr = V(ADRES "huisnummer"), *dood;
	const char *geheim = V("geheimhoudingPersoonsgegevens");
	struct brp_persoon p = { .bsn = V("burgerservicenummer"),
	    .voornamen = V("naam.voornamen"), .voorvoegsel = V("naam.voorvoegsel"),
	    .geslachtsnaam = V("naam.geslachtsnaam"),
	    .naamgebruik = V("naam.aanduidingNaamgebruik.code"),
	    .geslacht = V("geslacht.code"), .straat = V(ADRES "korteStraatnaam"),
	    .postcode = V(ADRES "postcode"), .woonplaats = V(ADRES "woonplaats"),
	    .geheim = geheim != NULL && strcmp(geheim, "0") != 0,
	    .geboren = datum(a, v, n, "personen.0.geboorte.datum") };

	if (veld(v, n, "personen.0.burgerservicenummer") == NULL)
		return SAY(err, ERR_NOT_FOUND, "bsn", "De BRP kent dit BSN niet.");
	if (veld(v, n, "personen.1.burgerservicenummer") != NULL)
		return FAIL(err, ERR_BUSY, "two persons for one number");
	if (V(ADRES "officieleStraatnaam") != NULL)
		p.straat = V(ADRES "officieleStraatnaam");
	if (nr != NULL)
		p.huisnummer = arena_printf(a, "%s%s%s%s", nr, letter == NULL ? "" : letter,
		    erbij == NULL ? "" : "-", erbij == NULL ? "" : erbij);
	dood = datum(a, v, n, "personen.0.overlijden.datum");
	if (dood != NULL && strcmp(dood + 6, "00") != 0)
		p.overleden = arena_printf(a, "%.4s-%.2s-%.2s", dood, dood + 4, dood + 6);
	gezag(a, v, n, &p);
	*out = p;
#undef V
#undef ADRES
	return ERR_OK;
}

/* ---- taking it over ------------------------------------------------------------------ */

enum err_code
brp_noteer(struct werk *w, int64_t dossier, int64_t persoon, const char *grond,
    struct err *err)
{
	return q_brp_vraag_insert(w->tx, &(struct p_brp_vraag_insert){ .regio = w->regio,
	    .id = db_new_id(), .dossier = dossier, .persoon = persoon, .grond = grond,
	    .door = werk_medewerker(w), .op = w->nu }, err);
}

static void
neem(const char **to, const char *from)
{
	if (from != NULL && from[0] != '\0')
		*to = from;
}

static enum err_code
gezag_over(struct werk *w, int64_t dossier, int64_t kind, const struct brp_persoon *b,
    struct err *err)
{
	const char *today = date_iso(w->a, date_of_time(w->nu));
	bool eerste = true;

	for (size_t i = 0; today != NULL && i < b->ngezag; i++) {
		const struct brp_gezag *g = &b->gezag[i];
		int64_t wie = 0;

		if (g->minderjarige != NULL && strcmp(g->minderjarige, b->bsn) != 0)
			continue;	/* this person has it, over a child */
		if (g->bsn != NULL)
			TRY(persoon_met_bsn(w, g->bsn, &wie, err));
		if (eerste)
			TRY(q_brp_gezag_eind(w->tx, &(struct p_brp_gezag_eind){
			    .regio = w->regio, .kind = kind, .tot = today }, NULL, err));
		eerste = false;
		TRY(q_brp_gezag_insert(w->tx, &(struct p_brp_gezag_insert){
		    .regio = w->regio, .id = db_new_id(), .dossier = dossier, .kind = kind,
		    .gezaghebber = wie == 0 ? DB_NULL : wie, .soort = g->soort, .van = today,
		    .op = w->nu, .door = werk_medewerker(w) }, err));
	}
	return ERR_OK;
}

enum err_code
brp_neem_over(struct werk *w, int64_t dossier, int64_t persoon, const struct brp_persoon *b,
    size_t *n_out, struct err *err)
{
	struct persoon_vol v;

	TRY(persoon_vol_lees(w, persoon, &v, err));
	neem(&v.voornamen, b->voornamen);
	neem(&v.geslachtsnaam, b->geslachtsnaam);
	if (b->geslachtsnaam != NULL)
		v.voorvoegsel = b->voorvoegsel == NULL ? "" : b->voorvoegsel;
	neem(&v.naamgebruik, b->naamgebruik);
	neem(&v.geslacht, b->geslacht);
	neem(&v.geboren, b->geboren);
	neem(&v.overleden, b->overleden);
	if (b->postcode != NULL || b->straat != NULL) {
		v.straat = b->straat;
		v.huisnummer = b->huisnummer;
		v.postcode = b->postcode;
		v.woonplaats = b->woonplaats;
	}
	v.bsn_stand = BSN_GEVERIFIEERD;
	v.bsn_bron = "brp";
	/* A secret that somebody told stays a secret when the BRP has none. */
	v.geheim |= b->geheim;
	TRY(persoon_wijzig(w, persoon, &v, "brp", n_out, err));
	return gezag_over(w, dossier, persoon, b, err);
}
