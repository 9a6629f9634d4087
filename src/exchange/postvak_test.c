/* The test program is its own confined process: see main. */
#include "exchange/postvak.h"

#include <dirent.h>
#include <inttypes.h>
#include <limits.h>
#include <sys/stat.h>

#include "acts/uit.h"
#include "domain/bericht/bericht.h"
#include "exchange/corv/confined.h"
#include "hulp/test_db.h"
#include "os/file.h"

static struct test_db t;
static char map[96];
static struct postvak *postvak;

static void
maak(int64_t stil_ms, const char *program)
{
	postvak_close(postvak);
	TEST_OK(&t, postvak_open(&(struct postvak_config){ .app = &t.app, .map = map,
	    .program = program, .stil_ms = stil_ms }, &postvak, &t.err));
}

static int
begin(void **state)
{
	(void)state;
	test_db_open(&t, false);
	(void)snprintf(map, sizeof(map), "%s/post", t.dir);
	maak(0, NULL);
	return 0;
}

static const char *
pad(const char *onder)
{
	return arena_printf(t.a, "%s/%s", map, onder);
}

/* The files of a folder; the last one's name in naam. */
static unsigned
tel(const char *onder, char naam[256])
{
	DIR *d = opendir(pad(onder));
	struct dirent *e;
	unsigned n = 0;

	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.' && e->d_type == DT_REG) {
			n++;
			if (naam != NULL)
				(void)snprintf(naam, 256, "%s", e->d_name);
		}
	(void)closedir(d);
	return n;
}

static void
leeg(const char *onder)
{
	DIR *d = opendir(pad(onder));
	struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL)
		(void)unlinkat(dirfd(d), e->d_name, 0);
	if (d != NULL)
		(void)closedir(d);
	(void)rmdir(pad(onder));
}

static int
end(void **state)
{
	(void)state;
	postvak_close(postvak);
	postvak = NULL;
	leeg("bezig");
	leeg("afgewezen");
	leeg("map");
	leeg("");
	test_db_close(&t);
	return 0;
}

static void
leg(const char *bron, const char *naam)
{
	struct blob b;

	TEST_OK(&t, file_read(t.a, arena_printf(t.a, "tests/msg/%s", bron), 1 << 20, &b, &t.err));
	TEST_OK(&t, file_write(pad(naam), b.p, b.n, 0600, &t.err));
}

#define BERICHTEN test_db_getal(&t, "SELECT COUNT(*) FROM bericht")
#define MELDINGEN test_db_getal(&t, "SELECT COUNT(*) FROM melding")

#define IN_KLARE_TEKST (tel("", NULL) + tel("bezig", NULL) + tel("afgewezen", NULL))

/* D9 */
static void
a_message_does_not_stay_in_clear_when_it_is_kept_sealed(void **state)
{
	(void)state;
	leg("minimaal.xml", "een naam met spaties.xml");
	leg("fout-doctype.xml", "b");
	assert_int_equal(postvak_ronde(postvak), 2);
	assert_int_equal(IN_KLARE_TEKST, 0);
	assert_int_equal(BERICHTEN, 2);
	assert_int_equal(MELDINGEN, 1);
	assert_int_equal(postvak_ronde(postvak), 0);
	/* The same file once more is a new offering: the ledger says double. */
	leg("minimaal.xml", "een naam met spaties.xml");
	assert_int_equal(postvak_ronde(postvak), 1);
	assert_int_equal(IN_KLARE_TEKST, 0);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM bericht WHERE stand = "
	    "'dubbel'"), 1);
	assert_int_equal(MELDINGEN, 1);
}

static void
geeft_terug(const char *stand, const char *bron)
{
	char id[24];
	const struct pair veld = { "bericht", id };
	struct uit_bericht_origineel uit;
	struct act_ctx c;
	struct blob b;

	(void)snprintf(id, sizeof(id), "%" PRId64, test_db_getal(&t, arena_printf(t.a,
	    "SELECT id FROM bericht WHERE stand = '%s'", stand)));
	act_begin(&c, &t.app, t.a, &t.wie, "test");
	TEST_OK(&t, act_run(&c, &(struct act_vraag){ .act = ACT_bericht_origineel,
	    .velden = &veld, .nvelden = 1 }, &uit, &t.err));
	TEST_OK(&t, file_read(t.a, arena_printf(t.a, "tests/msg/%s", bron), 1 << 20, &b, &t.err));
	assert_int_equal(uit.ruw.n, b.n);
	assert_memory_equal(uit.ruw.p, b.p, b.n);
}

/* D9, G4 */
static void
what_was_removed_comes_back_byte_for_byte_and_that_is_journaled(void **state)
{
	(void)state;
	leg("tekenset-latin1.xml", "a.xml");
	leg("fout-afgebroken.xml", "b.xml");
	assert_int_equal(postvak_ronde(postvak), 2);
	assert_int_equal(IN_KLARE_TEKST, 0);
	geeft_terug("verwerkt", "tekenset-latin1.xml");
	geeft_terug("afgewezen", "fout-afgebroken.xml");
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM journaal WHERE handeling = "
	    "'bericht_origineel'"), 2);
}

static void
a_crash_before_the_commit_loses_nothing(void **state)
{
	(void)state;
	leg("minimaal.xml", "bezig/0123456789abcdef-x.xml");
	leg("fout-doctype.xml", "bezig/zonder-sleutel.xml");
	assert_int_equal(postvak_ronde(postvak), 2);
	assert_int_equal(IN_KLARE_TEKST, 0);
	assert_int_equal(BERICHTEN, 2);
	assert_int_equal(MELDINGEN, 1);
}

/* The file is still in bezig/, under the key that the ledger knows. */
static void
a_crash_between_commit_and_removal_doubles_nothing(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		leg("minimaal.xml", "bezig/0123456789abcdef-x.xml");
		leg("fout-doctype.xml", "bezig/fedcba9876543210-y.xml");
		maak(0, NULL);
		assert_int_equal(postvak_ronde(postvak), 2);
		assert_int_equal(IN_KLARE_TEKST, 0);
	}
	assert_int_equal(BERICHTEN, 2);
	assert_int_equal(MELDINGEN, 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM bericht WHERE stand = "
	    "'dubbel'"), 0);
}

/* A parser that first lets somebody write on in the file, and then reads. */
static void
a_file_that_grows_while_it_is_read_is_offered_again_whole(void **state)
{
	const char *script = pad(".lezer");
	char zelf[PATH_MAX] = "";
	struct blob b;

	(void)state;
	assert_true(readlink("/proc/self/exe", zelf, sizeof(zelf) - 1) > 0);
	TEST_OK(&t, file_read(t.a, "tests/msg/minimaal.xml", 1 << 20, &b, &t.err));
	TEST_OK(&t, file_write(pad("bezig/0123456789abcdef-x.xml"), b.p, b.n - 40, 0600, &t.err));
	TEST_OK(&t, file_write(pad(".rest"), b.p + b.n - 40, 40, 0600, &t.err));
	const char *tekst = arena_printf(t.a, "#!/bin/sh\nif [ -f '%s' ]; then cat '%s' >>'%s' "
	    "&& rm '%s'; fi\nexec '%s' parser\n", pad(".rest"), pad(".rest"),
	    pad("bezig/0123456789abcdef-x.xml"), pad(".rest"), zelf);
	TEST_OK(&t, file_write(script, tekst, strlen(tekst), 0700, &t.err));
	maak(0, script);
	assert_int_equal(postvak_ronde(postvak), 0);
	assert_int_equal(tel("bezig", NULL), 1);
	assert_int_equal(MELDINGEN, 0);
	assert_int_equal(postvak_ronde(postvak), 1);
	assert_int_equal(IN_KLARE_TEKST, 0);
	assert_int_equal(MELDINGEN, 1);
	assert_int_equal(BERICHTEN, 2);		/* the half is refused, and kept */
	maak(0, NULL);
}

static void
a_message_too_big_to_keep_stays_as_a_file(void **state)
{
	(void)state;
	leg("minimaal.xml", "x.xml");
	assert_int_equal(truncate(pad("x.xml"), (off_t)BERICHT_BYTES_MAX + 1), 0);
	assert_int_equal(postvak_ronde(postvak), 1);
	assert_int_equal(tel("afgewezen", NULL), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM bericht WHERE stand = "
	    "'afgewezen' AND grootte = 0"), 1);
}

static void
a_file_that_is_still_being_written_is_left_alone(void **state)
{
	(void)state;
	maak(60000, NULL);
	leg("minimaal.xml", "x.xml");
	assert_int_equal(postvak_ronde(postvak), 0);
	assert_int_equal(postvak_ronde(postvak), 0);
	assert_int_equal(tel("", NULL), 1);
}

static void
hidden_files_folders_and_links_are_left_alone(void **state)
{
	(void)state;
	leg("minimaal.xml", ".x.xml");
	assert_int_equal(mkdir(pad("map"), 0700), 0);
	assert_int_equal(symlink("/etc/hostname", pad("koppeling")), 0);
	assert_int_equal(postvak_ronde(postvak), 0);
	assert_int_equal(BERICHTEN, 0);
}

static void
what_fails_for_our_own_reason_waits_and_is_tried_again(void **state)
{
	(void)state;
	maak(0, "./there-is-no-such-program");
	leg("minimaal.xml", "x.xml");
	assert_int_equal(postvak_ronde(postvak), 0);
	assert_int_equal(tel("bezig", NULL), 1);
	assert_int_equal(BERICHTEN, 0);
	maak(0, NULL);
	assert_int_equal(postvak_ronde(postvak), 1);
	assert_int_equal(MELDINGEN, 1);
}

static void
the_thread_stops_when_it_is_asked(void **state)
{
	(void)state;
	maak(POSTVAK_STIL_MS, NULL);
	TEST_OK(&t, postvak_start(postvak, &t.err));
	postvak_close(postvak);
	postvak = NULL;
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		T(a_message_does_not_stay_in_clear_when_it_is_kept_sealed),
		T(what_was_removed_comes_back_byte_for_byte_and_that_is_journaled),
		T(a_crash_before_the_commit_loses_nothing),
		T(a_crash_between_commit_and_removal_doubles_nothing),
		T(a_file_that_grows_while_it_is_read_is_offered_again_whole),
		T(a_message_too_big_to_keep_stays_as_a_file),
		T(a_file_that_is_still_being_written_is_left_alone),
		T(hidden_files_folders_and_links_are_left_alone),
		T(what_fails_for_our_own_reason_waits_and_is_tried_again),
		T(the_thread_stops_when_it_is_asked),
	};

	if (argc == 2 && strcmp(argv[1], "parser") == 0)
		return parser_main(STDIN_FILENO, STDOUT_FILENO);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
