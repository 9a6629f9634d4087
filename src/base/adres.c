#include "base/adres.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool
starts_with(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* The digits, with "+" kept in front and the "(0)" behind a country code left
 * out. Gives their number, -1 for what is no telephone number. */
static int
phone_digits(const char *s, bool *plus, char *to, int room)
{
	int n = 0;

	*plus = false;
	for (; *s != '\0'; s++) {
		if (*s == '+' && n == 0 && !*plus) {
			*plus = true;
		} else if (n > 0 && starts_with(s, "(0)")) {
			s += 2;
		} else if (*s >= '0' && *s <= '9') {
			if (n == room)
				return -1;
			to[n++] = *s;
		} else if (strchr(" -./()", *s) == NULL) {
			return -1;
		}
	}
	to[n] = '\0';
	return n;
}

enum err_code
telefoon_normaal(const char *s, char out[TELEFOON_SIZE], struct err *err)
{
	char digits[18];	/* fifteen and the "00" of a call abroad */
	const char *d = digits;
	bool plus, service;
	int n = s == NULL ? -1 : phone_digits(s, &plus, digits, 17);

	if (n < 0)
		return SAY(err, ERR_INVALID, "telefoon",
		    "Dit is geen telefoonnummer. Schrijf bijvoorbeeld 06-12345678.");
	if (!plus && starts_with(d, "00")) {
		plus = true;
		d += 2;
		n -= 2;
	}
	service = starts_with(d, "0800") || starts_with(d, "0900");
	if (!plus && n == 10 && d[0] == '0' && !service) {
		(void)snprintf(out, TELEFOON_SIZE, "+31%.9s", d + 1);
		return ERR_OK;
	}
	if (plus && n == 12 && starts_with(d, "310")) {
		(void)snprintf(out, TELEFOON_SIZE, "+31%.9s", d + 3);
		return ERR_OK;
	}
	if (n < 3 || n > 15)
		return SAY(err, ERR_INVALID, "telefoon",
		    "Een telefoonnummer heeft 3 tot 15 cijfers.");
	(void)snprintf(out, TELEFOON_SIZE, "%s%.15s", plus ? "+" : "", d);
	return ERR_OK;
}

enum err_code
postcode_normaal(const char *s, char out[POSTCODE_SIZE], struct err *err)
{
	static const char wrong[] =
	    "Een postcode heeft vier cijfers en twee letters, zoals 2011 VB.";
	char p[7] = "";
	int n = 0;

	for (; s != NULL && *s != '\0'; s++) {
		char c = *s;

		if (c == ' ')
			continue;
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		if (n == 6 || (n < 4 ? c < (n == 0 ? '1' : '0') || c > '9' : c < 'A' || c > 'Z'))
			return SAY(err, ERR_INVALID, "postcode", wrong);
		p[n++] = c;
	}
	if (n != 6 || strcmp(p + 4, "SA") == 0 || strcmp(p + 4, "SD") == 0 ||
	    strcmp(p + 4, "SS") == 0)
		return SAY(err, ERR_INVALID, "postcode", wrong);
	(void)snprintf(out, POSTCODE_SIZE, "%.4s %.2s", p, p + 4);
	return ERR_OK;
}
