#include "seal/seal.h"

#include <sys/stat.h>

#include "hulp/test_file.h"

#define REGIO	12
#define DOSSIER	4817

struct fix {
	char		 dir[TEST_DIR], path[TEST_FILE];
	struct arena	*a;
	struct seal	*s;
	struct seal_key	*key;
	struct blob	 wrapped;
	int64_t		 master;
	struct err	 err;
};

static const struct seal_place place = {
	.table = "melding", .column = "verteld", .regio = REGIO, .id = 7,
};

static int
setup(void **state)
{
	struct fix *f = calloc(1, sizeof(*f));

	test_file_begin(f->dir, f->path);
	f->a = arena_create((size_t)32 << 20);
	assert_int_equal(seal_keyfile_create(f->path, &f->err), ERR_OK);
	assert_int_equal(seal_open(f->path, &f->s, &f->err), ERR_OK);
	assert_int_equal(seal_key_new(f->s, SEAL_DOSSIER, REGIO, DOSSIER, f->a,
	    &f->key, &f->wrapped, &f->master, &f->err), ERR_OK);
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

static struct blob
sealed(struct fix *f, const char *text)
{
	struct blob b = { 0 };

	assert_int_equal(seal_text(f->key, place, text, f->a, &b, &f->err),
	    ERR_OK);
	return b;
}

static const char *
opened(struct fix *f, struct blob b)
{
	const char *text = "untouched";

	assert_int_equal(unseal_text(f->key, place, b, f->a, &text, &f->err),
	    ERR_OK);
	return text;
}

static void
reopen(struct fix *f)
{
	seal_close(f->s);
	f->s = NULL;
	assert_int_equal(seal_open(f->path, &f->s, &f->err), ERR_OK);
}

static void
rewrite(struct fix *f, const char *text)
{
	FILE *out = fopen(f->path, "w");

	assert_non_null(out);
	assert_true(fputs(text, out) >= 0);
	assert_int_equal(fclose(out), 0);
}

#define ONES \
	"1111111111111111111111111111111111111111111111111111111111111111"
#define TWOS \
	"2222222222222222222222222222222222222222222222222222222222222222"

static void
a_sealed_text_comes_back_and_is_not_readable(void **state)
{
	struct fix *f = *state;
	const char *text = "Hij sloeg haar waar 's kinderen bij waren \xf0\x9f\x98\xa2";
	struct blob b = sealed(f, text);

	assert_null(memmem(b.p, b.n, "sloeg", 5));
	assert_string_equal(opened(f, b), text);
}

static void
an_empty_text_is_a_value_and_no_text_is_none(void **state)
{
	struct fix *f = *state;
	struct blob b = sealed(f, "");

	assert_non_null(b.p);
	assert_string_equal(opened(f, b), "");
	b = sealed(f, NULL);
	assert_null(b.p);
	assert_null(opened(f, b));
}

static void
a_text_of_one_megabyte_comes_back(void **state)
{
	struct fix *f = *state;
	size_t n = (size_t)1 << 20;
	char *text = arena_alloc(f->a, n + 1);

	memset(text, 'x', n);
	assert_string_equal(opened(f, sealed(f, text)), text);
}

static void
short_names_have_the_same_sealed_length(void **state)
{
	struct fix *f = *state;

	assert_int_equal(sealed(f, "").n, sealed(f, "Jansen").n);
	assert_int_equal(sealed(f, "El").n,
	    sealed(f, "van Wageningen tot Dieren, Jan").n);
	assert_true(sealed(f, "").n <
	    sealed(f, "een tekst van meer dan tweeëndertig tekens").n);
}

static void
the_same_text_is_sealed_differently_each_time(void **state)
{
	struct fix *f = *state;
	struct blob a = sealed(f, "Jansen"), b = sealed(f, "Jansen");

	assert_memory_not_equal(a.p, b.p, a.n);
}

static void
bytes_come_back_with_their_zeros_and_their_length(void **state)
{
	static const uint8_t raw[] = { 0, 1, 0, 255, 0 };
	struct fix *f = *state;
	struct blob in = { .p = raw, .n = sizeof(raw) }, b, out = { 0 };

	assert_int_equal(seal_bytes(f->key, place, in, f->a, &b, &f->err),
	    ERR_OK);
	assert_int_equal(unseal_bytes(f->key, place, b, f->a, &out, &f->err),
	    ERR_OK);
	assert_int_equal(out.n, sizeof(raw));
	assert_memory_equal(out.p, raw, sizeof(raw));
}

static void
a_byte_changed_anywhere_is_refused(void **state)
{
	struct fix *f = *state;
	struct blob b = sealed(f, "Jansen");
	const char *text = "untouched";

	for (size_t i = 0; i < b.n; i++) {
		uint8_t *bad = arena_copy(f->a, b.p, b.n);

		bad[i] ^= 1;
		assert_int_equal(unseal_text(f->key, place,
		    (struct blob){ .p = bad, .n = b.n }, f->a, &text, &f->err),
		    ERR_INTERNAL);
	}
	assert_non_null(f->err.text);
	assert_string_equal(text, "untouched");
}

static void
a_shortened_value_is_refused(void **state)
{
	struct fix *f = *state;
	struct blob b = sealed(f, "Jansen");
	const char *text;

	for (size_t n = 0; n < b.n; n++)
		assert_int_equal(unseal_text(f->key, place,
		    (struct blob){ .p = b.p, .n = n }, f->a, &text, &f->err),
		    ERR_INTERNAL);
}

static void
a_value_moved_to_another_place_is_refused(void **state)
{
	const struct seal_place moved[] = {
		{ "notitie", "verteld", REGIO, 7 },
		{ "melding", "toonbaar", REGIO, 7 },
		{ "melding", "verteld", REGIO + 1, 7 },
		{ "melding", "verteld", REGIO, 8 },
		{ "meldingv", "erteld", REGIO, 7 },
	};
	struct fix *f = *state;
	struct blob b = sealed(f, "Jansen");
	const char *text;

	for (size_t i = 0; i < sizeof(moved) / sizeof(moved[0]); i++)
		assert_int_equal(unseal_text(f->key, moved[i], b, f->a, &text,
		    &f->err), ERR_INTERNAL);
}

static void
a_value_of_another_dossier_is_refused(void **state)
{
	struct fix *f = *state;
	struct blob b = sealed(f, "Jansen"), wrapped;
	struct seal_key *other;
	const char *text;
	int64_t master;

	assert_int_equal(seal_key_new(f->s, SEAL_DOSSIER, REGIO, DOSSIER, f->a,
	    &other, &wrapped, &master, &f->err), ERR_OK);
	assert_int_equal(unseal_text(other, place, b, f->a, &text, &f->err),
	    ERR_INTERNAL);
}

static void
a_stored_key_opens_what_it_sealed(void **state)
{
	struct fix *f = *state;
	struct blob b = sealed(f, "Jansen");

	reopen(f);
	assert_int_equal(seal_key_open(f->s, SEAL_DOSSIER, REGIO, DOSSIER,
	    f->wrapped, f->a, &f->key, &f->err), ERR_OK);
	assert_string_equal(opened(f, b), "Jansen");
}

static void
a_stored_key_opens_only_for_its_purpose_region_and_row(void **state)
{
	struct fix *f = *state;
	struct seal_key *key;

	assert_int_equal(seal_key_open(f->s, SEAL_VAULT, REGIO, DOSSIER,
	    f->wrapped, f->a, &key, &f->err), ERR_INTERNAL);
	assert_int_equal(seal_key_open(f->s, SEAL_DOSSIER, REGIO + 1, DOSSIER,
	    f->wrapped, f->a, &key, &f->err), ERR_INTERNAL);
	assert_int_equal(seal_key_open(f->s, SEAL_DOSSIER, REGIO, DOSSIER + 1,
	    f->wrapped, f->a, &key, &f->err), ERR_INTERNAL);
	assert_int_equal(seal_key_open(f->s, "anders", REGIO, DOSSIER,
	    f->wrapped, f->a, &key, &f->err), ERR_INTERNAL);
}

static void
a_stored_key_with_a_changed_byte_is_refused(void **state)
{
	struct fix *f = *state;
	struct seal_key *key;

	for (size_t i = 0; i < f->wrapped.n; i++) {
		uint8_t *bad = arena_copy(f->a, f->wrapped.p, f->wrapped.n);

		bad[i] ^= 0x80;
		assert_int_equal(seal_key_open(f->s, SEAL_DOSSIER, REGIO,
		    DOSSIER, (struct blob){ .p = bad, .n = f->wrapped.n },
		    f->a, &key, &f->err), ERR_INTERNAL);
	}
}

/* G3: a destroyed key is said to be so, and is not an accident. */
static void
a_destroyed_key_is_not_found(void **state)
{
	struct fix *f = *state;
	struct seal_key *key;

	assert_int_equal(seal_key_open(f->s, SEAL_DOSSIER, REGIO, DOSSIER,
	    (struct blob){ 0 }, f->a, &key, &f->err), ERR_NOT_FOUND);
	assert_non_null(f->err.text);
}

static void
another_key_file_is_refused_and_shows_another_fingerprint(void **state)
{
	struct fix *f = *state;
	uint8_t before[16], after[16];
	struct seal_key *key;

	assert_int_equal(seal_fingerprint(f->s, 1, before, &f->err), ERR_OK);
	rewrite(f, "index " ONES "\n1 " TWOS "\n");
	reopen(f);
	assert_int_equal(seal_key_open(f->s, SEAL_DOSSIER, REGIO, DOSSIER,
	    f->wrapped, f->a, &key, &f->err), ERR_INTERNAL);
	assert_non_null(strstr(f->err.detail, "another key file"));
	assert_int_equal(seal_fingerprint(f->s, 1, after, &f->err), ERR_OK);
	assert_memory_not_equal(before, after, sizeof(before));
}

static void
a_missing_master_key_is_named_by_its_number(void **state)
{
	struct fix *f = *state;
	struct seal_key *key;

	rewrite(f, "index " ONES "\n2 " TWOS "\n");
	reopen(f);
	assert_int_equal(seal_key_open(f->s, SEAL_DOSSIER, REGIO, DOSSIER,
	    f->wrapped, f->a, &key, &f->err), ERR_INTERNAL);
	assert_non_null(strstr(f->err.detail, "master key 1 "));
}

static void
after_a_rotation_old_keys_open_and_new_ones_use_the_new_master(void **state)
{
	struct fix *f = *state;
	struct blob b = sealed(f, "Jansen"), wrapped;
	struct seal_key *key;
	int64_t id = 0, master = 0;
	struct stat st;

	assert_int_equal(seal_keyfile_rotate(f->path, &id, &f->err), ERR_OK);
	assert_int_equal(id, 2);
	assert_int_equal(stat(f->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	reopen(f);
	assert_int_equal(seal_active(f->s), 2);
	assert_int_equal(seal_key_open(f->s, SEAL_DOSSIER, REGIO, DOSSIER,
	    f->wrapped, f->a, &f->key, &f->err), ERR_OK);
	assert_string_equal(opened(f, b), "Jansen");
	assert_int_equal(seal_key_new(f->s, SEAL_VAULT, REGIO, 1, f->a, &key,
	    &wrapped, &master, &f->err), ERR_OK);
	assert_int_equal(master, 2);
}

static void
a_rewrapped_key_does_without_the_old_master(void **state)
{
	struct fix *f = *state;
	struct blob b, wrapped;
	int64_t master;

	rewrite(f, "index " ONES "\n1 " ONES "\n");
	reopen(f);
	assert_int_equal(seal_key_new(f->s, SEAL_DOSSIER, REGIO, DOSSIER, f->a,
	    &f->key, &f->wrapped, &master, &f->err), ERR_OK);
	b = sealed(f, "Jansen");
	rewrite(f, "index " ONES "\n1 " ONES "\n2 " TWOS "\n");
	reopen(f);
	assert_int_equal(seal_key_rewrap(f->s, SEAL_DOSSIER, REGIO, DOSSIER,
	    f->wrapped, f->a, &wrapped, &master, &f->err), ERR_OK);
	assert_int_equal(master, 2);
	rewrite(f, "index " ONES "\n2 " TWOS "\n");
	reopen(f);
	assert_int_equal(seal_key_open(f->s, SEAL_DOSSIER, REGIO, DOSSIER,
	    wrapped, f->a, &f->key, &f->err), ERR_OK);
	assert_string_equal(opened(f, b), "Jansen");
}

static void
a_full_arena_is_an_error_not_a_crash(void **state)
{
	struct fix *f = *state;
	struct arena *small = arena_create(64);
	struct blob b;

	assert_int_equal(seal_text(f->key, place, "een tekst die niet past "
	    "in zo weinig geheugen", small, &b, &f->err), ERR_LIMIT);
	arena_destroy(small);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_sealed_text_comes_back_and_is_not_readable),
		T(an_empty_text_is_a_value_and_no_text_is_none),
		T(a_text_of_one_megabyte_comes_back),
		T(short_names_have_the_same_sealed_length),
		T(the_same_text_is_sealed_differently_each_time),
		T(bytes_come_back_with_their_zeros_and_their_length),
		T(a_byte_changed_anywhere_is_refused),
		T(a_shortened_value_is_refused),
		T(a_value_moved_to_another_place_is_refused),
		T(a_value_of_another_dossier_is_refused),
		T(a_stored_key_opens_what_it_sealed),
		T(a_stored_key_opens_only_for_its_purpose_region_and_row),
		T(a_stored_key_with_a_changed_byte_is_refused),
		T(a_destroyed_key_is_not_found),
		T(another_key_file_is_refused_and_shows_another_fingerprint),
		T(a_missing_master_key_is_named_by_its_number),
		T(after_a_rotation_old_keys_open_and_new_ones_use_the_new_master),
		T(a_rewrapped_key_does_without_the_old_master),
		T(a_full_arena_is_an_error_not_a_crash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
