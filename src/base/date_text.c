/* Days and moments as Dutch people write them. */
#include "base/date.h"

#include <stdlib.h>
#include <string.h>

static const char *const weekdays[] = {
	"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"
};
static const char *const months[] = {
	"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
	"september", "oktober", "november", "december"
};
static const char *const months_short[] = {
	"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"
};

const char *
date_short(struct arena *a, int32_t day)
{
	int y, m, d;

	if (day == DATE_NONE)
		return "";
	date_to_ymd(day, &y, &m, &d);
	return arena_printf(a, "%.2s %d %s", weekdays[date_weekday(day)], d, months_short[m - 1]);
}

const char *
date_long(struct arena *a, int32_t day)
{
	int y, m, d;

	if (day == DATE_NONE)
		return "";
	date_to_ymd(day, &y, &m, &d);
	return arena_printf(a, "%s %d %s %d", weekdays[date_weekday(day)], d, months[m - 1], y);
}

const char *
date_iso(struct arena *a, int32_t day)
{
	int y, m, d;

	if (day == DATE_NONE)
		return "";
	date_to_ymd(day, &y, &m, &d);
	return arena_printf(a, "%04d-%02d-%02d", y, m, d);
}

const char *
time_clock(struct arena *a, int64_t t)
{
	struct civil c = civil_from_time(t);

	if (t == TIME_NONE)
		return "";
	return arena_printf(a, "%02d.%02d", c.hour, c.minute);
}

const char *
time_short(struct arena *a, int64_t t, int64_t now)
{
	struct civil c = civil_from_time(t), n = civil_from_time(now);
	int32_t ahead;

	if (t == TIME_NONE)
		return "";
	ahead = date_of_time(t) - date_of_time(now);
	if (ahead >= -1 && ahead <= 1) {
		static const char *const near[] = { "gisteren", "vandaag", "morgen" };

		return arena_printf(a, "%s %02d.%02d", near[ahead + 1], c.hour, c.minute);
	}
	if (c.year == n.year || abs(ahead) <= 60)
		return arena_printf(a, "%.2s %d %s %02d.%02d", weekdays[c.weekday], c.day,
		    months_short[c.month - 1], c.hour, c.minute);
	return arena_printf(a, "%d %s %d", c.day, months_short[c.month - 1], c.year);
}

const char *
time_iso(struct arena *a, int64_t t)
{
	int64_t rest;
	int32_t day;
	int y, m, d;

	if (t == TIME_NONE)
		return "";
	rest = (t % 86400 + 86400) % 86400;
	day = (int32_t)((t - rest) / 86400);
	date_to_ymd(day, &y, &m, &d);
	return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", y, m, d, (int)(rest / 3600),
	    (int)(rest / 60 % 60), (int)(rest % 60));
}

const char *
time_local_iso(struct arena *a, int64_t t)
{
	struct civil c = civil_from_time(t);
	int64_t wall;

	if (t == TIME_NONE)
		return "";
	wall = (int64_t)date_of_time(t) * 86400 + c.hour * 3600 + c.minute * 60 + c.second;
	return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02d+%02d:00", c.year, c.month, c.day,
	    c.hour, c.minute, c.second, (int)((wall - t) / 3600));
}
