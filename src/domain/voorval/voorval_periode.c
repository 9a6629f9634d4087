#include "domain/voorval/voorval_periode.h"

#include <stdlib.h>

#include "base/date.h"

struct voorval_periode
voorval_periode_voorbij(bool halfjaar, int64_t nu)
{
	struct civil c = civil_from_time(nu);

	if (!halfjaar)
		return (struct voorval_periode){ c.year - 1, 0 };
	return c.month > 6 ? (struct voorval_periode){ c.year, 1 } :
	    (struct voorval_periode){ c.year - 1, 2 };
}

struct voorval_periode
voorval_periode_volgende(struct voorval_periode p)
{
	if (p.deel == 1)
		return (struct voorval_periode){ p.jaar, 2 };
	return (struct voorval_periode){ p.jaar + 1, p.deel == 0 ? 0 : 1 };
}

int64_t
voorval_periode_eind(struct voorval_periode p)
{
	return (p.deel == 1 ? time_at(date_from_ymd(p.jaar, 7, 1), 0, 0) :
	    time_at(date_from_ymd(p.jaar + 1, 1, 1), 0, 0)) - 1;
}

const char *
voorval_periode_code(struct arena *a, struct voorval_periode p)
{
	return p.deel == 0 ? arena_printf(a, "%d", p.jaar) :
	    arena_printf(a, "%d-%d", p.jaar, p.deel);
}

bool
voorval_periode_van_code(const char *s, struct voorval_periode *out)
{
	char *eind;
	long jaar = strtol(s, &eind, 10);

	if (eind != s + 4 || jaar < 1990 || jaar > 2100)
		return false;
	*out = (struct voorval_periode){ (int)jaar, 0 };
	if (*eind == '\0')
		return true;
	out->deel = eind[1] - '0';
	return eind[0] == '-' && (out->deel == 1 || out->deel == 2) && eind[2] == '\0';
}

const char *
voorval_periode_woorden(struct arena *a, const char *code)
{
	struct voorval_periode p;

	if (code == NULL || !voorval_periode_van_code(code, &p))
		return NULL;
	return p.deel == 0 ? arena_printf(a, "het jaar %d", p.jaar) :
	    arena_printf(a, "het %s halfjaar van %d", p.deel == 1 ? "eerste" : "tweede", p.jaar);
}
