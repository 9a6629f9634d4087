#include "journal/noodlog.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/pair.h"
#include "db/db.h"
#include "json/json.h"
#include "noodlog_sql.h"
#include "os/file.h"
#include "os/log.h"

#define ROW_MAX ((size_t)64 * 1024)
#define FILE_MAX ((size_t)64 << 20)
#define ARENA ((size_t)256 << 20)
#define SEALED_MAX (SEAL_STREAM_HEAD + ROW_MAX + SEAL_STREAM_MORE)

struct noodlog {
	struct arena	*a;		/* holds this */
	const struct seal *seal;
	const char	*path;		/* NULL: none */
	atomic_bool	 nood;		/* the database could not be written */
	pthread_mutex_t	 lock;		/* of all below, and of the file */
	int64_t		 bestand;	/* which file this is; 0: not begun */
	uint8_t		 vorige[SEAL_HASH];
	size_t		 n;		/* rows in it */
};

/* ---- one row ---------------------------------------------------------------- */

static void
row_text(struct buf *b, const struct noodlog *n, const struct journaal_regel *r)
{
	struct json_writer j = JSON_WRITER(b);
	char vorige[SEAL_HEX], actie[2] = { r->actie, '\0' };

	seal_hex(n->vorige, vorige);
	json_open_object(&j);
	json_field_i64(&j, "bestand", n->bestand);
	json_field_string(&j, "vorige", vorige);
	json_field_i64(&j, "regio", r->regio);
	json_field_i64(&j, "tijd", r->tijd);
	json_field_string(&j, "handeling", r->handeling);
	json_field_string(&j, "actie", actie);
	json_field_string(&j, "uitkomst", r->uitkomst);
	json_field_i64(&j, "medewerker", r->medewerker);
	json_field_string(&j, "rol", r->rol);
	json_field_string(&j, "herkomst", r->herkomst);
	json_field_string(&j, "grond", r->grond);
	json_field_string(&j, "detail", r->detail);
	json_put_key(&j, "objecten");
	json_open_array(&j);
	for (size_t i = 0; i < r->nobjecten; i++) {
		json_put_string(&j, r->objecten[i].soort);
		json_put_i64(&j, r->objecten[i].id);
	}
	json_close_array(&j);
	json_close_object(&j);
}

static const char *
value(const struct pair *p, size_t n, const char *naam)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(p[i].name, naam) == 0)
			return p[i].value;
	return "";
}

static int64_t
number(const struct pair *p, size_t n, const char *naam)
{
	return strtoll(value(p, n, naam), NULL, 10);
}

struct gelezen {
	struct journaal_regel regel;
	int64_t		 bestand;
	const char	*vorige;
};

static enum err_code
row_read(struct arena *a, const char *text, size_t len, struct gelezen *out, struct err *err)
{
	const struct pair *p;
	struct journaal_regel *r = &out->regel;
	struct journaal_object *o;
	size_t n;

	TRY(json_flatten(a, text, len, ROW_MAX, &p, &n, err));
	out->bestand = number(p, n, "bestand");
	out->vorige = value(p, n, "vorige");
	*r = (struct journaal_regel){ .regio = number(p, n, "regio"),
	    .tijd = number(p, n, "tijd"), .handeling = value(p, n, "handeling"),
	    .actie = value(p, n, "actie")[0], .uitkomst = value(p, n, "uitkomst"),
	    .medewerker = number(p, n, "medewerker"), .rol = value(p, n, "rol"),
	    .herkomst = value(p, n, "herkomst"), .grond = value(p, n, "grond") };
	/* What a reader of the journal must know: it was written down elsewhere. */
	r->detail = arena_printf(a, "%s%snoodlog", value(p, n, "detail"),
	    value(p, n, "detail")[0] == '\0' ? "" : " ");
	if ((o = arena_new(a, struct journaal_object, n)) == NULL || r->detail == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		if (strncmp(p[i].name, "objecten.", 9) == 0) {
			int64_t at = strtoll(p[i].name + 9, NULL, 10);

			if (at % 2 == 0)
				o[r->nobjecten].soort = p[i].value;
			else
				o[r->nobjecten++].id = strtoll(p[i].value, NULL, 10);
		}
	r->objecten = o;
	return ERR_OK;
}

/* ---- the file ---------------------------------------------------------------------- */

struct samen {
	struct arena	*a;
	struct gelezen	*v;
	size_t		 n, erbij;
	size_t		 heel;		/* bytes of the file that they take */
	uint8_t		 laatste[SEAL_HASH];	/* of the last of them */
	bool		 kapot;		/* what follows the rows in v is damaged */
	int64_t		 regio, nu;
};

/* One sealed row. ERR_LIMIT: the file ends in the middle of it, so the look was
 * never answered; ERR_INVALID: damaged. */
static enum err_code
unseal_row(const struct noodlog *n, struct samen *s, const uint8_t *p, size_t left,
    size_t *used, struct err *err)
{
	struct gelezen *g = &s->v[s->n];
	struct seal_stream *st;
	size_t len = 0;
	uint8_t *text;
	bool last;

	for (int i = 0; i < 4 && left >= 4; i++)
		len |= (size_t)p[i] << (8 * i);
	if (left < 4 || len > left - 4)
		return left < 4 || len <= SEALED_MAX ? FAIL(err, ERR_LIMIT, "half a row") :
		    FAIL(err, ERR_INVALID, "no length of a row");
	if (len < SEAL_STREAM_HEAD + SEAL_STREAM_MORE ||
	    (text = arena_alloc(s->a, len)) == NULL)
		return FAIL(err, ERR_INVALID, "no row");
	TRY(seal_stream_open(n->seal, SEAL_BACKUP, p + 4, s->a, &st, err));
	TRY(seal_stream_pull(st, p + 4 + SEAL_STREAM_HEAD, len - SEAL_STREAM_HEAD, text, &last,
	    err));
	*used = 4 + len;
	return row_read(s->a, (const char *)text, len - SEAL_STREAM_HEAD - SEAL_STREAM_MORE, g,
	    err);
}

static enum err_code
read_rows(const struct noodlog *n, struct samen *s, struct err *err)
{
	char hex[SEAL_HEX];
	struct blob file;
	size_t at = 0, used = 0;

	TRY(file_read(s->a, n->path, FILE_MAX, &file, err));
	s->v = arena_new(s->a, struct gelezen, file.n / (4 + SEAL_STREAM_HEAD) + 1);
	if (s->v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	while (at < file.n) {
		enum err_code rc = unseal_row(n, s, file.p + at, file.n - at, &used, err);

		seal_hex(s->laatste, hex);
		if (rc == ERR_LIMIT)
			break;
		s->kapot = rc != ERR_OK || strcmp(hex, s->v[s->n].vorige) != 0 ||
		    s->v[s->n].bestand != s->v[0].bestand;
		if (s->kapot)
			break;
		seal_sha256(file.p + at + 4, used - 4, s->laatste);
		at += used;
		s->n++;
	}
	s->heel = at;
	return ERR_OK;
}

/* ---- writing ------------------------------------------------------------------- */

static enum err_code
append(struct noodlog *n, const uint8_t *p, size_t size, struct err *err)
{
	int fd = open(n->path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	struct stat st = { 0 };
	bool done = fd >= 0 && fstat(fd, &st) == 0 && (size_t)st.st_size + size <= FILE_MAX &&
	    write(fd, p, size) == (ssize_t)size && fsync(fd) == 0;

	/* Half a row goes again, or nothing after it could be read. */
	if (fd >= 0 && !done && ftruncate(fd, st.st_size) != 0)
		log_line(LEVEL_ERROR, "noodlog", "half a row stays in the emergency file");
	if (fd >= 0)
		(void)close(fd);
	if (!done)
		return FAIL(err, ERR_BUSY, "the emergency file cannot be written");
	return n->n == 0 ? file_sync_folder(n->path, err) : ERR_OK;
}

/* A file of before this process goes on after its last whole row. */
static enum err_code
resume(struct noodlog *n, struct err *err)
{
	struct samen s = { .a = NULL };
	enum err_code rc = ERR_OK;

	if (n->bestand == 0 && n->n == 0)
		n->bestand = db_new_id();
	if (n->bestand != 0)
		return ERR_OK;
	if ((s.a = arena_create(ARENA)) == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	rc = read_rows(n, &s, err);
	if (rc == ERR_OK && !s.kapot && s.n > 0) {
		n->bestand = s.v[0].bestand;
		memcpy(n->vorige, s.laatste, sizeof(n->vorige));
		n->n = s.n;
	} else if (rc == ERR_OK && !s.kapot)
		n->bestand = db_new_id();
	if (rc == ERR_OK && s.kapot)
		rc = FAIL(err, ERR_BUSY, "the emergency file is damaged; merge it first");
	if (rc == ERR_OK && truncate(n->path, (off_t)s.heel) != 0)
		rc = FAIL(err, ERR_BUSY, "the emergency file cannot be written");
	arena_destroy(s.a);
	return rc;
}

static enum err_code
write_row(struct noodlog *n, const struct journaal_regel *r, struct arena *a,
    struct err *err)
{
	BUF_AUTO text = BUF_INIT(ROW_MAX);
	struct seal_stream *st;
	uint8_t *to = arena_alloc(a, 4 + SEALED_MAX);
	size_t len;

	TRY(resume(n, err));
	row_text(&text, n, r);
	if (buf_failed(&text) || to == NULL)
		return FAIL(err, ERR_LIMIT, "no room for a row");
	TRY(seal_stream_new(n->seal, SEAL_BACKUP, a, to + 4, &st, err));
	seal_stream_push(st, text.p, text.n, true, to + 4 + SEAL_STREAM_HEAD);
	len = SEAL_STREAM_HEAD + text.n + SEAL_STREAM_MORE;
	for (int i = 0; i < 4; i++)
		to[i] = (uint8_t)(len >> (8 * i));
	TRY(append(n, to, 4 + len, err));
	seal_sha256(to + 4, len, n->vorige);
	n->n++;
	return ERR_OK;
}

enum err_code
noodlog_schrijf(struct noodlog *n, const struct journaal_regel *r, struct err *err)
{
	struct arena *a;
	enum err_code rc;

	if (n == NULL || n->path == NULL)
		return FAIL(err, ERR_BUSY, "there is no emergency file");
	if ((a = arena_create((size_t)1 << 20)) == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	(void)pthread_mutex_lock(&n->lock);
	rc = write_row(n, r, a, err);
	(void)pthread_mutex_unlock(&n->lock);
	arena_destroy(a);
	return rc;
}

/* ---- state ------------------------------------------------------------------------ */

void
noodlog_zag(struct noodlog *n, bool schrijfbaar)
{
	if (n != NULL && atomic_exchange(&n->nood, !schrijfbaar) == schrijfbaar)
		log_line(schrijfbaar ? LEVEL_NOTICE : LEVEL_ERROR, "noodlog", schrijfbaar ?
		    "the database can be written again" :
		    "the database cannot be written: reading only");
}

bool
noodlog_nood(const struct noodlog *n)
{
	return n != NULL && atomic_load(&n->nood);
}

bool
noodlog_wacht(struct noodlog *n)
{
	bool yes;

	if (n == NULL)
		return false;
	(void)pthread_mutex_lock(&n->lock);
	yes = n->n > 0;
	(void)pthread_mutex_unlock(&n->lock);
	return yes;
}

enum err_code
noodlog_open(const char *path, const struct seal *seal, struct noodlog **out,
    struct err *err)
{
	struct arena *a = arena_create((size_t)64 << 10);
	struct noodlog *n = a == NULL ? NULL : arena_new(a, struct noodlog, 1);
	struct stat st;

	if (n == NULL || (path != NULL && (n->path = arena_strdup(a, path)) == NULL)) {
		arena_destroy(a);
		return FAIL(err, ERR_BUSY, "no memory");
	}
	n->a = a;
	n->seal = seal;
	(void)pthread_mutex_init(&n->lock, NULL);
	if (path != NULL && stat(path, &st) == 0 && st.st_size > 0)
		n->n = 1;		/* at least: they are read when they are merged */
	*out = n;
	return ERR_OK;
}

void
noodlog_close(struct noodlog *n)
{
	if (n == NULL)
		return;
	(void)pthread_mutex_destroy(&n->lock);
	arena_destroy(n->a);
}

/* ---- merging ---------------------------------------------------------------------- */

/* How far this file was merged stands in the same transaction: a crash before
 * the file is emptied merges nothing twice. */
static enum err_code
merge_work(struct tx *tx, void *arg, struct err *err)
{
	struct samen *s = arg;
	struct q_noodlog_stand stand = { .op = 0 };
	char naam[40] = "";
	enum err_code rc;

	s->erbij = 0;
	if (s->n > 0) {
		(void)snprintf(naam, sizeof(naam), "noodlog:%" PRId64, s->v[0].bestand);
		rc = q_noodlog_stand(tx, s->a, &(struct p_noodlog_stand){ .naam = naam }, &stand,
		    err);
		if (rc != ERR_OK && rc != ERR_NOT_FOUND)
			return rc;
	}
	for (size_t i = (size_t)stand.op; i < s->n; i++, s->erbij++)
		TRY(journaal_append(tx, s->a, &s->v[i].regel, err));
	if (s->kapot)
		TRY(journaal_append(tx, s->a, &(struct journaal_regel){ .regio = s->regio,
		    .tijd = s->nu, .handeling = "noodlog", .actie = 'U', .uitkomst = "internal",
		    .medewerker = DB_NULL, .rol = "systeem", .herkomst = "noodlog", .grond = "",
		    .detail = "beschadigd" }, err));
	return s->n == 0 ? ERR_OK : q_noodlog_zet(tx, &(struct p_noodlog_zet){ .naam = naam,
	    .op = (int64_t)s->n }, err);
}

static enum err_code
emptied(struct noodlog *n, const struct samen *s, struct err *err)
{
	char aside[4096];

	if (s->kapot) {
		(void)snprintf(aside, sizeof(aside), "%s.beschadigd-%" PRId64, n->path, s->nu);
		log_line(LEVEL_ERROR, "noodlog", "the emergency file is damaged after %zu rows; "
		    "it was set aside", s->n);
		if (rename(n->path, aside) != 0)
			return FAIL(err, ERR_BUSY, "cannot set the damaged file aside");
	} else if (unlink(n->path) != 0)
		return FAIL(err, ERR_BUSY, "cannot empty the emergency file");
	n->n = 0;
	n->bestand = 0;
	memset(n->vorige, 0, sizeof(n->vorige));
	return file_sync_folder(n->path, err);
}

static enum err_code
merge(struct noodlog *n, struct db *db, struct samen *s, struct err *err)
{
	TRY(read_rows(n, s, err));
	TRY(db_write(db, merge_work, s, err));
	return emptied(n, s, err);
}

enum err_code
noodlog_verwerk(struct noodlog *n, struct db *db, int64_t regio, int64_t nu,
    size_t *n_out, struct err *err)
{
	struct samen s = { .a = arena_create(ARENA), .regio = regio, .nu = nu };
	enum err_code rc;

	*n_out = 0;
	if (s.a == NULL)
		return FAIL(err, ERR_BUSY, "no memory");
	/* Looks wait meanwhile: a row added now would be lost with the file. */
	(void)pthread_mutex_lock(&n->lock);
	rc = n->n == 0 ? ERR_OK : merge(n, db, &s, err);
	(void)pthread_mutex_unlock(&n->lock);
	*n_out = s.erbij;
	arena_destroy(s.a);
	return rc;
}
