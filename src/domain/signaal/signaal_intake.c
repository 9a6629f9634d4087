#include "domain/signaal/signaal_intake.h"

#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/persoon/persoon.h"
#include "domain/regio/regio.h"
#include "domain/regio/regio_controle.h"
#include "signaal_intake_sql.h"
#include "signaal_sql.h"

#define JAAR (INT64_C(365) * 86400)
#define LEZEN_MAX 200
#define HUIZEN_MAX 20
#define VOLWASSEN 18

struct huis {
	int64_t		 dossier, huishouden;
	const char	*kenmerk, *naam;
};

struct kijk {
	struct werk	*w;
	const struct intake *in;
	struct huis	 huizen[HUIZEN_MAX];	/* of who lives at home */
	size_t		 nhuizen;
	struct signaal	*v;		/* SIGNALEN_MAX */
	size_t		 n;
};

static enum err_code
begin(struct kijk *k, const char *regel, struct signaal *s, struct err *err)
{
	*s = (struct signaal){ .regel = regel, .sleutel = "", .weg_op = DB_NULL,
	    .rijen = arena_new(k->w->a, struct signaal_rij, SIGNAAL_RIJEN_MAX) };
	return s->rijen == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

static void
klaar(struct kijk *k, const struct signaal *s)
{
	if (s->n > 0 && k->n < SIGNALEN_MAX)
		k->v[k->n++] = *s;
}

static void
rij(struct signaal *s, struct signaal_rij r)
{
	if (r.tekst == NULL)
		r.tekst = "";
	if (s->n < SIGNAAL_RIJEN_MAX)
		s->rijen[s->n++] = r;
}

/* ---- the homes of who was chosen, and who turns up in several ------------------------ */

static void
onthoud(struct kijk *k, const struct q_intake_huizen *r)
{
	for (size_t i = 0; i < k->nhuizen; i++)
		if (k->huizen[i].dossier == r->dossier)
			return;
	if (k->nhuizen < HUIZEN_MAX)
		k->huizen[k->nhuizen++] = (struct huis){ .dossier = r->dossier,
		    .huishouden = r->huishouden, .kenmerk = r->kenmerk, .naam = r->naam };
}

static enum err_code
meer_huizen(struct kijk *k, struct signaal *s, struct err *err)
{
	TRY(begin(k, SIGNAAL_HUIZEN, s, err));
	for (size_t i = 0; i < k->in->nleden; i++) {
		const struct intake_lid *lid = &k->in->leden[i];
		struct q_intake_huizen *r;
		bool meer = false;
		size_t n;

		TRY(q_intake_huizen(k->w->tx, k->w->a, &(struct p_intake_huizen){
		    .regio = k->w->regio, .persoon = lid->persoon, .max = HUIZEN_MAX,
		    .z_regio = k->w->wie->hele_regio,
		    .z_medewerker = k->w->wie->medewerker, .z_nu = k->w->nu }, &r, &n, err));
		for (size_t j = 0; j < n; j++) {
			meer |= r[j].huishouden != r[0].huishouden;
			if (!lid->elders)
				onthoud(k, &r[j]);
		}
		for (size_t j = 0; j < n && meer; j++)
			rij(s, (struct signaal_rij){ .tekst = arena_printf(k->w->a,
			    "%s in %s, %s", lid->naam, r[j].naam, r[j].kenmerk),
			    .op = DB_NULL, .dossier = r[j].dossier });
	}
	return ERR_OK;
}

/* ---- the other rules ------------------------------------------------------------------ */

static void
vorm_telt(struct kijk *k, const char *vorm, bool *km, bool *hg)
{
	const char *soort = regio_extra(k->w->a, regio_code_extra(k->w->gegevens, "vorm", vorm),
	    "soort");

	*km |= soort != NULL && strcmp(soort, "hg") != 0;
	*hg |= soort != NULL && strcmp(soort, "km") != 0;
}

static enum err_code
samenloop(struct kijk *k, struct err *err)
{
	bool km = false, hg = false;
	struct signaal s;

	TRY(begin(k, SIGNAAL_SAMENLOOP, &s, err));
	for (size_t i = 0; i < k->in->nvormen; i++) {
		vorm_telt(k, k->in->vormen[i], &km, &hg);
		rij(&s, (struct signaal_rij){ .tekst = arena_printf(k->w->a, "dit gesprek: %s",
		    regio_code_naam(k->w->gegevens, "vorm", k->in->vormen[i])),
		    .op = DB_NULL });
	}
	for (size_t i = 0; i < k->nhuizen; i++) {
		struct q_signaal_vormen *r;
		size_t n;

		TRY(q_signaal_vormen(k->w->tx, k->w->a, &(struct p_signaal_vormen){
		    .regio = k->w->regio, .dossier = k->huizen[i].dossier,
		    .max = LEZEN_MAX }, &r, &n, err));
		for (size_t j = 0; j < n; j++) {
			vorm_telt(k, r[j].vorm, &km, &hg);
			rij(&s, (struct signaal_rij){ .tekst = arena_printf(k->w->a,
			    "%s, %" PRId64 "e melding: %s", k->huizen[i].kenmerk, r[j].volgnr,
			    regio_code_naam(k->w->gegevens, "vorm", r[j].vorm)),
			    .op = r[j].ontvangen_op, .melding = r[j].melding });
		}
	}
	if (km && hg)
		klaar(k, &s);
	return ERR_OK;
}

/* A child at home, with whom nobody spoke and of whom nobody wrote why not. */
static bool
ongezien(struct kijk *k, const struct q_intake_gezin *p)
{
	const char *soort = p->rol == NULL ? NULL : regio_extra(k->w->a,
	    regio_code_extra(k->w->gegevens, "jeugdzorgrol", p->rol), "soort");
	int age = p->geboren == NULL ? -1 : birth_age(p->geboren, date_of_time(k->w->nu));
	bool kind = age >= 0 ? age < VOLWASSEN : soort != NULL && strcmp(soort, "kind") == 0;

	return kind && p->overleden == NULL && p->gesproken_op == NULL &&
	    p->niet_gesproken == NULL &&
	    (p->geboren == NULL || strcmp(p->geboren, BIRTH_UNBORN) != 0);
}

static enum err_code
kind_in_beeld(struct kijk *k, struct err *err)
{
	struct signaal s;

	TRY(begin(k, SIGNAAL_KIND, &s, err));
	for (size_t i = 0; i < k->nhuizen; i++) {
		struct q_intake_gezin *r;
		size_t n;

		TRY(q_intake_gezin(k->w->tx, k->w->a, &(struct p_intake_gezin){
		    .regio = k->w->regio, .dossier = k->huizen[i].dossier,
		    .huishouden = k->huizen[i].huishouden, .max = LEDEN_MAX }, &r, &n, err));
		for (size_t j = 0; j < n; j++)
			if (ongezien(k, &r[j]))
				rij(&s, (struct signaal_rij){ .tekst = arena_printf(k->w->a,
				    "%s, %s", persoon_naam_van(k->w->a, r[j].roepnaam,
				    r[j].voornamen, r[j].voorvoegsel, r[j].geslachtsnaam),
				    k->huizen[i].kenmerk), .op = DB_NULL,
				    .dossier = k->huizen[i].dossier, .persoon = r[j].id });
	}
	klaar(k, &s);
	return ERR_OK;
}

static bool
genoemd(const struct signaal *s, int64_t melding)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->rijen[i].melding == melding)
			return true;
	return false;
}

static enum err_code
eerder(struct kijk *k, struct err *err)
{
	struct signaal s;

	TRY(begin(k, SIGNAAL_EERDER, &s, err));
	for (size_t i = 0; i < k->in->nleden; i++) {
		struct persoon_eerder *e;
		size_t n;

		TRY(persoon_geschiedenis(k->w, k->in->leden[i].persoon, SIGNAAL_RIJEN_MAX, &e,
		    &n, err));
		for (size_t j = 0; j < n; j++)
			if (e[j].ontvangen_op >= k->w->nu - JAAR &&
			    !genoemd(&s, e[j].melding))
				rij(&s, (struct signaal_rij){ .tekst = arena_printf(k->w->a,
				    "%s, %" PRId64 "e melding (%s)", e[j].kenmerk, e[j].volgnr,
				    k->in->leden[i].naam), .op = e[j].ontvangen_op,
				    .melding = e[j].melding });
	}
	klaar(k, &s);
	return ERR_OK;
}

/* The homes of who was chosen are no news. */
static bool
bekend_huis(const struct kijk *k, int64_t huishouden)
{
	for (size_t i = 0; i < k->nhuizen; i++)
		if (k->huizen[i].huishouden == huishouden)
			return true;
	return false;
}

static enum err_code
adres_terug(struct kijk *k, struct err *err)
{
	struct q_intake_adres *r;
	struct signaal s;
	size_t n;

	if (k->in->postcode == NULL || k->in->huisnummer == NULL)
		return ERR_OK;
	TRY(begin(k, SIGNAAL_ADRES, &s, err));
	TRY(q_intake_adres(k->w->tx, k->w->a, &(struct p_intake_adres){ .regio = k->w->regio,
	    .postcode = k->in->postcode, .huisnummer = k->in->huisnummer,
	    .max = SIGNAAL_RIJEN_MAX, .z_regio = k->w->wie->hele_regio,
	    .z_medewerker = k->w->wie->medewerker, .z_nu = k->w->nu }, &r, &n, err));
	for (size_t i = 0; i < n; i++)
		if (!bekend_huis(k, r[i].huishouden))
			rij(&s, (struct signaal_rij){ .tekst = arena_printf(k->w->a, "%s, %s",
			    r[i].naam, r[i].kenmerk), .op = r[i].geopend_op,
			    .dossier = r[i].dossier });
	klaar(k, &s);
	return ERR_OK;
}

enum err_code
signalen_intake(struct werk *w, const struct intake *in, struct signaal **out, size_t *n_out,
    struct err *err)
{
	struct kijk k = { .w = w, .in = in, .v = arena_new(w->a, struct signaal,
	    SIGNALEN_MAX) };
	struct signaal huizen;

	if (k.v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(meer_huizen(&k, &huizen, err));
	TRY(samenloop(&k, err));
	TRY(kind_in_beeld(&k, err));
	TRY(eerder(&k, err));
	klaar(&k, &huizen);
	TRY(adres_terug(&k, err));
	*out = k.v;
	*n_out = k.n;
	return ERR_OK;
}
