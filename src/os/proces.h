/* proces.h - what this process and its disk use, for whoever watches. */
#ifndef OS_PROCES_H
#define OS_PROCES_H

#include <stdint.h>

struct os_proces {
	int64_t	memory;		/* resident bytes */
	int64_t	files, files_max;	/* open, and how many may be */
	int64_t	cpu_ms;
	int64_t	threads;
};
/* What cannot be read is 0. */
void os_proces(struct os_proces *out);

/* Free bytes for us where path stands, or -1 when it cannot be told. */
int64_t os_disk_free(const char *path);

#endif
