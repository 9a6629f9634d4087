/* import_gezin.c - after all persons of a list: who is whose parent and partner, who has
 * authority, and who lives together. */
#include <stdio.h>
#include <string.h>

#include "main/import.h"

#define SAMEN_MAX 60

/* ---- finding each other: a table of keys, made once ------------------------------------ */

struct plek {
	const char	*sleutel;
	struct persoon_rec *p;
};

struct tabel {
	struct invoer	*in;
	struct plek	*v;
	size_t		 n;			/* a power of two */
};

static struct plek *
plek(const struct tabel *t, const char *sleutel)
{
	uint64_t h = UINT64_C(1469598103934665603);

	for (const char *s = sleutel; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	for (size_t i = (size_t)h & (t->n - 1);; i = (i + 1) & (t->n - 1))
		if (t->v[i].sleutel == NULL || strcmp(t->v[i].sleutel, sleutel) == 0)
			return &t->v[i];
}

/* The first of a key stays. */
static void
zet(struct tabel *t, const char *sleutel, struct persoon_rec *p)
{
	struct plek *x = sleutel == NULL ? NULL : plek(t, sleutel);

	if (x != NULL && x->sleutel == NULL)
		*x = (struct plek){ sleutel, p };
}

static enum err_code
tabel_maak(struct tabel *t, struct invoer *in, struct err *err)
{
	t->in = in;
	for (t->n = 64; t->n < 4 * in->n; t->n *= 2)
		;
	if ((t->v = arena_new(in->a, struct plek, t->n)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < in->n; i++)
		if (in->v[i].goed) {
			zet(t, in->v[i].bsn, &in->v[i]);
			zet(t, in->v[i].record, &in->v[i]);
		}
	return ERR_OK;
}

/* By BSN (BRP) or by record (own list); the first that was read. */
static struct persoon_rec *
zoek(const struct tabel *t, const char *wie)
{
	return wie == NULL ? NULL : plek(t, wie)->p;
}

/* ---- ties ------------------------------------------------------------------------------ */

static enum err_code
band(struct invoer *in, const struct persoon_rec *a, const char *soort,
    const struct persoon_rec *b, const char *van, const char *tot, struct err *err)
{
	struct uit_inlezen uit = { 0 };
	enum err_code rc;

	if (in->proef) {
		in->t.relaties++;
		return ERR_OK;
	}
	import_veld(in, "lijst", in->lijst);
	import_veld(in, "record", a->record);
	import_veld(in, "soort", soort);
	import_veld(in, "ander", b->record);
	import_veld(in, "van", van);
	import_veld(in, "tot", tot);
	import_veld(in, "bron", in->bron);
	rc = import_doe(in, ACT_relatie_inlezen, &uit, err);
	if (import_zwaar(rc))
		return rc;
	in->t.relaties += rc == ERR_OK && !uit.was_er;
	if (rc == ERR_OK && uit.twijfel != NULL && uit.twijfel[0] != '\0') {
		(void)fprintf(stderr, "samenloop: %s (%s) en %s (%s): ingelezen, maar kijk na: "
		    "%s\n", a->naam, a->record, b->naam, b->record, uit.twijfel);
		in->t.twijfel++;
	}
	return ERR_OK;
}

static bool
noemt_ouders(const struct persoon_rec *kind)
{
	return kind->ouder[0] != NULL || kind->ouder[1] != NULL;
}

static bool
noemt(const struct tabel *t, const struct persoon_rec *kind, const struct persoon_rec *ouder)
{
	return zoek(t, kind->ouder[0]) == ouder || zoek(t, kind->ouder[1]) == ouder;
}

/* Did the partner, who came first, tell this already? Where rows are kept they tell it;
 * a trial keeps none, and would count a marriage twice. */
static bool
al_verteld(const struct tabel *t, const struct persoon_rec *p, const struct persoon_rec *x)
{
	return t->in->proef && x < p && zoek(t, x->partner) == p &&
	    (x->huw_tot == NULL) == (p->huw_tot == NULL);
}

static enum err_code
banden(struct tabel *t, struct err *err)
{
	struct invoer *in = t->in;
	struct persoon_rec *x;

	for (size_t i = 0; i < in->n; i++) {
		struct persoon_rec *p = &in->v[i];

		if (!p->goed)
			continue;
		for (int k = 0; k < 2; k++)
			if ((x = zoek(t, p->ouder[k])) != NULL && x != p)
				TRY(band(in, x, "027", p, NULL, NULL, err));
		if ((x = zoek(t, p->partner)) != NULL && x != p && !al_verteld(t, p, x))
			TRY(band(in, p, p->huw_tot != NULL ? "008" : p->partnerschap ? "028" :
			    "006", x, p->huw_van, p->huw_tot, err));
	}
	/* what other lines tell, where nobody told it yet; a child knows its parents best */
	for (size_t i = 0; i < in->nbanden; i++) {
		const struct band_rec *b = &in->banden[i];

		if (!b->van->goed || (x = zoek(t, b->ander)) == NULL || x == b->van ||
		    (strcmp(b->soort, "027") == 0 && noemt_ouders(x)))
			continue;
		TRY(band(in, b->van, b->soort, x, b->vanaf, b->tot, err));
	}
	return ERR_OK;
}

/* ---- authority: 1 and 2 are the parents, D is somebody else ------------------------------ */

static enum err_code
gezag_van(struct invoer *in, const struct persoon_rec *p, const struct persoon_rec *wie,
    const char *soort, struct err *err)
{
	struct uit_inlezen uit = { 0 };
	enum err_code rc;

	if (in->proef) {
		in->t.gezag++;
		return ERR_OK;
	}
	import_veld(in, "lijst", in->lijst);
	import_veld(in, "record", p->record);
	import_veld(in, "soort", soort);
	import_veld(in, "ander", wie == NULL ? NULL : wie->record);
	import_veld(in, "van", p->gezag_van);
	import_veld(in, "bron", in->bron);
	rc = import_doe(in, ACT_gezag_inlezen, &uit, err);
	in->t.gezag += rc == ERR_OK && !uit.was_er;
	return import_zwaar(rc) ? rc : ERR_OK;
}

static enum err_code
gezag(struct tabel *t, const struct persoon_rec *p, struct err *err)
{
	const char *g = p->gezag;
	bool een, twee, derde;

	if (!p->goed || g == NULL)
		return ERR_OK;
	if (strspn(g, "12D") != strlen(g)) {
		(void)fprintf(stderr, "samenloop: %s (%s): gezag '%s' is geen code van de BRP en "
		    "is niet ingelezen\n", p->naam, p->record, g);
		return ERR_OK;
	}
	een = strchr(g, '1') != NULL;
	twee = strchr(g, '2') != NULL;
	derde = strchr(g, 'D') != NULL;
	if (een)
		TRY(gezag_van(t->in, p, zoek(t, p->ouder[0]), twee ? "gezamenlijk_ouder" : derde ?
		    "gezamenlijk" : "eenhoofdig_ouder", err));
	if (twee)
		TRY(gezag_van(t->in, p, zoek(t, p->ouder[1]), een ? "gezamenlijk_ouder" : derde ?
		    "gezamenlijk" : "eenhoofdig_ouder", err));
	return derde && !een && !twee ? gezag_van(t->in, p, NULL, "voogdij", err) : ERR_OK;
}

/* ---- homes ------------------------------------------------------------------------------ */

/* Child of somebody in the same house, parent of somebody there, or neither. */
static const char *
rol(const struct tabel *t, struct persoon_rec *const *v, size_t n, const struct persoon_rec *p)
{
	for (size_t i = 0; i < n; i++)
		if (v[i] != p && noemt(t, p, v[i]))
			return "115";
	for (size_t i = 0; i < n; i++)
		if (noemt(t, v[i], p))
			return "111";
	return "p04";
}

/* Where the first of a household lived before. */
static enum err_code
vroeger(struct invoer *in, const char *record, const struct persoon_rec *p, struct err *err)
{
	for (const struct adres_rec *x = p->eerder; x != NULL; x = x->volgende) {
		struct uit_inlezen uit = { 0 };
		enum err_code rc;

		if (in->proef) {
			in->t.adressen++;
			continue;
		}
		import_veld(in, "lijst", in->lijst);
		import_veld(in, "record", record);
		import_veld(in, "straat", x->straat);
		import_veld(in, "huisnummer", x->huisnummer);
		import_veld(in, "postcode", x->postcode);
		import_veld(in, "woonplaats", x->woonplaats);
		import_veld(in, "van", x->van);
		import_veld(in, "tot", x->tot);
		import_veld(in, "bron", in->bron);
		rc = import_doe(in, ACT_adres_inlezen, &uit, err);
		in->t.adressen += rc == ERR_OK && !uit.was_er;
		if (import_zwaar(rc))
			return rc;
	}
	return ERR_OK;
}

static enum err_code
huis(struct tabel *t, const char *record, struct persoon_rec *const *v, size_t n,
    struct err *err)
{
	struct invoer *in = t->in;
	struct pair all[2 * SAMEN_MAX + 8];
	struct uit_inlezen uit = { 0 };
	struct arena *eigen = in->c->a;
	enum err_code rc;
	size_t k = 0;

	all[k++] = (struct pair){ "lijst", in->lijst };
	all[k++] = (struct pair){ "record", record };
	all[k++] = (struct pair){ "straat", v[0]->straat == NULL ? "" : v[0]->straat };
	all[k++] = (struct pair){ "huisnummer", v[0]->huisnummer };
	all[k++] = (struct pair){ "postcode", v[0]->postcode };
	all[k++] = (struct pair){ "woonplaats", v[0]->woonplaats == NULL ? "" :
	    v[0]->woonplaats };
	for (size_t i = 0; i < n; i++) {
		all[k++] = (struct pair){ arena_printf(in->a, "leden.%zu.record", i),
		    v[i]->record };
		all[k++] = (struct pair){ arena_printf(in->a, "leden.%zu.rol", i), rol(t, v, n,
		    v[i]) };
	}
	if ((in->c->a = arena_create((size_t)16 << 20)) == NULL) {
		in->c->a = eigen;
		return FAIL(err, ERR_BUSY, "no memory");
	}
	rc = call_act(in->c, in->r, ACT_huishouden_inlezen, all, k, &uit, err);
	arena_destroy(in->c->a);
	in->c->a = eigen;
	return import_zwaar(rc) ? rc : ERR_OK;
}

/* Who lives alone needs no household. Everybody of one front door, in the order of the
 * list. */
static enum err_code
huizen(struct tabel *t, struct err *err)
{
	struct invoer *in = t->in;
	struct tabel deur = { .n = t->n, .v = arena_new(in->a, struct plek, t->n) };
	const char **sleutel = arena_new(in->a, const char *, in->n + 1);
	struct persoon_rec *v[SAMEN_MAX];

	if (deur.v == NULL || sleutel == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < in->n; i++)
		if (in->v[i].goed && in->v[i].postcode != NULL && in->v[i].huisnummer != NULL) {
			sleutel[i] = arena_printf(in->a, "%s %s", in->v[i].postcode,
			    in->v[i].huisnummer);
			if (sleutel[i] == NULL)
				return FAIL(err, ERR_LIMIT, "arena full");
			zet(&deur, sleutel[i], &in->v[i]);
			if (in->v[i].deur == NULL)
				in->v[i].deur = plek(&deur, sleutel[i])->p;
		}
	for (size_t i = 0; i < in->n; i++) {
		struct persoon_rec *eerste = in->v[i].deur;

		if (eerste != NULL && eerste != &in->v[i]) {
			eerste->laatste_in->volgende_in = &in->v[i];
			eerste->laatste_in = &in->v[i];
		} else if (eerste != NULL) {
			eerste->laatste_in = eerste;
		}
	}
	for (size_t i = 0; i < in->n; i++) {
		size_t n = 0;

		if (in->v[i].deur != &in->v[i])
			continue;
		for (struct persoon_rec *p = &in->v[i]; p != NULL && n < SAMEN_MAX;
		    p = p->volgende_in)
			v[n++] = p;
		if (n < 2)
			continue;
		in->t.huizen++;
		if (!in->proef)
			TRY(huis(t, sleutel[i], v, n, err));
		TRY(vroeger(in, sleutel[i], v[0], err));
	}
	return ERR_OK;
}

enum err_code
import_gezin(struct invoer *in, struct err *err)
{
	struct tabel t;

	TRY(tabel_maak(&t, in, err));
	TRY(banden(&t, err));
	for (size_t i = 0; i < in->n; i++)
		TRY(gezag(&t, &in->v[i], err));
	return huizen(&t, err);
}
