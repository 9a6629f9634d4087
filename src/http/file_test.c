/* Static files, and bytes saved on the line. */
#include "http/client_test.h"

#include "base/embed.h"

static void
show_long(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	(void)ctx;
	(void)a;
	(void)req;
	for (int i = 0; i < 200; i++)
		buf_puts(&resp->body, "<p>een lange bladzijde</p>\n");
}

static void
show_short(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	(void)ctx;
	(void)a;
	(void)req;
	buf_puts(&resp->body, "thuis");
}

static const struct http_route routes[] = {
	{ "GET", "/lang", show_long, NULL, 0, 0 },
	{ "GET", "/", show_short, NULL, 0, 0 },
};

#define CSS "body { color: black } body { color: black } " \
	"body { color: black } body { color: black } body { color: black } " \
	"body { color: black } body { color: black } body { color: black } "

static const struct embedded files[] = {
	{ "app.css", (const unsigned char *)CSS, sizeof(CSS) - 1 },
	{ NULL, NULL, 0 },
};

static int
start(void **state)
{
	struct http_config config = { .workers = 1, .files = files };

	(void)state;
	server = serve(&config, routes, COUNT(routes), NULL);
	return 0;
}

static void
a_static_file_is_asked_for_once(void **state)
{
	char tag[17], text[256];

	(void)state;
	http_file_tag(&files[0], tag);
	get(GET("/static/app.css", ""));
	assert_int_equal(r.status, 200);
	assert_string_equal(r.body, CSS);
	assert_true(has_header(&r, "Content-Type: text/css; charset=utf-8\r\n"));
	assert_true(has_header(&r, "Cache-Control: no-cache\r\n"));
	(void)snprintf(text, sizeof(text), GET("/static/app.css",
	    "If-None-Match: \"%s\"\r\n"), tag);
	get(text);
	assert_int_equal(r.status, 304);
	(void)snprintf(text, sizeof(text), GET("/static/app.css?v=%s", ""), tag);
	get(text);
	assert_true(has_header(&r, "Cache-Control: public, max-age=31536000, "
	    "immutable\r\n"));
	get(GET("/static/app.css?v=oud", ""));
	assert_true(has_header(&r, "Cache-Control: no-cache\r\n"));
	get(GET("/static/weg.css", ""));
	assert_int_equal(r.status, 404);
}

static void
a_static_file_is_compressed_for_who_can_read_it(void **state)
{
	(void)state;
	get(GET("/static/app.css", "Accept-Encoding: br, gzip;q=0.8\r\n"));
	assert_true(has_header(&r, "Content-Encoding: gzip\r\n"));
	assert_true(has_header(&r, "Vary: Accept-Encoding\r\n"));
	assert_true(r.n - (size_t)(r.body - r.all) < sizeof(CSS) / 2);
	get(GET("/static/app.css", "Accept-Encoding: gzip;q=0\r\n"));
	assert_string_equal(r.body, CSS);
}

static void
a_static_file_has_the_security_headers_too(void **state)
{
	(void)state;
	get(GET("/static/app.css", ""));
	assert_true(has_header(&r, "Content-Security-Policy: default-src 'none'"));
	assert_true(has_header(&r, "X-Content-Type-Options: nosniff\r\n"));
	assert_null(strcasestr(r.all, "no-store"));
}

static void
a_page_is_compressed_where_that_is_switched_on(void **state)
{
	struct http_config config = { .workers = 1, .gzip_pages = true };
	struct http_server *s = serve(&config, routes, COUNT(routes), NULL);

	(void)state;
	ask(http_port(s), GET("/lang", "Accept-Encoding: gzip\r\n"), &r);
	assert_true(has_header(&r, "Content-Encoding: gzip\r\n"));
	assert_true(has_header(&r, "Vary: Accept-Encoding\r\n"));
	assert_true(r.n < 1500);
	ask(http_port(s), GET("/", "Accept-Encoding: gzip\r\n"), &r);
	assert_string_equal(r.body, "thuis");
	assert_true(http_stop(s));
	get(GET("/lang", "Accept-Encoding: gzip\r\n"));
	assert_null(strcasestr(r.all, "Content-Encoding"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_static_file_is_asked_for_once),
		cmocka_unit_test(a_static_file_is_compressed_for_who_can_read_it),
		cmocka_unit_test(a_static_file_has_the_security_headers_too),
		cmocka_unit_test(a_page_is_compressed_where_that_is_switched_on),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
