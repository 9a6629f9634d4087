/* inbox_velden.c - a police report as the fields of an act. */
#include <string.h>

#include "base/adres.h"
#include "base/bsn.h"
#include "base/buf.h"
#include "base/date.h"
#include "exchange/corv/inbox.h"
#include "text/utf8.h"

#define PER_PERSOON 16
#define VAST 32
#define OPMERKINGEN ((size_t)18000)

struct velden {
	struct arena	*a;
	struct pair	*v;
	size_t		 n, max;
	int32_t		 vandaag;
	struct buf	 let_op;
	bool		 vol;
};

static void
zet(struct velden *v, const char *naam, const char *waarde)
{
	if (waarde == NULL || waarde[0] == '\0')
		return;
	if (v->n == v->max || naam == NULL)
		v->vol = true;
	else
		v->v[v->n++] = (struct pair){ naam, waarde };
}

static void
let_op(struct velden *v, size_t nr, const char *wat)
{
	if (v->let_op.n > OPMERKINGEN)
		return;
	if (nr > 0)
		buf_printf(&v->let_op, "\nPersoon %zu: %s", nr, wat);
	else
		buf_printf(&v->let_op, "\n%s", wat);
}

/* One line of at most max characters; what is cut stands in the text. */
static const char *
op_regel(struct velden *v, const char *s, size_t max, size_t nr, const char *wat)
{
	char *line = arena_strdup(v->a, s);
	const char *at, *end;

	if (line == NULL)
		return NULL;
	for (char *p = line; *p != '\0'; p++)
		if (*p == '\n' || *p == '\r' || *p == '\t')
			*p = ' ';
	if (utf8_length(line) <= max)
		return line;
	at = end = line;
	for (size_t i = 0; i < max; i++) {
		(void)utf8_next(&at);
		end = at;
	}
	line[end - line] = '\0';
	let_op(v, nr, wat);
	return line;
}

/* The name of a field of row nr. */
static const char *
veld(struct velden *v, size_t nr, const char *naam)
{
	return arena_printf(v->a, "personen.%zu.%s", nr - 1, naam);
}

static void
zet_regel(struct velden *v, size_t nr, const char *naam, const char *s, size_t max,
    const char *wat)
{
	zet(v, veld(v, nr, naam), op_regel(v, s, max, nr, wat));
}

/* ---- a person ---------------------------------------------------------------- */

static void
zet_nummers(struct velden *v, const struct vtm_persoon *p, size_t nr)
{
	char bsn[BSN_SIZE], tel[TELEFOON_SIZE], geboren[9];
	struct err ignored;
	size_t i;

	if (p->naam.bsn != NULL && bsn_parse(p->naam.bsn, bsn, &ignored) == ERR_OK)
		zet(v, veld(v, nr, "bsn"), arena_strdup(v->a, bsn));
	if (p->geboortedatum != NULL) {
		if (birth_parse(p->geboortedatum, v->vandaag, geboren, &ignored) == ERR_OK)
			zet(v, veld(v, nr, "geboren"), arena_strdup(v->a, geboren));
		else
			let_op(v, nr, "de geboortedatum kan niet kloppen en is niet overgenomen.");
	}
	for (i = 0; i < p->telefoon.n; i++)
		if (telefoon_normaal(p->telefoon.item[i], tel, &ignored) == ERR_OK) {
			zet(v, veld(v, nr, "telefoon"), arena_strdup(v->a, tel));
			break;
		}
	if (p->telefoon.n > 0 && i == p->telefoon.n)
		let_op(v, nr, "het telefoonnummer kan niet kloppen. Het staat in de tekst.");
	else if (p->telefoon.n > 1)
		let_op(v, nr, "er zijn meer telefoonnummers. Die staan in de tekst.");
}

/* Where somebody really stays goes before where he is registered. */
static void
zet_adres(struct velden *v, const struct vtm_persoon *p, size_t nr)
{
	const struct vtm_adres *s = p->feitelijk.woonplaats != NULL ||
	    p->feitelijk.straat != NULL || p->feitelijk.postcode != NULL ? &p->feitelijk :
	    &p->formeel;
	char postcode[POSTCODE_SIZE];
	struct err ignored;
	const char *delen[] = { s->huisnummer, s->huisletter, s->toevoeging };
	BUF_AUTO nummer = BUF_INIT(200);

	if (s == &p->feitelijk && p->formeel.woonplaats != NULL)
		let_op(v, nr, "verblijft volgens het bericht ergens anders dan op het officiële "
		    "adres, of het is anders geschreven.");
	if (p->formeel_buitenland.regel1 != NULL || p->feitelijk_buitenland.regel1 != NULL)
		let_op(v, nr, "heeft een adres in het buitenland. Dat staat in de tekst.");
	zet_regel(v, nr, "straat", s->straat, 80, "de straatnaam is ingekort.");
	for (size_t i = 0; i < 3; i++)
		if (delen[i] != NULL) {
			buf_puts(&nummer, nummer.n > 0 && i == 2 ? "-" : "");
			buf_puts(&nummer, delen[i]);
		}
	if (!buf_failed(&nummer))
		zet_regel(v, nr, "huisnummer", buf_str(&nummer), 20, "het huisnummer is ingekort.");
	if (s->postcode != NULL && postcode_normaal(s->postcode, postcode, &ignored) == ERR_OK)
		zet(v, veld(v, nr, "postcode"), arena_strdup(v->a, postcode));
	else if (s->postcode != NULL)
		let_op(v, nr, "de postcode is niet volledig. Die staat in de tekst.");
	zet_regel(v, nr, "woonplaats", s->woonplaats, 80, "de woonplaats is ingekort.");
}

static void
zet_persoon(struct velden *v, const struct vtm_persoon *p, size_t nr)
{
	static const char lang[] = "de naam is te lang voor het veld. Hij staat in de tekst.";
	const char *achternaam = p->naam.geslachtsnaam != NULL ? p->naam.geslachtsnaam :
	    p->naam.volledige_naam;

	zet_regel(v, nr, "geslachtsnaam", achternaam, 200, lang);
	zet_regel(v, nr, "voorvoegsel", p->naam.voorvoegsel, 20, lang);
	zet_regel(v, nr, "voornamen", p->naam.voornamen, 200, lang);
	if (p->geslacht != NULL && strlen(p->geslacht) == 1 &&
	    strchr("MVO", p->geslacht[0]) != NULL)
		zet(v, veld(v, nr, "geslacht"), p->geslacht);
	zet_nummers(v, p, nr);
	/* A row must hold something: a person of whom nothing is told counts too. */
	zet_regel(v, nr, "rol", p->rol != NULL ? p->rol : "rol niet genoemd", 200,
	    "de rol is ingekort.");
	zet_regel(v, nr, "taal", p->taal, 80, "de taal is ingekort.");
	if (p->afgeschermd != NULL) {
		zet(v, veld(v, nr, "geheim"), "1");
		let_op(v, nr, "het adres is afgeschermd. Geef het aan niemand door.");
	}
	zet_adres(v, p, nr);
	for (size_t i = 0; i < p->zonder_waarde.n; i++)
		let_op(v, nr, arena_printf(v->a, "niet gegeven: %s.", p->zonder_waarde.item[i]));
}

/* ---- the report --------------------------------------------------------------- */

static void
zet_melder(struct velden *v, const struct vtmelding *m)
{
	const char *wie = m->indiener_naam != NULL ? m->indiener_naam : m->zender.organisatie;
	char tel[TELEFOON_SIZE];
	struct err ignored;

	if (m->contact_afdeling != NULL)
		wie = arena_printf(v->a, "%s, %s", wie == NULL ? "Politie" : wie,
		    m->contact_afdeling);
	zet(v, "melder_naam", op_regel(v, m->contact_naam, 200, 0,
	    "De naam van de contactpersoon is ingekort."));
	zet(v, "melder_organisatie", op_regel(v, wie == NULL ? "Politie" : wie, 200, 0,
	    "De naam van de organisatie is ingekort."));
	for (size_t i = 0; i < m->contact_telefoon.n; i++)
		if (telefoon_normaal(m->contact_telefoon.item[i], tel, &ignored) == ERR_OK) {
			zet(v, "melder_telefoon", arena_strdup(v->a, tel));
			break;
		}
	if (m->contact_email.n > 0)
		zet(v, "melder_email", op_regel(v, m->contact_email.item[0], 254, 0,
		    "Het e-mailadres van de contactpersoon is ingekort."));
	if (m->contact_telefoon.n > 1 || m->contact_email.n > 1)
		let_op(v, 0, "De contactpersoon is op meer manieren te bereiken. Dat staat in "
		    "het bericht.");
}

/* High risk by the police's own instrument is direct danger until somebody of
 * Veilig Thuis says otherwise; anything else is not known yet. */
static void
zet_gevaar(struct velden *v, const struct vtmelding *m)
{
	bool hoog = m->sash_niveau != NULL && strcmp(m->sash_niveau, "hoog") == 0;
	BUF_AUTO b = BUF_INIT(16000);

	zet(v, "direct_gevaar", hoog ? "ja" : "onbekend");
	if (m->sash_niveau != NULL)
		buf_printf(&b, "SASH-niveau: %s.", m->sash_niveau);
	if (m->tijdelijk_huisverbod != NULL)
		buf_printf(&b, "%sTijdelijk huisverbod: %.4000s", b.n > 0 ? "\n" : "",
		    m->tijdelijk_huisverbod);
	if (m->aanhouding != NULL)
		buf_printf(&b, "%sAanhouding: %.4000s", b.n > 0 ? "\n" : "", m->aanhouding);
	if (!buf_failed(&b) && utf8_valid(b.p == NULL ? "" : b.p, b.n) &&
	    utf8_length(buf_str(&b)) <= 4000)
		zet(v, "gevaar", arena_strdup(v->a, buf_str(&b)));
	else if (hoog)
		zet(v, "gevaar", "SASH-niveau: hoog. De rest staat in de tekst.");
}

static void
zet_incident(struct velden *v, const struct vtmelding *m)
{
	const char *d = m->datum_incident;
	int32_t dag;
	struct err ignored;

	if (d != NULL && strlen(d) == 8 && strcmp(d + 6, "00") != 0 &&
	    strncmp(d + 4, "00", 2) != 0) {
		const char *iso = arena_printf(v->a, "%.4s-%.2s-%.2s", d, d + 4, d + 6);

		if (iso != NULL && date_parse(iso, v->vandaag, &dag, &ignored) == ERR_OK)
			zet(v, "gebeurd_op", iso);
	}
	zet(v, "gebeurd_waar", op_regel(v, m->locatie, 400, 0,
	    "De plaats van het incident is ingekort."));
	if (m->n_geinformeerd > 0)
		zet(v, "gezin_weet", "ja");
	if (m->agendering != NULL && strcmp(m->agendering, "ja") == 0)
		zet(v, "agenderen", "1");
}

static enum err_code
vul(struct velden *v, const struct vtmelding *m, struct err *err)
{
	const char *tekst, *opmerkingen;

	TRY(inbox_tekst(v->a, m, &tekst, err));
	zet(v, "soort", "vtMeldingDi01");
	zet(v, "zender", op_regel(v, arena_printf(v->a, "%s|%s", m->zender.organisatie,
	    m->zender.applicatie), 300, 0, "De naam van de afzender is ingekort."));
	zet(v, "referentie", m->referentienummer);
	zet(v, "identificatie", op_regel(v, m->identificatie, 60, 0,
	    "Het nummer bij de politie is ingekort."));
	for (size_t i = 0; i < m->let_op.n; i++)
		let_op(v, 0, m->let_op.item[i]);
	for (size_t i = 0; i < m->zonder_waarde.n; i++)
		let_op(v, 0, arena_printf(v->a, "Niet gegeven: %s.", m->zonder_waarde.item[i]));
	zet(v, "verteld", tekst);
	zet_melder(v, m);
	zet_gevaar(v, m);
	zet_incident(v, m);
	for (size_t i = 0; i < m->n_betrokkenen; i++)
		zet_persoon(v, &m->betrokkenen[i], i + 1);
	if (v->let_op.n > OPMERKINGEN)
		buf_puts(&v->let_op, "\nEr is meer. Lees het bericht zelf.");
	opmerkingen = utf8_trim(v->a, buf_str(&v->let_op));
	zet(v, "opmerkingen", opmerkingen);
	if (v->vol || opmerkingen == NULL || buf_failed(&v->let_op))
		return FAIL(err, ERR_LIMIT, "too many fields or arena full");
	return ERR_OK;
}

enum err_code
inbox_velden(struct arena *a, const struct vtmelding *m, int32_t vandaag,
    const struct pair **out, size_t *n_out, struct err *err)
{
	struct velden v = { .a = a, .vandaag = vandaag,
	    .max = VAST + PER_PERSOON * m->n_betrokkenen,
	    .let_op = BUF_INIT(OPMERKINGEN * 4) };
	enum err_code rc;

	if ((v.v = arena_new(a, struct pair, v.max + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	rc = vul(&v, m, err);
	buf_free(&v.let_op);
	if (rc != ERR_OK)
		return rc;
	*out = v.v;
	*n_out = v.n;
	return ERR_OK;
}
