#include "domain/regio/regio.h"

#include <string.h>

#include "base/date.h"
#include "domain/regio/regio_intern.h"

void
regio_gegevens_free(struct regio_gegevens *g)
{
	if (g != NULL)
		arena_destroy(g->a);	/* g itself lives there */
}

const char *
regio_scherm(const struct regio_gegevens *g)
{
	return g->scherm;
}

static bool
geldt(struct geldig g, int32_t dag)
{
	return g.van <= dag && dag < g.tot;
}

/* ---- codes --------------------------------------------------------------------- */

static const struct code_lijst *
lijst_zoek(const struct regio_gegevens *g, const char *naam)
{
	for (size_t i = 0; i < g->nlijsten; i++)
		if (strcmp(g->lijsten[i].naam, naam) == 0)
			return &g->lijsten[i];
	return NULL;
}

/* The row of a code that holds on that day; without a day the last there was. */
static const struct code_rij *
code_zoek(const struct regio_gegevens *g, const char *lijst, const char *code,
    int32_t dag)
{
	const struct code_lijst *l = code == NULL ? NULL : lijst_zoek(g, lijst);
	const struct code_rij *laatste = NULL;

	for (size_t i = 0; l != NULL && i < l->n; i++) {
		if (l->rijen[i].c.code[0] != code[0] || strcmp(l->rijen[i].c.code, code) != 0)
			continue;
		if (dag != DATE_NONE && geldt(l->rijen[i].geldig, dag))
			return &l->rijen[i];
		if (dag == DATE_NONE && (laatste == NULL ||
		    laatste->geldig.van < l->rijen[i].geldig.van))
			laatste = &l->rijen[i];
	}
	return laatste;
}

bool
regio_code_geldig(const struct regio_gegevens *g, const char *lijst,
    const char *code, int32_t dag)
{
	return code_zoek(g, lijst, code, dag) != NULL;
}

const char *
regio_code_naam(const struct regio_gegevens *g, const char *lijst,
    const char *code)
{
	const struct code_rij *r = code_zoek(g, lijst, code, DATE_NONE);

	if (r != NULL)
		return r->c.naam;
	return code == NULL ? "" : code;
}

const char *
regio_code_extra(const struct regio_gegevens *g, const char *lijst,
    const char *code)
{
	const struct code_rij *r = code_zoek(g, lijst, code, DATE_NONE);

	return r == NULL ? "" : r->c.extra;
}

const struct regio_code *
regio_codes(const struct regio_gegevens *g, struct arena *a, const char *lijst,
    int32_t dag, size_t *n_out)
{
	const struct code_lijst *l = lijst_zoek(g, lijst);
	struct regio_code *uit;
	size_t n = 0;

	*n_out = 0;
	uit = arena_new(a, struct regio_code, l == NULL ? 0 : l->n);
	for (size_t i = 0; uit != NULL && l != NULL && i < l->n; i++)
		if (geldt(l->rijen[i].geldig, dag))
			uit[n++] = l->rijen[i].c;
	*n_out = n;
	return uit;
}

/* ---- norms ----------------------------------------------------------------------- */

const struct koppel_weging *
regio_koppeling(const struct regio_gegevens *g)
{
	return g == NULL ? NULL : g->koppeling;
}

const struct norm *
regio_norm(const struct regio_gegevens *g, const char *code, int32_t dag)
{
	for (size_t i = 0; i < g->nnormen; i++)
		if (strcmp(g->normen[i].norm.code, code) == 0 &&
		    geldt(g->normen[i].geldig, dag))
			return &g->normen[i].norm;
	return NULL;
}

const struct norm *
regio_norm_versie(const struct regio_gegevens *g, const char *code,
    int64_t versie)
{
	for (size_t i = 0; i < g->nnormen; i++)
		if (strcmp(g->normen[i].norm.code, code) == 0 &&
		    g->normen[i].norm.versie == versie)
			return &g->normen[i].norm;
	return NULL;
}

const struct norm *const *
regio_normen(const struct regio_gegevens *g, struct arena *a, int32_t dag,
    size_t *n_out)
{
	const struct norm **uit = arena_new(a, const struct norm *, g->nnormen);
	size_t n = 0;

	for (size_t i = 0; uit != NULL && i < g->nnormen; i++)
		if (geldt(g->normen[i].geldig, dag))
			uit[n++] = &g->normen[i].norm;
	*n_out = n;
	return uit;
}

const struct kalender *
regio_kalender(const struct regio_gegevens *g)
{
	return g->kalender;
}

/* ---- the rest ---------------------------------------------------------------------- */

const struct regio_vragenlijst *
regio_vragenlijst(const struct regio_gegevens *g, const char *code, int32_t dag)
{
	for (size_t i = 0; i < g->nvragenlijsten; i++)
		if (strcmp(g->vragenlijsten[i].v.code, code) == 0 &&
		    geldt(g->vragenlijsten[i].geldig, dag))
			return &g->vragenlijsten[i].v;
	return NULL;
}

const struct regio_vragenlijst *
regio_vragenlijst_versie(const struct regio_gegevens *g, const char *code,
    int64_t versie)
{
	for (size_t i = 0; i < g->nvragenlijsten; i++)
		if (strcmp(g->vragenlijsten[i].v.code, code) == 0 &&
		    g->vragenlijsten[i].v.versie == versie)
			return &g->vragenlijsten[i].v;
	return NULL;
}

const struct regio_organisatie *
regio_organisatie(const struct regio_gegevens *g, int64_t id)
{
	for (size_t i = 0; i < g->norganisaties; i++)
		if (g->organisaties[i].o.id == id)
			return &g->organisaties[i].o;
	return NULL;
}

const struct regio_organisatie *
regio_organisatie_code(const struct regio_gegevens *g, const char *code)
{
	for (size_t i = 0; code != NULL && i < g->norganisaties; i++)
		if (strcmp(g->organisaties[i].o.code, code) == 0)
			return &g->organisaties[i].o;
	return NULL;
}

const struct regio_organisatie *
regio_organisaties(const struct regio_gegevens *g, struct arena *a,
    const char *soort, int32_t dag, size_t *n_out)
{
	struct regio_organisatie *uit = arena_new(a, struct regio_organisatie,
	    g->norganisaties);
	size_t n = 0;

	for (size_t i = 0; uit != NULL && i < g->norganisaties; i++)
		if (geldt(g->organisaties[i].geldig, dag) && (soort == NULL ||
		    strcmp(g->organisaties[i].o.soort, soort) == 0))
			uit[n++] = g->organisaties[i].o;
	*n_out = n;
	return uit;
}

const struct regio_overlegsoort *
regio_overlegsoort(const struct regio_gegevens *g, const char *code, int32_t dag)
{
	for (size_t i = 0; i < g->noverleggen; i++)
		if (strcmp(g->overleggen[i].o.code, code) == 0 &&
		    geldt(g->overleggen[i].geldig, dag))
			return &g->overleggen[i].o;
	return NULL;
}

const struct regio_gemeente *
regio_gemeenten(const struct regio_gegevens *g, struct arena *a, int32_t dag,
    size_t *n_out)
{
	struct regio_gemeente *uit = arena_new(a, struct regio_gemeente,
	    g->ngemeenten);
	size_t n = 0;

	for (size_t i = 0; uit != NULL && i < g->ngemeenten; i++)
		if (geldt(g->gemeenten[i].geldig, dag))
			uit[n++] = g->gemeenten[i].g;
	*n_out = n;
	return uit;
}
