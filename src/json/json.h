/* json.h - writes JSON as a stream, reads it as a flat list of fields.
 *
 * The reader gives the same pairs as a form does, so that an act has one way
 * to take its input. Names begin with json_put_, json_open_ and json_close_
 * because the parser's library owns the short ones. */
#ifndef JSON_JSON_H
#define JSON_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/pair.h"

/* ---- writing ---- */

#define JSON_WRITE_DEPTH 32

/* On the stack of the one who writes. Puts commas and colons by itself. A
 * mistake in the order of calls (a value without a key, a wrong close) makes
 * the buffer fail, as does a full buffer: look once, with json_written(). */
struct json_writer {
	struct buf	*out;
	unsigned	 depth;
	bool		 keyed;			/* a key waits for its value */
	char		 open[JSON_WRITE_DEPTH];	/* '{', '[', or with a value: '}', ']' */
	bool		 done;			/* the one value at the top is written */
};

#define JSON_WRITER(buf) (struct json_writer){ .out = (buf) }

void json_open_object(struct json_writer *j);
void json_close_object(struct json_writer *j);
void json_open_array(struct json_writer *j);
void json_close_array(struct json_writer *j);
void json_put_key(struct json_writer *j, const char *key);
void json_put_string(struct json_writer *j, const char *s);	/* NULL: null */
void json_put_i64(struct json_writer *j, int64_t v);
void json_put_bool(struct json_writer *j, bool v);
void json_put_null(struct json_writer *j);

/* A key and its value at once. The text one leaves the field out for NULL. */
void json_field_string(struct json_writer *j, const char *key, const char *s);
void json_field_i64(struct json_writer *j, const char *key, int64_t v);
/* As text: readers that keep numbers as doubles lose digits of an id. 0: no field. */
void json_field_id(struct json_writer *j, const char *key, int64_t id);
void json_field_bool(struct json_writer *j, const char *key, bool v);

/* Is one whole value written, and did everything fit? */
bool json_written(const struct json_writer *j);

/* ---- reading ---- */

#define JSON_READ_DEPTH	8	/* objects and arrays in each other */
#define JSON_READ_MAX	2000	/* values, empty ones too */
#define JSON_NAME_MAX	256	/* bytes of a path */

/* Reads one JSON object of n bytes (at most max) into pairs, all in the arena:
 *	{"spoed": true, "personen": [{"achternaam": "Vos"}]}
 *	-> spoed=1, personen.0.achternaam=Vos
 * Order is that of the text. true and false become "1" and "0", numbers their
 * decimal text; null and empty objects and arrays give nothing. Values are
 * plain UTF-8 (utf8_plain) and their newlines are "\n".
 * ERR_INVALID: not JSON, not an object, a key twice, a key that is empty or has
 * a dot in it, a control character. ERR_LIMIT: over a limit, or the arena is
 * full. Nothing of the text ends up in err. */
MUST_CHECK enum err_code json_flatten(struct arena *a, const char *text, size_t n,
    size_t max, const struct pair **pairs_out, size_t *n_out, struct err *err);

#endif
