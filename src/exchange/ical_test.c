/* Lines of an iCalendar object. That a calendar program reads it: tests/story/agenda.sh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "exchange/ical.h"

static void
schrijf(struct buf *b, const char *naam, bool uren)
{
	const struct agenda_punt v = { .id = 7, .kenmerk = "VT-2026-000001-1", .naam = naam,
	    .wie = "C. Proef", .op = uren ? INT64_C(1795509060) :
	    time_at(date_from_ymd(2026, 11, 25), 0, 0) - 1, .uren = uren };

	ical_schrijf(b, &v, 1, "Termijnen", "https://vt.test", INT64_C(1795500000));
}

static void
a_term_in_days_is_a_whole_day_on_its_last_day(void **state)
{
	BUF_AUTO b = BUF_INIT(8192);

	(void)state;
	schrijf(&b, "Onderzoek", false);
	assert_non_null(strstr(buf_str(&b), "\r\nDTSTART;VALUE=DATE:20261124\r\n"));
	assert_non_null(strstr(buf_str(&b), "\r\nDTEND;VALUE=DATE:20261125\r\n"));
	assert_non_null(strstr(buf_str(&b), "\r\nUID:termijn-7@samenloop\r\n"));
	assert_non_null(strstr(buf_str(&b), "\r\nURL:https://vt.test/termijn/7\r\n"));
}

static void
an_exact_term_ends_at_its_minute(void **state)
{
	BUF_AUTO b = BUF_INIT(8192);

	(void)state;
	schrijf(&b, "Hulp op gang", true);
	assert_non_null(strstr(buf_str(&b), "\r\nDTEND:20261124T083100Z\r\n"));
}

static void
lines_are_folded_at_75_bytes_and_never_inside_a_character(void **state)
{
	BUF_AUTO b = BUF_INIT(8192);
	const char *s;

	(void)state;
	schrijf(&b, "Één heel lange naam van een termijn, met komma; puntkomma \\ en ééééééé"
	    "éééééééééééééééééééééééééééééééééééé", false);
	for (s = buf_str(&b); *s != '\0'; s = strchr(s, '\n') + 1) {
		const char *end = strstr(s, "\r\n");

		assert_true(end - s <= 75);
		assert_true(((unsigned char)s[*s == ' '] & 0xc0) != 0x80);
	}
	assert_non_null(strstr(buf_str(&b), "termijn\\, met komma\\; p"));
}

static void
no_name_of_a_person_stands_in_it(void **state)
{
	BUF_AUTO b = BUF_INIT(8192);

	(void)state;
	schrijf(&b, "Onderzoek", false);
	assert_null(strstr(buf_str(&b), "Proef"));
	assert_non_null(strstr(buf_str(&b), "SUMMARY:Onderzoek VT-2026-000001-1\r\n"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_term_in_days_is_a_whole_day_on_its_last_day),
		cmocka_unit_test(an_exact_term_ends_at_its_minute),
		cmocka_unit_test(lines_are_folded_at_75_bytes_and_never_inside_a_character),
		cmocka_unit_test(no_name_of_a_person_stands_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
