/* brief.c - acts: letters to the people of a dossier. */
#include "domain/brief/brief.h"

#include <string.h>

#include "acts/act.h"
#include "acts/dossier.h"
#include "acts/uit.h"
#include "base/date.h"
#include "base/str.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/samenvoegen/samenvoegen.h"
#include "domain/terugkoppeling/terugkoppeling.h"

/* The head, for who reads how contact is safe: nobody else writes letters. */
static enum err_code
kop_lees(struct act_ctx *c, int64_t dossier, struct dossier_kop *kop, struct seal_key **key,
    struct err *err)
{
	TRY(dossier_kop_lees(c, dossier, kop, key, err));
	return kop->van_team ? ERR_OK : SAY(err, ERR_FORBIDDEN, NULL,
	    "Alleen wie in dossiers schrijft, maakt en leest brieven.");
}

static bool
kind_rol(struct act_ctx *c, const char *rol)
{
	const char *extra = regio_code_extra(c->w.gegevens, "jeugdzorgrol", rol);

	return rol != NULL && extra != NULL && strstr(extra, "soort=kind") != NULL;
}

static enum err_code
ontvangers(struct act_ctx *c, const struct dossier_kop *kop, const struct seal_key *key,
    int64_t persoon, struct brief_over *out, struct err *err)
{
	struct lid lid;

	TRY(lid_lees(&c->w, key, kop->dossier.id, kop->dossier.huishouden, persoon, &lid, err));
	act_raak(c, "persoon", lid.persoon);
	return brief_ontvangers(&c->w, lid.persoon, kind_rol(c, lid.rol), out, err);
}

static const struct brief_aan *
kies(const struct brief_over *o, int64_t aan)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->aan[i].persoon == aan)
			return &o->aan[i];
	return aan == 0 && o->n == 1 ? &o->aan[0] : NULL;
}

/* Was it written down how contact is safe, with whomever of this dossier? */
static bool
veilig_bekend(const struct dossier_kop *k)
{
	if (!str_empty(k->dossier.contact_veilig))
		return true;
	for (size_t i = 0; i < k->nveilig; i++)
		if (k->veilig[i].persoon != 0)
			return true;
	return false;
}

enum err_code
act_brieven_lezen(struct act_ctx *c, const struct in_brieven_lezen *in,
    struct uit_brieven_lezen *out, struct err *err)
{
	struct seal_key *key;

	TRY(kop_lees(c, in->dossier, &out->kop, &key, err));
	return brieven_lees(&c->w, key, in->dossier, &out->v, &out->n, err);
}

enum err_code
act_brief_opstellen(struct act_ctx *c, const struct in_brief_opstellen *in,
    struct uit_brief_opstellen *out, struct err *err)
{
	struct seal_key *key;

	TRY(kop_lees(c, in->dossier, &out->kop, &key, err));
	TRY(ontvangers(c, &out->kop, key, in->persoon, &out->over, err));
	for (size_t i = 0; i < out->over.n; i++)
		act_raak(c, "persoon", out->over.aan[i].persoon);
	out->aan = kies(&out->over, in->aan);
	out->soort = in->soort;
	out->met_reden = veilig_bekend(&out->kop);
	TRY(terugkoppeling_gewone_woorden(&c->w, in->dossier, &out->gewone_woorden, err));
	if (out->aan == NULL || out->soort == NULL)
		return ERR_OK;
	return brief_voorstel(&c->w, out->soort, &out->over, out->aan, &out->voorstel, err);
}

enum err_code
act_brief_maken(struct act_ctx *c, const struct in_brief_maken *in, struct act_klaar *out,
    struct err *err)
{
	const struct brief_aan *aan;
	struct brief_over over;
	struct dossier_kop kop = { 0 };
	struct seal_key *key;
	enum err_code rc;

	TRY(kop_lees(c, in->dossier, &kop, &key, err));
	TRY(ontvangers(c, &kop, key, in->persoon, &over, err));
	act_detail(c, "soort=%s wijze=%s", in->soort, in->wijze);
	if ((aan = kies(&over, in->aan)) == NULL)
		return SAY(err, ERR_INVALID, "aan", over.belet != NULL ? over.belet :
		    "Deze persoon krijgt deze brief niet. Kies iemand uit de lijst.");
	act_raak(c, "persoon", aan->persoon);
	out->dossier = in->dossier;
	rc = brief_maak(&c->w, key, &(struct brief_invoer){ .dossier = in->dossier,
	    .soort = in->soort, .wijze = in->wijze, .tekst = in->tekst, .reden = in->reden,
	    .met_reden = veilig_bekend(&kop) }, &over, aan, &out->id, err);
	/* Who tries names, or would send paper to a secret address, is seen. */
	if (rc == ERR_INVALID && err->field != NULL && (strcmp(err->field, "tekst") == 0 ||
	    strcmp(err->field, "wijze") == 0)) {
		act_detail(c, "%s geweigerd", err->field);
		c->noteer = true;
	}
	return rc;
}

enum err_code
act_brief_openen(struct act_ctx *c, const struct in_brief_openen *in,
    struct uit_brief_openen *out, struct err *err)
{
	const struct brief_aan *aan;
	struct brief_over over;
	struct seal_key *key;
	int64_t dossier, wie;

	TRY(brief_dossier(&c->w, in->brief, &dossier, err));
	TRY(kop_lees(c, dossier, &out->kop, &key, err));
	TRY(brief_lees(&c->w, key, in->brief, &out->brief, err));
	act_raak(c, "brief", in->brief);
	act_raak(c, "persoon", out->brief.aan);
	if (out->brief.adres == NULL)
		return ERR_OK;
	/* Where it went then may be where nobody may be found now. */
	TRY(brief_ontvangers(&c->w, out->brief.persoon, false, &over, err));
	TRY(persoon_wortel(&c->w, out->brief.aan, &wie, err));
	aan = kies(&over, wie);
	out->adres_weg = aan == NULL || aan->adres == NULL ||
	    strcmp(aan->adres, out->brief.adres) != 0;
	if (out->adres_weg && !wie_mag(c->w.wie, RECHT_PERSOON_GEHEIM))
		out->brief.adres = NULL;
	return ERR_OK;
}

enum err_code
act_brief_uitreiken(struct act_ctx *c, const struct in_brief_uitreiken *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct brief b;
	int64_t dossier;

	TRY(brief_dossier(&c->w, in->brief, &dossier, err));
	TRY(dossier_voor_werk(c, dossier, NULL, &key, err));
	TRY(brief_lees(&c->w, key, in->brief, &b, err));
	act_raak(c, "brief", in->brief);
	act_raak(c, "persoon", b.aan);
	*out = (struct act_klaar){ .id = in->brief, .dossier = dossier };
	return brief_reik_uit(&c->w, &b, in->op == TIME_NONE ? 0 : in->op, err);
}
