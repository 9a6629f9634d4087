/* tmpl2c - turns a template into C functions that write HTML.
 *
 *	tmpl2c in.tmpl out.h out.c
 *
 *	{{include "web/view.h"}}	goes into out.h
 *	{{block klok(const struct klok_view *k)}} ... {{end}}
 *					void tmpl_klok(struct buf *out, ...)
 *	{{= expr}}			writes text or a number, escaped for its place
 *	{{raw expr}}			writes a struct html, between tags only
 *	{{call naam(args)}}		tmpl_naam(out, args), between tags only
 *	{{if expr}} {{elif expr}} {{else}} {{end}}
 *	{{for init; cond; step}} {{end}}
 *	{{let declaration}}		a C declaration, until the end of its branch
 *	{{-- comment --}}
 *
 * How a hole is escaped follows from where it stands (htmlstate.h); a hole
 * where escaping cannot make it safe is an error, and so is a branch or a
 * loop that leaves in another place than it began. White space with a newline
 * in it becomes one newline, except in <pre> and <textarea>. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "tmpl.h"

/* The end of the C text at t->at: }} outside strings and braces. */
static size_t
find_close(const struct tmpl *t)
{
	int braces = 0;
	char quote = '\0';

	for (size_t i = t->at; i + 1 < t->n; i++) {
		char c = t->text[i];

		if (quote != '\0') {
			if (c == '\\')
				i++;
			else if (c == quote)
				quote = '\0';
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '{') {
			braces++;
		} else if (c == '}') {
			if (braces == 0)
				return t->text[i + 1] == '}' ? i : 0;
			braces--;
		}
	}
	return 0;
}

static bool
comment(struct tmpl *t)
{
	const char *end = strstr(t->text + t->at, "--}}");

	if (end == NULL)
		return tmpl_refuse(t, "this comment does not end");
	for (; t->text + t->at < end; t->at++)
		if (t->text[t->at] == '\n')
			t->line++;
	t->at += 4;
	return true;
}

/* t->at stands after {{ . */
static bool
read_directive(struct tmpl *t)
{
	char word[MAX_NAME], *arg, *end;
	size_t close, n = 0;
	int line = t->line, lines = 0;

	if (strncmp(t->text + t->at, "--", 2) == 0)
		return comment(t);
	close = find_close(t);
	if (close == 0)
		return tmpl_refuse(t, "this directive does not end");
	t->text[close] = '\0';
	for (char *p = t->text + t->at; *p != '\0'; p++) {
		if (*p == '\n') {	/* one line of C, so that #line stays right */
			*p = ' ';
			lines++;
		}
	}
	arg = t->text + t->at;
	arg += strspn(arg, " \t");
	if (*arg == '=')
		word[n++] = *arg++;
	else
		while ((isalnum((unsigned char)*arg) || *arg == '_') && n + 1 < sizeof word)
			word[n++] = *arg++;
	word[n] = '\0';
	arg += strspn(arg, " \t");
	end = arg + strlen(arg);
	while (end > arg && isspace((unsigned char)end[-1]))
		*--end = '\0';
	if (!tmpl_directive(t, word, arg, line))
		return false;
	t->line += lines;
	t->at = close + 2;
	return true;
}

static bool
compile(struct tmpl *t)
{
	while (t->at < t->n) {
		if (t->text[t->at] == '{' && t->text[t->at + 1] == '{') {
			t->at += 2;
			if (!read_directive(t))
				return false;
			continue;
		}
		if (!tmpl_markup(t, t->text[t->at]))
			return false;
		if (t->text[t->at++] == '\n')
			t->line++;
	}
	if (t->depth != 0) {
		tmpl_complain(t, t->stack[t->depth - 1].line, "this is not closed by an {{end}}");
		return false;
	}
	return true;
}

/* The text of a file, closed by two NULs so that looking ahead is safe. */
static char *
read_file(const char *path, size_t *n_out)
{
	FILE *f = fopen(path, "r");
	char *text = NULL;
	size_t n = 0, room = 0;

	while (f != NULL && !feof(f) && !ferror(f)) {
		if (n + 2 >= room) {
			char *more = realloc(text, room = room * 2 + 65536);

			if (more == NULL)
				break;
			text = more;
		}
		n += fread(text + n, 1, room - n - 2, f);
	}
	if (f == NULL || text == NULL || ferror(f) || !feof(f)) {
		fprintf(stderr, "%s: cannot read: %s\n", path, strerror(errno));
		free(text);
		text = NULL;
	} else {
		memset(text + n, 0, 2);
		*n_out = n;
	}
	if (f != NULL)
		fclose(f);
	return text;
}

static bool
write_file(const char *path, const char *text, size_t n)
{
	FILE *f = fopen(path, "w");
	bool ok = f != NULL && fwrite(text, 1, n, f) == n;

	if (f != NULL && fclose(f) != 0)
		ok = false;
	if (!ok)
		fprintf(stderr, "%s: cannot write: %s\n", path, strerror(errno));
	return ok;
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static void
write_heads(struct tmpl *t, const char *h_path)
{
	const char *name = base_name(h_path);
	char guard[MAX_NAME] = "TMPL_";
	size_t n = strlen(guard);

	for (const char *p = name; *p != '\0' && n + 1 < sizeof guard; p++)
		guard[n++] = (char)(isalnum((unsigned char)*p) ? toupper((unsigned char)*p) : '_');
	guard[n] = '\0';
	fprintf(t->h, "/* Made by tmpl2c from %s; change that. */\n#ifndef %s\n#define %s\n\n"
	    "#include \"base/buf.h\"\n#include \"text/html.h\"\n",
	    base_name(t->path), guard, guard);
	fprintf(t->c, "/* Made by tmpl2c from %s; change that. */\n#include \"%s\"\n\n",
	    base_name(t->path), name);
}

int
main(int argc, char **argv)
{
	struct tmpl t = { .line = 1 };
	bool ok = false;

	if (argc != 4) {
		fprintf(stderr, "usage: tmpl2c in.tmpl out.h out.c\n");
		return 2;
	}
	t.path = argv[1];
	t.text = read_file(t.path, &t.n);
	t.literal = malloc(t.n + 1);
	t.h = open_memstream(&t.h_text, &t.h_n);
	t.c = open_memstream(&t.c_text, &t.c_n);
	if (t.text != NULL && t.literal != NULL && t.h != NULL && t.c != NULL) {
		write_heads(&t, argv[2]);
		ok = memchr(t.text, '\0', t.n) == NULL ? compile(&t) :
		    tmpl_refuse(&t, "a NUL byte in a template");
		fprintf(t.h, "\n#endif\n");
	}
	if (t.h != NULL && fclose(t.h) != 0)
		ok = false;
	if (t.c != NULL && fclose(t.c) != 0)
		ok = false;
	ok = ok && write_file(argv[2], t.h_text, t.h_n) && write_file(argv[3], t.c_text, t.c_n);
	free(t.h_text);
	free(t.c_text);
	free(t.literal);
	free(t.text);
	return ok ? 0 : 1;
}
