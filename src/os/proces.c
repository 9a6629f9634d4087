#include "os/proces.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* The number behind a word in /proc/self/status. */
static int64_t
status(const char *text, const char *word)
{
	const char *at = strstr(text, word);

	return at == NULL ? 0 : strtoll(at + strlen(word), NULL, 10);
}

static int64_t
count_files(void)
{
	DIR *d = opendir("/proc/self/fd");
	int64_t n = 0;

	while (d != NULL && readdir(d) != NULL)
		n++;
	if (d != NULL)
		(void)closedir(d);
	return n > 3 ? n - 3 : 0;	/* ".", ".." and the folder itself */
}

void
os_proces(struct os_proces *out)
{
	char text[4096] = "";
	struct rusage used = { 0 };
	struct rlimit files = { 0 };
	int fd = open("/proc/self/status", O_RDONLY | O_CLOEXEC);

	if (fd >= 0) {
		ssize_t n = read(fd, text, sizeof(text) - 1);

		text[n > 0 ? n : 0] = '\0';
		(void)close(fd);
	}
	(void)getrusage(RUSAGE_SELF, &used);
	(void)getrlimit(RLIMIT_NOFILE, &files);
	*out = (struct os_proces){
		.memory = status(text, "VmRSS:") * 1024,
		.threads = status(text, "Threads:"),
		.files = count_files(), .files_max = (int64_t)files.rlim_cur,
		.cpu_ms = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
		    (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000,
	};
}

int64_t
os_disk_free(const char *path)
{
	struct statvfs v;

	if (statvfs(path, &v) != 0)
		return -1;
	return (int64_t)v.f_bavail * (int64_t)v.f_frsize;
}
