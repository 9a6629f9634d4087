/* advies.c - acts: advice, without data of the persons concerned (A2). */
#include <ctype.h>
#include <string.h>

#include "acts/act.h"
#include "acts/contact.h"
#include "db/db.h"
#include "rights/zicht.h"
#include "text/utf8.h"

/* ---- no names in question and answer -------------------------------------------
 *
 * What was typed about persons concerned stands in the draft, which goes. It
 * must not come along in the words that stay. Names count as whole words,
 * however they are written; numbers count without their spaces. */

#define NAME_LETTERS_MIN 3	/* "de", "Li": too short to be told from a word */
#define NUMBER_MIN 6

static bool
is_letter(const char *s)
{
	unsigned char ch = (unsigned char)*s;

	return isalnum(ch) || ch >= 0x80;
}

/* Is word in text, as a whole word? Both folded. */
static bool
has_word(const char *text, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word))
		if ((at == text || !is_letter(at - 1)) && (at[n] == '\0' || !is_letter(at + n)))
			return true;
	return false;
}

/* Letters and digits only: a postcode or a number however it was spaced. */
static char *
squeeze(struct arena *a, const char *folded)
{
	char *s = arena_strdup(a, folded == NULL ? "" : folded), *to = s;

	if (s == NULL)
		return NULL;
	for (const char *p = s; *p != '\0'; p++)
		if (isalnum((unsigned char)*p))
			*to++ = *p;
	*to = '\0';
	return s;
}

struct words {
	const char	*folded, *squeezed;	/* of question or answer */
};

static bool
says(struct act_ctx *c, const struct words *t, const char *naam, const char *waarde)
{
	char *folded = utf8_fold(c->w.a, waarde), *word, *rest;
	const char *number;

	if (folded == NULL)
		return false;
	if (strcmp(naam, "bsn") == 0 || strcmp(naam, "telefoon") == 0 ||
	    strcmp(naam, "postcode") == 0) {
		number = squeeze(c->w.a, folded);
		return number != NULL && strlen(number) >= NUMBER_MIN &&
		    strstr(t->squeezed, number) != NULL;
	}
	for (word = strtok_r(folded, " \t-", &rest); word != NULL;
	    word = strtok_r(NULL, " \t-", &rest))
		if (utf8_length(word) >= NAME_LETTERS_MIN && has_word(t->folded, word))
			return true;
	return false;
}

/* The last part of "personen.3.roepnaam" when it can tell who somebody is. */
static const char *
telling(const char *naam)
{
	static const char *const fields[] = { "geslachtsnaam", "voornamen", "roepnaam",
	    "bsn", "telefoon", "postcode", "straat" };
	const char *last = strrchr(naam, '.');

	if (strncmp(naam, "personen.", 9) != 0 || last == NULL)
		return strcmp(naam, "straat") == 0 || strcmp(naam, "postcode") == 0 ?
		    naam : NULL;
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (strcmp(last + 1, fields[i]) == 0)
			return fields[i];
	return NULL;
}

static void
check_text(struct act_ctx *c, const struct in_advies_vastleggen *in,
    const struct concept *draft, const char *veld, const char *text)
{
	struct words t = { .folded = utf8_fold(c->w.a, text) };

	if (t.folded == NULL || (t.squeezed = squeeze(c->w.a, t.folded)) == NULL)
		return;
	for (size_t i = 0; i < draft->nvelden; i++) {
		const char *what = telling(draft->velden[i].name);

		if (what != NULL && says(c, &t, what, draft->velden[i].value)) {
			act_fout(c, veld, "Hier staat een naam, nummer of adres van een "
			    "betrokkene in. Haal het weg: een advies bewaart niets over "
			    "wie het gaat.");
			return;
		}
	}
	if (!in->toestemming && in->melder_naam != NULL &&
	    says(c, &t, "roepnaam", in->melder_naam))
		act_fout(c, veld, "Hier staat de naam van de beller in. Haal de naam weg, "
		    "of vraag of de naam bewaard mag worden.");
}

/* ---- recording --------------------------------------------------------------------- */

static enum err_code
or_none(enum err_code rc)
{
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

static void
check(struct act_ctx *c, const struct in_advies_vastleggen *in, const struct concept *draft)
{
	check_text(c, in, draft, "vraag", in->vraag);
	check_text(c, in, draft, "advies", in->advies);
	if (in->toestemming && in->melder_naam == NULL && in->melder_organisatie == NULL)
		act_fout(c, "melder_naam", "Vul de naam in die bewaard mag worden, of haal "
		    "het vinkje weg.");
}

enum err_code
act_advies_vastleggen(struct act_ctx *c, const struct in_advies_vastleggen *in,
    struct act_klaar *out, struct err *err)
{
	struct concept_plek plek = contact_plek(in->contact);
	struct concept draft = { 0 };
	struct contact contact;

	TRY(contact_open(&c->w, in->contact, &contact, err));
	TRY(or_none(concept_lees(&c->w, &plek, &draft, err)));
	check(c, in, &draft);
	TRY(act_goed(c, err));
	TRY(advies_nieuw(&c->w, &(struct advies_invoer){ .contact = in->contact,
	    .ontvangen_op = contact.begonnen_op, .bron = contact.bron,
	    .hoedanigheid = in->hoedanigheid, .gemeente = in->gemeente,
	    .meldcodestap = in->meldcode_stap, .vraag = in->vraag, .advies = in->advies,
	    .toestemming = in->toestemming, .vrager = { .naam = in->melder_naam,
	    .organisatie = in->melder_organisatie, .telefoon = in->melder_telefoon,
	    .email = in->melder_email }, .vormen = in->vormen.v,
	    .nvormen = in->vormen.n }, &out->id, err));
	TRY(contact_afronden(&c->w, in->contact, CONTACT_ADVIES, err));
	act_raak(c, "advies", out->id);
	act_raak(c, "contact", in->contact);
	act_detail(c, "vormen=%zu toestemming=%d", in->vormen.n, in->toestemming);
	return ERR_OK;
}

/* ---- reading ------------------------------------------------------------------------ */

enum err_code
act_adviezen_lezen(struct act_ctx *c, const struct in_adviezen_lezen *in,
    struct uit_adviezen_lezen *out, struct err *err)
{
	TRY(adviezen_lees(&c->w, in->voor_op == DB_NULL ? 0 : in->voor_op,
	    in->voor == DB_NULL ? 0 : in->voor, &out->v, &out->n, err));
	act_detail(c, "aantal=%zu", out->n);
	return ERR_OK;
}

enum err_code
act_advies_openen(struct act_ctx *c, const struct in_advies_openen *in,
    struct uit_advies_openen *out, struct err *err)
{
	struct zicht_dossier z;

	TRY(advies_laad(&c->w, in->advies, &out->advies, err));
	act_raak(c, "advies", in->advies);
	/* What it became is only said to who may see that. */
	if (out->advies.dossier != 0 && zicht_op_dossier(c->w.tx, c->w.a, c->w.wie,
	    out->advies.dossier, c->w.nu, &z, err) != ERR_OK)
		out->advies.dossier = 0;
	return ERR_OK;
}
