/* What a request must look like before anything else looks at it. Two readers
 * of one stream that disagree on where a request ends (ours and a proxy) let a
 * stranger put words in the next user's request, so doubt is refused. */
#include "http/server.h"

#include <string.h>
#include <strings.h>

#include "text/form.h"
#include "text/utf8.h"

#define HEADERS_MAX 100

struct seen {
	unsigned	 hosts, lengths, encodings, n;
	bool		 chunked;
	const char	*host, *length;
	const char	*last;		/* end of the value before */
	const char	*why;
};

/* Between two strings that libmicrohttpd cut out of one buffer stand only the
 * bytes that it took off. Others mean that a NUL ended a string early, or that
 * a header went on on the next line. From 1.0 on it refuses both itself. */
static bool
adjoins(const char *end, const char *next, const char *allowed)
{
	if (MHD_VERSION >= 0x01000000)
		return true;
	if (next <= end || next - end > 64)
		return false;
	for (; end < next; end++)
		if (*end != '\0' && strchr(allowed, *end) == NULL)
			return false;
	return true;
}

static bool
token(const char *s)
{
	return *s != '\0' && s[strspn(s, "!#$%&'*+-.^_`|~0123456789"
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '\0';
}

static bool
printable(const char *s)
{
	for (; *s != '\0'; s++)
		if (((unsigned char)*s < 0x20 && *s != '\t') || *s == 0x7f)
			return false;
	return true;
}

static enum MHD_Result
guard_header(void *cls, enum MHD_ValueKind kind, const char *name,
    const char *value)
{
	struct seen *seen = cls;

	(void)kind;
	if (value == NULL || !token(name) || !printable(value))
		seen->why = "bad byte in a header";
	else if ((seen->last != NULL && !adjoins(seen->last, name, "\r\n")) ||
	    !adjoins(name + strlen(name), value, " \t"))
		seen->why = "NUL or fold in a header";
	else if (++seen->n > HEADERS_MAX)
		seen->why = "too many headers";
	if (seen->why != NULL)
		return MHD_NO;
	seen->last = value + strlen(value);
	if (strcasecmp(name, MHD_HTTP_HEADER_HOST) == 0) {
		seen->hosts++;
		seen->host = value;
	} else if (strcasecmp(name, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0) {
		seen->lengths++;
		seen->length = value;
	} else if (strcasecmp(name, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0) {
		seen->encodings++;
		seen->chunked = strcasecmp(value, "chunked") == 0;
	}
	return MHD_YES;
}

static bool
host_good(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789.-_:[]"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	return n > 0 && n < 256 && s[n] == '\0';
}

static bool
length_read(const char *s, uint64_t *out)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0 || n > 18 || s[n] != '\0')
		return false;
	for (*out = 0; *s != '\0'; s++)
		*out = *out * 10 + (uint64_t)(*s - '0');
	return true;
}

static const char *
ambiguous(const struct conn *c, const struct seen *seen, const char *version,
    const char *end)
{
	if (seen->why != NULL)
		return seen->why;
	if (seen->last != NULL && !adjoins(seen->last, end, "\r\n"))
		return "NUL or fold in the last header";
	if (!adjoins(c->uri + c->raw.n, version, ""))
		return "NUL or blank in the request line";
	if (seen->hosts != 1 || !host_good(seen->host))
		return "not exactly one Host";
	if (seen->lengths + seen->encodings > 1)
		return "two lengths";
	if (seen->encodings == 1 && !seen->chunked)
		return "unknown Transfer-Encoding";
	return NULL;
}

int
guard_head(struct conn *c, const char *version, uint64_t *length_out,
    bool *body_out, const char **why)
{
	const union MHD_ConnectionInfo *size = MHD_get_connection_info(c->mhd,
	    MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
	struct seen seen = { 0 };

	*length_out = 0;
	*body_out = true;	/* until we know better */
	if (strcmp(version, "HTTP/1.1") != 0 && strcmp(version, "HTTP/1.0") != 0)
		return *why = "unknown version", 400;
	if (c->raw.failed || size == NULL || size->header_size > HTTP_HEAD_MAX)
		return *why = "head too long", 431;
	(void)MHD_get_connection_values(c->mhd, MHD_HEADER_KIND, guard_header,
	    &seen);
	if ((*why = ambiguous(c, &seen, version,
	    c->line + size->header_size)) != NULL)
		return 400;
	if (seen.length != NULL && !length_read(seen.length, length_out))
		return *why = "bad Content-Length", 400;
	if (seen.chunked)
		return *why = "chunked body", 411;
	*body_out = *length_out > 0;
	if (*body_out && (c->head || strcmp(c->method, "GET") == 0))
		return *why = "body with GET", 400;
	return 0;
}

/* No segment that is empty, "." or "..": what is one page has one name. */
static bool
segment_good(const char *s)
{
	size_t n = strcspn(s, "/");

	return (n > 0 || *s == '\0') && !(n == 1 && s[0] == '.') &&
	    !(n == 2 && s[0] == '.' && s[1] == '.');
}

static bool
path_good(const char *path)
{
	if (*path != '/' || !utf8_plain(path, strlen(path)))
		return false;
	for (const char *p = path; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == '\\' ||
		    (*p == '/' && !segment_good(p + 1)))
			return false;
	return true;
}

/* Splits "path?query" in c->raw and decodes the path where it stands. A slash
 * that was encoded is refused: a proxy may have seen another path than we. */
int
guard_path(struct conn *c, const char **why)
{
	char *path = c->raw.p, *query;

	if (path != NULL && (query = strchr(path, '?')) != NULL) {
		*query = '\0';
		c->query = query + 1;
	}
	if (path != NULL && strcasestr(path, "%2f") == NULL &&
	    form_decode(path, path, strlen(path), false) && path_good(path))
		return 0;
	if (path != NULL)
		*path = '\0';
	*why = "bad path";
	return 400;
}

/* Whether a page of ours sent this. Browsers say where a request comes from in
 * Sec-Fetch-Site, or in Origin where they do not trust the line. Others than
 * browsers send neither and carry nobody's cookies. Without https a browser
 * sends no Sec-Fetch-Site and, for our no-referrer, "null" as Origin even from
 * our own form: there SameSite and the token of the form must do. */
bool
guard_origin(const struct conn *c)
{
	const char *site = MHD_lookup_connection_value(c->mhd, MHD_HEADER_KIND,
	    "Sec-Fetch-Site");
	const char *origin = MHD_lookup_connection_value(c->mhd,
	    MHD_HEADER_KIND, MHD_HTTP_HEADER_ORIGIN);
	const char *host = MHD_lookup_connection_value(c->mhd, MHD_HEADER_KIND,
	    MHD_HTTP_HEADER_HOST);

	if (site != NULL)
		return strcmp(site, "same-origin") == 0 ||
		    strcmp(site, "none") == 0;
	if (origin == NULL)
		return true;
	if (strncmp(origin, "https://", 8) == 0)
		return strcasecmp(origin + 8, host) == 0;
	if (c->server->conf.secure)
		return false;
	return strcmp(origin, "null") == 0 ||
	    (strncmp(origin, "http://", 7) == 0 &&
	    strcasecmp(origin + 7, host) == 0);
}
