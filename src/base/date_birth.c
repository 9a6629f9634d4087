/* Dates of birth, of which often only a part is known. */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

#include "base/date_token.h"

static const char no_such_day[] = "Deze datum bestaat niet.";
static const char bad_birth[] =
    "Deze geboortedatum is niet te lezen. Schrijf bijvoorbeeld 4-4-1988, 1988 of ongeveer 4.";
static const char birth_future[] = "Deze geboortedatum ligt in de toekomst.";
static const char birth_long_ago[] = "Deze geboortedatum is meer dan 130 jaar geleden.";

static const char *const months[] = {
	"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
	"september", "oktober", "november", "december"
};

/* An age: "ongeveer 4", "4 jaar", "ca 4 jaar", "3 maanden", "6 weken". */
static bool
birth_of_age(struct tokens *ts, int32_t today, int *y, int *m)
{
	const char *unit = "jaar";
	bool about = false;
	int n, d;

	if (ts->shape[0] == 'w') {
		const char *w = ts->t[0].word;

		about = strcmp(w, "ongeveer") == 0 || strcmp(w, "ca") == 0 ||
		    strcmp(w, "circa") == 0;
		if (!about)
			return false;
		token_drop_first(ts);
	}
	if (token_shape_is(ts, "nw"))
		unit = ts->t[1].word;
	else if (!about || !token_shape_is(ts, "n"))
		return false;
	n = ts->t[0].value;
	if (ts->t[0].len > 3)
		return false;
	date_to_ymd(today, y, m, &d);
	if (strcmp(unit, "jaar") == 0 || strcmp(unit, "jr") == 0) {
		*y -= n;
		*m = 0;
		return true;
	}
	if (strcmp(unit, "maand") == 0 || strcmp(unit, "maanden") == 0) {
		date_to_ymd(date_add_months(today, -n), y, m, &d);
		return true;
	}
	if (strcmp(unit, "week") == 0 || strcmp(unit, "weken") == 0) {
		date_to_ymd(today - 7 * n, y, m, &d);
		return true;
	}
	return false;
}

/* A year, a year with a month, or the eight digits with 00 in them. */
static bool
birth_partial(const struct tokens *ts, int *y, int *m, int *d)
{
	const struct token *t = ts->t;

	*m = *d = 0;
	if (token_shape_is(ts, "n") && (t[0].len == 4 || t[0].len == 8)) {
		*y = t[0].len == 4 ? t[0].value : t[0].value / 10000;
		if (t[0].len == 8) {
			*m = t[0].value / 100 % 100;
			*d = t[0].value % 100;
		}
		return true;
	}
	if (token_shape_is(ts, "wn") && t[1].len == 4) {
		*m = token_month(t[0].word);
		*y = t[1].value;
		return *m != 0;
	}
	if (token_shape_is(ts, "n-n") || token_shape_is(ts, "n/n")) {
		bool first = t[0].len == 4;

		*y = first ? t[0].value : t[2].value;
		*m = first ? t[2].value : t[0].value;
		return (first ? t[2].len : t[0].len) <= 2 && (first || t[2].len == 4) && *m != 0;
	}
	return false;
}

static enum err_code
birth_check(int y, int m, int d, int32_t today, struct err *err)
{
	int ty, tm, td, now, earliest, latest;

	if (m > 12 || (m == 0 && d != 0) ||
	    (d != 0 && y >= 1800 && y <= 2199 && date_from_ymd(y, m, d) == DATE_NONE))
		return SAY(err, ERR_INVALID, NULL, no_such_day);
	date_to_ymd(today, &ty, &tm, &td);
	now = ty * 10000 + tm * 100 + td;
	earliest = y * 10000 + (m == 0 ? 1 : m) * 100 + (d == 0 ? 1 : d);
	latest = y * 10000 + (m == 0 ? 12 : m) * 100 + (d == 0 ? 31 : d);
	if (earliest > now)
		return SAY(err, ERR_INVALID, NULL, birth_future);
	if (latest < now - 1300000)
		return SAY(err, ERR_INVALID, NULL, birth_long_ago);
	return ERR_OK;
}

/* The two that are no date at all. NULL: it is something else. */
static const char *
birth_special(const struct tokens *ts)
{
	const char *w = ts->t[0].word;

	if (token_shape_is(ts, "w") && strcmp(w, "onbekend") == 0)
		return BIRTH_UNKNOWN;
	if (token_shape_is(ts, "w") && strcmp(w, "ongeboren") == 0)
		return BIRTH_UNBORN;
	if (token_shape_is(ts, "www") && strcmp(w, "nog") == 0 &&
	    strcmp(ts->t[1].word, "niet") == 0 && strcmp(ts->t[2].word, "geboren") == 0)
		return BIRTH_UNBORN;
	if (token_shape_is(ts, "n") && ts->t[0].len == 8 && ts->t[0].value == 0)
		return BIRTH_UNKNOWN;
	if (token_shape_is(ts, "n") && ts->t[0].value == 99999999)
		return BIRTH_UNBORN;
	return NULL;
}

enum err_code
birth_parse(const char *s, int32_t today, char out[9], struct err *err)
{
	struct tokens ts;
	const char *special;
	int y = 0, m = 0, d = 0, ty;

	if (!token_read(s, &ts))
		return SAY(err, ERR_INVALID, NULL, bad_birth);
	if ((special = birth_special(&ts)) != NULL) {
		memcpy(out, special, 9);
		return ERR_OK;
	}
	if (token_shape_is(&ts, "w") && (strcmp(ts.t[0].word, "vandaag") == 0 ||
	    strcmp(ts.t[0].word, "gisteren") == 0)) {
		date_to_ymd(today - (ts.t[0].word[0] == 'g'), &y, &m, &d);
		(void)snprintf(out, 9, "%04u%02u%02u", (unsigned)y % 10000, (unsigned)m % 100,
		    (unsigned)d % 100);
		return ERR_OK;
	}
	date_to_ymd(today, &ty, &m, &d);
	if (!birth_partial(&ts, &y, &m, &d) && !token_full_date(&ts, ty, &y, &m, &d)) {
		m = d = 0;
		if (!birth_of_age(&ts, today, &y, &m))
			return SAY(err, ERR_INVALID, NULL, bad_birth);
		d = 0;
	} else if ((ts.n >= 5 || token_shape_is(&ts, "nwn")) && (m == 0 || d == 0)) {
		return SAY(err, ERR_INVALID, NULL, no_such_day);
	}
	TRY(birth_check(y, m, d, today, err));
	(void)snprintf(out, 9, "%04u%02u%02u", (unsigned)y % 10000, (unsigned)m % 100,
	    (unsigned)d % 100);
	return ERR_OK;
}

int
date_digits(const char *s, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = v * 10 + (s[i] - '0');
	}
	return v;
}

/* Takes a canonical date of birth apart; false when the year is not known. */
static bool
birth_split(const char *birth, int *y, int *m, int *d)
{
	if (birth == NULL || strlen(birth) != 8 || strcmp(birth, BIRTH_UNBORN) == 0)
		return false;
	*y = date_digits(birth, 4);
	*m = date_digits(birth + 4, 2);
	*d = date_digits(birth + 6, 2);
	return *y > 0 && *m >= 0 && *m <= 12 && *d >= 0 && *d <= 31;
}

int
birth_age(const char *birth, int32_t today)
{
	int y, m, d, ty, tm, td, age;

	if (today == DATE_NONE || !birth_split(birth, &y, &m, &d))
		return -1;
	date_to_ymd(today, &ty, &tm, &td);
	age = ty - y;
	if (tm < m || (tm == m && td < d))
		age--;
	return age < 0 ? -1 : age;
}

const char *
birth_text(struct arena *a, const char *birth)
{
	int y, m, d;

	if (birth != NULL && strcmp(birth, BIRTH_UNBORN) == 0)
		return "nog niet geboren";
	if (!birth_split(birth, &y, &m, &d))
		return "onbekend";
	if (m == 0)
		return arena_printf(a, "%d", y);
	if (d == 0)
		return arena_printf(a, "%s %d", months[m - 1], y);
	return arena_printf(a, "%d %s %d", d, months[m - 1], y);
}
