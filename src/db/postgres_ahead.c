/* postgres_ahead.c - which questions were asked ahead, and their answers until the
 * same question is asked. Nothing is sent or waited for here. */
#include <stdlib.h>
#include <string.h>

#include "db/postgres_conn.h"

/* The parameters as bytes, to be compared; NULL: no memory. */
static unsigned char *
flatten(const struct db_stmt *s, const struct db_value *params, size_t *n_out)
{
	unsigned char *made, *p;
	size_t n = 1;

	for (unsigned i = 0; i < s->nparam; i++)
		n += sizeof(params[i].type) + sizeof(int64_t) + params[i].n;
	if ((p = made = malloc(n)) == NULL)
		return NULL;
	for (unsigned i = 0; i < s->nparam; i++) {
		const struct db_value *v = &params[i];
		int64_t number = v->type == DB_TYPE_I64 ? v->i : (int64_t)v->n;

		memcpy(p, &v->type, sizeof(v->type));
		p += sizeof(v->type);
		memcpy(p, &number, sizeof(number));
		p += sizeof(number);
		if (v->type != DB_TYPE_TEXT && v->type != DB_TYPE_BLOB)
			continue;
		if (v->n > 0)
			memcpy(p, v->p, v->n);
		p += v->n;
	}
	*n_out = (size_t)(p - made);
	return made;
}

static struct pg_ahead *
find(struct db_conn *c, const struct db_stmt *s, const unsigned char *params, size_t n)
{
	for (unsigned i = 0; i < c->nahead; i++) {
		struct pg_ahead *a = &c->ahead[i];

		if (a->stmt == s && a->n == n && memcmp(a->params, params, n) == 0)
			return a;
	}
	return NULL;
}

enum err_code
pg_ahead_note(struct db_conn *c, const struct db_stmt *s, const struct db_value *params,
    bool early, struct pg_ahead **out, struct err *err)
{
	struct pg_ahead a = { .stmt = s, .early = early };

	*out = NULL;
	if (c->nahead == PG_AHEAD)
		return ERR_OK;		/* it will be asked when it is needed */
	if ((a.params = flatten(s, params, &a.n)) == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	if (find(c, s, a.params, a.n) != NULL) {
		free(a.params);
		return ERR_OK;
	}
	c->ahead[c->nahead++] = a;
	*out = &c->ahead[c->nahead - 1];
	return ERR_OK;
}

enum err_code
pg_ahead_find(struct db_conn *c, const struct db_stmt *s, const struct db_value *params,
    struct pg_ahead **out, struct err *err)
{
	unsigned char *flat;
	size_t n;

	*out = NULL;
	if (c->nahead == 0)
		return ERR_OK;
	if ((flat = flatten(s, params, &n)) == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	*out = find(c, s, flat, n);
	free(flat);
	return ERR_OK;
}

void
pg_ahead_drop(struct db_conn *c, bool all)
{
	for (unsigned i = 0; i < c->nahead; i++) {
		struct pg_ahead *a = &c->ahead[i];

		if (!all && a->early)
			continue;
		for (unsigned k = 0; k < c->ndue; k++)
			if (c->due[k].keep == &a->res)
				c->due[k].keep = NULL;
		PQclear(a->res);
		free(a->params);
		*a = (struct pg_ahead){ 0 };
	}
	while (c->nahead > 0 && c->ahead[c->nahead - 1].params == NULL)
		c->nahead--;
}
