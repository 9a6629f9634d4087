/* persoon_sleutel.c - the keys by which a person is found, made when it is written. */
#include <string.h>

#include "base/str.h"
#include "db/db.h"
#include "domain/persoon/naam_in.h"
#include "domain/persoon/persoon_zoek.h"
#include "persoon_zoek_sql.h"

#define NR_OWN	1	/* the row of the call name; aliases come behind it */

void
persoon_voornaam_klank(const char *name, char out[NAAM_KLANK])
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

/* The row of a first name, so that it is found with a slip in it. */
static enum err_code
write_first_name(struct tx *tx, struct arena *a, int64_t regio, const char *name,
    struct err *err)
{
	char kern[NAAM_KERN], klank[NAAM_KLANK];
	int64_t hashes[NAAM_HASHES], id = db_new_id();
	struct q_voornaam_vind row;
	enum err_code rc;
	size_t n;

	naam_voornaam_kern(name, kern);
	if (*kern == '\0')
		return ERR_OK;
	rc = q_voornaam_vind(tx, a, &(struct p_voornaam_vind){ .regio = regio,
	    .kern = kern }, &row, err);
	if (rc != ERR_NOT_FOUND)
		return rc;
	naam_klank(kern, klank);
	TRY(q_voornaam_insert(tx, &(struct p_voornaam_insert){ .regio = regio, .id = id,
	    .kern = kern, .klank = klank }, NULL, err));
	n = naam_hashes(NULL, kern, hashes);
	for (size_t i = 0; i < n; i++)
		TRY(q_voornaam_variant_insert(tx, &(struct p_voornaam_variant_insert){
		    .regio = regio, .hash = hashes[i], .voornaam = id }, NULL, err));
	return ERR_OK;
}

enum err_code
persoon_keys_vooruit(struct tx *tx, int64_t regio, const struct persoon_feiten *f,
    struct err *err)
{
	const char *first[] = { f->voornamen, f->roepnaam };
	char kern[NAAM_KERN];

	naam_kern(f->geslachtsnaam, kern);
	if (*kern != '\0')
		TRY(a_achternaam_vind(tx, &(struct p_achternaam_vind){ .regio = regio,
		    .kern = kern }, err));
	for (size_t i = 0; i < 2; i++) {
		if (str_empty(first[i]))
			continue;
		naam_voornaam_kern(first[i], kern);
		if (*kern != '\0')
			TRY(a_voornaam_vind(tx, &(struct p_voornaam_vind){ .regio = regio,
			    .kern = kern }, err));
	}
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
	if (!str_empty(f->voornamen))
		TRY(write_first_name(tx, a, regio, f->voornamen, err));
	if (!str_empty(f->roepnaam))
		TRY(write_first_name(tx, a, regio, f->roepnaam, err));
	persoon_voornaam_klank(!str_empty(f->voornamen) ? f->voornamen : f->roepnaam,
	    voornaam);
	if ((s.voornaam_kern = arena_strdup(a, voornaam)) == NULL)
		return FAIL(err, ERR_LIMIT, "no room for a name");
	*out = s;
	return ERR_OK;
}

static enum err_code
write_key(struct tx *tx, int64_t regio, int64_t persoon, int64_t nr, int64_t achternaam,
    const char *klank, const struct persoon_feiten *f, struct err *err)
{
	return q_persoon_sleutel_insert(tx, &(struct p_persoon_sleutel_insert){
	    .regio = regio, .persoon = persoon, .nr = nr,
	    .achternaam = achternaam == DB_NULL ? 0 : achternaam, .voornaam = klank,
	    .geboren = f->geboren, .geslachtsnaam = str_or_empty(f->geslachtsnaam),
	    .voorvoegsel = str_or_empty(f->voorvoegsel), .voornamen = str_or_empty(f->voornamen) },
	    NULL, err);
}

enum err_code
persoon_keys_own(struct tx *tx, int64_t regio, int64_t persoon,
    const struct persoon_sleutels *own, const struct persoon_feiten *f, struct err *err)
{
	char klank[NAAM_KLANK];

	TRY(q_persoon_sleutel_weg(tx, &(struct p_persoon_sleutel_weg){ .regio = regio,
	    .persoon = persoon, .van = NR_OWN, .tot = NR_OWN }, NULL, err));
	persoon_voornaam_klank(f->roepnaam, klank);
	if (*klank == '\0' || strcmp(klank, own->voornaam_kern) == 0)
		return ERR_OK;
	return write_key(tx, regio, persoon, NR_OWN, own->achternaam, klank, f, err);
}

enum err_code
persoon_keys_alias(struct tx *tx, struct arena *a, int64_t regio, int64_t persoon,
    const struct persoon_feiten *f, size_t n, struct err *err)
{
	struct persoon_sleutels s;

	n = n < PERSOON_NAMEN_MAX ? n : PERSOON_NAMEN_MAX;
	TRY(q_persoon_sleutel_weg(tx, &(struct p_persoon_sleutel_weg){ .regio = regio,
	    .persoon = persoon, .van = NR_OWN + 1, .tot = INT32_MAX }, NULL, err));
	TRY(q_persoon_namen(tx, &(struct p_persoon_namen){ .regio = regio,
	    .persoon = persoon, .n = (int64_t)n }, NULL, err));
	for (size_t i = 0; i < n; i++) {
		TRY(persoon_keys_write(tx, a, regio, &f[i], &s, err));
		TRY(write_key(tx, regio, persoon, NR_OWN + 1 + (int64_t)i, s.achternaam,
		    s.voornaam_kern, &f[i], err));
	}
	return ERR_OK;
}
