#include "text/utf8.h"

#include <string.h>

/* The length of the valid sequence at s, which has n bytes; 0: not valid. */
static size_t
sequence(const unsigned char *s, size_t n, uint32_t *c)
{
	static const uint32_t lowest[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t len = s[0] < 0x80 ? 1 : s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 :
	    s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;

	if (len < 2 || len > n) {
		*c = s[0];
		return len == 1 ? 1 : 0;
	}
	*c = s[0] & (0x7Fu >> len);
	for (size_t i = 1; i < len; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		*c = *c << 6 | (s[i] & 0x3Fu);
	}
	if (*c < lowest[len] || *c > 0x10FFFF || (*c >= 0xD800 && *c <= 0xDFFF))
		return 0;
	return len;
}

static bool
check(const char *s, size_t n, bool plain)
{
	size_t len;

	for (size_t i = 0; i < n; i += len) {
		uint32_t c;

		len = sequence((const unsigned char *)s + i, n - i, &c);
		if (len == 0 || c == 0)
			return false;
		if (plain && (c < 0x20 || (c >= 0x7F && c < 0xA0)) &&
		    c != '\t' && c != '\n' && c != '\r')
			return false;
	}
	return true;
}

bool
utf8_valid(const char *s, size_t n)
{
	return check(s, n, false);
}

bool
utf8_plain(const char *s, size_t n)
{
	return check(s, n, true);
}

void
utf8_newlines(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++) {
		if (*s != '\r')
			*to++ = *s;
		else if (s[1] != '\n')
			*to++ = '\n';
	}
	*to = '\0';
}

uint32_t
utf8_next(const char **s)
{
	uint32_t c;
	size_t len;

	if (**s == '\0')
		return 0;
	len = sequence((const unsigned char *)*s, strnlen(*s, 4), &c);
	*s += len == 0 ? 1 : len;
	return len == 0 ? 0xFFFD : c;
}

size_t
utf8_length(const char *s)
{
	size_t n = 0;

	if (s == NULL)
		return 0;
	while (utf8_next(&s) != 0)
		n++;
	return n;
}

size_t
utf8_put(char *p, uint32_t c)
{
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };

	for (size_t i = len; i-- > 1; c >>= 6)
		p[i] = (char)(0x80 | (c & 0x3F));
	p[0] = (char)(lead[len] | c);
	return len;
}

static bool
is_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 ||
	    (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
	    c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

char *
utf8_trim(struct arena *a, const char *s)
{
	const char *start = NULL, *end = NULL;

	if (s == NULL)
		return NULL;
	for (const char *p = s, *at = s; ; at = p) {
		uint32_t c = utf8_next(&p);

		if (c == 0)
			break;
		if (is_space(c))
			continue;
		if (start == NULL)
			start = at;
		end = p;
	}
	return start == NULL ? arena_strdup(a, "") :
	    arena_strndup(a, start, (size_t)(end - start));
}

static uint32_t
upper(uint32_t c)
{
	if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7))
		return c - 32;
	if (c == 0x131)
		return 'I';
	if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177))
		return c & ~1u;
	if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
		return c - (c % 2 == 0);
	return c;
}

static bool
is_mark(uint32_t c)
{
	return (c < 0x80 && strchr("\"'()[]<>.,;:-", (int)c) != NULL) ||
	    (c >= 0x2010 && c <= 0x201F) || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2066 && c <= 0x2069);
}

char *
utf8_initials(struct arena *a, const char *s)
{
	uint32_t first = 0, last = 0, c;
	size_t words = 0, n = 0;
	bool inside = false;
	char text[12];

	if (s == NULL)
		return NULL;
	while ((c = utf8_next(&s)) != 0) {
		if (is_space(c)) {
			inside = false;
		} else if (!inside && !is_mark(c)) {
			inside = true;
			last = c;
			if (words++ == 0)
				first = c;
		}
	}
	if (words > 0)
		n = utf8_put(text, upper(first));
	if (words > 1)
		n += utf8_put(text + n, upper(last));
	return arena_strndup(a, text, n);
}

char *
utf8_fold(struct arena *a, const char *s)
{
	const char *point;
	char *out, *to;
	uint32_t c;

	/* at most as long as it was, or 3 bytes for one that is not UTF-8 */
	if (s == NULL || (out = arena_alloc(a, strlen(s) * 3 + 1)) == NULL)
		return NULL;
	to = out;
	while ((c = utf8_next(&s)) != 0) {
		point = utf8_fold_point(c);
		if (point == NULL) {
			to += utf8_put(to, c);
			continue;
		}
		for (; *point != '\0'; point++)
			*to++ = *point;
	}
	*to = '\0';
	return out;
}
