/* What must hold in norm.tsv and kalender.tsv. */
#include <string.h>

#include "base/date.h"
#include "domain/regio/regio_controle.h"
#include "domain/termijn/kalender.h"
#include "domain/termijn/norm.h"

SLEUTEL(s_norm, rij_norm, .een = r->code)
SLEUTEL(s_norm_versie, rij_norm, .een = r->code, .nummer = r->versie)
SLEUTEL(s_dag, rij_kalender, .een = r->rij.van)

/* Which calendar goes with which unit, and where the Atw may apply. */
static void
norm_telling(struct controle *c, const struct rij_norm *n, enum eenheid e)
{
	unsigned regel = n->rij.regel;
	enum norm_kalender k;
	struct err err;

	if (norm_kalender_lees(n->kalender, &k, &err) != ERR_OK) {
		FOUT(c, regel, "kalender", "%s", err.text);
		return;
	}
	if (e == EENHEID_UREN && k != NORM_EXACT)
		FOUT(c, regel, "kalender", "Uren zijn altijd exact.");
	if (e == EENHEID_WERKDAGEN && k == NORM_EXACT)
		FOUT(c, regel, "kalender", "Werkdagen zijn die van atw of organisatie.");
	if (e != EENHEID_WERKDAGEN && k == NORM_ORGANISATIE)
		FOUT(c, regel, "kalender", "De organisatie telt alleen werkdagen.");
	if (n->atw && (e == EENHEID_UREN || e == EENHEID_WERKDAGEN))
		FOUT(c, regel, "atw", "De Algemene termijnenwet geldt niet voor "
		    "uren of werkdagen: vul nee in.");
	else if (n->atw && k == NORM_EXACT)
		FOUT(c, regel, "atw", "Een exacte termijn volgt de Algemene "
		    "termijnenwet niet: vul nee in.");
}

static void
norm_woorden(struct controle *c, const struct rij_norm *n)
{
	const struct norm_sein *seinen;
	struct norm_verleng verleng;
	enum norm_per per;
	struct err err;
	size_t nseinen = 0;

	if (norm_per_lees(n->per, &per, &err) != ERR_OK)
		FOUT(c, n->rij.regel, "per", "%s", err.text);
	if (norm_verleng_lees(n->verleng, &verleng, &err) != ERR_OK)
		FOUT(c, n->rij.regel, "verleng", "%s", err.text);
	if (norm_seinen_lees(c->a, n->waarschuw, &seinen, &nseinen, &err) != ERR_OK)
		FOUT(c, n->rij.regel, "waarschuw", "%s",
		    err.text == NULL ? "Dit is te lang." : err.text);
	for (size_t i = 0; i < nseinen; i++)
		if (!gelijk(seinen[i].wie, SEIN_EIGENAAR))
			regio_rol_moet(c, n->rij.regel, "waarschuw", seinen[i].wie);
}

static void
norm(struct controle *c, const struct rij_norm *n)
{
	unsigned regel = n->rij.regel;
	enum eenheid eenheid;
	struct err err;

	regio_code_moet(c, regel, "start_gebeurtenis", "gebeurtenis", n->start);
	regio_code_moet(c, regel, "stop_gebeurtenis", "gebeurtenis", n->stop);
	regio_rol_moet(c, regel, "wie", n->wie);
	if (n->lengte < 1 || n->lengte > TERMIJN_LENGTE_MAX)
		FOUT(c, regel, "lengte", "Kies een getal van 1 tot en met %d.",
		    TERMIJN_LENGTE_MAX);
	if (n->versie < 1)
		FOUT(c, regel, "versie", "De eerste versie is 1.");
	if (eenheid_lees(n->eenheid, &eenheid, &err) != ERR_OK)
		FOUT(c, regel, "eenheid", "%s", err.text);
	else
		norm_telling(c, n, eenheid);
	norm_woorden(c, n);
}

/* A version that ends is followed by one on the day it ends, unless it is the
 * last: a day without a norm between two versions is a mistake. */
static void
norm_sluit_aan(struct controle *c, const struct rij_norm *n)
{
	bool later = false;

	if (n->rij.tot == NULL)
		return;
	for (size_t i = 0; i < c->m->nnormen; i++) {
		const struct rij_norm *o = &c->m->normen[i];

		if (!gelijk(o->code, n->code) || o == n)
			continue;
		if (gelijk(o->rij.van, n->rij.tot))
			return;
		later = later || strcmp(o->rij.van, n->rij.tot) > 0;
	}
	if (later)
		FOUT(c, n->rij.regel, "tot", "Er zit een gat tussen deze versie en "
		    "de volgende.");
}

/* Feast days are computed for these years; of others no term can be told. */
static void
jaar_moet(struct controle *c, unsigned regel, const char *kolom, const char *dag)
{
	int32_t d = regio_dag(dag);

	if (d < date_from_ymd(KALENDER_JAAR_MIN, 1, 1) ||
	    d > date_from_ymd(KALENDER_JAAR_MAX, 12, 31))
		FOUT(c, regel, kolom, "Van dit jaar zijn Pasen en de feestdagen niet bekend: "
		    "kies een dag van 1990 tot en met 2100.");
}

void
regio_controleer_normen(struct controle *c)
{
	const struct regio_map *m = c->m;

	c->bestand = "norm.tsv";
	for (size_t i = 0; i < m->nnormen; i++) {
		norm(c, &m->normen[i]);
		jaar_moet(c, m->normen[i].rij.regel, "van", m->normen[i].rij.van);
		norm_sluit_aan(c, &m->normen[i]);
	}
	DUBBELEN(c, m->normen, m->nnormen, s_norm, false, "van");
	DUBBELEN(c, m->normen, m->nnormen, s_norm_versie, true, "versie");
	c->bestand = "kalender.tsv";
	for (size_t i = 0; i < m->ndagen; i++)
		jaar_moet(c, m->dagen[i].rij.regel, "datum", m->dagen[i].rij.van);
	DUBBELEN(c, m->dagen, m->ndagen, s_dag, true, "datum");
}
