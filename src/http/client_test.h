/* client_test.h - a client for the tests that can be as rude as needed. */
#ifndef HTTP_CLIENT_TEST_H
#define HTTP_CLIENT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "http/http.h"

#define MAYBE __attribute__((unused)) static

struct reply {
	int	 status;		/* 0: closed without an answer */
	size_t	 n;			/* bytes with the head */
	char	*body;
	char	 all[128 * 1024];
};

MAYBE int
dial(unsigned port)
{
	struct sockaddr_in to = {
		.sin_family = AF_INET, .sin_port = htons((uint16_t)port),
		.sin_addr = { htonl(INADDR_LOOPBACK) },
	};
	struct timeval patience = { .tv_sec = 8 };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_true(fd >= 0);
	(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience,
	    sizeof(patience));
	assert_int_equal(connect(fd, (const void *)&to, sizeof(to)), 0);
	return fd;
}

MAYBE bool
tell(int fd, const void *p, size_t n)
{
	const char *from = p;

	while (n > 0) {
		ssize_t sent = send(fd, from, n, MSG_NOSIGNAL);

		if (sent <= 0)
			return false;
		from += sent;
		n -= (size_t)sent;
	}
	return true;
}

/* The length that the head announces, or as much as comes. */
MAYBE size_t
announced(const struct reply *r, bool head)
{
	const char *end = strstr(r->all, "\r\n\r\n");
	const char *length = strcasestr(r->all, "\r\nContent-Length:");

	if (end == NULL)
		return SIZE_MAX;
	if (r->status == 304 || r->status == 204 || head)
		return (size_t)(end + 4 - r->all);
	if (length == NULL || length > end)
		return SIZE_MAX;
	return (size_t)(end + 4 - r->all) + (size_t)strtoul(length + 17, NULL,
	    10);
}

/* One answer; what comes after it stays unread or is cut off. */
MAYBE void
hear(int fd, bool head, struct reply *r)
{
	ssize_t n;

	memset(r, 0, offsetof(struct reply, all));
	r->all[0] = '\0';
	r->body = r->all;
	while (r->n < announced(r, head) && r->n < sizeof(r->all) - 1 &&
	    (n = recv(fd, r->all + r->n, sizeof(r->all) - 1 - r->n, 0)) > 0) {
		r->n += (size_t)n;
		r->all[r->n] = '\0';
		if (strncmp(r->all, "HTTP/1.1 ", 9) == 0)
			r->status = (int)strtol(r->all + 9, NULL, 10);
	}
	if (strstr(r->all, "\r\n\r\n") != NULL)
		r->body = strstr(r->all, "\r\n\r\n") + 4;
}

/* Asks over a line of its own. */
MAYBE void
ask(unsigned port, const char *text, struct reply *r)
{
	int fd = dial(port);

	(void)tell(fd, text, strlen(text));
	hear(fd, strncmp(text, "HEAD ", 5) == 0, r);
	(void)close(fd);
}

#define HOST "Host: localhost\r\n"
#define GET(path, headers) "GET " path " HTTP/1.1\r\n" HOST headers "\r\n"

MAYBE bool
has_header(const struct reply *r, const char *line)
{
	const char *found = strcasestr(r->all, line);

	return found != NULL && found < r->body && found[-1] == '\n';
}

MAYBE struct http_server *
serve(const struct http_config *config, const struct http_route *routes,
    size_t n, void *ctx)
{
	struct http_config mine = *config;
	struct http_server *s = NULL;
	struct err err = { 0 };

	mine.listen = "127.0.0.1:0";
	assert_int_equal(http_start(&mine, routes, n, ctx, &s, &err), ERR_OK);
	return s;
}

/* The server of this test, and the last answer: what most tests of one server need. */
MAYBE struct http_server *server;
MAYBE struct reply r;

MAYBE int
stop(void **state)
{
	(void)state;
	return http_stop(server) ? 0 : -1;
}

MAYBE void
get(const char *text)
{
	ask(http_port(server), text, &r);
}

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

#endif
