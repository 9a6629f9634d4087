/* bronnen.c - api.def as a table. */
#include <string.h>

#include "api/api_intern.h"

const struct api_bron api_bronnen[] = {
#define BRON(methode, pad, handeling, uit, status, groep, uitleg) \
	{ #methode, pad, ACT_##handeling, &antwoord_##uit, status, groep, uitleg },
#define BRON_LEEG(methode, pad, handeling, groep, uitleg) \
	{ #methode, pad, ACT_##handeling, NULL, 204, groep, uitleg },
#include "api/api.def"
#undef BRON
#undef BRON_LEEG
};

const size_t api_nbronnen = sizeof(api_bronnen) / sizeof(api_bronnen[0]);

bool
bron_in_pad(const struct api_bron *b, const char *veld)
{
	size_t n = strlen(veld);

	for (const char *s = strchr(b->pad, '{'); s != NULL; s = strchr(s + 1, '{'))
		if (strncmp(s + 1, veld, n) == 0 && s[n + 1] == '}')
			return true;
	return false;
}

/* ---- names ------------------------------------------------------------------- */

const char *
naam_camel(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + 1), *o = out;

	if (out == NULL)
		return "";
	for (; *s != '\0'; s++)
		if (s[0] == '_' && s[1] == '_')
			*o++ = *s++;
		else if (s[0] == '_' && s[1] >= 'a' && s[1] <= 'z')
			*o++ = (char)(*++s - 'a' + 'A');
		else
			*o++ = *s;
	*o = '\0';
	return out;
}

const char *
naam_snake(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, 2 * strlen(s) + 1), *o = out;

	if (out == NULL)
		return "";
	for (; *s != '\0'; s++) {
		if (*s == '_' || (*s >= 'A' && *s <= 'Z'))
			*o++ = '_';
		*o++ = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s;
	}
	*o = '\0';
	return out;
}
