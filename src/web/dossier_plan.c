/* dossier_plan.c - the plan as a form: every time a new version (C7). */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "dossier_form_tmpl.h"
#include "dossier_tmpl.h"
#include "web/dossier_intern.h"

#define LEEG 3		/* empty rows after what is there */
#define KOLOMMEN 5

static const char *const kolom[KOLOMMEN] = { "doel", "actie", "wie", "wanneer", "stand" };

/* The highest row that was typed, plus one. */
static size_t
getypte_rijen(struct pagina *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->req->nform; i++) {
		unsigned long k;

		if (strncmp(p->req->form[i].name, "acties.", 7) != 0 ||
		    p->req->form[i].value[0] == '\0')
			continue;
		k = strtoul(p->req->form[i].name + 7, NULL, 10);
		if (k < PLAN_ACTIES_MAX && k + 1 > n)
			n = (size_t)k + 1;
	}
	return n;
}

static const char *
waarde(const struct plan *plan, size_t i, size_t k)
{
	const struct plan_actie *a = i < plan->nacties ? &plan->acties[i] : NULL;
	const char *v[KOLOMMEN];

	if (a == NULL)
		return k == 4 ? PLAN_GEPLAND : "";
	v[0] = i > 0 && a->doel_nr == plan->acties[i - 1].doel_nr ? "" : a->doel;
	v[1] = a->actie;
	v[2] = a->wie;
	v[3] = a->wanneer;
	v[4] = a->stand;
	return v[k] == NULL ? "" : v[k];
}

/* As one text, for two versions beside each other. */
static const char *
als_tekst(struct pagina *p, const struct plan *plan)
{
	const char *s = "";

	for (size_t i = 0; i < plan->nacties; i++) {
		const struct plan_actie *a = &plan->acties[i];
		bool nieuw = i == 0 || a->doel_nr != plan->acties[i - 1].doel_nr;

		s = pagina_tekst(p, "%s%s%s– %s, %s, %s", s, s[0] == '\0' ? "" : "\n",
		    nieuw ? pagina_tekst(p, "%s\n", a->doel) : "",
		    a->actie == NULL ? "" : a->actie, a->wie,
		    a->wanneer == NULL ? "" : a->wanneer);
	}
	return s;
}

static const char *
getypt_als_tekst(struct pagina *p, size_t n)
{
	const char *s = "";

	for (size_t i = 0; i < n; i++) {
		const char *v[4];

		for (size_t k = 0; k < 4; k++)
			v[k] = pagina_getypt(p, pagina_tekst(p, "acties.%zu.%s", i, kolom[k]));
		if (v[0][0] == '\0' && v[1][0] == '\0' && v[2][0] == '\0' && v[3][0] == '\0')
			continue;
		s = pagina_tekst(p, "%s%s%s%s– %s, %s, %s", s, s[0] == '\0' ? "" : "\n",
		    v[0], v[0][0] == '\0' ? "" : "\n", v[1], v[2], v[3]);
	}
	return s;
}

static void
toon(struct pagina *p, const char *id, bool botst)
{
	enum act_id act = ACT_plan_bewaren;
	struct act_ctx kept = p->ctx;
	struct uit_plan_openen u;
	struct veld_view *v, regie, besproken;
	const struct fout_view *f;
	struct err err = { 0 };
	size_t n, typed = getypte_rijen(p), nf;

	pagina_veld(p, "dossier", id);
	if (pagina_kijk(p, ACT_plan_openen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	if (kept.nfouten > 0)
		p->ctx = kept;
	n = (typed > u.plan.nacties ? typed : u.plan.nacties) + LEEG;
	n = n > PLAN_ACTIES_MAX ? PLAN_ACTIES_MAX : n;
	if ((v = arena_new(p->a, struct veld_view, n * KOLOMMEN)) == NULL)
		n = 0;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < KOLOMMEN; k++)
			v[i * KOLOMMEN + k] = pagina_keuze(p, act, pagina_tekst(p,
			    "acties.%zu.%s", i, kolom[k]), waarde(&u.plan, i, k));
	regie = pagina_invoer(p, act, "zorgcoordinator", u.plan.zorgcoordinator);
	regie.hint = "Eén persoon of organisatie die het plan trekt.";
	besproken = pagina_invoer(p, act, "besproken_op", "");
	besproken.hint = "Leeg: dit is een concept, nog niet besproken.";
	f = pagina_fouten(p, &nf);
	dos_begin(p, &u.kop, DEEL_PLAN, "Plan wijzigen");
	tmpl_fouten(&p->resp->body, f, nf);
	if (botst) {
		p->resp->status = 409;
		tmpl_dos_botsing(&p->resp->body, &(struct dos_botsing){
		    .mijn_kop = "Jouw plan", .ander_kop = pagina_tekst(p,
		    "Versie %" PRId64 " van %s", u.plan.versie,
		    u.plan.gemaakt_door == NULL ? "een collega" : u.plan.gemaakt_door),
		    .mijn = getypt_als_tekst(p, typed), .ander = als_tekst(p, &u.plan) });
	}
	tmpl_dos_plan_form(&p->resp->body, p->csrf, pagina_sleutel(p), pagina_tekst(p,
	    "/dossier/%s", id), u.plan.versie, v, n, &regie, &besproken);
	dos_einde(p);
}

void
dos_plan_get(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");

	if (id != NULL)
		toon(p, id, false);
}

void
dos_plan_post(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	bool botst;

	if (id != NULL && dos_stuur(p, id, ACT_plan_bewaren,
	    pagina_tekst(p, "/dossier/%s/plan", id), "plan", &botst))
		toon(p, id, botst);
}
