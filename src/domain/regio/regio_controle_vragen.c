/* What must hold in a questionnaire with points. */
#include <stdlib.h>

#include "domain/regio/regio_controle.h"

SLEUTEL(s_vragenlijst, rij_vragenlijst, .een = r->code)
SLEUTEL(s_vragenlijst_versie, rij_vragenlijst, .een = r->code, .nummer = r->versie)
SLEUTEL(s_vraag, rij_vraag, .een = r->vraag, .twee = r->keuze)

static size_t
aantal_keuzes(const struct rij_vragenlijst *v, const char *vraag)
{
	size_t n = 0;

	for (size_t i = 0; i < v->nvragen; i++)
		n += gelijk(v->vragen[i].vraag, vraag) &&
		    v->vragen[i].keuze[0] != '\0';
	return n;
}

static void
vraag(struct controle *c, const struct rij_vragenlijst *v, size_t i,
    const struct rij_vraag *hoort_bij)
{
	const struct rij_vraag *r = &v->vragen[i];
	unsigned regel = r->rij.regel;

	if (r->keuze[0] == '\0') {
		regio_code_moet(c, regel, "sectie", "weging_sectie", r->sectie);
		if (!gelijk(r->verplicht, "ja") && !gelijk(r->verplicht, "nee"))
			FOUT(c, regel, "verplicht", "Vul ja of nee in.");
		if (r->punten[0] != '\0')
			FOUT(c, regel, "punten", "Een vraag heeft zelf geen punten.");
		if (aantal_keuzes(v, r->vraag) < 2)
			FOUT(c, regel, "vraag",
			    "Geef deze vraag minstens twee antwoorden.");
		return;
	}
	if (hoort_bij == NULL || !gelijk(hoort_bij->vraag, r->vraag) ||
	    !gelijk(hoort_bij->sectie, r->sectie))
		FOUT(c, regel, "vraag",
		    "Dit antwoord staat niet onder zijn vraag.");
	if (r->punten[0] == '\0')
		FOUT(c, regel, "punten", "Vul de punten van dit antwoord in.");
	if (r->verplicht[0] != '\0')
		FOUT(c, regel, "verplicht", "Laat dit leeg bij een antwoord.");
}

/* The most, or for points below zero the least, that a section can give. */
static int64_t
sectie_uiterste(const struct rij_vragenlijst *v, const char *sectie, bool min)
{
	int64_t som = 0, vraag_uiterste = 0;

	for (size_t i = 0; i < v->nvragen; i++) {
		const struct rij_vraag *r = &v->vragen[i];

		if (r->keuze[0] == '\0') {
			som += vraag_uiterste;
			vraag_uiterste = 0;
		} else if (gelijk(r->sectie, sectie) && (min ?
		    r->waarde < vraag_uiterste : r->waarde > vraag_uiterste))
			vraag_uiterste = r->waarde;
	}
	return som + vraag_uiterste;
}

static void
secties(struct controle *c, const struct rij_vragenlijst *v)
{
	for (size_t i = 0; i < c->m->ncodes; i++) {
		const struct rij_code *s = &c->m->codes[i];
		const char *max;
		int64_t moet, is;

		if (!gelijk(s->lijst, "weging_sectie") ||
		    (max = regio_extra(c->a, s->extra, "max")) == NULL)
			continue;
		moet = strtoll(max, NULL, 10);
		is = sectie_uiterste(v, s->code, moet < 0);
		if (is != moet)
			FOUT(c, 0, NULL, "De sectie %s komt op %lld punten uit, de "
			    "codelijst zegt %lld.", s->code, (long long)is,
			    (long long)moet);
	}
}

void
regio_controleer_vragenlijsten(struct controle *c)
{
	const struct regio_map *m = c->m;

	c->bestand = "vragenlijst.tsv";
	DUBBELEN(c, m->vragenlijsten, m->nvragenlijsten, s_vragenlijst, false, "van");
	DUBBELEN(c, m->vragenlijsten, m->nvragenlijsten, s_vragenlijst_versie, true,
	    "versie");
	for (size_t i = 0; i < m->nvragenlijsten; i++) {
		const struct rij_vragenlijst *v = &m->vragenlijsten[i];
		const struct rij_vraag *laatste = NULL;

		c->bestand = "vragenlijst.tsv";
		if (v->versie < 1)
			FOUT(c, v->rij.regel, "versie", "De eerste versie is 1.");
		if (v->grens_a <= v->grens_b)
			FOUT(c, v->rij.regel, "grens_a",
			    "De grens van A ligt boven die van B.");
		c->bestand = v->bestand;
		if (v->nvragen == 0)
			FOUT(c, 0, NULL, "Er staan geen vragen in.");
		for (size_t j = 0; j < v->nvragen; j++) {
			if (v->vragen[j].keuze[0] == '\0')
				laatste = &v->vragen[j];
			vraag(c, v, j, laatste);
		}
		DUBBELEN(c, v->vragen, v->nvragen, s_vraag, true, "keuze");
		secties(c, v);
	}
}
