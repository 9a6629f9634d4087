/* termijn_leven.c - suspend, resume, extend, explain, let lapse. */
#include "domain/termijn/termijn_leven.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn_hand.h"
#include "domain/termijn/termijn_sein.h"
#include "seal/seal.h"
#include "termijn_leven_sql.h"

/* ---- may it? ------------------------------------------------------------------- */

static bool
is(const struct termijn *t, const char *stand)
{
	return strcmp(t->stand, stand) == 0;
}

const char *
termijn_belet_schorsen(const struct termijn *t, int64_t nu)
{
	if (is(t, "geschorst"))
		return "Deze termijn is al geschorst.";
	if (!is(t, "loopt"))
		return "Deze termijn loopt niet meer.";
	if (t->norm == NULL || !t->norm->opschort)
		return "De regel van deze termijn kent geen schorsing.";
	if (t->verloopt_op < nu)
		return "Deze termijn is al voorbij. Zeg waarom het te laat is.";
	return NULL;
}

const char *
termijn_belet_hervatten(const struct termijn *t)
{
	return is(t, "geschorst") ? NULL : "Deze termijn is niet geschorst.";
}

const char *
termijn_belet_verlengen(const struct termijn *t)
{
	if (is(t, "geschorst"))
		return "Laat de termijn eerst weer lopen.";
	if (!is(t, "loopt"))
		return "Deze termijn loopt niet meer.";
	if (t->norm == NULL || t->norm->verleng.soort == VERLENG_NIET)
		return "De regel van deze termijn kent geen verlenging.";
	return NULL;
}

const char *
termijn_belet_reden(const struct termijn *t, int64_t nu)
{
	bool laat = is(t, "te_laat") || (is(t, "loopt") && t->verloopt_op < nu);

	if (!laat)
		return "Deze termijn is niet te laat.";
	return t->laat_reden == NULL ? NULL : "De reden is al vastgelegd.";
}

const char *
termijn_belet_vervallen(const struct termijn *t)
{
	return is(t, "loopt") || is(t, "geschorst") ? NULL : "Deze termijn loopt niet meer.";
}

static enum err_code
laad(struct werk *w, int64_t termijn, struct termijn *t, const char *(*belet)(
    const struct termijn *), struct err *err)
{
	TRY(termijn_laad(w, termijn, t, err));
	if (belet != NULL && belet(t) != NULL)
		return SAY(err, ERR_CONFLICT, NULL, belet(t));
	return ERR_OK;
}

/* ---- history --------------------------------------------------------------------- */

static struct seal_place
plaats(const struct werk *w, int64_t id)
{
	return (struct seal_place){ "termijn_stap", "reden", w->regio, id };
}

enum err_code
termijn_stap_add(struct werk *w, const struct seal_key *key, int64_t termijn,
    const char *soort, int64_t van, int64_t tot, const char *reden, struct err *err)
{
	struct p_termijn_stap_insert p = { .regio = w->regio, .id = db_new_id(),
	    .termijn = termijn, .soort = soort, .op = w->nu, .door = werk_medewerker(w),
	    .van = van, .tot = tot };

	if (reden != NULL) {
		if (key == NULL)
			return FAIL(err, ERR_INTERNAL, "a reason without a key");
		TRY(seal_text(key, plaats(w, p.id), reden, w->a, &p.reden, err));
	}
	return q_termijn_stap_insert(w->tx, &p, err);
}

enum err_code
termijn_stappen(struct werk *w, const struct seal_key *key, int64_t termijn,
    struct termijn_stap **out, size_t *n_out, struct err *err)
{
	struct q_termijn_stappen *r;
	struct termijn_stap *v;
	size_t n;

	TRY(q_termijn_stappen(w->tx, w->a, &(struct p_termijn_stappen){ .regio = w->regio,
	    .termijn = termijn, .max = TERMIJN_STAPPEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct termijn_stap, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct termijn_stap){ .soort = r[i].soort, .op = r[i].op,
		    .van = r[i].van, .tot = r[i].tot, .door = r[i].naam };
		if (r[i].reden.p != NULL)
			TRY(unseal_text(key, plaats(w, r[i].id), r[i].reden, w->a,
			    &v[i].reden, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}

/* ---- suspend and resume ------------------------------------------------------------ */

enum err_code
termijn_schors(struct werk *w, const struct seal_key *key, int64_t termijn,
    const char *reden, struct err *err)
{
	struct termijn t;
	const char *belet;

	TRY(laad(w, termijn, &t, NULL, err));
	if ((belet = termijn_belet_schorsen(&t, w->nu)) != NULL)
		return SAY(err, ERR_CONFLICT, NULL, belet);
	TRY(q_termijn_schors(w->tx, &(struct p_termijn_schors){ .regio = w->regio,
	    .id = termijn, .nu = w->nu }, err));
	TRY(termijn_stap_add(w, key, termijn, "geschorst", t.verloopt_op, t.verloopt_op,
	    reden, err));
	return termijn_zet_eerste(w, t.melding, err);
}

static bool
telt(const struct norm *n, const struct kalender *k, int32_t dag)
{
	return n->kalender == NORM_ORGANISATIE ? kalender_werkdag(k, dag) :
	    !kalender_atw_vrij(k, dag);
}

/* Working days after `na` that were left, counted from `weer`; with none left the
 * first one from there. */
static int32_t
werkdagen_later(const struct norm *n, const struct kalender *k, int32_t na, int32_t was,
    int32_t weer)
{
	int over = 0;
	int32_t dag = weer;

	for (int32_t d = na + 1; d <= was; d++)
		over += telt(n, k, d);
	for (; over > 0; over -= telt(n, k, dag))
		dag++;
	while (!telt(n, k, dag))
		dag++;
	return dag;
}

enum err_code
termijn_due_na_schorsing(const struct norm *n, const struct kalender *k, int64_t due,
    int64_t van, int64_t tot, int64_t *due_out, struct err *err)
{
	int32_t was = date_of_time(due), stil = date_of_time(van), weer = date_of_time(tot);
	int32_t laatste = date_from_ymd(KALENDER_JAAR_MAX, 11, 1), dag;

	if (tot < van || weer > laatste || was > laatste)
		return FAIL(err, ERR_INVALID, "a suspension that ends before it began");
	if (n->kalender == NORM_EXACT) {
		*due_out = due + (tot - van);
		return ERR_OK;
	}
	if (n->eenheid == EENHEID_WERKDAGEN) {
		dag = werkdagen_later(n, k, stil, was, weer);
	} else {
		dag = was + (weer - stil);
		while (n->atw && weer > stil && kalender_atw_vrij(k, dag))
			dag++;
	}
	if (dag < was)
		dag = was;
	*due_out = time_at(dag + 1, 0, 0) - 1;
	return ERR_OK;
}

enum err_code
termijn_hervat(struct werk *w, const struct seal_key *key, int64_t termijn,
    const char *reden, int64_t *due_out, struct err *err)
{
	const struct kalender *k = regio_kalender(w->gegevens);
	struct termijn t;

	TRY(laad(w, termijn, &t, termijn_belet_hervatten, err));
	if (t.norm == NULL)
		return FAIL(err, ERR_INTERNAL, "a suspended clock without its rule");
	TRY(termijn_due_na_schorsing(t.norm, k, t.verloopt_op, t.geschorst_op, w->nu, due_out,
	    err));
	TRY(q_termijn_hervat(w->tx, &(struct p_termijn_hervat){ .regio = w->regio,
	    .id = termijn, .verloopt = *due_out, .nu = w->nu,
	    .sein = sein_volgende(t.norm, t.start_op, *due_out, w->nu) }, err));
	TRY(termijn_stap_add(w, key, termijn, "hervat", t.verloopt_op, *due_out, reden, err));
	return termijn_zet_eerste(w, t.melding, err);
}

/* ---- extend -------------------------------------------------------------------------- */

/* The last moment to which it may be extended at once. */
static enum err_code
uiterste(struct werk *w, const struct termijn *t, int64_t *out, struct err *err)
{
	struct q_termijn_verlengd al;

	TRY(q_termijn_verlengd(w->tx, w->a, &(struct p_termijn_verlengd){
	    .regio = w->regio, .termijn = t->id }, &al, err));
	*out = t->verloopt_op;
	return t->norm->verleng.soort == VERLENG_EENMAAL && al.n > 0 ? ERR_OK :
	    termijn_verleng_grens(t->norm, regio_kalender(w->gegevens), t->start_op,
	    t->verloopt_op, out, err);
}

/* The same time of day, on that day. */
static int64_t
op_die_dag(int32_t dag, int64_t als)
{
	struct civil c = civil_from_time(als);

	return time_at(dag, c.hour, c.minute) + c.second;
}

enum err_code
termijn_verleng_tot(struct werk *w, const struct termijn *t, int32_t *out, struct err *err)
{
	int64_t due;

	*out = DATE_NONE;
	if (termijn_belet_verlengen(t) != NULL)
		return ERR_OK;
	TRY(uiterste(w, t, &due, err));
	if (due > t->verloopt_op)
		*out = date_of_time(due);
	return ERR_OK;
}

enum err_code
termijn_verleng(struct werk *w, const struct seal_key *key, int64_t termijn, int32_t tot,
    const char *reden, struct err *err)
{
	struct termijn t;
	int64_t due, uiterst;

	TRY(laad(w, termijn, &t, termijn_belet_verlengen, err));
	TRY(uiterste(w, &t, &uiterst, err));
	if (uiterst <= t.verloopt_op)
		return SAY(err, ERR_CONFLICT, NULL, "Verder kan deze termijn niet worden "
		    "verlengd.");
	if (tot > date_of_time(uiterst))
		return SAY(err, ERR_INVALID, "tot", "Zo ver kan het niet in één keer. Kies een "
		    "eerdere dag.");
	due = t.norm->kalender == NORM_EXACT ? op_die_dag(tot, t.verloopt_op) :
	    time_at(tot + 1, 0, 0) - 1;
	if (due > uiterst)
		due = uiterst;
	if (due <= t.verloopt_op)
		return SAY(err, ERR_INVALID, "tot", "Kies een dag na de dag waarop de termijn "
		    "nu afloopt.");
	TRY(q_termijn_verzet(w->tx, &(struct p_termijn_verzet){ .regio = w->regio,
	    .id = termijn, .verloopt = due, .nu = w->nu,
	    .sein = sein_volgende(t.norm, t.start_op, due, w->nu) }, err));
	TRY(termijn_stap_add(w, key, termijn, "verlengd", t.verloopt_op, due, reden, err));
	return termijn_zet_eerste(w, t.melding, err);
}

/* ---- why late, and lapse ------------------------------------------------------------------ */

enum err_code
termijn_zeg_reden(struct werk *w, const struct seal_key *key, int64_t termijn,
    const char *code, const char *tekst, struct err *err)
{
	const char *belet;
	struct termijn t;

	TRY(laad(w, termijn, &t, NULL, err));
	if ((belet = termijn_belet_reden(&t, w->nu)) != NULL)
		return SAY(err, ERR_CONFLICT, NULL, belet);
	TRY(q_termijn_laat_reden_set(w->tx, &(struct p_termijn_laat_reden_set){
	    .regio = w->regio, .id = termijn, .reden = code }, err));
	return termijn_stap_add(w, key, termijn, "reden_laat", t.verloopt_op, t.verloopt_op,
	    tekst, err);
}

enum err_code
termijn_laat_vervallen(struct werk *w, const struct seal_key *key, int64_t termijn,
    const char *reden, struct err *err)
{
	struct termijn t;

	TRY(laad(w, termijn, &t, termijn_belet_vervallen, err));
	TRY(termijn_eindig(w, termijn, "vervallen", w->nu, "met_de_hand", err));
	TRY(termijn_stap_add(w, key, termijn, "vervallen", t.verloopt_op, t.verloopt_op,
	    reden, err));
	return termijn_zet_eerste(w, t.melding, err);
}

/* ---- its own event -------------------------------------------------------------------- */

const char *
termijn_belet_stoppen(struct werk *w, const struct termijn *t)
{
	if (!is(t, "loopt") && !is(t, "geschorst"))
		return "Deze termijn loopt niet meer.";
	if (t->norm == NULL)
		return "De regel van deze termijn is niet meer bekend.";
	return t->voorval != DB_NULL || gebeurtenis_heeft(w->gegevens, t->norm->start,
	    HAND_MEER) ? NULL : "Deze termijn stopt bij wat je in de zaak vastlegt.";
}

enum err_code
termijn_stop(struct werk *w, const struct seal_key *key, int64_t termijn, int64_t op,
    const char *tekst, struct err *err)
{
	const char *belet;
	struct termijn t;
	int64_t tot;

	TRY(laad(w, termijn, &t, NULL, err));
	if ((belet = termijn_belet_stoppen(w, &t)) != NULL)
		return SAY(err, ERR_CONFLICT, NULL, belet);
	if (op > w->nu)
		return SAY(err, ERR_INVALID, "op", "Dit moment is nog niet geweest.");
	if (op < t.start_op)
		return SAY(err, ERR_INVALID, "op", "Dit is vóór het begin van de termijn.");
	/* One that stands still was in time when it stopped standing. */
	tot = t.geschorst_op == DB_NULL || op < t.geschorst_op ? op : t.geschorst_op;
	TRY(termijn_eindig(w, termijn, tot <= t.verloopt_op ? "gehaald" : "te_laat", op, NULL,
	    err));
	TRY(termijn_stap_add(w, key, termijn, "gestopt", t.verloopt_op, t.verloopt_op, tekst,
	    err));
	if (t.voorval != DB_NULL)
		return termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){
		    .voorval = t.voorval, .eigenaar = t.eigenaar, .soort = t.norm->stop,
		    .op = op }, err);
	return termijn_zet_eerste(w, t.melding, err);
}
