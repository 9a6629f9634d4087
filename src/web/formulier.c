#include "web/formulier.h"

#include <string.h>

static const struct formulier_waarde *
van(const struct formulier_waarde *w, size_t n, const char *naam)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(w[i].naam, naam) == 0)
			return &w[i];
	return NULL;
}

/* People to choose from; the one that was chosen or asked for stays chosen. */
static void
mensen(struct pagina *p, const struct formulier_waarde *w, struct veld_view *v)
{
	struct optie *o = arena_new(p->a, struct optie, w->nopties + 1);

	for (size_t i = 0; o != NULL && i < w->nopties; i++) {
		o[i] = w->opties[i];
		o[i].gekozen = strcmp(o[i].waarde, v->waarde) == 0;
	}
	v->opties = o;
	v->nopties = o == NULL ? 0 : w->nopties;
}

const struct formulier_veld *
formulier_velden(struct pagina *p, enum act_id act, const struct formulier_waarde *w,
    size_t n, size_t *n_out)
{
	const struct act_field *f = acts[act].velden();
	struct formulier_veld *out;
	size_t k = 0;

	while (f[k].naam != NULL)
		k++;
	out = arena_new(p->a, struct formulier_veld, k + 1);
	*n_out = 0;
	for (; out != NULL && f->naam != NULL; f++) {
		const struct formulier_waarde *x = van(w, n, f->naam);
		struct formulier_veld *v = &out[*n_out];
		const char *nu = x == NULL ? "" : x->waarde;

		if (x != NULL && x->waarde == NULL)
			continue;
		v->v = f->type == ACT_CODE ? pagina_keuze(p, act, f->naam, nu) :
		    pagina_invoer(p, act, f->naam, nu);
		v->soort = f->type == ACT_CODE ? VELD_KEUZE : f->type == ACT_VLAG ?
		    VELD_VINK : f->type == ACT_TEKST ? VELD_TEKST : VELD_REGEL;
		v->v.rijen = 3;
		if (x != NULL && x->hint != NULL)
			v->v.hint = x->hint;
		if (x != NULL && x->opties != NULL) {
			v->soort = VELD_KEUZE;
			mensen(p, x, &v->v);
		}
		(*n_out)++;
	}
	return out;
}
