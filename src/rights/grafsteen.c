#include "rights/grafsteen.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "grafsteen_sql.h"

static enum err_code
zin(struct arena *a, const char *soort, int64_t op, const char *artikel, const char **out,
    struct err *err)
{
	const char *wat = strcmp(soort, GRAF_DOSSIER) == 0 ? "Dit dossier" :
	    strcmp(soort, GRAF_MELDING) == 0 ? "Deze melding" : "Deze persoon";

	*out = arena_printf(a, "%s is vernietigd op %s (%s).", wat,
	    iso_text(a, date_iso(a, date_of_time(op))), artikel);
	return *out == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

enum err_code
grafsteen_zin(struct tx *tx, struct arena *a, int64_t regio, const char *soort,
    int64_t nummer, const char **out, struct err *err)
{
	struct q_grafsteen r;
	enum err_code rc = q_grafsteen(tx, a, &(struct p_grafsteen){ .regio = regio,
	    .soort = soort, .nummer = nummer }, &r, err);

	*out = NULL;
	if (rc == ERR_NOT_FOUND)
		return ERR_OK;
	TRY(rc);
	return zin(a, soort, r.op, r.artikel, out, err);
}

enum err_code
grafsteen_zin_kenmerk(struct tx *tx, struct arena *a, int64_t regio, const char *kenmerk,
    const char **out, struct err *err)
{
	struct q_grafsteen_kenmerk r;
	enum err_code rc = q_grafsteen_kenmerk(tx, a, &(struct p_grafsteen_kenmerk){
	    .regio = regio, .kenmerk = kenmerk }, &r, err);

	*out = NULL;
	if (rc == ERR_NOT_FOUND)
		return ERR_OK;
	TRY(rc);
	return zin(a, GRAF_DOSSIER, r.op, r.artikel, out, err);
}

enum err_code
grafsteen_of_niets(struct tx *tx, struct arena *a, int64_t regio, const char *soort,
    int64_t nummer, struct err *err)
{
	const char *tekst;

	if (!tx_answered(tx))	/* not known yet whether it is there */
		return FAIL(err, ERR_NOT_FOUND, "not answered yet");
	TRY(grafsteen_zin(tx, a, regio, soort, nummer, &tekst, err));
	(void)FAIL(err, ERR_NOT_FOUND, "not there, or not for this employee");
	err->text = tekst;
	err->field = tekst == NULL ? NULL : GRAF_VELD;
	return ERR_NOT_FOUND;
}

enum err_code
grafsteen_laatste(struct tx *tx, struct arena *a, int64_t regio, int64_t *out,
    struct err *err)
{
	struct q_grafsteen_laatste r;

	TRY(q_grafsteen_laatste(tx, a, &(struct p_grafsteen_laatste){ .regio = regio }, &r,
	    err));
	*out = r.op == DB_NULL ? 0 : r.op;
	return ERR_OK;
}

bool
grafsteen_is(const struct err *err)
{
	return err->code == ERR_NOT_FOUND && err->field != NULL &&
	    strcmp(err->field, GRAF_VELD) == 0;
}
