#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "json/json.h"

static void
wrong(struct json_writer *j)
{
	j->out->failed = true;
}

/* What stands before a value: nothing, or a comma. */
static void
before_value(struct json_writer *j)
{
	char *open = j->depth == 0 ? NULL : &j->open[j->depth - 1];

	if (open == NULL) {
		if (j->done)
			wrong(j);
		j->done = true;
	} else if (*open == '{' || *open == '}') {
		if (!j->keyed)
			wrong(j);
		j->keyed = false;
	} else if (*open == ']') {
		buf_putc(j->out, ',');
	} else {
		*open = ']';
	}
}

static void
put_open(struct json_writer *j, char c)
{
	before_value(j);
	if (j->depth >= JSON_WRITE_DEPTH) {
		wrong(j);
		return;
	}
	j->open[j->depth++] = c;
	buf_putc(j->out, c);
}

static void
put_close(struct json_writer *j, char open, char close)
{
	if (j->depth == 0 || j->keyed ||
	    (j->open[j->depth - 1] != open && j->open[j->depth - 1] != close)) {
		wrong(j);
		return;
	}
	j->depth--;
	buf_putc(j->out, close);
}

/* < > and & go as \u00XX, so that the text is safe inside a page as well, and
 * the two line separators because JavaScript once broke on them. */
static size_t
put_escape(struct buf *out, const char *s)
{
	unsigned char c = (unsigned char)*s;

	if (c == '"' || c == '\\') {
		buf_putc(out, '\\');
		buf_putc(out, (char)c);
	} else if (c == '\n') {
		buf_put(out, "\\n", 2);
	} else if (c == '\t') {
		buf_put(out, "\\t", 2);
	} else if (c == 0xE2 && s[1] == '\x80' && (s[2] == '\xA8' || s[2] == '\xA9')) {
		buf_printf(out, "\\u202%c", s[2] == '\xA8' ? '8' : '9');
		return 3;
	} else if (c == 0xE2) {
		buf_putc(out, (char)c);
	} else {
		buf_printf(out, "\\u%04x", c);
	}
	return 1;
}

static bool
goes_as_it_is(unsigned char c)
{
	return c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' &&
	    c != 0x7F && c != 0xE2;
}

static void
put_text(struct buf *out, const char *s)
{
	buf_putc(out, '"');
	while (*s != '\0') {
		size_t n = 0;

		while (goes_as_it_is((unsigned char)s[n]))
			n++;
		if (n > 0)
			buf_put(out, s, n);
		s += n;
		if (*s != '\0')
			s += put_escape(out, s);
	}
	buf_putc(out, '"');
}

void
json_open_object(struct json_writer *j)
{
	put_open(j, '{');
}

void
json_close_object(struct json_writer *j)
{
	put_close(j, '{', '}');
}

void
json_open_array(struct json_writer *j)
{
	put_open(j, '[');
}

void
json_close_array(struct json_writer *j)
{
	put_close(j, '[', ']');
}

void
json_put_key(struct json_writer *j, const char *key)
{
	char *open = j->depth == 0 ? NULL : &j->open[j->depth - 1];

	if (open == NULL || j->keyed || (*open != '{' && *open != '}')) {
		wrong(j);
		return;
	}
	if (*open == '}')
		buf_putc(j->out, ',');
	*open = '}';
	j->keyed = true;
	put_text(j->out, key);
	buf_putc(j->out, ':');
}

void
json_put_string(struct json_writer *j, const char *s)
{
	if (s == NULL) {
		json_put_null(j);
		return;
	}
	before_value(j);
	put_text(j->out, s);
}

void
json_put_i64(struct json_writer *j, int64_t v)
{
	before_value(j);
	buf_printf(j->out, "%lld", (long long)v);
}

void
json_put_bool(struct json_writer *j, bool v)
{
	before_value(j);
	buf_puts(j->out, v ? "true" : "false");
}

void
json_put_null(struct json_writer *j)
{
	before_value(j);
	buf_puts(j->out, "null");
}

void
json_field_string(struct json_writer *j, const char *key, const char *s)
{
	if (s == NULL)
		return;
	json_put_key(j, key);
	json_put_string(j, s);
}

void
json_field_i64(struct json_writer *j, const char *key, int64_t v)
{
	json_put_key(j, key);
	json_put_i64(j, v);
}

void
json_field_id(struct json_writer *j, const char *key, int64_t id)
{
	char text[24];

	if (id == 0)
		return;
	(void)snprintf(text, sizeof(text), "%" PRId64, id);
	json_field_string(j, key, text);
}

void
json_field_bool(struct json_writer *j, const char *key, bool v)
{
	json_put_key(j, key);
	json_put_bool(j, v);
}

bool
json_written(const struct json_writer *j)
{
	return j->done && j->depth == 0 && !buf_failed(j->out);
}
