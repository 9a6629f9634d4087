/* content.c - what stands in an element, and whether a schema allows it. */
#include <libxml/tree.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlschemas.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "text/utf8.h"
#include "xml/xml.h"

static xmlNode *
raw(const struct xml_node *n)
{
	return (xmlNode *)(uintptr_t)n;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Trims in place. */
static char *
trim(char *s)
{
	size_t n = strlen(s);

	while (n > 0 && is_space(s[n - 1]))
		s[--n] = '\0';
	while (is_space(*s))
		s++;
	return s;
}

/* Senders say ISO-8859-1 and mean Windows-1252: where the first has control
 * characters, the second has quotes, dashes and the euro. */
static uint32_t
meant(uint32_t c)
{
	static const uint16_t windows[32] = {
	    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
	    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178 };

	return c == 0x7F ? 0xFFFD : c >= 0x80 && c < 0xA0 ? windows[c - 0x80] : c;
}

/* Plain text only: newlines of one kind, no control characters. */
static char *
plain(struct arena *a, char *s)
{
	size_t n = strlen(s);
	char *out, *to;

	utf8_newlines(s);
	if (utf8_plain(s, strlen(s)))
		return s;
	/* Two bytes become three at most; DEL, one byte, three as well. */
	if ((out = to = arena_alloc(a, n * 3 + 1)) == NULL)
		return NULL;
	for (const char *from = s; *from != '\0';)
		to += utf8_put(to, meant(utf8_next(&from)));
	*to = '\0';
	return out;
}

/* The pieces of text directly under an element, as one string. */
static char *
gather(struct arena *a, const xmlNode *first)
{
	size_t n = 0, at = 0;
	char *s;

	for (const xmlNode *x = first; x != NULL; x = x->next)
		if (x->content != NULL)
			n += strlen((const char *)x->content);
	if ((s = arena_alloc(a, n + 1)) == NULL)
		return NULL;
	for (const xmlNode *x = first; x != NULL; x = x->next) {
		if (x->content == NULL)
			continue;
		size_t len = strlen((const char *)x->content);

		memcpy(s + at, x->content, len);
		at += len;
	}
	return s;
}

enum err_code
xml_text(struct arena *a, const struct xml_node *n, size_t max,
    const char **text_out, struct err *err)
{
	const xmlNode *first = raw(n)->children;
	const char *name = arena_strdup(a, xml_name(n));
	char *all;

	if (name == NULL)
		return FAIL(err, ERR_LIMIT, "arena full in element text");
	if (xml_child(n, NULL, NULL) != NULL)
		return xml_refuse(err, __func__, n, name, arena_printf(a,
		    "In %s (regel %ld) hoort tekst te staan, geen andere elementen.",
		    name, xml_line(n)));
	if ((all = gather(a, first)) == NULL || (all = plain(a, all)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full in element text");
	all = trim(all);
	if (utf8_length(all) > max)
		return xml_refuse(err, __func__, n, name, arena_printf(a,
		    "De tekst in %s (regel %ld) is te lang: meer dan %zu tekens.",
		    name, xml_line(n), max));
	*text_out = all;
	return ERR_OK;
}

const char *
xml_attr(struct arena *a, const struct xml_node *n, const char *ns, const char *name)
{
	const xmlAttr *at = raw(n)->properties;
	char *s;

	for (; at != NULL; at = at->next) {
		const char *href = at->ns == NULL ? NULL : (const char *)at->ns->href;

		if ((ns == NULL) != (href == NULL) || strcmp((const char *)at->name, name) != 0)
			continue;
		if (ns != NULL && strcmp(href, ns) != 0)
			continue;
		if ((s = gather(a, at->children)) == NULL || (s = plain(a, s)) == NULL)
			return NULL;
		return trim(s);
	}
	return NULL;
}

bool
xml_nil(const struct xml_node *n)
{
	const xmlAttr *at = raw(n)->properties;

	for (; at != NULL; at = at->next) {
		const char *v = at->children == NULL || at->children->content == NULL ? "" :
		    (const char *)at->children->content;

		if (at->ns != NULL && strcmp((const char *)at->ns->href, XML_NS_XSI) == 0 &&
		    strcmp((const char *)at->name, "nil") == 0)
			return strcmp(v, "true") == 0 || strcmp(v, "1") == 0;
	}
	return false;
}

/* The first thing the validator complains about. */
struct complaint {
	struct arena	*a;
	const char	*name;
	long		 line;
	int		 code;
};

static void
on_complaint(void *user, xmlErrorPtr e)
{
	struct complaint *c = user;
	const xmlNode *x = e->node;

	if (c->code != 0)
		return;
	c->code = e->code;
	c->line = e->line;
	if (x != NULL && x->type == XML_ELEMENT_NODE) {
		c->name = arena_strdup(c->a, (const char *)x->name);
		c->line = xmlGetLineNo(x);
	}
}

static enum err_code
run_schema(xmlSchema *schema, struct arena *a, const struct xml_node *n, struct err *err)
{
	struct complaint c = { .a = a };
	xmlSchemaValidCtxt *ctxt = xmlSchemaNewValidCtxt(schema);
	int rc;

	if (ctxt == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for a schema validator");
	xmlSchemaSetValidStructuredErrors(ctxt, on_complaint, &c);
	rc = xmlSchemaValidateOneElement(ctxt, raw(n));
	xmlSchemaFreeValidCtxt(ctxt);
	if (rc == 0)
		return ERR_OK;
	if (rc < 0)
		return FAIL(err, ERR_INTERNAL, "schema validator failed");
	return xml_refuse(err, __func__, n, c.name, arena_printf(a,
	    "Het bericht past niet in het schema: zie %s (regel %ld).",
	    c.name != NULL ? c.name : "het bericht", c.line));
}

enum err_code
xml_validate(const char *schema_path, struct arena *a, const struct xml_node *n,
    struct err *err)
{
	struct complaint c = { .a = a };
	xmlSchemaParserCtxt *ctxt;
	xmlSchema *schema;
	enum err_code rc;

	xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader);
	if ((ctxt = xmlSchemaNewParserCtxt(schema_path)) == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for a schema");
	xmlSchemaSetParserStructuredErrors(ctxt, on_complaint, &c);
	schema = xmlSchemaParse(ctxt);
	xmlSchemaFreeParserCtxt(ctxt);
	if (schema == NULL)
		return FAIL(err, ERR_NOT_FOUND, "schema unusable: code %d line %ld",
		    c.code, c.line);
	rc = run_schema(schema, a, n, err);
	xmlSchemaFree(schema);
	return rc;
}
