/* sql2c_read.c - from the text of a .sql file to statements of tokens. */
#include "sql2c.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct reader {
	struct sql2c		*c;
	const char		*file, *p;
	unsigned		 line;
	bool			 only_fragments;
	struct statement	*open;		/* has a header, waits for SQL */
	const char		*reason;
};

/* Another file tells its own faults when it is compiled itself. */
#define COMPLAIN(r, line, ...) do { \
	if (!(r)->only_fragments || \
	    ((r)->open != NULL && (r)->open->kind == KIND_FRAGMENT)) \
		complain((r)->c, (r)->file, (line), __VA_ARGS__); \
} while (0)

static bool
is_word(char ch)
{
	return isalnum((unsigned char)ch) || ch == '_';
}

static size_t
word_length(const char *s)
{
	size_t n = 0;

	if (isdigit((unsigned char)*s))
		return 0;
	while (is_word(s[n]))
		n++;
	return n;
}

static void
skip_blank(const char **p)
{
	while (isspace((unsigned char)**p))
		(*p)++;
}

/* Takes a word from a header; NULL when there is none. */
static const char *
take_word(struct reader *r, const char **p)
{
	const char *s;
	size_t n;

	skip_blank(p);
	s = *p;
	if ((n = word_length(s)) == 0)
		return NULL;
	*p += n;
	return need(arena_strndup(r->c->a, s, n));
}

static bool
take(const char **p, const char *what)
{
	size_t n = strlen(what);

	skip_blank(p);
	if (strncmp(*p, what, n) != 0)
		return false;
	*p += n;
	return true;
}

static bool
c_keyword(const char *word)
{
	static const char *const words[] = { "auto", "break", "case", "char",
	    "const", "continue", "default", "do", "double", "else", "enum",
	    "extern", "float", "for", "goto", "if", "inline", "int", "long",
	    "register", "restrict", "return", "short", "signed", "sizeof",
	    "static", "struct", "switch", "typedef", "union", "unsigned",
	    "void", "volatile", "while", "bool", "asm", "typeof" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

static bool
read_field(struct reader *r, const char **p, struct fields *fs)
{
	struct field f = { 0 };
	const char *type;
	size_t i;

	f.name = take_word(r, p);
	type = f.name == NULL ? NULL : take_word(r, p);
	if (type == NULL) {
		COMPLAIN(r, r->open->line, "%s: expected \"name type\" at \"%.20s\"",
		    r->open->name, *p);
		return false;
	}
	if (strcmp(type, "i64") == 0)
		f.type = FIELD_I64;
	else if (strcmp(type, "text") == 0)
		f.type = FIELD_TEXT;
	else if (strcmp(type, "blob") == 0)
		f.type = FIELD_BLOB;
	else {
		COMPLAIN(r, r->open->line, "%s: the type of %s is i64, text or blob, not %s",
		    r->open->name, f.name, type);
		return false;
	}
	f.null_ok = take(p, "?");
	if (c_keyword(f.name))
		COMPLAIN(r, r->open->line, "%s: %s is a word of C, choose another",
		    r->open->name, f.name);
	for (i = 0; i < fs->n; i++)
		if (strcmp(fs->f[i].name, f.name) == 0)
			COMPLAIN(r, r->open->line, "%s: %s stands there twice",
			    r->open->name, f.name);
	if (fs->n == MAX_FIELDS) {
		COMPLAIN(r, r->open->line, "%s: more than %d", r->open->name, MAX_FIELDS);
		return false;
	}
	fs->f[fs->n++] = f;
	return true;
}

static bool
read_fields(struct reader *r, const char **p, struct fields *fs)
{
	if (!take(p, "("))
		return false;
	if (take(p, ")"))
		return true;
	do {
		if (!read_field(r, p, fs))
			return false;
	} while (take(p, ","));
	if (take(p, ")"))
		return true;
	COMPLAIN(r, r->open->line, "%s: expected , or ) at \"%.20s\"", r->open->name, *p);
	return false;
}

/* "(as NAME)": the rows of a statement above. False: it does not say so. */
static bool
read_rows(struct reader *r, const char **p)
{
	struct statement *s = r->open, *other = r->c->statements;
	const char *at = *p;

	if (!take(&at, "(") || !take(&at, "as "))
		return false;
	s->rows = take_word(r, &at);
	while (other != NULL && (s->rows == NULL || strcmp(other->name, s->rows) != 0 ||
	    other->rows != other->name))
		other = other->next;
	if (other != NULL)
		s->cols = other->cols;
	(void)take(&at, ")");
	*p = at;
	return true;
}

/* The part after the parameters: "-> one (...)". */
static bool
read_kind(struct reader *r, const char **p)
{
	struct statement *s = r->open;
	const char *kind;

	if (s->kind == KIND_FRAGMENT)
		return true;
	kind = take(p, "->") ? take_word(r, p) : NULL;
	if (kind != NULL && strcmp(kind, "exec") == 0) {
		s->kind = take(p, "one") ? KIND_EXEC_ONE : KIND_EXEC;
		s->later = s->kind == KIND_EXEC_ONE && take(p, "later");
		return true;
	}
	if (kind == NULL || (strcmp(kind, "one") != 0 && strcmp(kind, "many") != 0)) {
		COMPLAIN(r, s->line, "%s: after -> comes one, many, exec or exec one", s->name);
		return false;
	}
	s->kind = *kind == 'o' ? KIND_ONE : KIND_MANY;
	s->claims = s->kind == KIND_MANY && take(p, "claims");
	if ((read_rows(r, p) || read_fields(r, p, &s->cols)) && s->cols.n > 0)
		return true;
	COMPLAIN(r, s->line, "%s: %s needs a list of columns", s->name, kind);
	return false;
}

/* A header may run over several comment lines: is this all of it? */
static bool
header_complete(const char *s)
{
	const char *arrow = strstr(s, "->"), *end = s + strlen(s);
	int depth = 0;

	for (const char *p = s; *p != '\0'; p++)
		depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
	if (depth > 0)
		return false;
	if (strncmp(s, "fragment ", 9) == 0)
		return true;
	if (arrow == NULL)
		return false;
	for (arrow += 2; *arrow == ' '; arrow++)
		;
	return strncmp(arrow, "exec", 4) == 0 || end[-1] == ')';
}

static char *
take_line(struct reader *r)
{
	const char *s = r->p, *end = strchr(s, '\n');
	size_t n = end == NULL ? strlen(s) : (size_t)(end - s);

	r->p += n + (end != NULL ? 1 : 0);
	r->line++;
	while (n > 0 && isspace((unsigned char)s[n - 1]))
		n--;
	return need(arena_strndup(r->c->a, s, n));
}

/* Does this comment begin a header: "name(" or "fragment name("? */
static bool
looks_like_header(const char *s)
{
	size_t n;

	if (strncmp(s, "fragment ", 9) == 0)
		for (s += 9; *s == ' '; s++)
			;
	n = word_length(s);
	return n > 0 && s[n] == '(';
}

static void
add(struct reader *r, struct statement *s)
{
	struct statement **at = s->kind == KIND_FRAGMENT ? &r->c->fragments :
	    &r->c->statements;

	for (; *at != NULL; at = &(*at)->next)
		if (strcmp((*at)->name, s->name) == 0)
			COMPLAIN(r, s->line, "%s exists already, in %s:%u", s->name,
			    (*at)->file, (*at)->line);
	*at = s;
}

static void
read_header(struct reader *r, const char *text, unsigned line)
{
	struct statement *s = need(arena_new(r->c->a, struct statement, 1));
	const char *p = text;
	bool fine;

	if (r->open != NULL)
		COMPLAIN(r, r->open->line, "%s: a header without a statement", r->open->name);
	s->kind = strncmp(p, "fragment ", 9) == 0 ? KIND_FRAGMENT : KIND_EXEC;
	p += s->kind == KIND_FRAGMENT ? 9 : 0;
	s->name = s->rows = take_word(r, &p);
	s->file = r->file;
	s->line = line;
	s->scan_reason = r->reason;
	r->reason = NULL;
	r->open = s;
	fine = read_fields(r, &p, &s->params) && read_kind(r, &p);
	skip_blank(&p);
	if (fine && *p != '\0')
		COMPLAIN(r, line, "%s: \"%s\" does not belong in a header", s->name, p);
}

/* A line that is a comment: a header, a reason for a scan, or free. */
static void
read_comment(struct reader *r)
{
	unsigned line = r->line;
	const char *text = take_line(r) + 2;

	while (*text == ' ' || *text == '\t')
		text++;
	if (strncmp(text, "full scan:", 10) == 0) {
		for (text += 10; *text == ' '; text++)
			;
		r->reason = *text == '\0' ? NULL : text;
		if (r->reason == NULL)
			COMPLAIN(r, line, "full scan: give the reason");
		return;
	}
	if (!looks_like_header(text))
		return;
	while (!header_complete(text) && strncmp(r->p, "--   ", 5) == 0) {
		const char *more = take_line(r) + 2;

		while (*more == ' ')
			more++;
		text = need(arena_printf(r->c->a, "%s %s", text, more));
	}
	if (strncmp(text, "fragment ", 9) == 0 || strstr(text, "->") != NULL)
		read_header(r, text, line);
}

static void
push(struct reader *r, enum token_type type, const char *s, size_t n, bool space)
{
	struct token *t = need(arena_new(r->c->a, struct token, 1));
	struct tokens *list = &r->open->tokens;

	*t = (struct token){ .text = need(arena_strndup(r->c->a, s, n)),
	    .file = r->file, .line = r->line, .type = type, .space = space };
	if (list->last == NULL)
		list->first = t;
	else
		list->last->next = t;
	list->last = t;
}

/* Skips white space and comments within a statement. */
static bool
skip_space(struct reader *r)
{
	const char *start = r->p;

	for (;;) {
		if (isspace((unsigned char)*r->p)) {
			r->line += *r->p++ == '\n' ? 1 : 0;
		} else if (strncmp(r->p, "--", 2) == 0) {
			unsigned line = r->line;
			const char *text = take_line(r) + 2;

			while (*text == ' ')
				text++;
			if (looks_like_header(text) && strstr(text, "->") != NULL)
				COMPLAIN(r, line, "a header before the ; of the statement above");
		} else if (strncmp(r->p, "/*", 2) == 0) {
			while (*r->p != '\0' && strncmp(r->p, "*/", 2) != 0)
				r->line += *r->p++ == '\n' ? 1 : 0;
			r->p += *r->p == '\0' ? 0 : 2;
		} else
			return r->p != start;
	}
}

static size_t
quoted_length(const char *s)
{
	const char quote = *s;
	size_t n = 1;

	while (s[n] != '\0' && (s[n] != quote || s[n + 1] == quote))
		n += s[n] == quote ? 2 : 1;
	return s[n] == '\0' ? n : n + 1;
}

static size_t
operator_length(const char *s)
{
	static const char *const two[] = { "==", "||", "<=", ">=", "<>", "!=",
	    "::", "<<", ">>", "->" };
	size_t i;

	for (i = 0; i < sizeof(two) / sizeof(*two); i++)
		if (strncmp(s, two[i], 2) == 0)
			return 2;
	return 1;
}

static void
read_token(struct reader *r, bool space)
{
	const char *s = r->p;
	size_t n;

	if (*s == '\'' || *s == '"' || *s == '`') {
		n = quoted_length(s);
		push(r, *s == '\'' ? TOKEN_STRING : TOKEN_OTHER, s, n, space);
		for (size_t i = 0; i < n; i++)
			r->line += s[i] == '\n' ? 1 : 0;
	} else if (*s == ':' && (n = word_length(s + 1)) > 0) {
		push(r, TOKEN_PARAM, s + 1, n, space);
		n++;
	} else if (s[0] == '{' && s[1] == '{' && (n = word_length(s + 2)) > 0 &&
	    s[n + 2] == '}' && s[n + 3] == '}') {
		push(r, TOKEN_FRAGMENT, s + 2, n, space);
		n += 4;
	} else if ((n = word_length(s)) > 0) {
		push(r, TOKEN_WORD, s, n, space);
	} else {
		for (n = 0; is_word(s[n]) || s[n] == '.'; n++)
			;
		if (n == 0 || !isdigit((unsigned char)*s))
			n = operator_length(s);
		push(r, TOKEN_OTHER, s, n, space);
	}
	r->p += n;
}

/* Every parameter of a fragment is used in it, and the other way round. */
static void
check_fragment(struct reader *r)
{
	struct statement *s = r->open;
	const struct token *t;
	size_t i;

	for (t = s->tokens.first; t != NULL; t = t->next) {
		if (t->type != TOKEN_PARAM)
			continue;
		for (i = 0; i < s->params.n && strcmp(s->params.f[i].name, t->text) != 0; i++)
			;
		if (i == s->params.n)
			COMPLAIN(r, t->line, "%s: :%s is not declared", s->name, t->text);
		else
			s->params.f[i].used = true;
	}
	for (i = 0; i < s->params.n; i++)
		if (!s->params.f[i].used)
			COMPLAIN(r, s->line, "%s: %s is declared but not used", s->name,
			    s->params.f[i].name);
}

static void
read_statement(struct reader *r)
{
	struct statement nobody = { .name = "statement", .line = r->line };
	bool space = false;

	if (r->open == NULL) {
		COMPLAIN(r, r->line, "SQL without a header: -- name(params) -> kind");
		r->open = &nobody;
	}
	for (;;) {
		space = skip_space(r) || space;
		if (*r->p == '\0') {
			COMPLAIN(r, r->open->line, "%s: no ; at the end", r->open->name);
			break;
		}
		if (*r->p == ';') {
			r->p++;
			break;
		}
		read_token(r, space);
		space = false;
	}
	if (r->open->kind == KIND_FRAGMENT)
		check_fragment(r);
	if (r->open != &nobody && (r->open->kind == KIND_FRAGMENT || !r->only_fragments))
		add(r, r->open);
	r->open = NULL;
}

void
read_sql(struct sql2c *c, const char *path, bool only_fragments)
{
	struct reader r = { .c = c, .file = path, .line = 1,
	    .only_fragments = only_fragments };

	if ((r.p = read_text(c, path)) == NULL)
		return;
	while (*r.p != '\0') {
		if (isspace((unsigned char)*r.p))
			r.line += *r.p++ == '\n' ? 1 : 0;
		else if (strncmp(r.p, "--", 2) == 0)
			read_comment(&r);
		else
			read_statement(&r);
	}
	if (r.open != NULL)
		COMPLAIN(&r, r.open->line, "%s: a header without a statement", r.open->name);
}
