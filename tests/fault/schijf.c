/* schijf.c - a disk and a clock that fail on command, put under the program with
 * LD_PRELOAD. Only files below FAULT_DIR are touched; commands come through the
 * mapped file FAULT_CONTROL (struct control).
 *
 * A power cut: with `record` on, each write below FAULT_DIR goes to FAULT_LOG too,
 * with what stood there before, and each fsync as a mark. After a SIGKILL
 * tests/fault/stroom.mjs takes back what was not synced, some or all of it. What
 * is not simulated: names of new files that were not synced, and a disk that lies
 * about fsync. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct control {
	int32_t	write_errno;	/* 0: writes succeed */
	int32_t	sync_ms;	/* how much longer an fsync takes */
	int32_t	clock_s;	/* added to the real time */
	int32_t	record;		/* 1: FAULT_LOG is written */
	int32_t	read_errno;	/* 0: reads succeed */
};

static struct control none;
static volatile struct control *control = &none;
static const char *dir;
static int log_fd = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pread)(int, void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_clock)(clockid_t, struct timespec *);

static void *
find(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

/* Other libraries may write before this one is set up. */
static void
resolve(void)
{
	if (real_clock != NULL)
		return;

	real_pwrite = (ssize_t (*)(int, const void *, size_t, off_t))find("pwrite64");
	real_write = (ssize_t (*)(int, const void *, size_t))find("write");
	real_pread = (ssize_t (*)(int, void *, size_t, off_t))find("pread64");
	real_fsync = (int (*)(int))find("fsync");
	real_fdatasync = (int (*)(int))find("fdatasync");
	real_ftruncate = (int (*)(int, off_t))find("ftruncate64");
	real_clock = (int (*)(clockid_t, struct timespec *))find("clock_gettime");
}

__attribute__((constructor)) static void
start(void)
{
	const char *path = getenv("FAULT_CONTROL");
	int fd = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
	void *p;

	resolve();
	dir = getenv("FAULT_DIR");
	if (fd >= 0 && (p = mmap(NULL, sizeof(none), PROT_READ | PROT_WRITE, MAP_SHARED, fd,
	    0)) != MAP_FAILED)
		control = p;
	if (getenv("FAULT_LOG") != NULL)
		log_fd = open(getenv("FAULT_LOG"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC,
		    0600);
}

/* The name of a file below dir; "" for others, and for the shared index, which
 * does not outlive a power cut anyway. */
static const char *
ours(int fd, char name[PATH_MAX])
{
	char link[64];
	ssize_t n;
	size_t len;

	name[0] = '\0';
	if (dir == NULL)
		return name;
	(void)snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, name, PATH_MAX - 1);
	name[n < 0 ? 0 : n] = '\0';
	len = strlen(name);
	if (strncmp(name, dir, strlen(dir)) != 0 || (len > 4 &&
	    strcmp(name + len - 4, "-shm") == 0))
		name[0] = '\0';
	return name;
}

/* One record: kind, offset, length, size of the file before, name, old, new. */
static void
record(char kind, int fd, const char *name, off_t at, const void *new, size_t n)
{
	struct stat st = { 0 };
	int64_t head[5];
	char *old;

	if (log_fd < 0 || control->record == 0 || (old = calloc(1, n + 1)) == NULL)
		return;
	(void)fstat(fd, &st);
	if (n > 0 && real_pread(fd, old, n, at) < 0)
		memset(old, 0, n);
	head[0] = kind;
	head[1] = at;
	head[2] = (int64_t)n;
	head[3] = st.st_size;
	head[4] = (int64_t)strlen(name);
	if (real_write(log_fd, head, sizeof(head)) < 0 ||
	    real_write(log_fd, name, (size_t)head[4]) < 0 || real_write(log_fd, old, n) < 0 ||
	    (n > 0 && new != NULL && real_write(log_fd, new, n) < 0))
		abort();
	free(old);
}

ssize_t
pwrite64(int fd, const void *p, size_t n, off_t at)
{
	char name[PATH_MAX];
	ssize_t rc;

	resolve();
	if (*ours(fd, name) == '\0')
		return real_pwrite(fd, p, n, at);
	if (control->write_errno != 0) {
		errno = control->write_errno;
		return -1;
	}
	(void)pthread_mutex_lock(&lock);
	record('w', fd, name, at, p, n);
	rc = real_pwrite(fd, p, n, at);
	(void)pthread_mutex_unlock(&lock);
	return rc;
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
	return pwrite64(fd, p, n, at);
}

ssize_t
pread64(int fd, void *p, size_t n, off_t at)
{
	char name[PATH_MAX];

	resolve();
	if (control->read_errno != 0 && *ours(fd, name) != '\0') {
		errno = control->read_errno;
		return -1;
	}
	return real_pread(fd, p, n, at);
}

ssize_t
pread(int fd, void *p, size_t n, off_t at)
{
	return pread64(fd, p, n, at);
}

int
ftruncate64(int fd, off_t size)
{
	char name[PATH_MAX];
	struct stat st = { 0 };
	int rc;

	resolve();
	if (*ours(fd, name) == '\0')
		return real_ftruncate(fd, size);
	if (control->write_errno != 0) {
		errno = control->write_errno;
		return -1;
	}
	(void)pthread_mutex_lock(&lock);
	(void)fstat(fd, &st);
	record('t', fd, name, size, NULL, st.st_size > size ? (size_t)(st.st_size - size) : 0);
	rc = real_ftruncate(fd, size);
	(void)pthread_mutex_unlock(&lock);
	return rc;
}

int
ftruncate(int fd, off_t size)
{
	return ftruncate64(fd, size);
}

static int
synced(int fd, bool data)
{
	char name[PATH_MAX];
	int (*real)(int);
	int rc;

	resolve();
	real = data ? real_fdatasync : real_fsync;
	if (*ours(fd, name) == '\0')
		return real(fd);
	if (control->sync_ms > 0)
		(void)usleep((useconds_t)control->sync_ms * 1000);
	if (control->write_errno != 0) {
		errno = EIO;
		return -1;
	}
	rc = real(fd);
	(void)pthread_mutex_lock(&lock);
	record('s', fd, name, 0, NULL, 0);
	(void)pthread_mutex_unlock(&lock);
	return rc;
}

int
fsync(int fd)
{
	return synced(fd, false);
}

int
fdatasync(int fd)
{
	return synced(fd, true);
}

/* The name by which the program calls it. */
int clock_with_jump(clockid_t, struct timespec *) __asm__("clock_gettime");
int
clock_with_jump(clockid_t which, struct timespec *ts)
{
	int rc;

	resolve();
	rc = real_clock(which, ts);

	if (rc == 0 && which == CLOCK_REALTIME)
		ts->tv_sec += control->clock_s;
	return rc;
}
