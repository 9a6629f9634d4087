/* kopie_terug.c - two sealed files into an empty database. */
#include <string.h>

#include "db/tabel.h"
#include "exchange/kopie/kopie.h"
#include "exchange/kopie/verhuizing.h"

#define PAGE_ROWS 500
#define PAGE_BYTES ((size_t)4 << 20)
#define ROW_ARENA ((size_t)80 << 20)

struct terug {
	struct db	*db;
	const struct seal *seal;
	struct arena	*a, *row;
	struct tabellen	 tabellen;
	const struct tabel *tabel;	/* being filled */
	unsigned	 plaats[TABEL_KOLOMMEN];	/* column of the file: in the table */
	unsigned	 kolommen;
	const struct db_value *rij[PAGE_ROWS];
	size_t		 n;
	struct kopie	*out;
};

static enum err_code
catalog_work(struct tx *tx, void *arg, struct err *err)
{
	struct terug *t = arg;

	return tabellen_lees(tx, t->a, &t->tabellen, err);
}

static enum err_code
insert_work(struct tx *tx, void *arg, struct err *err)
{
	struct terug *t = arg;
	struct db_value v[TABEL_KOLOMMEN];

	for (size_t i = 0; i < t->n; i++) {
		memset(v, 0, sizeof(v));	/* a column that is not in the file: NULL */
		for (unsigned k = 0; k < t->kolommen; k++)
			v[t->plaats[k]] = t->rij[i][k];
		TRY(tabel_voeg(tx, t->tabel, v, err));
	}
	return ERR_OK;
}

static enum err_code
flush(struct terug *t, struct err *err)
{
	if (t->n > 0)
		TRY(db_write(t->db, insert_work, t, err));
	t->n = 0;
	arena_reset(t->row);
	return ERR_OK;
}

static enum err_code
start_table(struct terug *t, const struct kopie_stuk *s, struct err *err)
{
	if ((t->tabel = tabel_vind(&t->tabellen, s->tabel)) == NULL)
		return FAIL(err, ERR_INTERNAL, "no table %s", s->tabel);
	t->kolommen = s->n;
	for (unsigned i = 0; i < s->n; i++) {
		int at = tabel_kolom(t->tabel, s->kolom[i]);

		if (at < 0)
			return FAIL(err, ERR_INTERNAL, "%s has no column %s", s->tabel,
			    s->kolom[i]);
		t->plaats[i] = (unsigned)at;
	}
	return ERR_OK;
}

static enum err_code
fill(struct terug *t, struct kopie_lezer *l, struct err *err)
{
	struct kopie_stuk s;

	do {
		TRY(kopie_volgende(l, t->row, &s, err));
		if (s.soort == KOPIE_TABEL)
			TRY(start_table(t, &s, err));
		if (s.soort == KOPIE_RIJ && !tabel_is_eigen(t->tabel->naam))
			t->rij[t->n++] = s.rij;
		if (s.soort == KOPIE_ANKER && t->out->nanker < KOPIE_REGIOS)
			t->out->anker[t->out->nanker++] = s.anker;
		if (t->n == PAGE_ROWS || arena_used(t->row) > PAGE_BYTES ||
		    s.soort == KOPIE_TABEL_AF)
			TRY(flush(t, err));
	} while (s.soort != KOPIE_SLOT);
	return ERR_OK;
}

static enum err_code
one_file(struct terug *t, const char *path, const char *soort, struct kopie_bestand *tel,
    struct err *err)
{
	struct kopie_lezer *l;
	struct kopie_kop kop;
	enum err_code rc;

	TRY(kopie_open(path, soort, t->seal, t->a, &l, &kop, err));
	rc = fill(t, l, err);
	kopie_sluit(l, tel);
	return rc;
}

static enum err_code
head_of(struct terug *t, const char *path, const char *soort, struct kopie_kop *kop,
    struct err *err)
{
	struct kopie_lezer *l;

	TRY(kopie_open(path, soort, t->seal, t->a, &l, kop, err));
	kopie_sluit(l, NULL);
	return ERR_OK;
}

static enum err_code
both(struct terug *t, const char *basis, const char *sleutels, int64_t nu,
    struct err *err)
{
	const char *path = arena_printf(t->a, "%s%s", basis, KOPIE_INHOUD);
	struct kopie_kop keys, content;

	if (path == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(head_of(t, path, KOPIE_INHOUD, &content, err));
	TRY(head_of(t, sleutels, KOPIE_SLEUTELS, &keys, err));
	if (keys.gemaakt_op < content.gemaakt_op)
		return SAY(err, ERR_INVALID, NULL, "De sleutels zijn ouder dan de inhoud: "
		    "neem die van hetzelfde moment of later.");
	/* The tables as they were when the content was copied. */
	TRY(db_migrate_some(t->db, content.migraties, content.nmigraties, err));
	TRY(verhuizing_leeg(t->db, t->a, err));
	TRY(verhuizing_begin(t->db, "kopie", nu, err));
	TRY(db_read(t->db, catalog_work, t, err));
	TRY(one_file(t, sleutels, KOPIE_SLEUTELS, &t->out->sleutels, err));
	TRY(one_file(t, path, KOPIE_INHOUD, &t->out->inhoud, err));
	t->out->gemaakt_op = content.gemaakt_op;
	return db_migrate(t->db, err);
}

enum err_code
kopie_terug(const char *basis, const char *sleutels, const struct seal *seal,
    struct db *db, int64_t nu, struct arena *a, struct kopie *out, struct err *err)
{
	struct terug t = { .db = db, .seal = seal, .a = a, .out = out };
	enum err_code rc;

	*out = (struct kopie){ .nanker = 0 };
	if ((t.row = arena_create(ROW_ARENA)) == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	rc = both(&t, basis, sleutels, nu, err);
	arena_destroy(t.row);
	return rc;
}
