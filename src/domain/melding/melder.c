#include "domain/melding/melder.h"

#include <string.h>

#include "db/db.h"
#include "melder_sql.h"
#include "seal/seal.h"
#include "seal/sleutel.h"

#define DELEN 4
#define TUSSEN '\x1f'	/* unit separator: no text that people type has it */

static struct seal_place
place(const struct werk *w, const char *column, int64_t id)
{
	return (struct seal_place){ "melder", column, w->regio, id };
}

/* The four parts as one text; NULL when nobody is known. */
static enum err_code
pak_in(struct werk *w, const struct melder_identiteit *i, const char **out, struct err *err)
{
	const char *deel[DELEN] = { i->naam, i->organisatie, i->telefoon, i->email };
	size_t bekend = 0;
	char *s;

	for (size_t k = 0; k < DELEN; k++) {
		deel[k] = deel[k] == NULL ? "" : deel[k];
		bekend += deel[k][0] != '\0';
		if (strchr(deel[k], TUSSEN) != NULL)
			return SAY(err, ERR_INVALID, "melder_naam",
			    "Hier staat een teken in dat niet kan.");
	}
	*out = NULL;
	if (bekend == 0)
		return ERR_OK;
	s = arena_printf(w->a, "%s%c%s%c%s%c%s", deel[0], TUSSEN, deel[1], TUSSEN, deel[2],
	    TUSSEN, deel[3]);
	if (s == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	*out = s;
	return ERR_OK;
}

static enum err_code
pak_uit(struct werk *w, const char *s, struct melder_identiteit *out, struct err *err)
{
	const char *deel[DELEN] = { NULL };

	for (size_t k = 0; s != NULL && k < DELEN; k++) {
		const char *end = strchr(s, TUSSEN);
		size_t n = end == NULL ? strlen(s) : (size_t)(end - s);

		if (n > 0 && (deel[k] = arena_strndup(w->a, s, n)) == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		s = end == NULL ? NULL : end + 1;
	}
	*out = (struct melder_identiteit){ .naam = deel[0], .organisatie = deel[1],
	    .telefoon = deel[2], .email = deel[3] };
	return ERR_OK;
}

enum err_code
melder_nieuw(struct werk *w, int64_t melding, const struct melder_invoer *in, struct err *err)
{
	struct p_melder_insert p = { .regio = w->regio, .id = db_new_id(),
	    .melding = melding, .openheid = in->openheid };
	const char *identiteit;
	struct seal_key *key;
	bool beschermd;

	if (in->openheid == NULL || (strcmp(in->openheid, "openbaar") != 0 &&
	    strcmp(in->openheid, "beschermd") != 0))
		return SAY(err, ERR_INVALID, "openheid",
		    "Kies of de melder genoemd mag worden.");
	beschermd = strcmp(in->openheid, "beschermd") == 0;
	if (beschermd && (in->grond == NULL || in->grond[0] == '\0'))
		return SAY(err, ERR_INVALID, "beschermingsgrond",
		    "Kies waarom de melder beschermd is.");
	p.grond = beschermd ? in->grond : NULL;
	TRY(pak_in(w, &in->identiteit, &identiteit, err));
	TRY(sleutel_new(w->tx, w->seal, w->a, w->regio, SEAL_VAULT, w->nu, &p.sleutel, &key,
	    err));
	TRY(seal_text(key, place(w, "identiteit", p.id), identiteit, w->a, &p.identiteit,
	    err));
	TRY(seal_text(key, place(w, "grond_uitleg", p.id), beschermd ? in->grond_uitleg :
	    NULL, w->a, &p.uitleg, err));
	return q_melder_insert(w->tx, &p, err);
}

enum err_code
melder_lees(struct werk *w, int64_t melding, struct melder *out, struct err *err)
{
	struct q_melder_rij r;

	TRY(q_melder_rij(w->tx, w->a, &(struct p_melder_rij){ .regio = w->regio,
	    .melding = melding }, &r, err));
	*out = (struct melder){ .id = r.id, .melding = melding,
	    .beschermd = strcmp(r.openheid, "openbaar") != 0,
	    .hoedanigheid = r.hoedanigheid, .grond = r.grond, .bekend = r.bekend == 1 };
	return ERR_OK;
}

static enum err_code
open_kluis(struct werk *w, int64_t melding, bool alleen_openbaar,
    struct melder_identiteit *out, const char **uitleg_out, struct err *err)
{
	struct q_melder_kluis r;
	struct seal_key *key;
	const char *s, *uitleg;

	TRY(q_melder_kluis(w->tx, w->a, &(struct p_melder_kluis){ .regio = w->regio,
	    .melding = melding }, &r, err));
	if (alleen_openbaar && strcmp(r.openheid, "openbaar") != 0)
		return SAY(err, ERR_FORBIDDEN, NULL, "Deze melder is beschermd.");
	TRY(sleutel_open(w->tx, w->seal, w->a, w->regio, r.sleutel, &key, err));
	TRY(unseal_text(key, place(w, "identiteit", r.id), r.identiteit, w->a, &s, err));
	TRY(unseal_text(key, place(w, "grond_uitleg", r.id), r.grond_uitleg, w->a, &uitleg,
	    err));
	TRY(pak_uit(w, s, out, err));
	if (uitleg_out != NULL)
		*uitleg_out = uitleg;
	return ERR_OK;
}

enum err_code
melder_open_openbaar(struct werk *w, int64_t melding, struct melder_identiteit *out,
    struct err *err)
{
	return open_kluis(w, melding, true, out, NULL, err);
}

enum err_code
melder_open_kluis(struct werk *w, int64_t melding, struct melder_identiteit *out,
    const char **grond_uitleg_out, struct err *err)
{
	return open_kluis(w, melding, false, out, grond_uitleg_out, err);
}
