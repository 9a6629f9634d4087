/* tekst_fuzz.c - what people type in one line: forms, dates, names, numbers. Each
 * reader takes it or refuses it; none reads past its end. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/adres.h"
#include "base/arena.h"
#include "base/bsn.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/kenmerk.h"
#include "domain/persoon/naam.h"
#include "text/form.h"
#include "text/html.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define NU INT64_C(1795509060)	/* 24 November 2026 */

/* A form first, so that the pieces below are what a browser can send. */
static void
form(struct arena *a, const char *s, size_t n)
{
	const struct pair *pairs;
	struct err err;
	size_t count;

	if (form_parse(a, s, n, 100, &pairs, &count, &err) != ERR_OK)
		return;
	for (size_t i = 0; i < count; i++)
		if (!utf8_valid(pairs[i].value, strlen(pairs[i].value)))
			abort();
}

static void
line(struct arena *a, const char *s)
{
	char birth[9], bsn[BSN_SIZE], phone[TELEFOON_SIZE], post[POSTCODE_SIZE];
	char kenmerk[KENMERK_SIZE], again[9];
	struct buf html = BUF_INIT((size_t)1 << 20);
	int32_t day;
	int64_t t;
	struct err err;

	(void)date_parse(s, date_of_time(NU), &day, &err);
	(void)time_parse(s, NU, &t, &err);
	if (birth_parse(s, date_of_time(NU), birth, &err) == ERR_OK &&
	    (birth_parse(birth, date_of_time(NU), again, &err) != ERR_OK ||
	    strcmp(birth, again) != 0))
		abort();
	(void)bsn_parse(s, bsn, &err);
	(void)telefoon_normaal(s, phone, &err);
	(void)postcode_normaal(s, post, &err);
	(void)kenmerk_parse(s, kenmerk, &err);
	(void)utf8_fold(a, s);
	(void)utf8_initials(a, s);
	html_text(&html, s);
	html_attr(&html, s);
	html_url(&html, s);
	if (strchr(buf_str(&html), '<') != NULL)
		abort();
	buf_free(&html);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_create((size_t)8 << 20);
	char *s = arena_strndup(a, (const char *)data, size);

	form(a, s, size);
	if (utf8_valid(s, strlen(s)))
		line(a, s);
	arena_destroy(a);
	return 0;
}
