#include "hulp/test_db.h"
#include "domain/dossier/dossier.h"
