/* woord.h - does a text hold a word, a number? For finding what may not be in it. */
#ifndef TEXT_WOORD_H
#define TEXT_WOORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Both folded (utf8_fold): is `woord` in `tekst` as a whole word, or as whole
 * words in this order? "jan" is in "dag Jan," and not in "januari". */
bool woord_in(const char *tekst, const char *woord);

/* The next word of a folded text: letters and digits of any script. Gives its
 * length and moves *s to it; 0 at the end. */
size_t woord_volgende(const char **s);

/* The digits of a text, with one space where something else stands than a space,
 * dot, dash, slash or bracket between two digits. NULL: the arena is full. */
char *woord_cijfers(struct arena *, const char *tekst);

#endif
