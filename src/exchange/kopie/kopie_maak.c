/* kopie_maak.c - the database of one moment into two sealed files. */
#include <string.h>

#include "db/tabel.h"
#include "exchange/kopie/kist.h"
#include "exchange/kopie/kopie.h"
#include "journal/journaal.h"

#define KEYS_TABLE "sleutel"
#define PAGE_ARENA ((size_t)64 << 20)

struct maker {
	const struct seal *seal;
	struct arena	*a, *page[2];	/* by turns: the next page begins after this one */
	struct tx	*tx;
	struct kist	*kist;
	struct kopie_bestand *tel;
	struct seal_sha	 sha;		/* of the rows of this table */
	struct kopie	*out;
	const char	**migraties;
	size_t		 nmigraties;
};

static enum err_code
put_byte(struct maker *m, char c, struct err *err)
{
	return kist_zet(m->kist, &c, 1, err);
}

static enum err_code
put_int(struct maker *m, int64_t v, struct err *err)
{
	uint8_t b[8];

	for (int i = 0; i < 8; i++)
		b[i] = (uint8_t)((uint64_t)v >> (8 * i));
	return kist_zet(m->kist, b, sizeof(b), err);
}

static enum err_code
put_text(struct maker *m, const char *s, struct err *err)
{
	TRY(put_int(m, (int64_t)strlen(s), err));
	return kist_zet(m->kist, s, strlen(s), err);
}

static enum err_code
put_head(struct maker *m, const char *soort, struct err *err)
{
	TRY(put_byte(m, 'H', err));
	TRY(put_text(m, SAMENLOOP_VERSION, err));
	TRY(put_text(m, soort, err));
	TRY(put_int(m, m->out->gemaakt_op, err));
	TRY(put_int(m, (int64_t)m->nmigraties, err));
	for (size_t i = 0; i < m->nmigraties; i++)
		TRY(put_text(m, m->migraties[i], err));
	return ERR_OK;
}

static enum err_code
put_row(struct maker *m, const struct tabel *t, const struct db_value *rij,
    struct err *err)
{
	TRY(put_byte(m, 'R', err));
	for (unsigned i = 0; i < t->n; i++) {
		bool bytes = rij[i].type == DB_TYPE_TEXT || rij[i].type == DB_TYPE_BLOB;

		TRY(put_byte(m, (char)rij[i].type, err));
		if (rij[i].type == DB_TYPE_I64)
			TRY(put_int(m, rij[i].i, err));
		if (!bytes)
			continue;
		TRY(put_int(m, (int64_t)rij[i].n, err));
		TRY(kist_zet(m->kist, rij[i].p, rij[i].n, err));
	}
	kopie_hash_rij(&m->sha, t->n, rij);
	m->tel->rijen++;
	return ERR_OK;
}

/* Which regions there are, whatever the settings say. */
static enum err_code
note_region(struct maker *m, const struct tabel *t, const struct db_value *rij,
    struct err *err)
{
	if (strcmp(t->naam, "regio") != 0)
		return ERR_OK;
	if (m->out->nanker == KOPIE_REGIOS)
		return FAIL(err, ERR_LIMIT, "over %d regions", KOPIE_REGIOS);
	m->out->anker[m->out->nanker++].regio = rij[t->sleutel[0]].i;
	return ERR_OK;
}

static enum err_code
put_table(struct maker *m, const struct tabel *t, struct err *err)
{
	struct rijen page = { .n = 0 };
	uint8_t hash[SEAL_HASH];
	int64_t rows = 0;

	TRY(put_byte(m, 'T', err));
	TRY(put_text(m, t->naam, err));
	TRY(put_int(m, t->n, err));
	for (unsigned i = 0; i < t->n; i++)
		TRY(put_text(m, t->kolom[i], err));
	seal_sha_start(&m->sha);
	for (int turn = 0; rows == 0 || page.n > 0; turn ^= 1) {
		const struct db_value *na = rows == 0 ? NULL : page.v[page.n - 1];

		arena_reset(m->page[turn]);
		TRY(tabel_rijen(m->tx, t, na, m->page[turn], &page, err));
		for (size_t i = 0; i < page.n; i++) {
			TRY(put_row(m, t, page.v[i], err));
			TRY(note_region(m, t, page.v[i], err));
		}
		rows += (int64_t)page.n;
		if (rows == 0)
			break;
	}
	seal_sha_end(&m->sha, hash);
	TRY(put_byte(m, 'E', err));
	TRY(put_int(m, rows, err));
	m->tel->tabellen++;
	return kist_zet(m->kist, hash, sizeof(hash), err);
}

static enum err_code
put_anchors(struct maker *m, struct err *err)
{
	for (size_t i = 0; i < m->out->nanker; i++) {
		struct kopie_anker *k = &m->out->anker[i];
		struct journaal_anker last;

		TRY(journaal_laatste(m->tx, m->a, k->regio, &last, err));
		k->volgnr = last.volgnr;
		memcpy(k->hash, last.hash, sizeof(k->hash));
		TRY(put_byte(m, 'A', err));
		TRY(put_int(m, k->regio, err));
		TRY(put_int(m, k->volgnr, err));
		TRY(kist_zet(m->kist, k->hash, sizeof(k->hash), err));
	}
	return ERR_OK;
}

static enum err_code
put_file(struct maker *m, const struct tabellen *t, const char *soort, struct err *err)
{
	bool keys = strcmp(soort, KOPIE_SLEUTELS) == 0;

	TRY(put_head(m, soort, err));
	for (size_t i = 0; i < t->n; i++)
		if ((strcmp(t->v[i]->naam, KEYS_TABLE) == 0) == keys)
			TRY(put_table(m, t->v[i], err));
	if (!keys)
		TRY(put_anchors(m, err));
	TRY(put_byte(m, 'Z', err));
	return kist_af(m->kist, &m->tel->bytes, m->tel->sha, err);
}

static enum err_code
one_file(struct maker *m, const struct tabellen *t, const char *basis, const char *soort,
    struct kopie_bestand *tel, struct err *err)
{
	enum err_code rc;

	*tel = (struct kopie_bestand){ .path = arena_printf(m->a, "%s%s", basis, soort) };
	m->tel = tel;
	if (tel->path == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(kist_maak(tel->path, m->seal, m->a, &m->kist, err));
	rc = put_file(m, t, soort, err);
	kist_sluit(m->kist);
	return rc;
}

struct opdracht {
	struct maker	 m;
	const char	*basis;
};

static enum err_code
maak_work(struct tx *tx, void *arg, struct err *err)
{
	struct opdracht *o = arg;
	struct maker *m = &o->m;
	struct tabellen t;

	m->tx = tx;
	TRY(tabellen_lees(tx, m->a, &t, err));
	TRY(tabel_migraties(tx, m->a, &m->migraties, &m->nmigraties, err));
	TRY(one_file(m, &t, o->basis, KOPIE_SLEUTELS, &m->out->sleutels, err));
	return one_file(m, &t, o->basis, KOPIE_INHOUD, &m->out->inhoud, err);
}

enum err_code
kopie_maak(struct db *db, const struct seal *seal, const char *basis, int64_t nu,
    struct arena *a, struct kopie *out, struct err *err)
{
	struct opdracht o = { .basis = basis, .m = { .seal = seal, .a = a, .out = out } };
	enum err_code rc = ERR_OK;

	*out = (struct kopie){ .gemaakt_op = nu };
	for (int i = 0; i < 2; i++)
		if ((o.m.page[i] = arena_create(PAGE_ARENA)) == NULL)
			rc = FAIL(err, ERR_BUSY, "no memory");
	if (rc == ERR_OK)
		rc = db_read(db, maak_work, &o, err);
	arena_destroy(o.m.page[0]);
	arena_destroy(o.m.page[1]);
	return rc;
}
