/* land.c - the whole country, made up: fills a database and measures the search in it.
 *
 *	land lijst HUIZEN UIT.csv [NAMEN]      a list with double records, for koppeling
 *	land vul DATABASE HUIZEN [NAMEN]       region 1 of an empty, migrated database
 *	land meet DATABASE HUIZEN VRAGEN [NAMEN]
 *
 * NAMEN is a file with frequencies of surnames. Filling goes around the program with
 * SQLite itself, without journal and with the indexes made afterwards; the keys come
 * from the program's own functions. */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "bevolking.h"
#include "db/db.h"
#include "domain/persoon/persoon_zoek.h"

#define SEED 20261124

static void
die(const char *what, const char *why)
{
	(void)fprintf(stderr, "land: %s: %s\n", what, why);
	exit(1);
}

/* ---- a list ------------------------------------------------------------------------- */

static void
put_record(FILE *f, uint64_t nr, const struct mens *m)
{
	(void)fprintf(f, "%llu,%llu-%u,%s%s%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n",
	    (unsigned long long)nr, (unsigned long long)m->huis, m->plaats, m->voornaam,
	    m->tweede[0] != '\0' ? " " : "", m->tweede, m->roepnaam, m->voorvoegsel,
	    m->achternaam, m->geboren, m->geslacht, m->straat, m->huisnummer, m->postcode,
	    m->woonplaats, m->telefoon);
}

/* One in five persons has a second record with one mistake, and half of those two. */
static void
make_list(uint64_t huizen, const char *path)
{
	FILE *f = fopen(path, "w");
	uint64_t nr = 0, s = 99;
	struct mens m;

	if (f == NULL)
		die(path, "cannot be written");
	(void)fputs("nr,wie,voornamen,roepnaam,voorvoegsel,achternaam,geboren,geslacht,"
	    "straat,huisnummer,postcode,woonplaats,telefoon\n", f);
	for (uint64_t h = 0; h < huizen; h++)
		for (unsigned p = 0; p < bevolking_huis(SEED, h); p++) {
			bevolking_mens(SEED, h, p, &m);
			put_record(f, ++nr, &m);
			if (toeval(&s) % 5 != 0)
				continue;
			bevolking_fout(SEED, (enum fout)(toeval(&s) % FOUTEN), &m);
			if (toeval(&s) % 2 == 0)
				bevolking_fout(SEED + 1, (enum fout)(toeval(&s) % FOUTEN), &m);
			put_record(f, ++nr, &m);
		}
	(void)fclose(f);
}

/* ---- filling --------------------------------------------------------------------------- */

static sqlite3 *db;

static void
sql(const char *s)
{
	char *why = NULL;

	if (sqlite3_exec(db, s, NULL, NULL, &why) != SQLITE_OK)
		die(s, why);
}

static sqlite3_stmt *
prepare(const char *s)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db, s, -1, &st, NULL) != SQLITE_OK)
		die(s, sqlite3_errmsg(db));
	return st;
}

static void
run(sqlite3_stmt *s)
{
	if (sqlite3_step(s) != SQLITE_DONE)
		die("insert", sqlite3_errmsg(db));
	(void)sqlite3_reset(s);
}

static void
text(sqlite3_stmt *s, int at, const char *v)
{
	if (v == NULL || *v == '\0')
		(void)sqlite3_bind_null(s, at);
	else
		(void)sqlite3_bind_text(s, at, v, -1, SQLITE_TRANSIENT);
}

static void
always(sqlite3_stmt *s, int at, const char *v)
{
	(void)sqlite3_bind_text(s, at, v, -1, SQLITE_TRANSIENT);
}

static void
number(sqlite3_stmt *s, int at, int64_t v)
{
	(void)sqlite3_bind_int64(s, at, v);
}

/* Names that were seen: number of a core, with the prefixes and parts it came in. */
#define SLOTS (1u << 23)

struct slot {
	uint64_t	hash;
	int64_t		id;
};
static struct slot *slots;
static int64_t next_id = 1;

static uint64_t
hash_of(const char *a, const char *b, const char *c)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	const char *s[3] = { a, b, c };

	for (int i = 0; i < 3; i++)
		for (const char *p = s[i]; ; p++) {
			h = (h ^ (uint8_t)*p) * UINT64_C(0x100000001b3);
			if (*p == '\0')
				break;
		}
	return h | 1;
}

/* The slot of these, new when its id is 0. */
static struct slot *
slot_of(const char *a, const char *b, const char *c)
{
	uint64_t h = hash_of(a, b, c);
	uint64_t at = (h >> 20) & (SLOTS - 1);

	while (slots[at].hash != 0 && slots[at].hash != h)
		at = (at + 1) & (SLOTS - 1);
	slots[at].hash = h;
	return &slots[at];
}

static sqlite3_stmt *in_naam, *in_naamvar, *in_voor, *in_voorvar, *in_mens, *in_sleutel,
    *in_huis, *in_lid;

static void
variants(sqlite3_stmt *s, int64_t id, const char *voor, const char *naam)
{
	int64_t hashes[NAAM_HASHES];
	size_t n = naam_hashes(voor, naam, hashes);

	for (size_t i = 0; i < n; i++) {
		number(s, 1, hashes[i]);
		number(s, 2, id);
		run(s);
	}
}

static sqlite3_stmt *known_naam, *known_voor;

/* The number of a name: a new row, or the one that the region had. */
static int64_t
name_row(sqlite3_stmt *in, sqlite3_stmt *known, const char *kern, const char *klank)
{
	int64_t id = next_id;

	number(in, 1, id);
	always(in, 2, kern);
	always(in, 3, klank);
	run(in);
	if (sqlite3_changes(db) > 0)
		return next_id++;
	always(known, 1, kern);
	if (sqlite3_step(known) != SQLITE_ROW)
		die("name", sqlite3_errmsg(db));
	id = sqlite3_column_int64(known, 0);
	(void)sqlite3_reset(known);
	return id;
}

static int64_t
surname(const struct mens *m)
{
	char kern[NAAM_KERN], klank[NAAM_KLANK];
	struct slot *core, *full;

	naam_kern(m->achternaam, kern);
	core = slot_of("a", "", kern);
	if (core->id == 0) {
		naam_klank(kern, klank);
		core->id = name_row(in_naam, known_naam, kern, klank);
	}
	full = slot_of("b", m->voorvoegsel, m->achternaam);
	if (full->id == 0) {
		full->id = core->id;
		variants(in_naamvar, core->id, m->voorvoegsel, m->achternaam);
	}
	return core->id;
}

static void
first_name(const char *name, char klank[NAAM_KLANK])
{
	char kern[NAAM_KERN];
	struct slot *s;

	naam_voornaam_kern(name, kern);
	naam_klank(kern, klank);
	if (*kern == '\0' || (s = slot_of("v", "", kern))->id != 0)
		return;
	s->id = name_row(in_voor, known_voor, kern, klank);
	variants(in_voorvar, s->id, NULL, kern);
}

static void
add_person(int64_t id, const struct mens *m)
{
	char klank[NAAM_KLANK], roep[NAAM_KLANK], names[2 * TEKST];
	int64_t a = surname(m);

	first_name(m->voornaam, klank);
	(void)snprintf(names, sizeof(names), "%s%s%s", m->voornaam,
	    m->tweede[0] != '\0' ? " " : "", m->tweede);
	number(in_mens, 1, id);
	text(in_mens, 2, m->bsn);
	always(in_mens, 3, m->achternaam);
	always(in_mens, 4, m->voorvoegsel);
	always(in_mens, 5, names);
	always(in_mens, 6, m->roepnaam);
	always(in_mens, 7, m->geslacht);
	text(in_mens, 8, m->geboren);
	text(in_mens, 9, m->telefoon);
	text(in_mens, 10, m->straat);
	text(in_mens, 11, m->huisnummer);
	text(in_mens, 12, m->postcode);
	text(in_mens, 13, m->woonplaats);
	number(in_mens, 14, a);
	always(in_mens, 15, klank);
	run(in_mens);
	if (m->roepnaam[0] == '\0')
		return;
	first_name(m->roepnaam, roep);
	if (strcmp(roep, klank) == 0)
		return;
	number(in_sleutel, 1, id);
	number(in_sleutel, 2, a);
	always(in_sleutel, 3, roep);
	text(in_sleutel, 4, m->geboren);
	run(in_sleutel);
}

static void
add_house(uint64_t h)
{
	unsigned n = bevolking_huis(SEED, h);
	struct mens m;

	for (unsigned p = 0; p < n; p++) {
		int64_t id = (int64_t)(h * 8 + p + 1);

		bevolking_mens(SEED, h, p, &m);
		if (p == 0) {
			number(in_huis, 1, (int64_t)h + 1);
			always(in_huis, 2, m.achternaam);
			text(in_huis, 3, m.straat);
			text(in_huis, 4, m.huisnummer);
			text(in_huis, 5, m.postcode);
			text(in_huis, 6, m.woonplaats);
			run(in_huis);
		}
		add_person(id, &m);
		number(in_lid, 1, id);
		number(in_lid, 2, (int64_t)h + 1);
		number(in_lid, 3, id);
		always(in_lid, 4, p < 2 ? "ouder" : "kind");
		run(in_lid);
	}
}

/* The indexes of these tables, kept aside and made again behind the rows. */
static char *
drop_indexes(void)
{
	sqlite3_stmt *s = prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND "
	    "sql IS NOT NULL AND tbl_name IN ('persoon', 'persoon_sleutel', 'huishouden', "
	    "'lidmaatschap')");
	static char make[20000], drop[20000];
	size_t at = 0, dt = 0;

	while (sqlite3_step(s) == SQLITE_ROW) {
		at += (size_t)snprintf(make + at, sizeof(make) - at, "%s;\n",
		    (const char *)sqlite3_column_text(s, 1));
		dt += (size_t)snprintf(drop + dt, sizeof(drop) - dt, "DROP INDEX %s;",
		    (const char *)sqlite3_column_text(s, 0));
	}
	(void)sqlite3_finalize(s);
	sql(drop);
	return make;
}

static void
fill(const char *path, uint64_t huizen)
{
	char *indexes;

	if ((slots = calloc(SLOTS, sizeof(*slots))) == NULL ||
	    sqlite3_open(path, &db) != SQLITE_OK)
		die(path, "cannot be opened");
	sql("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA foreign_keys = OFF;"
	    "PRAGMA cache_size = -2000000; PRAGMA temp_store = MEMORY; PRAGMA threads = 2");
	indexes = drop_indexes();
	sql("BEGIN");
	in_naam = prepare("INSERT OR IGNORE INTO achternaam (regio, id, kern, klank) VALUES (1, ?, ?, ?)");
	in_naamvar = prepare("INSERT OR IGNORE INTO achternaam_variant (regio, hash, achternaam) "
	    "VALUES (1, ?, ?)");
	in_voor = prepare("INSERT OR IGNORE INTO voornaam (regio, id, kern, klank) VALUES (1, ?, ?, ?)");
	known_naam = prepare("SELECT id FROM achternaam WHERE regio = 1 AND kern = ?");
	known_voor = prepare("SELECT id FROM voornaam WHERE regio = 1 AND kern = ?");
	in_voorvar = prepare("INSERT OR IGNORE INTO voornaam_variant (regio, hash, voornaam) "
	    "VALUES (1, ?, ?)");
	in_mens = prepare("INSERT INTO persoon (regio, id, bsn, geslachtsnaam, voorvoegsel, "
	    "voornamen, roepnaam, geslacht, geboren, telefoon, straat, huisnummer, postcode, "
	    "woonplaats, achternaam, voornaam_kern, gemaakt_op) VALUES (1, ?, ?, ?, ?, ?, ?, ?, "
	    "?, ?, ?, ?, ?, ?, ?, ?, 0)");
	in_sleutel = prepare("INSERT INTO persoon_sleutel (regio, persoon, nr, achternaam, "
	    "voornaam_kern, geboren) VALUES (1, ?, 1, ?, ?, ?)");
	in_huis = prepare("INSERT INTO huishouden (regio, id, naam, straat, huisnummer, postcode, "
	    "woonplaats, gemaakt_op) VALUES (1, ?, ?, ?, ?, ?, ?, 0)");
	in_lid = prepare("INSERT INTO lidmaatschap (regio, id, huishouden, persoon, rol) "
	    "VALUES (1, ?, ?, ?, ?)");
	for (uint64_t h = 0; h < huizen; h++)
		add_house(h);
	sql("COMMIT");
	(void)fprintf(stderr, "rows are in, now the indexes\n");
	sql(indexes);
	sql("UPDATE achternaam SET aantal = (SELECT COUNT(*) FROM persoon p WHERE p.regio = 1 "
	    "AND p.achternaam = achternaam.id)");
	sql("PRAGMA journal_mode = WAL");
	(void)sqlite3_close_v2(db);
}

/* ---- measuring ----------------------------------------------------------------------------- */

struct vraag {
	struct arena		*a;
	struct koppel_weging	 weging;
	struct persoon_feiten	 f;
	int64_t			 gezocht;
	struct persoon_kandidaat *k;
	size_t			 n;
	double			 ms, cpu;
};

static double
now_ms(clockid_t clock)
{
	struct timespec t;

	(void)clock_gettime(clock, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static enum err_code
ask(struct tx *tx, void *arg, struct err *err)
{
	struct vraag *v = arg;
	double began = now_ms(CLOCK_MONOTONIC), cpu = now_ms(CLOCK_THREAD_CPUTIME_ID);
	enum err_code rc = persoon_candidates(tx, v->a, 1, &v->weging, &v->f, &v->k, &v->n,
	    err);

	v->ms = now_ms(CLOCK_MONOTONIC) - began;
	v->cpu = now_ms(CLOCK_THREAD_CPUTIME_ID) - cpu;
	return rc;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
report(const char *what, double *ms, double *cpu, unsigned n, unsigned first,
    unsigned shown)
{
	qsort(ms, n, sizeof(*ms), by_size);
	qsort(cpu, n, sizeof(*cpu), by_size);
	(void)printf("| %s | %.2f / %.2f / %.2f | %.2f / %.2f / %.2f | %.1f | %.1f |\n", what,
	    ms[n / 2], ms[n * 95 / 100], ms[n * 99 / 100], cpu[n / 2], cpu[n * 95 / 100],
	    cpu[n * 99 / 100], 100.0 * first / n, 100.0 * shown / n);
}

/* Questions about random persons, each with one mistake of this kind. */
static void
measure(struct db *d, struct vraag *v, uint64_t huizen, unsigned n, enum fout f, bool birth,
    bool address)
{
	double *ms = calloc(n, sizeof(*ms)), *cpu = calloc(n, sizeof(*cpu));
	uint64_t s = 7 + (uint64_t)f;
	unsigned first = 0, shown = 0;
	char name[100];
	struct err err;

	for (unsigned i = 0; i < n; i++) {
		uint64_t h = toeval(&s) % huizen;
		struct mens m;
		unsigned p = (unsigned)(toeval(&s) % bevolking_huis(SEED, h));

		bevolking_mens(SEED, h, p, &m);
		bevolking_fout(SEED + i, f, &m);
		v->f = (struct persoon_feiten){ .voorvoegsel = m.voorvoegsel,
		    .geslachtsnaam = m.achternaam, .voornamen = m.voornaam,
		    .geboren = birth ? m.geboren : NULL,
		    .postcode = address ? m.postcode : NULL,
		    .huisnummer = address ? m.huisnummer : NULL };
		arena_reset(v->a);
		if (db_read(d, ask, v, &err) != ERR_OK)
			die("question", err.detail);
		ms[i] = v->ms;
		cpu[i] = v->cpu;
		for (size_t k = 0; k < v->n; k++)
			if (v->k[k].id == (int64_t)(h * 8 + p + 1)) {
				shown++;
				first += k == 0;
			}
	}
	(void)snprintf(name, sizeof(name), "%s, %s%s", fout_namen[f],
	    birth ? "birth date" : "no birth date", address ? ", address" : "");
	report(name, ms, cpu, n, first, shown);
	free(ms);
	free(cpu);
}

static void
measure_all(const char *path, uint64_t huizen, unsigned n)
{
	struct vraag v = { .a = arena_create((size_t)64 << 20) };
	char url[500];
	struct db *d;
	struct err err;

	(void)snprintf(url, sizeof(url), "sqlite:%s", path);
	if (db_open(&(struct db_config){ .url = url, .readers = 1 }, &d, &err) != ERR_OK)
		die(path, err.detail);
	model_standaard(&v.weging);
	v.weging.personen = (double)huizen * 2.67;
	for (unsigned f = 0; f < FOUTEN; f++)	/* warm, as a server is */
		measure(d, &v, huizen, n / 4 + 1, (enum fout)f, f % 2 == 0, false);
	(void)printf("\nWarm from here; ms are p50 / p95 / p99.\n\n| slip, what is asked | ms "
	    "by the clock | ms of processor | first, %% | shown, %% |\n"
	    "| --- | --- | --- | --- | --- |\n");
	for (unsigned f = 0; f < FOUTEN; f++) {
		measure(d, &v, huizen, n, (enum fout)f, true, false);
		if (f != FOUT_DAG_MAAND && f != FOUT_CIJFER_DATUM && f != FOUT_JAAR_ALLEEN)
			measure(d, &v, huizen, n, (enum fout)f, false, false);
	}
	measure(d, &v, huizen, n, FOUT_LETTER_ACHTERNAAM, false, true);
	db_close(d);
	arena_destroy(v.a);
}

int
main(int argc, char **argv)
{
	bool list = argc >= 4 && strcmp(argv[1], "lijst") == 0;
	bool meet = argc >= 5 && strcmp(argv[1], "meet") == 0;

	if (!list && !meet && !(argc >= 4 && strcmp(argv[1], "vul") == 0))
		die("usage", "lijst HUIZEN UIT | vul DB HUIZEN | meet DB HUIZEN VRAGEN");
	if (bevolking_begin(argc > (meet ? 5 : 4) ? argv[meet ? 5 : 4] : NULL) != 0)
		die("names", "none");
	if (list)
		make_list(strtoull(argv[2], NULL, 10), argv[3]);
	else if (meet)
		measure_all(argv[2], strtoull(argv[3], NULL, 10),
		    (unsigned)strtoul(argv[4], NULL, 10));
	else
		fill(argv[2], strtoull(argv[3], NULL, 10));
	return 0;
}
