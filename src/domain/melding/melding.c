/* melding.c - a new report, with all that belongs to it. The steps after that
 * are in melding_stap.c, reading in melding_lees.c. */
#include "domain/melding/melding.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/melding/melding_plaats.h"
#include "domain/regio/regio.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"
#include "melding_sql.h"
#include "seal/seal.h"

#define VOLWASSEN 18

static int64_t
of_niets(int64_t id)
{
	return id == 0 ? DB_NULL : id;
}

struct seal_place
melding_plaats(const struct werk *w, const char *column, int64_t melding)
{
	return (struct seal_place){ "melding", column, w->regio, melding };
}

/* A child on that day: by birth date, not yet born, or, when no year of birth
 * is known, by the part in the family. In doubt a child: then it is screened. */
static bool
is_kind(const struct werk *w, const struct melding_betrokkene *b, int32_t dag)
{
	int jaren;

	if (b->kind)
		return true;
	if (b->geboren != NULL && strcmp(b->geboren, BIRTH_UNBORN) == 0)
		return true;
	jaren = b->geboren == NULL ? -1 : birth_age(b->geboren, dag);
	if (jaren >= 0)
		return jaren < VOLWASSEN;
	return strstr(regio_code_extra(w->gegevens, "jeugdzorgrol", b->rol), "soort=kind") !=
	    NULL;
}

static enum err_code
keur(const struct melding_invoer *in, struct err *err)
{
	if (in->verteld == NULL || in->verteld[0] == '\0')
		return SAY(err, ERR_INVALID, "verteld", "Schrijf op wat er is verteld.");
	if (in->nvormen == 0)
		return SAY(err, ERR_INVALID, "vormen", "Kies een of meer vormen van geweld.");
	if (in->nvormen > MELDING_VORMEN_MAX)
		return SAY(err, ERR_INVALID, "vormen", "Dit zijn te veel vormen van geweld.");
	if (in->nbetrokkenen > MELDING_BETROKKENEN_MAX)
		return SAY(err, ERR_INVALID, "personen", "Dit zijn te veel personen.");
	if (in->nmeldcode > MELDING_MELDCODE_MAX)
		return SAY(err, ERR_INVALID, "meldcode", "Dit zijn te veel antwoorden.");
	if (in->kinderen < 0 || in->kinderen > 1000)
		return SAY(err, ERR_INVALID, "kinderen", "Dit aantal kinderen kan niet.");
	return ERR_OK;
}

/* Which kind of report, and its number in the dossier; a closed dossier opens. */
static enum err_code
bepaal_soort(struct werk *w, const struct melding_invoer *in, struct p_melding_insert *p,
    struct err *err)
{
	struct q_melding_plaats d;

	p->volgnr = 1;
	p->soort = "melding";
	if (in->nieuw_dossier)
		return ERR_OK;
	TRY(q_melding_plaats(w->tx, w->a, &(struct p_melding_plaats){ .regio = w->regio,
	    .dossier = in->dossier }, &d, err));
	if (d.hoogste != DB_NULL)
		p->volgnr = d.hoogste + 1;
	if (strcmp(d.stand, "open") == 0) {
		if (p->volgnr > 1)
			p->soort = "vervolgmelding";
		return ERR_OK;
	}
	if (d.gesloten_op != DB_NULL && d.gesloten_op >= dossier_hermelding_sinds(p->ontvangen_op))
		p->soort = "hermelding";
	return dossier_heropen(w, in->dossier, of_niets(in->behandelaar), err);
}

static enum err_code
verzegel(struct werk *w, const struct seal_key *key, const struct melding_invoer *in,
    struct p_melding_insert *p, struct err *err)
{
	TRY(seal_text(key, melding_plaats(w, "verteld", p->id), in->verteld, w->a,
	    &p->verteld, err));
	TRY(seal_text(key, melding_plaats(w, "getoond", p->id), in->getoond, w->a,
	    &p->getoond, err));
	TRY(seal_text(key, melding_plaats(w, "gebeurd_waar", p->id), in->gebeurd_waar, w->a,
	    &p->gebeurd_waar, err));
	return seal_text(key, melding_plaats(w, "gevaar", p->id), in->gevaar, w->a,
	    &p->gevaar, err);
}

static enum err_code
schrijf_delen(struct werk *w, const struct melding_invoer *in, int64_t id, int32_t dag,
    struct err *err)
{
	for (size_t i = 0; i < in->nvormen; i++)
		TRY(q_melding_vorm_insert(w->tx, &(struct p_melding_vorm_insert){
		    .regio = w->regio, .melding = id, .vorm = in->vormen[i] }, NULL, err));
	for (size_t i = 0; i < in->nbetrokkenen; i++)
		TRY(q_melding_betrokkene_insert(w->tx, &(struct p_melding_betrokkene_insert){
		    .regio = w->regio, .melding = id,
		    .persoon = in->betrokkenen[i].persoon, .rol = in->betrokkenen[i].rol,
		    .hoedanigheid = in->betrokkenen[i].hoedanigheid,
		    .kind = is_kind(w, &in->betrokkenen[i], dag) }, NULL, err));
	for (size_t i = 0; i < in->nmeldcode; i++)
		TRY(q_melding_meldcode_insert(w->tx, &(struct p_melding_meldcode_insert){
		    .regio = w->regio, .melding = id, .stap = in->meldcode[i].stap,
		    .antwoord = in->meldcode[i].antwoord }, NULL, err));
	return melder_nieuw(w, id, &in->melder, err);
}

static bool
al_genoemd(const struct melding_invoer *in, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (in->betrokkenen[k].persoon == in->betrokkenen[i].persoon)
			return true;
	return false;
}

/* The clocks: of the report, of a crisis, and of each person of whom data are
 * recorded now that others gave. */
static enum err_code
start_klokken(struct werk *w, const struct melding_invoer *in, int64_t id, int64_t op,
    struct err *err)
{
	struct termijn_gebeurtenis *g = arena_new(w->a, struct termijn_gebeurtenis,
	    in->nbetrokkenen + 2);
	size_t n = 0;

	if (g == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	g[n++] = (struct termijn_gebeurtenis){ .melding = id, .dossier = in->dossier,
	    .soort = GEB_MELDING_ONTVANGEN, .op = op };
	if (in->crisis)
		g[n++] = (struct termijn_gebeurtenis){ .melding = id,
		    .dossier = in->dossier, .soort = GEB_CRISIS_GEMELD, .op = op };
	for (size_t i = 0; i < in->nbetrokkenen; i++)
		if (!al_genoemd(in, i))
			g[n++] = (struct termijn_gebeurtenis){ .melding = id,
			    .dossier = in->dossier,
			    .persoon = in->betrokkenen[i].persoon,
			    .soort = GEB_PERSOON_VASTGELEGD, .op = op };
	return termijn_eerste_gebeurtenissen(w, g, n, err);
}

static bool
met_kinderen(const struct werk *w, const struct melding_invoer *in, int32_t dag)
{
	if (in->kinderen > 0)
		return true;
	for (size_t i = 0; i < in->nbetrokkenen; i++)
		if (is_kind(w, &in->betrokkenen[i], dag))
			return true;
	return false;
}

enum err_code
melding_nieuw(struct werk *w, const struct seal_key *key, const struct melding_invoer *in,
    int64_t *id_out, struct err *err)
{
	int64_t op = in->ontvangen_op == 0 ? w->nu : in->ontvangen_op;
	int32_t dag = date_of_time(op);
	struct p_melding_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = in->dossier, .contact = of_niets(in->contact),
	    .bericht = of_niets(in->bericht), .advies = of_niets(in->advies),
	    .bron = in->bron, .hoedanigheid = in->hoedanigheid, .ontvangen_op = op,
	    .medewerker = werk_medewerker(w), .gebeurd_op = in->gebeurd_op,
	    .gebeurd_tijd = in->gebeurd_tijd, .direct_gevaar = in->direct_gevaar,
	    .kinderen = in->kinderen, .gezin_weet = in->gezin_weet,
	    .gemeente = in->gemeente, .crisis = in->crisis, .stap = STAP_ACUUT,
	    .behandelaar = of_niets(in->behandelaar),
	    .verloopt_op = TERMIJN_GEEN, .op_lijst = met_kinderen(w, in, dag) };

	TRY(keur(in, err));
	TRY(bepaal_soort(w, in, &p, err));
	TRY(verzegel(w, key, in, &p, err));
	TRY(q_melding_insert(w->tx, &p, err));
	TRY(schrijf_delen(w, in, p.id, dag, err));
	TRY(start_klokken(w, in, p.id, op, err));
	TRY(taak_nieuw(w, key, &(struct taak_invoer){ .dossier = in->dossier,
	    .melding = p.id, .soort = TAAK_TERUGKOPPELING, .eigenaar = in->behandelaar,
	    .tekst = "Terugkoppelen aan de melder" }, NULL, err));
	TRY(gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = in->dossier,
	    .melding = p.id, .soort = GEBEURTENIS_MELDING, .op = op }, err));
	if (in->crisis)
		TRY(gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = in->dossier,
		    .melding = p.id, .soort = GEB_CRISIS_GEMELD, .op = op }, err));
	*id_out = p.id;
	return ERR_OK;
}
