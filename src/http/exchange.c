/* One request through the hands of libmicrohttpd: its line, its head, its body,
 * off to a worker, and the answer back. */
#include "http/server.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "os/clock.h"
#include "os/log.h"
#include "os/net.h"

#define ERROR_ARENA ((size_t)1 << 20)

void
exchange_body_done(struct conn *c)
{
	buf_free(&c->body);
	atomic_fetch_sub(&c->server->bodies, c->charged);
	c->charged = 0;
}

static void
request_clear(struct conn *c)
{
	struct http_server *s = c->server;

	if (c->stream != NULL)
		stream_detach(c);
	if (c->answer != NULL && !c->shared)
		MHD_destroy_response(c->answer);
	buf_clear(&c->raw);
	exchange_body_done(c);
	buf_free(&c->out);
	if (c->counted)
		atomic_fetch_sub(&s->busy, 1);
	c->phase = PHASE_IDLE;
	c->uri = c->line = c->query = c->method = c->why = c->allow = NULL;
	c->route = NULL;
	c->route_name = NULL;
	c->answer = NULL;
	c->stream = NULL;
	c->refuse = c->status = 0;
	c->head = c->counted = c->close = c->shared = false;
}

void *
exchange_uri(void *cls, const char *uri, struct MHD_Connection *mhd)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(mhd,
	    MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	struct conn *c = info == NULL ? NULL : info->socket_context;
	struct http_server *s = cls;

	if (c == NULL)
		return NULL;
	request_clear(c);
	c->phase = PHASE_HEAD;
	c->begun = os_now_ms();
	c->uri = uri;
	buf_puts(&c->raw, uri);
	memcpy(c->remote, c->peer, sizeof(c->remote));
	(void)snprintf(c->id, sizeof(c->id), "%08x-%08llx", s->run,
	    (unsigned long long)(atomic_fetch_add(&s->number, 1) & 0xffffffff));
	conn_deadline(c, s->conf.head_timeout_s, 0);
	return c;
}

static enum MHD_Result
forwarded_for(void *cls, enum MHD_ValueKind kind, const char *key, const char *value)
{
	(void)kind;
	if (value != NULL && strcasecmp(key, "X-Forwarded-For") == 0)
		*(const char **)cls = value;
	return MHD_YES;
}

/* The proxy adds the address that it sees at the end of the list, or in a
 * header of its own behind that of the client. Who is not the proxy may write
 * there what it likes. */
static void
remote_read(struct conn *c)
{
	const char *list = NULL, *last;
	uint8_t ip[16];

	if (!net_in_lijst(c->server->conf.proxy, c->peer))
		return;
	(void)MHD_get_connection_values(c->mhd, MHD_HEADER_KIND, forwarded_for, &list);
	if (list == NULL)
		return;
	last = strrchr(list, ',');
	last = last == NULL ? list : last + 1;
	last += strspn(last, " ");
	if (strlen(last) < sizeof(c->remote) && net_parse(last, ip))
		memcpy(c->remote, last, strlen(last) + 1);
}

static void
count_time(struct http_server *s, int64_t millis)
{
	static const int64_t limit[HTTP_WITHIN] = { HTTP_WITHIN_MS };

	atomic_fetch_add(&s->millis, (uint64_t)millis);
	for (size_t i = 0; i < HTTP_WITHIN; i++)
		if (millis <= limit[i]) {
			atomic_fetch_add(&s->within[i], 1);
			return;
		}
}

void
exchange_log(struct conn *c, int status)
{
	struct http_server *s = c->server;
	struct http_event e = {
		.id = c->id, .method = c->method == NULL ? "-" : c->method,
		.route = c->route_name == NULL ? "-" : c->route_name,
		.status = status, .millis = os_now_ms() - c->begun,
		.why = c->why == NULL ? "" : c->why,
	};

	atomic_fetch_add(&s->requests, 1);
	count_time(s, e.millis);
	if (status >= 500)
		atomic_fetch_add(&s->failed, 1);
	else if (c->why != NULL)
		atomic_fetch_add(&s->refused, 1);
	if (status >= 400 && s->conf.log != NULL)
		s->conf.log(s->ctx, &e);
	else if (status >= 500)
		log_line(LEVEL_ERROR, "http", "vraag=%s methode=%s route=%s status=%d ms=%lld %s",
		    e.id, e.method, e.route, status, (long long)e.millis, e.why);
}

/* From here on a stop waits for the answer. */
static void
exchange_count(struct conn *c)
{
	if (!c->counted)
		atomic_fetch_add(&c->server->busy, 1);
	c->counted = true;
}

static enum MHD_Result
exchange_send(struct conn *c)
{
	unsigned status = (unsigned)c->status;

	c->phase = PHASE_ANSWER;
	exchange_count(c);
	if (c->answer == NULL)
		return MHD_NO;
	exchange_log(c, c->status);
	if (c->stream != NULL)
		atomic_store(&c->deadline, 0);
	else
		conn_deadline(c, c->server->conf.send_timeout_s, c->out.n);
	return MHD_queue_response(c->mhd, status, c->answer);
}

/* Says no from here, without a worker. */
static enum MHD_Result
exchange_refuse(struct conn *c)
{
	struct arena *a = arena_create(ERROR_ARENA);

	if (a == NULL)
		return MHD_NO;
	response_error(c, a, c->refuse);
	arena_destroy(a);
	exchange_body_done(c);
	return exchange_send(c);
}

static int
limits(struct conn *c, uint64_t length, const char **why)
{
	struct http_server *s = c->server;
	size_t most = c->route->body_limit == 0 ? s->conf.body_limit :
	    c->route->body_limit;

	if (length > most)
		return *why = "body too long", 413;
	if (atomic_load(&s->stopping))
		return *why = "stopping", 503;
	if (atomic_load(&s->conns.used) > s->conf.connections)
		return *why = "too many connections", 503;
	return 0;
}

static bool
safe(const struct conn *c)
{
	return c->head || strcmp(c->method, "GET") == 0;
}

/* All that can be said against a request before its body has come. */
static void
examine(struct conn *c, const char *version, bool *body)
{
	struct http_server *s = c->server;
	uint64_t length;

	if ((c->refuse = guard_head(c, version, &length, body, &c->why)) != 0 ||
	    (c->refuse = guard_path(c, &c->why)) != 0) {
		buf_clear(&c->raw);	/* not to be shown to anybody */
		c->close = true;
		return;
	}
	remote_read(c);
	if (safe(c) && file_find(c, c->raw.p))
		return;
	route_find(c, c->raw.p);
	if (c->refuse != 0)
		return;
	if ((c->refuse = limits(c, length, &c->why)) != 0)
		c->close = true;
	else if (!safe(c) && (c->route->flags & HTTP_NO_ORIGIN_CHECK) == 0 &&
	    !guard_origin(c)) {
		c->refuse = 403;
		c->why = "not from a page of ours";
	}
	if (*body)
		conn_deadline(c, s->conf.body_timeout_s, length);
}

static enum MHD_Result
exchange_begin(struct conn *c, const char *method, const char *version)
{
	bool body = false;

	c->phase = PHASE_BODY;
	c->line = method;
	c->head = strcmp(method, "HEAD") == 0;
	c->method = c->head ? "GET" : method;
	examine(c, version, &body);
	if (c->refuse == 0 || !body)
		return MHD_YES;		/* the end of the request comes next */
	c->close = true;
	c->linger = true;
	return exchange_refuse(c);
}

/* An answer is not allowed in the middle of a body: read on, keep nothing. */
static void
exchange_body(struct conn *c, const char *data, size_t n)
{
	struct http_server *s = c->server;

	if (c->refuse != 0)
		return;
	c->charged += n;
	if (atomic_fetch_add(&s->bodies, n) + n > s->conf.bodies_limit) {
		c->refuse = 503;
		c->why = "too many bodies";
		buf_free(&c->body);
		return;
	}
	buf_put(&c->body, data, n);
	if (buf_failed(&c->body)) {
		c->refuse = 503;
		c->why = "no memory for the body";
	}
}

enum MHD_Result
exchange_handle(void *cls, struct MHD_Connection *mhd, const char *url,
    const char *method, const char *version, const char *data, size_t *size,
    void **req_cls)
{
	struct conn *c = *req_cls;

	(void)cls;
	(void)mhd;
	(void)url;
	if (c == NULL || c->phase == PHASE_IDLE)
		return MHD_NO;
	if (c->phase == PHASE_HEAD)
		return exchange_begin(c, method, version);
	if (c->phase == PHASE_ANSWER || c->shared)
		return exchange_send(c);
	if (*size > 0) {
		exchange_body(c, data, *size);
		*size = 0;
		return MHD_YES;
	}
	exchange_count(c);
	if (c->refuse == 0 && worker_hand(c))
		return MHD_YES;
	if (c->refuse == 0) {
		c->refuse = 503;
		c->why = "the queue is full";
	}
	return exchange_refuse(c);
}

void
exchange_done(void *cls, struct MHD_Connection *mhd, void **req_cls,
    enum MHD_RequestTerminationCode why)
{
	struct conn *c = *req_cls;

	(void)cls;
	(void)mhd;
	(void)why;
	if (c == NULL)
		return;
	*req_cls = NULL;
	if (c->phase == PHASE_HEAD)
		c->linger = true;	/* libmicrohttpd refused it */
	request_clear(c);
	conn_deadline(c, c->server->conf.idle_s +
	    c->server->conf.head_timeout_s, 0);
}
