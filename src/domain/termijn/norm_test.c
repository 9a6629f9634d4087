/* Reading the words of a rule. */
#include "domain/termijn/norm.h"

#include "hulp/test_arena.h"

static void
a_length_is_read_as_people_write_it(void **state)
{
	static const struct { const char *s; int n; enum eenheid e; } v[] = {
		{ "5 werkdagen", 5, EENHEID_WERKDAGEN }, { "1 werkdag", 1, EENHEID_WERKDAGEN },
		{ "48 uur", 48, EENHEID_UREN }, { "48 uren", 48, EENHEID_UREN },
		{ "1 week", 1, EENHEID_WEKEN }, { " 10  Weken ", 10, EENHEID_WEKEN },
		{ "3 maanden", 3, EENHEID_MAANDEN }, { "1 maand", 1, EENHEID_MAANDEN },
		{ "2 jaar", 24, EENHEID_MAANDEN }, { "90dagen", 90, EENHEID_DAGEN },
		{ "1 dag", 1, EENHEID_DAGEN }, { "100000 uur", 100000, EENHEID_UREN },
	};
	struct arena *a = *state;
	struct err err;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		enum eenheid e;
		int n;

		assert_int_equal(lengte_lees(v[i].s, &n, &e, &err), ERR_OK);
		assert_int_equal(n, v[i].n);
		assert_int_equal(e, v[i].e);
	}
	assert_string_equal(lengte_tekst(a, 1, EENHEID_WEKEN), "1 week");
	assert_string_equal(lengte_tekst(a, 2, EENHEID_UREN), "2 uur");
	assert_string_equal(lengte_tekst(a, 2, EENHEID_WERKDAGEN), "2 werkdagen");
}

static void
what_is_no_length_is_refused_by_field(void **state)
{
	static const char *const v[] = { "", "5", "werkdagen", "0 dagen", "-1 dagen", "1,5 dag",
	    "5 dagjes", "5 dagen later", "100001 dagen", "9999999999 dagen", "99999 jaar",
	    "5\twerkdagen" };
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		enum eenheid e;
		int n = 7;

		assert_int_equal(lengte_lees(v[i], &n, &e, &err), ERR_INVALID);
		assert_string_equal(err.field, "lengte");
		assert_int_equal(n, 7);
	}
}

static void
an_extension_is_again_once_or_up_to(void **state)
{
	struct norm_verleng v;
	struct err err;

	(void)state;
	assert_int_equal(norm_verleng_lees("", &v, &err), ERR_OK);
	assert_int_equal(v.soort, VERLENG_NIET);
	assert_int_equal(norm_verleng_lees("elke 2 weken", &v, &err), ERR_OK);
	assert_int_equal(v.soort, VERLENG_ELKE);
	assert_int_equal(v.lengte, 2);
	assert_int_equal(v.eenheid, EENHEID_WEKEN);
	assert_int_equal(norm_verleng_lees("tot 4 weken", &v, &err), ERR_OK);
	assert_int_equal(v.soort, VERLENG_TOT);
	assert_int_equal(norm_verleng_lees("eenmaal 2 maanden", &v, &err), ERR_OK);
	assert_int_equal(v.soort, VERLENG_EENMAAL);
	assert_int_equal(norm_verleng_lees("vaak 2 weken", &v, &err), ERR_INVALID);
	assert_int_equal(norm_verleng_lees("elke", &v, &err), ERR_INVALID);
	assert_int_equal(norm_verleng_lees(" 2 weken", &v, &err), ERR_INVALID);
	assert_string_equal(err.field, "verleng");
}

static void
a_warning_has_a_moment_and_somebody(void **state)
{
	const struct norm_sein *s;
	struct err err;
	size_t n;

	assert_int_equal(norm_seinen_lees(*state, "25%,24u=teamleider,0u=directeur,+2d=directeur",
	    &s, &n, &err), ERR_OK);
	assert_int_equal(n, 4);
	assert_string_equal(s[0].wie, SEIN_EIGENAAR);
	assert_string_equal(s[1].wie, "teamleider");
	assert_int_equal(norm_sein_op(&s[0], 1000, 2000), 1750);
	assert_int_equal(norm_sein_op(&s[1], 0, 100000), 100000 - 86400);
	assert_int_equal(norm_sein_op(&s[2], 0, 100000), 100000);
	assert_int_equal(norm_sein_op(&s[3], 0, 100000), 100000 + 2 * 86400);
	assert_int_equal(norm_seinen_lees(*state, "", &s, &n, &err), ERR_OK);
	assert_int_equal(n, 0);
}

static void
a_warning_without_sense_is_refused(void **state)
{
	static const char *const v[] = { "half", "0%", "100%", "12", "25%,", ",25%", "25%=",
	    "+25%", "24u teamleider", "1u,1u,1u,1u,1u,1u,1u,1u,1u", "1000u", "24u=a=,", "u" };
	const struct norm_sein *s;
	struct err err;
	size_t n;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		assert_int_equal(norm_seinen_lees(*state, v[i], &s, &n, &err), ERR_INVALID);
}

static void
an_unknown_word_is_refused(void **state)
{
	static const char *const pers[] = { "melding", "persoon", "regio" };
	enum norm_kalender k;
	enum norm_per p;
	struct err err;

	(void)state;
	for (int i = NORM_ATW; i <= NORM_EXACT; i++) {
		assert_int_equal(norm_kalender_lees(norm_kalender_naam((enum norm_kalender)i), &k,
		    &err), ERR_OK);
		assert_int_equal(k, i);
	}
	assert_int_equal(norm_kalender_lees("kerk", &k, &err), ERR_INVALID);
	for (int i = NORM_PER_MELDING; i <= NORM_PER_REGIO; i++) {
		assert_int_equal(norm_per_lees(pers[i], &p, &err), ERR_OK);
		assert_int_equal(p, i);
	}
	assert_int_equal(norm_per_lees("kind", &p, &err), ERR_INVALID);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, test_arena_begin, test_arena_end)
	const struct CMUnitTest tests[] = {
		T(a_length_is_read_as_people_write_it),
		T(what_is_no_length_is_refused_by_field),
		T(an_extension_is_again_once_or_up_to),
		T(a_warning_has_a_moment_and_somebody),
		T(a_warning_without_sense_is_refused),
		T(an_unknown_word_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
