/* postvak.c - the drop folder: who is complete, cleared up, tried again. */
#include "exchange/postvak.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange/corv/inbox.h"
#include "os/clock.h"
#include "os/file.h"
#include "os/log.h"
#include "os/random.h"

#define RONDE_MS	2000
#define OPNIEUW_MS	10000	/* before what failed is tried again */
#define GEZIEN_MAX	4096	/* files that are watched at once */
#define NAAM_MAX	255
#define KEY_LEN		16	/* hex digits */
#define PAD_MAX		4600

/* A file that is perhaps still being written. */
struct gezien {
	char	naam[NAAM_MAX + 1];
	int64_t	grootte, gewijzigd, sinds_ms;
	bool	nog;			/* seen in this round */
};

struct postvak {
	struct postvak_config	 config;
	const char		*map;
	struct arena		*a;	/* for what lives as long as this */
	struct gezien		*gezien;
	size_t			 ngezien;
	int64_t			 opnieuw_ms;
	int			 inotify, wek;
	pthread_t		 thread;
	bool			 draait;
};

/* The folder that each file goes through. */
static const char *const mappen[] = { "", "bezig", "afgewezen" };

static bool
pad(char out[PAD_MAX], const struct postvak *p, const char *map, const char *naam)
{
	int n = snprintf(out, PAD_MAX, "%s/%s%s%s", p->map, map,
	    map[0] == '\0' ? "" : "/", naam);

	return n > 0 && n < PAD_MAX;
}

static void
sync_map(const struct postvak *p, const char *map)
{
	char path[PAD_MAX];
	int fd;

	if (!pad(path, p, map, "") || (fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
		return;
	(void)fsync(fd);
	(void)close(fd);
}

static bool
verplaats(const struct postvak *p, const char *van, const char *naam, const char *naar,
    const char *nieuw)
{
	char from[PAD_MAX], to[PAD_MAX];

	if (!pad(from, p, van, naam) || !pad(to, p, naar, nieuw) || rename(from, to) != 0)
		return false;
	sync_map(p, naar);
	sync_map(p, van);
	return true;
}

/* "0123456789abcdef-name": the key of an offering. */
static bool
heeft_key(const char *naam)
{
	return strspn(naam, "0123456789abcdef") == KEY_LEN && naam[KEY_LEN] == '-';
}

static void
nieuwe_naam(char out[NAAM_MAX + 1], const char *naam)
{
	uint64_t key;

	os_random(&key, sizeof(key));
	(void)snprintf(out, NAAM_MAX + 1, "%016" PRIx64 "-%.200s", key, naam);
}

static int64_t
gewijzigd(const struct stat *st)
{
	return (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec;
}

/* ---- taking in -------------------------------------------------------------- */

/* The message is in the ledger: sealed, durable, and to be had from there by
 * bericht_origineel. The bytes in clear go, but only when they are the ones that
 * were kept. False: it was still being written, and is offered again; under the
 * same key, but other bytes are another message. */
static bool
ruim_op(struct postvak *p, const char *naam, const char *path, const struct stat *eerst,
    const struct uit_bericht_innemen *uit)
{
	struct stat nu;

	if (lstat(path, &nu) != 0 || nu.st_size != eerst->st_size ||
	    gewijzigd(&nu) != gewijzigd(eerst))
		return false;
	if (uit->grootte != nu.st_size)		/* too big to keep */
		return verplaats(p, "bezig", naam, "afgewezen", naam);
	if (unlink(path) != 0) {
		log_line(LEVEL_ERROR, "postvak", "bericht %" PRId64 " was taken in, but its "
		    "file cannot be removed: %s", uit->bericht, strerror(errno));
		return false;
	}
	sync_map(p, "bezig");
	return true;
}

/* Takes in one file of bezig/ and clears it up. False: it stays. */
static bool
neem(struct postvak *p, const char *naam)
{
	struct inbox in = { .app = p->config.app, .program = p->config.program,
	    .herkomst = "postvak" };
	struct arena *a = arena_create(INBOX_ARENA);
	char path[PAD_MAX], aanbieding[KEY_LEN + 16];
	struct uit_bericht_innemen uit;
	struct stat st;
	struct err err;
	enum err_code rc;
	bool gedaan = false;

	(void)snprintf(aanbieding, sizeof(aanbieding), "postvak-%.*s", KEY_LEN, naam);
	if (a != NULL && pad(path, p, "bezig", naam) && lstat(path, &st) == 0) {
		rc = inbox_neem_bestand(&in, a, path, aanbieding, &uit, &err);
		if (rc == ERR_OK) {
			log_line(LEVEL_INFO, "postvak", "bericht %" PRId64 ": %s", uit.bericht,
			    uit.stand);
			gedaan = ruim_op(p, naam, path, &st, &uit);
		} else
			log_err("postvak", "a message was not taken in; it will be tried again",
			    &err);
	}
	arena_destroy(a);
	return gedaan;
}

/* Calls fn for each plain file of a folder; a pause in between is allowed. */
typedef bool bestand_fn(struct postvak *, const char *naam, const struct stat *);

static unsigned
loop(struct postvak *p, const char *map, bestand_fn *fn)
{
	char path[PAD_MAX];
	struct dirent *e;
	unsigned n = 0;
	DIR *d;

	if (!pad(path, p, map, "") || (d = opendir(path)) == NULL) {
		log_line(LEVEL_ERROR, "postvak", "cannot read folder %s: %s",
		    map[0] == '\0' ? "(top)" : map, strerror(errno));
		return 0;
	}
	while ((e = readdir(d)) != NULL) {
		struct stat st;

		if (e->d_name[0] != '.' && fstatat(dirfd(d), e->d_name, &st,
		    AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode))
			n += fn(p, e->d_name, &st);
	}
	(void)closedir(d);
	return n;
}

/* A file in bezig/: taken in perhaps, put away surely not. */
static bool
hervat(struct postvak *p, const char *naam, const struct stat *st)
{
	char met_key[NAAM_MAX + 1];

	(void)st;
	if (heeft_key(naam))
		return neem(p, naam);
	nieuwe_naam(met_key, naam);
	return verplaats(p, "bezig", naam, "bezig", met_key) && neem(p, met_key);
}

static bool
pak(struct postvak *p, const char *naam)
{
	char met_key[NAAM_MAX + 1];

	nieuwe_naam(met_key, naam);
	return verplaats(p, "", naam, "bezig", met_key) && neem(p, met_key);
}

/* ---- is it complete? ---------------------------------------------------------- */

static struct gezien *
zoek(struct postvak *p, const char *naam)
{
	for (size_t i = 0; i < p->ngezien; i++)
		if (strcmp(p->gezien[i].naam, naam) == 0)
			return &p->gezien[i];
	return NULL;
}

/* A file at the top: taken when it stood still long enough. */
static bool
bekijk(struct postvak *p, const char *naam, const struct stat *st)
{
	int64_t now = os_now_ms();
	struct gezien *g = zoek(p, naam);

	if (p->config.stil_ms == 0)
		return pak(p, naam);
	if (g == NULL && p->ngezien < GEZIEN_MAX) {
		g = &p->gezien[p->ngezien++];
		(void)snprintf(g->naam, sizeof(g->naam), "%s", naam);
		g->grootte = -1;
	}
	if (g == NULL)
		return false;	/* next round */
	g->nog = true;
	if (g->grootte != st->st_size || g->gewijzigd != gewijzigd(st)) {
		g->grootte = st->st_size;
		g->gewijzigd = gewijzigd(st);
		g->sinds_ms = now;
		return false;
	}
	if (now - g->sinds_ms < p->config.stil_ms)
		return false;
	g->nog = false;
	return pak(p, naam);
}

static void
vergeet(struct postvak *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->ngezien; i++)
		if (p->gezien[i].nog) {
			p->gezien[kept] = p->gezien[i];
			p->gezien[kept++].nog = false;
		}
	p->ngezien = kept;
}

unsigned
postvak_ronde(struct postvak *p)
{
	unsigned n = 0;

	if (os_now_ms() >= p->opnieuw_ms) {
		n += loop(p, "bezig", hervat);
		p->opnieuw_ms = os_now_ms() + (p->config.stil_ms == 0 ? 0 : OPNIEUW_MS);
	}
	n += loop(p, "", bekijk);
	vergeet(p);
	return n;
}

/* ---- waiting ------------------------------------------------------------------- */

/* What was renamed into the folder is complete: no need to wait. Anything else
 * is a reason to look round. */
static void
lees_inotify(struct postvak *p)
{
	_Alignas(struct inotify_event) char buf[8192];
	ssize_t n = read(p->inotify, buf, sizeof(buf));
	struct stat st;
	char path[PAD_MAX];

	for (ssize_t at = 0; n > 0 && at < n;) {
		const struct inotify_event *e = (const void *)(buf + at);

		at += (ssize_t)(sizeof(*e) + e->len);
		if ((e->mask & IN_MOVED_TO) == 0 || e->len == 0 || e->name[0] == '.' ||
		    !pad(path, p, "", e->name) || lstat(path, &st) != 0 ||
		    !S_ISREG(st.st_mode))
			continue;
		(void)pak(p, e->name);
	}
}

static void *
wacht(void *arg)
{
	struct postvak *p = arg;
	struct pollfd fds[2] = { { .fd = p->wek, .events = POLLIN },
	    { .fd = p->inotify, .events = POLLIN } };
	int64_t volgende = 0;

	for (;;) {
		int64_t wait = volgende - os_now_ms();

		(void)poll(fds, 2, wait < 0 ? 0 : (int)wait);
		if ((fds[0].revents & POLLIN) != 0)
			return NULL;
		if ((fds[1].revents & POLLIN) != 0) {
			lees_inotify(p);
			volgende = 0;
		}
		if (os_now_ms() >= volgende) {
			(void)postvak_ronde(p);
			/* A file that waits to be complete is looked at sooner. */
			volgende = os_now_ms() + (p->ngezien > 0 ? RONDE_MS / 4 : RONDE_MS);
		}
	}
}

/* ---- beginning and end ----------------------------------------------------------- */

enum err_code
postvak_open(const struct postvak_config *config, struct postvak **out, struct err *err)
{
	struct arena *a = arena_create(GEZIEN_MAX * sizeof(struct gezien) * 2);
	struct postvak *p = a == NULL ? NULL : arena_new(a, struct postvak, 1);
	enum err_code rc = ERR_OK;
	char path[PAD_MAX];

	if (p == NULL || (p->gezien = arena_new(a, struct gezien, GEZIEN_MAX)) == NULL) {
		arena_destroy(a);
		return FAIL(err, ERR_LIMIT, "no memory for the drop folder");
	}
	p->config = *config;
	p->map = config->map;
	p->a = a;
	p->inotify = p->wek = -1;
	for (size_t i = 0; i < sizeof(mappen) / sizeof(mappen[0]) && rc == ERR_OK; i++)
		rc = pad(path, p, mappen[i], "") ? file_make_dirs(path, 0700, err) :
		    FAIL(err, ERR_INVALID, "path of the drop folder too long");
	if (rc != ERR_OK) {
		arena_destroy(a);
		return rc;
	}
	*out = p;
	return ERR_OK;
}

enum err_code
postvak_start(struct postvak *p, struct err *err)
{
	if ((p->wek = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) < 0)
		return FAIL(err, ERR_INTERNAL, "eventfd: %s", strerror(errno));
	/* Without inotify the folder is still looked at every two seconds. */
	p->inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (p->inotify < 0 || inotify_add_watch(p->inotify, p->map,
	    IN_MOVED_TO | IN_CREATE | IN_CLOSE_WRITE) < 0)
		log_line(LEVEL_WARNING, "postvak", "no inotify: %s", strerror(errno));
	if (pthread_create(&p->thread, NULL, wacht, p) != 0)
		return FAIL(err, ERR_INTERNAL, "no thread for the drop folder");
	p->draait = true;
	return ERR_OK;
}

void
postvak_close(struct postvak *p)
{
	const uint64_t one = 1;

	if (p == NULL)
		return;
	if (p->draait) {
		if (write(p->wek, &one, sizeof(one)) == (ssize_t)sizeof(one))
			(void)pthread_join(p->thread, NULL);
	}
	if (p->wek >= 0)
		(void)close(p->wek);
	if (p->inotify >= 0)
		(void)close(p->inotify);
	arena_destroy(p->a);
}
