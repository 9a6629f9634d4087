#include "domain/samenvoegen/samenvoegen.h"

#include <string.h>

#include "db/db.h"
#include "domain/persoon/persoon.h"
#include "samenvoegen_sql.h"
#include "seal/seal.h"
#include "seal/sleutel.h"

/* ---- the tree ------------------------------------------------------------------------ */

enum err_code
persoon_wortel(struct werk *w, int64_t persoon, int64_t *out, struct err *err)
{
	struct persoon p;

	TRY(persoon_laad(w, persoon, &p, err));
	*out = p.samengevoegd == DB_NULL ? persoon : p.samengevoegd;
	return ERR_OK;
}

enum err_code
persoon_groep(struct werk *w, int64_t wortel, int64_t **out, size_t *n_out, struct err *err)
{
	struct q_persoon_groep *r;
	int64_t *v;
	size_t n;

	TRY(q_persoon_groep(w->tx, w->a, &(struct p_persoon_groep){ .regio = w->regio,
	    .wortel = wortel, .max = GROEP_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, int64_t, n + 2)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	v[0] = wortel;
	for (size_t i = 0; i < n; i++)
		v[i + 1] = r[i].id;
	*out = v;
	*n_out = n + 1;
	return ERR_OK;
}

/* This person and all who were merged into him, straight or by way of others. */
static enum err_code
tak(struct werk *w, int64_t persoon, int64_t *v, size_t *n_out, struct err *err)
{
	size_t n = 1;

	v[0] = persoon;
	for (size_t at = 0; at < n; at++) {
		struct q_dubbel_kinderen *r;
		size_t k;

		TRY(q_dubbel_kinderen(w->tx, w->a, &(struct p_dubbel_kinderen){
		    .regio = w->regio, .persoon = v[at], .max = GROEP_MAX }, &r, &k, err));
		for (size_t i = 0; i < k; i++) {
			if (n == GROEP_MAX)
				return SAY(err, ERR_LIMIT, NULL, "Deze persoon is al uit te "
				    "veel nummers samengevoegd.");
			v[n++] = r[i].kind;
		}
	}
	*n_out = n;
	return ERR_OK;
}

/* Everybody of a branch is read under this number from now on. */
static enum err_code
onder(struct werk *w, int64_t persoon, int64_t wortel, struct err *err)
{
	int64_t *v = arena_new(w->a, int64_t, GROEP_MAX + 1);
	size_t n;

	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(tak(w, persoon, v, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(q_persoon_wordt(w->tx, &(struct p_persoon_wordt){ .regio = w->regio,
		    .id = v[i], .samengevoegd = v[i] == wortel ? DB_NULL : wortel }, err));
	return ERR_OK;
}

/* ---- the queue ------------------------------------------------------------------------ */

enum err_code
dubbel_nieuw(struct werk *w, int64_t een, int64_t twee, const char *bron, int64_t score,
    const char *redenen, int64_t *id_out, struct err *err)
{
	int64_t lo = een < twee ? een : twee, hi = een < twee ? twee : een;
	struct q_dubbel_paar *r;
	size_t n;

	if (een == twee)
		return SAY(err, ERR_INVALID, "ander", "Dit is dezelfde persoon.");
	TRY(q_dubbel_paar(w->tx, w->a, &(struct p_dubbel_paar){ .regio = w->regio,
	    .een = lo, .twee = hi, .max = 1 }, &r, &n, err));
	if (n > 0) {
		*id_out = r[0].id;
		return ERR_OK;
	}
	*id_out = db_new_id();
	return q_dubbel_insert(w->tx, &(struct p_dubbel_insert){ .regio = w->regio,
	    .id = *id_out, .een = lo, .twee = hi, .bron = bron, .score = score,
	    .redenen = redenen == NULL ? "" : redenen, .op = w->nu,
	    .door = werk_medewerker(w) }, err);
}

static enum err_code
beide_zichtbaar(struct werk *w, int64_t een, int64_t twee, bool *out, struct err *err)
{
	bool a = true, b = true;

	TRY_ALONG(w->tx, persoon_zichtbaar(w, een, &a, err));
	TRY_ALONG(w->tx, persoon_zichtbaar(w, twee, &b, err));
	*out = a && b;
	return ERR_OK;
}

static struct seal_place
plaats(const struct werk *w, const char *kolom, int64_t id)
{
	return (struct seal_place){ "dubbel", kolom, w->regio, id };
}

enum err_code
dubbel_laad(struct werk *w, int64_t id, struct dubbel *out, struct err *err)
{
	struct q_dubbel_find r;
	struct seal_key *key;
	bool seen;

	TRY(q_dubbel_find(w->tx, w->a, &(struct p_dubbel_find){ .regio = w->regio,
	    .id = id }, &r, err));
	TRY(beide_zichtbaar(w, r.een, r.twee, &seen, err));
	if (!seen)
		return FAIL(err, ERR_NOT_FOUND, "not for this employee");
	*out = (struct dubbel){ .id = r.id, .een = r.een, .twee = r.twee, .bron = r.bron,
	    .score = r.score, .redenen = r.redenen, .stand = r.stand, .blijft = r.blijft,
	    .op = r.op, .gevraagd_op = r.gevraagd_op, .gevraagd_door = r.gevraagd_door,
	    .besloten_op = r.besloten_op, .los_op = r.los_op,
	    .gevraagd_naam = r.gevraagd_naam, .besloten_naam = r.besloten_naam,
	    .los_naam = r.los_naam };
	if (r.sleutel == DB_NULL)
		return ERR_OK;
	TRY(sleutel_open(w->tx, w->seal, w->a, w->regio, r.sleutel, &key, err));
	TRY(unseal_text(key, plaats(w, "gevraagd_reden", id), r.gevraagd_reden, w->a,
	    &out->gevraagd_reden, err));
	TRY(unseal_text(key, plaats(w, "reden", id), r.reden, w->a, &out->reden, err));
	return unseal_text(key, plaats(w, "los_reden", id), r.los_reden, w->a,
	    &out->los_reden, err);
}

enum err_code
dubbelen_lees(struct werk *w, const char *stand, int64_t na, struct dubbel **out,
    size_t *n_out, struct err *err)
{
	struct q_dubbel_lijst *r;
	struct dubbel *v;
	size_t n, k = 0;
	bool seen;

	TRY(q_dubbel_lijst(w->tx, w->a, &(struct p_dubbel_lijst){ .regio = w->regio,
	    .stand = stand, .na = na, .max = DUBBELEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct dubbel, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		TRY(beide_zichtbaar(w, r[i].een, r[i].twee, &seen, err));
		if (seen)
			v[k++] = (struct dubbel){ .id = r[i].id, .een = r[i].een,
			    .twee = r[i].twee, .bron = r[i].bron, .score = r[i].score,
			    .redenen = r[i].redenen, .stand = stand, .op = r[i].op,
			    .blijft = r[i].blijft, .besloten_op = r[i].besloten_op };
	}
	*out = v;
	*n_out = k;
	return ERR_OK;
}

/* ---- merging --------------------------------------------------------------------------- */

enum err_code
dubbel_beschermd(struct werk *w, const struct dubbel *d, bool *out, struct err *err)
{
	struct q_dubbel_afgeschermd r;

	TRY(q_dubbel_afgeschermd(w->tx, w->a, &(struct p_dubbel_afgeschermd){
	    .regio = w->regio, .een = d->een, .twee = d->twee }, &r, err));
	*out = r.n > 0;
	return ERR_OK;
}

/* The reason of who asks a second person, or of who decides; what stood there stays. */
static enum err_code
verzegel(struct werk *w, const struct dubbel *d, bool vraagt, const char *reden,
    struct p_dubbel_zet *p, struct err *err)
{
	struct q_dubbel_find r;
	struct seal_key *key;

	TRY(q_dubbel_find(w->tx, w->a, &(struct p_dubbel_find){ .regio = w->regio,
	    .id = d->id }, &r, err));
	p->sleutel = r.sleutel;
	p->gevraagd_reden = r.gevraagd_reden;
	TRY(r.sleutel != DB_NULL ? sleutel_open(w->tx, w->seal, w->a, w->regio, r.sleutel,
	    &key, err) : sleutel_new(w->tx, w->seal, w->a, w->regio, SEAL_DOSSIER, w->nu,
	    &p->sleutel, &key, err));
	return vraagt ? seal_text(key, plaats(w, "gevraagd_reden", d->id), reden, w->a,
	    &p->gevraagd_reden, err) : seal_text(key, plaats(w, "reden", d->id), reden, w->a,
	    &p->reden, err);
}

/* The one that goes is hung under the one that stays, with its whole branch. */
static enum err_code
hang(struct werk *w, const struct dubbel *d, int64_t blijft, struct err *err)
{
	int64_t weg = blijft == d->een ? d->twee : d->een, a, b;

	TRY(persoon_wortel(w, blijft, &a, err));
	TRY(persoon_wortel(w, weg, &b, err));
	if (a == b)
		return SAY(err, ERR_CONFLICT, NULL, "Deze twee zijn al samengevoegd.");
	if (b != weg)
		return SAY(err, ERR_CONFLICT, NULL, "Deze persoon is al samengevoegd met een "
		    "ander. Voeg dat nummer samen, of maak eerst los.");
	return onder(w, weg, a, err);
}

/* What was told in a shielded dossier must not become what all others read. */
static enum err_code
open_nummer(struct werk *w, const struct dubbel *d, int64_t blijft, struct err *err)
{
	int64_t weg = blijft == d->een ? d->twee : d->een;
	struct dubbel een = { .een = blijft, .twee = blijft }, twee = { .een = weg,
	    .twee = weg };
	bool a, b;

	TRY(dubbel_beschermd(w, &een, &a, err));
	TRY(dubbel_beschermd(w, &twee, &b, err));
	if (a && !b)
		return SAY(err, ERR_INVALID, "blijft", "Kies het nummer dat niet in een "
		    "afgeschermd dossier staat.");
	return ERR_OK;
}

enum err_code
dubbel_samen(struct werk *w, const struct dubbel *d, int64_t blijft, const char *reden,
    bool *samen_out, struct err *err)
{
	bool wacht = strcmp(d->stand, "wacht") == 0, beschermd;
	struct p_dubbel_zet p = { .regio = w->regio, .id = d->id, .oud = d->stand,
	    .stand = "samen", .blijft = blijft, .gevraagd_op = wacht ? d->gevraagd_op : w->nu,
	    .gevraagd_door = wacht ? d->gevraagd_door : werk_medewerker(w),
	    .besloten_op = w->nu, .besloten_door = werk_medewerker(w) };

	if (!wacht && strcmp(d->stand, "open") != 0)
		return SAY(err, ERR_CONFLICT, NULL, "Hierover is al besloten.");
	if (blijft != d->een && blijft != d->twee)
		return SAY(err, ERR_INVALID, "blijft", "Kies een van deze twee.");
	TRY(dubbel_beschermd(w, d, &beschermd, err));
	if (wacht && d->gevraagd_door == werk_medewerker(w))
		return SAY(err, ERR_FORBIDDEN, NULL, "Een ander moet dit goedkeuren: jij "
		    "hebt het gevraagd.");
	if (wacht && d->blijft != blijft)
		return SAY(err, ERR_INVALID, "blijft", "Er is om het andere nummer gevraagd.");
	TRY(open_nummer(w, d, blijft, err));
	*samen_out = wacht || !beschermd;
	TRY(verzegel(w, d, !*samen_out, reden, &p, err));
	if (!*samen_out) {
		p.stand = "wacht";
		p.besloten_op = p.besloten_door = DB_NULL;
	} else
		TRY(hang(w, d, blijft, err));
	return q_dubbel_zet(w->tx, &p, err);
}

enum err_code
dubbel_ander(struct werk *w, const struct dubbel *d, const char *reden, struct err *err)
{
	struct p_dubbel_zet p = { .regio = w->regio, .id = d->id, .oud = d->stand,
	    .stand = "ander", .blijft = DB_NULL, .gevraagd_op = d->gevraagd_op,
	    .gevraagd_door = d->gevraagd_door, .besloten_op = w->nu,
	    .besloten_door = werk_medewerker(w) };

	if (strcmp(d->stand, "open") != 0 && strcmp(d->stand, "wacht") != 0)
		return SAY(err, ERR_CONFLICT, NULL, "Hierover is al besloten.");
	TRY(verzegel(w, d, false, reden, &p, err));
	return q_dubbel_zet(w->tx, &p, err);
}

enum err_code
dubbel_los(struct werk *w, const struct dubbel *d, const char *reden, struct err *err)
{
	int64_t weg = d->blijft == d->een ? d->twee : d->een;
	struct q_dubbel_find r;
	struct seal_key *key;
	struct blob sealed;

	if (strcmp(d->stand, "samen") != 0)
		return SAY(err, ERR_CONFLICT, NULL, "Deze twee zijn niet samengevoegd.");
	TRY(q_dubbel_find(w->tx, w->a, &(struct p_dubbel_find){ .regio = w->regio,
	    .id = d->id }, &r, err));
	TRY(sleutel_open(w->tx, w->seal, w->a, w->regio, r.sleutel, &key, err));
	TRY(seal_text(key, plaats(w, "los_reden", d->id), reden, w->a, &sealed, err));
	TRY(q_dubbel_los(w->tx, &(struct p_dubbel_los){ .regio = w->regio, .id = d->id,
	    .los_reden = sealed, .los_op = w->nu, .los_door = werk_medewerker(w) }, err));
	return onder(w, weg, weg, err);
}
