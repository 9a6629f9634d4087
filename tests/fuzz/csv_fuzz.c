/* csv_fuzz.c - a list of somebody else: cells of plain UTF-8 that come back the same when
 * they are written and read again, or refused with a line. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/csv.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define RECORDS 500u

static void
must(int holds)
{
	if (!holds)
		abort();
}

/* What csv_put writes of these cells, behind a first line of as many columns. */
static void
again(struct arena *a, const char **cells, unsigned n)
{
	struct buf out = BUF_INIT((size_t)1 << 22);
	const char **back;
	struct csv csv;
	struct err err = { 0 };

	for (unsigned i = 0; i < n; i++)
		csv_put(&out, "kolom", i == 0);
	buf_puts(&out, "\n");
	for (unsigned i = 0; i < n; i++)
		csv_put(&out, cells[i], i == 0);
	buf_puts(&out, "\n");
	must(csv_open(a, (struct blob){ (const uint8_t *)buf_str(&out), out.n }, &csv, &err) ==
	    ERR_OK && csv.ncol == n);
	must(csv_next(&csv, a, &back, &err) == ERR_OK && back != NULL);
	for (unsigned i = 0; i < n; i++)
		must(strcmp(cells[i], back[i]) == 0);
	buf_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_create((size_t)64 << 20);
	const char **cells;
	struct csv csv;
	struct err err = { 0 };
	enum err_code code = csv_open(a, (struct blob){ data, size }, &csv, &err);

	must(code != ERR_INVALID || err.text != NULL);
	for (unsigned r = 0; code == ERR_OK && r < RECORDS; r++) {
		size_t longest = 0;	/* Latin letters take two bytes when written */
		unsigned filled = 0;

		if ((code = csv_next(&csv, a, &cells, &err)) != ERR_OK || cells == NULL)
			break;
		for (unsigned i = 0; i < csv.ncol; i++) {
			must(utf8_valid(cells[i], strlen(cells[i])));
			filled += cells[i][0] != '\0';
			longest = strlen(cells[i]) > longest ? strlen(cells[i]) : longest;
		}
		if (r == 0 && csv.ncol > 1 && csv.ncol < 20 && filled > 0 &&
		    longest <= CSV_MAX_CELL)
			again(a, cells, csv.ncol);
	}
	arena_destroy(a);
	return 0;
}
