#include "db/db.h"
#include "seal/seal.h"
#include "os/os.h"
