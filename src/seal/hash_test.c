#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "seal/seal.h"

/* Opens a seal from a file that is gone again; rotations more masters. */
static struct seal *
seal_of(const char *text)
{
	char path[] = "/tmp/seal-test-XXXXXX";
	int fd = mkstemp(path);
	struct seal *s = NULL;
	struct err err;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	(void)close(fd);
	assert_int_equal(seal_open(path, &s, &err), ERR_OK);
	(void)unlink(path);
	return s;
}

#define ONES \
	"1111111111111111111111111111111111111111111111111111111111111111"
#define TWOS \
	"2222222222222222222222222222222222222222222222222222222222222222"
#define BEFORE	"index " ONES "\n1 " ONES "\n"
#define AFTER	"index " ONES "\n1 " ONES "\n2 " TWOS "\n"

static void
sha256_of_abc_is_as_published(void **state)
{
	static const uint8_t want[SEAL_HASH] = {
		0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea,
		0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23,
		0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17, 0x7a, 0x9c,
		0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad,
	};
	uint8_t got[SEAL_HASH];
	struct seal_sha h;

	(void)state;
	seal_sha256("abc", 3, got);
	assert_memory_equal(got, want, sizeof(want));
	seal_sha_start(&h);
	seal_sha_add(&h, "a", 1);
	seal_sha_add(&h, "", 0);
	seal_sha_add(&h, "bc", 2);
	seal_sha_end(&h, got);
	assert_memory_equal(got, want, sizeof(want));
}

static void
a_code_passes_for_its_data_and_purpose_only(void **state)
{
	struct seal *s = seal_of(BEFORE);
	uint8_t mac[SEAL_HASH];
	struct err err;

	(void)state;
	assert_int_equal(seal_mac(s, SEAL_CSRF, "sessie", 6, mac, &err),
	    ERR_OK);
	assert_true(seal_mac_check(s, SEAL_CSRF, "sessie", 6, mac));
	assert_false(seal_mac_check(s, SEAL_CSRF, "sessif", 6, mac));
	assert_false(seal_mac_check(s, SEAL_DRAFT, "sessie", 6, mac));
	assert_false(seal_mac_check(s, "anders", "sessie", 6, mac));
	mac[31] ^= 1;
	assert_false(seal_mac_check(s, SEAL_CSRF, "sessie", 6, mac));
	assert_int_equal(seal_mac(s, "anders", "sessie", 6, mac, &err),
	    ERR_INTERNAL);
	seal_close(s);
}

static void
a_code_and_an_index_survive_a_rotation(void **state)
{
	struct seal *before = seal_of(BEFORE), *after = seal_of(AFTER);
	uint8_t mac[SEAL_HASH], a[SEAL_HASH], b[SEAL_HASH];
	struct err err;

	(void)state;
	assert_int_equal(seal_mac(before, SEAL_CSRF, "x", 1, mac, &err),
	    ERR_OK);
	assert_true(seal_mac_check(after, SEAL_CSRF, "x", 1, mac));
	seal_index(before, "contact.telefoon", "+31235550100", a);
	seal_index(after, "contact.telefoon", "+31235550100", b);
	assert_true(seal_equal(a, b, sizeof(a)));
	seal_close(before);
	seal_close(after);
}

static void
a_hash_as_text_comes_back_and_other_text_is_refused(void **state)
{
	uint8_t hash[SEAL_HASH], got[SEAL_HASH];
	char hex[SEAL_HEX + 1] = { 0 };

	(void)state;
	seal_sha256("abc", 3, hash);
	seal_hex(hash, hex);
	assert_true(seal_unhex(hex, got));
	assert_memory_equal(got, hash, sizeof(got));
	hex[SEAL_HEX - 1] = '0';
	assert_false(seal_unhex(hex, got));		/* one too long */
	hex[SEAL_HEX - 2] = '\0';
	assert_false(seal_unhex(hex, got));		/* one too short */
	assert_false(seal_unhex("", got));
	hex[SEAL_HEX - 2] = 'g';
	hex[SEAL_HEX - 1] = '\0';
	assert_false(seal_unhex(hex, got));
}

static void
an_index_keeps_fields_values_and_installations_apart(void **state)
{
	struct seal *s = seal_of(BEFORE);
	struct seal *other = seal_of("index " TWOS "\n1 " ONES "\n");
	uint8_t a[SEAL_HASH], b[SEAL_HASH];

	(void)state;
	seal_index(s, "a", "bc", a);
	seal_index(s, "ab", "c", b);
	assert_false(seal_equal(a, b, sizeof(a)));
	seal_index(s, "a", "bd", b);
	assert_false(seal_equal(a, b, sizeof(a)));
	seal_index(other, "a", "bc", b);
	assert_false(seal_equal(a, b, sizeof(a)));
	seal_close(s);
	seal_close(other);
}

static void
tokens_differ_and_fit_a_cookie(void **state)
{
	char a[SEAL_TOKEN], b[SEAL_TOKEN];
	uint8_t ha[SEAL_HASH], hb[SEAL_HASH];

	(void)state;
	seal_token_new(a);
	seal_token_new(b);
	assert_int_equal(strlen(a), SEAL_TOKEN - 1);
	assert_string_not_equal(a, b);
	assert_int_equal(strspn(a, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789-_"), SEAL_TOKEN - 1);
	seal_token_hash(a, ha);
	seal_token_hash(b, hb);
	assert_false(seal_equal(ha, hb, SEAL_HASH));
	seal_token_hash(a, hb);
	assert_true(seal_equal(ha, hb, SEAL_HASH));
}

static void
the_right_password_passes_and_a_wrong_one_does_not(void **state)
{
	char stored[SEAL_PASSWORD];
	struct seal_gate *g;
	struct err err;
	bool same;

	(void)state;
	assert_int_equal(seal_gate_open(2, SEAL_COST_TEST, &g, &err), ERR_OK);
	assert_int_equal(seal_password_hash(g, "Zeven blauwe fietsen", stored,
	    &err), ERR_OK);
	assert_null(strstr(stored, "fietsen"));
	assert_int_equal(seal_password_verify(g, stored,
	    "Zeven blauwe fietsen", &same, &err), ERR_OK);
	assert_true(same);
	assert_int_equal(seal_password_verify(g, stored,
	    "zeven blauwe fietsen", &same, &err), ERR_OK);
	assert_false(same);
	assert_int_equal(seal_password_verify(g, stored, "", &same, &err),
	    ERR_OK);
	assert_false(same);
	seal_gate_close(g);
}

static void
a_user_who_does_not_exist_never_passes(void **state)
{
	struct seal_gate *g;
	struct err err;
	bool same = true;

	(void)state;
	assert_int_equal(seal_gate_open(1, SEAL_COST_TEST, &g, &err), ERR_OK);
	assert_int_equal(seal_password_verify(g, NULL, "x", &same, &err),
	    ERR_OK);
	assert_false(same);
	assert_int_equal(seal_password_verify(g, "geen hash", "x", &same,
	    &err), ERR_OK);
	assert_false(same);
	seal_gate_close(g);
}

static void
a_password_has_a_length(void **state)
{
	char stored[SEAL_PASSWORD], lang[SEAL_PASSWORD_MAX + 2];
	struct seal_gate *g;
	struct err err;
	bool same;

	(void)state;
	memset(lang, 'x', sizeof(lang));
	lang[SEAL_PASSWORD_MAX + 1] = '\0';
	assert_int_equal(seal_gate_open(1, SEAL_COST_TEST, &g, &err), ERR_OK);
	assert_int_equal(seal_password_hash(g, "", stored, &err), ERR_INVALID);
	assert_string_equal(err.field, "wachtwoord");
	assert_int_equal(seal_password_hash(g, lang, stored, &err),
	    ERR_INVALID);
	lang[SEAL_PASSWORD_MAX] = '\0';
	assert_int_equal(seal_password_hash(g, lang, stored, &err), ERR_OK);
	assert_int_equal(seal_password_verify(g, stored, lang, &same, &err),
	    ERR_OK);
	assert_true(same);
	seal_gate_close(g);
}

static void
a_gate_without_room_is_refused(void **state)
{
	struct seal_gate *g;
	struct err err;

	(void)state;
	assert_int_equal(seal_gate_open(0, SEAL_COST, &g, &err), ERR_INVALID);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sha256_of_abc_is_as_published),
		cmocka_unit_test(a_code_passes_for_its_data_and_purpose_only),
		cmocka_unit_test(a_code_and_an_index_survive_a_rotation),
		cmocka_unit_test(a_hash_as_text_comes_back_and_other_text_is_refused),
		cmocka_unit_test(an_index_keeps_fields_values_and_installations_apart),
		cmocka_unit_test(tokens_differ_and_fit_a_cookie),
		cmocka_unit_test(the_right_password_passes_and_a_wrong_one_does_not),
		cmocka_unit_test(a_user_who_does_not_exist_never_passes),
		cmocka_unit_test(a_password_has_a_length),
		cmocka_unit_test(a_gate_without_room_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
