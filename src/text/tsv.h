/* tsv.h - tables as text: the files of a region folder.
 *
 * UTF-8 without byte order mark; lines end in LF or CRLF; cells are split by
 * one tab and hold no tab and no line break, so nothing is ever quoted or
 * escaped. Empty lines and lines that begin with '#' are skipped. The first
 * other line names the columns ([a-z][a-z0-9_]*, each once). Every line has
 * as many cells as there are columns. A cell neither begins nor ends with a
 * space. An empty cell is "".
 *
 * People write these files by hand: all mistakes come back at once, each with
 * its file and line and a Dutch sentence. */
#ifndef TEXT_TSV_H
#define TEXT_TSV_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

#define TSV_MAX_BYTES	((size_t)4 << 20)	/* one file */
#define TSV_MAX_ROWS	50000u
#define TSV_MAX_COLUMNS	40u
#define TSV_MAX_CELL	2000u			/* bytes */
#define TSV_MAX_FAULTS	20u

struct tsv_fault {
	const char	*file;
	unsigned	 line;		/* 0: the file as a whole */
	const char	*column;	/* NULL: the line as a whole */
	const char	*text;		/* Dutch sentence */
};

/* Mistakes so far. The list keeps the first TSV_MAX_FAULTS; n goes on. */
struct tsv_faults {
	struct tsv_fault	 v[TSV_MAX_FAULTS];
	unsigned		 n;
};

struct tsv_row {
	unsigned		 line;
	const char *const	*cell;	/* tsv.ncol of them, never NULL */
};

/* All memory is the arena's. */
struct tsv {
	const char		*file;
	const char *const	*column;
	const struct tsv_row	*row;
	unsigned		 ncol, nrow;
};

/* Reads a table. file is the name for messages (borrowed by the arena's
 * copy). ERR_INVALID: mistakes were added to faults, and err.detail has the
 * first; out then is untouched. ERR_LIMIT: the arena is full. */
MUST_CHECK enum err_code tsv_parse(struct arena *, const char *file,
    struct blob content, struct tsv_faults *faults, struct tsv *out,
    struct err *);

/* The place of a column, or -1. */
int tsv_column(const struct tsv *, const char *name);

/* Notes a mistake; fmt is Dutch. Safe when the arena is full. */
void tsv_fault(struct tsv_faults *, struct arena *, const char *file,
    unsigned line, const char *column, const char *fmt, ...)
    __attribute__((format(printf, 6, 7)));

/* "norm.tsv, regel 12, kolom eenheid: ..." */
const char *tsv_fault_text(struct arena *, const struct tsv_fault *);

/* ERR_OK when faults is empty; else ERR_INVALID with the first as detail. */
MUST_CHECK enum err_code tsv_verdict(const struct tsv_faults *, struct err *);

#endif
