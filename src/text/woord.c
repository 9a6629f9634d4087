#include "text/woord.h"

#include <stdint.h>
#include <string.h>

/* Part of a word; every byte of another script is. */
static bool
is_letter(unsigned char c)
{
	return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9');
}

bool
woord_in(const char *tekst, const char *woord)
{
	size_t n = strlen(woord);
	const char *s = tekst;

	if (n == 0)
		return false;
	while ((s = strstr(s, woord)) != NULL) {
		bool begin = s == tekst || !is_letter((unsigned char)s[-1]);

		if (begin && !is_letter((unsigned char)s[n]))
			return true;
		s++;
	}
	return false;
}

size_t
woord_volgende(const char **s)
{
	size_t n = 0;

	while (**s != '\0' && !is_letter((unsigned char)**s))
		(*s)++;
	while (is_letter((unsigned char)(*s)[n]))
		n++;
	return n;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

char *
woord_cijfers(struct arena *a, const char *tekst)
{
	char *out = arena_alloc(a, strlen(tekst) + 2);
	size_t n = 0;
	bool apart = false;

	if (out == NULL)
		return NULL;
	for (const char *s = tekst; *s != '\0'; s++) {
		if (is_digit(*s)) {
			if (apart && n > 0)
				out[n++] = ' ';
			out[n++] = *s;
			apart = false;
		} else if (strchr(" .-/()", *s) == NULL)
			apart = true;
	}
	out[n] = '\0';
	return out;
}
