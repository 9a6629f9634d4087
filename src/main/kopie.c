/* kopie.c - samenloop backup, restore and verhuizen. */
#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "db/db.h"
#include "exchange/kopie/kopie.h"
#include "exchange/kopie/verhuizing.h"
#include "main/main.h"
#include "os/file.h"
#include "seal/seal.h"

#define DAY 86400

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* ---- backup --------------------------------------------------------------- */

/* For `sha256sum -c` where there is no key. */
static enum err_code
write_sums(struct call *c, const char *basis, const struct kopie *k, struct err *err)
{
	char a[SEAL_HEX], b[SEAL_HEX];
	const char *text;

	seal_hex(k->inhoud.sha, a);
	seal_hex(k->sleutels.sha, b);
	text = arena_printf(c->a, "%s  %s\n%s  %s\n", a, base_name(k->inhoud.path), b,
	    base_name(k->sleutels.path));
	if (text == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return file_write(arena_printf(c->a, "%s.sha256", basis), text, strlen(text), 0600,
	    err);
}

/* Copies of the data keys that are too old go: what was destroyed since may not
 * come back from them (docs/sleutels.md). */
static unsigned
drop_old_keys(struct call *c, const char *map, int64_t dagen, int64_t nu)
{
	DIR *d = opendir(map);
	struct dirent *e;
	unsigned n = 0;

	while (d != NULL && (e = readdir(d)) != NULL) {
		size_t len = strlen(e->d_name), end = strlen(KOPIE_SLEUTELS);
		const char *path = arena_printf(c->a, "%s/%s", map, e->d_name);
		struct stat st;

		if (strncmp(e->d_name, "samenloop-", 10) == 0 && len > end &&
		    strcmp(e->d_name + len - end, KOPIE_SLEUTELS) == 0 && path != NULL &&
		    stat(path, &st) == 0 && st.st_mtime < nu - dagen * DAY &&
		    unlink(path) == 0)
			n++;
	}
	if (d != NULL)
		(void)closedir(d);
	return n;
}

static void
print_made(const struct call *c, const struct kopie *k, const char *basis, unsigned weg)
{
	int64_t rijen = k->inhoud.rijen + k->sleutels.rijen;
	int64_t bytes = k->inhoud.bytes + k->sleutels.bytes;

	if (c->s.json)
		(void)printf("{\"kopie\": \"%s\", \"rijen\": %" PRId64 ", \"bytes\": %" PRId64
		    ", \"oude_sleutels_weg\": %u}\n", basis, rijen, bytes, weg);
	else
		(void)printf("Gemaakt en teruggelezen: %s%s en %s (%" PRId64 " rijen, %" PRId64
		    " kB).\nAlleen het sleutelbestand met de hoofdsleutels opent deze kopie; dat "
		    "zit er niet in.\n", basis, KOPIE_INHOUD, KOPIE_SLEUTELS, rijen,
		    bytes / 1024);
	if (!c->s.json && weg > 0)
		(void)printf("%u oude bestanden met sleutels zijn weggehaald.\n", weg);
}

/* "MAP/samenloop-20261124T083100Z" */
static const char *
basis_name(struct call *c, const char *map, int64_t nu)
{
	const char *iso = time_iso(c->a, nu);
	char stamp[32];
	size_t n = 0;

	for (; iso != NULL && *iso != '\0' && n + 1 < sizeof(stamp); iso++)
		if (*iso != ':' && *iso != '-')
			stamp[n++] = *iso;
	stamp[n] = '\0';
	return arena_printf(c->a, "%s/samenloop-%s", map, stamp);
}

static enum err_code
backup(struct call *c, struct running *r, const char *basis, struct kopie *k,
    struct err *err)
{
	struct act_niets niets;
	struct kopie again;

	TRY(call_act(c, r, ACT_kopie_maken, NULL, 0, &niets, err));
	TRY(kopie_maak(r->app.db, r->app.seal, basis, clock_now(&r->clock), c->a, k, err));
	TRY(kopie_toets(basis, r->app.seal, c->a, &again, err));
	return write_sums(c, basis, k, err);
}

static int
backup_run(struct call *c)
{
	const char *dagen = call_option(c, "--bewaar-sleutels");
	int64_t bewaar = dagen == NULL ? 1 : strtoll(dagen, NULL, 10), nu;
	const char *basis;
	struct running r;
	struct kopie k;
	struct err err;
	enum err_code rc;
	unsigned weg = 0;

	if (c->nargs != 1 || bewaar < 1) {
		(void)fprintf(stderr, "samenloop backup: naar welke map?\n");
		return 2;
	}
	if (running_open(c, false, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	nu = clock_now(&r.clock);
	basis = basis_name(c, c->args[0], nu);
	rc = basis == NULL ? FAIL(&err, ERR_LIMIT, "arena full") :
	    backup(c, &r, basis, &k, &err);
	if (rc == ERR_OK && dagen != NULL)
		weg = drop_old_keys(c, c->args[0], bewaar, nu);
	running_close(&r);
	if (rc != ERR_OK)
		return call_failed(c, &err);
	print_made(c, &k, basis, weg);
	return 0;
}

static const struct option backup_opties[] = {
	{ "--bewaar-sleutels", true, "haal .sleutels weg die ouder zijn dan zoveel dagen" },
	{ NULL, false, NULL },
};

const struct command command_backup = {
	.naam = "backup", .uitleg = "een versleutelde reservekopie maken; de server loopt door",
	.gebruik = "MAP [opties]", .opties = backup_opties, .run = backup_run,
};

/* ---- restore --------------------------------------------------------------- */

static const char *
sqlite_file(const char *url)
{
	return strncmp(url, "sqlite:", 7) == 0 ? url + 7 : NULL;
}

/* Only a file that this run made. */
static void
remove_sqlite(struct call *c, const char *file)
{
	static const char *const tail[] = { "", "-wal", "-shm", "-node" };

	for (size_t i = 0; i < sizeof(tail) / sizeof(tail[0]); i++) {
		const char *path = arena_printf(c->a, "%s%s", file, tail[i]);

		if (path != NULL)
			(void)unlink(path);
	}
}

static enum err_code
fill(struct call *c, const char *basis, const char *sleutels, struct kopie *k,
    struct err *err)
{
	struct db_config config = { .url = c->s.database, .readers = 2, .create = true };
	struct clock real = { .fixed = c->s.nu };
	struct seal *seal = NULL;
	struct db *db = NULL;
	enum err_code rc;

	TRY(seal_open(c->s.sleutels, &seal, err));
	rc = db_open(&config, &db, err);
	if (rc == ERR_OK)
		rc = kopie_terug(basis, sleutels, seal, db, clock_now(&real), c->a, k, err);
	db_close(db);
	seal_close(seal);
	return rc;
}

/* What was destroyed after the copy was made, and came back with it: the later data keys
 * say which (docs/vernietigen.md). */
static enum err_code
vernietig_weer(struct call *c, struct running *r, struct err *err)
{
	struct act_klaar uit;
	unsigned n = 0;

	for (;; n++) {
		uit = (struct act_klaar){ .id = 0 };
		TRY(call_act(c, r, ACT_vernietiging_herhalen, NULL, 0, &uit, err));
		if (uit.id == 0)
			break;
	}
	if (n > 0 && !c->s.json)
		(void)printf("Na deze kopie vernietigd en nu opnieuw: %u dossier(s).\n", n);
	return ERR_OK;
}

/* Verified with the anchor of the copy itself, opened with the keys, and only
 * then given free. */
static int
check_and_free(struct call *c, const struct kopie *k)
{
	struct act_niets niets;
	struct running r;
	struct err err;
	enum err_code rc;
	int bad = 0;

	if (running_open_gevuld(c, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	for (size_t i = 0; i < k->nanker && bad == 0; i++) {
		char hash[SEAL_HEX];

		seal_hex(k->anker[i].hash, hash);
		bad = verify_journaal(c, r.app.db, k->anker[i].regio,
		    k->anker[i].volgnr == 0 ? NULL : arena_printf(c->a, "%" PRId64 ":%s",
		    k->anker[i].volgnr, hash));
	}
	rc = bad != 0 ? ERR_OK : call_act(c, &r, ACT_kopie_terugzetten, NULL, 0, &niets, &err);
	/* Before anybody can open it: what was destroyed may not be read for a moment. */
	if (bad == 0 && rc == ERR_OK)
		rc = vernietig_weer(c, &r, &err);
	if (bad == 0 && rc == ERR_OK)
		rc = verhuizing_klaar(r.app.db, &err);
	running_close(&r);
	return rc != ERR_OK ? call_failed(c, &err) : bad;
}

static int
restore_run(struct call *c)
{
	const char *file = sqlite_file(c->s.database), *sleutels;
	struct kopie k;
	struct err err;
	int rc;

	if (c->nargs != 1) {
		(void)fprintf(stderr, "samenloop restore: welke kopie? Zonder %s erachter.\n",
		    KOPIE_INHOUD);
		return 2;
	}
	if (file != NULL && access(file, F_OK) == 0) {
		(void)fprintf(stderr, "samenloop: %s is er al. Er wordt niets overschreven: "
		    "kies met --database een nieuwe plaats.\n", file);
		return 1;
	}
	sleutels = call_option(c, "--datasleutels");
	if (sleutels == NULL)
		sleutels = arena_printf(c->a, "%s%s", c->args[0], KOPIE_SLEUTELS);
	if (sleutels == NULL || fill(c, c->args[0], sleutels, &k, &err) != ERR_OK) {
		if (file != NULL)
			remove_sqlite(c, file);
		return call_failed(c, &err);
	}
	if ((rc = check_and_free(c, &k)) == 0 && !c->s.json)
		(void)printf("Teruggezet: %" PRId64 " rijen in %s.\n", k.inhoud.rijen +
		    k.sleutels.rijen, file == NULL ? "de lege database" : file);
	return rc;
}

static const struct option restore_opties[] = {
	{ "--datasleutels", true, "een later bestand " KOPIE_SLEUTELS " dan dat van de kopie" },
	{ NULL, false, NULL },
};

const struct command command_restore = {
	.naam = "restore", .uitleg = "een reservekopie terugzetten op een nieuwe plaats",
	.gebruik = "KOPIE [opties]", .opties = restore_opties, .run = restore_run,
};
