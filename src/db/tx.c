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
	enum err_code rc;
	bool known;

	if (tx->broken != ERR_OK)
		return tx->broken;
	if (tx->asking == 0)
		return tx->driver->query(tx->conn, s, params, fn, arg, err);
	rc = tx->driver->ask(tx->conn, s, params, fn, arg, &known, err);
	if (!known) {
		tx->open = true;
		if (tx->broken == ERR_OK)
			tx->broken = rc;
	}
	return rc;
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
	return !tx->writing && tx->driver->ask != NULL &&
	    (tx->driver->asks == NULL || tx->driver->asks());
}

bool
tx_asking(struct tx *tx, bool on)
{
	if (!tx_asks(tx))
		return false;
	tx->asking += on ? 1 : -1;
	if (tx->asking == 0)
		tx->open = false;	/* from here every question is answered as it is asked */
	return true;
}

bool
tx_answered(const struct tx *tx)
{
	return !tx->open;
}

/* ---- a page: asked together until all is answered --------------------------------- */

#define PASSES_MAX 12		/* a chain of questions that is longer ends one by one */

struct together {
	db_work	*work;
	void	*arg;
};

/* Once more, with the answers that came. *done: none was missing, so it holds. */
static enum err_code
pass(struct tx *tx, const struct together *t, bool *done, struct err *err)
{
	enum err_code rc;

	tx->open = false;
	tx->broken = ERR_OK;
	tx->asking = 1;
	rc = t->work(tx, t->arg, err);
	tx->asking = 0;
	*done = !tx->open;
	if (tx->broken != ERR_OK)
		return err->code = tx->broken;
	return *done ? rc : ERR_OK;
}

static enum err_code
together_work(struct tx *tx, void *arg, struct err *err)
{
	const struct together *t = arg;
	bool more = tx_asks(tx), done;

	tx->open = false;
	for (int i = 0; more && i < PASSES_MAX; i++) {
		enum err_code rc = pass(tx, t, &done, err);

		if (done || rc != ERR_OK)
			return rc;
		TRY(tx->driver->await(tx->conn, &more, err));
	}
	tx->open = false;
	return t->work(tx, t->arg, err);
}

enum err_code
db_read_together(struct db *db, db_work *work, void *arg, struct err *err)
{
	return db_read(db, together_work, &(struct together){ work, arg }, err);
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
