/* random.h - unpredictable bytes from the kernel, for keys, ids and tokens.
 *
 * Ends the process when the kernel gives none: going on without would be
 * worse than stopping, and no caller could do better. */
#ifndef OS_RANDOM_H
#define OS_RANDOM_H

#include <stddef.h>

/* Fills n bytes. */
void os_random(void *to, size_t n);

#endif
