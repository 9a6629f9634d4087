#include "brief_tmpl.h"
