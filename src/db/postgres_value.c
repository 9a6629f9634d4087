/* postgres_value.c - statements and values, to PostgreSQL and back.
 *
 * Everything goes in binary form: bytes are not doubled in length, and a
 * number needs no reading. A statement that says its types (those of sql2c do)
 * has them told; for others the server finds them, and numbers go as text. */
#include <endian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/postgres_conn.h"
#include "db/postgres_dialect.h"

#define MAX_PARAMS 64

/* From the catalogue of PostgreSQL; they never change. */
enum { OID_BOOL = 16, OID_BYTEA = 17, OID_NAME = 19, OID_INT8 = 20, OID_INT2 = 21,
    OID_INT4 = 23, OID_TEXT = 25, OID_VARCHAR = 1043, OID_NUMERIC = 1700 };

enum err_code
pg_slot(struct db_conn *c, const struct db_stmt *key, struct pg_slot **out, struct err *err)
{
	unsigned i = (unsigned)(((uintptr_t)key >> 4) * 2654435761u) & (PG_SLOTS - 1);

	for (unsigned tries = 0; c->slots[i].key != NULL && c->slots[i].key != key;
	    i = (i + 1) & (PG_SLOTS - 1))
		if (++tries == PG_SLOTS)
			return FAIL(err, ERR_INTERNAL, "too many statements");
	c->slots[i].key = key;
	*out = &c->slots[i];
	return ERR_OK;
}

void
pg_slot_name(const struct pg_slot *slot, char out[16])
{
	(void)snprintf(out, 16, "s%u", slot->number);
}

int
pg_prepare(struct db_conn *c, const struct db_stmt *s, const char *name)
{
	char *sql = postgres_sql(s->sql, s->ncol == 0 && s->types == NULL, s->claims);
	Oid types[MAX_PARAMS];
	int sent;

	if (sql == NULL || s->nparam > MAX_PARAMS) {
		free(sql);
		return 0;
	}
	for (unsigned i = 0; s->types != NULL && i < s->nparam; i++)
		types[i] = s->types[i] == 'i' ? OID_INT8 : s->types[i] == 't' ? OID_TEXT :
		    OID_BYTEA;
	sent = PQsendPrepare(c->pg, name, sql, (int)s->nparam,
	    s->types == NULL ? NULL : types);
	free(sql);
	return sent;
}

union number {
	uint64_t	 i;
	char		 text[24];
};

/* Fills what libpq wants to know of one parameter; room holds a number. */
static void
parameter(const struct db_value *v, bool typed, union number *room, const char **value,
    int *length, int *format)
{
	*format = 1;
	*length = (int)v->n;
	*value = v->p;
	switch (v->type) {
	case DB_TYPE_NULL:
		*value = NULL;
		break;
	case DB_TYPE_I64:
		*value = room->text;
		if (typed) {
			room->i = htobe64((uint64_t)v->i);
			*length = sizeof(room->i);
		} else {
			(void)snprintf(room->text, sizeof(room->text), "%lld", (long long)v->i);
			*format = 0;
		}
		break;
	case DB_TYPE_TEXT:	/* binary too: its length is known */
		break;
	case DB_TYPE_BLOB:
		if (v->n == 0)
			*value = "";
		break;
	}
}

int
pg_execute(struct db_conn *c, const struct db_stmt *s, const char *name,
    const struct db_value *params)
{
	const char *values[MAX_PARAMS];
	int lengths[MAX_PARAMS], formats[MAX_PARAMS];
	union number room[MAX_PARAMS];

	if (s->nparam > MAX_PARAMS)
		return 0;
	for (unsigned i = 0; i < s->nparam; i++)
		parameter(&params[i], s->types != NULL, &room[i], &values[i], &lengths[i],
		    &formats[i]);
	return PQsendQueryPrepared(c->pg, name, (int)s->nparam, values, lengths, formats, 1);
}

/* ---- answers ---------------------------------------------------------------- */

static int64_t
big_endian(const char *p, size_t n)
{
	uint64_t v = (p[0] & 0x80) != 0 ? UINT64_MAX : 0;

	for (size_t i = 0; i < n; i++)
		v = v << 8 | (unsigned char)p[i];
	return (int64_t)v;
}

/* A sum of numbers is a numeric there: digits of base 10,000. False when it is
 * not whole or does not fit. */
static bool
numeric(const char *p, int64_t *out)
{
	int64_t digits = big_endian(p, 2), weight = big_endian(p + 2, 2), v = 0;

	for (int64_t i = 0; i <= weight; i++)
		if (__builtin_mul_overflow(v, INT64_C(10000), &v) || __builtin_add_overflow(v,
		    i < digits ? big_endian(p + 8 + 2 * i, 2) : 0, &v))
			return false;
	*out = big_endian(p + 4, 2) == 0 ? v : -v;
	return digits <= weight + 1;
}

enum err_code
pg_row(const PGresult *res, int i, const struct db_stmt *s, struct db_value *row,
    struct err *err)
{
	for (int k = 0; k < (int)s->ncol; k++) {
		const char *p = PQgetvalue(res, i, k);
		size_t n = (size_t)PQgetlength(res, i, k);

		row[k] = (struct db_value){ .type = DB_TYPE_NULL };
		if (PQgetisnull(res, i, k))
			continue;
		switch (PQftype(res, k)) {
		case OID_INT2: case OID_INT4: case OID_INT8:
			row[k] = (struct db_value){ .type = DB_TYPE_I64, .i = big_endian(p, n) };
			break;
		case OID_BOOL:
			row[k] = (struct db_value){ .type = DB_TYPE_I64, .i = p[0] != 0 };
			break;
		case OID_NUMERIC:
			row[k].type = DB_TYPE_I64;
			if (!numeric(p, &row[k].i))
				return FAIL(err, ERR_INTERNAL, "%s: column %d is no whole number",
				    s->name, k + 1);
			break;
		case OID_TEXT: case OID_VARCHAR: case OID_NAME:
			row[k] = (struct db_value){ .type = DB_TYPE_TEXT, .p = p, .n = n };
			break;
		case OID_BYTEA:
			row[k] = (struct db_value){ .type = DB_TYPE_BLOB, .p = p, .n = n };
			break;
		default:
			return FAIL(err, ERR_INTERNAL, "%s: column %d has type %u", s->name, k + 1,
			    PQftype(res, k));
		}
	}
	return ERR_OK;
}
