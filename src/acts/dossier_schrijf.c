/* dossier_schrijf.c - acts: what staff write in a dossier. */
#include <string.h>

#include "acts/act.h"
#include "acts/contact.h"
#include "acts/dossier.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/termijn/termijn_leven.h"
#include "rights/zicht.h"

enum err_code
act_notitie_toevoegen(struct act_ctx *c, const struct in_notitie_toevoegen *in,
    struct act_klaar *out, struct err *err)
{
	struct concept_plek plek = concept_eigen(&c->w, NOTITIE_SOORT, in->dossier);
	struct zicht_dossier z;
	struct seal_key *key;
	struct lid lid = { .persoon = 0 };

	TRY(dossier_voor_werk(c, in->dossier, &z, &key, err));
	if (plek.soort == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (in->persoon != 0) {
		TRY(lid_lees(&c->w, key, in->dossier, z.huishouden, in->persoon, &lid, err));
		act_raak(c, "persoon", lid.persoon);
	}
	out->dossier = in->dossier;
	act_detail(c, "zicht=%s", in->zicht);
	TRY(notitie_nieuw(&c->w, key, &(struct notitie_invoer){ .dossier = in->dossier,
	    .persoon = lid.persoon, .soort = in->soort, .tekst = in->tekst,
	    .zicht = in->zicht }, &out->id, err));
	return concept_vernietig(&c->w, plek.soort, in->dossier, err);
}

enum err_code
act_veiligheid_vastleggen(struct act_ctx *c, const struct in_veiligheid_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;
	struct dossier d;

	TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, in->dossier, c->w.nu, &z, err));
	act_raak(c, "dossier", in->dossier);
	TRY(dossier_laad(&c->w, in->dossier, &d, NULL, err));
	act_detail(c, "veiligheid=%s", in->veiligheid);
	*out = (struct act_klaar){ .id = in->dossier, .dossier = in->dossier };
	TRY(dossier_zet_veiligheid(&c->w, in->dossier, &(struct dossier_veiligheid){
	    .veiligheid = in->veiligheid, .contact_veilig = in->contact_veilig,
	    .huisbezoek = in->huisbezoek,
	    .versie = in->versie == DB_NULL ? d.versie : in->versie }, err));
	return termijn_gewogen_dossier(&c->w, in->dossier, err);
}

enum err_code
act_lid_vastleggen(struct act_ctx *c, const struct in_lid_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	const char *today = date_iso(c->w.a, date_of_time(c->w.nu));
	struct zicht_dossier z;
	struct seal_key *key;
	struct lid lid;

	TRY(dossier_voor_werk(c, in->dossier, &z, &key, err));
	TRY(lid_lees(&c->w, key, in->dossier, z.huishouden, in->persoon, &lid, err));
	act_raak(c, "persoon", lid.persoon);
	if (in->gesproken_op != NULL && today != NULL && strcmp(in->gesproken_op, today) > 0)
		act_fout(c, "gesproken_op", "Deze dag is nog niet geweest.");
	if (in->gesproken_op != NULL && in->niet_gesproken != NULL)
		act_fout(c, "niet_gesproken", "Kies een van de twee: gesproken op een dag, "
		    "of niet gesproken.");
	TRY(act_goed(c, err));
	*out = (struct act_klaar){ .id = lid.persoon, .dossier = in->dossier };
	return lid_zet(&c->w, key, &(struct lid_invoer){ .dossier = in->dossier,
	    .persoon = lid.persoon, .veiligheid = in->veiligheid, .tekst = in->tekst,
	    .gesproken_op = in->gesproken_op, .niet_gesproken = in->niet_gesproken,
	    .versie = in->versie == DB_NULL ? lid.versie : in->versie }, err);
}

enum err_code
dossier_nog_te_zien(struct act_ctx *c, int64_t dossier, int64_t *out, struct err *err)
{
	struct zicht_dossier z;
	enum err_code rc = zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, dossier, c->w.nu,
	    &z, err);

	*out = rc == ERR_OK ? dossier : 0;
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

enum err_code
act_casusregisseur_wijzigen(struct act_ctx *c, const struct in_casusregisseur_wijzigen *in,
    struct act_klaar *out, struct err *err)
{
	struct zicht_dossier z;

	TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, in->dossier, c->w.nu, &z, err));
	act_raak(c, "dossier", in->dossier);
	act_raak(c, "medewerker", in->casusregisseur);
	out->id = in->dossier;
	TRY(dossier_zet_casusregisseur(&c->w, in->dossier, in->casusregisseur, err));
	return dossier_nog_te_zien(c, in->dossier, &out->dossier, err);
}

/* ---- drafts ----------------------------------------------------------------------- */

/* May this draft be kept: does the thing it is about exist for this employee? */
static enum err_code
keur_concept(struct act_ctx *c, const struct in_concept_bewaren *in, struct err *err)
{
	static const struct { const char *soort; enum recht recht; bool dossier; } soorten[] = {
		{ "notitie", RECHT_DOSSIER_SCHRIJVEN, true }, { "plan", RECHT_PLAN, true },
		{ "terugkoppeling", RECHT_TERUGKOPPELING, false },
		{ "onderzoek", RECHT_ONDERZOEK, false },
		{ "overdracht", RECHT_OVERDRACHT, false },
		{ "besluit", RECHT_BESLUIT, false },
	};
	struct zicht_dossier d;
	struct zicht_melding m;

	for (size_t i = 0; i < sizeof(soorten) / sizeof(soorten[0]); i++) {
		if (strcmp(soorten[i].soort, in->soort) != 0)
			continue;
		if (!wie_mag(c->w.wie, soorten[i].recht))
			return SAY(err, ERR_FORBIDDEN, NULL, "Dit mag niet met jouw rol.");
		if (!soorten[i].dossier) {
			TRY(zicht_op_melding(c->w.tx, c->w.a, c->w.wie, in->onderwerp,
			    c->w.nu, &m, err));
			act_raak(c, "dossier", m.dossier);
			return ERR_OK;
		}
		TRY(zicht_op_dossier(c->w.tx, c->w.a, c->w.wie, in->onderwerp, c->w.nu, &d,
		    err));
		act_raak(c, "dossier", in->onderwerp);
		return ERR_OK;
	}
	act_fout(c, "soort", "Van dit soort worden geen concepten bewaard.");
	return act_goed(c, err);
}

enum err_code
act_concept_bewaren(struct act_ctx *c, const struct in_concept_bewaren *in,
    struct uit_gesprek_bewaren *out, struct err *err)
{
	const char *own[] = { "soort", "onderwerp", "versie" };
	struct concept_plek plek = concept_eigen(&c->w, in->soort, in->onderwerp);
	struct pair *v = arena_new(c->w.a, struct pair, c->nruw + 1);
	struct concept_bewaard kept;
	size_t n = 0;

	TRY(keur_concept(c, in, err));
	if (v == NULL || plek.soort == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < c->nruw; i++) {
		bool keep = true;

		/* Only the first: a form may have a field of the same name. */
		for (size_t k = 0; k < sizeof(own) / sizeof(own[0]) && keep; k++)
			if (own[k] != NULL && strcmp(own[k], c->ruw[i].name) == 0) {
				own[k] = NULL;
				keep = false;
			}
		if (keep)
			v[n++] = c->ruw[i];
	}
	TRY(concept_bewaar(&c->w, &plek, in->versie, v, n, &kept, err));
	act_detail(c, "soort=%s%s", in->soort, kept.botsing ? " botsing" : "");
	*out = (struct uit_gesprek_bewaren){ .onderwerp = in->onderwerp,
	    .versie = kept.versie, .botsing = kept.botsing,
	    .bewaard = time_clock(c->w.a, c->w.nu) };
	return ERR_OK;
}
