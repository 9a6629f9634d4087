#include "json/json.h"
#include "base/buf.h"
