/* werkvoorraad_nu.c - what waits above the work list: calls not finished. */
#include <inttypes.h>

#include "acts/contact.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "web/werkvoorraad_intern.h"

#define NU_MAX 3

void
werk_nu(struct pagina *p, struct werkvoorraad_view *v)
{
	struct uit_gesprekken_openen uit;
	struct act_ctx kept = p->ctx;
	struct nu_view *nu;
	struct err err;

	if (!wie_mag(&p->wie, RECHT_GESPREK) ||
	    pagina_kijk(p, ACT_gesprekken_openen, &uit, &err) != ERR_OK)
		return;		/* the list itself matters more */
	p->ctx = kept;
	nu = arena_new(p->a, struct nu_view, NU_MAX);
	for (size_t i = 0; nu != NULL && i < uit.n && v->nnu < NU_MAX; i++) {
		const struct contact_kort *c = &uit.v[i];
		bool eigen = c->medewerker == p->wie.medewerker;

		nu[v->nnu++] = (struct nu_view){ .icoon = "phone",
		    .klasse = eigen ? "vt-nu__item--concept" : "",
		    .kop = pagina_tekst(p, "Gesprek van %s is nog niet af",
		    time_short(p->a, c->begonnen_op, p->nu)),
		    .sub = pagina_tekst(p, "%s. Bewaard %s", eigen ? "Van jou" :
		    c->medewerker_naam, c->bewaard_op == DB_NULL ? "nog niet" :
		    time_short(p->a, c->bewaard_op, p->nu)),
		    .pad = pagina_tekst(p, "/gesprek/%" PRId64, c->id),
		    .knop = eigen ? "Verder gaan" : "Bekijken" };
	}
	v->nu = nu;
}
