/* buf.h - a growing piece of text with a maximum.
 *
 * Errors stick: write on, and look once at the end with buf_failed(). */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

struct buf {
	char	*p;		/* always NUL-terminated once written to */
	size_t	 n, cap, max;
	bool	 failed;	/* over max, or no memory */
};

#define BUF_INIT(limit) (struct buf){ .max = (limit) }

void buf_free(struct buf *b);		/* wipes; b may be used again */
void buf_clear(struct buf *b);		/* empties, keeps the memory */
void buf_put(struct buf *b, const void *p, size_t n);
void buf_puts(struct buf *b, const char *s);	/* NULL writes nothing */
void buf_putc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
bool buf_failed(const struct buf *b);
const char *buf_str(const struct buf *b);	/* "" when nothing was written */

#define BUF_AUTO __attribute__((cleanup(buf_free))) struct buf

#endif
