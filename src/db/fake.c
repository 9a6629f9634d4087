#include "db/fake.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

#include "db/driver.h"

/* The only mutable statics outside main/: they exist for tests. */
static atomic_long calls, fail_nth;
static atomic_int fail_code, commit_code;
static const struct db_driver *_Atomic under = &db_sqlite;

void
fake_fail_at(long nth, enum err_code code)
{
	atomic_store(&calls, 0);
	atomic_store(&fail_nth, nth);
	atomic_store(&fail_code, (int)code);
}

void
fake_fail_commits(enum err_code code)
{
	atomic_store(&commit_code, (int)code);
}

long
fake_calls(void)
{
	return atomic_load(&calls);
}

static enum err_code
maybe_fail(const char *what, struct err *err)
{
	if (atomic_fetch_add(&calls, 1) + 1 != atomic_load(&fail_nth))
		return ERR_OK;
	return FAIL(err, (enum err_code)atomic_load(&fail_code),
	    "%s fails on command", what);
}

static enum err_code
fake_open(const char *rest, bool write, bool create, struct db_conn **out,
    struct err *err)
{
	static const char postgres[] = "postgres:";
	bool is = strncmp(rest, postgres, strlen(postgres)) == 0;

	atomic_store(&under, is ? &db_postgres : &db_sqlite);
	return under->open(is ? rest + strlen(postgres) : rest, write, create, out, err);
}

static void
fake_close(struct db_conn *c)
{
	under->close(c);
}

static enum err_code
fake_begin(struct db_conn *c, struct err *err)
{
	TRY(maybe_fail("begin", err));
	return under->begin(c, err);
}

static enum err_code
fake_commit(struct db_conn *c, struct err *err)
{
	TRY(maybe_fail("commit", err));
	if (atomic_load(&commit_code) != ERR_OK)
		return FAIL(err, (enum err_code)atomic_load(&commit_code),
		    "commit fails on command");
	return under->commit(c, err);
}

static void
fake_rollback(struct db_conn *c)
{
	under->rollback(c);
}

static enum err_code
fake_begun(struct db_conn *c, struct err *err)
{
	return under->begun == NULL ? ERR_OK : under->begun(c, err);
}

static enum err_code
fake_mark(struct db_conn *c, struct err *err)
{
	TRY(maybe_fail("mark", err));
	return under->mark(c, err);
}

static enum err_code
fake_keep(struct db_conn *c, bool sure, struct err *err)
{
	return under->keep(c, sure, err);
}

static enum err_code
fake_undo(struct db_conn *c, struct err *err)
{
	return under->undo(c, err);
}

static bool
fake_in_transaction(struct db_conn *c)
{
	return under->in_transaction(c);
}

static enum err_code
fake_exec(struct db_conn *c, const struct db_stmt *s,
    const struct db_value *params, int64_t *changes_out, struct err *err)
{
	TRY(maybe_fail(s->name, err));
	return under->exec(c, s, params, changes_out, err);
}

static enum err_code
fake_query(struct db_conn *c, const struct db_stmt *s,
    const struct db_value *params, db_row_fn *fn, void *arg, struct err *err)
{
	TRY(maybe_fail(s->name, err));
	return under->query(c, s, params, fn, arg, err);
}

static enum err_code
fake_ahead(struct db_conn *c, const struct db_stmt *s, const struct db_value *params,
    bool early, struct err *err)
{
	return under->ahead == NULL ? ERR_OK : under->ahead(c, s, params, early, err);
}

static enum err_code
fake_ask(struct db_conn *c, const struct db_stmt *s, const struct db_value *params,
    db_row_fn *fn, void *arg, bool *known, struct err *err)
{
	*known = false;
	TRY(maybe_fail(s->name, err));
	return under->ask(c, s, params, fn, arg, known, err);
}

static enum err_code
fake_await(struct db_conn *c, bool *waited, struct err *err)
{
	return under->await(c, waited, err);
}

static bool
fake_asks(void)
{
	return under->ask != NULL;
}

static enum err_code
fake_alone(struct db_conn *c, int job, bool take, bool *mine_out, struct err *err)
{
	*mine_out = true;
	return under->alone == NULL ? ERR_OK : under->alone(c, job, take, mine_out, err);
}

static enum err_code
fake_announce(struct db_conn *c, struct err *err)
{
	TRY(maybe_fail("announce", err));
	return under->announce(c, err);
}

static enum err_code
fake_heard(struct db_conn *c, bool *out, struct err *err)
{
	return under->heard(c, out, err);
}

static enum err_code
fake_script(struct db_conn *c, const char *sql, struct err *err)
{
	return under->script(c, sql, err);
}

static enum err_code
fake_settle(struct db_conn *c, struct err *err)
{
	return under->settle(c, err);
}

const struct db_driver db_fake = {
	.scheme = "fake", .batch = 256,
	.open = fake_open, .close = fake_close,
	.begin = fake_begin, .begun = fake_begun, .commit = fake_commit, .rollback = fake_rollback,
	.mark = fake_mark, .keep = fake_keep, .undo = fake_undo,
	.in_transaction = fake_in_transaction,
	.exec = fake_exec, .query = fake_query, .ahead = fake_ahead,
	.ask = fake_ask, .await = fake_await, .asks = fake_asks, .alone = fake_alone,
	.announce = fake_announce, .heard = fake_heard,
	.script = fake_script, .settle = fake_settle,
};
