#include "exchange/smtp/smtp.h"

#include <curl/curl.h>
#include <inttypes.h>
#include <string.h>

#include "base/date.h"

#define MAIL_MAX ((size_t)1 << 20)
#define CONNECT_S 10L
#define TOTAL_S 60L

/* What libcurl still has to read. */
struct rest {
	const char	*p;
	size_t		 n;
};

enum err_code
smtp_begin(struct err *err)
{
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return FAIL(err, ERR_INTERNAL, "libcurl does not start");
	return ERR_OK;
}

/* An address that may stand in a header and on the line of the protocol. */
static bool
goed_adres(const char *s)
{
	const char *at = s == NULL ? NULL : strchr(s, '@');

	if (at == NULL || at == s || at[1] == '\0' || strlen(s) > 254)
		return false;
	for (; *s != '\0'; s++)
		if ((unsigned char)*s <= ' ' || *s == '<' || *s == '>' || *s == 0x7f ||
		    (unsigned char)*s >= 0x80)
			return false;
	return true;
}

static bool
is_ascii(const char *s)
{
	while (*s != '\0' && (unsigned char)*s < 0x80)
		s++;
	return *s == '\0';
}

static void
base64(struct buf *b, const char *s, size_t n)
{
	static const char set[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		uint32_t v = (uint32_t)(unsigned char)s[i] << 16;
		char out[5] = { 0 };

		if (i + 1 < n)
			v |= (uint32_t)(unsigned char)s[i + 1] << 8;
		if (i + 2 < n)
			v |= (unsigned char)s[i + 2];
		for (int k = 0; k < 4; k++)
			out[k] = i + (size_t)k > n ? '=' : set[v >> (18 - 6 * k) & 63];
		buf_puts(b, out);
	}
}

/* RFC 2047: pieces of at most 45 bytes that do not cut a character. */
static void
onderwerp(struct buf *b, const char *s)
{
	const char *tussen = "";

	buf_puts(b, "Subject: ");
	if (is_ascii(s)) {
		buf_printf(b, "%s\r\n", s);
		return;
	}
	while (*s != '\0') {
		size_t n = strnlen(s, 45);

		while (n > 0 && s[n] != '\0' && ((unsigned char)s[n] & 0xc0) == 0x80)
			n--;
		buf_printf(b, "%s=?UTF-8?B?", tussen);
		base64(b, s, n);
		buf_puts(b, "?=");
		tussen = "\r\n ";
		s += n;
	}
	buf_puts(b, "\r\n");
}

static void
datum(struct buf *b, int64_t op)
{
	static const char *const dagen[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
	static const char *const maanden[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
	    "Aug", "Sep", "Oct", "Nov", "Dec" };
	int32_t dag = (int32_t)(op / 86400);
	int s = (int)(op % 86400), y, m, d;

	date_to_ymd(dag, &y, &m, &d);
	if (m == 0)
		return;
	buf_printf(b, "Date: %s, %d %s %d %02d:%02d:%02d +0000\r\n", dagen[date_weekday(dag)], d,
	    maanden[m - 1], y, s / 3600, s / 60 % 60, s % 60);
}

enum err_code
smtp_schrijf(struct buf *b, const struct smtp_config *c, const struct smtp_mail *m,
    struct err *err)
{
	if (!goed_adres(c->van) || !goed_adres(m->aan))
		return FAIL(err, ERR_INVALID, "not a mail address");
	if (strpbrk(m->onderwerp, "\r\n") != NULL)
		return FAIL(err, ERR_INVALID, "a subject of two lines");
	datum(b, m->op);
	buf_printf(b, "From: Samenloop <%s>\r\nTo: <%s>\r\n", c->van, m->aan);
	onderwerp(b, m->onderwerp);
	buf_printf(b, "Message-ID: <%s@%s>\r\n", m->kenmerk, strchr(c->van, '@') + 1);
	buf_puts(b, "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: 8bit\r\nAuto-Submitted: auto-generated\r\n\r\n");
	for (const char *s = m->tekst; *s != '\0';) {
		size_t n = strcspn(s, "\r\n");

		buf_printf(b, "%.*s\r\n", (int)n, s);
		s += n;
		s += *s == '\r';
		s += *s == '\n';
	}
	return buf_failed(b) ? FAIL(err, ERR_LIMIT, "mail too big") : ERR_OK;
}

static size_t
lees(char *to, size_t size, size_t n, void *arg)
{
	struct rest *r = arg;
	size_t take = size * n < r->n ? size * n : r->n;

	memcpy(to, r->p, take);
	r->p += take;
	r->n -= take;
	return take;
}

static void
stel_in(CURL *h, const struct smtp_config *c, struct curl_slist *aan, struct rest *r)
{
	(void)curl_easy_setopt(h, CURLOPT_URL, c->url);
	(void)curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	(void)curl_easy_setopt(h, CURLOPT_PROXY, "");
	(void)curl_easy_setopt(h, CURLOPT_MAIL_FROM, c->van);
	(void)curl_easy_setopt(h, CURLOPT_MAIL_RCPT, aan);
	(void)curl_easy_setopt(h, CURLOPT_READFUNCTION, lees);
	(void)curl_easy_setopt(h, CURLOPT_READDATA, r);
	(void)curl_easy_setopt(h, CURLOPT_UPLOAD, 1L);
	(void)curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
	(void)curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, CONNECT_S);
	(void)curl_easy_setopt(h, CURLOPT_TIMEOUT, TOTAL_S);
	(void)curl_easy_setopt(h, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	(void)curl_easy_setopt(h, CURLOPT_USE_SSL, c->zonder_tls ? (long)CURLUSESSL_NONE :
	    (long)CURLUSESSL_ALL);
	if (c->ca != NULL)
		(void)curl_easy_setopt(h, CURLOPT_CAINFO, c->ca);
	if (c->gebruiker != NULL) {
		(void)curl_easy_setopt(h, CURLOPT_USERNAME, c->gebruiker);
		(void)curl_easy_setopt(h, CURLOPT_PASSWORD, c->wachtwoord);
	}
}

enum err_code
smtp_send(const struct smtp_config *c, const struct smtp_mail *m, struct err *err)
{
	BUF_AUTO b = BUF_INIT(MAIL_MAX);
	struct curl_slist *aan;
	struct rest r;
	CURLcode rc;
	CURL *h;
	long code = 0;

	TRY(smtp_schrijf(&b, c, m, err));
	r = (struct rest){ b.p, b.n };
	h = curl_easy_init();
	aan = curl_slist_append(NULL, m->aan);
	if (h == NULL || aan == NULL) {
		curl_slist_free_all(aan);
		curl_easy_cleanup(h);
		return FAIL(err, ERR_BUSY, "no memory for a mail");
	}
	stel_in(h, c, aan, &r);
	rc = curl_easy_perform(h);
	(void)curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &code);
	curl_slist_free_all(aan);
	curl_easy_cleanup(h);
	if (rc != CURLE_OK)
		return FAIL(err, ERR_BUSY, "smtp: %s (%ld)", curl_easy_strerror(rc), code);
	return ERR_OK;
}
