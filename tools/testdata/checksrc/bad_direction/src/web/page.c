#include "api/api.h"
#include "acts/acts.h"
#include "page.h"
#include "../acts/acts.h"
