/* utf8.h - text as people write it: checked at the border, folded for search.
 *
 * Everything but utf8_valid and utf8_plain expects text that passed utf8_valid;
 * given anything else they stay inside it and read a wrong byte as U+FFFD. */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Is this UTF-8 without NUL, surrogates and overlong forms? */
bool utf8_valid(const char *s, size_t n);

/* As utf8_valid, and without control characters other than tab, newline and
 * carriage return: what people can type in a field. */
bool utf8_plain(const char *s, size_t n);

/* In place: CR LF and a CR alone become one newline, as forms send them. */
void utf8_newlines(char *s);

/* Code points, which is what limits on fields count. NULL is 0. */
size_t utf8_length(const char *s);

/* The code point at *s, and moves past it; 0 at the end. */
uint32_t utf8_next(const char **s);

/* Appends c to at most 4 bytes at p; gives how many. */
size_t utf8_put(char *p, uint32_t c);

/* For comparing and searching: lower case, Latin letters without their marks
 * (é e, ø o, ł l, ı i, ß ss, æ ae, ĳ ij), typographic quotes, dashes and spaces
 * as their plain kind, and nothing that nobody sees. Other scripts stay as they
 * are. NULL: the arena is full, or s is NULL. */
char *utf8_fold(struct arena *a, const char *s);

/* What utf8_fold makes of one code point: at most two ASCII letters, "" for a
 * mark that goes, or NULL when the code point stays. */
const char *utf8_fold_point(uint32_t c);

/* Without white space at both ends (also no-break and zero-width space).
 * NULL: the arena is full, or s is NULL. */
char *utf8_trim(struct arena *a, const char *s);

/* A character that takes no room and that no script needs within a line: marks
 * that turn the direction of writing, zero-width space, soft hyphen, fillers,
 * tags. Joiners and variation selectors are not among them: see utf8_line. */
bool utf8_invisible(uint32_t c);

/* One line as people see it: without characters that utf8_invisible knows, so
 * that two lines that look alike are alike and no name turns the words beside
 * it around. A zero-width (non-)joiner stays between letters of a script that
 * joins (Arabic, the scripts of India) and in an emoji; a variation selector
 * behind what has variants; elsewhere they go too.
 * NULL: the arena is full, or s is NULL. */
char *utf8_line(struct arena *a, const char *s);

/* First letters of the first and the last word, in capitals: "Noor van der
 * Meer" gives "NM", "Çelik" gives "Ç". Quotes and brackets are passed over.
 * "" for a text without a word. NULL: the arena is full, or s is NULL. */
char *utf8_initials(struct arena *a, const char *s);

#endif
