/* werkvoorraad_nu.c - what waits above the work list: calls not finished. */
#include <inttypes.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "web/werkvoorraad_intern.h"

#define NU_MAX 3

/* In what capacity somebody called: his name is for who opens the conversation. */
static const char *
wie(struct pagina *p, const struct contact_kort *c)
{
	return c->hoedanigheid == NULL ? "" :
	    regio_code_naam(p->app->gegevens, "hoedanigheid", c->hoedanigheid);
}

void
werk_nu(struct pagina *p, const struct uit_werkvoorraad *u,
    struct werkvoorraad_view *v)
{
	struct nu_view *nu = arena_new(p->a, struct nu_view, NU_MAX);

	for (size_t i = 0; nu != NULL && i < u->ngesprekken && v->nnu < NU_MAX; i++) {
		const struct contact_kort *c = &u->gesprekken[i];

		nu[v->nnu++] = (struct nu_view){ .icoon = "phone",
		    .klasse = c->van_mij ? "vt-nu__item--concept" : "",
		    .kop = pagina_tekst(p, "Gesprek van %s is nog niet af",
		    time_short(p->a, c->begonnen_op, p->nu)),
		    .sub = pagina_tekst(p, "%s%s%s. Bewaard %s", wie(p, c),
		    c->hoedanigheid == NULL ? "" : ". ", c->van_mij ? "Van jou" :
		    c->medewerker_naam, c->bewaard_op == DB_NULL ? "nog niet" :
		    time_short(p->a, c->bewaard_op, p->nu)),
		    .pad = pagina_tekst(p, "/gesprek/%" PRId64, c->id),
		    .knop = c->van_mij ? "Verder gaan" : "Bekijken" };
	}
	v->nu = nu;
}
