/* persoon_verzamel.c - who might be meant, by the keys of persoon_zoek.sql. The
 * statements give whole rows: reading the persons one by one afterwards took twice as
 * long as all the rest. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "db/db.h"
#include "domain/persoon/naam_in.h"
#include "domain/persoon/persoon_zoek_in.h"
#include "persoon_zoek_sql.h"

#define PER_HASH	40
#define PER_BIRTH	120
#define PER_PLACE	40
#define PER_NAME	20
#define DEEP		1000	/* persons of one name of whom the birth is looked at */
#define NEAR_NAMES	8	/* surnames, where first names are tried beside them */
#define NEAR_FIRST	4

/* Who was not looked at yet is compared at once. */
static enum err_code
add(struct zoek *z, const struct q_persoon_op_bsn *r, struct err *err)
{
	for (size_t i = 0; i < z->n_ids; i++) {
		if (z->ids[i] == r->id)
			return ERR_OK;
	}
	z->ids[z->n_ids++] = r->id;
	return persoon_compare(z, r, err);
}

/* Runs one of the statements that give persons and adds them. */
#define GATHER(z, name, err, ...) do { \
	struct q_persoon_op_bsn *rows_; \
	size_t n_; \
	if (persoon_enough(z)) \
		break; \
	TRY(q_##name((z)->tx, (z)->a, &(struct p_##name){ \
	    .regio = (z)->regio, __VA_ARGS__ }, &rows_, &n_, (err))); \
	for (size_t i_ = 0; i_ < n_ && !persoon_enough(z); i_++) \
		TRY(add((z), &rows_[i_], (err))); \
} while (0)

/* ---- names that are near ---------------------------------------------------------- */

static void
add_surname(struct zoek *z, const struct q_achternaam_op_hash *r)
{
	for (size_t i = 0; i < z->n_namen; i++) {
		if (z->namen[i].id == r->id)
			return;
	}
	if (z->n_namen < NAMES_FOUND)
		z->namen[z->n_namen++] = (struct zoek_naam){ .id = r->id,
		    .afstand = naam_afstand(z->kern, r->kern, 4), .aantal = r->aantal };
}

static int
by_distance(const void *a, const void *b)
{
	const struct zoek_naam *x = a, *y = b;

	if (x->afstand != y->afstand)
		return x->afstand < y->afstand ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static enum err_code
find_surnames(struct zoek *z, const char *voorvoegsel, const char *naam, struct err *err)
{
	struct q_achternaam_op_hash *rows;
	int64_t hashes[NAAM_HASHES];
	size_t n = naam_hashes(voorvoegsel, naam, hashes), m;

	for (size_t i = 0; i < n; i++) {
		TRY(q_achternaam_op_hash(z->tx, z->a, &(struct p_achternaam_op_hash){
		    .regio = z->regio, .hash = hashes[i], .max = PER_HASH }, &rows, &m,
		    err));
		for (size_t j = 0; j < m; j++)
			add_surname(z, &rows[j]);
	}
	qsort(z->namen, z->n_namen, sizeof(z->namen[0]), by_distance);
	if (z->n_namen > NAMES_USED)
		z->n_namen = NAMES_USED;
	return ERR_OK;
}

static void
add_first(struct zoek *z, const char *klank)
{
	if (str_empty(klank))
		return;
	for (size_t i = 0; i < z->n_eerst; i++)
		if (strcmp(z->eerst[i], klank) == 0)
			return;
	if (z->n_eerst < FIRST_USED)
		z->eerst[z->n_eerst++] = klank;
}

static enum err_code
add_typed(struct zoek *z, const char *naam, struct err *err)
{
	char klank[NAAM_KLANK];
	const char *s;

	persoon_voornaam_klank(naam, klank);
	if ((s = arena_strdup(z->a, klank)) == NULL)
		return FAIL(err, ERR_LIMIT, "no room for a name");
	add_first(z, s);
	return ERR_OK;
}

/* Those with a letter less, more or other; then the call names that go with it. */
static enum err_code
add_near(struct zoek *z, const char *naam, struct err *err)
{
	struct q_voornaam_op_hash *rows;
	int64_t hashes[NAAM_HASHES];
	char kern[NAAM_KERN];
	size_t n, m;

	naam_voornaam_kern(naam, kern);
	n = naam_hashes(NULL, kern, hashes);
	for (size_t i = 0; i < n && z->n_eerst < FIRST_USED - 4; i++) {
		TRY(q_voornaam_op_hash(z->tx, z->a, &(struct p_voornaam_op_hash){
		    .regio = z->regio, .hash = hashes[i], .max = PER_HASH }, &rows, &m,
		    err));
		for (size_t j = 0; j < m && z->n_eerst < FIRST_USED - 4; j++)
			if (naam_afstand(kern, rows[j].kern, 1) <= 1)
				add_first(z, rows[j].klank);
	}
	for (unsigned i = 0; z->n_eerst < FIRST_USED; i++) {
		char word[NAAM_ROEP];

		if (!naam_roepnaam_ander(kern, i, word))
			break;
		TRY(add_typed(z, word, err));
	}
	return ERR_OK;
}

static enum err_code
find_first_names(struct zoek *z, struct err *err)
{
	const struct persoon_feiten *g = z->gevraagd;

	if (!str_empty(g->voornamen))
		TRY(add_typed(z, g->voornamen, err));
	if (!str_empty(g->roepnaam))
		TRY(add_typed(z, g->roepnaam, err));
	z->n_getypt = z->n_eerst;
	return z->n_getypt == 0 ? ERR_OK :
	    add_near(z, !str_empty(g->roepnaam) ? g->roepnaam : g->voornamen, err);
}

/* ---- exact facts ------------------------------------------------------------------- */

static enum err_code
gather_exact(struct zoek *z, struct err *err)
{
	const struct persoon_feiten *g = z->gevraagd;

	if (!str_empty(g->bsn))
		GATHER(z, persoon_op_bsn, err, .bsn = g->bsn, .max = 10);
	if (!str_empty(g->telefoon))
		GATHER(z, persoon_op_telefoon, err, .telefoon = g->telefoon,
		    .max = PER_NAME);
	if (!str_empty(g->postcode) && !str_empty(g->huisnummer))
		GATHER(z, persoon_op_deur, err, .postcode = g->postcode,
		    .huisnummer = g->huisnummer, .max = PER_PLACE);
	return ERR_OK;
}

/* ---- with a date of birth ------------------------------------------------------------- */

static bool
full_birth(const char *s)
{
	return s != NULL && strlen(s) == 8 && strspn(s, "0123456789") == 8 &&
	    strncmp(s, "0000", 4) != 0 && strncmp(s + 4, "00", 2) != 0 &&
	    strcmp(s + 6, "00") != 0;
}

/* eerst: how many sounds of first names are tried without the surname. */
static enum err_code
gather_on(struct zoek *z, const char *dag, size_t eerst, struct err *err)
{
	for (size_t i = 0; i < z->n_namen; i++)
		GATHER(z, persoon_op_naam_dag, err, .achternaam = z->namen[i].id,
		    .geboren = dag, .max = PER_NAME);
	for (size_t i = 0; i < eerst; i++)
		GATHER(z, persoon_op_eerst_dag, err, .voornaam = z->eerst[i],
		    .geboren = dag, .max = PER_NAME);
	return ERR_OK;
}

/* Both names, with a slip in the date. */
static enum err_code
gather_about(struct zoek *z, struct err *err)
{
	const char *g = z->gevraagd->geboren;
	const char *from = arena_printf(z->a, "%.4s0000", g);
	const char *to = arena_printf(z->a, "%.4s9999", g);
	const char *month = arena_strndup(z->a, g + 4, 2);

	if (from == NULL || to == NULL || month == NULL)
		return FAIL(err, ERR_LIMIT, "no room for a date");
	for (size_t i = 0; i < z->n_namen && i < NEAR_NAMES; i++)
		for (size_t j = 0; j < z->n_eerst && j < (i == 0 ? 2 : 1); j++)
			GATHER(z, persoon_op_namen_bijna, err,
			    .achternaam = z->namen[i].id, .voornaam = z->eerst[j],
			    .van = from, .tot = to, .maand = month, .dag = g + 6,
			    .maanddag = g + 4, .diep = DEEP, .max = PER_NAME);
	return ERR_OK;
}

static enum err_code
gather_birth(struct zoek *z, struct err *err)
{
	const char *g = z->gevraagd->geboren;
	char other[9];

	if (z->n_namen == 0 && z->n_eerst == 0)
		return persoon_gather_day(z, err);
	TRY(gather_on(z, g, z->n_eerst, err));
	memcpy(other, g, 4);
	memcpy(other + 4, g + 6, 2);
	memcpy(other + 6, g + 4, 2);
	other[8] = '\0';
	/* Day and month swapped, first name misspelt and another surname is one too many. */
	if (strcmp(other, g) != 0)
		TRY(gather_on(z, other, z->n_getypt, err));
	return gather_about(z, err);
}

enum err_code
persoon_gather_day(struct zoek *z, struct err *err)
{
	if (full_birth(z->gevraagd->geboren))
		GATHER(z, persoon_op_geboren, err, .geboren = z->gevraagd->geboren,
		    .max = PER_BIRTH);
	return ERR_OK;
}

/* The year asked for, and the ones beside it. */
static enum err_code
gather_years(struct zoek *z, struct err *err)
{
	long year = strtol(z->gevraagd->geboren, NULL, 10) / 10000;
	const char *van = arena_printf(z->a, "%04ld0000", year - 1);
	const char *tot = arena_printf(z->a, "%04ld9999", year + 1);

	if (van == NULL || tot == NULL)
		return FAIL(err, ERR_LIMIT, "no room for a year");
	for (size_t i = 0; i < z->n_namen; i++)
		for (size_t j = 0; j < z->n_eerst && j < (i < NEAR_NAMES ? NEAR_FIRST : 1);
		    j++)
			GATHER(z, persoon_op_namen_jaar, err, .achternaam = z->namen[i].id,
			    .voornaam = z->eerst[j], .van = van, .tot = tot,
			    .max = PER_NAME);
	for (size_t i = 0; i < z->n_namen; i++)
		GATHER(z, persoon_op_naam_jaar, err, .achternaam = z->namen[i].id,
		    .van = van, .tot = tot, .max = PER_NAME);
	for (size_t j = 0; z->n_namen == 0 && j < z->n_getypt; j++)
		GATHER(z, persoon_op_eerst_jaar, err, .voornaam = z->eerst[j], .van = van,
		    .tot = tot, .max = PER_NAME);
	return ERR_OK;
}

/* ---- names alone ------------------------------------------------------------------------ */

static enum err_code
gather_names(struct zoek *z, struct err *err)
{
	for (size_t i = 0; i < z->n_namen; i++)
		for (size_t j = 0; j < z->n_eerst && j < (i == 0 ? FIRST_USED :
		    i < NEAR_NAMES ? NEAR_FIRST : z->n_getypt); j++)
			GATHER(z, persoon_op_namen, err, .achternaam = z->namen[i].id,
			    .voornaam = z->eerst[j], .max = PER_NAME);
	return ERR_OK;
}

/* "Youssef Amrani" typed as surname Youssef, first name Amrani. Who was born on the day
 * asked for goes before all who only share a name and that day with somebody else. */
static enum err_code
gather_swapped(struct zoek *z, bool on_day, struct err *err)
{
	int64_t hashes[NAAM_HASHES];
	char kern[NAAM_KERN], klank[NAAM_KLANK];
	struct q_achternaam_op_hash *rows;
	size_t n;

	naam_voornaam_kern(z->gevraagd->voornamen, kern);
	naam_klank(z->kern, klank);
	if (*klank == '\0' || naam_hashes(NULL, kern, hashes) == 0)
		return ERR_OK;
	TRY(q_achternaam_op_hash(z->tx, z->a, &(struct p_achternaam_op_hash){
	    .regio = z->regio, .hash = hashes[0], .max = 4 }, &rows, &n, err));
	for (size_t i = 0; i < n; i++)
		if (on_day)
			GATHER(z, persoon_op_naam_dag, err, .achternaam = rows[i].id,
			    .geboren = z->gevraagd->geboren, .max = PER_NAME);
		else
			GATHER(z, persoon_op_namen, err, .achternaam = rows[i].id,
			    .voornaam = klank, .max = PER_NAME);
	return ERR_OK;
}

/* Those who only share one name come last: there may be many. */
static enum err_code
gather_one_name(struct zoek *z, struct err *err)
{
	for (size_t i = 0; i < z->n_namen && i < NEAR_NAMES; i++)
		GATHER(z, persoon_op_naam_alleen, err, .achternaam = z->namen[i].id,
		    .max = PER_NAME);
	for (size_t j = 0; z->n_namen == 0 && j < z->n_eerst; j++)
		GATHER(z, persoon_op_eerst, err, .voornaam = z->eerst[j],
		    .max = PER_NAME);
	return ERR_OK;
}

enum err_code
persoon_gather(struct zoek *z, struct err *err)
{
	const struct persoon_feiten *g = z->gevraagd;

	TRY(gather_exact(z, err));
	TRY(find_surnames(z, g->voorvoegsel, g->geslachtsnaam, err));
	TRY(find_first_names(z, err));
	/* Asked together (db_read_together) it goes by these steps: what may not be
	 * needed when the one before it found enough, is not asked along. */
	if (!tx_answered(z->tx))
		return ERR_OK;
	if (full_birth(g->geboren)) {
		TRY(gather_swapped(z, true, err));
		TRY(gather_birth(z, err));
	} else if (!str_empty(g->geboren) && strncmp(g->geboren, "0000", 4) != 0) {
		TRY(gather_years(z, err));
	}
	if (!tx_answered(z->tx))
		return ERR_OK;
	TRY(gather_swapped(z, false, err));
	if (!full_birth(g->geboren) || z->n_ids < PER_NAME)
		TRY(gather_names(z, err));
	if (!str_empty(g->postcode) && z->n_ids < PER_NAME)
		GATHER(z, persoon_op_adres, err, .postcode = g->postcode,
		    .max = PER_PLACE);
	if (!tx_answered(z->tx))
		return ERR_OK;
	return z->n_ids < 2 * (size_t)PERSOON_KANDIDATEN ? gather_one_name(z, err) : ERR_OK;
}
