/* termijn.c - events start and stop clocks. See termijn_lijst.c for reading. */
#include "domain/termijn/termijn.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn_leven.h"
#include "domain/termijn/termijn_sein.h"
#include "termijn_leven_sql.h"
#include "termijn_sql.h"

#define WACHT_JA "wacht=ja"	/* of an event: who waits for it too long, waits */

#define MEER_JA "meer=ja"	/* of an event: may happen again while its clock runs */

#define BLIJFT_JA "blijft=ja"	/* of an event: who waits for it outlives the report */

/* Clocks of two machines may differ by so many seconds. */
#define VOORUIT_MAX 60

/* The running clocks of one report. */
struct lopend {
	struct q_termijn_lopend	*v;
	size_t			 n;
};

static enum err_code
lees_lopend(struct werk *w, int64_t melding, struct lopend *out, struct err *err)
{
	return q_termijn_lopend(w->tx, w->a, &(struct p_termijn_lopend){
	    .regio = w->regio, .melding = melding }, &out->v, &out->n, err);
}

enum err_code
termijn_zet_eerste(struct werk *w, int64_t melding, struct err *err)
{
	return melding == DB_NULL ? ERR_OK : q_termijn_eerste_set(w->tx,
	    &(struct p_termijn_eerste_set){ .regio = w->regio, .id = melding,
	    .geen = TERMIJN_GEEN }, err);
}

enum err_code
termijn_eindig(struct werk *w, int64_t id, const char *stand, int64_t op, const char *reden,
    struct err *err)
{
	TRY(q_termijn_eind(w->tx, &(struct p_termijn_eind){ .regio = w->regio,
	    .id = id, .stand = stand, .op = op, .reden = reden }, err));
	return q_termijn_seinen_klaar(w->tx, &(struct p_termijn_seinen_klaar){
	    .regio = w->regio, .termijn = id, .nu = w->nu }, NULL, err);
}

/* A clock that stands still was in time when it stopped standing. */
static enum err_code
haal(struct werk *w, const struct q_termijn_lopend *t, int64_t op, struct err *err)
{
	int64_t tot = t->geschorst_op == DB_NULL || op < t->geschorst_op ? op :
	    t->geschorst_op;

	return termijn_eindig(w, t->id, tot <= t->verloopt_op ? "gehaald" : "te_laat", op, NULL,
	    err);
}

/* Does this clock wait for that event? By the version under which it began. */
static bool
wacht_op(const struct werk *w, const struct q_termijn_lopend *t, const char *gebeurtenis)
{
	const struct norm *n = regio_norm_versie(w->gegevens, t->norm, t->versie);

	return n != NULL && strcmp(n->stop, gebeurtenis) == 0;
}

static bool
van_persoon(const struct q_termijn_lopend *t, int64_t persoon)
{
	return persoon == 0 || t->persoon == persoon;
}

static bool
loopt_al(const struct lopend *l, const char *norm, int64_t persoon)
{
	int64_t wie = persoon == 0 ? DB_NULL : persoon;

	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].persoon == wie && strcmp(l->v[i].norm, norm) == 0)
			return true;
	return false;
}

/* Of the organisation. That nobody has it is told at once. */
static enum err_code
begin_voorval(struct werk *w, const struct norm *n, const struct termijn_gebeurtenis *g,
    const struct p_termijn_insert *p, struct err *err)
{
	int64_t eigenaar = g->eigenaar;

	if (eigenaar == DB_NULL)
		TRY(termijn_eigenaar_van_rol(w, n, &eigenaar, err));
	return q_termijn_insert_voorval(w->tx, &(struct p_termijn_insert_voorval){
	    .regio = w->regio, .id = p->id, .voorval = g->voorval, .norm = p->norm,
	    .versie = p->versie, .start = p->start, .verloopt = p->verloopt,
	    .eigenaar = eigenaar, .sein = eigenaar == DB_NULL ? w->nu : p->sein }, err);
}

static enum err_code
begin(struct werk *w, const struct norm *n, const struct termijn_gebeurtenis *g, int64_t op,
    struct err *err)
{
	struct p_termijn_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = g->dossier, .melding = g->melding,
	    .persoon = g->persoon == 0 ? DB_NULL : g->persoon, .norm = n->code,
	    .versie = n->versie, .start = op,
	    .wacht = strcmp(n->start, GEB_WACHT_BEGONNEN) == 0 };

	if (op > w->nu + VOORUIT_MAX)
		return SAY(err, ERR_INVALID, "start", "Dit moment ligt in de toekomst. Een termijn "
		    "begint als het gebeurd is.");
	TRY(termijn_due(n, regio_kalender(w->gegevens), op, &p.verloopt, err));
	p.sein = sein_volgende(n, op, p.verloopt, 0);
	return g->voorval != 0 ? begin_voorval(w, n, g, &p, err) :
	    q_termijn_insert(w->tx, &p, err);
}

static enum err_code
een_gebeurtenis(struct werk *w, const struct termijn_gebeurtenis *g, const struct lopend *l,
    struct err *err)
{
	bool meer = strstr(regio_code_extra(w->gegevens, "gebeurtenis", g->soort), MEER_JA) !=
	    NULL;
	int64_t op = g->op == 0 ? w->nu : g->op;
	const struct norm *const *normen;
	size_t n;

	for (size_t i = 0; i < l->n; i++)
		if (van_persoon(&l->v[i], g->persoon) && wacht_op(w, &l->v[i], g->soort))
			TRY(haal(w, &l->v[i], op, err));
	normen = regio_normen(w->gegevens, w->a, date_of_time(op), &n);
	if (normen == NULL && n > 0)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		if (strcmp(normen[i]->start, g->soort) == 0 &&
		    (meer || !loopt_al(l, normen[i]->code, g->persoon)))
			TRY(begin(w, normen[i], g, op, err));
	return ERR_OK;
}

/* ---- a case that waits --------------------------------------------------------- */

/* Does it wait: did a clock run out towards work that has not begun? */
static bool
wacht_nog(const struct werk *w, const struct lopend *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct norm *n = regio_norm_versie(w->gegevens, l->v[i].norm,
		    l->v[i].versie);

		if (n != NULL && l->v[i].verloopt_op < w->nu && strstr(regio_code_extra(
		    w->gegevens, "gebeurtenis", n->stop), WACHT_JA) != NULL)
			return true;
	}
	return false;
}

/* Work has begun, or need not begin: nobody has to weigh the waiting any more. */
static enum err_code
wacht_voorbij(struct werk *w, int64_t melding, struct err *err)
{
	struct lopend l;

	TRY(lees_lopend(w, melding, &l, err));
	if (wacht_nog(w, &l))
		return ERR_OK;
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].wacht != 0)
			TRY(termijn_eindig(w, l.v[i].id, "vervallen", w->nu, "wacht_voorbij",
			    err));
	return ERR_OK;
}

enum err_code
termijn_wachtlijst_gewogen(struct werk *w, int64_t melding, int64_t dossier, struct err *err)
{
	struct termijn_gebeurtenis g = { .melding = melding, .dossier = dossier,
	    .soort = GEB_VEILIGHEID_GEWOGEN };
	struct lopend l;
	bool wacht = false;

	TRY(lees_lopend(w, melding, &l, err));
	for (size_t i = 0; i < l.n; i++)
		wacht = wacht || l.v[i].wacht != 0;
	TRY(termijn_gebeurtenis(w, &g, err));
	g.soort = GEB_WACHT_BEGONNEN;
	return wacht && wacht_nog(w, &l) ? termijn_gebeurtenis(w, &g, err) : ERR_OK;
}

enum err_code
termijn_gewogen_dossier(struct werk *w, int64_t dossier, struct err *err)
{
	struct q_termijn_open_meldingen *m;
	size_t n;

	TRY(q_termijn_open_meldingen(w->tx, w->a, &(struct p_termijn_open_meldingen){
	    .regio = w->regio, .dossier = dossier }, &m, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(termijn_wachtlijst_gewogen(w, m[i].id, dossier, err));
	return ERR_OK;
}

enum err_code
termijn_gebeurtenis(struct werk *w, const struct termijn_gebeurtenis *g, struct err *err)
{
	struct lopend l = { 0 };

	if (g->voorval != 0)
		return een_gebeurtenis(w, g, &l, err);
	TRY(lees_lopend(w, g->melding, &l, err));
	TRY(een_gebeurtenis(w, g, &l, err));
	if (strcmp(g->soort, GEB_WACHT_BEGONNEN) != 0)
		TRY(wacht_voorbij(w, g->melding, err));
	return termijn_zet_eerste(w, g->melding, err);
}

enum err_code
termijn_eerste_gebeurtenissen(struct werk *w, const struct termijn_gebeurtenis *g, size_t n,
    struct err *err)
{
	const struct lopend geen = { 0 };

	for (size_t i = 0; i < n; i++)
		TRY(een_gebeurtenis(w, &g[i], &geen, err));
	return n == 0 ? ERR_OK : termijn_zet_eerste(w, g[0].melding, err);
}

enum err_code
termijn_vervalt(struct werk *w, int64_t melding, const char *gebeurtenis, const char *reden,
    struct err *err)
{
	struct lopend l;

	TRY(lees_lopend(w, melding, &l, err));
	for (size_t i = 0; i < l.n; i++)
		if (wacht_op(w, &l.v[i], gebeurtenis))
			TRY(termijn_eindig(w, l.v[i].id, "vervallen", w->nu, reden, err));
	TRY(wacht_voorbij(w, melding, err));
	return termijn_zet_eerste(w, melding, err);
}

/* A request of a person, a year of monitoring: not over when the report is. */
static bool
blijft(const struct werk *w, const struct q_termijn_lopend *t)
{
	const struct norm *n = regio_norm_versie(w->gegevens, t->norm, t->versie);

	return n != NULL && strstr(regio_code_extra(w->gegevens, "gebeurtenis", n->stop),
	    BLIJFT_JA) != NULL;
}

enum err_code
termijn_vervallen_alle(struct werk *w, int64_t melding, const char *reden, struct err *err)
{
	struct lopend l;

	TRY(lees_lopend(w, melding, &l, err));
	for (size_t i = 0; i < l.n; i++)
		if (!blijft(w, &l.v[i]))
			TRY(termijn_eindig(w, l.v[i].id, "vervallen", w->nu, reden, err));
	return termijn_zet_eerste(w, melding, err);
}

enum err_code
termijn_wacht_op(struct werk *w, int64_t melding, const char *gebeurtenis,
    int64_t *verloopt_op_out, struct err *err)
{
	int64_t eerste = DB_NULL;
	struct lopend l;

	TRY(lees_lopend(w, melding, &l, err));
	for (size_t i = 0; i < l.n; i++)
		if (wacht_op(w, &l.v[i], gebeurtenis) &&
		    (eerste == DB_NULL || l.v[i].verloopt_op < eerste))
			eerste = l.v[i].verloopt_op;
	*verloopt_op_out = eerste;
	return ERR_OK;
}
