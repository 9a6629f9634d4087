#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARENA_CHUNK ((size_t)16384)

struct chunk {
	struct chunk	*next;
	size_t		 size, used;
	max_align_t	 mem[];
};

struct arena {
	struct chunk	*head;
	size_t		 limit, used;
	size_t		 fail_at;	/* tests: 0 never */
	bool		 failed;
};

struct arena *
arena_create(size_t limit)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (a != NULL)
		a->limit = limit;
	return a;
}

/* What passed through an arena may be a secret: leave nothing behind. */
static void
chunk_free(struct chunk *c)
{
	explicit_bzero(c->mem, c->used);
	free(c);
}

void
arena_reset(struct arena *a)
{
	struct chunk *c;

	while ((c = a->head) != NULL && (c->next != NULL ||
	    c->size > ARENA_CHUNK)) {
		a->head = c->next;
		chunk_free(c);
	}
	if (c != NULL) {
		explicit_bzero(c->mem, c->used);
		c->used = 0;
	}
	a->used = 0;
	a->failed = false;
}

struct arena_mark
arena_mark(const struct arena *a)
{
	return (struct arena_mark){ .chunk = a->head, .used = a->used,
	    .in_chunk = a->head == NULL ? 0 : a->head->used };
}

void
arena_back(struct arena *a, const struct arena_mark *m)
{
	while (a->head != m->chunk) {
		struct chunk *next = a->head->next;

		chunk_free(a->head);
		a->head = next;
	}
	if (a->head != NULL) {
		explicit_bzero((unsigned char *)a->head->mem + m->in_chunk,
		    a->head->used - m->in_chunk);
		a->head->used = m->in_chunk;
	}
	a->used = m->used;
}

void
arena_destroy(struct arena *a)
{
	if (a == NULL)
		return;
	while (a->head != NULL) {
		struct chunk *next = a->head->next;

		chunk_free(a->head);
		a->head = next;
	}
	free(a);
}

size_t
arena_used(const struct arena *a)
{
	return a->used;
}

void
arena_fail_at(struct arena *a, size_t nth)
{
	a->fail_at = nth;
}

bool
arena_failed(const struct arena *a)
{
	return a->failed;
}

static struct chunk *
chunk_for(struct arena *a, size_t size)
{
	struct chunk *c = a->head;
	size_t want = size > ARENA_CHUNK ? size : ARENA_CHUNK;

	if (c != NULL && size <= c->size - c->used)
		return c;
	if ((c = malloc(sizeof(*c) + want)) == NULL)
		return NULL;
	c->size = want;
	c->used = 0;
	c->next = a->head;
	a->head = c;
	return c;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	size_t align = _Alignof(max_align_t);
	struct chunk *c = NULL;
	void *p;

	if (size <= SIZE_MAX - align && (a->fail_at == 0 || --a->fail_at > 0)) {
		size = (size + align - 1) / align * align;
		if (size <= a->limit - a->used)
			c = chunk_for(a, size);
	}
	if (c == NULL) {
		a->failed = true;
		return NULL;
	}
	p = (unsigned char *)c->mem + c->used;
	c->used += size;
	a->used += size;
	return memset(p, 0, size);
}

void *
arena_array(struct arena *a, size_t size, size_t n)
{
	if (n != 0 && size > SIZE_MAX / n)
		return NULL;
	return arena_alloc(a, size * n);
}

void *
arena_copy(struct arena *a, const void *src, size_t size)
{
	void *p = arena_alloc(a, size);

	return p == NULL || size == 0 ? p : memcpy(p, src, size);
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	return p == NULL || n == 0 ? p : memcpy(p, s, n);
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_strndup(a, s, strlen(s));
}

char *
arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	char short_one[200], *p = NULL;	/* mostly once is enough */
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(short_one, sizeof(short_one), fmt, ap);
	if (n >= 0 && (p = arena_alloc(a, (size_t)n + 1)) != NULL) {
		if ((size_t)n < sizeof(short_one))
			memcpy(p, short_one, (size_t)n);
		else
			(void)vsnprintf(p, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	explicit_bzero(short_one, n < 0 || (size_t)n >= sizeof(short_one) ?
	    sizeof(short_one) : (size_t)n);
	return p;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}
