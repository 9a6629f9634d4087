/* kopie.h - a copy of the whole database that leaves the machine, and back.
 *
 * Two sealed files from one snapshot. NAME.inhoud holds every table but the
 * data keys, NAME.sleutels only those (table sleutel), so that the keys can be
 * kept shorter than the content: what was destroyed is then gone from old
 * copies too (docs/sleutels.md). Rows, not pages: a copy of SQLite opens on
 * PostgreSQL and the other way round, and nothing lies on a disk in clear.
 * The master keys are in neither file. */
#ifndef EXCHANGE_KOPIE_KOPIE_H
#define EXCHANGE_KOPIE_KOPIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "db/db.h"
#include "seal/seal.h"

#define KOPIE_INHOUD ".inhoud"
#define KOPIE_SLEUTELS ".sleutels"
#define KOPIE_REGIOS 64

struct kopie_bestand {
	const char	*path;
	int64_t		 bytes, tabellen, rijen;
	uint8_t		 sha[SEAL_HASH];	/* of the file as it lies there */
};

/* The journal of a region as it was in the snapshot. */
struct kopie_anker {
	int64_t		 regio, volgnr;
	uint8_t		 hash[SEAL_HASH];
};

struct kopie {
	struct kopie_bestand inhoud, sleutels;
	struct kopie_anker anker[KOPIE_REGIOS];
	size_t		 nanker;
	int64_t		 gemaakt_op;
};

/* Copies the database to basis + ".inhoud" and basis + ".sleutels" while others
 * go on working. The arena must outlive db. ERR_CONFLICT: a file is there. */
MUST_CHECK enum err_code kopie_maak(struct db *, const struct seal *, const char *basis,
    int64_t nu, struct arena *, struct kopie *out, struct err *);

/* Reads both files to their end, without a database: every piece, the number of
 * rows and the hash of each table. */
MUST_CHECK enum err_code kopie_toets(const char *basis, const struct seal *,
    struct arena *, struct kopie *out, struct err *);

/* Fills an empty database: the tables of then, the rows, the tables of now.
 * No server starts on it before verhuizing_klaar (verhuizing.h), which the caller
 * gives after checking it. The keys may be from a later
 * copy: sleutels is the whole path. The arena must outlive db. */
MUST_CHECK enum err_code kopie_terug(const char *basis, const char *sleutels,
    const struct seal *, struct db *, int64_t nu, struct arena *, struct kopie *out,
    struct err *);

/* One row into the hash over the rows of its table. */
void kopie_hash_rij(struct seal_sha *, unsigned n, const struct db_value *rij);

/* ---- reading one file: rows one after the other -------------------------------- */

enum kopie_soort { KOPIE_TABEL, KOPIE_RIJ, KOPIE_TABEL_AF, KOPIE_ANKER, KOPIE_SLOT };

struct kopie_stuk {
	enum kopie_soort soort;
	const char	*tabel;		/* KOPIE_TABEL */
	const char	**kolom;
	unsigned	 n;
	const struct db_value *rij;	/* KOPIE_RIJ: n values in the row arena */
	struct kopie_anker anker;	/* KOPIE_ANKER */
};

struct kopie_kop {
	const char	*versie, *soort;	/* program; ".inhoud", ".sleutels" */
	int64_t		 gemaakt_op;
	const char	**migraties;
	size_t		 nmigraties;
};

struct kopie_lezer;
MUST_CHECK enum err_code kopie_open(const char *path, const char *soort,
    const struct seal *, struct arena *, struct kopie_lezer **out,
    struct kopie_kop *kop_out, struct err *);
/* The next piece; of a row the values live in rij_arena. After KOPIE_SLOT there
 * is nothing, and the file was whole. */
MUST_CHECK enum err_code kopie_volgende(struct kopie_lezer *, struct arena *rij_arena,
    struct kopie_stuk *out, struct err *);
void kopie_sluit(struct kopie_lezer *, struct kopie_bestand *tel_out);

#endif
