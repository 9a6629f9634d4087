/* seal.c - data keys and the values sealed with them. */
#include "seal/inside.h"

#include <string.h>

#define FORMAT		1	/* first byte of every wrapped key and value */
#define NONCE		crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG		crypto_aead_xchacha20poly1305_ietf_ABYTES
#define KEY		crypto_aead_xchacha20poly1305_ietf_KEYBYTES
#define HEAD		(1 + NONCE)
#define WRAP_HEAD	(1 + 8)		/* format, number of the master key */
#define WRAPPED		(WRAP_HEAD + NONCE + KEY + TAG)
#define ROUND		((size_t)32)
#define VALUE_MAX	((size_t)64 << 20)
#define NAME_MAX_LEN	64

_Static_assert(KEY == 32, "subkeys and data keys are 32 bytes");

#define TEXT_DAMAGED \
	"Deze gegevens kunnen niet worden geopend. Waarschuw de beheerder."
#define TEXT_NO_MASTER \
	"De sleutel van deze gegevens ontbreekt. Waarschuw de beheerder."
#define TEXT_GONE "Deze gegevens zijn vernietigd."

struct seal_key {
	uint8_t	key[KEY];
};

/* What a value is bound to. Lengths go first, so that no two places give the
 * same bytes. */
struct bound {
	uint8_t	p[1 + 2 * (1 + NAME_MAX_LEN) + 2 * 8];
	size_t	n;
};

static void
bound_int(struct bound *b, int64_t v)
{
	for (int i = 0; i < 8; i++)
		b->p[b->n++] = (uint8_t)((uint64_t)v >> (8 * i));
}

static bool
bound_name(struct bound *b, const char *name)
{
	size_t n = strlen(name);

	if (n == 0 || n > NAME_MAX_LEN)
		return false;
	b->p[b->n++] = (uint8_t)n;
	memcpy(b->p + b->n, name, n);
	b->n += n;
	return true;
}

static bool
bound_place(struct bound *b, struct seal_place at)
{
	b->p[0] = FORMAT;
	b->n = 1;
	if (!bound_name(b, at.table) || !bound_name(b, at.column))
		return false;
	bound_int(b, at.regio);
	bound_int(b, at.id);
	return true;
}

static bool
bound_wrap(struct bound *b, const char *purpose, int64_t regio, int64_t id,
    int64_t master)
{
	bool ok = bound_place(b, (struct seal_place){ .table = "sleutel",
	    .column = purpose, .regio = regio, .id = id });

	bound_int(b, master);
	return ok;
}

int64_t
seal_active(const struct seal *s)
{
	return s->master[s->n - 1].id;
}

const struct seal_master *
seal_master_find(const struct seal *s, int64_t id)
{
	for (unsigned i = 0; i < s->n; i++) {
		if (s->master[i].id == id)
			return &s->master[i];
	}
	return NULL;
}

enum err_code
seal_fingerprint(const struct seal *s, int64_t master, uint8_t out[16],
    struct err *err)
{
	const struct seal_master *m = seal_master_find(s, master);

	if (m == NULL)
		return SEAL_FAIL(err, ERR_NOT_FOUND, TEXT_NO_MASTER,
		    "master key %lld is not in the key file",
		    (long long)master);
	memcpy(out, m->fingerprint, sizeof(m->fingerprint));
	return ERR_OK;
}

static enum err_code
no_memory(struct err *err, size_t n)
{
	return FAIL(err, ERR_LIMIT, "no room for %zu bytes in the arena", n);
}

static enum err_code
wrap(const struct seal *s, const char *purpose, int64_t regio, int64_t id,
    const struct seal_key *key, struct arena *a, struct blob *out,
    int64_t *master_out, struct err *err)
{
	const struct seal_master *m = &s->master[s->n - 1];
	int which = seal_purpose(purpose);
	struct bound b;
	uint8_t *p;

	if (which < 0 || !bound_wrap(&b, purpose, regio, id, m->id))
		return FAIL(err, ERR_INTERNAL, "no such purpose of a key");
	if ((p = arena_alloc(a, WRAPPED)) == NULL)
		return no_memory(err, WRAPPED);
	p[0] = FORMAT;
	for (int i = 0; i < 8; i++)
		p[1 + i] = (uint8_t)((uint64_t)m->id >> (8 * i));
	randombytes_buf(p + WRAP_HEAD, NONCE);
	(void)crypto_aead_xchacha20poly1305_ietf_encrypt(p + WRAP_HEAD + NONCE,
	    NULL, key->key, KEY, b.p, b.n, NULL, p + WRAP_HEAD, m->sub[which]);
	*out = (struct blob){ .p = p, .n = WRAPPED };
	*master_out = m->id;
	return ERR_OK;
}

enum err_code
seal_key_new(const struct seal *s, const char *purpose, int64_t regio,
    int64_t id, struct arena *a, struct seal_key **key_out,
    struct blob *wrapped_out, int64_t *master_out, struct err *err)
{
	struct seal_key *key = arena_new(a, struct seal_key, 1);

	if (key == NULL)
		return no_memory(err, sizeof(*key));
	randombytes_buf(key->key, sizeof(key->key));
	TRY(wrap(s, purpose, regio, id, key, a, wrapped_out, master_out, err));
	*key_out = key;
	return ERR_OK;
}

static int64_t
wrapped_master(struct blob wrapped)
{
	uint64_t id = 0;

	for (int i = 0; i < 8; i++)
		id |= (uint64_t)wrapped.p[1 + i] << (8 * i);
	return (int64_t)id;
}

enum err_code
seal_key_open(const struct seal *s, const char *purpose, int64_t regio,
    int64_t id, struct blob wrapped, struct arena *a, struct seal_key **out,
    struct err *err)
{
	int which = seal_purpose(purpose);
	const struct seal_master *m;
	struct seal_key *key;
	struct bound b;

	if (wrapped.p == NULL)
		return SEAL_FAIL(err, ERR_NOT_FOUND, TEXT_GONE,
		    "the data key was destroyed");
	if (wrapped.n != WRAPPED || wrapped.p[0] != FORMAT)
		return SEAL_FAIL(err, ERR_INTERNAL, TEXT_DAMAGED,
		    "this is no wrapped key: %zu bytes", wrapped.n);
	if ((m = seal_master_find(s, wrapped_master(wrapped))) == NULL)
		return SEAL_FAIL(err, ERR_INTERNAL, TEXT_NO_MASTER,
		    "master key %lld is not in the key file",
		    (long long)wrapped_master(wrapped));
	if (which < 0 || !bound_wrap(&b, purpose, regio, id, m->id))
		return FAIL(err, ERR_INTERNAL, "no such purpose of a key");
	if ((key = arena_new(a, struct seal_key, 1)) == NULL)
		return no_memory(err, sizeof(*key));
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(key->key, NULL, NULL,
	    wrapped.p + WRAP_HEAD + NONCE, KEY + TAG, b.p, b.n,
	    wrapped.p + WRAP_HEAD, m->sub[which]) != 0)
		return SEAL_FAIL(err, ERR_INTERNAL, TEXT_DAMAGED,
		    "wrapped key does not open: another key file than master "
		    "key %lld was made in, or a changed or moved row",
		    (long long)m->id);
	*out = key;
	return ERR_OK;
}

enum err_code
seal_key_rewrap(const struct seal *s, const char *purpose, int64_t regio,
    int64_t id, struct blob wrapped, struct arena *a,
    struct blob *wrapped_out, int64_t *master_out, struct err *err)
{
	struct seal_key *key;

	TRY(seal_key_open(s, purpose, regio, id, wrapped, a, &key, err));
	return wrap(s, purpose, regio, id, key, a, wrapped_out, master_out,
	    err);
}

/* Seals n bytes followed by enough zeros to make total. */
static enum err_code
seal_padded(const struct seal_key *key, struct seal_place at, const void *src,
    size_t n, size_t total, struct arena *a, struct blob *out, struct err *err)
{
	struct bound b;
	uint8_t *p;

	if (!bound_place(&b, at))
		return FAIL(err, ERR_INTERNAL, "table or column too long");
	if (total > VALUE_MAX)
		return SEAL_FAIL(err, ERR_LIMIT, "Deze tekst is te lang.",
		    "%zu bytes is too much to seal", n);
	if ((p = arena_alloc(a, HEAD + total + TAG)) == NULL)
		return no_memory(err, HEAD + total + TAG);
	p[0] = FORMAT;
	randombytes_buf(p + 1, NONCE);
	if (n > 0)
		memcpy(p + HEAD, src, n);	/* the rest is zero already */
	(void)crypto_aead_xchacha20poly1305_ietf_encrypt(p + HEAD, NULL,
	    p + HEAD, total, b.p, b.n, NULL, p + 1, key->key);
	*out = (struct blob){ .p = p, .n = HEAD + total + TAG };
	return ERR_OK;
}

enum err_code
seal_text(const struct seal_key *key, struct seal_place at, const char *text,
    struct arena *a, struct blob *out, struct err *err)
{
	size_t n;

	if (text == NULL) {
		*out = (struct blob){ 0 };
		return ERR_OK;
	}
	n = strlen(text);
	return seal_padded(key, at, text, n, (n / ROUND + 1) * ROUND, a, out,
	    err);
}

enum err_code
seal_bytes(const struct seal_key *key, struct seal_place at,
    struct blob bytes, struct arena *a, struct blob *out, struct err *err)
{
	if (bytes.p == NULL) {
		*out = (struct blob){ 0 };
		return ERR_OK;
	}
	return seal_padded(key, at, bytes.p, bytes.n, bytes.n, a, out, err);
}

enum err_code
unseal_bytes(const struct seal_key *key, struct seal_place at,
    struct blob sealed, struct arena *a, struct blob *out, struct err *err)
{
	struct bound b;
	size_t n;
	uint8_t *p;

	if (sealed.p == NULL) {
		*out = (struct blob){ 0 };
		return ERR_OK;
	}
	if (sealed.n < HEAD + TAG || sealed.n > HEAD + VALUE_MAX + TAG ||
	    sealed.p[0] != FORMAT || !bound_place(&b, at))
		return SEAL_FAIL(err, ERR_INTERNAL, TEXT_DAMAGED,
		    "this is no sealed value: %zu bytes", sealed.n);
	if (key == NULL)
		return FAIL(err, ERR_INTERNAL, "no key yet for %s.%s", at.table, at.column);
	n = sealed.n - HEAD - TAG;
	if ((p = arena_alloc(a, n + 1)) == NULL)
		return no_memory(err, n);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(p, NULL, NULL,
	    sealed.p + HEAD, n + TAG, b.p, b.n, sealed.p + 1, key->key) != 0)
		return SEAL_FAIL(err, ERR_INTERNAL, TEXT_DAMAGED,
		    "sealed value in %s.%s was changed, moved or has another "
		    "key", at.table, at.column);
	*out = (struct blob){ .p = p, .n = n };
	return ERR_OK;
}

enum err_code
unseal_text(const struct seal_key *key, struct seal_place at,
    struct blob sealed, struct arena *a, const char **out, struct err *err)
{
	struct blob plain;

	TRY(unseal_bytes(key, at, sealed, a, &plain, err));
	/* arena_alloc(n + 1) above ended it, whatever was sealed */
	*out = (const char *)plain.p;
	return ERR_OK;
}
