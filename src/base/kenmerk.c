#include "base/kenmerk.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char unreadable[] =
    "Dit is geen zaaknummer. Het ziet eruit als VT-2026-004817-0.";
static const char wrong[] = "Dit zaaknummer klopt niet. Kijk de cijfers nog eens na.";

int
kenmerk_check_digit(const char *digits)
{
	int p = 10;

	for (; *digits != '\0'; digits++) {
		int sum = (p + (*digits - '0')) % 10;

		p = (sum == 0 ? 10 : sum) * 2 % 11;
	}
	return (11 - p) % 10;
}

enum err_code
kenmerk_format(int year, int number, char out[KENMERK_SIZE], struct err *err)
{
	char digits[11];

	if (year < KENMERK_YEAR_MIN || year > KENMERK_YEAR_MAX || number < 1 ||
	    number > KENMERK_NUMBER_MAX)
		return FAIL(err, ERR_LIMIT, "no case number for %d in %d", number, year);
	(void)snprintf(digits, sizeof(digits), "%04u%06u", (unsigned)year % 10000,
	    (unsigned)number % 1000000);
	(void)snprintf(out, KENMERK_SIZE, "VT-%.4s-%.6s-%d", digits, digits + 4,
	    kenmerk_check_digit(digits));
	return ERR_OK;
}

/* The digits of s in groups, cut at separators; false for anything else. */
struct groups {
	char	text[3][12];
	int	len[3];
	int	n;
};

static bool
groups_read(const char *s, struct groups *g)
{
	bool open = false;

	*g = (struct groups){ 0 };
	s += strspn(s, " ");
	if ((s[0] == 'V' || s[0] == 'v') && (s[1] == 'T' || s[1] == 't'))
		s += 2;
	for (; *s != '\0'; s++) {
		if (*s >= '0' && *s <= '9') {
			if (!open && g->n++ == 3)
				return false;
			open = true;
			if (g->len[g->n - 1] == 11)
				return false;
			g->text[g->n - 1][g->len[g->n - 1]++] = *s;
		} else if (strchr(" -./", *s) != NULL) {
			open = false;
		} else {
			return false;
		}
	}
	return true;
}

static int
number_of(const char *s, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++)
		v = v * 10 + (s[i] - '0');
	return v;
}

enum err_code
kenmerk_parse(const char *s, char out[KENMERK_SIZE], struct err *err)
{
	char made[KENMERK_SIZE];
	struct groups g;
	int year, number, check;

	if (s == NULL || !groups_read(s, &g))
		return SAY(err, ERR_INVALID, "kenmerk", unreadable);
	if (g.n == 3 && g.len[0] == 4 && g.len[1] <= 6 && g.len[2] == 1) {
		year = number_of(g.text[0], 4);
		number = number_of(g.text[1], g.len[1]);
		check = number_of(g.text[2], 1);
	} else if (g.n == 1 && g.len[0] == 11) {
		year = number_of(g.text[0], 4);
		number = number_of(g.text[0] + 4, 6);
		check = number_of(g.text[0] + 10, 1);
	} else if (g.n == 2 && g.len[0] == 4 && g.len[1] == 7) {
		year = number_of(g.text[0], 4);
		number = number_of(g.text[1], 6);
		check = number_of(g.text[1] + 6, 1);
	} else {
		return SAY(err, ERR_INVALID, "kenmerk", unreadable);
	}
	if (kenmerk_format(year, number, made, err) != ERR_OK ||
	    made[KENMERK_SIZE - 2] != '0' + check)
		return SAY(err, ERR_INVALID, "kenmerk", wrong);
	memcpy(out, made, KENMERK_SIZE);
	return ERR_OK;
}
