/* Dates and times as people type them: see date_token.h for how they are cut. */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

#include "base/date_token.h"

static const char unreadable[] =
    "Deze datum is niet te lezen. Schrijf bijvoorbeeld 13-5-2026.";
static const char no_such_day[] = "Deze datum bestaat niet.";
static const char no_time[] = "Zet er ook een tijd bij, zoals 13-5-2026 10.00.";
static const char no_such_time[] = "Deze tijd bestaat niet. Schrijf bijvoorbeeld 10.00.";
/* 0-6 with Sunday 0, -1 when it is no day of the week. */
static int
weekday_of(const char *w)
{
	static const char *const days[] = { "zondag", "maandag", "dinsdag", "woensdag",
	    "donderdag", "vrijdag", "zaterdag" };

	for (int i = 0; i < 7; i++)
		if (strcmp(w, days[i]) == 0 || (strlen(w) == 2 && strncmp(w, days[i], 2) == 0))
			return i;
	return -1;
}

/* Day and month without a year: the last such day, today included. 29 February
 * may be up to eight years back. */
static int32_t
nearest_past(int month, int day, int32_t today)
{
	int y, m, d;

	date_to_ymd(today, &y, &m, &d);
	for (int i = 0; i <= 8; i++) {
		int32_t found = date_from_ymd(y - i, month, day);

		if (found != DATE_NONE && found <= today)
			return found;
	}
	return DATE_NONE;
}

/* "13-5", "13/5", "13 mei". */
static bool
day_and_month(const struct tokens *ts, int *m, int *d)
{
	*d = ts->t[0].value;
	if (ts->t[0].len > 2)
		return false;
	if (token_shape_is(ts, "nw")) {
		*m = token_month(ts->t[1].word);
		return *m != 0;
	}
	*m = ts->t[2].value;
	return (token_shape_is(ts, "n-n") || token_shape_is(ts, "n/n")) && ts->t[2].len <= 2;
}

static int32_t
date_of_word(const char *w, int32_t today)
{
	static const struct { const char *word; int ahead; } table[] = {
		{ "vandaag", 0 }, { "gisteren", -1 }, { "eergisteren", -2 },
		{ "morgen", 1 }, { "overmorgen", 2 },
	};
	int wd = weekday_of(w), back;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(table[i].word, w) == 0)
			return today + table[i].ahead;
	if (wd < 0)
		return DATE_NONE;
	back = (date_weekday(today) - wd + 7) % 7;
	return today - (back == 0 ? 7 : back);
}

static enum err_code
date_of_tokens(struct tokens *ts, int32_t today, int32_t *out, struct err *err)
{
	int y, m, d, wd = -1, ty, tm, td;
	int32_t day;

	if (token_shape_is(ts, "w")) {
		if ((day = date_of_word(ts->t[0].word, today)) == DATE_NONE)
			return SAY(err, ERR_INVALID, NULL, unreadable);
		*out = day;
		return ERR_OK;
	}
	if (ts->n > 1 && ts->shape[0] == 'w' && ts->shape[1] == 'n') {
		if ((wd = weekday_of(ts->t[0].word)) < 0)
			return SAY(err, ERR_INVALID, NULL, unreadable);
		token_drop_first(ts);
	}
	date_to_ymd(today, &ty, &tm, &td);
	if (token_full_date(ts, ty + 10, &y, &m, &d))
		day = date_from_ymd(y, m, d);
	else if (day_and_month(ts, &m, &d))
		day = nearest_past(m, d, today);
	else
		return SAY(err, ERR_INVALID, NULL, unreadable);
	if (day == DATE_NONE)
		return SAY(err, ERR_INVALID, NULL, no_such_day);
	if (wd >= 0 && wd != date_weekday(day))
		return SAY(err, ERR_INVALID, NULL,
		    "De dag van de week past niet bij deze datum.");
	*out = day;
	return ERR_OK;
}

enum err_code
date_parse(const char *s, int32_t today, int32_t *out, struct err *err)
{
	struct tokens ts;

	if (!token_read(s, &ts))
		return SAY(err, ERR_INVALID, NULL, unreadable);
	return date_of_tokens(&ts, today, out, err);
}

/* A time of day with, where it was written, its offset from UTC. */
struct clock_time {
	int	hour, minute, second;
	int	offset;		/* seconds east */
	bool	zoned;
};

static bool
ends_with(const struct tokens *ts, const char *shape)
{
	int n = (int)strlen(shape);

	return ts->n >= n && strcmp(ts->shape + ts->n - n, shape) == 0;
}

static bool
last_word_is(const struct tokens *ts, const char *w)
{
	return ends_with(ts, "w") && strcmp(ts->t[ts->n - 1].word, w) == 0;
}

/* Takes "Z", "+01:00", "+0100" or "+01" from the end. A minus sign counts only
 * behind a time, or a date such as 13-5-2026 would lose its year. */
static bool
cut_zone(struct tokens *ts, struct clock_time *c)
{
	int n, h, m = 0;

	if (last_word_is(ts, "z")) {
		c->zoned = true;
		token_cut(ts, ts->n - 1);
		return true;
	}
	if (ends_with(ts, "+n:n") || ends_with(ts, "n:n-n:n")) {
		n = ts->n - 4;
		h = ts->t[n + 1].value;
		m = ts->t[n + 3].value;
	} else if (ends_with(ts, "+n") || ends_with(ts, "n:n-n")) {
		n = ts->n - 2;
		h = ts->t[n + 1].value;
		if (ts->t[n + 1].len == 4) {
			m = h % 100;
			h /= 100;
		}
	} else {
		return true;
	}
	if (h > 14 || m > 59)
		return false;
	c->zoned = true;
	c->offset = (h * 3600 + m * 60) * (ts->shape[n] == '-' ? -1 : 1);
	token_cut(ts, n);
	return true;
}

/* "T1000" and "T100000", the basic form of ISO 8601. */
static bool
cut_basic_time(struct tokens *ts, struct clock_time *c)
{
	const struct token *t;
	int v;

	if (!ends_with(ts, "wn") || strcmp(ts->t[ts->n - 2].word, "t") != 0)
		return false;
	t = &ts->t[ts->n - 1];
	v = t->value;
	if (t->len != 4 && t->len != 6)
		return false;
	if (t->len == 4)
		v *= 100;
	c->hour = v / 10000;
	c->minute = v / 100 % 100;
	c->second = v % 100;
	token_cut(ts, ts->n - 1);
	return true;
}

/* Takes the time of day from the end; false when there is none. */
static bool
cut_time(struct tokens *ts, struct clock_time *c)
{
	const struct token *t;
	bool hours = last_word_is(ts, "uur") || last_word_is(ts, "u");
	int n = 0;

	if (hours)
		token_cut(ts, ts->n - 1);
	if (cut_basic_time(ts, c))
		return true;
	if (ends_with(ts, "n:n:n.n"))
		token_cut(ts, ts->n - 2);	/* parts of seconds: not kept */
	if (ends_with(ts, "n:n:n"))
		n = 5;
	else if (ends_with(ts, "n:n") || ends_with(ts, "n.n"))
		n = 3;
	else if (ends_with(ts, "nwn") && strcmp(ts->t[ts->n - 2].word, "u") == 0)
		n = 3;
	else if (hours && ends_with(ts, "n"))
		n = 1;
	if (n == 0)
		return false;
	t = &ts->t[ts->n - n];
	if (t[0].len > 2 || (n >= 3 && t[2].len != 2) || (n == 5 && t[4].len != 2))
		return false;
	c->hour = t[0].value;
	c->minute = n >= 3 ? t[2].value : 0;
	c->second = n == 5 ? t[4].value : 0;
	token_cut(ts, ts->n - n);
	return true;
}

/* StUF writes "20260513100000", to hundredths or thousandths: too long for one
 * number, so set a T between date and time. */
static bool
stuf_time(const char *s, char *to, size_t size)
{
	size_t n = s == NULL ? 0 : strspn(s, "0123456789");

	if (n == 0 || s[n] != '\0' || (n != 12 && n != 14 && n != 16 && n != 17))
		return false;
	(void)snprintf(to, size, "%.8sT%.*s", s, n >= 14 ? 6 : 4, s + 8);
	return true;
}

enum err_code
time_parse(const char *s, int64_t now, int64_t *out, struct err *err)
{
	struct clock_time c = { 0 };
	struct tokens ts, whole;
	char stuf[24];
	int32_t day = date_of_time(now);
	int64_t t;

	if (stuf_time(s, stuf, sizeof(stuf)))
		s = stuf;
	if (!token_read(s, &ts))
		return SAY(err, ERR_INVALID, NULL, unreadable);
	whole = ts;
	if (!cut_zone(&ts, &c))
		return SAY(err, ERR_INVALID, NULL, no_such_time);
	if (!cut_time(&ts, &c)) {
		TRY(date_of_tokens(&whole, day, &day, err));
		return SAY(err, ERR_INVALID, NULL, no_time);
	}
	if (last_word_is(&ts, "t") || last_word_is(&ts, "om"))
		token_cut(&ts, ts.n - 1);
	if (ts.n > 0)
		TRY(date_of_tokens(&ts, day, &day, err));
	if (c.hour > 23 || c.minute > 59 || c.second > 59)
		return SAY(err, ERR_INVALID, NULL, no_such_time);
	if (c.zoned)
		t = (int64_t)day * 86400 + c.hour * 3600 + c.minute * 60 + c.second - c.offset;
	else if ((t = time_at(day, c.hour, c.minute)) != TIME_NONE)
		t += c.second;
	*out = t;
	return ERR_OK;
}
