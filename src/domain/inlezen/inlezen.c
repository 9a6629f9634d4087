#include "domain/inlezen/inlezen.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "inlezen_sql.h"

enum err_code
inlees_zoek(struct werk *w, const char *lijst, const char *soort, const char *record,
    int64_t *out, struct err *err)
{
	struct q_inlees_zoek *r;
	size_t n;

	TRY(q_inlees_zoek(w->tx, w->a, &(struct p_inlees_zoek){ .regio = w->regio,
	    .lijst = lijst, .soort = soort, .record = record, .max = 1 }, &r, &n, err));
	*out = n == 0 ? 0 : r[0].rij;
	return ERR_OK;
}

enum err_code
inlees_noteer(struct werk *w, const char *lijst, const char *soort, const char *record,
    int64_t rij, struct err *err)
{
	return q_inlees_noteer(w->tx, &(struct p_inlees_noteer){ .regio = w->regio,
	    .lijst = lijst, .soort = soort, .record = record, .rij = rij, .op = w->nu }, err);
}

/* The eighteenth birthday, when it is past; else NULL. */
static const char *
achttien(struct werk *w, const char *geboren)
{
	int jaar = 0;

	if (geboren == NULL || strlen(geboren) != 8 || strspn(geboren, "0123456789") != 8 ||
	    strcmp(geboren + 6, "00") == 0 ||
	    birth_age(geboren, date_of_time(w->nu)) < 18)
		return NULL;
	for (int i = 0; i < 4; i++)
		jaar = 10 * jaar + (geboren[i] - '0');
	/* who was born on 29 February is of age on 1 March (art. 1:233 BW, 18 years full) */
	if (strcmp(geboren + 4, "0229") == 0)
		return arena_printf(w->a, "%04d-03-01", jaar + 18);
	return arena_printf(w->a, "%04d-%.2s-%.2s", jaar + 18, geboren + 4, geboren + 6);
}

enum err_code
inlees_gezag(struct werk *w, const struct inlees_gezag *in, int64_t *id_out, struct err *err)
{
	*id_out = db_new_id();
	return q_inlees_gezag_insert(w->tx, &(struct p_inlees_gezag_insert){
	    .regio = w->regio, .id = *id_out, .kind = in->kind,
	    .gezaghebber = in->gezaghebber == 0 ? DB_NULL : in->gezaghebber,
	    .soort = in->soort, .van = in->van, .tot = achttien(w, in->geboren),
	    .bron = in->bron, .op = w->nu, .door = werk_medewerker(w) }, err);
}

enum err_code
inlees_adres(struct werk *w, const struct inlees_adres *in, int64_t *id_out, struct err *err)
{
	*id_out = db_new_id();
	return q_inlees_adres_insert(w->tx, &(struct p_inlees_adres_insert){
	    .regio = w->regio, .id = *id_out, .huishouden = in->huishouden,
	    .straat = in->straat, .huisnummer = in->huisnummer, .postcode = in->postcode,
	    .woonplaats = in->woonplaats, .van = in->van, .tot = in->tot, .bron = in->bron,
	    .op = w->nu, .door = werk_medewerker(w) }, err);
}
