/* demo_doe.h - acts for the demo: who, when, with which fields. */
#ifndef MAIN_DEMO_DOE_H
#define MAIN_DEMO_DOE_H

#include "acts/act.h"
#include "main/main.h"

#define DEMO_FIELDS 160

struct demo {
	struct call	*c;
	struct running	*r;
	struct arena	*a;		/* emptied after each act */
	uint64_t	 dice;		/* the same region each time */
	int64_t		 nu;		/* the real moment */
	int64_t		 op;		/* the moment of the report that is made */
	const struct uit_medewerker *mensen;
	size_t		 nmensen;
	struct pair	 velden[DEMO_FIELDS];
	size_t		 nvelden;
};

unsigned demo_gooi(struct demo *, unsigned n);	/* 0 .. n-1 */

/* Adds a field of the next act. Printf-like; NULL fmt adds nothing. */
void demo_veld(struct demo *, const char *naam, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The employee with this log-in; 0 when there is none. */
int64_t demo_wie(const struct demo *, const char *inlog);

/* Runs an act, by its name in acts.def, as this employee at that moment, with
 * the fields added. out is the answer struct of the act. */
MUST_CHECK enum err_code demo_doe(struct demo *, const char *act, const char *inlog,
    int64_t op, void *out, struct err *);

#endif
