/* terugkoppeling_voorstel.c - a text for the reporter, made of what may be known.
 * It reads codes and organisations only; no name of a person passes here. */
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/besluit/besluit.h"
#include "domain/hulp/hulp.h"
#include "domain/onderzoek/onderzoek.h"
#include "domain/overdracht/overdracht.h"
#include "domain/regio/regio.h"
#include "domain/terugkoppeling/terugkoppeling.h"
#include "domain/vto/vto.h"
#include "terugkoppeling_sql.h"

#define VOORSTEL_MAX 3500

/* The outcome, which everybody may know. */
static const char *
gestart(const struct werk *w, const struct besluit *b)
{
	const char *volgt = b == NULL ? NULL : besluit_volgt(w, b->route);

	if (b == NULL || volgt == NULL)
		return "Wij bekijken nog wat er nodig is.";
	if (strcmp(b->uitkomst, "niet_ontvankelijk") == 0)
		return "Wij kunnen uw melding niet in behandeling nemen.";
	if (strcmp(b->uitkomst, "onjuist_geadresseerd") == 0)
		return "Een andere organisatie gaat hierover. Wij nemen de melding niet in "
		    "behandeling.";
	if (strcmp(volgt, VOLGT_GEEN) == 0)
		return "Er volgt nu geen hulp of onderzoek van Veilig Thuis.";
	return "Er is een vervolg gestart.";
}

/* "Hulp aan huis, telefoon 099-1234567" */
static void
ontvangende(struct buf *out, const struct werk *w, int64_t organisatie, const char *wat)
{
	const struct regio_organisatie *o = regio_organisatie(w->gegevens, organisatie);

	if (o == NULL)
		return;
	buf_printf(out, "%s %s", wat, o->naam);
	if (o->telefoon != NULL && o->telefoon[0] != '\0')
		buf_printf(out, " (telefoon %s)", o->telefoon);
	buf_puts(out, ".\n");
}

/* What was started and who takes it on: for who reported by profession. */
static enum err_code
voor_beroep(struct werk *w, const struct seal_key *key, int64_t melding, int64_t dossier,
    struct buf *out, struct err *err)
{
	struct q_terugkoppeling_plan plan;
	struct overdracht *ov;
	struct onderzoek *on;
	struct hulp *h;
	struct vto *v;
	size_t n;

	TRY(onderzoeken_van_melding(w, melding, &on, &n, err));
	if (n > 0)
		buf_puts(out, on[n - 1].afgerond_op != DB_NULL ?
		    "Wij hebben onderzoek gedaan. Het onderzoek is klaar.\n" :
		    "Wij doen onderzoek. Dat duurt ten hoogste tien weken.\n");
	TRY(hulp_van_melding(w, key, melding, &h, &n, err));
	for (size_t i = 0; i < n; i++)
		if (h[i].gestart_op != DB_NULL)
			ontvangende(out, w, h[i].organisatie, "De hulp is gestart bij");
	TRY(overdrachten_van_melding(w, key, melding, &ov, &n, err));
	for (size_t i = 0; i < n; i++)
		if (ov[i].antwoord != NULL && strcmp(ov[i].antwoord, "aanvaard") == 0)
			ontvangende(out, w, ov[i].organisatie,
			    "De zaak is overgenomen door");
	TRY(vtos_van_melding(w, key, melding, &v, &n, err));
	if (n > 0 && v[n - 1].verzonden_op != DB_NULL)
		buf_puts(out, "Wij hebben de Raad voor de Kinderbescherming om onderzoek "
		    "gevraagd.\n");
	TRY(q_terugkoppeling_plan(w->tx, w->a, &(struct p_terugkoppeling_plan){
	    .regio = w->regio, .dossier = dossier }, &plan, err));
	if (plan.n > 0)
		buf_puts(out, "Er zijn afspraken over de veiligheid gemaakt. Welke voor uw "
		    "werk van belang zijn, bespreken wij met u.\n");
	return ERR_OK;
}

enum err_code
terugkoppeling_voorstel(struct werk *w, const struct seal_key *key, int64_t melding,
    const char **out, struct err *err)
{
	struct q_terugkoppeling_melding m;
	struct ontvanger o;
	struct besluit *b;
	BUF_AUTO tekst = BUF_INIT(VOORSTEL_MAX);
	size_t n;

	TRY_ALONG(w->tx, terugkoppeling_ontvanger(w, melding, &o, err));
	TRY_ALONG(w->tx, besluiten_van_melding(w, key, melding, &b, &n, err));
	TRY(q_terugkoppeling_melding(w->tx, w->a, &(struct p_terugkoppeling_melding){
	    .regio = w->regio, .id = melding }, &m, err));
	if (!tx_answered(w->tx))
		return FAIL(err, ERR_NOT_FOUND, "not all was answered");
	buf_printf(&tekst, "Op %s deed u een melding bij %s. Wij hebben uw melding "
	    "beoordeeld.\n", date_long(w->a, date_of_time(m.ontvangen_op)),
	    regio_scherm(w->gegevens));
	buf_printf(&tekst, "%s\n", gestart(w, n == 0 ? NULL : &b[0]));
	if (o.beroep) {
		TRY(voor_beroep(w, key, melding, m.dossier, &tekst, err));
		buf_puts(&tekst, "Maakt u zich opnieuw zorgen? Bel ons dan.");
	} else
		buf_puts(&tekst, "Meer mogen wij u niet vertellen, vanwege de privacy van de "
		    "mensen om wie het gaat. Maakt u zich opnieuw zorgen? Bel ons dan.");
	if (buf_failed(&tekst) || (*out = arena_strdup(w->a, buf_str(&tekst))) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return ERR_OK;
}
