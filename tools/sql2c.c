/* sql2c - statements in a .sql file to typed C functions:
 *
 *	sql2c --schema DIR --fragments DIR in.sql out.h out.c
 *
 * The format and the rules stand in tools/README.md. */
#include "sql2c.h"

#include <ctype.h>
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_TEXT	((size_t)4 << 20)	/* of one .sql file */
#define MAX_PATHS	((size_t)2000)
#define ISO_LITERAL	((size_t)4095)		/* -Woverlength-strings */

void *
need(void *p)
{
	if (p == NULL) {
		fputs("sql2c: out of memory\n", stderr);
		exit(1);
	}
	return p;
}

void
complain(struct sql2c *c, const char *file, unsigned line, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%u: ", file, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	c->errors++;
}

char *
read_text(struct sql2c *c, const char *path)
{
	FILE *in = fopen(path, "rb");
	struct stat sb;
	char *text;

	if (in == NULL || fstat(fileno(in), &sb) != 0 || sb.st_size < 0 ||
	    (size_t)sb.st_size > MAX_TEXT) {
		complain(c, path, 1, "cannot be read");
		if (in != NULL)
			fclose(in);
		return NULL;
	}
	text = need(arena_alloc(c->a, (size_t)sb.st_size + 1));
	if (fread(text, 1, (size_t)sb.st_size, in) != (size_t)sb.st_size ||
	    strlen(text) != (size_t)sb.st_size) {
		complain(c, path, 1, "is not a text file");
		text = NULL;
	}
	fclose(in);
	return text;
}

struct paths {
	const char	**p;
	size_t		 n;
};

static void
list_into(struct sql2c *c, const char *dir, bool deep, struct paths *out)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	struct stat sb;

	if (d == NULL) {
		complain(c, dir, 1, "cannot be opened");
		return;
	}
	while ((e = readdir(d)) != NULL) {
		size_t n = strlen(e->d_name);
		const char *path;

		if (e->d_name[0] == '.')
			continue;
		path = need(arena_printf(c->a, "%s/%s", dir, e->d_name));
		if (stat(path, &sb) != 0)
			continue;
		if (S_ISDIR(sb.st_mode) && deep)
			list_into(c, path, deep, out);
		else if (S_ISREG(sb.st_mode) && n > 4 &&
		    strcmp(e->d_name + n - 4, ".sql") == 0 && out->n < MAX_PATHS)
			out->p[out->n++] = path;
	}
	closedir(d);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **
list_sql(struct sql2c *c, const char *dir, bool deep)
{
	struct paths out = { .p = need(arena_new(c->a, const char *, MAX_PATHS + 1)) };

	list_into(c, dir, deep, &out);
	qsort(out.p, out.n, sizeof(*out.p), by_name);
	return out.p;
}

static struct field *
find_field(struct fields *fs, const char *name)
{
	for (size_t i = 0; i < fs->n; i++)
		if (strcmp(fs->f[i].name, name) == 0)
			return &fs->f[i];
	return NULL;
}

/* The parameters of a fragment become parameters of the statement, once. */
static void
add_params(struct sql2c *c, struct statement *s, const struct statement *fragment)
{
	for (size_t i = 0; i < fragment->params.n; i++) {
		const struct field *f = &fragment->params.f[i];
		struct field *old = find_field(&s->params, f->name);

		if (old != NULL && (old->type != f->type || old->null_ok != f->null_ok))
			complain(c, s->file, s->line, "%s: %s has another type in fragment %s",
			    s->name, f->name, fragment->name);
		if (old == NULL && s->params.n < MAX_FIELDS)
			s->params.f[s->params.n++] = *f;
		else if (old == NULL)
			complain(c, s->file, s->line, "%s: more than %d parameters",
			    s->name, MAX_FIELDS);
	}
}

static void expand_list(struct sql2c *, struct statement *, const struct token *,
    struct buf *, unsigned depth);

static void
expand_fragment(struct sql2c *c, struct statement *s, const struct token *t,
    struct buf *sql, unsigned depth)
{
	const struct statement *f = c->fragments;

	while (f != NULL && strcmp(f->name, t->text) != 0)
		f = f->next;
	if (f == NULL || depth == 8) {
		complain(c, t->file, t->line, "%s: %s fragment {{%s}}", s->name,
		    f == NULL ? "there is no" : "too deep in", t->text);
		return;
	}
	add_params(c, s, f);
	expand_list(c, s, f->tokens.first, sql, depth + 1);
}

static void
expand_list(struct sql2c *c, struct statement *s, const struct token *t,
    struct buf *sql, unsigned depth)
{
	for (; t != NULL; t = t->next) {
		struct field *f;
		struct token *flat;

		if (t->space && sql->n > 0)
			buf_putc(sql, ' ');
		if (t->type == TOKEN_FRAGMENT) {
			expand_fragment(c, s, t, sql, depth);
			continue;
		}
		flat = need(arena_copy(c->a, t, sizeof(*t)));
		flat->next = NULL;
		*(s->flat.last == NULL ? &s->flat.first : &s->flat.last->next) = flat;
		s->flat.last = flat;
		if (t->type != TOKEN_PARAM)
			buf_puts(sql, t->text);
		else if ((f = find_field(&s->params, t->text)) == NULL)
			complain(c, t->file, t->line, "%s: :%s is not declared", s->name, t->text);
		else {
			f->used = true;
			buf_printf(sql, "?%zu", (size_t)(f - s->params.f) + 1);
		}
	}
}

void
expand(struct sql2c *c, struct statement *s)
{
	BUF_AUTO sql = BUF_INIT(MAX_TEXT);

	expand_list(c, s, s->tokens.first, &sql, 0);
	if (buf_failed(&sql))
		need(NULL);
	s->sql = need(arena_strdup(c->a, buf_str(&sql)));
}

/* ---- writing ------------------------------------------------------------ */

static void
put_struct(struct buf *b, char what, const struct statement *s, const struct fields *fs)
{
	static const char *const types[] = {
		[FIELD_I64] = "int64_t ", [FIELD_TEXT] = "const char *",
		[FIELD_BLOB] = "struct blob "
	};

	if (fs->n == 0)
		return;
	buf_printf(b, "\nstruct %c_%s {\n", what, s->name);
	for (size_t i = 0; i < fs->n; i++)
		buf_printf(b, "\t%s%s;%s\n", types[fs->f[i].type], fs->f[i].name,
		    fs->f[i].null_ok ? "\t/* or NULL */" : "");
	buf_puts(b, "};\n");
}

static void
put_prototype(struct buf *b, const struct statement *s)
{
	bool rows = s->kind == KIND_ONE || s->kind == KIND_MANY;

	buf_printf(b, "q_%s(struct tx *tx", s->name);
	if (rows)
		buf_puts(b, ", struct arena *a");
	if (s->params.n > 0)
		buf_printf(b, ",\n    const struct p_%s *p", s->name);
	if (s->kind == KIND_ONE)
		buf_printf(b, ",\n    struct q_%s *out", s->rows);
	else if (s->kind == KIND_MANY)
		buf_printf(b, ",\n    struct q_%s **rows_out, size_t *n_out", s->rows);
	else if (s->kind == KIND_EXEC)
		buf_puts(b, ", int64_t *changes_out");
	buf_puts(b, ", struct err *err)");
}

/* For one and many: asks now what q_ will ask. */
static void
put_ahead(struct buf *b, const struct statement *s)
{
	buf_printf(b, "a_%s(struct tx *tx", s->name);
	if (s->params.n > 0)
		buf_printf(b, ",\n    const struct p_%s *p", s->name);
	buf_puts(b, ", struct err *err)");
}

static void
put_header(struct buf *b, const struct sql2c *c, const char *from, const char *word)
{
	char *guard = need(arena_printf(c->a, "%s_SQL_H", word));

	for (char *p = guard; *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	buf_printf(b, "/* Made by sql2c from %s. Do not edit. */\n"
	    "#ifndef %s\n#define %s\n\n#include \"db/db.h\"\n", from, guard, guard);
	for (const struct statement *s = c->statements; s != NULL; s = s->next) {
		put_struct(b, 'p', s, &s->params);
		if (s->rows == s->name)
			put_struct(b, 'q', s, &s->cols);
		buf_puts(b, "\nMUST_CHECK enum err_code ");
		put_prototype(b, s);
		buf_puts(b, ";\n");
		if (s->cols.n > 0) {
			buf_puts(b, "MUST_CHECK enum err_code ");
			put_ahead(b, s);
			buf_puts(b, ";\n");
		}
	}
	buf_printf(b, "\n/* All of these, and NULL at the end. */\n"
	    "extern const struct db_stmt *const sql_%s[];\n\n#endif\n", word);
}

static void
put_literal(struct buf *b, const char *s)
{
	size_t column = 0;

	buf_puts(b, "\t\"");
	for (; *s != '\0'; s++, column++) {
		if (column > 75 && *s == ' ') {
			buf_puts(b, "\"\n\t\"");
			column = 0;
		}
		if (*s == '\n') {
			buf_puts(b, "\\n");
			continue;
		}
		if (*s == '"' || *s == '\\' || (*s == '?' && s[1] == '?'))
			buf_putc(b, '\\');
		buf_putc(b, *s);
	}
	buf_puts(b, "\"");
}

static void
put_shape_fields(struct buf *b, char what, const struct statement *s, const struct fields *fs)
{
	static const char *const types[] = { [FIELD_I64] = "DB_TYPE_I64",
	    [FIELD_TEXT] = "DB_TYPE_TEXT", [FIELD_BLOB] = "DB_TYPE_BLOB" };

	if (fs->n == 0)
		return;
	buf_printf(b, "\nstatic const struct stmt_field %c_%s_fields[] = {\n", what, s->name);
	for (size_t i = 0; i < fs->n; i++)
		buf_printf(b, "\t{ \"%s\", offsetof(struct %c_%s, %s), %s, %s },\n",
		    fs->f[i].name, what, s->name, fs->f[i].name, types[fs->f[i].type],
		    fs->f[i].null_ok ? "true" : "false");
	buf_puts(b, "};\n");
}

static void
put_body(struct buf *b, const struct statement *s)
{
	const char *p = s->params.n > 0 ? "p" : "NULL";

	buf_puts(b, "\nenum err_code\n");
	put_prototype(b, s);
	buf_puts(b, "\n{\n");
	if (s->kind == KIND_MANY)
		buf_printf(b, "\tvoid *rows;\n\n\tTRY(stmt_many(tx, a, &%s_shape, %s, "
		    "&rows, n_out, err));\n\t*rows_out = rows;\n\treturn ERR_OK;\n",
		    s->name, p);
	else if (s->kind == KIND_ONE)
		buf_printf(b, "\treturn stmt_one(tx, a, &%s_shape, %s, out, err);\n",
		    s->name, p);
	else
		buf_printf(b, "\treturn %s(tx, &%s_shape, %s%s, err);\n",
		    s->kind == KIND_EXEC ? "stmt_exec" : "stmt_exec_one", s->name, p,
		    s->kind == KIND_EXEC ? ", changes_out" : "");
	buf_puts(b, "}\n");
	if (s->cols.n == 0)
		return;
	buf_puts(b, "\nenum err_code\n");
	put_ahead(b, s);
	buf_printf(b, "\n{\n\treturn stmt_ahead(tx, &%s_shape, %s, err);\n}\n", s->name, p);
}

static void
put_code(struct buf *b, const struct sql2c *c, const char *from, const char *word,
    const char *header)
{
	const struct statement *s;

	buf_printf(b, "/* Made by sql2c from %s. Do not edit. */\n#include \"%s\"\n\n"
	    "#include <stddef.h>\n\n#include \"db/stmt.h\"\n", from, header);
	for (s = c->statements; s != NULL && strlen(s->sql) <= ISO_LITERAL; s = s->next)
		;
	if (s != NULL)
		buf_puts(b, "\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n");
	for (s = c->statements; s != NULL; s = s->next) {
		put_shape_fields(b, 'p', s, &s->params);
		if (s->rows == s->name)
			put_shape_fields(b, 'q', s, &s->cols);
		buf_printf(b, "\nstatic const struct db_stmt %s_stmt = { \"%s\",\n", s->name,
		    s->name);
		put_literal(b, s->sql);
		buf_printf(b, ",\n\t%zu, %zu, %s, \"", s->params.n, s->cols.n,
		    s->writes ? "true" : "false");
		for (size_t i = 0; i < s->params.n; i++)
			buf_putc(b, "itb"[s->params.f[i].type]);
		buf_printf(b, "\", %s, %s, %s };\n", s->adds ? "true" : "false",
		    s->later ? "true" : "false", s->claims ? "true" : "false");
		buf_printf(b, "static const struct stmt_shape %s_shape = { &%s_stmt", s->name,
		    s->name);
		if (s->params.n > 0)
			buf_printf(b, ", p_%s_fields", s->name);
		else
			buf_puts(b, ", NULL");
		if (s->cols.n > 0)
			buf_printf(b, ",\n\tq_%s_fields, sizeof(struct q_%s) };\n", s->rows,
			    s->rows);
		else
			buf_puts(b, ", NULL, 0 };\n");
		put_body(b, s);
	}
	buf_printf(b, "\nconst struct db_stmt *const sql_%s[] = {\n", word);
	for (s = c->statements; s != NULL; s = s->next)
		buf_printf(b, "\t&%s_stmt,\n", s->name);
	buf_puts(b, "\tNULL\n};\n");
}

/* Is this already what the file says? Then ninja need not compile again. */
static bool
unchanged(const char *path, const struct buf *b)
{
	FILE *f = fopen(path, "rb");
	bool same = f != NULL;

	for (size_t i = 0; same && i < b->n; i++)
		same = getc(f) == (unsigned char)b->p[i];
	same = same && getc(f) == EOF;
	if (f != NULL)
		fclose(f);
	return same;
}

static bool
save(const char *path, const struct buf *b)
{
	FILE *f;
	bool fine;

	if (buf_failed(b))
		need(NULL);
	if (unchanged(path, b))
		return true;
	f = fopen(path, "wb");
	fine = f != NULL && fwrite(b->p, 1, b->n, f) == b->n;
	if (f != NULL && fclose(f) != 0)
		fine = false;
	if (!fine)
		perror(path);
	return fine;
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static bool
same_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
	    x.st_ino == y.st_ino;
}

/* Fragments of the whole tree, but not the migrations and not the input. */
static void
read_fragments(struct sql2c *c, const char *dir)
{
	const char **path;

	for (path = list_sql(c, dir, true); *path != NULL; path++) {
		char *folder = need(arena_strdup(c->a, *path));

		*strrchr(folder, '/') = '\0';
		if (!same_file(*path, c->in) && !same_file(folder, c->schema_dir))
			read_sql(c, *path, true);
	}
}

static bool
write_pair(struct sql2c *c, const char *header, const char *code)
{
	BUF_AUTO h = BUF_INIT(MAX_TEXT), b = BUF_INIT(MAX_TEXT);
	char *word = need(arena_strdup(c->a, base_name(c->in)));

	if (strrchr(word, '.') != NULL)
		*strrchr(word, '.') = '\0';
	for (char *p = word; *p != '\0'; p++)
		if (*p == '-' || *p == '.')
			*p = '_';
	put_header(&h, c, base_name(c->in), word);
	put_code(&b, c, base_name(c->in), word, base_name(header));
	return save(header, &h) && save(code, &b);
}

int
main(int argc, char **argv)
{
	struct sql2c c = { 0 };
	bool fine;

	if (argc != 8 || strcmp(argv[1], "--schema") != 0 || strcmp(argv[3], "--fragments") != 0) {
		fputs("usage: sql2c --schema DIR --fragments DIR in.sql out.h out.c\n", stderr);
		return 2;
	}
	c.a = need(arena_create((size_t)256 << 20));
	c.schema_dir = argv[2];
	c.in = argv[5];
	read_sql(&c, c.in, false);
	read_fragments(&c, argv[4]);
	if (c.errors == 0)
		check_all(&c);
	fine = c.errors == 0 && write_pair(&c, argv[6], argv[7]);
	arena_destroy(c.a);
	return fine ? 0 : 1;
}
