/* persoon_zoek.c - first gather who might be meant, then compare each. */
#include "domain/persoon/persoon_zoek.h"

#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/persoon/naam_in.h"
#include "persoon_zoek_sql.h"

#define LOOKED_AT	400	/* persons compared for one question */
#define NAMES_FOUND	200	/* surnames that share a hash */
#define NAMES_USED	24	/* of those, the nearest */
#define PER_HASH	40
#define PER_BIRTH	120
#define PER_PLACE	60
#define PER_NAME	20

/* One surname that looks like the one asked for. */
struct naam {
	int64_t		id;
	unsigned	afstand;
};

struct zoek {
	struct tx	*tx;
	struct arena	*a;
	int64_t		 regio;
	const struct persoon_feiten *gevraagd;
	char		 kern[NAAM_KERN];
	char		 voornaam[2][NAAM_KLANK];	/* sounds; "" is none */
	struct naam	 namen[NAMES_FOUND];
	size_t		 n_namen;
	int64_t		 ids[LOOKED_AT];
	size_t		 n_ids;
	struct persoon_kandidaat *beste;	/* PERSOON_KANDIDATEN + 1 */
	size_t		 n_beste;
};

static bool
known(const char *s)
{
	return s != NULL && *s != '\0';
}

static void
first_name_sound(const char *name, char out[NAAM_KLANK])
{
	char kern[NAAM_KERN];

	naam_voornaam_kern(name, kern);
	naam_klank(kern, out);
}

static enum err_code
write_variants(struct tx *tx, int64_t regio, int64_t id,
    const struct persoon_feiten *f, struct err *err)
{
	int64_t hashes[NAAM_HASHES];
	size_t n = naam_hashes(f->voorvoegsel, f->geslachtsnaam, hashes);

	for (size_t i = 0; i < n; i++)
		TRY(q_achternaam_variant_insert(tx,
		    &(struct p_achternaam_variant_insert){ .regio = regio,
		    .hash = hashes[i], .achternaam = id }, NULL, err));
	return ERR_OK;
}

/* The row of a core. Names with one core may differ in their words ("El
 * Khatib", "Khatib"), so only a plain name that is there needs no hashes. */
static enum err_code
write_surname(struct tx *tx, struct arena *a, int64_t regio, const char *kern,
    const struct persoon_feiten *f, int64_t *out, struct err *err)
{
	struct q_achternaam_vind row;
	struct naam_woorden w;
	char klank[NAAM_KLANK];
	enum err_code rc = q_achternaam_vind(tx, a,
	    &(struct p_achternaam_vind){ .regio = regio, .kern = kern }, &row,
	    err);

	if (rc == ERR_NOT_FOUND) {
		row.id = db_new_id();
		naam_klank(kern, klank);
		TRY(q_achternaam_insert(tx, &(struct p_achternaam_insert){
		    .regio = regio, .id = row.id, .kern = kern,
		    .klank = klank }, NULL, err));
	} else if (rc != ERR_OK) {
		return rc;
	}
	naam_woorden(f->voorvoegsel, f->geslachtsnaam, &w);
	if (rc == ERR_NOT_FOUND || w.n > 1 || w.vast.n > 0)
		TRY(write_variants(tx, regio, row.id, f, err));
	*out = row.id;
	return ERR_OK;
}

enum err_code
persoon_keys_write(struct tx *tx, struct arena *a, int64_t regio,
    const struct persoon_feiten *f, struct persoon_sleutels *out,
    struct err *err)
{
	struct persoon_sleutels s = { .achternaam = DB_NULL };
	char kern[NAAM_KERN], voornaam[NAAM_KLANK];

	naam_kern(f->geslachtsnaam, kern);
	if (*kern != '\0')
		TRY(write_surname(tx, a, regio, kern, f, &s.achternaam, err));
	first_name_sound(known(f->voornamen) ? f->voornamen : f->roepnaam,
	    voornaam);
	if ((s.voornaam_kern = arena_strdup(a, voornaam)) == NULL)
		return FAIL(err, ERR_LIMIT, "no room for a name");
	*out = s;
	return ERR_OK;
}

static void
add_id(struct zoek *z, int64_t id)
{
	for (size_t i = 0; i < z->n_ids; i++) {
		if (z->ids[i] == id)
			return;
	}
	if (z->n_ids < LOOKED_AT)
		z->ids[z->n_ids++] = id;
}

/* Runs one of the statements that give ids and adds them. */
#define GATHER(z, name, err, ...) do { \
	struct q_##name *rows_; \
	size_t n_; \
	TRY(q_##name((z)->tx, (z)->a, &(struct p_##name){ \
	    .regio = (z)->regio, __VA_ARGS__ }, &rows_, &n_, (err))); \
	for (size_t i_ = 0; i_ < n_; i_++) \
		add_id((z), rows_[i_].id); \
} while (0)

static bool
full_birth(const char *s)
{
	return s != NULL && strlen(s) == 8 && strncmp(s, "0000", 4) != 0 &&
	    strncmp(s + 4, "00", 2) != 0 && strcmp(s + 6, "00") != 0;
}

static enum err_code
gather_exact(struct zoek *z, struct err *err)
{
	const struct persoon_feiten *g = z->gevraagd;
	char other[9];

	if (known(g->bsn))
		GATHER(z, persoon_op_bsn, err, .bsn = g->bsn, .max = 10);
	if (known(g->telefoon))
		GATHER(z, persoon_op_telefoon, err, .telefoon = g->telefoon,
		    .max = PER_NAME);
	if (full_birth(g->geboren)) {
		GATHER(z, persoon_op_geboren, err, .geboren = g->geboren,
		    .max = PER_BIRTH);
		memcpy(other, g->geboren, 4);
		memcpy(other + 4, g->geboren + 6, 2);
		memcpy(other + 6, g->geboren + 4, 2);
		other[8] = '\0';
		if (strcmp(other, g->geboren) != 0)
			GATHER(z, persoon_op_geboren, err, .geboren = other,
			    .max = PER_BIRTH);
	}
	return ERR_OK;
}

static void
add_surname(struct zoek *z, int64_t id, unsigned afstand)
{
	for (size_t i = 0; i < z->n_namen; i++) {
		if (z->namen[i].id == id)
			return;
	}
	if (z->n_namen < NAMES_FOUND)
		z->namen[z->n_namen++] = (struct naam){ .id = id,
		    .afstand = afstand };
}

static int
by_distance(const void *a, const void *b)
{
	const struct naam *x = a, *y = b;

	if (x->afstand != y->afstand)
		return x->afstand < y->afstand ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static enum err_code
surnames_by_hash(struct zoek *z, int64_t hash, const char *kern,
    struct err *err)
{
	struct q_achternaam_op_hash *rows;
	size_t n;

	TRY(q_achternaam_op_hash(z->tx, z->a, &(struct p_achternaam_op_hash){
	    .regio = z->regio, .hash = hash, .max = PER_HASH }, &rows, &n,
	    err));
	for (size_t i = 0; i < n; i++)
		add_surname(z, rows[i].id, naam_afstand(kern, rows[i].kern, 4));
	return ERR_OK;
}

static enum err_code
find_surnames(struct zoek *z, struct err *err)
{
	int64_t hashes[NAAM_HASHES];
	size_t n = naam_hashes(z->gevraagd->voorvoegsel,
	    z->gevraagd->geslachtsnaam, hashes);

	for (size_t i = 0; i < n; i++)
		TRY(surnames_by_hash(z, hashes[i], z->kern, err));
	qsort(z->namen, z->n_namen, sizeof(z->namen[0]), by_distance);
	if (z->n_namen > NAMES_USED)
		z->n_namen = NAMES_USED;
	return ERR_OK;
}

static enum err_code
gather_first_name(struct zoek *z, int64_t achternaam, const char *sound,
    struct err *err)
{
	if (*sound != '\0')
		GATHER(z, persoon_op_voornaam, err, .achternaam = achternaam,
		    .voornaam = sound, .max = PER_NAME);
	return ERR_OK;
}

/* Everybody of a surname born in the year asked for or the ones beside it. */
static enum err_code
gather_years(struct zoek *z, int64_t achternaam, struct err *err)
{
	long year = strtol(z->gevraagd->geboren, NULL, 10) / 10000;
	const char *van = arena_printf(z->a, "%04ld0000", year - 1);
	const char *tot = arena_printf(z->a, "%04ld9999", year + 1);

	if (van == NULL || tot == NULL)
		return FAIL(err, ERR_LIMIT, "no room for a year");
	GATHER(z, persoon_op_naam, err, .achternaam = achternaam, .van = van,
	    .tot = tot, .max = PER_NAME);
	return ERR_OK;
}

static enum err_code
gather_surnames(struct zoek *z, struct err *err)
{
	const char *geboren = z->gevraagd->geboren;

	for (size_t i = 0; i < z->n_namen; i++) {
		int64_t id = z->namen[i].id;

		TRY(gather_first_name(z, id, z->voornaam[0], err));
		TRY(gather_first_name(z, id, z->voornaam[1], err));
		if (known(geboren))
			TRY(gather_years(z, id, err));
	}
	/* Those who only share the name come last: there may be many. */
	for (size_t i = 0; i < z->n_namen; i++)
		GATHER(z, persoon_op_naam_alleen, err,
		    .achternaam = z->namen[i].id, .max = PER_NAME);
	return ERR_OK;
}

/* "Youssef Amrani" typed as surname Youssef, first name Amrani. */
static enum err_code
gather_swapped(struct zoek *z, struct err *err)
{
	int64_t hashes[NAAM_HASHES];
	char kern[NAAM_KERN], sound[NAAM_KLANK];
	struct q_achternaam_op_hash *rows;
	size_t n;

	naam_voornaam_kern(z->gevraagd->voornamen, kern);
	naam_klank(z->kern, sound);
	if (*sound == '\0' || naam_hashes(NULL, kern, hashes) == 0)
		return ERR_OK;
	TRY(q_achternaam_op_hash(z->tx, z->a, &(struct p_achternaam_op_hash){
	    .regio = z->regio, .hash = hashes[0], .max = PER_HASH }, &rows,
	    &n, err));
	for (size_t i = 0; i < n && i < NAMES_USED; i++)
		TRY(gather_first_name(z, rows[i].id, sound, err));
	return ERR_OK;
}

static enum err_code
gather(struct zoek *z, struct err *err)
{
	TRY(gather_exact(z, err));
	TRY(gather_swapped(z, err));
	if (known(z->gevraagd->postcode))
		GATHER(z, persoon_op_adres, err,
		    .postcode = z->gevraagd->postcode, .max = PER_PLACE);
	TRY(find_surnames(z, err));
	return gather_surnames(z, err);
}

/* Puts a candidate in its place; the same person, once, with his best score. */
static void
keep(struct zoek *z, const struct persoon_kandidaat *k)
{
	size_t at;

	for (size_t i = 0; i < z->n_beste; i++) {
		if (z->beste[i].id != k->id)
			continue;
		if (z->beste[i].gelijk.score >= k->gelijk.score)
			return;
		memmove(z->beste + i, z->beste + i + 1,
		    (z->n_beste - i - 1) * sizeof(*z->beste));
		z->n_beste--;
	}
	for (at = z->n_beste; at > 0 && (z->beste[at - 1].gelijk.score <
	    k->gelijk.score || (z->beste[at - 1].gelijk.score ==
	    k->gelijk.score && z->beste[at - 1].id > k->id)); at--)
		z->beste[at] = z->beste[at - 1];
	z->beste[at] = *k;
	if (z->n_beste < PERSOON_KANDIDATEN)
		z->n_beste++;
}

static enum err_code
compare(struct zoek *z, int64_t id, struct err *err)
{
	struct q_persoon_zoek_feiten r;
	struct persoon_kandidaat k;

	TRY(q_persoon_zoek_feiten(z->tx, z->a,
	    &(struct p_persoon_zoek_feiten){ .regio = z->regio, .id = id },
	    &r, err));
	k = (struct persoon_kandidaat){
		.id = r.samengevoegd != DB_NULL ? r.samengevoegd : id,
		.feiten = { .bsn = r.bsn, .voorvoegsel = r.voorvoegsel,
		    .geslachtsnaam = r.geslachtsnaam,
		    .voornamen = r.voornamen, .roepnaam = r.roepnaam,
		    .geboren = r.geboren },
		.geslacht = r.geslacht, .overleden = r.overleden,
		.geheim = r.geheim != 0,
	};
	if (!k.geheim) {
		k.feiten.postcode = r.postcode;
		k.feiten.huisnummer = r.huisnummer;
		k.feiten.telefoon = r.telefoon;
		k.woonplaats = r.woonplaats;
	}
	k.gelijk = naam_vergelijk(z->gevraagd, &k.feiten);
	if (k.gelijk.score >= NAAM_TOON)
		keep(z, &k);
	return ERR_OK;
}

enum err_code
persoon_candidates(struct tx *tx, struct arena *a, int64_t regio,
    const struct persoon_feiten *gevraagd, struct persoon_kandidaat **out,
    size_t *n_out, struct err *err)
{
	struct zoek *z = arena_new(a, struct zoek, 1);

	if (z == NULL || (z->beste = arena_new(a, struct persoon_kandidaat,
	    PERSOON_KANDIDATEN + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "no room to search");
	z->tx = tx;
	z->a = a;
	z->regio = regio;
	z->gevraagd = gevraagd;
	naam_kern(gevraagd->geslachtsnaam, z->kern);
	first_name_sound(gevraagd->voornamen, z->voornaam[0]);
	first_name_sound(gevraagd->roepnaam, z->voornaam[1]);
	if (strcmp(z->voornaam[0], z->voornaam[1]) == 0)
		z->voornaam[1][0] = '\0';
	TRY(gather(z, err));
	for (size_t i = 0; i < z->n_ids; i++)
		TRY(compare(z, z->ids[i], err));
	*out = z->beste;
	*n_out = z->n_beste;
	return ERR_OK;
}
