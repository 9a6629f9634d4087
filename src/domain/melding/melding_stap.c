/* melding_stap.c - the life of a report after it came in. */
#include <string.h>

#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/melding/melding.h"
#include "domain/melding/melding_plaats.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"
#include "domain/termijn/termijn_leven.h"
#include "melding_sql.h"

static bool
is(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* One of those that follow a decision. */
static bool
is_na_besluit(const char *stap)
{
	return is(stap, STAP_HULP) || is(stap, STAP_ONDERZOEK) || is(stap, STAP_OVERDRACHT) ||
	    is(stap, STAP_VTO) || is(stap, STAP_TERUGKOPPELING) ||
	    is(stap, STAP_AFSLUITEN);
}

/* The report as it stands, when something may still be done with it. */
static enum err_code
open_melding(struct werk *w, int64_t melding, struct q_melding_stand *out, struct err *err)
{
	TRY(q_melding_stand(w->tx, w->a, &(struct p_melding_stand){ .regio = w->regio,
	    .id = melding }, out, err));
	if (!is(out->stand, "open"))
		return SAY(err, ERR_CONFLICT, NULL, "Deze melding is al gesloten.");
	return ERR_OK;
}

static enum err_code
tijdlijn(struct werk *w, const struct seal_key *key, int64_t melding, int64_t dossier,
    const char *soort, const char *tekst, int64_t onderwerp, struct err *err)
{
	return gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = dossier,
	    .melding = melding, .soort = soort, .tekst = tekst, .onderwerp = onderwerp },
	    err);
}

static enum err_code
gebeurt(struct werk *w, int64_t melding, int64_t dossier, const char *soort, struct err *err)
{
	return termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){ .melding = melding,
	    .dossier = dossier, .soort = soort }, err);
}

enum err_code
melding_acuut_zet(struct werk *w, const struct seal_key *key, int64_t melding,
    const struct melding_acuut *in, struct err *err)
{
	struct p_melding_acuut_set p = { .regio = w->regio, .id = melding,
	    .direct_gevaar = in->direct_gevaar, .crisis = in->crisis };
	struct q_melding_stand m;

	TRY(open_melding(w, melding, &m, err));
	p.stap = is(m.stap, STAP_ACUUT) ? STAP_WEGING : m.stap;
	p.gevaar = m.gevaar;
	if (in->gevaar != NULL)
		TRY(seal_text(key, melding_plaats(w, "gevaar", melding), in->gevaar, w->a,
		    &p.gevaar, err));
	TRY(q_melding_acuut_set(w->tx, &p, err));
	TRY(gebeurt(w, melding, m.dossier, GEB_ACUUT_GESCREEND, err));
	TRY(tijdlijn(w, NULL, melding, m.dossier, GEBEURTENIS_ACUUT, NULL, 0, err));
	if (in->crisis && m.crisis == 0) {
		TRY(gebeurt(w, melding, m.dossier, GEB_CRISIS_GEMELD, err));
		return tijdlijn(w, NULL, melding, m.dossier, GEB_CRISIS_GEMELD, NULL, 0,
		    err);
	}
	if (!in->crisis && m.crisis == 1)
		return termijn_vervalt(w, melding, GEB_TER_PLAATSE, "geen_crisis", err);
	return ERR_OK;
}

enum err_code
melding_weging_zet(struct werk *w, int64_t melding, const char *letter, int64_t punten,
    struct err *err)
{
	struct q_melding_stand m;

	TRY(open_melding(w, melding, &m, err));
	if (is(m.stap, STAP_ACUUT))
		return SAY(err, ERR_CONFLICT, NULL, "Leg eerst de acute screening vast.");
	TRY(q_melding_letter_set(w->tx, &(struct p_melding_letter_set){ .regio = w->regio,
	    .id = melding, .letter = letter, .punten = punten,
	    .stap = is(m.stap, STAP_WEGING) ? STAP_BESLUIT : m.stap }, err));
	return gebeurt(w, melding, m.dossier, GEB_GEWOGEN, err);
}

static enum err_code
open_werk(struct werk *w, int64_t melding, struct q_melding_open_werk *out, struct err *err)
{
	return q_melding_open_werk(w->tx, w->a, &(struct p_melding_open_werk){
	    .regio = w->regio, .melding = melding }, out, err);
}

/* The feedback is due now: its owner and day come from the decision. */
static enum err_code
zet_terugkoppeling(struct werk *w, int64_t melding, int64_t dossier, int64_t eigenaar,
    struct err *err)
{
	int64_t op;

	TRY(termijn_wacht_op(w, melding, GEB_TERUGKOPPELING_GEGEVEN, &op, err));
	return taak_zet_eigenaar(w, dossier, melding, TAAK_TERUGKOPPELING, eigenaar,
	    op == DB_NULL ? 0 : op, err);
}

enum err_code
melding_besloten(struct werk *w, int64_t melding, const struct melding_besluit *in,
    struct err *err)
{
	struct q_melding_open_werk o;
	struct q_melding_stand m;

	TRY(open_melding(w, melding, &m, err));
	if (is(m.stap, STAP_ACUUT))
		return SAY(err, ERR_CONFLICT, NULL, "Leg eerst de acute screening vast.");
	if (!is_na_besluit(in->stap))
		return FAIL(err, ERR_INTERNAL, "no step after a decision: %s", in->stap);
	TRY(open_werk(w, melding, &o, err));
	if (o.besluiten == 0)
		return SAY(err, ERR_CONFLICT, NULL,
		    "Er is nog geen besluit over deze melding.");
	TRY(q_melding_besloten_set(w->tx, &(struct p_melding_besloten_set){
	    .regio = w->regio, .id = melding, .stap = in->stap,
	    .behandelaar = in->eigenaar == 0 ? DB_NULL : in->eigenaar }, err));
	if (in->eigenaar != 0)
		TRY(dossier_geef_toegang(w, m.dossier, in->eigenaar, err));
	TRY(termijn_eigenaar_bij(w, melding, err));
	TRY(gebeurt(w, melding, m.dossier, GEB_BESLUIT_GENOMEN, err));
	if (in->onderzoek)
		TRY(gebeurt(w, melding, m.dossier, GEB_ONDERZOEK_BESLOTEN, err));
	else
		TRY(termijn_vervalt(w, melding, GEB_ONDERZOEK_GESTART, "geen_onderzoek",
		    err));
	if (!in->hulp)
		TRY(termijn_vervalt(w, melding, GEB_HULP_GESTART, "geen_hulp", err));
	TRY(zet_terugkoppeling(w, melding, m.dossier, in->eigenaar, err));
	return dossier_toegang_volgt_werk(w, m.dossier, err);
}

enum err_code
melding_stap(struct werk *w, int64_t melding, const char *stap, struct err *err)
{
	struct q_melding_stand m;
	bool mag;

	TRY(open_melding(w, melding, &m, err));
	if (is(m.stap, stap))
		return ERR_OK;
	mag = (is(m.stap, STAP_ACUUT) && is(stap, STAP_WEGING)) ||
	    (is(m.stap, STAP_WEGING) && is(stap, STAP_BESLUIT)) ||
	    (is_na_besluit(m.stap) && is_na_besluit(stap));
	if (!mag)
		return SAY(err, ERR_CONFLICT, NULL,
		    "Deze stap kan niet vanaf waar de melding nu staat.");
	return q_melding_stap_set(w->tx, &(struct p_melding_stap_set){ .regio = w->regio,
	    .id = melding, .stap = stap }, err);
}

enum err_code
melding_verteld(struct werk *w, int64_t melding, struct err *err)
{
	struct q_melding_stand m;
	struct q_melding_open_werk o;
	int64_t wacht;

	TRY(open_melding(w, melding, &m, err));
	if (!is(m.stap, STAP_TERUGKOPPELING))
		return ERR_OK;
	TRY(open_werk(w, melding, &o, err));
	TRY(termijn_wacht_op(w, melding, GEB_TERUGKOPPELING_GEGEVEN, &wacht, err));
	if (o.terugkoppelingen == 0 || wacht != DB_NULL)
		return ERR_OK;
	return melding_stap(w, melding, STAP_AFSLUITEN, err);
}

static enum err_code
zet_behandelaar(struct werk *w, int64_t melding, int64_t wie, struct err *err)
{
	TRY(q_melding_behandelaar_set(w->tx, &(struct p_melding_behandelaar_set){
	    .regio = w->regio, .id = melding, .behandelaar = wie }, err));
	return termijn_eigenaar_bij(w, melding, err);
}

enum err_code
melding_neem(struct werk *w, int64_t melding, struct err *err)
{
	struct q_melding_stand m;

	TRY(open_melding(w, melding, &m, err));
	if (m.behandelaar != DB_NULL && m.behandelaar == w->wie->medewerker)
		return ERR_OK;
	if (m.behandelaar != DB_NULL)
		return SAY(err, ERR_CONFLICT, NULL,
		    "Een collega heeft deze melding al opgenomen.");
	if (w->wie->medewerker == DB_NULL)
		return FAIL(err, ERR_INTERNAL, "the program takes no reports");
	TRY(zet_behandelaar(w, melding, w->wie->medewerker, err));
	TRY(taak_zet_eigenaar(w, m.dossier, melding, TAAK_TERUGKOPPELING,
	    w->wie->medewerker, 0, err));
	return tijdlijn(w, NULL, melding, m.dossier, GEBEURTENIS_OPGENOMEN, NULL, 0, err);
}

enum err_code
melding_geef_door(struct werk *w, const struct seal_key *key, int64_t melding, int64_t aan,
    const char *reden, struct err *err)
{
	struct q_melding_stand m;
	bool werkt;

	TRY(open_melding(w, melding, &m, err));
	TRY(dossier_medewerker_werkt(w, aan, &werkt, err));
	if (!werkt)
		return SAY(err, ERR_INVALID, "aan", "Kies een collega die hier werkt.");
	if (m.behandelaar == aan)
		return ERR_OK;
	TRY(zet_behandelaar(w, melding, aan, err));
	TRY(dossier_geef_toegang(w, m.dossier, aan, err));
	TRY(taak_zet_eigenaar(w, m.dossier, melding, TAAK_TERUGKOPPELING, aan, 0, err));
	TRY(dossier_toegang_volgt_werk(w, m.dossier, err));
	return tijdlijn(w, key, melding, m.dossier, GEBEURTENIS_DOORGEGEVEN, reden, aan, err);
}

enum err_code
melding_op_lijst(struct werk *w, int64_t melding, bool op, struct err *err)
{
	struct q_melding_stand m;

	TRY(open_melding(w, melding, &m, err));
	if (m.op_lijst == (op ? 1 : 0))
		return ERR_OK;
	TRY(q_melding_lijst_set(w->tx, &(struct p_melding_lijst_set){ .regio = w->regio,
	    .id = melding, .op_lijst = op }, err));
	return tijdlijn(w, NULL, melding, m.dossier,
	    op ? GEBEURTENIS_OP_LIJST : GEBEURTENIS_VAN_LIJST, NULL, 0, err);
}

/* ---- closing ------------------------------------------------------------------ */

enum err_code
melding_belet(struct werk *w, int64_t melding, const char *out[MELDING_BELET_MAX],
    size_t *n_out, struct err *err)
{
	struct q_melding_open_werk o;
	size_t n = 0;

	TRY(open_werk(w, melding, &o, err));
	if (o.besluiten == 0)
		out[n++] = "Er is nog geen besluit over deze melding.";
	if (o.onderzoeken > 0)
		out[n++] = "Het onderzoek is nog niet afgerond.";
	if (o.hulp > 0)
		out[n++] = "Er is hulp gevraagd die nog niet is gestart.";
	if (o.overdrachten > 0)
		out[n++] = "Er staat nog een overdracht open.";
	if (o.verzoeken > 0)
		out[n++] = "Het verzoek tot onderzoek is nog niet verzonden.";
	if (o.terugkoppelingen == 0)
		out[n++] = "De melder heeft nog geen terugkoppeling gekregen.";
	*n_out = n;
	return ERR_OK;
}

enum err_code
melding_sluit(struct werk *w, int64_t melding, const char *reden, struct err *err)
{
	const char *belet[MELDING_BELET_MAX], *wat;
	struct q_melding_stand m;
	size_t n;

	TRY(open_melding(w, melding, &m, err));
	TRY(melding_belet(w, melding, belet, &n, err));
	if (n > 0)
		return SAY(err, ERR_CONFLICT, NULL, belet[0]);
	TRY(q_melding_gesloten_set(w->tx, &(struct p_melding_gesloten_set){
	    .regio = w->regio, .id = melding, .reden = reden, .nu = w->nu }, err));
	TRY(termijn_vervallen_alle(w, melding, "gesloten", err));
	TRY(taak_klaar_soort(w, m.dossier, melding, TAAK_TERUGKOPPELING, 0, err));
	TRY(tijdlijn(w, NULL, melding, m.dossier, GEBEURTENIS_MELDING_GESLOTEN, NULL, 0,
	    err));
	TRY(dossier_open_werk(w, m.dossier, &wat, err));
	return wat == NULL ? dossier_sluit(w, m.dossier, err) : ERR_OK;
}
