#include "domain/overdracht/overdracht.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/besluit/vervolg.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/melding/melding.h"
#include "domain/regio/regio.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"
#include "overdracht_sql.h"
#include "seal/seal.h"

#define AANVAARD "aanvaard"

static struct seal_place
place(const struct werk *w, const char *column, int64_t id)
{
	return (struct seal_place){ "overdracht", column, w->regio, id };
}

/* What happened, with its clocks and its line on the timeline. */
static enum err_code
gebeurt(struct werk *w, const struct seal_key *key, const struct overdracht *o,
    const char *soort, const char *tekst, struct err *err)
{
	if (tekst == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){ .melding = o->melding,
	    .dossier = o->dossier, .soort = soort }, err));
	return gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = o->dossier,
	    .melding = o->melding, .soort = soort, .tekst = tekst, .onderwerp = o->id },
	    err);
}

static enum err_code
keur(struct werk *w, const struct overdracht_invoer *in, const char **organisatie_out,
    struct err *err)
{
	TRY(vervolg_organisatie(w, in->organisatie, "organisatie", organisatie_out, err));
	if (in->grond == NULL || !regio_code_geldig(w->gegevens, "grond", in->grond,
	    date_of_time(w->nu)))
		return SAY(err, ERR_INVALID, "grond",
		    "Kies op welke grond je dit deelt. Zonder grond mag het niet.");
	if (in->tekst == NULL || in->tekst[0] == '\0')
		return SAY(err, ERR_INVALID, "tekst", "Schrijf op wat je overdraagt.");
	return ERR_OK;
}

enum err_code
overdracht_bied_aan(struct werk *w, const struct seal_key *key,
    const struct overdracht_invoer *in, int64_t *id_out, struct err *err)
{
	struct p_overdracht_insert p = { .regio = w->regio, .id = db_new_id(),
	    .melding = in->melding, .organisatie = in->organisatie, .grond = in->grond,
	    .nu = w->nu, .door = werk_medewerker(w) };
	struct q_overdracht_wacht wacht;
	const char *organisatie;
	struct vervolg v;

	TRY(keur(w, in, &organisatie, err));
	TRY(vervolg_na_besluit(w, in->melding, &v, err));
	TRY(q_overdracht_wacht(w->tx, w->a, &(struct p_overdracht_wacht){ .regio = w->regio,
	    .melding = in->melding, .organisatie = in->organisatie }, &wacht, err));
	if (wacht.n > 0)
		return SAY(err, ERR_CONFLICT, NULL,
		    "Aan deze organisatie is de zaak al aangeboden. Het antwoord komt nog.");
	p.dossier = v.dossier;
	p.besluit = v.besluit;
	TRY(seal_text(key, place(w, "contactpersoon", p.id), in->contactpersoon, w->a,
	    &p.contactpersoon, err));
	TRY(seal_text(key, place(w, "tekst", p.id), in->tekst, w->a, &p.tekst, err));
	TRY(q_overdracht_insert(w->tx, &p, err));
	TRY(gebeurt(w, key, &(struct overdracht){ .id = p.id, .melding = in->melding,
	    .dossier = v.dossier }, GEB_OVERDRACHT_AANGEBODEN, arena_printf(w->a,
	    "Aan %s. Grond: %s. Veilig Thuis houdt de regie tot het antwoord.", organisatie,
	    regio_code_naam(w->gegevens, "grond", in->grond)), err));
	TRY(taak_klaar_soort(w, v.dossier, in->melding, TAAK_OVERDRACHT, 0, err));
	TRY(vervolg_begin(w, in->melding, &v, STAP_OVERDRACHT, err));
	*id_out = p.id;
	return ERR_OK;
}

static enum err_code
geweigerd(struct werk *w, const struct seal_key *key, const struct overdracht *o,
    const struct vervolg *v, const char *naam, const char *reden, struct err *err)
{
	const char *tekst = arena_printf(w->a,
	    "Een andere plek zoeken: %s nam de zaak niet over", naam);

	if (tekst == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(gebeurt(w, key, o, GEB_OVERDRACHT_BEANTWOORD, arena_printf(w->a,
	    "Geweigerd door %s. %s Veilig Thuis houdt de regie.", naam, reden), err));
	return taak_nieuw(w, key, &(struct taak_invoer){ .dossier = o->dossier,
	    .melding = o->melding, .soort = TAAK_OVERDRACHT, .onderwerp = o->id,
	    .tekst = tekst, .eigenaar = v->eigenaar }, NULL, err);
}

enum err_code
overdracht_beantwoord(struct werk *w, const struct seal_key *key, int64_t overdracht,
    const char *antwoord, const char *reden, struct err *err)
{
	struct p_overdracht_antwoord_set p = { .regio = w->regio, .id = overdracht,
	    .antwoord = antwoord, .nu = w->nu, .door = werk_medewerker(w) };
	const struct regio_organisatie *org;
	struct overdracht o;
	struct vervolg v;
	const char *naam;

	TRY(overdracht_vind(w, overdracht, &o, err));
	TRY(vervolg_open(w, o.melding, &v, err));
	if (o.antwoord != NULL)
		return SAY(err, ERR_CONFLICT, NULL, "Het antwoord stond er al.");
	if (antwoord == NULL || (strcmp(antwoord, AANVAARD) != 0 &&
	    strcmp(antwoord, "geweigerd") != 0))
		return SAY(err, ERR_INVALID, "antwoord", "Kies aanvaard of geweigerd.");
	if (strcmp(antwoord, AANVAARD) != 0 && (reden == NULL || reden[0] == '\0'))
		return SAY(err, ERR_INVALID, "reden", "Schrijf op waarom zij weigeren.");
	TRY(seal_text(key, place(w, "reden", overdracht), reden, w->a, &p.reden, err));
	TRY(q_overdracht_antwoord_set(w->tx, &p, err));
	org = regio_organisatie(w->gegevens, o.organisatie);
	naam = org == NULL ? "de organisatie" : org->naam;
	if (strcmp(antwoord, AANVAARD) != 0)
		return geweigerd(w, key, &o, &v, naam, reden, err);
	TRY(gebeurt(w, key, &o, GEB_OVERDRACHT_BEANTWOORD, arena_printf(w->a,
	    "Aanvaard door %s. De regie ligt vanaf nu daar.", naam), err));
	return vervolg_klaar(w, o.melding, STAP_OVERDRACHT, err);
}

static struct overdracht
van_rij(const struct q_overdracht_rij *r, int64_t id)
{
	return (struct overdracht){ .id = id, .melding = r->melding, .dossier = r->dossier,
	    .organisatie = r->organisatie, .aangeboden_op = r->aangeboden_op,
	    .beantwoord_op = r->beantwoord_op, .grond = r->grond, .antwoord = r->antwoord,
	    .aangeboden_naam = r->naam };
}

enum err_code
overdracht_vind(struct werk *w, int64_t overdracht, struct overdracht *out, struct err *err)
{
	struct q_overdracht_rij r;

	TRY(q_overdracht_rij(w->tx, w->a, &(struct p_overdracht_rij){ .regio = w->regio,
	    .id = overdracht }, &r, err));
	*out = van_rij(&r, overdracht);
	return ERR_OK;
}

static enum err_code
laad(struct werk *w, const struct seal_key *key, int64_t id, struct overdracht *out,
    struct err *err)
{
	struct q_overdracht_rij r;
	struct overdracht x;

	TRY(q_overdracht_rij(w->tx, w->a, &(struct p_overdracht_rij){ .regio = w->regio,
	    .id = id }, &r, err));
	x = van_rij(&r, id);
	TRY(unseal_text(key, place(w, "contactpersoon", id), r.contactpersoon, w->a,
	    &x.contactpersoon, err));
	TRY(unseal_text(key, place(w, "tekst", id), r.tekst, w->a, &x.tekst, err));
	TRY(unseal_text(key, place(w, "reden", id), r.reden, w->a, &x.reden, err));
	*out = x;
	return ERR_OK;
}

enum err_code
overdrachten_van_melding(struct werk *w, const struct seal_key *key, int64_t melding,
    struct overdracht **out, size_t *n_out, struct err *err)
{
	struct q_overdracht_lijst *l;
	struct overdracht *v;
	size_t n;

	TRY(q_overdracht_lijst(w->tx, w->a, &(struct p_overdracht_lijst){ .regio = w->regio,
	    .melding = melding }, &l, &n, err));
	if ((v = arena_new(w->a, struct overdracht, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		TRY_ALONG(w->tx, laad(w, key, l[i].id, &v[i], err));
	*out = v;
	*n_out = n;
	return ERR_OK;
}
