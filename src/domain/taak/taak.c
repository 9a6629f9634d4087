#include "domain/taak/taak.h"

#include <stdlib.h>

#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "seal/seal.h"
#include "seal/sleutel.h"
#include "taak_sql.h"

#define DOSSIER_TAKEN_LEES 5000	/* sorted here */

static struct seal_place
place(const struct werk *w, int64_t id)
{
	return (struct seal_place){ "taak", "tekst", w->regio, id };
}

static int64_t
of_niets(int64_t id)
{
	return id == 0 ? DB_NULL : id;
}

enum err_code
taak_nieuw(struct werk *w, const struct seal_key *key, const struct taak_invoer *in,
    int64_t *id_out, struct err *err)
{
	struct p_taak_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = in->dossier, .melding = of_niets(in->melding), .soort = in->soort,
	    .onderwerp = of_niets(in->onderwerp), .eigenaar = of_niets(in->eigenaar),
	    .verloopt_op = of_niets(in->verloopt_op), .door = werk_medewerker(w),
	    .nu = w->nu };

	if (in->tekst == NULL || in->tekst[0] == '\0')
		return SAY(err, ERR_INVALID, "tekst", "Schrijf op wat er moet gebeuren.");
	TRY(seal_text(key, place(w, p.id), in->tekst, w->a, &p.tekst, err));
	TRY(q_taak_insert(w->tx, &p, err));
	if (id_out != NULL)
		*id_out = p.id;
	return ERR_OK;
}

enum err_code
taak_zet_klaar(struct werk *w, int64_t taak, bool klaar, struct err *err)
{
	struct q_taak_rij r;

	TRY(q_taak_rij(w->tx, w->a, &(struct p_taak_rij){ .regio = w->regio, .id = taak },
	    &r, err));
	if (klaar) {
		TRY(q_taak_klaar_set(w->tx, &(struct p_taak_klaar_set){
		    .regio = w->regio, .id = taak, .nu = w->nu,
		    .door = werk_medewerker(w) }, NULL, err));
		return dossier_toegang_volgt_werk(w, r.dossier, err);
	}
	return q_taak_klaar_wis(w->tx, &(struct p_taak_klaar_wis){ .regio = w->regio,
	    .id = taak }, NULL, err);
}

enum err_code
taak_klaar_soort(struct werk *w, int64_t dossier, int64_t melding, const char *soort,
    int64_t onderwerp, struct err *err)
{
	TRY(q_taak_soort_klaar(w->tx, &(struct p_taak_soort_klaar){ .regio = w->regio,
	    .dossier = dossier, .melding = melding, .soort = soort,
	    .onderwerp = onderwerp, .nu = w->nu, .door = werk_medewerker(w) }, NULL, err));
	return dossier_toegang_volgt_werk(w, dossier, err);
}

enum err_code
taak_zet_eigenaar(struct werk *w, int64_t dossier, int64_t melding, const char *soort,
    int64_t eigenaar, int64_t verloopt_op, struct err *err)
{
	return q_taak_soort_eigenaar(w->tx, &(struct p_taak_soort_eigenaar){
	    .regio = w->regio, .dossier = dossier, .melding = melding, .soort = soort,
	    .eigenaar = of_niets(eigenaar), .verloopt_op = of_niets(verloopt_op) }, NULL,
	    err);
}

enum err_code
taak_vind(struct werk *w, int64_t taak, struct taak *out, struct err *err)
{
	struct q_taak_rij r;

	TRY(q_taak_rij(w->tx, w->a, &(struct p_taak_rij){ .regio = w->regio, .id = taak },
	    &r, err));
	*out = (struct taak){ .id = taak, .dossier = r.dossier, .melding = r.melding,
	    .onderwerp = r.onderwerp, .eigenaar = r.eigenaar,
	    .verloopt_op = r.verloopt_op, .gemaakt_op = r.gemaakt_op,
	    .klaar_op = r.klaar_op, .soort = r.soort, .eigenaar_naam = r.eigenaar_naam,
	    .kenmerk = r.kenmerk, .dossier_naam = r.naam };
	return ERR_OK;
}

/* Open first, what ends soonest on top; then the done ones, the last one first. */
static int
open_eerst(const void *x, const void *y)
{
	const struct q_taak_dossier *a = x, *b = y;
	bool oa = a->klaar_op == DB_NULL, ob = b->klaar_op == DB_NULL;
	int64_t ea = a->verloopt_op == DB_NULL ? INT64_MAX : a->verloopt_op;
	int64_t eb = b->verloopt_op == DB_NULL ? INT64_MAX : b->verloopt_op;

	if (oa != ob)
		return oa ? -1 : 1;
	if (!oa && a->klaar_op != b->klaar_op)
		return a->klaar_op > b->klaar_op ? -1 : 1;
	if (ea != eb)
		return ea < eb ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

enum err_code
taken_van_dossier(struct werk *w, const struct seal_key *key, int64_t dossier,
    struct taak **out, size_t *n_out, struct err *err)
{
	struct q_taak_dossier *r;
	struct taak *v;
	size_t n;

	TRY(q_taak_dossier(w->tx, w->a, &(struct p_taak_dossier){ .regio = w->regio,
	    .dossier = dossier, .max = DOSSIER_TAKEN_LEES }, &r, &n, err));
	qsort(r, n, sizeof(*r), open_eerst);
	if (n > TAKEN_MAX)
		n = TAKEN_MAX;
	if ((v = arena_new(w->a, struct taak, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct taak){ .id = r[i].id, .dossier = dossier,
		    .melding = r[i].melding, .onderwerp = r[i].onderwerp,
		    .eigenaar = r[i].eigenaar, .verloopt_op = r[i].verloopt_op,
		    .gemaakt_op = r[i].gemaakt_op, .klaar_op = r[i].klaar_op,
		    .soort = r[i].soort, .eigenaar_naam = r[i].eigenaar_naam,
		    .kenmerk = r[i].kenmerk, .dossier_naam = r[i].naam };
		TRY(unseal_text(key, place(w, v[i].id), r[i].tekst, w->a, &v[i].tekst, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}

/* Tasks of one dossier often stand together: its key is opened once. */
enum err_code
taken_van_medewerker(struct werk *w, int64_t medewerker, struct taak **out, size_t *n_out,
    struct err *err)
{
	struct seal_key *key = NULL;
	struct q_taak_eigen *r;
	struct taak *v;
	size_t n;

	TRY(q_taak_eigen(w->tx, w->a, &(struct p_taak_eigen){ .regio = w->regio,
	    .eigenaar = medewerker, .max = TAKEN_MAX, .z_regio = w->wie->hele_regio,
	    .z_medewerker = w->wie->medewerker, .z_nu = w->nu }, &r, &n, err));
	if ((v = arena_new(w->a, struct taak, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || r[i].dossier != r[i - 1].dossier) {
			key = NULL;
			TRY_ALONG(w->tx, sleutel_open(w->tx, w->seal, w->a, w->regio,
			    r[i].sleutel, &key, err));
		}
		v[i] = (struct taak){ .id = r[i].id, .dossier = r[i].dossier,
		    .melding = r[i].melding, .onderwerp = r[i].onderwerp,
		    .eigenaar = medewerker, .verloopt_op = r[i].verloopt_op,
		    .gemaakt_op = r[i].gemaakt_op, .klaar_op = DB_NULL,
		    .soort = r[i].soort, .eigenaar_naam = r[i].eigenaar_naam,
		    .kenmerk = r[i].kenmerk, .dossier_naam = r[i].naam };
		TRY_ALONG(w->tx, unseal_text(key, place(w, v[i].id), r[i].tekst, w->a,
		    &v[i].tekst, err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}
