/* Days and moments as they are written. */
#include "base/date.h"

#include "hulp/test_arena.h"

#define TODAY date_from_ymd(2026, 11, 24)	/* a Tuesday */

static void
days_are_written_as_people_read_them(void **state)
{
	struct arena *a = *state;

	assert_string_equal(date_short(a, TODAY), "di 24 nov");
	assert_string_equal(date_long(a, TODAY), "dinsdag 24 november 2026");
	assert_string_equal(date_iso(a, TODAY), "2026-11-24");
	assert_string_equal(date_short(a, DATE_NONE), "");
	assert_string_equal(iso_text(a, "2025-10-05"), "5 oktober 2025");
	assert_string_equal(iso_field(a, "2025-10-05"), "05-10-2025");
	assert_string_equal(iso_field(a, "gisteren"), "gisteren");
	assert_string_equal(iso_field(a, "2025-1-0-5"), "2025-1-0-5");
}

static void
moments_are_written_relative_to_now(void **state)
{
	struct arena *a = *state;
	int64_t now = time_at(TODAY, 9, 31);

	assert_string_equal(time_short(a, now, now), "vandaag 09.31");
	assert_string_equal(time_short(a, time_at(TODAY - 1, 23, 14), now), "gisteren 23.14");
	assert_string_equal(time_short(a, time_at(TODAY + 1, 8, 0), now), "morgen 08.00");
	assert_string_equal(time_short(a, time_at(TODAY - 2, 23, 14), now), "zo 22 nov 23.14");
	assert_string_equal(time_short(a, time_from_civil(2025, 3, 12, 8, 0, 0), now),
	    "12 mrt 2025");
	assert_string_equal(time_short(a, time_from_civil(2027, 1, 4, 8, 0, 0), now),
	    "ma 4 jan 08.00");
	assert_string_equal(date_near(a, TODAY - 200, now), date_short(a, TODAY - 200));
	assert_string_equal(date_near(a, date_of_time(time_from_civil(2025, 8, 11, 8, 0, 0)),
	    now), "11 aug 2025");
	assert_string_equal(date_near(a, date_of_time(time_from_civil(2027, 1, 4, 8, 0, 0)),
	    now), "ma 4 jan");
	assert_string_equal(date_near(a, DATE_NONE, now), "");
	assert_string_equal(time_clock(a, now), "09.31");
	assert_string_equal(time_short(a, TIME_NONE, now), "");
}

static void
moments_are_written_for_machines_with_their_zone(void **state)
{
	struct arena *a = *state;
	int64_t t = time_from_civil(2026, 11, 24, 9, 31, 0);

	assert_string_equal(time_iso(a, t), "2026-11-24T08:31:00Z");
	assert_string_equal(time_local_iso(a, t), "2026-11-24T09:31:00+01:00");
	assert_string_equal(time_local_iso(a, time_from_civil(2026, 7, 1, 0, 30, 5)),
	    "2026-07-01T00:30:05+02:00");
	assert_string_equal(time_iso(a, -1), "1969-12-31T23:59:59Z");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, test_arena_begin, test_arena_end)
	const struct CMUnitTest tests[] = {
		T(days_are_written_as_people_read_them),
		T(moments_are_written_relative_to_now),
		T(moments_are_written_for_machines_with_their_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
