#include "acts/melding_acts.h"
#include "domain/dossier/dossier.h"
#include "http/http.h"
