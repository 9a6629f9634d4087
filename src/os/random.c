#include "os/random.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/random.h>

#include "os/log.h"

void
os_random(void *to, size_t n)
{
	uint8_t *p = to;

	while (n > 0) {
		ssize_t got = getrandom(p, n, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			log_line(LEVEL_ERROR, "random", "the kernel gives no random bytes");
			abort();
		}
		p += got;
		n -= (size_t)got;
	}
}
