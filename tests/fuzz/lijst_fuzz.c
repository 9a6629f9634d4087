/* lijst_fuzz.c - a list of somebody else with its fields file: read and compared, or
 * refused with a sentence. The fields file stands before the first NUL. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "domain/koppeling/lijst.h"
#include "domain/koppeling/velden.h"
#include "text/csv.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define ROWS 60u

static void
read_list(struct arena *a, struct blob text, const struct velden *v, struct lijst *l)
{
	const char **cells;
	struct csv csv;
	struct err err = { 0 };

	if (csv_open(a, text, &csv, &err) != ERR_OK)
		return;
	while (l->n < l->max && csv_next(&csv, a, &cells, &err) == ERR_OK && cells != NULL) {
		struct koppel_invoer in = { 0 };

		for (unsigned i = 0; i < v->n; i++) {
			int at = csv_column(&csv, v->v[i].kolom);

			if (at >= 0 && !utf8_valid(cells[at], strlen(cells[at])))
				abort();
			if (at >= 0 && v->v[i].plaats >= 0)
				*velden_cel(&in, v->v[i].plaats) = cells[at];
		}
		if (lijst_voeg(l, a, &in, "", l->n + 1, l->n % 2, &err) != ERR_OK)
			return;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nul = size > 0 ? memchr(data, 0, size) : NULL;
	size_t first = nul == NULL ? size / 4 : (size_t)(nul - data);
	size_t next = nul == NULL ? first : first + 1;
	struct arena *a = arena_create((size_t)64 << 20);
	struct velden *v = arena_new(a, struct velden, 1);
	struct lijst_werk w = { .n = 0 };
	struct koppel_model m;
	struct lijst l;
	const char *word;
	unsigned line, rounds;
	struct err err = { 0 };

	if (velden_lees(a, (struct blob){ data, first }, v, &line, &word, &err) != ERR_OK) {
		if (err.code == ERR_INVALID && err.text == NULL)
			abort();
	} else if (lijst_begin(a, ROWS, &l, &err) == ERR_OK) {
		read_list(a, (struct blob){ data + next, size - next }, v, &l);
		if (lijst_vergelijk(&l, a, &w, &err) == ERR_OK && l.n > 2)
			if (lijst_leer(&l, &w, NULL, a, &m, &rounds, &err) != ERR_OK &&
			    err.code == ERR_OK)
				abort();
	}
	lijst_werk_vrij(&w);
	if (model_lees((const char *)data, size, &m, &line, &err) == ERR_INVALID &&
	    err.code != ERR_INVALID)
		abort();
	arena_destroy(a);
	return 0;
}
