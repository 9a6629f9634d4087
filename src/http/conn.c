#include "http/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "os/clock.h"

#define REAP_MS		500	/* how often deadlines are looked at */
#define LINGER_MS	2000

/* Everybody gets some time, and more for more bytes: a slow line is no crime,
 * a line that stands still is closed. */
void
conn_deadline(struct conn *c, unsigned seconds, uint64_t bytes)
{
	int64_t ms = (int64_t)seconds * 1000 + (int64_t)(bytes / 65536) * 1000;

	atomic_store(&c->deadline, os_now_ms() + ms);
}

void
conn_cut(struct conn *c)
{
	struct http_server *s = c->server;

	pthread_mutex_lock(&s->conns.lock);
	if (c->fd != -1)
		(void)shutdown(c->fd, SHUT_RDWR);
	pthread_mutex_unlock(&s->conns.lock);
}

bool
conn_left(struct conn *c)
{
	struct http_server *s = c->server;
	char byte;
	ssize_t n;
	bool left;

	pthread_mutex_lock(&s->conns.lock);
	n = c->fd == -1 ? 0 : recv(c->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
	left = n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR);
	pthread_mutex_unlock(&s->conns.lock);
	return left;
}

void
conn_narrow(struct conn *c, int bytes)
{
	pthread_mutex_lock(&c->server->conns.lock);
	if (c->fd != -1)
		(void)setsockopt(c->fd, SOL_SOCKET, SO_SNDBUF, &bytes,
		    sizeof(bytes));
	pthread_mutex_unlock(&c->server->conns.lock);
}

void
conns_cut_all(struct http_server *s)
{
	pthread_mutex_lock(&s->conns.lock);
	for (unsigned i = 0; i < s->conns.n; i++)
		if (s->conns.all[i].fd != -1)
			(void)shutdown(s->conns.all[i].fd, SHUT_RDWR);
	pthread_mutex_unlock(&s->conns.lock);
}

static void
peer_text(const union MHD_ConnectionInfo *info, char out[46])
{
	const struct sockaddr *sa = info == NULL ? NULL : info->client_addr;
	const void *raw = sa;
	const void *ip = NULL;

	if (sa != NULL && sa->sa_family == AF_INET)
		ip = &((const struct sockaddr_in *)raw)->sin_addr;
	else if (sa != NULL && sa->sa_family == AF_INET6)
		ip = &((const struct sockaddr_in6 *)raw)->sin6_addr;
	if (ip == NULL || inet_ntop(sa->sa_family, ip, out, 46) == NULL)
		memcpy(out, "?", 2);
}

static void
conn_opened(struct http_server *s, struct MHD_Connection *mhd, void **out)
{
	const union MHD_ConnectionInfo *fd = MHD_get_connection_info(mhd,
	    MHD_CONNECTION_INFO_CONNECTION_FD);
	struct conn *c;

	pthread_mutex_lock(&s->conns.lock);
	if ((c = s->conns.free) != NULL) {
		s->conns.free = c->next_free;
		c->fd = fd == NULL ? -1 : fd->connect_fd;
	}
	pthread_mutex_unlock(&s->conns.lock);
	*out = c;
	if (c == NULL)
		return;
	atomic_fetch_add(&s->conns.used, 1);
	c->mhd = mhd;
	c->linger = false;
	c->phase = PHASE_IDLE;
	peer_text(MHD_get_connection_info(mhd,
	    MHD_CONNECTION_INFO_CLIENT_ADDRESS), c->peer);
	conn_deadline(c, s->conf.head_timeout_s, 0);
}

/* The client is still sending what we refused. Closing now would make its
 * kernel throw our answer away, so keep reading for a moment. */
static void
linger(struct http_server *s, int fd)
{
	int copy;

	if (s->conns.nlingers == LINGERS || atomic_load(&s->stopping) ||
	    (copy = dup(fd)) == -1)
		return;
	(void)shutdown(copy, SHUT_WR);
	s->conns.lingers[s->conns.nlingers++] = (struct lingering){
		.fd = copy, .until = os_now_ms() + LINGER_MS,
	};
	(void)eventfd_write(s->conns.wake, 1);
}

static void
conn_closed(struct http_server *s, struct conn *c)
{
	atomic_store(&c->deadline, 0);
	buf_free(&c->raw);
	pthread_mutex_lock(&s->conns.lock);
	if (c->linger && c->fd != -1)
		linger(s, c->fd);
	c->fd = -1;
	c->mhd = NULL;
	c->next_free = s->conns.free;
	s->conns.free = c;
	pthread_mutex_unlock(&s->conns.lock);
	atomic_fetch_sub(&s->conns.used, 1);
}

void
conn_notify(void *cls, struct MHD_Connection *mhd, void **socket_ctx,
    enum MHD_ConnectionNotificationCode what)
{
	struct http_server *s = cls;

	if (what == MHD_CONNECTION_NOTIFY_STARTED)
		conn_opened(s, mhd, socket_ctx);
	else if (*socket_ctx != NULL)
		conn_closed(s, *socket_ctx);
}

/* libmicrohttpd has a time for a silent line only; one byte now and then
 * would hold a place for ever. */
static void
reap(struct http_server *s, int64_t now)
{
	for (unsigned i = 0; i < s->conns.n; i++) {
		struct conn *c = &s->conns.all[i];
		int64_t until = atomic_load(&c->deadline);

		if (c->fd == -1 || until == 0 || now < until)
			continue;
		(void)shutdown(c->fd, SHUT_RDWR);
		atomic_store(&c->deadline, 0);
	}
}

/* Reads and forgets; true when there is nothing more to wait for. */
static bool
drained(const struct lingering *l, int64_t now)
{
	char waste[16384];
	ssize_t n = 0;

	for (int i = 0; i < 64; i++)
		if ((n = recv(l->fd, waste, sizeof(waste), MSG_DONTWAIT)) <= 0)
			break;
	return now >= l->until || n == 0 ||
	    (n < 0 && errno != EAGAIN && errno != EINTR);
}

static void
drain(struct http_server *s, int64_t now, bool end)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < s->conns.nlingers; i++) {
		struct lingering *l = &s->conns.lingers[i];

		if (end || drained(l, now))
			(void)close(l->fd);
		else
			s->conns.lingers[kept++] = *l;
	}
	s->conns.nlingers = kept;
}

static void
reaper_wait(struct http_server *s, int timeout)
{
	struct pollfd set[LINGERS + 1] = { { s->conns.wake, POLLIN, 0 } };
	nfds_t n = 1;
	eventfd_t ignore;

	pthread_mutex_lock(&s->conns.lock);
	for (unsigned i = 0; i < s->conns.nlingers; i++)
		set[n++] = (struct pollfd){ s->conns.lingers[i].fd, POLLIN, 0 };
	pthread_mutex_unlock(&s->conns.lock);
	if (poll(set, n, timeout) > 0 && set[0].revents != 0)
		(void)eventfd_read(s->conns.wake, &ignore);
}

static void *
reaper_main(void *arg)
{
	struct http_server *s = arg;
	int64_t next = 0;

	for (bool run = true; run;) {
		int64_t now;

		reaper_wait(s, REAP_MS);
		now = os_now_ms();
		pthread_mutex_lock(&s->conns.lock);
		run = s->conns.running;
		drain(s, now, !run);
		if (now >= next) {
			reap(s, now);
			next = now + REAP_MS;
		}
		pthread_mutex_unlock(&s->conns.lock);
	}
	return NULL;
}

enum err_code
conns_start(struct http_server *s, struct err *err)
{
	s->conns.n = s->conf.connections + SPARE_CONNECTIONS;
	s->conns.all = arena_new(s->memory, struct conn, s->conns.n);
	if (s->conns.all == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for connections");
	for (unsigned i = s->conns.n; i-- > 0;) {
		struct conn *c = &s->conns.all[i];

		c->server = s;
		c->fd = -1;
		c->raw = BUF_INIT(HTTP_HEAD_MAX);
		c->body = BUF_INIT(HTTP_BODY_MAX);
		c->out = BUF_INIT(HTTP_ANSWER_MAX);
		c->next_free = s->conns.free;
		s->conns.free = c;
	}
	if ((s->conns.wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) == -1)
		return FAIL(err, ERR_LIMIT, "eventfd: %s", strerror(errno));
	s->conns.running = true;
	enum err_code rc = thread_start(s, 0, "http-reaper", reaper_main, s,
	    &s->conns.reaper, err);
	s->conns.running = rc == ERR_OK;
	return rc;
}

void
conns_stop(struct http_server *s)
{
	bool was;

	pthread_mutex_lock(&s->conns.lock);
	was = s->conns.running;
	s->conns.running = false;
	pthread_mutex_unlock(&s->conns.lock);
	if (was) {
		(void)eventfd_write(s->conns.wake, 1);
		(void)pthread_join(s->conns.reaper, NULL);
	}
	if (s->conns.wake > 0)
		(void)close(s->conns.wake);
	s->conns.wake = -1;
}
