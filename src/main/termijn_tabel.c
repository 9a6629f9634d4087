/* Many terms at once: lines in, lines out. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "domain/termijn/termijn_reken.h"
#include "main/termijn.h"

#define LIJN_MAX 256

/* "Z", "+02:00" or "+0200" to seconds. */
static bool
zone_lees(const char *s, int *seconden)
{
	int uur, minuut;

	if (strcmp(s, "Z") == 0) {
		*seconden = 0;
		return true;
	}
	if (*s != '+' && *s != '-')
		return false;
	uur = date_digits(s + 1, 2);
	if (uur < 0 || uur > 14)
		return false;
	minuut = date_digits(s + 3 + (s[3] == ':'), 2);
	if (minuut < 0 || minuut > 59 || s[3 + (s[3] == ':') + 2] != '\0')
		return false;
	*seconden = (uur * 3600 + minuut * 60) * (*s == '-' ? -1 : 1);
	return true;
}

static enum err_code
geen_moment(struct err *err)
{
	return SAY(err, ERR_INVALID, "vanaf",
	    "Schrijf vanaf als 2026-05-13T10:00, of alleen de dag als 2026-05-13.");
}

static enum err_code
tijd_lees(const char *s, int32_t dag, struct termijn_vraag *uit, struct err *err)
{
	int uur = date_digits(s, 2), minuut, seconde = 0, zone, jaar, maand, d;

	if (uur < 0 || s[2] != ':' || (minuut = date_digits(s + 3, 2)) < 0)
		return geen_moment(err);
	s += 5;
	if (*s == ':') {
		if ((seconde = date_digits(s + 1, 2)) < 0)
			return geen_moment(err);
		s += 3;
	}
	if (uur > 23 || minuut > 59 || seconde > 59)
		return SAY(err, ERR_INVALID, "vanaf", "Deze tijd bestaat niet.");
	date_to_ymd(dag, &jaar, &maand, &d);
	if (*s == '\0')
		uit->vanaf = time_from_civil(jaar, maand, d, uur, minuut, seconde);
	else if (zone_lees(s, &zone))
		uit->vanaf = (int64_t)dag * 86400 + uur * 3600 + minuut * 60 + seconde - zone;
	else
		return geen_moment(err);
	uit->tijd = true;
	return ERR_OK;
}

enum err_code
termijn_vanaf_lees(const char *s, struct termijn_vraag *uit, struct err *err)
{
	int jaar = date_digits(s, 4), maand, d;
	int32_t dag;

	if (jaar < 0 || s[4] != '-' || (maand = date_digits(s + 5, 2)) < 0 || s[7] != '-' ||
	    (d = date_digits(s + 8, 2)) < 0)
		return geen_moment(err);
	if ((dag = date_from_ymd(jaar, maand, d)) == DATE_NONE)
		return SAY(err, ERR_INVALID, "vanaf", "Deze dag bestaat niet.");
	if (jaar < KALENDER_JAAR_MIN || jaar > KALENDER_JAAR_MAX)
		return SAY(err, ERR_INVALID, "vanaf",
		    "Een termijn kan alleen beginnen van 1990 tot en met 2100.");
	if (s[10] == 'T' || s[10] == ' ')
		return tijd_lees(s + 11, dag, uit, err);
	if (s[10] != '\0')
		return geen_moment(err);
	uit->vanaf = time_at(dag, 0, 0);
	uit->tijd = false;
	return ERR_OK;
}

enum err_code
termijn_lengte_norm(const char *s, enum termijn_wijze wijze, struct norm *uit, struct err *err)
{
	*uit = (struct norm){ .naam = "", .bron = "" };
	TRY(lengte_lees(s, &uit->lengte, &uit->eenheid, err));
	uit->atw = wijze == WIJZE_ATW && uit->eenheid != EENHEID_UREN;
	if (wijze == WIJZE_ATW)
		uit->kalender = NORM_ATW;
	else if (wijze == WIJZE_VRIJ && uit->eenheid == EENHEID_WERKDAGEN)
		uit->kalender = NORM_ORGANISATIE;
	else
		uit->kalender = NORM_EXACT;
	return ERR_OK;
}

enum err_code
termijn_antwoord(const struct termijn_vraag *v, const struct kalender *k,
    struct termijn_spoor *out, struct err *err)
{
	if (!v->tijd && termijn_exact(&v->norm))
		return SAY(err, ERR_INVALID, "vanaf", "Deze termijn telt van minuut tot minuut: "
		    "noem ook de tijd, als 2026-05-13T10:00.");
	return termijn_reken(&v->norm, k, v->vanaf, out, err);
}

static enum err_code
wijze_lees(const char *s, enum termijn_wijze *uit, struct err *err)
{
	if (strcmp(s, "atw") == 0)
		*uit = WIJZE_ATW;
	else if (strcmp(s, "exact") == 0)
		*uit = WIJZE_EXACT;
	else
		return SAY(err, ERR_INVALID, "wijze", "Schrijf atw of exact.");
	return ERR_OK;
}

/* Three columns with tabs between; s is cut up. */
static enum err_code
lijn_lees(char *s, const struct regio_regels *r, const char *regel, struct termijn_vraag *v,
    struct err *err)
{
	char *wijze = strchr(s, '\t'), *vanaf = wijze == NULL ? NULL : strchr(wijze + 1, '\t');
	enum termijn_wijze w;
	const struct norm *n;

	if (regel != NULL) {
		TRY(termijn_vanaf_lees(s, v, err));
		TRY(regio_regels_zoek(r, regel, date_of_time(v->vanaf), &n, err));
		v->norm = *n;
		return ERR_OK;
	}
	if (vanaf == NULL || strchr(vanaf + 1, '\t') != NULL)
		return SAY(err, ERR_INVALID, "lijn",
		    "Schrijf drie kolommen met tabs: lengte, atw of exact, vanaf.");
	*wijze++ = '\0';
	*vanaf++ = '\0';
	TRY(wijze_lees(wijze, &w, err));
	TRY(termijn_lengte_norm(s, w, &v->norm, err));
	return termijn_vanaf_lees(vanaf, v, err);
}

static enum err_code
lijn_antwoord(struct arena *a, char *s, const struct regio_regels *r, const char *regel,
    const char **uit, struct err *err)
{
	struct termijn_vraag v = { .tijd = false };
	struct termijn_spoor spoor;

	TRY(lijn_lees(s, r, regel, &v, err));
	TRY(termijn_antwoord(&v, r->kalender, &spoor, err));
	*uit = termijn_moment(a, &v.norm, spoor.due);
	return *uit == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

/* The next line without its end; false at the end of the input. A line that is
 * too long or holds a NUL comes back as one that cannot be right. */
static bool
lijn_haal(char s[LIJN_MAX])
{
	bool slecht = false;
	size_t n = 0;
	int c;

	while ((c = getc_unlocked(stdin)) != EOF && c != '\n') {
		if (c == '\0' || n == LIJN_MAX - 1)
			slecht = true;
		else
			s[n++] = (char)c;
	}
	if (n > 0 && s[n - 1] == '\r')
		n--;
	s[slecht ? 0 : n] = '\0';
	return c != EOF || n > 0 || slecht;
}

int
termijn_tabel(const struct regio_regels *r, const char *regel)
{
	struct arena *a = arena_create((size_t)1 << 20);
	unsigned long nummer = 0, fouten = 0;
	char lijn[LIJN_MAX];

	if (a == NULL)
		return 1;
	while (lijn_haal(lijn)) {
		const char *uit;
		struct err err;

		nummer++;
		if (lijn_antwoord(a, lijn, r, regel, &uit, &err) == ERR_OK) {
			(void)puts(uit);
		} else {
			fouten++;
			(void)printf("fout\tregel %lu\t%s\n", nummer,
			    err.text == NULL ? "Dit lukt niet." : err.text);
		}
		arena_reset(a);
	}
	arena_destroy(a);
	if (fflush(stdout) != 0 || ferror(stdin) != 0)
		return 1;
	if (fouten > 0)
		(void)fprintf(stderr, "samenloop termijn: %lu van %lu regels kloppen niet\n",
		    fouten, nummer);
	return fouten > 0 ? 1 : 0;
}
