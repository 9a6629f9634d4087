/* advies.c - advice: sealed with a key of its own, without persons concerned. */
#include "domain/advies/advies.h"

#include <ctype.h>
#include <string.h>

#include "advies_sql.h"
#include "base/date.h"
#include "base/kenmerk.h"
#include "base/str.h"
#include "db/db.h"
#include "seal/sleutel.h"

static struct seal_place
place(const struct werk *w, const char *column, int64_t id)
{
	return (struct seal_place){ "advies", column, w->regio, id };
}

/* AV-2026-000123-4: a number of a case with other letters in front. */
static enum err_code
next_number(struct werk *w, char out[KENMERK_SIZE], struct err *err)
{
	int year = civil_from_time(w->nu).year;
	struct q_advies_teller t;

	TRY(q_advies_teller_volgende(w->tx, &(struct p_advies_teller_volgende){
	    .regio = w->regio, .jaar = year }, err));
	TRY(q_advies_teller(w->tx, w->a, &(struct p_advies_teller){ .regio = w->regio,
	    .jaar = year }, &t, err));
	if (t.stand > KENMERK_NUMBER_MAX)
		return FAIL(err, ERR_LIMIT, "no more numbers this year");
	TRY(kenmerk_format(year, (int)t.stand, out, err));
	memcpy(out, "AV", 2);
	return ERR_OK;
}

/* ---- who asked: four lines, each may be empty -------------------------------- */

static enum err_code
seal_asker(struct werk *w, const struct seal_key *key, const struct advies_invoer *in,
    int64_t id, struct blob *out, struct err *err)
{
	const struct melder_identiteit *v = &in->vrager;
	const char *text;

	*out = (struct blob){ 0 };
	if (!in->toestemming)
		return ERR_OK;
	text = arena_printf(w->a, "%s\n%s\n%s\n%s", str_or_empty(v->naam),
	    str_or_empty(v->organisatie), str_or_empty(v->telefoon), str_or_empty(v->email));
	if (text == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return seal_text(key, place(w, "adviesvrager", id), text, w->a, out, err);
}

static void
read_asker(struct werk *w, const char *text, struct melder_identiteit *out)
{
	const char **to[] = { &out->naam, &out->organisatie, &out->telefoon, &out->email };

	for (size_t i = 0; i < 4 && text != NULL; i++) {
		const char *end = strchr(text, '\n');
		size_t n = end == NULL ? strlen(text) : (size_t)(end - text);

		*to[i] = n == 0 ? NULL : arena_strndup(w->a, text, n);
		text = end == NULL ? NULL : end + 1;
	}
}

/* ---- writing --------------------------------------------------------------------- */

enum err_code
advies_nieuw(struct werk *w, const struct advies_invoer *in, int64_t *id_out,
    struct err *err)
{
	struct p_advies_insert p = { .regio = w->regio, .id = db_new_id(),
	    .contact = in->contact, .medewerker = w->wie->medewerker == DB_NULL ? 0 :
	    w->wie->medewerker, .bron = in->bron, .hoedanigheid = in->hoedanigheid,
	    .ontvangen_op = in->ontvangen_op == 0 ? w->nu : in->ontvangen_op,
	    .gemeente = in->gemeente, .meldcodestap = in->meldcodestap,
	    .toestemming = in->toestemming };
	char number[KENMERK_SIZE];
	struct seal_key *key;

	TRY(next_number(w, number, err));
	p.kenmerk = number;
	TRY(sleutel_new(w->tx, w->seal, w->a, w->regio, SEAL_ADVICE, w->nu, &p.sleutel,
	    &key, err));
	TRY(seal_text(key, place(w, "vraag", p.id), in->vraag, w->a, &p.vraag, err));
	TRY(seal_text(key, place(w, "advies", p.id), in->advies, w->a, &p.advies, err));
	TRY(seal_asker(w, key, in, p.id, &p.adviesvrager, err));
	TRY(q_advies_insert(w->tx, &p, err));
	for (size_t i = 0; i < in->nvormen; i++)
		TRY(q_advies_vorm_insert(w->tx, &(struct p_advies_vorm_insert){
		    .regio = w->regio, .advies = p.id, .vorm = in->vormen[i] }, NULL, err));
	*id_out = p.id;
	return ERR_OK;
}

enum err_code
advies_werd_melding(struct werk *w, int64_t advies, int64_t melding, struct err *err)
{
	return q_advies_melding_zet(w->tx, &(struct p_advies_melding_zet){
	    .regio = w->regio, .id = advies, .melding = melding }, err);
}

/* ---- reading --------------------------------------------------------------------- */

static int64_t
or_zero(int64_t id)
{
	return id == DB_NULL ? 0 : id;
}

static enum err_code
open_texts(struct werk *w, const struct q_advies_row *r, struct advies *out,
    struct err *err)
{
	struct seal_key *key;
	const char *asker;

	TRY(sleutel_open(w->tx, w->seal, w->a, w->regio, r->sleutel, &key, err));
	TRY(unseal_text(key, place(w, "vraag", r->id), r->vraag, w->a, &out->vraag, err));
	TRY(unseal_text(key, place(w, "advies", r->id), r->advies, w->a, &out->advies,
	    err));
	TRY(unseal_text(key, place(w, "adviesvrager", r->id), r->adviesvrager, w->a,
	    &asker, err));
	read_asker(w, asker, &out->vrager);
	return ERR_OK;
}

static enum err_code
read_forms(struct werk *w, struct advies *out, struct err *err)
{
	struct q_advies_vormen *v;
	size_t n;

	TRY(q_advies_vormen(w->tx, w->a, &(struct p_advies_vormen){ .regio = w->regio,
	    .advies = out->id, .max = ADVIES_VORMEN_MAX }, &v, &n, err));
	if ((out->vormen = arena_new(w->a, const char *, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		out->vormen[i] = v[i].vorm;
	out->nvormen = n;
	return ERR_OK;
}

enum err_code
advies_laad(struct werk *w, int64_t advies, struct advies *out, struct err *err)
{
	struct q_advies_row r;
	struct advies a;

	TRY(q_advies_row(w->tx, w->a, &(struct p_advies_row){ .regio = w->regio,
	    .id = advies }, &r, err));
	a = (struct advies){ .id = r.id, .contact = r.contact,
	    .ontvangen_op = r.ontvangen_op, .medewerker = r.medewerker,
	    .melding = or_zero(r.melding), .dossier = or_zero(r.dossier),
	    .kenmerk = r.kenmerk, .bron = r.bron, .hoedanigheid = r.hoedanigheid,
	    .gemeente = r.gemeente, .meldcodestap = r.meldcodestap,
	    .medewerker_naam = str_or_empty(r.medewerker_naam),
	    .toestemming = r.toestemming != 0 };
	TRY(open_texts(w, &r, &a, err));
	TRY(read_forms(w, &a, err));
	*out = a;
	return ERR_OK;
}

enum err_code
advies_vind(struct werk *w, const char *kenmerk, int64_t *id_out, struct err *err)
{
	struct q_advies_kenmerk row;
	char number[KENMERK_SIZE];

	while (*kenmerk == ' ')
		kenmerk++;
	if (toupper((unsigned char)kenmerk[0]) != 'A' ||
	    toupper((unsigned char)kenmerk[1]) != 'V')
		return SAY(err, ERR_INVALID, "kenmerk", "Dit is geen nummer van een advies.");
	kenmerk += 2;
	while (*kenmerk == ' ' || *kenmerk == '-' || *kenmerk == '.' || *kenmerk == '/')
		kenmerk++;
	TRY(kenmerk_parse(kenmerk, number, err));
	memcpy(number, "AV", 2);
	TRY(q_advies_kenmerk(w->tx, w->a, &(struct p_advies_kenmerk){ .regio = w->regio,
	    .kenmerk = number }, &row, err));
	*id_out = row.id;
	return ERR_OK;
}

enum err_code
adviezen_lees(struct werk *w, int64_t voor_op, int64_t voor_id, struct advies **out,
    size_t *n_out, struct err *err)
{
	struct q_adviezen *r;
	struct advies *v;
	size_t n;

	TRY(q_adviezen(w->tx, w->a, &(struct p_adviezen){ .regio = w->regio,
	    .voor_op = voor_op == 0 ? INT64_MAX : voor_op, .voor_id = voor_id,
	    .max = ADVIEZEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct advies, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct advies){ .id = r[i].id, .contact = r[i].contact,
		    .ontvangen_op = r[i].ontvangen_op, .medewerker = r[i].medewerker,
		    .melding = or_zero(r[i].melding), .kenmerk = r[i].kenmerk,
		    .bron = r[i].bron, .hoedanigheid = r[i].hoedanigheid,
		    .gemeente = r[i].gemeente, .meldcodestap = r[i].meldcodestap,
		    .medewerker_naam = str_or_empty(r[i].medewerker_naam),
		    .toestemming = r[i].toestemming != 0 };
	*out = v;
	*n_out = n;
	return ERR_OK;
}
