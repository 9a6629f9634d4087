#include "main/meting.h"

#include <inttypes.h>

static void
head(struct buf *b, const char *naam, const char *soort, const char *uitleg)
{
	buf_printf(b, "# HELP samenloop_%s %s\n# TYPE samenloop_%s %s\n", naam, uitleg, naam,
	    soort);
}

static void
count(struct buf *b, const char *naam, uint64_t n, const char *uitleg)
{
	head(b, naam, "counter", uitleg);
	buf_printf(b, "samenloop_%s %" PRIu64 "\n", naam, n);
}

static void
gauge(struct buf *b, const char *naam, int64_t n, const char *uitleg)
{
	head(b, naam, "gauge", uitleg);
	buf_printf(b, "samenloop_%s %" PRId64 "\n", naam, n);
}

static void
seconds(struct buf *b, const char *naam, uint64_t ms, const char *uitleg)
{
	head(b, naam, "counter", uitleg);
	buf_printf(b, "samenloop_%s %" PRIu64 ".%03" PRIu64 "\n", naam, ms / 1000, ms % 1000);
}

static void
durations(struct buf *b, const struct http_stats *h)
{
	static const unsigned limit[HTTP_WITHIN] = { HTTP_WITHIN_MS };
	uint64_t n = 0;

	head(b, "http_request_duration_seconds", "histogram",
	    "From the first byte of a request to its answer.");
	for (size_t i = 0; i < HTTP_WITHIN; i++) {
		n += h->within[i];
		buf_printf(b, "samenloop_http_request_duration_seconds_bucket{le=\"%u.%03u\"} %"
		    PRIu64 "\n", limit[i] / 1000, limit[i] % 1000, n);
	}
	/* The counters are read one after the other while requests go on. */
	n = h->requests > n ? h->requests : n;
	buf_printf(b, "samenloop_http_request_duration_seconds_bucket{le=\"+Inf\"} %" PRIu64
	    "\nsamenloop_http_request_duration_seconds_sum %" PRIu64 ".%03" PRIu64
	    "\nsamenloop_http_request_duration_seconds_count %" PRIu64 "\n", n,
	    h->millis / 1000, h->millis % 1000, n);
}

static void
http(struct buf *b, const struct http_stats *h)
{
	count(b, "http_requests_total", h->requests, "Requests answered.");
	count(b, "http_refused_total", h->refused,
	    "Requests that the server refused before any page or operation.");
	count(b, "http_failed_total", h->failed, "Answers of 500 and over.");
	gauge(b, "http_connections", h->connections, "Open connections.");
	gauge(b, "http_waiting", h->waiting, "Requests that wait for a worker.");
	gauge(b, "http_working", h->working, "Requests in work.");
	gauge(b, "http_streams", h->streams, "Live pages.");
	durations(b, h);
}

static void
database(struct buf *b, const struct db_stats *d)
{
	count(b, "db_writes_total", d->done, "Acts, looks and records written or refused.");
	count(b, "db_writes_failed_total", d->failed,
	    "Writes that did not come through: disk full, database away, our fault.");
	count(b, "db_commits_total", d->commits, "Transactions that carried them.");
	count(b, "db_read_rounds_total", d->rounds,
	    "Trips of pages to PostgreSQL and back; more a page is slower.");
	seconds(b, "db_commit_seconds_total", d->commit_ms, "Time spent in those.");
	gauge(b, "db_waiting", (int64_t)(d->asked - d->done), "Writes in the queue.");
}

void
meting_schrijf(const struct meting *m, struct buf *b)
{
	const struct gereed *g = &m->gereed;

	head(b, "build_info", "gauge", "Version of the program.");
	buf_puts(b, "samenloop_build_info{version=\"" SAMENLOOP_VERSION "\"} 1\n");
	gauge(b, "ready", g->database && g->klok && g->schijf, "1: can do its work.");
	gauge(b, "database_writable", g->database, "1: a write came through just now.");
	gauge(b, "clock_sane", g->klok, "1: the clock did not go back.");
	if (g->schijf_vrij >= 0)
		gauge(b, "disk_free_bytes", g->schijf_vrij, "Where the database stands.");
	gauge(b, "start_time_seconds", m->begon, "When this process began.");
	http(b, &m->http);
	database(b, &m->db);
	gauge(b, "memory_resident_bytes", m->proces.memory, "Memory in use.");
	gauge(b, "open_files", m->proces.files, "Open files and connections.");
	gauge(b, "max_files", m->proces.files_max, "How many may be open.");
	gauge(b, "threads", m->proces.threads, "Threads.");
	seconds(b, "cpu_seconds_total", (uint64_t)m->proces.cpu_ms, "Processor time.");
}
