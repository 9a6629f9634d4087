/* vernietiging.c - acts: proposing to destroy a dossier, holding it back, and the second
 * person who does it (G3). */
#include "acts/vernietiging.h"

#include <string.h>

#include "acts/act.h"
#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "rights/zicht.h"

/* Who sees the dossier; and who may be the second person, of one that is proposed: the
 * privacy officer sees no dossiers. Never one to whom it is closed by name. */
static enum err_code
te_zien(struct act_ctx *c, int64_t dossier, bool *gewoon_out, struct err *err)
{
	struct vernietiging v;
	struct zicht_dossier z;
	struct err e = { 0 };
	bool dicht;
	enum err_code rc = zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, dossier, c->w.nu, &z,
	    &e);

	act_raak(c, "dossier", dossier);
	*gewoon_out = rc == ERR_OK;
	if (rc == ERR_OK)
		return ERR_OK;
	*err = e;
	if (rc != ERR_NOT_FOUND || e.text != NULL ||
	    !wie_mag(c->w.wie, RECHT_VERNIETIGING_BEVESTIGEN))
		return rc;
	TRY(dossier_dicht_voor(&c->w, dossier, c->w.wie->medewerker, &dicht, err));
	TRY(vernietiging_lees(&c->w, NULL, dossier, &v, err));
	if (!dicht && strcmp(v.stand, "voorgesteld") == 0)
		return ERR_OK;
	return FAIL(err, ERR_NOT_FOUND, "not for this employee");
}

enum err_code
act_vernietigingen_lezen(struct act_ctx *c, const struct in_vernietigingen_lezen *in,
    struct uit_vernietigingen_lezen *out, struct err *err)
{
	struct vernietiging_rij *v;
	size_t n;
	bool gewoon;

	out->stand = in->stand == NULL || strcmp(in->stand, "vernietigd") != 0 ?
	    "voorgesteld" : "vernietigd";
	TRY(vernietigingen_lees(&c->w, out->stand, in->voor == DB_NULL ? INT64_MAX : in->voor,
	    &v, &n, err));
	out->volgende = n == VERNIETIGINGEN_MAX ? v[n - 1].id : 0;
	out->v = v;
	for (size_t i = 0; i < n; i++) {
		enum err_code rc = ERR_OK;

		/* What is destroyed is a number, for everybody. */
		if (out->stand[3] == 'r')
			rc = te_zien(c, v[i].dossier, &gewoon, err);
		if (rc == ERR_NOT_FOUND)
			continue;
		TRY(rc);
		out->v[out->n++] = v[i];
	}
	return ERR_OK;
}

enum err_code
act_vernietiging_openen(struct act_ctx *c, const struct in_vernietiging_openen *in,
    struct uit_vernietiging_openen *out, struct err *err)
{
	struct seal_key *key;
	struct err e = { 0 };
	enum err_code rc;

	TRY(te_zien(c, in->dossier, &out->dossier_te_zien, err));
	TRY(dossier_key(&c->w, in->dossier, &key, err));
	TRY(vernietig_lijst_maak(&c->w, in->dossier, &out->lijst, err));
	TRY(vernietiging_lees(&c->w, key, in->dossier, &out->voorstel, err));
	TRY(vernietig_stops(&c->w, key, in->dossier, &out->stops, &out->nstops, err));
	rc = vernietig_termijn(&c->w, &out->lijst, &out->termijn, &e);
	if (rc != ERR_OK && rc != ERR_INVALID) {
		*err = e;
		return rc;
	}
	rc = vernietig_mag(&c->w, &out->lijst, out->voorstel.grond, &e);
	if (rc != ERR_OK && rc != ERR_INVALID && rc != ERR_CONFLICT) {
		*err = e;
		return rc;
	}
	out->belet = rc == ERR_OK ? NULL : e.text;
	out->zelf = out->voorstel.stand[0] != '\0' &&
	    out->voorstel.door == c->w.wie->medewerker;
	for (size_t i = 0; i < out->lijst.n; i++)
		act_raak(c, "persoon", out->lijst.v[i].id);
	return ERR_OK;
}

enum err_code
act_vernietiging_voorstellen(struct act_ctx *c, const struct in_vernietiging_voorstellen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;

	TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, in->dossier, c->w.nu, &z, err));
	act_raak(c, "dossier", in->dossier);
	act_detail(c, "grond=%s", in->grond);
	out->dossier = in->dossier;
	return vernietiging_stel_voor(&c->w, in->dossier, in->grond, in->reden, &out->id, err);
}

enum err_code
act_vernietiging_intrekken(struct act_ctx *c, const struct in_vernietiging_intrekken *in,
    struct act_klaar *out, struct err *err)
{
	bool gewoon;

	TRY(te_zien(c, in->dossier, &gewoon, err));
	out->id = out->dossier = in->dossier;
	return vernietiging_trek_in(&c->w, in->dossier, in->reden, err);
}

enum err_code
act_vernietiging_tegenhouden(struct act_ctx *c, const struct in_vernietiging_tegenhouden *in,
    struct act_klaar *out, struct err *err)
{
	bool gewoon;

	TRY(te_zien(c, in->dossier, &gewoon, err));
	act_detail(c, "soort=%s", in->soort);
	out->dossier = in->dossier;
	return vernietig_houd_tegen(&c->w, in->dossier, in->soort, in->reden, &out->id, err);
}

enum err_code
act_vernietiging_loslaten(struct act_ctx *c, const struct in_vernietiging_loslaten *in,
    struct act_klaar *out, struct err *err)
{
	bool gewoon;

	TRY(te_zien(c, in->dossier, &gewoon, err));
	*out = (struct act_klaar){ .id = in->stop, .dossier = in->dossier };
	return vernietig_laat_los(&c->w, in->dossier, in->stop, in->reden, err);
}

static void
vernietigd(struct act_ctx *c, const struct vernietig_lijst *l, const int64_t *meldingen,
    size_t n)
{
	for (size_t i = 0; i < l->n; i++)
		if (!l->v[i].blijft)
			act_raak(c, "persoon", l->v[i].id);
	for (size_t i = 0; i < n; i++)
		act_raak(c, "melding", meldingen[i]);
	act_detail(c, "personen=%zu blijven=%zu meldingen=%zu", l->weg, l->n - l->weg, n);
}

enum err_code
act_vernietiging_bevestigen(struct act_ctx *c, const struct in_vernietiging_bevestigen *in,
    struct act_klaar *out, struct err *err)
{
	struct vernietig_lijst l;
	int64_t *meldingen;
	size_t n;
	bool gewoon;

	TRY(te_zien(c, in->dossier, &gewoon, err));
	if (!in->zeker)
		act_fout(c, "zeker", "Kijk de lijst na en zet hier een vinkje. Vernietigen kan "
		    "niet ongedaan worden gemaakt.");
	TRY(act_goed(c, err));
	TRY(vernietiging_voer_uit(&c->w, in->dossier, in->lijst, &l, &meldingen, &n, err));
	vernietigd(c, &l, meldingen, n);
	/* No dossier in the answer: whoever sends this form again gets no page of it. */
	out->id = in->dossier;
	return ERR_OK;
}

/* One at a time, until id is 0. */
enum err_code
act_vernietiging_herhalen(struct act_ctx *c, const struct in_vernietiging_herhalen *in,
    struct act_klaar *out, struct err *err)
{
	struct vernietig_lijst l;
	int64_t *meldingen;
	bool gedaan;
	size_t n;

	(void)in;
	TRY(vernietiging_herhaal(&c->w, &l, &meldingen, &n, &gedaan, err));
	if (!gedaan)
		return ERR_OK;
	act_raak(c, "dossier", l.dossier);
	vernietigd(c, &l, meldingen, n);
	out->id = l.dossier;
	return ERR_OK;
}
