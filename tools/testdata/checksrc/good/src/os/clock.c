#include <time.h>

long
os_now(void)
{
	return time(0);
}
