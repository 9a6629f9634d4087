/* csv.c - lists of other programs, a record at a time. */
#include "text/csv.h"

#include <string.h>

#include "base/buf.h"
#include "text/utf8.h"

#define SEPARATORS ",;\t|"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The separator that stands most in the first line, outside quotes. */
static char
find_separator(const char *p, const char *end)
{
	size_t count[sizeof(SEPARATORS) - 1] = { 0 }, best = 0;
	bool quoted = false;

	for (; p < end && (quoted || (*p != '\n' && *p != '\r')); p++) {
		const char *s = *p == '\0' ? NULL : strchr(SEPARATORS, *p);

		if (*p == '"')
			quoted = !quoted;
		else if (s != NULL && !quoted)
			count[s - SEPARATORS]++;
	}
	for (size_t i = 1; i < sizeof(SEPARATORS) - 1; i++)
		if (count[i] > count[best])
			best = i;
	return SEPARATORS[best];
}

/* Latin-1 to UTF-8, in at most twice the room. */
static char *
from_latin(struct arena *a, const char *s, size_t n)
{
	char *out = arena_alloc(a, n * 2 + 1);
	size_t at = 0;

	for (size_t i = 0; out != NULL && i < n; i++)
		at += utf8_put(out + at, (uint8_t)s[i]);
	return out;
}

/* A cell as text: without control characters, trimmed, valid. */
static enum err_code
take_cell(struct arena *a, char *s, size_t n, const char **out, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if ((uint8_t)s[i] < 0x20 || s[i] == 0x7f)
			s[i] = ' ';
	while (n > 0 && is_space(s[n - 1]))
		n--;
	while (n > 0 && is_space(*s)) {
		s++;
		n--;
	}
	if (n > CSV_MAX_CELL)
		return SAY(err, ERR_INVALID, NULL, "Een cel is langer dan 10.000 tekens.");
	*out = utf8_valid(s, n) ? arena_strndup(a, s, n) : from_latin(a, s, n);
	return *out == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

/* Moves past one line break. */
static void
line_break(struct csv *c)
{
	if (c->p < c->end && *c->p == '\r')
		c->p++;
	if (c->p < c->end && *c->p == '\n')
		c->p++;
	c->next_line++;
}

/* What stands between quotes, from behind the first; the copy without them. */
static enum err_code
quoted(struct csv *c, char *to, size_t *n, struct err *err)
{
	for (; c->p < c->end; c->p++) {
		if (*c->p == '"' && (c->p + 1 == c->end || c->p[1] != '"')) {
			c->p++;
			return ERR_OK;
		}
		if (*c->p == '"')
			c->p++;
		else if (*c->p == '\n')
			c->next_line++;
		if (*n < CSV_MAX_CELL + 1)
			to[(*n)++] = *c->p;
	}
	return SAY(err, ERR_INVALID, NULL, "Een aanhalingsteken wordt niet gesloten.");
}

/* A cell from its first byte up to its separator or line end. */
static enum err_code
cell(struct csv *c, struct arena *a, const char **out, struct err *err)
{
	char text[CSV_MAX_CELL + 2];
	size_t n = 0;

	while (c->p < c->end && (*c->p == ' ' || (*c->p == '\t' && c->separator != '\t')))
		c->p++;
	if (c->p < c->end && *c->p == '"') {
		c->p++;
		TRY(quoted(c, text, &n, err));
	}
	for (; c->p < c->end && *c->p != c->separator && *c->p != '\n' && *c->p != '\r'; c->p++)
		if (n < CSV_MAX_CELL + 1)
			text[n++] = *c->p;
	return take_cell(a, text, n, out, err);
}

static bool
at_line_end(const struct csv *c)
{
	return c->p == c->end || *c->p == '\n' || *c->p == '\r';
}

static enum err_code
record(struct csv *c, struct arena *a, const char **cells, unsigned max, unsigned *n_out,
    struct err *err)
{
	unsigned n = 0;

	c->line = c->next_line;
	for (;;) {
		const char *text;

		TRY(cell(c, a, &text, err));
		if (n < max)
			cells[n] = text;
		else if (*text != '\0')
			return SAY(err, ERR_INVALID, NULL,
			    "Deze regel heeft meer cellen dan er kolommen zijn.");
		n++;
		if (at_line_end(c))
			break;
		c->p++;		/* the separator */
	}
	line_break(c);
	*n_out = n < max ? n : max;
	return ERR_OK;
}

enum err_code
csv_open(struct arena *a, struct blob content, struct csv *out, struct err *err)
{
	const char *p = (const char *)content.p;

	*out = (struct csv){ .p = p, .end = p + content.n, .next_line = 1 };
	if (content.n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		out->p += 3;
	while (out->p < out->end && (*out->p == '\n' || *out->p == '\r'))
		line_break(out);
	if (out->p == out->end)
		return SAY(err, ERR_INVALID, NULL, "Het bestand is leeg.");
	out->separator = find_separator(out->p, out->end);
	TRY(record(out, a, out->column, CSV_MAX_COLUMNS, &out->ncol, err));
	while (out->ncol > 0 && *out->column[out->ncol - 1] == '\0')
		out->ncol--;
	return out->ncol > 0 ? ERR_OK : SAY(err, ERR_INVALID, NULL,
	    "De eerste regel noemt geen kolommen.");
}

enum err_code
csv_next(struct csv *c, struct arena *a, const char ***out, struct err *err)
{
	*out = NULL;
	while (c->p < c->end) {
		const char **cells;
		unsigned n, filled = 0;

		if (at_line_end(c)) {
			line_break(c);
			continue;
		}
		if ((cells = arena_new(a, const char *, c->ncol)) == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		TRY(record(c, a, cells, c->ncol, &n, err));
		for (unsigned i = n; i < c->ncol; i++)
			cells[i] = "";
		for (unsigned i = 0; i < c->ncol; i++)
			filled += *cells[i] != '\0';
		if (filled == 0)
			continue;
		*out = cells;
		return ERR_OK;
	}
	return ERR_OK;
}

static bool
same_name(const char *a, const char *b)
{
	size_t na, nb;

	while (is_space(*a))
		a++;
	while (is_space(*b))
		b++;
	na = strlen(a);
	nb = strlen(b);
	while (na > 0 && is_space(a[na - 1]))
		na--;
	while (nb > 0 && is_space(b[nb - 1]))
		nb--;
	return na == nb && strncasecmp(a, b, na) == 0;
}

int
csv_column(const struct csv *c, const char *name)
{
	for (unsigned i = 0; i < c->ncol; i++)
		if (same_name(c->column[i], name))
			return (int)i;
	return -1;
}

void
csv_put(struct buf *b, const char *text, bool first)
{
	if (!first)
		buf_putc(b, ',');
	if (strpbrk(text, ",;\"\n\r\t") == NULL) {
		buf_puts(b, text);
		return;
	}
	buf_putc(b, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_putc(b, '"');
		buf_putc(b, *text);
	}
	buf_putc(b, '"');
}
