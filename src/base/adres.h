/* adres.h - telephone numbers and postcodes in one way of writing, so that the
 * same one is found again. */
#ifndef BASE_ADRES_H
#define BASE_ADRES_H

#include "base/err.h"

#define TELEFOON_SIZE	17	/* "+", at most fifteen digits, NUL */
#define POSTCODE_SIZE	8	/* "1234 AB" */

/* "06-12345678", "+31 (0)6 12345678", "0031612345678" give "+31612345678";
 * a number of another country "+49..."; what is neither (112, 0900-1234) its
 * digits. ERR_INVALID, field "telefoon": letters, fewer than 3 digits or more
 * than 15. */
MUST_CHECK enum err_code telefoon_normaal(const char *s, char out[TELEFOON_SIZE],
    struct err *err);

/* "1234ab" gives "1234 AB". The first digit is not 0; SA, SD and SS are never
 * given out. ERR_INVALID, field "postcode". */
MUST_CHECK enum err_code postcode_normaal(const char *s, char out[POSTCODE_SIZE],
    struct err *err);

#endif
