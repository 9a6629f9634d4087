#include "domain/termijn/termijn_hand.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"

/* "icoon=eye;hand=dossier": whole words between ;. */
bool
gebeurtenis_heeft(const struct regio_gegevens *g, const char *gebeurtenis, const char *woord)
{
	const char *s = regio_code_extra(g, "gebeurtenis", gebeurtenis);
	size_t n = strlen(woord);

	for (; s != NULL && *s != '\0'; s += strcspn(s, ";"), s += *s == ';')
		if (strncmp(s, woord, n) == 0 && (s[n] == ';' || s[n] == '\0'))
			return true;
	return false;
}

static bool
van(const struct termijn *t, int64_t persoon)
{
	return persoon == 0 || t->persoon == persoon;
}

/* Does one before it wait by the same rule, for the same person: a second complaint? */
static bool
nog_een(const struct termijn *v, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (v[k].stop_op == DB_NULL && v[k].persoon == v[i].persoon &&
		    strcmp(v[k].code, v[i].code) == 0)
			return true;
	return false;
}

/* What this event does to the clocks that run now. */
static enum err_code
bekijk(struct werk *w, const struct termijn_gebeurtenis *g, bool *stopt, struct err *err)
{
	bool meer = gebeurtenis_heeft(w->gegevens, g->soort, HAND_MEER);
	struct termijn *v;
	size_t n;

	*stopt = false;
	TRY(termijnen_van_melding(w, g->melding, &v, &n, err));
	for (size_t i = 0; i < n; i++) {
		if (v[i].stop_op != DB_NULL || v[i].norm == NULL || !van(&v[i], g->persoon))
			continue;
		if (strcmp(v[i].norm->start, g->soort) == 0 && !meer)
			return SAY(err, ERR_INVALID, "soort", "Dit is al vastgelegd en die termijn "
			    "loopt nog.");
		if (strcmp(v[i].norm->stop, g->soort) != 0)
			continue;
		if (g->op < v[i].start_op)
			return SAY(err, ERR_INVALID, "op", "Dit is vóór het begin van de termijn "
			    "die hierop wacht.");
		if (*stopt && nog_een(v, i))
			return SAY(err, ERR_INVALID, "soort", "Er lopen meer termijnen die "
			    "hierop wachten. Open de termijn waar dit over gaat en leg het "
			    "daar vast.");
		*stopt = true;
	}
	return ERR_OK;
}

static enum err_code
begint_iets(struct werk *w, const struct termijn_gebeurtenis *g, bool *out, struct err *err)
{
	const struct norm *const *normen;
	size_t n;

	*out = false;
	normen = regio_normen(w->gegevens, w->a, date_of_time(g->op), &n);
	if (normen == NULL && n > 0)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		*out = *out || strcmp(normen[i]->start, g->soort) == 0;
	return ERR_OK;
}

enum err_code
termijn_vastleggen(struct werk *w, const struct termijn_gebeurtenis *in, struct err *err)
{
	struct termijn_gebeurtenis g = *in;
	bool stopt, begint;

	if (g.op == 0)
		g.op = w->nu;
	if (!gebeurtenis_heeft(w->gegevens, g.soort, HAND_DOSSIER))
		return SAY(err, ERR_INVALID, "soort", "Kies een gebeurtenis uit de lijst.");
	if (g.op > w->nu)
		return SAY(err, ERR_INVALID, "op", "Dit moment is nog niet geweest.");
	if (!gebeurtenis_heeft(w->gegevens, g.soort, HAND_PERSOON))
		g.persoon = 0;
	else if (g.persoon == 0)
		return SAY(err, ERR_INVALID, "persoon", "Kies over wie dit gaat.");
	TRY(bekijk(w, &g, &stopt, err));
	TRY(begint_iets(w, &g, &begint, err));
	if (!stopt && !begint)
		return SAY(err, ERR_INVALID, "soort", "Er loopt geen termijn die hierop wacht. "
		    "Leg eerst vast waarmee die begon.");
	return termijn_gebeurtenis(w, &g, err);
}
