/* Many at once, live pages, and the end. */
#include "http/client_test.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <time.h>

struct world {
	pthread_mutex_t	 lock;
	pthread_cond_t	 changed;
	bool		 gate;		/* open: handlers go on */
	unsigned	 inside;	/* handlers that stand before it */
	atomic_int	 news;		/* what a stream tells */
	atomic_int	 dropped;
	atomic_bool	 flood, over;
};

static void
world_open(struct world *w, bool open)
{
	pthread_mutex_lock(&w->lock);
	w->gate = open;
	pthread_cond_broadcast(&w->changed);
	pthread_mutex_unlock(&w->lock);
}

static void
world_await(struct world *w, unsigned inside)
{
	pthread_mutex_lock(&w->lock);
	while (w->inside < inside)
		pthread_cond_wait(&w->changed, &w->lock);
	pthread_mutex_unlock(&w->lock);
}

static void
wait_at_gate(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	struct world *w = ctx;

	(void)a;
	(void)req;
	pthread_mutex_lock(&w->lock);
	w->inside++;
	pthread_cond_broadcast(&w->changed);
	while (!w->gate)
		pthread_cond_wait(&w->changed, &w->lock);
	w->inside--;
	pthread_mutex_unlock(&w->lock);
	buf_puts(&resp->body, "door");
}

static void
say_hello(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	(void)ctx;
	(void)a;
	(void)req;
	buf_puts(&resp->body, "hallo");
}

struct reader {
	struct world	*w;
	int		 told;
};

static bool
tell_news(void *state, struct buf *out)
{
	struct reader *reader = state;
	int news = atomic_load(&reader->w->news);

	if (reader->told != news)
		buf_printf(out, "data: %d\n\n", reader->told = news);
	for (int i = 0; atomic_load(&reader->w->flood) && i < 6000; i++)
		buf_puts(out, "data: xxx\n");
	return !atomic_load(&reader->w->over);
}

static void
drop_reader(void *state)
{
	struct reader *reader = state;

	atomic_fetch_add(&reader->w->dropped, 1);
	free(reader);
}

static void
open_stream(void *ctx, struct arena *a, const struct http_request *req,
    struct http_response *resp)
{
	struct reader *reader = calloc(1, sizeof(*reader));

	(void)a;
	(void)req;
	assert_non_null(reader);
	reader->w = ctx;
	http_stream_open(resp, 7, tell_news, reader, drop_reader);
}

static const struct http_route routes[] = {
	{ "GET", "/hallo", say_hello, NULL, 0, 0 },
	{ "GET", "/poort", wait_at_gate, NULL, 0, 0 },
	{ "GET", "/live", open_stream, NULL, 0, HTTP_STREAM },
	{ "GET", "/fout", open_stream, NULL, 0, 0 },
};

struct scene {
	struct world		 w;
	struct http_server	*s;
	unsigned		 port;
};

static void
scene_begin(struct scene *sc, const struct http_config *config)
{
	*sc = (struct scene){ .w = { .lock = PTHREAD_MUTEX_INITIALIZER,
	    .changed = PTHREAD_COND_INITIALIZER } };
	sc->s = serve(config, routes, COUNT(routes), &sc->w);
	sc->port = http_port(sc->s);
}

static void
scene_end(struct scene *sc)
{
	assert_true(http_stop(sc->s));
}

static int
send_get(unsigned port, const char *text)
{
	int fd = dial(port);

	assert_true(tell(fd, text, strlen(text)));
	return fd;
}

/* Reads until the text has come; false: the line was closed first. */
static bool
comes(int fd, const char *text)
{
	size_t n = 0;
	ssize_t got;

	r.all[0] = '\0';
	while (strstr(r.all, text) == NULL) {
		if ((got = recv(fd, r.all + n, sizeof(r.all) - 1 - n, 0)) <= 0)
			return false;
		n += (size_t)got;
		r.all[n] = '\0';
	}
	return true;
}

static void
await_dropped(struct scene *sc, int n)
{
	for (int i = 0; i < 20000 && atomic_load(&sc->w.dropped) < n; i++)
		(void)nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
	assert_int_equal(atomic_load(&sc->w.dropped), n);
}

static void
a_stream_tells_what_changed_and_ends_at_stop(void **state)
{
	struct scene sc;
	int fd;

	(void)state;
	scene_begin(&sc, &(struct http_config){ .workers = 2 });
	atomic_store(&sc.w.news, 1);
	fd = send_get(sc.port, GET("/live", ""));
	assert_true(comes(fd, "data: 1\n\n"));
	assert_non_null(strstr(r.all, "Content-Type: text/event-stream\r\n"));
	assert_non_null(strstr(r.all, "Cache-Control: no-store\r\n"));
	assert_non_null(strstr(r.all, "X-Accel-Buffering: no\r\n"));
	for (int i = 2; i < 5; i++) {
		char line[32];

		(void)snprintf(line, sizeof(line), "data: %d\n\n", i);
		atomic_store(&sc.w.news, i);
		http_streams_wake(sc.s);
		assert_true(comes(fd, line));
	}
	scene_end(&sc);
	assert_true(comes(fd, "0\r\n\r\n"));	/* the last chunk: not cut off */
	assert_int_equal(recv(fd, r.all, 1, 0), 0);
	assert_int_equal(atomic_load(&sc.w.dropped), 1);
	(void)close(fd);
}

static void
a_stream_ends_when_it_has_no_more(void **state)
{
	struct scene sc;
	int fd;

	(void)state;
	scene_begin(&sc, &(struct http_config){ .workers = 2 });
	fd = send_get(sc.port, GET("/live", ""));
	assert_true(comes(fd, "\r\n\r\n"));
	atomic_store(&sc.w.over, true);
	http_streams_wake(sc.s);
	assert_true(comes(fd, "0\r\n\r\n"));
	await_dropped(&sc, 1);
	assert_true(tell(fd, GET("/hallo", ""), strlen(GET("/hallo", ""))));
	hear(fd, false, &r);
	assert_string_equal(r.body, "hallo");
	(void)close(fd);
	scene_end(&sc);
}

static void
a_stream_whose_reader_left_is_dropped(void **state)
{
	struct scene sc;
	int fd;

	(void)state;
	scene_begin(&sc, &(struct http_config){ .workers = 2 });
	fd = send_get(sc.port, GET("/live", ""));
	assert_true(comes(fd, "\r\n\r\n"));
	(void)close(fd);
	http_streams_wake(sc.s);
	await_dropped(&sc, 1);
	scene_end(&sc);
}

static void
a_reader_that_does_not_read_is_cut_off(void **state)
{
	struct scene sc;
	int fd;

	(void)state;
	scene_begin(&sc, &(struct http_config){ .workers = 2 });
	fd = send_get(sc.port, GET("/live", ""));
	assert_true(comes(fd, "\r\n\r\n"));
	(void)setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &(int){ 4096 }, sizeof(int));
	atomic_store(&sc.w.flood, true);
	for (int i = 0; i < 1000 && atomic_load(&sc.w.dropped) == 0; i++) {
		http_streams_wake(sc.s);
		(void)nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
	}
	assert_int_equal(atomic_load(&sc.w.dropped), 1);
	(void)close(fd);
	scene_end(&sc);
}

static void
one_owner_has_a_limited_number_of_streams(void **state)
{
	struct scene sc;
	int fd[2];

	(void)state;
	scene_begin(&sc, &(struct http_config){ .workers = 2,
	    .streams_per_owner = 2 });
	for (int i = 0; i < 2; i++) {
		fd[i] = send_get(sc.port, GET("/live", ""));
		assert_true(comes(fd[i], "\r\n\r\n"));
	}
	ask(sc.port, GET("/live", ""), &r);
	assert_int_equal(r.status, 503);
	assert_true(has_header(&r, "Retry-After: "));
	assert_int_equal(atomic_load(&sc.w.dropped), 1);
	scene_end(&sc);
	assert_int_equal(atomic_load(&sc.w.dropped), 3);
	(void)close(fd[0]);
	(void)close(fd[1]);
}

static void
a_stream_on_a_route_without_streams_is_a_failure(void **state)
{
	struct scene sc;

	(void)state;
	scene_begin(&sc, &(struct http_config){ .workers = 2 });
	ask(sc.port, GET("/fout", ""), &r);
	assert_int_equal(r.status, 500);
	assert_int_equal(atomic_load(&sc.w.dropped), 1);
	scene_end(&sc);
}

static void
when_the_queue_is_full_the_next_one_hears_so(void **state)
{
	struct scene sc;
	int fd[3];

	(void)state;
	scene_begin(&sc, &(struct http_config){ .workers = 1, .queue = 2,
	    .network_threads = 1 });
	fd[0] = send_get(sc.port, GET("/poort", ""));
	world_await(&sc.w, 1);
	for (int i = 1; i < 3; i++)
		fd[i] = send_get(sc.port, GET("/poort", ""));
	for (struct http_stats stats = { 0 }; stats.waiting < 2;)
		http_stats(sc.s, &stats);
	ask(sc.port, GET("/hallo", ""), &r);
	assert_int_equal(r.status, 503);
	assert_true(has_header(&r, "Retry-After: "));
	world_open(&sc.w, true);
	for (int i = 0; i < 3; i++) {
		hear(fd[i], false, &r);
		assert_int_equal(r.status, 200);
		(void)close(fd[i]);
	}
	scene_end(&sc);
}

static void
too_many_connections_hear_so(void **state)
{
	struct scene sc;
	int fd[4];

	(void)state;
	scene_begin(&sc, &(struct http_config){ .workers = 2,
	    .connections = 4 });
	for (int i = 0; i < 4; i++) {
		fd[i] = send_get(sc.port, GET("/hallo", ""));
		hear(fd[i], false, &r);
		assert_int_equal(r.status, 200);
	}
	ask(sc.port, GET("/hallo", ""), &r);
	assert_int_equal(r.status, 503);
	for (int i = 0; i < 4; i++)
		(void)close(fd[i]);
	scene_end(&sc);
}

#define MANY 500

static void
five_hundred_connections_are_all_answered(void **state)
{
	struct rlimit files;
	struct scene sc;
	int fd[MANY];

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &files), 0);
	files.rlim_cur = files.rlim_max < 4096 ? files.rlim_max : 4096;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &files), 0);
	scene_begin(&sc, &(struct http_config){ 0 });
	for (int i = 0; i < MANY; i++)
		fd[i] = dial(sc.port);
	for (int turn = 0; turn < 3; turn++) {
		for (int i = 0; i < MANY; i++)
			assert_true(tell(fd[i], GET("/hallo", ""),
			    strlen(GET("/hallo", ""))));
		for (int i = 0; i < MANY; i++) {
			hear(fd[i], false, &r);
			assert_string_equal(r.body, "hallo");
		}
	}
	for (int i = 0; i < MANY; i++)
		(void)close(fd[i]);
	scene_end(&sc);
}

static void *
stop_main(void *arg)
{
	struct scene *sc = arg;

	return http_stop(sc->s) ? sc : NULL;
}

static void
a_stop_loses_no_answer_of_what_was_received(void **state)
{
	struct scene sc;
	pthread_t stopper;
	void *stopped;
	int fd[20], idle;

	(void)state;
	scene_begin(&sc, &(struct http_config){ .workers = 4 });
	idle = dial(sc.port);
	for (int i = 0; i < 20; i++)
		fd[i] = send_get(sc.port, GET("/poort", ""));
	for (struct http_stats stats = { 0 }; stats.waiting + stats.working < 20;)
		http_stats(sc.s, &stats);
	assert_int_equal(pthread_create(&stopper, NULL, stop_main, &sc), 0);
	(void)nanosleep(&(struct timespec){ .tv_nsec = 50000000 }, NULL);
	world_open(&sc.w, true);
	for (int i = 0; i < 20; i++) {
		hear(fd[i], false, &r);
		assert_int_equal(r.status, 200);
		assert_string_equal(r.body, "door");
		(void)close(fd[i]);
	}
	assert_int_equal(pthread_join(stopper, &stopped), 0);
	assert_non_null(stopped);
	assert_true(recv(idle, r.all, 1, 0) <= 0);
	(void)close(idle);
}

static void
a_stop_does_not_wait_for_ever(void **state)
{
	struct scene sc;
	int fd;

	(void)state;
	scene_begin(&sc, &(struct http_config){ .workers = 1, .stop_s = 1 });
	fd = send_get(sc.port, GET("/poort", ""));
	world_await(&sc.w, 1);
	assert_false(http_stop(sc.s));
	world_open(&sc.w, true);
	scene_end(&sc);
	hear(fd, false, &r);
	assert_int_equal(r.status, 200);
	(void)close(fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_stream_tells_what_changed_and_ends_at_stop),
		cmocka_unit_test(a_stream_ends_when_it_has_no_more),
		cmocka_unit_test(a_stream_whose_reader_left_is_dropped),
		cmocka_unit_test(a_reader_that_does_not_read_is_cut_off),
		cmocka_unit_test(one_owner_has_a_limited_number_of_streams),
		cmocka_unit_test(
		    a_stream_on_a_route_without_streams_is_a_failure),
		cmocka_unit_test(when_the_queue_is_full_the_next_one_hears_so),
		cmocka_unit_test(too_many_connections_hear_so),
		cmocka_unit_test(five_hundred_connections_are_all_answered),
		cmocka_unit_test(a_stop_loses_no_answer_of_what_was_received),
		cmocka_unit_test(a_stop_does_not_wait_for_ever),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
