#include "exchange/kopie/kist.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "os/file.h"

#define PIECE ((size_t)64 * 1024)
#define MAGIC "SAMENLOOP KOPIE\n"
#define MAGIC_N (sizeof(MAGIC) - 1)

#define TEXT_WRITE "De kopie kan niet worden geschreven. Is er ruimte op de schijf?"
#define TEXT_CUT "Dit bestand houdt te vroeg op: het is niet heel."

struct kist {
	const char	*path, *deel;	/* deel: while writing, else NULL */
	int		 fd;
	struct seal_stream *stream;
	struct seal_sha	 sha;
	int64_t		 bytes;
	size_t		 n, at;		/* in plain */
	bool		 last;
	uint8_t		 plain[PIECE];
	uint8_t		 sealed[PIECE + SEAL_STREAM_MORE];
};

static enum err_code
say(struct err *err, enum err_code code, const char *text, const char *what)
{
	const char *why = strerrordesc_np(errno);

	(void)FAIL(err, code, "%s: %s", what, why == NULL ? "" : why);
	err->text = text;
	return code;
}

static struct kist *
kist_new(struct arena *a, const char *path)
{
	struct kist *k = arena_new(a, struct kist, 1);

	if (k != NULL) {
		k->fd = -1;
		k->path = arena_strdup(a, path);
		seal_sha_start(&k->sha);
	}
	return k;
}

/* ---- writing ------------------------------------------------------------- */

static enum err_code
put(struct kist *k, const uint8_t *p, size_t n, struct err *err)
{
	seal_sha_add(&k->sha, p, n);
	k->bytes += (int64_t)n;
	while (n > 0) {
		ssize_t got = write(k->fd, p, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return say(err, ERR_BUSY, TEXT_WRITE, "write");
		p += got;
		n -= (size_t)got;
	}
	return ERR_OK;
}

static enum err_code
piece_out(struct kist *k, bool last, struct err *err)
{
	size_t n = k->n + SEAL_STREAM_MORE;
	uint8_t len[4];

	for (int i = 0; i < 4; i++)
		len[i] = (uint8_t)(n >> (8 * i));
	seal_stream_push(k->stream, k->plain, k->n, last, k->sealed);
	TRY(put(k, len, sizeof(len), err));
	TRY(put(k, k->sealed, n, err));
	k->n = 0;
	return ERR_OK;
}

enum err_code
kist_maak(const char *path, const struct seal *seal, struct arena *a, struct kist **out,
    struct err *err)
{
	struct kist *k = kist_new(a, path);
	uint8_t head[SEAL_STREAM_HEAD];
	enum err_code rc;

	if (k == NULL || (k->deel = arena_printf(a, "%s.deel", path)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (access(path, F_OK) == 0)
		return SAY(err, ERR_CONFLICT, NULL, "Er is al een bestand met deze naam.");
	TRY(seal_stream_new(seal, SEAL_BACKUP, a, head, &k->stream, err));
	k->fd = open(k->deel, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (k->fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return say(err, ERR_NOT_FOUND, "De map voor de kopie is er niet. Maak haar eerst.",
		    "create");
	if (k->fd < 0)
		return say(err, errno == EEXIST ? ERR_CONFLICT : ERR_BUSY, TEXT_WRITE, "create");
	rc = put(k, (const uint8_t *)MAGIC, MAGIC_N, err);
	if (rc == ERR_OK)
		rc = put(k, head, sizeof(head), err);
	if (rc != ERR_OK) {
		kist_sluit(k);
		return rc;
	}
	*out = k;
	return ERR_OK;
}

enum err_code
kist_zet(struct kist *k, const void *p, size_t n, struct err *err)
{
	const uint8_t *from = p;

	while (n > 0) {
		size_t some = PIECE - k->n < n ? PIECE - k->n : n;

		memcpy(k->plain + k->n, from, some);
		k->n += some;
		from += some;
		n -= some;
		if (k->n == PIECE)
			TRY(piece_out(k, false, err));
	}
	return ERR_OK;
}

enum err_code
kist_af(struct kist *k, int64_t *bytes_out, uint8_t sha_out[SEAL_HASH], struct err *err)
{
	TRY(piece_out(k, true, err));
	if (fsync(k->fd) < 0)
		return say(err, ERR_BUSY, TEXT_WRITE, "fsync");
	if (rename(k->deel, k->path) < 0)
		return say(err, ERR_BUSY, TEXT_WRITE, "rename");
	k->deel = NULL;
	TRY(file_sync_folder(k->path, err));
	*bytes_out = k->bytes;
	seal_sha_end(&k->sha, sha_out);
	return ERR_OK;
}

/* ---- reading -------------------------------------------------------------- */

static enum err_code
get(struct kist *k, uint8_t *to, size_t n, struct err *err)
{
	while (n > 0) {
		ssize_t got = read(k->fd, to, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return say(err, ERR_BUSY, "Dit bestand is niet te lezen.", "read");
		if (got == 0)
			return SAY(err, ERR_INVALID, NULL, TEXT_CUT);
		to += got;
		n -= (size_t)got;
	}
	return ERR_OK;
}

static enum err_code
piece_in(struct kist *k, struct err *err)
{
	uint8_t len[4], beyond;
	size_t n = 0;

	if (k->last)
		return SAY(err, ERR_INVALID, NULL, TEXT_CUT);
	TRY(get(k, len, sizeof(len), err));
	for (int i = 0; i < 4; i++)
		n |= (size_t)len[i] << (8 * i);
	if (n < SEAL_STREAM_MORE || n > sizeof(k->sealed))
		return SAY(err, ERR_INVALID, NULL, "Dit bestand is beschadigd.");
	TRY(get(k, k->sealed, n, err));
	TRY(seal_stream_pull(k->stream, k->sealed, n, k->plain, &k->last, err));
	k->n = n - SEAL_STREAM_MORE;
	k->at = 0;
	if (k->last && read(k->fd, &beyond, 1) != 0)
		return SAY(err, ERR_INVALID, NULL, "Achter het einde staat nog iets: dit "
		    "bestand is beschadigd.");
	return ERR_OK;
}

enum err_code
kist_open(const char *path, const struct seal *seal, struct arena *a, struct kist **out,
    struct err *err)
{
	struct kist *k = kist_new(a, path);
	uint8_t head[MAGIC_N + SEAL_STREAM_HEAD];
	enum err_code rc;

	if (k == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if ((k->fd = open(path, O_RDONLY | O_CLOEXEC)) < 0)
		return say(err, ERR_NOT_FOUND, "Dit bestand is er niet, of niet te lezen.",
		    "open");
	rc = get(k, head, sizeof(head), err);
	if (rc == ERR_OK && memcmp(head, MAGIC, MAGIC_N) != 0)
		rc = SAY(err, ERR_INVALID, NULL, "Dit bestand is geen kopie van Samenloop.");
	if (rc == ERR_OK)
		rc = seal_stream_open(seal, SEAL_BACKUP, head + MAGIC_N, a, &k->stream, err);
	if (rc != ERR_OK) {
		kist_sluit(k);
		return rc;
	}
	*out = k;
	return ERR_OK;
}

enum err_code
kist_haal(struct kist *k, void *to, size_t n, struct err *err)
{
	uint8_t *p = to;

	while (n > 0) {
		size_t some;

		if (k->at == k->n)
			TRY(piece_in(k, err));
		some = k->n - k->at < n ? k->n - k->at : n;
		memcpy(p, k->plain + k->at, some);
		k->at += some;
		p += some;
		n -= some;
	}
	return ERR_OK;
}

bool
kist_op(const struct kist *k)
{
	return k->last && k->at == k->n;
}

void
kist_sluit(struct kist *k)
{
	if (k == NULL)
		return;
	if (k->fd >= 0)
		(void)close(k->fd);
	k->fd = -1;
	if (k->deel != NULL)
		(void)unlink(k->deel);
	k->deel = NULL;
	seal_wipe(k->plain, sizeof(k->plain));
}
