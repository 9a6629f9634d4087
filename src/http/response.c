#include "http/server.h"

#include <string.h>
#include <strings.h>
#include <zlib.h>

#define GZIP_FROM	1024	/* bytes; below it is not worth the time */

#define CSP "default-src 'none'; script-src 'self'; style-src 'self'; " \
	"img-src 'self'; font-src 'self'; connect-src 'self'; " \
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

static const struct pair security[] = {
	{ "Content-Security-Policy", CSP },
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "no-referrer" },
	{ "X-Frame-Options", "DENY" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ "Permissions-Policy", "camera=(), microphone=(), geolocation=(), "
	    "payment=(), usb=()" },
	{ "Cache-Control", "no-store" },
};

int
http_status_of(enum err_code code)
{
	static const int status[] = {
		[ERR_OK] = 200, [ERR_INVALID] = 400, [ERR_LOGIN] = 401,
		[ERR_FORBIDDEN] = 403, [ERR_NOT_FOUND] = 404,
		[ERR_CONFLICT] = 409, [ERR_LIMIT] = 413, [ERR_BUSY] = 503,
		[ERR_RETRY] = 503, [ERR_UNCERTAIN] = 503, [ERR_INTERNAL] = 500,
	};

	return status[code];
}

/* What people read when nobody made a better page. */
static const char *
sentence(int status)
{
	switch (status) {
	case 403:
		return "Dit verzoek kwam niet van een pagina van deze toepassing."
		    " Laad de pagina opnieuw en probeer het nog eens.\n";
	case 404:
		return "Deze pagina bestaat niet.\n";
	case 405:
		return "Dit kan hier niet.\n";
	case 413:
	case 431:
		return "Dit is te groot om te ontvangen.\n";
	case 503:
		return "Het is nu te druk. Probeer het over enkele seconden"
		    " opnieuw.\n";
	default:
		return status < 500 ? "Dit verzoek is niet te lezen.\n" :
		    "Er ging iets mis. Probeer het opnieuw.\n";
	}
}

void
response_init(struct http_response *resp, struct arena *a,
    const struct http_server *s)
{
	*resp = (struct http_response){
		.status = 200, .content_type = "text/html; charset=utf-8",
		.body = BUF_INIT(HTTP_ANSWER_MAX), .arena = a, .server = s,
	};
}

static bool
value_good(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7f)
			return false;
	return true;
}

static void
header_add(struct http_response *resp, const char *name, const char *value)
{
	char *n = arena_strdup(resp->arena, name);
	char *v = arena_strdup(resp->arena, value);

	if (n == NULL || v == NULL || !value_good(v) ||
	    resp->nheaders == HTTP_HEADERS_MAX)
		resp->failed = true;
	else
		resp->headers[resp->nheaders++] = (struct pair){ n, v };
}

void
http_set_header(struct http_response *resp, const char *name, const char *value)
{
	size_t kept = 0;

	for (size_t i = 0; i < resp->nheaders; i++)
		if (strcasecmp(resp->headers[i].name, name) != 0)
			resp->headers[kept++] = resp->headers[i];
	resp->nheaders = kept;
	header_add(resp, name, value);
}

/* Percent-encodes the bytes that are not in keep; NULL: no memory. */
static const char *
encode(struct arena *a, const char *s, const char *keep)
{
	static const char digits[] = "0123456789ABCDEF";
	char *out = arena_alloc(a, 3 * strlen(s) + 1), *p = out;

	for (; out != NULL && *s != '\0'; s++) {
		unsigned char b = (unsigned char)*s;

		if (strchr(keep, *s) != NULL) {
			*p++ = *s;
			continue;
		}
		*p++ = '%';
		*p++ = digits[b >> 4];
		*p++ = digits[b & 15];
	}
	return out;
}

#define UNRESERVED "abcdefghijklmnopqrstuvwxyz" \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"

void
http_redirect(struct http_response *resp, const char *path)
{
	const char *to;

	if (path[0] != '/' || path[1] == '/' || path[1] == '\\' ||
	    !value_good(path)) {
		resp->failed = true;
		return;
	}
	to = encode(resp->arena, path, UNRESERVED "/?#[]@!$&'()*+,;=:%");
	if (to == NULL) {
		resp->failed = true;
		return;
	}
	resp->status = 303;
	buf_clear(&resp->body);
	http_set_header(resp, MHD_HTTP_HEADER_LOCATION, to);
}

void
http_set_cookie(struct http_response *resp, const char *name,
    const char *value, int64_t max_age)
{
	bool secure = resp->server != NULL && resp->server->conf.secure;
	const char *age = "", *line;

	if (max_age >= 0)
		age = arena_printf(resp->arena, "; Max-Age=%lld",
		    (long long)max_age);
	line = arena_printf(resp->arena,
	    "%s%s=%s; Path=/; HttpOnly; SameSite=Strict%s%s",
	    secure ? "__Host-" : "", name, value, secure ? "; Secure" : "",
	    age == NULL ? "" : age);
	if (age == NULL || line == NULL || *name == '\0' ||
	    value[strspn(value, UNRESERVED "=")] != '\0' ||
	    name[strspn(name, UNRESERVED)] != '\0')
		resp->failed = true;
	else
		header_add(resp, MHD_HTTP_HEADER_SET_COOKIE, line);
}

void
http_attachment(struct http_response *resp, const char *content_type,
    const char *filename)
{
	const char *name = encode(resp->arena, filename, UNRESERVED);
	const char *line = name == NULL ? NULL : arena_printf(resp->arena,
	    "attachment; filename*=UTF-8''%s", name);

	if (line == NULL) {
		resp->failed = true;
		return;
	}
	resp->content_type = content_type;
	http_set_header(resp, MHD_HTTP_HEADER_CONTENT_DISPOSITION, line);
}

static bool
has(const struct http_response *resp, const char *name)
{
	for (size_t i = 0; resp != NULL && i < resp->nheaders; i++)
		if (strcasecmp(resp->headers[i].name, name) == 0)
			return true;
	return false;
}

void
response_security(const struct http_server *s,
    const struct http_response *resp, struct MHD_Response *m)
{
	for (size_t i = 0; i < sizeof(security) / sizeof(security[0]); i++)
		if (!has(resp, security[i].name))
			(void)MHD_add_response_header(m, security[i].name,
			    security[i].value);
	if (s->conf.secure)
		(void)MHD_add_response_header(m, "Strict-Transport-Security",
		    "max-age=31536000; includeSubDomains");
}

static void
pack(struct buf *b)
{
	z_stream z = { 0 };
	struct buf to = BUF_INIT(b->max);
	char part[16384];
	int rc = Z_OK;

	if (deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		return;
	z.next_in = (Bytef *)b->p;
	z.avail_in = (uInt)b->n;
	while (rc == Z_OK) {
		z.next_out = (Bytef *)part;
		z.avail_out = sizeof(part);
		rc = deflate(&z, Z_FINISH);
		buf_put(&to, part, sizeof(part) - z.avail_out);
	}
	(void)deflateEnd(&z);
	if (rc != Z_STREAM_END || buf_failed(&to)) {
		buf_free(&to);
		return;
	}
	buf_free(b);
	*b = to;
}

static bool
wants_gzip(const struct conn *c, const struct http_response *resp)
{
	const char *accept = MHD_lookup_connection_value(c->mhd,
	    MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_ENCODING);

	return c->server->conf.gzip_pages && resp->body.n >= GZIP_FROM &&
	    (strncmp(resp->content_type, "text/", 5) == 0 ||
	    strstr(resp->content_type, "json") != NULL) &&
	    list_has(accept, "gzip");
}

/* c->out holds the bytes until libmicrohttpd is done with them. */
static struct MHD_Response *
response_body(struct conn *c, struct http_response *resp, bool packed)
{
	struct MHD_Response *m;

	if (packed)
		pack(&resp->body);
	buf_free(&c->out);
	c->out = resp->body;
	resp->body = (struct buf){ 0 };
	m = MHD_create_response_from_buffer(c->out.n, c->out.p,
	    MHD_RESPMEM_PERSISTENT);
	if (m == NULL)
		return NULL;
	if (resp->content_type != NULL && c->out.n > 0)
		(void)MHD_add_response_header(m, MHD_HTTP_HEADER_CONTENT_TYPE,
		    resp->content_type);
	if (packed && c->out.n > 2 && (unsigned char)c->out.p[0] == 0x1f)
		(void)MHD_add_response_header(m,
		    MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
	if (c->server->conf.gzip_pages)
		(void)MHD_add_response_header(m, MHD_HTTP_HEADER_VARY,
		    "Accept-Encoding");
	return m;
}

static bool
response_good(const struct http_response *resp)
{
	return !resp->failed && !buf_failed(&resp->body) &&
	    resp->status >= 200 && resp->status <= 599;
}

static void
response_set(struct conn *c, struct http_response *resp)
{
	struct MHD_Response *m = NULL;

	if (resp->stream.next != NULL)
		m = stream_make(c, &resp->stream);
	else
		m = response_body(c, resp, wants_gzip(c, resp));
	buf_free(&resp->body);
	c->answer = m;
	c->status = resp->status;
	if (m == NULL)
		return;
	for (size_t i = 0; i < resp->nheaders; i++)
		if (MHD_add_response_header(m, resp->headers[i].name,
		    resp->headers[i].value) != MHD_YES)
			c->status = 500;
	response_security(c->server, resp, m);
	if (c->close || atomic_load(&c->server->stopping))
		(void)MHD_add_response_header(m, MHD_HTTP_HEADER_CONNECTION,
		    "close");
}

void
response_finish(struct conn *c, struct http_response *resp)
{
	struct http_stream_ask ask = resp->stream;

	if (response_good(resp) && (ask.next == NULL ||
	    (c->route->flags & HTTP_STREAM) != 0)) {
		response_set(c, resp);
		if (c->answer != NULL)
			return;
		c->why = "too many streams";
		buf_free(&resp->body);
		response_error(c, resp->arena, ask.next != NULL ? 503 : 500);
		return;
	}
	if (ask.next != NULL && ask.drop != NULL)
		ask.drop(ask.state);
	c->why = "the handler gave no good answer";
	buf_free(&resp->body);
	response_error(c, resp->arena, 500);
}

void
response_error(struct conn *c, struct arena *a, int status)
{
	struct http_server *s = c->server;
	struct http_request req;
	struct http_response resp;

	request_base(c, &req);
	req.arena = a;
	response_init(&resp, a, s);
	resp.status = status;
	if (s->conf.error_page != NULL)
		s->conf.error_page(s->ctx, a, &req, &resp);
	if (!response_good(&resp) || resp.body.n == 0 ||
	    resp.stream.next != NULL) {
		buf_free(&resp.body);
		response_init(&resp, a, s);
		resp.content_type = "text/plain; charset=utf-8";
		buf_puts(&resp.body, sentence(status));
	}
	resp.status = status;
	if (status == 503)
		http_set_header(&resp, MHD_HTTP_HEADER_RETRY_AFTER, "2");
	if (status == 405 && c->allow != NULL)
		http_set_header(&resp, MHD_HTTP_HEADER_ALLOW, c->allow);
	response_set(c, &resp);
}
