/* vtmelding_fuzz.c - whatever bytes come in, a report is read or refused with a
 * sentence, and what was read survives the way through pairs. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "exchange/corv/vtmelding.h"
#include "xml/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_create((size_t)64 << 20);
	struct vtmelding *m, *back;
	struct pair *pairs;
	struct err err;
	size_t n;

	xml_start();
	if (vtmelding_parse(a, (struct blob){ data, size }, &m, &err) != ERR_OK) {
		assert(err.code == ERR_INVALID || err.code == ERR_LIMIT);
		assert(err.text != NULL);
	} else {
		if (vtmelding_to_pairs(a, m, &pairs, &n, &err) != ERR_OK ||
		    vtmelding_from_pairs(a, pairs, n, &back, &err) != ERR_OK)
			abort();
	}
	arena_destroy(a);
	return 0;
}
