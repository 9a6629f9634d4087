/* inlezen.h - which record of a list from elsewhere became which row. */
#ifndef DOMAIN_INLEZEN_INLEZEN_H
#define DOMAIN_INLEZEN_INLEZEN_H

#include "base/err.h"
#include "domain/werk.h"

#define INLEES_PERSOON "persoon"
#define INLEES_RELATIE "relatie"
#define INLEES_HUISHOUDEN "huishouden"

/* The row, or 0 when this record was not read yet. */
MUST_CHECK enum err_code inlees_zoek(struct werk *, const char *lijst, const char *soort,
    const char *record, int64_t *out, struct err *);
MUST_CHECK enum err_code inlees_noteer(struct werk *, const char *lijst, const char *soort,
    const char *record, int64_t rij, struct err *);

#endif
