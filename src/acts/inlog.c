/* inlog.c - logging in and out, and the register of employees. */
#include "acts/inlog.h"

#include <string.h>

#include "acts/act.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "inlog_sql.h"
#include "os/net.h"
#include "rights/sessie.h"

#define WACHTWOORD_MIN 12
#define MEDEWERKERS_MAX 500

/* What checking a password found out, before the transaction. */
struct gecontroleerd {
	struct inlog	 inlog;
	bool		 bekend, goed, geblokkeerd;
	const char	*adres;		/* code of the network address, or NULL */
	bool		 adres_bekend, adres_te_veel;
	char		 nieuw[SEAL_PASSWORD];
};

struct zoek {
	struct act_ctx	*c;
	const char	*inlog;
	struct gecontroleerd *g;
};

static bool
is_geblokkeerd(const struct act_ctx *c, const struct inlog *i)
{
	return i->geblokkeerd_tot != DB_NULL && i->geblokkeerd_tot > c->w.nu;
}

/* Who is meant, and may that name try from this address now? */
static enum err_code
zoek(struct act_ctx *c, struct tx *tx, const char *inlog, struct gecontroleerd *g,
    struct err *err)
{
	enum err_code rc = inlog_find(tx, c->w.a, c->w.regio, inlog, c->w.nu, &g->inlog,
	    err);

	if (rc != ERR_OK && rc != ERR_NOT_FOUND)
		return rc;
	g->bekend = rc == ERR_OK;
	g->geblokkeerd = g->bekend && is_geblokkeerd(c, &g->inlog);
	if (g->adres == NULL)
		return ERR_OK;
	return inlog_adres_vraag(tx, c->w.a, c->w.regio, g->adres,
	    g->bekend ? g->inlog.medewerker : 0, c->w.nu, &g->adres_bekend,
	    &g->adres_te_veel, err);
}

static enum err_code
zoek_work(struct tx *tx, void *arg, struct err *err)
{
	struct zoek *z = arg;

	return zoek(z->c, tx, z->inlog, z->g, err);
}

/* The address itself stands nowhere but in the journal. What is no address
 * (a socket of another kind) is one address. */
static const char *
adres_code(struct act_ctx *c)
{
	char blok[NET_BLOK] = "-", *hex = arena_alloc(c->w.a, SEAL_HEX);
	uint8_t hash[SEAL_HASH];

	if (c->adres == NULL || hex == NULL)
		return NULL;
	(void)net_blok(c->adres, blok);
	seal_index(c->w.seal, "inlog.adres", blok, hash);
	seal_hex(hash, hex);
	return hex;
}

/* Checks a password outside any transaction: it takes a tenth of a second. */
static enum err_code
controleer(struct act_ctx *c, const char *inlog, const char *wachtwoord,
    struct gecontroleerd **out, struct err *err)
{
	struct gecontroleerd *g = arena_new(c->w.a, struct gecontroleerd, 1);

	if (g == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	g->adres = adres_code(c);
	TRY(db_read(c->app->db, zoek_work, &(struct zoek){ c, inlog, g }, err));
	/* An unknown name takes as long as a wrong password. */
	TRY(seal_password_verify(c->app->gate, g->bekend && !g->geblokkeerd &&
	    !g->adres_te_veel ? g->inlog.wachtwoord : NULL, wachtwoord, &g->goed, err));
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

/* Counts for the address too, unless this is a colleague who mistypes. */
static enum err_code
mislukt(struct act_ctx *c, const struct gecontroleerd *nu, const char *detail,
    struct err *err)
{
	act_detail(c, "%s", detail);
	if (nu->adres == NULL || nu->adres_bekend)
		return ERR_OK;
	return inlog_adres_fout(c->w.tx, c->w.a, c->w.regio, nu->adres, c->w.nu, err);
}

/* A failed log-in is an act that was done: it is counted and journaled, and
 * answers medewerker 0. */
enum err_code
act_inloggen(struct act_ctx *c, const struct in_inloggen *in,
    struct uit_inloggen *out, struct err *err)
{
	const struct gecontroleerd *g = c->eerst;
	struct gecontroleerd nu = { .adres = g->adres };

	if (g->bekend)
		act_raak(c, "medewerker", g->inlog.medewerker);
	/* While the password was looked at, others may have tried too. */
	TRY(zoek(c, c->w.tx, in->inlog, &nu, err));
	if (g->adres_te_veel || nu.adres_te_veel) {
		/* Not counted for the name: a guesser does not lock it. */
		act_detail(c, "te veel van dit adres");
		return ERR_OK;
	}
	if (!g->bekend || !nu.bekend)
		return mislukt(c, &nu, "onbekend", err);
	if (g->geblokkeerd || nu.geblokkeerd)
		return mislukt(c, &nu, "geblokkeerd", err);
	TRY(inlog_tel(c->w.tx, c->w.regio, &nu.inlog, g->goed, c->w.nu, err));
	if (!g->goed)
		return mislukt(c, &nu, "mislukt", err);
	if (nu.adres != NULL)
		TRY(inlog_adres_goed(c->w.tx, c->w.regio, nu.adres, g->inlog.medewerker,
		    c->w.nu, err));
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

static enum err_code
oud_fout_work(struct tx *tx, void *arg, struct err *err)
{
	struct act_ctx *c = arg;
	struct inlog nu;

	TRY(inlog_find(tx, c->w.a, c->w.regio, c->w.wie->inlog, c->w.nu, &nu, err));
	return is_geblokkeerd(c, &nu) ? ERR_OK :
	    inlog_tel(tx, c->w.regio, &nu, false, c->w.nu, err);
}

#define TE_VAAK "Er is te vaak geprobeerd. Wacht even en probeer het opnieuw."

/* A wrong password is one, also from who is logged in already: a desk that was
 * left open is no place to guess at. The act is refused, so the count has a
 * transaction of its own. */
static enum err_code
oud_fout(struct act_ctx *c, const struct gecontroleerd *g, struct err *err)
{
	if (g->geblokkeerd) {
		act_fout(c, "oud", TE_VAAK);
		return act_goed(c, err);
	}
	TRY(db_note(c->app->db, oud_fout_work, c, err));
	act_fout(c, "oud", "Dit is niet je huidige wachtwoord.");
	return act_goed(c, err);
}

enum err_code
act_wachtwoord_wijzigen_eerst(struct act_ctx *c,
    const struct in_wachtwoord_wijzigen *in, struct err *err)
{
	struct gecontroleerd *g;

	keur_wachtwoord(c, "nieuw", in->nieuw);
	TRY(act_goed(c, err));
	TRY(controleer(c, c->w.wie->inlog, in->oud, &g, err));
	if (!g->goed)
		return oud_fout(c, g, err);
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
	struct inlog nu;

	(void)in;
	/* While the password was looked at, somebody may have guessed too often. */
	TRY(inlog_find(c->w.tx, c->w.a, c->w.regio, c->w.wie->inlog, c->w.nu, &nu, err));
	if (is_geblokkeerd(c, &nu)) {
		act_fout(c, "oud", TE_VAAK);
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
		    .in_dossiers = rows[i].in_dossiers == 1, .leest = rows[i].leest == 1 };
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
	bool rol;

	if (o == NULL)
		act_fout(c, "organisatie", "Deze organisatie is er niet.");
	TRY(rol_bestaat(c->w.tx, c->w.a, c->w.regio, in->rol, c->w.nu, &rol, err));
	if (!rol)
		act_fout(c, "rol", "Deze rol is er niet.");
	else if (strcmp(in->rol, ROL_SYSTEEM) == 0)
		act_fout(c, "rol", "De rol systeem is niet voor mensen.");
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
