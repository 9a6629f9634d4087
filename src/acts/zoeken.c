/* zoeken.c - acts: who is known already, and search (A6).
 *
 * What zicht hides is absent: a person who stands only in dossiers that this
 * employee may not see is not found, and nothing says that there is one. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "acts/act.h"
#include "acts/contact.h"
#include "base/adres.h"
#include "base/bsn.h"
#include "base/date.h"
#include "base/kenmerk.h"
#include "domain/persoon/persoon_zoek.h"
#include "domain/regio/regio.h"
#include "domain/samenvoegen/samenvoegen.h"
#include "rights/grafsteen.h"
#include "rights/zicht.h"
#include "text/utf8.h"
#include "zoeken_sql.h"

#define LETTERS_MIN	2	/* of a name, before it is worth looking */
#define FOUND_MAX	20	/* persons in one answer */

/* ---- from candidates to what is shown ---------------------------------------------- */

/* The list as it grows; a person stands in it once. */
struct found {
	struct uit_persoon *v;		/* FOUND_MAX */
	size_t		 n;
};

static enum err_code
add_person(struct act_ctx *c, int64_t id, const char *const *why, size_t nwhy,
    int64_t score, struct found *to, struct err *err)
{
	struct uit_persoon *out = &to->v[to->n];
	struct persoon_eerder *eerder;
	bool seen = true;
	struct persoon p;
	size_t neerder;
	const char *rol;

	for (size_t i = 0; i < to->n; i++)
		if (to->v[i].id == id)
			return ERR_OK;
	TRY_ALONG(c->w.tx, persoon_zichtbaar(&c->w, id, &seen, err));
	if (!seen || to->n == FOUND_MAX)
		return ERR_OK;
	TRY_ALONG(c->w.tx, persoon_rol(&c->w, id, &rol, err));
	TRY_ALONG(c->w.tx, persoon_geschiedenis(&c->w, id, KANDIDAAT_EERDER, &eerder, &neerder,
	    err));
	TRY(persoon_laad(&c->w, id, &p, err));
	if (!tx_answered(c->w.tx))
		return ERR_OK;
	*out = (struct uit_persoon){ .id = p.id, .naam = persoon_naam(c->w.a, &p),
	    .roepnaam = p.roepnaam[0] != '\0' ? p.roepnaam : p.voornamen,
	    .geboren = p.geboren, .geheim = p.geheim, .overleden = p.overleden != NULL,
	    .adres = p.geheim ? "" : persoon_adres(c->w.a, p.straat, p.huisnummer,
	    p.postcode, p.woonplaats), .sterk = score >= NAAM_ZEKER,
	    .score = score, .redenen = why, .nredenen = nwhy };
	if (out->roepnaam[0] == '\0')
		out->roepnaam = out->naam;
	out->rol = rol;
	out->neerder = neerder;
	out->eerder = eerder;
	to->n++;
	act_raak(c, "persoon", p.id);
	for (size_t i = 0; i < out->neerder; i++)
		act_raak(c, "dossier", eerder[i].dossier);
	return ERR_OK;
}

static enum err_code
add_alike(struct act_ctx *c, const struct persoon_feiten *ask, size_t max, struct found *to,
    struct err *err)
{
	struct persoon_kandidaat *k;
	size_t n;

	TRY(persoon_candidates(c->w.tx, c->w.a, c->w.regio,
	    regio_koppeling(c->w.gegevens), ask, &k, &n, err));
	for (size_t i = 0; i < n && to->n < max; i++) {
		const char **why = arena_new(c->w.a, const char *, k[i].gelijk.n + 1);

		if (why == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		memcpy(why, k[i].gelijk.redenen, k[i].gelijk.n * sizeof(*why));
		TRY_ALONG(c->w.tx, add_person(c, k[i].id, why, k[i].gelijk.n,
		    k[i].gelijk.score, to, err));
	}
	return ERR_OK;
}

/* Who lives at the address, or has the number, whatever the name. */
static enum err_code
add_exact(struct act_ctx *c, const struct persoon_feiten *ask, struct found *to,
    struct err *err)
{
	static const char *const adres[] = { "zelfde adres" };
	static const char *const telefoon[] = { "zelfde telefoonnummer" };
	struct q_zoek_adres *a = NULL;
	struct q_zoek_telefoon *t = NULL;
	size_t na = 0, nt = 0;

	if (ask->postcode != NULL && ask->huisnummer != NULL)
		TRY(q_zoek_adres(c->w.tx, c->w.a, &(struct p_zoek_adres){
		    .regio = c->w.regio, .postcode = ask->postcode,
		    .huisnummer = ask->huisnummer, .max = FOUND_MAX }, &a, &na, err));
	if (ask->telefoon != NULL)
		TRY(q_zoek_telefoon(c->w.tx, c->w.a, &(struct p_zoek_telefoon){
		    .regio = c->w.regio, .telefoon = ask->telefoon, .max = FOUND_MAX },
		    &t, &nt, err));
	for (size_t i = 0; i < nt; i++)
		TRY_ALONG(c->w.tx, add_person(c, t[i].id, telefoon, 1, 0, to, err));
	for (size_t i = 0; i < na; i++)
		TRY_ALONG(c->w.tx, add_person(c, a[i].id, adres, 1, 0, to, err));
	return ERR_OK;
}

static bool
filled(const char *s)
{
	return s != NULL && *s != '\0';
}

/* One word alone may be a first name as well as a surname. */
static bool
first_name_too(const struct persoon_feiten *ask, struct persoon_feiten *out)
{
	const char *s = ask->geslachtsnaam;

	if (s == NULL || *s == '\0' || strchr(s, ' ') != NULL || filled(ask->voornamen) ||
	    filled(ask->roepnaam) || filled(ask->voorvoegsel))
		return false;
	*out = *ask;
	out->voornamen = s;
	out->geslachtsnaam = NULL;
	return true;
}

static enum err_code
add_both(struct act_ctx *c, const struct persoon_feiten *ask,
    const struct persoon_feiten *first, struct found *to, struct err *err)
{
	TRY(add_alike(c, ask, FOUND_MAX / 2, to, err));
	return add_alike(c, first, FOUND_MAX, to, err);
}

static enum err_code
find(struct act_ctx *c, const struct persoon_feiten *ask, bool een_veld,
    struct uit_persoon **out, size_t *n_out, struct err *err)
{
	struct found to = { .v = arena_new(c->w.a, struct uit_persoon, FOUND_MAX + 1) };
	struct persoon_feiten first;

	if (to.v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(een_veld && first_name_too(ask, &first) ? add_both(c, ask, &first, &to, err) :
	    add_alike(c, ask, FOUND_MAX, &to, err));
	TRY(add_exact(c, ask, &to, err));
	*out = to.v;
	*n_out = to.n;
	act_detail(c, "aantal=%zu", to.n);
	return ERR_OK;
}

/* ---- while somebody types ------------------------------------------------------------- */

static bool
long_enough(const char *s)
{
	return s != NULL && utf8_length(s) >= LETTERS_MIN;
}

/* What is only half typed does not count yet, and is no error. */
static void
read_facts(struct act_ctx *c, const struct in_kandidaten *in, struct persoon_feiten *f)
{
	char *born = arena_alloc(c->w.a, 9), *bsn = arena_alloc(c->w.a, BSN_SIZE);
	char *tel = arena_alloc(c->w.a, TELEFOON_SIZE);
	char *code = arena_alloc(c->w.a, POSTCODE_SIZE);
	struct err e;

	*f = (struct persoon_feiten){ .voorvoegsel = in->voorvoegsel,
	    .geslachtsnaam = long_enough(in->geslachtsnaam) ? in->geslachtsnaam : NULL,
	    .voornamen = long_enough(in->voornamen) ? in->voornamen : NULL,
	    .roepnaam = long_enough(in->roepnaam) ? in->roepnaam : NULL,
	    .huisnummer = in->huisnummer };
	if (in->geboren != NULL && strlen(in->geboren) >= 4 && born != NULL &&
	    birth_parse(in->geboren, date_of_time(c->w.nu), born, &e) == ERR_OK)
		f->geboren = born;
	if (in->bsn != NULL && bsn != NULL && bsn_parse(in->bsn, bsn, &e) == ERR_OK)
		f->bsn = bsn;
	if (in->telefoon != NULL && strlen(in->telefoon) >= 8 && tel != NULL &&
	    telefoon_normaal(in->telefoon, tel, &e) == ERR_OK)
		f->telefoon = tel;
	if (in->postcode != NULL && code != NULL &&
	    postcode_normaal(in->postcode, code, &e) == ERR_OK)
		f->postcode = code;
}

enum err_code
act_kandidaten(struct act_ctx *c, const struct in_kandidaten *in,
    struct uit_kandidaten *out, struct err *err)
{
	struct persoon_feiten f;

	read_facts(c, in, &f);
	out->gevraagd = f.geslachtsnaam != NULL || f.voornamen != NULL ||
	    f.roepnaam != NULL || f.geboren != NULL || f.bsn != NULL ||
	    f.telefoon != NULL || (f.postcode != NULL && f.huisnummer != NULL);
	if (!out->gevraagd)
		return ERR_OK;
	return find(c, &f, false, &out->v, &out->n, err);
}

/* ---- search ------------------------------------------------------------------------------ */

/* The number of a case or an advice: straight to it. */
static enum err_code
by_number(struct act_ctx *c, const char *q, struct uit_zoeken *out, struct err *err)
{
	struct q_zoek_kenmerk row;
	char number[KENMERK_SIZE];
	enum err_code rc = ERR_NOT_FOUND;
	struct err e;

	if (wie_mag(c->w.wie, RECHT_ADVIES))
		rc = advies_vind(&c->w, q, &out->advies, &e);
	if (rc == ERR_OK) {
		out->soort = "advies";
		act_raak(c, "advies", out->advies);
		return ERR_OK;
	}
	if (strspn(q, "0123456789") == strlen(q) || kenmerk_parse(q, number, &e) != ERR_OK)
		return ERR_OK;	/* digits alone may be a BSN or a telephone */
	out->soort = "zaaknummer";
	rc = q_zoek_kenmerk(c->w.tx, c->w.a, &(struct p_zoek_kenmerk){
	    .regio = c->w.regio, .kenmerk = number, .z_regio = c->w.wie->hele_regio,
	    .z_medewerker = c->w.wie->medewerker, .z_nu = c->w.nu }, &row, err);
	if (rc == ERR_NOT_FOUND)
		return grafsteen_zin_kenmerk(c->w.tx, c->w.a, c->w.regio, number,
		    &out->grafsteen, err);
	TRY(rc);
	out->dossier = row.id;
	act_raak(c, "dossier", row.id);
	return ERR_OK;
}

/* "1991 AB 12", "1991ab, nr 12": a postcode with a number. */
static bool
read_address(struct act_ctx *c, const char *q, struct persoon_feiten *f)
{
	char *code = arena_alloc(c->w.a, POSTCODE_SIZE);
	char part[8] = "";
	size_t n = 0, letters = 0;
	struct err e;

	while (*q != '\0' && n < 6) {
		if (!isspace((unsigned char)*q)) {
			letters += isalpha((unsigned char)*q) != 0;
			part[n++] = *q;
		}
		q++;
	}
	if (code == NULL || letters != 2 || postcode_normaal(part, code, &e) != ERR_OK)
		return false;
	while (*q != '\0' && !isdigit((unsigned char)*q))
		q++;
	if (*q == '\0')
		return false;
	f->postcode = code;
	f->huisnummer = q;
	return true;
}

static bool
read_digits(struct act_ctx *c, const char *q, struct persoon_feiten *f, const char **soort)
{
	char *bsn = arena_alloc(c->w.a, BSN_SIZE), *tel = arena_alloc(c->w.a, TELEFOON_SIZE);
	size_t digits = 0;
	struct err e;

	for (const char *p = q; *p != '\0'; p++) {
		if (isdigit((unsigned char)*p))
			digits++;
		else if (strchr("+-(). ", *p) == NULL)
			return false;
	}
	if (digits < 6 || bsn == NULL || tel == NULL)
		return false;
	if ((digits == 8 || digits == 9) && bsn_parse(q, bsn, &e) == ERR_OK) {
		f->bsn = bsn;
		*soort = "BSN";
	} else if (telefoon_normaal(q, tel, &e) == ERR_OK) {
		f->telefoon = tel;
		*soort = "telefoonnummer";
	}
	return f->bsn != NULL || f->telefoon != NULL;
}

/* The number of a person, as the page of that person has it in its address; one that was
 * merged gives the person it is read under. */
#define NUMMER_MIN 15

static enum err_code
by_person(struct act_ctx *c, const char *q, struct uit_zoeken *out, struct err *err)
{
	static const char *const why[] = { "dit persoonsnummer" };
	struct found to = { .v = arena_new(c->w.a, struct uit_persoon, FOUND_MAX + 1) };
	size_t n = strlen(q);
	int64_t id = n > 18 ? 0 : strtoll(q, NULL, 10);
	bool seen;

	if (to.v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (n < NUMMER_MIN || strspn(q, "0123456789") != n || id == 0)
		return ERR_OK;
	out->soort = "persoonsnummer";
	TRY(persoon_zichtbaar(&c->w, id, &seen, err));
	if (seen) {
		TRY(persoon_wortel(&c->w, id, &id, err));
		TRY(add_person(c, id, why, 1, 0, &to, err));
	} else
		TRY(grafsteen_zin(c->w.tx, c->w.a, c->w.regio, GRAF_PERSOON, id,
		    &out->grafsteen, err));
	out->v = to.v;
	out->n = to.n;
	act_detail(c, "aantal=%zu", to.n);
	return ERR_OK;
}

/* "Yara Bennani 3-5-2014": a name, perhaps with a date of birth behind it. */
static enum err_code
read_name(struct act_ctx *c, const char *q, struct persoon_feiten *f, struct err *err)
{
	const char *last = strrchr(q, ' ');
	struct naam_delen parts;
	char *born = arena_alloc(c->w.a, 9);
	const char *name = q;
	struct err e;

	if (last != NULL && isdigit((unsigned char)last[1]) && born != NULL &&
	    birth_parse(last + 1, date_of_time(c->w.nu), born, &e) == ERR_OK) {
		f->geboren = born;
		name = arena_strndup(c->w.a, q, (size_t)(last - q));
	}
	TRY(naam_ontleed(c->w.a, name, &parts, err));
	f->voornamen = parts.voornamen;
	f->voorvoegsel = parts.voorvoegsel;
	f->geslachtsnaam = parts.geslachtsnaam;
	return ERR_OK;
}

enum err_code
act_zoeken(struct act_ctx *c, const struct in_zoeken *in, struct uit_zoeken *out,
    struct err *err)
{
	struct persoon_feiten f = { 0 };

	TRY(by_number(c, in->q, out, err));
	if (out->soort == NULL)
		TRY(by_person(c, in->q, out, err));
	if (out->soort != NULL)
		return ERR_OK;
	if (read_address(c, in->q, &f))
		out->soort = "adres";
	else if (!read_digits(c, in->q, &f, &out->soort)) {
		out->soort = "naam";
		TRY(read_name(c, in->q, &f, err));
	}
	return find(c, &f, true, &out->v, &out->n, err);
}
