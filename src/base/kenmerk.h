/* kenmerk.h - case numbers: VT-2026-004817-0.
 *
 * Year, number within the year, and a check digit over those ten digits by
 * ISO/IEC 7064 MOD 11,10. It catches every wrong digit. Of two neighbours that
 * are swapped it catches all but 1 in 45: only digits that differ by one (0 and
 * 9 counted so too) can slip through, each such pair after one of the ten
 * states of the sum (see kenmerk_test.c). Numbers do not say whose case it is. */
#ifndef BASE_KENMERK_H
#define BASE_KENMERK_H

#include "base/err.h"

enum {
	KENMERK_SIZE = 17,		/* with the NUL */
	KENMERK_YEAR_MIN = 1990,
	KENMERK_YEAR_MAX = 2199,
	KENMERK_NUMBER_MAX = 999999	/* from 1 */
};

/* ERR_LIMIT when the year has no such number. */
MUST_CHECK enum err_code kenmerk_format(int year, int number, char out[KENMERK_SIZE],
    struct err *err);

/* Reads what people type and say: lower case, spaces, dots or slashes for the
 * dashes or nothing, no "VT", and with separators no leading zeros either
 * ("2026 4817 0"). Writes the canonical form. ERR_INVALID, field "kenmerk". */
MUST_CHECK enum err_code kenmerk_parse(const char *s, char out[KENMERK_SIZE], struct err *err);

/* The check digit 0-9 over a text of digits. */
int kenmerk_check_digit(const char *digits);

#endif
