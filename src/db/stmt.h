/* stmt.h - what the functions written by tools/sql2c share.
 *
 * A generated function only knows the shape of its parameters and its row;
 * binding, copying and counting happen here. Nobody else includes this. */
#ifndef DB_STMT_H
#define DB_STMT_H

#include "db/db.h"

#define STMT_MAX_FIELDS	64	/* parameters or columns; sql2c refuses more */

/* One parameter or column: a member of a generated struct p_x or q_x. */
struct stmt_field {
	const char	*name;
	size_t		 offset;
	enum db_type	 type;		/* I64, TEXT or BLOB */
	bool		 null_ok;
};

struct stmt_shape {
	const struct db_stmt	*stmt;
	const struct stmt_field	*params, *cols;	/* NULL when there are none */
	size_t			 row_size;
};

/* All five: ERR_INTERNAL names the statement and the field when NULL stands
 * where the header does not allow it, or a column is of another type. */

/* changes_out may be NULL. */
MUST_CHECK enum err_code stmt_exec(struct tx *, const struct stmt_shape *,
    const void *params, int64_t *changes_out, struct err *);

/* ERR_CONFLICT unless exactly one row changed. */
MUST_CHECK enum err_code stmt_exec_one(struct tx *, const struct stmt_shape *,
    const void *params, struct err *);

/* Copies the row to out (row_size bytes), text and bytes to the arena.
 * ERR_NOT_FOUND: no row. ERR_INTERNAL: more than one. ERR_LIMIT: arena full. */
MUST_CHECK enum err_code stmt_one(struct tx *, struct arena *,
    const struct stmt_shape *, const void *params, void *out, struct err *);

/* An array of rows in the arena; NULL and 0 when there are none. */
MUST_CHECK enum err_code stmt_many(struct tx *, struct arena *,
    const struct stmt_shape *, const void *params, void **rows_out,
    size_t *n_out, struct err *);

/* See tx_ahead. */
MUST_CHECK enum err_code stmt_ahead(struct tx *, const struct stmt_shape *,
    const void *params, struct err *);

#endif
