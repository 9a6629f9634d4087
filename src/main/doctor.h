/* doctor.h - what is wrong with an installation, in sentences. */
#ifndef MAIN_DOCTOR_H
#define MAIN_DOCTOR_H

#include <stdint.h>

#include "base/arena.h"
#include "main/main.h"

enum oordeel { GOED, LET_OP, FOUT };

struct bevinding {
	const char	*wat;		/* "sleutelbestand": a word, for --json */
	enum oordeel	 oordeel;
	const char	*tekst;		/* what it is, and what to do */
};

struct doctor {
	struct call	*c;
	struct arena	*a;
	int64_t		 nu;
	struct bevinding v[64];
	size_t		 n;
};

void vind(struct doctor *, const char *wat, enum oordeel, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* Each looks at one side of it; the second needs a database that opens. */
void doctor_machine(struct doctor *);
void doctor_database(struct doctor *);

#endif
