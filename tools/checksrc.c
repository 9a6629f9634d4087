/* checksrc - the rules of the house that a program can see: checksrc ROOT
 *
 * The rules stand in tools/README.md. Prints "file:line: rule: sentence" for
 * each finding and exits with 1 when there is one. */
#include "checksrc.h"

#include <ctype.h>
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/arena.h"

#define MAX_COLUMNS	100
#define MAX_LINES	600
#define MAX_FILES	((size_t)20000)
#define MAX_SIZE	((long long)8 << 20)

void
found(const struct source *s, const char *rule, const char *fmt, ...)
{
	va_list ap;

	printf("%s:%u: %s: ", s->path, s->line, rule);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	++*s->findings;
}

bool
starts_with(const char *s, const char *what)
{
	return strncmp(s, what, strlen(what)) == 0;
}

bool
in_folder(const struct source *s, const char *folder)
{
	return starts_with(s->path, folder);
}

static bool
is_word(char ch)
{
	return isalnum((unsigned char)ch) || ch == '_';
}

bool
is_word_at(const char *s, const char *word)
{
	return starts_with(s, word) && !is_word(s[strlen(word)]);
}

static bool
ends_with(const char *s, const char *what)
{
	size_t n = strlen(s), k = strlen(what);

	return n >= k && strcmp(s + n - k, what) == 0;
}

/* ---- rules of every text ------------------------------------------------ */

/* Words that promise work. In pieces here, for this file is checked too. */
static void
check_unfinished(const struct source *s, const char *line, size_t n)
{
	static const char *const words[] = { "XX" "X", "FIX" "ME", "TO" "DO" };
	size_t i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < sizeof(words) / sizeof(*words); k++)
			if (is_word_at(line + i, words[k]) && (i == 0 || !is_word(line[i - 1])))
				found(s, "unfinished", "finish it, or make an issue of it");
}

static void
check_path(const struct source *s, const char *line, size_t n)
{
	static const char *const paths[] = { "/wo" "rk/", "/tm" "p/w", "/tm" "p/plan" };
	size_t i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < sizeof(paths) / sizeof(*paths); k++)
			if (starts_with(line + i, paths[k]) && (i == 0 || (!is_word(line[i - 1]) &&
			    strchr(".-/}", line[i - 1]) == NULL)))
				found(s, "path", "names a place on one machine");
}

static void
check_layout(const struct source *s, const char *line, size_t n)
{
	size_t columns = 0;

	for (size_t i = 0; i < n; i++) {
		if (line[i] == '\t')
			columns += 8 - columns % 8;
		else if (((unsigned char)line[i] & 0xc0) != 0x80)	/* not within a character */
			columns++;
	}
	/* Markup is as long as its attributes. */
	if (columns > MAX_COLUMNS && !ends_with(s->path, ".tmpl"))
		found(s, "width", "%zu columns, %d is the most", columns, MAX_COLUMNS);
	if (n > 0 && (line[n - 1] == ' ' || line[n - 1] == '\t' || line[n - 1] == '\r'))
		found(s, "space", "white space at the end of the line");
}

/* ---- templates ---------------------------------------------------------- */

/* An attribute such as style="..." or onclick="..." at p. */
static bool
is_attribute(const char *p, const char *name)
{
	size_t n = strlen(name);

	if (strncasecmp(p, name, n) != 0)
		return false;
	if (strcmp(name, "on") == 0)
		while (isalpha((unsigned char)p[n]))
			n++;
	return p[n] == '=' && p[n + 1] != '=' && !isspace((unsigned char)p[n + 1]);
}

/* The browser is told to run and style nothing that stands in a page. */
static void
check_markup(const struct source *s, const char *line, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *p = line + i, *end;

		if (i > 0 && strchr(" \t\"'}", line[i - 1]) != NULL) {
			if (is_attribute(p, "style"))
				found(s, "markup", "style= is refused; use a class");
			if (is_attribute(p, "on"))
				found(s, "markup", "script in an attribute is refused");
		}
		if (strncasecmp(p, "<style", 6) == 0)
			found(s, "markup", "<style> is refused; use a sheet");
		if (strncasecmp(p, "javascript:", 11) == 0)
			found(s, "markup", "script in an address is refused");
		if (strncasecmp(p, "<script", 7) == 0 && ((end = strchr(p, '>')) == NULL ||
		    strncasecmp(end + 1, "</script", 8) != 0))
			found(s, "markup", "script in a page is refused; use a file");
	}
}

/* ---- files -------------------------------------------------------------- */

/* The first directives of a header are #ifndef X and #define X; or the comment
 * above them says "No include guard: why". */
static void
check_guard(struct source *s)
{
	const char *p = s->text, *why;
	size_t n;

	s->line = 1;
	/* no comment has a line that begins with # */
	if ((why = strstr(p, "include guard:")) != NULL && why < p + strcspn(p, "#"))
		return;
	while (p != NULL && !starts_with(p, "#")) {
		p = strchr(p, '\n');
		p = p == NULL ? NULL : p + 1;
	}
	if (p != NULL && starts_with(p, "#ifndef ")) {
		p += 8;
		n = strcspn(p, " \t\n");
		if (starts_with(p + n, "\n#define ") &&
		    strncmp(p + n + 9, p, n) == 0 && !is_word(p[n + 9 + n]))
			return;
	}
	found(s, "guard", "no include guard: #ifndef X, #define X");
}

static bool
is_code(const char *path)
{
	return ends_with(path, ".c") || ends_with(path, ".h");
}

static void
check_lines(struct source *s)
{
	bool ours = in_folder(s, "src/") || in_folder(s, "tools/") || in_folder(s, "tests/");
	bool tmpl = ends_with(s->path, ".tmpl");
	bool laid_out = is_code(s->path) || tmpl || ends_with(s->path, ".sql") ||
	    ends_with(s->path, ".sh");
	const char *p = s->text;

	for (s->line = 1; *p != '\0'; s->line++) {
		size_t n = strcspn(p, "\n");

		check_path(s, p, n);
		if (ours)
			check_unfinished(s, p, n);
		if (ours && laid_out)
			check_layout(s, p, n);
		if (ours && tmpl)
			check_markup(s, p, n);
		p += n + (p[n] == '\n' ? 1 : 0);
	}
	if (ours && laid_out && s->line - 1 > MAX_LINES && !in_folder(s, "src/db/migrations/")) {
		s->line--;
		found(s, "length", "%u lines, %d is the most", s->line, MAX_LINES);
	}
}

/* The text of a file; bytes with a NUL are not text. */
static const char *
read_file(struct arena *a, const char *root, const char *path)
{
	const char *full = arena_printf(a, "%s/%s", root, path);
	FILE *in = full == NULL ? NULL : fopen(full, "rb");
	struct stat sb;
	char *text = NULL;

	if (in == NULL)
		return NULL;
	if (fstat(fileno(in), &sb) == 0 && S_ISREG(sb.st_mode) && sb.st_size < MAX_SIZE &&
	    (text = arena_alloc(a, (size_t)sb.st_size + 1)) != NULL &&
	    fread(text, 1, (size_t)sb.st_size, in) != (size_t)sb.st_size)
		text = NULL;
	fclose(in);
	return text;
}

static void
check_file(struct arena *a, const char *root, const char *path, unsigned *findings)
{
	struct source s = { .root = root, .path = path, .findings = findings };

	/* A bench measures against bare libraries, as a test may use them. */
	s.test = starts_with(path, "tests/") || starts_with(path, "bench/") ||
	    ends_with(path, "_test.c");
	if ((s.text = read_file(a, root, path)) == NULL) {
		s.line = 1;
		found(&s, "file", "cannot be read");
		return;
	}
	check_lines(&s);
	if (!is_code(path) || starts_with(path, "docs/"))
		return;
	check_code(&s);
	if (ends_with(path, ".h"))
		check_guard(&s);
}

/* What is not ours to check: builds, test data, what git keeps. */
static bool
skipped(const char *folder, const char *name)
{
	return name[0] == '.' || strcmp(name, "testdata") == 0 ||
	    strcmp(name, "node_modules") == 0 || strcmp(name, "subprojects") == 0 ||
	    (*folder == '\0' && starts_with(name, "build"));
}

static bool
is_text_name(const char *name)
{
	static const char *const ends[] = { ".c", ".h", ".sql", ".tmpl", ".sh", ".md", ".css",
	    ".js", ".json", ".txt", ".xml", ".def", ".conf", ".build", ".py", ".yml",
	    ".service", "Makefile", "list" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (ends_with(name, ends[i]))
			return true;
	return false;
}

struct files {
	const char	**p;
	size_t		 n;
};

static bool
list(struct arena *a, const char *root, const char *folder, struct files *out)
{
	const char *full = arena_printf(a, "%s/%s", root, folder), *path;
	DIR *d = full == NULL ? NULL : opendir(full);
	bool fine = d != NULL;
	struct dirent *e;
	struct stat sb;

	while (fine && (e = readdir(d)) != NULL) {
		if (skipped(folder, e->d_name))
			continue;
		path = arena_printf(a, "%s%s", folder, e->d_name);
		full = arena_printf(a, "%s/%s", root, path == NULL ? "" : path);
		fine = path != NULL && full != NULL;
		if (!fine || lstat(full, &sb) != 0)
			continue;
		if (S_ISDIR(sb.st_mode))
			fine = (path = arena_printf(a, "%s/", path)) != NULL &&
			    list(a, root, path, out);
		else if (S_ISREG(sb.st_mode) && is_text_name(path) &&
		    (fine = out->n < MAX_FILES))
			out->p[out->n++] = path;
	}
	if (d != NULL)
		closedir(d);
	return fine;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_create((size_t)512 << 20);
	struct files files = { .n = 0 };
	unsigned findings = 0;

	if (argc != 2) {
		fputs("usage: checksrc ROOT\n", stderr);
		arena_destroy(a);
		return 2;
	}
	if (a == NULL || (files.p = arena_new(a, const char *, MAX_FILES)) == NULL ||
	    !list(a, argv[1], "", &files)) {
		fprintf(stderr, "checksrc: %s cannot be read\n", argv[1]);
		arena_destroy(a);
		return 2;
	}
	qsort(files.p, files.n, sizeof(*files.p), by_name);
	for (size_t i = 0; i < files.n; i++)
		check_file(a, argv[1], files.p[i], &findings);
	if (findings > 0)
		printf("%u findings in %zu files\n", findings, files.n);
	arena_destroy(a);
	return findings > 0 ? 1 : 0;
}
