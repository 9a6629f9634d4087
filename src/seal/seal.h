/* seal.h - what may not be read by whoever gets hold of the database.
 *
 * The only user of libsodium. Three layers, see docs/sleutels.md:
 *   master keys   in a file outside the database, opened once at start;
 *   data keys     one per dossier, contact, message or vault entry, random,
 *                 stored wrapped by a master key (table sleutel);
 *   values        texts and bytes, sealed with a data key and bound to the
 *                 place (table, column, region, row) where they stand.
 * Destroy the wrapped key and nobody reads the values again.
 *
 * Everything here may be used from any thread: an opened seal never changes.
 * Plain texts and data keys live in the caller's arena, which wipes itself.
 * XChaCha20-Poly1305 with random nonces; every blob begins with a format byte. */
#ifndef SEAL_SEAL_H
#define SEAL_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct seal;		/* the master keys: locked, guarded, read-only memory */
struct seal_key;	/* one opened data key, in an arena */

/* What a data key or code is for. Each purpose has subkeys of its own, so
 * that what was made for one never opens as another. No others exist. */
#define SEAL_DOSSIER	"dossier"	/* texts and documents of a case, or of a voorval */
#define SEAL_VAULT	"kluis"		/* identity of a protected reporter */
#define SEAL_DRAFT	"concept"	/* what was typed and not yet saved */
#define SEAL_MESSAGE	"bericht"	/* raw messages in and out */
#define SEAL_ADVICE	"advies"	/* question and answer of an advice */
#define SEAL_BACKUP	"kopie"		/* files that leave the machine */
#define SEAL_CSRF	"csrf"
#define SEAL_INDEX	"index"		/* seal_index only */

/* ---- the file with master keys ---------------------------------------- */

/* Reads the key file: lines "NUMBER HEX64", the last one is the active key,
 * one line "index HEX64", empty lines and lines after '#'. ERR_NOT_FOUND: no
 * file; ERR_FORBIDDEN: others can read it, it is not ours, or it is a link;
 * ERR_INVALID: not a key file. err.text says it in Dutch, err.detail in
 * English with the line number, never with the contents. */
MUST_CHECK enum err_code seal_open(const char *path, struct seal **out,
    struct err *);
void seal_close(struct seal *);		/* wipes; NULL is allowed */

/* Makes a key file with one master key, mode 0600, synced. ERR_CONFLICT when
 * there is a file already: it is never overwritten. */
MUST_CHECK enum err_code seal_keyfile_create(const char *path, struct err *);

/* Adds a master key, which becomes the active one; old keys stay, to read.
 * The file is replaced as a whole or not at all. The new number in id_out. */
MUST_CHECK enum err_code seal_keyfile_rotate(const char *path,
    int64_t *id_out, struct err *);

int64_t seal_active(const struct seal *);	/* number of the active master */

/* 16 bytes that name a master key without giving it away. Kept in the
 * database and compared at start, so that a wrong key file is noticed before
 * anything is written with it. ERR_NOT_FOUND: no such master. */
MUST_CHECK enum err_code seal_fingerprint(const struct seal *, int64_t master,
    uint8_t out[16], struct err *);

/* ---- data keys ---------------------------------------------------------- */

/* A new random data key for row id of a region. The caller stores wrapped_out
 * and master_out in the table sleutel, in the same transaction. */
MUST_CHECK enum err_code seal_key_new(const struct seal *,
    const char *purpose, int64_t regio, int64_t id, struct arena *,
    struct seal_key **key_out, struct blob *wrapped_out, int64_t *master_out,
    struct err *);

/* Opens a stored data key; purpose, regio and id as it was made with.
 * ERR_NOT_FOUND: wrapped is none, so the key was destroyed; ERR_INTERNAL: its
 * master key is not in the file, or the row was changed or moved. */
MUST_CHECK enum err_code seal_key_open(const struct seal *,
    const char *purpose, int64_t regio, int64_t id, struct blob wrapped,
    struct arena *, struct seal_key **out, struct err *);

/* The same data key wrapped by the active master; sealed values stay as they
 * are. For `samenloop sleutel herwikkel`. Errors as seal_key_open. */
MUST_CHECK enum err_code seal_key_rewrap(const struct seal *,
    const char *purpose, int64_t regio, int64_t id, struct blob wrapped,
    struct arena *, struct blob *wrapped_out, int64_t *master_out,
    struct err *);

/* ---- values ------------------------------------------------------------- */

/* Where a value stands. It opens nowhere else. */
struct seal_place {
	const char	*table, *column;
	int64_t		 regio, id;
};

/* Seals a text. NULL becomes none, so that an empty column stays empty; ""
 * is a value. Lengths are rounded up to 32 bytes, so that a short name does
 * not show its length. Limit: 64 MiB. */
MUST_CHECK enum err_code seal_text(const struct seal_key *,
    struct seal_place, const char *text, struct arena *, struct blob *out,
    struct err *);

/* The text again; none becomes NULL. ERR_INTERNAL with a Dutch text: changed,
 * moved, or sealed with another key. */
MUST_CHECK enum err_code unseal_text(const struct seal_key *,
    struct seal_place, struct blob sealed, struct arena *, const char **out,
    struct err *);

/* The same for bytes: raw messages, documents. Exact length, no rounding. */
MUST_CHECK enum err_code seal_bytes(const struct seal_key *,
    struct seal_place, struct blob bytes, struct arena *, struct blob *out,
    struct err *);
MUST_CHECK enum err_code unseal_bytes(const struct seal_key *,
    struct seal_place, struct blob sealed, struct arena *, struct blob *out,
    struct err *);

/* ---- streams: a file that is too big to seal at once ---------------------- */

/* Pieces in their order, each with a code (XChaCha20-Poly1305 secretstream):
 * a changed, missing, swapped or cut-off piece is noticed. Only for files:
 * the subkey of the
 * purpose is used as it is, since each stream begins with 24 random bytes. */
#define SEAL_STREAM_HEAD 33	/* bytes before the first piece */
#define SEAL_STREAM_MORE 17	/* bytes that a piece becomes longer */

struct seal_stream;		/* lives in the arena */

/* Begins a stream under the active master key. head_out goes before it. */
MUST_CHECK enum err_code seal_stream_new(const struct seal *, const char *purpose,
    struct arena *, uint8_t head_out[SEAL_STREAM_HEAD], struct seal_stream **out,
    struct err *);
/* Opens one for reading. ERR_INVALID: not such a stream; ERR_NOT_FOUND: its
 * master key is not in the key file. Both with a Dutch text. */
MUST_CHECK enum err_code seal_stream_open(const struct seal *, const char *purpose,
    const uint8_t head[SEAL_STREAM_HEAD], struct arena *, struct seal_stream **out,
    struct err *);
/* to has room for n + SEAL_STREAM_MORE. last: no piece follows. */
void seal_stream_push(struct seal_stream *, const void *p, size_t n, bool last,
    uint8_t *to);
/* n bytes as they were written by one push; to has room for n - SEAL_STREAM_MORE.
 * ERR_INVALID with a Dutch text: damaged, or not the piece that comes now. */
MUST_CHECK enum err_code seal_stream_pull(struct seal_stream *, const void *p,
    size_t n, uint8_t *to, bool *last_out, struct err *);

/* ---- hashes and codes --------------------------------------------------- */

#define SEAL_HASH 32	/* bytes of every hash and code below */

/* A hash as text. */
#define SEAL_HEX (2 * SEAL_HASH + 1)	/* with the NUL */
void seal_hex(const uint8_t hash[SEAL_HASH], char out[SEAL_HEX]);
/* And back; false when s is anything but 64 hex digits. */
bool seal_unhex(const char *s, uint8_t out[SEAL_HASH]);

/* SHA-256, for the chain of the journal and for raw messages. */
void seal_sha256(const void *p, size_t n, uint8_t out[SEAL_HASH]);

struct seal_sha {
	_Alignas(16) uint8_t state[112];
};
void seal_sha_start(struct seal_sha *);
void seal_sha_add(struct seal_sha *, const void *p, size_t n);
void seal_sha_end(struct seal_sha *, uint8_t out[SEAL_HASH]);

/* Keyed code over data with the active master, for one purpose: CSRF. A code
 * made before a rotation still passes seal_mac_check. Constant time. */
MUST_CHECK enum err_code seal_mac(const struct seal *, const char *purpose,
    const void *p, size_t n, uint8_t out[SEAL_HASH], struct err *);
bool seal_mac_check(const struct seal *, const char *purpose, const void *p,
    size_t n, const uint8_t mac[SEAL_HASH]);

/* Blind index: finds equal values without storing them readably ("did this
 * number call before?"). field keeps columns apart ("contact.telefoon"). The
 * caller normalises first. Uses the index key of the file, which is not
 * rotated: an index made once stays valid. */
void seal_index(const struct seal *, const char *field, const char *value,
    uint8_t out[SEAL_HASH]);

/* Random bytes of the kernel; equal in a time that does not tell where they differ; bytes
 * made zero, also where the compiler sees that nobody reads them again. */
void seal_random(void *p, size_t n);
bool seal_equal(const void *a, const void *b, size_t n);	/* constant time */
void seal_wipe(void *p, size_t n);

/* A session token: 32 random bytes as 43 characters for a cookie, and the
 * hash (BLAKE2b) under which it is stored. */
#define SEAL_TOKEN 44	/* with the NUL */
void seal_token_new(char out[SEAL_TOKEN]);
void seal_token_hash(const char *token, uint8_t out[SEAL_HASH]);

/* ---- passwords ---------------------------------------------------------- */

/* argon2id takes memory and time on purpose; the gate lets through at most
 * `cores` at once and lets a few wait, else 100 log-ins take 6 GiB. */
struct seal_gate;

struct seal_cost {
	unsigned	mib;	/* memory, 1-1024 */
	unsigned	passes;	/* 1-10 */
};
#define SEAL_COST	(struct seal_cost){ .mib = 64, .passes = 3 }
#define SEAL_COST_TEST	(struct seal_cost){ .mib = 1, .passes = 1 }

/* ERR_INVALID: cores is not 1-1024 or cost not as above; ERR_LIMIT: no memory. */
MUST_CHECK enum err_code seal_gate_open(unsigned cores, struct seal_cost,
    struct seal_gate **out, struct err *);
void seal_gate_close(struct seal_gate *);

#define SEAL_PASSWORD 128	/* bytes of a stored password, with the NUL */
#define SEAL_PASSWORD_MAX 1024	/* bytes of a password as typed */

/* The text to store. ERR_INVALID (field "wachtwoord"): empty or over
 * SEAL_PASSWORD_MAX; ERR_BUSY: too many at once. Strength is not judged here. */
MUST_CHECK enum err_code seal_password_hash(struct seal_gate *,
    const char *password, char out[SEAL_PASSWORD], struct err *);

/* Is it this password? stored == NULL (no such user) takes the same time and
 * gives false. A wrong password is ERR_OK with false; ERR_BUSY as above. */
MUST_CHECK enum err_code seal_password_verify(struct seal_gate *,
    const char *stored, const char *password, bool *same_out, struct err *);

#endif
