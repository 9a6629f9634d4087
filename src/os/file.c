#include "os/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/random.h"

static enum err_code
file_fail(struct err *err, const char *what, int saved)
{
	const char *text = strerrordesc_np(saved);
	enum err_code code = saved == ENOENT || saved == ENOTDIR ? ERR_NOT_FOUND : ERR_INTERNAL;

	return FAIL(err, code, "%s: %s", what, text == NULL ? "unknown error" : text);
}

static void
fd_close(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
}

#define FD_AUTO __attribute__((cleanup(fd_close))) int

enum err_code
file_read(struct arena *a, const char *path, size_t limit, struct blob *out, struct err *err)
{
	FD_AUTO fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	uint8_t *p;
	size_t n = 0, size;

	if (fd < 0)
		return file_fail(err, "open", errno);
	if (fstat(fd, &st) < 0)
		return file_fail(err, "fstat", errno);
	if (!S_ISREG(st.st_mode))
		return FAIL(err, ERR_INVALID, "not a regular file");
	if ((uintmax_t)st.st_size > limit)
		return FAIL(err, ERR_LIMIT, "file over %zu bytes", limit);
	size = (size_t)st.st_size;
	if ((p = arena_alloc(a, size + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "no room for a file of %zu bytes", size);
	while (n < size) {
		ssize_t got = read(fd, p + n, size - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return file_fail(err, "read", errno);
		if (got == 0)
			break;		/* became shorter meanwhile */
		n += (size_t)got;
	}
	*out = (struct blob){ .p = p, .n = n };
	return ERR_OK;
}

static enum err_code
write_all(int fd, const uint8_t *p, size_t n, struct err *err)
{
	while (n > 0) {
		ssize_t put = write(fd, p, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return file_fail(err, "write", errno);
		p += put;
		n -= (size_t)put;
	}
	if (fsync(fd) < 0)
		return file_fail(err, "fsync", errno);
	return ERR_OK;
}

/* The folder that path stands in, with "." for a bare name. */
static enum err_code
folder_of(const char *path, char *to, size_t size, struct err *err)
{
	const char *slash = strrchr(path, '/');
	size_t n = slash == NULL ? 1 : slash == path ? 1 : (size_t)(slash - path);

	if (n >= size)
		return FAIL(err, ERR_LIMIT, "path too long");
	memcpy(to, slash == NULL ? "." : path, n);
	to[n] = '\0';
	return ERR_OK;
}

enum err_code
file_sync_folder(const char *path, struct err *err)
{
	char folder[PATH_MAX];

	TRY(folder_of(path, folder, sizeof(folder), err));
	FD_AUTO fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return file_fail(err, "open folder", errno);
	if (fsync(fd) < 0)
		return file_fail(err, "fsync folder", errno);
	return ERR_OK;
}

static enum err_code
write_and_rename(const char *path, const char *tmp, const void *data, size_t n, mode_t mode,
    struct err *err)
{
	FD_AUTO fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
	enum err_code rc;

	if (fd < 0)
		return file_fail(err, "create", errno);
	rc = write_all(fd, data, n, err);
	if (rc == ERR_OK && rename(tmp, path) < 0)
		rc = file_fail(err, "rename", errno);
	if (rc != ERR_OK)
		(void)unlink(tmp);
	return rc;
}

enum err_code
file_write(const char *path, const void *data, size_t n, mode_t mode, struct err *err)
{
	char tmp[PATH_MAX];
	uint64_t nonce;
	int len;

	os_random(&nonce, sizeof(nonce));
	len = snprintf(tmp, sizeof(tmp), "%s.%016llx.tmp", path, (unsigned long long)nonce);
	if (len < 0 || (size_t)len >= sizeof(tmp))
		return FAIL(err, ERR_LIMIT, "path too long");
	TRY(write_and_rename(path, tmp, data, n, mode, err));
	return file_sync_folder(path, err);
}

enum err_code
file_make_dirs(const char *path, mode_t mode, struct err *err)
{
	char part[PATH_MAX];
	size_t n = strlen(path);
	struct stat st;

	if (n == 0 || n >= sizeof(part))
		return FAIL(err, ERR_LIMIT, "path empty or too long");
	for (size_t i = 1; i <= n; i++) {
		if (path[i] != '/' && path[i] != '\0')
			continue;
		memcpy(part, path, i);
		part[i] = '\0';
		if (mkdir(part, mode) < 0 && errno != EEXIST)
			return file_fail(err, "mkdir", errno);
	}
	if (stat(path, &st) < 0)
		return file_fail(err, "stat", errno);
	if (!S_ISDIR(st.st_mode))
		return FAIL(err, ERR_INVALID, "not a folder");
	return ERR_OK;
}
