/* noodlog.h - where looks are written down while the database cannot be written.
 *
 * A full or read-only disk must not close every dossier at night, and no look may
 * go unlogged. So a look whose row does not come into the journal goes to this
 * file, sealed and durable, before it is answered; when that fails too there is
 * no answer. Changes are refused meanwhile. Put the file on another disk than the
 * database. As soon as the database can be written again the rows go into the
 * journal, with the moment of the look, in one transaction, and the file is empty.
 *
 * Each row is sealed by itself and holds the hash of the one before it: a changed
 * or missing row is noticed when they are merged, the last rows cut off are not. */
#ifndef JOURNAL_NOODLOG_H
#define JOURNAL_NOODLOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "journal/journaal.h"
#include "seal/seal.h"

struct db;
struct noodlog;

/* path NULL: there is no file, and looks are refused while the database cannot
 * be written. What lies in the file waits for noodlog_verwerk. */
MUST_CHECK enum err_code noodlog_open(const char *path, const struct seal *,
    struct noodlog **out, struct err *);
void noodlog_close(struct noodlog *);		/* NULL is allowed */

/* Adds a row; durable when it returns. Any thread. ERR_BUSY: could not. */
MUST_CHECK enum err_code noodlog_schrijf(struct noodlog *, const struct journaal_regel *,
    struct err *);

/* Can the database be written? What act_run saw last. Any thread. */
void noodlog_zag(struct noodlog *, bool schrijfbaar);
bool noodlog_nood(const struct noodlog *);	/* NULL: false */

/* Rows that wait. */
bool noodlog_wacht(struct noodlog *);

/* Puts what waits into the journal, each row once whatever happens, and empties
 * the file. A damaged file is set aside as PATH.beschadigd-N after the rows before
 * the damage, and the journal says so. n_out: rows merged. */
MUST_CHECK enum err_code noodlog_verwerk(struct noodlog *, struct db *, int64_t regio,
    int64_t nu, size_t *n_out, struct err *);

#endif
