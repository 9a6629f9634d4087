/* naam_klank.c - how a name sounds, to Dutch ears, in the spellings of the
 * languages that people here bring along. */
#include "domain/persoon/naam_in.h"

#include <string.h>

static bool
is_vowel(uint32_t c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' ||
	    c == 'y';
}

/* Which letters make one sound, longest first. The sound stands in ASCII:
 * "" is silent, "-" is a vowel. Where: ^ only at the start, $ only at the end,
 * v only before a vowel, m only before an m. */
static const struct sound {
	const char	*letters, *sound;
	char		 where;
} sounds[] = {
	{ "sch", "s", '$' },	/* Bosch, Bos */
	{ "sch", "sg", 0 },
	{ "tsj", "ts", 0 }, { "tch", "ts", 0 },
	{ "dsj", "j", 0 }, { "dzj", "j", 0 },
	{ "szcz", "sts", 0 }, { "cz", "ts", 0 }, { "tj", "ts", 0 },
	{ "sz", "s", 0 }, { "sj", "s", 0 }, { "sh", "s", 0 },
	{ "dj", "j", 0 },	/* Djamila, Jamila */
	{ "ch", "g", 0 }, { "gh", "g", 0 }, { "kh", "g", 0 },
	{ "ck", "k", 0 }, { "cq", "k", 0 }, { "ph", "f", 0 },
	{ "th", "t", 0 }, { "dt", "t", 0 }, { "rz", "s", 0 },
	{ "ou", "f", '^' },	/* Ouali, Wali; only before a vowel */
	{ "hm", "gm", 0 },	/* Ahmed, Achmed */
	{ "ij", "-", 0 },
	{ "ce", "s-", 0 }, { "ci", "s-", 0 }, { "cy", "s-", 0 },
	{ "y", "j", '^' },	/* Youssef, Joesoef; only before a vowel */
	{ "h", "h", '^' }, { "h", "", 0 },
	{ "j", "j", '^' }, { "j", "", 0 },
	{ "d", "t", '$' }, { "b", "p", '$' },
	{ "qu", "kf", 0 },	/* Quirijn, Kwirijn */
	{ "c", "k", 0 }, { "q", "k", 0 }, { "v", "f", 0 }, { "z", "s", 0 },
	{ "x", "ks", 0 },
};

static bool
begins(const struct letters *l, unsigned at, const char *s)
{
	unsigned i = 0;

	while (s[i] != '\0' && at + i < l->n && l->p[at + i] == (uint8_t)s[i])
		i++;
	return s[i] == '\0';
}

static bool
in_its_place(const struct letters *l, unsigned at, const struct sound *s)
{
	unsigned n = (unsigned)strlen(s->letters);

	if (s->where == '$')
		return at + n == l->n;
	if (s->where == '^')
		return at == 0 && (n == 1 && s->letters[0] != 'y' ? true :
		    n < l->n && is_vowel(l->p[n]));
	return true;
}

static const struct sound *
find_sound(const struct letters *l, unsigned at)
{
	for (size_t i = 0; i < sizeof(sounds) / sizeof(sounds[0]); i++) {
		const struct sound *s = &sounds[i];

		if ((uint8_t)s->letters[0] == l->p[at] &&
		    begins(l, at, s->letters) && in_its_place(l, at, s))
			return s;
	}
	return NULL;
}

static void
sound_add(struct letters *out, uint32_t c, bool apart)
{
	if (!apart && out->n > 0 && out->p[out->n - 1] == c)
		return;		/* a double letter is one sound */
	if (out->n < NAAM_LETTERS)
		out->p[out->n++] = c;
}

/* Vowels go, but for one at the start; w is a vowel after a vowel (Bouwman,
 * Bouman) and an f elsewhere. */
void
letters_klank(const struct letters *l, struct letters *out)
{
	bool apart = false;	/* a vowel stood between */
	unsigned at = 0;

	out->n = 0;
	while (at < l->n) {
		const struct sound *s = find_sound(l, at);
		uint32_t c = l->p[at];

		if (s != NULL) {
			for (const char *p = s->sound; *p != '\0'; p++) {
				if (*p == '-' && at == 0)
					sound_add(out, 'a', true);
				if (*p != '-')
					sound_add(out, (uint8_t)*p, apart);
				apart = *p == '-';
			}
			at += (unsigned)strlen(s->letters);
			continue;
		}
		at++;
		if (is_vowel(c) || (c == 'w' && apart)) {
			if (at == 1)
				sound_add(out, 'a', true);
			apart = true;
			continue;
		}
		sound_add(out, c == 'w' ? 'f' : c, apart);
		apart = false;
	}
}

/* One sign for each group of vowels: A, E, O, Y (ij, ei, y), U (ui, eu). */
static uint32_t
vowel_group(const struct letters *l, unsigned at, unsigned n)
{
	if (n == 1 && begins(l, at, "ij"))
		return 'Y';
	if (begins(l, at, "ei") || begins(l, at, "ey") || l->p[at] == 'y')
		return 'Y';
	if (begins(l, at, "ui") || begins(l, at, "uy") || begins(l, at, "eu"))
		return 'U';
	if (begins(l, at, "au"))
		return 'O';
	if (l->p[at] == 'a')
		return 'A';
	return l->p[at] == 'o' || l->p[at] == 'u' ? 'O' : 'E';
}

static void
vowels(const struct letters *l, struct letters *out)
{
	unsigned at = 0, n;

	out->n = 0;
	/* "ou" and "y" at the start sound as w and j there: see sounds */
	if (l->n > 2 && begins(l, 0, "ou") && is_vowel(l->p[2]))
		at = 2;
	else if (l->n > 1 && l->p[0] == 'y' && is_vowel(l->p[1]))
		at = 1;
	while (at < l->n) {
		for (n = 0; at + n < l->n && is_vowel(l->p[at + n]); n++)
			;
		if (n > 0)
			sound_add(out, vowel_group(l, at, n), true);
		at += n + 1;
	}
}

bool
letters_klinken(const struct letters *a, const struct letters *b)
{
	struct letters ka, kb, va, vb;

	letters_klank(a, &ka);
	letters_klank(b, &kb);
	if (ka.n < 2 || !letters_gelijk(&ka, &kb))
		return false;
	if (ka.n >= 4)
		return true;
	vowels(a, &va);
	vowels(b, &vb);
	if (ka.n <= 2)
		return letters_gelijk(&va, &vb);
	return va.n > 0 && vb.n > 0 && va.p[0] == vb.p[0] &&
	    letters_afstand(&va, &vb, 1) <= 1;
}
