#include "journal/journaal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "db/db.h"
#include "journaal_sql.h"
#include "seal/seal.h"

#define VERIFY_STEP 1000
#define OBJECTS_TEXT_MAX ((size_t)64 * 1024)

/* The fields in one fixed order, each with its length before it, so that no
 * two different rows have the same bytes. */
static void
field(struct seal_sha *sha, const char *s)
{
	uint64_t n = strlen(s);

	seal_sha_add(sha, &n, sizeof(n));
	seal_sha_add(sha, s, n);
}

static void
number(struct seal_sha *sha, int64_t i)
{
	seal_sha_add(sha, &i, sizeof(i));
}

static void
row_hash(struct blob previous, const struct p_journaal_insert *r,
    uint8_t out[SEAL_HASH])
{
	struct seal_sha sha;

	seal_sha_start(&sha);
	seal_sha_add(&sha, previous.p, previous.n);
	number(&sha, r->regio);
	number(&sha, r->volgnr);
	number(&sha, r->tijd);
	number(&sha, r->medewerker);
	field(&sha, r->handeling);
	field(&sha, r->actie);
	field(&sha, r->uitkomst);
	field(&sha, r->rol);
	field(&sha, r->herkomst);
	field(&sha, r->grond);
	field(&sha, r->objecten);
	field(&sha, r->detail);
	seal_sha_end(&sha, out);
}

static enum err_code
objects_text(struct arena *a, const struct journaal_regel *r,
    const char **out, struct err *err)
{
	BUF_AUTO b = BUF_INIT(OBJECTS_TEXT_MAX);
	const char *s;

	for (size_t i = 0; i < r->nobjecten; i++)
		buf_printf(&b, "%s%s:%" PRId64, i == 0 ? "" : " ",
		    r->objecten[i].soort, r->objecten[i].id);
	if (buf_failed(&b) || (s = arena_strdup(a, buf_str(&b))) == NULL)
		return FAIL(err, ERR_LIMIT, "too many objects in one act");
	*out = s;
	return ERR_OK;
}

/* The last row of the chain, as long as this transaction lasts: it writes alone. */
struct head {
	int64_t		 regio, volgnr;
	uint8_t		 hash[SEAL_HASH];
	bool		 known;
};
_Static_assert(sizeof(struct head) <= TX_KEPT, "kept by the transaction");

static enum err_code
find_head(struct tx *tx, struct arena *a, int64_t regio, struct head *head, struct err *err)
{
	struct q_journaal_last last;
	enum err_code rc;

	if (head->known && head->regio == regio)
		return ERR_OK;
	*head = (struct head){ .regio = regio };
	rc = q_journaal_last(tx, a, &(struct p_journaal_last){ .regio = regio }, &last, err);
	if (rc == ERR_NOT_FOUND)
		return ERR_OK;
	TRY(rc);
	if (last.hash.n != SEAL_HASH)
		return FAIL(err, ERR_INTERNAL, "the last journal row has no hash");
	head->volgnr = last.volgnr;
	memcpy(head->hash, last.hash.p, SEAL_HASH);
	return ERR_OK;
}

enum err_code
journaal_vooruit(struct tx *tx, int64_t regio, struct err *err)
{
	const struct head *head = tx_kept(tx, TX_JOURNAAL);

	return head->known && head->regio == regio ? ERR_OK :
	    a_journaal_last(tx, &(struct p_journaal_last){ .regio = regio }, err);
}

enum err_code
journaal_append(struct tx *tx, struct arena *a, const struct journaal_regel *r,
    struct err *err)
{
	struct head *head = tx_kept(tx, TX_JOURNAAL);
	char actie[2] = { r->actie, '\0' };
	uint8_t hash[SEAL_HASH];
	struct p_journaal_insert p = { .regio = r->regio, .tijd = r->tijd,
	    .handeling = r->handeling, .actie = actie,
	    .uitkomst = r->uitkomst, .medewerker = r->medewerker,
	    .rol = r->rol, .herkomst = r->herkomst, .grond = r->grond,
	    .detail = r->detail };

	TRY(find_head(tx, a, r->regio, head, err));
	TRY(objects_text(a, r, &p.objecten, err));
	p.volgnr = head->volgnr + 1;
	row_hash((struct blob){ head->hash, SEAL_HASH }, &p, hash);
	p.hash = (struct blob){ hash, sizeof(hash) };
	TRY(q_journaal_insert(tx, &p, err));
	for (size_t i = 0; i < r->nobjecten; i++)
		TRY(q_journaal_object_insert(tx,
		    &(struct p_journaal_object_insert){ .regio = r->regio,
		    .soort = r->objecten[i].soort,
		    .object = r->objecten[i].id, .volgnr = p.volgnr }, NULL,
		    err));
	head->volgnr = p.volgnr;
	memcpy(head->hash, hash, SEAL_HASH);
	head->known = true;
	return ERR_OK;
}

enum err_code
journaal_laatste(struct tx *tx, struct arena *a, int64_t regio,
    struct journaal_anker *out, struct err *err)
{
	struct head head = { .known = false };

	TRY(find_head(tx, a, regio, &head, err));
	out->volgnr = head.volgnr;
	memcpy(out->hash, head.hash, SEAL_HASH);
	return ERR_OK;
}

/* True when the row fits the chain; previous moves on to its hash. */
static bool
row_fits(int64_t regio, const struct q_journaal_from *row, int64_t expected,
    uint8_t previous[SEAL_HASH], const char **why)
{
	struct p_journaal_insert p = { .regio = regio, .volgnr = row->volgnr,
	    .tijd = row->tijd, .handeling = row->handeling,
	    .actie = row->actie, .uitkomst = row->uitkomst,
	    .medewerker = row->medewerker, .rol = row->rol,
	    .herkomst = row->herkomst, .grond = row->grond,
	    .objecten = row->objecten, .detail = row->detail };
	uint8_t hash[SEAL_HASH];

	if (row->volgnr != expected) {
		*why = "Er ontbreekt een regel vóór deze regel.";
		return false;
	}
	row_hash((struct blob){ previous, SEAL_HASH }, &p, hash);
	if (row->hash.n != SEAL_HASH ||
	    memcmp(hash, row->hash.p, SEAL_HASH) != 0) {
		*why = "Deze regel is veranderd nadat hij is geschreven.";
		return false;
	}
	memcpy(previous, hash, SEAL_HASH);
	return true;
}

/* The list by which looks are found again is no part of the chain: what a row
 * touched must still stand in it. "dossier:12 persoon:34" */
static enum err_code
check_objects(struct tx *tx, struct arena *a, int64_t regio,
    const struct q_journaal_from *row, struct journaal_proef *proef, struct err *err)
{
	struct p_journaal_object_er p = { .regio = regio, .volgnr = row->volgnr };
	struct q_journaal_object_er r;
	const char *s = row->objecten;

	while (*s != '\0' && proef->heel) {
		size_t colon = strcspn(s, ":");

		if ((p.soort = arena_strndup(a, s, colon)) == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		p.object = s[colon] == ':' ? strtoll(s + colon + 1, NULL, 10) : 0;
		TRY(q_journaal_object_er(tx, a, &p, &r, err));
		if (r.n == 0) {
			proef->heel = false;
			proef->breuk = row->volgnr;
			proef->waarom = "Deze regel is weg uit de lijst van wie wat inzag.";
		}
		s += strcspn(s, " ");
		s += *s == ' ';
	}
	return ERR_OK;
}

/* Does the row that was written down still have its hash? */
static void
check_anchor(const struct journaal_anker *anker, int64_t volgnr,
    const uint8_t hash[SEAL_HASH], struct journaal_proef *proef)
{
	if (anker == NULL || anker->volgnr != volgnr ||
	    memcmp(anker->hash, hash, SEAL_HASH) == 0)
		return;
	proef->heel = false;
	proef->breuk = volgnr;
	proef->waarom = "Deze regel is een andere dan die van het anker.";
}

enum err_code
journaal_verify(struct tx *tx, struct arena *scratch, int64_t regio,
    const struct journaal_anker *anker, struct journaal_proef *out, struct err *err)
{
	struct journaal_proef proef = { .heel = true, .waarom = "" };
	uint8_t previous[SEAL_HASH] = { 0 };
	struct q_journaal_from *rows;
	size_t n;

	do {
		arena_reset(scratch);
		TRY(q_journaal_from(tx, scratch, &(struct p_journaal_from){
		    .regio = regio, .na = proef.rijen, .max = VERIFY_STEP },
		    &rows, &n, err));
		for (size_t i = 0; i < n && proef.heel; i++) {
			proef.heel = row_fits(regio, &rows[i], proef.rijen + 1,
			    previous, &proef.waarom);
			if (!proef.heel) {
				proef.breuk = rows[i].volgnr;
				break;
			}
			TRY(check_objects(tx, scratch, regio, &rows[i], &proef, err));
			if (!proef.heel)
				break;
			proef.rijen++;
			check_anchor(anker, proef.rijen, previous, &proef);
		}
	} while (n == VERIFY_STEP && proef.heel);
	if (proef.heel && anker != NULL && anker->volgnr > proef.rijen) {
		proef.heel = false;
		proef.breuk = proef.rijen + 1;
		proef.waarom = "De regels vanaf hier zijn weg: het anker staat verder.";
	}
	memcpy(proef.laatste, previous, SEAL_HASH);
	*out = proef;
	return ERR_OK;
}
