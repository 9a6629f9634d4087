#include "melding_sql.h"
