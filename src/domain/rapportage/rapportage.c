#include "domain/rapportage/rapportage.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/rapportage/telling.h"
#include "domain/regio/regio.h"
#include "rapportage_sql.h"

#define RIJEN_MAX 20000		/* clocks in working days in a quarter */

const struct cijfer cijfer_tellingen[TELLING_COUNT] = {
#define TELLING(woord, naam, definitie, regel) \
	[TELLING_##woord] = { #woord, naam, definitie, regel, NULL },
#define NORMTIJD(...)
#include "domain/rapportage/cijfer.def"
#undef TELLING
#undef NORMTIJD
};

const struct cijfer cijfer_normtijden[NORMTIJD_COUNT] = {
#define TELLING(...)
#define NORMTIJD(woord, norm, naam, definitie, regel) \
	[NORMTIJD_##woord] = { #woord, naam, definitie, regel, norm },
#include "domain/rapportage/cijfer.def"
#undef TELLING
#undef NORMTIJD
};

/* One report in the making: the raw numbers by quarter and municipality. The
 * last municipality is "elsewhere or not known". */
struct maak {
	struct werk	*w;
	struct rapport	*r;
	size_t		 n;		/* municipalities, elsewhere included */
	size_t		 keuze;		/* index of the chosen one; n: all */
	int64_t		*telling[TELLING_COUNT][RAPPORT_KWARTALEN];
	struct klokken	*tijd[NORMTIJD_COUNT];
};

static size_t
plaats(const struct maak *m, const char *gemeente)
{
	for (size_t i = 0; gemeente != NULL && i + 1 < m->n; i++)
		if (strcmp(m->r->gemeenten[i].code, gemeente) == 0)
			return i;
	return m->n - 1;
}

/* ---- counting ---------------------------------------------------------------- */

static enum err_code
tel_kwartaal(struct maak *m, size_t k, struct err *err)
{
	struct kwartaal kw = m->r->kwartalen[k];
	int64_t van = kwartaal_begin(kw), tot = kwartaal_begin(kwartaal_plus(kw, 1));
	struct q_rapport_adviezen *a;
	struct q_rapport_meldingen *d;
	size_t n;

	TRY(q_rapport_adviezen(m->w->tx, m->w->a, &(struct p_rapport_adviezen){
	    .regio = m->w->regio, .van = van, .tot = tot,
	    .max = 10 * RAPPORT_GEMEENTEN }, &a, &n, err));
	for (size_t i = 0; i < n; i++)
		m->telling[TELLING_advies][k][plaats(m, a[i].gemeente)] +=
		    a[i].aantal;
	TRY(q_rapport_meldingen(m->w->tx, m->w->a, &(struct p_rapport_meldingen){
	    .regio = m->w->regio, .van = van, .tot = tot,
	    .max = 10 * RAPPORT_GEMEENTEN }, &d, &n, err));
	for (size_t i = 0; i < n; i++) {
		size_t g = plaats(m, d[i].gemeente);

		m->telling[TELLING_melding][k][g] += d[i].aantal;
		m->telling[TELLING_crisis][k][g] += d[i].crises;
	}
	return ERR_OK;
}

/* Working days are counted by the calendar, one clock after the other. */
static enum err_code
tel_werkdagen(struct maak *m, enum normtijd t, int64_t van, int64_t tot,
    struct err *err)
{
	const struct kalender *kalender = regio_kalender(m->w->gegevens);
	struct q_rapport_termijn_rijen *rows;
	size_t n;

	TRY(q_rapport_termijn_rijen(m->w->tx, m->w->a,
	    &(struct p_rapport_termijn_rijen){ .regio = m->w->regio,
	    .norm = cijfer_normtijden[t].norm, .van = van, .tot = tot,
	    .max = RIJEN_MAX }, &rows, &n, err));
	for (size_t i = 0; i < n; i++)
		m->tijd[t][plaats(m, rows[i].gemeente)].werkdagen +=
		    kalender_werkdagen(kalender, date_of_time(rows[i].start_op),
		    date_of_time(rows[i].stop_op));
	return ERR_OK;
}

static enum err_code
tel_klokken(struct maak *m, enum normtijd t, int64_t van, int64_t tot,
    struct klokken *out, struct err *err)
{
	struct q_rapport_termijnen *rows;
	size_t n;

	TRY(q_rapport_termijnen(m->w->tx, m->w->a, &(struct p_rapport_termijnen){
	    .regio = m->w->regio, .norm = cijfer_normtijden[t].norm,
	    .van = van, .tot = tot, .nu = m->w->nu,
	    .max = 10 * RAPPORT_GEMEENTEN }, &rows, &n, err));
	for (size_t i = 0; i < n; i++) {
		struct klokken *k = &out[plaats(m, rows[i].gemeente)];

		k->klaar += rows[i].klaar;
		k->binnen += rows[i].binnen;
		k->over += rows[i].over;
		k->seconden += rows[i].seconden;
	}
	return ERR_OK;
}

static enum err_code
tel_tijd(struct maak *m, enum normtijd t, struct err *err)
{
	const struct norm *norm = m->r->norm[t];
	int64_t van = kwartaal_begin(m->r->kwartaal);
	int64_t tot = kwartaal_begin(kwartaal_plus(m->r->kwartaal, 1));

	TRY(tel_klokken(m, t, van, tot, m->tijd[t], err));
	if (norm != NULL && norm->eenheid == EENHEID_WERKDAGEN)
		return tel_werkdagen(m, t, van, tot, err);
	return ERR_OK;
}

/* ---- what may be shown --------------------------------------------------------- */

static void
toon_tellingen(struct maak *m, enum telling t)
{
	struct getal column[RAPPORT_KWARTALEN][RAPPORT_GEMEENTEN + 1];
	struct rapport *r = m->r;
	const size_t nu = RAPPORT_KWARTALEN - 1, toen = nu - 4;

	for (size_t k = 0; k < RAPPORT_KWARTALEN; k++) {
		int64_t som = 0;

		/* Nobody from elsewhere gives nobody away. */
		column[k][m->n - 1] = (struct getal){ 0 };
		getallen_verberg(m->telling[t][k], m->telling[t][k][m->n - 1] ==
		    0 ? m->n - 1 : m->n, column[k]);
		for (size_t g = 0; g < m->n; g++)
			som += m->telling[t][k][g];
		r->telling[t][k] = m->keuze < m->n ? column[k][m->keuze] :
		    getal_totaal(som);
	}
	for (size_t g = 0; g < m->n; g++) {
		r->gemeenten[g].telling[t] = column[nu][g];
		r->gemeenten[g].afwijking[t] = afwijking_van(column[nu][g],
		    column[toen][g], r->loopt);
	}
	r->afwijking[t] = afwijking_van(r->telling[t][nu], r->telling[t][toen],
	    r->loopt);
}

static void
tel_op(struct klokken *som, const struct klokken *k)
{
	som->klaar += k->klaar;
	som->binnen += k->binnen;
	som->over += k->over;
	som->seconden += k->seconden;
	som->werkdagen += k->werkdagen;
}

static void
toon_tijd(struct maak *m, enum normtijd t)
{
	int64_t klaar[RAPPORT_GEMEENTEN + 1];
	struct getal aantal[RAPPORT_GEMEENTEN + 1];
	struct klokken som = { 0 };
	const struct norm *norm = m->r->norm[t];

	for (size_t g = 0; g < m->n; g++) {
		klaar[g] = m->tijd[t][g].klaar;
		tel_op(&som, &m->tijd[t][g]);
	}
	aantal[m->n - 1] = (struct getal){ .n = CIJFER_VERBORGEN };
	getallen_verberg(klaar, klaar[m->n - 1] == 0 ? m->n - 1 : m->n, aantal);
	m->r->tijd[t] = m->keuze < m->n ?
	    normtijd_toon(&m->tijd[t][m->keuze], aantal[m->keuze], norm) :
	    normtijd_toon(&som, getal_totaal(som.klaar), norm);
	for (size_t g = 0; t == NORMTIJD_hulp && g < m->n; g++)
		m->r->gemeenten[g].hulp = normtijd_toon(&m->tijd[t][g],
		    aantal[g], norm);
}

/* A year of months up to the end of the quarter. */
static enum err_code
maanden(struct maak *m, struct err *err)
{
	const enum normtijd t = NORMTIJD_start_onderzoek;
	int32_t eerste = date_add_months(kwartaal_dag(m->r->kwartaal),
	    3 - RAPPORT_MAANDEN);

	for (int i = 0; i < RAPPORT_MAANDEN; i++) {
		struct rapport_maand *out = &m->r->maand[i];
		struct klokken *k = arena_new(m->w->a, struct klokken, m->n);
		struct klokken som = { 0 };
		int dag;

		if (k == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		date_to_ymd(date_add_months(eerste, i), &out->jaar, &out->maand,
		    &dag);
		TRY(tel_klokken(m, t, time_at(date_add_months(eerste, i), 0, 0),
		    time_at(date_add_months(eerste, i + 1), 0, 0), k, err));
		for (size_t g = 0; g < m->n; g++)
			if (m->keuze == m->n || m->keuze == g)
				tel_op(&som, &k[g]);
		out->gemiddeld = normtijd_toon(&som, getal_totaal(som.klaar),
		    m->r->norm[t]).gemiddeld;
	}
	return ERR_OK;
}

/* ---- the report ------------------------------------------------------------------ */

/* The municipalities of the first day, and one row for all that is elsewhere. */
static enum err_code
gemeenten(struct maak *m, const char *gemeente, struct err *err)
{
	struct rapport *r = m->r;
	size_t n;
	const struct regio_gemeente *g = regio_gemeenten(m->w->gegevens,
	    m->w->a, kwartaal_dag(r->kwartaal), &n);

	if (n > RAPPORT_GEMEENTEN)
		return FAIL(err, ERR_LIMIT, "too many municipalities");
	r->gemeenten = arena_new(m->w->a, struct rapport_gemeente, n + 1);
	if (r->gemeenten == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		r->gemeenten[i] = (struct rapport_gemeente){
		    .code = g[i].code, .naam = g[i].naam };
	r->gemeenten[n] = (struct rapport_gemeente){ .code = "",
	    .naam = "Elders of onbekend" };
	r->ngemeenten = m->n = n + 1;
	m->keuze = gemeente == NULL ? m->n : plaats(m, gemeente);
	if (m->keuze == n)
		return SAY(err, ERR_INVALID, "gemeente",
		    "Deze gemeente hoorde in dit kwartaal niet bij de regio.");
	return ERR_OK;
}

static enum err_code
ruimte(struct maak *m, struct err *err)
{
	for (unsigned t = 0; t < TELLING_COUNT; t++)
		for (size_t k = 0; k < RAPPORT_KWARTALEN; k++)
			if ((m->telling[t][k] = arena_new(m->w->a, int64_t,
			    m->n)) == NULL)
				return FAIL(err, ERR_LIMIT, "arena full");
	for (unsigned t = 0; t < NORMTIJD_COUNT; t++)
		if ((m->tijd[t] = arena_new(m->w->a, struct klokken,
		    m->n)) == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
	return ERR_OK;
}

enum err_code
rapport_maak(struct werk *w, struct kwartaal kw, const char *gemeente,
    struct rapport **out, struct err *err)
{
	struct maak m = { .w = w, .r = arena_new(w->a, struct rapport, 1) };

	if (m.r == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	m.r->kwartaal = kw;
	m.r->gemeente = gemeente;
	m.r->loopt = kwartaal_begin(kwartaal_plus(kw, 1)) > w->nu;
	for (int k = 0; k < RAPPORT_KWARTALEN; k++)
		m.r->kwartalen[k] = kwartaal_plus(kw, k + 1 - RAPPORT_KWARTALEN);
	TRY(gemeenten(&m, gemeente, err));
	TRY(ruimte(&m, err));
	for (size_t k = 0; k < RAPPORT_KWARTALEN; k++)
		TRY(tel_kwartaal(&m, k, err));
	for (unsigned t = 0; t < TELLING_COUNT; t++)
		toon_tellingen(&m, (enum telling)t);
	for (unsigned t = 0; t < NORMTIJD_COUNT; t++) {
		m.r->norm[t] = regio_norm(w->gegevens, cijfer_normtijden[t].norm,
		    kwartaal_dag(kw));
		TRY(tel_tijd(&m, (enum normtijd)t, err));
		toon_tijd(&m, (enum normtijd)t);
	}
	TRY(maanden(&m, err));
	*out = m.r;
	return ERR_OK;
}
