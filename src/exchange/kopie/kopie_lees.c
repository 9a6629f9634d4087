/* kopie_lees.c - a sealed file back into tables and rows, each checked. */
#include <string.h>

#include "db/tabel.h"
#include "exchange/kopie/kist.h"
#include "exchange/kopie/kopie.h"

#define NAME_MAX_LEN 200
#define VALUE_MAX ((int64_t)64 << 20)
#define MIGRATIONS_MAX 1000
#define ROW_ARENA ((size_t)80 << 20)

#define TEXT_BAD "Dit bestand is beschadigd."

struct kopie_lezer {
	struct kist	*kist;
	struct arena	*a;
	struct kopie_bestand tel;
	bool		 open;		/* in a table */
	unsigned	 n;		/* its columns */
	int64_t		 rijen;
	struct seal_sha	 sha;
};

void
kopie_hash_rij(struct seal_sha *sha, unsigned n, const struct db_value *rij)
{
	for (unsigned i = 0; i < n; i++) {
		uint64_t len = rij[i].n;
		uint8_t type = (uint8_t)rij[i].type;

		seal_sha_add(sha, &type, 1);
		if (rij[i].type == DB_TYPE_I64)
			seal_sha_add(sha, &rij[i].i, sizeof(rij[i].i));
		if (rij[i].type != DB_TYPE_TEXT && rij[i].type != DB_TYPE_BLOB)
			continue;
		seal_sha_add(sha, &len, sizeof(len));
		seal_sha_add(sha, rij[i].p, rij[i].n);
	}
}

static enum err_code
get_int(struct kopie_lezer *l, int64_t min, int64_t max, int64_t *out, struct err *err)
{
	uint8_t b[8];
	uint64_t v = 0;

	TRY(kist_haal(l->kist, b, sizeof(b), err));
	for (int i = 0; i < 8; i++)
		v |= (uint64_t)b[i] << (8 * i);
	if ((int64_t)v < min || (int64_t)v > max)
		return SAY(err, ERR_INVALID, NULL, TEXT_BAD);
	*out = (int64_t)v;
	return ERR_OK;
}

static enum err_code
get_bytes(struct kopie_lezer *l, struct arena *a, int64_t max, struct db_value *out,
    struct err *err)
{
	int64_t n;
	uint8_t *p;

	TRY(get_int(l, 0, max, &n, err));
	if ((p = arena_alloc(a, (size_t)n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "no room for a value");
	TRY(kist_haal(l->kist, p, (size_t)n, err));
	out->p = p;
	out->n = (size_t)n;
	return ERR_OK;
}

static enum err_code
get_text(struct kopie_lezer *l, const char **out, struct err *err)
{
	struct db_value v = { .p = NULL };

	TRY(get_bytes(l, l->a, NAME_MAX_LEN, &v, err));
	*out = v.p;
	return ERR_OK;
}

static enum err_code
read_head(struct kopie_lezer *l, const char *soort, struct kopie_kop *k, struct err *err)
{
	int64_t n;
	char c;

	TRY(kist_haal(l->kist, &c, 1, err));
	if (c != 'H')
		return SAY(err, ERR_INVALID, NULL, TEXT_BAD);
	TRY(get_text(l, &k->versie, err));
	TRY(get_text(l, &k->soort, err));
	if (strcmp(k->soort, soort) != 0)
		return SAY(err, ERR_INVALID, NULL, "Dit bestand is van de andere soort: een "
		    "kopie bestaat uit .inhoud en .sleutels.");
	TRY(get_int(l, INT64_MIN, INT64_MAX, &k->gemaakt_op, err));
	TRY(get_int(l, 0, MIGRATIONS_MAX, &n, err));
	k->nmigraties = (size_t)n;
	if ((k->migraties = arena_new(l->a, const char *, (size_t)n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < k->nmigraties; i++)
		TRY(get_text(l, &k->migraties[i], err));
	return ERR_OK;
}

enum err_code
kopie_open(const char *path, const char *soort, const struct seal *seal, struct arena *a,
    struct kopie_lezer **out, struct kopie_kop *kop_out, struct err *err)
{
	struct kopie_lezer *l = arena_new(a, struct kopie_lezer, 1);
	enum err_code rc;

	if (l == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	l->a = a;
	l->tel.path = path;
	TRY(kist_open(path, seal, a, &l->kist, err));
	if ((rc = read_head(l, soort, kop_out, err)) != ERR_OK) {
		kist_sluit(l->kist);
		return rc;
	}
	*out = l;
	return ERR_OK;
}

static enum err_code
next_table(struct kopie_lezer *l, struct kopie_stuk *out, struct err *err)
{
	int64_t n;

	if (l->open)
		return SAY(err, ERR_INVALID, NULL, TEXT_BAD);
	TRY(get_text(l, &out->tabel, err));
	TRY(get_int(l, 1, TABEL_KOLOMMEN, &n, err));
	if ((out->kolom = arena_new(l->a, const char *, (size_t)n)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (int64_t i = 0; i < n; i++)
		TRY(get_text(l, &out->kolom[i], err));
	out->soort = KOPIE_TABEL;
	out->n = l->n = (unsigned)n;
	l->open = true;
	l->rijen = 0;
	seal_sha_start(&l->sha);
	return ERR_OK;
}

static enum err_code
next_row(struct kopie_lezer *l, struct arena *a, struct kopie_stuk *out, struct err *err)
{
	struct db_value *v = arena_new(a, struct db_value, l->n);

	if (!l->open)
		return SAY(err, ERR_INVALID, NULL, TEXT_BAD);
	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (unsigned i = 0; i < l->n; i++) {
		char c;

		TRY(kist_haal(l->kist, &c, 1, err));
		if (c < DB_TYPE_NULL || c > DB_TYPE_BLOB)
			return SAY(err, ERR_INVALID, NULL, TEXT_BAD);
		v[i].type = (enum db_type)c;
		if (v[i].type == DB_TYPE_I64)
			TRY(get_int(l, INT64_MIN, INT64_MAX, &v[i].i, err));
		else if (v[i].type != DB_TYPE_NULL)
			TRY(get_bytes(l, a, VALUE_MAX, &v[i], err));
	}
	kopie_hash_rij(&l->sha, l->n, v);
	l->rijen++;
	l->tel.rijen++;
	out->soort = KOPIE_RIJ;
	out->n = l->n;
	out->rij = v;
	return ERR_OK;
}

/* The number of rows and their hash must be those that were written. */
static enum err_code
end_table(struct kopie_lezer *l, struct kopie_stuk *out, struct err *err)
{
	uint8_t was[SEAL_HASH], is[SEAL_HASH];
	int64_t n;

	TRY(get_int(l, 0, INT64_MAX, &n, err));
	TRY(kist_haal(l->kist, was, sizeof(was), err));
	seal_sha_end(&l->sha, is);
	if (!l->open || n != l->rijen || memcmp(was, is, sizeof(was)) != 0)
		return SAY(err, ERR_INVALID, NULL, TEXT_BAD);
	l->open = false;
	l->tel.tabellen++;
	out->soort = KOPIE_TABEL_AF;
	return ERR_OK;
}

enum err_code
kopie_volgende(struct kopie_lezer *l, struct arena *a, struct kopie_stuk *out,
    struct err *err)
{
	char c;

	*out = (struct kopie_stuk){ .soort = KOPIE_SLOT };
	TRY(kist_haal(l->kist, &c, 1, err));
	switch (c) {
	case 'T':
		return next_table(l, out, err);
	case 'R':
		return next_row(l, a, out, err);
	case 'E':
		return end_table(l, out, err);
	case 'A':
		out->soort = KOPIE_ANKER;
		TRY(get_int(l, 1, INT64_MAX, &out->anker.regio, err));
		TRY(get_int(l, 0, INT64_MAX, &out->anker.volgnr, err));
		return kist_haal(l->kist, out->anker.hash, SEAL_HASH, err);
	case 'Z':
		if (!l->open && kist_op(l->kist))
			return ERR_OK;
		break;
	}
	return SAY(err, ERR_INVALID, NULL, TEXT_BAD);
}

void
kopie_sluit(struct kopie_lezer *l, struct kopie_bestand *tel_out)
{
	if (l == NULL)
		return;
	if (tel_out != NULL)
		*tel_out = l->tel;
	kist_sluit(l->kist);
}

/* ---- reading to the end, for verify ------------------------------------------- */

static enum err_code
read_all(struct kopie_lezer *l, struct arena *row, struct kopie *out, struct err *err)
{
	struct kopie_stuk s;

	do {
		arena_reset(row);
		TRY(kopie_volgende(l, row, &s, err));
		if (s.soort == KOPIE_ANKER && out->nanker < KOPIE_REGIOS)
			out->anker[out->nanker++] = s.anker;
	} while (s.soort != KOPIE_SLOT);
	return ERR_OK;
}

static enum err_code
toets_een(const char *basis, const char *soort, const struct seal *seal, struct arena *a,
    struct arena *row, struct kopie *out, struct kopie_bestand *tel, struct err *err)
{
	const char *path = arena_printf(a, "%s%s", basis, soort);
	struct kopie_lezer *l;
	struct kopie_kop kop;
	enum err_code rc;

	if (path == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(kopie_open(path, soort, seal, a, &l, &kop, err));
	rc = read_all(l, row, out, err);
	kopie_sluit(l, tel);
	if (rc == ERR_OK && out->gemaakt_op != 0 && out->gemaakt_op != kop.gemaakt_op)
		rc = SAY(err, ERR_INVALID, NULL, "De twee bestanden zijn niet van hetzelfde "
		    "moment.");
	out->gemaakt_op = kop.gemaakt_op;
	return rc;
}

enum err_code
kopie_toets(const char *basis, const struct seal *seal, struct arena *a,
    struct kopie *out, struct err *err)
{
	struct arena *row = arena_create(ROW_ARENA);
	enum err_code rc;

	*out = (struct kopie){ .nanker = 0 };
	if (row == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	rc = toets_een(basis, KOPIE_SLEUTELS, seal, a, row, out, &out->sleutels, err);
	if (rc == ERR_OK)
		rc = toets_een(basis, KOPIE_INHOUD, seal, a, row, out, &out->inhoud, err);
	arena_destroy(row);
	return rc;
}
