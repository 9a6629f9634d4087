/* sql2c.h - statements as sql2c knows them, and its three steps:
 * read (sql2c_read.c), check against the schema (sql2c_check.c), write (sql2c.c). */
#ifndef TOOLS_SQL2C_H
#define TOOLS_SQL2C_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

#define MAX_FIELDS	64	/* STMT_MAX_FIELDS in db/stmt.h */

enum field_type { FIELD_I64, FIELD_TEXT, FIELD_BLOB };

struct field {
	const char	*name;
	enum field_type	 type;
	bool		 null_ok;
	bool		 used;		/* a parameter that stands in the SQL */
};

struct fields {
	struct field	f[MAX_FIELDS];
	size_t		n;
};

enum kind { KIND_ONE, KIND_MANY, KIND_EXEC, KIND_EXEC_ONE, KIND_FRAGMENT };

enum token_type {
	TOKEN_WORD, TOKEN_STRING, TOKEN_PARAM, TOKEN_FRAGMENT, TOKEN_OTHER
};

struct token {
	struct token	*next;
	const char	*text;		/* of PARAM and FRAGMENT: the name */
	const char	*file;
	unsigned	 line;
	enum token_type	 type;
	bool		 space;		/* white space or a comment before it */
};

struct tokens {
	struct token	*first, *last;
};

struct statement {
	struct statement *next;
	const char	*name, *file;
	const char	*rows;		/* whose struct its rows have: mostly its own */
	unsigned	 line;		/* of the header */
	enum kind	 kind;
	const char	*scan_reason;	/* "-- full scan: reason", or NULL */
	struct fields	 params, cols;
	struct tokens	 tokens;	/* as written */
	struct tokens	 flat;		/* with the fragments in place */
	const char	*sql;		/* with ?1 ?2 ..., white space collapsed */
	bool		 writes;
	bool		 adds;		/* INSERT of one row: it is there or it fails */
	bool		 claims;	/* many claims: rows that nobody else has */
	bool		 later;		/* exec one later: counted when it is convenient */
};

struct sql2c {
	struct arena	*a;
	struct statement *statements, *fragments;
	const char	*schema_dir, *in;
	unsigned	 errors;
};

/* Says what is wrong, as file:line, and counts it. */
void complain(struct sql2c *, const char *file, unsigned line,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* Memory of the tool; ends the program when there is none. */
void *need(void *p);

/* The text of a file in the arena, or NULL after a complaint. */
char *read_text(struct sql2c *, const char *path);

/* Sorted paths below dir that end in .sql, NULL-terminated. */
const char **list_sql(struct sql2c *, const char *dir, bool deep);

/* Reads statements and fragments; from another file than the input only the
 * fragments. */
void read_sql(struct sql2c *, const char *path, bool only_fragments);

/* Puts the fragments in place and numbers the parameters. */
void expand(struct sql2c *, struct statement *);

/* Opens the schema and checks every statement against it. */
void check_all(struct sql2c *);

#endif
