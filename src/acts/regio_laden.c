/* regio_laden.c - law and organisation from a folder into the database. */
#include "acts/regio_laden.h"

#include <string.h>

#include "acts/act.h"
#include "domain/regio/regio_lees.h"
#include "domain/regio/regio_schrijf.h"
#include "seal/seal.h"

struct gelezen {
	struct regio_map	 map;
	struct tsv_faults	 faults;
	char			 wachtwoord[SEAL_PASSWORD];
};

/* Every mistake in the files is told, with file and line. */
static enum err_code
vertel(struct act_ctx *c, const struct tsv_faults *f, struct err *err)
{
	for (unsigned i = 0; i < f->n; i++)
		act_fout(c, "map", tsv_fault_text(c->w.a, &f->v[i]));
	return act_goed(c, err);
}

enum err_code
act_regio_laden_eerst(struct act_ctx *c, const struct in_regio_laden *in,
    struct err *err)
{
	struct gelezen *g = arena_new(c->w.a, struct gelezen, 1);
	enum err_code rc;

	if (g == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	rc = regio_lees(c->w.a, in->map, &g->faults, &g->map, err);
	if (rc == ERR_INVALID && g->faults.n > 0)
		return vertel(c, &g->faults, err);
	TRY(rc);
	if (g->map.regio->nummer != c->w.regio) {
		act_fout(c, "map", "Deze map is van een andere regio.");
		return act_goed(c, err);
	}
	if (in->wachtwoord != NULL)
		TRY(seal_password_hash(c->app->gate, in->wachtwoord,
		    g->wachtwoord, err));
	c->eerst = g;
	return ERR_OK;
}

enum err_code
act_regio_laden(struct act_ctx *c, const struct in_regio_laden *in,
    struct uit_regio_laden *out, struct err *err)
{
	struct gelezen *g = c->eerst;
	enum err_code rc;

	g->faults.n = 0;
	rc = regio_schrijf(c->w.tx, c->w.a, &g->map, c->w.nu, &g->faults,
	    &out->gewijzigd, err);
	if (rc == ERR_INVALID && g->faults.n > 0)
		return vertel(c, &g->faults, err);
	TRY(rc);
	TRY(regio_schrijf_medewerkers(c->w.tx, c->w.a, &g->map,
	    in->wachtwoord == NULL ? NULL : g->wachtwoord, &out->medewerkers, err));
	act_detail(c, "gewijzigd=%lld medewerkers=%lld",
	    (long long)out->gewijzigd, (long long)out->medewerkers);
	return ERR_OK;
}
