/* sleutel.h - data keys as rows: one per dossier, draft, message, reporter. */
#ifndef SEAL_SLEUTEL_H
#define SEAL_SLEUTEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "seal/seal.h"

struct tx;

/* Makes a data key and its row. purpose is one of SEAL_DOSSIER ... */
MUST_CHECK enum err_code sleutel_new(struct tx *, const struct seal *,
    struct arena *, int64_t regio, const char *purpose, int64_t now,
    int64_t *id_out, struct seal_key **key_out, struct err *);

/* Asks ahead what sleutel_open will ask (tx_ahead). */
MUST_CHECK enum err_code sleutel_vooruit(struct tx *, int64_t regio, int64_t id,
    struct err *);

/* Opens the data key of a row. ERR_NOT_FOUND: no such key, or destroyed. */
MUST_CHECK enum err_code sleutel_open(struct tx *, const struct seal *,
    struct arena *, int64_t regio, int64_t id, struct seal_key **key_out,
    struct err *);

/* Destroys the key: what it sealed can never be read again, anywhere. */
MUST_CHECK enum err_code sleutel_destroy(struct tx *, int64_t regio,
    int64_t id, int64_t now, struct err *);

/* Wraps keys with id above na by the active master, at most max of them, in
 * the order of their ids. n_out is how many; 0 means that none is left.
 * Begin with na = 0, go on with last_out, a transaction for each piece. */
MUST_CHECK enum err_code sleutel_rewrap(struct tx *, const struct seal *,
    struct arena *, int64_t regio, int64_t na, int64_t max, size_t *n_out,
    int64_t *last_out, struct err *);

/* Is anything sealed in this database yet? */
MUST_CHECK enum err_code hoofdsleutels_in_gebruik(struct tx *, struct arena *,
    bool *out, struct err *);

/* Is this the key file that the database was written with? Notes the active
 * master key where it is new. ERR_FORBIDDEN, with a Dutch sentence: it is not. */
MUST_CHECK enum err_code hoofdsleutels_controleer(struct tx *, struct arena *,
    const struct seal *, struct err *);

#endif
