/* file.h - whole files: read with a limit, written so that a crash leaves the
 * old one or the new one.
 *
 * ERR_NOT_FOUND: no such file or folder. ERR_LIMIT: over the limit, or the
 * arena is full. ERR_INTERNAL: anything else the system says. No path goes
 * into err->detail, since names of received files can hold personal data. */
#ifndef OS_FILE_H
#define OS_FILE_H

#include <stddef.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"

/* The bytes of a regular file; behind the last one stands a NUL that does not
 * count. A file of exactly limit bytes is allowed. Anything but a regular file
 * is ERR_INVALID; a link is followed. */
MUST_CHECK enum err_code file_read(struct arena *a, const char *path, size_t limit,
    struct blob *out, struct err *err);

/* Replaces or makes path, durable when it returns: a temporary file beside it,
 * fsync, rename, fsync of the folder. mode as in open(2), minus the umask. */
MUST_CHECK enum err_code file_write(const char *path, const void *data, size_t n, mode_t mode,
    struct err *err);

/* Makes the name of a file durable: fsync of the folder that path stands in. */
MUST_CHECK enum err_code file_sync_folder(const char *path, struct err *err);

/* Makes a folder and those above it; what exists stays as it is. */
MUST_CHECK enum err_code file_make_dirs(const char *path, mode_t mode, struct err *err);

#endif
