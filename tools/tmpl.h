/* tmpl.h - one template on its way to C: shared by the files of tmpl2c. */
#ifndef TOOLS_TMPL_H
#define TOOLS_TMPL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "htmlstate.h"

enum { MAX_DEPTH = 32, MAX_NAME = 64, LITERAL_SPLIT = 1000 };

enum kind { KIND_BLOCK, KIND_IF, KIND_FOR };

struct frame {
	enum kind		 kind;
	int			 line;		/* where it was opened */
	bool			 has_else;
	bool			 has_end;	/* end holds a branch that is done */
	struct html_state	 start, end;
};

struct tmpl {
	const char		*path;
	char			*text;		/* whole template */
	size_t			 n, at;
	int			 line;
	FILE			*h, *c;		/* both in memory until all is well */
	char			*h_text, *c_text;
	size_t			 h_n, c_n;
	struct html_state	 html;
	struct frame		 stack[MAX_DEPTH];
	int			 depth;
	char			*literal;	/* markup not yet written */
	size_t			 literal_n;	/* room: never more than n */
	char			 space;		/* white space seen: 0, ' ' or '\n' */
};

/* Says "file:line: why" on stderr; refuse is for the line being read and
 * gives false. */
void tmpl_complain(const struct tmpl *t, int line, const char *why);
bool tmpl_refuse(const struct tmpl *t, const char *why);

/* One byte of markup, one directive: false when it was refused. */
bool tmpl_markup(struct tmpl *t, char c);
bool tmpl_directive(struct tmpl *t, const char *word, char *arg, int line);

#endif
