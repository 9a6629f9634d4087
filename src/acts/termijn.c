/* termijn.c - acts on clocks: one with its history, what people do to it, the
 * page of team leaders, warnings, the calendar. */
#include "acts/termijn.h"

#include <string.h>

#include "acts/act.h"
#include "acts/dossier.h"
#include "base/buf.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/persoon/persoon.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn_hand.h"
#include "domain/voorval/voorval.h"
#include "rights/zicht.h"
#include "seal/sleutel.h"

#define UITLEG_MAX ((size_t)16 * 1024)

/* What a clock is about, and the key of what was written about it. */
struct waarvan {
	struct seal_key	*key;
	const char	*kenmerk, *huishouden;	/* huishouden NULL: the organisation */
	struct voorval	 voorval;
};

/* Of the organisation: for its owner, and for who oversees them all. */
static enum err_code
open_voorval(struct act_ctx *c, const struct termijn *t, struct waarvan *o, struct err *err)
{
	if (t->eigenaar != c->w.wie->medewerker && !wie_mag(c->w.wie, RECHT_VOORVAL_STUREN))
		return FAIL(err, ERR_NOT_FOUND, "a clock of the organisation, not for him");
	act_raak(c, "voorval", t->voorval);
	TRY(voorval_lees(&c->w, t->voorval, &o->voorval, err));
	*o = (struct waarvan){ .key = o->voorval.key, .kenmerk = o->voorval.kenmerk,
	    .voorval = o->voorval };
	return ERR_OK;
}

/* The clock, when it may be seen, and the key that goes with it. */
static enum err_code
open_klok(struct act_ctx *c, int64_t id, struct termijn *t, struct waarvan *o,
    struct err *err)
{
	struct zicht_dossier z;

	TRY(termijn_laad(&c->w, id, t, err));
	*o = (struct waarvan){ .key = NULL };
	if (t->voorval != DB_NULL) {
		act_raak(c, "termijn", id);
		return open_voorval(c, t, o, err);
	}
	TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, t->dossier, c->w.nu, &z, err));
	act_raak(c, "termijn", id);
	act_raak(c, "dossier", t->dossier);
	o->kenmerk = z.kenmerk;
	o->huishouden = z.naam;
	return sleutel_open(c->w.tx, c->w.seal, c->w.a, c->w.regio, z.sleutel, &o->key, err);
}

static void
raak_zaak(struct act_ctx *c, int64_t dossier)
{
	if (dossier != DB_NULL)
		act_raak(c, "dossier", dossier);
}

static struct act_klaar
klaar(const struct termijn *t)
{
	return (struct act_klaar){ .id = t->id,
	    .dossier = t->dossier == DB_NULL ? 0 : t->dossier };
}

/* ---- one clock ------------------------------------------------------------------ */

static enum err_code
leg_uit(struct act_ctx *c, const struct termijn *t, const struct termijn_stap *s, size_t n,
    const char **out, struct err *err)
{
	BUF_AUTO b = BUF_INIT(UITLEG_MAX);

	*out = "";
	if (t->norm == NULL)
		return ERR_OK;
	TRY(termijn_uitleg(&b, c->w.a, t->norm, regio_kalender(c->w.gegevens), t->start_op,
	    err));
	termijn_uitleg_verloop(&b, c->w.a, t, s, n);
	*out = arena_strdup(c->w.a, buf_str(&b));
	return *out == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

static enum err_code
over_wie(struct act_ctx *c, const struct termijn *t, const char **out, struct err *err)
{
	struct persoon p;

	if (t->persoon == DB_NULL)
		return ERR_OK;
	TRY(persoon_laad(&c->w, t->persoon, &p, err));
	act_raak(c, "persoon", t->persoon);
	*out = persoon_naam(c->w.a, &p);
	return ERR_OK;
}

enum err_code
act_termijn_openen(struct act_ctx *c, const struct in_termijn_openen *in,
    struct uit_termijn_openen *out, struct err *err)
{
	struct termijn *t = &out->termijn;
	struct waarvan o = { .key = NULL };
	struct wie wie;

	TRY_ALONG(c->w.tx, open_klok(c, in->termijn, t, &o, err));
	TRY_ALONG(c->w.tx, termijn_stappen(&c->w, o.key, in->termijn, &out->stappen,
	    &out->nstappen, err));
	if (t->id == 0)
		return ERR_OK;		/* not yet answered */
	out->kenmerk = o.kenmerk;
	out->huishouden = o.huishouden;
	out->voorval = o.voorval;
	TRY_ALONG(c->w.tx, over_wie(c, t, &out->persoon, err));
	if (t->eigenaar != DB_NULL && wie_van_medewerker(c->w.tx, c->w.a, c->w.regio,
	    t->eigenaar, c->w.nu, &wie, err) == ERR_OK)
		out->eigenaar = wie.naam;
	TRY(leg_uit(c, t, out->stappen, out->nstappen, &out->uitleg, err));
	TRY(termijn_verleng_tot(&c->w, t, &out->verleng_tot, err));
	out->schorsen = termijn_belet_schorsen(t, c->w.nu);
	out->hervatten = termijn_belet_hervatten(t);
	out->verlengen = termijn_belet_verlengen(t);
	if (out->verlengen == NULL && out->verleng_tot == DATE_NONE)
		out->verlengen = "Verder kan deze termijn niet worden verlengd.";
	out->reden = termijn_belet_reden(t, c->w.nu);
	out->vervallen = wie_mag(c->w.wie, t->voorval == DB_NULL ? RECHT_TERMIJN_STUREN :
	    RECHT_VOORVAL_STUREN) ? termijn_belet_vervallen(t) :
	    "Alleen een teamleider laat een termijn vervallen.";
	out->stoppen = termijn_belet_stoppen(&c->w, t);
	out->geven = wie_mag(c->w.wie, RECHT_VOORVAL_STUREN) ? termijn_belet_geven(t) :
	    "Alleen wie alle voorvallen ziet, geeft een termijn door.";
	return ERR_OK;
}

/* The timeline of the dossier, when it has one, says it too. */
static enum err_code
tijdlijn(struct act_ctx *c, const struct seal_key *key, const struct termijn *t,
    const char *soort, const char *reden, struct err *err)
{
	const char *tekst = reden == NULL ? t->naam : arena_printf(c->w.a, "%s. %s", t->naam,
	    reden);

	if (tekst == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return t->dossier == DB_NULL ? ERR_OK : gebeurtenis_add(&c->w, key,
	    &(struct gebeurtenis){ .dossier = t->dossier, .melding = t->melding,
	    .soort = soort, .tekst = tekst }, err);
}

enum err_code
act_termijn_schorsen(struct act_ctx *c, const struct in_termijn_schorsen *in,
    struct act_klaar *out, struct err *err)
{
	struct waarvan o;
	struct termijn t;

	TRY(open_klok(c, in->termijn, &t, &o, err));
	*out = klaar(&t);
	TRY(termijn_schors(&c->w, o.key, in->termijn, in->reden, err));
	return tijdlijn(c, o.key, &t, "termijn_geschorst", in->reden, err);
}

enum err_code
act_termijn_hervatten(struct act_ctx *c, const struct in_termijn_hervatten *in,
    struct act_klaar *out, struct err *err)
{
	struct waarvan o;
	struct termijn t;
	int64_t due;

	TRY(open_klok(c, in->termijn, &t, &o, err));
	*out = klaar(&t);
	TRY(termijn_hervat(&c->w, o.key, in->termijn, in->reden, &due, err));
	return tijdlijn(c, o.key, &t, "termijn_hervat", in->reden, err);
}

enum err_code
act_termijn_verlengen(struct act_ctx *c, const struct in_termijn_verlengen *in,
    struct act_klaar *out, struct err *err)
{
	struct waarvan o;
	struct termijn t;
	int32_t tot;

	TRY(date_parse(in->tot, date_of_time(c->w.nu), &tot, err));
	TRY(open_klok(c, in->termijn, &t, &o, err));
	*out = klaar(&t);
	TRY(termijn_verleng(&c->w, o.key, in->termijn, tot, in->reden, err));
	return tijdlijn(c, o.key, &t, "termijn_verlengd", in->reden, err);
}

enum err_code
act_termijn_reden_laat(struct act_ctx *c, const struct in_termijn_reden_laat *in,
    struct act_klaar *out, struct err *err)
{
	struct waarvan o;
	struct termijn t;

	if (strcmp(in->laatreden, "anders") == 0 && in->uitleg == NULL)
		act_fout(c, "uitleg", "Schrijf op wat er dan was.");
	TRY(act_goed(c, err));
	TRY(open_klok(c, in->termijn, &t, &o, err));
	*out = klaar(&t);
	act_detail(c, "reden=%s", in->laatreden);
	return termijn_zeg_reden(&c->w, o.key, in->termijn, in->laatreden, in->uitleg, err);
}

static enum err_code
laat_vervallen(struct act_ctx *c, int64_t termijn, const char *reden, struct act_klaar *out,
    struct err *err)
{
	struct waarvan o;
	struct termijn t;

	TRY(open_klok(c, termijn, &t, &o, err));
	*out = klaar(&t);
	TRY(termijn_laat_vervallen(&c->w, o.key, termijn, reden, err));
	return tijdlijn(c, o.key, &t, "termijn_vervallen", reden, err);
}

enum err_code
act_termijn_laten_vervallen(struct act_ctx *c, const struct in_termijn_laten_vervallen *in,
    struct act_klaar *out, struct err *err)
{
	return laat_vervallen(c, in->termijn, in->reden, out, err);
}

/* The same for who leads the organisation and no team: not of a case. */
enum err_code
act_voorval_laten_vervallen(struct act_ctx *c, const struct in_voorval_laten_vervallen *in,
    struct act_klaar *out, struct err *err)
{
	struct termijn t;

	TRY(termijn_laad(&c->w, in->termijn, &t, err));
	if (t.voorval == DB_NULL)
		return FAIL(err, ERR_NOT_FOUND, "a clock of a case, not of the organisation");
	return laat_vervallen(c, in->termijn, in->reden, out, err);
}

enum err_code
act_voorval_doorgeven(struct act_ctx *c, const struct in_voorval_doorgeven *in,
    struct act_klaar *out, struct err *err)
{
	struct waarvan o;
	struct termijn t;

	TRY(open_klok(c, in->termijn, &t, &o, err));
	*out = klaar(&t);
	act_raak(c, "medewerker", in->medewerker);
	return termijn_geef(&c->w, o.key, in->termijn, in->medewerker, err);
}

enum err_code
act_termijn_stoppen(struct act_ctx *c, const struct in_termijn_stoppen *in,
    struct act_klaar *out, struct err *err)
{
	struct waarvan o;
	struct termijn t;

	TRY(open_klok(c, in->termijn, &t, &o, err));
	*out = klaar(&t);
	if (t.dossier != DB_NULL && !wie_mag(c->w.wie, RECHT_DOSSIER_SCHRIJVEN))
		return FAIL(err, ERR_FORBIDDEN, "writes in no dossier");
	TRY(termijn_stop(&c->w, o.key, in->termijn, in->op, in->tekst, err));
	act_detail(c, "soort=%s", t.norm->stop);
	return t.dossier == DB_NULL ? ERR_OK : gebeurtenis_add(&c->w, o.key,
	    &(struct gebeurtenis){ .dossier = t.dossier, .melding = t.melding,
	    .soort = t.norm->stop, .tekst = in->tekst, .op = in->op }, err);
}

/* ---- what happened, by hand ------------------------------------------------------------ */

/* The report that the event is of: the newest that is open, else the newest. */
static enum err_code
van_welke(struct act_ctx *c, int64_t dossier, int64_t *out, struct err *err)
{
	struct melding_kort *v;
	size_t n;

	TRY(meldingen_van_dossier(&c->w, dossier, &v, &n, err));
	if (n == 0)
		return SAY(err, ERR_CONFLICT, NULL, "Dit dossier heeft nog geen melding.");
	*out = v[0].id;
	for (size_t i = n; i-- > 0;)
		if (v[i].open)
			*out = v[i].id;
	return ERR_OK;
}

enum err_code
act_gebeurtenis_vastleggen(struct act_ctx *c, const struct in_gebeurtenis_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct termijn_gebeurtenis g = { .dossier = in->dossier, .persoon = in->persoon,
	    .soort = in->soort, .op = in->op };
	struct zicht_dossier z;
	struct seal_key *key;
	struct lid lid;

	TRY(dossier_voor_werk(c, in->dossier, &z, &key, err));
	if (in->persoon != 0) {
		TRY(lid_lees(&c->w, key, in->dossier, z.huishouden, in->persoon, &lid, err));
		g.persoon = lid.persoon;
		act_raak(c, "persoon", g.persoon);
	}
	TRY(van_welke(c, in->dossier, &g.melding, err));
	act_raak(c, "melding", g.melding);
	act_detail(c, "soort=%s", in->soort);
	*out = (struct act_klaar){ .id = g.melding, .dossier = in->dossier };
	TRY(termijn_vastleggen(&c->w, &g, err));
	return gebeurtenis_add(&c->w, key, &(struct gebeurtenis){ .dossier = g.dossier,
	    .melding = g.melding, .soort = g.soort, .tekst = in->tekst, .op = g.op,
	    .onderwerp = g.persoon }, err);
}

/* ---- the page of who leads ------------------------------------------------------------ */

enum err_code
act_termijnen_overzicht(struct act_ctx *c, const struct in_termijnen_overzicht *in,
    struct uit_termijnen_overzicht *out, struct err *err)
{
	out->bak = TBAK_LAAT;
	if (in->bak != NULL && !termijn_bak_van_code(in->bak, &out->bak))
		act_fout(c, "bak", "Deze selectie is er niet.");
	TRY(act_goed(c, err));
	TRY_ALONG(c->w.tx, termijnen_tel(&c->w, out->tellingen, err));
	TRY_ALONG(c->w.tx, termijn_werkers(&c->w, &out->werkers, &out->nwerkers, err));
	TRY_ALONG(c->w.tx, termijnen_bak(&c->w, out->bak, in->eigenaar,
	    in->na_op == DB_NULL ? 0 : in->na_op,
	    in->na == DB_NULL ? 0 : in->na, &out->v, &out->n, &out->meer, err));
	for (size_t i = 0; i < out->n; i++) {
		raak_zaak(c, out->v[i].t.dossier);
		TRY_ALONG(c->w.tx, over_wie(c, &out->v[i].t, &out->v[i].persoon, err));
	}
	return ERR_OK;
}

enum err_code
act_termijnen_toezicht(struct act_ctx *c, const struct in_termijnen_toezicht *in,
    struct uit_termijnen_toezicht *out, struct err *err)
{
	(void)in;
	TRY(termijnen_zonder(&c->w, &out->v, &out->n, err));
	for (size_t i = 0; i < out->n; i++)
		raak_zaak(c, out->v[i].t.dossier);
	return ERR_OK;
}

/* ---- warnings ---------------------------------------------------------------------------- */

enum err_code
act_waarschuwingen_lezen(struct act_ctx *c, const struct in_waarschuwingen_lezen *in,
    struct uit_waarschuwingen_lezen *out, struct err *err)
{
	(void)in;
	TRY(waarschuwingen_van(&c->w, c->w.wie->medewerker, &out->v, &out->n, err));
	for (size_t i = 0; i < out->n; i++)
		raak_zaak(c, out->v[i].dossier);
	return ERR_OK;
}

enum err_code
act_waarschuwing_gezien(struct act_ctx *c, const struct in_waarschuwing_gezien *in,
    struct act_klaar *out, struct err *err)
{
	out->id = in->waarschuwing;
	return waarschuwing_gezien(&c->w, c->w.wie->medewerker, in->waarschuwing, err);
}

/* ---- looking ahead -------------------------------------------------------------------------- */

static enum err_code
een_maand(struct act_ctx *c, int64_t jaar, int64_t maand, int64_t medewerker,
    const char *team, struct uit_agenda *out, struct err *err)
{
	struct civil nu = civil_from_time(c->w.nu);
	int32_t eerste, laatste;

	out->jaar = jaar == DB_NULL ? nu.year : (int)jaar;
	out->maand = maand == DB_NULL ? nu.month : (int)maand;
	eerste = date_from_ymd(out->jaar, out->maand, 1);
	laatste = date_add_months(eerste, 1);
	TRY_ALONG(c->w.tx, agenda_lees(&c->w, medewerker, team, time_at(eerste, 0, 0),
	    time_at(laatste, 0, 0), &out->v, &out->n, &out->vol, err));
	for (size_t i = 0; i < out->n; i++)
		raak_zaak(c, out->v[i].dossier);
	return wie_mag(c->w.wie, RECHT_TERMIJN_STUREN) ? agenda_teams(&c->w, &out->teams,
	    &out->nteams, err) : ERR_OK;
}

enum err_code
act_agenda(struct act_ctx *c, const struct in_agenda *in, struct uit_agenda *out,
    struct err *err)
{
	return een_maand(c, in->jaar, in->maand, c->w.wie->medewerker, NULL, out, err);
}

enum err_code
act_agenda_team(struct act_ctx *c, const struct in_agenda_team *in, struct uit_agenda *out,
    struct err *err)
{
	if (in->medewerker == 0 && in->team == NULL)
		act_fout(c, "team", "Kies een team of een collega.");
	TRY(act_goed(c, err));
	return een_maand(c, in->jaar, in->maand, in->medewerker, in->team, out, err);
}

enum err_code
act_agenda_adressen(struct act_ctx *c, const struct in_agenda_adressen *in,
    struct uit_agenda_adressen *out, struct err *err)
{
	(void)in;
	return agenda_adressen(&c->w, c->w.wie->medewerker, &out->v, &out->n, err);
}

enum err_code
act_agenda_adres_maken(struct act_ctx *c, const struct in_agenda_adres_maken *in,
    struct uit_agenda_adres_maken *out, struct err *err)
{
	char token[SEAL_TOKEN];

	(void)in;
	TRY(agenda_adres_nieuw(&c->w, c->w.wie->medewerker, token, &out->id, err));
	act_raak(c, "agenda_adres", out->id);
	out->token = arena_strdup(c->w.a, token);
	return out->token == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

enum err_code
act_agenda_adres_intrekken(struct act_ctx *c, const struct in_agenda_adres_intrekken *in,
    struct act_klaar *out, struct err *err)
{
	act_raak(c, "agenda_adres", in->adres);
	out->id = in->adres;
	return agenda_adres_weg(&c->w, c->w.wie->medewerker, in->adres, err);
}

/* A month back, so that what was missed is not lost from sight, and a year on. */
enum err_code
act_agenda_ophalen(struct act_ctx *c, const struct in_agenda_ophalen *in,
    struct uit_agenda *out, struct err *err)
{
	int32_t dag = date_of_time(c->w.nu);

	(void)in;
	TRY(agenda_lees(&c->w, c->w.wie->medewerker, NULL, time_at(dag - 31, 0, 0),
	    time_at(dag + 366, 0, 0), &out->v, &out->n, &out->vol, err));
	for (size_t i = 0; i < out->n; i++)
		raak_zaak(c, out->v[i].dossier);
	return ERR_OK;
}
