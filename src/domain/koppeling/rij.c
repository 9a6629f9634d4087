/* rij.c - what was written of a person, made ready for comparing. */
#include "domain/koppeling/rij.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/adres.h"
#include "base/date.h"
#include "domain/persoon/naam_in.h"
#include "text/utf8.h"

static bool
known(const char *s)
{
	return s != NULL && *s != '\0';
}

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
	if (!known(s) || eight_digits(s, out) || three_numbers(s, out))
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

static enum err_code
surname(struct arena *a, const struct koppel_invoer *in, struct rij *out, struct err *err)
{
	struct naam_woorden w;

	naam_woorden(in->voorvoegsel, in->achternaam, &w);
	TRY(name(a, &w.geheel, &out->achternaam, err));
	TRY(name(a, &w.vast, &out->vast, err));
	for (unsigned i = 0; w.n > 1 && i < w.n && i < RIJ_WOORDEN; i++)
		TRY(name(a, &w.deel[i], &out->deel[out->ndeel++], err));
	return ERR_OK;
}

static enum err_code
first_names(struct arena *a, const struct koppel_invoer *in, struct rij *out,
    struct err *err)
{
	struct letters w[NAAM_DELEN];
	unsigned n = naam_voorwoorden(known(in->voornamen) ? in->voornamen :
	    in->voorletters, w);

	for (unsigned i = 0; i < n && i < RIJ_WOORDEN; i++) {
		TRY(name(a, &w[i], &out->voornaam[i], err));
		out->voornaam[i].groepen = naam_groepen(&w[i]);
		out->nvoornaam++;
	}
	w[0].n = 0;
	if (known(in->roepnaam))
		(void)naam_voorwoorden(in->roepnaam, w);
	TRY(name(a, &w[0], &out->roepnaam, err));
	out->roepnaam.groepen = naam_groepen(&w[0]);
	return ERR_OK;
}

/* ---- the other facts ---------------------------------------------------------------- */

/* Folded letters and digits only; NULL when there are none. */
static enum err_code
plain(struct arena *a, const char *s, const char **out, struct err *err)
{
	char *folded = utf8_fold(a, s), *to = folded;

	*out = NULL;
	if (!known(s))
		return ERR_OK;
	if (folded == NULL)
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
	if (!known(s))
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

	if (!known(in->adres) || known(in->straat))
		return ERR_OK;
	nr = number_in(in->adres);
	in->straat = nr == NULL ? in->adres :
	    arena_strndup(a, in->adres, (size_t)(nr - in->adres));
	if (!known(in->huisnummer))
		in->huisnummer = nr;
	return in->straat == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

static enum err_code
texts(struct arena *a, const struct koppel_invoer *in, struct rij *out, struct err *err)
{
	const struct { enum feit feit; const char *s; } t[] = {
		{ FEIT_POSTCODE, in->postcode }, { FEIT_HUISNUMMER, in->huisnummer },
		{ FEIT_STRAAT, in->straat }, { FEIT_PLAATS, in->plaats },
		{ FEIT_BSN, in->bsn }, { FEIT_EMAIL, in->email },
	};
	char phone[TELEFOON_SIZE];
	struct err e;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		TRY(plain(a, t[i].s, &out->tekst[t[i].feit], err));
	for (size_t i = 0; i < VRIJE_FEITEN; i++)
		TRY(plain(a, in->vrij[i], &out->tekst[FEIT_VRIJ + i], err));
	TRY(plain(a, known(in->telefoon) && telefoon_normaal(in->telefoon, phone, &e) ==
	    ERR_OK ? phone : in->telefoon, &out->tekst[FEIT_TELEFOON], err));
	out->tekst[FEIT_GESLACHT] = sex(in->geslacht);
	return ERR_OK;
}

enum err_code
rij_maak(struct arena *a, const struct koppel_invoer *invoer, struct rij *out,
    struct err *err)
{
	struct koppel_invoer in = *invoer;
	struct naam_delen delen;

	memset(out, 0, sizeof(*out));
	if (known(in.naam) && !known(in.achternaam)) {
		TRY(naam_ontleed(a, in.naam, &delen, err));
		in.achternaam = delen.geslachtsnaam;
		if (!known(in.voorvoegsel))
			in.voorvoegsel = delen.voorvoegsel;
		if (!known(in.voornamen))
			in.voornamen = delen.voornamen;
	}
	TRY(surname(a, &in, out, err));
	TRY(first_names(a, &in, out, err));
	datum_lees(in.geboren, out->geboren);
	TRY(address(a, &in, err));
	return texts(a, &in, out, err);
}
