#include "seal/seal.h"

#include "hulp/test_file.h"

struct fix {
	char		 dir[TEST_DIR], path[TEST_FILE];
	struct arena	*a;
	struct seal	*s;
	uint8_t		 head[SEAL_STREAM_HEAD];
	uint8_t		 one[5 + SEAL_STREAM_MORE], two[3 + SEAL_STREAM_MORE];
	struct err	 err;
};

static int
setup(void **state)
{
	struct fix *f = calloc(1, sizeof(*f));
	struct seal_stream *st;

	test_file_begin(f->dir, f->path);
	f->a = arena_create((size_t)1 << 20);
	assert_int_equal(seal_keyfile_create(f->path, &f->err), ERR_OK);
	assert_int_equal(seal_open(f->path, &f->s, &f->err), ERR_OK);
	assert_int_equal(seal_stream_new(f->s, SEAL_BACKUP, f->a, f->head, &st, &f->err),
	    ERR_OK);
	seal_stream_push(st, "eerst", 5, false, f->one);
	seal_stream_push(st, "dan", 3, true, f->two);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fix *f = *state;

	seal_close(f->s);
	arena_destroy(f->a);
	test_file_end(f->dir, f->path);
	free(f);
	return 0;
}

static struct seal_stream *
opened(struct fix *f)
{
	struct seal_stream *st = NULL;

	assert_int_equal(seal_stream_open(f->s, SEAL_BACKUP, f->head, f->a, &st, &f->err),
	    ERR_OK);
	return st;
}

static void
a_stream_comes_back_piece_by_piece(void **state)
{
	struct fix *f = *state;
	struct seal_stream *st = opened(f);
	uint8_t to[8];
	bool last = true;

	assert_int_equal(seal_stream_pull(st, f->one, sizeof(f->one), to, &last, &f->err),
	    ERR_OK);
	assert_memory_equal(to, "eerst", 5);
	assert_false(last);
	assert_int_equal(seal_stream_pull(st, f->two, sizeof(f->two), to, &last, &f->err),
	    ERR_OK);
	assert_memory_equal(to, "dan", 3);
	assert_true(last);
	assert_int_equal(seal_stream_pull(st, f->two, sizeof(f->two), to, &last, &f->err),
	    ERR_INVALID);
}

static void
a_missing_piece_is_noticed(void **state)
{
	struct fix *f = *state;
	uint8_t to[8];
	bool last;

	assert_int_equal(seal_stream_pull(opened(f), f->two, sizeof(f->two), to, &last,
	    &f->err), ERR_INVALID);
	assert_non_null(f->err.text);
}

static void
a_changed_bit_is_noticed(void **state)
{
	struct fix *f = *state;
	uint8_t to[8];
	bool last;

	f->one[3] ^= 1;
	assert_int_equal(seal_stream_pull(opened(f), f->one, sizeof(f->one), to, &last,
	    &f->err), ERR_INVALID);
}

static void
a_stream_of_another_key_file_does_not_open(void **state)
{
	struct fix *f = *state;
	struct seal *other;
	struct seal_stream *st;
	char path[128];
	uint8_t to[8];
	bool last;

	(void)snprintf(path, sizeof(path), "%s/ander", f->dir);
	assert_int_equal(seal_keyfile_create(path, &f->err), ERR_OK);
	assert_int_equal(seal_open(path, &other, &f->err), ERR_OK);
	assert_int_equal(seal_stream_open(other, SEAL_BACKUP, f->head, f->a, &st, &f->err),
	    ERR_OK);
	assert_int_equal(seal_stream_pull(st, f->one, sizeof(f->one), to, &last, &f->err),
	    ERR_INVALID);
	f->head[1] = 99;
	assert_int_equal(seal_stream_open(other, SEAL_BACKUP, f->head, f->a, &st, &f->err),
	    ERR_NOT_FOUND);
	seal_close(other);
	(void)unlink(path);
}

static void
a_stream_for_one_purpose_does_not_open_for_another(void **state)
{
	struct fix *f = *state;
	struct seal_stream *st;
	uint8_t to[8];
	bool last;

	assert_int_equal(seal_stream_open(f->s, SEAL_MESSAGE, f->head, f->a, &st, &f->err),
	    ERR_OK);
	assert_int_equal(seal_stream_pull(st, f->one, sizeof(f->one), to, &last, &f->err),
	    ERR_INVALID);
}

int
main(void)
{
#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_stream_comes_back_piece_by_piece),
		T(a_missing_piece_is_noticed),
		T(a_changed_bit_is_noticed),
		T(a_stream_of_another_key_file_does_not_open),
		T(a_stream_for_one_purpose_does_not_open_for_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
