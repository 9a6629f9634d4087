/* bsn.h - the citizen service number, refused unless it can be one. */
#ifndef BASE_BSN_H
#define BASE_BSN_H

#include "base/err.h"

#define BSN_SIZE 10	/* nine digits and NUL */

/* Reads nine digits, or eight to which a zero is put in front; spaces, dots
 * and dashes are skipped. Passes the eleven-test or is ERR_INVALID (field
 * "bsn") with its own reason: 000000000 passes the sum but is nobody's,
 * 999999999 stands for "unknown" in statistics. err->detail never holds it. */
MUST_CHECK enum err_code bsn_parse(const char *s, char out[BSN_SIZE], struct err *err);

#endif
