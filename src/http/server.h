/* server.h - what the files of this module share. Private to src/http.
 *
 * Locks, in the order in which they may be taken:
 *	streams.lock > conns.lock	(and libmicrohttpd's own, under either)
 *	queue.lock			alone, or above libmicrohttpd's own
 * libmicrohttpd calls us back without a lock of its own. */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "http/http.h"

#define SPARE_CONNECTIONS 64	/* to say 503 on */
#define LINGERS 64

enum phase {
	PHASE_IDLE,		/* no request yet, or between two */
	PHASE_HEAD,		/* the request line is in */
	PHASE_BODY,		/* the headers are in and good */
	PHASE_WORK,		/* suspended: waits for or is with a worker */
	PHASE_ANSWER		/* answer is made, or being sent */
};

/* One place for a connection and the request that it carries. Owned by its
 * network thread, but from PHASE_WORK to PHASE_ANSWER by the worker. */
struct conn {
	struct http_server	*server;
	struct MHD_Connection	*mhd;
	struct conn		*next_free;
	int			 fd;		/* conns.lock; -1: free */
	_Atomic int64_t		 deadline;	/* ms; 0: none */
	bool			 linger;	/* read on for a while after us */
	char			 peer[46];

	/* of the request; request_clear() empties from here */
	enum phase		 phase;
	int64_t			 begun;		/* ms */
	const char		*uri;		/* in libmicrohttpd's memory */
	const char		*line;		/* same: where the head begins */
	struct buf		 raw;		/* "path\0query" */
	const char		*query;
	const char		*method;
	bool			 head;
	bool			 counted;	/* in server->busy */
	bool			 close;		/* after this answer */
	const struct http_route	*route;
	const char		*route_name;
	int			 refuse;	/* status to refuse with; 0: go on */
	const char		*why;
	const char		*allow;		/* of a 405 */
	char			 allowed[48];
	struct buf		 body;
	size_t			 charged;	/* of server->bodies */
	struct buf		 out;
	struct MHD_Response	*answer;
	bool			 shared;	/* answer belongs to a file */
	int			 status;
	struct stream		*stream;
	char			 id[20];
	char			 remote[46];
};

struct file {
	const char		*name;
	char			 tag[17];
	struct buf		 packed;	/* gzip; empty: not smaller */
	struct MHD_Response	*answer[2][2];	/* [packed][for ever] */
	struct MHD_Response	*same[2][2];	/* 304 */
};

struct lingering {
	int		 fd;
	int64_t		 until;
};

struct http_server {
	struct http_config	 conf;
	struct arena		*memory;
	void			*ctx;
	const struct http_route	*routes;
	size_t			 nroutes;
	struct MHD_Daemon	*daemon;
	unsigned		 port;
	atomic_bool		 stopping;
	uint32_t		 run;		/* first half of request ids */
	_Atomic uint64_t	 number;
	_Atomic size_t		 bodies;
	atomic_uint		 busy;		/* whole requests without their answer */
	atomic_uint		 working;
	_Atomic uint64_t	 requests, refused, failed, millis;
	_Atomic uint64_t	 within[HTTP_WITHIN];	/* see http_stats */

	struct {
		pthread_mutex_t	 lock;
		struct conn	*all, *free;
		unsigned	 n;
		atomic_uint	 used;
		struct lingering	 lingers[LINGERS];
		unsigned	 nlingers;
		pthread_t	 reaper;
		bool		 running;
		int		 wake;		/* eventfd */
	} conns;

	struct {
		pthread_mutex_t	 lock;
		pthread_cond_t	 some;
		struct conn	**ring;
		unsigned	 n, first, max;
		unsigned	 idle, waking;	/* workers */
		bool		 end;
		pthread_t	*threads;
		unsigned	 nthreads;
	} queue;

	struct {
		pthread_mutex_t	 lock;
		pthread_cond_t	 turn;
		struct stream	*all;
		unsigned	 n;
		bool		 wake, end;
		pthread_t	 thread;
		bool		 running;
	} streams;

	struct file		*files;
	size_t			 nfiles;
};

/* start.c */
enum err_code thread_start(struct http_server *s, size_t stack,
    const char *name, void *(*fn)(void *), void *arg, pthread_t *out,
    struct err *err) MUST_CHECK;

/* address.c */
enum err_code address_listen(const char *address, int *fd_out,
    unsigned *port_out, struct err *err) MUST_CHECK;

/* guard.c: 0, or the status to refuse with and why. */
int guard_head(struct conn *c, const char *version, uint64_t *length_out,
    bool *body_out, const char **why);
int guard_path(struct conn *c, const char **why);
bool guard_origin(const struct conn *c);

/* route.c */
enum err_code routes_check(const struct http_route *routes, size_t n,
    struct err *err) MUST_CHECK;
void route_find(struct conn *c, const char *path);
bool route_params(struct arena *a, const char *pattern, const char *path,
    struct http_request *req);

/* request.c */
void request_base(const struct conn *c, struct http_request *req);
int request_fill(const struct conn *c, struct arena *a,
    struct http_request *req, const char **why);
bool list_has(const char *list, const char *word);

/* response.c */
void response_init(struct http_response *resp, struct arena *a,
    const struct http_server *s);
/* Makes c->answer of resp, and a plain 500 where that fails. */
void response_finish(struct conn *c, struct http_response *resp);
void response_error(struct conn *c, struct arena *a, int status);
void response_security(const struct http_server *s,
    const struct http_response *resp, struct MHD_Response *m);

/* exchange.c: the callbacks of libmicrohttpd */
void *exchange_uri(void *cls, const char *uri, struct MHD_Connection *mhd);
enum MHD_Result exchange_handle(void *cls, struct MHD_Connection *mhd,
    const char *url, const char *method, const char *version,
    const char *data, size_t *size, void **req_cls);
void exchange_done(void *cls, struct MHD_Connection *mhd, void **req_cls,
    enum MHD_RequestTerminationCode why);
void exchange_log(struct conn *c, int status);
/* The body is not needed any more and no longer counts for bodies_limit. */
void exchange_body_done(struct conn *c);

/* conn.c: places, deadlines and the thread that watches them */
enum err_code conns_start(struct http_server *s, struct err *err) MUST_CHECK;
void conns_stop(struct http_server *s);
void conn_notify(void *cls, struct MHD_Connection *mhd, void **socket_ctx,
    enum MHD_ConnectionNotificationCode what);
void conn_deadline(struct conn *c, unsigned seconds, uint64_t bytes);
void conn_cut(struct conn *c);		/* drops the line; any thread */
bool conn_left(struct conn *c);		/* has the client hung up? */
void conn_narrow(struct conn *c, int bytes);	/* what the kernel may hold */
void conns_cut_all(struct http_server *s);

/* worker.c */
enum err_code workers_start(struct http_server *s, struct err *err) MUST_CHECK;
void workers_stop(struct http_server *s);
bool worker_hand(struct conn *c);	/* false: the queue is full */

/* stream.c */
enum err_code streams_start(struct http_server *s, struct err *err) MUST_CHECK;
void streams_end(struct http_server *s);	/* all streams, soon */
void streams_stop(struct http_server *s);	/* the thread */
unsigned streams_count(struct http_server *s);
/* The answer that carries the stream; NULL: over a limit. Takes ask->state. */
struct MHD_Response *stream_make(struct conn *c,
    const struct http_stream_ask *ask);
void stream_detach(struct conn *c);

/* file.c */
enum err_code files_start(struct http_server *s, struct err *err) MUST_CHECK;
void files_stop(struct http_server *s);
bool file_find(struct conn *c, const char *path);

#endif
