/* invoer.c - fields of forms: what was typed, what is wrong, the choices. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "web/web_intern.h"

const char *
pagina_getypt(const struct pagina *p, const char *naam)
{
	const char *s = http_form(p->req, naam);

	return s == NULL ? "" : s;
}

bool
pagina_getypt_is(const struct pagina *p, const char *naam, const char *waarde)
{
	for (size_t i = 0; i < p->req->nform; i++)
		if (strcmp(p->req->form[i].name, naam) == 0 &&
		    strcmp(p->req->form[i].value, waarde) == 0)
			return true;
	return false;
}

const char *
pagina_fout_bij(const struct pagina *p, const char *naam)
{
	for (size_t i = 0; i < p->ctx.nfouten; i++)
		if (strcmp(p->ctx.fouten[i].veld, naam) == 0)
			return p->ctx.fouten[i].tekst;
	return NULL;
}

/* "personen.0.geboren" is an id that a link and a label can point at. */
static const char *
id_of(struct pagina *p, const char *naam)
{
	char *s = arena_strdup(p->a, naam);

	for (char *c = s; c != NULL && *c != '\0'; c++)
		if (*c == '.')
			*c = '-';
	return s == NULL ? "" : s;
}

const struct fout_view *
pagina_fouten(struct pagina *p, size_t *n_out)
{
	struct fout_view *f = arena_new(p->a, struct fout_view, p->ctx.nfouten + 1);

	*n_out = 0;
	for (size_t i = 0; f != NULL && i < p->ctx.nfouten; i++)
		f[(*n_out)++] = (struct fout_view){
		    .veld = id_of(p, p->ctx.fouten[i].veld),
		    .label = p->ctx.fouten[i].label,
		    .tekst = p->ctx.fouten[i].tekst, .verstuurd = p->al_verstuurd };
	return f;
}

/* The field of an act by name; "personen.3.geboren" is found in its row. */
static const struct act_field *
field_find(const struct act_field *f, const char *naam)
{
	for (; f->naam != NULL; f++) {
		size_t n = strlen(f->naam);

		if (strcmp(f->naam, naam) == 0)
			return f;
		if (f->type == ACT_RIJEN && strncmp(f->naam, naam, n) == 0 &&
		    naam[n] == '.' && isdigit((unsigned char)naam[n + 1])) {
			naam = strchr(naam + n + 1, '.');
			return naam == NULL ? NULL : field_find(f->rij(), naam + 1);
		}
	}
	return NULL;
}

struct veld_view
pagina_invoer(struct pagina *p, enum act_id act, const char *naam,
    const char *waarde)
{
	const struct act_field *f = field_find(acts[act].velden(), naam);
	struct veld_view v = { .naam = naam, .id = id_of(p, naam),
	    .label = f == NULL ? naam : f->label, .klasse = "",
	    .fout = pagina_fout_bij(p, naam),
	    .waarde = waarde == NULL ? "" : waarde };

	if (f != NULL && f->type == ACT_DATUM)
		v.waarde = iso_field(p->a, v.waarde);
	if (strcmp(p->req->method, "POST") == 0 &&
	    (http_form(p->req, naam) != NULL || p->ctx.nfouten > 0))
		v.waarde = pagina_getypt(p, naam);
	return v;
}

const struct optie *
pagina_opties(struct pagina *p, const char *lijst, const char *gekozen,
    size_t *n_out)
{
	size_t n;
	const struct regio_code *codes = regio_codes(p->app->gegevens, p->a,
	    lijst, date_of_time(p->nu), &n);
	struct optie *o = arena_new(p->a, struct optie, n + 1);

	*n_out = 0;
	for (size_t i = 0; o != NULL && i < n; i++)
		o[(*n_out)++] = (struct optie){ .waarde = codes[i].code,
		    .naam = codes[i].naam, .gekozen = gekozen != NULL &&
		    strcmp(gekozen, codes[i].code) == 0 };
	return o;
}

struct veld_view
pagina_keuze(struct pagina *p, enum act_id act, const char *naam,
    const char *waarde)
{
	const struct act_field *f = field_find(acts[act].velden(), naam);
	struct veld_view v = pagina_invoer(p, act, naam, waarde);
	struct optie *o;

	if (f == NULL || f->lijst == NULL)
		return v;
	o = (struct optie *)(uintptr_t)pagina_opties(p, f->lijst, v.waarde,
	    &v.nopties);
	/* Several may be chosen: then what was typed holds more than one. */
	for (size_t i = 0; f->type == ACT_CODES && i < v.nopties; i++)
		o[i].gekozen = o[i].gekozen ||
		    pagina_getypt_is(p, naam, o[i].waarde);
	v.opties = o;
	return v;
}

enum soort_collega { COLLEGAS, LEZERS, ALLEN };

static const struct optie *
mensen(struct pagina *p, int64_t gekozen, enum soort_collega wie, size_t *n_out)
{
	struct uit_medewerkers_lezen uit;
	struct act_ctx kept = p->ctx;
	struct optie *o;
	struct err err;

	*n_out = 0;
	if (pagina_kijk(p, ACT_medewerkers_lezen, &uit, &err) != ERR_OK)
		uit.n = 0;
	p->ctx = kept;		/* errors of the form stay those of its own act */
	o = arena_new(p->a, struct optie, uit.n + 1);
	for (size_t i = 0; o != NULL && i < uit.n; i++)
		if (wie == ALLEN || (wie == LEZERS ? uit.v[i].leest : uit.v[i].in_dossiers))
			o[(*n_out)++] = (struct optie){
			    .waarde = pagina_tekst(p, "%" PRId64, uit.v[i].id),
			    .naam = uit.v[i].naam, .gekozen = uit.v[i].id == gekozen };
	return o;
}

const struct optie *
pagina_collegas(struct pagina *p, int64_t gekozen, size_t *n_out)
{
	return mensen(p, gekozen, COLLEGAS, n_out);
}

const struct optie *
pagina_lezers(struct pagina *p, int64_t gekozen, size_t *n_out)
{
	return mensen(p, gekozen, LEZERS, n_out);
}

const struct optie *
pagina_medewerkers(struct pagina *p, int64_t gekozen, size_t *n_out)
{
	return mensen(p, gekozen, ALLEN, n_out);
}
