#include "xml/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct arena *a;

static int
begin(void **state)
{
	(void)state;
	xml_start();
	a = arena_create((size_t)64 << 20);
	return a == NULL;
}

static int
end(void **state)
{
	(void)state;
	arena_destroy(a);
	return 0;
}

static enum err_code
parse_n(const void *p, size_t n, struct xml_doc **doc, struct err *err)
{
	return xml_parse(a, (struct blob){ p, n }, doc, err);
}

static enum err_code
parse(const char *s, struct xml_doc **doc, struct err *err)
{
	return parse_n(s, strlen(s), doc, err);
}

/* The whole text must be refused, with a sentence. */
static void
assert_refused(const char *s, size_t n, enum err_code code, const char *part)
{
	struct xml_doc *doc = NULL;
	struct err err;

	assert_int_equal(parse_n(s, n, &doc, &err), code);
	assert_null(doc);
	assert_non_null(err.text);
	if (strstr(err.text, part) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", err.text, part);
}

static void
an_element_is_found_by_namespace_and_local_name(void **state)
{
	XML_AUTO *doc = NULL;
	struct err err;
	const struct xml_node *n;

	(void)state;
	assert_int_equal(parse("<r xmlns='urn:a' xmlns:b='urn:b'>\n<b:x/><x/><c/>\n<x/></r>",
	    &doc, &err), ERR_OK);
	n = xml_child(xml_root(doc), "urn:a", "x");
	assert_non_null(n);
	assert_int_equal(xml_line(n), 2);
	n = xml_next(n, "urn:a", "x");
	assert_int_equal(xml_line(n), 3);
	assert_null(xml_next(n, "urn:a", "x"));
	assert_null(xml_child(xml_root(doc), "urn:b", "c"));
	assert_true(xml_is(xml_child(xml_root(doc), NULL, NULL), "urn:b", "x"));
}

static void
text_comes_without_the_white_space_around_it(void **state)
{
	XML_AUTO *doc = NULL;
	struct err err;
	const char *text;

	(void)state;
	assert_int_equal(parse("<r>\n  a <!-- no -->&amp; <![CDATA[<b>]]>&#233;\t</r>", &doc,
	    &err), ERR_OK);
	assert_int_equal(xml_text(a, xml_root(doc), 9, &text, &err), ERR_OK);
	assert_string_equal(text, "a & <b>\xc3\xa9");
}

static void
control_characters_of_latin1_are_what_windows_means_by_them(void **state)
{
	static const char s[] = "<?xml version='1.0' encoding='ISO-8859-1'?>"
	    "<r>\x80 5\r\n\x93ja\x94 \x81\x7f\x9f</r>";
	XML_AUTO *doc = NULL;
	struct err err;
	const char *text;

	(void)state;
	assert_int_equal(parse(s, &doc, &err), ERR_OK);
	assert_int_equal(xml_text(a, xml_root(doc), 12, &text, &err), ERR_OK);
	assert_string_equal(text, "\u20ac 5\n\u201cja\u201d \ufffd\ufffd\u0178");
}

static void
text_at_the_limit_is_taken_and_one_character_over_it_refused(void **state)
{
	XML_AUTO *doc = NULL;
	struct err err;
	const char *text = NULL;

	(void)state;
	assert_int_equal(parse("<naam>\xc3\xa9\xc3\xa9\xc3\xa9</naam>", &doc, &err), ERR_OK);
	assert_int_equal(xml_text(a, xml_root(doc), 3, &text, &err), ERR_OK);
	assert_int_equal(xml_text(a, xml_root(doc), 2, &text, &err), ERR_INVALID);
	assert_string_equal(err.field, "naam");
	assert_string_equal(err.text, "De tekst in naam (regel 1) is te lang: meer dan 2 tekens.");
}

static void
an_element_with_children_has_no_text(void **state)
{
	XML_AUTO *doc = NULL;
	struct err err;
	const char *text;

	(void)state;
	assert_int_equal(parse("<r>a<b/></r>", &doc, &err), ERR_OK);
	assert_int_equal(xml_text(a, xml_root(doc), 9, &text, &err), ERR_INVALID);
}

static void
nil_and_attributes_are_told_apart_by_namespace(void **state)
{
	XML_AUTO *doc = NULL;
	struct err err;
	const struct xml_node *n;

	(void)state;
	assert_int_equal(parse("<r nil='true' xmlns:i='" XML_NS_XSI "' xmlns:s='urn:s'>"
	    "<x i:nil='1' s:q=' u ' q='v'/><y i:nil='false'/></r>", &doc, &err), ERR_OK);
	assert_false(xml_nil(xml_root(doc)));
	n = xml_child(xml_root(doc), NULL, NULL);
	assert_true(xml_nil(n));
	assert_string_equal(xml_attr(a, n, "urn:s", "q"), "u");
	assert_string_equal(xml_attr(a, n, NULL, "q"), "v");
	assert_null(xml_attr(a, n, "urn:t", "q"));
	assert_false(xml_nil(xml_next(n, NULL, NULL)));
}

static void
a_doctype_is_refused_whatever_it_holds(void **state)
{
	static const char *const bad[] = {
	    "<!DOCTYPE r><r/>",
	    "<!DOCTYPE r SYSTEM 'http://example.invalid/x.dtd'><r/>",
	    "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>",
	    "<!DOCTYPE r [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><r/>",
	    "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
	    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;'>]>"
	    "<r>&d;</r>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_refused(bad[i], strlen(bad[i]), ERR_INVALID, "DOCTYPE");
}

static void
an_entity_without_declaration_is_refused(void **state)
{
	(void)state;
	assert_refused("<r>&geheim;</r>", 15, ERR_INVALID, "geen goed XML");
}

static void
a_message_cut_off_or_followed_by_something_is_refused(void **state)
{
	static const char *const bad[] = { "", "x", "<r>", "<r><x></r>", "<r/><r/>", "<r/>x",
	    "<r", "<r a=1/>", "<r xmlns:a='' />", "<p:r/>  <", "<r>&#0;</r>", "<r>\x01</r>",
	    "<r>\xff\xfe</r>", "<r>\xc3</r>", "<r>\xed\xa0\x80</r>" };
	struct xml_doc *doc = NULL;
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (parse(bad[i], &doc, &err) != ERR_INVALID)
			fail_msg("taken: %s", bad[i]);
		assert_non_null(err.text);
		assert_null(doc);
	}
}

static void
a_nul_byte_anywhere_is_refused(void **state)
{
	(void)state;
	assert_refused("<r>a\0b</r>", 10, ERR_INVALID, "tekens");
	assert_refused("<r/>\0<hidden/>", 14, ERR_INVALID, "tekens");
	assert_refused("<r/>\0", 5, ERR_INVALID, "tekens");
	assert_refused("\0\0\0\0", 4, ERR_INVALID, "");
	assert_refused("\xff\xfe<\0r\0/\0>\0\0\0x\0", 14, ERR_INVALID, "");
}

static void
declared_encodings_are_turned_into_utf8(void **state)
{
	static const struct { const char *p; size_t n; } in[] = {
	    { "<?xml version='1.0' encoding='ISO-8859-1'?><r>\xe9</r>", 51 },
	    { "<?xml version='1.0' encoding='windows-1252'?><r>\xe9</r>", 53 },
	    { "<?xml version='1.0' encoding='ISO-8859-15'?><r>\xe9</r>", 52 },
	    { "\xff\xfe<\0r\0>\0\xe9\0<\0/\0r\0>\0", 18 },
	    { "\xfe\xff\0<\0r\0>\0\xe9\0<\0/\0r\0>", 18 },
	    { "\xef\xbb\xbf<r>\xc3\xa9</r>", 12 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(in) / sizeof(in[0]); i++) {
		XML_AUTO *doc = NULL;
		struct err err;
		const char *text;

		if (parse_n(in[i].p, in[i].n, &doc, &err) != ERR_OK)
			fail_msg("%zu: %s %s", i, err.text, err.detail);
		assert_int_equal(xml_text(a, xml_root(doc), 1, &text, &err), ERR_OK);
		assert_string_equal(text, "\xc3\xa9");
	}
	assert_refused("<?xml version='1.0' encoding='klingon'?><r/>", 44, ERR_INVALID,
	    "tekenset");
}

static char *
deep(size_t n, size_t *len_out)
{
	char *s = malloc(n * 7 + 1), *p = s;

	assert_non_null(s);
	for (size_t i = 0; i < n; i++, p += 3)
		memcpy(p, "<a>", 3);
	for (size_t i = 0; i < n; i++, p += 4)
		memcpy(p, "</a>", 4);
	*len_out = n * 7;
	return s;
}

static void
depth_at_the_limit_is_taken_and_one_over_it_refused(void **state)
{
	struct xml_doc *doc = NULL;
	struct err err;
	size_t n;
	char *s = deep(XML_MAX_DEPTH, &n);

	(void)state;
	assert_int_equal(parse_n(s, n, &doc, &err), ERR_OK);
	xml_free(doc);
	free(s);
	s = deep(XML_MAX_DEPTH + 1, &n);
	assert_refused(s, n, ERR_LIMIT, "in elkaar");
	free(s);
	s = deep(1000000, &n);
	assert_refused(s, n, ERR_LIMIT, "in elkaar");
	free(s);
}

static void
nodes_at_the_limit_are_taken_and_one_over_it_refused(void **state)
{
	size_t inner = XML_MAX_NODES - 1, n = inner * 4 + 7;
	char *s = malloc(n + 5);
	struct xml_doc *doc = NULL;
	struct err err;

	(void)state;
	assert_non_null(s);
	memcpy(s, "<r>", 3);
	for (size_t i = 0; i < inner; i++)
		memcpy(s + 3 + i * 4, "<a/>", 4);
	memcpy(s + n - 4, "</r>", 4);
	assert_int_equal(parse_n(s, n, &doc, &err), ERR_OK);
	xml_free(doc);
	memcpy(s + n - 4, "<a/></r>", 8);
	assert_refused(s, n + 4, ERR_LIMIT, "te veel elementen");
	free(s);
}

static void
a_message_over_twelve_megabytes_is_refused_unread(void **state)
{
	char *s = malloc(XML_MAX_BYTES + 1);

	(void)state;
	assert_non_null(s);
	memset(s, ' ', XML_MAX_BYTES + 1);
	assert_refused(s, XML_MAX_BYTES + 1, ERR_LIMIT, "te groot");
	free(s);
}

static void
an_error_never_quotes_the_content(void **state)
{
	static const char s[] = "<r>\n<naam>Jansen</voornaam></r>";
	struct xml_doc *doc = NULL;
	struct err err;

	(void)state;
	assert_int_equal(parse(s, &doc, &err), ERR_INVALID);
	assert_null(strstr(err.text, "Jansen"));
	assert_null(strstr(err.detail, "naam"));
	assert_non_null(strstr(err.text, "regel 2"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_element_is_found_by_namespace_and_local_name),
		cmocka_unit_test(text_comes_without_the_white_space_around_it),
		cmocka_unit_test(control_characters_of_latin1_are_what_windows_means_by_them),
		cmocka_unit_test(text_at_the_limit_is_taken_and_one_character_over_it_refused),
		cmocka_unit_test(an_element_with_children_has_no_text),
		cmocka_unit_test(nil_and_attributes_are_told_apart_by_namespace),
		cmocka_unit_test(a_doctype_is_refused_whatever_it_holds),
		cmocka_unit_test(an_entity_without_declaration_is_refused),
		cmocka_unit_test(a_message_cut_off_or_followed_by_something_is_refused),
		cmocka_unit_test(a_nul_byte_anywhere_is_refused),
		cmocka_unit_test(declared_encodings_are_turned_into_utf8),
		cmocka_unit_test(depth_at_the_limit_is_taken_and_one_over_it_refused),
		cmocka_unit_test(nodes_at_the_limit_are_taken_and_one_over_it_refused),
		cmocka_unit_test(a_message_over_twelve_megabytes_is_refused_unread),
		cmocka_unit_test(an_error_never_quotes_the_content),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
