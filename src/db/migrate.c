#include "db/migrate.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "db/driver.h"

static const struct db_stmt find = {
	.name = "migratie_vind", .nparam = 1, .ncol = 1,
	.sql = "SELECT som FROM migratie WHERE naam = ?1",
};
static const struct db_stmt add = {
	.name = "migratie_nieuw", .nparam = 2, .writes = true,
	.sql = "INSERT INTO migratie (naam, som) VALUES (?1, ?2)",
};

/* FNV-1a: guards against a changed file, not against an enemy. */
static void
checksum(const struct embedded *m, char out[17])
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < m->size; i++)
		h = (h ^ m->data[i]) * UINT64_C(1099511628211);
	(void)snprintf(out, 17, "%016" PRIx64, h);
}

static enum err_code
copy_sum(void *arg, const struct db_value *row, struct err *err)
{
	(void)err;
	(void)snprintf(arg, 17, "%s", (const char *)row[0].p);
	return ERR_OK;
}

enum err_code
migrate_one(struct tx *tx, const struct embedded *m, struct err *err)
{
	char sum[17], applied[17] = "";
	struct db_value params[2];

	checksum(m, sum);
	params[0] = db_value_text(m->name);
	params[1] = db_value_text(sum);
	TRY(tx->driver->script(tx->conn, "CREATE TABLE IF NOT EXISTS migratie"
	    " (naam TEXT NOT NULL PRIMARY KEY, som TEXT NOT NULL)", err));
	TRY(tx_query(tx, &find, params, copy_sum, applied, err));
	if (strcmp(applied, sum) == 0)
		return ERR_OK;
	if (applied[0] != '\0')
		return FAIL(err, ERR_CONFLICT, "migration %s was changed after"
		    " it was applied", m->name);
	TRY(tx->driver->script(tx->conn, (const char *)m->data, err));
	return tx_exec(tx, &add, params, NULL, err);
}
