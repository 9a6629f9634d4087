/* naam_fuzz.c - two names, a line each: taken apart, made into keys and compared. A name
 * is always like itself, and likeness has no direction. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "domain/persoon/naam.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int holds)
{
	if (!holds)
		abort();
}

static void
one(struct arena *a, const char *s, char kern[NAAM_KERN])
{
	char klank[NAAM_KLANK], voor[NAAM_KERN], again[NAAM_KERN];
	int64_t hash[NAAM_HASHES];
	struct naam_delen d;
	struct err err = { 0 };
	size_t n;

	naam_kern(s, kern);
	naam_voornaam_kern(s, voor);
	naam_klank(kern, klank);
	must(strlen(kern) < NAAM_KERN && utf8_valid(kern, strlen(kern)));
	must(utf8_valid(voor, strlen(voor)) && utf8_valid(klank, strlen(klank)));
	naam_kern(kern, again);
	must((kern[0] == '\0') == (again[0] == '\0'));
	must(naam_afstand(kern, kern, 2) == 0);
	n = naam_hashes("", s, hash);
	must(n <= NAAM_HASHES);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < i; j++)
			must(hash[i] != hash[j]);
	if (naam_ontleed(a, s, &d, &err) != ERR_OK)
		return;
	must(utf8_valid(d.voornamen, strlen(d.voornamen)));
	must(utf8_valid(d.voorvoegsel, strlen(d.voorvoegsel)));
	must(utf8_valid(d.geslachtsnaam, strlen(d.geslachtsnaam)));
	must(naam_hashes(d.voorvoegsel, d.geslachtsnaam, hash) <= NAAM_HASHES);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_create((size_t)1 << 20);
	char *s = arena_strndup(a, (const char *)data, size);
	char *second = strchr(s, '\n');
	char kern[NAAM_KERN], other[NAAM_KERN];

	if (second != NULL)
		*second++ = '\0';
	else
		second = s;
	if (utf8_valid(s, strlen(s)) && utf8_valid(second, strlen(second))) {
		one(a, s, kern);
		one(a, second, other);
		must(naam_afstand(kern, other, 3) == naam_afstand(other, kern, 3));
		must(naam_klinken(kern, other) == naam_klinken(other, kern));
	}
	arena_destroy(a);
	return 0;
}
