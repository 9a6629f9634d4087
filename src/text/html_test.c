#include "text/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int
setup(void **state)
{
	static struct buf b;

	b = BUF_INIT(10000);
	*state = &b;
	return 0;
}

static int
teardown(void **state)
{
	buf_free(*state);
	return 0;
}

/* What write makes of s. */
static const char *
made(struct buf *b, void (*write)(struct buf *, const char *), const char *s)
{
	buf_clear(b);
	write(b, s);
	return buf_str(b);
}

static void
text_cannot_open_a_tag(void **state)
{
	assert_string_equal(made(*state, html_text, "<b>Vos & \"Zn\"'s</b>"),
	    "&lt;b&gt;Vos &amp; \"Zn\"'s&lt;/b&gt;");
}

static void
a_value_cannot_leave_its_quotes(void **state)
{
	assert_string_equal(made(*state, html_attr, "\" onclick='x' `<&>"),
	    "&#34; onclick=&#39;x&#39; &#96;&lt;&amp;&gt;");
}

static void
letters_of_all_scripts_stay(void **state)
{
	const char *s = "Ĳsbrand Çelik \xE2\x82\xAC \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 "
	    "\xD9\x85\xD8\xB1\xD9\x8A\xD9\x85\tnieuw\n";

	assert_string_equal(made(*state, html_text, s), s);
	assert_string_equal(made(*state, html_attr, s), s);
}

static void
nothing_is_written_for_no_text(void **state)
{
	assert_string_equal(made(*state, html_text, NULL), "");
	assert_string_equal(made(*state, html_attr, NULL), "");
	assert_string_equal(made(*state, html_url, NULL), "");
	assert_string_equal(made(*state, html_url_part, NULL), "");
}

static void
control_characters_become_visible(void **state)
{
	assert_string_equal(made(*state, html_text, "a\x01" "b\x7F\x1B"),
	    "a\xEF\xBF\xBD" "b\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void
text_cannot_turn_the_rest_of_the_page_around(void **state)
{
	assert_string_equal(made(*state, html_text, "a\xE2\x80\xAE" "b\xE2\x81\xA6"),
	    "a\xEF\xBF\xBD" "b\xEF\xBF\xBD");
	assert_string_equal(made(*state, html_attr, "\xE2\x80\xAA\xE2\x81\xA9"),
	    "\xEF\xBF\xBD\xEF\xBF\xBD");
	/* the marks around it are ordinary: E2 80 A9, E2 80 AF, E2 81 A5, E2 81 AA */
	assert_string_equal(made(*state, html_text, "\xE2\x80\xAF\xE2\x81\xAA"),
	    "\xE2\x80\xAF\xE2\x81\xAA");
}

static void
a_newline_of_windows_is_one_newline(void **state)
{
	assert_string_equal(made(*state, html_text, "a\r\nb"), "a\nb");
}

static void
an_address_that_runs_script_is_refused(void **state)
{
	static const char *const bad[] = {
		"javascript:alert(1)", "JavaScript:x", " javascript:x", "java\tscript:x",
		"data:text/html,x", "vbscript:x", "http://x.nl/", "//x.nl/", "/\\x.nl",
		"\\\\x.nl", "/\t/x.nl", "dossier/3", "https", "x:y", "\x01javascript:x",
		"/a\\b", NULL
	};

	for (const char *const *s = bad; *s != NULL; s++)
		assert_string_equal(made(*state, html_url, *s), "#");
}

static void
an_address_of_ours_or_of_mail_and_telephone_is_kept(void **state)
{
	static const char *const good[] = {
		"/", "/dossiers/3", "#klok", "?q=1", "https://www.example.org/",
		"HTTPS://example.org", "mailto:a@example.org", "tel:+31201234567", "", NULL
	};

	for (const char *const *s = good; *s != NULL; s++)
		assert_string_equal(made(*state, html_url, *s), *s);
	assert_string_equal(made(*state, html_url, "/a?b=\"c d\"&e"),
	    "/a?b=&#34;c%20d&#34;&amp;e");
}

static void
a_part_of_an_address_is_one_word(void **state)
{
	assert_string_equal(made(*state, html_url_part, "a/b?c=d&e#f:g@h\"<>'%+ \\"),
	    "a%2Fb%3Fc%3Dd%26e%23f%3Ag%40h%22%3C%3E%27%25%2B%20%5C");
	assert_string_equal(made(*state, html_url_part, "Az09-._~é"), "Az09-._~%C3%A9");
	assert_string_equal(made(*state, html_url_part, "\x01\xE2\x80\xAE"), "%01%E2%80%AE");
}

static void
numbers_are_written_by_their_type(void **state)
{
	struct buf *b = *state;
	char name[] = "<";

	buf_clear(b);
	HTML_PUT(b, -3);
	HTML_PUT(b, INT64_MIN);
	HTML_PUT_ATTR(b, UINT64_MAX);
	HTML_PUT_URL_PART(b, (size_t)0);
	HTML_PUT(b, 7u);
	HTML_PUT(b, name);
	assert_string_equal(buf_str(b), "-3-92233720368547758081844674407370955161507&lt;");
}

static void
html_is_put_as_it_is(void **state)
{
	struct buf *b = *state;

	buf_clear(b);
	html_raw(b, HTML("<b>x</b>"));
	html_raw(b, (struct html){ 0 });
	assert_string_equal(buf_str(b), "<b>x</b>");
}

/* No text whatever brings a byte that means something in HTML. */
static void
every_byte_is_safe_in_every_place(void **state)
{
	for (int c = 1; c < 256; c++) {
		char s[2] = { (char)c, '\0' };

		assert_null(strpbrk(made(*state, html_text, s), "<>"));
		assert_null(strpbrk(made(*state, html_attr, s), "<>\"'`"));
		assert_null(strpbrk(made(*state, html_url, s), "<>\"'` \n\\:"));
		assert_null(strpbrk(made(*state, html_url_part, s), "<>\"'` \n\\:/?#&+="));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_cannot_open_a_tag),
		cmocka_unit_test(a_value_cannot_leave_its_quotes),
		cmocka_unit_test(letters_of_all_scripts_stay),
		cmocka_unit_test(nothing_is_written_for_no_text),
		cmocka_unit_test(control_characters_become_visible),
		cmocka_unit_test(text_cannot_turn_the_rest_of_the_page_around),
		cmocka_unit_test(a_newline_of_windows_is_one_newline),
		cmocka_unit_test(an_address_that_runs_script_is_refused),
		cmocka_unit_test(an_address_of_ours_or_of_mail_and_telephone_is_kept),
		cmocka_unit_test(a_part_of_an_address_is_one_word),
		cmocka_unit_test(numbers_are_written_by_their_type),
		cmocka_unit_test(html_is_put_as_it_is),
		cmocka_unit_test(every_byte_is_safe_in_every_place),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
