/* The test program is its own confined process: see main. */
#include "exchange/postvak.h"

#include <dirent.h>
#include <sys/stat.h>

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
	leeg("verwerkt");
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

/* D9 */
static void
what_is_dropped_is_taken_in_and_put_away(void **state)
{
	(void)state;
	leg("minimaal.xml", "een naam met spaties.xml");
	leg("fout-doctype.xml", "b");
	assert_int_equal(postvak_ronde(postvak), 2);
	assert_int_equal(tel("", NULL), 0);
	assert_int_equal(tel("bezig", NULL), 0);
	assert_int_equal(tel("verwerkt", NULL), 1);
	assert_int_equal(tel("afgewezen", NULL), 1);
	assert_int_equal(BERICHTEN, 2);
	assert_int_equal(MELDINGEN, 1);
	assert_int_equal(postvak_ronde(postvak), 0);
	/* The same file once more is a new offering: the ledger says double. */
	leg("minimaal.xml", "een naam met spaties.xml");
	assert_int_equal(postvak_ronde(postvak), 1);
	assert_int_equal(tel("verwerkt", NULL), 2);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM bericht WHERE stand = "
	    "'dubbel'"), 1);
	assert_int_equal(MELDINGEN, 1);
}

static void
a_crash_before_the_commit_loses_nothing(void **state)
{
	(void)state;
	leg("minimaal.xml", "bezig/0123456789abcdef-x.xml");
	leg("fout-doctype.xml", "bezig/zonder-sleutel.xml");
	assert_int_equal(postvak_ronde(postvak), 2);
	assert_int_equal(tel("bezig", NULL), 0);
	assert_int_equal(BERICHTEN, 2);
	assert_int_equal(MELDINGEN, 1);
}

static void
a_crash_after_the_commit_doubles_nothing(void **state)
{
	char naam[256];

	(void)state;
	leg("minimaal.xml", "x.xml");
	leg("fout-doctype.xml", "y.xml");
	assert_int_equal(postvak_ronde(postvak), 2);
	assert_int_equal(tel("verwerkt", naam), 1);
	assert_int_equal(rename(pad(arena_printf(t.a, "verwerkt/%s", naam)),
	    pad(arena_printf(t.a, "bezig/%s", naam))), 0);
	assert_int_equal(tel("afgewezen", naam), 1);
	assert_int_equal(rename(pad(arena_printf(t.a, "afgewezen/%s", naam)),
	    pad(arena_printf(t.a, "bezig/%s", naam))), 0);
	maak(0, NULL);
	assert_int_equal(postvak_ronde(postvak), 2);
	assert_int_equal(tel("verwerkt", NULL), 1);
	assert_int_equal(tel("afgewezen", NULL), 1);
	assert_int_equal(BERICHTEN, 2);
	assert_int_equal(MELDINGEN, 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM bericht WHERE stand = "
	    "'dubbel'"), 0);
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
		T(what_is_dropped_is_taken_in_and_put_away),
		T(a_crash_before_the_commit_loses_nothing),
		T(a_crash_after_the_commit_doubles_nothing),
		T(a_file_that_is_still_being_written_is_left_alone),
		T(hidden_files_folders_and_links_are_left_alone),
		T(what_fails_for_our_own_reason_waits_and_is_tried_again),
		T(the_thread_stops_when_it_is_asked),
	};

	if (argc == 2 && strcmp(argv[1], "parser") == 0)
		return parser_main(STDIN_FILENO, STDOUT_FILENO);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
