/* rij.c - what was written of a person, made ready for comparing. */
#include "domain/koppeling/rij.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/adres.h"
#include "base/date.h"
#include "base/str.h"
#include "domain/persoon/naam_in.h"
#include "text/utf8.h"

/* ---- dates -------------------------------------------------------------------- */

/* Whether year, month and day, as numbers, can be meant as a date. */
static bool
put_date(long y, long m, long d, char out[9])
{
	if (y < 1800 || y > 2199 || m < 0 || m > 99 || d < 0 || d > 99)
		return false;
	for (int i = 3; i >= 0; i--, y /= 10)
		out[i] = (char)('0' + y % 10);
	out[4] = (char)('0' + m / 10);
	out[5] = (char)('0' + m % 10);
	out[6] = (char)('0' + d / 10);
	out[7] = (char)('0' + d % 10);
	out[8] = '\0';
	return true;
}

/* "1960-02-10", "10/2/1960", "10.02.1960 00:00:00". */
static bool
three_numbers(const char *s, char out[9])
{
	long n[3];
	char *end;

	for (int i = 0; i < 3; i++) {
		if (!isdigit((unsigned char)*s))
			return false;
		n[i] = strtol(s, &end, 10);
		if (i < 2 && (*end == '\0' || strchr("-/. ", *end) == NULL))
			return false;
		s = end + (*end != '\0');
	}
	return n[0] > 31 ? put_date(n[0], n[1], n[2], out) :
	    put_date(n[2], n[1], n[0], out);
}

static bool
eight_digits(const char *s, char out[9])
{
	long v = strtol(s, NULL, 10);

	if (strspn(s, "0123456789") != 8 || s[8] != '\0')
		return false;
	return put_date(v / 10000, v / 100 % 100, v % 100, out) ||
	    put_date(v % 10000, v / 10000 % 100, v / 1000000, out);
}

/* Ages count from some day: one that no other rule depends on. */
#define VANDAAG 20781	/* 24 November 2026 */

void
datum_lees(const char *s, char out[9])
{
	struct err err;

	out[0] = '\0';
	if (str_empty(s) || eight_digits(s, out) || three_numbers(s, out))
		goto end;
	if (birth_parse(s, VANDAAG, out, &err) != ERR_OK)
		out[0] = '\0';
end:
	if (strncmp(out, "0000", 4) == 0 || strcmp(out, BIRTH_UNBORN) == 0)
		out[0] = '\0';
}

/* ---- names ---------------------------------------------------------------------- */

static enum err_code
name(struct arena *a, const struct letters *l, struct rij_naam *out, struct err *err)
{
	char kern[NAAM_KERN], klank[NAAM_KLANK];

	naam_letters_tekst(l, kern);
	naam_klank(kern, klank);
	out->kern = arena_strdup(a, kern);
	out->klank = strcmp(kern, klank) == 0 ? out->kern : arena_strdup(a, klank);
	return out->kern == NULL || out->klank == NULL ?
	    FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

struct achternaam {
	struct rij_naam	geheel, vast, deel[RIJ_WOORDEN];
	uint8_t		n;
};

struct voornamen {
	struct rij_naam	woord[RIJ_WOORDEN];
	uint8_t		n;
};

static enum err_code
surname(struct arena *a, const char *voorvoegsel, const char *s, struct achternaam *out,
    struct err *err)
{
	struct naam_woorden w;

	naam_woorden(voorvoegsel, s, &w);
	TRY(name(a, &w.geheel, &out->geheel, err));
	TRY(name(a, &w.vast, &out->vast, err));
	for (out->n = 0; w.n > 1 && out->n < w.n && out->n < RIJ_WOORDEN; out->n++)
		TRY(name(a, &w.deel[out->n], &out->deel[out->n], err));
	return ERR_OK;
}

static enum err_code
first_names(struct arena *a, const char *s, struct voornamen *out, struct err *err)
{
	struct letters w[NAAM_DELEN];
	unsigned n = naam_voorwoorden(s, w);

	for (out->n = 0; out->n < n && out->n < RIJ_WOORDEN; out->n++) {
		TRY(name(a, &w[out->n], &out->woord[out->n], err));
		out->woord[out->n].groepen = naam_groepen(&w[out->n]);
	}
	return ERR_OK;
}

/* ---- names that were made ready before ------------------------------------------ */

#define PLEKKEN	128	/* a name has one place; another one puts it out */

struct rij_geheugen {
	struct {
		const char		*voorvoegsel, *s;
		struct achternaam	 naam;
	} achter[PLEKKEN];
	struct {
		const char		*s;
		size_t			 len;
		struct voornamen	 naam;
	} voor[PLEKKEN];
};

struct rij_geheugen *
rij_geheugen_nieuw(struct arena *a)
{
	return arena_new(a, struct rij_geheugen, 1);
}

static uint32_t
stir(uint32_t h, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint8_t)s[i]) * 16777619u;
	return h ^ h >> 15;
}

static const char *
text(const char *s)
{
	return s == NULL ? "" : s;
}

static enum err_code
known_surname(struct arena *a, struct rij_geheugen *g, const struct koppel_invoer *in,
    struct achternaam *out, struct err *err)
{
	const char *v = text(in->voorvoegsel), *s = text(in->achternaam);
	size_t at;

	if (g == NULL)
		return surname(a, v, s, out, err);
	at = stir(stir(1, v, strlen(v)), s, strlen(s)) % PLEKKEN;
	if (g->achter[at].s == NULL || strcmp(g->achter[at].s, s) != 0 ||
	    strcmp(g->achter[at].voorvoegsel, v) != 0) {
		g->achter[at].s = NULL;
		TRY(surname(a, v, s, &g->achter[at].naam, err));
		g->achter[at].voorvoegsel = v;
		g->achter[at].s = s;
	}
	*out = g->achter[at].naam;
	return ERR_OK;
}

/* The first len bytes of s. */
static enum err_code
known_first(struct arena *a, struct rij_geheugen *g, const char *s, size_t len,
    struct voornamen *out, struct err *err)
{
	char word[64];
	size_t at;

	if (g == NULL || len >= sizeof(word))
		return first_names(a, s, out, err);
	at = stir(1, s, len) % PLEKKEN;
	if (g->voor[at].s == NULL || g->voor[at].len != len ||
	    memcmp(g->voor[at].s, s, len) != 0) {
		memcpy(word, s, len);
		word[len] = '\0';
		g->voor[at].s = NULL;
		TRY(first_names(a, word, &g->voor[at].naam, err));
		g->voor[at].len = len;
		g->voor[at].s = s;
	}
	*out = g->voor[at].naam;
	return ERR_OK;
}

static enum err_code
put_surname(struct arena *a, struct rij_geheugen *g, const struct koppel_invoer *in,
    struct rij *out, struct err *err)
{
	struct achternaam n;

	TRY(known_surname(a, g, in, &n, err));
	out->achternaam = n.geheel;
	out->vast = n.vast;
	out->ndeel = n.n;
	memcpy(out->deel, n.deel, n.n * sizeof(n.deel[0]));
	return ERR_OK;
}

/* alles: not the first given name alone. */
static enum err_code
put_first_names(struct arena *a, struct rij_geheugen *g, const struct koppel_invoer *in,
    bool alles, struct rij *out, struct err *err)
{
	const char *s = text(!str_empty(in->voornamen) ? in->voornamen : in->voorletters);
	const char *roepnaam = text(in->roepnaam);
	struct voornamen n;

	TRY(known_first(a, g, s, alles ? strlen(s) : strcspn(s, " "), &n, err));
	if (n.n == 0 && !alles)		/* a sign before the name */
		TRY(known_first(a, g, s, strlen(s), &n, err));
	out->nvoornaam = n.n;
	memcpy(out->voornaam, n.woord, n.n * sizeof(n.woord[0]));
	TRY(known_first(a, g, roepnaam, strlen(roepnaam), &n, err));
	out->roepnaam = n.n > 0 ? n.woord[0] : (struct rij_naam){ .kern = "", .klank = "" };
	return ERR_OK;
}

/* ---- the other facts ---------------------------------------------------------------- */

/* Folded letters and digits only; NULL when there are none. */
static enum err_code
plain(struct arena *a, const char *s, const char **out, struct err *err)
{
	char *folded, *to;

	*out = NULL;
	if (str_empty(s))
		return ERR_OK;
	if ((folded = to = utf8_fold(a, s)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (const char *p = folded; *p != '\0'; p++)
		if (isalnum((unsigned char)*p) || ((unsigned char)*p & 0x80) != 0)
			*to++ = *p;
	*to = '\0';
	*out = *folded != '\0' ? folded : NULL;
	return ERR_OK;
}

static const char *
sex(const char *s)
{
	if (str_empty(s))
		return NULL;
	switch (tolower((unsigned char)*s)) {
	case 'm': case '1': case 'j':
		return "m";
	case 'v': case 'f': case 'w': case '2':
		return "v";
	default:
		return NULL;
	}
}

/* "Lange Nieuwstraat 12 a": where the number begins, or NULL. */
static const char *
number_in(const char *adres)
{
	const char *p = adres + strlen(adres);

	while (p > adres) {
		const char *word = p;

		while (word > adres && word[-1] != ' ')
			word--;
		if (isdigit((unsigned char)*word))
			return word > adres ? word : NULL;
		p = word > adres ? word - 1 : adres;
	}
	return NULL;
}

static enum err_code
address(struct arena *a, struct koppel_invoer *in, struct err *err)
{
	const char *nr;

	if (str_empty(in->adres) || !str_empty(in->straat))
		return ERR_OK;
	nr = number_in(in->adres);
	in->straat = nr == NULL ? in->adres :
	    arena_strndup(a, in->adres, (size_t)(nr - in->adres));
	if (str_empty(in->huisnummer))
		in->huisnummer = nr;
	return in->straat == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

/* Is this fact of any use against the other? */
static bool
useful(const struct rij *tegen, unsigned feit)
{
	return tegen == NULL || tegen->tekst[feit] != NULL;
}

static enum err_code
texts(struct arena *a, const struct koppel_invoer *in, const struct rij *tegen,
    struct rij *out, struct err *err)
{
	const struct { enum feit feit; const char *s; } t[] = {
		{ FEIT_POSTCODE, in->postcode }, { FEIT_HUISNUMMER, in->huisnummer },
		{ FEIT_STRAAT, in->straat }, { FEIT_PLAATS, in->plaats },
		{ FEIT_BSN, in->bsn }, { FEIT_EMAIL, in->email },
	};
	char phone[TELEFOON_SIZE];
	struct err e;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		if (useful(tegen, t[i].feit))
			TRY(plain(a, t[i].s, &out->tekst[t[i].feit], err));
	for (unsigned i = 0; i < VRIJE_FEITEN; i++)
		if (useful(tegen, FEIT_VRIJ + i))
			TRY(plain(a, in->vrij[i], &out->tekst[FEIT_VRIJ + i], err));
	if (useful(tegen, FEIT_TELEFOON))
		TRY(plain(a, !str_empty(in->telefoon) && telefoon_normaal(in->telefoon, phone,
		    &e) == ERR_OK ? phone : in->telefoon, &out->tekst[FEIT_TELEFOON], err));
	out->tekst[FEIT_GESLACHT] = sex(in->geslacht);
	return ERR_OK;
}

/* A name and an address in one field, taken apart. */
static enum err_code
take_apart(struct arena *a, struct koppel_invoer *in, struct err *err)
{
	struct naam_delen delen;

	if (!str_empty(in->naam) && str_empty(in->achternaam)) {
		TRY(naam_ontleed(a, in->naam, &delen, err));
		in->achternaam = delen.geslachtsnaam;
		if (str_empty(in->voorvoegsel))
			in->voorvoegsel = delen.voorvoegsel;
		if (str_empty(in->voornamen))
			in->voornamen = delen.voornamen;
	}
	return address(a, in, err);
}

static enum err_code
make(struct arena *a, const struct koppel_invoer *invoer, const struct rij *tegen,
    struct rij_geheugen *g, struct rij *out, struct err *err)
{
	struct koppel_invoer in = *invoer;

	memset(out, 0, sizeof(*out));
	TRY(take_apart(a, &in, err));
	TRY(put_surname(a, g, &in, out, err));
	TRY(put_first_names(a, g, &in, tegen == NULL || tegen->roepnaam.kern[0] != '\0',
	    out, err));
	if (tegen == NULL || tegen->geboren[0] != '\0')
		datum_lees(in.geboren, out->geboren);
	return texts(a, &in, tegen, out, err);
}

enum err_code
rij_maak(struct arena *a, const struct koppel_invoer *in, struct rij *out, struct err *err)
{
	return make(a, in, NULL, NULL, out, err);
}

enum err_code
rij_maak_tegen(struct arena *a, const struct koppel_invoer *in, const struct rij *tegen,
    struct rij_geheugen *g, struct rij *out, struct err *err)
{
	return make(a, in, tegen, g, out, err);
}
