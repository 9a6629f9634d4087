/* act_run.c - through the door: right, input, function, journal. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "act_sql.h"
#include "acts/act.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "journal/noodlog.h"
#include "os/clock.h"
#include "seal/seal.h"

#define FOUTEN_MAX 100
#define KEY_MAX 64

/* What travels into the transaction and may run there twice. */
struct run {
	struct act_ctx		*c;
	const struct act_vraag	*v;
	const void		*in;
	void			*out;
	size_t			 nobjecten, ndetail;	/* before a look */
	struct arena_mark	 voor;
	bool			 vol;
	bool			 verouderd;	/* the region was loaded anew */
};

void
act_begin(struct act_ctx *c, const struct app *app, struct arena *a,
    const struct wie *wie, const char *herkomst)
{
	*c = (struct act_ctx){
		.w = { .a = a, .regio = wie->regio, .wie = wie,
		    .nu = clock_now(app->clock), .seal = app->seal,
		    .gegevens = app->gegevens },
		.app = app, .herkomst = herkomst, .grond = "",
	};
}

void
act_raak(struct act_ctx *c, const char *soort, int64_t id)
{
	for (size_t i = 0; i < c->nobjecten; i++)
		if (c->objecten[i].id == id &&
		    strcmp(c->objecten[i].soort, soort) == 0)
			return;
	if (c->nobjecten < ACT_OBJECTS_MAX)
		c->objecten[c->nobjecten++] = (struct journaal_object){
		    soort, id };
	else
		c->vol = true;
}

void
act_detail(struct act_ctx *c, const char *fmt, ...)
{
	size_t used = strlen(c->detail);
	va_list ap;

	if (used > 0 && used + 1 < sizeof(c->detail))
		c->detail[used++] = ' ';
	va_start(ap, fmt);
	(void)vsnprintf(c->detail + used, sizeof(c->detail) - used, fmt, ap);
	va_end(ap);
}

/* What does not fit in its journal row is not shown and not done; nor is what
 * found no room somewhere, whoever did not hear of it. */
static enum err_code
all_touched(const struct act_ctx *c, struct err *err)
{
	if (arena_failed(c->w.a))
		return FAIL(err, ERR_LIMIT, "arena full");
	return c->vol ? FAIL(err, ERR_LIMIT, "more objects than a journal row holds") :
	    ERR_OK;
}

static struct journaal_regel
row_of(const struct act_ctx *c, enum err_code uitkomst)
{
	return (struct journaal_regel){
	    .regio = c->w.regio, .tijd = c->w.nu, .handeling = c->act->naam,
	    .actie = c->act->actie, .uitkomst = err_name(uitkomst),
	    .medewerker = c->w.wie->medewerker, .rol = c->w.wie->rol,
	    .herkomst = c->herkomst, .grond = c->grond, .detail = c->detail,
	    .objecten = c->objecten, .nobjecten = c->nobjecten };
}

static enum err_code
journal(struct act_ctx *c, struct tx *tx, enum err_code uitkomst,
    struct err *err)
{
	struct journaal_regel r = row_of(c, uitkomst);

	return journaal_append(tx, c->w.a, &r, err);
}

struct journal_only {
	struct act_ctx	*c;
	enum err_code	 uitkomst;
};

static enum err_code
journal_ahead(struct tx *tx, void *arg, struct err *err)
{
	const struct journal_only *j = arg;

	return journaal_vooruit(tx, j->c->w.regio, err);
}

static enum err_code
journal_work(struct tx *tx, void *arg, struct err *err)
{
	struct journal_only *j = arg;

	return journal(j->c, tx, j->uitkomst, err);
}

/* ---- a look --------------------------------------------------------------- */

static enum err_code
look_work(struct tx *tx, void *arg, struct err *err)
{
	struct run *r = arg;

	struct act_ctx *c = r->c;

	c->w.tx = tx;
	/* It runs more than once: see db_read_together, or the connection was lost. */
	arena_back(c->w.a, &r->voor);
	memset(r->out, 0, c->act->out_size);
	c->nobjecten = r->nobjecten;
	c->detail[r->ndetail] = '\0';
	c->nfouten = 0;
	c->noteer = false;
	c->vol = r->vol;
	if (c->act->vooruit != NULL && tx_asking(tx, true)) {
		tx_asked(c->act->vooruit(c, r->in, err));
		(void)tx_asking(tx, false);
	}
	TRY(c->act->fn(c, r->in, r->out, err));
	return all_touched(c, err);
}

static enum err_code
look(struct run *r, struct err *err)
{
	struct journaal_regel regel;
	struct err nood;
	enum err_code rc;

	r->nobjecten = r->c->nobjecten;
	r->ndetail = strlen(r->c->detail);
	r->voor = arena_mark(r->c->w.a);
	r->vol = r->c->vol;
	r->c->versie = db_version(r->c->app->db);
	/* What has a function that asks ahead says itself what goes together. */
	TRY((r->c->act->vooruit == NULL ? db_read_together : db_read)(r->c->app->db,
	    look_work, r, err));
	rc = db_note_ahead(r->c->app->db, journal_ahead, journal_work,
	    &(struct journal_only){ r->c, ERR_OK }, err);
	noodlog_zag(r->c->app->nood, rc != ERR_BUSY && rc != ERR_UNCERTAIN);
	if (rc != ERR_BUSY && rc != ERR_UNCERTAIN)
		return rc;
	/* Not known whether the row is there: rather twice than never. */
	regel = row_of(r->c, ERR_OK);
	return noodlog_schrijf(r->c->app->nood, &regel, &nood) == ERR_OK ? ERR_OK : rc;
}

/* ---- a change -------------------------------------------------------------- */

/* 0 for the program itself: the column knows no NULL. */
static int64_t
who(const struct act_ctx *c)
{
	return c->w.wie->medewerker == DB_NULL ? 0 : c->w.wie->medewerker;
}

/* A code over all that was sent, names and values with their end. With the
 * index key: nobody can guess a text or a name from the row. */
static void
inhoud_of(const struct seal *seal, const struct act_vraag *v,
    uint8_t out[SEAL_HASH])
{
	char hex[SEAL_HEX];
	struct seal_sha sha;
	uint8_t sum[SEAL_HASH];

	seal_sha_start(&sha);
	for (size_t i = 0; i < v->nvelden; i++) {
		const char *naam = v->velden[i].name, *waarde = v->velden[i].value;

		seal_sha_add(&sha, naam, strlen(naam) + 1);
		if (waarde != NULL)
			seal_sha_add(&sha, waarde, strlen(waarde) + 1);
	}
	seal_sha_add(&sha, v->lading.p, v->lading.n);
	seal_sha_end(&sha, sum);
	seal_hex(sum, hex);
	seal_index(seal, "idempotentie.inhoud", hex, out);
}

/* Was this done before? Then out is what it answered. With other input it was
 * not: to answer the first would lose the second. */
static enum err_code
done_before(struct run *r, struct tx *tx, const uint8_t inhoud[SEAL_HASH],
    bool *done, struct err *err)
{
	struct act_klaar *klaar = r->out;
	struct q_idempotentie_find row;
	enum err_code rc;

	*done = false;
	rc = q_idempotentie_find(tx, r->c->w.a, &(struct p_idempotentie_find){
	    .regio = r->c->w.regio, .sleutel = r->v->sleutel }, &row, err);
	if (rc == ERR_NOT_FOUND)
		return ERR_OK;
	TRY(rc);
	if (strcmp(row.handeling, r->c->act->naam) != 0 ||
	    row.medewerker != who(r->c))
		return SAY(err, ERR_CONFLICT, "sleutel", "Deze sleutel is al voor "
		    "iets anders gebruikt. Wat je typte, is nog niet vastgelegd. "
		    "Verstuur het opnieuw.");
	if (row.inhoud.n != SEAL_HASH ||
	    memcmp(row.inhoud.p, inhoud, SEAL_HASH) != 0)
		return SAY(err, ERR_CONFLICT, "sleutel", "Dit is al eerder verstuurd, "
		    "met een andere inhoud. De eerste staat er; wat je daarna "
		    "veranderde, is niet vastgelegd. Kijk of dat erbij moet. Verstuur "
		    "je dit opnieuw, dan komt het er als iets nieuws bij.");
	*klaar = (struct act_klaar){ .id = row.resultaat,
	    .dossier = row.dossier == DB_NULL ? 0 : row.dossier,
	    .herhaald = true };
	*done = true;
	return ERR_OK;
}

/* What was loaded before this change holds for it: no clock is computed with the
 * free days of yesterday. */
static enum err_code
region_still(struct run *r, struct tx *tx, struct err *err)
{
	const struct regio_gegevens **seen = tx_kept(tx, TX_REGIO);
	struct act_ctx *c = r->c;
	bool same;

	r->verouderd = false;
	if (c->app->herlees == NULL || c->w.gegevens == NULL || *seen == c->w.gegevens)
		return ERR_OK;
	TRY(regio_gegevens_actueel(tx, c->w.a, c->w.regio, c->w.gegevens, &same, err));
	r->verouderd = !same;
	if (same)
		*seen = c->w.gegevens;
	return same ? ERR_OK : FAIL(err, ERR_BUSY, "the region was loaded anew");
}

static bool
is_keyed(const struct run *r)
{
	return r->v->sleutel != NULL && r->c->act->out_size == sizeof(struct act_klaar);
}

/* Before the first work of a batch, and again in it where that asked nothing. */
static enum err_code
ask_ahead(struct tx *tx, void *arg, struct err *err)
{
	struct run *r = arg;

	r->c->w.tx = tx;
	TRY(journaal_vooruit(tx, r->c->w.regio, err));
	if (is_keyed(r))
		TRY(a_idempotentie_find(tx, &(struct p_idempotentie_find){
		    .regio = r->c->w.regio, .sleutel = r->v->sleutel }, err));
	return r->c->act->vooruit == NULL ? ERR_OK :
	    r->c->act->vooruit(r->c, r->in, err);
}

static enum err_code
change_work(struct tx *tx, void *arg, struct err *err)
{
	struct run *r = arg;
	struct act_ctx *c = r->c;
	bool keyed = is_keyed(r);
	const struct act_klaar *klaar = r->out;
	uint8_t inhoud[SEAL_HASH];
	bool done = false;

	c->w.tx = tx;
	c->nobjecten = 0;
	c->nfouten = 0;
	c->detail[0] = '\0';
	c->noteer = false;
	memset(r->out, 0, c->act->out_size);
	TRY(ask_ahead(tx, r, err));
	if (keyed) {
		inhoud_of(c->w.seal, r->v, inhoud);
		TRY(done_before(r, tx, inhoud, &done, err));
	}
	if (done)
		return ERR_OK;
	TRY(region_still(r, tx, err));
	TRY(c->act->fn(c, r->in, r->out, err));
	TRY(all_touched(c, err));
	if (keyed)
		TRY(q_idempotentie_insert(tx, &(struct p_idempotentie_insert){
		    .regio = c->w.regio, .sleutel = r->v->sleutel,
		    .handeling = c->act->naam,
		    .medewerker = who(c), .resultaat = klaar->id,
		    .dossier = klaar->dossier == 0 ? DB_NULL : klaar->dossier,
		    .inhoud = { inhoud, SEAL_HASH }, .op = c->w.nu }, err));
	return journal(c, tx, ERR_OK, err);
}

static enum err_code
change(struct run *r, struct err *err)
{
	struct act_ctx *c = r->c;
	enum err_code rc = db_write_ahead(c->app->db, ask_ahead, change_work, r, err);

	if (rc != ERR_BUSY || !r->verouderd)
		return rc;
	TRY(c->app->herlees(c->app->herlees_arg, err));
	c->w.gegevens = c->app->gegevens;
	return db_write_ahead(c->app->db, ask_ahead, change_work, r, err);
}

/* ---- the door --------------------------------------------------------------- */

static enum err_code
run(struct run *r, struct err *err)
{
	struct act_ctx *c = r->c;
	enum err_code rc;

	if (!wie_mag(c->w.wie, c->act->recht)) {
		if (c->w.wie->medewerker == DB_NULL)
			return SAY(err, ERR_LOGIN, NULL, "Log eerst in.");
		return SAY(err, ERR_FORBIDDEN, NULL,
		    "Dit mag niet met jouw rol.");
	}
	if (r->v->sleutel != NULL && (strlen(r->v->sleutel) < 8 ||
	    strlen(r->v->sleutel) > KEY_MAX))
		return SAY(err, ERR_INVALID, "sleutel",
		    "De sleutel van dit formulier klopt niet.");
	act_bind(c, c->act->velden(), r->v->velden, r->v->nvelden,
	    c->act->soort == DOE_VRIJ, (void *)(uintptr_t)r->in);
	if (c->act->keur != NULL)
		c->act->keur(c, r->in);
	TRY(act_goed(c, err));
	if (c->act->eerst != NULL)
		TRY(c->act->eerst(c, r->in, r->out, err));
	if (c->act->soort == KIJK)
		return look(r, err);
	rc = change(r, err);
	if (rc == ERR_OK || rc == ERR_BUSY)
		noodlog_zag(c->app->nood, rc == ERR_OK);
	return rc;
}

/* Refusals stand in the journal too. Wrong input does not: nothing was looked at
 * and nothing was done. Unless the act says that the answer itself tells something. */
static void
journal_refusal(struct act_ctx *c, enum err_code rc)
{
	struct err ignored;

	if (rc == ERR_FORBIDDEN || rc == ERR_NOT_FOUND || rc == ERR_LOGIN ||
	    c->noteer)
		if (db_note(c->app->db, journal_work,
		    &(struct journal_only){ c, rc }, &ignored) != ERR_OK)
			return;	/* the refusal itself stands */
}

enum err_code
act_run(struct act_ctx *c, const struct act_vraag *v, void *out,
    struct err *err)
{
	struct run r = { .c = c, .v = v, .out = out };
	enum err_code rc;
	void *in;

	c->act = &acts[v->act];
	c->ruw = v->velden;
	c->nruw = v->nvelden;
	c->lading = v->lading;
	c->adres = v->adres;
	c->nfouten = 0;
	c->maxfouten = FOUTEN_MAX;
	c->fouten = arena_new(c->w.a, struct act_fout, FOUTEN_MAX);
	in = arena_alloc(c->w.a, c->act->in_size);
	if (in == NULL || c->fouten == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	memset(out, 0, c->act->out_size);
	r.in = in;
	rc = run(&r, err);
	/* A rule of the domain that names a field is an error of the form too. */
	if (rc == ERR_INVALID && c->nfouten == 0 && err->field != NULL &&
	    err->text != NULL)
		act_fout(c, err->field, err->text);
	if (rc != ERR_OK)
		journal_refusal(c, rc);
	return rc;
}
