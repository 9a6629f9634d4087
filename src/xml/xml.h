/* xml.h - reading foreign XML safely; the only user of libxml2.
 *
 * A document comes from outside and is hostile until shown otherwise: no
 * network, no entities but the five of XML itself, and any DOCTYPE is refused.
 * Comments and processing instructions are dropped while reading.
 *
 * Errors carry a Dutch sentence that names the element and the line, never the
 * content. That sentence (err.text) lives in the arena that was passed in. */
#ifndef XML_XML_H
#define XML_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

#define XML_MAX_BYTES	((size_t)12 << 20)
#define XML_MAX_DEPTH	100
#define XML_MAX_NODES	200000		/* elements and attributes together */

#define XML_NS_XSI "http://www.w3.org/2001/XMLSchema-instance"

struct xml_doc;
struct xml_node;	/* an element; borrowed from its document */

/* Call before threads begin and before a process confines itself; a second call
 * does nothing. It loads what reading needs, among it the conversions of Windows-1252 and
 * ISO-8859-15 (UTF-8, UTF-16 and ISO-8859-1 are always there). */
void xml_start(void);

/* Reads a whole document. ERR_LIMIT: too big, too deep, too many nodes.
 * ERR_INVALID: not well-formed, a DOCTYPE, an unknown encoding, NUL bytes. */
MUST_CHECK enum err_code xml_parse(struct arena *a, struct blob bytes,
    struct xml_doc **doc_out, struct err *err);
void xml_free(struct xml_doc *doc);		/* NULL is allowed */

void xml_free_auto(struct xml_doc **doc);
#define XML_AUTO __attribute__((cleanup(xml_free_auto))) struct xml_doc

const struct xml_node *xml_root(const struct xml_doc *doc);

/* Finding: the first child element, and the next sibling element, with this
 * namespace and local name; name NULL means any element. NULL: there is none. */
const struct xml_node *xml_child(const struct xml_node *n, const char *ns,
    const char *name);
const struct xml_node *xml_next(const struct xml_node *n, const char *ns,
    const char *name);
bool xml_is(const struct xml_node *n, const char *ns, const char *name);
const char *xml_name(const struct xml_node *n);	/* local name */
long xml_line(const struct xml_node *n);

/* The text of an element, without the white space around it; "" when empty.
 * It is plain (utf8_plain): newlines are "\n", and control characters that
 * ISO-8859-1 allows are what Windows-1252 means by them, or U+FFFD.
 * ERR_INVALID when it holds more than max characters, or child elements. */
MUST_CHECK enum err_code xml_text(struct arena *a, const struct xml_node *n,
    size_t max, const char **text_out, struct err *err);

/* An attribute's text, without the white space around it; ns NULL means the
 * attribute without a prefix. NULL: not there, or the arena is full. */
const char *xml_attr(struct arena *a, const struct xml_node *n, const char *ns,
    const char *name);

/* xsi:nil is true: the sender says that there is no value here. */
bool xml_nil(const struct xml_node *n);

/* Is this element valid by the schema in this file? ERR_INVALID says which
 * element is wrong, and on what line. For tests and the command line, not for
 * a server's threads: it compiles the schema each time. ERR_NOT_FOUND: no
 * usable schema there. */
MUST_CHECK enum err_code xml_validate(const char *schema_path, struct arena *a,
    const struct xml_node *n, struct err *err);

/* ERR_INVALID about an element: text is the Dutch sentence (kept as it is, in
 * the arena or static); field is the element's name, likewise. For readers on top. */
enum err_code xml_refuse(struct err *err, const char *where,
    const struct xml_node *n, const char *field, const char *text);

#endif
