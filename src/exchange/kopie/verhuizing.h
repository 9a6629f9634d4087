/* verhuizing.h - all rows of one database into another, on whatever engine.
 *
 * Ids, moments and the journal stay as they are. Broken off at any point it may
 * be run again and goes on where it was: rows go in the order of their key, so
 * the last row of a table says how far it came. Done only when every table has
 * the same rows on both sides and the chain of every region is whole. */
#ifndef EXCHANGE_KOPIE_VERHUIZING_H
#define EXCHANGE_KOPIE_VERHUIZING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "db/db.h"

#define VERHUIZING_TABEL "verhuizing"

/* Rows of the database itself, not of the work: never copied or compared. */
bool tabel_is_eigen(const char *tabel);

/* A database that is being filled holds a mark, and no server starts on it. */
MUST_CHECK enum err_code verhuizing_begin(struct db *, const char *bron, int64_t nu,
    struct err *);
/* ERR_CONFLICT with a Dutch text when any table has a row. */
MUST_CHECK enum err_code verhuizing_leeg(struct db *, struct arena *, struct err *);
MUST_CHECK enum err_code verhuizing_klaar(struct db *, struct err *);
/* ERR_CONFLICT with a Dutch text when there is a mark. */
MUST_CHECK enum err_code verhuizing_vrij(struct db *, struct arena *, struct err *);

struct verhuisd {
	int64_t		 tabellen, rijen, nieuw;	/* nieuw: copied in this run */
	int64_t		 journaal;			/* rows of the chain, all regions */
};

/* Called after each table has been copied, and after it has been compared. */
typedef void verhuis_meld_fn(void *arg, const char *tabel, int64_t rijen, bool vergeleken);

/* bron: a name for the source, without a password; a run under another name is
 * refused. ERR_CONFLICT: the target holds something else, or the source changed
 * meanwhile; ERR_INVALID: the source has other migrations. The arena must
 * outlive both. */
MUST_CHECK enum err_code verhuis(struct db *van, struct db *naar, const char *bron,
    int64_t nu, struct arena *, verhuis_meld_fn *, void *arg, struct verhuisd *out,
    struct err *);

#endif
