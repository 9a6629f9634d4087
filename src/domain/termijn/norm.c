#include "domain/termijn/norm.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define AANTAL(lijst) (sizeof(lijst) / sizeof((lijst)[0]))

static const char *const eenheden[] = {
	[EENHEID_UREN] = "uren", [EENHEID_DAGEN] = "dagen",
	[EENHEID_WERKDAGEN] = "werkdagen", [EENHEID_WEKEN] = "weken",
	[EENHEID_MAANDEN] = "maanden",
};
static const char *const een[] = { "uur", "dag", "werkdag", "week", "maand" };
static const char *const kalenders[] = {
	[NORM_ATW] = "atw", [NORM_ORGANISATIE] = "organisatie", [NORM_EXACT] = "exact",
};
static const char *const pers[] = {
	[NORM_PER_MELDING] = "melding", [NORM_PER_PERSOON] = "persoon",
	[NORM_PER_REGIO] = "regio",
};
static const char *const verlengingen[] = {
	[VERLENG_NIET] = "", [VERLENG_ELKE] = "elke", [VERLENG_EENMAAL] = "eenmaal",
	[VERLENG_TOT] = "tot",
};

/* The place of a word in a list; n when it is not there. */
static size_t
zoek(const char *const *lijst, size_t n, const char *s, size_t len)
{
	size_t i = 0;

	while (i < n && (strlen(lijst[i]) != len || strncasecmp(lijst[i], s, len) != 0))
		i++;
	return i;
}

const char *
eenheid_naam(enum eenheid e)
{
	return eenheden[e];
}

enum err_code
eenheid_lees(const char *s, enum eenheid *out, struct err *err)
{
	for (size_t i = 0; s != NULL && i < AANTAL(eenheden); i++) {
		if (strcmp(s, eenheden[i]) == 0) {
			*out = (enum eenheid)i;
			return ERR_OK;
		}
	}
	return SAY(err, ERR_INVALID, "eenheid",
	    "Kies uren, dagen, werkdagen, weken of maanden.");
}

/* One or many, and years as months. */
static bool
eenheid_woord(const char *s, size_t len, enum eenheid *e, long *maal)
{
	size_t i = zoek(eenheden, AANTAL(eenheden), s, len);

	*maal = 1;
	if (i == AANTAL(eenheden))
		i = zoek(een, AANTAL(een), s, len);
	if (i == AANTAL(een) && zoek((const char *const[]){ "jaar", "jaren" }, 2, s, len) < 2) {
		*maal = 12;
		i = EENHEID_MAANDEN;
	}
	*e = (enum eenheid)i;
	return i < AANTAL(een);
}

enum err_code
lengte_lees(const char *s, int *lengte_out, enum eenheid *eenheid_out, struct err *err)
{
	enum eenheid e;
	size_t cijfers, len;
	long n, maal;

	s += strspn(s, " ");
	cijfers = strspn(s, "0123456789");
	n = cijfers == 0 || cijfers > 6 ? 0 : strtol(s, NULL, 10);
	s += cijfers;
	s += strspn(s, " ");
	len = strcspn(s, " ");
	if (n < 1 || !eenheid_woord(s, len, &e, &maal) || s[len + strspn(s + len, " ")] != '\0' ||
	    n * maal > TERMIJN_LENGTE_MAX)
		return SAY(err, ERR_INVALID, "lengte", "Schrijf een lengte als 5 werkdagen: een "
		    "getal van 1 tot en met 100000 en uren, dagen, werkdagen, weken of maanden.");
	*lengte_out = (int)(n * maal);
	*eenheid_out = e;
	return ERR_OK;
}

const char *
lengte_tekst(struct arena *a, int lengte, enum eenheid e)
{
	return arena_printf(a, "%d %s", lengte,
	    lengte == 1 || e == EENHEID_UREN ? een[e] : eenheden[e]);
}

const char *
norm_kalender_naam(enum norm_kalender k)
{
	return kalenders[k];
}

enum err_code
norm_kalender_lees(const char *s, enum norm_kalender *out, struct err *err)
{
	for (size_t i = 0; i < AANTAL(kalenders); i++) {
		if (strcmp(s, kalenders[i]) == 0) {
			*out = (enum norm_kalender)i;
			return ERR_OK;
		}
	}
	return SAY(err, ERR_INVALID, "kalender", "Kies atw, organisatie of exact.");
}

enum err_code
norm_per_lees(const char *s, enum norm_per *out, struct err *err)
{
	for (size_t i = 0; i < AANTAL(pers); i++) {
		if (strcmp(s, pers[i]) == 0) {
			*out = (enum norm_per)i;
			return ERR_OK;
		}
	}
	return SAY(err, ERR_INVALID, "per", "Kies melding, persoon of regio.");
}

enum err_code
norm_verleng_lees(const char *s, struct norm_verleng *out, struct err *err)
{
	struct norm_verleng v = { VERLENG_NIET, 0, EENHEID_DAGEN };
	size_t woord = strcspn(s, " ");
	size_t i = zoek(verlengingen, AANTAL(verlengingen), s, woord);
	struct err geen;

	v.soort = (enum norm_verleng_soort)i;
	if (i == AANTAL(verlengingen) || (i == VERLENG_NIET && *s != '\0') ||
	    (i != VERLENG_NIET && lengte_lees(s + woord, &v.lengte, &v.eenheid, &geen) != ERR_OK))
		return SAY(err, ERR_INVALID, "verleng", "Laat leeg, of schrijf bijvoorbeeld "
		    "elke 2 weken, eenmaal 2 maanden of tot 4 weken.");
	*out = v;
	return ERR_OK;
}

/* One moment with whom; *s goes on behind it. */
static bool
sein_lees(struct arena *a, const char **s, struct norm_sein *uit)
{
	bool na = **s == '+';
	const char *p = *s + na, *wie;
	size_t cijfers = strspn(p, "0123456789");
	long n = cijfers == 0 || cijfers > 3 ? -1 : strtol(p, NULL, 10);
	char e = p[cijfers];

	if (n < 0 || (e == '%' && (n < 1 || n > 99 || na)) || (e != '%' && e != 'u' && e != 'd'))
		return false;
	p += cijfers + 1;
	if (strchr("=,", *p) == NULL)
		return false;
	wie = *p == '=' ? arena_strndup(a, p + 1, strcspn(p + 1, ",")) : SEIN_EIGENAAR;
	if (wie == NULL || *wie == '\0')
		return false;
	p += strcspn(p, ",");
	if (*p == ',' && *++p == '\0')
		return false;
	*uit = (struct norm_sein){ e == '%' ? SEIN_DEEL : na ? SEIN_NA : SEIN_VOOR,
	    (int)n * (e == 'u' ? 3600 : e == 'd' ? 86400 : 1), wie };
	*s = p;
	return true;
}

enum err_code
norm_seinen_lees(struct arena *a, const char *s, const struct norm_sein **out, size_t *n_out,
    struct err *err)
{
	struct norm_sein *uit = arena_new(a, struct norm_sein, NORM_SEINEN_MAX);
	size_t n = 0;

	if (uit == NULL)
		return FAIL(err, ERR_LIMIT, "no room for the warnings of a norm");
	while (*s != '\0') {
		if (n == NORM_SEINEN_MAX || !sein_lees(a, &s, &uit[n]))
			return SAY(err, ERR_INVALID, "waarschuw", "Schrijf bijvoorbeeld "
			    "25%,24u=teamleider,0u=directeur, hooguit acht.");
		n++;
	}
	*out = uit;
	*n_out = n;
	return ERR_OK;
}

int64_t
norm_sein_op(const struct norm_sein *s, int64_t start, int64_t due)
{
	switch (s->soort) {
	case SEIN_DEEL:
		return due - (due - start) * s->getal / 100;
	case SEIN_VOOR:
		return due - s->getal;
	case SEIN_NA:
		return due + s->getal;
	}
	return due;
}
