/* inlog.c - logging in and out, and the register of employees. */
#include "acts/inlog.h"

#include <string.h>

#include "acts/act.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "inlog_sql.h"
#include "rights/sessie.h"

#define WACHTWOORD_MIN 12
#define MEDEWERKERS_MAX 500

/* What checking a password found out, before the transaction. */
struct gecontroleerd {
	struct inlog	 inlog;
	bool		 bekend, goed, geblokkeerd;
	char		 nieuw[SEAL_PASSWORD];
};

struct zoek {
	struct act_ctx	*c;
	const char	*inlog;
	struct inlog	*out;
};

static enum err_code
zoek_work(struct tx *tx, void *arg, struct err *err)
{
	struct zoek *z = arg;

	return inlog_find(tx, z->c->w.a, z->c->w.regio, z->inlog, z->c->w.nu,
	    z->out, err);
}

static bool
is_geblokkeerd(const struct act_ctx *c, const struct inlog *i)
{
	return i->geblokkeerd_tot != DB_NULL && i->geblokkeerd_tot > c->w.nu;
}

/* Checks a password outside any transaction: it takes a tenth of a second. */
static enum err_code
controleer(struct act_ctx *c, const char *inlog, const char *wachtwoord,
    struct gecontroleerd **out, struct err *err)
{
	struct gecontroleerd *g = arena_new(c->w.a, struct gecontroleerd, 1);
	enum err_code rc;

	if (g == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	rc = db_read(c->app->db, zoek_work, &(struct zoek){ c, inlog,
	    &g->inlog }, err);
	if (rc != ERR_OK && rc != ERR_NOT_FOUND)
		return rc;
	g->bekend = rc == ERR_OK;
	g->geblokkeerd = g->bekend && is_geblokkeerd(c, &g->inlog);
	/* An unknown name takes as long as a wrong password. */
	TRY(seal_password_verify(c->app->gate,
	    g->bekend && !g->geblokkeerd ? g->inlog.wachtwoord : NULL,
	    wachtwoord, &g->goed, err));
	*out = g;
	return ERR_OK;
}

enum err_code
act_inloggen_eerst(struct act_ctx *c, const struct in_inloggen *in,
    struct err *err)
{
	struct gecontroleerd *g;

	TRY(controleer(c, in->inlog, in->wachtwoord, &g, err));
	c->eerst = g;
	return ERR_OK;
}

/* A failed log-in is an act that was done: it is counted and journaled, and
 * answers medewerker 0. */
enum err_code
act_inloggen(struct act_ctx *c, const struct in_inloggen *in,
    struct uit_inloggen *out, struct err *err)
{
	const struct gecontroleerd *g = c->eerst;
	struct inlog nu;

	if (g->bekend)
		act_raak(c, "medewerker", g->inlog.medewerker);
	if (g->geblokkeerd || !g->bekend) {
		act_detail(c, g->bekend ? "geblokkeerd" : "onbekend");
		return ERR_OK;
	}
	/* While the password was looked at, others may have tried too. */
	TRY(inlog_find(c->w.tx, c->w.a, c->w.regio, in->inlog, c->w.nu, &nu, err));
	if (is_geblokkeerd(c, &nu)) {
		act_detail(c, "geblokkeerd");
		return ERR_OK;
	}
	TRY(inlog_tel(c->w.tx, c->w.regio, &nu, g->goed, c->w.nu, err));
	if (!g->goed) {
		act_detail(c, "mislukt");
		return ERR_OK;
	}
	out->medewerker = g->inlog.medewerker;
	return sessie_nieuw(c->w.tx, c->w.regio, g->inlog.medewerker, c->w.nu,
	    out->token, err);
}

enum err_code
act_uitloggen(struct act_ctx *c, const struct in_uitloggen *in,
    struct act_niets *out, struct err *err)
{
	(void)in;
	(void)out;
	if (c->w.wie->sessie == DB_NULL)
		return ERR_OK;
	return sessie_einde(c->w.tx, c->w.regio, c->w.wie->sessie, err);
}

/* Length is what counts; common patterns are the organisation's to refuse. */
static void
keur_wachtwoord(struct act_ctx *c, const char *veld, const char *s)
{
	if (s != NULL && strlen(s) < WACHTWOORD_MIN)
		act_fout(c, veld, "Gebruik ten minste 12 tekens. Een zin "
		    "onthoudt makkelijk.");
}

enum err_code
act_wachtwoord_wijzigen_eerst(struct act_ctx *c,
    const struct in_wachtwoord_wijzigen *in, struct err *err)
{
	struct gecontroleerd *g;

	keur_wachtwoord(c, "nieuw", in->nieuw);
	TRY(act_goed(c, err));
	TRY(controleer(c, c->w.wie->inlog, in->oud, &g, err));
	if (g->goed)
		TRY(seal_password_hash(c->app->gate, in->nieuw, g->nieuw, err));
	c->eerst = g;
	return ERR_OK;
}

enum err_code
act_wachtwoord_wijzigen(struct act_ctx *c,
    const struct in_wachtwoord_wijzigen *in, struct act_klaar *out,
    struct err *err)
{
	const struct gecontroleerd *g = c->eerst;

	(void)in;
	if (!g->goed) {
		act_fout(c, "oud", "Dit is niet je huidige wachtwoord.");
		return act_goed(c, err);
	}
	out->id = c->w.wie->medewerker;
	return wachtwoord_zet(c->w.tx, c->w.regio, out->id, g->nieuw,
	    c->w.wie->sessie == DB_NULL ? 0 : c->w.wie->sessie, err);
}

enum err_code
act_toetsen_zetten(struct act_ctx *c, const struct in_toetsen_zetten *in,
    struct act_klaar *out, struct err *err)
{
	out->id = c->w.wie->medewerker;
	return q_medewerker_toetsen(c->w.tx, &(struct p_medewerker_toetsen){
	    .regio = c->w.regio, .id = out->id, .toetsen = in->aan }, err);
}

enum err_code
act_medewerkers_lezen(struct act_ctx *c, const struct in_medewerkers_lezen *in,
    struct uit_medewerkers_lezen *out, struct err *err)
{
	struct p_medewerkers_lezen p = { .regio = c->w.regio, .nu = c->w.nu,
	    .dag = date_iso(c->w.a, date_of_time(c->w.nu)), .max = MEDEWERKERS_MAX };
	struct q_medewerkers_lezen *rows;
	size_t n;

	(void)in;
	if (p.dag == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(q_medewerkers_lezen(c->w.tx, c->w.a, &p, &rows, &n, err));
	if ((out->v = arena_new(c->w.a, struct uit_medewerker, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		out->v[out->n++] = (struct uit_medewerker){ .id = rows[i].id,
		    .inlog = rows[i].inlog, .naam = rows[i].naam,
		    .rol = rows[i].rol, .rol_naam = rows[i].rol,
		    .organisatie = rows[i].organisatie,
		    .in_dossiers = rows[i].in_dossiers == 1 };
	return ERR_OK;
}

enum err_code
act_medewerker_bewaren_eerst(struct act_ctx *c,
    const struct in_medewerker_bewaren *in, struct err *err)
{
	struct gecontroleerd *g = arena_new(c->w.a, struct gecontroleerd, 1);

	if (g == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	keur_wachtwoord(c, "wachtwoord", in->wachtwoord);
	TRY(act_goed(c, err));
	if (in->wachtwoord != NULL)
		TRY(seal_password_hash(c->app->gate, in->wachtwoord, g->nieuw,
		    err));
	c->eerst = g;
	return ERR_OK;
}

/* An employee is known by the log-in name: there, it changes; else it is new. */
enum err_code
act_medewerker_bewaren(struct act_ctx *c,
    const struct in_medewerker_bewaren *in, struct act_klaar *out,
    struct err *err)
{
	const struct gecontroleerd *g = c->eerst;
	const struct regio_organisatie *o = regio_organisatie_code(
	    c->w.gegevens, in->organisatie == NULL ? "vt" : in->organisatie);
	struct q_medewerker_inlog known;
	enum err_code rc;

	if (o == NULL)
		act_fout(c, "organisatie", "Deze organisatie is er niet.");
	TRY(act_goed(c, err));
	rc = q_medewerker_inlog(c->w.tx, c->w.a, &(struct p_medewerker_inlog){
	    .inlog = in->inlog }, &known, err);
	if (rc == ERR_OK && known.regio != c->w.regio)
		return SAY(err, ERR_CONFLICT, "inlog",
		    "Deze gebruikersnaam is al in gebruik.");
	if (rc == ERR_OK) {
		out->id = known.id;
		TRY(q_medewerker_update(c->w.tx, &(struct p_medewerker_update){
		    .regio = c->w.regio, .id = known.id, .naam = in->naam,
		    .rol = in->rol, .organisatie = o->id,
		    .email = in->email }, err));
		if (in->wachtwoord != NULL)
			TRY(wachtwoord_zet(c->w.tx, c->w.regio, known.id,
			    g->nieuw, 0, err));
	} else if (rc == ERR_NOT_FOUND) {
		out->id = db_new_id();
		TRY(q_medewerker_insert(c->w.tx, &(struct p_medewerker_insert){
		    .regio = c->w.regio, .id = out->id, .inlog = in->inlog,
		    .naam = in->naam, .rol = in->rol, .organisatie = o->id,
		    .email = in->email, .wachtwoord = in->wachtwoord == NULL ?
		    NULL : g->nieuw, .nu = c->w.nu }, err));
	} else
		return rc;
	act_raak(c, "medewerker", out->id);
	return ERR_OK;
}
