/* terugkoppeling_keur.c - does a text for the reporter say too much?
 *
 * Two checks. The text is searched for persons and numbers that its author may see
 * in the dossier; what was found is not said. Where the dossier holds a name that
 * the author may not see, that name is not searched for, for the answer would
 * confirm a guess: then only ordinary words are let through (docs/privacy.md). */
#include <stdio.h>
#include <string.h>

#include "db/db.h"
#include "domain/onderzoek/onderzoek.h"
#include "domain/terugkoppeling/terugkoppeling_intern.h"
#include "terugkoppeling_sql.h"
#include "text/utf8.h"
#include "text/woord.h"

enum { NAAM_MIN = 3 };

/* The text in the forms that are searched, and whom it may not be about. */
struct keuring {
	struct werk	*w;
	const char	*ruw, *klein, *cijfers;
	struct q_terugkoppeling_personen *p;
	size_t		 n;
	bool		 beroep;
};

/* The same for whatever was found. */
static enum err_code
te_veel(struct err *err)
{
	return SAY(err, ERR_INVALID, "tekst", "In deze tekst staat iets wat deze melder niet mag "
	    "lezen: een naam, een geboortedatum of een nummer. Haal namen, datums en nummers "
	    "van mensen weg.");
}

/* ---- names ------------------------------------------------------------------------------ */

/* May this word of a name be said: is it a name of somebody of the report? */
static bool
mag_naam(const struct keuring *k, const char *woord)
{
	if (!k->beroep)
		return false;
	for (size_t i = 0; i < k->n; i++) {
		const char *delen[] = { k->p[i].geslachtsnaam, k->p[i].roepnaam,
		    k->p[i].voornamen };

		for (size_t j = 0; k->p[i].van_melding > 0 && j < 3; j++) {
			const char *klein = utf8_fold(k->w->a, delen[j]);

			if (klein != NULL && woord_in(klein, woord))
				return true;
		}
	}
	return false;
}

/* Two letters are a name only when written as one: "An" and not "an". */
static bool
staat_er(const struct keuring *k, const char *woord)
{
	char als_naam[8];

	if (strlen(woord) >= NAAM_MIN)
		return woord_in(k->klein, woord);
	if (strlen(woord) < 2 || woord[0] < 'a' || woord[0] > 'z')
		return false;
	(void)snprintf(als_naam, sizeof(als_naam), "%c%s", woord[0] - 'a' + 'A', woord + 1);
	return woord_in(k->ruw, als_naam);
}

static enum err_code
keur_naam(const struct keuring *k, const char *naam, struct err *err)
{
	const char *s = utf8_fold(k->w->a, naam);
	size_t n;

	if (s == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (; (n = woord_volgende(&s)) > 0; s += n) {
		const char *woord = arena_strndup(k->w->a, s, n);

		if (woord == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		if (!staat_er(k, woord) || mag_naam(k, woord))
			continue;
		return te_veel(err);
	}
	return ERR_OK;
}

/* ---- dates of birth and numbers --------------------------------------------------------- */

static const char *const maanden[] = { "januari", "februari", "maart", "april", "mei", "juni",
	"juli", "augustus", "september", "oktober", "november", "december" };
static const char *const kort[] = { "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug",
	"sep", "okt", "nov", "dec" };

/* 4 digits of the year or 2, the day and month with or without a zero. */
static bool
datum_in(const struct keuring *k, int jaar, int maand, int dag)
{
	static const char tussen[] = "-/. ";
	char s[64];

	for (const char *c = tussen; *c != '\0'; c++)
		for (int j = jaar; ; j = jaar % 100) {
			(void)snprintf(s, sizeof(s), "%d%c%d%c%02d", dag, *c, maand, *c, j);
			if (woord_in(k->klein, s))
				return true;
			(void)snprintf(s, sizeof(s), "%02d%c%02d%c%02d", dag, *c, maand, *c, j);
			if (woord_in(k->klein, s))
				return true;
			if (j < 100)
				break;
		}
	(void)snprintf(s, sizeof(s), "%04d-%02d-%02d", jaar, maand, dag);
	if (woord_in(k->klein, s))
		return true;
	(void)snprintf(s, sizeof(s), "%d %s %d", dag, maanden[maand - 1], jaar);
	if (woord_in(k->klein, s))
		return true;
	(void)snprintf(s, sizeof(s), "%d %s %d", dag, kort[maand - 1], jaar);
	return woord_in(k->klein, s);
}

static enum err_code
keur_geboren(const struct keuring *k, const char *geboren, struct err *err)
{
	int jaar = 0, maand = 0, dag = 0;

	if (geboren == NULL || strlen(geboren) != 8)
		return ERR_OK;
	for (int i = 0; i < 8; i++) {
		int c = geboren[i] - '0';

		*(i < 4 ? &jaar : i < 6 ? &maand : &dag) = c +
		    10 * (i < 4 ? jaar : i < 6 ? maand : dag);
	}
	if (maand < 1 || maand > 12 || dag < 1 || dag > 31)
		return ERR_OK;
	if (datum_in(k, jaar, maand, dag) || woord_in(k->klein, geboren))
		return te_veel(err);
	return ERR_OK;
}

static enum err_code
keur_bsn(const struct keuring *k, const char *bsn, struct err *err)
{
	if (bsn == NULL || bsn[0] == '\0' || strstr(k->cijfers, bsn) == NULL)
		return ERR_OK;
	return te_veel(err);
}

/* ---- who told something ------------------------------------------------ */

enum err_code
terugkoppeling_informant_in(struct werk *w, const struct seal_key *key, int64_t dossier,
    const char *tekst, bool *out, struct err *err)
{
	struct q_terugkoppeling_onderzoeken *r;
	struct onderzoek o;
	size_t n;

	*out = false;
	TRY(q_terugkoppeling_onderzoeken(w->tx, w->a, &(struct p_terugkoppeling_onderzoeken){
	    .regio = w->regio, .dossier = dossier }, &r, &n, err));
	for (size_t i = 0; i < n; i++) {
		TRY(onderzoek_laad(w, key, r[i].id, &o, err));
		for (size_t j = 0; j < o.ninformanten; j++) {
			const char *naam = utf8_fold(w->a, o.informanten[j].naam);

			if (naam == NULL)
				return FAIL(err, ERR_LIMIT, "arena full");
			*out = *out || woord_in(tekst, naam);
		}
	}
	return ERR_OK;
}

static enum err_code
keur_informanten(const struct keuring *k, const struct seal_key *key, int64_t dossier,
    struct err *err)
{
	bool genoemd;

	TRY(terugkoppeling_informant_in(k->w, key, dossier, k->klein, &genoemd, err));
	return genoemd ? te_veel(err) : ERR_OK;
}

/* ---- where a name is secret from the author ------------------------------------------------ */

/* Both conditions show on the pages of the report: a protected reporter anywhere in
 * the dossier; an investigation, for who may not read its informants. */
enum err_code
terugkoppeling_gewone_woorden(struct werk *w, int64_t dossier, bool *out, struct err *err)
{
	struct q_terugkoppeling_geheimen g;

	TRY(q_terugkoppeling_geheimen(w->tx, w->a, &(struct p_terugkoppeling_geheimen){
	    .regio = w->regio, .dossier = dossier }, &g, err));
	*out = g.beschermd > 0 || (g.onderzoeken > 0 && !wie_mag(w->wie, RECHT_ONDERZOEK));
	return ERR_OK;
}

static enum err_code
keur_woorden(const struct keuring *k, const struct seal_key *key, int64_t melding,
    struct err *err)
{
	struct toegestaan t = { .namen = arena_new(k->w->a, const char *, k->n * 3 + 1) };
	const char *voorstel;

	if (t.namen == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(terugkoppeling_voorstel(k->w, key, melding, &voorstel, err));
	t.voorstel = utf8_fold(k->w->a, voorstel);
	for (size_t i = 0; k->beroep && i < k->n; i++) {
		if (k->p[i].van_melding == 0)
			continue;
		t.namen[t.n++] = utf8_fold(k->w->a, k->p[i].geslachtsnaam);
		t.namen[t.n++] = utf8_fold(k->w->a, k->p[i].roepnaam);
		t.namen[t.n++] = utf8_fold(k->w->a, k->p[i].voornamen);
	}
	t.namen[t.n++] = utf8_fold(k->w->a, k->w->wie->naam);	/* may sign it */
	if (t.voorstel == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return terugkoppeling_keur_woorden(k->w, &t, k->ruw, err);
}

enum err_code
terugkoppeling_keur_gewoon(struct werk *w, const char *mag, const char *tekst, struct err *err)
{
	const char *naam = utf8_fold(w->a, w->wie->naam);	/* may sign it */
	struct toegestaan t = { .voorstel = mag, .namen = &naam, .n = 1 };

	if (naam == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return terugkoppeling_keur_woorden(w, &t, tekst, err);
}

enum err_code
terugkoppeling_keur(struct werk *w, const struct seal_key *key, int64_t melding,
    const char *tekst, struct err *err)
{
	struct keuring k = { .w = w, .ruw = tekst };
	struct q_terugkoppeling_melding m;
	struct ontvanger o;
	bool gewoon;

	if (tekst == NULL || tekst[0] == '\0')
		return SAY(err, ERR_INVALID, "tekst", "Schrijf op wat je aan de melder vertelt.");
	TRY(terugkoppeling_ontvanger(w, melding, &o, err));
	TRY(q_terugkoppeling_melding(w->tx, w->a, &(struct p_terugkoppeling_melding){
	    .regio = w->regio, .id = melding }, &m, err));
	TRY(q_terugkoppeling_personen(w->tx, w->a, &(struct p_terugkoppeling_personen){
	    .regio = w->regio, .dossier = m.dossier, .melding = melding }, &k.p, &k.n, err));
	k.beroep = o.beroep;
	k.klein = utf8_fold(w->a, tekst);
	k.cijfers = woord_cijfers(w->a, tekst);
	if (k.klein == NULL || k.cijfers == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(terugkoppeling_gewone_woorden(w, m.dossier, &gewoon, err));
	if (gewoon)
		TRY(keur_woorden(&k, key, melding, err));
	for (size_t i = 0; i < k.n; i++) {
		TRY(keur_bsn(&k, k.p[i].bsn, err));
		TRY(keur_geboren(&k, k.p[i].geboren, err));
		TRY(keur_naam(&k, k.p[i].geslachtsnaam, err));
		TRY(keur_naam(&k, k.p[i].roepnaam, err));
		TRY(keur_naam(&k, k.p[i].voornamen, err));
	}
	return gewoon ? ERR_OK : keur_informanten(&k, key, m.dossier, err);
}
