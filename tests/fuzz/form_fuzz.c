/* form_fuzz.c - what a browser sends in a form: pairs of plain UTF-8 that come out of
 * the page escaped, or refused. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/adres.h"
#include "base/arena.h"
#include "base/bsn.h"
#include "base/buf.h"
#include "base/kenmerk.h"
#include "text/form.h"
#include "text/html.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define PAIRS 100u

static void
value(struct arena *a, const char *s)
{
	char bsn[BSN_SIZE], phone[TELEFOON_SIZE], post[POSTCODE_SIZE], kenmerk[KENMERK_SIZE];
	struct buf html = BUF_INIT((size_t)1 << 20);
	struct err err;

	if (!utf8_plain(s, strlen(s)))
		abort();
	if ((bsn_parse(s, bsn, &err) == ERR_OK && strlen(bsn) != BSN_SIZE - 1) ||
	    (telefoon_normaal(s, phone, &err) == ERR_OK && strlen(phone) >= TELEFOON_SIZE) ||
	    (postcode_normaal(s, post, &err) == ERR_OK && strlen(post) != POSTCODE_SIZE - 1) ||
	    (kenmerk_parse(s, kenmerk, &err) == ERR_OK && strlen(kenmerk) >= KENMERK_SIZE) ||
	    utf8_fold(a, s) == NULL)
		abort();
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
	const struct pair *pairs;
	struct err err;
	size_t n;

	if (form_parse(a, (const char *)data, size, PAIRS, &pairs, &n, &err) == ERR_OK) {
		if (n > PAIRS)
			abort();
		for (size_t i = 0; i < n; i++) {
			size_t length = strlen(pairs[i].name);

			if (length == 0 || length > FORM_NAME_MAX ||
			    form_value(pairs, n, pairs[i].name) == NULL)
				abort();
			value(a, pairs[i].value);
		}
	}
	arena_destroy(a);
	return 0;
}
