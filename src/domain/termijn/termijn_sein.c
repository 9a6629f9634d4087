#include "domain/termijn/termijn_sein.h"

#include <string.h>

#include "db/db.h"

static void
zet(struct sein *out, size_t *n, int64_t moment, const char *wie)
{
	size_t i = *n;

	for (; i > 0 && out[i - 1].moment > moment; i--)
		out[i] = out[i - 1];
	out[i] = (struct sein){ moment, wie };
	(*n)++;
}

size_t
sein_plan(const struct norm *n, int64_t start, int64_t due, struct sein out[SEIN_MAX])
{
	size_t tel = 0;

	for (size_t i = 0; i < n->nseinen && i < NORM_SEINEN_MAX; i++) {
		int64_t moment = norm_sein_op(&n->seinen[i], start, due);

		zet(out, &tel, moment < start ? start : moment,
		    strcmp(n->seinen[i].wie, SEIN_EIGENAAR) == 0 ? NULL : n->seinen[i].wie);
	}
	zet(out, &tel, due + 1, NULL);
	return tel;
}

int64_t
sein_volgende(const struct norm *n, int64_t start, int64_t due, int64_t na)
{
	struct sein v[SEIN_MAX];
	size_t tel = sein_plan(n, start, due, v);

	for (size_t i = 0; i < tel; i++)
		if (v[i].moment > na)
			return v[i].moment;
	return DB_NULL;
}
