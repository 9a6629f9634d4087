/* naam_ontleed.c - a name typed in one field, taken apart as written. */
#include "domain/persoon/naam_in.h"

#include <ctype.h>
#include <string.h>

#define WORDS_MAX 24	/* what comes after belongs to the last word */

/* Pieces of the typed text. */
struct words {
	const char	*p[WORDS_MAX];
	size_t		 len[WORDS_MAX];
	unsigned	 n;
};

static void
split(const char *s, size_t n, struct words *w)
{
	const char *end = s + n;

	w->n = 0;
	for (;;) {
		while (s < end && isspace((unsigned char)*s))
			s++;
		if (s == end)
			return;
		w->p[w->n] = s;
		if (w->n == WORDS_MAX - 1)
			s = end;
		while (s < end && !isspace((unsigned char)*s))
			s++;
		w->len[w->n] = (size_t)(s - w->p[w->n]);
		w->n++;
		if (w->n == WORDS_MAX)
			return;
	}
}

/* Is the whole written word a prefix? "D." and "S.P." are initials, "v.d." is
 * not; "'s-Gravenhage" is a name. */
static bool
is_prefix_text(const char *p, size_t len)
{
	struct letters part[NAAM_DELEN];
	char word[24];
	unsigned n;

	if (len == 0 || len >= sizeof(word) || (isupper((unsigned char)p[0]) &&
	    (len == 1 || memchr(p, '.', len) != NULL)))
		return false;
	memcpy(word, p, len);
	word[len] = '\0';
	n = naam_voorwoorden(word, part);
	for (unsigned k = 0; k < n; k++) {
		if (!naam_is_voorvoegsel(&part[k]))
			return false;
	}
	return n > 0;
}

static bool
is_prefix(const struct words *w, unsigned i)
{
	return is_prefix_text(w->p[i], w->len[i]);
}

/* "Bakker-" and "Bakker-de": a double name that goes on in the next word. */
static bool
goes_on(const struct words *w, unsigned i)
{
	const char *dash = memrchr(w->p[i], '-', w->len[i]);
	size_t tail;

	if (dash == NULL || dash == w->p[i])
		return false;
	tail = w->len[i] - (size_t)(dash + 1 - w->p[i]);
	return tail == 0 || is_prefix_text(dash + 1, tail);
}

/* Words from to up to (not with) as one text with single spaces. */
static const char *
join(struct arena *a, const struct words *w, unsigned from, unsigned to)
{
	size_t n = 0, at = 0;
	char *out;

	for (unsigned i = from; i < to; i++)
		n += w->len[i] + 1;
	if ((out = arena_alloc(a, n + 1)) == NULL)
		return NULL;
	for (unsigned i = from; i < to; i++) {
		if (i > from)
			out[at++] = ' ';
		memcpy(out + at, w->p[i], w->len[i]);
		at += w->len[i];
	}
	return out;
}

/* The first word of the surname in "Jan van der Meer". */
static unsigned
surname_start(const struct words *w)
{
	unsigned at;

	if (w->n < 2)
		return 0;
	for (at = 0; at < w->n - 1 && !is_prefix(w, at); at++)
		;
	/* "Jansen - de Vries", "Jansen -de Vries": back to before the dash */
	for (unsigned i = 2; i < w->n; i++) {
		if (w->p[i][0] == '-' && i - 1 < at)
			at = i - 1;
	}
	for (unsigned i = 1; i + 1 < w->n; i++) {
		if (i < at && goes_on(w, i))
			at = i;
	}
	return at;
}

static enum err_code
parts(const char *first, const char *prefix, const char *last,
    struct naam_delen *out, struct err *err)
{
	if (first == NULL || prefix == NULL || last == NULL)
		return FAIL(err, ERR_LIMIT, "no room for a name");
	*out = (struct naam_delen){ .voornamen = first, .voorvoegsel = prefix,
	    .geslachtsnaam = last };
	return ERR_OK;
}

/* How many words from at on are prefixes; the last word never is. */
static unsigned
prefixes(const struct words *w, unsigned at)
{
	while (at + 1 < w->n && is_prefix(w, at))
		at++;
	return at;
}

/* "Meer, Jan van der" and "van der Meer, Jan". */
static enum err_code
with_comma(struct arena *a, const char *s, const char *comma,
    struct naam_delen *out, struct err *err)
{
	struct words left, right;
	unsigned name, tail;

	split(s, (size_t)(comma - s), &left);
	split(comma + 1, strlen(comma + 1), &right);
	name = prefixes(&left, 0);
	tail = right.n;
	while (name == 0 && tail > 0 && is_prefix(&right, tail - 1))
		tail--;
	return parts(join(a, &right, 0, tail), name > 0 ?
	    join(a, &left, 0, name) : join(a, &right, tail, right.n),
	    join(a, &left, name, left.n), out, err);
}

enum err_code
naam_ontleed(struct arena *a, const char *naam, struct naam_delen *out,
    struct err *err)
{
	const char *s = naam != NULL ? naam : "", *comma = strchr(s, ',');
	struct words w;
	unsigned start, name;

	if (comma != NULL)
		return with_comma(a, s, comma, out, err);
	split(s, strlen(s), &w);
	start = surname_start(&w);
	name = prefixes(&w, start);
	return parts(join(a, &w, 0, start), join(a, &w, start, name),
	    join(a, &w, name, w.n), out, err);
}
