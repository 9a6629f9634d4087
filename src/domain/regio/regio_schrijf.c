#include "domain/regio/regio_schrijf.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "regio_sql.h"

#define SLEUTELS_MAX 100000	/* more than the files can hold */

struct schrijven {
	struct tx		*tx;
	struct arena		*a;
	const struct regio_map	*m;
	struct tsv_faults	*f;
	int64_t			 regio, changed;
};

static const char *
of_null(const char *s)
{
	return s == NULL || s[0] == '\0' ? NULL : s;
}

/* Runs one upsert and counts what it changed. */
#define ZET(s, fn, ...) do { \
	const struct p_##fn p_ = { .regio = (s)->regio, __VA_ARGS__ }; \
	int64_t n_ = 0; \
\
	TRY(q_##fn((s)->tx, &p_, &n_, err)); \
	(s)->changed += n_; \
} while (0)

static enum err_code
gemeenten_en_organisaties(struct schrijven *s, struct err *err)
{
	for (size_t i = 0; i < s->m->ngemeenten; i++) {
		const struct rij_gemeente *r = &s->m->gemeenten[i];

		ZET(s, regio_zet_gemeente, .code = r->code, .naam = r->naam,
		    .jeugdregio = r->jeugdregio, .inwoners = r->inwoners,
		    .van = r->rij.van, .tot = r->rij.tot);
	}
	for (size_t i = 0; i < s->m->norganisaties; i++) {
		const struct rij_organisatie *r = &s->m->organisaties[i];

		ZET(s, regio_zet_organisatie, .id = db_new_id(), .code = r->code,
		    .naam = r->naam, .soort = r->soort,
		    .gemeente = of_null(r->gemeente),
		    .telefoon = of_null(r->telefoon), .van = r->rij.van,
		    .tot = r->rij.tot);
	}
	return ERR_OK;
}

static enum err_code
rollen_en_rechten(struct schrijven *s, struct err *err)
{
	for (size_t i = 0; i < s->m->nrollen; i++) {
		const struct rij_rol *r = &s->m->rollen[i];

		ZET(s, regio_zet_rol, .code = r->code, .naam = r->naam,
		    .zicht = r->zicht, .van = r->rij.van, .tot = r->rij.tot);
	}
	for (size_t i = 0; i < s->m->nrechten; i++) {
		const struct rij_recht *r = &s->m->rechten[i];

		ZET(s, regio_zet_recht, .rol = r->rol, .recht = r->recht,
		    .van = r->rij.van, .tot = r->rij.tot);
	}
	return ERR_OK;
}

/* Clocks were computed from these columns: they may not change any more. */
static enum err_code
norm_blijft(struct schrijven *s, const struct rij_norm *r, struct err *err)
{
	const struct p_regio_norm_hard p = { .regio = s->regio, .code = r->code,
	    .versie = r->versie };
	struct q_regio_norm_hard was;
	enum err_code rc = q_regio_norm_hard(s->tx, s->a, &p, &was, err);

	if (rc == ERR_NOT_FOUND)
		return ERR_OK;
	TRY(rc);
	if (strcmp(was.start, r->start) != 0 || strcmp(was.stop, r->stop) != 0 ||
	    strcmp(was.eenheid, r->eenheid) != 0 || strcmp(was.van, r->rij.van) != 0 ||
	    was.lengte != r->lengte || (was.atw != 0) != r->atw ||
	    strcmp(was.kalender, r->kalender) != 0 || strcmp(was.per, r->per) != 0 ||
	    strcmp(was.verleng, r->verleng) != 0 || (was.opschort != 0) != r->opschort)
		tsv_fault(s->f, s->a, "norm.tsv", r->rij.regel, NULL,
		    "Versie %d van %s is al in gebruik en verandert niet meer. "
		    "Geef hem een tot en voeg een nieuwe versie toe.",
		    (int)r->versie, r->code);
	return ERR_OK;
}

static enum err_code
normen_en_dagen(struct schrijven *s, struct err *err)
{
	for (size_t i = 0; i < s->m->nnormen; i++) {
		const struct rij_norm *r = &s->m->normen[i];

		TRY(norm_blijft(s, r, err));
		ZET(s, regio_zet_norm, .code = r->code, .versie = r->versie,
		    .naam = r->naam, .bron = r->bron, .start = r->start,
		    .stop = r->stop, .lengte = r->lengte, .eenheid = r->eenheid,
		    .atw = r->atw, .waarschuw = r->waarschuw, .wie = r->wie,
		    .kalender = r->kalender, .per = r->per, .verleng = r->verleng,
		    .opschort = r->opschort,
		    .van = r->rij.van, .tot = r->rij.tot);
	}
	for (size_t i = 0; i < s->m->ndagen; i++) {
		const struct rij_kalender *r = &s->m->dagen[i];

		ZET(s, regio_zet_dag, .datum = r->rij.van, .naam = r->naam,
		    .atw = r->atw, .werkdag = r->werkdag,
		    .besluit = of_null(r->besluit));
	}
	return ERR_OK;
}

static enum err_code
codes_en_overleggen(struct schrijven *s, struct err *err)
{
	for (size_t i = 0; i < s->m->ncodes; i++) {
		const struct rij_code *r = &s->m->codes[i];

		ZET(s, regio_zet_code, .lijst = r->lijst, .code = r->code,
		    .naam = r->naam, .volgorde = r->volgorde,
		    .cbs = of_null(r->cbs), .extra = of_null(r->extra),
		    .van = r->rij.van, .tot = r->rij.tot);
	}
	for (size_t i = 0; i < s->m->noverleggen; i++) {
		const struct rij_overleg *r = &s->m->overleggen[i];

		ZET(s, regio_zet_overlegsoort, .code = r->code, .naam = r->naam,
		    .dagen = r->dagen, .begin = r->begin, .minuten = r->minuten,
		    .minuten_zaak = r->minuten_zaak, .quorum = r->quorum,
		    .voorzitter = r->voorzitter, .partners = r->partners,
		    .van = r->rij.van, .tot = r->rij.tot);
	}
	return ERR_OK;
}

static enum err_code
vragen(struct schrijven *s, const struct rij_vragenlijst *v, struct err *err)
{
	for (size_t i = 0; i < v->nvragen; i++) {
		const struct rij_vraag *r = &v->vragen[i];

		if (r->keuze[0] == '\0')
			ZET(s, regio_zet_vraag, .vragenlijst = v->code,
			    .versie = v->versie, .code = r->vraag,
			    .sectie = r->sectie, .tekst = r->tekst,
			    .volgorde = (int64_t)i + 1,
			    .verplicht = strcmp(r->verplicht, "ja") == 0);
		else
			ZET(s, regio_zet_keuze, .vragenlijst = v->code,
			    .versie = v->versie, .vraag = r->vraag,
			    .code = r->keuze, .tekst = r->tekst,
			    .punten = r->waarde, .volgorde = (int64_t)i + 1);
	}
	return ERR_OK;
}

static enum err_code
vragenlijst(struct schrijven *s, const struct rij_vragenlijst *v, struct err *err)
{
	const struct p_regio_vragenlijst_hard p = { .regio = s->regio,
	    .code = v->code, .versie = v->versie };
	struct q_regio_vragenlijst_hard was;
	enum err_code rc = q_regio_vragenlijst_hard(s->tx, s->a, &p, &was, err);
	bool nieuw = rc == ERR_NOT_FOUND, anders = false;
	int64_t voor;

	if (!nieuw) {
		TRY(rc);
		anders = was.grens_a != v->grens_a || was.grens_b != v->grens_b ||
		    strcmp(was.van, v->rij.van) != 0;
	}
	ZET(s, regio_zet_vragenlijst, .code = v->code, .versie = v->versie,
	    .naam = v->naam, .grens_a = v->grens_a, .grens_b = v->grens_b,
	    .van = v->rij.van, .tot = v->rij.tot);
	voor = s->changed;
	TRY(vragen(s, v, err));
	if (anders || (!nieuw && s->changed != voor))
		tsv_fault(s->f, s->a, "vragenlijst.tsv", v->rij.regel, NULL,
		    "Versie %d van %s is al in gebruik en verandert niet meer. "
		    "Geef hem een tot en voeg een nieuwe versie toe.",
		    (int)v->versie, v->code);
	return ERR_OK;
}

/* ---- rows that left a file ----------------------------------------------------- */

/* The keys of the rows of the folder, as the statement regio_sleutels has them. */
struct sleutels {
	const char	**v;
	size_t		 n, max;
};

static void
sleutel(struct sleutels *k, const char *s)
{
	if (k->n < k->max)
		k->v[k->n++] = s;	/* NULL, a full arena, is seen at the end */
}

#define SLEUTELS(lijst, nlijst, ...) do { \
	for (size_t i = 0; i < (nlijst); i++) \
		sleutel(k, arena_printf(a, __VA_ARGS__)); \
} while (0)

static void
sleutels_verzamel(const struct regio_map *m, struct arena *a, struct sleutels *k)
{
	SLEUTELS(m->gemeenten, m->ngemeenten, "gemeente.tsv %s %s",
	    m->gemeenten[i].code, m->gemeenten[i].rij.van);
	SLEUTELS(m->organisaties, m->norganisaties, "organisatie.tsv %s",
	    m->organisaties[i].code);
	SLEUTELS(m->rollen, m->nrollen, "rol.tsv %s %s", m->rollen[i].code,
	    m->rollen[i].rij.van);
	SLEUTELS(m->rechten, m->nrechten, "recht.tsv %s %s %s", m->rechten[i].rol,
	    m->rechten[i].recht, m->rechten[i].rij.van);
	SLEUTELS(m->normen, m->nnormen, "norm.tsv %s %lld", m->normen[i].code,
	    (long long)m->normen[i].versie);
	SLEUTELS(m->dagen, m->ndagen, "kalender.tsv %s", m->dagen[i].rij.van);
	SLEUTELS(m->codes, m->ncodes, "code.tsv %s %s %s", m->codes[i].lijst,
	    m->codes[i].code, m->codes[i].rij.van);
	SLEUTELS(m->overleggen, m->noverleggen, "overleg.tsv %s %s",
	    m->overleggen[i].code, m->overleggen[i].rij.van);
	for (size_t j = 0; j < m->nvragenlijsten; j++) {
		const struct rij_vragenlijst *v = &m->vragenlijsten[j];

		sleutel(k, arena_printf(a, "vragenlijst.tsv %s %lld", v->code,
		    (long long)v->versie));
		SLEUTELS(v->vragen, v->nvragen, "vragenlijst.tsv %s %lld %s %s",
		    v->code, (long long)v->versie, v->vragen[i].vraag,
		    v->vragen[i].keuze);
	}
}

#undef SLEUTELS

static int
vergelijk(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static enum err_code
sleutels_maak(struct schrijven *s, struct sleutels *k, struct err *err)
{
	const struct regio_map *m = s->m;

	k->max = m->ngemeenten + m->norganisaties + m->nrollen + m->nrechten +
	    m->nnormen + m->ndagen + m->ncodes + m->noverleggen + m->nvragenlijsten;
	for (size_t i = 0; i < m->nvragenlijsten; i++)
		k->max += m->vragenlijsten[i].nvragen;
	if ((k->v = arena_new(s->a, const char *, k->max)) == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for the keys of a region");
	sleutels_verzamel(m, s->a, k);
	for (size_t i = 0; i < k->n; i++)
		if (k->v[i] == NULL)
			return FAIL(err, ERR_LIMIT, "no memory for the keys of a region");
	qsort(k->v, k->n, sizeof(k->v[0]), vergelijk);
	return ERR_OK;
}

static enum err_code
verdwenen(struct schrijven *s, struct err *err)
{
	const struct p_regio_sleutels p = { .regio = s->regio, .max = SLEUTELS_MAX };
	struct sleutels k = { .n = 0 };
	struct q_regio_sleutels *r;
	size_t n;

	TRY(sleutels_maak(s, &k, err));
	TRY(q_regio_sleutels(s->tx, s->a, &p, &r, &n, err));
	for (size_t i = 0; i < n; i++) {
		const char *eigen = arena_printf(s->a, "%s %s", r[i].bestand,
		    r[i].sleutel);

		if (eigen == NULL)
			return FAIL(err, ERR_LIMIT, "no memory for a key");
		if (bsearch(&eigen, k.v, k.n, sizeof(k.v[0]), vergelijk) == NULL)
			tsv_fault(s->f, s->a, arena_strdup(s->a, r[i].bestand), 0,
			    NULL, "De regel van '%s' is eerder geladen en ontbreekt "
			    "nu. Zet hem terug; geef hem een tot als hij niet meer "
			    "geldt.", r[i].sleutel);
	}
	return ERR_OK;
}

/* ---- the whole ------------------------------------------------------------------- */

static enum err_code
al_geladen(struct schrijven *s, bool *ja, struct err *err)
{
	const struct p_regio_lees_regio p = { .regio = s->regio };
	struct q_regio_lees_regio was;
	enum err_code rc = q_regio_lees_regio(s->tx, s->a, &p, &was, err);

	*ja = false;
	if (rc == ERR_NOT_FOUND)
		return ERR_OK;
	TRY(rc);
	*ja = strcmp(was.vingerafdruk, s->m->vingerafdruk) == 0;
	return ERR_OK;
}

enum err_code
regio_schrijf(struct tx *tx, struct arena *a, const struct regio_map *m,
    int64_t now, struct tsv_faults *faults, int64_t *changed_out, struct err *err)
{
	struct schrijven s = { .tx = tx, .a = a, .m = m, .f = faults,
	    .regio = m->regio[0].nummer };
	const struct p_regio_zet_regio p = { .regio = s.regio,
	    .code = m->regio[0].code, .naam = m->regio[0].naam,
	    .scherm = m->regio[0].scherm, .telefoon = m->regio[0].telefoon,
	    .nu = now, .vingerafdruk = m->vingerafdruk };
	bool zelfde;

	TRY(al_geladen(&s, &zelfde, err));
	if (!zelfde) {
		memset(tx_kept(tx, TX_REGIO), 0, TX_KEPT);
		TRY(q_regio_zet_regio(tx, &p, err));
		TRY(gemeenten_en_organisaties(&s, err));
		TRY(rollen_en_rechten(&s, err));
		TRY(normen_en_dagen(&s, err));
		TRY(codes_en_overleggen(&s, err));
		for (size_t i = 0; i < m->nvragenlijsten; i++)
			TRY(vragenlijst(&s, &m->vragenlijsten[i], err));
		TRY(verdwenen(&s, err));
		TRY(tsv_verdict(faults, err));
	}
	*changed_out = s.changed;
	return ERR_OK;
}

/* ---- employees --------------------------------------------------------------------- */

static enum err_code
medewerker(struct schrijven *s, const struct rij_medewerker *r,
    const char *wachtwoord, struct err *err)
{
	const struct p_regio_organisatie_id po = { s->regio, r->organisatie };
	const struct p_regio_medewerker_bestaat pb = { r->inlog };
	struct q_regio_medewerker_bestaat b;
	struct q_regio_organisatie_id o;
	enum err_code rc = q_regio_medewerker_bestaat(s->tx, s->a, &pb, &b, err);

	if (rc == ERR_OK && b.regio != s->regio)
		return FAIL(err, ERR_CONFLICT, "log-in %s is of region %lld",
		    r->inlog, (long long)b.regio);
	if (rc == ERR_OK)
		return ERR_OK;
	if (rc != ERR_NOT_FOUND)
		return rc;
	TRY(q_regio_organisatie_id(s->tx, s->a, &po, &o, err));
	s->changed++;
	return q_regio_medewerker_nieuw(s->tx, &(struct p_regio_medewerker_nieuw){
	    .regio = s->regio, .id = db_new_id(), .inlog = r->inlog,
	    .naam = r->naam, .rol = r->rol, .organisatie = o.id,
	    .wachtwoord = wachtwoord, .van = time_at(regio_dag(r->rij.van), 0, 0),
	    .tot = r->rij.tot == NULL ? DB_NULL :
	    time_at(regio_dag(r->rij.tot), 0, 0) }, err);
}

enum err_code
regio_schrijf_medewerkers(struct tx *tx, struct arena *a,
    const struct regio_map *m, const char *wachtwoord, int64_t *added_out,
    struct err *err)
{
	struct schrijven s = { .tx = tx, .a = a, .m = m,
	    .regio = m->regio[0].nummer };

	for (size_t i = 0; i < m->nmedewerkers; i++)
		TRY(medewerker(&s, &m->medewerkers[i], wachtwoord, err));
	*added_out = s.changed;
	return ERR_OK;
}
