#include "base/date.h"

enum {
	DAY_SECONDS = 86400,
	YEAR_MIN = 1800,
	YEAR_MAX = 2199,
	WINTER = 3600,		/* offsets of Amsterdam, seconds east of UTC */
	SUMMER = 7200
};

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days since 1970, the year thought to begin in March so that the leap day
 * comes last. Valid for every year above 0. */
static int32_t
days_of(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int m = month <= 2 ? month + 9 : month - 3;

	return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

int32_t
date_from_ymd(int year, int month, int day)
{
	if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12)
		return DATE_NONE;
	if (day < 1 || day > month_days(year, month))
		return DATE_NONE;
	return days_of(year, month, day);
}

void
date_to_ymd(int32_t day, int *year, int *month, int *dom)
{
	int64_t z = (int64_t)day + 719468;	/* since 0000-03-01 */
	int64_t era, doe, yoe, doy, mp;

	if (day == DATE_NONE) {
		*year = *month = *dom = 0;
		return;
	}
	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	*dom = (int)(doy - (153 * mp + 2) / 5 + 1);
	*month = (int)(mp < 10 ? mp + 3 : mp - 9);
	*year = (int)(yoe + era * 400 + (*month <= 2 ? 1 : 0));
}

int
date_weekday(int32_t day)
{
	/* 1970-01-01 was a Thursday. */
	return (int)((((int64_t)day + 4) % 7 + 7) % 7);
}

/* Meeus, Jones and Butcher: the Gregorian computus. */
int32_t
date_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return date_from_ymd(year, n / 31, n % 31 + 1);
}

int32_t
date_add_months(int32_t day, int months)
{
	int y, m, d, n;

	if (day == DATE_NONE)
		return DATE_NONE;
	date_to_ymd(day, &y, &m, &d);
	n = y * 12 + m - 1 + months;
	y = n / 12;
	m = n % 12 + 1;
	if (y < YEAR_MIN || y > YEAR_MAX)
		return DATE_NONE;
	return days_of(y, m, d < month_days(y, m) ? d : month_days(y, m));
}

/* The last Sunday of a month of 30 or 31 days. */
static int32_t
last_sunday(int year, int month)
{
	int32_t last = days_of(year, month, month_days(year, month));

	return last - date_weekday(last);
}

/* Summer time in a year: [begin, end) in UTC seconds. False: there was none. */
static bool
summer_of(int year, int64_t *begin, int64_t *end)
{
	int32_t first, last;

	if (year < 1977)
		return false;
	if (year <= 1980) {
		first = days_of(year, 4, 1);
		first += (7 - date_weekday(first)) % 7;
	} else {
		first = last_sunday(year, 3);
	}
	last = year == 1978 ? days_of(1978, 10, 1) : last_sunday(year, year >= 1996 ? 10 : 9);
	*begin = (int64_t)first * DAY_SECONDS + 3600;
	*end = (int64_t)last * DAY_SECONDS + 3600;
	return true;
}

/* Whole days, rounded down, also before 1970. */
static int32_t
day_floor(int64_t seconds)
{
	int64_t day = seconds / DAY_SECONDS;

	if (seconds % DAY_SECONDS < 0)
		day--;
	return (int32_t)day;
}

static int
offset_at(int64_t t)
{
	int64_t begin, end;
	int y, m, d;

	date_to_ymd(day_floor(t), &y, &m, &d);
	if (m < 3 || m > 10)
		return WINTER;
	return summer_of(y, &begin, &end) && t >= begin && t < end ? SUMMER : WINTER;
}

struct civil
civil_from_time(int64_t t)
{
	struct civil c = { 0 };
	int64_t local, rest;
	int32_t day;

	if (t == TIME_NONE)
		return c;
	local = t + offset_at(t);
	day = day_floor(local);
	rest = local - (int64_t)day * DAY_SECONDS;
	date_to_ymd(day, &c.year, &c.month, &c.day);
	c.hour = (int)(rest / 3600);
	c.minute = (int)(rest / 60 % 60);
	c.second = (int)(rest % 60);
	c.weekday = date_weekday(day);
	return c;
}

int32_t
date_of_time(int64_t t)
{
	return t == TIME_NONE ? DATE_NONE : day_floor(t + offset_at(t));
}

static int64_t
moment(int32_t day, int hour, int minute, int second)
{
	int64_t local;

	if (day == DATE_NONE || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
	    second < 0 || second > 59)
		return TIME_NONE;
	local = (int64_t)day * DAY_SECONDS + hour * 3600 + minute * 60 + second;
	if (offset_at(local - SUMMER) == SUMMER)
		return local - SUMMER;
	return local - WINTER;
}

int64_t
time_from_civil(int year, int month, int day, int hour, int minute, int second)
{
	return moment(date_from_ymd(year, month, day), hour, minute, second);
}

int64_t
time_at(int32_t day, int hour, int minute)
{
	return moment(day, hour, minute, 0);
}
