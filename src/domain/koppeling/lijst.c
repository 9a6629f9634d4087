/* lijst.c - candidate pairs of a list by shared keys; see lijst.h. */
#include "domain/koppeling/lijst.h"

#include <stdlib.h>
#include <string.h>

enum err_code
lijst_begin(struct arena *a, uint32_t max, struct lijst *out, struct err *err)
{
	*out = (struct lijst){ .max = max };
	if (max > LIJST_MAX)
		return SAY(err, ERR_LIMIT, NULL, "De lijst heeft meer dan 2.000.000 regels.");
	out->rij = arena_new(a, struct lijst_rij, (size_t)max + 1);
	return out->rij == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

enum err_code
lijst_voeg(struct lijst *l, struct arena *a, const struct koppel_invoer *in, const char *id,
    uint32_t nr, uint32_t bron, struct err *err)
{
	struct lijst_rij *r = &l->rij[l->n];

	if (l->n == l->max)
		return FAIL(err, ERR_LIMIT, "more records than were counted");
	TRY(rij_maak(a, in, &r->r, err));
	r->id = id;
	r->nr = nr;
	r->bron = bron;
	l->n++;
	l->eerste += bron == 0;
	l->twee |= bron != 0;
	return ERR_OK;
}

/* ---- keys of one record ------------------------------------------------------------ */

#define TOKENS	40
#define KEYS	1000

/* Something that two records may share. Two tokens of different kinds make a key. */
struct token {
	uint64_t	hash;
	uint8_t		kind;
	bool		loose;		/* a name less a letter: only beside a firm one */
	bool		alone;		/* a key by itself */
};

enum kind { K_NAAM, K_VOORNAAM, K_DATUM, K_JAAR, K_DAG, K_POSTCODE, K_STRAAT, K_NUMMER,
    K_PLAATS, K_BSN, K_TELEFOON, K_EMAIL, K_DEUR, K_VRIJ };

struct tokens {
	struct token	v[TOKENS];
	unsigned	n;
};

static uint64_t
hash(const char *s, size_t n, uint64_t kind)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325) ^ kind * UINT64_C(0x9e3779b97f4a7c15);

	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint8_t)s[i]) * UINT64_C(0x100000001b3);
	h ^= h >> 32;
	h *= UINT64_C(0xd6e8feb86659fd93);
	return h ^ h >> 32;
}

static void
add(struct tokens *t, enum kind kind, const char *s, size_t n, uint64_t salt, bool loose,
    bool alone)
{
	if (t->n < TOKENS && n > 0)
		t->v[t->n++] = (struct token){ .hash = hash(s, n, salt),
		    .kind = (uint8_t)kind, .loose = loose, .alone = alone };
}

/* How a name sounds; the same for first and last, so that swapped ones meet. */
static void
add_name(struct tokens *t, enum kind kind, const struct rij_naam *n)
{
	add(t, kind, n->klank, strlen(n->klank), 1, false, false);
	if (strcmp(n->klank, n->kern) != 0)
		add(t, kind, n->kern, strlen(n->kern), 2, false, false);
}

/* A name with each of its first ten letters left out. */
static void
add_shorter(struct tokens *t, enum kind kind, const char *s)
{
	char text[64];
	size_t n = strlen(s);

	if (n < 4 || n >= sizeof(text))
		return;
	add(t, kind, s, n, 3, true, false);
	for (size_t i = 0; i < n && i < 10; i++) {
		memcpy(text, s, i);
		memcpy(text + i, s + i + 1, n - i - 1);
		add(t, kind, text, n - 1, 3, true, false);
	}
}

static void
add_date(struct tokens *t, const char *d)
{
	char sorted[9];

	if (d[0] == '\0')
		return;
	add(t, K_JAAR, d, 4, 10, false, false);
	if (strncmp(d + 4, "0000", 4) == 0)
		return;
	memcpy(sorted, d, 9);	/* day and month in one order */
	if (strncmp(d + 4, d + 6, 2) > 0) {
		memcpy(sorted + 4, d + 6, 2);
		memcpy(sorted + 6, d + 4, 2);
	}
	add(t, K_DATUM, sorted, 8, 11, false, true);
	add(t, K_DAG, sorted + 4, 4, 12, false, false);
}

static void
add_text(struct tokens *t, enum kind kind, const char *s, uint64_t salt, bool alone)
{
	if (s != NULL)
		add(t, kind, s, strlen(s), salt, false, alone);
}

static void
add_door(struct tokens *t, const struct rij *r)
{
	const char *where = r->tekst[FEIT_POSTCODE] != NULL ? r->tekst[FEIT_POSTCODE] :
	    r->tekst[FEIT_STRAAT], *nr = r->tekst[FEIT_HUISNUMMER];
	char text[128];
	size_t n, m;

	if (where == NULL || nr == NULL)
		return;
	n = strnlen(where, 80);
	m = strspn(nr, "0123456789");
	m = m < 12 ? m : 12;
	memcpy(text, where, n);
	text[n] = ' ';
	memcpy(text + n + 1, nr, m);
	add(t, K_DEUR, text, n + 1 + m, 20, false, true);
}

static void
tokens_of(const struct rij *r, struct tokens *t)
{
	t->n = 0;
	add_name(t, K_NAAM, &r->achternaam);
	if (r->vast.kern[0] != '\0')
		add_name(t, K_NAAM, &r->vast);
	for (unsigned i = 0; i < r->ndeel && i < 2; i++)
		add_name(t, K_NAAM, &r->deel[i]);
	if (r->nvoornaam > 0)
		add_name(t, K_VOORNAAM, &r->voornaam[0]);
	if (r->roepnaam.kern[0] != '\0' && (r->nvoornaam == 0 ||
	    strcmp(r->roepnaam.kern, r->voornaam[0].kern) != 0))
		add_name(t, K_VOORNAAM, &r->roepnaam);
	add_date(t, r->geboren);
	add_text(t, K_POSTCODE, r->tekst[FEIT_POSTCODE], 21, false);
	add_text(t, K_STRAAT, r->tekst[FEIT_STRAAT], 22, false);
	add_text(t, K_NUMMER, r->tekst[FEIT_HUISNUMMER], 23, false);
	add_text(t, K_PLAATS, r->tekst[FEIT_PLAATS], 24, false);
	add_text(t, K_BSN, r->tekst[FEIT_BSN], 25, true);
	add_text(t, K_TELEFOON, r->tekst[FEIT_TELEFOON], 26, true);
	add_text(t, K_EMAIL, r->tekst[FEIT_EMAIL], 27, true);
	add_door(t, r);
	for (unsigned i = 0; i < VRIJE_FEITEN; i++)
		add_text(t, (enum kind)(K_VRIJ + i), r->tekst[FEIT_VRIJ + i], 40 + i, false);
	add_shorter(t, K_NAAM, r->achternaam.kern);
	if (r->nvoornaam > 0)
		add_shorter(t, K_VOORNAAM, r->voornaam[0].kern);
}

/* Does a pair of tokens of one record make a key? A name and another name, or two
 * of different kinds. The parts of one date or one address do not, by themselves. */
static bool
pair_up(const struct token *x, const struct token *y)
{
	if (x->kind == y->kind || (x->loose && y->loose))
		return false;
	if (x->kind == K_DATUM && (y->kind == K_JAAR || y->kind == K_DAG))
		return false;
	return !((x->loose || y->loose) && (x->kind > K_DATUM || y->kind > K_DATUM));
}

static unsigned
keys_of(const struct rij *r, uint64_t *out)
{
	struct tokens t;
	unsigned n = 0;

	tokens_of(r, &t);
	for (unsigned i = 0; i < t.n; i++) {
		if (t.v[i].alone && n < KEYS)
			out[n++] = t.v[i].hash;
		for (unsigned j = i + 1; j < t.n; j++)
			if (pair_up(&t.v[i], &t.v[j]) && n < KEYS)
				out[n++] = (t.v[i].hash ^ t.v[j].hash) *
				    UINT64_C(0x9fb21c651e98df25) ^ (t.v[i].hash +
				    t.v[j].hash);
	}
	return n;
}

/* ---- pairs ---------------------------------------------------------------------------- */

#define PARTS	16	/* passes over the records, so that not all keys stand at once */

struct key {
	uint64_t	hash;
	uint32_t	rij;
};

static int
by_hash(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->rij < y->rij ? -1 : x->rij > y->rij;
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return x < y ? -1 : x > y;
}

static void
put_pairs(const struct lijst *l, const struct key *k, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++) {
			uint64_t pair = (uint64_t)k[i].rij << 32 | k[j].rij;

			if (k[i].rij != k[j].rij &&
			    (!l->twee || l->rij[k[i].rij].bron != l->rij[k[j].rij].bron))
				buf_put(out, &pair, sizeof(pair));
		}
}

/* Sorts numbers and drops doubles; gives how many are left. */
static size_t
unique(struct buf *b)
{
	uint64_t *v = (uint64_t *)(void *)b->p;
	size_t n = b->n / sizeof(*v), kept = 0;

	if (n > 0)
		qsort(v, n, sizeof(*v), by_number);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || v[i] != v[i - 1])
			v[kept++] = v[i];
	b->n = kept * sizeof(*v);
	return kept;
}

/* The pairs of the keys that fall in one of the parts. */
static void
pass(const struct lijst *l, unsigned part, unsigned parts, struct buf *keys,
    struct buf *out)
{
	uint64_t own[KEYS];
	struct key *k;
	size_t n, from = 0;

	buf_clear(keys);
	for (uint32_t i = 0; i < l->n; i++) {
		unsigned m = keys_of(&l->rij[i].r, own);

		for (unsigned j = 0; j < m; j++)
			if (own[j] % parts == part)
				buf_put(keys, &(struct key){ own[j], i }, sizeof(*k));
	}
	k = (struct key *)(void *)keys->p;
	n = keys->n / sizeof(*k);
	if (n > 0)
		qsort(k, n, sizeof(*k), by_hash);
	for (size_t i = 1; i <= n; i++) {
		if (i < n && k[i].hash == k[from].hash)
			continue;
		if (i - from > 1 && i - from <= GROEP_MAX)
			put_pairs(l, k + from, i - from, out);
		from = i;
	}
	(void)unique(out);
}

enum err_code
lijst_vergelijk(struct lijst *l, struct arena *a, struct lijst_werk *out, struct err *err)
{
	unsigned parts = l->n < 20000 ? 1 : PARTS;
	BUF_AUTO keys = BUF_INIT((size_t)8 << 30);
	const uint64_t *v;

	TRY(lijst_tel(l, a, err));
	*out = (struct lijst_werk){ .paren = BUF_INIT((size_t)16 << 30),
	    .patronen = BUF_INIT((size_t)8 << 30) };
	for (unsigned i = 0; i < parts; i++)
		pass(l, i, parts, &keys, &out->paren);
	out->n = unique(&out->paren);
	v = (const uint64_t *)(const void *)out->paren.p;
	for (size_t i = 0; i < out->n; i++) {
		patroon p = rij_vergelijk(&l->rij[v[i] >> 32].r,
		    &l->rij[v[i] & UINT32_MAX].r);

		buf_put(&out->patronen, &p, sizeof(p));
	}
	if (buf_failed(&keys) || buf_failed(&out->paren) || buf_failed(&out->patronen))
		return SAY(err, ERR_LIMIT, NULL, "De lijst is te groot voor het geheugen.");
	return ERR_OK;
}

void
lijst_werk_vrij(struct lijst_werk *w)
{
	buf_free(&w->paren);
	buf_free(&w->patronen);
}
