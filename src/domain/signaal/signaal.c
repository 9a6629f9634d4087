#include "domain/signaal/signaal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/persoon/persoon.h"
#include "domain/regio/regio.h"
#include "domain/regio/regio_controle.h"
#include "seal/seal.h"
#include "signaal_sql.h"

#define JAAR (INT64_C(365) * 86400)
#define LEZEN_MAX 200
#define VOLWASSEN 18

struct lijst {
	struct werk	*w;
	const struct signaal_van *van;
	bool		*elders;	/* per member: may stand in another dossier too */
	struct signaal	*v;		/* SIGNALEN_MAX */
	size_t		 n;
};

static void
rij(struct signaal *s, const char *tekst, int64_t op, int64_t dossier, int64_t persoon,
    int64_t melding)
{
	if (s->n < SIGNAAL_RIJEN_MAX)
		s->rijen[s->n++] = (struct signaal_rij){ .tekst = tekst == NULL ? "" : tekst,
		    .op = op, .dossier = dossier, .persoon = persoon, .melding = melding };
}

static enum err_code
begin(struct lijst *l, const char *regel, struct signaal *s, struct err *err)
{
	*s = (struct signaal){ .regel = regel, .weg_op = DB_NULL,
	    .rijen = arena_new(l->w->a, struct signaal_rij, SIGNAAL_RIJEN_MAX) };
	return s->rijen == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

/* The key: the numbers behind it, in any order, so that a new fact is a new signal. */
static enum err_code
klaar(struct lijst *l, const struct signaal *s, struct err *err)
{
	uint64_t som = 0;

	if (s->n == 0 || l->n == SIGNALEN_MAX)
		return ERR_OK;
	for (size_t i = 0; i < s->n; i++) {
		const int64_t deel[] = { s->rijen[i].dossier, s->rijen[i].persoon,
		    s->rijen[i].melding };
		uint64_t h = UINT64_C(1469598103934665603);

		for (size_t k = 0; k < 3; k++)
			h = (h ^ (uint64_t)deel[k]) * UINT64_C(1099511628211);
		som += h;
	}
	l->v[l->n] = *s;
	l->v[l->n].sleutel = arena_printf(l->w->a, "%016" PRIx64, som);
	if (l->v[l->n++].sleutel == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return ERR_OK;
}

static enum err_code
lid_elders(struct lijst *l, const struct lid *wie, bool *out, struct err *err)
{
	struct q_signaal_elders r;

	TRY(q_signaal_elders(l->w->tx, l->w->a, &(struct p_signaal_elders){
	    .regio = l->w->regio, .persoon = wie->persoon, .dossier = l->van->dossier,
	    .huishouden = l->van->huishouden }, &r, err));
	*out = r.n != 0;
	return ERR_OK;
}

/* Most members stand in this dossier alone: asked once, and then not looked for. */
static enum err_code
wie_elders(struct lijst *l, struct err *err)
{
	const struct signaal_van *d = l->van;
	struct q_signaal_ander ander;

	TRY(q_signaal_ander(l->w->tx, l->w->a, &(struct p_signaal_ander){
	    .regio = l->w->regio, .dossier = d->dossier, .huishouden = d->huishouden },
	    &ander, err));
	for (size_t i = 0; i < d->nleden; i++) {
		l->elders[i] = ander.n != 0 || d->leden[i].meer_nummers;
		if (!l->elders[i])
			TRY(lid_elders(l, &d->leden[i], &l->elders[i], err));
	}
	return ERR_OK;
}

/* ---- the rules ---------------------------------------------------------------------- */

static bool
staat_er(const struct signaal *s, int64_t melding)
{
	for (size_t j = 0; j < s->n; j++)
		if (s->rijen[j].melding == melding)
			return true;
	return false;
}

/* Those of a member in other dossiers. */
static enum err_code
eerder_elders(struct lijst *l, const struct lid *wie, int64_t sinds, struct signaal *s,
    struct err *err)
{
	struct persoon_eerder *e;
	size_t n;

	TRY(persoon_geschiedenis(l->w, wie->persoon, LEZEN_MAX, &e, &n, err));
	for (size_t k = 0; k < n; k++)
		if (e[k].dossier != l->van->dossier && e[k].ontvangen_op >= sinds &&
		    !staat_er(s, e[k].melding))
			rij(s, arena_printf(l->w->a, "%s, %" PRId64 "e melding (%s)",
			    e[k].kenmerk, e[k].volgnr, wie->naam), e[k].ontvangen_op,
			    e[k].dossier, 0, e[k].melding);
	return ERR_OK;
}

/* Reports of a member in the twelve months before the newest one here. */
static enum err_code
eerder(struct lijst *l, struct err *err)
{
	const struct signaal_van *d = l->van;
	int64_t sinds = l->w->nu;
	struct signaal s;

	TRY(begin(l, SIGNAAL_EERDER, &s, err));
	for (size_t i = 0; i < d->nmeldingen; i++)
		if (i == 0 || d->meldingen[i].ontvangen_op > sinds)
			sinds = d->meldingen[i].ontvangen_op;
	sinds -= JAAR;
	for (size_t i = 1; i < d->nmeldingen; i++)
		if (d->meldingen[i].ontvangen_op >= sinds)
			rij(&s, arena_printf(l->w->a, "%s, %" PRId64 "e melding%s%s%s",
			    d->kenmerk, d->meldingen[i].volgnr, d->nleden == 0 ? "" : " (",
			    d->nleden == 0 ? "" : d->leden[0].naam,
			    d->nleden == 0 ? "" : ")"), d->meldingen[i].ontvangen_op,
			    d->dossier, 0, d->meldingen[i].id);
	for (size_t i = 0; i < d->nleden; i++)
		if (l->elders[i])
			TRY(eerder_elders(l, &d->leden[i], sinds, &s, err));
	return klaar(l, &s, err);
}

/* One form of a report; vormen: codes with a space between. */
static enum err_code
vorm(struct lijst *l, const struct melding_kort *m, const char *code, struct signaal *s,
    bool *km, bool *hg, struct err *err)
{
	const char *soort = regio_extra(l->w->a, regio_code_extra(l->w->gegevens, "vorm",
	    code), "soort");

	if (soort == NULL)
		return ERR_OK;
	*km |= strcmp(soort, "hg") != 0;
	*hg |= strcmp(soort, "km") != 0;
	rij(s, arena_printf(l->w->a, "%" PRId64 "e melding: %s", m->volgnr,
	    regio_code_naam(l->w->gegevens, "vorm", code)), m->ontvangen_op, 0, 0, m->id);
	return arena_failed(l->w->a) ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

static enum err_code
samenloop(struct lijst *l, struct err *err)
{
	struct signaal s;
	bool km = false, hg = false;

	TRY(begin(l, SIGNAAL_SAMENLOOP, &s, err));
	for (size_t i = 0; i < l->van->nmeldingen; i++)
		for (const char *v = l->van->meldingen[i].vormen; *v != '\0'; ) {
			size_t n = strcspn(v, " ");
			const char *code = arena_strndup(l->w->a, v, n);

			if (code == NULL)
				return FAIL(err, ERR_LIMIT, "arena full");
			TRY(vorm(l, &l->van->meldingen[i], code, &s, &km, &hg, err));
			v += n + (v[n] == ' ');
		}
	return km && hg ? klaar(l, &s, err) : ERR_OK;
}

static enum err_code
kind_in_beeld(struct lijst *l, struct err *err)
{
	int32_t today = date_of_time(l->w->nu);
	struct signaal s;

	TRY(begin(l, SIGNAAL_KIND, &s, err));
	for (size_t i = 0; i < l->van->nleden; i++) {
		const struct lid *v = &l->van->leden[i];
		const char *soort = v->rol == NULL ? NULL : regio_extra(l->w->a,
		    regio_code_extra(l->w->gegevens, "jeugdzorgrol", v->rol), "soort");
		int age = v->geboren == NULL ? -1 : birth_age(v->geboren, today);
		bool kind = age >= 0 ? age < VOLWASSEN : soort != NULL &&
		    strcmp(soort, "kind") == 0;

		if (kind && v->in_huis && !v->overleden && v->gesproken_op == NULL &&
		    (v->geboren == NULL || strcmp(v->geboren, BIRTH_UNBORN) != 0) &&
		    (v->niet_gesproken == NULL || strcmp(v->niet_gesproken, "nog_niet") == 0))
			rij(&s, v->naam, DB_NULL, 0, v->persoon, 0);
	}
	return klaar(l, &s, err);
}

static enum err_code
meer_huizen(struct lijst *l, struct err *err)
{
	struct signaal s;

	TRY(begin(l, SIGNAAL_HUIZEN, &s, err));
	for (size_t i = 0; i < l->van->nleden; i++) {
		const struct lid *wie = &l->van->leden[i];
		struct q_signaal_huizen *r;
		size_t n;

		if (!l->elders[i])
			continue;
		TRY(q_signaal_huizen(l->w->tx, l->w->a, &(struct p_signaal_huizen){
		    .regio = l->w->regio, .persoon = wie->persoon,
		    .huishouden = l->van->huishouden, .max = SIGNAAL_RIJEN_MAX,
		    .z_regio = l->w->wie->hele_regio, .z_medewerker = l->w->wie->medewerker,
		    .z_nu = l->w->nu }, &r, &n, err));
		for (size_t k = 0; k < n; k++)
			rij(&s, arena_printf(l->w->a, "%s ook in %s, %s", wie->naam,
			    r[k].naam, r[k].kenmerk), DB_NULL, r[k].dossier,
			    wie->persoon, 0);
	}
	return klaar(l, &s, err);
}

static int
nieuwste_eerst(const void *x, const void *y)
{
	const struct q_signaal_adres *a = x, *b = y;

	return (a->dossier < b->dossier) - (a->dossier > b->dossier);
}

static enum err_code
adres_terug(struct lijst *l, struct err *err)
{
	struct q_signaal_adres *r;
	struct signaal s;
	size_t n;

	TRY(begin(l, SIGNAAL_ADRES, &s, err));
	TRY(q_signaal_adres(l->w->tx, l->w->a, &(struct p_signaal_adres){
	    .regio = l->w->regio, .huishouden = l->van->huishouden, .max = LEZEN_MAX,
	    .z_regio = l->w->wie->hele_regio, .z_medewerker = l->w->wie->medewerker,
	    .z_nu = l->w->nu }, &r, &n, err));
	qsort(r, n, sizeof(*r), nieuwste_eerst);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || r[i].dossier != r[i - 1].dossier)
			rij(&s, arena_printf(l->w->a, "%s, %s", r[i].naam, r[i].kenmerk),
			    r[i].geopend_op, r[i].dossier, 0, 0);
	return klaar(l, &s, err);
}

/* ---- put aside ------------------------------------------------------------------------ */

static struct seal_place
plaats(const struct werk *w, int64_t id)
{
	return (struct seal_place){ "signaal_weg", "reden", w->regio, id };
}

static enum err_code
weg(struct lijst *l, const struct seal_key *key, struct err *err)
{
	struct q_signaal_weg_lijst *r;
	size_t n;

	TRY(q_signaal_weg_lijst(l->w->tx, l->w->a, &(struct p_signaal_weg_lijst){
	    .regio = l->w->regio, .dossier = l->van->dossier, .max = LEZEN_MAX }, &r, &n, err));
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < n; k++) {
			struct signaal *s = &l->v[i];

			if (s->weg_reden != NULL || strcmp(r[k].regel, s->regel) != 0 ||
			    strcmp(r[k].sleutel, s->sleutel) != 0)
				continue;
			TRY(unseal_text(key, plaats(l->w, r[k].id), r[k].reden, l->w->a,
			    &s->weg_reden, err));
			s->weg_door = r[k].door;
			s->weg_op = r[k].op;
		}
	return ERR_OK;
}

/* What somebody looked at already goes to the end. */
static void
achteraan(struct lijst *l)
{
	struct signaal uit[SIGNALEN_MAX];
	size_t n = 0;

	for (int ronde = 0; ronde < 2; ronde++)
		for (size_t i = 0; i < l->n; i++)
			if ((l->v[i].weg_reden != NULL) == (ronde == 1))
				uit[n++] = l->v[i];
	if (n > 0)
		memcpy(l->v, uit, n * sizeof(uit[0]));
}

/* What is asked together; most members are looked for one by one. */
static void
vooruit(struct lijst *l, const struct seal_key *key)
{
	struct err err;

	if (!tx_asking(l->w->tx, true))
		return;
	tx_asked(wie_elders(l, &err));
	for (size_t i = 0; i < l->van->nleden; i++)
		tx_asked(lid_elders(l, &l->van->leden[i], &l->elders[i], &err));
	tx_asked(adres_terug(l, &err));
	tx_asked(weg(l, key, &err));
	(void)tx_asking(l->w->tx, false);
	l->n = 0;
}

enum err_code
signalen_lees(struct werk *w, const struct seal_key *key, const struct signaal_van *van,
    struct signaal **out, size_t *n_out, struct err *err)
{
	struct lijst l = { .w = w, .van = van,
	    .v = arena_new(w->a, struct signaal, SIGNALEN_MAX),
	    .elders = arena_new(w->a, bool, van->nleden + 1) };

	if (l.v == NULL || l.elders == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	vooruit(&l, key);
	TRY(wie_elders(&l, err));
	TRY(samenloop(&l, err));
	TRY(kind_in_beeld(&l, err));
	TRY(eerder(&l, err));
	TRY(meer_huizen(&l, err));
	TRY(adres_terug(&l, err));
	TRY(weg(&l, key, err));
	achteraan(&l);
	*out = l.v;
	*n_out = l.n;
	return ERR_OK;
}

enum err_code
signaal_wegzetten(struct werk *w, const struct seal_key *key, int64_t dossier,
    const char *regel, const char *sleutel, const char *reden, int64_t *id_out,
    struct err *err)
{
	struct p_signaal_weg_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = dossier, .regel = regel, .sleutel = sleutel,
	    .door = werk_medewerker(w), .op = w->nu };

	TRY(seal_text(key, plaats(w, p.id), reden, w->a, &p.reden, err));
	TRY(q_signaal_weg_insert(w->tx, &p, err));
	*id_out = p.id;
	return ERR_OK;
}
