#include "base/date_token.h"

#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
is_letter(char c)
{
	return lower(c) >= 'a' && lower(c) <= 'z';
}

/* One number or word from s; NULL when it is too long to be part of a date. */
static const char *
token_run(const char *s, struct token *t)
{
	if (is_digit(*s)) {
		t->kind = 'n';
		for (; is_digit(*s); s++) {
			if (++t->len > 9)
				return NULL;
			t->value = t->value * 10 + (*s - '0');
		}
		return s;
	}
	t->kind = 'w';
	for (; is_letter(*s); s++) {
		if (t->len == (int)sizeof(t->word) - 1)
			return NULL;
		t->word[t->len++] = lower(*s);
	}
	return s;
}

bool
token_read(const char *s, struct tokens *ts)
{
	*ts = (struct tokens){ 0 };
	if (s == NULL || strlen(s) > TEXT_MAX)
		return false;
	while (*s != '\0') {
		struct token *t = &ts->t[ts->n];

		if (*s == ' ' || *s == '\t') {
			s++;
			continue;
		}
		if (ts->n == TOKENS_MAX)
			return false;
		if (is_digit(*s) || is_letter(*s)) {
			if ((s = token_run(s, t)) == NULL)
				return false;
		} else if (strchr("-/.:+", *s) != NULL) {
			t->kind = *s++;
		} else {
			return false;
		}
		ts->shape[ts->n++] = t->kind;
	}
	return ts->n > 0;
}

bool
token_shape_is(const struct tokens *ts, const char *shape)
{
	return strcmp(ts->shape, shape) == 0;
}

void
token_cut(struct tokens *ts, int n)
{
	ts->n = n;
	ts->shape[n] = '\0';
}

void
token_drop_first(struct tokens *ts)
{
	memmove(&ts->t[0], &ts->t[1], (size_t)(ts->n - 1) * sizeof(ts->t[0]));
	memmove(ts->shape, ts->shape + 1, (size_t)ts->n);
	ts->n--;
}

/* 1-12, 0 when it is no month. */
int
token_month(const char *w)
{
	static const struct { const char *word; int month; } table[] = {
		{ "januari", 1 }, { "jan", 1 }, { "februari", 2 }, { "feb", 2 },
		{ "maart", 3 }, { "mrt", 3 }, { "april", 4 }, { "apr", 4 }, { "mei", 5 },
		{ "juni", 6 }, { "jun", 6 }, { "juli", 7 }, { "jul", 7 },
		{ "augustus", 8 }, { "aug", 8 }, { "september", 9 }, { "sept", 9 },
		{ "sep", 9 }, { "oktober", 10 }, { "okt", 10 }, { "november", 11 },
		{ "nov", 11 }, { "december", 12 }, { "dec", 12 },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(table[i].word, w) == 0)
			return table[i].month;
	return 0;
}

/* The year of a number of two or four digits; last is the last year that two
 * digits may mean. 0 when it is no year. */
static int
year_of(const struct token *t, int last)
{
	int y;

	if (t->len == 4)
		return t->value;
	if (t->len != 2)
		return 0;
	y = last / 100 * 100 + t->value;
	return y > last ? y - 100 : y;
}

/* The shapes with a full date; false when ts has none of them. */
bool
token_full_date(const struct tokens *ts, int last, int *y, int *m, int *d)
{
	const struct token *t = ts->t;

	if (token_shape_is(ts, "n") && t[0].len == 8) {
		*y = t[0].value / 10000;
		*m = t[0].value / 100 % 100;
		*d = t[0].value % 100;
		return true;
	}
	if (token_shape_is(ts, "nwn")) {
		*d = t[0].value;
		*m = token_month(t[1].word);
		*y = year_of(&t[2], last);
		return *m != 0 && *y != 0 && t[0].len <= 2;
	}
	if (!token_shape_is(ts, "n-n-n") && !token_shape_is(ts, "n/n/n") &&
	    !token_shape_is(ts, "n.n.n"))
		return false;
	*m = t[2].value;
	*y = year_of(t[0].len == 4 ? &t[0] : &t[4], last);
	*d = t[0].len == 4 ? t[4].value : t[0].value;
	return *y != 0 && t[2].len <= 2 && (t[0].len == 4 ? t[4].len : t[0].len) <= 2;
}
