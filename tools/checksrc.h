/* checksrc.h - the house linter: checksrc.c walks the tree and knows the rules
 * of text, checksrc_code.c those of C. */
#ifndef TOOLS_CHECKSRC_H
#define TOOLS_CHECKSRC_H

#include <stdbool.h>
#include <stddef.h>

struct source {
	const char	*root, *path;	/* path is below root, "src/db/db.h" */
	const char	*text;		/* NUL-terminated */
	unsigned	 line;		/* where the reader is */
	bool		 test;		/* *_test.c, or below tests/ */
	unsigned	*findings;
};

/* Prints "path:line: rule: sentence" and counts it. */
void found(const struct source *, const char *rule, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Does the path begin with this folder ("src/db/")? */
bool in_folder(const struct source *, const char *folder);

/* Does s begin with what, and where it does, is it a whole word? */
bool starts_with(const char *s, const char *what);
bool is_word_at(const char *s, const char *word);

/* The rules of C: comments and strings do not confuse them. */
void check_code(struct source *);

#endif
