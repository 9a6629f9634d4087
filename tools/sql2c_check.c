/* sql2c_check.c - every statement against the migrated schema, and against
 * the SQL that SQLite and PostgreSQL have in common. */
#include "db/sqlite_plan.h"
#include "sql2c.h"

#include <ctype.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static bool
is(const struct token *t, const char *word)
{
	return t != NULL && t->type != TOKEN_STRING && t->type != TOKEN_PARAM &&
	    strcasecmp(t->text, word) == 0;
}

/* Commas between the parentheses that open at t, not deeper. */
static unsigned
commas(const struct token *t)
{
	unsigned n = 0;
	int depth = 0;

	for (; t != NULL; t = t->next) {
		depth += is(t, "(") ? 1 : is(t, ")") ? -1 : 0;
		if (depth == 0)
			break;
		n += depth == 1 && is(t, ",") ? 1 : 0;
	}
	return n;
}

/* LIMIT a, b is SQLite's; PostgreSQL wants LIMIT b OFFSET a. */
static bool
limit_has_comma(const struct token *t)
{
	int depth = 0;

	for (t = t->next; t != NULL && depth >= 0; t = t->next) {
		depth += is(t, "(") ? 1 : is(t, ")") ? -1 : 0;
		if (depth == 0 && is(t, ","))
			return true;
	}
	return false;
}

/* What follows IS in PostgreSQL: not a value. */
static bool
fine_after_is(const struct token *t)
{
	if (is(t, "NOT"))
		t = t->next;
	return is(t, "NULL") || is(t, "DISTINCT") || is(t, "TRUE") || is(t, "FALSE");
}

/* The name of what PostgreSQL does not have, or NULL. */
static const char *
foreign(const struct token *t)
{
	static const char *const words[] = { "ROWID", "GLOB", "AUTOINCREMENT",
	    "PRAGMA", "REGEXP", "MATCH", "RETURNING", "INDEXED", "NOCASE" };
	static const char *const functions[] = { "IFNULL", "STRFTIME", "DATETIME",
	    "JULIANDAY", "UNIXEPOCH", "IIF", "TOTAL", "GROUP_CONCAT", "TYPEOF",
	    "INSTR", "PRINTF", "LAST_INSERT_ROWID", "RANDOMBLOB", "CHANGES" };
	size_t i;

	if (t->type == TOKEN_OTHER) {
		if (t->text[0] == '"' || t->text[0] == '`' || t->text[0] == '[')
			return "a quoted name or double-quoted string";
		if (t->text[0] == '?' || t->text[0] == '@' || t->text[0] == '$')
			return "a parameter other than :name";
		return strcmp(t->text, "==") == 0 ? "==" : NULL;
	}
	if (t->type != TOKEN_WORD)
		return NULL;
	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (is(t, words[i]))
			return words[i];
	for (i = 0; i < sizeof(functions) / sizeof(*functions); i++)
		if (is(t, functions[i]) && is(t->next, "("))
			return functions[i];
	if (strncasecmp(t->text, "JSON_", 5) == 0 && is(t->next, "("))
		return "JSON_";
	if ((is(t, "INSERT") || is(t, "UPDATE")) && is(t->next, "OR"))
		return "INSERT OR, UPDATE OR";
	if (is(t, "REPLACE") && is(t->next, "INTO"))
		return "REPLACE INTO";
	if ((is(t, "MIN") || is(t, "MAX")) && is(t->next, "(") && commas(t->next) > 0)
		return "MIN or MAX of two values";
	if (is(t, "LIMIT") && limit_has_comma(t))
		return "LIMIT with a comma";
	if (is(t, "AS") && (is(t->next, "INTEGER") || is(t->next, "INT")))
		return "CAST to INTEGER, which has 32 bits there (say BIGINT)";
	if (is(t, "X") && t->next != NULL && t->next->type == TOKEN_STRING && !t->next->space)
		return "X'...'";
	if (is(t, "IS") && !fine_after_is(t->next))
		return "IS with a value (say IS NOT DISTINCT FROM)";
	return NULL;
}

static void
check_words(struct sql2c *c, const struct statement *s)
{
	const char *what;

	for (const struct token *t = s->flat.first; t != NULL; t = t->next)
		if ((what = foreign(t)) != NULL)
			complain(c, t->file, t->line, "%s: not in both databases: %s",
			    s->name, what);
}

static bool
has_limit(const struct statement *s)
{
	int depth = 0;

	for (const struct token *t = s->flat.first; t != NULL; t = t->next) {
		depth += is(t, "(") ? 1 : is(t, ")") ? -1 : 0;
		if (depth == 0 && is(t, "LIMIT"))
			return true;
	}
	return false;
}

static bool
is_table(sqlite3 *db, const char *name)
{
	return sqlite3_table_column_metadata(db, "main", name, NULL, NULL, NULL,
	    NULL, NULL, NULL) == SQLITE_OK;
}

/* The plan speaks of aliases: is this a table, or the other name of one? */
static bool
names_table(sqlite3 *db, const struct statement *s, const char *name)
{
	if (is_table(db, name))
		return true;
	for (const struct token *t = s->flat.first; t != NULL; t = t->next) {
		const struct token *as = is(t->next, "AS") ? t->next->next : t->next;

		if (t->type == TOKEN_WORD && is(as, name) && is_table(db, t->text))
			return true;
	}
	return false;
}

static void
check_plan_row(struct sql2c *c, sqlite3 *db, const struct statement *s,
    const char *detail)
{
	const char *p = strchr(detail, ' ');
	char *name;

	if (p == NULL || (strncmp(detail, "SCAN ", 5) != 0 &&
	    strstr(detail, " USING AUTOMATIC ") == NULL &&
	    strstr(detail, " (regio=?)") == NULL))
		return;
	p++;
	name = need(arena_strndup(c->a, p, strcspn(p, " ")));
	if (names_table(db, s, name))
		complain(c, s->file, s->line, "%s: reads a whole table (%s); add an index, "
		    "or \"-- full scan: reason\" above the header", s->name, detail);
}

static void
check_plan(struct sql2c *c, sqlite3 *db, const struct statement *s)
{
	sqlite3_stmt *st = NULL;
	char *sql;

	if (s->scan_reason != NULL)
		return;
	sql = need(arena_printf(c->a, "EXPLAIN QUERY PLAN %s", s->sql));
	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK)
		while (sqlite3_step(st) == SQLITE_ROW)
			check_plan_row(c, db, s, (const char *)sqlite3_column_text(st, 3));
	sqlite3_finalize(st);
}

/* The declared type of a column against the header; -1: cannot tell. */
static int
type_of(const char *decl)
{
	if (decl == NULL)
		return -1;
	if (strcasestr(decl, "INT") != NULL)
		return FIELD_I64;
	if (strcasestr(decl, "TEXT") != NULL)
		return FIELD_TEXT;
	return strcasestr(decl, "BLOB") != NULL ? FIELD_BLOB : -1;
}

static void
check_columns(struct sql2c *c, const struct statement *s, sqlite3_stmt *st)
{
	int n = sqlite3_column_count(st), type;

	if ((size_t)n != s->cols.n)
		complain(c, s->file, s->line, "%s: the header has %zu columns, the statement %d",
		    s->name, s->cols.n, n);
	for (int i = 0; i < n && (size_t)i < s->cols.n; i++) {
		const struct field *f = &s->cols.f[i];

		if (strcmp(sqlite3_column_name(st, i), f->name) != 0)
			complain(c, s->file, s->line,
			    "%s: column %d is %s in the header and %s in the statement",
			    s->name, i + 1, f->name, sqlite3_column_name(st, i));
		type = type_of(sqlite3_column_decltype(st, i));
		if (type != -1 && type != (int)f->type)
			complain(c, s->file, s->line, "%s: column %s is %s in the schema",
			    s->name, f->name, sqlite3_column_decltype(st, i));
	}
}

/* INSERT ... VALUES (...) of one row without ON CONFLICT, or with DO UPDATE
 * whatever stood there. */
static bool
adds(const struct statement *s)
{
	bool conflict = false;
	unsigned rows = 0;
	int depth = 0;

	if (!is(s->flat.first, "INSERT"))
		return false;
	for (const struct token *t = s->flat.first; t != NULL; t = t->next) {
		depth += is(t, "(") ? 1 : is(t, ")") ? -1 : 0;
		if (depth != 0)
			continue;
		conflict = conflict || is(t, "CONFLICT");
		if (is(t, "NOTHING") || is(t, "SELECT") || (conflict && is(t, "WHERE")))
			return false;
		rows += is(t, "VALUES") || (rows > 0 && !conflict && is(t, ",")) ? 1 : 0;
	}
	return rows == 1;
}

static void
check_kind(struct sql2c *c, struct statement *s, sqlite3_stmt *st)
{
	bool rows = s->kind == KIND_ONE || s->kind == KIND_MANY;

	s->writes = !sqlite3_stmt_readonly(st);
	s->adds = adds(s);
	if (rows && s->writes)
		complain(c, s->file, s->line, "%s: one and many are for SELECT", s->name);
	else if (!rows && !s->writes)
		complain(c, s->file, s->line, "%s: exec is not for SELECT", s->name);
	else if (rows)
		check_columns(c, s, st);
	if (s->kind == KIND_MANY && !has_limit(s))
		complain(c, s->file, s->line, "%s: many needs a LIMIT", s->name);
}

static void
check_statement(struct sql2c *c, sqlite3 *db, struct statement *s)
{
	static const char *const first[] = { "SELECT", "WITH", "INSERT", "UPDATE", "DELETE" };
	sqlite3_stmt *st = NULL;
	size_t i;

	for (i = 0; i < s->params.n; i++)
		if (!s->params.f[i].used)
			complain(c, s->file, s->line, "%s: %s is declared but not used",
			    s->name, s->params.f[i].name);
	check_words(c, s);
	for (i = 0; i < 5 && !is(s->flat.first, first[i]); i++)
		;
	if (i == 5) {
		complain(c, s->file, s->line, "%s: not a SELECT, INSERT, UPDATE or DELETE",
		    s->name);
		return;
	}
	if (c->errors > 0)	/* half a statement would only give noise */
		return;
	if (sqlite3_prepare_v2(db, s->sql, -1, &st, NULL) != SQLITE_OK) {
		complain(c, s->file, s->line, "%s: %s", s->name, sqlite3_errmsg(db));
		return;
	}
	check_kind(c, s, st);
	sqlite3_finalize(st);
	check_plan(c, db, s);
}

static unsigned
line_of(const char *text, const char *p)
{
	unsigned line = 1;

	while (isspace((unsigned char)*p))
		p++;
	for (; text < p; text++)
		line += *text == '\n' ? 1 : 0;
	return line;
}

static void
apply(struct sql2c *c, sqlite3 *db, const char *path)
{
	const char *text = read_text(c, path), *p = text, *tail;
	sqlite3_stmt *st;
	int rc = SQLITE_OK;

	while (p != NULL && *p != '\0' && rc == SQLITE_OK) {
		st = NULL;
		rc = sqlite3_prepare_v2(db, p, -1, &st, &tail);
		if (rc == SQLITE_OK && st != NULL) {
			while ((rc = sqlite3_step(st)) == SQLITE_ROW)
				;
			rc = rc == SQLITE_DONE ? SQLITE_OK : rc;
		}
		if (rc != SQLITE_OK)
			complain(c, path, line_of(text, p), "migration: %s", sqlite3_errmsg(db));
		sqlite3_finalize(st);
		p = tail;
	}
}

void
check_all(struct sql2c *c)
{
	const char **path;
	sqlite3 *db = NULL;

	if (sqlite3_open(":memory:", &db) != SQLITE_OK) {
		complain(c, c->in, 1, "no database: %s", sqlite3_errmsg(db));
		sqlite3_close(db);
		return;
	}
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	for (path = list_sql(c, c->schema_dir, false); *path != NULL; path++)
		apply(c, db, *path);
	if (c->errors == 0 && sqlite_plan_write(db) != SQLITE_OK)
		complain(c, c->in, 1, "no statistics: %s", sqlite3_errmsg(db));
	if (c->errors == 0) {
		unsigned errors = 0;

		for (struct statement *s = c->statements; s != NULL; s = s->next) {
			c->errors = 0;
			expand(c, s);
			check_statement(c, db, s);
			errors += c->errors;
		}
		c->errors = errors;
	}
	sqlite3_close(db);
}
