/* migrate.h - applies the numbered files of src/db/migrations, once each. */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "base/embed.h"
#include "base/err.h"

struct tx;

/* Made by tools/embed from src/db/migrations, in order; ends with name NULL. */
extern const struct embedded migration_files[];

/* Applies one file unless it is there already. ERR_CONFLICT when the file
 * that was applied had another content. */
MUST_CHECK enum err_code migrate_one(struct tx *, const struct embedded *,
    struct err *);

#endif
