/* regio_laden.c - law and organisation from a folder into the database. */
#include "acts/regio_laden.h"

#include <string.h>

#include "acts/act.h"
#include "base/date.h"
#include "domain/regio/regio.h"
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

/* What the database holds now; NULL before the first time. */
static enum err_code
gegevens_nu(struct act_ctx *c, struct regio_gegevens **out, struct err *err)
{
	enum err_code rc = regio_gegevens_load(c->w.tx, c->w.regio, out, err);

	if (rc != ERR_NOT_FOUND)
		return rc;
	*out = NULL;
	return ERR_OK;
}

/* A free day more or less moves the clocks that run over it. */
static enum err_code
herreken(struct act_ctx *c, const struct regio_gegevens *oud, struct uit_regio_laden *out,
    struct err *err)
{
	struct regio_gegevens *nieuw;
	struct werk w = c->w;
	const char *zin;
	enum err_code rc;

	TRY(regio_gegevens_load(c->w.tx, c->w.regio, &nieuw, err));
	w.gegevens = nieuw;
	rc = oud == NULL ? ERR_OK :
	    termijn_herreken(&w, regio_kalender(oud), &out->klokken, err);
	for (size_t i = 0; rc == ERR_OK && i < out->klokken.n; i++) {
		out->klokken.v[i].naam = arena_strdup(c->w.a, out->klokken.v[i].naam);
		if (out->klokken.v[i].naam == NULL)
			rc = FAIL(err, ERR_LIMIT, "arena full");
	}
	zin = kalender_waarschuwing(c->w.a, regio_kalender(nieuw), date_of_time(c->w.nu));
	out->waarschuwing = zin;
	regio_gegevens_free(nieuw);
	return rc;
}

enum err_code
act_regio_laden(struct act_ctx *c, const struct in_regio_laden *in,
    struct uit_regio_laden *out, struct err *err)
{
	struct gelezen *g = c->eerst;
	struct regio_gegevens *oud;
	enum err_code rc;

	g->faults.n = 0;
	TRY(gegevens_nu(c, &oud, err));
	rc = regio_schrijf(c->w.tx, c->w.a, &g->map, c->w.nu, &g->faults,
	    &out->gewijzigd, err);
	if (rc == ERR_OK)
		rc = herreken(c, oud, out, err);
	regio_gegevens_free(oud);
	if (rc == ERR_INVALID && g->faults.n > 0)
		return vertel(c, &g->faults, err);
	TRY(rc);
	TRY(regio_schrijf_medewerkers(c->w.tx, c->w.a, &g->map,
	    in->wachtwoord == NULL ? NULL : g->wachtwoord, &out->medewerkers, err));
	act_detail(c, "gewijzigd=%lld medewerkers=%lld klokken=%lld",
	    (long long)out->gewijzigd, (long long)out->medewerkers,
	    (long long)out->klokken.aantal);
	return ERR_OK;
}
