#include "http/http.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "http/server.h"
#include "os/clock.h"
#include "os/log.h"
#include "os/random.h"

#define SERVER_MEMORY	((size_t)64 << 20)
#define NETWORK_STACK	((size_t)256 << 10)

/* Sanitizers and clever compilers need more room on the stack. */
#if defined(__SANITIZE_ADDRESS__)
#define STACK_MORE 4
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define STACK_MORE 4
#endif
#endif
#ifndef STACK_MORE
#define STACK_MORE 1
#endif

static void
number(unsigned *n, unsigned or)
{
	if (*n == 0)
		*n = or;
}

static void
defaults(struct http_config *c)
{
	if (c->listen == NULL)
		c->listen = "127.0.0.1:8080";
	number(&c->workers, 64);
	number(&c->network_threads, 2);
	number(&c->connections, 1000);
	number(&c->queue, 512);
	number(&c->head_timeout_s, 10);
	number(&c->body_timeout_s, 30);
	number(&c->send_timeout_s, 60);
	number(&c->idle_s, 30);
	number(&c->stop_s, 10);
	number(&c->streams, 512);
	number(&c->streams_per_owner, 12);
	if (c->stack == 0)
		c->stack = (size_t)256 << 10;
	if (c->body_limit == 0)
		c->body_limit = (size_t)1 << 20;
	if (c->bodies_limit == 0)
		c->bodies_limit = (size_t)128 << 20;
	if (c->files_prefix == NULL)
		c->files_prefix = "/static/";
}

/* Signals are for the main thread. */
enum err_code
thread_start(struct http_server *s, size_t stack, const char *name,
    void *(*fn)(void *), void *arg, pthread_t *out, struct err *err)
{
	pthread_attr_t attr;
	sigset_t all, old;
	int rc;

	(void)s;
	if (pthread_attr_init(&attr) != 0)
		return FAIL(err, ERR_LIMIT, "no thread %s", name);
	(void)pthread_attr_setstacksize(&attr,
	    (stack == 0 ? NETWORK_STACK : stack) * STACK_MORE);
	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &old);
	rc = pthread_create(out, &attr, fn, arg);
	(void)pthread_sigmask(SIG_SETMASK, &old, NULL);
	(void)pthread_attr_destroy(&attr);
	if (rc != 0)
		return FAIL(err, ERR_LIMIT, "thread %s: %s", name, strerror(rc));
	(void)pthread_setname_np(*out, name);
	return ERR_OK;
}

/* Paths and queries are decoded by us, strictly: see guard.c. */
static size_t
leave(void *cls, struct MHD_Connection *mhd, char *s)
{
	(void)cls;
	(void)mhd;
	return strlen(s);
}

static void
daemon_log(void *cls, const char *fmt, va_list ap)
{
	(void)cls;
	(void)fmt;	/* may hold what a client sent */
	(void)ap;
}

static enum err_code
daemon_start(struct http_server *s, struct err *err)
{
	sigset_t all, old;
	int fd;

	TRY(address_listen(s->conf.listen, &fd, &s->port, err));
	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &old);
	s->daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD |
	    MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, NULL, NULL,
	    exchange_handle, s,
	    MHD_OPTION_EXTERNAL_LOGGER, daemon_log, NULL,
	    MHD_OPTION_LISTEN_SOCKET, fd,
	    MHD_OPTION_THREAD_POOL_SIZE, s->conf.network_threads,
	    MHD_OPTION_THREAD_STACK_SIZE, NETWORK_STACK * STACK_MORE,
	    MHD_OPTION_CONNECTION_LIMIT, s->conns.n,
	    MHD_OPTION_CONNECTION_TIMEOUT, s->conf.idle_s,
	    MHD_OPTION_CONNECTION_MEMORY_LIMIT, 2 * HTTP_HEAD_MAX,
	    MHD_OPTION_STRICT_FOR_CLIENT, 1,
	    MHD_OPTION_UNESCAPE_CALLBACK, leave, NULL,
	    MHD_OPTION_URI_LOG_CALLBACK, exchange_uri, s,
	    MHD_OPTION_NOTIFY_COMPLETED, exchange_done, s,
	    MHD_OPTION_NOTIFY_CONNECTION, conn_notify, s,
	    MHD_OPTION_END);
	(void)pthread_sigmask(SIG_SETMASK, &old, NULL);
	if (s->daemon != NULL)
		return ERR_OK;
	(void)close(fd);
	return FAIL(err, ERR_INTERNAL, "libmicrohttpd does not start");
}

/* Everything that has no thread in it, after all threads are gone. */
static void
server_free(struct http_server *s)
{
	struct arena *memory = s->memory;

	files_stop(s);
	for (unsigned i = 0; i < s->conns.n && s->conns.all != NULL; i++)
		buf_free(&s->conns.all[i].raw);
	(void)pthread_mutex_destroy(&s->conns.lock);
	(void)pthread_mutex_destroy(&s->queue.lock);
	(void)pthread_cond_destroy(&s->queue.some);
	(void)pthread_mutex_destroy(&s->streams.lock);
	(void)pthread_cond_destroy(&s->streams.turn);
	arena_destroy(memory);
}

static void
locks_init(struct http_server *s)
{
	pthread_condattr_t attr;

	(void)pthread_mutex_init(&s->conns.lock, NULL);
	(void)pthread_mutex_init(&s->queue.lock, NULL);
	(void)pthread_cond_init(&s->queue.some, NULL);
	(void)pthread_mutex_init(&s->streams.lock, NULL);
	(void)pthread_condattr_init(&attr);
	(void)pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	(void)pthread_cond_init(&s->streams.turn, &attr);
	(void)pthread_condattr_destroy(&attr);
}

static enum err_code
threads_start(struct http_server *s, struct err *err)
{
	TRY(files_start(s, err));
	TRY(conns_start(s, err));
	TRY(streams_start(s, err));
	TRY(workers_start(s, err));
	return daemon_start(s, err);
}

enum err_code
http_start(const struct http_config *config, const struct http_route *routes,
    size_t nroutes, void *ctx, struct http_server **out, struct err *err)
{
	struct arena *memory;
	struct http_server *s;
	enum err_code rc;

	TRY(routes_check(routes, nroutes, err));
	if ((memory = arena_create(SERVER_MEMORY)) == NULL ||
	    (s = arena_new(memory, struct http_server, 1)) == NULL) {
		arena_destroy(memory);
		return FAIL(err, ERR_LIMIT, "no memory for the server");
	}
	s->memory = memory;
	s->conf = *config;
	defaults(&s->conf);
	s->ctx = ctx;
	s->routes = routes;
	s->nroutes = nroutes;
	s->conns.wake = -1;
	os_random(&s->run, sizeof(s->run));
	locks_init(s);
	if ((rc = threads_start(s, err)) != ERR_OK) {
		workers_stop(s);
		streams_stop(s);
		conns_stop(s);
		server_free(s);
		return rc;
	}
	*out = s;
	return ERR_OK;
}

unsigned
http_port(const struct http_server *s)
{
	return s->port;
}

void
http_stats(struct http_server *s, struct http_stats *out)
{
	*out = (struct http_stats){
		.requests = atomic_load(&s->requests),
		.refused = atomic_load(&s->refused),
		.failed = atomic_load(&s->failed),
		.millis = atomic_load(&s->millis),
		.connections = atomic_load(&s->conns.used),
		.working = atomic_load(&s->working),
		.streams = streams_count(s),
	};
	for (size_t i = 0; i < HTTP_WITHIN; i++)
		out->within[i] = atomic_load(&s->within[i]);
	pthread_mutex_lock(&s->queue.lock);
	out->waiting = s->queue.n;
	pthread_mutex_unlock(&s->queue.lock);
}

static bool
held(struct http_server *s)
{
	bool yes;

	pthread_mutex_lock(&s->queue.lock);
	yes = s->queue.n > 0 || atomic_load(&s->working) > 0;
	pthread_mutex_unlock(&s->queue.lock);
	return yes;
}

static void
nap(void)
{
	(void)nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
}

/* libmicrohttpd aborts when it is stopped while a connection sleeps, and cuts
 * answers that are on their way. So: no new ones, wait for all, then stop. */
bool
http_stop(struct http_server *s)
{
	int64_t until;
	int fd;

	if (s == NULL)
		return true;
	until = os_now_ms() + (int64_t)s->conf.stop_s * 1000;
	atomic_store(&s->stopping, true);
	if ((fd = MHD_quiesce_daemon(s->daemon)) != MHD_INVALID_SOCKET)
		(void)close(fd);
	streams_end(s);
	while ((atomic_load(&s->busy) > 0 || held(s)) && os_now_ms() < until)
		nap();
	if (held(s)) {
		log_line(LEVEL_ERROR, "http", "a handler does not end");
		return false;
	}
	conns_cut_all(s);
	workers_stop(s);
	MHD_stop_daemon(s->daemon);
	streams_stop(s);
	conns_stop(s);
	server_free(s);
	return true;
}
