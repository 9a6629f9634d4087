/* gesprek.c - acts: a conversation, kept while it is typed (A3). */
#include <stdlib.h>
#include <string.h>

#include "acts/act.h"
#include "acts/contact.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"

/* ---- beginning ---------------------------------------------------------------- */

#define PREFILL_MAX 80

struct prefill {
	struct pair	 v[PREFILL_MAX];
	size_t		 n;
};

static void
put(struct prefill *p, const char *naam, const char *waarde)
{
	if (waarde != NULL && waarde[0] != '\0' && p->n < PREFILL_MAX)
		p->v[p->n++] = (struct pair){ naam, waarde };
}

/* What was said at the advice need not be asked again (A2). */
static enum err_code
from_advice(struct act_ctx *c, int64_t id, struct prefill *p, struct err *err)
{
	struct advies a;

	TRY(advies_laad(&c->w, id, &a, err));
	act_raak(c, "advies", id);
	if (a.melding != 0)
		return SAY(err, ERR_CONFLICT, NULL,
		    "Dit advies is al een melding geworden.");
	put(p, "hoedanigheid", a.hoedanigheid);
	put(p, "gemeente", a.gemeente);
	put(p, "meldcode_stap", a.meldcodestap);
	for (size_t i = 0; i < a.nvormen; i++)
		put(p, "vormen", a.vormen[i]);
	put(p, "melder_naam", a.vrager.naam);
	put(p, "melder_organisatie", a.vrager.organisatie);
	put(p, "melder_telefoon", a.vrager.telefoon);
	put(p, "melder_email", a.vrager.email);
	return ERR_OK;
}

/* Anything may stand in a draft; only what is on the list leaves the seal. */
static enum err_code
beller(struct act_ctx *c, int64_t contact, const struct pair *v, size_t n, struct err *err)
{
	const char *wie = concept_veld(v, n, "hoedanigheid");

	return contact_zet_beller(&c->w, contact, regio_code_geldig(c->w.gegevens,
	    "hoedanigheid", wie, date_of_time(c->w.nu)) ? wie : NULL, err);
}

enum err_code
act_gesprek_beginnen(struct act_ctx *c, const struct in_gesprek_beginnen *in,
    struct act_klaar *out, struct err *err)
{
	struct prefill p = { .n = 0 };
	struct concept_bewaard kept;
	struct concept_plek plek;

	if (in->advies != 0)
		TRY(from_advice(c, in->advies, &p, err));
	if (in->crisis) {
		put(&p, "crisis", "1");
		put(&p, "direct_gevaar", "ja");
	}
	TRY(contact_nieuw(&c->w, in->bron, in->advies, &out->id, err));
	plek = contact_plek(out->id);
	if (p.n > 0)
		TRY(concept_bewaar(&c->w, &plek, 0, p.v, p.n, &kept, err));
	if (p.n > 0)
		TRY(beller(c, out->id, p.v, p.n, err));
	act_raak(c, "contact", out->id);
	act_detail(c, "bron=%s", in->bron);
	return ERR_OK;
}

/* ---- keeping -------------------------------------------------------------------- */

/* All that was sent, less what belongs to the act itself. */
static enum err_code
typed(struct act_ctx *c, const struct pair **out, size_t *n_out, struct err *err)
{
	struct pair *v = arena_new(c->w.a, struct pair, c->nruw + 1);
	size_t n = 0;

	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < c->nruw; i++)
		if (strcmp(c->ruw[i].name, "contact") != 0 &&
		    strcmp(c->ruw[i].name, "versie") != 0)
			v[n++] = c->ruw[i];
	*out = v;
	*n_out = n;
	return ERR_OK;
}

static void
answer(struct act_ctx *c, int64_t contact, const struct concept_bewaard *kept,
    struct uit_gesprek_bewaren *out)
{
	*out = (struct uit_gesprek_bewaren){ .onderwerp = contact,
	    .versie = kept->versie, .botsing = kept->botsing,
	    .bewaard = time_clock(c->w.a, c->w.nu) };
	act_raak(c, "contact", contact);
	if (kept->botsing)
		act_detail(c, "botsing");
}

enum err_code
act_gesprek_bewaren(struct act_ctx *c, const struct in_gesprek_bewaren *in,
    struct uit_gesprek_bewaren *out, struct err *err)
{
	struct concept_plek plek = contact_plek(in->contact);
	struct concept_bewaard kept;
	const struct pair *v;
	struct contact contact;
	size_t n;

	TRY(contact_open(&c->w, in->contact, &contact, err));
	TRY(typed(c, &v, &n, err));
	TRY(concept_bewaar(&c->w, &plek, in->versie, v, n, &kept, err));
	if (!kept.botsing)
		TRY(beller(c, in->contact, v, n, err));
	answer(c, in->contact, &kept, out);
	return ERR_OK;
}

enum err_code
act_gesprek_kiezen(struct act_ctx *c, const struct in_gesprek_kiezen *in,
    struct uit_gesprek_bewaren *out, struct err *err)
{
	struct concept_plek plek = contact_plek(in->contact);
	struct concept_bewaard kept;
	const struct pair *v;
	struct contact contact;
	size_t n;

	TRY(contact_open(&c->w, in->contact, &contact, err));
	TRY(typed(c, &v, &n, err));
	TRY(concept_kies(&c->w, &plek, in->versie, v, n, &kept, err));
	TRY(beller(c, in->contact, v, n, err));
	answer(c, in->contact, &kept, out);
	return ERR_OK;
}

enum err_code
act_gesprek_vervallen(struct act_ctx *c, const struct in_gesprek_vervallen *in,
    struct act_klaar *out, struct err *err)
{
	struct contact contact;

	TRY(contact_open(&c->w, in->contact, &contact, err));
	TRY(contact_afronden(&c->w, in->contact, CONTACT_VERVALLEN, err));
	out->id = in->contact;
	act_raak(c, "contact", in->contact);
	act_detail(c, "reden=%s", in->reden);
	return ERR_OK;
}

/* ---- looking ----------------------------------------------------------------------- */

static enum err_code
or_none(enum err_code rc)
{
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

/* The names of those who were chosen from who is known. */
static enum err_code
known_rows(struct act_ctx *c, struct uit_gesprek_openen *out, struct err *err)
{
	const struct concept *d = &out->concept;

	out->bekend = arena_new(c->w.a, struct uit_bekend, d->nvelden + 1);
	if (out->bekend == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < d->nvelden; i++) {
		struct uit_bekend b = { 0 };
		struct persoon p;
		char *end;
		enum err_code rc;
		bool seen = true;

		if (strncmp(d->velden[i].name, "personen.", 9) != 0)
			continue;
		b.rij = (size_t)strtoul(d->velden[i].name + 9, &end, 10);
		b.id = strtoll(d->velden[i].value, NULL, 10);
		if (strcmp(end, ".bekend") != 0 || b.id <= 0)
			continue;
		TRY_ALONG(c->w.tx, persoon_zichtbaar(&c->w, b.id, &seen, err));
		if (!seen)
			continue;
		rc = persoon_laad(&c->w, b.id, &p, err);
		TRY_ALONG(c->w.tx, rc);
		if (rc != ERR_OK)
			continue;
		b.naam = persoon_naam(c->w.a, &p);
		out->bekend[out->nbekend++] = b;
		act_raak(c, "persoon", b.id);
	}
	return ERR_OK;
}

enum err_code
act_gesprek_openen(struct act_ctx *c, const struct in_gesprek_openen *in,
    struct uit_gesprek_openen *out, struct err *err)
{
	struct concept_plek plek = contact_plek(in->contact);
	struct concept own = { 0 };

	TRY_ALONG(c->w.tx, contact_laad(&c->w, in->contact, &out->contact, err));
	act_raak(c, "contact", in->contact);
	TRY(or_none(concept_lees(&c->w, &plek, &out->concept, err)));
	TRY(or_none(concept_botsing(&c->w, &plek, &own, err)));
	out->botsing = own.versie > 0;
	TRY(known_rows(c, out, err));
	if (out->contact.advies != 0 && out->contact.afgerond_op == DB_NULL) {
		TRY(advies_laad(&c->w, out->contact.advies, &out->advies, err));
		act_raak(c, "advies", out->contact.advies);
	}
	return ERR_OK;
}

enum err_code
act_gesprek_botsing(struct act_ctx *c, const struct in_gesprek_botsing *in,
    struct uit_gesprek_botsing *out, struct err *err)
{
	struct concept_plek plek = contact_plek(in->contact);

	TRY_ALONG(c->w.tx, contact_open(&c->w, in->contact, &out->contact, err));
	act_raak(c, "contact", in->contact);
	TRY(or_none(concept_lees(&c->w, &plek, &out->ander, err)));
	return or_none(concept_botsing(&c->w, &plek, &out->mijn, err));
}

enum err_code
act_gesprekken_openen(struct act_ctx *c, const struct in_gesprekken_openen *in,
    struct uit_gesprekken_openen *out, struct err *err)
{
	(void)in;
	TRY(contacten_lees(&c->w, &out->v, &out->n, err));
	act_detail(c, "aantal=%zu", out->n);
	return ERR_OK;
}
