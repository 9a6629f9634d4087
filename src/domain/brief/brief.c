#include "domain/brief/brief.h"

#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "brief_sql.h"
#include "db/db.h"
#include "domain/besluit/besluit.h"
#include "domain/besluit/vervolg.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn.h"
#include "seal/seal.h"

static struct seal_place
place(const struct werk *w, const char *kolom, int64_t id)
{
	return (struct seal_place){ "brief", kolom, w->regio, id };
}

/* ---- told: the clocks ------------------------------------------------------------------- */

static enum err_code
verteld(struct werk *w, int64_t dossier, int64_t persoon, const char *soort, int64_t op,
    struct err *err)
{
	const char *informeert = besluit_extra(w, "briefsoort", soort, "informeert");
	struct q_brief_klokken *k;
	size_t n;

	if (informeert == NULL || strcmp(informeert, "ja") != 0)
		return ERR_OK;
	TRY(q_brief_klokken(w->tx, w->a, &(struct p_brief_klokken){ .regio = w->regio,
	    .dossier = dossier, .persoon = persoon, .stop = GEB_PERSOON_INGELICHT }, &k, &n,
	    err));
	for (size_t i = 0; i < n; i++)
		TRY(vervolg_geinformeerd(w, k[i].melding, k[i].persoon, op, err));
	return ERR_OK;
}

/* ---- making ----------------------------------------------------------------------------- */

static enum err_code
keur(struct werk *w, const struct brief_invoer *in, const struct brief_over *over,
    const struct brief_aan *aan, struct err *err)
{
	int32_t vandaag = date_of_time(w->nu);

	if (over->belet != NULL)
		return SAY(err, ERR_INVALID, "aan", over->belet);
	if (aan->belet != NULL)
		return SAY(err, ERR_INVALID, "aan", aan->belet);
	if (!regio_code_geldig(w->gegevens, "briefsoort", in->soort, vandaag))
		return SAY(err, ERR_INVALID, "soort", "Kies wat voor brief het is.");
	if (!regio_code_geldig(w->gegevens, "briefwijze", in->wijze, vandaag))
		return SAY(err, ERR_INVALID, "wijze", "Kies hoe de brief gaat.");
	if (strcmp(in->wijze, BRIEF_POST) != 0)
		return ERR_OK;
	if (aan->post != NULL)
		return SAY(err, ERR_INVALID, "wijze", aan->post);
	if (in->met_reden && str_empty(in->reden))
		return SAY(err, ERR_INVALID, "reden", "In dit dossier staat hoe contact veilig "
		    "is. Lees het, en schrijf op waarom deze brief toch per post kan.");
	return ERR_OK;
}

static enum err_code
zegel(struct werk *w, const struct seal_key *key, const struct brief_invoer *in,
    const struct brief_aan *aan, struct p_brief_insert *p, struct err *err)
{
	bool post = strcmp(in->wijze, BRIEF_POST) == 0;

	TRY(seal_text(key, place(w, "naam", p->id), aan->naam, w->a, &p->naam, err));
	TRY(seal_text(key, place(w, "tekst", p->id), in->tekst, w->a, &p->tekst, err));
	if (post)
		TRY(seal_text(key, place(w, "adres", p->id), aan->adres, w->a, &p->adres, err));
	if (post && !str_empty(in->reden))
		TRY(seal_text(key, place(w, "reden", p->id), in->reden, w->a, &p->reden, err));
	return ERR_OK;
}

enum err_code
brief_maak(struct werk *w, const struct seal_key *key, const struct brief_invoer *in,
    const struct brief_over *over, const struct brief_aan *aan, int64_t *id_out,
    struct err *err)
{
	struct p_brief_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = in->dossier, .persoon = over->persoon, .aan = aan->persoon,
	    .soort = in->soort, .wijze = in->wijze, .door = werk_medewerker(w), .op = w->nu };
	const char *voorstel;

	TRY(keur(w, in, over, aan, err));
	TRY(brief_voorstel(w, in->soort, over, aan, &voorstel, err));
	TRY(brief_keur_tekst(w, key, in->dossier, voorstel, in->tekst, err));
	TRY(zegel(w, key, in, aan, &p, err));
	TRY(q_brief_insert(w->tx, &p, err));
	*id_out = p.id;
	TRY(gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = in->dossier,
	    .soort = GEB_BRIEF_GEMAAKT, .onderwerp = p.id, .tekst = arena_printf(w->a,
	    "%s. Aan %s. %s.", regio_code_naam(w->gegevens, "briefsoort", in->soort),
	    aan->naam, regio_code_naam(w->gegevens, "briefwijze", in->wijze)) }, err));
	if (strcmp(in->wijze, BRIEF_POST) != 0)
		return ERR_OK;
	return verteld(w, in->dossier, over->persoon, in->soort, 0, err);
}

enum err_code
brief_reik_uit(struct werk *w, const struct brief *b, int64_t op, struct err *err)
{
	int64_t wanneer = op == 0 ? w->nu : op, n;

	if (strcmp(b->wijze, BRIEF_UITREIKEN) != 0)
		return SAY(err, ERR_CONFLICT, NULL, "Deze brief is per post gegaan.");
	if (wanneer > w->nu)
		return SAY(err, ERR_INVALID, "op", "Dit moment is nog niet geweest.");
	if (wanneer < b->op - b->op % 60)	/* people say it to the minute */
		return SAY(err, ERR_INVALID, "op", "Toen was deze brief er nog niet.");
	TRY(q_brief_uitgereikt(w->tx, &(struct p_brief_uitgereikt){ .regio = w->regio,
	    .id = b->id, .op = wanneer, .door = werk_medewerker(w) }, &n, err));
	if (n == 0)
		return SAY(err, ERR_CONFLICT, NULL, "Deze brief is al overhandigd.");
	TRY(gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = b->dossier,
	    .soort = GEB_BRIEF_UITGEREIKT, .op = wanneer, .onderwerp = b->aan }, err));
	return verteld(w, b->dossier, b->persoon, b->soort, wanneer, err);
}

/* ---- reading ---------------------------------------------------------------------------- */

enum err_code
brief_dossier(struct werk *w, int64_t brief, int64_t *out, struct err *err)
{
	struct q_brief_plek r;

	TRY(q_brief_plek(w->tx, w->a, &(struct p_brief_plek){ .regio = w->regio,
	    .id = brief }, &r, err));
	*out = r.dossier;
	return ERR_OK;
}

enum err_code
brief_lees(struct werk *w, const struct seal_key *key, int64_t brief, struct brief *out,
    struct err *err)
{
	struct q_brief_een r;

	TRY(q_brief_een(w->tx, w->a, &(struct p_brief_een){ .regio = w->regio, .id = brief },
	    &r, err));
	*out = (struct brief){ .id = brief, .dossier = r.dossier, .persoon = r.persoon,
	    .aan = r.aan, .op = r.op, .soort = r.soort, .wijze = r.wijze, .door = r.door,
	    .uitgereikt_op = r.uitgereikt_op, .uitgereikt_door = r.uitgereikt_door };
	TRY(unseal_text(key, place(w, "naam", brief), r.naam, w->a, &out->naam, err));
	if (r.adres.p != NULL)
		TRY(unseal_text(key, place(w, "adres", brief), r.adres, w->a, &out->adres, err));
	if (r.reden.p != NULL)
		TRY(unseal_text(key, place(w, "reden", brief), r.reden, w->a, &out->reden, err));
	return unseal_text(key, place(w, "tekst", brief), r.tekst, w->a, &out->tekst, err);
}

enum err_code
brieven_lees(struct werk *w, const struct seal_key *key, int64_t dossier,
    struct brief **out, size_t *n_out, struct err *err)
{
	struct q_brief_lijst *r;
	struct brief *v;
	size_t n;

	TRY(q_brief_lijst(w->tx, w->a, &(struct p_brief_lijst){ .regio = w->regio,
	    .dossier = dossier, .max = BRIEVEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct brief, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct brief){ .id = r[i].id, .dossier = dossier, .op = r[i].op,
		    .soort = r[i].soort, .wijze = r[i].wijze, .door = r[i].door,
		    .uitgereikt_op = r[i].uitgereikt_op };
		TRY(unseal_text(key, place(w, "naam", v[i].id), r[i].naam, w->a, &v[i].naam,
		    err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}
