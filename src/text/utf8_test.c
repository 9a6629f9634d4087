#include "text/utf8.h"

#include "hulp/test_arena.h"

static bool
valid(const char *s)
{
	return utf8_valid(s, strlen(s));
}

static void
text_of_people_is_valid(void **state)
{
	(void)state;
	assert_true(valid(""));
	assert_true(valid("Ĳsbrand Çelik Łukasz Nguyễn"));
	assert_true(valid("\xD9\x85\xD8\xB1\xD9\x8A\xD9\x85"));		/* Arabic */
	assert_true(valid("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"));	/* emoji */
	assert_true(valid("\xF4\x8F\xBF\xBF"));				/* U+10FFFF */
}

static void
bytes_that_are_not_utf8_are_refused(void **state)
{
	static const char *const bad[] = {
		"\x80", "\xC3", "\xC3(", "\xC0\x80", "\xC1\xBF", "\xE0\x80\xAF",
		"\xE0\x9F\xBF", "\xF0\x80\x80\xAF", "\xED\xA0\x80", "\xED\xBF\xBF",
		"\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE2\x82", "a\xE2", NULL
	};

	(void)state;
	for (const char *const *s = bad; *s != NULL; s++)
		assert_false(valid(*s));
	assert_false(utf8_valid("a\0b", 3));
}

static void
a_sequence_cut_off_by_the_length_is_refused(void **state)
{
	(void)state;
	assert_true(utf8_valid("\xE2\x82\xAC", 3));
	assert_false(utf8_valid("\xE2\x82\xAC", 2));
	assert_false(utf8_valid("\xE2\x82\xAC", 1));
}

static void
a_field_holds_no_control_characters(void **state)
{
	(void)state;
	assert_true(utf8_plain("a\tb\r\nc", 6));
	assert_false(utf8_plain("a\x1B", 2));
	assert_false(utf8_plain("\x7F", 1));
	assert_false(utf8_plain("\xC2\x9B", 2));	/* U+009B */
}

static void
newlines_become_one_kind(void **state)
{
	char s[] = "a\r\nb\rc\nd\r";

	(void)state;
	utf8_newlines(s);
	assert_string_equal(s, "a\nb\nc\nd\n");
}

static void
length_counts_code_points(void **state)
{
	char long_name[401];

	(void)state;
	for (size_t i = 0; i < 200; i++)
		memcpy(long_name + 2 * i, "é", 3);
	assert_int_equal(utf8_length(long_name), 200);
	assert_int_equal(utf8_length("\xF0\x9F\x91\xA9"), 1);
	assert_int_equal(utf8_length(""), 0);
	assert_int_equal(utf8_length(NULL), 0);
	assert_int_equal(utf8_length("a\x80" "b"), 3);
}

static void
what_is_put_is_read_back(void **state)
{
	static const uint32_t points[] = { 1, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF };

	(void)state;
	for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
		char text[5] = "";
		const char *p = text;

		text[utf8_put(text, points[i])] = '\0';
		assert_true(valid(text));
		assert_int_equal(utf8_next(&p), points[i]);
		assert_int_equal(*p, '\0');
	}
}

static void
names_are_found_without_their_marks(void **state)
{
	static const char *const names[][2] = {
		{ "ÉÈÊË éèêë", "eeee eeee" }, { "Weiß ẞ", "weiss ss" },
		{ "Søren Ødegård", "soren odegard" }, { "Łukasz Wójcik", "lukasz wojcik" },
		{ "IŞIK Işık İnci", "isik isik inci" },
		{ "Doğan Öztürk Çelik", "dogan ozturk celik" },
		{ "Ĳsbrand van Dĳk", "ijsbrand van dijk" }, { "Nguyễn Thị Ánh", "nguyen thi anh" },
		{ "Trần Đức Phước", "tran duc phuoc" }, { "Æsa Œuvre Þór", "aesa oeuvre thor" },
		{ "Ștefan Țîrlea", "stefan tirlea" }, { "Zażółć gęślą jaźń", "zazolc gesla jazn" },
		{ "Jose\xCC\x81", "jose" }, { "O\xE2\x80\x99Neil", "o'neil" },
		{ "A\xC2\xA0" "B", "a b" }, { "Čapek Dvořák Šimůnek", "capek dvorak simunek" },
		{ "", "" }
	};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_string_equal(utf8_fold(*state, names[i][0]), names[i][1]);
	assert_null(utf8_fold(*state, NULL));
}

static void
other_scripts_and_emoji_fold_to_themselves(void **state)
{
	const char *s = "\xD9\x85\xD8\xB1\xD9\x8A\xD9\x85 \xF0\x9F\x91\xA9 \xE6\x9D\x8E";

	assert_string_equal(utf8_fold(*state, s), s);
}

static void
folding_twice_changes_nothing_and_stays_valid(void **state)
{
	for (uint32_t c = 1; c < 0x11000; c++) {
		struct arena *a = *state;
		char text[5], *once;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		text[utf8_put(text, c)] = '\0';
		if (c % 512 == 0)
			arena_reset(a);
		once = utf8_fold(a, text);
		assert_true(valid(once));
		assert_string_equal(utf8_fold(a, once), once);
	}
}

static void
white_space_goes_at_both_ends_only(void **state)
{
	assert_string_equal(utf8_trim(*state, " \t\n Jan  Vos \r\n"), "Jan  Vos");
	assert_string_equal(utf8_trim(*state, "\xC2\xA0\xE2\x80\x8BVos\xEF\xBB\xBF"), "Vos");
	assert_string_equal(utf8_trim(*state, " \xE3\x80\x80 "), "");
	assert_string_equal(utf8_trim(*state, ""), "");
	assert_null(utf8_trim(*state, NULL));
}

static void
a_line_holds_nothing_that_nobody_sees(void **state)
{
	static const char *const lines[][2] = {
		{ "Ali\u202EsoV", "AlisoV" }, { "\u2066Vos\u2069", "Vos" },
		{ "\u202A+31 6\u202C", "+31 6" }, { "V\u200Bos\uFEFF", "Vos" },
		{ "V\u00ADos", "Vos" }, { "\u200E\u200F\u061C", "" },
		{ "Vos\U000E0041\U000E007F", "Vos" }, { "\u3164\u2800", "" },
		{ "V\u200Do\u200Cs\u200D", "Vos" }, { "Vos\uFE0F", "Vos" },
		{ "\u0645\u200C", "\u0645" }, { "\u0645\u200C\u200D\u0645", "\u0645\u200D\u0645" },
		{ "", "" }
	};

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		assert_string_equal(utf8_line(*state, lines[i][0]), lines[i][1]);
	assert_null(utf8_line(*state, NULL));
	assert_true(valid(utf8_line(*state, "\x80\xC3")));
}

static void
what_a_script_or_an_emoji_needs_stays_in_a_line(void **state)
{
	static const char *const lines[] = {
		"Ĳsbrand 't Hart-Çelik", "Jose\u0301",
		"\U0001F469\u200D\U0001F467",				/* woman, girl */
		"\U0001F469\U0001F3FD\u200D\u2764\uFE0F\u200D\U0001F469",	/* skin, heart */
		"1\uFE0F\u20E3", "\u2764\uFE0F",
		"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",	/* Persian, non-joiner */
		"\u0D28\u0D4D\u200D",					/* Malayalam, ends a word */
		"\u0DC1\u0DCA\u200D\u0DBB\u0DD3",				/* Sinhala */
		"\u845B\U000E0100\u57CE", "\u0645\u0631\u064A\u0645", "\uD55C",
	};

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		assert_string_equal(utf8_line(*state, lines[i]), lines[i]);
}

static void
what_is_not_seen_is_not_searched_for(void **state)
{
	assert_string_equal(utf8_fold(*state, "Ali\u202E \u2066Vos\u2069\u200D"), "ali vos");
	assert_string_equal(utf8_fold(*state, "\u0645\u06CC\u200C\u062E"), "\u0645\u06CC\u062E");
}

static void
initials_are_of_the_first_and_the_last_word(void **state)
{
	static const char *const names[][2] = {
		{ "Noor van der Meer", "NM" }, { "Fatima el Khatabi", "FK" },
		{ "çelik", "Ç" }, { "łucja żak", "ŁŻ" }, { "Gerard 't Hart", "GH" },
		{ "ırmak (tijdelijk)", "IT" }, { "  ", "" }, { "", "" }, { "- -", "" },
		{ "\xF0\x9F\x91\xA9 x", "\xF0\x9F\x91\xA9X" }
	};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_string_equal(utf8_initials(*state, names[i][0]), names[i][1]);
	assert_null(utf8_initials(*state, NULL));
}

static void
a_full_arena_gives_nothing(void **state)
{
	struct arena *a = arena_create(8);
	char s[400];

	(void)state;
	memset(s, 'a', sizeof s - 1);
	s[sizeof s - 1] = '\0';
	assert_null(utf8_fold(a, s));
	assert_null(utf8_trim(a, s));
	arena_destroy(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_of_people_is_valid),
		cmocka_unit_test(bytes_that_are_not_utf8_are_refused),
		cmocka_unit_test(a_sequence_cut_off_by_the_length_is_refused),
		cmocka_unit_test(a_field_holds_no_control_characters),
		cmocka_unit_test(newlines_become_one_kind),
		cmocka_unit_test(length_counts_code_points),
		cmocka_unit_test(what_is_put_is_read_back),
		cmocka_unit_test(names_are_found_without_their_marks),
		cmocka_unit_test(other_scripts_and_emoji_fold_to_themselves),
		cmocka_unit_test(folding_twice_changes_nothing_and_stays_valid),
		cmocka_unit_test(white_space_goes_at_both_ends_only),
		cmocka_unit_test(a_line_holds_nothing_that_nobody_sees),
		cmocka_unit_test(what_a_script_or_an_emoji_needs_stays_in_a_line),
		cmocka_unit_test(what_is_not_seen_is_not_searched_for),
		cmocka_unit_test(initials_are_of_the_first_and_the_last_word),
		cmocka_unit_test(a_full_arena_gives_nothing),
	};

	return cmocka_run_group_tests(tests, test_arena_begin, test_arena_end);
}
