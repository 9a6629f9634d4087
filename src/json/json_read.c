#include <jansson.h>
#include <string.h>

#include "json/json.h"
#include "text/utf8.h"

struct flat {
	struct arena	*a;
	struct pair	*pairs;
	size_t		 n, max;
	char		 path[JSON_NAME_MAX];
};

static void
root_free(json_t **root)
{
	json_decref(*root);
}

/* Before anything is built: how deep and how many, looking at the marks only.
 * The parser calls itself for every level, and a worker's stack is small. */
static enum err_code
check_size(const char *text, size_t n, struct err *err)
{
	size_t depth = 0, marks = 0;
	bool quoted = false;

	for (size_t i = 0; i < n; i++) {
		char c = text[i];

		if (quoted) {
			if (c == '\\')
				i++;
			else if (c == '"')
				quoted = false;
			continue;
		}
		quoted = c == '"';
		marks += c == ',' || c == '{' || c == '[';
		if (c == '{' || c == '[')
			depth++;
		else if ((c == '}' || c == ']') && depth > 0)
			depth--;
		if (depth > JSON_READ_DEPTH || marks > JSON_READ_MAX)
			return FAIL(err, ERR_LIMIT, "json: over %d deep or %d values",
			    JSON_READ_DEPTH, JSON_READ_MAX);
	}
	return ERR_OK;
}

/* The text of a value that is not an object or array; NULL: the arena is full. */
static char *
value_text(struct arena *a, const json_t *v)
{
	switch (json_typeof(v)) {
	case JSON_STRING:
		return arena_strndup(a, json_string_value(v), json_string_length(v));
	case JSON_INTEGER:
		return arena_printf(a, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
	case JSON_REAL:
		return arena_printf(a, "%.15g", json_real_value(v));
	default:
		return arena_strdup(a, json_is_true(v) ? "1" : "0");
	}
}

static enum err_code
add_value(struct flat *f, const json_t *v, struct err *err)
{
	struct pair *pair = &f->pairs[f->n];
	char *text;

	if (json_is_null(v))
		return ERR_OK;
	if (f->n >= f->max)
		return FAIL(err, ERR_LIMIT, "json: over %zu values", f->max);
	text = value_text(f->a, v);
	pair->name = arena_strdup(f->a, f->path);
	if (text == NULL || pair->name == NULL)
		return FAIL(err, ERR_LIMIT, "json: arena full");
	if (!utf8_plain(text, strlen(text)))
		return FAIL(err, ERR_INVALID, "json: a control character in a text");
	utf8_newlines(text);
	pair->value = text;
	f->n++;
	return ERR_OK;
}

/* Makes the path one step longer: at is its length so far. */
static enum err_code
path_add(struct flat *f, size_t at, const char *step, size_t *end_out, struct err *err)
{
	size_t n = strlen(step), dot = at > 0;

	if (n == 0 || strchr(step, '.') != NULL || !utf8_plain(step, n))
		return FAIL(err, ERR_INVALID, "json: a key that is empty or has a dot");
	if (at + dot + n >= sizeof f->path)
		return FAIL(err, ERR_LIMIT, "json: a path over %d bytes", JSON_NAME_MAX);
	if (dot == 1)
		f->path[at] = '.';
	memcpy(f->path + at + dot, step, n + 1);
	*end_out = at + dot + n;
	return ERR_OK;
}

static enum err_code
flatten(struct flat *f, json_t *v, size_t at, struct err *err)
{
	const char *key;
	json_t *item;
	size_t i, end;

	json_object_foreach(v, key, item) {
		TRY(path_add(f, at, key, &end, err));
		TRY(flatten(f, item, end, err));
	}
	json_array_foreach(v, i, item) {
		char number[24];

		snprintf(number, sizeof number, "%zu", i);
		TRY(path_add(f, at, number, &end, err));
		TRY(flatten(f, item, end, err));
	}
	if (json_is_object(v) || json_is_array(v))
		return ERR_OK;
	f->path[at] = '\0';
	return add_value(f, v, err);
}

enum err_code
json_flatten(struct arena *a, const char *text, size_t n, size_t max,
    const struct pair **pairs_out, size_t *n_out, struct err *err)
{
	struct flat f = { .a = a, .max = JSON_READ_MAX };
	json_error_t where;

	if (n > max)
		return FAIL(err, ERR_LIMIT, "json: %zu bytes, at most %zu", n, max);
	TRY(check_size(text, n, err));
	/* where.text quotes the input: only the line may be told */
	__attribute__((cleanup(root_free))) json_t *root =
	    json_loadb(text, n, JSON_REJECT_DUPLICATES, &where);
	if (root == NULL)
		return FAIL(err, ERR_INVALID, "json: not valid at line %d", where.line);
	if (!json_is_object(root))
		return FAIL(err, ERR_INVALID, "json: not an object");
	f.pairs = arena_new(a, struct pair, JSON_READ_MAX);
	if (f.pairs == NULL)
		return FAIL(err, ERR_LIMIT, "json: arena full");
	TRY(flatten(&f, root, 0, err));
	*pairs_out = f.pairs;
	*n_out = f.n;
	return ERR_OK;
}
