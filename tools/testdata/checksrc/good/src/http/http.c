#include <microhttpd.h>

#include "base/thing.h"
#include "json/json.h"
#include "os/clock.h"

void *
http_get(void)
{
	return malloc(1);
}
