#include "db/postgres_dialect.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define GROWTH 4	/* TEXT grows most: four times */

struct text {
	const char	*p;		/* what is left to read */
	char		*out;
	bool		 ddl, after_as;	/* CAST (x AS TEXT) is no column */
};

static void
put(struct text *t, const char *s, size_t n)
{
	memcpy(t->out, s, n);
	t->out += n;
}

static void
copy(struct text *t, size_t n)
{
	put(t, t->p, n);
	t->p += n;
}

/* How long the quoted text, name or comment is that begins here; 0: none. */
static size_t
quoted(const char *p)
{
	const char *end;

	if (p[0] == '-' && p[1] == '-')
		return strcspn(p, "\n");
	if (p[0] == '/' && p[1] == '*') {
		end = strstr(p + 2, "*/");
		return end == NULL ? strlen(p) : (size_t)(end - p) + 2;
	}
	if (p[0] != '\'' && p[0] != '"')
		return 0;
	/* A doubled quote ends one text and begins the next: it comes out right. */
	end = strchr(p + 1, p[0]);
	return end == NULL ? strlen(p) : (size_t)(end - p) + 1;
}

static bool
is(const char *p, size_t n, const char *word)
{
	return strlen(word) == n && strncasecmp(p, word, n) == 0;
}

static void
word(struct text *t)
{
	size_t n = 0;
	bool after_as = t->after_as;

	while (isalnum((unsigned char)t->p[n]) || t->p[n] == '_')
		n++;
	t->after_as = is(t->p, n, "AS");
	if (is(t->p, n, "x") && t->p[n] == '\'') {
		put(t, "'\\x", 3);
		t->p += n + 1;
		n = strcspn(t->p, "'");
		copy(t, n + (t->p[n] == '\'' ? 1 : 0));
	} else if (t->ddl && is(t->p, n, "BLOB")) {
		put(t, "BYTEA", 5);
		t->p += n;
	} else if (t->ddl && (is(t->p, n, "INTEGER") || is(t->p, n, "INT"))) {
		put(t, "BIGINT", 6);
		t->p += n;
	} else if (t->ddl && is(t->p, n, "TEXT") && !after_as) {
		put(t, "TEXT COLLATE \"C\"", 16);
		t->p += n;
	} else
		copy(t, n);
}

char *
postgres_sql(const char *sql, bool ddl, bool claims)
{
	static const char skip[] = " FOR UPDATE SKIP LOCKED";
	struct text t = { .p = sql, .ddl = ddl };
	char *made = malloc(strlen(sql) * GROWTH + sizeof(skip));
	size_t n;

	if (made == NULL)
		return NULL;
	t.out = made;
	while (*t.p != '\0')
		if ((n = quoted(t.p)) > 0)
			copy(&t, n);
		else if (isalpha((unsigned char)*t.p) || *t.p == '_')
			word(&t);
		else if (*t.p == '?' && isdigit((unsigned char)t.p[1])) {
			put(&t, "$", 1);
			t.p++;
			copy(&t, strspn(t.p, "0123456789"));
		} else if (isdigit((unsigned char)*t.p))
			copy(&t, strspn(t.p, "0123456789"));
		else
			copy(&t, 1);
	put(&t, skip, claims ? sizeof(skip) - 1 : 0);
	*t.out = '\0';
	return made;
}
