/* sql2c_test.c - what sql2c writes, run against a database in memory. */
#include "good_sql.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

/* The least that generated code needs; the real one is in src/db/. */
struct tx {
	sqlite3		*db;
	struct arena	*a;
};

static sqlite3_stmt *
prepare(struct tx *tx, const struct db_stmt *s, const struct db_value *v)
{
	sqlite3_stmt *st = NULL;

	assert_int_equal(sqlite3_prepare_v2(tx->db, s->sql, -1, &st, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_bind_parameter_count(st), (int)s->nparam);
	for (int i = 0; i < (int)s->nparam; i++)
		if (v[i].type == DB_TYPE_I64)
			sqlite3_bind_int64(st, i + 1, v[i].i);
		else if (v[i].type == DB_TYPE_TEXT)
			sqlite3_bind_text(st, i + 1, v[i].p, (int)v[i].n, SQLITE_TRANSIENT);
		else if (v[i].type == DB_TYPE_BLOB)
			sqlite3_bind_blob(st, i + 1, v[i].p, (int)v[i].n, SQLITE_TRANSIENT);
	return st;
}

enum err_code
tx_exec(struct tx *tx, const struct db_stmt *s, const struct db_value *v,
    int64_t *changes_out, struct err *err)
{
	sqlite3_stmt *st = prepare(tx, s, v);
	int rc = sqlite3_step(st);

	sqlite3_finalize(st);
	if (rc != SQLITE_DONE)
		return FAIL(err, ERR_CONFLICT, "%s", sqlite3_errmsg(tx->db));
	if (changes_out != NULL)
		*changes_out = sqlite3_changes(tx->db);
	return ERR_OK;
}

enum err_code
tx_ahead(struct tx *tx, const struct db_stmt *s, const struct db_value *v,
    struct err *err)
{
	(void)tx;
	(void)v;
	return s->ncol > 0 ? ERR_OK : FAIL(err, ERR_INTERNAL, "%s is no question", s->name);
}

enum err_code
tx_query(struct tx *tx, const struct db_stmt *s, const struct db_value *v,
    db_row_fn *fn, void *arg, struct err *err)
{
	sqlite3_stmt *st = prepare(tx, s, v);
	enum err_code rc = ERR_OK;

	while (rc == ERR_OK && sqlite3_step(st) == SQLITE_ROW) {
		struct db_value row[8] = { { DB_TYPE_NULL, 0, NULL, 0 } };

		for (int i = 0; i < (int)s->ncol; i++) {
			int type = sqlite3_column_type(st, i);

			row[i].i = sqlite3_column_int64(st, i);
			row[i].p = type == SQLITE_TEXT ? (const void *)sqlite3_column_text(st, i) :
			    sqlite3_column_blob(st, i);
			row[i].n = (size_t)sqlite3_column_bytes(st, i);
			row[i].type = type == SQLITE_INTEGER ? DB_TYPE_I64 :
			    type == SQLITE_TEXT ? DB_TYPE_TEXT :
			    type == SQLITE_BLOB ? DB_TYPE_BLOB : DB_TYPE_NULL;
		}
		rc = fn(arg, row, err);
	}
	sqlite3_finalize(st);
	return rc;
}

static const char *schema_dir;

static void
run_file(sqlite3 *db, const char *name)
{
	char path[512], text[4096];
	FILE *in;
	size_t n;

	(void)snprintf(path, sizeof(path), "%s/%s", schema_dir, name);
	in = fopen(path, "rb");
	assert_non_null(in);
	n = fread(text, 1, sizeof(text) - 1, in);
	fclose(in);
	text[n] = '\0';
	assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
}

static int
setup(void **state)
{
	static struct tx tx;	/* one test at a time */

	assert_int_equal(sqlite3_open(":memory:", &tx.db), SQLITE_OK);
	run_file(tx.db, "0001-base.sql");
	run_file(tx.db, "0002-part.sql");
	tx.a = arena_create(1 << 20);
	*state = &tx;
	return 0;
}

static int
teardown(void **state)
{
	struct tx *tx = *state;

	arena_destroy(tx->a);
	sqlite3_close(tx->db);
	return 0;
}

static void
add(struct tx *tx, int64_t id, const char *name)
{
	struct p_thing_add p = { .id = id, .regio = 7, .name = name,
	    .seal = { (const uint8_t *)"\0\1", 2 }, .size = DB_NULL };
	struct err err;

	assert_int_equal(q_thing_add(tx, &p, NULL, &err), ERR_OK);
}

static void
a_row_comes_back_as_it_was_written(void **state)
{
	struct q_thing_find row;
	struct tx *tx = *state;
	struct err err;

	add(tx, 1, "een");
	assert_int_equal(q_thing_find(tx, tx->a, &(struct p_thing_find){ 1 }, &row, &err), ERR_OK);
	assert_int_equal(row.regio, 7);
	assert_string_equal(row.name, "een");
	assert_int_equal(row.seal.n, 2);
	assert_memory_equal(row.seal.p, "\0\1", 2);
	assert_true(row.size == DB_NULL);
}

static void
an_absent_row_is_not_found_and_leaves_the_output_alone(void **state)
{
	struct q_thing_find row = { .regio = 99 };
	struct tx *tx = *state;
	struct err err;

	assert_int_equal(q_thing_find(tx, tx->a, &(struct p_thing_find){ 1 }, &row, &err),
	    ERR_NOT_FOUND);
	assert_int_equal(row.regio, 99);
}

static void
an_empty_blob_is_not_null(void **state)
{
	struct p_thing_add p = { .id = 1, .regio = 7, .name = "",
	    .seal = { (const uint8_t *)"", 0 }, .size = 3 };
	struct q_thing_find row;
	struct tx *tx = *state;
	struct err err;

	assert_int_equal(q_thing_add(tx, &p, NULL, &err), ERR_OK);
	assert_int_equal(q_thing_find(tx, tx->a, &(struct p_thing_find){ 1 }, &row, &err), ERR_OK);
	assert_non_null(row.seal.p);
	assert_int_equal(row.seal.n, 0);
	assert_string_equal(row.name, "");
}

static void
many_gives_all_rows_in_order_also_when_the_array_grows(void **state)
{
	struct q_thing_list *rows = NULL;
	struct tx *tx = *state;
	char name[16];
	struct err err;
	size_t n = 99;

	assert_int_equal(q_thing_list(tx, tx->a, &(struct p_thing_list){ 7, 50 }, &rows, &n,
	    &err), ERR_OK);
	assert_null(rows);
	assert_int_equal(n, 0);
	for (int i = 0; i < 20; i++) {
		(void)snprintf(name, sizeof(name), "naam %02d", i);
		add(tx, i + 1, name);
	}
	assert_int_equal(q_thing_list(tx, tx->a, &(struct p_thing_list){ 7, 18 }, &rows, &n,
	    &err), ERR_OK);
	assert_int_equal(n, 18);
	assert_string_equal(rows[0].name, "naam 00");
	assert_int_equal(rows[17].id, 18);
	assert_int_equal(rows[17].seal.n, 2);
}

static void
rows_of_a_statement_above_need_no_struct_of_their_own(void **state)
{
	struct q_thing_list *rows;
	struct tx *tx = *state;
	struct err err;
	size_t n;

	add(tx, 3, "drie");
	assert_int_equal(q_thing_list_one(tx, tx->a, &(struct p_thing_list_one){ 3, 9 },
	    &rows, &n, &err), ERR_OK);
	assert_int_equal(n, 1);
	assert_string_equal(rows[0].name, "drie");
}

static void
a_full_arena_is_a_limit(void **state)
{
	struct q_thing_list *rows = NULL;
	struct tx *tx = *state;
	struct arena *small = arena_create(64);
	struct err err;
	size_t n = 99;

	add(tx, 1, "een");
	assert_int_equal(q_thing_list(tx, small, &(struct p_thing_list){ 7, 50 }, &rows, &n,
	    &err), ERR_LIMIT);
	assert_null(rows);
	assert_int_equal(n, 99);
	arena_destroy(small);
}

static void
null_where_the_header_forbids_it_is_our_own_fault(void **state)
{
	struct p_thing_rename p = { .id = 1, .name = NULL };
	struct q_thing_null_name row;
	struct tx *tx = *state;
	struct err err;

	add(tx, 1, "een");
	assert_int_equal(q_thing_rename(tx, &p, &err), ERR_INTERNAL);
	assert_string_equal(err.detail, "thing_rename: parameter name is NULL");
	assert_int_equal(q_thing_null_name(tx, tx->a, &(struct p_thing_null_name){ 1 }, &row,
	    &err), ERR_INTERNAL);
	assert_string_equal(err.detail, "thing_null_name: column name is NULL");
}

static void
a_column_of_another_type_is_our_own_fault(void **state)
{
	struct q_thing_wrong_type row;
	struct tx *tx = *state;
	struct err err;

	add(tx, 1, "een");
	assert_int_equal(q_thing_wrong_type(tx, tx->a, &(struct p_thing_wrong_type){ 1 }, &row,
	    &err), ERR_INTERNAL);
}

static void
one_that_gives_more_rows_is_our_own_fault(void **state)
{
	struct q_thing_region row;
	struct tx *tx = *state;
	struct err err;

	add(tx, 1, "een");
	add(tx, 2, "twee");
	assert_int_equal(q_thing_region(tx, tx->a, &(struct p_thing_region){ 7 }, &row, &err),
	    ERR_INTERNAL);
}

static void
exec_one_that_changes_nothing_is_a_conflict(void **state)
{
	struct p_thing_rename p = { .id = 2, .name = "twee" };
	struct tx *tx = *state;
	struct err err;

	add(tx, 1, "een");
	assert_int_equal(q_thing_rename(tx, &p, &err), ERR_CONFLICT);
	p.id = 1;
	assert_int_equal(q_thing_rename(tx, &p, &err), ERR_OK);
}

static void
a_fragment_brings_its_parameters(void **state)
{
	struct p_thing_visible p = { .id = 1, .v_all = 0, .v_region = 8 };
	struct q_thing_visible row;
	struct tx *tx = *state;
	struct err err;

	add(tx, 1, "een");
	assert_int_equal(q_thing_visible(tx, tx->a, &p, &row, &err), ERR_NOT_FOUND);
	p.v_region = 7;
	assert_int_equal(q_thing_visible(tx, tx->a, &p, &row, &err), ERR_OK);
}

static void
literals_and_recursion_pass_unchanged(void **state)
{
	struct q_thing_count count;
	struct q_thing_tree *rows;
	struct tx *tx = *state;
	struct err err;
	size_t n;

	assert_int_equal(q_thing_count(tx, tx->a, &count, &err), ERR_OK);
	assert_string_equal(count.sentence, "a ; and \"quotes\" and :no parameter");
	assert_int_equal(q_thing_tree(tx, tx->a, &(struct p_thing_tree){ 5, 9 }, &rows, &n, &err),
	    ERR_OK);
	assert_int_equal(n, 5);
}

static void
every_statement_stands_in_the_list(void **state)
{
	size_t n = 0, writes = 0;

	(void)state;
	for (; sql_good[n] != NULL; n++)
		writes += sql_good[n]->writes ? 1 : 0;
	assert_int_equal(n, 11);
	assert_int_equal(writes, 2);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		TEST(a_row_comes_back_as_it_was_written),
		TEST(an_absent_row_is_not_found_and_leaves_the_output_alone),
		TEST(an_empty_blob_is_not_null),
		TEST(many_gives_all_rows_in_order_also_when_the_array_grows),
		TEST(rows_of_a_statement_above_need_no_struct_of_their_own),
		TEST(a_full_arena_is_a_limit),
		TEST(null_where_the_header_forbids_it_is_our_own_fault),
		TEST(a_column_of_another_type_is_our_own_fault),
		TEST(one_that_gives_more_rows_is_our_own_fault),
		TEST(exec_one_that_changes_nothing_is_a_conflict),
		TEST(a_fragment_brings_its_parameters),
		TEST(literals_and_recursion_pass_unchanged),
		TEST(every_statement_stands_in_the_list),
	};

	schema_dir = argc > 1 ? argv[1] : "tools/testdata/sql2c/schema";
	return cmocka_run_group_tests(tests, NULL, NULL);
}
