/* What a well-behaved client gets. */
#include "http/client_test.h"

static void
show_id(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	int64_t id;

	(void)ctx;
	(void)a;
	if (!http_param_id(req, "id", &id))
		resp->status = 404;
	else
		buf_printf(&resp->body, "dossier %lld", (long long)id);
}

static void
show_fields(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	(void)ctx;
	(void)a;
	resp->content_type = "text/plain; charset=utf-8";
	buf_printf(&resp->body, "%s|%s|%s|%s|%zu", req->path,
	    http_query(req, "q") == NULL ? "-" : http_query(req, "q"),
	    http_form(req, "tekst") == NULL ? "-" : http_form(req, "tekst"),
	    http_cookie(req, "sessie") == NULL ? "-" :
	    http_cookie(req, "sessie"), req->nbody);
}

static void
set_things(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	const char *to = http_query(req, "naar");

	(void)ctx;
	(void)a;
	http_set_cookie(resp, "sessie", "abc-123", 3600);
	if (to != NULL)
		http_redirect(resp, to);
	if (http_query(req, "kop") != NULL)
		http_set_header(resp, "X-Kop", http_query(req, "kop"));
	if (http_query(req, "bewaar") != NULL)
		http_attachment(resp, "text/csv", http_query(req, "bewaar"));
}

static void
show_text(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	(void)ctx;
	(void)a;
	buf_puts(&resp->body, req->arg == NULL ? req->remote : req->arg);
}

static void
make_too_much(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	(void)ctx;
	(void)a;
	(void)req;
	while (!buf_failed(&resp->body))
		buf_puts(&resp->body, "veel te veel, en dat gaat maar door. ");
}

static const struct http_route routes[] = {
	{ "GET", "/dossier/{id}", show_id, NULL, 0, 0 },
	{ "GET", "/dossier/nieuw", show_text, "een nieuw dossier", 0, 0 },
	{ "POST", "/dossier/{id}", show_id, NULL, 0, 0 },
	{ "GET", "/velden/{naam}", show_fields, NULL, 0, 0 },
	{ "POST", "/velden", show_fields, NULL, 0, 0 },
	{ "POST", "/api/velden", show_fields, NULL, 0, HTTP_NO_ORIGIN_CHECK },
	{ "GET", "/zet", set_things, NULL, 0, 0 },
	{ "GET", "/adres", show_text, NULL, 0, 0 },
	{ "GET", "/te-groot", make_too_much, NULL, 0, 0 },
	{ "GET", "/", show_text, "thuis", 0, 0 },
};

static int
start(void **state)
{
	struct http_config config = { .workers = 4 };

	(void)state;
	server = serve(&config, routes, COUNT(routes), NULL);
	return 0;
}

static void
a_parameter_of_the_path_reaches_the_handler(void **state)
{
	(void)state;
	get(GET("/dossier/9223372036854775807", ""));
	assert_int_equal(r.status, 200);
	assert_string_equal(r.body, "dossier 9223372036854775807");
}

static void
a_parameter_that_is_no_id_is_not_found(void **state)
{
	static const char *const bad[] = { GET("/dossier/0", ""),
		GET("/dossier/9223372036854775808", ""), GET("/dossier/-1", ""),
		GET("/dossier/1x", ""), GET("/dossier/007", "") };

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		get(bad[i]);
		assert_int_equal(r.status, 404);
	}
}

static void
a_literal_segment_beats_a_word(void **state)
{
	(void)state;
	get(GET("/dossier/nieuw", ""));
	assert_string_equal(r.body, "een nieuw dossier");
}

static void
two_requests_share_a_line(void **state)
{
	int fd = dial(http_port(server));

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_true(tell(fd, GET("/", ""), strlen(GET("/", ""))));
		hear(fd, false, &r);
		assert_string_equal(r.body, "thuis");
	}
	(void)close(fd);
}

static void
requests_sent_before_the_answer_are_answered_in_order(void **state)
{
	const char *two = GET("/", "") GET("/dossier/2", "Connection: close\r\n");
	int fd = dial(http_port(server));
	ssize_t n;
	size_t have = 0;

	(void)state;
	assert_true(tell(fd, two, strlen(two)));
	while ((n = recv(fd, r.all + have, sizeof(r.all) - 1 - have, 0)) > 0)
		have += (size_t)n;
	r.all[have] = '\0';
	(void)close(fd);
	assert_non_null(strstr(r.all, "thuis"));
	assert_non_null(strstr(strstr(r.all, "thuis"), "dossier 2"));
}

static void
head_is_get_without_the_body(void **state)
{
	(void)state;
	get("HEAD / HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n");
	assert_int_equal(r.status, 200);
	assert_true(has_header(&r, "Content-Length: 5\r\n"));
	assert_string_equal(r.body, "");
}

static void
path_query_and_form_arrive_decoded(void **state)
{
	(void)state;
	get(GET("/velden/Aar%C3%B3n%20B?q=a%26b+c", ""));
	assert_string_equal(r.body, "/velden/Aar\xc3\xb3n B|a&b c|-|-|0");
	get("POST /velden HTTP/1.1\r\n" HOST "Content-Length: 16\r\n"
	    "Content-Type: application/x-www-form-urlencoded; charset=UTF-8"
	    "\r\n\r\ntekst=een+%c3%a9");
	assert_string_equal(r.body, "/velden|-|een \xc3\xa9|-|16");
}

static void
a_broken_query_or_form_is_refused(void **state)
{
	(void)state;
	get(GET("/velden/a?q=%zz", ""));
	assert_int_equal(r.status, 400);
	get(GET("/velden/a?q=%00", ""));
	assert_int_equal(r.status, 400);
	get("POST /velden HTTP/1.1\r\n" HOST "Content-Length: 9\r\n"
	    "Content-Type: application/x-www-form-urlencoded\r\n\r\ntekst=%ff");
	assert_int_equal(r.status, 400);
}

static void
what_is_not_there_is_not_found(void **state)
{
	(void)state;
	get(GET("/nergens", ""));
	assert_int_equal(r.status, 404);
	assert_string_equal(r.body, "Deze pagina bestaat niet.\n");
	get(GET("/dossier/1/", ""));
	assert_int_equal(r.status, 404);
}

static void
a_wrong_method_hears_which_ones_are_right(void **state)
{
	(void)state;
	get("DELETE /dossier/1 HTTP/1.1\r\n" HOST "\r\n");
	assert_int_equal(r.status, 405);
	assert_true(has_header(&r, "Allow: GET, HEAD, POST\r\n"));
}

static void
every_answer_has_the_security_headers(void **state)
{
	static const char *const of[] = { GET("/", ""), GET("/nergens", ""),
		GET("/zet?naar=/", ""),
		"GET / HTTP/1.1\r\n" HOST HOST "\r\n" };

	(void)state;
	for (size_t i = 0; i < COUNT(of); i++) {
		get(of[i]);
		assert_true(has_header(&r, "Content-Security-Policy: "
		    "default-src 'none'; script-src 'self'; style-src 'self'; "));
		assert_true(has_header(&r, "X-Content-Type-Options: nosniff\r\n"));
		assert_true(has_header(&r, "Referrer-Policy: no-referrer\r\n"));
		assert_true(has_header(&r, "X-Frame-Options: DENY\r\n"));
		assert_true(has_header(&r, "Cross-Origin-Opener-Policy: "
		    "same-origin\r\n"));
		assert_true(has_header(&r, "Permissions-Policy: "));
		assert_true(has_header(&r, "Cache-Control: no-store"));
		assert_null(strcasestr(r.all, "Strict-Transport-Security"));
	}
}

static void
cookies_are_strict_and_read_back(void **state)
{
	(void)state;
	get(GET("/zet", ""));
	assert_true(has_header(&r, "Set-Cookie: sessie=abc-123; Path=/; "
	    "HttpOnly; SameSite=Strict; Max-Age=3600\r\n"));
	get(GET("/velden/a", "Cookie: x=1; sessie=abc-123; y=2\r\n"));
	assert_string_equal(r.body, "/velden/a|-|-|abc-123|0");
	get(GET("/velden/a", "Cookie: xsessie=abc\r\n"));
	assert_string_equal(r.body, "/velden/a|-|-|-|0");
}

static void
a_cookie_that_comes_twice_is_none(void **state)
{
	(void)state;
	get(GET("/velden/a", "Cookie: sessie=een; sessie=twee\r\n"));
	assert_string_equal(r.body, "/velden/a|-|-|-|0");
}

#define POST(path, headers) "POST " path " HTTP/1.1\r\n" HOST headers \
	"Content-Length: 0\r\n\r\n"

static void
over_https_cookies_and_forms_belong_to_the_host(void **state)
{
	struct http_config config = { .workers = 1, .secure = true };
	struct http_server *s = serve(&config, routes, COUNT(routes), NULL);

	(void)state;
	ask(http_port(s), GET("/zet", ""), &r);
	assert_true(has_header(&r, "Set-Cookie: __Host-sessie=abc-123; Path=/;"
	    " HttpOnly; SameSite=Strict; Secure; Max-Age=3600\r\n"));
	assert_true(has_header(&r, "Strict-Transport-Security: max-age="));
	ask(http_port(s), GET("/velden/a", "Cookie: sessie=x\r\n"), &r);
	assert_string_equal(r.body, "/velden/a|-|-|-|0");
	ask(http_port(s), GET("/velden/a", "Cookie: __Host-sessie=x\r\n"), &r);
	assert_string_equal(r.body, "/velden/a|-|-|x|0");
	ask(http_port(s), POST("/velden", "Origin: null\r\n"), &r);
	assert_int_equal(r.status, 403);
	ask(http_port(s), POST("/velden", "Origin: http://localhost\r\n"), &r);
	assert_int_equal(r.status, 403);
	ask(http_port(s), POST("/velden", "Origin: https://localhost\r\n"), &r);
	assert_int_equal(r.status, 200);
	assert_true(http_stop(s));
}

static void
a_redirect_stays_with_us(void **state)
{
	(void)state;
	get(GET("/zet?naar=/dossier/1%3Fa%3D%C3%A9%20b", ""));
	assert_int_equal(r.status, 303);
	assert_true(has_header(&r, "Location: /dossier/1?a=%C3%A9%20b\r\n"));
	get(GET("/zet?naar=//elders.example/", ""));
	assert_int_equal(r.status, 500);
	get(GET("/zet?naar=https://elders.example/", ""));
	assert_int_equal(r.status, 500);
}

static void
a_header_cannot_be_smuggled_in(void **state)
{
	(void)state;
	get(GET("/zet?kop=a%0Ab:%20c", ""));
	assert_int_equal(r.status, 500);
	assert_null(strstr(r.all, "b: c"));
	get(GET("/zet?bewaar=%22a%0A%C3%A9.csv", ""));
	assert_true(has_header(&r, "Content-Disposition: attachment; "
	    "filename*=UTF-8''%22a%0A%C3%A9.csv\r\n"));
}

static void
an_answer_over_the_limit_is_a_failure(void **state)
{
	(void)state;
	get(GET("/te-groot", ""));
	assert_int_equal(r.status, 500);
}

static void
a_form_of_another_site_is_refused(void **state)
{
	static const struct {
		int		 status;
		const char	*text;
	} of[] = {
		{ 200, POST("/velden", "Sec-Fetch-Site: same-origin\r\n") },
		{ 200, POST("/velden", "Sec-Fetch-Site: same-origin\r\n"
		    "Origin: null\r\n") },
		{ 403, POST("/velden", "Sec-Fetch-Site: same-site\r\n") },
		{ 403, POST("/velden", "Sec-Fetch-Site: cross-site\r\n"
		    "Origin: http://localhost\r\n") },
		{ 200, POST("/velden", "Origin: http://localhost\r\n") },
		{ 403, POST("/velden", "Origin: http://localhost.kwaad\r\n") },
		{ 403, POST("/velden", "Sec-Fetch-Site: cross-site\r\n"
		    "Origin: null\r\n") },
		{ 200, POST("/velden", "Origin: null\r\n") },
		{ 200, POST("/velden", "") },
		{ 200, POST("/api/velden", "Origin: http://elders\r\n") },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(of); i++) {
		get(of[i].text);
		assert_int_equal(r.status, of[i].status);
	}
}

static void
behind_a_proxy_the_last_address_counts(void **state)
{
	struct http_config config = { .workers = 1, .proxy = "192.0.2.1, 127.0.0.1" };
	struct http_config other = { .workers = 1, .proxy = "192.0.2.1" };
	struct http_server *s = serve(&config, routes, COUNT(routes), NULL);

	(void)state;
	ask(http_port(s), GET("/adres", "X-Forwarded-For: 6.6.6.6, "
	    "192.0.2.7\r\n"), &r);
	assert_string_equal(r.body, "192.0.2.7");
	ask(http_port(s), GET("/adres", "X-Forwarded-For: onzin\r\n"), &r);
	assert_string_equal(r.body, "127.0.0.1");
	/* Some proxies write a header of their own behind that of the client. */
	ask(http_port(s), GET("/adres", "X-Forwarded-For: 6.6.6.6\r\n"
	    "X-Forwarded-For: 192.0.2.7\r\n"), &r);
	assert_string_equal(r.body, "192.0.2.7");
	assert_true(http_stop(s));
	/* Who is not the proxy is not believed. */
	s = serve(&other, routes, COUNT(routes), NULL);
	ask(http_port(s), GET("/adres", "X-Forwarded-For: 192.0.2.7\r\n"), &r);
	assert_string_equal(r.body, "127.0.0.1");
	assert_true(http_stop(s));
	get(GET("/adres", "X-Forwarded-For: 192.0.2.7\r\n"));
	assert_string_equal(r.body, "127.0.0.1");
}

static void
make_problem(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	(void)ctx;
	(void)a;
	resp->content_type = "application/problem+json";
	buf_printf(&resp->body, "{\"status\":%d,\"path\":\"%s\"}", resp->status,
	    req->path);
}

struct noted {
	int	 status, n;
	char	 route[32], why[64];
};

static void
note(void *ctx, const struct http_event *e)
{
	struct noted *noted = ctx;

	noted->n++;
	noted->status = e->status;
	(void)snprintf(noted->route, sizeof(noted->route), "%s", e->route);
	(void)snprintf(noted->why, sizeof(noted->why), "%s", e->why);
}

static void
an_error_has_the_page_and_the_log_line_of_the_caller(void **state)
{
	struct noted noted = { 0 };
	struct http_config config = { .workers = 1, .error_page = make_problem,
	    .log = note };
	struct http_server *s = serve(&config, routes, COUNT(routes), &noted);

	(void)state;
	ask(http_port(s), GET("/jansen", ""), &r);
	assert_int_equal(r.status, 404);
	assert_true(has_header(&r, "Content-Type: application/problem+json"));
	assert_string_equal(r.body, "{\"status\":404,\"path\":\"/jansen\"}");
	assert_string_equal(noted.route, "-");	/* no path: names of people */
	ask(http_port(s), "GET / HTTP/1.1\r\n" HOST HOST "\r\n", &r);
	assert_string_equal(r.body, "{\"status\":400,\"path\":\"\"}");
	assert_string_equal(noted.why, "not exactly one Host");
	ask(http_port(s), GET("/dossier/nee", ""), &r);
	assert_string_equal(noted.route, "/dossier/{id}");
	ask(http_port(s), GET("/", ""), &r);
	assert_true(http_stop(s));
	assert_int_equal(noted.n, 3);
}

static void
a_start_that_cannot_work_is_refused(void **state)
{
	static const struct http_route twice[] = {
		{ "GET", "/a/{x}", show_id, NULL, 0, 0 },
		{ "GET", "/a/{y}", show_id, NULL, 0, 0 },
	};
	struct http_config config = { .listen = "127.0.0.1" };
	struct http_server *s = NULL;
	struct err err;
	char taken[32];

	(void)state;
	assert_int_equal(http_start(&config, routes, 1, NULL, &s, &err),
	    ERR_INVALID);
	config.listen = "127.0.0.1:0";
	assert_int_equal(http_start(&config, twice, 2, NULL, &s, &err),
	    ERR_INVALID);
	(void)snprintf(taken, sizeof(taken), "127.0.0.1:%u", http_port(server));
	config.listen = taken;
	assert_int_equal(http_start(&config, routes, 1, NULL, &s, &err),
	    ERR_BUSY);
	assert_null(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_parameter_of_the_path_reaches_the_handler),
		cmocka_unit_test(a_parameter_that_is_no_id_is_not_found),
		cmocka_unit_test(a_literal_segment_beats_a_word),
		cmocka_unit_test(two_requests_share_a_line),
		cmocka_unit_test(
		    requests_sent_before_the_answer_are_answered_in_order),
		cmocka_unit_test(head_is_get_without_the_body),
		cmocka_unit_test(path_query_and_form_arrive_decoded),
		cmocka_unit_test(a_broken_query_or_form_is_refused),
		cmocka_unit_test(what_is_not_there_is_not_found),
		cmocka_unit_test(a_wrong_method_hears_which_ones_are_right),
		cmocka_unit_test(every_answer_has_the_security_headers),
		cmocka_unit_test(cookies_are_strict_and_read_back),
		cmocka_unit_test(a_cookie_that_comes_twice_is_none),
		cmocka_unit_test(over_https_cookies_and_forms_belong_to_the_host),
		cmocka_unit_test(a_redirect_stays_with_us),
		cmocka_unit_test(a_header_cannot_be_smuggled_in),
		cmocka_unit_test(an_answer_over_the_limit_is_a_failure),
		cmocka_unit_test(a_form_of_another_site_is_refused),
		cmocka_unit_test(behind_a_proxy_the_last_address_counts),
		cmocka_unit_test(
		    an_error_has_the_page_and_the_log_line_of_the_caller),
		cmocka_unit_test(a_start_that_cannot_work_is_refused),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
