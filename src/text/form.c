#include "text/form.h"

#include <string.h>

#include "text/utf8.h"

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

bool
form_decode(char *to, const char *from, size_t n, bool plus)
{
	for (size_t i = 0; i < n; i++, to++) {
		*to = from[i] == '+' && plus ? ' ' : from[i];
		if (from[i] == '%') {
			if (n - i < 3 || hex(from[i + 1]) < 0 || hex(from[i + 2]) < 0)
				return false;
			*to = (char)(hex(from[i + 1]) * 16 + hex(from[i + 2]));
			i += 2;
		}
		if (*to == '\0')
			return false;
	}
	*to = '\0';
	return true;
}

/* One name or value. */
static enum err_code
piece(struct arena *a, const char *from, size_t n, const char **out, struct err *err)
{
	char *to = arena_alloc(a, n + 1);

	if (to == NULL)
		return FAIL(err, ERR_LIMIT, "form: arena full");
	if (!form_decode(to, from, n, true) || !utf8_plain(to, strlen(to)))
		return FAIL(err, ERR_INVALID, "form: broken percent, control or UTF-8");
	utf8_newlines(to);
	*out = to;
	return ERR_OK;
}

static enum err_code
read_pair(struct arena *a, const char *s, size_t n, struct pair *pair, struct err *err)
{
	const char *equals = memchr(s, '=', n);
	size_t name = equals == NULL ? n : (size_t)(equals - s);
	size_t value = equals == NULL ? n : name + 1;

	if (name == 0 || name > FORM_NAME_MAX)
		return FAIL(err, ERR_INVALID, "form: a name of %zu bytes", name);
	TRY(piece(a, s, name, &pair->name, err));
	return piece(a, s + value, n - value, &pair->value, err);
}

/* The length of the piece at s, up to the next &. */
static size_t
piece_length(const char *s, size_t n)
{
	const char *end = memchr(s, '&', n);

	return end == NULL ? n : (size_t)(end - s);
}

enum err_code
form_parse(struct arena *a, const char *text, size_t n, size_t max,
    const struct pair **pairs_out, size_t *n_out, struct err *err)
{
	size_t count = 0, len;
	struct pair *pairs;

	for (size_t i = 0; i < n; i += len + 1) {
		len = piece_length(text + i, n - i);
		count += len > 0;
	}
	if (count > max)
		return FAIL(err, ERR_LIMIT, "form: %zu pairs, at most %zu", count, max);
	if ((pairs = arena_new(a, struct pair, count + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "form: arena full");
	count = 0;
	for (size_t i = 0; i < n; i += len + 1) {
		len = piece_length(text + i, n - i);
		if (len > 0)
			TRY(read_pair(a, text + i, len, &pairs[count++], err));
	}
	*pairs_out = pairs;
	*n_out = count;
	return ERR_OK;
}

const char *
form_value(const struct pair *pairs, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(pairs[i].name, name) == 0)
			return pairs[i].value;
	return NULL;
}
