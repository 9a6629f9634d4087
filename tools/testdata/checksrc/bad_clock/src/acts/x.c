#include <time.h>

long
x(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	return time(NULL) + rand();
}
