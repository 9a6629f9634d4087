/* test_msg.h - the messages of tests/msg: as bytes and read.
 * Part of tests only; functions are static so that the program has none. */
#ifndef HULP_TEST_MSG_H
#define HULP_TEST_MSG_H

#include "hulp/test_arena.h"

#include "exchange/corv/vtmelding.h"
#include "xml/xml.h"

#define MAX_FILE 65536

static struct arena *a;

TEST_UNUSED static int
test_msg_begin(void **state)
{
	(void)state;
	xml_start();
	a = arena_create((size_t)128 << 20);
	return a == NULL;
}

TEST_UNUSED static int
test_msg_end(void **state)
{
	(void)state;
	arena_destroy(a);
	return 0;
}

TEST_UNUSED static struct blob
load(const char *name)
{
	char *path = arena_printf(a, "tests/msg/%s", name);
	uint8_t *p = arena_alloc(a, MAX_FILE);
	FILE *f = fopen(path, "rb");
	size_t n;

	if (f == NULL)
		fail_msg("no file %s", path);
	n = fread(p, 1, MAX_FILE - 1, f);
	fclose(f);
	return (struct blob){ p, n };
}

TEST_UNUSED static const struct vtmelding *
read_file(const char *name)
{
	struct vtmelding *m;
	struct err err;

	if (vtmelding_parse(a, load(name), &m, &err) != ERR_OK)
		fail_msg("%s: %s (%s)", name, err.text, err.detail);
	return m;
}

#endif
