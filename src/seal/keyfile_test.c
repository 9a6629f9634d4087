#include "seal/seal.h"

#include <sys/stat.h>

#include "hulp/test_file.h"

#define ONES \
	"1111111111111111111111111111111111111111111111111111111111111111"
#define TWOS \
	"2222222222222222222222222222222222222222222222222222222222222222"
#define ZEROS \
	"0000000000000000000000000000000000000000000000000000000000000000"

struct fix {
	char		dir[TEST_DIR], path[TEST_FILE];
	struct err	err;
};

static int
setup(void **state)
{
	struct fix *f = calloc(1, sizeof(*f));

	test_file_begin(f->dir, f->path);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fix *f = *state;

	test_file_end(f->dir, f->path);
	free(f);
	return 0;
}

static enum err_code
open_text(struct fix *f, const char *text)
{
	struct seal *s = NULL;
	enum err_code rc;
	FILE *out = fopen(f->path, "w");

	assert_non_null(out);
	assert_int_equal(fchmod(fileno(out), 0600), 0);
	assert_true(fputs(text, out) >= 0);
	assert_int_equal(fclose(out), 0);
	rc = seal_open(f->path, &s, &f->err);
	assert_true((rc == ERR_OK) == (s != NULL));
	seal_close(s);
	return rc;
}

static void
no_key_file_is_said_so(void **state)
{
	struct fix *f = *state;
	struct seal *s;

	assert_int_equal(seal_open(f->path, &s, &f->err), ERR_NOT_FOUND);
	assert_non_null(f->err.text);
}

static void
a_key_file_that_others_can_read_is_refused(void **state)
{
	static const mode_t modes[] = { 0640, 0604, 0620, 0601, 0660, 0644 };
	struct fix *f = *state;
	struct seal *s;

	assert_int_equal(seal_keyfile_create(f->path, &f->err), ERR_OK);
	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
		assert_int_equal(chmod(f->path, modes[i]), 0);
		assert_int_equal(seal_open(f->path, &s, &f->err),
		    ERR_FORBIDDEN);
		assert_non_null(f->err.text);
	}
}

static void
a_link_or_folder_in_its_place_is_refused(void **state)
{
	struct fix *f = *state;
	struct seal *s;

	assert_int_equal(symlink("/etc/passwd", f->path), 0);
	assert_int_equal(seal_open(f->path, &s, &f->err), ERR_FORBIDDEN);
	assert_int_equal(seal_open(f->dir, &s, &f->err), ERR_FORBIDDEN);
}

static void
a_new_key_file_is_for_its_owner_alone(void **state)
{
	struct fix *f = *state;
	struct stat st;

	assert_int_equal(seal_keyfile_create(f->path, &f->err), ERR_OK);
	assert_int_equal(stat(f->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void
a_key_file_is_never_overwritten(void **state)
{
	struct fix *f = *state;

	assert_int_equal(open_text(f, "index " ONES "\n7 " TWOS "\n"), ERR_OK);
	assert_int_equal(seal_keyfile_create(f->path, &f->err), ERR_CONFLICT);
	assert_int_equal(access(f->path, R_OK), 0);
}

static void
comments_empty_lines_and_missing_last_newline_are_fine(void **state)
{
	struct fix *f = *state;
	uint8_t print[16];
	struct seal *s;

	assert_int_equal(open_text(f, "# een\n\n1 " ONES "\r\n  \n3 " TWOS
	    " \nindex " ONES), ERR_OK);
	assert_int_equal(seal_open(f->path, &s, &f->err), ERR_OK);
	assert_int_equal(seal_active(s), 3);
	assert_int_equal(seal_fingerprint(s, 1, print, &f->err), ERR_OK);
	assert_int_equal(seal_fingerprint(s, 2, print, &f->err), ERR_NOT_FOUND);
	seal_close(s);
}

static void
what_is_no_key_file_is_refused_by_line_without_its_contents(void **state)
{
	static const char *const bad[] = {
		"", "# leeg\n", "index " ONES "\n", "1 " ONES "\n",
		"index " ONES "\n1 " ONES "1\n",
		"index " ONES "\n1 abcd\n",
		"index " ONES "\n1  " ONES "\n",
		"index " ONES "\nx " ONES "\n",
		"index " ONES "\n0 " ONES "\n",
		"index " ONES "\n-1 " ONES "\n",
		"index " ONES "\n1234567890 " ONES "\n",
		"index " ONES "\n2 " ONES "\n2 " TWOS "\n",
		"index " ONES "\n2 " ONES "\n1 " TWOS "\n",
		"index " ONES "\nindex " TWOS "\n1 " TWOS "\n",
		"index " ONES "\n1 " ZEROS "\n",
		"index " ONES "\n1 g" ONES "\n",
	};
	struct fix *f = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(open_text(f, bad[i]), ERR_INVALID);
		assert_null(strstr(f->err.detail, "1111"));
		assert_null(strstr(f->err.detail, "abcd"));
	}
}

static void
thirty_two_master_keys_are_enough(void **state)
{
	struct fix *f = *state;
	struct seal *s;
	int64_t id;

	assert_int_equal(seal_keyfile_create(f->path, &f->err), ERR_OK);
	for (int64_t i = 2; i <= 32; i++) {
		assert_int_equal(seal_keyfile_rotate(f->path, &id, &f->err),
		    ERR_OK);
		assert_int_equal(id, i);
	}
	assert_int_equal(seal_keyfile_rotate(f->path, &id, &f->err),
	    ERR_LIMIT);
	assert_int_equal(seal_open(f->path, &s, &f->err), ERR_OK);
	assert_int_equal(seal_active(s), 32);
	seal_close(s);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(no_key_file_is_said_so),
		T(a_key_file_that_others_can_read_is_refused),
		T(a_link_or_folder_in_its_place_is_refused),
		T(a_new_key_file_is_for_its_owner_alone),
		T(a_key_file_is_never_overwritten),
		T(comments_empty_lines_and_missing_last_newline_are_fine),
		T(what_is_no_key_file_is_refused_by_line_without_its_contents),
		T(thirty_two_master_keys_are_enough),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
