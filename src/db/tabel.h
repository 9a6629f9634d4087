/* tabel.h - every table as it is, row by row: for backup, restore and moving to
 * another database. Knows no table by name.
 *
 * The same on each engine: columns in the order of their names, rows in the
 * order of the primary key (text by its bytes), so that the hash over the rows
 * of a table is equal where the rows are. */
#ifndef DB_TABEL_H
#define DB_TABEL_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "db/db.h"

#define TABEL_KOLOMMEN 64
#define TABEL_SLEUTEL 8

struct tabel {
	const char	*naam;
	const char	*kolom[TABEL_KOLOMMEN];
	char		 type[TABEL_KOLOMMEN + 1];	/* i, t, b */
	char		 sleuteltype[TABEL_SLEUTEL + 1];
	unsigned	 n;
	unsigned	 sleutel[TABEL_SLEUTEL];	/* columns of the primary key */
	unsigned	 nsleutel;
	struct db_stmt	 eerste, volgende, laatste, voeg, tel;
};

struct tabellen {
	struct tabel	**v;
	size_t		 n;
};

struct rijen {
	const struct db_value **v;	/* rows of tabel->n values */
	size_t		 n;
};

/* All tables but the list of migrations, in an order in which references go to
 * tables before. A connection keeps statements by their address, so the arena
 * must outlive the database. */
MUST_CHECK enum err_code tabellen_lees(struct tx *, struct arena *,
    struct tabellen *out, struct err *);
const struct tabel *tabel_vind(const struct tabellen *, const char *naam);

/* The place of a column, or -1. */
int tabel_kolom(const struct tabel *, const char *naam);

/* Some rows after the row `na` (NULL: the first ones); none: that was all. */
MUST_CHECK enum err_code tabel_rijen(struct tx *, const struct tabel *,
    const struct db_value *na, struct arena *, struct rijen *out, struct err *);

/* The last row by the key; ERR_NOT_FOUND: the table is empty. */
MUST_CHECK enum err_code tabel_laatste(struct tx *, const struct tabel *,
    struct arena *, const struct db_value **out, struct err *);
MUST_CHECK enum err_code tabel_tel(struct tx *, const struct tabel *, int64_t *out,
    struct err *);
MUST_CHECK enum err_code tabel_voeg(struct tx *, const struct tabel *,
    const struct db_value *rij, struct err *);

/* Names of the migrations that were applied, in their order. */
MUST_CHECK enum err_code tabel_migraties(struct tx *, struct arena *,
    const char ***out, size_t *n_out, struct err *);

/* What the engine itself finds wrong: damaged pages, references to nothing.
 * out: an English line, or NULL when all is well. */
MUST_CHECK enum err_code tabel_controle(struct tx *, struct arena *,
    const char **out, struct err *);

#endif
