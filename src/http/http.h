/* http.h - the one door to the network: requests in, answers out.
 *
 * A few network threads (libmicrohttpd, epoll) receive. A whole request goes
 * to one of the worker threads, which runs the handler of its route. Handlers
 * may block, for instance on a commit: the connection sleeps meanwhile and
 * costs no thread of the network. This module knows no domain and no login.
 *
 * What it guarantees to a handler: the request line, the headers and the
 * length of the body are unambiguous; path, query and form are valid UTF-8
 * without NUL; the body is within its limit; an unsafe method comes from our
 * own pages (unless the route says HTTP_NO_ORIGIN_CHECK). What it guarantees to
 * the user: the security headers on every answer, an end to every wait.
 *
 * main() ignores SIGPIPE and calls mallopt(M_ARENA_MAX, 2) before
 * http_start(): with 64 workers the default would keep 16 heaps. */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/pair.h"

struct embedded;	/* base/embed.h */
struct http_server;

#define HTTP_BODY_MAX	((size_t)12 << 20)	/* no route may take more */
#define HTTP_ANSWER_MAX	((size_t)32 << 20)
#define HTTP_ARENA_MAX	((size_t)16 << 20)	/* of one request */
#define HTTP_HEAD_MAX	((size_t)16 << 10)	/* request line and headers */
#define HTTP_FIELDS_MAX	1000			/* fields of a form or query */

/* ---- the request; all of it lives until the handler returns ---- */

struct http_request {
	const char	*method;	/* "GET" (also for HEAD), "POST", ... */
	const char	*path;		/* decoded: "/dossier/12" */
	const char	*route;		/* the pattern: "/dossier/{id}"; NULL: none */
	const char	*remote;	/* address as text, see http_config.proxy */
	const char	*content_type;	/* lower case, no parameters; "" if none */
	const struct pair *params;	size_t nparams;	/* of the pattern */
	const struct pair *query;	size_t nquery;
	const struct pair *form;	size_t nform;	/* urlencoded body, else none */
	const char	*body;		/* NUL after it; "" if none */
	size_t		 nbody;
	bool		 head;		/* HEAD: what is written is not sent */
	const char	*id;		/* of the request, for log and error page */
	const void	*arg;		/* of the route */
	struct arena	*arena;		/* of the request */
	const void	*conn;		/* private; NULL in tests: no headers */
};

/* NULL when absent. Of fields that come more than once: the first.
 * A cookie that comes twice with different values is absent. */
const char *http_header(const struct http_request *req, const char *name);
const char *http_cookie(const struct http_request *req, const char *name);
const char *http_query(const struct http_request *req, const char *name);
const char *http_form(const struct http_request *req, const char *name);
const char *http_param(const struct http_request *req, const char *name);

/* A parameter of the path that is an id: 1 .. INT64_MAX, digits only, no
 * leading zero. False otherwise: answer 404. */
bool http_param_id(const struct http_request *req, const char *name,
    int64_t *out);

/* ---- the answer; a handler fills it in ---- */

#define HTTP_HEADERS_MAX 24

struct http_response {
	int		 status;	/* 200 at the start; 0 means 500 */
	struct buf	 body;		/* over HTTP_ANSWER_MAX: becomes a 500 */
	const char	*content_type;	/* at the start: HTML in UTF-8 */
	struct pair	 headers[HTTP_HEADERS_MAX];	size_t nheaders;
	bool		 failed;	/* a setter refused: becomes a 500 */
	struct arena	*arena;		/* of the request */
	const struct http_server *server;
	struct http_stream_ask {
		bool	(*next)(void *state, struct buf *out);
		void	*state;
		void	(*drop)(void *state);
		uint64_t owner;
	} stream;
};

/* Sets a header, over an earlier one of the same name and over the default of
 * Cache-Control, Content-Security-Policy or Referrer-Policy. Copies. Control
 * characters make the answer a 500. */
void http_set_header(struct http_response *resp, const char *name,
    const char *value);

/* 303 to a path of our own: starts with one "/". Other bytes than printable
 * ASCII are percent-encoded; a path that leads elsewhere makes a 500. */
void http_redirect(struct http_response *resp, const char *path);

/* HttpOnly, SameSite=Strict, Path=/; with http_config.secure also Secure and
 * the prefix __Host-, which http_cookie() takes off again. max_age in seconds;
 * -1: until the browser closes; 0: forget it. value: letters, digits, -_.~= */
void http_set_cookie(struct http_response *resp, const char *name,
    const char *value, int64_t max_age);

/* Body as a file to keep: Content-Disposition with an RFC 5987 name. */
void http_attachment(struct http_response *resp, const char *content_type,
    const char *filename);

int http_status_of(enum err_code code);		/* see base/err.h */

/* ---- live pages: server-sent events ---- */

/* Adds what is new to out, as whole events ("event: x\ndata: y\n\n"); false
 * ends the stream. Called by the one stream thread: after every wake, at least
 * once a second, never twice at once. It must be quick: all streams wait. */
typedef bool http_stream_fn(void *state, struct buf *out);

/* Turns the answer into a stream (200, text/event-stream, no-store, not
 * buffered by a proxy). From now on state belongs to the stream, whatever
 * happens: drop(state) is called once, by any thread, after the last next().
 * owner: at most streams_per_owner streams have the same one (an employee); 0
 * counts by remote address. Over a limit the client gets 503 with Retry-After.
 * A comment line goes out every 15 s. A reader that leaves more than 64 kB
 * lying, or anything for 30 s, is cut off. Route needs HTTP_STREAM. */
void http_stream_open(struct http_response *resp, uint64_t owner,
    http_stream_fn *next, void *state, void (*drop)(void *state));

/* Something changed: ask all streams soon. Cheap, from any thread; many calls
 * within 100 ms make one round. */
void http_streams_wake(struct http_server *server);

/* ---- routes ---- */

typedef void http_handler(void *ctx, struct arena *a,
    const struct http_request *req, struct http_response *resp);

enum {
	HTTP_NO_ORIGIN_CHECK = 1,	/* asks a bearer token instead of a cookie */
	HTTP_STREAM = 2			/* may call http_stream_open() */
};

/* pattern: "/dossier/{id}/notitie"; {word} is one segment, not empty. A literal
 * segment beats a {word}. GET also serves HEAD. All pointers must outlive the
 * server. */
struct http_route {
	const char	*method;
	const char	*pattern;
	http_handler	*handler;
	const void	*arg;		/* given back as req->arg */
	size_t		 body_limit;	/* bytes; 0: http_config.body_limit */
	unsigned	 flags;
};

/* ---- the server ---- */

/* What went wrong with a request. Never holds path, query, address or names of
 * people: the pattern of the route only. */
struct http_event {
	const char	*id, *method, *route;	/* route "-" when none matched */
	int		 status;
	int64_t		 millis;	/* since the request came in */
	const char	*why;		/* English, static; "" from a handler */
};

/* Makes the page of an error that this module found itself. resp->status is
 * set already. req->path may be "" and other fields empty when the request
 * could not be read. Runs in a network thread: must not block, no database. */
typedef void http_error_fn(void *ctx, struct arena *a,
    const struct http_request *req, struct http_response *resp);

struct http_config {		/* 0 or NULL means the default */
	const char	*listen;	/* "127.0.0.1:8080" (default), "[::1]:0"; 0 picks one */
	unsigned	 workers;	/* 64 */
	unsigned	 network_threads; /* 2 */
	unsigned	 connections;	/* 1000; more get 503 */
	unsigned	 queue;		/* 512 waiting requests; more get 503 */
	size_t		 stack;		/* of a worker, bytes: 256 kB */
	size_t		 body_limit;	/* 1 MB, at most HTTP_BODY_MAX */
	size_t		 bodies_limit;	/* all bodies together: 128 MB; more get 503 */
	unsigned	 head_timeout_s; /* 10, for the whole head */
	unsigned	 body_timeout_s; /* 30, plus 1 s for each 64 kB */
	unsigned	 send_timeout_s; /* 60, plus 1 s for each 64 kB */
	unsigned	 idle_s;	/* 30 between two requests */
	unsigned	 stop_s;	/* 10, see http_stop */
	unsigned	 streams;	/* 512 */
	unsigned	 streams_per_owner; /* 12 */
	bool		 secure;	/* people come by https: Secure, HSTS */
	const char	*proxy;		/* addresses of our proxies ("10.0.0.1, ::1"): of
					 * them the last X-Forwarded-For is believed; or NULL */
	bool		 gzip_pages;	/* off: BREACH; on only with masked CSRF tokens */
	const struct embedded *files;	/* ends with a NULL name; see below */
	const char	*files_prefix;	/* "/static/" */
	http_error_fn	*error_page;	/* NULL: one Dutch sentence */
	/* Called for every answer of 400 and over; NULL: those of 500 and over
	 * become a log_line(). Any thread; must not block. */
	void		(*log)(void *ctx, const struct http_event *event);
};

/* Starts threads and listens. ERR_INVALID: bad address or pattern, or two
 * equal routes; ERR_BUSY: the address is taken; ERR_LIMIT: no memory. All
 * signals are blocked in its threads. config is copied, what it points at not. */
MUST_CHECK enum err_code http_start(const struct http_config *config,
    const struct http_route *routes, size_t nroutes, void *ctx,
    struct http_server **out, struct err *err);

unsigned http_port(const struct http_server *server);

/* Stops accepting, answers what was received, ends the streams, closes. False
 * when a handler still ran after stop_s: the server stays as it is, so that
 * the caller may try again, or leave the process without freeing ctx. */
bool http_stop(struct http_server *server);

/* Answers that began within so many milliseconds, and not within the step
 * before; what took longer than the last is in requests only. */
#define HTTP_WITHIN_MS	5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10000
#define HTTP_WITHIN	10

struct http_stats {
	uint64_t	requests, refused, failed; /* all; 4xx by us; 5xx */
	uint64_t	millis;		/* of all requests together */
	uint64_t	within[HTTP_WITHIN];
	unsigned	connections, waiting, working, streams;
};
void http_stats(struct http_server *server, struct http_stats *out);

/* ---- static files ----
 *
 * Each embedded file "x/app.css" is served at files_prefix + "x/app.css" with a
 * strong ETag, compressed when that is smaller and asked for. With "?v=" and
 * its tag it may be kept for ever, otherwise the browser asks each time. */

/* The tag of a file, 16 hex digits and NUL: its content decides. */
void http_file_tag(const struct embedded *file, char tag[17]);

#endif
