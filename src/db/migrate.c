/* migrate.c - applies the numbered files of src/db/migrations, once each. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/embed.h"
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

/* Applies one file unless it is there already. ERR_CONFLICT when the file that was
 * applied had another content. */
static enum err_code
migrate_work(struct tx *tx, void *arg, struct err *err)
{
	const struct embedded *m = arg;
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

static enum err_code
settle_work(struct tx *tx, void *arg, struct err *err)
{
	(void)arg;
	return tx->driver->settle(tx->conn, err);
}

static enum err_code
migrate_all(struct db *db, struct err *err)
{
	for (const struct embedded *m = migration_files; m->name != NULL; m++)
		TRY(db_write(db, migrate_work, (void *)(uintptr_t)m, err));
	return db_write(db, settle_work, NULL, err);
}

enum err_code
db_migrate(struct db *db, struct err *err)
{
	enum err_code rc;

	/* Nobody else is writing here yet; elsewhere nobody may. */
	db_lane(db, true);
	rc = migrate_all(db, err);
	db_lane(db, false);
	return rc;
}

enum err_code
db_migrate_some(struct db *db, const char *const *names, size_t n, struct err *err)
{
	size_t known = 0;

	for (size_t i = 0; i < n; i++)
		for (const struct embedded *m = migration_files; m->name != NULL; m++)
			known += strcmp(m->name, names[i]) == 0;
	if (known != n)
		return SAY(err, ERR_NOT_FOUND, NULL, "Deze kopie is van een nieuwere versie "
		    "van Samenloop.");
	for (const struct embedded *m = migration_files; m->name != NULL; m++)
		for (size_t i = 0; i < n; i++)
			if (strcmp(m->name, names[i]) == 0)
				TRY(db_write(db, migrate_work, (void *)(uintptr_t)m, err));
	return ERR_OK;
}
