/* arena.h - memory of one request: it all goes at once when the request is done.
 *
 * Blocks are zeroed when given out. An arena has a limit; over it every call
 * gives NULL, which callers turn into ERR_LIMIT. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* A new arena that may hold at most limit bytes. NULL: no memory. */
struct arena *arena_create(size_t limit);

/* Wipes and frees everything; NULL is allowed. */
void arena_destroy(struct arena *a);

/* Empties the arena but keeps one chunk, so that the next request is cheap. */
void arena_reset(struct arena *a);

/* Gives back all that was given out since the mark, for work that begins anew. Whether
 * the arena failed stays. */
struct arena_mark {
	void	*chunk;
	size_t	 in_chunk, used;
};
struct arena_mark arena_mark(const struct arena *a);
void arena_back(struct arena *a, const struct arena_mark *);

/* Bytes given out since the last reset. */
size_t arena_used(const struct arena *a);

/* For tests: the nth allocation from now (1 is the next) finds no room, once. */
void arena_fail_at(struct arena *a, size_t nth);

/* Was there no room since the last reset, for whatever it was? */
bool arena_failed(const struct arena *a);

void *arena_alloc(struct arena *a, size_t size);	/* NULL: full */
void *arena_copy(struct arena *a, const void *src, size_t size);
char *arena_strdup(struct arena *a, const char *s);	/* NULL gives NULL */
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));

/* n objects of a type, zeroed; the multiplication is checked. */
#define arena_new(a, type, n) ((type *)arena_array((a), sizeof(type), (n)))
void *arena_array(struct arena *a, size_t size, size_t n);

/* Bytes that are not text: sealed values, keys, hashes. p == NULL is "none". */
struct blob {
	const uint8_t	*p;
	size_t		 n;
};

#endif
