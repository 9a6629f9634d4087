#include "seal/sleutel.h"

#include "hulp/test_file.h"

#include "db/db.h"

#define REGIO	12
#define KEYS	7

struct fix {
	char		 dir[TEST_DIR], file[TEST_FILE], keys[TEST_FILE + 8];
	char		 url[TEST_PG_URL];
	struct db	*db;
	struct seal	*s;
	struct arena	*a;
	struct err	 err;
	int64_t		 id[KEYS];
	struct blob	 text[KEYS];
	size_t		 rounds;
};

static const struct seal_place place = { "notitie", "tekst", REGIO, 1 };

static enum err_code
fill(struct tx *tx, void *arg, struct err *err)
{
	struct fix *f = arg;
	struct seal_key *key;

	for (size_t i = 0; i < KEYS; i++) {
		TRY(sleutel_new(tx, f->s, f->a, REGIO, i % 2 == 0 ?
		    SEAL_DOSSIER : SEAL_VAULT, 1, &f->id[i], &key, err));
		TRY(seal_text(key, place, "Jansen", f->a, &f->text[i], err));
	}
	return sleutel_destroy(tx, REGIO, f->id[3], 2, err);
}

static int
setup(void **state)
{
	struct fix *f = calloc(1, sizeof(*f));

	test_file_begin(f->dir, f->file);
	test_file_url(f->file, true, f->url);
	(void)snprintf(f->keys, sizeof(f->keys), "%s-keys", f->file);
	f->a = arena_create((size_t)8 << 20);
	assert_int_equal(seal_keyfile_create(f->keys, &f->err), ERR_OK);
	assert_int_equal(seal_open(f->keys, &f->s, &f->err), ERR_OK);
	assert_int_equal(db_open(&(struct db_config){ .url = f->url,
	    .readers = 1, .create = true }, &f->db, &f->err), ERR_OK);
	assert_int_equal(db_migrate(f->db, &f->err), ERR_OK);
	if (db_write(f->db, fill, f, &f->err) != ERR_OK)
		fail_msg("%s", f->err.detail);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fix *f = *state;

	db_close(f->db);
	seal_close(f->s);
	arena_destroy(f->a);
	(void)unlink(f->keys);
	test_file_end(f->dir, f->file);
	free(f);
	return 0;
}

static enum err_code
open_all(struct tx *tx, void *arg, struct err *err)
{
	struct fix *f = arg;
	struct seal_key *key;
	const char *text;

	for (size_t i = 0; i < KEYS; i++) {
		if (i == 3)
			continue;
		TRY(sleutel_open(tx, f->s, f->a, REGIO, f->id[i], &key, err));
		TRY(unseal_text(key, place, f->text[i], f->a, &text, err));
		assert_string_equal(text, "Jansen");
	}
	return ERR_OK;
}

static enum err_code
open_destroyed(struct tx *tx, void *arg, struct err *err)
{
	struct fix *f = arg;
	struct seal_key *key;

	return sleutel_open(tx, f->s, f->a, REGIO, f->id[3], &key, err);
}

static enum err_code
rewrap(struct tx *tx, void *arg, struct err *err)
{
	struct fix *f = arg;
	int64_t na = 0;
	size_t n = 1;

	for (f->rounds = 0; n > 0; f->rounds++)
		TRY(sleutel_rewrap(tx, f->s, f->a, REGIO, na, 2, &n, &na,
		    err));
	return ERR_OK;
}

/* The key file with its first master taken out. */
static void
drop_first_master(struct fix *f)
{
	char text[4096];
	FILE *in = fopen(f->keys, "r"), *out;
	size_t n = fread(text, 1, sizeof(text) - 1, in);
	char *one;

	(void)fclose(in);
	text[n] = '\0';
	one = strstr(text, "\n1 ");
	assert_non_null(one);
	one[1] = '#';
	out = fopen(f->keys, "w");
	assert_int_equal(fwrite(text, 1, n, out), n);
	assert_int_equal(fclose(out), 0);
}

static void
keys_in_rows_open_and_destroyed_ones_do_not(void **state)
{
	struct fix *f = *state;

	assert_int_equal(db_read(f->db, open_all, f, &f->err), ERR_OK);
	assert_int_equal(db_read(f->db, open_destroyed, f, &f->err),
	    ERR_NOT_FOUND);
}

static void
after_rewrapping_all_rows_the_old_master_may_go(void **state)
{
	struct fix *f = *state;
	uint8_t print[16];
	int64_t id;

	assert_int_equal(seal_keyfile_rotate(f->keys, &id, &f->err), ERR_OK);
	seal_close(f->s);
	assert_int_equal(seal_open(f->keys, &f->s, &f->err), ERR_OK);
	if (db_write(f->db, rewrap, f, &f->err) != ERR_OK)
		fail_msg("%s", f->err.detail);
	assert_int_equal(f->rounds, 4);		/* 6 keys by two, and none */
	drop_first_master(f);
	seal_close(f->s);
	assert_int_equal(seal_open(f->keys, &f->s, &f->err), ERR_OK);
	assert_int_equal(seal_fingerprint(f->s, 1, print, &f->err), ERR_NOT_FOUND);
	if (db_read(f->db, open_all, f, &f->err) != ERR_OK)
		fail_msg("%s", f->err.detail);
	assert_int_equal(db_read(f->db, open_destroyed, f, &f->err),
	    ERR_NOT_FOUND);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(keys_in_rows_open_and_destroyed_ones_do_not),
		T(after_rewrapping_all_rows_the_old_master_may_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
