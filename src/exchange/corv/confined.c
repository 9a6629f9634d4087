#include "exchange/corv/confined.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "os/child.h"
#include "text/utf8.h"
#include "xml/xml.h"

#define MAX_ANSWER	((size_t)48 << 20)
#define MAX_PAIRS	200000
#define MAX_NAME	120
#define MAX_VALUE	((size_t)VTM_MAX_TEKST * 4)
#define TIMEOUT_MS	10000
#define UNREADABLE	"Het bericht kon niet gelezen worden."

/* What is still to be decoded of the answer. */
struct rest {
	const unsigned char *p;
	size_t		 n;
};

static bool
take_number(struct rest *r, uint32_t *out)
{
	if (r->n < 4)
		return false;
	*out = (uint32_t)r->p[0] | (uint32_t)r->p[1] << 8 | (uint32_t)r->p[2] << 16 |
	    (uint32_t)r->p[3] << 24;
	r->p += 4;
	r->n -= 4;
	return true;
}

static enum err_code
malformed(struct err *err)
{
	return SAY(err, ERR_INVALID, NULL, UNREADABLE);
}

static enum err_code
take_text(struct rest *r, struct arena *a, size_t max, const char **out, struct err *err)
{
	const char *s;
	uint32_t n;

	if (!take_number(r, &n) || n > max || n > r->n)
		return malformed(err);
	s = (const char *)r->p;
	if (!utf8_plain(s, n))
		return malformed(err);
	r->p += n;
	r->n -= n;
	if ((*out = arena_strndup(a, s, n)) == NULL)
		return FAIL(err, ERR_BUSY, "arena full in an answer");
	return ERR_OK;
}

static enum err_code
decode(struct arena *a, const struct buf *answer, struct pair **pairs_out, size_t *n_out,
    struct err *err)
{
	struct rest r = { (const unsigned char *)answer->p, answer->n };
	struct pair *pairs;
	uint32_t n;

	if (r.n < 4 || memcmp(r.p, "SLP1", 4) != 0)
		return malformed(err);
	r.p += 4;
	r.n -= 4;
	/* Each pair has at least its two lengths: no memory for what is not there. */
	if (!take_number(&r, &n) || n == 0 || n > MAX_PAIRS || n > r.n / 8)
		return malformed(err);
	if ((pairs = arena_new(a, struct pair, n)) == NULL)
		return FAIL(err, ERR_BUSY, "arena full in an answer");
	for (uint32_t i = 0; i < n; i++) {
		TRY(take_text(&r, a, MAX_NAME, &pairs[i].name, err));
		TRY(take_text(&r, a, MAX_VALUE, &pairs[i].value, err));
	}
	if (r.n != 0)
		return malformed(err);
	*pairs_out = pairs;
	*n_out = n;
	return ERR_OK;
}

static const char *
value_of(const struct pair *pairs, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(pairs[i].name, name) == 0)
			return pairs[i].value;
	return NULL;
}

/* What the reader says is wrong with the message. */
static enum err_code
pass_on(const struct pair *pairs, size_t n, struct err *err)
{
	const char *verdict = value_of(pairs, n, "uitslag");
	const char *text = value_of(pairs, n, "tekst"), *detail = value_of(pairs, n, "detail");
	enum err_code code = verdict != NULL && strcmp(verdict, "limit") == 0 ? ERR_LIMIT :
	    verdict != NULL && strcmp(verdict, "internal") == 0 ? ERR_INTERNAL : ERR_INVALID;

	err_set(err, code, __func__, value_of(pairs, n, "veld"), "parser: %.140s",
	    detail != NULL ? detail : "");
	err->text = text != NULL && *text != '\0' ? text :
	    code != ERR_INTERNAL ? UNREADABLE : NULL;
	return code;
}

static enum err_code
ask(const struct confined *how, struct blob message, struct buf *answer, struct err *err)
{
	static const struct confined usual = { 0 };
	const struct confined *h = how != NULL ? how : &usual;
	const struct os_child child = {
	    .program = h->program != NULL ? h->program : "/proc/self/exe",
	    .word = h->word != NULL ? h->word : "parser",
	    .timeout_ms = h->timeout_ms > 0 ? h->timeout_ms : TIMEOUT_MS };
	uint32_t n = (uint32_t)message.n;
	const unsigned char head[4] = { n & 0xff, n >> 8 & 0xff, n >> 16 & 0xff,
	    (unsigned char)(n >> 24) };
	BUF_AUTO question = BUF_INIT(XML_MAX_BYTES + sizeof(head));

	buf_put(&question, head, sizeof(head));
	buf_put(&question, message.p, message.n);
	if (buf_failed(&question))
		return FAIL(err, ERR_BUSY, "no memory for the question");
	return os_child_ask(&child, (struct blob){ (const uint8_t *)question.p, question.n },
	    answer, err);
}

enum err_code
confined_read(const struct confined *how, struct arena *a, struct blob message,
    const struct pair **pairs_out, size_t *n_out, struct err *err)
{
	BUF_AUTO answer = BUF_INIT(MAX_ANSWER);
	struct pair *pairs = NULL;
	enum err_code rc;
	size_t n = 0;

	if (message.n > XML_MAX_BYTES)
		return SAY(err, ERR_LIMIT, NULL, "Het bericht is te groot: meer dan 12 MB.");
	rc = ask(how, message, &answer, err);
	if (rc == ERR_LIMIT)	/* it hung, or talked without end */
		return malformed(err);
	if (rc != ERR_OK)
		return rc;
	TRY(decode(a, &answer, &pairs, &n, err));
	if (strcmp(pairs[0].name, "uitslag") != 0 || strcmp(pairs[0].value, "ok") != 0)
		return pass_on(pairs, n, err);
	*pairs_out = pairs + 1;
	*n_out = n - 1;
	return ERR_OK;
}

enum err_code
confined_read_vtmelding(const struct confined *how, struct arena *a, struct blob message,
    struct vtmelding **melding_out, struct err *err)
{
	const struct pair *pairs;
	enum err_code rc;
	size_t n;

	TRY(confined_read(how, a, message, &pairs, &n, err));
	rc = vtmelding_from_pairs(a, pairs, n, melding_out, err);
	if (rc == ERR_LIMIT)	/* our arena, not the message */
		return FAIL(err, ERR_BUSY, "arena full in a report");
	return rc;
}
