#include "exchange/ical.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"

#define REGEL_MAX 1024
#define VOUW 75		/* bytes of a line, without its end */
#define KWARTIER 900

/* One line, folded: never inside a character. */
static void
regel(struct buf *b, const char *s)
{
	size_t op = 0, mag = VOUW;

	while (strlen(s + op) > mag) {
		size_t n = mag;

		while (n > 1 && ((unsigned char)s[op + n] & 0xc0) == 0x80)
			n--;
		buf_printf(b, "%.*s\r\n ", (int)n, s + op);
		op += n;
		mag = VOUW - 1;		/* the space counts */
	}
	buf_printf(b, "%s\r\n", s + op);
}

static void
veld(struct buf *b, const char *naam, const char *waarde)
{
	char r[REGEL_MAX];

	(void)snprintf(r, sizeof(r), "%s:%s", naam, waarde);
	regel(b, r);
}

/* TEXT: backslash, semicolon, comma and line breaks are escaped. */
static void
tekst(struct buf *b, const char *naam, const char *s)
{
	char r[REGEL_MAX / 2];
	size_t n = 0;

	for (; *s != '\0' && n + 3 < sizeof(r); s++) {
		if (strchr("\\;,", *s) != NULL)
			r[n++] = '\\';
		if (*s == '\n') {
			r[n++] = '\\';
			r[n++] = 'n';
		} else if (*s != '\r')
			r[n++] = *s;
	}
	/* Cut inside a character? Then before it. */
	while (n > 0 && *s != '\0' && ((unsigned char)*s & 0xc0) == 0x80) {
		s--;
		n--;
	}
	r[n] = '\0';
	veld(b, naam, r);
}

static void
moment(struct buf *b, const char *naam, int64_t op)
{
	int32_t dag = (int32_t)(op / 86400);
	int s = (int)(op % 86400), y, m, d;
	char t[40];

	date_to_ymd(dag, &y, &m, &d);
	(void)snprintf(t, sizeof(t), "%04d%02d%02dT%02d%02d%02dZ", y, m, d, s / 3600,
	    s / 60 % 60, s % 60);
	veld(b, naam, t);
}

static void
hele_dag(struct buf *b, const char *naam, int32_t dag)
{
	int y, m, d;
	char t[24];

	date_to_ymd(dag, &y, &m, &d);
	(void)snprintf(t, sizeof(t), "%04d%02d%02d", y, m, d);
	veld(b, naam, t);
}

static void
punt(struct buf *b, const struct agenda_punt *v, const char *adres, int64_t nu)
{
	char s[300];

	veld(b, "BEGIN", "VEVENT");
	(void)snprintf(s, sizeof(s), "%s-%" PRId64 "@samenloop", v->taak ? "taak" : "termijn",
	    v->id);
	veld(b, "UID", s);
	moment(b, "DTSTAMP", nu);
	if (v->uren) {
		moment(b, "DTSTART", v->op - KWARTIER);
		moment(b, "DTEND", v->op);
	} else {
		hele_dag(b, "DTSTART;VALUE=DATE", date_of_time(v->op));
		hele_dag(b, "DTEND;VALUE=DATE", date_of_time(v->op) + 1);
	}
	(void)snprintf(s, sizeof(s), "%s%s %s", v->laat ? "Te laat: " : "", v->naam,
	    v->kenmerk);
	tekst(b, "SUMMARY", s);
	if (adres != NULL) {
		(void)snprintf(s, sizeof(s), "%s/%s/%" PRId64, adres, v->taak ? "dossier" :
		    "termijn", v->taak ? v->dossier : v->id);
		veld(b, "URL", s);
	}
	veld(b, "TRANSP", "TRANSPARENT");
	veld(b, "CLASS", "CONFIDENTIAL");
	veld(b, "END", "VEVENT");
}

void
ical_schrijf(struct buf *b, const struct agenda_punt *v, size_t n, const char *naam,
    const char *adres, int64_t nu)
{
	veld(b, "BEGIN", "VCALENDAR");
	veld(b, "VERSION", "2.0");
	veld(b, "PRODID", "-//Samenloop//Termijnen//NL");
	veld(b, "CALSCALE", "GREGORIAN");
	tekst(b, "X-WR-CALNAME", naam);
	veld(b, "X-PUBLISHED-TTL", "PT1H");
	veld(b, "REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
	for (size_t i = 0; i < n; i++)
		punt(b, &v[i], adres, nu);
	veld(b, "END", "VCALENDAR");
}
