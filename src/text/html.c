#include "text/html.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* Which bytes end a run that can be copied as it is. The NUL ends all runs. */
enum { STOP_TEXT = 1, STOP_ATTR = 2, STOP_PART = 4, STOP_URL = 8 };

#define B	(STOP_TEXT | STOP_ATTR | STOP_URL | STOP_PART)
#define A	(STOP_ATTR | STOP_URL | STOP_PART)
#define U	(STOP_URL | STOP_PART)
#define P	STOP_PART

static const unsigned char stops[256] = {
	B, B, B, B, B, B, B, B, B, P, P, B, B, B, B, B,		/* \t \n stay */
	B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
	U, P, A, P, P, P, B, A, P, P, P, P, P, 0, 0, P,		/* space ... / */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, P, P, B, P, B, P,		/* 0 ... ? */
	P, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,		/* @ A ... */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, P, P, P, P, 0,		/* ... Z [ \ ] ^ _ */
	A, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,		/* ` a ... */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, P, P, P, 0, B,		/* ... z { | } ~ DEL */
	P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
	P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
	P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
	P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
	P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
	P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
	P, P, B, P, P, P, P, P, P, P, P, P, P, P, P, P,		/* E2: maybe bidi */
	P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
};

#undef B
#undef A
#undef U
#undef P

#define REPLACEMENT "\xEF\xBF\xBD"

static bool
is_bidi_control(const char *s)
{
	unsigned char b = (unsigned char)s[1], c;

	if (s[0] != '\xE2' || (b != 0x80 && b != 0x81))
		return false;
	c = (unsigned char)s[2];
	return b == 0x80 ? c >= 0xAA && c <= 0xAE : c >= 0xA6 && c <= 0xA9;
}

/* Writes what stands for the byte at s, gives how many bytes that was. */
static size_t
put_special(struct buf *out, const char *s)
{
	switch (*s) {
	case '&':
		buf_put(out, "&amp;", 5);
		return 1;
	case '<':
		buf_put(out, "&lt;", 4);
		return 1;
	case '>':
		buf_put(out, "&gt;", 4);
		return 1;
	case '"':
		buf_put(out, "&#34;", 5);
		return 1;
	case '\'':
		buf_put(out, "&#39;", 5);
		return 1;
	case '`':
		buf_put(out, "&#96;", 5);
		return 1;
	case ' ':		/* only in an address, where it would end it */
		buf_put(out, "%20", 3);
		return 1;
	case '\r':
		if (s[1] == '\n')
			return 1;	/* the newline after it is enough */
		break;
	case '\xE2':
		if (is_bidi_control(s)) {
			buf_put(out, REPLACEMENT, 3);
			return 3;
		}
		buf_put(out, s, 1);
		return 1;
	}
	buf_put(out, REPLACEMENT, 3);
	return 1;
}

static size_t
run(const char *s, int stop)
{
	size_t n = 0;

	while ((stops[(unsigned char)s[n]] & stop) == 0)
		n++;
	return n;
}

static void
escape(struct buf *out, const char *s, int stop)
{
	if (s == NULL)
		return;
	for (;;) {
		size_t n = run(s, stop);

		if (n > 0)
			buf_put(out, s, n);
		s += n;
		if (*s == '\0')
			return;
		s += put_special(out, s);
	}
}

void
html_text(struct buf *out, const char *s)
{
	escape(out, s, STOP_TEXT);
}

void
html_attr(struct buf *out, const char *s)
{
	escape(out, s, STOP_ATTR);
}

void
html_url_part(struct buf *out, const char *s)
{
	static const char hex[] = "0123456789ABCDEF";

	if (s == NULL)
		return;
	for (;;) {
		size_t n = run(s, STOP_PART);
		unsigned char c = (unsigned char)s[n];

		if (n > 0)
			buf_put(out, s, n);
		if (c == '\0')
			return;
		buf_put(out, (const char[]){ '%', hex[c >> 4], hex[c & 15] }, 3);
		s += n + 1;
	}
}

static bool
url_allowed(const char *s)
{
	static const char *const schemes[] = { "https:", "mailto:", "tel:" };

	for (const char *p = s; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7F || *p == '\\')
			return false;
	if (*s == '\0' || *s == '#' || *s == '?')
		return true;
	if (*s == '/')
		return s[1] != '/';
	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
		if (strncasecmp(s, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

void
html_url(struct buf *out, const char *s)
{
	if (s == NULL)
		return;
	if (!url_allowed(s)) {
		buf_putc(out, '#');
		return;
	}
	escape(out, s, STOP_URL);
}

void
html_raw(struct buf *out, struct html h)
{
	if (h.n > 0)
		buf_put(out, h.p, h.n);
}

void
html_u64(struct buf *out, uint64_t v)
{
	char digits[20];
	size_t i = sizeof digits;

	do
		digits[--i] = (char)('0' + v % 10);
	while ((v /= 10) != 0);
	buf_put(out, digits + i, sizeof digits - i);
}

void
html_i64(struct buf *out, int64_t v)
{
	if (v < 0)
		buf_putc(out, '-');
	html_u64(out, v < 0 ? -(uint64_t)v : (uint64_t)v);
}
