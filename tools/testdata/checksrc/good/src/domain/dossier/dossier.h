#ifndef DOMAIN_DOSSIER_H
#define DOMAIN_DOSSIER_H
#include "rights/rights.h"
#endif
