/* voorval.c - acts on what happens to the organisation: record it, see the list. What is
 * done with its clocks: termijn.c. */
#include "domain/voorval/voorval.h"

#include "acts/act.h"
#include "acts/termijn.h"
#include "db/db.h"

enum err_code
act_voorval_vastleggen(struct act_ctx *c, const struct in_voorval_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	act_detail(c, "soort=%s", in->soort);
	TRY(voorval_vastleggen(&c->w, &(struct voorval_invoer){ .soort = in->soort,
	    .op = in->op, .tekst = in->tekst,
	    .eigenaar = in->eigenaar == 0 ? DB_NULL : in->eigenaar }, &out->id, err));
	act_raak(c, "voorval", out->id);
	return ERR_OK;
}

enum err_code
act_voorvallen_lezen(struct act_ctx *c, const struct in_voorvallen_lezen *in,
    struct uit_voorvallen_lezen *out, struct err *err)
{
	(void)in;
	TRY(voorvallen(&c->w, wie_mag(c->w.wie, RECHT_VOORVAL_STUREN), &out->v, &out->n, err));
	for (size_t i = 0; i < out->n; i++)
		act_raak(c, "voorval", out->v[i].t.voorval);
	return ERR_OK;
}
