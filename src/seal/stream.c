/* stream.c - files sealed piece by piece. */
#include "seal/inside.h"

#include <string.h>

#define FORMAT	1

_Static_assert(SEAL_STREAM_HEAD == 1 + 8 +
    crypto_secretstream_xchacha20poly1305_HEADERBYTES, "format, master, header");
_Static_assert(SEAL_STREAM_MORE == crypto_secretstream_xchacha20poly1305_ABYTES,
    "what a piece becomes longer");

struct seal_stream {
	crypto_secretstream_xchacha20poly1305_state state;
	bool	ended;		/* the last piece was read */
};

enum err_code
seal_stream_new(const struct seal *s, const char *purpose, struct arena *a,
    uint8_t head_out[SEAL_STREAM_HEAD], struct seal_stream **out, struct err *err)
{
	const struct seal_master *m = &s->master[s->n - 1];
	struct seal_stream *st = arena_new(a, struct seal_stream, 1);
	int which = seal_purpose(purpose);

	if (which < 0)
		return FAIL(err, ERR_INTERNAL, "no such purpose of a stream");
	if (st == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	head_out[0] = FORMAT;
	for (int i = 0; i < 8; i++)
		head_out[1 + i] = (uint8_t)((uint64_t)m->id >> (8 * i));
	(void)crypto_secretstream_xchacha20poly1305_init_push(&st->state,
	    head_out + 9, m->sub[which]);
	*out = st;
	return ERR_OK;
}

enum err_code
seal_stream_open(const struct seal *s, const char *purpose,
    const uint8_t head[SEAL_STREAM_HEAD], struct arena *a, struct seal_stream **out,
    struct err *err)
{
	struct seal_stream *st = arena_new(a, struct seal_stream, 1);
	const struct seal_master *m;
	int which = seal_purpose(purpose);
	uint64_t id = 0;

	if (st == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (int i = 0; i < 8; i++)
		id |= (uint64_t)head[1 + i] << (8 * i);
	if (which < 0 || head[0] != FORMAT)
		return SEAL_FAIL(err, ERR_INVALID, "Dit bestand is niet door Samenloop "
		    "verzegeld.", "not a sealed stream");
	if ((m = seal_master_find(s, (int64_t)id)) == NULL)
		return SEAL_FAIL(err, ERR_NOT_FOUND, "De hoofdsleutel waarmee dit bestand "
		    "is verzegeld staat niet in het sleutelbestand.",
		    "master key %lld is not in the key file", (long long)id);
	if (crypto_secretstream_xchacha20poly1305_init_pull(&st->state, head + 9,
	    m->sub[which]) != 0)
		return SEAL_FAIL(err, ERR_INVALID, "Het begin van dit bestand is "
		    "beschadigd.", "bad stream header");
	*out = st;
	return ERR_OK;
}

void
seal_stream_push(struct seal_stream *st, const void *p, size_t n, bool last, uint8_t *to)
{
	(void)crypto_secretstream_xchacha20poly1305_push(&st->state, to, NULL, p, n,
	    NULL, 0, last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
}

enum err_code
seal_stream_pull(struct seal_stream *st, const void *p, size_t n, uint8_t *to,
    bool *last_out, struct err *err)
{
	unsigned char tag;

	if (st->ended || n < SEAL_STREAM_MORE ||
	    crypto_secretstream_xchacha20poly1305_pull(&st->state, to, NULL, &tag, p, n,
	    NULL, 0) != 0)
		return SEAL_FAIL(err, ERR_INVALID, "Dit bestand is beschadigd, of met een "
		    "ander sleutelbestand gemaakt.", "a piece of %zu bytes does not open", n);
	st->ended = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
	*last_out = st->ended;
	return ERR_OK;
}
