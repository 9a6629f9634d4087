/* keyfile.c - the file with the master keys: read, made, rotated. */
#include "seal/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MAX	((size_t)16384)
#define LINE_KEY	64		/* a key as hex digits */

#define TEXT_NONE	"Het sleutelbestand is er niet."
#define TEXT_OPEN	"Anderen kunnen het sleutelbestand lezen."
#define TEXT_BROKEN	"Het sleutelbestand is beschadigd."
#define TEXT_THERE	"Er is al een sleutelbestand."
#define TEXT_WRITE	"Het sleutelbestand kan niet worden geschreven."

static const char header[] =
    "# Master keys of Samenloop. Without this file nobody reads the sealed\n"
    "# texts again: keep copies apart from the database. See docs/sleutels.md.\n";

/* All that was read of a key file; in locked memory. */
struct keyfile {
	char		text[FILE_MAX + 1];
	size_t		n;
	unsigned	masters;
	int64_t		id[SEAL_MASTERS];
	uint8_t		key[SEAL_MASTERS][32];
	bool		has_index;
	uint8_t		index[32];
};

static void
fd_close(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
}

static void
keyfile_free(struct keyfile **f)
{
	if (*f != NULL)
		sodium_free(*f);	/* wipes */
}

#define FD_AUTO __attribute__((cleanup(fd_close))) int
#define KEYFILE_AUTO __attribute__((cleanup(keyfile_free))) struct keyfile

static enum err_code
parse_key(const char *s, size_t n, uint8_t out[32], unsigned line,
    struct err *err)
{
	size_t got = 0;

	if (n != LINE_KEY || sodium_hex2bin(out, 32, s, n, NULL, &got,
	    NULL) != 0 || got != 32)
		return SEAL_FAIL(err, ERR_INVALID, TEXT_BROKEN,
		    "key file, line %u: want a key of 64 hex digits", line);
	if (sodium_is_zero(out, 32))
		return SEAL_FAIL(err, ERR_INVALID, TEXT_BROKEN,
		    "key file, line %u: the key is all zeros", line);
	return ERR_OK;
}

static enum err_code
parse_index(struct keyfile *f, const char *s, size_t n, unsigned line,
    struct err *err)
{
	if (f->has_index)
		return SEAL_FAIL(err, ERR_INVALID, TEXT_BROKEN,
		    "key file, line %u: a second index key", line);
	TRY(parse_key(s, n, f->index, line, err));
	f->has_index = true;
	return ERR_OK;
}

/* "12 HEX64": numbers are positive, at most nine digits, and only rise. */
static enum err_code
parse_master(struct keyfile *f, const char *s, size_t n, unsigned line,
    struct err *err)
{
	int64_t id = 0;
	size_t i = 0;

	while (i < n && i < 9 && s[i] >= '0' && s[i] <= '9')
		id = id * 10 + (s[i++] - '0');
	if (id == 0 || i == n || s[i] != ' ')
		return SEAL_FAIL(err, ERR_INVALID, TEXT_BROKEN,
		    "key file, line %u: want a number, a space and a key",
		    line);
	if (f->masters > 0 && id <= f->id[f->masters - 1])
		return SEAL_FAIL(err, ERR_INVALID, TEXT_BROKEN,
		    "key file, line %u: numbers must rise", line);
	if (f->masters == SEAL_MASTERS)
		return SEAL_FAIL(err, ERR_INVALID, TEXT_BROKEN,
		    "key file, line %u: over %d master keys", line,
		    SEAL_MASTERS);
	TRY(parse_key(s + i + 1, n - i - 1, f->key[f->masters], line, err));
	f->id[f->masters++] = id;
	return ERR_OK;
}

static size_t
trimmed(const char *s, size_t n)
{
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t' ||
	    s[n - 1] == '\r'))
		n--;
	return n;
}

static enum err_code
parse_file(struct keyfile *f, struct err *err)
{
	const char *s = f->text, *end = f->text + f->n;
	unsigned line = 0;

	while (s < end) {
		const char *nl = memchr(s, '\n', (size_t)(end - s));
		size_t n = (size_t)((nl != NULL ? nl : end) - s);

		line++;
		n = trimmed(s, n);
		if (n > 6 && memcmp(s, "index ", 6) == 0)
			TRY(parse_index(f, s + 6, n - 6, line, err));
		else if (n > 0 && s[0] != '#')
			TRY(parse_master(f, s, n, line, err));
		s = nl != NULL ? nl + 1 : end;
	}
	if (f->masters == 0 || !f->has_index)
		return SEAL_FAIL(err, ERR_INVALID, TEXT_BROKEN,
		    "key file has no %s", f->masters == 0 ? "master key" :
		    "index key");
	return ERR_OK;
}

static enum err_code
open_file(const char *path, int *fd_out, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (fd >= 0) {
		*fd_out = fd;
		return ERR_OK;
	}
	if (errno == ENOENT)
		return SEAL_FAIL(err, ERR_NOT_FOUND, TEXT_NONE,
		    "no key file %s", path);
	return SEAL_FAIL(err, ERR_FORBIDDEN, TEXT_NONE,
	    "key file %s: %s", path, errno == ELOOP ?
	    "is a symbolic link" : strerror(errno));
}

/* Who can read the keys can read everything: refuse a file that others may
 * read, or that another user could exchange. */
static enum err_code
check_file(int fd, const char *path, struct err *err)
{
	struct stat st;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return SEAL_FAIL(err, ERR_FORBIDDEN, TEXT_BROKEN,
		    "key file %s is not an ordinary file", path);
	if (st.st_uid != geteuid() && st.st_uid != 0)
		return SEAL_FAIL(err, ERR_FORBIDDEN, TEXT_OPEN,
		    "key file %s belongs to another user", path);
	if ((st.st_mode & 077) != 0)
		return SEAL_FAIL(err, ERR_FORBIDDEN, TEXT_OPEN,
		    "key file %s has mode %03o: make it 600", path,
		    (unsigned)(st.st_mode & 0777));
	if (st.st_size > (off_t)FILE_MAX)
		return SEAL_FAIL(err, ERR_INVALID, TEXT_BROKEN,
		    "key file %s is too large", path);
	return ERR_OK;
}

static enum err_code
read_file(int fd, struct keyfile *f, struct err *err)
{
	while (f->n < FILE_MAX) {
		ssize_t n = read(fd, f->text + f->n, FILE_MAX - f->n);

		if (n == 0)
			break;
		if (n < 0 && errno != EINTR)
			return SEAL_FAIL(err, ERR_INTERNAL, TEXT_NONE,
			    "reading the key file: %s", strerror(errno));
		if (n > 0)
			f->n += (size_t)n;
	}
	f->text[f->n] = '\0';
	return ERR_OK;
}

static enum err_code
keyfile_new(struct keyfile **out, struct err *err)
{
	if (sodium_init() < 0 || (*out = sodium_malloc(sizeof(**out))) == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for the key file");
	memset(*out, 0, sizeof(**out));
	return ERR_OK;
}

enum err_code
seal_open(const char *path, struct seal **out, struct err *err)
{
	KEYFILE_AUTO *f = NULL;
	FD_AUTO fd = -1;
	struct seal *s;

	TRY(keyfile_new(&f, err));
	TRY(open_file(path, &fd, err));
	TRY(check_file(fd, path, err));
	TRY(read_file(fd, f, err));
	TRY(parse_file(f, err));
	if ((s = sodium_malloc(sizeof(*s))) == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for the master keys");
	memset(s, 0, sizeof(*s));
	for (unsigned i = 0; i < f->masters; i++)
		seal_master_derive(&s->master[i], f->id[i], f->key[i]);
	s->n = f->masters;
	memcpy(s->index, f->index, sizeof(s->index));
	(void)sodium_mprotect_readonly(s);
	*out = s;
	return ERR_OK;
}

void
seal_close(struct seal *s)
{
	sodium_free(s);		/* wipes; NULL is allowed */
}

static void
put_text(struct keyfile *f, const char *s)
{
	size_t n = strlen(s);

	if (n > FILE_MAX - f->n)
		n = FILE_MAX - f->n;
	memcpy(f->text + f->n, s, n);
	f->n += n;
	f->text[f->n] = '\0';
}

static void
put_random_key(struct keyfile *f, const char *before)
{
	uint8_t key[32];
	char hex[LINE_KEY + 1];

	randombytes_buf(key, sizeof(key));
	(void)sodium_bin2hex(hex, sizeof(hex), key, sizeof(key));
	put_text(f, before);
	put_text(f, hex);
	put_text(f, "\n");
	sodium_memzero(key, sizeof(key));
	sodium_memzero(hex, sizeof(hex));
}

static bool
write_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t w = write(fd, p, n);

		if (w < 0 && errno != EINTR)
			return false;
		if (w > 0) {
			p += w;
			n -= (size_t)w;
		}
	}
	return fsync(fd) == 0;
}

static bool
sync_folder(const char *path)
{
	char dir[PATH_MAX];
	const char *slash = strrchr(path, '/');
	FD_AUTO fd = -1;

	(void)snprintf(dir, sizeof(dir), "%.*s",
	    slash != NULL ? (int)(slash - path) + 1 : 1,
	    slash != NULL ? path : ".");
	fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return fd >= 0 && fsync(fd) == 0;
}

/* Writes the whole text beside the path, then puts it there in one step:
 * a crash leaves the old file or the new one. */
static enum err_code
write_beside(const char *path, const struct keyfile *f, bool replace,
    struct err *err)
{
	char beside[PATH_MAX];
	FD_AUTO fd = -1;
	int why = 0;

	if (snprintf(beside, sizeof(beside), "%s.%08x", path,
	    randombytes_random()) >= (int)sizeof(beside))
		return FAIL(err, ERR_INVALID, "the path of the key file is "
		    "too long");
	fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return SEAL_FAIL(err, ERR_FORBIDDEN, TEXT_WRITE,
		    "key file %s: %s", path, strerror(errno));
	if (!write_all(fd, f->text, f->n) || (replace ?
	    rename(beside, path) : link(beside, path)) != 0)
		why = errno;
	if (why != 0 || !replace)
		(void)unlink(beside);
	if (why == EEXIST)
		return SEAL_FAIL(err, ERR_CONFLICT, TEXT_THERE,
		    "key file %s is there already", path);
	if (why != 0 || !sync_folder(path))
		return SEAL_FAIL(err, ERR_INTERNAL, TEXT_WRITE,
		    "key file %s: %s", path, strerror(why != 0 ? why : errno));
	return ERR_OK;
}

enum err_code
seal_keyfile_create(const char *path, struct err *err)
{
	KEYFILE_AUTO *f = NULL;

	TRY(keyfile_new(&f, err));
	put_text(f, header);
	put_random_key(f, "index ");
	put_random_key(f, "1 ");
	return write_beside(path, f, false, err);
}

/* One rotation at a time. Whoever waited may hold the file that was replaced
 * meanwhile: writing that back would lose the other one's new key. */
static enum err_code
lock_file(int fd, const char *path, struct err *err)
{
	struct stat mine, there;

	if (flock(fd, LOCK_EX | LOCK_NB) != 0 || fstat(fd, &mine) != 0 ||
	    stat(path, &there) != 0 || mine.st_ino != there.st_ino ||
	    mine.st_dev != there.st_dev)
		return SEAL_FAIL(err, ERR_CONFLICT, TEXT_WRITE,
		    "somebody else is rotating %s", path);
	return ERR_OK;
}

enum err_code
seal_keyfile_rotate(const char *path, int64_t *id_out, struct err *err)
{
	KEYFILE_AUTO *f = NULL;
	FD_AUTO fd = -1;
	char before[24];
	int64_t id;

	TRY(keyfile_new(&f, err));
	TRY(open_file(path, &fd, err));
	TRY(check_file(fd, path, err));
	TRY(lock_file(fd, path, err));
	TRY(read_file(fd, f, err));
	TRY(parse_file(f, err));
	if (f->masters == SEAL_MASTERS || f->n + 128 > FILE_MAX)
		return SEAL_FAIL(err, ERR_LIMIT, TEXT_WRITE,
		    "%s is full: take out keys that nothing uses", path);
	id = f->id[f->masters - 1] + 1;
	if (f->n > 0 && f->text[f->n - 1] != '\n')
		put_text(f, "\n");
	(void)snprintf(before, sizeof(before), "%lld ", (long long)id);
	put_random_key(f, before);
	TRY(write_beside(path, f, true, err));
	*id_out = id;
	return ERR_OK;
}
