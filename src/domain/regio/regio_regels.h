/* regio_regels.h - rules and free days of a region folder, without a database. */
#ifndef DOMAIN_REGIO_REGIO_REGELS_H
#define DOMAIN_REGIO_REGIO_REGELS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "domain/regio/regio_lees.h"
#include "domain/termijn/kalender.h"
#include "domain/termijn/norm.h"

struct regio_regel {
	int32_t		van, tot;	/* tot: the first day without; INT32_MAX: open */
	struct norm	norm;
};

struct regio_regels {
	const struct regio_regel	*v;	/* as in the file */
	size_t				 n;
	const struct kalender		*kalender;
};

/* map NULL: the rules that are built in. ERR_INVALID: see faults. Lives in a. */
MUST_CHECK enum err_code regio_regels_lees(struct arena *a, const char *map,
    struct tsv_faults *faults, struct regio_regels *out, struct err *);

/* The rule of that name that holds on that day. ERR_INVALID, field "regel": there
 * is none of that name, or it did not hold then. */
MUST_CHECK enum err_code regio_regels_zoek(const struct regio_regels *, const char *code,
    int32_t dag, const struct norm **out, struct err *);

#endif
