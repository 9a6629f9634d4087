/* The C that a template becomes: markup to literals, directives to code. */
#include <ctype.h>
#include <string.h>

#include "tmpl.h"

void
tmpl_complain(const struct tmpl *t, int line, const char *why)
{
	fprintf(stderr, "%s:%d: %s\n", t->path, line, why);
}

bool
tmpl_refuse(const struct tmpl *t, const char *why)
{
	tmpl_complain(t, t->line, why);
	return false;
}

/* --- writing C -------------------------------------------------------- */

static void
indent(struct tmpl *t)
{
	for (int i = 0; i < t->depth; i++)
		fputc('\t', t->c);
}

/* From here on the C compiler blames the template. */
static void
blame(FILE *to, const struct tmpl *t, int line)
{
	fprintf(to, "#line %d \"", line);
	for (const char *p = t->path; *p != '\0'; p++) {
		if (*p == '"' || *p == '\\')
			fputc('\\', to);
		fputc(*p, to);
	}
	fputs("\"\n", to);
}

static void
put_literal_char(FILE *c, char ch)
{
	switch (ch) {
	case '\n':
		fputs("\\n", c);
		break;
	case '\t':
		fputs("\\t", c);
		break;
	case '\r':
		fputs("\\r", c);
		break;
	case '\f':
		fputs("\\f", c);
		break;
	case '"':
	case '\\':
	case '?':	/* no trigraphs */
		fputc('\\', c);
		fputc(ch, c);
		break;
	default:
		fputc(ch, c);
	}
}

static void
flush_piece(struct tmpl *t, const char *p, size_t n)
{
	indent(t);
	fputs("buf_put(out, \"", t->c);
	for (size_t i = 0; i < n; i++) {
		put_literal_char(t->c, p[i]);
		if (p[i] == '\n' && i + 1 < n) {
			fputs("\"\n", t->c);
			indent(t);
			fputs("    \"", t->c);
		}
	}
	fprintf(t->c, "\", %zu);\n", n);
}

static void
flush(struct tmpl *t)
{
	for (size_t at = 0; at < t->literal_n; ) {
		size_t n = t->literal_n - at;

		if (n > LITERAL_SPLIT) {
			n = LITERAL_SPLIT;
			while ((t->literal[at + n] & 0xC0) == 0x80)
				n--;	/* not inside a character */
		}
		flush_piece(t, t->literal + at, n);
		at += n;
	}
	t->literal_n = 0;
}

static void
put(struct tmpl *t, char c)
{
	t->literal[t->literal_n++] = c;
	t->html.nl = c == '\n';
}

/* White space that was held back, in its shortest form. */
static void
put_space(struct tmpl *t)
{
	if (t->space != '\0' && !t->html.nl)
		put(t, t->space);
	t->space = '\0';
}

/* --- markup ----------------------------------------------------------- */

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool
tmpl_markup(struct tmpl *t, char c)
{
	enum html_where before = t->html.where;
	bool layout = html_layout(&t->html);
	const char *why;

	if (t->depth == 0)
		return is_space(c) || tmpl_refuse(t, "text outside a block");
	why = html_step(&t->html, c);
	if (why != NULL)
		return tmpl_refuse(t, why);
	if (layout && is_space(c)) {
		if (c == '\n' || t->space == '\0')
			t->space = c == '\n' ? '\n' : ' ';
		return true;
	}
	put_space(t);
	if (t->html.where == IN_TAG && is_space(c)) {	/* one blank will do */
		if (before != IN_TAG)
			put(t, ' ');
		return true;
	}
	put(t, c);
	return true;
}

/* --- directives ------------------------------------------------------- */

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Cuts "name(args)" in two; args loses its parentheses. */
static bool
cut_call(struct tmpl *t, char *s, char **name, char **args)
{
	char *open = strchr(s, '('), *close = strrchr(s, ')'), *end;

	if (open == NULL || close == NULL || close[1] != '\0' || open == s)
		return tmpl_refuse(t, "expected a name and parentheses");
	end = open;
	while (end > s && is_space(end[-1]))
		end--;
	for (const char *p = s; p < end; p++)
		if (!is_word(*p))
			return tmpl_refuse(t, "this name is not a C name");
	*end = '\0';
	*close = '\0';
	*name = s;
	*args = open + 1 + strspn(open + 1, " \t\n");
	if (strcmp(*args, "void") == 0)
		*args += 4;
	return true;
}

static bool
push(struct tmpl *t, enum kind kind, int line)
{
	struct frame *f = &t->stack[t->depth];

	if (t->depth >= MAX_DEPTH)
		return tmpl_refuse(t, "too deep");
	*f = (struct frame){ .kind = kind, .line = line, .start = t->html };
	t->depth++;
	return true;
}

static bool
do_block(struct tmpl *t, char *arg, int line)
{
	char *name, *args;
	const char *comma;

	if (t->depth != 0)
		return tmpl_refuse(t, "a block inside a block; the one before lacks its {{end}}");
	if (!cut_call(t, arg, &name, &args))
		return false;
	comma = *args == '\0' ? "" : ", ";
	t->html = (struct html_state){ .where = IN_TEXT, .nl = true };
	blame(t->h, t, line);
	fprintf(t->h, "void tmpl_%s(struct buf *out%s%s);\n", name, comma, args);
	blame(t->c, t, line);
	fprintf(t->c, "void\ntmpl_%s(struct buf *out%s%s)\n{\n\t(void)out;\n", name, comma, args);
	return push(t, KIND_BLOCK, line);
}

static bool
do_hole(struct tmpl *t, const char *arg)
{
	static const char *const macros[] = { "HTML_PUT", "HTML_PUT_ATTR",
	    "HTML_PUT_URL", "HTML_PUT_URL_PART" };
	const char *why;
	enum html_hole hole = html_hole(&t->html, &why);

	if (hole == HOLE_REFUSED)
		return tmpl_refuse(t, why);
	indent(t);
	fprintf(t->c, "%s(out, (%s));\n", macros[hole], arg);
	return true;
}

/* What brings tags with it may only stand where tags may. */
static bool
only_between_tags(struct tmpl *t)
{
	if (t->html.where != IN_TEXT || t->html.only[0] != '\0')
		return tmpl_refuse(t, "raw and call may only stand between tags");
	t->html.nl = false;
	return true;
}

static bool
do_raw(struct tmpl *t, const char *arg)
{
	if (!only_between_tags(t))
		return false;
	indent(t);
	fprintf(t->c, "html_raw(out, %s);\n", arg);
	return true;
}

static bool
do_call(struct tmpl *t, char *arg)
{
	char *name, *args;

	if (!only_between_tags(t) || !cut_call(t, arg, &name, &args))
		return false;
	indent(t);
	fprintf(t->c, "tmpl_%s(out%s%s);\n", name, *args == '\0' ? "" : ", ", args);
	return true;
}

/* A branch ends here: it must be where the branches before it ended. */
static bool
end_branch(struct tmpl *t, struct frame *f)
{
	if (!f->has_end)
		f->end = t->html;
	else if (!html_join(&f->end, &t->html))
		return tmpl_refuse(t, "this branch ends elsewhere in HTML than the one before");
	f->has_end = true;
	return true;
}

static bool
do_else(struct tmpl *t, const char *cond)
{
	struct frame *f = &t->stack[t->depth - 1];

	if (f->kind != KIND_IF || f->has_else)
		return tmpl_refuse(t, "else or elif without an if");
	if (!end_branch(t, f))
		return false;
	f->has_else = cond == NULL;
	t->html = f->start;
	t->depth--;
	indent(t);
	if (cond == NULL)
		fputs("} else {\n", t->c);
	else
		fprintf(t->c, "} else if (%s) {\n", cond);
	t->depth++;
	return true;
}

static bool
end_block(struct tmpl *t)
{
	if (t->html.where != IN_TEXT || t->html.only[0] != '\0' || t->html.pre)
		return tmpl_refuse(t, "a block ends in a tag, pre, textarea, title or script");
	return true;
}

static bool
do_end(struct tmpl *t)
{
	struct frame *f = &t->stack[t->depth - 1];
	bool nl = t->html.nl;

	if (f->kind == KIND_BLOCK && !end_block(t))
		return false;
	if (f->kind == KIND_FOR) {
		if (!html_join(&t->html, &f->start))
			return tmpl_refuse(t, "this loop ends elsewhere in HTML than it began");
		t->html.nl = nl && f->end.nl;
	}
	if (f->kind == KIND_IF) {
		if (!end_branch(t, f))
			return false;
		t->html = f->start;
		if (!f->has_else && !end_branch(t, f))
			return false;
		t->html = f->end;
	}
	t->depth--;
	indent(t);
	fputs(f->kind == KIND_BLOCK ? "}\n\n" : "}\n", t->c);
	return true;
}

static bool
do_open(struct tmpl *t, const char *word, const char *arg, int line)
{
	bool loop = strcmp(word, "for") == 0;

	indent(t);
	fprintf(t->c, "%s (%s) {\n", word, arg);
	if (!push(t, loop ? KIND_FOR : KIND_IF, line))
		return false;
	if (loop) {		/* a second round need not begin after a newline */
		t->stack[t->depth - 1].end.nl = t->html.nl;
		t->html.nl = false;
	}
	return true;
}

/* Carries out one directive: word and what follows it. */
bool
tmpl_directive(struct tmpl *t, const char *word, char *arg, int line)
{
	bool end = strcmp(word, "end") == 0, other = strcmp(word, "else") == 0;
	const char *why;

	if (strcmp(word, "include") == 0) {
		if (t->depth != 0)
			return tmpl_refuse(t, "an include inside a block");
		return fprintf(t->h, "#include %s\n", arg) > 0;
	}
	if (strcmp(word, "block") == 0)
		return do_block(t, arg, line);
	if (t->depth == 0)
		return tmpl_refuse(t, "only blocks, includes and comments stand outside a block");
	if (end && t->depth == 1)
		t->space = '\0';	/* the last newline of a block is layout */
	put_space(t);
	if (strcmp(word, "=") != 0 && (why = html_pause(&t->html)) != NULL)
		return tmpl_refuse(t, why);
	flush(t);
	if ((*arg == '\0') != (end || other))
		return tmpl_refuse(t, end || other ? "nothing may follow this word" :
		    "this directive is empty or unknown");
	if (end)
		return do_end(t);
	if (other)
		return do_else(t, NULL);
	blame(t->c, t, line);
	if (strcmp(word, "elif") == 0)
		return do_else(t, arg);
	if (strcmp(word, "=") == 0)
		return do_hole(t, arg);
	if (strcmp(word, "raw") == 0)
		return do_raw(t, arg);
	if (strcmp(word, "call") == 0)
		return do_call(t, arg);
	if (strcmp(word, "if") == 0 || strcmp(word, "for") == 0)
		return do_open(t, word, arg, line);
	if (strcmp(word, "let") == 0) {
		indent(t);
		return fprintf(t->c, "%s%s\n", arg, arg[strlen(arg) - 1] == ';' ? "" : ";") > 0;
	}
	return tmpl_refuse(t, "unknown directive");
}
