/* onderzoek_lees.c - reading investigations. */
#include "db/db.h"
#include "domain/onderzoek/onderzoek.h"
#include "domain/onderzoek/onderzoek_plaats.h"
#include "onderzoek_sql.h"

static struct onderzoek
van_rij(const struct q_onderzoek_rij *r, int64_t id)
{
	return (struct onderzoek){ .id = id, .melding = r->melding, .dossier = r->dossier,
	    .besluit = r->besluit, .onderzoeker = r->onderzoeker,
	    .onderzoeker_naam = r->naam, .besloten_op = r->besloten_op,
	    .gestart_op = r->gestart_op, .afgerond_op = r->afgerond_op };
}

enum err_code
onderzoek_vind(struct werk *w, int64_t onderzoek, struct onderzoek *out, struct err *err)
{
	struct q_onderzoek_rij r;

	TRY(q_onderzoek_rij(w->tx, w->a, &(struct p_onderzoek_rij){ .regio = w->regio,
	    .id = onderzoek }, &r, err));
	*out = van_rij(&r, onderzoek);
	return ERR_OK;
}

enum err_code
onderzoek_van_informant(struct werk *w, int64_t informant, int64_t *onderzoek_out,
    struct err *err)
{
	struct q_informant_rij r;

	TRY(q_informant_rij(w->tx, w->a, &(struct p_informant_rij){ .regio = w->regio,
	    .id = informant }, &r, err));
	*onderzoek_out = r.onderzoek;
	return ERR_OK;
}

static enum err_code
lees_informanten(struct werk *w, const struct seal_key *key, struct onderzoek *o,
    struct err *err)
{
	struct q_informant_lijst *r;

	TRY(q_informant_lijst(w->tx, w->a, &(struct p_informant_lijst){ .regio = w->regio,
	    .onderzoek = o->id }, &r, &o->ninformanten, err));
	o->informanten = arena_new(w->a, struct informant, o->ninformanten + 1);
	if (o->informanten == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < o->ninformanten; i++) {
		struct informant *f = &o->informanten[i];

		*f = (struct informant){ .id = r[i].id, .hoedanigheid = r[i].hoedanigheid,
		    .toestemming = r[i].toestemming, .gevraagd_op = r[i].gevraagd_op,
		    .beantwoord_op = r[i].beantwoord_op };
		TRY(unseal_text(key, informant_plaats(w, "naam", f->id), r[i].naam, w->a,
		    &f->naam, err));
		TRY(unseal_text(key, informant_plaats(w, "antwoord", f->id), r[i].antwoord,
		    w->a, &f->antwoord, err));
	}
	return ERR_OK;
}

static enum err_code
lees_conclusies(struct werk *w, const struct seal_key *key, struct onderzoek *o,
    struct err *err)
{
	struct q_conclusie_lijst *r;

	TRY(q_conclusie_lijst(w->tx, w->a, &(struct p_conclusie_lijst){ .regio = w->regio,
	    .onderzoek = o->id }, &r, &o->nconclusies, err));
	o->conclusies = arena_new(w->a, struct conclusie, o->nconclusies + 1);
	if (o->conclusies == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < o->nconclusies; i++) {
		struct conclusie *c = &o->conclusies[i];

		*c = (struct conclusie){ .persoon = r[i].persoon, .vorm = r[i].vorm,
		    .uitkomst = r[i].uitkomst };
		TRY(unseal_text(key, conclusie_plaats(w, c->vorm, o->id, c->persoon),
		    r[i].uitleg, w->a, &c->uitleg, err));
	}
	return ERR_OK;
}

enum err_code
onderzoek_laad(struct werk *w, const struct seal_key *key, int64_t onderzoek,
    struct onderzoek *out, struct err *err)
{
	struct q_onderzoek_rij r;
	struct onderzoek o;

	TRY(q_onderzoek_rij(w->tx, w->a, &(struct p_onderzoek_rij){ .regio = w->regio,
	    .id = onderzoek }, &r, err));
	o = van_rij(&r, onderzoek);
	TRY_ALONG(w->tx, unseal_text(key, onderzoek_plaats(w, "plan", o.id), r.plan, w->a, &o.plan,
	    err));
	TRY_ALONG(w->tx, unseal_text(key, onderzoek_plaats(w, "bevindingen", o.id), r.bevindingen,
	    w->a, &o.bevindingen, err));
	TRY_ALONG(w->tx, unseal_text(key, onderzoek_plaats(w, "kijk_betrokkenen", o.id),
	    r.kijk_betrokkenen, w->a, &o.kijk_betrokkenen, err));
	TRY_ALONG(w->tx, lees_informanten(w, key, &o, err));
	TRY_ALONG(w->tx, lees_conclusies(w, key, &o, err));
	*out = o;
	return ERR_OK;
}

enum err_code
onderzoeken_van_melding(struct werk *w, int64_t melding, struct onderzoek **out,
    size_t *n_out, struct err *err)
{
	struct q_onderzoek_lijst *l;
	struct onderzoek *v;
	size_t n;

	TRY(q_onderzoek_lijst(w->tx, w->a, &(struct p_onderzoek_lijst){ .regio = w->regio,
	    .melding = melding }, &l, &n, err));
	if ((v = arena_new(w->a, struct onderzoek, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		TRY_ALONG(w->tx, onderzoek_vind(w, l[i].id, &v[i], err));
	*out = v;
	*n_out = n;
	return ERR_OK;
}
