#include "domain/termijn/termijn_reken.h"

#include "hulp/test_wereld.h"

static int64_t
due(struct wereld *w, const struct norm *n, int64_t start)
{
	int64_t t = TIME_NONE;

	assert_int_equal(termijn_due(n, w->k, start, &t, &w->err), ERR_OK);
	return t;
}

static int64_t
start_of(int32_t dag, int uur)
{
	return time_at(dag, uur, 17);
}

static int64_t
negen(int jaar, int maand, int dag)
{
	return time_from_civil(jaar, maand, dag, 9, 0, 0);
}

/* The last second of a day written as "2026-05-22". */
static int64_t
end_of(const char *iso)
{
	struct err err;
	int32_t dag;

	assert_int_equal(date_parse(iso, 0, &dag, &err), ERR_OK);
	return time_at(dag, 23, 59) + 59;
}

/* Domain standards section 10; the hour of the event does not matter. */
static void
the_terms_of_the_law_end_as_in_the_test_vectors(void **state)
{
	static const char *const v[][5] = {
		{ "2026-05-13", "2026-05-22", "2026-05-19", "2026-06-10", "2026-07-22" },
		{ "2026-03-31", "2026-04-09", "2026-04-07", "2026-04-28", "2026-06-09" },
		{ "2026-04-24", "2026-05-04", "2026-04-29", "2026-05-22", "2026-07-03" },
		{ "2026-04-30", "2026-05-08", "2026-05-06", "2026-05-28", "2026-07-09" },
		{ "2025-12-23", "2026-01-05", "2025-12-29", "2026-01-20", "2026-03-03" },
	};
	struct wereld *w = *state;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		for (int uur = 0; uur < 24; uur++) {
			int64_t start = start_of(date_of_time(end_of(v[i][0])), uur);

			assert_int_equal(due(w, &k2, start), end_of(v[i][1]));
			assert_int_equal(due(w, &k3, start), end_of(v[i][2]));
			assert_int_equal(due(w, &k6, start), end_of(v[i][3]));
			assert_int_equal(due(w, &k4, start), end_of(v[i][4]));
		}
	}
}

/* C3 */
static void
two_hours_are_two_real_hours_when_the_clock_changes(void **state)
{
	struct wereld *w = *state;
	int64_t start = time_from_civil(2026, 3, 29, 1, 30, 0);

	assert_int_equal(due(w, &crisis, start), time_from_civil(2026, 3, 29, 4, 30, 0));
	start = time_from_civil(2026, 10, 25, 1, 30, 0);
	assert_int_equal(due(w, &crisis, start), start + 7200);
	assert_int_equal(civil_from_time(start + 7200).hour, 2);
}

/* C2 */
static void
forty_eight_hours_run_through_feast_days_and_weekends(void **state)
{
	struct wereld *w = *state;

	assert_int_equal(due(w, &hulp, time_from_civil(2026, 12, 24, 22, 5, 0)),
	    time_from_civil(2026, 12, 26, 22, 5, 0));
	assert_int_equal(due(w, &hulp, time_from_civil(2026, 3, 28, 10, 0, 0)),
	    time_from_civil(2026, 3, 30, 11, 0, 0));
	assert_int_equal(due(w, &hulp, time_from_civil(2026, 10, 24, 10, 0, 0)),
	    time_from_civil(2026, 10, 26, 9, 0, 0));
}

/* C4: Wth art. 2, 9 and 13; 27 March 20.00 to 6 April 20.00, Good Friday and
 * Easter between them. */
static void
a_restraining_order_ends_on_its_minute_ten_days_later(void **state)
{
	struct wereld *w = *state;

	assert_int_equal(due(w, &huisverbod, time_from_civil(2026, 3, 27, 20, 0, 0)),
	    time_from_civil(2026, 4, 6, 20, 0, 0));
	assert_int_equal(due(w, &huisverbod, time_from_civil(2026, 10, 20, 3, 17, 0)),
	    time_from_civil(2026, 10, 30, 3, 17, 0));
	for (int uur = 0; uur < 24; uur++) {
		int64_t start = time_from_civil(2026, 12, 16, uur, 59, 0);

		assert_int_equal(due(w, &huisverbod, start) - start, 240 * 3600);
	}
}

/* C4 */
static void
a_restraining_order_may_last_four_weeks_after_it_was_imposed(void **state)
{
	struct wereld *w = *state;
	int64_t start = time_from_civil(2026, 3, 27, 20, 0, 0), grens = 0;

	assert_int_equal(termijn_verleng_grens(&huisverbod, w->k, start, due(w, &huisverbod,
	    start), &grens, &w->err), ERR_OK);
	assert_int_equal(grens, time_from_civil(2026, 4, 24, 20, 0, 0));
}

static void
an_extension_is_measured_from_the_due_moment_or_the_start(void **state)
{
	struct wereld *w = *state;
	struct norm inzage = { .lengte = 1, .eenheid = EENHEID_MAANDEN, .atw = true,
	    .verleng = { VERLENG_EENMAAL, 2, EENHEID_MAANDEN } };
	int64_t start = negen(2026, 5, 13), grens = 0;

	assert_int_equal(termijn_verleng_grens(&k6, w->k, start, due(w, &k6, start), &grens,
	    &w->err), ERR_OK);
	assert_int_equal(grens, end_of("2026-06-24"));
	start = negen(2026, 1, 31);
	assert_int_equal(termijn_verleng_grens(&inzage, w->k, start, due(w, &inzage, start),
	    &grens, &w->err), ERR_OK);
	assert_int_equal(grens, end_of("2026-04-30"));
	assert_int_equal(termijn_verleng_grens(&k3, w->k, start, due(w, &k3, start), &grens,
	    &w->err), ERR_INVALID);
	assert_string_equal(w->err.field, "tot");
}

/* C4: art. 13 does not name art. 6. */
static void
the_three_days_of_the_hearing_follow_the_termijnenwet(void **state)
{
	struct wereld *w = *state;

	assert_int_equal(due(w, &zitting, negen(2026, 3, 31)), end_of("2026-04-07"));
	assert_int_equal(due(w, &zitting, negen(2026, 11, 20)), end_of("2026-11-24"));
}

static void
a_minute_that_the_clock_skips_or_shows_twice_has_a_rule(void **state)
{
	struct wereld *w = *state;

	/* 29 March 02.30 does not exist: 03.30. 25 October 02.30 comes twice: the first. */
	assert_int_equal(due(w, &huisverbod, time_from_civil(2026, 3, 19, 2, 30, 0)),
	    time_from_civil(2026, 3, 29, 3, 30, 0));
	assert_int_equal(due(w, &huisverbod, time_from_civil(2026, 10, 15, 2, 30, 0)),
	    time_from_civil(2026, 10, 25, 1, 30, 0) + 3600);
}

static void
the_due_moment_is_written_as_a_day_or_as_a_minute_with_its_zone(void **state)
{
	struct wereld *w = *state;
	int64_t start = time_from_civil(2026, 3, 27, 20, 0, 0);

	assert_string_equal(termijn_moment(w->a, &k3, due(w, &k3, start)), "2026-04-01");
	assert_string_equal(termijn_moment(w->a, &huisverbod, due(w, &huisverbod, start)),
	    "2026-04-06T20:00+02:00");
	assert_string_equal(termijn_moment(w->a, &crisis, due(w, &crisis, start + 5)),
	    "2026-03-27T22:00:05+01:00");
}

static void
the_due_moment_is_the_last_second_of_the_day_in_summer_and_winter(void **state)
{
	struct wereld *w = *state;
	struct norm n = { .naam = "x", .lengte = 1, .eenheid = EENHEID_DAGEN };

	assert_int_equal(due(w, &n, time_from_civil(2026, 3, 28, 12, 0, 0)),
	    time_from_civil(2026, 3, 29, 23, 59, 59));
	assert_int_equal(due(w, &n, time_from_civil(2026, 10, 24, 12, 0, 0)),
	    time_from_civil(2026, 10, 25, 23, 59, 59));
}

static void
without_the_termijnenwet_a_term_may_end_on_a_free_day(void **state)
{
	struct wereld *w = *state;
	struct norm n = k3;

	n.atw = false;
	assert_int_equal(due(w, &n, negen(2026, 12, 20)), end_of("2026-12-25"));
}

static void
the_termijnenwet_leaves_long_terms_alone(void **state)
{
	static const struct { int lengte; enum eenheid e; bool moves; } v[] = {
		{ 90, EENHEID_DAGEN, true }, { 91, EENHEID_DAGEN, false },
		{ 12, EENHEID_WEKEN, true }, { 13, EENHEID_WEKEN, false },
		{ 3, EENHEID_MAANDEN, true }, { 4, EENHEID_MAANDEN, false },
	};
	struct wereld *w = *state;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct norm n = { .naam = "x", .lengte = v[i].lengte, .eenheid = v[i].e,
		    .atw = true };
		int moved = 0;

		for (int d = 0; d < 400; d++) {
			struct norm bare = n;
			int64_t start = start_of(date_from_ymd(2026, 1, 1) + d, 12);

			bare.atw = false;
			moved += due(w, &n, start) != due(w, &bare, start);
		}
		assert_int_equal(moved > 0, v[i].moves);
	}
}

static void
a_term_of_two_days_needs_no_two_ordinary_days(void **state)
{
	struct wereld *w = *state;
	struct norm n = { .naam = "x", .lengte = 2, .eenheid = EENHEID_DAGEN, .atw = true };

	/* Friday + 2 = Sunday, so Monday; that there is only one such day is allowed. */
	assert_int_equal(due(w, &n, negen(2026, 11, 20)), end_of("2026-11-23"));
	n.lengte = 3;
	assert_int_equal(due(w, &n, negen(2026, 11, 20)), end_of("2026-11-24"));
}

static void
months_end_on_the_same_number_or_the_last_day(void **state)
{
	struct wereld *w = *state;
	struct norm n = { .naam = "x", .lengte = 1, .eenheid = EENHEID_MAANDEN };

	assert_int_equal(due(w, &n, negen(2026, 1, 31)), end_of("2026-02-28"));
	assert_int_equal(due(w, &n, negen(2026, 2, 28)), end_of("2026-03-28"));
}

static void
a_start_after_midnight_belongs_to_the_new_day(void **state)
{
	struct wereld *w = *state;
	struct norm n = { .naam = "x", .lengte = 1, .eenheid = EENHEID_DAGEN };

	assert_int_equal(due(w, &n, time_from_civil(2026, 7, 1, 23, 59, 59)), end_of("2026-07-02"));
	assert_int_equal(due(w, &n, time_from_civil(2026, 7, 2, 0, 0, 0)), end_of("2026-07-03"));
}

static void
what_the_calendar_does_not_cover_is_refused_by_field(void **state)
{
	struct wereld *w = *state;
	struct norm n = k3;
	int64_t t = 7;

	assert_int_equal(termijn_due(&n, w->k, negen(1989, 12, 31), &t, &w->err),
	    ERR_INVALID);
	assert_string_equal(w->err.field, "start");
	assert_int_equal(termijn_due(&n, w->k, time_from_civil(2100, 12, 30, 9, 0, 0), &t, &w->err),
	    ERR_INVALID);
	assert_string_equal(w->err.field, "lengte");
	n.lengte = 0;
	assert_int_equal(termijn_due(&n, w->k, start_of(20000, 9), &t, &w->err), ERR_INVALID);
	n.lengte = TERMIJN_LENGTE_MAX + 1;
	assert_int_equal(termijn_due(&n, w->k, start_of(20000, 9), &t, &w->err), ERR_INVALID);
	for (int e = EENHEID_DAGEN; e <= EENHEID_MAANDEN; e++) {
		n.lengte = TERMIJN_LENGTE_MAX;
		n.eenheid = (enum eenheid)e;
		assert_int_equal(termijn_due(&n, w->k, start_of(20000, 9), &t, &w->err),
		    ERR_INVALID);
	}
	assert_int_equal(t, 7);
}

/* Runs fn's rule over three years of days, every unit, with and without Atw. */
static void
a_later_start_never_gives_an_earlier_end(void **state)
{
	struct wereld *w = *state;
	int32_t first = date_from_ymd(2025, 1, 1);

	for (int e = EENHEID_UREN; e <= EENHEID_MAANDEN; e++) {
		for (int lengte = 1; lengte <= 14; lengte++) {
			for (int atw = 0; atw <= 1; atw++) {
				struct norm n = { .naam = "x", .lengte = lengte,
				    .eenheid = (enum eenheid)e, .atw = atw == 1 };
				int64_t before = INT64_MIN;

				for (int d = 0; d < 1095; d++) {
					int64_t t = due(w, &n, start_of(first + d, 9));

					assert_true(t >= before);
					assert_true(t > start_of(first + d, 9));
					before = t;
				}
			}
		}
	}
}

static void
with_the_termijnenwet_no_term_ends_on_a_free_day(void **state)
{
	struct wereld *w = *state;
	int32_t first = date_from_ymd(2025, 1, 1);

	for (int lengte = 1; lengte <= 90; lengte++) {
		struct norm n = { .naam = "x", .lengte = lengte, .eenheid = EENHEID_DAGEN,
		    .atw = true };

		for (int d = 0; d < 1095; d++) {
			int32_t dag = date_of_time(due(w, &n, start_of(first + d, 9)));
			int gewoon = 0;

			assert_false(kalender_atw_vrij(w->k, dag));
			if (lengte < 3 || lengte > 12)
				continue;
			for (int32_t x = first + d + 1; x <= dag; x++)
				gewoon += !kalender_atw_vrij(w->k, x);
			assert_true(gewoon >= 2);
		}
	}
}

static void
hours_are_hours(void **state)
{
	struct wereld *w = *state;
	int64_t start = time_from_civil(2026, 1, 1, 0, 0, 0);

	for (int i = 0; i < 9000; i++)
		assert_int_equal(due(w, &hulp, start + i * 3599) - start - i * 3599, 48 * 3600);
}

static void
units_are_read_by_their_names(void **state)
{
	struct wereld *w = *state;
	enum eenheid e = EENHEID_UREN;

	for (int i = EENHEID_UREN; i <= EENHEID_MAANDEN; i++) {
		assert_int_equal(eenheid_lees(eenheid_naam((enum eenheid)i), &e, &w->err), ERR_OK);
		assert_int_equal(e, i);
	}
	assert_int_equal(eenheid_lees("jaren", &e, &w->err), ERR_INVALID);
	assert_int_equal(eenheid_lees(NULL, &e, &w->err), ERR_INVALID);
	assert_string_equal(w->err.field, "eenheid");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, test_wereld_begin, test_wereld_end)
	const struct CMUnitTest tests[] = {
		T(the_terms_of_the_law_end_as_in_the_test_vectors),
		T(two_hours_are_two_real_hours_when_the_clock_changes),
		T(forty_eight_hours_run_through_feast_days_and_weekends),
		T(a_restraining_order_ends_on_its_minute_ten_days_later),
		T(a_restraining_order_may_last_four_weeks_after_it_was_imposed),
		T(an_extension_is_measured_from_the_due_moment_or_the_start),
		T(the_three_days_of_the_hearing_follow_the_termijnenwet),
		T(a_minute_that_the_clock_skips_or_shows_twice_has_a_rule),
		T(the_due_moment_is_written_as_a_day_or_as_a_minute_with_its_zone),
		T(the_due_moment_is_the_last_second_of_the_day_in_summer_and_winter),
		T(without_the_termijnenwet_a_term_may_end_on_a_free_day),
		T(the_termijnenwet_leaves_long_terms_alone),
		T(a_term_of_two_days_needs_no_two_ordinary_days),
		T(months_end_on_the_same_number_or_the_last_day),
		T(a_start_after_midnight_belongs_to_the_new_day),
		T(what_the_calendar_does_not_cover_is_refused_by_field),
		T(a_later_start_never_gives_an_earlier_end),
		T(with_the_termijnenwet_no_term_ends_on_a_free_day),
		T(hours_are_hours),
		T(units_are_read_by_their_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
