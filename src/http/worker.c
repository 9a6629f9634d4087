#include "http/server.h"

#define WAKING_MAX 2

/* One request, from what was received to an answer that is ready to go. */
static void
work(struct conn *c, struct arena *a)
{
	struct http_server *s = c->server;
	struct http_request req;
	struct http_response resp;
	int bad;

	request_base(c, &req);
	if ((bad = request_fill(c, a, &req, &c->why)) != 0) {
		response_error(c, a, bad);
		return;
	}
	response_init(&resp, a, s);
	c->route->handler(s->ctx, a, &req, &resp);
	exchange_body_done(c);	/* before the answer: who has it may send again */
	response_finish(c, &resp);
}

/* Not a worker for each request: most are done before the next thread would
 * have woken. Whoever takes one wakes the next if more are waiting, so handlers
 * that block never hold up the rest. With the lock held. */
static void
rouse(struct http_server *s)
{
	if (s->queue.n > 0 && s->queue.idle > s->queue.waking &&
	    s->queue.waking < WAKING_MAX) {
		s->queue.waking++;
		pthread_cond_signal(&s->queue.some);
	}
}

static struct conn *
take(struct http_server *s)
{
	struct conn *c = NULL;

	pthread_mutex_lock(&s->queue.lock);
	while (s->queue.n == 0 && !s->queue.end) {
		s->queue.idle++;
		pthread_cond_wait(&s->queue.some, &s->queue.lock);
		s->queue.idle--;
		if (s->queue.waking > 0)
			s->queue.waking--;
	}
	if (s->queue.n > 0) {
		c = s->queue.ring[s->queue.first];
		s->queue.first = (s->queue.first + 1) % s->queue.max;
		s->queue.n--;
		atomic_fetch_add(&s->working, 1);
	}
	rouse(s);
	pthread_mutex_unlock(&s->queue.lock);
	return c;
}

static void *
worker_main(void *arg)
{
	struct http_server *s = arg;
	struct arena *a = arena_create(HTTP_ARENA_MAX);
	struct conn *c;

	while ((c = take(s)) != NULL) {
		struct MHD_Connection *mhd = c->mhd;

		if (a != NULL)
			work(c, a);
		else
			c->status = 0;
		if (a != NULL)
			arena_reset(a);
		c->phase = PHASE_ANSWER;
		MHD_resume_connection(mhd);	/* c is the network's again */
		atomic_fetch_sub(&s->working, 1);
	}
	arena_destroy(a);
	return NULL;
}

bool
worker_hand(struct conn *c)
{
	struct http_server *s = c->server;
	bool room;

	pthread_mutex_lock(&s->queue.lock);
	if ((room = s->queue.n < s->queue.max && !s->queue.end)) {
		/* asleep before a worker can wake it */
		c->phase = PHASE_WORK;
		atomic_store(&c->deadline, 0);
		MHD_suspend_connection(c->mhd);
		s->queue.ring[(s->queue.first + s->queue.n++) %
		    s->queue.max] = c;
		rouse(s);
	}
	pthread_mutex_unlock(&s->queue.lock);
	return room;
}

enum err_code
workers_start(struct http_server *s, struct err *err)
{
	s->queue.max = s->conf.queue;
	s->queue.ring = arena_new(s->memory, struct conn *, s->queue.max);
	s->queue.threads = arena_new(s->memory, pthread_t, s->conf.workers);
	if (s->queue.ring == NULL || s->queue.threads == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for workers");
	while (s->queue.nthreads < s->conf.workers) {
		TRY(thread_start(s, s->conf.stack, "http-worker", worker_main, s,
		    &s->queue.threads[s->queue.nthreads], err));
		s->queue.nthreads++;
	}
	return ERR_OK;
}

void
workers_stop(struct http_server *s)
{
	pthread_mutex_lock(&s->queue.lock);
	s->queue.end = true;
	pthread_cond_broadcast(&s->queue.some);
	pthread_mutex_unlock(&s->queue.lock);
	for (unsigned i = 0; i < s->queue.nthreads; i++)
		(void)pthread_join(s->queue.threads[i], NULL);
	s->queue.nthreads = 0;
}
