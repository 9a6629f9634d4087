/* Static files: every answer is made once, at the start. */
#include "http/server.h"

#include <stdio.h>
#include <string.h>
#define ZLIB_CONST
#include <zlib.h>

#include "base/embed.h"

static const struct pair types[] = {
	{ ".css", "text/css; charset=utf-8" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".html", "text/html; charset=utf-8" },
	{ ".txt", "text/plain; charset=utf-8" },
	{ ".json", "application/json" },
	{ ".svg", "image/svg+xml" },
	{ ".webmanifest", "application/manifest+json" },
	{ ".png", "image/png" },
	{ ".ico", "image/x-icon" },
	{ ".woff2", "font/woff2" },
	{ ".pdf", "application/pdf" },
};

static const char *
type_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot != NULL &&
	    i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(dot, types[i].name) == 0)
			return types[i].value;
	return "application/octet-stream";
}

void
http_file_tag(const struct embedded *file, char tag[17])
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < file->size; i++)
		h = (h ^ file->data[i]) * 1099511628211u;
	(void)snprintf(tag, 17, "%016llx", (unsigned long long)h);
}

/* Best compression: it happens once. Empty when it does not help. */
static void
squeeze(const struct embedded *e, struct buf *to)
{
	char part[16384];
	z_stream z = { 0 };
	int rc = Z_OK;

	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		return;
	z.next_in = (z_const Bytef *)e->data;
	z.avail_in = (uInt)e->size;
	while (rc == Z_OK) {
		z.next_out = (Bytef *)part;
		z.avail_out = sizeof(part);
		rc = deflate(&z, Z_FINISH);
		buf_put(to, part, sizeof(part) - z.avail_out);
	}
	(void)deflateEnd(&z);
	if (rc != Z_STREAM_END || buf_failed(to) || to->n + 64 > e->size)
		buf_free(to);
}

/* The compressed form is other bytes, so it has another strong ETag. */
static void
file_headers(const struct http_server *s, const struct file *f, bool packed,
    bool ever, struct MHD_Response *m)
{
	struct http_response given = {
		.headers = { { "Cache-Control", ever ?
		    "public, max-age=31536000, immutable" : "no-cache" } },
		.nheaders = 1,
	};
	char etag[24];

	(void)snprintf(etag, sizeof(etag), "\"%s%s\"", f->tag,
	    packed ? "-z" : "");
	(void)MHD_add_response_header(m, MHD_HTTP_HEADER_ETAG, etag);
	(void)MHD_add_response_header(m, MHD_HTTP_HEADER_VARY,
	    "Accept-Encoding");
	(void)MHD_add_response_header(m, given.headers[0].name,
	    given.headers[0].value);
	response_security(s, &given, m);
}

static struct MHD_Response *
file_answer(const struct http_server *s, const struct file *f,
    const void *data, size_t n, bool packed, bool ever)
{
	union {
		const void	*in;
		void		*out;
	} bytes = { .in = data };	/* only read, but not declared so */
	struct MHD_Response *m = MHD_create_response_from_buffer(n, bytes.out,
	    MHD_RESPMEM_PERSISTENT);

	if (m == NULL)
		return NULL;
	if (n > 0)
		(void)MHD_add_response_header(m, MHD_HTTP_HEADER_CONTENT_TYPE,
		    type_of(f->name));
	if (packed && n > 0)
		(void)MHD_add_response_header(m,
		    MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
	file_headers(s, f, packed, ever, m);
	return m;
}

static bool
file_make(const struct http_server *s, const struct embedded *e,
    struct file *f)
{
	bool ok = true;

	*f = (struct file){ .name = e->name, .packed = BUF_INIT(e->size + 64) };
	http_file_tag(e, f->tag);
	if (strncmp(type_of(e->name), "font/", 5) != 0)
		squeeze(e, &f->packed);
	for (int ever = 0; ever < 2; ever++) {
		f->answer[0][ever] = file_answer(s, f, e->data, e->size, false,
		    ever);
		f->same[0][ever] = file_answer(s, f, NULL, 0, false, ever);
		ok = ok && f->answer[0][ever] != NULL &&
		    f->same[0][ever] != NULL;
		if (f->packed.n == 0)
			continue;
		f->answer[1][ever] = file_answer(s, f, f->packed.p,
		    f->packed.n, true, ever);
		f->same[1][ever] = file_answer(s, f, NULL, 0, true, ever);
		ok = ok && f->answer[1][ever] != NULL &&
		    f->same[1][ever] != NULL;
	}
	return ok;
}

enum err_code
files_start(struct http_server *s, struct err *err)
{
	const struct embedded *list = s->conf.files;
	size_t n = 0;

	while (list != NULL && list[n].name != NULL)
		n++;
	if (n == 0)
		return ERR_OK;
	if ((s->files = arena_new(s->memory, struct file, n)) == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for files");
	for (; s->nfiles < n; s->nfiles++)
		if (!file_make(s, &list[s->nfiles], &s->files[s->nfiles]))
			return FAIL(err, ERR_LIMIT, "no memory for a file");
	return ERR_OK;
}

static void
answer_free(struct MHD_Response *m)
{
	if (m != NULL)
		MHD_destroy_response(m);
}

void
files_stop(struct http_server *s)
{
	for (size_t i = 0; i < s->nfiles; i++) {
		struct file *f = &s->files[i];

		for (int k = 0; k < 4; k++) {
			answer_free(f->answer[k / 2][k % 2]);
			answer_free(f->same[k / 2][k % 2]);
		}
		buf_free(&f->packed);
	}
	s->nfiles = 0;
}

static struct file *
file_named(const struct http_server *s, const char *name)
{
	for (size_t i = 0; i < s->nfiles; i++)
		if (strcmp(s->files[i].name, name) == 0)
			return &s->files[i];
	return NULL;
}

/* Without the -z, since a tag of either form means the same content. */
static bool
etag_same(const struct conn *c, const struct file *f, bool packed)
{
	const char *list = MHD_lookup_connection_value(c->mhd,
	    MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);
	char etag[24];

	(void)snprintf(etag, sizeof(etag), "\"%s%s\"", f->tag,
	    packed ? "-z" : "");
	return list != NULL && strstr(list, etag) != NULL;
}

bool
file_find(struct conn *c, const char *path)
{
	const struct http_server *s = c->server;
	size_t n = strlen(s->conf.files_prefix);
	struct file *f;
	bool packed, ever;

	if (strncmp(path, s->conf.files_prefix, n) != 0 ||
	    (f = file_named(s, path + n)) == NULL)
		return false;
	packed = f->packed.n > 0 && list_has(MHD_lookup_connection_value(
	    c->mhd, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_ENCODING), "gzip");
	ever = c->query != NULL && strncmp(c->query, "v=", 2) == 0 &&
	    strcmp(c->query + 2, f->tag) == 0;
	c->route_name = s->conf.files_prefix;
	c->shared = true;
	c->status = etag_same(c, f, packed) ? 304 : 200;
	c->answer = c->status == 304 ? f->same[packed][ever] :
	    f->answer[packed][ever];
	return true;
}
