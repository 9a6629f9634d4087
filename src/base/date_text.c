/* Days and moments as Dutch people write them. */
#include "base/date.h"

#include <stdlib.h>
#include <string.h>

#define FAR_DAYS 60	/* nearer than this a year need not be named */

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

/* Moments stand on every row of every list: put together by hand, a tenth of printf. */
static char *
put(char *p, const char *s, size_t n)
{
	memcpy(p, s, n);
	return p + n;
}

static char *
two(char *p, int n)
{
	p[0] = (char)('0' + n / 10 % 10);
	p[1] = (char)('0' + n % 10);
	return p + 2;
}

/* 9 or 24 */
static char *
day_number(char *p, int d)
{
	if (d >= 10)
		return two(p, d);
	*p = (char)('0' + d);
	return p + 1;
}

static char *
clock_at(char *p, const struct civil *c)
{
	p = two(p, c->hour);
	*p++ = '.';
	return two(p, c->minute);
}

static bool
is_iso(const char *s)
{
	return strlen(s) == 10 && strspn(s, "0123456789-") == 10 && s[4] == '-' &&
	    s[7] == '-' && strspn(s, "0123456789") == 4 && strspn(s + 5, "0123456789") == 2 &&
	    strspn(s + 8, "0123456789") == 2;
}

const char *
iso_text(struct arena *a, const char *iso)
{
	return is_iso(iso) ? birth_text(a, arena_printf(a, "%.4s%.2s%.2s", iso, iso + 5,
	    iso + 8)) : iso;
}

const char *
iso_field(struct arena *a, const char *iso)
{
	return is_iso(iso) ? arena_printf(a, "%.2s-%.2s-%.4s", iso + 8, iso + 5, iso) : iso;
}

const char *
date_short(struct arena *a, int32_t day)
{
	char text[16], *p = text;
	int y, m, d;

	if (day == DATE_NONE)
		return "";
	date_to_ymd(day, &y, &m, &d);
	p = put(p, weekdays[date_weekday(day)], 2);
	*p++ = ' ';
	p = day_number(p, d);
	*p++ = ' ';
	p = put(p, months_short[m - 1], 3);
	return arena_strndup(a, text, (size_t)(p - text));
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
	char text[5];

	if (t == TIME_NONE)
		return "";
	(void)clock_at(text, &c);
	return arena_strndup(a, text, sizeof(text));
}

const char *
time_short(struct arena *a, int64_t t, int64_t now)
{
	static const char *const near[] = { "gisteren", "vandaag", "morgen" };
	struct civil c = civil_from_time(t), n = civil_from_time(now);
	char text[32], *p = text;
	int32_t ahead;

	if (t == TIME_NONE)
		return "";
	ahead = date_of_time(t) - date_of_time(now);
	if (ahead >= -1 && ahead <= 1)
		p = put(p, near[ahead + 1], strlen(near[ahead + 1]));
	else if (c.year == n.year || abs(ahead) <= FAR_DAYS) {
		p = put(p, weekdays[c.weekday], 2);
		*p++ = ' ';
		p = day_number(p, c.day);
		*p++ = ' ';
		p = put(p, months_short[c.month - 1], 3);
	} else
		return arena_printf(a, "%d %s %d", c.day, months_short[c.month - 1], c.year);
	*p++ = ' ';
	p = clock_at(p, &c);
	return arena_strndup(a, text, (size_t)(p - text));
}

const char *
date_near(struct arena *a, int32_t day, int64_t now)
{
	int y, m, d;

	if (day == DATE_NONE)
		return "";
	date_to_ymd(day, &y, &m, &d);
	if (y == civil_from_time(now).year || abs(day - date_of_time(now)) <= FAR_DAYS)
		return date_short(a, day);
	return arena_printf(a, "%d %s %d", d, months_short[m - 1], y);
}

const char *
time_iso(struct arena *a, int64_t t)
{
	char text[24], *p = text;
	int64_t rest;
	int32_t day;
	int y, m, d;

	if (t == TIME_NONE)
		return "";
	rest = (t % 86400 + 86400) % 86400;
	day = (int32_t)((t - rest) / 86400);
	date_to_ymd(day, &y, &m, &d);
	p = two(two(p, y / 100), y);
	*p++ = '-';
	p = two(p, m);
	*p++ = '-';
	p = two(p, d);
	*p++ = 'T';
	p = two(p, (int)(rest / 3600));
	*p++ = ':';
	p = two(p, (int)(rest / 60 % 60));
	*p++ = ':';
	p = two(p, (int)(rest % 60));
	*p++ = 'Z';
	return arena_strndup(a, text, (size_t)(p - text));
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
