/* persoon_vergelijk.c - how much two persons are alike, and who are the likeliest. */
#include <string.h>

#include "base/str.h"
#include "db/db.h"
#include "domain/koppeling/rij.h"
#include "domain/persoon/persoon_zoek_in.h"
#include "persoon_zoek_sql.h"

/* ---- two persons -------------------------------------------------------------------- */

static struct koppel_invoer
written(const struct persoon_feiten *f)
{
	return (struct koppel_invoer){ .voorvoegsel = f->voorvoegsel,
	    .achternaam = f->geslachtsnaam, .voornamen = f->voornamen,
	    .roepnaam = f->roepnaam, .geboren = f->geboren, .geslacht = f->geslacht,
	    .straat = f->straat, .huisnummer = f->huisnummer, .postcode = f->postcode,
	    .plaats = f->woonplaats, .telefoon = f->telefoon };
}

enum err_code
persoon_rij(struct arena *a, const struct persoon_feiten *f, struct rij *out,
    struct err *err)
{
	struct koppel_invoer in = written(f);

	return rij_maak(a, &in, out, err);
}

/* One of the many to compare with the one asked for. */
static enum err_code
prepare_other(struct zoek *z, const struct persoon_feiten *f, struct rij *out,
    struct err *err)
{
	struct koppel_invoer in = written(f);

	return rij_maak_tegen(z->a, &in, &z->asked, z->geheugen, out, err);
}

/* A number that proves it goes before all that is alike. */
static void
weigh_bsn(const struct persoon_feiten *a, const struct persoon_feiten *b,
    struct kandidaat_score *k)
{
	const char *said;

	if (str_empty(a->bsn) || str_empty(b->bsn))
		return;
	said = strcmp(a->bsn, b->bsn) == 0 ? "zelfde BSN" : "ander BSN";
	if (k->n == NAAM_REDENEN)
		k->n--;
	memmove(k->redenen + 1, k->redenen, k->n * sizeof(k->redenen[0]));
	k->redenen[0] = said;
	k->n++;
	if (strcmp(a->bsn, b->bsn) == 0)
		k->score = 1000;
	else if (k->score > 400)
		k->score = 400;
}

void
persoon_judge(const struct koppel_weging *w, const struct persoon_feiten *ga, const struct rij *a,
    const struct persoon_feiten *gb, const struct rij *b, int64_t vaak,
    struct kandidaat_score *out)
{
	struct koppel_zeldzaam z = { .vaak = { 0 } };
	patroon p = rij_vergelijk(a, b);
	struct koppel_oordeel o;

	*out = (struct kandidaat_score){ .score = 0 };
	if (vaak > 0 && (double)vaak <= w->personen)
		z.vaak[FEIT_ACHTERNAAM] = (double)vaak / w->personen;
	o = model_oordeel(&w->model, p, &z, w->personen);
	if (o.gewicht > 0) {
		out->score = model_score(o.kans, w->personen);
		out->n = model_redenen(p, &o, out->redenen);
	}
	weigh_bsn(ga, gb, out);
}

/* ---- the likeliest ------------------------------------------------------------------------ */

/* Puts a candidate in its place; the same person, once, with his best score. */
static void
keep(struct lijst_beste *z, const struct persoon_kandidaat *k)
{
	size_t at;

	for (size_t i = 0; i < z->n; i++) {
		if (z->v[i].id != k->id)
			continue;
		if (z->v[i].gelijk.score >= k->gelijk.score)
			return;
		memmove(z->v + i, z->v + i + 1, (z->n - i - 1) * sizeof(*z->v));
		z->n--;
	}
	for (at = z->n; at > 0 && (z->v[at - 1].gelijk.score < k->gelijk.score ||
	    (z->v[at - 1].gelijk.score == k->gelijk.score &&
	    z->v[at - 1].id > k->id)); at--)
		z->v[at] = z->v[at - 1];
	z->v[at] = *k;
	if (z->n < PERSOON_KANDIDATEN)
		z->n++;
}

/* Under another name the person may fit better. */
static enum err_code
compare_aliases(struct zoek *z, int64_t id, struct persoon_kandidaat *k, struct err *err)
{
	struct q_persoon_sleutel_namen *rows;
	size_t n;

	TRY(q_persoon_sleutel_namen(z->tx, z->a, &(struct p_persoon_sleutel_namen){
	    .regio = z->regio, .persoon = id, .max = PERSOON_NAMEN_MAX }, &rows, &n, err));
	for (size_t i = 0; i < n; i++) {
		struct persoon_feiten f = k->feiten;
		struct kandidaat_score s;
		struct rij row;

		f.geslachtsnaam = rows[i].geslachtsnaam;
		f.voorvoegsel = rows[i].voorvoegsel;
		if (!str_empty(rows[i].voornamen))
			f.voornamen = rows[i].voornamen;
		TRY(prepare_other(z, &f, &row, err));
		persoon_judge(z->w, z->gevraagd, &z->asked, &f, &row, 0, &s);
		if (s.score <= k->gelijk.score)
			continue;
		if (s.n < NAAM_REDENEN)
			s.redenen[s.n++] = "onder een andere naam";
		k->gelijk = s;
	}
	return ERR_OK;
}

/* How many have this surname, as far as it is near the one asked for. */
static int64_t
how_many(const struct zoek *z, int64_t achternaam)
{
	for (size_t i = 0; i < z->n_namen; i++)
		if (z->namen[i].id == achternaam)
			return z->namen[i].aantal;
	return 0;
}

enum err_code
persoon_compare(struct zoek *z, const struct q_persoon_op_bsn *r, struct err *err)
{
	struct persoon_kandidaat k = {
		.id = r->samengevoegd != DB_NULL ? r->samengevoegd : r->id,
		.feiten = { .bsn = r->bsn, .voorvoegsel = r->voorvoegsel,
		    .geslachtsnaam = r->geslachtsnaam,
		    .voornamen = r->voornamen, .roepnaam = r->roepnaam,
		    .geboren = r->geboren, .geslacht = r->geslacht },
		.geslacht = r->geslacht, .overleden = r->overleden,
		.geheim = r->geheim != 0,
	};
	struct rij row;

	if (!k.geheim) {
		k.feiten.straat = r->straat;
		k.feiten.postcode = r->postcode;
		k.feiten.huisnummer = r->huisnummer;
		k.feiten.telefoon = r->telefoon;
		k.feiten.woonplaats = k.woonplaats = r->woonplaats;
	}
	TRY(prepare_other(z, &k.feiten, &row, err));
	persoon_judge(z->w, z->gevraagd, &z->asked, &k.feiten, &row, how_many(z, r->achternaam),
	    &k.gelijk);
	if (r->namen > 0)
		TRY(compare_aliases(z, r->id, &k, err));
	if (k.gelijk.score >= NAAM_TOON)
		keep(&z->beste, &k);
	return ERR_OK;
}

/* Where somebody is all but certain, those behind it are less likely than chance: the
 * likeliest ways were gathered first. */
#define FOUND	950
#define ENOUGH	40

bool
persoon_enough(const struct zoek *z)
{
	return z->n_ids == LOOKED_AT || (z->n_ids >= ENOUGH && z->beste.n > 0 &&
	    z->beste.v[0].gelijk.score >= FOUND);
}
