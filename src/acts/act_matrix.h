/* act_matrix.h - who may do what, as a page for people. */
#ifndef ACTS_ACT_MATRIX_H
#define ACTS_ACT_MATRIX_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

/* Writes docs/rechten.md: every act against every role of a region folder, as
 * far as role and right have no end. Made of acts.def and of rol.tsv and
 * recht.tsv, so that it says what the program does. ERR_INVALID: a file of the
 * folder cannot be read. ERR_LIMIT: b or a is full. */
MUST_CHECK enum err_code matrix_write(struct arena *a, const char *map,
    struct buf *b, struct err *err);

#endif
