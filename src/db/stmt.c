#include "db/stmt.h"

#include <assert.h>
#include <string.h>

#define FIRST_ROWS ((size_t)8)

/* Rows on their way from the database to the arena. */
struct rows {
	struct arena			*arena;
	const struct stmt_shape		*shape;
	unsigned char			*p;
	size_t				 n, cap, max;
};

/* The member of a parameter struct as a value of the database. */
static struct db_value
value_of(const struct stmt_field *f, const unsigned char *p)
{
	struct db_value v = { .type = f->type };
	const char *s;
	struct blob b;

	switch (f->type) {
	case DB_TYPE_I64:
		memcpy(&v.i, p + f->offset, sizeof(v.i));
		if (v.i == DB_NULL)
			v.type = DB_TYPE_NULL;
		break;
	case DB_TYPE_TEXT:
		memcpy(&s, p + f->offset, sizeof(s));
		v.p = s;
		v.n = s == NULL ? 0 : strlen(s);
		if (s == NULL)
			v.type = DB_TYPE_NULL;
		break;
	case DB_TYPE_BLOB:
		memcpy(&b, p + f->offset, sizeof(b));
		v.p = b.p;
		v.n = b.n;
		if (b.p == NULL)
			v.type = DB_TYPE_NULL;
		break;
	case DB_TYPE_NULL:
		break;
	}
	return v;
}

static enum err_code
bind(const struct stmt_shape *s, const void *params,
    struct db_value out[STMT_MAX_FIELDS], struct err *err)
{
	unsigned i;

	assert(s->stmt->nparam <= STMT_MAX_FIELDS);
	for (i = 0; i < s->stmt->nparam; i++) {
		out[i] = value_of(&s->params[i], params);
		if (out[i].type == DB_TYPE_NULL && !s->params[i].null_ok)
			return FAIL(err, ERR_INTERNAL, "%s: parameter %s is NULL",
			    s->stmt->name, s->params[i].name);
	}
	return ERR_OK;
}

/* Puts one column in its member of the row; text and bytes are copied. */
static enum err_code
take(struct rows *r, const struct stmt_field *f, const struct db_value *v,
    unsigned char *row, struct err *err)
{
	const char *name = r->shape->stmt->name, *s = NULL;
	int64_t i = DB_NULL;
	struct blob b = { NULL, 0 };

	if (v->type == DB_TYPE_NULL && !f->null_ok)
		return FAIL(err, ERR_INTERNAL, "%s: column %s is NULL", name, f->name);
	if (v->type != DB_TYPE_NULL && v->type != f->type)
		return FAIL(err, ERR_INTERNAL, "%s: column %s has another type",
		    name, f->name);
	if (v->type == DB_TYPE_I64)
		i = v->i;
	else if (v->type == DB_TYPE_TEXT)
		s = arena_strndup(r->arena, v->p, v->n);
	else if (v->type == DB_TYPE_BLOB)
		b = (struct blob){ arena_copy(r->arena, v->p, v->n), v->n };
	if ((v->type == DB_TYPE_TEXT && s == NULL) ||
	    (v->type == DB_TYPE_BLOB && b.p == NULL))
		return FAIL(err, ERR_LIMIT, "%s: no room for a row", name);

	if (f->type == DB_TYPE_I64)
		memcpy(row + f->offset, &i, sizeof(i));
	else if (f->type == DB_TYPE_TEXT)
		memcpy(row + f->offset, &s, sizeof(s));
	else
		memcpy(row + f->offset, &b, sizeof(b));
	return ERR_OK;
}

static enum err_code
grow(struct rows *r, struct err *err)
{
	size_t cap = r->cap == 0 ? (r->max < FIRST_ROWS ? r->max : FIRST_ROWS) :
	    r->cap * 2;
	unsigned char *p = arena_array(r->arena, r->shape->row_size, cap);

	if (p == NULL)
		return FAIL(err, ERR_LIMIT, "%s: no room for %zu rows",
		    r->shape->stmt->name, cap);
	if (r->n > 0)
		memcpy(p, r->p, r->n * r->shape->row_size);
	r->p = p;
	r->cap = cap;
	return ERR_OK;
}

static enum err_code
collect(void *arg, const struct db_value *row, struct err *err)
{
	struct rows *r = arg;
	unsigned i;

	if (r->n == r->max)
		return FAIL(err, ERR_INTERNAL, "%s: more than %zu rows",
		    r->shape->stmt->name, r->max);
	if (r->n == r->cap)
		TRY(grow(r, err));
	for (i = 0; i < r->shape->stmt->ncol; i++)
		TRY(take(r, &r->shape->cols[i], &row[i],
		    r->p + r->n * r->shape->row_size, err));
	r->n++;
	return ERR_OK;
}

enum err_code
stmt_exec(struct tx *tx, const struct stmt_shape *s, const void *params,
    int64_t *changes_out, struct err *err)
{
	struct db_value v[STMT_MAX_FIELDS];

	TRY(bind(s, params, v, err));
	return tx_exec(tx, s->stmt, v, changes_out, err);
}

enum err_code
stmt_exec_one(struct tx *tx, const struct stmt_shape *s, const void *params,
    struct err *err)
{
	int64_t n = 0;

	TRY(stmt_exec(tx, s, params, &n, err));
	if (n != 1)
		return FAIL(err, ERR_CONFLICT, "%s: changed %lld rows",
		    s->stmt->name, (long long)n);
	return ERR_OK;
}

enum err_code
stmt_one(struct tx *tx, struct arena *a, const struct stmt_shape *s,
    const void *params, void *out, struct err *err)
{
	struct rows r = { .arena = a, .shape = s, .max = 1 };
	struct db_value v[STMT_MAX_FIELDS];

	TRY(bind(s, params, v, err));
	TRY(tx_query(tx, s->stmt, v, collect, &r, err));
	if (r.n == 0)
		return FAIL(err, ERR_NOT_FOUND, "%s: no row", s->stmt->name);
	memcpy(out, r.p, s->row_size);
	return ERR_OK;
}

enum err_code
stmt_many(struct tx *tx, struct arena *a, const struct stmt_shape *s,
    const void *params, void **rows_out, size_t *n_out, struct err *err)
{
	struct rows r = { .arena = a, .shape = s, .max = SIZE_MAX };
	struct db_value v[STMT_MAX_FIELDS];

	TRY(bind(s, params, v, err));
	TRY(tx_query(tx, s->stmt, v, collect, &r, err));
	*rows_out = r.p;
	*n_out = r.n;
	return ERR_OK;
}

enum err_code
stmt_ahead(struct tx *tx, const struct stmt_shape *s, const void *params, struct err *err)
{
	struct db_value v[STMT_MAX_FIELDS];

	TRY(bind(s, params, v, err));
	return tx_ahead(tx, s->stmt, v, err);
}
