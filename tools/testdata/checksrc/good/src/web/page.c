#include "acts/acts.h"
#include "http/http.h"
#include "page_tmpl.h"
