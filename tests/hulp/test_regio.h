/* test_regio.h - a copy of the folder regio/test in which a test makes mistakes: *state
 * is a struct bank.
 * Part of tests only; functions are static so that the program has none. */
#ifndef HULP_TEST_REGIO_H
#define HULP_TEST_REGIO_H

#include "hulp/test_arena.h"

#include <sys/stat.h>
#include <unistd.h>

#include "domain/regio/regio_lees.h"
#include "os/file.h"

static const char *const bestanden[] = { "regio.tsv", "gemeente.tsv",
	"organisatie.tsv", "rol.tsv", "recht.tsv", "norm.tsv", "kalender.tsv",
	"code.tsv", "vragenlijst.tsv", "vragenlijst/weging-1.tsv", "overleg.tsv",
	"medewerker.tsv" };

#define NBESTANDEN (sizeof(bestanden) / sizeof(bestanden[0]))

struct bank {
	struct arena		*a;
	char			 map[64];
	struct tsv_faults	 f;
	struct regio_map	 m;
	struct err		 err;
};

TEST_UNUSED static const char *
pad(struct bank *b, const char *map, const char *naam)
{
	return arena_printf(b->a, "%s/%s", map, naam);
}

TEST_UNUSED static void
schrijf(struct bank *b, const char *naam, const char *tekst)
{
	FILE *f = fopen(pad(b, b->map, naam), "w");

	assert_non_null(f);
	assert_int_equal(fwrite(tekst, 1, strlen(tekst), f), strlen(tekst));
	assert_int_equal(fclose(f), 0);
}

TEST_UNUSED static const char *
lees(struct bank *b, const char *naam)
{
	struct blob p;
	struct err err;

	assert_int_equal(file_read(b->a, pad(b, b->map, naam), 1 << 20, &p, &err),
	    ERR_OK);
	return (const char *)p.p;
}

TEST_UNUSED static int
test_regio_begin(void **state)
{
	static struct bank b;
	struct err err;

	b = (struct bank){ .a = arena_create((size_t)64 << 20),
	    .map = "/tmp/regio-test-XXXXXX" };
	if (b.a == NULL || mkdtemp(b.map) == NULL ||
	    mkdir(pad(&b, b.map, "vragenlijst"), 0700) != 0)
		return 1;
	for (size_t i = 0; i < NBESTANDEN; i++) {
		struct blob p;

		if (file_read(b.a, pad(&b, "regio/test", bestanden[i]), 1 << 20,
		    &p, &err) != ERR_OK)
			return 1;
		schrijf(&b, bestanden[i], (const char *)p.p);
	}
	*state = &b;
	return 0;
}

TEST_UNUSED static int
test_regio_end(void **state)
{
	struct bank *b = *state;

	for (size_t i = 0; i < NBESTANDEN; i++)
		(void)unlink(pad(b, b->map, bestanden[i]));
	(void)rmdir(pad(b, b->map, "vragenlijst"));
	(void)rmdir(b->map);
	arena_destroy(b->a);
	return 0;
}

/* Replaces the first piece of text that is like this; gives its line. */
TEST_UNUSED static unsigned
vervang(struct bank *b, const char *naam, const char *oud, const char *nieuw)
{
	const char *tekst = lees(b, naam), *p = strstr(tekst, oud);
	unsigned regel = 1;

	assert_non_null(p);
	for (const char *s = tekst; s < p; s++)
		regel += *s == '\n';
	schrijf(b, naam, arena_printf(b->a, "%.*s%s%s", (int)(p - tekst), tekst,
	    nieuw, p + strlen(oud)));
	return regel;
}

TEST_UNUSED static void
voeg_toe(struct bank *b, const char *naam, const char *regels)
{
	schrijf(b, naam, arena_printf(b->a, "%s%s", lees(b, naam), regels));
}

TEST_UNUSED static enum err_code
laad(struct bank *b)
{
	b->f.n = 0;
	return regio_lees(b->a, b->map, &b->f, &b->m, &b->err);
}

/* Among the mistakes is one in that file and column with these words. */
TEST_UNUSED static void
fout(struct bank *b, const char *naam, const char *kolom, const char *woorden)
{
	assert_int_equal(laad(b), ERR_INVALID);
	for (unsigned i = 0; i < b->f.n && i < TSV_MAX_FAULTS; i++) {
		const struct tsv_fault *f = &b->f.v[i];

		if (strcmp(f->file, naam) == 0 && strstr(f->text, woorden) != NULL &&
		    (kolom == NULL || (f->column != NULL &&
		    strcmp(f->column, kolom) == 0)))
			return;
	}
	for (unsigned i = 0; i < b->f.n && i < TSV_MAX_FAULTS; i++)
		print_message("%s\n", tsv_fault_text(b->a, &b->f.v[i]));
	fail_msg("no mistake in %s with: %s", naam, woorden);
}

/* One replacement gives that mistake. */
TEST_UNUSED static void
geeft(struct bank *b, const char *naam, const char *oud, const char *nieuw,
    const char *kolom, const char *woorden)
{
	const char *goed = lees(b, naam);

	(void)vervang(b, naam, oud, nieuw);
	fout(b, naam, kolom, woorden);
	schrijf(b, naam, goed);
}

#endif
