/* inside.h - what the files of seal/ share. Nobody else includes it. */
#ifndef SEAL_INSIDE_H
#define SEAL_INSIDE_H

#include "seal/seal.h"

#include <sodium.h>

#define SEAL_MASTERS	32	/* master keys in one file */
#define SEAL_PURPOSES	7	/* purposes with a subkey per master */

struct seal_master {
	int64_t	id;
	uint8_t	sub[SEAL_PURPOSES][32];	/* in the order of seal_purpose */
	uint8_t	fingerprint[16];
};

struct seal {
	unsigned		n;	/* masters in use; the last is active */
	struct seal_master	master[SEAL_MASTERS];
	uint8_t			index[32];
};

/* Names the subkey of a purpose; -1 when there is no such purpose. */
int seal_purpose(const char *purpose);

/* Derives all that is used of a master key; the key itself is not kept. */
void seal_master_derive(struct seal_master *, int64_t id, const uint8_t key[32]);

/* The master key of this number, or NULL. */
const struct seal_master *seal_master_find(const struct seal *, int64_t id);

/* As err_set, with the Dutch sentence too. */
#define SEAL_FAIL(err, rc, dutch, ...) \
	(FAIL(err, rc, __VA_ARGS__), (err)->text = (dutch), (rc))

#endif
