/* utf8_line.c - a line without what nobody sees. Ranges of Unicode 15.1: format
 * characters (Cf), fillers and blanks that are counted as letters. */
#include "text/utf8.h"

#include <string.h>

#define ZWNJ 0x200C
#define ZWJ 0x200D

struct range {
	uint32_t from, to;
};

static bool
in(const struct range *r, size_t n, uint32_t c)
{
	for (size_t i = 0; i < n; i++)
		if (c >= r[i].from && c <= r[i].to)
			return true;
	return false;
}

#define IN(table, c) in(table, sizeof(table) / sizeof((table)[0]), c)

bool
utf8_invisible(uint32_t c)
{
	static const struct range invisible[] = {
		{ 0xAD, 0xAD },			/* soft hyphen */
		{ 0x34F, 0x34F },
		{ 0x61C, 0x61C },		/* Arabic letter mark */
		{ 0x115F, 0x1160 }, { 0x3164, 0x3164 }, { 0xFFA0, 0xFFA0 }, /* Hangul fillers */
		{ 0x17B4, 0x17B5 }, { 0x180E, 0x180E },
		{ 0x200B, 0x200B },		/* zero-width space */
		{ 0x200E, 0x200F },		/* direction: marks */
		{ 0x202A, 0x202E },		/* direction: embedding, override */
		{ 0x2060, 0x206F },		/* direction: isolates; word joiner, operators */
		{ 0x2800, 0x2800 },		/* Braille without a dot */
		{ 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB },
		{ 0x1BCA0, 0x1BCA3 }, { 0x1D173, 0x1D17A },
		{ 0xE0000, 0xE00FF },		/* tags */
	};

	return c >= 0xAD && IN(invisible, c);
}

/* Letters that a joiner binds or parts, and what emoji are made of. */
static bool
joins(uint32_t c)
{
	static const struct range joining[] = {
		{ 0x600, 0x10FF }, { 0x1780, 0x18AF }, { 0x1900, 0x1C7F },
		{ 0x2190, 0x2BFF }, { 0xA800, 0xAADF }, { 0xABC0, 0xABFF },
		{ 0xFB50, 0xFDFF }, { 0xFE0F, 0xFE0F }, { 0xFE70, 0xFEFC },
		{ 0x10A00, 0x11FFF }, { 0x1E900, 0x1EEFF }, { 0x1F000, 0x1FAFF },
	};

	return IN(joining, c);
}

static bool
ideograph(uint32_t c)
{
	static const struct range ideographs[] = {
		{ 0x3400, 0x9FFF }, { 0xF900, 0xFAFF }, { 0x20000, 0x323AF },
	};

	return IN(ideographs, c);
}

static bool
stays(uint32_t before, uint32_t c, uint32_t after)
{
	if (c == ZWNJ || c == ZWJ)
		return joins(before) && (joins(after) ||
		    (c == ZWJ && before >= 0x900 && before <= 0xDFF));	/* ends a word too */
	if (c >= 0xFE00 && c <= 0xFE0F)
		return (before >= '0' && before <= '9') || before == '#' || before == '*' ||
		    before == 0xA9 || before == 0xAE || (before >= 0x1000 &&
		    !(before >= 0xFE00 && before <= 0xFE0F));
	if (c >= 0xE0100 && c <= 0xE01EF)
		return ideograph(before);
	if ((c >= 0x180B && c <= 0x180D) || c == 0x180F)
		return before >= 0x1820 && before <= 0x18AA;
	return !utf8_invisible(c);
}

char *
utf8_line(struct arena *a, const char *s)
{
	uint32_t before = 0, c;
	const char *next;
	char *out, *to;

	/* a byte that is no UTF-8 becomes three */
	if (s == NULL || (out = arena_alloc(a, strlen(s) * 3 + 1)) == NULL)
		return NULL;
	to = out;
	while ((c = utf8_next(&s)) != 0) {
		next = s;
		if (!stays(before, c, utf8_next(&next)))
			continue;
		to += utf8_put(to, c);
		before = c;
	}
	*to = '\0';
	return out;
}
