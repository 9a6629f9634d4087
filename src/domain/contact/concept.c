/* concept.c - drafts: sealed, with versions, destroyed with their key. */
#include "domain/contact/concept.h"

#include <string.h>

#include "base/arena.h"
#include "concept_sql.h"
#include "db/db.h"
#include "seal/sleutel.h"

#define KEYS_MAX 1000

const char *
concept_veld(const struct pair *v, size_t n, const char *naam)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].name, naam) == 0)
			return v[i].value == NULL ? "" : v[i].value;
	return "";
}

/* ---- fields as bytes: name NUL value NUL, one after the other ------------- */

static const char *
value_of(const struct pair *p)
{
	return p->value == NULL ? "" : p->value;
}

static enum err_code
pack(struct werk *w, const struct pair *v, size_t n, struct blob *out, struct err *err)
{
	size_t size = 0;
	uint8_t *p, *at;

	if (n > CONCEPT_VELDEN_MAX)
		return FAIL(err, ERR_LIMIT, "draft of %zu fields", n);
	for (size_t i = 0; i < n; i++)
		size += strlen(v[i].name) + strlen(value_of(&v[i])) + 2;
	if (size > CONCEPT_BYTES_MAX)
		return FAIL(err, ERR_LIMIT, "draft of %zu bytes", size);
	if ((p = arena_alloc(w->a, size + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	at = p;
	for (size_t i = 0; i < n; i++) {
		const char *part[] = { v[i].name, value_of(&v[i]) };

		for (size_t k = 0; k < 2; k++) {
			size_t len = strlen(part[k]) + 1;

			memcpy(at, part[k], len);
			at += len;
		}
	}
	*out = (struct blob){ p, size };
	return ERR_OK;
}

static enum err_code
unpack(struct werk *w, struct blob b, const struct pair **out, size_t *n_out,
    struct err *err)
{
	struct pair *v = arena_new(w->a, struct pair, CONCEPT_VELDEN_MAX);
	const char *at = (const char *)b.p, *end = at + b.n;
	size_t n = 0;

	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (b.n > 0 && b.p[b.n - 1] != '\0')
		return FAIL(err, ERR_INTERNAL, "draft is not closed");
	while (at < end && n < CONCEPT_VELDEN_MAX) {
		v[n].name = at;
		at += strlen(at) + 1;
		if (at >= end)
			return FAIL(err, ERR_INTERNAL, "draft ends in a name");
		v[n++].value = at;
		at += strlen(at) + 1;
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}

/* The same fields with the same values, but for the page they came from. */
static bool
same(const struct pair *a, size_t na, const struct pair *b, size_t nb)
{
	size_t i = 0, k = 0;

	for (;;) {
		while (i < na && strcmp(a[i].name, CONCEPT_VENSTER) == 0)
			i++;
		while (k < nb && strcmp(b[k].name, CONCEPT_VENSTER) == 0)
			k++;
		if (i == na || k == nb)
			return i == na && k == nb;
		if (strcmp(a[i].name, b[k].name) != 0 ||
		    strcmp(value_of(&a[i]), value_of(&b[k])) != 0)
			return false;
		i++;
		k++;
	}
}

/* ---- rows ---------------------------------------------------------------- */

static int64_t
me(const struct werk *w)
{
	return w->wie->medewerker == DB_NULL ? 0 : w->wie->medewerker;
}

static struct seal_place
place(const struct werk *w, int64_t id)
{
	return (struct seal_place){ "concept", "inhoud", w->regio, id };
}

static enum err_code
find(struct werk *w, const struct concept_plek *k, struct q_concept_find *row,
    struct err *err)
{
	return q_concept_find(w->tx, w->a, &(struct p_concept_find){
	    .regio = w->regio, .soort = k->soort, .onderwerp = k->onderwerp,
	    .medewerker = k->medewerker }, row, err);
}

static enum err_code
open_row(struct werk *w, const struct q_concept_find *row, struct concept *out,
    struct err *err)
{
	struct seal_key *key;
	struct concept c = { .versie = row->versie, .door = row->door,
	    .bewaard_op = row->bewaard_op,
	    .door_naam = row->door_naam == NULL ? "" : row->door_naam };
	struct blob b;

	TRY(sleutel_open(w->tx, w->seal, w->a, w->regio, row->sleutel, &key, err));
	TRY(unseal_bytes(key, place(w, row->id), row->inhoud, w->a, &b, err));
	TRY(unpack(w, b, &c.velden, &c.nvelden, err));
	*out = c;
	return ERR_OK;
}

static enum err_code
insert(struct werk *w, const struct concept_plek *k, struct blob bytes, struct err *err)
{
	struct p_concept_insert p = { .regio = w->regio, .id = db_new_id(),
	    .soort = k->soort, .onderwerp = k->onderwerp,
	    .medewerker = k->medewerker, .door = me(w), .nu = w->nu };
	struct seal_key *key;

	TRY(sleutel_new(w->tx, w->seal, w->a, w->regio, SEAL_DRAFT, w->nu, &p.sleutel,
	    &key, err));
	TRY(seal_bytes(key, place(w, p.id), bytes, w->a, &p.inhoud, err));
	return q_concept_insert(w->tx, &p, err);
}

static enum err_code
update(struct werk *w, const struct q_concept_find *row, struct blob bytes,
    struct err *err)
{
	struct p_concept_update p = { .regio = w->regio, .id = row->id,
	    .versie = row->versie, .door = me(w), .nu = w->nu };
	struct seal_key *key;

	TRY(sleutel_open(w->tx, w->seal, w->a, w->regio, row->sleutel, &key, err));
	TRY(seal_bytes(key, place(w, row->id), bytes, w->a, &p.inhoud, err));
	return q_concept_update(w->tx, &p, err);
}

/* Insert or overwrite, whatever the version. */
static enum err_code
put(struct werk *w, const struct concept_plek *k, struct blob bytes, struct err *err)
{
	struct q_concept_find row;
	enum err_code rc = find(w, k, &row, err);

	if (rc == ERR_NOT_FOUND)
		return insert(w, k, bytes, err);
	TRY(rc);
	return update(w, &row, bytes, err);
}

/* ---- the contract ---------------------------------------------------------- */

enum err_code
concept_lees(struct werk *w, const struct concept_plek *k, struct concept *out,
    struct err *err)
{
	struct q_concept_find row;

	TRY(find(w, k, &row, err));
	return open_row(w, &row, out, err);
}

/* One's own side of a conflict stands beside the draft, under another word. */
static struct concept_plek
own_side(struct werk *w, const struct concept_plek *k)
{
	return (struct concept_plek){
	    .soort = arena_printf(w->a, "%s.botsing", k->soort),
	    .onderwerp = k->onderwerp, .medewerker = me(w) };
}

enum err_code
concept_botsing(struct werk *w, const struct concept_plek *k, struct concept *out,
    struct err *err)
{
	struct concept_plek own = own_side(w, k);

	if (own.soort == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return concept_lees(w, &own, out, err);
}

/* Did the last version come from the page that saves now? */
static bool
same_page(const struct concept *last, int64_t versie, const struct pair *v, size_t n)
{
	const char *now = concept_veld(v, n, CONCEPT_VENSTER);

	return now[0] != '\0' && versie + 1 >= last->versie &&
	    strcmp(now, concept_veld(last->velden, last->nvelden, CONCEPT_VENSTER)) == 0;
}

enum err_code
concept_bewaar(struct werk *w, const struct concept_plek *k, int64_t versie,
    const struct pair *v, size_t n, struct concept_bewaard *out, struct err *err)
{
	struct concept_plek own = own_side(w, k);
	struct q_concept_find row;
	struct concept last;
	struct blob bytes;
	enum err_code rc;

	if (own.soort == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(pack(w, v, n, &bytes, err));
	rc = find(w, k, &row, err);
	if (rc == ERR_NOT_FOUND) {
		TRY(insert(w, k, bytes, err));
		*out = (struct concept_bewaard){ .versie = 1 };
		return ERR_OK;
	}
	TRY(rc);
	TRY(open_row(w, &row, &last, err));
	if (same(last.velden, last.nvelden, v, n)) {
		*out = (struct concept_bewaard){ .versie = row.versie };
		return ERR_OK;
	}
	if (versie != row.versie && !same_page(&last, versie, v, n)) {
		TRY(put(w, &own, bytes, err));
		*out = (struct concept_bewaard){ .versie = row.versie, .botsing = true };
		return ERR_OK;
	}
	TRY(update(w, &row, bytes, err));
	*out = (struct concept_bewaard){ .versie = row.versie + 1 };
	return ERR_OK;
}

static enum err_code
destroy(struct werk *w, const char *soort, int64_t onderwerp, struct err *err)
{
	struct q_concept_sleutels *v;
	size_t n;

	TRY(q_concept_sleutels(w->tx, w->a, &(struct p_concept_sleutels){
	    .regio = w->regio, .soort = soort, .onderwerp = onderwerp,
	    .max = KEYS_MAX }, &v, &n, err));
	if (n == KEYS_MAX)
		return FAIL(err, ERR_LIMIT, "over %d drafts of one thing", KEYS_MAX);
	for (size_t i = 0; i < n; i++)
		TRY(sleutel_destroy(w->tx, w->regio, v[i].sleutel, w->nu, err));
	return q_concept_delete(w->tx, &(struct p_concept_delete){ .regio = w->regio,
	    .soort = soort, .onderwerp = onderwerp }, NULL, err);
}

enum err_code
concept_kies(struct werk *w, const struct concept_plek *k, int64_t versie,
    const struct pair *v, size_t n, struct concept_bewaard *out, struct err *err)
{
	struct concept_plek own = own_side(w, k);
	struct q_concept_find row;
	struct blob bytes;

	if (own.soort == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(pack(w, v, n, &bytes, err));
	TRY(find(w, k, &row, err));
	if (row.versie != versie)
		return SAY(err, ERR_CONFLICT, NULL, "Er is intussen nog een keer "
		    "iets bewaard. Kijk opnieuw naar beide teksten.");
	TRY(update(w, &row, bytes, err));
	/* Only one's own side is settled; a colleague may have one too. */
	if (find(w, &own, &row, err) == ERR_OK) {
		TRY(sleutel_destroy(w->tx, w->regio, row.sleutel, w->nu, err));
		TRY(q_concept_delete_een(w->tx, &(struct p_concept_delete_een){
		    .regio = w->regio, .id = row.id }, err));
	}
	*out = (struct concept_bewaard){ .versie = versie + 1 };
	return ERR_OK;
}

enum err_code
concept_vernietig(struct werk *w, const char *soort, int64_t onderwerp, struct err *err)
{
	const char *sides = arena_printf(w->a, "%s.botsing", soort);

	if (sides == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(destroy(w, soort, onderwerp, err));
	return destroy(w, sides, onderwerp, err);
}
