#include "xml/xml.h"

#include <libxml/SAX2.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Why our own callbacks stopped the reading. */
enum stop { STOP_NOT, STOP_DOCTYPE, STOP_DEPTH, STOP_NODES };

struct reading {
	size_t		nodes;
	int		depth;
	enum stop	stop;
	long		line;
};

/* A document and a node are libxml2's own, under our name. */
static xmlDoc *
raw_doc(const struct xml_doc *doc)
{
	return (xmlDoc *)(uintptr_t)doc;
}

static xmlNode *
raw(const struct xml_node *n)
{
	return (xmlNode *)(uintptr_t)n;
}

static const struct xml_node *
ours(const xmlNode *n)
{
	return (const struct xml_node *)n;
}

/* libxml2's messages quote the content, so they go nowhere. */
static void
be_silent(void *user, xmlErrorPtr e)
{
	(void)user;
	(void)e;
}

static void
start(void)
{
	static const char *const more[] = { "WINDOWS-1252", "ISO-8859-15" };

	xmlInitParser();
	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++) {
		xmlCharEncodingHandler *h = xmlFindCharEncodingHandler(more[i]);

		/* Kept for the life of the process: a confined one cannot
		 * load it later. libxml2 frees it in its own clean-up. */
		if (h != NULL)
			xmlRegisterCharEncodingHandler(h);
	}
}

/* Static, for libxml2's own table is: registering twice would spoil it. */
void
xml_start(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, start);
}

static void
halt(xmlParserCtxt *ctxt, enum stop why)
{
	struct reading *r = ctxt->_private;

	if (r->stop == STOP_NOT) {
		r->stop = why;
		r->line = ctxt->input != NULL ? ctxt->input->line : 0;
	}
	xmlStopParser(ctxt);
}

static void
on_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
    const xmlChar *system_id)
{
	(void)name;
	(void)public_id;
	(void)system_id;
	halt(user, STOP_DOCTYPE);
}

static void
on_start(void *user, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int n_ns, const xmlChar **ns, int n_attr, int n_default,
    const xmlChar **attr)
{
	xmlParserCtxt *ctxt = user;
	struct reading *r = ctxt->_private;

	r->nodes += 1 + (size_t)(n_attr > 0 ? n_attr : 0) + (size_t)(n_ns > 0 ? n_ns : 0);
	if (++r->depth > XML_MAX_DEPTH)
		halt(ctxt, STOP_DEPTH);
	else if (r->nodes > XML_MAX_NODES)
		halt(ctxt, STOP_NODES);
	else
		xmlSAX2StartElementNs(ctxt, name, prefix, uri, n_ns, ns, n_attr,
		    n_default, attr);
}

static void
on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	xmlParserCtxt *ctxt = user;
	struct reading *r = ctxt->_private;

	r->depth--;
	xmlSAX2EndElementNs(ctxt, name, prefix, uri);
}

static void
watch(xmlParserCtxt *ctxt, struct reading *r)
{
	ctxt->_private = r;
	ctxt->sax->internalSubset = on_doctype;
	ctxt->sax->startElementNs = on_start;
	ctxt->sax->endElementNs = on_end;
	ctxt->sax->comment = NULL;
	ctxt->sax->processingInstruction = NULL;
	ctxt->sax->serror = be_silent;
}

static enum err_code
say_line(struct err *err, struct arena *a, enum err_code code, const char *what, long line)
{
	const char *text = arena_printf(a, "%s (regel %ld).", what, line);

	return err_say(err, code, "xml_parse", NULL, text != NULL ? text : what);
}

static enum err_code
say_stop(struct err *err, struct arena *a, const struct reading *r)
{
	switch (r->stop) {
	case STOP_DOCTYPE:
		return say_line(err, a, ERR_INVALID,
		    "Het bericht heeft een DOCTYPE en dat is niet toegestaan", r->line);
	case STOP_DEPTH:
		return say_line(err, a, ERR_LIMIT,
		    "Het bericht heeft te veel elementen in elkaar", r->line);
	case STOP_NODES:
		return say_line(err, a, ERR_LIMIT,
		    "Het bericht heeft te veel elementen", r->line);
	case STOP_NOT:
		break;
	}
	return FAIL(err, ERR_INTERNAL, "parser stopped for no reason");
}

static enum err_code
say_malformed(struct err *err, struct arena *a, xmlParserCtxt *ctxt)
{
	int code = ctxt->lastError.code;
	long line = ctxt->lastError.line;

	if (code == XML_ERR_UNSUPPORTED_ENCODING || code == XML_ERR_UNKNOWN_ENCODING)
		say_line(err, a, ERR_INVALID, "Het bericht heeft een onbekende tekenset", line);
	else if (code == XML_ERR_INVALID_ENCODING || code == XML_ERR_INVALID_CHAR)
		say_line(err, a, ERR_INVALID,
		    "Het bericht heeft tekens die er niet in mogen staan", line);
	else
		say_line(err, a, ERR_INVALID,
		    "Het bericht is geen goed XML: het is onvolledig of beschadigd", line);
	snprintf(err->detail, sizeof(err->detail), "libxml2 code %d, line %ld", code, line);
	return ERR_INVALID;
}

/* After a NUL libxml2 would take the document as finished and forget the rest. */
static bool
has_stray_nul(struct blob bytes)
{
	bool wide = bytes.n >= 2 && (bytes.p[0] == 0 || bytes.p[1] == 0 ||
	    (bytes.p[0] == 0xfe && bytes.p[1] == 0xff) ||
	    (bytes.p[0] == 0xff && bytes.p[1] == 0xfe));

	return !wide && memchr(bytes.p, 0, bytes.n) != NULL;
}

static bool
has_rest(xmlParserCtxt *ctxt)
{
	const xmlParserInput *in = ctxt->input;

	if (in == NULL)
		return false;
	return in->cur < in->end ||
	    (in->buf != NULL && in->buf->raw != NULL && xmlBufUse(in->buf->raw) > 0);
}

enum err_code
xml_parse(struct arena *a, struct blob bytes, struct xml_doc **doc_out, struct err *err)
{
	struct reading r = { 0 };
	enum err_code rc = ERR_OK;
	xmlParserCtxt *ctxt;
	xmlDoc *doc;

	if (bytes.p == NULL || bytes.n == 0)
		return SAY(err, ERR_INVALID, NULL, "Het bericht is leeg.");
	if (bytes.n > XML_MAX_BYTES)
		return SAY(err, ERR_LIMIT, NULL, "Het bericht is te groot: meer dan 12 MB.");
	if (has_stray_nul(bytes))
		return SAY(err, ERR_INVALID, NULL,
		    "Het bericht heeft tekens die er niet in mogen staan.");
	xmlSetStructuredErrorFunc(NULL, be_silent);	/* of this thread only */
	if ((ctxt = xmlNewParserCtxt()) == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for an XML parser");
	watch(ctxt, &r);
	doc = xmlCtxtReadMemory(ctxt, (const char *)bytes.p, (int)bytes.n, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
	    XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
	if (r.stop != STOP_NOT)
		rc = say_stop(err, a, &r);
	else if (doc == NULL || !ctxt->nsWellFormed)
		rc = say_malformed(err, a, ctxt);
	else if (has_rest(ctxt))
		rc = SAY(err, ERR_INVALID, NULL,
		    "Na het einde van het bericht staat nog iets anders.");
	if (rc == ERR_OK)
		*doc_out = (struct xml_doc *)doc;
	else
		xmlFreeDoc(doc);
	xmlFreeParserCtxt(ctxt);
	return rc;
}

void
xml_free(struct xml_doc *doc)
{
	if (doc != NULL)
		xmlFreeDoc(raw_doc(doc));
}

void
xml_free_auto(struct xml_doc **doc)
{
	xml_free(*doc);
}

const struct xml_node *
xml_root(const struct xml_doc *doc)
{
	return ours(xmlDocGetRootElement(raw_doc(doc)));
}

bool
xml_is(const struct xml_node *n, const char *ns, const char *name)
{
	const xmlNode *x = raw(n);

	if (x == NULL || x->type != XML_ELEMENT_NODE)
		return false;
	if (name == NULL)
		return true;
	return x->ns != NULL && strcmp((const char *)x->ns->href, ns) == 0 &&
	    strcmp((const char *)x->name, name) == 0;
}

static const struct xml_node *
first_of(const xmlNode *x, const char *ns, const char *name)
{
	for (; x != NULL; x = x->next)
		if (xml_is(ours(x), ns, name))
			return ours(x);
	return NULL;
}

const struct xml_node *
xml_child(const struct xml_node *n, const char *ns, const char *name)
{
	return n == NULL ? NULL : first_of(raw(n)->children, ns, name);
}

const struct xml_node *
xml_next(const struct xml_node *n, const char *ns, const char *name)
{
	return n == NULL ? NULL : first_of(raw(n)->next, ns, name);
}

const char *
xml_name(const struct xml_node *n)
{
	return (const char *)raw(n)->name;
}

long
xml_line(const struct xml_node *n)
{
	return n == NULL ? 0 : xmlGetLineNo(raw(n));
}

enum err_code
xml_refuse(struct err *err, const char *where, const struct xml_node *n,
    const char *field, const char *text)
{
	err_say(err, ERR_INVALID, where, field,
	    text != NULL ? text : "Het bericht kon niet gelezen worden.");
	snprintf(err->detail, sizeof(err->detail), "element %s, line %ld",
	    field != NULL ? field : "?", xml_line(n));
	return ERR_INVALID;
}
