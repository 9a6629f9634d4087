/* lijst.c - who and what goes with a dossier, and from when the law lets it go. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/persoon/persoon.h"
#include "domain/regio/regio.h"
#include "domain/vernietiging/vernietiging.h"
#include "vernietiging_sql.h"

#define ROLLEN 20

/* The list as it grows; everybody once. */
struct groei {
	struct werk	*w;
	struct vernietig_lijst *l;
};

static enum err_code
erbij(struct groei *g, int64_t persoon, struct err *err)
{
	for (size_t i = 0; i < g->l->n; i++)
		if (g->l->v[i].id == persoon)
			return ERR_OK;
	if (g->l->n == VERNIETIG_PERSONEN)
		return SAY(err, ERR_LIMIT, NULL, "Aan dit dossier hangen te veel personen om "
		    "het in één keer te vernietigen.");
	g->l->v[g->l->n++] = (struct vernietig_persoon){ .id = persoon };
	return ERR_OK;
}

static bool
gaat_huis(const struct vernietig_lijst *l, int64_t huis)
{
	for (size_t i = 0; i < l->nhuizen; i++)
		if (l->huizen[i] == huis)
			return true;
	return false;
}

/* A household goes when no dossier that stays has it, and nobody else wrote in it. */
static enum err_code
huis(struct groei *g, int64_t id, bool eigen, struct err *err)
{
	struct q_vernietig_huis_houdt h;
	struct q_vernietig_huis_elders e;
	struct q_vernietig_leden *r;
	size_t n;

	if (gaat_huis(g->l, id))
		return ERR_OK;
	TRY(q_vernietig_huis_houdt(g->w->tx, g->w->a, &(struct p_vernietig_huis_houdt){
	    .regio = g->w->regio, .huishouden = id, .dossier = g->l->dossier }, &h, err));
	TRY(q_vernietig_huis_elders(g->w->tx, g->w->a, &(struct p_vernietig_huis_elders){
	    .regio = g->w->regio, .huishouden = id, .dossier = g->l->dossier }, &e, err));
	if (h.n > 0 || (!eigen && e.n > 0))
		return ERR_OK;
	if (g->l->nhuizen == VERNIETIG_HUIZEN)
		return SAY(err, ERR_LIMIT, NULL, "Aan dit dossier hangen te veel huishoudens "
		    "om het in één keer te vernietigen.");
	g->l->huizen[g->l->nhuizen++] = id;
	TRY(q_vernietig_leden(g->w->tx, g->w->a, &(struct p_vernietig_leden){
	    .regio = g->w->regio, .huishouden = id, .max = VERNIETIG_PERSONEN + 1 }, &r, &n,
	    err));
	for (size_t i = 0; i < n; i++)
		TRY(erbij(g, r[i].persoon, err));
	return ERR_OK;
}

static enum err_code
huizen_van(struct groei *g, int64_t persoon, bool *elders, struct err *err)
{
	struct q_vernietig_huizen *r;
	size_t n;

	TRY(q_vernietig_huizen(g->w->tx, g->w->a, &(struct p_vernietig_huizen){
	    .regio = g->w->regio, .persoon = persoon, .max = VERNIETIG_HUIZEN }, &r, &n,
	    err));
	for (size_t i = 0; i < n; i++) {
		if (elders == NULL)
			TRY(huis(g, r[i].huishouden, false, err));
		else if (!gaat_huis(g->l, r[i].huishouden))
			*elders = true;
	}
	return ERR_OK;
}

/* Everybody named, who lives there, and who is tied to one of them in this dossier. */
static enum err_code
verzamel(struct groei *g, struct err *err)
{
	struct vernietig_lijst *l = g->l;
	struct q_vernietig_genoemd *r;
	struct q_vernietig_leden *m;
	size_t n;

	TRY(huis(g, l->huishouden, true, err));
	TRY(q_vernietig_leden(g->w->tx, g->w->a, &(struct p_vernietig_leden){
	    .regio = g->w->regio, .huishouden = l->huishouden,
	    .max = VERNIETIG_PERSONEN + 1 }, &m, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(erbij(g, m[i].persoon, err));
	TRY(q_vernietig_genoemd(g->w->tx, g->w->a, &(struct p_vernietig_genoemd){
	    .regio = g->w->regio, .dossier = l->dossier, .max = VERNIETIG_PERSONEN + 1 },
	    &r, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(erbij(g, r[i].persoon, err));
	for (size_t at = 0; at < l->n; at++) {
		struct q_vernietig_verwant *v;

		TRY(huizen_van(g, l->v[at].id, NULL, err));
		TRY(q_vernietig_verwant(g->w->tx, g->w->a, &(struct p_vernietig_verwant){
		    .regio = g->w->regio, .dossier = l->dossier, .persoon = l->v[at].id,
		    .max = VERNIETIG_PERSONEN + 1 }, &v, &n, err));
		for (size_t i = 0; i < n; i++)
			TRY(erbij(g, v[i].persoon, err));
	}
	return ERR_OK;
}

static enum err_code
is_kind(struct werk *w, int64_t persoon, bool *out, struct err *err)
{
	struct q_vernietig_kind k;
	struct q_vernietig_rollen *r;
	size_t n;

	TRY(q_vernietig_kind(w->tx, w->a, &(struct p_vernietig_kind){ .regio = w->regio,
	    .persoon = persoon }, &k, err));
	TRY(q_vernietig_rollen(w->tx, w->a, &(struct p_vernietig_rollen){
	    .regio = w->regio, .persoon = persoon, .max = ROLLEN }, &r, &n, err));
	*out = k.n > 0;
	for (size_t i = 0; i < n; i++) {
		const char *s = regio_code_extra(w->gegevens, "jeugdzorgrol", r[i].rol);

		*out = *out || (s != NULL && strstr(s, "soort=kind") != NULL);
	}
	return ERR_OK;
}

static enum err_code
beoordeel(struct groei *g, struct vernietig_persoon *v, struct err *err)
{
	struct q_vernietig_elders e;
	struct persoon p;

	TRY(persoon_laad(g->w, v->id, &p, err));
	TRY(q_vernietig_elders(g->w->tx, g->w->a, &(struct p_vernietig_elders){
	    .regio = g->w->regio, .dossier = g->l->dossier, .persoon = v->id }, &e, err));
	v->blijft = e.n > 0;
	TRY(huizen_van(g, v->id, &v->blijft, err));
	v->naam = persoon_naam(g->w->a, &p);
	v->geboren = p.geboren;
	return is_kind(g->w, v->id, &v->kind, err);
}

static int
wie_gaat_eerst(const void *a, const void *b)
{
	const struct vernietig_persoon *x = a, *y = b;

	if (x->blijft != y->blijft)
		return x->blijft ? 1 : -1;
	return x->id < y->id ? -1 : x->id > y->id;
}

/* FNV-1a over the numbers of who goes, in their order. */
static int64_t
lijst_code(const struct vernietig_lijst *l)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < l->weg; i++)
		for (int b = 0; b < 64; b += 8)
			h = (h ^ ((uint64_t)l->v[i].id >> b & 0xff)) * UINT64_C(0x100000001b3);
	return (int64_t)((h ^ h >> 32) & 0x7fffffff);
}

enum err_code
vernietig_lijst_maak(struct werk *w, int64_t dossier, struct vernietig_lijst *out,
    struct err *err)
{
	struct groei g = { w, out };
	struct q_vernietiging_open o;
	struct q_vernietig_aantallen t;

	TRY(q_vernietiging_open(w->tx, w->a, &(struct p_vernietiging_open){
	    .regio = w->regio, .dossier = dossier }, &o, err));
	TRY(q_vernietig_aantallen(w->tx, w->a, &(struct p_vernietig_aantallen){
	    .regio = w->regio, .dossier = dossier }, &t, err));
	*out = (struct vernietig_lijst){ .dossier = dossier, .huishouden = o.huishouden,
	    .sleutel = o.sleutel, .kenmerk = o.kenmerk, .gesloten_op = o.gesloten_op,
	    .open = strcmp(o.stand, "open") == 0, .vernietigd = o.vernietigd > 0,
	    .stops = o.stops, .termijnen = o.termijnen, .taken = o.taken,
	    .meldingen = t.meldingen, .notities = t.notities, .besluiten = t.besluiten,
	    .onderzoeken = t.onderzoeken, .plannen = t.plannen,
	    .v = arena_new(w->a, struct vernietig_persoon, VERNIETIG_PERSONEN) };
	if (out->v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (out->vernietigd)
		return ERR_OK;
	TRY(verzamel(&g, err));
	for (size_t i = 0; i < out->n; i++) {
		TRY(beoordeel(&g, &out->v[i], err));
		out->weg += !out->v[i].blijft;
	}
	qsort(out->v, out->n, sizeof(*out->v), wie_gaat_eerst);
	out->code = lijst_code(out);
	return ERR_OK;
}

/* ---- the term ------------------------------------------------------------------------ */

/* "maanden=240": the number, or -1. */
static int
getal(struct werk *w, const char *code, const char *naam)
{
	const char *s = regio_code_extra(w->gegevens, "bewaartermijn", code);

	s = s == NULL ? NULL : strstr(s, naam);
	return s == NULL || s[strlen(naam)] != '=' ? -1 :
	    (int)strtol(s + strlen(naam) + 1, NULL, 10);
}

/* The last day on which somebody with this (partial) date of birth can be born; DATE_NONE:
 * nothing is known. */
static int32_t
laatst_geboren(const char *geboren)
{
	int jaar, maand, dag;

	if (geboren == NULL || (jaar = date_digits(geboren, 4)) <= 0)
		return DATE_NONE;
	maand = date_digits(geboren + 4, 2);
	dag = date_digits(geboren + 6, 2);
	if (maand > 0 && dag > 0)
		return date_from_ymd(jaar, maand, dag);
	if (maand > 0)
		return date_add_months(date_from_ymd(jaar, maand, 1), 1) - 1;
	return date_from_ymd(jaar, 12, 31);
}

#define ONGEBOREN 9	/* months: a child that was not born at the last involvement */

struct jongste {
	int32_t		 volwassen;	/* DATE_NONE: no child */
	bool		 onbekend;	/* a date of birth was not known in whole */
};

static struct jongste
jongste_kind(const struct vernietig_lijst *l, int32_t betrokken, int jaren)
{
	struct jongste j = { DATE_NONE, false };

	for (size_t i = 0; i < l->n; i++) {
		const struct vernietig_persoon *p = &l->v[i];
		int32_t dag = laatst_geboren(p->geboren);
		bool heel = p->geboren != NULL && dag != DATE_NONE &&
		    strcmp(p->geboren + 6, "00") != 0;

		if (p->blijft || (dag == DATE_NONE && !p->kind))
			continue;
		if (dag == DATE_NONE)
			dag = date_add_months(betrokken, ONGEBOREN);
		dag = date_add_months(dag, jaren * 12);
		if (!p->kind && dag <= betrokken)
			continue;	/* of age before we last had to do with them */
		j.onbekend = j.onbekend || (p->kind && !heel);
		if (j.volwassen == DATE_NONE || dag > j.volwassen)
			j.volwassen = dag;
	}
	return j;
}

enum err_code
vernietig_termijn(struct werk *w, const struct vernietig_lijst *l,
    struct vernietig_termijn *out, struct err *err)
{
	int maanden = getal(w, "betrokkenheid", "maanden");
	int jaren = getal(w, "jongste_kind", "jaren");
	struct q_vernietiging_betrokken b;
	int32_t laatst, einde;
	struct jongste j;

	if (maanden <= 0 || jaren <= 0)
		return SAY(err, ERR_INVALID, "grond", "In de gegevens van de regio staat geen "
		    "bewaartermijn. Vraag de beheerder om die te laden.");
	TRY(q_vernietiging_betrokken(w->tx, w->a, &(struct p_vernietiging_betrokken){
	    .regio = w->regio, .dossier = l->dossier }, &b, err));
	laatst = date_of_time(b.op);
	einde = date_add_months(laatst, maanden);
	j = jongste_kind(l, laatst, jaren);
	out->vanaf = j.volwassen != DATE_NONE && j.volwassen > einde ? j.volwassen : einde;
	out->uitleg = arena_printf(w->a, "De laatste betrokkenheid was op %s; met %d maanden "
	    "erbij is dat %s.%s%s%s%s", iso_text(w->a, date_iso(w->a, laatst)), maanden,
	    iso_text(w->a, date_iso(w->a, einde)),
	    j.volwassen == DATE_NONE ? "" : arena_printf(w->a, " Het jongste kind wordt %s ",
	    j.onbekend ? "uiterlijk" : "op"), j.volwassen == DATE_NONE ? "" :
	    iso_text(w->a, date_iso(w->a, j.volwassen)),
	    j.volwassen == DATE_NONE ? "" : arena_printf(w->a, " %d jaar.", jaren),
	    j.onbekend ? " Van een kind is de geboortedatum niet helemaal bekend; we rekenen "
	    "met de laatste dag die het kan zijn." : "");
	return out->uitleg == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}
