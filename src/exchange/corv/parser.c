/* parser.c - the inside of the confined process: one question, one answer. */
#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "exchange/corv/confined.h"
#include "os/restrict.h"
#include "xml/xml.h"

#define MEMORY ((size_t)192 << 20)

static bool
read_all(int fd, uint8_t *p, size_t n)
{
	while (n > 0) {
		ssize_t k = read(fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		p += k;
		n -= (size_t)k;
	}
	return true;
}

static bool
write_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		p += k;
		n -= (size_t)k;
	}
	return true;
}

static void
put_number(struct buf *out, size_t n)
{
	const unsigned char b[4] = { n & 0xff, n >> 8 & 0xff, n >> 16 & 0xff, n >> 24 & 0xff };

	buf_put(out, b, sizeof(b));
}

static void
put_pair(struct buf *out, const char *name, const char *value)
{
	put_number(out, strlen(name));
	buf_puts(out, name);
	put_number(out, strlen(value));
	buf_puts(out, value);
}

static void
put_report(struct buf *out, const struct pair *pairs, size_t n)
{
	buf_puts(out, "SLP1");
	put_number(out, n + 1);
	put_pair(out, "uitslag", "ok");
	for (size_t i = 0; i < n; i++)
		put_pair(out, pairs[i].name, pairs[i].value);
}

static void
put_refusal(struct buf *out, const struct err *err)
{
	buf_clear(out);
	buf_puts(out, "SLP1");
	put_number(out, err->field != NULL ? 4 : 3);
	put_pair(out, "uitslag", err_name(err->code));
	put_pair(out, "tekst", err->text != NULL ? err->text : "");
	put_pair(out, "detail", err->detail);
	if (err->field != NULL)
		put_pair(out, "veld", err->field);
}

static enum err_code
read_question(struct arena *a, int in, struct blob *message_out, struct err *err)
{
	uint8_t head[4], *p;
	size_t n;

	if (!read_all(in, head, sizeof(head)))
		return FAIL(err, ERR_INTERNAL, "no question");
	n = (size_t)head[0] | (size_t)head[1] << 8 | (size_t)head[2] << 16 | (size_t)head[3] << 24;
	if (n > XML_MAX_BYTES)
		return SAY(err, ERR_LIMIT, NULL, "Het bericht is te groot: meer dan 12 MB.");
	if ((p = arena_alloc(a, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for the message");
	if (!read_all(in, p, n))
		return FAIL(err, ERR_INTERNAL, "half a question");
	*message_out = (struct blob){ p, n };
	return ERR_OK;
}

/* Nothing of the message is touched before the process is confined. */
static enum err_code
answer(struct arena *a, int in, struct buf *out, struct err *err)
{
	struct vtmelding *melding;
	struct blob message;
	struct pair *pairs;
	size_t n;

	TRY(os_restrict(ROLE_PARSER, err));
	TRY(read_question(a, in, &message, err));
	TRY(vtmelding_parse(a, message, &melding, err));
	TRY(vtmelding_to_pairs(a, melding, &pairs, &n, err));
	put_report(out, pairs, n);
	return buf_failed(out) ? FAIL(err, ERR_LIMIT, "answer too long") : ERR_OK;
}

int
parser_main(int in, int out)
{
	BUF_AUTO b = BUF_INIT((size_t)48 << 20);
	struct arena *a = arena_create(MEMORY);
	struct err err;
	bool sent;

	xml_start();
	if (a == NULL)
		return 1;
	if (answer(a, in, &b, &err) != ERR_OK)
		put_refusal(&b, &err);
	sent = write_all(out, b.p, b.n);
	arena_destroy(a);
	return sent ? 0 : 1;
}
