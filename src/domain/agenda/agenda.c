#include "domain/agenda/agenda.h"

#include <stdlib.h>

#include "agenda_sql.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"

/* What is gathered; one place more than is shown, to know that there is more. */
struct verzamel {
	struct werk		*w;
	struct agenda_punt	*v;
	size_t			 n;
	int64_t			 van, tot;
};

static int64_t
ruimte(const struct verzamel *g)
{
	return (int64_t)(AGENDA_MAX + 1 - g->n);
}

static enum err_code
van_medewerker(struct verzamel *g, int64_t medewerker, const char *naam, struct err *err)
{
	struct werk *w = g->w;
	struct q_agenda_termijnen *t;
	struct q_agenda_taken *k;
	size_t n;

	TRY(q_agenda_termijnen(w->tx, w->a, &(struct p_agenda_termijnen){ .regio = w->regio,
	    .medewerker = medewerker, .van = g->van, .tot = g->tot, .max = AGENDA_MAX + 1,
	    .z_regio = w->wie->hele_regio, .z_medewerker = w->wie->medewerker,
	    .z_nu = w->nu, .z_in = w->regio,
	    .z_voorval = medewerker == w->wie->medewerker ||
	    wie_mag(w->wie, RECHT_VOORVAL_STUREN) }, &t, &n, err));
	for (size_t i = 0; i < n && ruimte(g) > 0; i++) {
		const struct norm *norm = regio_norm_versie(w->gegevens, t[i].norm,
		    t[i].versie);

		g->v[g->n++] = (struct agenda_punt){ .id = t[i].id, .dossier = t[i].dossier,
		    .kenmerk = t[i].kenmerk, .naam = norm == NULL ? t[i].norm : norm->naam,
		    .wie = naam, .start_op = t[i].start_op, .op = t[i].op,
		    .uren = norm != NULL && termijn_exact(norm),
		    .laat = t[i].op < w->nu };
	}
	TRY(q_agenda_taken(w->tx, w->a, &(struct p_agenda_taken){ .regio = w->regio,
	    .medewerker = medewerker, .van = g->van, .tot = g->tot, .max = AGENDA_MAX + 1,
	    .z_regio = w->wie->hele_regio, .z_medewerker = w->wie->medewerker,
	    .z_nu = w->nu }, &k, &n, err));
	for (size_t i = 0; i < n && ruimte(g) > 0; i++)
		g->v[g->n++] = (struct agenda_punt){ .id = k[i].id, .dossier = k[i].dossier,
		    .taak = true, .kenmerk = k[i].kenmerk, .naam = "Taak", .wie = naam,
		    .start_op = k[i].start_op, .op = k[i].op, .laat = k[i].op < w->nu };
	return ERR_OK;
}

static int
op_moment(const void *a, const void *b)
{
	const struct agenda_punt *x = a, *y = b;

	if (x->op != y->op)
		return x->op < y->op ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

enum err_code
agenda_lees(struct werk *w, int64_t medewerker, const char *team, int64_t van, int64_t tot,
    struct agenda_punt **out, size_t *n_out, bool *vol_out, struct err *err)
{
	struct verzamel g = { .w = w, .van = van, .tot = tot,
	    .v = arena_new(w->a, struct agenda_punt, AGENDA_MAX + 2) };
	struct q_agenda_team *t;
	struct q_agenda_wie wie = { .naam = "" };
	size_t n;

	if (g.v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (medewerker != 0) {
		TRY_ALONG(w->tx, q_agenda_wie(w->tx, w->a, &(struct p_agenda_wie){
		    .regio = w->regio, .medewerker = medewerker }, &wie, err));
		TRY(van_medewerker(&g, medewerker, wie.naam, err));
	} else {
		TRY(q_agenda_team(w->tx, w->a, &(struct p_agenda_team){ .regio = w->regio,
		    .rol = team, .nu = w->nu }, &t, &n, err));
		for (size_t i = 0; i < n && g.n <= AGENDA_MAX; i++)
			TRY(van_medewerker(&g, t[i].id, t[i].naam, err));
	}
	qsort(g.v, g.n, sizeof(*g.v), op_moment);
	*vol_out = g.n > AGENDA_MAX;
	*n_out = *vol_out ? AGENDA_MAX : g.n;
	*out = g.v;
	return ERR_OK;
}

/* ---- the secret address --------------------------------------------------------- */

enum err_code
agenda_teams(struct werk *w, struct agenda_team **out, size_t *n_out, struct err *err)
{
	const char *dag = date_iso(w->a, date_of_time(w->nu));
	struct q_agenda_teams *r;
	size_t n;

	TRY(q_agenda_teams(w->tx, w->a, &(struct p_agenda_teams){ .regio = w->regio,
	    .dag = dag, .nu = w->nu }, &r, &n, err));
	if ((*out = arena_new(w->a, struct agenda_team, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		(*out)[i] = (struct agenda_team){ .rol = r[i].rol, .naam = r[i].naam };
	*n_out = n;
	return ERR_OK;
}

enum err_code
agenda_adressen(struct werk *w, int64_t medewerker, struct agenda_adres **out, size_t *n_out,
    struct err *err)
{
	struct q_agenda_adressen *r;
	struct agenda_adres *v;
	size_t n;

	TRY(q_agenda_adressen(w->tx, w->a, &(struct p_agenda_adressen){ .regio = w->regio,
	    .medewerker = medewerker }, &r, &n, err));
	if ((v = arena_new(w->a, struct agenda_adres, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct agenda_adres){ r[i].id, r[i].gemaakt_op };
	*out = v;
	*n_out = n;
	return ERR_OK;
}

enum err_code
agenda_adres_nieuw(struct werk *w, int64_t medewerker, char token[SEAL_TOKEN],
    int64_t *id_out, struct err *err)
{
	struct q_agenda_adressen *r;
	uint8_t hash[SEAL_HASH];
	size_t n;

	TRY(q_agenda_adressen(w->tx, w->a, &(struct p_agenda_adressen){ .regio = w->regio,
	    .medewerker = medewerker }, &r, &n, err));
	if (n >= AGENDA_ADRESSEN_MAX)
		return SAY(err, ERR_CONFLICT, NULL, "Je hebt al vijf agenda-adressen. Trek er "
		    "eerst een in.");
	seal_token_new(token);
	seal_token_hash(token, hash);
	*id_out = db_new_id();
	return q_agenda_adres_insert(w->tx, &(struct p_agenda_adres_insert){
	    .regio = w->regio, .id = *id_out, .medewerker = medewerker,
	    .token = { hash, sizeof(hash) }, .nu = w->nu }, err);
}

enum err_code
agenda_adres_weg(struct werk *w, int64_t medewerker, int64_t id, struct err *err)
{
	int64_t n;

	TRY(q_agenda_adres_intrekken(w->tx, &(struct p_agenda_adres_intrekken){
	    .regio = w->regio, .id = id, .medewerker = medewerker, .nu = w->nu }, &n, err));
	return n == 1 ? ERR_OK : FAIL(err, ERR_NOT_FOUND, "no such address of his");
}

enum err_code
agenda_adres_van(struct tx *tx, struct arena *a, int64_t regio, const char *token,
    int64_t *medewerker_out, struct err *err)
{
	struct q_agenda_adres_vind r;
	uint8_t hash[SEAL_HASH];

	seal_token_hash(token, hash);
	TRY(q_agenda_adres_vind(tx, a, &(struct p_agenda_adres_vind){ .regio = regio,
	    .token = { hash, sizeof(hash) } }, &r, err));
	*medewerker_out = r.medewerker;
	return ERR_OK;
}
