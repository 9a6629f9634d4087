/* plan.c - act: a new version of the plan of the family (C7). */
#include "acts/act.h"
#include "acts/dossier.h"
#include "base/date.h"
#include "db/db.h"

enum err_code
act_plan_bewaren(struct act_ctx *c, const struct in_plan_bewaren *in,
    struct act_klaar *out, struct err *err)
{
	struct plan_actie *v = arena_new(c->w.a, struct plan_actie, in->acties.n + 1);
	struct plan_invoer p = { .dossier = in->dossier, .versie = in->versie,
	    .zorgcoordinator = in->zorgcoordinator, .besproken_op = DB_NULL, .acties = v,
	    .nacties = in->acties.n };
	struct concept_plek plek = concept_eigen(&c->w, "plan", in->dossier);
	int32_t today = date_of_time(c->w.nu), day;
	struct seal_key *key;

	TRY(dossier_voor_werk(c, in->dossier, NULL, &key, err));
	if (v == NULL || plek.soort == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (in->besproken_op != NULL) {
		TRY(date_parse(in->besproken_op, today, &day, err));
		p.besproken_op = time_at(day, 0, 0);
		if (day > today)
			act_fout(c, "besproken_op", "Deze dag is nog niet geweest.");
	}
	TRY(act_goed(c, err));
	for (size_t i = 0; i < in->acties.n; i++)
		v[i] = (struct plan_actie){ .doel = in->acties.v[i].doel,
		    .actie = in->acties.v[i].actie, .wie = in->acties.v[i].wie,
		    .wanneer = in->acties.v[i].wanneer, .stand = in->acties.v[i].stand };
	out->dossier = in->dossier;
	act_detail(c, "versie=%lld", (long long)in->versie + 1);
	TRY(plan_bewaar(&c->w, key, &p, &out->id, err));
	return concept_vernietig(&c->w, plek.soort, in->dossier, err);
}
