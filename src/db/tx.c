/* tx.c - what is asked of a transaction or snapshot, handed to its driver. */
#include <string.h>

#include "db/driver.h"

struct db_value
db_value_text(const char *s)
{
	if (s == NULL)
		return (struct db_value){ .type = DB_TYPE_NULL };
	return (struct db_value){ .type = DB_TYPE_TEXT, .p = s,
	    .n = strlen(s) };
}

enum err_code
tx_exec(struct tx *tx, const struct db_stmt *s, const struct db_value *params,
    int64_t *changes_out, struct err *err)
{
	if (!tx->writing && s->writes)
		return FAIL(err, ERR_INTERNAL, "%s writes in a snapshot",
		    s->name);
	return tx->driver->exec(tx->conn, s, params, changes_out, err);
}

enum err_code
tx_query(struct tx *tx, const struct db_stmt *s, const struct db_value *params,
    db_row_fn *fn, void *arg, struct err *err)
{
	if (tx->asking > 0)
		return tx->driver->ask(tx->conn, s, params, fn, arg, err);
	return tx->driver->query(tx->conn, s, params, fn, arg, err);
}

enum err_code
tx_ahead(struct tx *tx, const struct db_stmt *s, const struct db_value *params,
    struct err *err)
{
	return tx->driver->ahead == NULL ? ERR_OK :
	    tx->driver->ahead(tx->conn, s, params, tx->early, err);
}

/* Who writes must see what it wrote. */
bool
tx_asks(const struct tx *tx)
{
	return !tx->writing && tx->driver->ask != NULL;
}

bool
tx_asking(struct tx *tx, bool on)
{
	if (!tx_asks(tx))
		return false;
	tx->asking += on ? 1 : -1;
	return true;
}

enum err_code
tx_alone(struct tx *tx, enum db_job job, bool take, bool *mine_out, struct err *err)
{
	*mine_out = true;
	return tx->driver->alone == NULL ? ERR_OK :
	    tx->driver->alone(tx->conn, (int)job, take, mine_out, err);
}

void *
tx_kept(struct tx *tx, enum tx_kept user)
{
	return tx->kept[user];
}
