/* kist.h - a sealed file that is written and read as one run of bytes.
 *
 * "SAMENLOOP KOPIE\n", the head of a stream (seal.h), then pieces of at most
 * 64 kB, each with its length before it. A file that was not finished, cut off
 * or changed does not read to its end without an error. */
#ifndef EXCHANGE_KOPIE_KIST_H
#define EXCHANGE_KOPIE_KIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "seal/seal.h"

struct kist;		/* lives in the arena, with an open file */

/* Makes path + ".deel", mode 600. ERR_CONFLICT: path or that is there already. */
MUST_CHECK enum err_code kist_maak(const char *path, const struct seal *, struct arena *,
    struct kist **out, struct err *);
MUST_CHECK enum err_code kist_zet(struct kist *, const void *p, size_t n, struct err *);
/* Ends the stream, makes it durable and gives it its name. Size and SHA-256 of
 * the file as it lies there, for whoever checks a copy without the key. */
MUST_CHECK enum err_code kist_af(struct kist *, int64_t *bytes_out,
    uint8_t sha_out[SEAL_HASH], struct err *);

/* Opens a file that kist_maak made, with the key it was made with. ERR_NOT_FOUND: it is
 * not there or cannot be read; ERR_INVALID: no copy; both with a Dutch text. Errors of
 * seal_stream_open. */
MUST_CHECK enum err_code kist_open(const char *path, const struct seal *, struct arena *,
    struct kist **out, struct err *);
/* Exactly n bytes; ERR_INVALID with a Dutch text: damaged or ended. */
MUST_CHECK enum err_code kist_haal(struct kist *, void *to, size_t n, struct err *);
/* Was the last piece read to its end? */
bool kist_op(const struct kist *);

/* Closes; what was not finished is taken away. NULL is allowed. */
void kist_sluit(struct kist *);

#endif
