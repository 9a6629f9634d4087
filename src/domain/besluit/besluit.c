#include "domain/besluit/besluit.h"

#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "besluit_sql.h"
#include "db/db.h"
#include "domain/besluit/vervolg.h"
#include "domain/dossier/dossier.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/melding/melding.h"
#include "domain/onderzoek/onderzoek.h"
#include "domain/regio/regio.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"
#include "domain/vto/vto.h"
#include "seal/seal.h"

#define LIJST_MAX 50

static struct seal_place
place(const struct werk *w, int64_t id)
{
	return (struct seal_place){ "besluit", "reden", w->regio, id };
}

/* ---- what the region says of a route ---------------------------------------------- */

const char *
besluit_extra(const struct werk *w, const char *lijst, const char *code, const char *naam)
{
	const char *s = regio_code_extra(w->gegevens, lijst, code);
	size_t len = strlen(naam);

	while (s != NULL && *s != '\0') {
		size_t n = strcspn(s, ";");

		if (n > len && strncmp(s, naam, len) == 0 && s[len] == '=')
			return arena_strndup(w->a, s + len + 1, n - len - 1);
		s += n;
		s += *s == ';';
	}
	return NULL;
}

const char *
besluit_uitkomst(const struct werk *w, const char *route)
{
	return besluit_extra(w, "route", route, "uitkomst");
}

const char *
besluit_toets(const struct werk *w, const char *route)
{
	return besluit_extra(w, "route", route, "toets");
}

const char *
besluit_volgt(const struct werk *w, const char *route)
{
	return besluit_extra(w, "route", route, "volgt");
}

/* ---- taking one --------------------------------------------------------------------- */

/* Outcome and route as they will stand, when they go together. */
static enum err_code
keur_route(struct werk *w, const struct besluit_invoer *in, const char **uitkomst_out,
    const char **volgt_out, struct err *err)
{
	int32_t dag = date_of_time(w->nu);
	const char *volgt, *uitkomst, *vervolg;

	if (str_empty(in->route) || !regio_code_geldig(w->gegevens, "route", in->route, dag) ||
	    (volgt = besluit_volgt(w, in->route)) == NULL)
		return SAY(err, ERR_INVALID, "route", "Kies wat er gaat gebeuren.");
	uitkomst = str_empty(in->uitkomst) ? besluit_uitkomst(w, in->route) : in->uitkomst;
	if (uitkomst == NULL || !regio_code_geldig(w->gegevens, "uitkomst", uitkomst, dag))
		return SAY(err, ERR_INVALID, "uitkomst", "Kies een uitkomst.");
	vervolg = besluit_extra(w, "uitkomst", uitkomst, "vervolg");
	if (vervolg != NULL && strcmp(vervolg, "nee") == 0 &&
	    strcmp(volgt, VOLGT_GEEN) != 0)
		return SAY(err, ERR_INVALID, "uitkomst", "Deze uitkomst past niet bij wat "
		    "er gaat gebeuren: er volgt wel iets.");
	if ((vervolg == NULL || strcmp(vervolg, "nee") != 0) &&
	    strcmp(volgt, VOLGT_GEEN) == 0)
		return SAY(err, ERR_INVALID, "uitkomst", "Deze uitkomst past niet bij wat "
		    "er gaat gebeuren: er volgt niets.");
	*uitkomst_out = uitkomst;
	*volgt_out = volgt;
	return ERR_OK;
}

static enum err_code
keur(struct werk *w, const struct besluit_invoer *in, struct vervolg *v, struct err *err)
{
	bool werkt;

	if (str_empty(in->reden))
		return SAY(err, ERR_INVALID, "reden", "Schrijf op waarom.");
	TRY(dossier_medewerker_werkt(w, in->eigenaar, &werkt, err));
	if (!werkt)
		return SAY(err, ERR_INVALID, "eigenaar", "Kies een collega die hier werkt.");
	TRY(vervolg_open(w, in->melding, v, err));
	if (strcmp(v->stap, STAP_ACUUT) == 0)
		return SAY(err, ERR_CONFLICT, NULL, "Leg eerst de acute screening vast.");
	if (v->dossier != in->dossier)
		return FAIL(err, ERR_INTERNAL, "a report of another dossier");
	/* The law wants a judgement once an investigation was decided. */
	if (v->onderzoek)
		return SAY(err, ERR_CONFLICT, NULL, "Er loopt een onderzoek. Rond dat eerst "
		    "af met een conclusie. Hulp, een overdracht of een verzoek aan de Raad "
		    "kan intussen wel.");
	return ERR_OK;
}

static const char *
stap_van(const char *volgt)
{
	static const struct { const char *volgt, *stap; } stappen[] = {
		{ VOLGT_OVERDRACHT, STAP_OVERDRACHT }, { VOLGT_HULP, STAP_HULP },
		{ VOLGT_ONDERZOEK, STAP_ONDERZOEK }, { VOLGT_VTO, STAP_VTO },
	};

	for (size_t i = 0; i < sizeof(stappen) / sizeof(stappen[0]); i++)
		if (strcmp(stappen[i].volgt, volgt) == 0)
			return stappen[i].stap;
	return STAP_TERUGKOPPELING;
}

static enum err_code
taak(struct werk *w, const struct seal_key *key, const struct besluit_invoer *in,
    int64_t besluit, const char *soort, const char *tekst, int64_t op, struct err *err)
{
	return taak_nieuw(w, key, &(struct taak_invoer){ .dossier = in->dossier,
	    .melding = in->melding, .soort = soort, .onderwerp = besluit, .tekst = tekst,
	    .eigenaar = in->eigenaar, .verloopt_op = op == DB_NULL ? 0 : op }, NULL, err);
}

/* The work that the route asks for. */
static enum err_code
begin_vervolg(struct werk *w, const struct seal_key *key, const struct besluit_invoer *in,
    int64_t besluit, const char *volgt, struct err *err)
{
	const char *tekst;
	int64_t op;

	if (strcmp(volgt, VOLGT_ONDERZOEK) == 0)
		return onderzoek_nieuw(w, key, in->melding, besluit, in->eigenaar, NULL, err);
	if (strcmp(volgt, VOLGT_VTO) == 0)
		return vto_registreer(w, key, in->melding, in->reden, NULL, err);
	if (strcmp(volgt, VOLGT_HULP) == 0) {
		TRY(termijn_wacht_op(w, in->melding, GEB_HULP_GESTART, &op, err));
		return taak(w, key, in, besluit, TAAK_HULP, "Hulp vragen", op, err);
	}
	if (strcmp(volgt, VOLGT_OVERDRACHT) != 0)
		return ERR_OK;
	tekst = arena_printf(w->a, "Overdracht aanbieden: %s",
	    regio_code_naam(w->gegevens, "route", in->route));
	if (tekst == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return taak(w, key, in, besluit, TAAK_OVERDRACHT, tekst, DB_NULL, err);
}

enum err_code
besluit_vastleggen(struct werk *w, const struct seal_key *key,
    const struct besluit_invoer *in, int64_t *id_out, struct err *err)
{
	struct p_besluit_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = in->dossier, .melding = in->melding, .route = in->route,
	    .door = werk_medewerker(w), .nu = w->nu, .eigenaar = in->eigenaar,
	    .overleg = in->overleg == 0 ? DB_NULL : in->overleg };
	const char *volgt, *tekst;
	struct vervolg v;

	TRY(keur_route(w, in, &p.uitkomst, &volgt, err));
	TRY(keur(w, in, &v, err));
	TRY(seal_text(key, place(w, p.id), in->reden, w->a, &p.reden, err));
	TRY(q_besluit_insert(w->tx, &p, err));
	/* Work of an earlier decision that nobody did is no longer wanted. */
	TRY(taak_klaar_soort(w, in->dossier, in->melding, TAAK_HULP, v.besluit, err));
	TRY(taak_klaar_soort(w, in->dossier, in->melding, TAAK_OVERDRACHT, v.besluit, err));
	TRY(melding_besloten(w, in->melding, &(struct melding_besluit){
	    .stap = stap_van(volgt), .eigenaar = in->eigenaar,
	    .onderzoek = strcmp(volgt, VOLGT_ONDERZOEK) == 0,
	    .hulp = v.hulp || strcmp(volgt, VOLGT_HULP) == 0 }, err));
	tekst = arena_printf(w->a, "%s. %s", regio_code_naam(w->gegevens, "route",
	    in->route), in->reden);
	if (tekst == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = in->dossier,
	    .melding = in->melding, .soort = GEB_BESLUIT_GENOMEN, .tekst = tekst,
	    .onderwerp = p.id }, err));
	TRY(begin_vervolg(w, key, in, p.id, volgt, err));
	*id_out = p.id;
	return ERR_OK;
}

/* ---- reading ---------------------------------------------------------------------------- */

enum err_code
besluit_laad(struct werk *w, const struct seal_key *key, int64_t besluit,
    struct besluit *out, struct err *err)
{
	struct q_besluit_rij r;
	struct besluit b;

	TRY(q_besluit_rij(w->tx, w->a, &(struct p_besluit_rij){ .regio = w->regio,
	    .id = besluit }, &r, err));
	b = (struct besluit){ .id = besluit, .melding = r.melding, .dossier = r.dossier,
	    .door = r.door, .op = r.op, .eigenaar = r.eigenaar, .overleg = r.overleg,
	    .uitkomst = r.uitkomst, .route = r.route, .door_naam = r.door_naam,
	    .eigenaar_naam = r.eigenaar_naam };
	TRY(unseal_text(key, place(w, besluit), r.reden, w->a, &b.reden, err));
	*out = b;
	return ERR_OK;
}

enum err_code
besluiten_van_melding(struct werk *w, const struct seal_key *key, int64_t melding,
    struct besluit **out, size_t *n_out, struct err *err)
{
	struct q_besluit_lijst *r;
	struct besluit *v;
	size_t n;

	TRY(q_besluit_lijst(w->tx, w->a, &(struct p_besluit_lijst){ .regio = w->regio,
	    .melding = melding, .max = LIJST_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct besluit, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		TRY_ALONG(w->tx, besluit_laad(w, key, r[i].id, &v[i], err));
	*out = v;
	*n_out = n;
	return ERR_OK;
}
