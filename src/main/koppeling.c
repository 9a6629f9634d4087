/* koppeling.c - samenloop koppeling: who is who in a list, and what agreement weighs. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "db/db.h"
#include "domain/koppeling/koppeling.h"
#include "domain/koppeling/velden.h"
#include "main/main.h"
#include "os/file.h"
#include "text/csv.h"

#define FILE_MAX	((size_t)1 << 30)
#define MEMORY		((size_t)16 << 30)
#define WEIGHTS_MAX	((size_t)1 << 20)

/* One call: its lists, its weights. */
struct koppeltaak {
	struct call	*c;
	struct arena	*a;
	struct velden	 velden;
	struct lijst	 lijst;
	struct lijst_werk werk;
	struct koppel_model model;
	int64_t		 aantal;		/* persons of the region */
	bool		 seen[VELDEN_MAX];	/* the column is in one of the lists */
};

/* ---- reading ------------------------------------------------------------------------ */

static int
wrong(const char *file, unsigned line, const char *word, const struct err *err)
{
	(void)fprintf(stderr, "samenloop koppeling: %s", file);
	if (line > 0)
		(void)fprintf(stderr, ", regel %u", line);
	if (word != NULL)
		(void)fprintf(stderr, ", \"%s\"", word);
	(void)fprintf(stderr, ": %s\n", err->text != NULL ? err->text :
	    err->code == ERR_NOT_FOUND ? "Dit bestand is er niet." :
	    err->code == ERR_LIMIT ? "Dit is te groot." : "Dit kan niet worden gelezen.");
	return 2;
}

static int
read_fields(struct koppeltaak *t, const char *path)
{
	const char *word = NULL;
	unsigned line = 0;
	struct blob text;
	struct err err;

	if (file_read(t->a, path, WEIGHTS_MAX, &text, &err) != ERR_OK ||
	    velden_lees(t->a, text, &t->velden, &line, &word, &err) != ERR_OK)
		return wrong(path, line, word, &err);
	return 0;
}

/* A cell joins what is there of the same fact already. */
static const char *
join(struct arena *a, const char *before, const char *cell)
{
	if (before == NULL || *cell == '\0')
		return *cell != '\0' ? cell : before;
	return arena_printf(a, "%s %s", before, cell);
}

static enum err_code
add_record(struct koppeltaak *t, const int *columns, const char **cells, uint32_t nr,
    uint32_t source, struct err *err)
{
	struct koppel_invoer in = { 0 };
	const char *id = "";

	for (unsigned i = 0; i < t->velden.n; i++) {
		const char **to;

		if (columns[i] < 0 || t->velden.v[i].plaats == VELD_NIET)
			continue;
		if (t->velden.v[i].plaats == VELD_ID) {
			id = cells[columns[i]];
			continue;
		}
		to = velden_cel(&in, t->velden.v[i].plaats);
		*to = join(t->a, *to, cells[columns[i]]);
	}
	return lijst_voeg(&t->lijst, t->a, &in, id, nr, source, err);
}

static int
read_list(struct koppeltaak *t, const char *path, struct blob text, uint32_t source)
{
	int columns[VELDEN_MAX];
	struct csv csv;
	struct err err = { 0 };
	const char **cells;
	enum err_code rc;

	if (csv_open(t->a, text, &csv, &err) != ERR_OK)
		return wrong(path, 1, NULL, &err);
	for (unsigned i = 0; i < t->velden.n; i++) {
		columns[i] = csv_column(&csv, t->velden.v[i].kolom);
		t->seen[i] |= columns[i] >= 0;
	}
	for (uint32_t nr = 1;; nr++) {
		if ((rc = csv_next(&csv, t->a, &cells, &err)) != ERR_OK || cells == NULL)
			break;
		if ((rc = add_record(t, columns, cells, nr, source, &err)) != ERR_OK)
			break;
	}
	return rc == ERR_OK ? 0 : wrong(path, csv.line, NULL, &err);
}

static uint32_t
count_lines(struct blob text)
{
	size_t n = 1;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n' || text.p[i] == '\r';
	return n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static int
read_lists(struct koppeltaak *t, const char *const path[2], unsigned n)
{
	struct blob text[2] = { { NULL, 0 }, { NULL, 0 } };
	uint32_t lines = 0;
	struct err err;
	int rc;

	for (unsigned i = 0; i < n; i++) {
		if (file_read(t->a, path[i], FILE_MAX, &text[i], &err) != ERR_OK)
			return wrong(path[i], 0, NULL, &err);
		lines += count_lines(text[i]);
	}
	lines = lines < LIJST_MAX ? lines : LIJST_MAX;
	if (lijst_begin(t->a, lines, &t->lijst, &err) != ERR_OK)
		return wrong(path[0], 0, NULL, &err);
	for (unsigned i = 0; i < n; i++)
		if ((rc = read_list(t, path[i], text[i], i)) != 0)
			return rc;
	for (unsigned i = 0; i < t->velden.n; i++)
		if (!t->seen[i] && t->velden.v[i].plaats != VELD_NIET) {
			(void)SAY(&err, ERR_INVALID, NULL,
			    "Deze kolom staat niet in de lijst.");
			return wrong(call_option(t->c, "--velden"), t->velden.v[i].regel,
			    t->velden.v[i].kolom, &err);
		}
	return 0;
}

static int
read_weights(struct koppeltaak *t, const char *path)
{
	unsigned line = 0;
	struct blob text;
	struct err err;

	if (file_read(t->a, path, WEIGHTS_MAX, &text, &err) != ERR_OK ||
	    model_lees((const char *)text.p, text.n, &t->model, &line, &err) != ERR_OK)
		return wrong(path, line, NULL, &err);
	return 0;
}

/* ---- writing -------------------------------------------------------------------------- */

static void
put_pair(struct buf *b, const struct lijst *l, const struct lijst_paar *p)
{
	const struct lijst_rij *x = &l->rij[p->a], *y = &l->rij[p->b];
	const char *why[KOPPEL_REDENEN];
	unsigned n = model_redenen(p->p, &p->oordeel, why);
	char nr_x[12], nr_y[12], cell[400];
	size_t at = 0;

	(void)snprintf(nr_x, sizeof(nr_x), "%" PRIu32, x->nr);
	(void)snprintf(nr_y, sizeof(nr_y), "%" PRIu32, y->nr);
	csv_put(b, *x->id != '\0' ? x->id : nr_x, true);
	csv_put(b, *y->id != '\0' ? y->id : nr_y, false);
	csv_put(b, nr_x, false);
	csv_put(b, nr_y, false);
	buf_printf(b, ",%d,%.6f,%.1f", model_score(p->oordeel.kans, 0), p->oordeel.kans,
	    p->oordeel.gewicht);
	cell[0] = '\0';
	for (unsigned i = 0; i < n && at < sizeof(cell); i++)
		at += (size_t)snprintf(cell + at, sizeof(cell) - at, "%s%s",
		    i > 0 ? "; " : "", why[i]);
	csv_put(b, cell, false);
	buf_putc(b, '\n');
}

static int
write_pairs(struct koppeltaak *t, const char *path, double drempel, size_t *n_out)
{
	BUF_AUTO out = BUF_INIT((size_t)8 << 30);
	struct buf pairs = BUF_INIT(1);
	const struct lijst_paar *p;
	struct err err;
	enum err_code rc;

	rc = lijst_oordeel(&t->lijst, &t->werk, &t->model, drempel, &pairs, &err);
	*n_out = pairs.n / sizeof(*p);
	p = (const struct lijst_paar *)(const void *)pairs.p;
	buf_puts(&out, "id_a,id_b,regel_a,regel_b,score,kans,gewicht,redenen\n");
	for (size_t i = 0; rc == ERR_OK && i < *n_out; i++)
		put_pair(&out, &t->lijst, &p[i]);
	if (rc == ERR_OK && buf_failed(&out))
		rc = FAIL(&err, ERR_LIMIT, "answer too big");
	if (rc == ERR_OK)
		rc = file_write(path, out.p, out.n, 0600, &err);
	buf_free(&pairs);
	return rc == ERR_OK ? 0 : wrong(path, 0, NULL, &err);
}

static int
write_weights(struct koppeltaak *t, const char *path)
{
	BUF_AUTO b = BUF_INIT(WEIGHTS_MAX);
	struct err err;

	model_schrijf(&t->model, &b);
	if (strcmp(path, "-") == 0)
		return fwrite(b.p, 1, b.n, stdout) == b.n ? 0 : 1;
	return file_write(path, b.p, b.n, 0644, &err) == ERR_OK ? 0 :
	    wrong(path, 0, NULL, &err);
}

/* ---- the region itself ---------------------------------------------------------------- */

static enum err_code
persons_work(struct tx *tx, void *arg, struct err *err)
{
	struct koppeltaak *t = arg;

	return koppeling_personen(tx, t->a, t->c->s.regio, &t->lijst, &t->aantal, err);
}

static enum err_code
learn_region(struct koppeltaak *t, struct running *r, unsigned *rounds, struct err *err)
{
	struct koppel_weging *own = arena_new(t->a, struct koppel_weging, 1);
	BUF_AUTO text = BUF_INIT(WEIGHTS_MAX);
	struct act_niets niets;
	struct pair in[2];

	if (own == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	model_standaard(own);
	TRY(db_read(r->app.db, persons_work, t, err));
	TRY(lijst_vergelijk(&t->lijst, t->a, &t->werk, err));
	TRY(lijst_leer(&t->lijst, &t->werk, &own->model, t->a, &t->model, rounds, err));
	model_schrijf(&t->model, &text);
	in[0] = (struct pair){ "gewichten", buf_str(&text) };
	in[1] = (struct pair){ "personen", arena_printf(t->a, "%" PRId64, t->aantal) };
	return call_act(t->c, r, ACT_koppeling_bewaren, in, 2, &niets, err);
}

static int
from_database(struct koppeltaak *t)
{
	unsigned rounds = 0;
	struct running r;
	struct err err;
	enum err_code rc;

	if (running_open(t->c, false, &r, &err) != ERR_OK)
		return call_failed(t->c, &err);
	rc = learn_region(t, &r, &rounds, &err);
	running_close(&r);
	if (rc != ERR_OK)
		return call_failed(t->c, &err);
	(void)printf("%" PRId64 " personen, geleerd van %" PRIu32 " en %zu paren in %u rondes. "
	    "De gewichten gelden zodra de server opnieuw begint.\n", t->aantal, t->lijst.n,
	    t->werk.n, rounds);
	return 0;
}

/* ---- the two commands ------------------------------------------------------------------- */

static int
usage(void)
{
	(void)fprintf(stderr, "samenloop koppeling: zeg\n"
	    "  meten --csv BESTAND [--csv TWEEDE] --velden VELDEN --paren UIT.csv\n"
	    "  leren --csv BESTAND [--csv TWEEDE] --velden VELDEN --uit GEWICHTEN\n"
	    "Zie samenloop koppeling --help\n");
	return 2;
}

static void
explain(void)
{
	(void)puts("\n"
	    "  meten --csv BESTAND [--csv TWEEDE] --velden VELDEN --paren UIT.csv\n"
	    "  leren --csv BESTAND [--csv TWEEDE] --velden VELDEN --uit GEWICHTEN\n"
	    "  leren             van de personen van de regio, en daar bewaren\n"
	    "\n"
	    "Eén lijst: wie staat er dubbel in. Twee lijsten: wie staat in allebei. Een lijst\n"
	    "is CSV: de eerste regel noemt de kolommen; scheiding , ; tab of |. De gewichten\n"
	    "worden geleerd uit de lijst zelf. UIT.csv heeft de kolommen id_a, id_b, regel_a,\n"
	    "regel_b (de hoeveelste regel na de kop), score (0-1000), kans (0-1), gewicht\n"
	    "(in bits) en redenen.\n\n"
	    "VELDEN is een bestand met op elke regel een kolom van de lijst, een tab,\n"
	    "en het feit dat in die kolom staat. Bijvoorbeeld:\n\n"
	    "\trec_id\tid\n\tgiven_name\tvoornaam\n\tsurname\tachternaam\n"
	    "\tdate_of_birth\tgeboortedatum\n\tstate\tvrij:staat\n\n"
	    "Feiten:");
	for (const struct veld_woord *w = velden_woorden; w->woord != NULL; w++)
		(void)printf("  %-15s %s\n", w->woord, w->uitleg);
	(void)puts("  vrij:WOORD      elk ander feit; wordt als tekst vergeleken, hooguit acht");
}

static int
load(struct koppeltaak *t, const char *const csv[2], unsigned ncsv)
{
	const char *velden = call_option(t->c, "--velden"), *w;
	unsigned rounds = 0;
	struct err err;
	enum err_code rc;
	int bad;

	if ((bad = read_fields(t, velden)) != 0 || (bad = read_lists(t, csv, ncsv)) != 0)
		return bad;
	if ((rc = lijst_vergelijk(&t->lijst, t->a, &t->werk, &err)) != ERR_OK)
		return wrong(csv[0], 0, NULL, &err);
	if ((w = call_option(t->c, "--gewichten")) != NULL)
		return read_weights(t, w);
	if ((rc = lijst_leer(&t->lijst, &t->werk, NULL, t->a, &t->model, &rounds,
	    &err)) != ERR_OK)
		return wrong(csv[0], 0, NULL, &err);
	(void)fprintf(stderr, "%" PRIu32 " regels, %zu paren vergeleken, gewichten geleerd "
	    "in %u rondes\n", t->lijst.n, t->werk.n, rounds);
	return 0;
}

static int
measure(struct koppeltaak *t, const char *const csv[2], unsigned ncsv)
{
	const char *out = call_option(t->c, "--paren"), *limit = call_option(t->c, "--drempel");
	const char *weights = call_option(t->c, "--uit");
	double drempel = .5;
	char *end = NULL;
	size_t n;
	int bad;

	if (limit != NULL) {
		drempel = strtod(limit, &end);
		if (end == limit || *end != '\0' || !(drempel > 0 && drempel <= 1)) {
			(void)fprintf(stderr, "samenloop koppeling: --drempel is een kans "
			    "boven 0 en hooguit 1, zoals 0.9\n");
			return 2;
		}
	}
	if ((bad = load(t, csv, ncsv)) != 0)
		return bad;
	if (out != NULL) {
		if ((bad = write_pairs(t, out, drempel, &n)) != 0)
			return bad;
		(void)printf("%zu paren gevonden in %" PRIu32 " regels\n", n, t->lijst.n);
	}
	return weights != NULL ? write_weights(t, weights) : 0;
}

static int
run(struct call *c)
{
	const char *csv[2] = { NULL, NULL };
	unsigned ncsv = 0;
	struct koppeltaak *t;
	int rc;
	bool learn = c->nargs == 1 && strcmp(c->args[0], "leren") == 0, own;

	for (size_t i = 0; i < c->nextra; i++)
		if (strcmp(c->extra[i].name, "--csv") == 0 && ncsv++ < 2)
			csv[ncsv - 1] = c->extra[i].value;
	own = learn && ncsv == 0 && c->nextra == 0;
	if (!own && (c->nargs != 1 || (!learn && strcmp(c->args[0], "meten") != 0) ||
	    ncsv < 1 || ncsv > 2 || call_option(c, "--velden") == NULL ||
	    call_option(c, learn ? "--uit" : "--paren") == NULL))
		return usage();
	if ((t = arena_new(c->a, struct koppeltaak, 1)) == NULL ||
	    (t->a = arena_create(MEMORY)) == NULL)
		return 1;
	t->c = c;
	rc = own ? from_database(t) : measure(t, csv, ncsv);
	lijst_werk_vrij(&t->werk);
	arena_destroy(t->a);
	return rc;
}

static const struct option options[] = {
	{ "--csv", true, "lijst; een tweede keer: koppelen aan die lijst" },
	{ "--velden", true, "welke kolom welk feit is; zie onder" },
	{ "--paren", true, "hierin komen de paren (meten)" },
	{ "--drempel", true, "kleinste kans van een paar, gewoonlijk 0.5" },
	{ "--gewichten", true, "deze gewichten gebruiken, in plaats van te leren" },
	{ "--uit", true, "hierin komen de geleerde gewichten; - is het scherm" },
	{ NULL, false, NULL },
};

const struct command command_koppeling = {
	.naam = "koppeling", .uitleg = "dezelfde personen vinden in lijsten; gewichten leren",
	.gebruik = "meten|leren", .opties = options, .run = run, .meer = explain,
};
