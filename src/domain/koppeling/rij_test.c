#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/koppeling/rij.h"

static struct arena *a;

static int
setup(void **state)
{
	(void)state;
	a = arena_create((size_t)4 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_destroy(a);
	return 0;
}

static patroon
compare(const struct koppel_invoer *x, const struct koppel_invoer *y)
{
	struct rij p, q;
	struct err err;
	patroon one;

	assert_int_equal(rij_maak(a, x, &p, &err), ERR_OK);
	assert_int_equal(rij_maak(a, y, &q, &err), ERR_OK);
	one = rij_vergelijk(&p, &q);
	assert_true(one == rij_vergelijk(&q, &p));
	return one;
}

static unsigned
surname(const char *voor_x, const char *x, const char *voor_y, const char *y)
{
	return patroon_niveau(compare(&(struct koppel_invoer){ .voorvoegsel = voor_x,
	    .achternaam = x }, &(struct koppel_invoer){ .voorvoegsel = voor_y,
	    .achternaam = y }), FEIT_ACHTERNAAM);
}

static unsigned
first(const char *x, const char *y)
{
	return patroon_niveau(compare(&(struct koppel_invoer){ .voornamen = x },
	    &(struct koppel_invoer){ .voornamen = y }), FEIT_VOORNAAM);
}

/* A6 */
static void
surnames_of_five_languages_meet_in_their_spellings(void **state)
{
	static const struct { const char *a, *b; unsigned least; } s[] = {
		{ "Wijngaard", "Wyngaert", ACHTERNAAM_KLINKT },	/* Dutch */
		{ "Dijkstra", "Dykstra", ACHTERNAAM_KLINKT },
		{ "Schmidt", "Schmit", ACHTERNAAM_KLINKT },
		{ "Hoekzema", "Hoeksema", ACHTERNAAM_LETTER },
		{ "Yılmaz", "Yilmaz", ACHTERNAAM_GELIJK },	/* Turkish */
		{ "Öztürk", "Ozturk", ACHTERNAAM_GELIJK },
		{ "Çelik", "Celik", ACHTERNAAM_GELIJK },
		{ "Şahin", "Sjahin", ACHTERNAAM_KLINKT },
		{ "Ouali", "Wali", ACHTERNAAM_KLINKT },	/* Moroccan */
		{ "El Khatib", "Elkhatib", ACHTERNAAM_GELIJK },
		{ "Benhaddou", "Ben Haddou", ACHTERNAAM_GELIJK },
		{ "Achahbar", "Akhahbar", ACHTERNAAM_KLINKT },
		{ "Szymański", "Szymanski", ACHTERNAAM_GELIJK },	/* Polish */
		{ "Kowalczyk", "Kovalczyk", ACHTERNAAM_KLINKT },
		{ "Wiśniewska", "Wisniewski", ACHTERNAAM_KLINKT },
		{ "Ramdjan", "Ramjan", ACHTERNAAM_KLINKT },	/* Surinamese */
		{ "Soerdjan", "Soerjan", ACHTERNAAM_KLINKT },
		{ "Biharie", "Bihari", ACHTERNAAM_KLINKT },
		{ "Bakker-de Vries", "de Vries", ACHTERNAAM_DEEL },
		{ "van der Meer", "Vandermeer", ACHTERNAAM_GELIJK },
		{ "Jansen", "Janssen", ACHTERNAAM_KLINKT },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(s) / sizeof(s[0]); i++)
		if (surname("", s[i].a, "", s[i].b) < s[i].least)
			fail_msg("%s and %s: level %u", s[i].a, s[i].b,
			    surname("", s[i].a, "", s[i].b));
}

/* A6 */
static void
other_names_do_not_meet(void **state)
{
	static const char *const s[][2] = { { "Bakker", "Beuker" }, { "Jansen", "Hagen-Bol" },
	    { "Bos", "Bol" }, { "de Wit", "de Haan" }, { "Smit", "Smeets" },
	    { "Yılmaz", "Yıldız" }, { "Visser", "Mulder" } };

	(void)state;
	for (size_t i = 0; i < sizeof(s) / sizeof(s[0]); i++)
		if (surname("", s[i][0], "", s[i][1]) > ACHTERNAAM_LIJKT)
			fail_msg("%s and %s", s[i][0], s[i][1]);
}

/* A6 */
static void
a_prefix_may_be_dropped_or_glued(void **state)
{
	(void)state;
	assert_int_equal(surname("van der", "Meer", "", "Meer"), ACHTERNAAM_GELIJK);
	assert_int_equal(surname("", "v.d. Meer", "van der", "Meer"), ACHTERNAAM_GELIJK);
	assert_int_equal(surname("", "vandermeer", "van der", "Meer"), ACHTERNAAM_GELIJK);
	assert_int_equal(surname("", "vd Berg", "van den", "Berg"), ACHTERNAAM_GELIJK);
	assert_int_equal(surname("", "Vandenberg", "van den", "Berg"), ACHTERNAAM_GELIJK);
	assert_int_equal(surname("", "Devries", "de", "Vries"), ACHTERNAAM_GELIJK);
	assert_int_equal(surname("el", "Khatib", "", "Elkhatib"), ACHTERNAAM_GELIJK);
	assert_int_equal(surname("", "Vandaag", "", "Aag"), NIVEAU_ANDERS);
}

/* A6 */
static void
first_names_meet_by_sound_call_name_and_initial(void **state)
{
	(void)state;
	assert_int_equal(first("Mohamed", "Mohammed"), VOORNAAM_N_LIJKT);
	assert_int_equal(first("Youssef", "Yusuf"), VOORNAAM_N_LIJKT);
	assert_int_equal(first("Ayşe", "Aicha"), VOORNAAM_N_ROEPNAAM);
	assert_int_equal(first("Katarzyna", "Kasia"), VOORNAAM_N_ROEPNAAM);
	assert_int_equal(first("Johannes Petrus", "Jan"), VOORNAAM_N_ROEPNAAM);
	assert_int_equal(first("J.P.", "Johannes"), VOORNAAM_N_LETTER);
	assert_int_equal(first("Sanne", "Lotte"), NIVEAU_ANDERS);
	assert_int_equal(first("", "Lotte"), NIVEAU_ONBEKEND);
}

/* A6 */
static void
swapped_first_and_last_name_are_one_level(void **state)
{
	patroon p = compare(&(struct koppel_invoer){ .voornamen = "Amrani",
	    .achternaam = "Youssef" }, &(struct koppel_invoer){ .voornamen = "Youssef",
	    .achternaam = "Amrani" });

	(void)state;
	assert_int_equal(patroon_niveau(p, FEIT_ACHTERNAAM), ACHTERNAAM_VERWISSELD);
	assert_int_equal(patroon_niveau(p, FEIT_VOORNAAM), NIVEAU_ONBEKEND);
}

static unsigned
born(const char *x, const char *y)
{
	return patroon_niveau(compare(&(struct koppel_invoer){ .geboren = x },
	    &(struct koppel_invoer){ .geboren = y }), FEIT_GEBOREN);
}

/* A6 */
static void
dates_meet_however_they_are_written(void **state)
{
	(void)state;
	assert_int_equal(born("1960-02-10", "19600210"), DATUM_GELIJK);
	assert_int_equal(born("10-2-1960", "10/02/1960 00:00"), DATUM_GELIJK);
	assert_int_equal(born("10021960", "10 februari 1960"), DATUM_GELIJK);
	assert_int_equal(born("19600210", "19601002"), DATUM_VERWISSELD);
	assert_int_equal(born("19600210", "19600211"), DATUM_CIJFER);
	assert_int_equal(born("19601210", "19602110"), DATUM_CIJFER);
	assert_int_equal(born("19600210", "19740210"), DATUM_DEEL);
	assert_int_equal(born("1960", "19600210"), DATUM_PAST);
	assert_int_equal(born("19600210", "19740311"), NIVEAU_ANDERS);
	assert_int_equal(born("onzin", "19740311"), NIVEAU_ONBEKEND);
	assert_int_equal(born("00000000", "19740311"), NIVEAU_ONBEKEND);
}

static void
one_cell_may_hold_a_whole_name_or_address(void **state)
{
	patroon p = compare(&(struct koppel_invoer){ .naam = "Meer, Jan van der",
	    .adres = "Lange Nieuwstraat 12 a" }, &(struct koppel_invoer){
	    .voornamen = "Jan", .voorvoegsel = "van der", .achternaam = "Meer",
	    .straat = "Lange Nieuwstraat", .huisnummer = "12-A" });

	(void)state;
	assert_int_equal(patroon_niveau(p, FEIT_ACHTERNAAM), ACHTERNAAM_GELIJK);
	assert_int_equal(patroon_niveau(p, FEIT_VOORNAAM), VOORNAAM_N_GELIJK);
	assert_int_equal(patroon_niveau(p, FEIT_STRAAT), TEKST_GELIJK);
	assert_int_equal(patroon_niveau(p, FEIT_HUISNUMMER), TEKST_GELIJK);
}

/* The same distance as letter by letter. */
static void
a_swap_of_neighbours_is_one_letter(void **state)
{
	(void)state;
	assert_int_equal(tekst_afstand("jansen", "janesn", 3), 1);
	assert_int_equal(tekst_afstand("jansen", "jansen", 3), 0);
	assert_int_equal(tekst_afstand("", "abc", 3), 3);
	assert_int_equal(tekst_afstand("abc", "", 3), 3);
	assert_int_equal(tekst_afstand("kitten", "sitting", 3), 3);
	assert_int_equal(tekst_afstand("kitten", "sitting", 2), 3);
	assert_int_equal(tekst_afstand("ca", "abc", 3), 3);
}

/* A6: what is left out, or remembered, changes no answer. */
static void
made_ready_against_one_person_compares_the_same(void **state)
{
	static const struct koppel_invoer p[] = {
		{ .achternaam = "Meer", .voorvoegsel = "van der", .voornamen = "Sanne Maria",
		    .geboren = "19880412", .postcode = "2011 AB", .huisnummer = "12" },
		{ .achternaam = "Vandermeer", .roepnaam = "Maria", .geboren = "19881204",
		    .telefoon = "0612345678", .geslacht = "V" },
		{ .achternaam = "Bakker-de Vries", .voornamen = "J.P.", .plaats = "Haarlem" },
		{ .achternaam = "Vries", .voorvoegsel = "de", .voornamen = "- Jan",
		    .straat = "Kerkstraat", .huisnummer = "12 a", .plaats = "Haarlem" },
		{ .achternaam = "Sanne", .voornamen = "Meer", .geboren = "1988" },
		{ .voornamen = "Anne-Marie 't Hart", .geboren = "12-04-1988" },
		{ .achternaam = "'t", .voornamen = "", .roepnaam = "Johannes de Oude" },
		{ .naam = "Jan van der Meer", .adres = "Kerkstraat 12", .email = "a@b.nl" },
		{ .voornamen = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren"
		    "gewissenhaft Jan", .achternaam = "Meer" },
	};
	const size_t n = sizeof(p) / sizeof(p[0]);
	struct err err;

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct rij_geheugen *g = rij_geheugen_nieuw(a);
		struct rij x, y, z;

		assert_non_null(g);
		assert_int_equal(rij_maak(a, &p[i], &x, &err), ERR_OK);
		for (size_t j = 0; j < 2 * n; j++) {
			assert_int_equal(rij_maak(a, &p[j % n], &y, &err), ERR_OK);
			assert_int_equal(rij_maak_tegen(a, &p[j % n], &x, g, &z, &err),
			    ERR_OK);
			assert_true(rij_vergelijk(&x, &y) == rij_vergelijk(&x, &z));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(surnames_of_five_languages_meet_in_their_spellings),
		cmocka_unit_test(other_names_do_not_meet),
		cmocka_unit_test(a_prefix_may_be_dropped_or_glued),
		cmocka_unit_test(first_names_meet_by_sound_call_name_and_initial),
		cmocka_unit_test(swapped_first_and_last_name_are_one_level),
		cmocka_unit_test(dates_meet_however_they_are_written),
		cmocka_unit_test(one_cell_may_hold_a_whole_name_or_address),
		cmocka_unit_test(a_swap_of_neighbours_is_one_letter),
		cmocka_unit_test(made_ready_against_one_person_compares_the_same),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
