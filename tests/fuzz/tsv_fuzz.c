/* tsv_fuzz.c - a file of the region folder: rows, or faults with a line. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "text/tsv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_create((size_t)16 << 20);
	struct tsv_faults *faults = arena_new(a, struct tsv_faults, 1);
	struct tsv tsv;
	struct err err;

	if (tsv_parse(a, "x.tsv", (struct blob){ data, size }, faults, &tsv, &err) ==
	    ERR_INVALID && faults->n == 0)
		abort();
	arena_destroy(a);
	return 0;
}
