#include "db/tabel.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "db/driver.h"

#define PAGE "200"		/* rows asked at once */
#define PAGE_BYTES ((size_t)4 << 20)
#define TABLES_MAX 500
#define SQL_MAX ((size_t)16 * 1024)
#define MIGRATIONS "migratie"

struct lezer {
	struct tx	*tx;
	struct arena	*a;
	struct tabellen	 t;
	struct verwijst {
		const char	*van, *naar;
	}		*r;
	size_t		 nr;
	bool		 vol;
};

static const char *
text(const struct db_value *v)
{
	return v->type == DB_TYPE_TEXT ? v->p : "";
}

/* One column: table, name, place in the primary key, type. */
static enum err_code
column_row(void *arg, const struct db_value *row, struct err *err)
{
	struct lezer *l = arg;
	struct tabel *t = l->t.n == 0 ? NULL : l->t.v[l->t.n - 1];

	if (strcmp(text(&row[0]), MIGRATIONS) == 0)
		return ERR_OK;
	if (t == NULL || strcmp(t->naam, text(&row[0])) != 0) {
		if (l->t.n == TABLES_MAX || (t = arena_new(l->a, struct tabel, 1)) == NULL)
			return FAIL(err, ERR_LIMIT, "too many tables");
		t->naam = arena_strdup(l->a, text(&row[0]));
		l->t.v[l->t.n++] = t;
	}
	if (t->n == TABEL_KOLOMMEN || row[2].i > TABEL_SLEUTEL)
		return FAIL(err, ERR_INTERNAL, "%s: too many columns", t->naam);
	if (row[2].i > 0) {
		t->sleutel[row[2].i - 1] = t->n;
		t->nsleutel++;
	}
	t->type[t->n] = text(&row[3])[0];
	if ((t->kolom[t->n++] = arena_strdup(l->a, text(&row[1]))) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return ERR_OK;
}

static enum err_code
reference_row(void *arg, const struct db_value *row, struct err *err)
{
	struct lezer *l = arg;

	if (l->nr == TABLES_MAX)
		return FAIL(err, ERR_LIMIT, "too many references");
	l->r[l->nr++] = (struct verwijst){ arena_strdup(l->a, text(&row[0])),
	    arena_strdup(l->a, text(&row[1])) };
	return ERR_OK;
}

/* ---- statements --------------------------------------------------------- */

static void
columns(struct buf *b, const struct tabel *t)
{
	for (unsigned i = 0; i < t->n; i++)
		buf_printf(b, "%s\"%s\"", i == 0 ? "" : ", ", t->kolom[i]);
}

static void
key(struct buf *b, const struct tabel *t, const char *after)
{
	for (unsigned i = 0; i < t->nsleutel; i++)
		buf_printf(b, "%s\"%s\"%s", i == 0 ? "" : ", ", t->kolom[t->sleutel[i]],
		    after);
}

static void
params(struct buf *b, unsigned n)
{
	for (unsigned i = 1; i <= n; i++)
		buf_printf(b, "%s?%u", i == 1 ? "" : ", ", i);
}

static enum err_code
keep(struct arena *a, struct buf *b, const struct tabel *t, const char *what,
    struct db_stmt s, struct db_stmt *out, struct err *err)
{
	s.name = arena_printf(a, "%s_%s", t->naam, what);
	s.sql = arena_strdup(a, buf_str(b));
	if (s.name == NULL || s.sql == NULL || buf_failed(b))
		return FAIL(err, ERR_LIMIT, "no room for a statement");
	buf_clear(b);
	*out = s;
	return ERR_OK;
}

static enum err_code
statements(struct arena *a, struct tabel *t, struct err *err)
{
	BUF_AUTO b = BUF_INIT(SQL_MAX);

	if (t->nsleutel == 0)
		return FAIL(err, ERR_INTERNAL, "%s has no primary key", t->naam);
	for (unsigned i = 0; i < t->nsleutel; i++)
		t->sleuteltype[i] = t->type[t->sleutel[i]];
	for (int more = 0; more < 2; more++) {
		buf_puts(&b, "SELECT ");
		columns(&b, t);
		buf_printf(&b, " FROM \"%s\"", t->naam);
		if (more) {
			buf_puts(&b, " WHERE (");
			key(&b, t, "");
			buf_puts(&b, ") > (");
			params(&b, t->nsleutel);
			buf_puts(&b, ")");
		}
		buf_puts(&b, " ORDER BY ");
		key(&b, t, "");
		buf_puts(&b, " LIMIT " PAGE);
		TRY(keep(a, &b, t, more ? "volgende" : "eerste", (struct db_stmt){
		    .nparam = more ? t->nsleutel : 0, .ncol = t->n,
		    .types = more ? t->sleuteltype : "" },
		    more ? &t->volgende : &t->eerste, err));
	}
	buf_puts(&b, "SELECT ");
	columns(&b, t);
	buf_printf(&b, " FROM \"%s\" ORDER BY ", t->naam);
	key(&b, t, " DESC");
	buf_puts(&b, " LIMIT 1");
	TRY(keep(a, &b, t, "laatste", (struct db_stmt){ .ncol = t->n,
	    .types = "" }, &t->laatste, err));
	buf_printf(&b, "INSERT INTO \"%s\" (", t->naam);
	columns(&b, t);
	buf_puts(&b, ") VALUES (");
	params(&b, t->n);
	buf_puts(&b, ")");
	TRY(keep(a, &b, t, "voeg", (struct db_stmt){ .nparam = t->n, .writes = true,
	    .types = t->type, .adds = true },
	    &t->voeg, err));
	buf_printf(&b, "SELECT count(*) FROM \"%s\"", t->naam);
	return keep(a, &b, t, "tel", (struct db_stmt){ .ncol = 1, .types = "" }, &t->tel, err);
}

/* ---- order --------------------------------------------------------------- */

static bool
waits(const struct lezer *l, const char *naam, const bool *done)
{
	for (size_t i = 0; i < l->nr; i++) {
		if (strcmp(l->r[i].van, naam) != 0 || strcmp(l->r[i].naar, naam) == 0)
			continue;
		for (size_t k = 0; k < l->t.n; k++)
			if (!done[k] && strcmp(l->t.v[k]->naam, l->r[i].naar) == 0)
				return true;
	}
	return false;
}

/* What refers comes after what it refers to; else by name. */
static enum err_code
in_order(struct lezer *l, struct tabellen *out, struct err *err)
{
	bool done[TABLES_MAX] = { false };

	out->n = 0;
	if ((out->v = arena_new(l->a, struct tabel *, l->t.n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	while (out->n < l->t.n) {
		size_t before = out->n;

		for (size_t i = 0; i < l->t.n; i++)
			if (!done[i] && !waits(l, l->t.v[i]->naam, done)) {
				done[i] = true;
				out->v[out->n++] = l->t.v[i];
			}
		if (out->n == before)
			return FAIL(err, ERR_INTERNAL, "tables refer to each other in a ring");
	}
	return ERR_OK;
}

enum err_code
tabellen_lees(struct tx *tx, struct arena *a, struct tabellen *out, struct err *err)
{
	struct lezer l = { .tx = tx, .a = a };

	if (tx->driver->kolommen == NULL)
		return FAIL(err, ERR_INTERNAL, "this database has no list of columns");
	l.t.v = arena_new(a, struct tabel *, TABLES_MAX);
	l.r = arena_new(a, struct verwijst, TABLES_MAX);
	if (l.t.v == NULL || l.r == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(tx_query(tx, tx->driver->kolommen, NULL, column_row, &l, err));
	TRY(tx_query(tx, tx->driver->verwijzingen, NULL, reference_row, &l, err));
	for (size_t i = 0; i < l.t.n; i++)
		TRY(statements(a, l.t.v[i], err));
	return in_order(&l, out, err);
}

const struct tabel *
tabel_vind(const struct tabellen *t, const char *naam)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->v[i]->naam, naam) == 0)
			return t->v[i];
	return NULL;
}

int
tabel_kolom(const struct tabel *t, const char *naam)
{
	for (unsigned i = 0; i < t->n; i++)
		if (strcmp(t->kolom[i], naam) == 0)
			return (int)i;
	return -1;
}

/* ---- rows ------------------------------------------------------------------ */

struct bladzij {
	struct arena	*a;
	unsigned	 ncol;
	const struct db_value *v[512];
	size_t		 n, bytes;
	bool		 vol;
};

static enum err_code
copy_row(void *arg, const struct db_value *row, struct err *err)
{
	struct bladzij *b = arg;
	struct db_value *v;

	if (b->n == sizeof(b->v) / sizeof(b->v[0]) || b->bytes > PAGE_BYTES) {
		b->vol = true;		/* the rest comes with the next page */
		return FAIL(err, ERR_LIMIT, "page full");
	}
	if ((v = arena_new(b->a, struct db_value, b->ncol)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (unsigned i = 0; i < b->ncol; i++) {
		v[i] = row[i];
		if (row[i].type == DB_TYPE_TEXT)
			v[i].p = arena_strndup(b->a, row[i].p, row[i].n);
		else if (row[i].type == DB_TYPE_BLOB)
			v[i].p = arena_copy(b->a, row[i].n == 0 ? "" : row[i].p, row[i].n);
		else
			continue;
		if (v[i].p == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		b->bytes += row[i].n;
	}
	b->v[b->n++] = v;
	return ERR_OK;
}

enum err_code
tabel_rijen(struct tx *tx, const struct tabel *t, const struct db_value *na,
    struct arena *a, struct rijen *out, struct err *err)
{
	struct bladzij b = { .a = a, .ncol = t->n };
	struct db_value sleutel[TABEL_SLEUTEL];
	enum err_code rc;

	for (unsigned i = 0; na != NULL && i < t->nsleutel; i++)
		sleutel[i] = na[t->sleutel[i]];
	rc = tx_query(tx, na == NULL ? &t->eerste : &t->volgende, sleutel, copy_row, &b, err);
	if (rc != ERR_OK && !b.vol)
		return rc;
	out->n = b.n;
	out->v = arena_copy(a, b.v, (b.n + 1) * sizeof(b.v[0]));
	return out->v == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

enum err_code
tabel_laatste(struct tx *tx, const struct tabel *t, struct arena *a,
    const struct db_value **out, struct err *err)
{
	struct bladzij b = { .a = a, .ncol = t->n };

	TRY(tx_query(tx, &t->laatste, NULL, copy_row, &b, err));
	if (b.n == 0)
		return FAIL(err, ERR_NOT_FOUND, "%s is empty", t->naam);
	*out = b.v[0];
	return ERR_OK;
}

static enum err_code
number_row(void *arg, const struct db_value *row, struct err *err)
{
	(void)err;
	*(int64_t *)arg = row[0].i;
	return ERR_OK;
}

enum err_code
tabel_tel(struct tx *tx, const struct tabel *t, int64_t *out, struct err *err)
{
	return tx_query(tx, &t->tel, NULL, number_row, out, err);
}

enum err_code
tabel_voeg(struct tx *tx, const struct tabel *t, const struct db_value *rij,
    struct err *err)
{
	return tx_exec(tx, &t->voeg, rij, NULL, err);
}

/* ---- migrations, and what the engine says ------------------------------------- */

static const struct db_stmt migraties = {
	.name = "migratie_lijst", .ncol = 1, .types = "",
	.sql = "SELECT naam FROM migratie ORDER BY naam",
};

enum err_code
tabel_migraties(struct tx *tx, struct arena *a, const char ***out, size_t *n_out,
    struct err *err)
{
	struct bladzij b = { .a = a, .ncol = 1 };

	TRY(tx_query(tx, &migraties, NULL, copy_row, &b, err));
	if ((*out = arena_new(a, const char *, b.n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < b.n; i++)
		(*out)[i] = b.v[i]->p;
	*n_out = b.n;
	return ERR_OK;
}

enum err_code
tabel_controle(struct tx *tx, struct arena *a, const char **out, struct err *err)
{
	*out = NULL;
	if (tx->driver->controle == NULL)
		return ERR_OK;
	for (const struct db_stmt *s = tx->driver->controle; s->name != NULL && *out == NULL;
	    s++) {
		struct bladzij b = { .a = a, .ncol = s->ncol };

		TRY(tx_query(tx, s, NULL, copy_row, &b, err));
		if (b.n > 0 && (*out = arena_printf(a, "%s: %s", s->name,
		    text(&b.v[0][0]))) == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
	}
	return ERR_OK;
}
