/* json_fuzz.c - any bytes: a flat list of plain texts, or refused. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "json/json.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_create((size_t)16 << 20);
	const struct pair *pairs;
	struct err err;
	size_t n;

	if (json_flatten(a, (const char *)data, size, (size_t)1 << 20, &pairs, &n,
	    &err) == ERR_OK)
		for (size_t i = 0; i < n; i++)
			if (!utf8_plain(pairs[i].value, strlen(pairs[i].value)))
				abort();
	arena_destroy(a);
	return 0;
}
