/* csv.h - lists from elsewhere: a first line of names, then a record a line.
 *
 * Forgiving, since such lists come from any program: the separator is the one
 * of , ; TAB | that stands most in the first line; cells may stand between
 * double quotes, then with line breaks and doubled quotes in them; LF or CRLF;
 * a byte order mark; spaces around cells go; what is not UTF-8 is read as
 * Windows-1252's Latin letters; control characters become spaces. Lines without
 * anything are skipped. A line may have fewer cells ("" then) or more empty
 * ones than there are columns; not more filled ones. */
#ifndef TEXT_CSV_H
#define TEXT_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

#define CSV_MAX_COLUMNS	400u
#define CSV_MAX_CELL	10000u	/* bytes */

/* A place in the list, and its columns. All memory is the arena's. */
struct csv {
	const char	*p, *end;
	char		 separator;
	unsigned	 ncol;
	const char	*column[CSV_MAX_COLUMNS];	/* trimmed, may be "" */
	unsigned	 line;		/* of the record read last, from 1 */
	unsigned	 next_line;
};

/* Reads the first line. content stays borrowed. ERR_INVALID: no columns, too
 * many, or broken quotes; err->text says so. ERR_LIMIT: the arena is full. */
MUST_CHECK enum err_code csv_open(struct arena *, struct blob content, struct csv *out,
    struct err *err);

/* The next record: csv.ncol cells, never NULL, in the arena. *out is NULL at the
 * end. ERR_INVALID: as above, and csv->line is where. */
MUST_CHECK enum err_code csv_next(struct csv *, struct arena *, const char ***out,
    struct err *err);

/* The place of a column, without regard to capitals and spaces around; -1. */
int csv_column(const struct csv *, const char *name);

struct buf;

/* Writes a cell, quoted where it must be, with the separator in front unless it
 * is the first of its line. */
void csv_put(struct buf *, const char *cell, bool first);

#endif
