/* What a broken, slow or hostile client gets. */
#include "http/client_test.h"

#include <time.h>

#include "os/clock.h"

static void
show_size(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	(void)ctx;
	(void)a;
	buf_printf(&resp->body, "%zu", req->nbody);
}

static const struct http_route routes[] = {
	{ "GET", "/", show_size, NULL, 0, 0 },
	{ "POST", "/", show_size, NULL, 0, 0 },
	{ "POST", "/groot", show_size, NULL, (size_t)2 << 20, 0 },
};

static int
start(void **state)
{
	struct http_config config = {
		.workers = 4, .body_limit = 100000, .head_timeout_s = 1,
		.body_timeout_s = 1, .send_timeout_s = 1, .idle_s = 1,
	};

	(void)state;
	server = serve(&config, routes, COUNT(routes), NULL);
	return 0;
}

#define TEXT(s) s, sizeof(s) - 1

static const struct {
	const char	*what;
	int		 status;	/* 0: the line is closed, no answer */
	const char	*text;
	size_t		 n;
} hostile[] = {
	{ "a length and an encoding", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") },
	{ "an encoding and a length", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n") },
	{ "two lengths", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde") },
	{ "the same length twice", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd") },
	{ "two encodings", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"
	    "\r\n0\r\n\r\n") },
	{ "a strange encoding", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n") },
	{ "a list of encodings", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n") },
	{ "an encoding with a tail", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Transfer-Encoding: chunked \r\n\r\n0\r\n\r\n") },
	{ "chunks", 411, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n") },
	{ "a length with a sign", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Content-Length: +4\r\n\r\nabcd") },
	{ "a negative length", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Content-Length: -4\r\n\r\nabcd") },
	{ "a hexadecimal length", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Content-Length: 0x4\r\n\r\nabcd") },
	{ "a list of lengths", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Content-Length: 4, 4\r\n\r\nabcd") },
	{ "an endless length", 413, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Content-Length: 99999999999999999999\r\n\r\n") },
	{ "a length past 64 bits", 413, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Content-Length: 18446744073709551620\r\n\r\nabcd") },
	{ "no length in the header", 400, TEXT("POST / HTTP/1.1\r\n" HOST
	    "Content-Length:\r\n\r\n") },
	{ "a space before the colon", 400, TEXT("GET / HTTP/1.1\r\n" HOST
	    "X : y\r\n\r\n") },
	{ "a length with a space before the colon", 400, TEXT(
	    "POST / HTTP/1.1\r\n" HOST "Content-Length : 4\r\n\r\nabcd") },
	{ "no Host", 400, TEXT("GET / HTTP/1.1\r\n\r\n") },
	{ "two Hosts", 400, TEXT("GET / HTTP/1.1\r\n" HOST HOST "\r\n") },
	{ "a bad Host", 400, TEXT("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n") },
	{ "an empty Host", 400, TEXT("GET / HTTP/1.1\r\nHost:\r\n\r\n") },
	{ "NUL in a header", 400, TEXT("GET / HTTP/1.1\r\n" HOST
	    "X-A: a\0b\r\nX-B: c\r\n\r\n") },
	{ "NUL in the last header", 400, TEXT("GET / HTTP/1.1\r\n" HOST
	    "X-A: a\0b\r\n\r\n") },
	{ "NUL in the name of a header", 400, TEXT("GET / HTTP/1.1\r\n" HOST
	    "X\0A: b\r\n\r\n") },
	{ "NUL in Host", 400, TEXT("GET / HTTP/1.1\r\nHost: localhost\0.x\r\n"
	    "X-B: c\r\n\r\n") },
	{ "NUL in the path", 400, TEXT("GET /\0a HTTP/1.1\r\n" HOST "\r\n") },
	{ "a control character in a header", 400, TEXT("GET / HTTP/1.1\r\n"
	    HOST "X-A: a\x01" "b\r\n\r\n") },
	{ "a bare CR in a header", 400, TEXT("GET / HTTP/1.1\r\n" HOST
	    "X-A: a\rX-B: b\r\n\r\n") },
	{ "a header on two lines", 400, TEXT("GET / HTTP/1.1\r\n" HOST
	    "X-A: a\r\n b\r\nX-B: c\r\n\r\n") },
	{ "a last header on two lines", 400, TEXT("GET / HTTP/1.1\r\n" HOST
	    "X-A: a\r\n b\r\n\r\n") },
	{ "a header without a name", 400, TEXT("GET / HTTP/1.1\r\n" HOST
	    ": a\r\n\r\n") },
	{ "a header without a colon", 400, TEXT("GET / HTTP/1.1\r\n" HOST
	    "X-A\r\n\r\n") },
	{ "a fold before the first header", 400, TEXT("GET / HTTP/1.1\r\n"
	    " X-A: b\r\n" HOST "\r\n") },
	{ "a space in the path", 0, TEXT("GET /a b HTTP/1.1\r\n" HOST
	    "\r\n") },
	{ "NUL in the path, encoded", 400, TEXT(GET("/a%00b", "")) },
	{ "a slash in the path, encoded", 400, TEXT(GET("/a%2Fb", "")) },
	{ "half an encoding", 400, TEXT(GET("/a%4", "")) },
	{ "no UTF-8", 400, TEXT(GET("/%ff", "")) },
	{ "overlong UTF-8", 400, TEXT(GET("/%c0%af", "")) },
	{ "a newline in the path", 400, TEXT(GET("/a%0ab", "")) },
	{ "a way up", 400, TEXT(GET("/a/../b", "")) },
	{ "a way up, encoded", 400, TEXT(GET("/a/%2e%2e", "")) },
	{ "an empty segment", 400, TEXT(GET("//a", "")) },
	{ "a backslash", 400, TEXT(GET("/a\\b", "")) },
	{ "another server", 400, TEXT(GET("http://localhost/", "")) },
	{ "no path", 400, TEXT("OPTIONS * HTTP/1.1\r\n" HOST "\r\n") },
	{ "a body with GET", 400, TEXT("GET / HTTP/1.1\r\n" HOST
	    "Content-Length: 4\r\n\r\nabcd") },
	{ "a body with HEAD", 400, TEXT("HEAD / HTTP/1.1\r\n" HOST
	    "Content-Length: 4\r\n\r\nabcd") },
	{ "HTTP/1.2", 400, TEXT("GET / HTTP/1.2\r\n" HOST "\r\n") },
};

/* Whatever is wrong: an answer, never two, and the line is closed. */
static void
what_can_be_read_in_two_ways_is_refused(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(hostile); i++) {
		int fd = dial(http_port(server));
		size_t have = 0;
		ssize_t n;
		int status;

		assert_true(tell(fd, hostile[i].text, hostile[i].n));
		while ((n = recv(fd, r.all + have, sizeof(r.all) - 1 - have,
		    0)) > 0)
			have += (size_t)n;
		r.all[have] = '\0';
		status = strncmp(r.all, "HTTP/1.1 ", 9) != 0 ? 0 :
		    (int)strtol(r.all + 9, NULL, 10);
		if (status != hostile[i].status || n != 0 ||
		    strstr(r.all, "HTTP/1.1 200") != NULL) {
			print_message("%s: %d, not %d%s\n", hostile[i].what,
			    status, hostile[i].status, n == 0 ? "" : ", open");
			wrong++;
		}
		(void)close(fd);
	}
	assert_int_equal(wrong, 0);
}

static int
head_of(size_t n)
{
	char *text = malloc(n + 128);
	int m;

	assert_non_null(text);
	m = snprintf(text, 128, "GET / HTTP/1.1\r\n" HOST "X-A: ");
	memset(text + m, 'a', n);
	memcpy(text + (size_t)m + n, "\r\n\r\n", 5);
	ask(http_port(server), text, &r);
	free(text);
	return r.status;
}

static void
a_head_has_a_limit(void **state)
{
	size_t rest = sizeof("GET / HTTP/1.1\r\n" HOST "X-A: \r\n\r\n") - 1;

	(void)state;
	assert_int_equal(head_of(HTTP_HEAD_MAX - rest), 200);
	assert_int_equal(head_of(HTTP_HEAD_MAX - rest + 1), 431);
	assert_int_equal(head_of((size_t)64 << 10), 431);
}

static int
headers_of(int n)
{
	char text[4096] = "GET / HTTP/1.1\r\n" HOST;
	size_t at = strlen(text);

	for (int i = 1; i < n; i++)
		at += (size_t)snprintf(text + at, sizeof(text) - at,
		    "X-%d: %d\r\n", i, i);
	(void)snprintf(text + at, sizeof(text) - at, "\r\n");
	ask(http_port(server), text, &r);
	return r.status;
}

static void
a_head_has_at_most_a_hundred_headers(void **state)
{
	(void)state;
	assert_int_equal(headers_of(100), 200);
	assert_int_equal(headers_of(101), 400);
}

static void
post_to(unsigned port, const char *path, size_t n)
{
	int fd = dial(port);
	char head[128];
	static char body[(size_t)2 << 20];
	int m = snprintf(head, sizeof(head), "POST %s HTTP/1.1\r\n" HOST
	    "Content-Length: %zu\r\n\r\n", path, n);

	assert_true(tell(fd, head, (size_t)m));
	while (n > 0) {
		size_t part = n < sizeof(body) ? n : sizeof(body);

		if (!tell(fd, body, part))
			break;
		n -= part;
	}
	hear(fd, false, &r);
	(void)close(fd);
}

static void
post_of(const char *path, size_t n)
{
	post_to(http_port(server), path, n);
}

static void
all_bodies_together_have_a_limit(void **state)
{
	struct http_config config = { .workers = 1, .bodies_limit = 200000 };
	struct http_server *s = serve(&config, routes, COUNT(routes), NULL);

	(void)state;
	for (int i = 0; i < 3; i++) {	/* what is done no longer counts */
		post_to(http_port(s), "/", 200000);
		assert_int_equal(r.status, 200);
		post_to(http_port(s), "/", 200001);
		assert_int_equal(r.status, 503);
	}
	assert_true(http_stop(s));
}

static void
a_body_has_a_limit_and_a_route_may_have_its_own(void **state)
{
	(void)state;
	post_of("/", 100000);
	assert_int_equal(r.status, 200);
	assert_string_equal(r.body, "100000");
	post_of("/", 100001);
	assert_int_equal(r.status, 413);
	post_of("/groot", (size_t)2 << 20);
	assert_string_equal(r.body, "2097152");
	post_of("/groot", ((size_t)2 << 20) + 1);
	assert_int_equal(r.status, 413);
}

static void
a_huge_body_is_refused_with_an_answer(void **state)
{
	(void)state;
	post_of("/", (size_t)50 << 20);
	assert_int_equal(r.status, 413);
	assert_string_equal(r.body, "Dit is te groot om te ontvangen.\n");
}

static void
who_waits_for_leave_to_send_a_huge_body_does_not_get_it(void **state)
{
	(void)state;
	ask(http_port(server), "POST / HTTP/1.1\r\n" HOST
	    "Content-Length: 52428800\r\nExpect: 100-continue\r\n\r\n", &r);
	assert_int_equal(r.status, 413);
}

/* Four lines that never come to an end, side by side: all closed in time. */
static void
slow_lines_are_closed(void **state)
{
	static const char *const begin[] = {
		"", "GET / HTTP/1.1\r\nX-A: ",
		"POST / HTTP/1.1\r\n" HOST "Content-Length: 4000\r\n\r\n",
		GET("/", "") "GET / HT",
	};
	int fd[COUNT(begin)], open = COUNT(begin);
	int64_t from = os_now_ms();

	(void)state;
	for (size_t i = 0; i < COUNT(begin); i++) {
		fd[i] = dial(http_port(server));
		assert_true(tell(fd[i], begin[i], strlen(begin[i])));
	}
	while (open > 0 && os_now_ms() - from < 30000) {
		(void)nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
		open = 0;
		for (size_t i = 0; i < COUNT(begin); i++)	/* a drip each */
			open += i == 0 ? send(fd[i], "", 0, 0) == 0 &&
			    recv(fd[i], r.all, 1, MSG_DONTWAIT) != 0 :
			    tell(fd[i], "a", 1);
	}
	assert_int_equal(open, 0);
	for (size_t i = 0; i < COUNT(begin); i++)
		(void)close(fd[i]);
}

static void
after_all_this_the_server_still_serves(void **state)
{
	struct http_stats stats;

	(void)state;
	ask(http_port(server), GET("/", ""), &r);
	assert_int_equal(r.status, 200);
	http_stats(server, &stats);
	assert_true(stats.connections < 8);
	assert_int_equal(stats.failed, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_can_be_read_in_two_ways_is_refused),
		cmocka_unit_test(a_head_has_a_limit),
		cmocka_unit_test(a_body_has_a_limit_and_a_route_may_have_its_own),
		cmocka_unit_test(a_head_has_at_most_a_hundred_headers),
		cmocka_unit_test(all_bodies_together_have_a_limit),
		cmocka_unit_test(a_huge_body_is_refused_with_an_answer),
		cmocka_unit_test(
		    who_waits_for_leave_to_send_a_huge_body_does_not_get_it),
		cmocka_unit_test(slow_lines_are_closed),
		cmocka_unit_test(after_all_this_the_server_still_serves),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
