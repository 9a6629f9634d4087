/* sleutel.h - data keys as rows: one per dossier, draft, message, reporter. */
#ifndef SEAL_SLEUTEL_H
#define SEAL_SLEUTEL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "seal/seal.h"

struct tx;

/* Makes a data key and its row. purpose is one of SEAL_DOSSIER ... */
MUST_CHECK enum err_code sleutel_new(struct tx *, const struct seal *,
    struct arena *, int64_t regio, const char *purpose, int64_t now,
    int64_t *id_out, struct seal_key **key_out, struct err *);

/* Opens the data key of a row. ERR_NOT_FOUND: no such key, or destroyed. */
MUST_CHECK enum err_code sleutel_open(struct tx *, const struct seal *,
    struct arena *, int64_t regio, int64_t id, struct seal_key **key_out,
    struct err *);

/* Destroys the key: what it sealed can never be read again, anywhere. */
MUST_CHECK enum err_code sleutel_destroy(struct tx *, int64_t regio,
    int64_t id, int64_t now, struct err *);

#endif
