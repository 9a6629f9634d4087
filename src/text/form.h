/* form.h - what a browser sends: name=value&name=value.
 *
 * For application/x-www-form-urlencoded and for query strings. Files do not
 * come this way, so multipart/form-data is not read at all. */
#ifndef TEXT_FORM_H
#define TEXT_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/pair.h"

#define FORM_NAME_MAX	128	/* bytes of a name */

/* Reads n bytes of text into pairs, in their order, all in the arena. Empty
 * pieces (a=1&&b=2) are passed over; a name alone has the value "". Values are
 * plain UTF-8 (utf8_plain) and their newlines are "\n".
 * ERR_INVALID: a broken %, bytes that are not plain UTF-8, a name that is empty
 * or too long. ERR_LIMIT: more than max pairs, or the arena is full. */
MUST_CHECK enum err_code form_parse(struct arena *a, const char *text, size_t n,
    size_t max, const struct pair **pairs_out, size_t *n_out, struct err *err);

/* The first value of a name; NULL when there is none. */
const char *form_value(const struct pair *pairs, size_t n, const char *name);

/* Decodes %XX (and + to a space, where plus) of n bytes into to, which has room
 * for n + 1; closes with a NUL. False: a broken %, or a NUL in it. */
bool form_decode(char *to, const char *from, size_t n, bool plus);

#endif
