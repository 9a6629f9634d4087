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

enum err_code
norm_verleng_tot(const struct norm *n, const struct kalender *k, int64_t start, int64_t due,
    int al, int64_t *out, struct err *err)
{
	struct norm langer = *n;

	langer.lengte = n->verleng.lengte;
	langer.eenheid = n->verleng.eenheid;
	*out = due;
	switch (n->verleng.soort) {
	case VERLENG_NIET:
		return ERR_OK;
	case VERLENG_EENMAAL:
		return al > 0 ? ERR_OK : termijn_due(&langer, k, due, out, err);
	case VERLENG_ELKE:
		return termijn_due(&langer, k, due, out, err);
	case VERLENG_TOT:
		return termijn_due(&langer, k, start, out, err);
	}
	return ERR_OK;
}
