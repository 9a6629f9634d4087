/* datum_fuzz.c - days, moments and dates of birth as people type them: what is read can
 * be written and read again as the same, or it is refused with a sentence. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define NU INT64_C(1795509060)	/* 24 November 2026 */

static void
must(int holds)
{
	if (!holds)
		abort();
}

static void
read_day(struct arena *a, const char *s, int32_t today)
{
	struct err err = { 0 };
	int32_t day, again;

	if (date_parse(s, today, &day, &err) != ERR_OK) {
		must(err.code == ERR_INVALID && err.text != NULL);
		return;
	}
	must(date_parse(date_iso(a, day), today, &again, &err) == ERR_OK && again == day);
	must(date_parse(date_long(a, day), today, &again, &err) == ERR_OK && again == day);
	must(date_short(a, day) != NULL && date_add_months(day, 1) > day);
}

static void
read_moment(struct arena *a, const char *s)
{
	struct err err = { 0 };
	int64_t t, again;

	if (time_parse(s, NU, &t, &err) != ERR_OK) {
		must(err.code == ERR_INVALID && err.text != NULL);
		return;
	}
	must(time_parse(time_iso(a, t), NU, &again, &err) == ERR_OK && again == t);
	must(time_parse(time_local_iso(a, t), NU, &again, &err) == ERR_OK && again == t);
	must(time_short(a, t, NU) != NULL && time_clock(a, t) != NULL);
}

static void
read_birth(struct arena *a, const char *s, int32_t today)
{
	char birth[9], again[9];
	struct err err = { 0 };

	if (birth_parse(s, today, birth, &err) != ERR_OK) {
		must(err.code == ERR_INVALID && err.text != NULL);
		return;
	}
	must(strlen(birth) == 8 && birth_age(birth, today) <= 131);
	must(birth_parse(birth, today, again, &err) == ERR_OK && strcmp(birth, again) == 0);
	must(birth_text(a, birth) != NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_create((size_t)1 << 20);
	char *s = arena_strndup(a, (const char *)data, size);

	if (utf8_valid(s, strlen(s))) {
		read_day(a, s, date_of_time(NU));
		read_moment(a, s);
		read_birth(a, s, date_of_time(NU));
	}
	arena_destroy(a);
	return 0;
}
