#include "text/tsv.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* What one reading needs everywhere. */
struct reading {
	struct arena		*arena;
	const char		*file;
	struct tsv_faults	*faults;
	unsigned		 line;
	const char		**column;
	unsigned		 ncol;
	struct tsv_row		*row;
	unsigned		 nrow;
	bool			 full;		/* the arena gave no memory */
};

void
tsv_fault(struct tsv_faults *f, struct arena *a, const char *file,
    unsigned line, const char *column, const char *fmt, ...)
{
	char text[400];
	va_list ap;

	if (f->n++ >= TSV_MAX_FAULTS)
		return;
	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	f->v[f->n - 1] = (struct tsv_fault){ .file = file, .line = line,
	    .column = column, .text = arena_strdup(a, text) };
	if (f->v[f->n - 1].text == NULL)
		f->v[f->n - 1].text = "Er is te weinig geheugen voor de uitleg.";
}

const char *
tsv_fault_text(struct arena *a, const struct tsv_fault *f)
{
	const char *between = f->column == NULL ? "" : ", kolom ";
	const char *column = f->column == NULL ? "" : f->column;

	if (f->line == 0)
		return arena_printf(a, "%s%s%s: %s", f->file, between, column,
		    f->text);
	return arena_printf(a, "%s, regel %u%s%s: %s", f->file, f->line,
	    between, column, f->text);
}

enum err_code
tsv_verdict(const struct tsv_faults *f, struct err *err)
{
	if (f->n == 0)
		return ERR_OK;
	return FAIL(err, ERR_INVALID, "%s:%u: %s", f->v[0].file, f->v[0].line,
	    f->v[0].text);
}

/* The length of the UTF-8 character at s, 0 when it is not one. */
static size_t
utf8_length(const uint8_t *s, size_t n)
{
	uint32_t c = s[0], least;
	size_t len;

	if (c < 0x80)
		return 1;
	len = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
	if (c < 0xc2 || c > 0xf4 || n < len)
		return 0;
	c &= 0x7fu >> len;
	for (size_t i = 1; i < len; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (s[i] & 0x3fu);
	}
	least = len == 2 ? 0x80 : len == 3 ? 0x800 : 0x10000;
	if (c < least || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0;
	return len;
}

static bool
line_is_text(struct reading *r, const uint8_t *s, size_t n)
{
	size_t len;

	for (size_t i = 0; i < n; i += len) {
		if ((s[i] < 0x20 && s[i] != '\t') || s[i] == 0x7f) {
			tsv_fault(r->faults, r->arena, r->file, r->line, NULL,
			    "Er staat een stuurteken (code %u) in de tekst.",
			    (unsigned)s[i]);
			return false;
		}
		if ((len = utf8_length(s + i, n - i)) == 0) {
			tsv_fault(r->faults, r->arena, r->file, r->line, NULL,
			    "De tekst is geen geldige UTF-8. Bewaar het bestand "
			    "als UTF-8.");
			return false;
		}
	}
	return true;
}

static size_t
count_cells(const char *s, size_t n)
{
	size_t cells = 1;

	for (size_t i = 0; i < n; i++)
		cells += s[i] == '\t';
	return cells;
}

/* Splits a line that holds ncell cells. NULL: a mistake, or a full arena. */
static const char **
split(struct reading *r, const char *s, size_t n, unsigned ncell)
{
	const char **cell = arena_new(r->arena, const char *, ncell);
	bool good = true;

	for (unsigned i = 0; cell != NULL && i < ncell; i++) {
		const char *tab = memchr(s, '\t', n);
		size_t len = tab == NULL ? n : (size_t)(tab - s);
		const char *name = r->column == NULL ? NULL : r->column[i];

		if (len > TSV_MAX_CELL) {
			tsv_fault(r->faults, r->arena, r->file, r->line, name,
			    "De tekst is te lang: hooguit %u bytes.",
			    TSV_MAX_CELL);
			good = false;
		} else if (len > 0 && (s[0] == ' ' || s[len - 1] == ' ')) {
			tsv_fault(r->faults, r->arena, r->file, r->line, name,
			    "Er staat een spatie aan het begin of het eind.");
			good = false;
		}
		cell[i] = arena_strndup(r->arena, s, len);
		if (cell[i] == NULL)
			cell = NULL;
		if (tab != NULL) {
			s = tab + 1;
			n -= len + 1;
		}
	}
	r->full = r->full || cell == NULL;
	return good ? cell : NULL;
}

static bool
column_name_is_good(const char *s)
{
	if (s[0] < 'a' || s[0] > 'z')
		return false;
	return strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(s);
}

static void
read_header(struct reading *r, const char *s, size_t n)
{
	size_t ncol = count_cells(s, n);
	const char **name;

	if (ncol > TSV_MAX_COLUMNS) {
		tsv_fault(r->faults, r->arena, r->file, r->line, NULL,
		    "Er zijn te veel kolommen: hooguit %u.", TSV_MAX_COLUMNS);
		return;
	}
	if ((name = split(r, s, n, (unsigned)ncol)) == NULL)
		return;
	for (unsigned i = 0; i < ncol; i++) {
		if (!column_name_is_good(name[i]))
			tsv_fault(r->faults, r->arena, r->file, r->line, NULL,
			    "Kolom %u heeft geen goede naam: kleine letters, "
			    "cijfers en _, te beginnen met een letter.", i + 1);
		for (unsigned j = 0; j < i; j++)
			if (strcmp(name[i], name[j]) == 0)
				tsv_fault(r->faults, r->arena, r->file, r->line,
				    name[i], "Deze kolom staat er twee keer.");
	}
	r->column = name;
	r->ncol = (unsigned)ncol;
}

static void
read_row(struct reading *r, const char *s, size_t n)
{
	size_t ncell = count_cells(s, n);
	const char **cell;

	if (ncell != r->ncol) {
		tsv_fault(r->faults, r->arena, r->file, r->line, NULL,
		    "Deze regel heeft %zu kolommen, de kop heeft er %u. "
		    "Tussen twee kolommen staat precies één tab.", ncell, r->ncol);
		return;
	}
	if ((cell = split(r, s, n, r->ncol)) != NULL)
		r->row[r->nrow++] = (struct tsv_row){ r->line, cell };
}

static void
read_lines(struct reading *r, const char *s, size_t n)
{
	while (n > 0 && !r->full) {
		const char *nl = memchr(s, '\n', n);
		size_t len = nl == NULL ? n : (size_t)(nl - s);
		size_t step = nl == NULL ? n : len + 1;

		r->line++;
		if (len > 0 && s[len - 1] == '\r')
			len--;
		if (len == 0 || !line_is_text(r, (const uint8_t *)s, len) ||
		    s[0] == '#') {
			;	/* nothing to read here */
		} else if (r->column == NULL) {
			read_header(r, s, len);
			if (r->column == NULL)
				return;		/* no row can be judged */
		} else
			read_row(r, s, len);
		s += step;
		n -= step;
	}
}

static size_t
count_lines(const char *s, size_t n)
{
	size_t lines = 1;

	for (size_t i = 0; i < n; i++)
		lines += s[i] == '\n';
	return lines;
}

static void
read_content(struct reading *r, struct blob content)
{
	const char *s = (const char *)content.p;
	size_t lines;

	if (content.n > TSV_MAX_BYTES) {
		tsv_fault(r->faults, r->arena, r->file, 0, NULL,
		    "Het bestand is te groot: hooguit %zu MB.",
		    TSV_MAX_BYTES >> 20);
		return;
	}
	if (content.n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0) {
		tsv_fault(r->faults, r->arena, r->file, 1, NULL,
		    "Het bestand begint met een onzichtbaar teken (byte order "
		    "mark). Bewaar het als UTF-8 zonder BOM.");
		return;
	}
	lines = content.n == 0 ? 0 : count_lines(s, content.n);
	if (lines > TSV_MAX_ROWS) {
		tsv_fault(r->faults, r->arena, r->file, 0, NULL,
		    "Het bestand heeft te veel regels: hooguit %u.", TSV_MAX_ROWS);
		return;
	}
	if ((r->row = arena_new(r->arena, struct tsv_row, lines)) == NULL) {
		r->full = true;
		return;
	}
	read_lines(r, s, content.n);
	if (r->column == NULL && r->faults->n == 0 && !r->full)
		tsv_fault(r->faults, r->arena, r->file, 0, NULL,
		    "Het bestand is leeg: de regel met namen van kolommen "
		    "ontbreekt.");
}

enum err_code
tsv_parse(struct arena *a, const char *file, struct blob content,
    struct tsv_faults *faults, struct tsv *out, struct err *err)
{
	struct tsv_faults mine = { .n = 0 };
	struct reading r = { .arena = a, .file = arena_strdup(a, file),
	    .faults = &mine };

	if (r.file == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for a table");
	read_content(&r, content);
	for (unsigned i = 0; i < mine.n; i++) {
		if (faults->n < TSV_MAX_FAULTS && i < TSV_MAX_FAULTS)
			faults->v[faults->n] = mine.v[i];
		faults->n++;
	}
	if (r.full)
		return FAIL(err, ERR_LIMIT, "%s:%u: no memory", r.file, r.line);
	TRY(tsv_verdict(&mine, err));
	*out = (struct tsv){ .file = r.file, .column = r.column, .row = r.row,
	    .ncol = r.ncol, .nrow = r.nrow };
	return ERR_OK;
}

int
tsv_column(const struct tsv *t, const char *name)
{
	for (unsigned i = 0; i < t->ncol; i++)
		if (strcmp(t->column[i], name) == 0)
			return (int)i;
	return -1;
}
