#include "os/clock.h"

#include <stddef.h>
#include <time.h>

/* clock_gettime cannot fail for these two clocks and a valid pointer. */
int64_t
os_now(void)
{
	struct timespec ts = { 0 };

	(void)clock_gettime(CLOCK_REALTIME, &ts);
	return ts.tv_sec;
}

int64_t
os_now_ms(void)
{
	struct timespec ts = { 0 };

	(void)clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

int64_t
clock_now(const struct clock *c)
{
	return c != NULL && c->fixed != 0 ? c->fixed : os_now();
}
