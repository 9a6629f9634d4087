#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/koppeling/lijst.h"

/* A town of made-up households: parents, and children of whom some are twins. Of
 * each third person there is a second record with something wrong in it. */
#define HOUSES	400

static const char *const last[] = { "Jansen", "de Vries", "Bakker", "Yılmaz", "Visser",
    "El Amrani", "Smit", "Kowalski", "Meijer", "Ramdjan", "Mulder", "Bos", "Öztürk",
    "Dekker", "Hoekzema", "Terlouw", "Wijngaard", "Zuidema", "Quist", "Noordhof" };
static const char *const first[] = { "Jan", "Sanne", "Fatima", "Mehmet", "Piotr", "Anita",
    "Lotte", "Daan", "Yara", "Kees", "Willem", "Noor", "Hassan", "Ewa", "Ravi", "Truus" };

static struct arena *a;
static struct lijst lijst;
static struct lijst_werk werk;
static struct koppel_model model;

static const char *
number(unsigned n)
{
	return arena_printf(a, "%u", n);
}

/* A number that depends on nothing but these. */
static unsigned
chance(unsigned h, unsigned k, unsigned what, unsigned max)
{
	uint64_t x = (uint64_t)h * 1000003 + k * 1009 + what * 31 + 7;

	x *= UINT64_C(0x9e3779b97f4a7c15);
	x ^= x >> 29;
	x *= UINT64_C(0xbf58476d1ce4e5b9);
	x ^= x >> 32;
	return (unsigned)(x % max);
}

/* A record of person k of house h; copy 1 has an error. */
static struct koppel_invoer
record(unsigned h, unsigned k, bool copy)
{
	unsigned own = k == 3 && h % 5 == 0 ? 2 : k;	/* a twin has the birth of the other */
	const char *birth = arena_printf(a, "%04u%02u%02u", (k < 2 ? 1950 : 1995) +
	    chance(h, own, 1, 25), chance(h, own, 2, 12) + 1, chance(h, own, 3, 28) + 1);
	struct koppel_invoer in = { .achternaam = arena_printf(a, "%s%c",
	    last[chance(h, 0, 4, 20)], "abcdefghij"[chance(h, 0, 5, 10)]),
	    .voornamen = first[(chance(h, 0, 6, 16) + k * 5) % 16], .geboren = birth,
	    .postcode = arena_printf(a, "%u AB", 1000 + h * 7), .plaats = "Haarlem",
	    .huisnummer = number(chance(h, 0, 7, 200)),
	    .straat = arena_printf(a, "%sstraat", last[h % 20]) };

	if (copy && h % 4 == 0)
		in.achternaam = arena_printf(a, "%sx", in.achternaam);
	if (copy && h % 4 == 1)
		in.geboren = arena_printf(a, "%.4s%.2s%.2s", birth, birth + 6, birth + 4);
	if (copy && h % 4 == 2) {
		in.postcode = "9999 ZZ";	/* moved house */
		in.straat = "Elders";
		in.huisnummer = "1";
	}
	if (copy && h % 4 == 3) {
		const char *s = in.achternaam;

		in.achternaam = in.voornamen;
		in.voornamen = s;
	}
	return in;
}

static int
setup(void **state)
{
	struct err err;
	unsigned rounds;

	(void)state;
	a = arena_create((size_t)1 << 30);
	assert_int_equal(lijst_begin(a, HOUSES * 6, &lijst, &err), ERR_OK);
	for (unsigned h = 0; h < HOUSES; h++)
		for (unsigned k = 0; k < 4; k++)
			for (unsigned copy = 0; copy <= ((h + k) % 3 == 0); copy++) {
				struct koppel_invoer in = record(h, k, copy == 1);

				assert_int_equal(lijst_voeg(&lijst, a, &in,
				    arena_printf(a, "%u.%u", h, k), lijst.n + 1, 0, &err),
				    ERR_OK);
			}
	assert_int_equal(lijst_vergelijk(&lijst, a, &werk, &err), ERR_OK);
	assert_int_equal(lijst_leer(&lijst, &werk, NULL, a, &model, &rounds, &err), ERR_OK);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	lijst_werk_vrij(&werk);
	arena_destroy(a);
	return 0;
}

/* A6 */
static void
weights_learnt_without_the_truth_find_the_same_persons(void **state)
{
	struct buf pairs = BUF_INIT(1);
	struct err err;
	const struct lijst_paar *p;
	size_t n, right = 0;

	(void)state;
	assert_int_equal(lijst_oordeel(&lijst, &werk, &model, .5, &pairs, &err), ERR_OK);
	p = (const struct lijst_paar *)(const void *)pairs.p;
	n = pairs.n / sizeof(*p);
	for (size_t i = 0; i < n; i++)
		right += strcmp(lijst.rij[p[i].a].id, lijst.rij[p[i].b].id) == 0;
	printf("# %zu found, %zu right, %u there\n", n, right, lijst.n - HOUSES * 4);
	buf_free(&pairs);
	assert_true((double)right >= .99 * (double)n);
	assert_true((double)right >= .95 * (lijst.n - HOUSES * 4));
}

/* A6: twins live at one address with one date of birth, and are two. */
static void
twins_are_kept_apart(void **state)
{
	struct koppel_invoer x = record(5, 2, false), y = record(5, 3, false);
	struct koppel_oordeel o;
	struct rij p, q;
	struct err err;

	(void)state;
	assert_string_equal(x.geboren, y.geboren);
	assert_int_equal(rij_maak(a, &x, &p, &err), ERR_OK);
	assert_int_equal(rij_maak(a, &y, &q, &err), ERR_OK);
	o = model_oordeel(&model, rij_vergelijk(&p, &q), NULL, 0);
	assert_true(o.kans < .5);
	assert_true(o.kans_tweeling > .5);
}

/* A6: somewhere there is a Jan Peters whose name was written the wrong way round. */
static void
swapped_names_weigh_as_much_as_the_two_names_are_rare(void **state)
{
	const struct koppel_zeldzaam common = { .verwisseld = 1e-3 };
	const struct koppel_zeldzaam rare = { .verwisseld = 1e-9 };
	struct rij p, q;
	struct err err;
	patroon how;

	(void)state;
	assert_int_equal(rij_maak(a, &(struct koppel_invoer){ .achternaam = "Peters",
	    .voornamen = "Jan" }, &p, &err), ERR_OK);
	assert_int_equal(rij_maak(a, &(struct koppel_invoer){ .achternaam = "Jan",
	    .voornamen = "Peters" }, &q, &err), ERR_OK);
	how = rij_vergelijk(&p, &q);
	assert_int_equal(patroon_niveau(how, FEIT_ACHTERNAAM), ACHTERNAAM_VERWISSELD);
	assert_true(model_oordeel(&model, how, &common, 1000).kans < .5);
	assert_true(model_oordeel(&model, how, &rare, 1000).kans > .9);
}

/* Weights are data: what is written is read back and judges the same. */
static void
weights_survive_the_way_through_a_file(void **state)
{
	BUF_AUTO b = BUF_INIT(1 << 20);
	struct koppel_model back;
	unsigned line;
	struct err err;
	const patroon *p = (const patroon *)(const void *)werk.patronen.p;

	(void)state;
	model_schrijf(&model, &b);
	assert_int_equal(model_lees(b.p, b.n, &back, &line, &err), ERR_OK);
	for (size_t i = 0; i < werk.n; i++) {
		double one = model_oordeel(&model, p[i], NULL, 0).kans;
		double two = model_oordeel(&back, p[i], NULL, 0).kans;

		assert_true(one - two < .01 && two - one < .01);
	}
}

static void
a_broken_file_of_weights_is_refused_with_its_line(void **state)
{
	static const struct { const char *s; unsigned line; } bad[] = {
		{ "aandeel\tander\t1\nonzin\n", 2 },
		{ "aandeel\tander\t2\n", 1 },
		{ "achternaam\t0\tgelijk\t.9\t.9\t.9\n", 1 },
		{ "achternaam\t2\tgelijk\t.9\t.9\t.9\t.1\n", 1 },
		{ "schoenmaat\t0\tgelijk\t.9\t.9\t.9\t.1\n", 1 },
		{ "# niets\n", 0 }, { "", 0 },
	};
	struct koppel_model m;
	unsigned line;
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(model_lees(bad[i].s, strlen(bad[i].s), &m, &line, &err),
		    ERR_INVALID);
		assert_int_equal(line, bad[i].line);
	}
}

static void
a_score_rises_with_the_chance(void **state)
{
	int before = -1;

	(void)state;
	for (double p = 0; p <= 1; p += .001) {
		assert_true(model_score(p, 0) >= before);
		before = model_score(p, 0);
	}
	assert_int_equal(model_score(1, 0), 1000);
	assert_int_equal(model_score(.5, 0), 500);
	assert_int_equal(model_score(0, 0), 0);
}

/* Two lists: only pairs of one with the other. */
static void
two_lists_are_linked_and_not_looked_for_doubles(void **state)
{
	struct lijst two;
	struct lijst_werk w;
	struct err err;

	(void)state;
	assert_int_equal(lijst_begin(a, 4, &two, &err), ERR_OK);
	for (uint32_t i = 0; i < 4; i++) {
		struct koppel_invoer in = record(1, 0, false);

		assert_int_equal(lijst_voeg(&two, a, &in, "", i + 1, i / 2, &err), ERR_OK);
	}
	assert_int_equal(lijst_vergelijk(&two, a, &w, &err), ERR_OK);
	assert_int_equal(w.n, 4);
	lijst_werk_vrij(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weights_learnt_without_the_truth_find_the_same_persons),
		cmocka_unit_test(twins_are_kept_apart),
		cmocka_unit_test(swapped_names_weigh_as_much_as_the_two_names_are_rare),
		cmocka_unit_test(weights_survive_the_way_through_a_file),
		cmocka_unit_test(a_broken_file_of_weights_is_refused_with_its_line),
		cmocka_unit_test(a_score_rises_with_the_chance),
		cmocka_unit_test(two_lists_are_linked_and_not_looked_for_doubles),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
