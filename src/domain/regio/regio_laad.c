/* The tables of one region into memory. */
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "db/db.h"
#include "domain/koppeling/model.h"
#include "domain/regio/regio_intern.h"
#include "domain/regio/regio_lees.h"
#include "regio_sql.h"

#define GEHEUGEN ((size_t)32 << 20)	/* of one region; the real one takes 1 MB */
#define RIJEN_MAX 20000			/* of one table */

struct laden {
	struct tx		*tx;
	struct arena		*a;
	int64_t			 regio;
	struct regio_gegevens	*g;
};

static enum err_code
geldigheid(const char *van, const char *tot, struct geldig *uit, struct err *err)
{
	*uit = (struct geldig){ regio_dag(van),
	    tot == NULL ? INT32_MAX : regio_dag(tot) };
	if (uit->van == DATE_NONE || uit->tot == DATE_NONE)
		return FAIL(err, ERR_INTERNAL, "no such day in a dated row");
	return ERR_OK;
}

/* All rows of a table, and room for as many of ours. */
#define RIJEN(l, fn, type) \
	const struct p_##fn p = { .regio = (l)->regio, .max = RIJEN_MAX }; \
	struct q_##fn *r; \
	struct type *uit; \
	size_t n; \
\
	TRY(q_##fn((l)->tx, (l)->a, &p, &r, &n, err)); \
	if ((uit = arena_new((l)->a, struct type, n)) == NULL) \
		return FAIL(err, ERR_LIMIT, "the region is too large")

static enum err_code
laad_gemeenten(struct laden *l, struct err *err)
{
	RIJEN(l, regio_lees_gemeenten, gemeente_rij);

	for (size_t i = 0; i < n; i++) {
		TRY(geldigheid(r[i].van, r[i].tot, &uit[i].geldig, err));
		uit[i].g = (struct regio_gemeente){ r[i].code, r[i].naam,
		    r[i].jeugdregio, r[i].inwoners };
	}
	l->g->gemeenten = uit;
	l->g->ngemeenten = n;
	return ERR_OK;
}

static enum err_code
laad_organisaties(struct laden *l, struct err *err)
{
	RIJEN(l, regio_lees_organisaties, organisatie_rij);

	for (size_t i = 0; i < n; i++) {
		TRY(geldigheid(r[i].van, r[i].tot, &uit[i].geldig, err));
		uit[i].o = (struct regio_organisatie){ .id = r[i].id,
		    .code = r[i].code, .naam = r[i].naam, .soort = r[i].soort,
		    .gemeente = str_or_empty(r[i].gemeente),
		    .telefoon = str_or_empty(r[i].telefoon) };
	}
	l->g->organisaties = uit;
	l->g->norganisaties = n;
	return ERR_OK;
}

static enum err_code
laad_normen(struct laden *l, struct err *err)
{
	RIJEN(l, regio_lees_normen, norm_rij);

	for (size_t i = 0; i < n; i++) {
		struct norm *m = &uit[i].norm;

		TRY(geldigheid(r[i].van, r[i].tot, &uit[i].geldig, err));
		*m = (struct norm){ .code = r[i].code, .naam = r[i].naam,
		    .bron = r[i].bron, .versie = (int)r[i].versie,
		    .start = r[i].start_gebeurtenis, .stop = r[i].stop_gebeurtenis,
		    .lengte = (int)r[i].lengte, .atw = r[i].atw != 0,
		    .opschort = r[i].opschort != 0, .waarschuw = r[i].waarschuw,
		    .wie = r[i].wie };
		TRY(eenheid_lees(r[i].eenheid, &m->eenheid, err));
		TRY(norm_kalender_lees(r[i].kalender, &m->kalender, err));
		TRY(norm_per_lees(r[i].per, &m->per, err));
		TRY(norm_verleng_lees(r[i].verleng, &m->verleng, err));
		TRY(norm_seinen_lees(l->a, m->waarschuw, &m->seinen, &m->nseinen, err));
	}
	l->g->normen = uit;
	l->g->nnormen = n;
	return ERR_OK;
}

static enum err_code
laad_kalender(struct laden *l, struct err *err)
{
	RIJEN(l, regio_lees_dagen, kalender_dag);

	for (size_t i = 0; i < n; i++) {
		uit[i] = (struct kalender_dag){ .dag = regio_dag(r[i].datum),
		    .atw = r[i].atw != 0, .werkdag = r[i].werkdag != 0,
		    .naam = r[i].naam, .besluit = str_or_empty(r[i].besluit) };
	}
	return kalender_maak(l->a, uit, n, &l->g->kalender, err);
}

/* The municipalities as a code list. */
static void
lijst_gemeente(struct laden *l, struct code_rij *rijen, struct code_lijst *lijst)
{
	for (size_t i = 0; i < l->g->ngemeenten; i++) {
		const struct gemeente_rij *g = &l->g->gemeenten[i];

		rijen[i] = (struct code_rij){ g->geldig, { g->g.code, g->g.naam,
		    g->g.code, "" } };
	}
	*lijst = (struct code_lijst){ "gemeente", rijen, l->g->ngemeenten };
}

static enum err_code
laad_codes(struct laden *l, struct err *err)
{
	struct code_lijst *lijsten;
	struct code_rij *gemeenten;
	size_t nlijsten = 1, nu = 0;
	RIJEN(l, regio_lees_codes, code_rij);

	for (size_t i = 0; i < n; i++) {
		TRY(geldigheid(r[i].van, r[i].tot, &uit[i].geldig, err));
		uit[i].c = (struct regio_code){ r[i].code, r[i].naam,
		    str_or_empty(r[i].cbs), str_or_empty(r[i].extra) };
		nlijsten += i == 0 || strcmp(r[i].lijst, r[i - 1].lijst) != 0;
	}
	lijsten = arena_new(l->a, struct code_lijst, nlijsten);
	gemeenten = arena_new(l->a, struct code_rij, l->g->ngemeenten);
	if (lijsten == NULL || gemeenten == NULL)
		return FAIL(err, ERR_LIMIT, "the region is too large");
	lijst_gemeente(l, gemeenten, &lijsten[0]);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || strcmp(r[i].lijst, r[i - 1].lijst) != 0)
			lijsten[++nu] = (struct code_lijst){ r[i].lijst, &uit[i], 0 };
		lijsten[nu].n++;
	}
	l->g->lijsten = lijsten;
	l->g->nlijsten = nlijsten;
	return ERR_OK;
}

static enum err_code
laad_keuzes(struct laden *l, struct regio_vragenlijst *v,
    struct regio_vraag *vraag, struct err *err)
{
	const struct p_regio_lees_keuzes p = { .regio = l->regio,
	    .vragenlijst = v->code, .versie = v->versie, .vraag = vraag->code,
	    .max = RIJEN_MAX };
	struct q_regio_lees_keuzes *r;
	struct regio_keuze *uit;
	size_t n;

	TRY(q_regio_lees_keuzes(l->tx, l->a, &p, &r, &n, err));
	if ((uit = arena_new(l->a, struct regio_keuze, n)) == NULL)
		return FAIL(err, ERR_LIMIT, "the region is too large");
	for (size_t i = 0; i < n; i++)
		uit[i] = (struct regio_keuze){ r[i].code, r[i].tekst, r[i].punten };
	vraag->keuzes = uit;
	vraag->nkeuzes = n;
	return ERR_OK;
}

static enum err_code
laad_vragen(struct laden *l, struct regio_vragenlijst *v, struct err *err)
{
	const struct p_regio_lees_vragen p = { .regio = l->regio,
	    .vragenlijst = v->code, .versie = v->versie, .max = RIJEN_MAX };
	struct q_regio_lees_vragen *r;
	struct regio_vraag *uit;
	size_t n;

	TRY(q_regio_lees_vragen(l->tx, l->a, &p, &r, &n, err));
	if ((uit = arena_new(l->a, struct regio_vraag, n)) == NULL)
		return FAIL(err, ERR_LIMIT, "the region is too large");
	for (size_t i = 0; i < n; i++) {
		uit[i] = (struct regio_vraag){ .code = r[i].code,
		    .sectie = r[i].sectie, .tekst = r[i].tekst,
		    .verplicht = r[i].verplicht != 0 };
		TRY(laad_keuzes(l, v, &uit[i], err));
	}
	v->vragen = uit;
	v->nvragen = n;
	return ERR_OK;
}

static enum err_code
laad_vragenlijsten(struct laden *l, struct err *err)
{
	RIJEN(l, regio_lees_vragenlijsten, vragenlijst_rij);

	for (size_t i = 0; i < n; i++) {
		TRY(geldigheid(r[i].van, r[i].tot, &uit[i].geldig, err));
		uit[i].v = (struct regio_vragenlijst){ .code = r[i].code,
		    .naam = r[i].naam, .versie = r[i].versie,
		    .grens_a = r[i].grens_a, .grens_b = r[i].grens_b };
		TRY(laad_vragen(l, &uit[i].v, err));
	}
	l->g->vragenlijsten = uit;
	l->g->nvragenlijsten = n;
	return ERR_OK;
}

/* "politie gi rvdk" to a list. */
static enum err_code
partners(struct arena *a, const char *s, struct regio_overlegsoort *o,
    struct err *err)
{
	const char **uit = arena_new(a, const char *, strlen(s) / 2 + 1);
	size_t n = 0;

	if (uit == NULL)
		return FAIL(err, ERR_LIMIT, "the region is too large");
	for (s += strspn(s, " "); *s != '\0'; s += strspn(s, " ")) {
		size_t len = strcspn(s, " ");

		if ((uit[n++] = arena_strndup(a, s, len)) == NULL)
			return FAIL(err, ERR_LIMIT, "the region is too large");
		s += len;
	}
	o->partners = uit;
	o->npartners = n;
	return ERR_OK;
}

static enum err_code
laad_overleggen(struct laden *l, struct err *err)
{
	RIJEN(l, regio_lees_overlegsoorten, overleg_rij);

	for (size_t i = 0; i < n; i++) {
		TRY(geldigheid(r[i].van, r[i].tot, &uit[i].geldig, err));
		uit[i].o = (struct regio_overlegsoort){ .code = r[i].code,
		    .naam = r[i].naam, .dagen = r[i].dagen, .begin = r[i].begin,
		    .voorzitter = r[i].voorzitter, .minuten = r[i].minuten,
		    .minuten_zaak = r[i].minuten_zaak, .quorum = r[i].quorum };
		TRY(partners(l->a, r[i].partners, &uit[i].o, err));
	}
	l->g->overleggen = uit;
	l->g->noverleggen = n;
	return ERR_OK;
}

/* The newest weights; those of the program when there are none. */
static enum err_code
laad_koppeling(struct laden *l, struct err *err)
{
	struct koppel_weging *k = arena_new(l->a, struct koppel_weging, 1);
	struct q_regio_lees_koppeling r;
	unsigned regel;
	enum err_code rc;

	if (k == NULL)
		return FAIL(err, ERR_LIMIT, "the region is too large");
	l->g->koppeling = k;
	rc = q_regio_lees_koppeling(l->tx, l->a, &(struct p_regio_lees_koppeling){
	    .regio = l->regio }, &r, err);
	if (rc == ERR_NOT_FOUND) {
		model_standaard(k);
		return ERR_OK;
	}
	TRY(rc);
	k->personen = (double)r.personen;
	return model_lees(r.gewichten, strlen(r.gewichten), &k->model, &regel, err);
}

static enum err_code
laad_alles(struct laden *l, struct err *err)
{
	const struct p_regio_lees_regio p = { .regio = l->regio };
	struct q_regio_lees_regio r;

	TRY(q_regio_lees_regio(l->tx, l->a, &p, &r, err));
	l->g->scherm = r.scherm;
	l->g->vingerafdruk = r.vingerafdruk;
	l->g->geladen_op = r.geladen_op;
	TRY(laad_gemeenten(l, err));
	TRY(laad_organisaties(l, err));
	TRY(laad_normen(l, err));
	TRY(laad_kalender(l, err));
	TRY(laad_codes(l, err));
	TRY(laad_vragenlijsten(l, err));
	TRY(laad_koppeling(l, err));
	return laad_overleggen(l, err);
}

enum err_code
regio_gegevens_actueel(struct tx *tx, struct arena *a, int64_t regio,
    const struct regio_gegevens *g, bool *out, struct err *err)
{
	struct q_regio_lees_regio r;

	TRY(q_regio_lees_regio(tx, a, &(struct p_regio_lees_regio){ .regio = regio }, &r,
	    err));
	*out = r.geladen_op == g->geladen_op &&
	    strcmp(r.vingerafdruk, g->vingerafdruk) == 0;
	return ERR_OK;
}

enum err_code
regio_gegevens_load(struct tx *tx, int64_t regio, struct regio_gegevens **out,
    struct err *err)
{
	struct laden l = { .tx = tx, .a = arena_create(GEHEUGEN), .regio = regio };
	enum err_code rc;

	if (l.a == NULL ||
	    (l.g = arena_new(l.a, struct regio_gegevens, 1)) == NULL) {
		arena_destroy(l.a);
		return FAIL(err, ERR_LIMIT, "no memory for the region");
	}
	l.g->a = l.a;
	rc = laad_alles(&l, err);
	if (rc != ERR_OK) {
		arena_destroy(l.a);
		return rc;
	}
	*out = l.g;
	return ERR_OK;
}
