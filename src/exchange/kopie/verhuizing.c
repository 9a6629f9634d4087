#include "exchange/kopie/verhuizing.h"

#include <string.h>

#include "db/tabel.h"
#include "exchange/kopie/kopie.h"
#include "journal/journaal.h"
#include "seal/seal.h"
#include "verhuizing_sql.h"

#define PAGE_ARENA ((size_t)64 << 20)
#define CHAIN_ARENA ((size_t)32 << 20)
#define TEXT_FULL "De doeldatabase is niet leeg. Er wordt niets overschreven."

bool
tabel_is_eigen(const char *tabel)
{
	static const char *const eigen[] = { VERHUIZING_TABEL, "schrijver", "hartslag" };

	for (size_t i = 0; i < sizeof(eigen) / sizeof(eigen[0]); i++)
		if (strcmp(tabel, eigen[i]) == 0)
			return true;
	return false;
}

/* ---- the mark -------------------------------------------------------------- */

struct merk {
	struct arena	*a;
	const char	*bron;
	int64_t		 nu;
	struct q_verhuizing_stand stand;
	bool		 er;
};

static enum err_code
begin_work(struct tx *tx, void *arg, struct err *err)
{
	const struct merk *m = arg;

	return q_verhuizing_zet(tx, &(struct p_verhuizing_zet){ .bron = m->bron,
	    .begonnen_op = m->nu }, err);
}

enum err_code
verhuizing_begin(struct db *db, const char *bron, int64_t nu, struct err *err)
{
	return db_write(db, begin_work, &(struct merk){ .bron = bron, .nu = nu }, err);
}

static enum err_code
klaar_work(struct tx *tx, void *arg, struct err *err)
{
	(void)arg;
	return q_verhuizing_klaar(tx, err);
}

enum err_code
verhuizing_klaar(struct db *db, struct err *err)
{
	return db_write(db, klaar_work, NULL, err);
}

static enum err_code
stand_work(struct tx *tx, void *arg, struct err *err)
{
	struct merk *m = arg;
	enum err_code rc = q_verhuizing_stand(tx, m->a, &m->stand, err);

	m->er = rc == ERR_OK;
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

enum err_code
verhuizing_vrij(struct db *db, struct arena *a, struct err *err)
{
	struct merk m = { .a = a };

	TRY(db_read(db, stand_work, &m, err));
	if (m.er)
		return SAY(err, ERR_CONFLICT, NULL, "Deze database wordt nog gevuld door "
		    "restore of verhuizen, of dat is afgebroken. Maak het eerst af.");
	return ERR_OK;
}

/* ---- one side ----------------------------------------------------------------- */

struct kant {
	struct db	*db;
	struct arena	*a;		/* of the whole move */
	struct tabellen	 t;
	const char	**migraties;
	size_t		 nmigraties;
	int64_t		 rijen;		/* of all tables, when asked */
	uint8_t		(*hash)[SEAL_HASH];
	int64_t		*per;
	struct arena	*page[2];
	int64_t		 regio[KOPIE_REGIOS];
	size_t		 nregio;
	struct journaal_anker anker[KOPIE_REGIOS];
};

static enum err_code
leer_work(struct tx *tx, void *arg, struct err *err)
{
	struct kant *k = arg;

	TRY(tabellen_lees(tx, k->a, &k->t, err));
	return tabel_migraties(tx, k->a, &k->migraties, &k->nmigraties, err);
}

static enum err_code
tel_work(struct tx *tx, void *arg, struct err *err)
{
	struct kant *k = arg;

	k->rijen = 0;
	for (size_t i = 0; i < k->t.n; i++) {
		int64_t n;

		if (tabel_is_eigen(k->t.v[i]->naam))
			continue;
		TRY(tabel_tel(tx, k->t.v[i], &n, err));
		k->rijen += n;
	}
	return ERR_OK;
}

static enum err_code
hash_tabel(struct kant *k, struct tx *tx, size_t at, struct err *err)
{
	const struct tabel *t = k->t.v[at];
	struct rijen page = { .n = 0 };
	struct seal_sha sha;
	bool regio = strcmp(t->naam, "regio") == 0;

	seal_sha_start(&sha);
	k->per[at] = 0;
	for (int turn = 0; k->per[at] == 0 || page.n > 0; turn ^= 1) {
		const struct db_value *na = k->per[at] == 0 ? NULL : page.v[page.n - 1];

		arena_reset(k->page[turn]);
		TRY(tabel_rijen(tx, t, na, k->page[turn], &page, err));
		for (size_t i = 0; i < page.n; i++) {
			kopie_hash_rij(&sha, t->n, page.v[i]);
			if (regio && k->nregio < KOPIE_REGIOS)
				k->regio[k->nregio++] = page.v[i][t->sleutel[0]].i;
		}
		k->per[at] += (int64_t)page.n;
		if (k->per[at] == 0)
			break;
	}
	seal_sha_end(&sha, k->hash[at]);
	return ERR_OK;
}

/* All tables of one side in one snapshot. */
static enum err_code
hash_work(struct tx *tx, void *arg, struct err *err)
{
	struct kant *k = arg;

	k->nregio = 0;
	for (size_t i = 0; i < k->t.n; i++)
		TRY(hash_tabel(k, tx, i, err));
	for (size_t i = 0; i < k->nregio; i++)
		TRY(journaal_laatste(tx, k->a, k->regio[i], &k->anker[i], err));
	return ERR_OK;
}

static enum err_code
kant_open(struct kant *k, struct err *err)
{
	TRY(db_read(k->db, leer_work, k, err));
	k->hash = arena_array(k->a, SEAL_HASH, k->t.n + 1);
	k->per = arena_new(k->a, int64_t, k->t.n + 1);
	return k->hash == NULL || k->per == NULL ? FAIL(err, ERR_LIMIT, "arena full") :
	    ERR_OK;
}

enum err_code
verhuizing_leeg(struct db *db, struct arena *a, struct err *err)
{
	struct kant k = { .db = db, .a = a };

	TRY(db_read(db, leer_work, &k, err));
	TRY(db_read(db, tel_work, &k, err));
	return k.rijen > 0 ? SAY(err, ERR_CONFLICT, NULL, TEXT_FULL) : ERR_OK;
}

/* ---- the move ------------------------------------------------------------------- */

struct zet {
	struct kant	*van, *naar;
	const struct tabel *uit, *in;
	const struct db_value *na;
	struct rijen	 page;
	struct arena	*a;
	enum err_code	 leeg;
};

static enum err_code
laatste_work(struct tx *tx, void *arg, struct err *err)
{
	struct zet *z = arg;

	z->leeg = tabel_laatste(tx, z->in, z->a, &z->na, err);
	return z->leeg == ERR_NOT_FOUND ? ERR_OK : z->leeg;
}

static enum err_code
lees_work(struct tx *tx, void *arg, struct err *err)
{
	struct zet *z = arg;

	return tabel_rijen(tx, z->uit, z->na, z->a, &z->page, err);
}

static enum err_code
voeg_work(struct tx *tx, void *arg, struct err *err)
{
	struct zet *z = arg;

	for (size_t i = 0; i < z->page.n; i++)
		TRY(tabel_voeg(tx, z->in, z->page.v[i], err));
	return ERR_OK;
}

static enum err_code
een_tabel(struct zet *z, size_t at, int64_t *n, struct err *err)
{
	z->uit = z->van->t.v[at];
	z->in = tabel_vind(&z->naar->t, z->uit->naam);
	if (z->in == NULL || z->in->n != z->uit->n || memcmp(z->in->sleutel,
	    z->uit->sleutel, sizeof(z->in->sleutel)) != 0)
		return FAIL(err, ERR_INTERNAL, "%s differs in form", z->uit->naam);
	*n = 0;
	z->na = NULL;
	z->a = z->van->page[0];
	arena_reset(z->a);
	TRY(db_read(z->naar->db, laatste_work, z, err));
	if (z->leeg == ERR_NOT_FOUND)
		z->na = NULL;
	for (int turn = 1; ; turn ^= 1) {
		z->a = z->van->page[turn];
		arena_reset(z->a);
		TRY(db_read(z->van->db, lees_work, z, err));
		if (z->page.n == 0)
			return ERR_OK;
		TRY(db_write(z->naar->db, voeg_work, z, err));
		*n += (int64_t)z->page.n;
		z->na = z->page.v[z->page.n - 1];
	}
}

static bool
same_migrations(const struct kant *a, const struct kant *b)
{
	if (a->nmigraties != b->nmigraties)
		return false;
	for (size_t i = 0; i < a->nmigraties; i++)
		if (strcmp(a->migraties[i], b->migraties[i]) != 0)
			return false;
	return true;
}

/* Empty, or begun from this very source. */
static enum err_code
target_ready(struct kant *van, struct kant *naar, const char *bron, int64_t nu,
    struct err *err)
{
	struct merk m = { .a = naar->a };

	if (!same_migrations(van, naar))
		return SAY(err, ERR_INVALID, NULL, "De bron heeft de tabellen van een andere "
		    "versie. Geef daar eerst: samenloop migrate.");
	TRY(db_read(naar->db, stand_work, &m, err));
	if (m.er && strcmp(m.stand.bron, bron) == 0)
		return ERR_OK;
	if (!m.er)
		TRY(db_read(naar->db, tel_work, naar, err));
	if (m.er || naar->rijen > 0)
		return SAY(err, ERR_CONFLICT, NULL, TEXT_FULL);
	return verhuizing_begin(naar->db, bron, nu, err);
}

static enum err_code
vergelijk(struct kant *van, struct kant *naar, verhuis_meld_fn *meld, void *arg,
    struct verhuisd *out, struct err *err)
{
	TRY(db_read(van->db, hash_work, van, err));
	TRY(db_read(naar->db, hash_work, naar, err));
	for (size_t i = 0; i < van->t.n; i++) {
		const char *naam = van->t.v[i]->naam;
		const struct tabel *in = tabel_vind(&naar->t, naam);
		size_t at = 0;

		while (naar->t.v[at] != in)
			at++;
		if (tabel_is_eigen(naam))
			continue;
		if (van->per[i] != naar->per[at] ||
		    memcmp(van->hash[i], naar->hash[at], SEAL_HASH) != 0) {
			(void)FAIL(err, ERR_CONFLICT, "table %s differs", naam);
			err->text = "De rijen zijn niet gelijk. Is er in de bron nog gewerkt? "
			    "Zet die stil en begin met een leeg doel.";
			return ERR_CONFLICT;
		}
		out->tabellen++;
		out->rijen += van->per[i];
		meld(arg, naam, van->per[i], true);
	}
	return ERR_OK;
}

struct keten {
	struct arena	*scratch;
	struct kant	*van, *naar;
	struct verhuisd	*out;
	bool		 heel;
};

static enum err_code
keten_work(struct tx *tx, void *arg, struct err *err)
{
	struct keten *k = arg;

	k->heel = true;
	for (size_t i = 0; i < k->van->nregio && k->heel; i++) {
		struct journaal_proef p;

		TRY(journaal_verify(tx, k->scratch, k->van->regio[i], &k->van->anker[i], &p,
		    err));
		k->heel = p.heel && p.rijen == k->van->anker[i].volgnr;
		k->out->journaal += p.rijen;
	}
	return ERR_OK;
}

static enum err_code
chain_whole(struct kant *van, struct kant *naar, struct verhuisd *out, struct err *err)
{
	struct keten k = { .van = van, .naar = naar, .out = out,
	    .scratch = arena_create(CHAIN_ARENA) };
	enum err_code rc;

	if (k.scratch == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	rc = db_read(naar->db, keten_work, &k, err);
	arena_destroy(k.scratch);
	TRY(rc);
	if (!k.heel)
		return SAY(err, ERR_CONFLICT, NULL, "Het journaal is in het doel niet heel. "
		    "Geef verify op de bron.");
	return ERR_OK;
}

static enum err_code
move(struct kant *van, struct kant *naar, const char *bron, int64_t nu,
    verhuis_meld_fn *meld, void *arg, struct verhuisd *out, struct err *err)
{
	struct zet z = { .van = van, .naar = naar };

	TRY(db_migrate(naar->db, err));
	TRY(kant_open(van, err));
	TRY(kant_open(naar, err));
	TRY(target_ready(van, naar, bron, nu, err));
	for (size_t i = 0; i < van->t.n; i++) {
		int64_t n;

		if (tabel_is_eigen(van->t.v[i]->naam))
			continue;
		TRY(een_tabel(&z, i, &n, err));
		out->nieuw += n;
		meld(arg, van->t.v[i]->naam, n, false);
	}
	TRY(vergelijk(van, naar, meld, arg, out, err));
	TRY(chain_whole(van, naar, out, err));
	return verhuizing_klaar(naar->db, err);
}

enum err_code
verhuis(struct db *van, struct db *naar, const char *bron, int64_t nu, struct arena *a,
    verhuis_meld_fn *meld, void *arg, struct verhuisd *out, struct err *err)
{
	struct arena *page[2] = { arena_create(PAGE_ARENA), arena_create(PAGE_ARENA) };
	struct kant v = { .db = van, .a = a, .page = { page[0], page[1] } };
	struct kant n = { .db = naar, .a = a, .page = { page[0], page[1] } };
	enum err_code rc;

	*out = (struct verhuisd){ .rijen = 0 };
	rc = page[0] == NULL || page[1] == NULL ? FAIL(err, ERR_BUSY, "no memory") :
	    move(&v, &n, bron, nu, meld, arg, out, err);
	arena_destroy(page[0]);
	arena_destroy(page[1]);
	return rc;
}
