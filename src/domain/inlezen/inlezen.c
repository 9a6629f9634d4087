#include "domain/inlezen/inlezen.h"

#include "db/db.h"
#include "inlezen_sql.h"

enum err_code
inlees_zoek(struct werk *w, const char *lijst, const char *soort, const char *record,
    int64_t *out, struct err *err)
{
	struct q_inlees_zoek *r;
	size_t n;

	TRY(q_inlees_zoek(w->tx, w->a, &(struct p_inlees_zoek){ .regio = w->regio,
	    .lijst = lijst, .soort = soort, .record = record, .max = 1 }, &r, &n, err));
	*out = n == 0 ? 0 : r[0].rij;
	return ERR_OK;
}

enum err_code
inlees_noteer(struct werk *w, const char *lijst, const char *soort, const char *record,
    int64_t rij, struct err *err)
{
	return q_inlees_noteer(w->tx, &(struct p_inlees_noteer){ .regio = w->regio,
	    .lijst = lijst, .soort = soort, .record = record, .rij = rij, .op = w->nu }, err);
}
