#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
buf_free(struct buf *b)
{
	if (b->p != NULL) {
		explicit_bzero(b->p, b->n);
		free(b->p);
	}
	*b = BUF_INIT(b->max);
}

void
buf_clear(struct buf *b)
{
	b->n = 0;
	b->failed = false;
	if (b->p != NULL)
		b->p[0] = '\0';
}

/* Room for n more bytes and the NUL; false (and sticky) where there is none. */
static bool
buf_grow(struct buf *b, size_t n)
{
	size_t cap = b->cap == 0 ? 1024 : b->cap;
	char *p;

	if (b->failed || n > b->max || b->n > b->max - n) {
		b->failed = true;
		return false;
	}
	while (cap < b->n + n + 1)
		cap *= cap < 65536 ? 4 : 2;	/* each step copies and wipes */
	if ((p = malloc(cap)) == NULL) {
		b->failed = true;
		return false;
	}
	if (b->p != NULL) {
		memcpy(p, b->p, b->n);
		explicit_bzero(b->p, b->n);
		free(b->p);
	}
	b->p = p;
	b->cap = cap;
	return true;
}

/* Mostly there is room: a page is thousands of small pieces. */
static inline bool
buf_room(struct buf *b, size_t n)
{
	if (!b->failed && n < b->cap - b->n && n <= b->max - b->n)
		return true;
	return buf_grow(b, n);
}

void
buf_put(struct buf *b, const void *p, size_t n)
{
	if (!buf_room(b, n))
		return;
	if (n > 0)
		memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void
buf_puts(struct buf *b, const char *s)
{
	if (s != NULL)
		buf_put(b, s, strlen(s));
}

void
buf_putc(struct buf *b, char c)
{
	buf_put(b, &c, 1);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n < 0)
		b->failed = true;
	else if (buf_room(b, (size_t)n)) {
		(void)vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
	va_end(again);
	va_end(ap);
}

bool
buf_failed(const struct buf *b)
{
	return b->failed;
}

const char *
buf_str(const struct buf *b)
{
	return b->p == NULL ? "" : b->p;
}
