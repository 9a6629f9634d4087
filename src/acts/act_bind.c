/* act_bind.c - input as it came, read by a field table into a struct. All
 * that is wrong is found in one go; what was typed stays with the caller. */
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acts/act.h"
#include "base/adres.h"
#include "base/bsn.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "text/utf8.h"

#define NAME_MAX_LEN 200
#define CODES_MAX 60

struct bind {
	struct act_ctx		*c;
	const struct pair	*pairs;
	size_t			 n;
	bool			*used;
	int32_t			 vandaag;
};

static void
fout(struct bind *b, const char *veld, const char *label, const char *tekst)
{
	struct act_ctx *c = b->c;
	struct act_fout f = { .veld = arena_strdup(c->w.a, veld), .label = label,
	    .tekst = arena_strdup(c->w.a, tekst) };

	if (f.veld == NULL || f.tekst == NULL)
		c->vol = true;
	else if (c->nfouten < c->maxfouten)
		c->fouten[c->nfouten++] = f;
}

/* What there is no room for must not look as if it was not sent. */
static const void *
past(struct bind *b, const void *p)
{
	b->c->vol = b->c->vol || p == NULL;
	return p;
}

/* A sentence with one number in it: before, number, after. */
static void
fout_getal(struct bind *b, const char *veld, const struct act_field *f,
    const char *before, int64_t number, const char *after)
{
	char text[160];

	(void)snprintf(text, sizeof(text), "%s%" PRId64 "%s", before, number, after);
	fout(b, veld, f->label, text);
}

/* The first value of this name, trimmed; NULL when absent or empty. Of all but
 * a text of more lines only what people can see: what is pasted brings marks
 * along that would turn the words beside it around. */
static const char *
take(struct bind *b, const char *name, const struct act_field *f)
{
	const char *found = NULL;

	for (size_t i = 0; i < b->n; i++) {
		if (strcmp(b->pairs[i].name, name) != 0)
			continue;
		b->used[i] = true;
		if (found == NULL && b->pairs[i].value != NULL)
			found = b->pairs[i].value;
	}
	if (found == NULL)
		return NULL;
	if (f->type != ACT_TEKST && (found = past(b, utf8_line(b->c->w.a, found))) == NULL)
		return NULL;
	found = past(b, utf8_trim(b->c->w.a, found));
	return found == NULL || found[0] == '\0' ? NULL : found;
}

static bool
is_token(const char *s)
{
	for (; *s != '\0'; s++)
		if (!isalnum((unsigned char)*s) && strchr("_.-", *s) == NULL)
			return false;
	return true;
}

static bool
code_ok(struct bind *b, const char *veld, const struct act_field *f,
    const char *s)
{
	if (utf8_length(s) > (size_t)f->max || !is_token(s) ||
	    (f->lijst != NULL && !regio_code_geldig(b->c->app->gegevens,
	    f->lijst, s, b->vandaag))) {
		fout(b, veld, f->label, "Kies een van de mogelijkheden.");
		return false;
	}
	return true;
}

static void
bind_codes(struct bind *b, const char *veld, const struct act_field *f,
    struct act_codes *out)
{
	size_t len = strlen(veld);

	out->v = arena_new(b->c->w.a, const char *, CODES_MAX);
	for (size_t i = 0; i < b->n && past(b, out->v) != NULL; i++) {
		const char *name = b->pairs[i].name, *s = b->pairs[i].value;
		bool dup = false;

		if (strncmp(name, veld, len) != 0 || (name[len] != '\0' &&
		    (name[len] != '.' || !isdigit((unsigned char)name[len + 1]))))
			continue;
		b->used[i] = true;
		if (s == NULL || s[0] == '\0' || !code_ok(b, veld, f, s))
			continue;
		for (size_t k = 0; k < out->n; k++)
			dup = dup || strcmp(out->v[k], s) == 0;
		if (!dup && out->n < CODES_MAX)
			out->v[out->n++] = past(b, arena_strdup(b->c->w.a, s));
	}
	if (f->moet == MOET && out->n == 0)
		fout(b, veld, f->label, "Kies er ten minste één.");
}

static bool
read_int(const char *s, int64_t *out)
{
	char *end;

	errno = 0;
	*out = strtoll(s, &end, 10);
	return errno == 0 && *end == '\0' && end != s &&
	    (isdigit((unsigned char)*s) || *s == '-');
}

static void
bind_number(struct bind *b, const char *veld, const struct act_field *f,
    const char *s, int64_t *out)
{
	int64_t i;

	if (f->type == ACT_ID) {
		if (!read_int(s, &i) || i <= 0)
			fout(b, veld, f->label, "Dit bestaat niet.");
		else
			*out = i;
	} else if (!read_int(s, &i))
		fout(b, veld, f->label, "Vul een heel getal in.");
	else if (i < f->min)
		fout_getal(b, veld, f, "Vul ten minste ", f->min, " in.");
	else if (i > f->max)
		fout_getal(b, veld, f, "Vul ten hoogste ", f->max, " in.");
	else
		*out = i;
}

static bool
more_lines(const char *s)
{
	return strpbrk(s, "\r\n") != NULL || strstr(s, "\u2028") != NULL ||
	    strstr(s, "\u2029") != NULL;
}

static void
bind_text(struct bind *b, const char *veld, const struct act_field *f,
    const char *s, const char **out)
{
	size_t len = utf8_length(s);

	if (len > (size_t)f->max)
		fout_getal(b, veld, f, "Deze tekst is te lang: gebruik ten hoogste ",
		    f->max, " tekens.");
	else if (f->type == ACT_REGEL && more_lines(s))
		fout(b, veld, f->label, "Zet dit op één regel.");
	else
		*out = s;
}

/* Types whose reader says in Dutch what is wrong. */
static void
bind_read(struct bind *b, const char *veld, const struct act_field *f,
    const char *s, void *out)
{
	struct err err = { 0 };
	char text[64] = "";
	enum err_code rc = ERR_OK;
	int64_t moment;
	int32_t day;

	switch (f->type) {
	case ACT_DATUM:
		if ((rc = date_parse(s, b->vandaag, &day, &err)) == ERR_OK)
			*(const char **)out = past(b, date_iso(b->c->w.a, day));
		break;
	case ACT_MOMENT:
		if ((rc = time_parse(s, b->c->w.nu, &moment, &err)) == ERR_OK)
			*(int64_t *)out = moment;
		break;
	case ACT_GEBOREN:
		rc = birth_parse(s, b->vandaag, text, &err);
		break;
	case ACT_BSN:
		rc = bsn_parse(s, text, &err);
		break;
	case ACT_TELEFOON:
		rc = telefoon_normaal(s, text, &err);
		break;
	case ACT_POSTCODE:
		rc = postcode_normaal(s, text, &err);
		break;
	default:
		break;
	}
	if (rc != ERR_OK)
		fout(b, veld, f->label, err.text != NULL ? err.text :
		    "Dit kan niet kloppen.");
	else if (text[0] != '\0')
		*(const char **)out = past(b, arena_strdup(b->c->w.a, text));
}

static void bind_fields(struct bind *, const struct act_field *,
    const char *prefix, void *in);

/* How many rows there are: one more than the highest index of the prefix. */
static size_t
rows_count(struct bind *b, const char *veld, int64_t max)
{
	size_t len = strlen(veld), n = 0;

	for (size_t i = 0; i < b->n; i++) {
		const char *name = b->pairs[i].name;
		unsigned long at;
		char *end;

		if (strncmp(name, veld, len) != 0 || name[len] != '.' ||
		    !isdigit((unsigned char)name[len + 1]))
			continue;
		at = strtoul(name + len + 1, &end, 10);
		if (*end == '.' && at <= (unsigned long)max && at + 1 > n)
			n = (size_t)at + 1;
	}
	return n;
}

/* Does row i hold anything? A row of empty fields is a row nobody filled in;
 * a ticked box or a chosen code alone does not make a row. */
static bool
row_filled(struct bind *b, const char *prefix, const struct act_field *f)
{
	char name[NAME_MAX_LEN];

	for (; f->naam != NULL; f++) {
		const char *s;

		(void)snprintf(name, sizeof(name), "%s%s", prefix, f->naam);
		s = take(b, name, f);
		if (s != NULL && f->type != ACT_VLAG &&
		    (f->type != ACT_CODE || f->moet == MOET) &&
		    f->type != ACT_GETAL)
			return true;
	}
	return false;
}

static void
bind_rows(struct bind *b, const char *veld, const struct act_field *f,
    void *out)
{
	struct { unsigned char *v; size_t n; } *rows = out;
	size_t n = rows_count(b, veld, f->max);
	char prefix[NAME_MAX_LEN];

	if (n > (size_t)f->max) {
		fout_getal(b, veld, f, "Dit zijn er te veel: ten hoogste ", f->max, ".");
		return;
	}
	rows->v = arena_array(b->c->w.a, f->rij_size, n + 1);
	for (size_t i = 0; i < n && past(b, rows->v) != NULL; i++) {
		(void)snprintf(prefix, sizeof(prefix), "%s.%zu.", veld, i);
		if (row_filled(b, prefix, f->rij()))
			bind_fields(b, f->rij(), prefix,
			    rows->v + f->rij_size * rows->n++);
	}
	if (f->moet == MOET && rows->n == 0)
		fout(b, veld, f->label, "Vul er ten minste één in.");
}

static void
bind_one(struct bind *b, const char *veld, const struct act_field *f, void *out)
{
	const char *s;

	if (f->type == ACT_RIJEN || f->type == ACT_CODES) {
		if (f->type == ACT_RIJEN)
			bind_rows(b, veld, f, out);
		else
			bind_codes(b, veld, f, out);
		return;
	}
	s = take(b, veld, f);
	if (f->type == ACT_GETAL)
		*(int64_t *)out = DB_NULL;
	if (f->type == ACT_MOMENT)
		*(int64_t *)out = TIME_NONE;
	if (s == NULL) {
		if (f->moet == MOET)
			fout(b, veld, f->label, f->type == ACT_CODE ?
			    "Maak een keuze." : "Vul dit in.");
		return;
	}
	switch (f->type) {
	case ACT_ID:
	case ACT_GETAL:
		bind_number(b, veld, f, s, out);
		break;
	case ACT_VLAG:
		*(bool *)out = strcmp(s, "0") != 0 && strcmp(s, "nee") != 0 &&
		    strcmp(s, "false") != 0;
		break;
	case ACT_REGEL:
	case ACT_TEKST:
		bind_text(b, veld, f, s, out);
		break;
	case ACT_CODE:
		if (code_ok(b, veld, f, s))
			*(const char **)out = s;
		break;
	default:
		bind_read(b, veld, f, s, out);
	}
}

static void
bind_fields(struct bind *b, const struct act_field *f, const char *prefix,
    void *in)
{
	char name[NAME_MAX_LEN];

	for (; f->naam != NULL; f++) {
		(void)snprintf(name, sizeof(name), "%s%s", prefix, f->naam);
		bind_one(b, name, f, (unsigned char *)in + f->offset);
	}
}

void
act_bind(struct act_ctx *c, const struct act_field *fields,
    const struct pair *pairs, size_t n, bool vrij, void *in)
{
	struct bind b = { .c = c, .pairs = pairs, .n = n,
	    .used = arena_new(c->w.a, bool, n + 1),
	    .vandaag = date_of_time(c->w.nu) };

	if (past(&b, b.used) == NULL)
		return;
	bind_fields(&b, fields, "", in);
	for (size_t i = 0; i < n && !vrij; i++) {
		if (b.used[i] || pairs[i].value == NULL ||
		    pairs[i].value[0] == '\0')
			continue;
		fout(&b, pairs[i].name, pairs[i].name,
		    "Dit veld hoort hier niet.");
	}
}

size_t
act_rij(struct act_ctx *c, const char *veld, size_t k)
{
	struct bind b = { .c = c, .pairs = c->ruw, .n = c->nruw,
	    .used = arena_new(c->w.a, bool, c->nruw + 1) };
	const struct act_field *f = c->act->velden();
	char prefix[NAME_MAX_LEN];

	while (f->naam != NULL && strcmp(f->naam, veld) != 0)
		f++;
	if (f->naam == NULL || f->rij == NULL || b.used == NULL)
		return k;
	for (size_t i = 0; i < rows_count(&b, veld, f->max); i++) {
		(void)snprintf(prefix, sizeof(prefix), "%s.%zu.", veld, i);
		if (row_filled(&b, prefix, f->rij()) && k-- == 0)
			return i;
	}
	return k;
}

/* "personen.3.geboren" has the label of geboren in the row. */
static const char *
label_of(const struct act_field *f, const char *veld)
{
	for (; f->naam != NULL; f++) {
		size_t n = strlen(f->naam);
		const char *in;

		if (strcmp(f->naam, veld) == 0)
			return f->label;
		if (f->rij != NULL && strncmp(f->naam, veld, n) == 0 && veld[n] == '.' &&
		    (in = strchr(veld + n + 1, '.')) != NULL)
			return label_of(f->rij(), in + 1);
	}
	return veld;
}

/* Where a field stands among those of the act; in a row: that row, then the field. */
struct plek {
	size_t	 veld, rij, in_rij;
};

static struct plek
plek_van(const struct act_field *f, const char *veld)
{
	struct plek p = { 0 };

	for (; f->naam != NULL; f++, p.veld++) {
		size_t n = strlen(f->naam);
		const char *in;

		if (strcmp(f->naam, veld) == 0)
			return p;
		if (f->rij == NULL || strncmp(f->naam, veld, n) != 0 || veld[n] != '.')
			continue;
		p.rij = 1 + (size_t)strtoull(veld + n + 1, NULL, 10);
		in = strchr(veld + n + 1, '.');
		p.in_rij = in == NULL ? 0 : plek_van(f->rij(), in + 1).veld;
		return p;
	}
	return p;
}

static bool
staat_na(struct plek a, struct plek b)
{
	if (a.veld != b.veld)
		return a.veld > b.veld;
	return a.rij != b.rij ? a.rij > b.rij : a.in_rij > b.in_rij;
}

/* What a rule found comes where its field stands: people go down their form once. */
static void
zet_op_volgorde(struct act_ctx *c)
{
	const struct act_field *f = c->act->velden();

	for (size_t i = 1; i < c->nfouten; i++) {
		struct act_fout dit = c->fouten[i];
		struct plek hier = plek_van(f, dit.veld);
		size_t k = i;

		for (; k > 0 && staat_na(plek_van(f, c->fouten[k - 1].veld), hier); k--)
			c->fouten[k] = c->fouten[k - 1];
		c->fouten[k] = dit;
	}
}

void
act_fout(struct act_ctx *c, const char *veld, const char *tekst)
{
	struct bind b = { .c = c };

	fout(&b, veld, label_of(c->act->velden(), veld), tekst);
}

void
act_fout_ook(struct act_ctx *c, const char *veld, const char *tekst)
{
	for (size_t i = 0; i < c->nfouten; i++)
		if (strcmp(c->fouten[i].veld, veld) == 0)
			return;
	act_fout(c, veld, tekst);
}

enum err_code
act_goed(struct act_ctx *c, struct err *err)
{
	if (c->vol)
		return FAIL(err, ERR_LIMIT, "no room for the input");
	if (c->nfouten == 0)
		return ERR_OK;
	zet_op_volgorde(c);
	return err_say(err, ERR_INVALID, c->act->naam, c->fouten[0].veld,
	    c->fouten[0].tekst);
}
