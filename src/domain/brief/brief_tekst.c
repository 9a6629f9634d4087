/* brief_tekst.c - the words of a letter: a proposal out of the region's paragraphs, and
 * what may not be in it. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "brief_sql.h"
#include "db/db.h"
#include "domain/besluit/besluit.h"
#include "domain/brief/brief.h"
#include "domain/melding/melder.h"
#include "domain/regio/regio.h"
#include "domain/terugkoppeling/terugkoppeling.h"
#include "text/utf8.h"
#include "text/woord.h"

#define TEKSTEN "brieftekst"

enum { VOORSTEL_MAX = 8000, NAAM_MIN = 3, NUMMER_EIND = 8 };

/* ---- the proposal ----------------------------------------------------------------------- */

struct invul {
	const char	*naam, *waarde;
};

/* The paragraph with what stands between braces filled in; an unknown word stays. */
static void
alinea(struct buf *uit, const char *tekst, const struct invul *v, size_t n)
{
	while (*tekst != '\0') {
		size_t vrij = strcspn(tekst, "{"), lang, i;

		buf_put(uit, tekst, vrij);
		tekst += vrij;
		if (*tekst == '\0')
			return;
		lang = strcspn(tekst, "}");
		for (i = 0; i < n; i++)
			if (strlen(v[i].naam) == lang - 1 &&
			    strncmp(tekst + 1, v[i].naam, lang - 1) == 0)
				break;
		if (i < n && tekst[lang] == '}') {
			buf_puts(uit, v[i].waarde);
			tekst += lang + 1;
		} else
			buf_putc(uit, *tekst++);
	}
}

/* Does this paragraph belong in such a letter? */
static bool
hoort(const struct werk *w, const char *code, const char *soort, bool zelf)
{
	const char *van = besluit_extra(w, TEKSTEN, code, "soort");
	const char *over = besluit_extra(w, TEKSTEN, code, "over");

	return van != NULL && (strcmp(van, "alle") == 0 || strcmp(van, soort) == 0) &&
	    (over == NULL || strcmp(over, zelf ? "zelf" : "kind") == 0);
}

static const char *
bel(struct werk *w)
{
	size_t n;
	const struct regio_organisatie *o = regio_organisaties(w->gegevens, w->a, "vt",
	    date_of_time(w->nu), &n);

	for (size_t i = 0; i < n; i++)
		if (o[i].telefoon != NULL && o[i].telefoon[0] != '\0')
			return arena_printf(w->a, "Bel ons op %s.", o[i].telefoon);
	return "Bel ons.";
}

enum err_code
brief_voorstel(struct werk *w, const char *soort, const struct brief_over *over,
    const struct brief_aan *aan, const char **out, struct err *err)
{
	const struct invul v[] = { { "naam", aan->naam }, { "over", over->naam },
	    { "organisatie", regio_scherm(w->gegevens) }, { "bel", bel(w) } };
	BUF_AUTO tekst = BUF_INIT(VOORSTEL_MAX);
	size_t n;
	const struct regio_code *c = regio_codes(w->gegevens, w->a, TEKSTEN,
	    date_of_time(w->nu), &n);

	for (size_t i = 0; i < n; i++) {
		if (!hoort(w, c[i].code, soort, aan->zelf))
			continue;
		if (buf_str(&tekst)[0] != '\0')
			buf_puts(&tekst, "\n\n");
		alinea(&tekst, c[i].naam, v, sizeof(v) / sizeof(v[0]));
	}
	if (buf_failed(&tekst) || (*out = arena_strdup(w->a, buf_str(&tekst))) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return ERR_OK;
}

/* ---- what may not be in it -------------------------------------------------------------- */

static enum err_code
te_veel(struct err *err)
{
	return SAY(err, ERR_INVALID, "tekst", "In deze brief staat een naam van wie meldde of "
	    "iets vertelde. Haal die weg.");
}

/* A name of an open reporter, which staff know. Words of the proposal may be said: the
 * reporter can have the surname of who gets the letter. */
static enum err_code
keur_naam(struct werk *w, const char *naam, const char *voorstel, const char *tekst,
    struct err *err)
{
	const char *s = utf8_fold(w->a, naam == NULL ? "" : naam);
	size_t n;

	if (s == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (; (n = woord_volgende(&s)) > 0; s += n) {
		const char *woord = arena_strndup(w->a, s, n);

		if (woord == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		if (n >= NAAM_MIN && woord_in(tekst, woord) && !woord_in(voorstel, woord))
			return te_veel(err);
	}
	return ERR_OK;
}

static enum err_code
keur_melders(struct werk *w, int64_t dossier, const char *voorstel, const char *tekst,
    struct err *err)
{
	struct melder_identiteit wie;
	struct q_brief_melders *r;
	size_t n;

	TRY(q_brief_melders(w->tx, w->a, &(struct p_brief_melders){ .regio = w->regio,
	    .dossier = dossier }, &r, &n, err));
	for (size_t i = 0; i < n; i++) {
		const char *organisatie;

		TRY(melder_open_openbaar(w, r[i].melding, &wie, err));
		TRY(keur_naam(w, wie.naam, voorstel, tekst, err));
		organisatie = wie.organisatie == NULL ? NULL : utf8_fold(w->a, wie.organisatie);
		if (organisatie != NULL && organisatie[0] != '\0' &&
		    woord_in(tekst, organisatie) && !woord_in(voorstel, organisatie))
			return te_veel(err);
	}
	return ERR_OK;
}

/* ---- where somebody is ------------------------------------------------------------------ */

static bool
nummer_in(const char *cijfers, const char *telefoon)
{
	size_t n = telefoon == NULL ? 0 : strlen(telefoon);

	return n >= NUMMER_EIND && strstr(cijfers, telefoon + n - NUMMER_EIND) != NULL;
}

/* "1991 AB" as one word too. */
static bool
postcode_in(struct werk *w, const char *tekst, const char *postcode)
{
	const char *klein = postcode == NULL ? NULL : utf8_fold(w->a, postcode);
	char aan_een[8];

	if (klein == NULL || strlen(klein) != 7)
		return false;
	(void)snprintf(aan_een, sizeof(aan_een), "%.4s%s", klein, klein + 5);
	return woord_in(tekst, klein) || woord_in(tekst, aan_een);
}

/* Compared for who may see secret addresses: for anybody else an answer would confirm a
 * guess. It counts for every addressee, also who lives there: no proposal has an address in
 * it, and paper lies about. */
static enum err_code
keur_geheim(struct werk *w, int64_t dossier, const char *klein, const char *tekst,
    struct err *err)
{
	const char *cijfers = woord_cijfers(w->a, tekst);
	struct q_brief_geheimen *r;
	size_t n;

	if (cijfers == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (!wie_mag(w->wie, RECHT_PERSOON_GEHEIM))
		return ERR_OK;
	TRY(q_brief_geheimen(w->tx, w->a, &(struct p_brief_geheimen){ .regio = w->regio,
	    .dossier = dossier }, &r, &n, err));
	for (size_t i = 0; i < n; i++) {
		const char *straat = r[i].straat == NULL ? NULL : utf8_fold(w->a, r[i].straat);

		if ((straat != NULL && straat[0] != '\0' && woord_in(klein, straat)) ||
		    postcode_in(w, klein, r[i].postcode) || nummer_in(cijfers, r[i].telefoon))
			return SAY(err, ERR_INVALID, "tekst", "In deze brief staat een adres of "
			    "telefoonnummer dat geheim is. Haal dat weg.");
	}
	return ERR_OK;
}

enum err_code
brief_keur_tekst(struct werk *w, const struct seal_key *key, int64_t dossier,
    const char *voorstel, const char *tekst, struct err *err)
{
	const char *klein = utf8_fold(w->a, tekst == NULL ? "" : tekst);
	const char *mag = utf8_fold(w->a, voorstel);
	bool gewoon, genoemd;

	if (klein == NULL || mag == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (klein[0] == '\0')
		return SAY(err, ERR_INVALID, "tekst", "Schrijf de tekst van de brief.");
	TRY(keur_geheim(w, dossier, klein, tekst, err));
	TRY(terugkoppeling_gewone_woorden(w, dossier, &gewoon, err));
	if (gewoon)
		return terugkoppeling_keur_gewoon(w, mag, tekst, err);
	TRY(keur_melders(w, dossier, mag, klein, err));
	TRY(terugkoppeling_informant_in(w, key, dossier, klein, &genoemd, err));
	return genoemd ? te_veel(err) : ERR_OK;
}
