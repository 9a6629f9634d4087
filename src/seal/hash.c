/* hash.c - hashes, keyed codes, tokens and random bytes. */
#include "seal/inside.h"

#include <stdlib.h>
#include <string.h>

static const char *const purposes[SEAL_PURPOSES] = {
	SEAL_DOSSIER, SEAL_VAULT, SEAL_DRAFT, SEAL_MESSAGE, SEAL_CSRF,
	SEAL_ADVICE, SEAL_BACKUP,
};

int
seal_purpose(const char *purpose)
{
	for (int i = 0; i < SEAL_PURPOSES; i++) {
		if (strcmp(purposes[i], purpose) == 0)
			return i;
	}
	return -1;
}

static void
derive(uint8_t *out, size_t n, const char *what, const uint8_t key[32])
{
	crypto_generichash_state st;
	static const char label[] = "samenloop seal 1:";

	(void)crypto_generichash_init(&st, key, 32, n);
	(void)crypto_generichash_update(&st, (const uint8_t *)label,
	    sizeof(label) - 1);
	(void)crypto_generichash_update(&st, (const uint8_t *)what,
	    strlen(what));
	(void)crypto_generichash_final(&st, out, n);
	sodium_memzero(&st, sizeof(st));
}

void
seal_master_derive(struct seal_master *m, int64_t id, const uint8_t key[32])
{
	m->id = id;
	for (int i = 0; i < SEAL_PURPOSES; i++)
		derive(m->sub[i], sizeof(m->sub[i]), purposes[i], key);
	derive(m->fingerprint, sizeof(m->fingerprint), "fingerprint", key);
}

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct seal_sha),
    "struct seal_sha holds libsodium's state");
_Static_assert(crypto_hash_sha256_BYTES == SEAL_HASH, "SHA-256 is 32 bytes");

void
seal_hex(const uint8_t hash[SEAL_HASH], char out[SEAL_HEX])
{
	(void)sodium_bin2hex(out, SEAL_HEX, hash, SEAL_HASH);
}

bool
seal_unhex(const char *s, uint8_t out[SEAL_HASH])
{
	size_t n = strlen(s), got;

	return n == SEAL_HEX - 1 && sodium_hex2bin(out, SEAL_HASH, s, n, NULL, &got,
	    NULL) == 0 && got == SEAL_HASH;
}

void
seal_sha256(const void *p, size_t n, uint8_t out[SEAL_HASH])
{
	(void)crypto_hash_sha256(out, p, n);
}

static crypto_hash_sha256_state *
sha_state(struct seal_sha *h)
{
	return (void *)h->state;
}

void
seal_sha_start(struct seal_sha *h)
{
	(void)crypto_hash_sha256_init(sha_state(h));
}

void
seal_sha_add(struct seal_sha *h, const void *p, size_t n)
{
	(void)crypto_hash_sha256_update(sha_state(h), p, n);
}

void
seal_sha_end(struct seal_sha *h, uint8_t out[SEAL_HASH])
{
	(void)crypto_hash_sha256_final(sha_state(h), out);
	sodium_memzero(h, sizeof(*h));
}

enum err_code
seal_mac(const struct seal *s, const char *purpose, const void *p, size_t n,
    uint8_t out[SEAL_HASH], struct err *err)
{
	int which = seal_purpose(purpose);

	if (which < 0)
		return FAIL(err, ERR_INTERNAL, "no such purpose of a code");
	(void)crypto_generichash(out, SEAL_HASH, p, n,
	    s->master[s->n - 1].sub[which], 32);
	return ERR_OK;
}

bool
seal_mac_check(const struct seal *s, const char *purpose, const void *p,
    size_t n, const uint8_t mac[SEAL_HASH])
{
	int which = seal_purpose(purpose);
	uint8_t want[SEAL_HASH];
	bool same = false;

	if (which < 0)
		return false;
	/* All masters always, so that time does not tell which one it was. */
	for (unsigned i = 0; i < s->n; i++) {
		(void)crypto_generichash(want, sizeof(want), p, n,
		    s->master[i].sub[which], 32);
		same |= sodium_memcmp(want, mac, sizeof(want)) == 0;
	}
	return same;
}

void
seal_index(const struct seal *s, const char *field, const char *value,
    uint8_t out[SEAL_HASH])
{
	crypto_generichash_state st;

	(void)crypto_generichash_init(&st, s->index, sizeof(s->index),
	    SEAL_HASH);
	/* The NUL goes in too: "a" + "bc" is not "ab" + "c". */
	(void)crypto_generichash_update(&st, (const uint8_t *)field,
	    strlen(field) + 1);
	(void)crypto_generichash_update(&st, (const uint8_t *)value,
	    strlen(value));
	(void)crypto_generichash_final(&st, out, SEAL_HASH);
	sodium_memzero(&st, sizeof(st));
}

void
seal_random(void *p, size_t n)
{
	/* Nothing is safe without randomness; this happens at start or never. */
	if (sodium_init() < 0)
		abort();
	randombytes_buf(p, n);
}

bool
seal_equal(const void *a, const void *b, size_t n)
{
	return sodium_memcmp(a, b, n) == 0;
}

void
seal_wipe(void *p, size_t n)
{
	sodium_memzero(p, n);
}

_Static_assert(sodium_base64_ENCODED_LEN(32,
    sodium_base64_VARIANT_URLSAFE_NO_PADDING) == SEAL_TOKEN, "43 and a NUL");

void
seal_token_new(char out[SEAL_TOKEN])
{
	uint8_t raw[32];

	seal_random(raw, sizeof(raw));
	(void)sodium_bin2base64(out, SEAL_TOKEN, raw, sizeof(raw),
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(raw, sizeof(raw));
}

void
seal_token_hash(const char *token, uint8_t out[SEAL_HASH])
{
	(void)crypto_generichash(out, SEAL_HASH, (const uint8_t *)token,
	    strlen(token), NULL, 0);
}
