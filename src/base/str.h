/* str.h - a text that may be absent: NULL and "" are the same to people, and not to a
 * column or a page. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

/* Is nothing in it? */
static inline bool
str_empty(const char *s)
{
	return s == NULL || s[0] == '\0';
}

/* For what cannot be NULL. */
static inline const char *
str_or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

/* For what must be NULL when nothing is in it. */
static inline const char *
str_or_null(const char *s)
{
	return str_empty(s) ? NULL : s;
}

#endif
