/* werkvoorraad.c - the one work list, taking and handing over, saved filters. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acts/act.h"
#include "acts/werk.h"
#include "acts/werk_bewaard.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "domain/melding/melding.h"
#include "domain/regio/regio.h"
#include "rights/zicht.h"
#include "werkvoorraad_sql.h"

#define AANTAL 25

static const char *const bak_codes[BAK_COUNT] = {
	[BAK_ALLES] = "", [BAK_VOORBIJ] = "voorbij", [BAK_VANDAAG] = "vandaag",
	[BAK_POLITIE] = "politie", [BAK_NIEMAND] = "niemand",
	[BAK_TERUGKOPPELING] = "terugkoppeling", [BAK_MIJ] = "mij",
};

const char *
werk_bak_code(enum werk_bak bak)
{
	return bak_codes[bak];
}

static enum werk_bak
bak_of(const char *code)
{
	for (int i = 0; code != NULL && i < BAK_COUNT; i++)
		if (strcmp(bak_codes[i], code) == 0)
			return (enum werk_bak)i;
	return BAK_ALLES;
}

/* The last second of today in Amsterdam, and one more. */
static int64_t
end_of_day(int64_t nu)
{
	return time_at(date_of_time(nu) + 1, 0, 0);
}

/* What a selection asks of a row. */
static struct p_werkvoorraad
limits(struct act_ctx *c, const struct in_werkvoorraad *in, enum werk_bak bak)
{
	struct p_werkvoorraad p = { .regio = c->w.regio, .tot = INT64_MAX,
	    .bron = in->bron == NULL ? "" : in->bron, .stap = "",
	    .gemeente = in->gemeente == NULL ? "" : in->gemeente,
	    .vorm = in->vorm == NULL ? "" : in->vorm,
	    .ik = c->w.wie->medewerker,
	    .z_regio = c->w.wie->hele_regio, .z_medewerker = c->w.wie->medewerker,
	    .z_nu = c->w.nu };

	/* A bound value may not be NULL; who is nobody has nothing. */
	if (p.ik == DB_NULL)
		p.ik = p.z_medewerker = 0;
	switch (bak) {
	case BAK_VOORBIJ:
		p.tot = c->w.nu;
		break;
	case BAK_VANDAAG:
		p.tot = end_of_day(c->w.nu);
		break;
	case BAK_POLITIE:
		p.bron = "politie_corv";
		p.vroeg = 1;
		break;
	case BAK_NIEMAND:
		p.wie = 2;
		break;
	case BAK_TERUGKOPPELING:
		p.stap = STAP_TERUGKOPPELING;
		break;
	case BAK_MIJ:
		p.wie = 1;
		break;
	default:
		break;
	}
	return p;
}

static struct werk_regel
regel_of(struct act_ctx *c, const struct q_werkvoorraad *r)
{
	const struct regio_gegevens *g = c->w.gegevens;
	struct werk_regel out = { .melding = r->id, .dossier = r->dossier,
	    .kenmerk = r->kenmerk, .huishouden = r->naam,
	    .gemeente = regio_code_naam(g, "gemeente", r->gemeente),
	    .letter = r->letter, .punten = r->punten, .kinderen = r->kinderen,
	    .volgnr = r->volgnr, .ontvangen_op = r->ontvangen_op,
	    .bron = regio_code_naam(g, "bron", r->bron),
	    .hoedanigheid = regio_code_naam(g, "hoedanigheid", r->hoedanigheid),
	    .vorm = regio_code_naam(g, "vorm", r->vorm), .stap = r->stap,
	    .soort = r->soort, .crisis = r->voorrang != 0,
	    .op_lijst = r->op_lijst != 0, .behandelaar = r->behandelaar,
	    .behandelaar_naam = r->behandelaar_naam,
	    .verloopt_op = r->verloopt_op, .start_op = r->start_op };

	if (r->norm != NULL)
		out.norm = regio_norm_versie(g, r->norm, r->norm_versie);
	if (out.norm != NULL)
		out.klok = termijn_woorden(c->w.a, regio_kalender(g),
		    &(struct termijn_klok){ .start = r->start_op,
		    .due = r->verloopt_op, .stop = TIME_NONE,
		    .eenheid = out.norm->eenheid }, c->w.nu);
	return out;
}

/* "1-1764000000-123456": crisis, due moment and id of the last row shown. */
static bool
na_lees(const char *na, int64_t *crisis, int64_t *op, int64_t *id)
{
	char *end;

	*crisis = strtoll(na, &end, 10);
	if (*end != '-')
		return false;
	*op = strtoll(end + 1, &end, 10);
	if (*end != '-')
		return false;
	*id = strtoll(end + 1, &end, 10);
	return *end == '\0' && (*crisis == 0 || *crisis == 1);
}

/* Fills the page from the crisis rows and then the others; where both are asked
 * together the second does not know what the first gives. */
static enum err_code
bladzijde(struct act_ctx *c, struct p_werkvoorraad p, int64_t vanaf,
    struct uit_werkvoorraad *out, int64_t aantal, struct err *err)
{
	int64_t na_op = p.na_op, na_id = p.na_id;
	bool samen = tx_asks(c->w.tx);

	out->v = arena_new(c->w.a, struct werk_regel, (size_t)aantal + 1);
	if (out->v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (p.voorrang = vanaf; p.voorrang >= 0; p.voorrang--) {
		struct q_werkvoorraad *rows;
		size_t n;

		p.na_op = p.voorrang == vanaf ? na_op : 0;
		p.na_id = p.voorrang == vanaf ? na_id : 0;
		p.max = samen ? aantal + 1 : aantal + 1 - (int64_t)out->n;
		TRY(q_werkvoorraad(c->w.tx, c->w.a, &p, &rows, &n, err));
		for (size_t i = 0; i < n; i++) {
			if ((int64_t)out->n == aantal) {
				const struct werk_regel *l = &out->v[out->n - 1];

				out->volgende = arena_printf(c->w.a, "%d-%" PRId64
				    "-%" PRId64, l->crisis, l->verloopt_op, l->melding);
				return ERR_OK;
			}
			out->v[out->n++] = regel_of(c, &rows[i]);
		}
	}
	return ERR_OK;
}

/* Until when the clock alone changes none of these. */
static int64_t
hold_until(int64_t nu, int64_t eerste)
{
	int64_t tot = nu + WERK_BEWAARD_DUUR;

	if (tot >= end_of_day(nu))
		tot = end_of_day(nu) - 1;
	return eerste != DB_NULL && eerste < tot ? eerste : tot;
}

static enum err_code
tel(struct act_ctx *c, struct uit_werkvoorraad *out, struct err *err)
{
	int64_t ik = c->w.wie->medewerker == DB_NULL ? 0 : c->w.wie->medewerker;
	struct q_werk_tellen t;

	if (werk_bewaard_vind(c->app->bewaard, ik, c->versie, c->w.nu, out->tellingen))
		return ERR_OK;
	TRY(q_werk_tellen(c->w.tx, c->w.a, &(struct p_werk_tellen){
	    .regio = c->w.regio, .nu = c->w.nu, .eind_dag = end_of_day(c->w.nu),
	    .ik = ik, .max = WERK_TEL_MAX, .z_regio = c->w.wie->hele_regio,
	    .z_medewerker = ik, .z_nu = c->w.nu }, &t, err));
	if (t.alles == 0)
		return ERR_OK;	/* sums over nothing are NULL */
	out->tellingen[BAK_ALLES] = t.alles;
	out->tellingen[BAK_VOORBIJ] = t.voorbij;
	out->tellingen[BAK_VANDAAG] = t.vandaag;
	out->tellingen[BAK_POLITIE] = t.politie;
	out->tellingen[BAK_NIEMAND] = t.niemand;
	out->tellingen[BAK_TERUGKOPPELING] = t.terugkoppeling;
	out->tellingen[BAK_MIJ] = t.mij;
	werk_bewaard_zet(c->app->bewaard, ik, c->versie, hold_until(c->w.nu, t.eerste),
	    out->tellingen);
	return ERR_OK;
}

static enum err_code
eigen_filters(struct act_ctx *c, struct uit_werkvoorraad *out, struct err *err)
{
	struct q_filters_van *rows;

	if (c->w.wie->medewerker == DB_NULL)
		return ERR_OK;
	TRY(q_filters_van(c->w.tx, c->w.a, &(struct p_filters_van){
	    .regio = c->w.regio, .medewerker = c->w.wie->medewerker }, &rows,
	    &out->nfilters, err));
	out->filters = arena_new(c->w.a, struct werk_filter, out->nfilters + 1);
	if (out->filters == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < out->nfilters; i++)
		out->filters[i] = (struct werk_filter){ rows[i].id,
		    rows[i].naam, rows[i].vraag };
	return ERR_OK;
}

static enum err_code
gesprekken(struct act_ctx *c, struct uit_werkvoorraad *out, struct err *err)
{
	return wie_mag(c->w.wie, RECHT_GESPREK) ? contacten_lees(&c->w, &out->gesprekken,
	    &out->ngesprekken, err) : ERR_OK;
}

enum err_code
act_werkvoorraad_vooruit(struct act_ctx *c, const struct in_werkvoorraad *in,
    struct err *err)
{
	struct p_werkvoorraad p = limits(c, in, bak_of(in->bak));
	struct uit_werkvoorraad u = { .n = 0 };
	int64_t vanaf = 1;

	if (in->na != NULL && !na_lees(in->na, &vanaf, &p.na_op, &p.na_id))
		return ERR_OK;
	TRY(bladzijde(c, p, vanaf, &u, in->aantal == DB_NULL ? AANTAL : in->aantal, err));
	TRY(gesprekken(c, &u, err));
	TRY(eigen_filters(c, &u, err));
	return tel(c, &u, err);
}

enum err_code
act_werkvoorraad(struct act_ctx *c, const struct in_werkvoorraad *in,
    struct uit_werkvoorraad *out, struct err *err)
{
	enum werk_bak bak = bak_of(in->bak);
	struct p_werkvoorraad p = limits(c, in, bak);
	int64_t vanaf = 1;

	if (in->na != NULL && !na_lees(in->na, &vanaf, &p.na_op, &p.na_id)) {
		act_fout(c, "na", "Deze bladzijde is er niet.");
		return act_goed(c, err);
	}
	out->bak = bak;
	TRY(bladzijde(c, p, vanaf, out, in->aantal == DB_NULL ? AANTAL :
	    in->aantal, err));
	TRY(tel(c, out, err));
	werk_menu_zet(c->app->bewaard, c->w.wie->medewerker, MENU_WERK,
	    out->tellingen[BAK_ALLES]);
	for (size_t i = 0; i < out->n; i++)
		act_raak(c, "dossier", out->v[i].dossier);
	TRY(gesprekken(c, out, err));
	return eigen_filters(c, out, err);
}

enum err_code
act_melding_opnemen(struct act_ctx *c, const struct in_melding_opnemen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_melding z;

	TRY(zicht_op_melding(c->w.tx, c->w.a, c->w.wie, in->melding, c->w.nu, &z,
	    err));
	act_raak(c, "dossier", z.dossier);
	act_raak(c, "melding", in->melding);
	*out = (struct act_klaar){ .id = in->melding, .dossier = z.dossier };
	return melding_neem(&c->w, in->melding, err);
}

enum err_code
act_melding_doorgeven(struct act_ctx *c, const struct in_melding_doorgeven *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_melding z;
	struct seal_key *key;

	TRY(zicht_op_melding(c->w.tx, c->w.a, c->w.wie, in->melding, c->w.nu, &z,
	    err));
	act_raak(c, "dossier", z.dossier);
	act_raak(c, "melding", in->melding);
	act_raak(c, "medewerker", in->aan);
	TRY(dossier_key(&c->w, z.dossier, &key, err));
	*out = (struct act_klaar){ .id = in->melding, .dossier = z.dossier };
	return melding_geef_door(&c->w, key, in->melding, in->aan, in->reden, err);
}

enum err_code
act_melding_op_lijst(struct act_ctx *c, const struct in_melding_op_lijst *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_melding z;

	TRY(zicht_op_melding(c->w.tx, c->w.a, c->w.wie, in->melding, c->w.nu, &z,
	    err));
	act_raak(c, "dossier", z.dossier);
	act_raak(c, "melding", in->melding);
	*out = (struct act_klaar){ .id = in->melding, .dossier = z.dossier };
	return melding_op_lijst(&c->w, in->melding, in->op, err);
}

enum err_code
act_filter_bewaren(struct act_ctx *c, const struct in_filter_bewaren *in,
    struct act_klaar *out, struct err *err)
{
	enum err_code rc;

	out->id = db_new_id();
	rc = q_filter_insert(c->w.tx, &(struct p_filter_insert){
	    .regio = c->w.regio, .id = out->id,
	    .medewerker = c->w.wie->medewerker, .naam = in->naam,
	    .vraag = in->vraag, .nu = c->w.nu }, err);
	if (rc == ERR_CONFLICT) {
		act_fout(c, "naam", "Je hebt al een filter met deze naam.");
		return act_goed(c, err);
	}
	return rc;
}

enum err_code
act_filter_verwijderen(struct act_ctx *c, const struct in_filter_verwijderen *in,
    struct act_klaar *out, struct err *err)
{
	out->id = in->filter;
	return q_filter_delete(c->w.tx, &(struct p_filter_delete){
	    .regio = c->w.regio, .id = in->filter,
	    .medewerker = c->w.wie->medewerker }, err);
}
