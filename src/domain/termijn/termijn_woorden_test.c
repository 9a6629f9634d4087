#include "domain/termijn/termijn_reken.h"

#include "hulp/test_wereld.h"

enum { M = 60, U = 3600, D = 86400 };

static void
check(struct wereld *w, struct termijn_klok t, int64_t now, const char *woorden,
    enum termijn_kleur kleur)
{
	struct termijn_stand st = termijn_woorden(w->a, w->k, &t, now);

	assert_string_equal(st.woorden, woorden);
	assert_int_equal(st.stand, kleur);
	assert_in_range(st.pct, 0, 100);
}

/* A clock of 48 hours that ends at zero. */
static struct termijn_klok
hours(int64_t due)
{
	return (struct termijn_klok){ .start = due - 2 * D, .due = due, .stop = TIME_NONE,
	    .eenheid = EENHEID_UREN };
}

static void
less_than_two_days_left_is_said_in_hours_and_minutes(void **state)
{
	int64_t due = time_from_civil(2026, 11, 26, 9, 31, 0);
	struct wereld *w = *state;

	check(w, hours(due), due - 2 * D, "nog 2 dagen", TERMIJN_RUST);
	check(w, hours(due), due - 2 * D + 1, "nog 47 u 59 m", TERMIJN_RUST);
	check(w, hours(due), due - 24 * U, "nog 24 u 00 m", TERMIJN_RUST);
	check(w, hours(due), due - 24 * U + 1, "nog 23 u 59 m", TERMIJN_STRAKS);
	check(w, hours(due), due - 13 * U - 32 * M, "nog 13 u 32 m", TERMIJN_STRAKS);
	check(w, hours(due), due - U, "nog 1 u 00 m", TERMIJN_STRAKS);
	check(w, hours(due), due - U + 1, "nog 59 m", TERMIJN_STRAKS);
	check(w, hours(due), due, "nog 0 m", TERMIJN_STRAKS);
}

static void
a_passed_term_says_how_late_it_is(void **state)
{
	int64_t due = time_from_civil(2026, 11, 26, 9, 31, 0);
	struct wereld *w = *state;

	check(w, hours(due), due + 1, "0 m te laat", TERMIJN_LAAT);
	check(w, hours(due), due + 17 * U + 37 * M, "17 u 37 m te laat", TERMIJN_LAAT);
	check(w, hours(due), due + 47 * U + 59 * M, "47 u 59 m te laat", TERMIJN_LAAT);
	check(w, hours(due), due + 3 * D, "3 dagen te laat", TERMIJN_LAAT);
}

static void
longer_terms_are_said_in_whole_days(void **state)
{
	int64_t due = time_from_civil(2026, 11, 26, 23, 59, 59);
	struct termijn_klok t = { .start = due - 70 * D, .due = due, .stop = TIME_NONE,
	    .eenheid = EENHEID_WEKEN };
	struct wereld *w = *state;

	check(w, t, time_from_civil(2026, 11, 24, 23, 59, 0), "nog 2 dagen", TERMIJN_STRAKS);
	check(w, t, time_from_civil(2026, 11, 23, 0, 0, 0), "nog 3 dagen", TERMIJN_STRAKS);
	check(w, t, time_from_civil(2026, 11, 25, 0, 0, 0), "nog 47 u 59 m", TERMIJN_STRAKS);
	check(w, t, time_from_civil(2026, 10, 22, 9, 0, 0), "nog 35 dagen", TERMIJN_RUST);
}

static void
working_day_terms_are_said_in_working_days(void **state)
{
	int64_t due = time_from_civil(2026, 11, 27, 23, 59, 59);	/* a Friday */
	struct termijn_klok t = { .start = time_from_civil(2026, 11, 13, 9, 0, 0), .due = due,
	    .stop = TIME_NONE, .eenheid = EENHEID_WERKDAGEN };
	struct wereld *w = *state;

	check(w, t, time_from_civil(2026, 11, 17, 9, 0, 0), "nog 8 werkdagen", TERMIJN_RUST);
	check(w, t, time_from_civil(2026, 11, 22, 9, 0, 0), "nog 5 werkdagen", TERMIJN_RUST);
	check(w, t, time_from_civil(2026, 11, 26, 9, 0, 0), "nog 38 u 59 m", TERMIJN_STRAKS);
	check(w, t, time_from_civil(2026, 11, 30, 9, 0, 0), "1 werkdag te laat", TERMIJN_LAAT);
	check(w, t, time_from_civil(2026, 12, 1, 9, 0, 0), "2 werkdagen te laat", TERMIJN_LAAT);
	t.due = time_from_civil(2026, 12, 24, 23, 59, 59);
	check(w, t, time_from_civil(2026, 12, 27, 9, 0, 0), "3 dagen te laat", TERMIJN_LAAT);
}

static void
a_clock_that_stopped_says_how_it_went(void **state)
{
	int64_t due = time_from_civil(2026, 11, 26, 9, 31, 0);
	struct termijn_klok t = hours(due);
	struct wereld *w = *state;

	t.stop = t.start + U + 8 * M;
	check(w, t, due + 9 * D, "gehaald in 1 u 08 m", TERMIJN_GEHAALD);
	t.stop = due;
	check(w, t, due + 9 * D, "gehaald in 2 dagen", TERMIJN_GEHAALD);
	t.stop = t.start - 5;
	check(w, t, due, "meteen gehaald", TERMIJN_GEHAALD);
	t.stop = due + 2 * U;
	check(w, t, due + 9 * D, "klaar, 2 u 00 m te laat", TERMIJN_LAAT);
	t.vervallen = true;
	check(w, t, due, "vervallen", TERMIJN_GESTOPT);
}

static void
soon_is_the_last_quarter_or_the_last_day(void **state)
{
	int64_t due = time_from_civil(2026, 11, 26, 23, 59, 59);
	struct termijn_klok t = { .start = due - 40 * D, .due = due, .stop = TIME_NONE,
	    .eenheid = EENHEID_DAGEN };
	struct wereld *w = *state;

	assert_int_equal(termijn_woorden(w->a, w->k, &t, due - 10 * D).stand, TERMIJN_RUST);
	assert_int_equal(termijn_woorden(w->a, w->k, &t, due - 10 * D + 1).stand, TERMIJN_STRAKS);
	t.start = due - 2 * D;
	assert_int_equal(termijn_woorden(w->a, w->k, &t, due - D).stand, TERMIJN_RUST);
	assert_int_equal(termijn_woorden(w->a, w->k, &t, due - D + 1).stand, TERMIJN_STRAKS);
}

static void
the_bar_shows_the_used_part_from_nothing_to_all(void **state)
{
	struct termijn_klok t = hours(1700000000);
	struct wereld *w = *state;

	assert_int_equal(termijn_woorden(w->a, w->k, &t, t.start - 9).pct, 0);
	assert_int_equal(termijn_woorden(w->a, w->k, &t, t.start + D).pct, 50);
	assert_int_equal(termijn_woorden(w->a, w->k, &t, t.due + D).pct, 100);
	t.stop = t.start + D / 2;
	assert_int_equal(termijn_woorden(w->a, w->k, &t, t.due + D).pct, 25);
	t.due = t.start;
	assert_int_equal(termijn_woorden(w->a, w->k, &t, t.start).pct, 100);
}

static void
only_a_clock_in_hours_ticks(void **state)
{
	struct termijn_klok t = hours(1700000000);
	struct wereld *w = *state;

	assert_false(termijn_woorden(w->a, w->k, &t, t.due - 2 * D).tikt);
	assert_true(termijn_woorden(w->a, w->k, &t, t.due - 2 * D + 1).tikt);
	assert_true(termijn_woorden(w->a, w->k, &t, t.due + 2 * D - 1).tikt);
	assert_false(termijn_woorden(w->a, w->k, &t, t.due + 2 * D).tikt);
	t.stop = t.due;
	assert_false(termijn_woorden(w->a, w->k, &t, t.due).tikt);
}

static void
states_have_names_for_pages(void **state)
{
	(void)state;
	assert_string_equal(termijn_kleur_naam(TERMIJN_RUST), "rust");
	assert_string_equal(termijn_kleur_naam(TERMIJN_GESTOPT), "gestopt");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, test_wereld_begin, test_wereld_end)
	const struct CMUnitTest tests[] = {
		T(less_than_two_days_left_is_said_in_hours_and_minutes),
		T(a_passed_term_says_how_late_it_is),
		T(longer_terms_are_said_in_whole_days),
		T(working_day_terms_are_said_in_working_days),
		T(a_clock_that_stopped_says_how_it_went),
		T(soon_is_the_last_quarter_or_the_last_day),
		T(the_bar_shows_the_used_part_from_nothing_to_all),
		T(only_a_clock_in_hours_ticks),
		T(states_have_names_for_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
