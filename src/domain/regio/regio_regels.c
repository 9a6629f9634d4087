#include "domain/regio/regio_regels.h"

#include <string.h>

#include "base/date.h"
#include "base/embed.h"

static enum err_code
lees(struct arena *a, const char *map, struct tsv_faults *faults, struct regio_map *m,
    struct err *err)
{
	const struct embedded *kalender = &regel_files[0], *norm = &regel_files[1];

	if (map != NULL)
		return regio_lees(a, map, faults, m, err);
	return regio_lees_regels(a, (struct blob){ kalender->data, kalender->size },
	    (struct blob){ norm->data, norm->size }, faults, m, err);
}

static enum err_code
regel(struct arena *a, const struct rij_norm *r, struct regio_regel *uit, struct err *err)
{
	struct norm *n = &uit->norm;

	uit->van = regio_dag(r->rij.van);
	uit->tot = r->rij.tot == NULL ? INT32_MAX : regio_dag(r->rij.tot);
	*n = (struct norm){ .code = r->code, .naam = r->naam, .bron = r->bron,
	    .versie = (int)r->versie, .start = r->start, .stop = r->stop,
	    .lengte = (int)r->lengte, .atw = r->atw, .opschort = r->opschort,
	    .waarschuw = r->waarschuw, .wie = r->wie };
	TRY(eenheid_lees(r->eenheid, &n->eenheid, err));
	TRY(norm_kalender_lees(r->kalender, &n->kalender, err));
	TRY(norm_per_lees(r->per, &n->per, err));
	TRY(norm_verleng_lees(r->verleng, &n->verleng, err));
	return norm_seinen_lees(a, n->waarschuw, &n->seinen, &n->nseinen, err);
}

enum err_code
regio_regels_lees(struct arena *a, const char *map, struct tsv_faults *faults,
    struct regio_regels *out, struct err *err)
{
	struct kalender_dag *dagen;
	struct regio_regel *v;
	struct regio_map m;

	TRY(lees(a, map, faults, &m, err));
	v = arena_new(a, struct regio_regel, m.nnormen + 1);
	dagen = arena_new(a, struct kalender_dag, m.ndagen + 1);
	if (v == NULL || dagen == NULL)
		return FAIL(err, ERR_LIMIT, "no room for the rules");
	for (size_t i = 0; i < m.nnormen; i++)
		TRY(regel(a, &m.normen[i], &v[i], err));
	for (size_t i = 0; i < m.ndagen; i++)
		dagen[i] = (struct kalender_dag){ .dag = regio_dag(m.dagen[i].rij.van),
		    .atw = m.dagen[i].atw, .werkdag = m.dagen[i].werkdag,
		    .naam = m.dagen[i].naam, .besluit = m.dagen[i].besluit };
	TRY(kalender_maak(a, dagen, m.ndagen, &out->kalender, err));
	out->v = v;
	out->n = m.nnormen;
	return ERR_OK;
}

enum err_code
regio_regels_zoek(const struct regio_regels *r, const char *code, int32_t dag,
    const struct norm **out, struct err *err)
{
	bool naam = false;

	for (size_t i = 0; i < r->n; i++) {
		if (strcmp(r->v[i].norm.code, code) != 0)
			continue;
		naam = true;
		if (dag >= r->v[i].van && dag < r->v[i].tot) {
			*out = &r->v[i].norm;
			return ERR_OK;
		}
	}
	return SAY(err, ERR_INVALID, "regel", naam ? "Deze regel gold op die dag niet." :
	    "Deze regel bestaat niet. Zie: samenloop termijn regels.");
}
