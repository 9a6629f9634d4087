/* mijn.c - what is one's own: dossiers and tasks; and the clocks that run. */
#include <string.h>

#include "acts/act.h"
#include "acts/werk.h"
#include "acts/werk_bewaard.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "domain/persoon/persoon.h"
#include "domain/regio/regio.h"
#include "rights/zicht.h"
#include "werkvoorraad_sql.h"

enum err_code
act_mijn_dossiers(struct act_ctx *c, const struct in_mijn_dossiers *in,
    struct uit_mijn_dossiers *out, struct err *err)
{
	struct q_dossiers_van *rows;
	size_t n;

	(void)in;
	if (c->w.wie->medewerker == DB_NULL)
		return ERR_OK;
	TRY(q_dossiers_van(c->w.tx, c->w.a, &(struct p_dossiers_van){
	    .regio = c->w.regio, .medewerker = c->w.wie->medewerker,
	    .z_regio = c->w.wie->hele_regio,
	    .z_medewerker = c->w.wie->medewerker, .z_nu = c->w.nu }, &rows, &n,
	    err));
	if ((out->v = arena_new(c->w.a, struct uit_mijn_dossier, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		out->v[out->n++] = (struct uit_mijn_dossier){ .id = rows[i].id,
		    .meldingen = rows[i].meldingen,
		    .verloopt_op = rows[i].verloopt_op,
		    .kenmerk = rows[i].kenmerk, .naam = rows[i].naam,
		    .gemeente = regio_code_naam(c->w.gegevens, "gemeente",
		    rows[i].gemeente),
		    .veiligheid = regio_code_naam(c->w.gegevens, "veiligheid",
		    rows[i].veiligheid), .letter = rows[i].letter,
		    .punten = rows[i].punten };
		act_raak(c, "dossier", rows[i].id);
	}
	if (tx_answered(c->w.tx))
		werk_menu_zet(c->app->bewaard, c->w.wie->medewerker, MENU_DOSSIERS, (int64_t)n);
	return ERR_OK;
}

enum err_code
act_mijn_taken(struct act_ctx *c, const struct in_mijn_taken *in,
    struct uit_mijn_taken *out, struct err *err)
{
	(void)in;
	if (c->w.wie->medewerker == DB_NULL)
		return ERR_OK;
	TRY(taken_van_medewerker(&c->w, c->w.wie->medewerker, &out->v, &out->n,
	    err));
	for (size_t i = 0; i < out->n; i++)
		act_raak(c, "dossier", out->v[i].dossier);
	if (tx_answered(c->w.tx))
		werk_menu_zet(c->app->bewaard, c->w.wie->medewerker, MENU_TAKEN,
		    (int64_t)out->n);
	return ERR_OK;
}

enum err_code
act_taak_toevoegen(struct act_ctx *c, const struct in_taak_toevoegen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;
	struct seal_key *key;
	struct taak_invoer taak = { .dossier = in->dossier, .soort = TAAK_VRIJ,
	    .tekst = in->tekst, .eigenaar = in->eigenaar };
	int32_t day;
	bool werkt = true, dicht = false;

	TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, in->dossier, c->w.nu, &z,
	    err));
	act_raak(c, "dossier", in->dossier);
	if (in->eigenaar != 0) {
		TRY(dossier_medewerker_werkt(&c->w, in->eigenaar, &werkt, err));
		TRY(dossier_dicht_voor(&c->w, in->dossier, in->eigenaar, &dicht, err));
	}
	if (!werkt)
		act_fout(c, "eigenaar", "Kies een collega die hier werkt.");
	else if (dicht)
		act_fout(c, "eigenaar", "Dit dossier is dicht voor deze collega. Kies "
		    "iemand anders.");
	TRY(act_goed(c, err));
	if (taak.eigenaar == 0 && c->w.wie->medewerker != DB_NULL)
		taak.eigenaar = c->w.wie->medewerker;
	if (in->wanneer != NULL) {
		TRY(date_parse(in->wanneer, date_of_time(c->w.nu), &day, err));
		taak.verloopt_op = time_at(day, 23, 59);
	}
	TRY(dossier_key(&c->w, in->dossier, &key, err));
	out->dossier = in->dossier;
	return taak_nieuw(&c->w, key, &taak, &out->id, err);
}

enum err_code
act_taak_afvinken(struct act_ctx *c, const struct in_taak_afvinken *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;
	struct taak taak;

	TRY(taak_vind(&c->w, in->taak, &taak, err));
	TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, taak.dossier, c->w.nu, &z,
	    err));
	act_raak(c, "dossier", taak.dossier);
	*out = (struct act_klaar){ .id = in->taak, .dossier = taak.dossier };
	/* Told is told with a text, that is kept (D5). */
	if (in->klaar && strcmp(taak.soort, TAAK_TERUGKOPPELING) == 0)
		return SAY(err, ERR_INVALID, NULL, "Deze taak is klaar zodra je de "
		    "terugkoppeling vastlegt.");
	return taak_zet_klaar(&c->w, in->taak, in->klaar, err);
}

/* Who each clock of a dossier is about, and who has it. */
static enum err_code
namen_bij(struct act_ctx *c, struct uit_termijnen_lezen *out, struct err *err)
{
	struct persoon p;
	struct wie wie;

	out->personen = arena_new(c->w.a, const char *, out->n + 1);
	out->eigenaren = arena_new(c->w.a, const char *, out->n + 1);
	if (out->personen == NULL || out->eigenaren == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < out->n; i++) {
		const struct termijn *t = &out->v[i];

		if (t->persoon != DB_NULL) {
			enum err_code rc = persoon_laad(&c->w, t->persoon, &p, err);

			TRY_ALONG(c->w.tx, rc);
			act_raak(c, "persoon", t->persoon);
			out->personen[i] = rc == ERR_OK ? persoon_naam(c->w.a, &p) : "";
		}
		if (t->eigenaar != DB_NULL && wie_van_medewerker(c->w.tx, c->w.a, c->w.regio,
		    t->eigenaar, c->w.nu, &wie, err) == ERR_OK)
			out->eigenaren[i] = wie.naam;
	}
	return ERR_OK;
}

enum err_code
act_termijnen_lezen(struct act_ctx *c, const struct in_termijnen_lezen *in,
    struct uit_termijnen_lezen *out, struct err *err)
{
	struct zicht_dossier z = { 0 };

	if (in->dossier != 0) {
		TRY_ALONG(c->w.tx, zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, in->dossier,
		    c->w.nu, &z, err));
		act_raak(c, "dossier", in->dossier);
		out->kenmerk = z.kenmerk;
		TRY(termijnen_van_dossier(&c->w, in->dossier, &out->v, &out->n, err));
		return namen_bij(c, out, err);
	}
	TRY(termijnen_lopend(&c->w, in->laat, in->na_op == DB_NULL ? 0 : in->na_op,
	    in->na == DB_NULL ? 0 : in->na, TERMIJNEN_MAX, &out->v, &out->n, err));
	for (size_t i = 0; i < out->n; i++)
		if (out->v[i].dossier != DB_NULL)
			act_raak(c, "dossier", out->v[i].dossier);
	return ERR_OK;
}
