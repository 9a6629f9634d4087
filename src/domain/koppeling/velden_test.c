#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/koppeling/velden.h"

static struct arena *a;
static struct velden v;
static unsigned regel;
static const char *woord;
static struct err e;

static int
setup(void **state)
{
	(void)state;
	a = arena_create((size_t)1 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_destroy(a);
	return 0;
}

static enum err_code
read_text(const char *s)
{
	return velden_lees(a, (struct blob){ (const uint8_t *)s, strlen(s) }, &v, &regel,
	    &woord, &e);
}

static void
columns_are_facts_however_the_two_are_split(void **state)
{
	static const char *const s[] = { "given name\tvoornaam\n",
	    "\xef\xbb\xbf# uitleg\r\n\r\n\"given name\"\tVoornaam\r\n", "given name = voornaam",
	    "kolom\tfeit\n given name ; voornaam \n", "given name,voornaam",
	    "given name   voornaam\n", "'given name'\t\t\"voornaam\"" };
	struct koppel_invoer in = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(s) / sizeof(s[0]); i++) {
		if (read_text(s[i]) != ERR_OK)
			fail_msg("%s: %s", s[i], e.text);
		assert_int_equal(v.n, 1);
		assert_string_equal(v.v[0].kolom, "given name");
		*velden_cel(&in, v.v[0].plaats) = "Jan";
		assert_string_equal(in.voornamen, "Jan");
	}
}

static void
an_unknown_fact_is_refused_with_its_line(void **state)
{
	(void)state;
	assert_int_equal(read_text("a\tachternaam\nb\tschoenmaat\n"), ERR_INVALID);
	assert_int_equal(regel, 2);
	assert_string_equal(woord, "schoenmaat");
	assert_int_equal(read_text("a\tachternaam\nachternaam\n"), ERR_INVALID);
	assert_int_equal(regel, 2);
	assert_int_equal(read_text("a\tachternaam\na\tvoornaam\n"), ERR_INVALID);
	assert_int_equal(read_text(""), ERR_INVALID);
	assert_int_equal(read_text("a\tid\nb\tnegeer\n"), ERR_INVALID);
	assert_int_equal(read_text("a\tvrij:\n"), ERR_INVALID);
	assert_int_equal(read_text("a\xff\tachternaam\n"), ERR_INVALID);
}

static void
eight_other_facts_may_be_named_and_not_nine(void **state)
{
	(void)state;
	assert_int_equal(read_text("a\tvrij:1\nb\tvrij:2\nc\tvrij:3\nd\tvrij:4\ne\tvrij:5\n"
	    "f\tvrij:6\ng\tvrij:7\nh\tvrij:8\ni\tvrij:8\n"), ERR_OK);
	assert_int_equal(v.nvrij, 8);
	assert_int_equal(read_text("a\tvrij:1\nb\tvrij:2\nc\tvrij:3\nd\tvrij:4\ne\tvrij:5\n"
	    "f\tvrij:6\ng\tvrij:7\nh\tvrij:8\ni\tvrij:9\n"), ERR_INVALID);
	assert_int_equal(regel, 9);
}

static void
every_word_of_the_help_is_read(void **state)
{
	(void)state;
	for (const struct veld_woord *w = velden_woorden; w->woord != NULL; w++) {
		char *text = arena_printf(a, "x\tachternaam\ny\t%s", w->woord);

		assert_int_equal(read_text(text), ERR_OK);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_facts_however_the_two_are_split),
		cmocka_unit_test(an_unknown_fact_is_refused_with_its_line),
		cmocka_unit_test(eight_other_facts_may_be_named_and_not_nine),
		cmocka_unit_test(every_word_of_the_help_is_read),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
