/* Live pages. One thread asks all streams for news and fills their buffers; a
 * network thread empties a buffer when the line can take it, and puts the
 * connection to sleep when the buffer is empty. No stream holds a worker. */
#include "http/server.h"

#include <string.h>
#include <time.h>

#include "os/clock.h"

#define LYING_MAX	(64 << 10)	/* bytes that wait for a reader */
#define LYING_MS	30000			/* how long they may */
#define BEAT_MS		15000
#define ROUND_MS	1000
#define GATHER_MS	100			/* wakes within it are one */

struct stream {
	struct conn		*conn;		/* NULL: the client is gone */
	struct MHD_Connection	*mhd;
	struct http_stream_ask	 ask;		/* next == NULL: place is free */
	uint64_t		 owner;
	struct buf		 lying;
	size_t			 sent;		/* of lying */
	int64_t			 last;		/* when something was added */
	int64_t			 since;		/* lying is not empty since */
	bool			 asleep, ended;
};

static uint64_t
hash_text(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h;
}

/* libmicrohttpd asks for bytes to send. */
static ssize_t
stream_read(void *cls, uint64_t pos, char *to, size_t max)
{
	struct stream *st = cls;
	struct http_server *s = st->conn->server;
	size_t n;
	bool ended;

	(void)pos;
	pthread_mutex_lock(&s->streams.lock);
	n = st->lying.n - st->sent;
	ended = st->ended;
	if (n > 0) {
		n = n < max ? n : max;
		memcpy(to, st->lying.p + st->sent, n);
		st->sent += n;
		if (st->sent == st->lying.n) {
			buf_free(&st->lying);
			st->sent = 0;
		}
		st->since = os_now_ms();
	} else if (!ended) {
		st->asleep = true;
		MHD_suspend_connection(st->mhd);
	}
	pthread_mutex_unlock(&s->streams.lock);
	if (n > 0)
		return (ssize_t)n;
	return ended ? MHD_CONTENT_READER_END_OF_STREAM : 0;
}

/* With the lock held. */
static struct stream *
place(struct http_server *s, uint64_t owner)
{
	struct stream *found = NULL;
	unsigned same = 0;

	for (unsigned i = 0; i < s->streams.n; i++) {
		struct stream *st = &s->streams.all[i];

		if (st->ask.next == NULL)
			found = st;
		else if (st->conn != NULL && st->owner == owner)
			same++;
	}
	if (s->streams.end || same >= s->conf.streams_per_owner)
		return NULL;
	return found;
}

static struct MHD_Response *
stream_answer(struct conn *c, struct stream *st)
{
	struct MHD_Response *m = MHD_create_response_from_callback(
	    MHD_SIZE_UNKNOWN, 4096, stream_read, st, NULL);

	if (m == NULL)
		return NULL;
	(void)MHD_add_response_header(m, MHD_HTTP_HEADER_CONTENT_TYPE,
	    "text/event-stream");
	(void)MHD_add_response_header(m, "X-Accel-Buffering", "no");
	c->stream = st;
	return m;
}

struct MHD_Response *
stream_make(struct conn *c, const struct http_stream_ask *ask)
{
	struct http_server *s = c->server;
	uint64_t owner = ask->owner == 0 ? hash_text(c->remote) : ask->owner;
	struct MHD_Response *m = NULL;
	struct stream *st;

	pthread_mutex_lock(&s->streams.lock);
	if ((st = place(s, owner)) != NULL) {
		int64_t now = os_now_ms();

		*st = (struct stream){
			.conn = c, .mhd = c->mhd, .ask = *ask, .owner = owner,
			.lying = BUF_INIT(2 * LYING_MAX), .last = now,
			.since = now,
		};
		if ((m = stream_answer(c, st)) == NULL)
			*st = (struct stream){ 0 };
		else
			conn_narrow(c, LYING_MAX);
	}
	s->streams.wake = s->streams.wake || m != NULL;
	pthread_cond_signal(&s->streams.turn);
	pthread_mutex_unlock(&s->streams.lock);
	if (m == NULL && ask->drop != NULL)
		ask->drop(ask->state);
	return m;
}

/* The request is over; the stream thread clears up, so that drop() never runs
 * beside next(). */
void
stream_detach(struct conn *c)
{
	struct http_server *s = c->server;

	pthread_mutex_lock(&s->streams.lock);
	c->stream->conn = NULL;
	c->stream->ended = true;
	s->streams.wake = true;
	pthread_cond_signal(&s->streams.turn);
	pthread_mutex_unlock(&s->streams.lock);
	c->stream = NULL;
}

void
http_stream_open(struct http_response *resp, uint64_t owner,
    http_stream_fn *next, void *state, void (*drop)(void *state))
{
	resp->stream = (struct http_stream_ask){
		.next = next, .state = state, .drop = drop, .owner = owner,
	};
}

void
http_streams_wake(struct http_server *s)
{
	pthread_mutex_lock(&s->streams.lock);
	s->streams.wake = true;
	pthread_cond_signal(&s->streams.turn);
	pthread_mutex_unlock(&s->streams.lock);
}

/* With the lock held: news into the buffer, or the end of a lost reader. */
static void
stream_add(struct stream *st, const struct buf *news, bool more, int64_t now)
{
	bool late;

	late = st->lying.n > 0 && now - st->since > LYING_MS;
	if (st->lying.n == 0)
		st->since = now;
	if (!late)
		buf_put(&st->lying, news->p, news->n);
	if (news->n == 0 && now - st->last >= BEAT_MS)
		buf_puts(&st->lying, ": \n\n");
	if (news->n > 0 || now - st->last >= BEAT_MS)
		st->last = now;
	if (late || buf_failed(news) || buf_failed(&st->lying) ||
	    st->lying.n - st->sent > LYING_MAX) {
		st->ended = true;
		buf_free(&st->lying);
		st->sent = 0;
		conn_cut(st->conn);
	}
	if (!more || (st->asleep && conn_left(st->conn)))
		st->ended = true;
	if (st->asleep && (st->ended || st->lying.n > 0)) {
		st->asleep = false;
		MHD_resume_connection(st->mhd);
	}
}

/* One stream gets its turn; only this thread frees places. */
static void
stream_turn(struct http_server *s, struct stream *st, struct buf *news)
{
	struct http_stream_ask ask;
	bool gone, ended, more;

	pthread_mutex_lock(&s->streams.lock);
	ask = st->ask;
	gone = ask.next != NULL && st->conn == NULL;
	ended = st->ended;
	if (gone) {
		buf_free(&st->lying);
		*st = (struct stream){ 0 };
	}
	pthread_mutex_unlock(&s->streams.lock);
	if (gone && ask.drop != NULL)
		ask.drop(ask.state);
	if (ask.next == NULL || gone || ended)
		return;
	buf_clear(news);
	more = ask.next(ask.state, news);
	pthread_mutex_lock(&s->streams.lock);
	if (st->conn != NULL && !st->ended)
		stream_add(st, news, more, os_now_ms());
	pthread_mutex_unlock(&s->streams.lock);
}

/* Sleeps at most ms, or until a wake when that counts. With the lock held. */
static void
stream_sleep(struct http_server *s, int64_t ms, bool wakes)
{
	int64_t until = os_now_ms() + ms;
	struct timespec t = {
		.tv_sec = until / 1000, .tv_nsec = until % 1000 * 1000000,
	};

	while (!s->streams.end && !(wakes && s->streams.wake) &&
	    os_now_ms() < until)
		(void)pthread_cond_timedwait(&s->streams.turn,
		    &s->streams.lock, &t);
}

static void *
stream_main(void *arg)
{
	struct http_server *s = arg;
	struct buf news = BUF_INIT(LYING_MAX);

	for (bool run = true; run;) {
		pthread_mutex_lock(&s->streams.lock);
		stream_sleep(s, GATHER_MS, false);
		stream_sleep(s, ROUND_MS, true);
		s->streams.wake = false;
		run = !s->streams.end;
		pthread_mutex_unlock(&s->streams.lock);
		for (unsigned i = 0; i < s->streams.n; i++)
			stream_turn(s, &s->streams.all[i], &news);
	}
	buf_free(&news);
	return NULL;
}

enum err_code
streams_start(struct http_server *s, struct err *err)
{
	s->streams.n = s->conf.streams;
	s->streams.all = arena_new(s->memory, struct stream, s->streams.n);
	if (s->streams.all == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for streams");
	TRY(thread_start(s, s->conf.stack, "http-streams", stream_main, s,
	    &s->streams.thread, err));
	s->streams.running = true;
	return ERR_OK;
}

void
streams_end(struct http_server *s)
{
	pthread_mutex_lock(&s->streams.lock);
	s->streams.end = true;
	for (unsigned i = 0; i < s->streams.n; i++) {
		struct stream *st = &s->streams.all[i];

		if (st->conn == NULL)
			continue;
		st->ended = true;
		if (st->asleep) {
			st->asleep = false;
			MHD_resume_connection(st->mhd);
		}
	}
	pthread_cond_signal(&s->streams.turn);
	pthread_mutex_unlock(&s->streams.lock);
}

void
streams_stop(struct http_server *s)
{
	if (!s->streams.running)
		return;
	pthread_mutex_lock(&s->streams.lock);
	s->streams.end = true;
	pthread_cond_signal(&s->streams.turn);
	pthread_mutex_unlock(&s->streams.lock);
	(void)pthread_join(s->streams.thread, NULL);
	s->streams.running = false;
	for (unsigned i = 0; i < s->streams.n; i++) {
		struct stream *st = &s->streams.all[i];

		if (st->ask.next != NULL && st->ask.drop != NULL)
			st->ask.drop(st->ask.state);
		buf_free(&st->lying);
		*st = (struct stream){ 0 };
	}
}

unsigned
streams_count(struct http_server *s)
{
	unsigned n = 0;

	pthread_mutex_lock(&s->streams.lock);
	for (unsigned i = 0; i < s->streams.n; i++)
		n += s->streams.all[i].conn != NULL;
	pthread_mutex_unlock(&s->streams.lock);
	return n;
}
