/* inbox_tekst.c - a police report as a text that people read. Everything that
 * was said is in it, also what has a field of its own. */
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "exchange/corv/inbox.h"

#define TEKST_BYTES ((size_t)8 << 20)
#define TEKST_TEKENS 990000	/* a little less than the field verteld may hold */

static void
alinea(struct buf *b, const char *kop, const char *tekst)
{
	if (tekst == NULL || tekst[0] == '\0')
		return;
	if (b->n > 0)
		buf_puts(b, "\n\n");
	buf_puts(b, kop);
	buf_puts(b, "\n");
	buf_puts(b, tekst);
}

static void
regel(struct buf *b, const char *kop, const char *tekst)
{
	if (tekst == NULL || tekst[0] == '\0')
		return;
	buf_puts(b, "\n");
	buf_puts(b, kop);
	buf_puts(b, ": ");
	buf_puts(b, tekst);
}

static void
datum(struct buf *b, struct arena *a, const char *kop, const char *jjjjmmdd)
{
	if (jjjjmmdd != NULL)
		regel(b, kop, birth_text(a, jjjjmmdd));
}

static void
lijst(struct buf *b, const char *kop, const struct vtm_lijst *l)
{
	for (size_t i = 0; i < l->n; i++)
		regel(b, kop, l->item[i]);
}

static void
naam(struct buf *b, const struct vtm_naam *n)
{
	const char *delen[] = { n->voornamen, n->voorvoegsel, n->geslachtsnaam };
	bool begun = false;

	if (n->volledige_naam != NULL) {
		buf_puts(b, n->volledige_naam);
		return;
	}
	for (size_t i = 0; i < 3; i++) {
		if (delen[i] == NULL || delen[i][0] == '\0')
			continue;
		buf_puts(b, begun ? " " : "");
		buf_puts(b, delen[i]);
		begun = true;
	}
	if (!begun)
		buf_puts(b, "naam niet genoemd");
}

static void
adres(struct buf *b, const char *kop, const struct vtm_adres *p)
{
	const char *delen[] = { p->straat, p->huisnummer, p->huisletter, p->toevoeging,
	    p->postcode, p->woonplaats, p->regel1, p->regel2, p->regel3, p->landcode };
	bool begun = false;

	for (size_t i = 0; i < sizeof(delen) / sizeof(delen[0]); i++) {
		if (delen[i] == NULL || delen[i][0] == '\0')
			continue;
		if (!begun)
			buf_printf(b, "\n%s:", kop);
		begun = true;
		buf_puts(b, i == 9 ? ", land " : " ");
		buf_puts(b, delen[i]);
	}
}

static void
nummers(struct buf *b, const struct vtm_naam *n)
{
	regel(b, "BSN", n->bsn);
	regel(b, "BSN in het bericht, klopt niet", n->bsn_ongeldig);
	regel(b, "Vreemdelingennummer", n->vreemdelingennummer);
	regel(b, "RNI-nummer", n->rni);
}

static void
extras(struct buf *b, const struct vtm_extras *e)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->item[i].naam != NULL)
			regel(b, e->item[i].naam, e->item[i].waarde);
}

static void
persoon(struct buf *b, struct arena *a, const struct vtm_persoon *p, size_t nr)
{
	buf_printf(b, "%sPersoon %zu: ", b->n > 0 ? "\n\n" : "", nr);
	naam(b, &p->naam);
	regel(b, "Rol", p->rol);
	regel(b, "Geslacht", p->geslacht);
	datum(b, a, "Geboren", p->geboortedatum);
	nummers(b, &p->naam);
	lijst(b, "Telefoon", &p->telefoon);
	regel(b, "Nationaliteit", p->nationaliteit);
	regel(b, "Taal", p->taal);
	if (p->afgeschermd != NULL)
		buf_puts(b, "\nHet adres is afgeschermd: geef het niet door.");
	adres(b, "Officieel adres", &p->formeel);
	adres(b, "Officieel adres in het buitenland", &p->formeel_buitenland);
	adres(b, "Verblijft op", &p->feitelijk);
	adres(b, "Verblijft in het buitenland op", &p->feitelijk_buitenland);
	for (size_t i = 0; i < p->n_relaties; i++) {
		buf_printf(b, "\nRelatie: %s ", p->relaties[i].omschrijving == NULL ?
		    "niet genoemd" : p->relaties[i].omschrijving);
		naam(b, &p->relaties[i].persoon);
		if (p->relaties[i].persoon.bsn != NULL)
			buf_printf(b, " (BSN %s)", p->relaties[i].persoon.bsn);
	}
	regel(b, "Over deze persoon", p->aanvullend);
	regel(b, "Andere zorg om deze minderjarige", p->overige_zorg);
	extras(b, &p->extra);
}

static void
informering(struct buf *b, struct arena *a, const struct vtm_informering *g)
{
	buf_puts(b, "\n\nGeïnformeerd: ");
	naam(b, &g->persoon);
	regel(b, "Hoe", g->wijze);
	datum(b, a, "Wanneer", g->datum);
	regel(b, "Reactie gegeven", g->gereageerd);
	regel(b, "Reactie", g->strekking);
}

static void
afzender(struct buf *b, struct arena *a, const struct vtmelding *m)
{
	buf_puts(b, b->n > 0 ? "\n\nOver deze melding" : "Over deze melding");
	regel(b, "Nummer bij de politie", m->identificatie);
	datum(b, a, "Datum van de melding", m->datum_melding);
	datum(b, a, "Datum van het incident", m->datum_incident);
	regel(b, "Plaats van het incident", m->locatie);
	regel(b, "Bespreken in het overleg", m->agendering);
	regel(b, "SASH ingevuld", m->sash_ingevuld);
	regel(b, "SASH-niveau", m->sash_niveau);
	regel(b, "Ingediend door", m->indiener_naam);
	regel(b, "Afdeling", m->contact_afdeling);
	extras(b, &m->extra);
}

/* A text that is far too long is cut at the end of a character. */
static void
kort_in(struct buf *b)
{
	size_t n = TEKST_TEKENS;

	if (b->n <= n)
		return;
	while (n > 0 && ((unsigned char)b->p[n] & 0xc0) == 0x80)
		n--;
	b->n = n;
	b->p[n] = '\0';
	buf_puts(b, "\n\nDe tekst is hier afgebroken. Alles staat in het bericht zelf.");
}

enum err_code
inbox_tekst(struct arena *a, const struct vtmelding *m, const char **out, struct err *err)
{
	BUF_AUTO b = BUF_INIT(TEKST_BYTES);

	alinea(&b, "Wat is er gebeurd", m->omschrijving_incident);
	alinea(&b, "De zorgelijke situatie", m->omschrijving_situatie);
	if (m->relevante_registraties.n > 0)
		buf_puts(&b, b.n > 0 ? "\n\nEerder bij de politie" : "Eerder bij de politie");
	lijst(&b, "-", &m->relevante_registraties);
	alinea(&b, "Meer informatie", m->aanvullend);
	alinea(&b, "Hulp die er al is", m->bestaande_hulp);
	alinea(&b, "Tijdelijk huisverbod", m->tijdelijk_huisverbod);
	alinea(&b, "Aanhouding", m->aanhouding);
	alinea(&b, "Aangifte", m->aangifte);
	alinea(&b, "Eergerelateerd geweld", m->eergerelateerd_geweld);
	alinea(&b, "Wat is het gezin verteld", m->informering);
	for (size_t i = 0; i < m->n_geinformeerd; i++)
		informering(&b, a, &m->geinformeerd[i]);
	for (size_t i = 0; i < m->n_betrokkenen; i++)
		persoon(&b, a, &m->betrokkenen[i], i + 1);
	afzender(&b, a, m);
	if (buf_failed(&b))
		return FAIL(err, ERR_LIMIT, "text of the report too long");
	kort_in(&b);
	if ((*out = arena_strdup(a, buf_str(&b))) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return ERR_OK;
}
