#include "domain/termijn/termijn_overzicht.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "termijn_overzicht_sql.h"

static const char *const codes[TBAK_COUNT] = {
	[TBAK_LAAT] = "laat", [TBAK_VANDAAG] = "vandaag", [TBAK_WEEK] = "week",
	[TBAK_WACHT] = "wachtlijst", [TBAK_STIL] = "geschorst", [TBAK_REDEN] = "reden",
	[TBAK_ZONDER] = "zonder", [TBAK_VOORVAL] = "organisatie",
};

const char *
termijn_bak_code(enum termijn_bak b)
{
	return codes[b];
}

bool
termijn_bak_van_code(const char *s, enum termijn_bak *out)
{
	for (size_t i = 0; i < TBAK_COUNT; i++)
		if (strcmp(s, codes[i]) == 0) {
			*out = (enum termijn_bak)i;
			return true;
		}
	return false;
}

static int64_t
morgen(const struct werk *w)
{
	return time_at(date_of_time(w->nu) + 1, 0, 0);
}

/* Monday 0.00: a week ends on Sunday. */
static int64_t
week_uit(const struct werk *w)
{
	int32_t dag = date_of_time(w->nu);

	return time_at(dag + 1 + (7 - date_weekday(dag)) % 7, 0, 0);
}

enum err_code
termijnen_tel(struct werk *w, int64_t tel[TBAK_COUNT], struct err *err)
{
	struct q_overzicht_tel r;

	TRY(q_overzicht_tel(w->tx, w->a, &(struct p_overzicht_tel){ .regio = w->regio,
	    .nu = w->nu, .morgen = morgen(w), .week = week_uit(w), .max = TERMIJN_TEL_MAX,
	    .z_regio = w->wie->hele_regio, .z_medewerker = w->wie->medewerker,
	    .z_nu = w->nu, .z_in = w->regio,
	    .z_voorval = wie_mag(w->wie, RECHT_VOORVAL_STUREN) }, &r, err));
	tel[TBAK_LAAT] = r.laat;
	tel[TBAK_VANDAAG] = r.vandaag;
	tel[TBAK_WEEK] = r.week;
	tel[TBAK_WACHT] = r.wacht;
	tel[TBAK_STIL] = r.stil;
	tel[TBAK_REDEN] = r.reden;
	tel[TBAK_ZONDER] = r.zonder;
	tel[TBAK_VOORVAL] = r.voorval;
	return ERR_OK;
}

/* The branch of overzicht_bak, and between which moments the due moment lies. */
static struct p_overzicht_bak
vraag(const struct werk *w, enum termijn_bak bak, int64_t eigenaar)
{
	static const int takken[TBAK_COUNT] = { [TBAK_WACHT] = 3, [TBAK_STIL] = 4,
	    [TBAK_REDEN] = 5, [TBAK_ZONDER] = 6, [TBAK_VOORVAL] = 7 };
	int64_t tak = takken[bak] != 0 ? takken[bak] : eigenaar == 0 ? 1 : 2;

	return (struct p_overzicht_bak){ .regio = w->regio, .soort = tak,
	    .eigenaar = eigenaar, .van = bak == TBAK_LAAT ? 0 : w->nu,
	    .tot = bak == TBAK_LAAT ? w->nu : bak == TBAK_VANDAAG ? morgen(w) : week_uit(w),
	    .max = TERMIJN_BLAD + 1, .z_regio = w->wie->hele_regio,
	    .z_medewerker = w->wie->medewerker, .z_nu = w->nu, .z_in = w->regio,
	    .z_voorval = wie_mag(w->wie, RECHT_VOORVAL_STUREN) };
}

enum err_code
termijnen_bak(struct werk *w, enum termijn_bak bak, int64_t eigenaar, int64_t na_op,
    int64_t na, struct termijn_regel **out, size_t *n_out, bool *meer_out, struct err *err)
{
	struct p_overzicht_bak p = vraag(w, bak, eigenaar);
	struct q_overzicht_bak *r;
	struct termijn_regel *v;
	size_t n;

	p.na_op = na_op;
	p.na = na;
	TRY(q_overzicht_bak(w->tx, w->a, &p, &r, &n, err));
	*meer_out = n > TERMIJN_BLAD;
	n = *meer_out ? TERMIJN_BLAD : n;
	if ((v = arena_new(w->a, struct termijn_regel, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct termijn_regel){ .eigenaar = r[i].eigenaar_naam,
		    .t = { .id = r[i].id, .dossier = r[i].dossier, .melding = r[i].melding,
		    .persoon = r[i].persoon, .code = r[i].norm, .start_op = r[i].start_op,
		    .verloopt_op = r[i].verloopt_op, .stop_op = r[i].stop_op,
		    .stand = r[i].stand, .stop_reden = r[i].stop_reden,
		    .eigenaar = r[i].eigenaar, .geschorst_op = r[i].geschorst_op,
		    .laat_reden = r[i].laat_reden, .kenmerk = r[i].kenmerk,
		    .dossier_naam = r[i].naam } };
		TRY(termijn_maak_af(w, &v[i].t, r[i].versie, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}

int64_t
termijn_regel_cursor(enum termijn_bak bak, const struct termijn_regel *r)
{
	return bak == TBAK_REDEN ? r->t.stop_op : r->t.verloopt_op;
}

enum err_code
termijnen_zonder(struct werk *w, struct termijn_regel **out, size_t *n_out, struct err *err)
{
	struct q_overzicht_niemand *r;
	struct termijn_regel *v;
	size_t n;

	TRY(q_overzicht_niemand(w->tx, w->a, &(struct p_overzicht_niemand){
	    .regio = w->regio, .medewerker = w->wie->medewerker, .nu = w->nu,
	    .max = TERMIJNEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct termijn_regel, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct termijn_regel){ .t = { .id = r[i].id, .dossier = r[i].dossier,
		    .melding = r[i].melding, .persoon = DB_NULL, .code = r[i].norm,
		    .start_op = r[i].start_op, .verloopt_op = r[i].verloopt_op,
		    .stop_op = DB_NULL, .stand = r[i].stand, .eigenaar = DB_NULL,
		    .geschorst_op = DB_NULL, .kenmerk = r[i].kenmerk } };
		TRY(termijn_maak_af(w, &v[i].t, r[i].versie, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}

enum err_code
termijn_werkers(struct werk *w, struct termijn_werker **out, size_t *n_out, struct err *err)
{
	const char *dag = date_iso(w->a, date_of_time(w->nu));
	struct q_overzicht_werkers *r;
	struct termijn_werker *v;
	size_t n;

	TRY(q_overzicht_werkers(w->tx, w->a, &(struct p_overzicht_werkers){
	    .regio = w->regio, .nu = w->nu, .week = week_uit(w), .dag = dag,
	    .max = TERMIJN_WERKER_MAX, .z_regio = w->wie->hele_regio,
	    .z_medewerker = w->wie->medewerker, .z_nu = w->nu, .z_in = w->regio,
	    .z_voorval = wie_mag(w->wie, RECHT_VOORVAL_STUREN) }, &r, &n, err));
	if ((v = arena_new(w->a, struct termijn_werker, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct termijn_werker){ .id = r[i].id, .naam = r[i].naam,
		    .team = r[i].team, .team_naam = r[i].team_naam, .laat = r[i].laat,
		    .week = r[i].week };
	*out = v;
	*n_out = n;
	return ERR_OK;
}
