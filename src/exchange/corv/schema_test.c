/* The messages of tests/msg against the national schemas. Those are not in
 * the product: they are looked for in the folder that STUF_SCHEMAS names, else
 * in the archive beside the working tree. Without them make check says so. */
#include <dirent.h>
#include <setjmp.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "os/file.h"
#include "xml/xml.h"

#define ARCHIVE	"../shared/stuf-jeugdzorg/vtberichten-1.0.9-resolved.zip"
#define SCHEMA	"jz0100_msg_vtberichten_resolved2025.xsd"
#define NS_JZ	"http://www.stufstandaarden.nl/koppelvlak/jz0100"

static struct arena *a;
static char folder[256];	/* made here; "" when nothing was unpacked */
static char schema[512];	/* "" when there is none */

extern char **environ;

static bool
unpack(void)
{
	char unzip[] = "unzip", quiet[] = "-oq", to[] = "-d", archive[] = ARCHIVE;
	char *argv[] = { unzip, quiet, archive, to, folder, NULL };
	const char *tmp = getenv("TMPDIR");
	pid_t pid;
	int status;

	snprintf(folder, sizeof(folder), "%s/vtmelding.XXXXXX", tmp != NULL ? tmp : P_tmpdir);
	if (mkdtemp(folder) == NULL) {
		folder[0] = '\0';
		return false;
	}
	return posix_spawnp(&pid, unzip, NULL, NULL, argv, environ) == 0 &&
	    waitpid(pid, &status, 0) == pid && status == 0;
}

/* As tests/hulp/not_checked; skip() counts as a failure in TAP. */
static void
not_checked(const char *why)
{
	const char *file = getenv("NOT_CHECKED");
	FILE *f = file == NULL ? NULL : fopen(file, "a");

	print_message("# skipped: %s\n", why);
	if (f == NULL)
		return;
	(void)fprintf(f, "messages against the national schemas: %s\n", why);
	(void)fclose(f);
}

static int
begin(void **state)
{
	const char *named = getenv("STUF_SCHEMAS");

	(void)state;
	a = arena_create((size_t)64 << 20);
	if (named != NULL)
		snprintf(schema, sizeof(schema), "%s/%s", named, SCHEMA);
	else if (access(ARCHIVE, R_OK) != 0)
		not_checked("not here; STUF_SCHEMAS names their folder");
	else if (!unpack())
		not_checked("unzip does not work here");
	else
		snprintf(schema, sizeof(schema), "%s/%s", folder, SCHEMA);
	return a == NULL;
}

static int
end(void **state)
{
	DIR *d = folder[0] != '\0' ? opendir(folder) : NULL;
	struct dirent *e;

	(void)state;
	while (d != NULL && (e = readdir(d)) != NULL) {
		char path[sizeof(folder) + sizeof(e->d_name) + 1];

		snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
		if (e->d_name[0] != '.')
			(void)unlink(path);
	}
	if (d != NULL) {
		closedir(d);
		(void)rmdir(folder);
	}
	arena_destroy(a);
	return 0;
}

/* The message in a file by the schema, out of its envelope if it has one. */
static enum err_code
validate(const char *name, struct err *err)
{
	XML_AUTO *doc = NULL;
	const struct xml_node *n;
	struct blob bytes;

	TRY(file_read(a, arena_printf(a, "tests/msg/%s", name), XML_MAX_BYTES, &bytes, err));
	TRY(xml_parse(a, bytes, &doc, err));
	n = xml_root(doc);
	if (!xml_is(n, NS_JZ, "vtMeldingDi01"))
		n = xml_child(xml_next(xml_child(n, NULL, NULL), NULL, NULL), NULL, NULL);
	return xml_validate(schema, a, n, err);
}

static void
every_good_message_is_valid_by_the_national_schema(void **state)
{
	size_t seen = 0;
	struct dirent *e;
	struct err err;
	DIR *d;

	(void)state;
	if (schema[0] == '\0')
		return;		/* begin said so */
	assert_non_null(d = opendir("tests/msg"));
	while ((e = readdir(d)) != NULL) {
		if (strstr(e->d_name, ".xml") == NULL || strncmp(e->d_name, "fout-", 5) == 0)
			continue;
		if (validate(e->d_name, &err) != ERR_OK)
			fail_msg("%s: %s %s", e->d_name, err.text, err.detail);
		seen++;
	}
	closedir(d);
	assert_true(seen >= 8);
}

static void
a_wrong_message_is_refused_by_element_and_line(void **state)
{
	struct err err;

	(void)state;
	if (schema[0] == '\0')
		return;		/* begin said so */
	assert_int_equal(validate("fout-andere-functie.xml", &err), ERR_INVALID);
	assert_string_equal(err.field, "functie");
	assert_string_equal(err.text,
	    "Het bericht past niet in het schema: zie functie (regel 20).");
	assert_int_equal(validate("fout-zonder-referentie.xml", &err), ERR_INVALID);
}

static void
a_schema_that_is_not_there_is_not_the_messages_fault(void **state)
{
	static const char r[] = "<r/>";
	XML_AUTO *doc = NULL;
	struct err err;

	(void)state;
	assert_int_equal(xml_parse(a, (struct blob){ (const uint8_t *)r, 4 }, &doc, &err), ERR_OK);
	assert_int_equal(xml_validate("nergens.xsd", a, xml_root(doc), &err), ERR_NOT_FOUND);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_good_message_is_valid_by_the_national_schema),
		cmocka_unit_test(a_wrong_message_is_refused_by_element_and_line),
		cmocka_unit_test(a_schema_that_is_not_there_is_not_the_messages_fault),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
