#include "api/api.h"
#include "web/page.h"
