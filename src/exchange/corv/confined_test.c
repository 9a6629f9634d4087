/* The test program is its own confined process: with an argument it is the
 * reader, or a reader that went wrong in one way or another. */
#include "exchange/corv/confined.h"

#include <unistd.h>

#include "hulp/test_msg.h"

#include "os/child.h"
#include "os/clock.h"

static struct blob
text(const char *s)
{
	return (struct blob){ (const uint8_t *)s, strlen(s) };
}

/* Asks a reader, which must refuse; gives the sentence. */
static const char *
refused(const char *word, struct blob message, enum err_code code)
{
	const struct confined how = { .word = word, .timeout_ms = 3000 };
	struct vtmelding *m = NULL;
	struct err err;

	assert_int_equal(confined_read_vtmelding(&how, a, message, &m, &err), code);
	assert_null(m);
	return err.text;
}

/* D9 */
static void
a_confined_process_reads_a_report(void **state)
{
	struct vtmelding *m;
	struct err err;

	(void)state;
	if (confined_read_vtmelding(NULL, a, load("gezin-van-vijf.xml"), &m, &err) != ERR_OK)
		fail_msg("%s %s", err.text, err.detail);
	assert_string_equal(m->referentienummer, "BVH-2026-000102");
	assert_int_equal(m->n_betrokkenen, 5);
	assert_string_equal(m->betrokkenen[4].naam.voornamen, "Fenna");
	assert_string_equal(m->betrokkenen[0].relaties[0].persoon.voornamen, "Rik");
}

static void
what_is_wrong_with_a_message_comes_back_in_words(void **state)
{
	const struct confined how = { .word = "parser" };
	struct vtmelding *m;
	struct err err;

	(void)state;
	assert_int_equal(confined_read_vtmelding(&how, a, load("fout-zonder-referentie.xml"), &m,
	    &err), ERR_INVALID);
	assert_string_equal(err.field, "referentienummer");
	assert_string_equal(err.text, "In stuurgegevens (regel 8) ontbreekt referentienummer.");
	assert_non_null(strstr(refused(NULL, load("fout-doctype.xml"), ERR_INVALID), "DOCTYPE"));
	assert_non_null(strstr(refused(NULL, load("fout-andere-functie.xml"), ERR_INVALID),
	    "functie (regel 20)"));
	assert_non_null(strstr(refused(NULL, load("fout-afgebroken.xml"), ERR_INVALID),
	    "geen goed XML"));
	assert_string_equal(refused(NULL, text(""), ERR_INVALID), "Het bericht is leeg.");
}

static void
entities_from_inside_and_outside_are_refused(void **state)
{
	(void)state;
	assert_non_null(strstr(refused(NULL, text("<!DOCTYPE r [<!ENTITY a 'ha'>"
	    "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>"
	    "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]><r>&d;</r>"), ERR_INVALID), "DOCTYPE"));
	assert_non_null(strstr(refused(NULL, text("<!DOCTYPE r [<!ENTITY a SYSTEM "
	    "'file:///etc/hostname'>]><r>&a;</r>"), ERR_INVALID), "DOCTYPE"));
	assert_non_null(strstr(refused(NULL, text("<!DOCTYPE r SYSTEM 'http://127.0.0.1:1/x.dtd'>"
	    "<r/>"), ERR_INVALID), "DOCTYPE"));
}

static void
encodings_are_read_without_opening_a_file(void **state)
{
	static const char *const names[] = { "ISO-8859-1", "windows-1252", "ISO-8859-15" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct blob b = load("tekenset-latin1.xml");
		const char *s = (const char *)b.p, *rest = strstr(s, "ISO-8859-1") + 10;
		char *out = arena_alloc(a, b.n + 10);
		struct vtmelding *m;
		struct err err;
		int n = snprintf(out, b.n + 10, "<?xml version=\"1.0\" encoding=\"%s", names[i]);

		memcpy(out + n, rest, strlen(rest));
		if (confined_read_vtmelding(NULL, a, (struct blob){ (const uint8_t *)out,
		    (size_t)n + strlen(rest) }, &m, &err) != ERR_OK)
			fail_msg("%s: %s", names[i], err.text);
		assert_string_equal(m->locatie, "Caf\u00e9 aan de Oude Gracht");
	}
}

static void
utf16_is_read(void **state)
{
	struct blob b = load("minimaal.xml");
	const char *rest = strchr((const char *)b.p, '?') + 1;	/* of the declaration */
	uint8_t *wide = arena_alloc(a, b.n * 2 + 2);
	struct vtmelding *m;
	struct err err;
	size_t n = 2;

	(void)state;
	rest = strchr(rest, '?') + 2;
	wide[0] = 0xff;
	wide[1] = 0xfe;
	for (; *rest != '\0'; rest++, n += 2)
		wide[n] = (uint8_t)*rest;
	if (confined_read_vtmelding(NULL, a, (struct blob){ wide, n }, &m, &err) != ERR_OK)
		fail_msg("%s %s", err.text, err.detail);
	assert_string_equal(m->betrokkenen[0].naam.geslachtsnaam, "Testman");
}

static void
a_depth_bomb_is_refused(void **state)
{
	size_t n = XML_MAX_BYTES / 3 * 3;
	char *bomb = malloc(n);

	(void)state;
	assert_non_null(bomb);
	for (size_t i = 0; i < n; i += 3)
		memcpy(bomb + i, "<a>", 3);
	assert_non_null(strstr(refused(NULL, (struct blob){ (uint8_t *)bomb, n }, ERR_LIMIT),
	    "in elkaar"));
	free(bomb);
}

static void
a_hundred_megabytes_are_refused_unread(void **state)
{
	size_t n = (size_t)100 << 20;
	uint8_t *big = calloc(1, n);

	(void)state;
	assert_non_null(big);
	assert_non_null(strstr(refused("hang", (struct blob){ big, n }, ERR_LIMIT), "12 MB"));
	free(big);
}

static void
nul_bytes_are_refused(void **state)
{
	struct blob b = load("minimaal.xml");

	(void)state;
	((uint8_t *)(uintptr_t)b.p)[b.n - 200] = 0;
	assert_non_null(refused(NULL, b, ERR_INVALID));
}

static void
a_reader_that_crashes_refuses_the_message_only(void **state)
{
	static const char *const words[] = { "crash", "silent", "half" };

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		assert_string_equal(refused(words[i], load("minimaal.xml"), ERR_INVALID),
		    "Het bericht kon niet gelezen worden.");
}

static void
a_reader_that_hangs_is_ended_in_time(void **state)
{
	const struct confined how = { .word = "hang", .timeout_ms = 200 };
	int64_t begun = os_now_ms();
	struct vtmelding *m;
	struct err err;

	(void)state;
	assert_int_equal(confined_read_vtmelding(&how, a, load("minimaal.xml"), &m, &err),
	    ERR_INVALID);
	assert_string_equal(err.text, "Het bericht kon niet gelezen worden.");
	assert_in_range(os_now_ms() - begun, 200, 5000);
}

static void
a_reader_that_was_taken_over_gets_nothing_past_the_check(void **state)
{
	static const char *const words[] = { "lie", "many", "long", "unplain", "more", "flood" };

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		assert_string_equal(refused(words[i], load("minimaal.xml"), ERR_INVALID),
		    "Het bericht kon niet gelezen worden.");
}

static void
a_program_that_is_not_there_is_our_fault_not_the_messages(void **state)
{
	const struct confined how = { .program = "/nergens/samenloop" };
	struct vtmelding *m;
	struct err err;

	(void)state;
	assert_int_equal(confined_read_vtmelding(&how, a, load("minimaal.xml"), &m, &err),
	    ERR_INTERNAL);
}

static void
an_arena_that_is_too_small_is_our_fault_not_the_messages(void **state)
{
	struct arena *small = arena_create(2048);
	struct vtmelding *m;
	struct err err;

	(void)state;
	assert_int_equal(confined_read_vtmelding(NULL, small, load("gezin-van-vijf.xml"), &m,
	    &err), ERR_BUSY);
	arena_destroy(small);
}

static void
a_child_has_no_environment_and_no_files_of_ours(void **state)
{
	const struct os_child child = { "/proc/self/exe", "look", 3000 };
	BUF_AUTO answer = BUF_INIT(100);
	struct err err;
	int open_here = dup(STDERR_FILENO);

	(void)state;
	assert_true(open_here > 2);
	assert_int_equal(os_child_ask(&child, text("x"), &answer, &err), ERR_OK);
	assert_string_equal(buf_str(&answer), "clean");
	(void)close(open_here);
}

/* ---- readers that go wrong ---------------------------------------------- */

static int
say(const void *p, size_t n)
{
	return write(STDOUT_FILENO, p, n) == (ssize_t)n ? 0 : 1;
}
#define SAY_BYTES(literal) say("" literal, sizeof(literal) - 1)

extern char **environ;

static int
look(void)
{
	bool clean = environ == NULL || environ[0] == NULL;

	for (int fd = 3; fd < 64; fd++)
		clean = clean && close(fd) != 0;
	return clean ? SAY_BYTES("clean") : SAY_BYTES("dirty");
}

static int
flood(void)
{
	static const char much[65536];

	while (say(much, sizeof(much)) == 0)
		;
	return 0;
}

static int
reader(const char *word)
{
	if (strcmp(word, "parser") == 0)
		return parser_main(STDIN_FILENO, STDOUT_FILENO);
	if (strcmp(word, "look") == 0)
		return look();
	if (strcmp(word, "crash") == 0)
		abort();
	if (strcmp(word, "hang") == 0)
		return pause();
	if (strcmp(word, "flood") == 0)
		return flood();
	if (strcmp(word, "half") == 0)
		return SAY_BYTES("SLP1\2\0\0\0\7\0\0\0uitslag\2\0\0\0ok\3");
	if (strcmp(word, "lie") == 0)
		return SAY_BYTES("SLP1\2\0\0\0\7\0\0\0uitslag\2\0\0\0ok\4\0\0\0naam\1\0\0\0x");
	if (strcmp(word, "many") == 0)
		return SAY_BYTES("SLP1\xff\xff\xff\xff\7\0\0\0uitslag\2\0\0\0ok");
	if (strcmp(word, "long") == 0)
		return SAY_BYTES("SLP1\1\0\0\0\7\0\0\0uitslag\xff\xff\xff\x7fok");
	if (strcmp(word, "unplain") == 0)
		return SAY_BYTES("SLP1\1\0\0\0\7\0\0\0uitslag\3\0\0\0o\0k");
	if (strcmp(word, "more") == 0)
		return SAY_BYTES("SLP1\1\0\0\0\7\0\0\0uitslag\2\0\0\0ok!");
	return 0;	/* "silent" */
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_confined_process_reads_a_report),
		cmocka_unit_test(what_is_wrong_with_a_message_comes_back_in_words),
		cmocka_unit_test(entities_from_inside_and_outside_are_refused),
		cmocka_unit_test(encodings_are_read_without_opening_a_file),
		cmocka_unit_test(utf16_is_read),
		cmocka_unit_test(a_depth_bomb_is_refused),
		cmocka_unit_test(a_hundred_megabytes_are_refused_unread),
		cmocka_unit_test(nul_bytes_are_refused),
		cmocka_unit_test(a_reader_that_crashes_refuses_the_message_only),
		cmocka_unit_test(a_reader_that_hangs_is_ended_in_time),
		cmocka_unit_test(a_reader_that_was_taken_over_gets_nothing_past_the_check),
		cmocka_unit_test(a_program_that_is_not_there_is_our_fault_not_the_messages),
		cmocka_unit_test(an_arena_that_is_too_small_is_our_fault_not_the_messages),
		cmocka_unit_test(a_child_has_no_environment_and_no_files_of_ours),
	};

	if (argc == 2)
		return reader(argv[1]);
	return cmocka_run_group_tests(tests, test_msg_begin, test_msg_end);
}
