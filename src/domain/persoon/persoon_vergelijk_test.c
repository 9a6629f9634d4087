#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/persoon/persoon_zoek_in.h"

static const struct persoon_feiten sanne = {
	.bsn = "", .voorvoegsel = "van der", .geslachtsnaam = "Meer",
	.voornamen = "Sanne Maria", .roepnaam = "Sanne",
	.geboren = "19880412", .postcode = "2011 AB", .huisnummer = "12 a",
	.telefoon = "+31612345678",
};

static struct arena *arena;

static struct kandidaat_score
naam_vergelijk(const struct persoon_feiten *a, const struct persoon_feiten *b)
{
	struct koppel_weging *w;
	struct kandidaat_score k;
	struct rij ra, rb;
	struct err err;

	arena_reset(arena);
	assert_non_null(w = arena_new(arena, struct koppel_weging, 1));
	model_standaard(w);
	assert_int_equal(persoon_rij(arena, a, &ra, &err), ERR_OK);
	assert_int_equal(persoon_rij(arena, b, &rb, &err), ERR_OK);
	persoon_judge(w, a, &ra, b, &rb, 0, &k);
	return k;
}

static int
setup(void **state)
{
	(void)state;
	arena = arena_create((size_t)4 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_destroy(arena);
	return 0;
}

static bool
says(const struct kandidaat_score *k, const char *word)
{
	for (unsigned i = 0; i < k->n; i++) {
		if (strcmp(k->redenen[i], word) == 0)
			return true;
	}
	return false;
}

static void
expect(const struct persoon_feiten *a, const struct persoon_feiten *b, int low,
    int high, const char *word)
{
	struct kandidaat_score k = naam_vergelijk(a, b);
	struct kandidaat_score r = naam_vergelijk(b, a);

	if (k.score < low || k.score > high || !says(&k, word)) {
		for (unsigned i = 0; i < k.n; i++)
			printf("# %s\n", k.redenen[i]);
		fail_msg("score %d, want %d-%d and: %s", k.score, low, high,
		    word);
	}
	assert_int_equal(k.score, r.score);
}

/* A6 */
static void
the_same_person_is_certain(void **state)
{
	(void)state;
	expect(&sanne, &sanne, 1000, 1000, "zelfde geboortedatum");
	expect(&(struct persoon_feiten){ .geslachtsnaam = "van der Meer",
	    .voornamen = "Sanne", .geboren = "19880412" }, &sanne, NAAM_ZEKER,
	    1000, "zelfde achternaam");
}

static void
nothing_asked_gives_nothing(void **state)
{
	const struct persoon_feiten none = { .bsn = NULL };
	struct kandidaat_score k = naam_vergelijk(&none, &sanne);

	(void)state;
	assert_int_equal(k.score, 0);
	assert_int_equal(k.n, 0);
	k = naam_vergelijk(&none, &none);
	assert_int_equal(k.score, 0);
}

/* A6 */
static void
a_misspelt_surname_alone_is_still_shown(void **state)
{
	static const struct { const char *a, *b, *word; } s[] = {
		{ "Hoekzema", "Hoeksema", "één letter verschil" },
		{ "Wijngaard", "Wyngaert", "achternaam klinkt hetzelfde" },
		{ "Ouali", "Wali", "achternaam klinkt hetzelfde" },
		{ "Bakker-de Vries", "de Vries",
		    "deel van de dubbele naam gelijk" },
		{ "Elkhatib", "el Khatib", "zelfde achternaam" },
		{ "Yilmaz", "Yılmaz", "zelfde achternaam" },
		{ "Szymanski", "Simanski", "achternaam klinkt hetzelfde" },
		{ "'t Hart", "Hart", "zelfde achternaam" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(s) / sizeof(s[0]); i++)
		expect(&(struct persoon_feiten){ .geslachtsnaam = s[i].a },
		    &(struct persoon_feiten){ .geslachtsnaam = s[i].b },
		    NAAM_TOON, 400, s[i].word);
}

static void
names_that_only_share_consonants_do_not_sound_the_same(void **state)
{
	struct kandidaat_score k = naam_vergelijk(
	    &(struct persoon_feiten){ .geslachtsnaam = "Bakker" },
	    &(struct persoon_feiten){ .geslachtsnaam = "Beuker" });

	(void)state;
	assert_true(k.score < NAAM_TOON);
}

static void
first_name_and_surname_may_be_swapped(void **state)
{
	(void)state;
	expect(&(struct persoon_feiten){ .geslachtsnaam = "Youssef",
	    .voornamen = "Amrani", .geboren = "20010304" },
	    &(struct persoon_feiten){ .geslachtsnaam = "Amrani",
	    .voornamen = "Youssef", .geboren = "20010304" }, 800, 1000,
	    "voornaam en achternaam verwisseld");
}

static void
dates_of_birth_compare_with_what_is_not_known(void **state)
{
	(void)state;
	assert_int_equal(geboren_vergelijk("19880412", "19880412"),
	    GEBOREN_GELIJK);
	assert_int_equal(geboren_vergelijk("19880400", "19880412"),
	    GEBOREN_PAST);
	assert_int_equal(geboren_vergelijk("19880000", "19880000"),
	    GEBOREN_PAST);
	assert_int_equal(geboren_vergelijk("19880000", "19890412"),
	    GEBOREN_ONGEVEER);
	assert_int_equal(geboren_vergelijk("19880000", "19900412"),
	    GEBOREN_ANDERS);
	assert_int_equal(geboren_vergelijk("19880412", "19881204"),
	    GEBOREN_VERWISSELD);
	assert_int_equal(geboren_vergelijk("19880412", "19880413"),
	    GEBOREN_CIJFER);
	assert_int_equal(geboren_vergelijk("19880412", "19880523"),
	    GEBOREN_ANDERS);
	assert_int_equal(geboren_vergelijk("19880500", "19880412"),
	    GEBOREN_ANDERS);
	assert_int_equal(geboren_vergelijk("", "19880412"), GEBOREN_ONBEKEND);
	assert_int_equal(geboren_vergelijk(NULL, NULL), GEBOREN_ONBEKEND);
	assert_int_equal(geboren_vergelijk("00000000", "19880412"),
	    GEBOREN_ONBEKEND);
	assert_int_equal(geboren_vergelijk("onzin", "19880412"),
	    GEBOREN_ONBEKEND);
}

static void
each_kind_of_agreement_gives_its_reason(void **state)
{
	struct persoon_feiten f = sanne;

	(void)state;
	f.geboren = "19881204";
	expect(&f, &sanne, NAAM_ZEKER, 1000, "dag en maand verwisseld");
	f.geboren = "19780412";
	expect(&f, &sanne, NAAM_ZEKER, 1000,
	    "één cijfer in de geboortedatum verschilt");
	f.postcode = "2011ab";
	f.huisnummer = "12";
	expect(&f, &sanne, NAAM_ZEKER, 1000, "zelfde adres");
	f.huisnummer = "12-B";
	expect(&f, &sanne, NAAM_MOGELIJK, 1000, "zelfde postcode");
	f.huisnummer = "13";
	expect(&f, &sanne, NAAM_MOGELIJK, 1000, "zelfde telefoonnummer");
}

/* A6: twins are two persons. */
static void
twins_are_shown_but_never_certain(void **state)
{
	struct persoon_feiten twin = sanne;

	(void)state;
	twin.voornamen = twin.roepnaam = "Lotte";
	expect(&twin, &sanne, NAAM_TOON, 550,
	    "zelfde geboortedatum, andere voornaam (tweeling?)");
	twin.voornamen = "Lotte Maria";
	expect(&twin, &sanne, NAAM_TOON, 550,
	    "zelfde geboortedatum, andere voornaam (tweeling?)");
}

static void
an_equal_bsn_is_certain_and_another_one_never(void **state)
{
	struct persoon_feiten a = sanne, b = { .bsn = "249566758",
	    .geslachtsnaam = "Terlouw", .voornamen = "Wim" };

	(void)state;
	a.bsn = "249566758";
	expect(&a, &b, 1000, 1000, "zelfde BSN");
	b = sanne;
	b.bsn = "123456782";
	expect(&a, &b, 0, 400, "ander BSN");
}

static void
strangers_are_not_shown(void **state)
{
	static const struct persoon_feiten wim = {
		.geslachtsnaam = "Terlouw", .voornamen = "Wim",
		.geboren = "19500101", .postcode = "1970 XY",
		.huisnummer = "1",
	};
	struct kandidaat_score k = naam_vergelijk(&wim, &sanne);

	(void)state;
	assert_true(k.score < NAAM_TOON);
}

static void
strange_input_does_no_harm(void **state)
{
	char lang[201];
	struct persoon_feiten f = { .geslachtsnaam = lang, .voornamen = lang,
	    .roepnaam = lang, .geboren = lang, .postcode = lang,
	    .huisnummer = lang, .telefoon = lang, .voorvoegsel = lang };

	(void)state;
	memset(lang, 'x', 200);
	lang[200] = '\0';
	assert_true(naam_vergelijk(&f, &f).score <= 1000);
	memset(lang, '9', 200);
	(void)naam_vergelijk(&f, &sanne);
	memcpy(lang, "😀 '; -- \u202eمحمد", sizeof("😀 '; -- \u202eمحمد"));
	assert_true(naam_vergelijk(&f, &f).score <= 1000);
	lang[0] = '\xff';
	(void)naam_vergelijk(&f, &sanne);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_person_is_certain),
		cmocka_unit_test(nothing_asked_gives_nothing),
		cmocka_unit_test(a_misspelt_surname_alone_is_still_shown),
		cmocka_unit_test(names_that_only_share_consonants_do_not_sound_the_same),
		cmocka_unit_test(first_name_and_surname_may_be_swapped),
		cmocka_unit_test(dates_of_birth_compare_with_what_is_not_known),
		cmocka_unit_test(each_kind_of_agreement_gives_its_reason),
		cmocka_unit_test(twins_are_shown_but_never_certain),
		cmocka_unit_test(an_equal_bsn_is_certain_and_another_one_never),
		cmocka_unit_test(strangers_are_not_shown),
		cmocka_unit_test(strange_input_does_no_harm),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
