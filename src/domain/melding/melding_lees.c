/* melding_lees.c - reading reports. */
#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/melding/melding.h"
#include "domain/melding/melding_plaats.h"
#include "melding_sql.h"

#define LIJST_MAX 200

static enum err_code
open_teksten(struct werk *w, const struct seal_key *key, const struct q_melding_rij *r,
    struct melding *m, struct err *err)
{
	TRY(unseal_text(key, melding_plaats(w, "verteld", m->id), r->verteld, w->a,
	    &m->verteld, err));
	TRY(unseal_text(key, melding_plaats(w, "getoond", m->id), r->getoond, w->a,
	    &m->getoond, err));
	TRY(unseal_text(key, melding_plaats(w, "gebeurd_waar", m->id), r->gebeurd_waar, w->a,
	    &m->gebeurd_waar, err));
	return unseal_text(key, melding_plaats(w, "gevaar", m->id), r->gevaar, w->a,
	    &m->gevaar, err);
}

static enum err_code
lees_vormen(struct werk *w, struct melding *m, struct err *err)
{
	struct q_melding_vormen *r;

	TRY(q_melding_vormen(w->tx, w->a, &(struct p_melding_vormen){ .regio = w->regio,
	    .melding = m->id }, &r, &m->nvormen, err));
	if ((m->vormen = arena_new(w->a, const char *, m->nvormen + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < m->nvormen; i++)
		m->vormen[i] = r[i].vorm;
	return ERR_OK;
}

static enum err_code
lees_betrokkenen(struct werk *w, struct melding *m, struct err *err)
{
	struct q_melding_betrokkenen *r;

	TRY(q_melding_betrokkenen(w->tx, w->a, &(struct p_melding_betrokkenen){
	    .regio = w->regio, .melding = m->id }, &r, &m->nbetrokkenen, err));
	m->betrokkenen = arena_new(w->a, struct melding_betrokkene, m->nbetrokkenen + 1);
	if (m->betrokkenen == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < m->nbetrokkenen; i++)
		m->betrokkenen[i] = (struct melding_betrokkene){ .persoon = r[i].persoon,
		    .rol = r[i].rol, .hoedanigheid = r[i].hoedanigheid,
		    .kind = r[i].kind == 1 };
	return ERR_OK;
}

static enum err_code
lees_meldcode(struct werk *w, struct melding *m, struct err *err)
{
	struct q_melding_meldcode *r;

	TRY(q_melding_meldcode(w->tx, w->a, &(struct p_melding_meldcode){ .regio = w->regio,
	    .melding = m->id }, &r, &m->nmeldcode, err));
	m->meldcode = arena_new(w->a, struct melding_meldcode, m->nmeldcode + 1);
	if (m->meldcode == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < m->nmeldcode; i++)
		m->meldcode[i] = (struct melding_meldcode){ r[i].stap, r[i].antwoord };
	return ERR_OK;
}

enum err_code
melding_laad(struct werk *w, const struct seal_key *key, int64_t melding, struct melding *out,
    struct err *err)
{
	struct melding l = { .id = melding }, m;
	struct q_melding_rij r;

	/* Persons are asked for by these while the texts wait for their key. */
	TRY(lees_vormen(w, &l, err));
	TRY(lees_betrokkenen(w, &l, err));
	TRY(lees_meldcode(w, &l, err));
	if (!tx_answered(w->tx))
		*out = l;
	TRY(q_melding_rij(w->tx, w->a, &(struct p_melding_rij){ .regio = w->regio,
	    .id = melding }, &r, err));
	m = (struct melding){ .id = melding, .dossier = r.dossier, .volgnr = r.volgnr,
	    .versie = r.versie, .soort = r.soort, .contact = r.contact,
	    .bericht = r.bericht, .advies = r.advies, .bron = r.bron,
	    .hoedanigheid = r.hoedanigheid, .ontvangen_op = r.ontvangen_op,
	    .medewerker = r.medewerker, .gebeurd_op = r.gebeurd_op,
	    .gebeurd_tijd = r.gebeurd_tijd, .gezin_weet = r.gezin_weet,
	    .gemeente = r.gemeente, .direct_gevaar = r.direct_gevaar,
	    .kinderen = r.kinderen, .crisis = r.crisis == 1,
	    .open = strcmp(r.stand, "open") == 0, .op_lijst = r.op_lijst == 1,
	    .stap = r.stap, .behandelaar = r.behandelaar,
	    .behandelaar_naam = r.behandelaar_naam, .letter = r.letter,
	    .punten = r.punten, .verloopt_op = r.verloopt_op, .termijn = r.termijn,
	    .afsluitreden = r.afsluitreden, .gesloten_op = r.gesloten_op,
	    .vormen = l.vormen, .nvormen = l.nvormen, .betrokkenen = l.betrokkenen,
	    .nbetrokkenen = l.nbetrokkenen, .meldcode = l.meldcode,
	    .nmeldcode = l.nmeldcode };
	TRY(open_teksten(w, key, &r, &m, err));
	*out = m;
	return ERR_OK;
}

static int
op_code(const void *x, const void *y)
{
	const struct q_melding_vormen_dossier *a = x, *b = y;

	return strcmp(a->vorm, b->vorm);
}

/* "financiele_uitbuiting partnergeweld" */
static enum err_code
vormen_van(struct werk *w, const struct q_melding_vormen_dossier *v, size_t n,
    struct melding_kort *m, struct err *err)
{
	m->vormen = "";
	for (size_t i = 0; i < n; i++) {
		if (v[i].melding != m->id)
			continue;
		m->vormen = m->vormen[0] == '\0' ? v[i].vorm :
		    arena_printf(w->a, "%s %s", m->vormen, v[i].vorm);
		if (m->vormen == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
	}
	return ERR_OK;
}

enum err_code
meldingen_van_dossier(struct werk *w, int64_t dossier, struct melding_kort **out,
    size_t *n_out, struct err *err)
{
	struct q_melding_vormen_dossier *vormen;
	struct q_melding_lijst_dossier *r;
	struct melding_kort *v;
	size_t n, nvormen;

	TRY(q_melding_lijst_dossier(w->tx, w->a, &(struct p_melding_lijst_dossier){
	    .regio = w->regio, .dossier = dossier, .max = LIJST_MAX }, &r, &n, err));
	TRY(q_melding_vormen_dossier(w->tx, w->a, &(struct p_melding_vormen_dossier){
	    .regio = w->regio, .dossier = dossier }, &vormen, &nvormen, err));
	if (nvormen > 1)
		qsort(vormen, nvormen, sizeof(*vormen), op_code);
	if ((v = arena_new(w->a, struct melding_kort, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct melding_kort){ .id = r[i].id, .volgnr = r[i].volgnr,
		    .ontvangen_op = r[i].ontvangen_op, .gesloten_op = r[i].gesloten_op,
		    .behandelaar = r[i].behandelaar, .punten = r[i].punten,
		    .soort = r[i].soort, .bron = r[i].bron,
		    .hoedanigheid = r[i].hoedanigheid, .stap = r[i].stap,
		    .letter = r[i].letter, .afsluitreden = r[i].afsluitreden,
		    .behandelaar_naam = r[i].behandelaar_naam,
		    .kinderen = r[i].kinderen, .verloopt_op = r[i].verloopt_op,
		    .open = strcmp(r[i].stand, "open") == 0,
		    .crisis = r[i].crisis == 1, .op_lijst = r[i].op_lijst == 1 };
		TRY(vormen_van(w, vormen, nvormen, &v[i], err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}
