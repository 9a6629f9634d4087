/* html.h - text into HTML, escaped for the place where it stands.
 *
 * Only what tmpl2c makes calls these functions: it knows the place of every
 * hole. Text is UTF-8; NULL writes nothing. Control characters and the bidi
 * controls that turn later text around (U+202A-202E, U+2066-2069) become
 * U+FFFD, so that a name can never change how the rest of a page reads. */
#ifndef TEXT_HTML_H
#define TEXT_HTML_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* HTML that is already safe. Never filled in by hand: it comes from HTML(), or
 * is empty ({ 0 }). */
struct html {
	const char	*p;
	size_t		 n;
};

/* A literal of our own; anything but a literal does not compile. */
#define HTML(literal) ((struct html){ "" literal "", sizeof("" literal "") - 1 })

void html_text(struct buf *out, const char *s);		/* between tags */
void html_attr(struct buf *out, const char *s);		/* in "a value" */

/* A whole address, in "a value": https:, mailto:, tel:, or a path that starts
 * with one /, with ? or with #. Anything else (javascript:, //host, a control
 * character, a backslash) becomes "#". */
void html_url(struct buf *out, const char *s);

/* A part of an address, percent-encoded: safe in a path, a query and a
 * fragment, where it is one word. */
void html_url_part(struct buf *out, const char *s);

void html_raw(struct buf *out, struct html h);
void html_i64(struct buf *out, int64_t v);
void html_u64(struct buf *out, uint64_t v);

/* By C type. A bool is refused on purpose: say what true means. */
#define HTML_PICK(text, out, e) _Generic((e), \
	char *: text, const char *: text, \
	int: html_i64, long: html_i64, long long: html_i64, \
	unsigned: html_u64, unsigned long: html_u64, \
	unsigned long long: html_u64)((out), (e))

#define HTML_PUT(out, e)		HTML_PICK(html_text, out, e)
#define HTML_PUT_ATTR(out, e)		HTML_PICK(html_attr, out, e)
#define HTML_PUT_URL_PART(out, e)	HTML_PICK(html_url_part, out, e)
#define HTML_PUT_URL(out, e)		_Generic((e), \
	char *: html_url, const char *: html_url)((out), (e))

#endif
