/* sqlite_node.c - a node number in ids that no other process of this database has. */
#include "db/sqlite_node.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "db/driver.h"

#define NODE_TRIES 200

int
sqlite_node_claim(const char *path)
{
	char name[4096];
	int fd, n = snprintf(name, sizeof(name), "%s-node", path);

	if (n < 0 || (size_t)n >= sizeof(name))
		return -1;
	fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	for (int tries = 0; fd >= 0 && tries < NODE_TRIES; tries++) {
		struct flock byte = { .l_type = F_WRLCK, .l_whence = SEEK_SET,
		    .l_start = db_node(tries > 0), .l_len = 1 };

		/* A lock of the open file: SQLite locks as the process. */
		if (fcntl(fd, F_OFD_SETLK, &byte) == 0)
			return fd;
		if (errno != EAGAIN && errno != EACCES)
			break;
	}
	if (fd >= 0)
		(void)close(fd);
	return -1;
}
