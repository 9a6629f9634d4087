/* sturing.c - the figures of the quarter, and the lists behind them (E1). */
#include "acts/sturing.h"

#include <string.h>

#include "acts/act.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "sturing_sql.h"

#define LIJST_BLAD 50

/* What was asked, or the last quarter that is over. */
static struct kwartaal
gevraagd(const struct act_ctx *c, int64_t jaar, int64_t nr)
{
	struct kwartaal k = kwartaal_plus(kwartaal_van(c->w.nu), -1);

	if (jaar != DB_NULL)
		k.jaar = (int)jaar;
	if (nr != DB_NULL)
		k.nr = (int)nr;
	return k;
}

static enum err_code
keur_kwartaal(struct act_ctx *c, struct kwartaal k, struct err *err)
{
	if (kwartaal_begin(k) > c->w.nu)
		act_fout(c, "kwartaal", "Dit kwartaal is nog niet begonnen.");
	return act_goed(c, err);
}

enum err_code
act_kwartaal(struct act_ctx *c, const struct in_kwartaal *in,
    struct uit_kwartaal *out, struct err *err)
{
	struct kwartaal k = gevraagd(c, in->jaar, in->kwartaal);

	TRY(keur_kwartaal(c, k, err));
	act_detail(c, "%d-%d", k.jaar, k.nr);
	if (in->gemeente != NULL)
		act_detail(c, "gemeente %s", in->gemeente);
	return rapport_maak(&c->w, k, in->gemeente, &out->rapport, err);
}

/* The two counts of reports have a list; the rest shows no list behind it. */
static enum err_code
keur_cijfer(struct act_ctx *c, const char *code, const struct cijfer **out,
    struct err *err)
{
	const enum telling met_lijst[] = { TELLING_melding, TELLING_crisis };

	for (size_t i = 0; i < sizeof(met_lijst) / sizeof(met_lijst[0]); i++)
		if (strcmp(cijfer_tellingen[met_lijst[i]].code, code) == 0) {
			*out = &cijfer_tellingen[met_lijst[i]];
			return ERR_OK;
		}
	act_fout(c, "cijfer", "Achter dit cijfer zit geen lijst.");
	return act_goed(c, err);
}

/* The moment of receipt of the last row of the page before. */
static enum err_code
blad_na(struct act_ctx *c, int64_t na, int64_t *op, struct err *err)
{
	struct q_cijfer_plaats row;
	enum err_code rc;

	if (na == DB_NULL || na == 0)
		return ERR_OK;
	rc = q_cijfer_plaats(c->w.tx, c->w.a, &(struct p_cijfer_plaats){
	    .regio = c->w.regio, .id = na }, &row, err);
	if (rc == ERR_OK)
		*op = row.ontvangen_op;
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

enum err_code
act_cijfer_lijst(struct act_ctx *c, const struct in_cijfer_lijst *in,
    struct uit_cijfer_lijst *out, struct err *err)
{
	struct q_cijfer_meldingen *rows;
	int64_t na_op = 0;
	size_t n;

	out->kwartaal = gevraagd(c, in->jaar, in->kwartaal);
	TRY(keur_kwartaal(c, out->kwartaal, err));
	TRY(keur_cijfer(c, in->cijfer, &out->cijfer, err));
	TRY(blad_na(c, in->na, &na_op, err));
	act_detail(c, "%s %d-%d", out->cijfer->code, out->kwartaal.jaar,
	    out->kwartaal.nr);
	TRY(q_cijfer_meldingen(c->w.tx, c->w.a, &(struct p_cijfer_meldingen){
	    .regio = c->w.regio, .van = kwartaal_begin(out->kwartaal),
	    .tot = kwartaal_begin(kwartaal_plus(out->kwartaal, 1)),
	    .gemeente = in->gemeente, .crisis = strcmp(in->cijfer, "crisis") == 0,
	    .na_op = na_op, .na = in->na == DB_NULL ? 0 : in->na,
	    .max = LIJST_BLAD + 1, .z_regio = c->w.wie->hele_regio,
	    .z_medewerker = c->w.wie->medewerker, .z_nu = c->w.nu },
	    &rows, &n, err));
	if ((out->v = arena_new(c->w.a, struct uit_cijfer_zaak, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n && i < LIJST_BLAD; i++) {
		act_raak(c, "dossier", rows[i].dossier);
		out->v[out->n++] = (struct uit_cijfer_zaak){
		    .melding = rows[i].id, .dossier = rows[i].dossier,
		    .volgnr = rows[i].volgnr, .kenmerk = rows[i].kenmerk,
		    .ontvangen_op = rows[i].ontvangen_op,
		    .gemeente = rows[i].gemeente, .stand = rows[i].stand,
		    .crisis = rows[i].crisis == 1 };
	}
	out->volgende = n > LIJST_BLAD ? rows[LIJST_BLAD - 1].id : 0;
	return ERR_OK;
}
