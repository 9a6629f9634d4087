/* naam.c - from a name as written to its core, its words and its hashes. */
#include "domain/persoon/naam_in.h"

#include <string.h>

#include "text/utf8.h"

/* Folded, so "'t" is "t" and "v.d." is "v" and "d". */
static const char *const voorvoegsels[] = {
	"van", "de", "der", "den", "het", "t", "s", "n", "v", "d", "vd",
	"vander", "vanden", "te", "ten", "ter", "tot", "toe", "thoe", "op",
	"in", "aan", "bij", "onder", "over", "uit", "uijt", "voor", "von",
	"vom", "zu", "zum", "zur", "auf", "af", "el", "al", "ul", "ould",
	"bin", "ibn", "la", "le", "les", "lo", "du", "des", "del", "della",
	"di", "da", "do", "dos", "das",
};

/* Letters of other scripts stay; signs, emoji and what is seen by nobody go. */
static bool
is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
	return c > 0xBF && c != 0xD7 && c != 0xF7 &&
	    !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x3004) &&
	    !(c >= 0xFE00 && c <= 0xFE2F) && !(c >= 0xE000 && c <= 0xF8FF) &&
	    c < 0x1F000 && c != 0xFEFF && c != 0xFFFD;
}

/* Greek and Cyrillic capitals, which folding leaves alone. */
static uint32_t
lower(uint32_t c)
{
	if ((c >= 0x0391 && c <= 0x03A9) || (c >= 0x0410 && c <= 0x042F))
		return c + 32;
	if (c >= 0x0400 && c <= 0x040F)
		return c + 80;
	return c;
}

static void
add(struct letters *l, uint32_t c)
{
	if (l->n < NAAM_LETTERS)
		l->p[l->n++] = c;
}

static void
append(struct letters *l, const struct letters *more)
{
	for (unsigned i = 0; i < more->n; i++)
		add(l, more->p[i]);
}

static bool
is_word(const struct letters *l, const char *word)
{
	unsigned i = 0;

	while (i < l->n && word[i] != '\0' && l->p[i] == (uint8_t)word[i])
		i++;
	return i == l->n && word[i] == '\0';
}

bool
naam_is_voorvoegsel(const struct letters *l)
{
	size_t n = sizeof(voorvoegsels) / sizeof(voorvoegsels[0]);

	for (size_t i = 0; l->n > 0 && l->n <= 6 && i < n; i++) {
		if (is_word(l, voorvoegsels[i]))
			return true;
	}
	return false;
}

/* The next word of *s, folded; false at the end. An apostrophe is no end of
 * a word, a sign or emoji is. */
static bool
next_word(const char **s, struct letters *out)
{
	uint32_t c;

	out->n = 0;
	while ((c = utf8_next(s)) != 0) {
		const char *f = utf8_fold_point(c);
		bool ended = false;

		if (f == NULL && c != '\'' && c != '`' && is_letter(c))
			add(out, lower(c));
		else if (f == NULL)
			ended = c != '\'' && c != '`';
		for (; f != NULL && *f != '\0'; f++) {
			if (is_letter((uint8_t)*f))
				add(out, (uint8_t)*f);
			else
				ended |= *f != '\'';
		}
		if (ended && out->n > 0)
			return true;
	}
	return out->n > 0;
}

static void
add_part(struct naam_woorden *w, const struct letters *word)
{
	append(&w->geheel, word);
	if (w->n < NAAM_DELEN)
		w->deel[w->n++] = *word;
}

/* "El Khatib", "van der Meer": the prefixes that a name begins with, glued. What
 * is only prefixes has none. */
static void
find_prefix(const char *s, bool all, struct letters *out)
{
	struct letters word, next;
	bool more;

	out->n = 0;
	if (s == NULL || !next_word(&s, &word))
		return;
	do {
		more = next_word(&s, &next);
		if (!naam_is_voorvoegsel(&word) || (!more && !all))
			return;
		append(out, &word);
		word = next;
	} while (more);
}

void
naam_woorden(const char *voorvoegsel, const char *geslachtsnaam,
    struct naam_woorden *out)
{
	const char *s = geslachtsnaam != NULL ? geslachtsnaam : "";
	struct letters word, last = { .n = 0 };

	out->geheel.n = out->vast.n = out->n = 0;
	while (next_word(&s, &word)) {
		last = word;
		if (!naam_is_voorvoegsel(&word))
			add_part(out, &word);
	}
	if (out->n == 0 && last.n > 0)
		add_part(out, &last);	/* a name of prefixes alone */
	find_prefix(voorvoegsel, true, &out->vast);
	if (out->vast.n == 0)
		find_prefix(geslachtsnaam, false, &out->vast);
	if (out->vast.n > 0)
		append(&out->vast, &out->geheel);
}

unsigned
naam_voorwoorden(const char *voornamen, struct letters out[NAAM_DELEN])
{
	const char *s = voornamen != NULL ? voornamen : "";
	unsigned n = 0;

	while (n < NAAM_DELEN && next_word(&s, &out[n]))
		n++;
	return n;
}

void
naam_letters_tekst(const struct letters *l, char out[NAAM_KERN])
{
	size_t n = 0;

	for (unsigned i = 0; i < l->n; i++)
		n += utf8_put(out + n, l->p[i]);
	out[n] = '\0';
}

static void
text_letters(const char *s, struct letters *out)
{
	uint32_t c;

	out->n = 0;
	while (s != NULL && (c = utf8_next(&s)) != 0)
		add(out, c);
}

void
naam_kern(const char *geslachtsnaam, char out[NAAM_KERN])
{
	struct naam_woorden w;

	naam_woorden(NULL, geslachtsnaam, &w);
	naam_letters_tekst(&w.geheel, out);
}

void
naam_voornaam_kern(const char *voornamen, char out[NAAM_KERN])
{
	struct letters words[NAAM_DELEN];

	words[0].n = 0;
	(void)naam_voorwoorden(voornamen, words);
	naam_letters_tekst(&words[0], out);
}

void
naam_klank(const char *kern, char out[NAAM_KLANK])
{
	struct letters in, klank;

	text_letters(kern, &in);
	letters_klank(&in, &klank);
	naam_letters_tekst(&klank, out);
}

bool
naam_klinken(const char *a, const char *b)
{
	struct letters la, lb;

	text_letters(a, &la);
	text_letters(b, &lb);
	return letters_klinken(&la, &lb);
}

unsigned
naam_afstand(const char *a, const char *b, unsigned max)
{
	struct letters la, lb;

	text_letters(a, &la);
	text_letters(b, &lb);
	return letters_afstand(&la, &lb, max);
}

/* FNV-1a over code points, stirred at the end so that all 64 bits count. Goes
 * into the database: may never change without a migration. */
static int64_t
hash(const struct letters *l, unsigned skip, uint64_t kind)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325) ^ kind;
	int64_t out;

	for (unsigned i = 0; i < l->n; i++) {
		if (i != skip)
			h = (h ^ l->p[i]) * UINT64_C(0x100000001b3);
	}
	h ^= h >> 32;
	h *= UINT64_C(0xd6e8feb86659fd93);
	h ^= h >> 32;
	if (h == UINT64_C(1) << 63)
		h = 0;		/* that value means NULL in the database */
	memcpy(&out, &h, sizeof(out));
	return out;
}

struct hashes {
	int64_t	*p;
	size_t	 n;
};

static void
add_hash(struct hashes *h, int64_t v)
{
	for (size_t i = 0; i < h->n; i++) {
		if (h->p[i] == v)
			return;
	}
	if (h->n < NAAM_HASHES)
		h->p[h->n++] = v;
}

#define KIND_KERN	0
#define KIND_KLANK	1
#define HASHES_EACH	24	/* the core and its first 23 deletions */

static void
add_hashes(struct hashes *h, const struct letters *l, bool shorter)
{
	struct letters klank;

	if (l->n == 0)
		return;
	add_hash(h, hash(l, NAAM_LETTERS, KIND_KERN));
	/* Without a letter of two, half the short names would meet. */
	for (unsigned i = 0; shorter && l->n > 2 && i < l->n && i < HASHES_EACH - 1; i++)
		add_hash(h, hash(l, i, KIND_KERN));
	letters_klank(l, &klank);
	if (klank.n > 1)
		add_hash(h, hash(&klank, NAAM_LETTERS, KIND_KLANK));
}

size_t
naam_hashes(const char *voorvoegsel, const char *geslachtsnaam,
    int64_t out[NAAM_HASHES])
{
	struct hashes h = { .p = out };
	struct naam_woorden w;

	naam_woorden(voorvoegsel, geslachtsnaam, &w);
	add_hashes(&h, &w.geheel, true);
	add_hashes(&h, &w.vast, false);
	for (unsigned i = 0; w.n > 1 && i < w.n; i++) {
		if (w.deel[i].n > 2)
			add_hashes(&h, &w.deel[i], true);
	}
	return h.n;
}
