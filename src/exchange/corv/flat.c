/* flat.c - a vtMelding as a flat list of pairs, and back. One walk over the
 * struct does both, so that writer and reader cannot drift apart. */
#include <stdio.h>
#include <string.h>

#include "exchange/corv/field.h"
#include "exchange/corv/vtmelding.h"
#include "text/utf8.h"

#define MAX_PATH 128

struct walk {
	struct arena	*a;
	bool		 reading;
	struct pair	*out;		/* writing */
	size_t		 n_out, cap;
	const struct pair *in;		/* reading */
	size_t		 n_in, at;
	char		 path[MAX_PATH];	/* "betrokkenen.0.formeel." */
	size_t		 len;
	struct err	*err;
};

/* Goes one level down; the caller keeps the old length to come back. */
static size_t
enter(struct walk *w, const char *name)
{
	size_t old = w->len;
	int n = snprintf(w->path + old, MAX_PATH - old, "%s.", name);

	/* Names are ours and short; four levels of them fit with room to spare. */
	w->len += n > 0 ? (size_t)n : 0;
	return old;
}

static size_t
enter_nth(struct walk *w, const char *name, size_t i)
{
	size_t old = enter(w, name);
	char digits[24];

	snprintf(digits, sizeof(digits), "%zu", i);
	(void)enter(w, digits);
	return old;
}

static void
leave(struct walk *w, size_t old)
{
	w->len = old;
	w->path[old] = '\0';
}

/* Is the next pair this one? Then it is used up. */
static const char *
take(struct walk *w, const char *name)
{
	const struct pair *p = &w->in[w->at];

	if (w->at >= w->n_in || strncmp(p->name, w->path, w->len) != 0 ||
	    strcmp(p->name + w->len, name) != 0)
		return NULL;
	w->at++;
	return p->value;
}

static enum err_code
put(struct walk *w, const char *name, const char *value)
{
	struct pair *grown;

	if (w->n_out == w->cap) {
		w->cap = w->cap == 0 ? 64 : w->cap * 2;
		if ((grown = arena_new(w->a, struct pair, w->cap)) == NULL)
			return FAIL(w->err, ERR_LIMIT, "arena full in pairs");
		if (w->n_out > 0)
			memcpy(grown, w->out, w->n_out * sizeof(*grown));
		w->out = grown;
	}
	name = arena_printf(w->a, "%s%s", w->path, name);
	if (name == NULL)
		return FAIL(w->err, ERR_LIMIT, "arena full in pairs");
	w->out[w->n_out++] = (struct pair){ name, value };
	return ERR_OK;
}

static bool
value_ok(const struct field *f, const char *v)
{
	if (*v == '\0' || !utf8_plain(v, strlen(v)) || utf8_length(v) > f->max)
		return false;
	switch (f->kind) {
	case FIELD_DATE:
		return field_date_ok(v);
	case FIELD_YESNO:
		return strcmp(v, "ja") == 0 || strcmp(v, "nee") == 0;
	case FIELD_SEX:
		return strlen(v) == 1 && strchr("MVO", *v) != NULL;
	case FIELD_BSN:
		return field_bsn_ok(v);
	case FIELD_MOMENT:
		return field_digits(v, 8, 17);
	case FIELD_FUNCTION:
		return strcmp(v, "vtMeldingDi01") == 0;
	case FIELD_TEXT:
	case FIELD_NEEDED:
	case FIELD_SASH:
	case FIELD_OWN:
		break;
	}
	return true;
}

static enum err_code
bad(struct walk *w)
{
	FAIL(w->err, ERR_INVALID, "pair %zu of %zu is not what belongs there", w->at, w->n_in);
	w->err->text = "Het bericht kon niet gelezen worden.";
	return ERR_INVALID;
}

static enum err_code
walk_field(struct walk *w, const struct field *f, const char **at)
{
	bool needed = f->kind == FIELD_NEEDED || f->kind == FIELD_MOMENT ||
	    f->kind == FIELD_FUNCTION;

	if (!w->reading)
		return *at == NULL ? ERR_OK : put(w, f->name, *at);
	*at = take(w, f->name);
	if (*at == NULL ? needed : !value_ok(f, *at))
		return bad(w);
	return ERR_OK;
}

static enum err_code
walk_fields(struct walk *w, const struct fields *fields, void *base)
{
	for (size_t i = 0; i < fields->n; i++)
		TRY(walk_field(w, &fields->item[i], field_at(&fields->item[i], base)));
	return ERR_OK;
}

static enum err_code
walk_list(struct walk *w, const char *name, size_t max, struct vtm_lijst *list)
{
	struct field f = { .max = max, .kind = FIELD_TEXT };
	size_t old = enter(w, name);
	char digits[24];

	if (w->reading && w->at < w->n_in && strncmp(w->in[w->at].name, w->path, w->len) == 0 &&
	    (list->item = arena_array(w->a, sizeof(*list->item), VTM_MAX_LIJST)) == NULL)
		return FAIL(w->err, ERR_LIMIT, "arena full in a list");
	for (size_t i = 0; i < (w->reading ? VTM_MAX_LIJST : list->n); i++) {
		snprintf(digits, sizeof(digits), "%zu", i);
		if (!w->reading) {
			TRY(put(w, digits, list->item[i]));
			continue;
		}
		const char *v = take(w, digits);

		if (v == NULL)
			break;
		if (list->item == NULL || !value_ok(&f, v))
			return bad(w);
		list->item[list->n++] = v;
	}
	leave(w, old);
	return ERR_OK;
}

/* The number of items of an array of structs; nothing is written for none.
 * When reading, the items are made here. */
static enum err_code
walk_count(struct walk *w, const char *name, size_t max, size_t size, void **items, size_t *n)
{
	const char *v;

	if (!w->reading) {
		if (*n == 0)
			return ERR_OK;
		v = arena_printf(w->a, "%zu", *n);
		return v != NULL ? put(w, name, v) :
		    FAIL(w->err, ERR_LIMIT, "arena full in pairs");
	}
	if ((v = take(w, name)) == NULL)
		return ERR_OK;
	if (!field_digits(v, 1, 3))
		return bad(w);
	for (*n = 0; *v != '\0'; v++)
		*n = *n * 10 + (size_t)(*v - '0');
	if (*n == 0 || *n > max)
		return bad(w);
	if ((*items = arena_array(w->a, size, *n)) == NULL)
		return FAIL(w->err, ERR_LIMIT, "arena full in pairs");
	return ERR_OK;
}

static enum err_code
walk_extras(struct walk *w, struct vtm_extras *x)
{
	static const struct field naam = { .name = "naam", .max = 200, .kind = FIELD_NEEDED };
	static const struct field waarde = { .name = "waarde", .max = VTM_MAX_TEKST };
	void *items = x->item;

	TRY(walk_count(w, "extra", VTM_MAX_LIJST, sizeof(*x->item), &items, &x->n));
	x->item = items;
	for (size_t i = 0; i < x->n; i++) {
		size_t old = enter_nth(w, "extra", i);

		TRY(walk_field(w, &naam, &x->item[i].naam));
		TRY(walk_field(w, &waarde, &x->item[i].waarde));
		leave(w, old);
	}
	return ERR_OK;
}

static enum err_code
walk_group(struct walk *w, const char *name, const struct fields *fields, void *base)
{
	size_t old = enter(w, name);

	TRY(walk_fields(w, fields, base));
	leave(w, old);
	return ERR_OK;
}

static enum err_code
walk_relations(struct walk *w, struct vtm_persoon *p)
{
	void *items = p->relaties;

	TRY(walk_count(w, "relaties", VTM_MAX_LIJST, sizeof(*p->relaties), &items,
	    &p->n_relaties));
	p->relaties = items;
	for (size_t i = 0; i < p->n_relaties; i++) {
		size_t old = enter_nth(w, "relaties", i);

		TRY(walk_group(w, "persoon", &vtm_fields_naam, &p->relaties[i].persoon));
		TRY(walk_fields(w, &vtm_fields_relatie, &p->relaties[i]));
		leave(w, old);
	}
	return ERR_OK;
}

static enum err_code
walk_person(struct walk *w, struct vtm_persoon *p)
{
	TRY(walk_fields(w, &vtm_fields_rol, p));
	TRY(walk_group(w, "naam", &vtm_fields_naam, &p->naam));
	TRY(walk_fields(w, &vtm_fields_persoon, p));
	TRY(walk_list(w, "telefoon", 20, &p->telefoon));
	TRY(walk_group(w, "formeel", &vtm_fields_adres, &p->formeel));
	TRY(walk_group(w, "formeel_buitenland", &vtm_fields_adres, &p->formeel_buitenland));
	TRY(walk_group(w, "feitelijk", &vtm_fields_adres, &p->feitelijk));
	TRY(walk_group(w, "feitelijk_buitenland", &vtm_fields_adres,
	    &p->feitelijk_buitenland));
	TRY(walk_relations(w, p));
	TRY(walk_fields(w, &vtm_fields_eigen, p));
	TRY(walk_list(w, "zonder_waarde", 100, &p->zonder_waarde));
	return walk_extras(w, &p->extra);
}

static enum err_code
walk_persons(struct walk *w, struct vtmelding *m)
{
	void *persons = m->betrokkenen, *informed = m->geinformeerd;
	size_t old;

	TRY(walk_count(w, "betrokkenen", VTM_MAX_BETROKKENEN, sizeof(*m->betrokkenen),
	    &persons, &m->n_betrokkenen));
	m->betrokkenen = persons;
	for (size_t i = 0; i < m->n_betrokkenen; i++) {
		old = enter_nth(w, "betrokkenen", i);
		TRY(walk_person(w, &m->betrokkenen[i]));
		leave(w, old);
	}
	TRY(walk_count(w, "geinformeerd", VTM_MAX_BETROKKENEN, sizeof(*m->geinformeerd),
	    &informed, &m->n_geinformeerd));
	m->geinformeerd = informed;
	for (size_t i = 0; i < m->n_geinformeerd; i++) {
		old = enter_nth(w, "geinformeerd", i);
		TRY(walk_group(w, "persoon", &vtm_fields_naam, &m->geinformeerd[i].persoon));
		TRY(walk_fields(w, &vtm_fields_informering, &m->geinformeerd[i]));
		leave(w, old);
	}
	return ERR_OK;
}

static enum err_code
walk_report(struct walk *w, struct vtmelding *m)
{
	TRY(walk_group(w, "zender", &vtm_fields_systeem, &m->zender));
	TRY(walk_group(w, "ontvanger", &vtm_fields_systeem, &m->ontvanger));
	TRY(walk_fields(w, &vtm_fields_stuur, m));
	TRY(walk_fields(w, &vtm_fields_melding, m));
	TRY(walk_fields(w, &vtm_fields_contact, m));
	TRY(walk_list(w, "contact_email", 254, &m->contact_email));
	TRY(walk_list(w, "contact_telefoon", 20, &m->contact_telefoon));
	TRY(walk_fields(w, &vtm_fields_situatie, m));
	TRY(walk_list(w, "relevante_registraties", VTM_MAX_TEKST, &m->relevante_registraties));
	TRY(walk_persons(w, m));
	TRY(walk_fields(w, &vtm_fields_indiener, m));
	TRY(walk_list(w, "zonder_waarde", 100, &m->zonder_waarde));
	TRY(walk_extras(w, &m->extra));
	return walk_list(w, "let_op", 300, &m->let_op);
}

enum err_code
vtmelding_to_pairs(struct arena *a, const struct vtmelding *melding,
    struct pair **pairs_out, size_t *n_out, struct err *err)
{
	struct walk w = { .a = a, .err = err };
	struct vtmelding copy = *melding;	/* the walk does not write to it */

	TRY(walk_report(&w, &copy));
	*pairs_out = w.out;
	*n_out = w.n_out;
	return ERR_OK;
}

enum err_code
vtmelding_from_pairs(struct arena *a, const struct pair *pairs, size_t n,
    struct vtmelding **melding_out, struct err *err)
{
	struct walk w = { .a = a, .reading = true, .in = pairs, .n_in = n, .err = err };
	struct vtmelding *m = arena_new(a, struct vtmelding, 1);

	if (m == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(walk_report(&w, m));
	if (w.at != n)
		return bad(&w);
	*melding_out = m;
	return ERR_OK;
}
