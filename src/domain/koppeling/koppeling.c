/* koppeling.c - weights of a region in its database. */
#include "domain/koppeling/koppeling.h"

#include <string.h>

#include "db/db.h"
#include "koppeling_sql.h"

#define PAGE 5000

static enum err_code
add(struct lijst *l, struct arena *a, const struct q_koppeling_personen *r, struct err *err)
{
	return lijst_voeg(l, a, &(struct koppel_invoer){ .achternaam = r->geslachtsnaam,
	    .voorvoegsel = r->voorvoegsel, .voornamen = r->voornamen,
	    .roepnaam = r->roepnaam, .geslacht = r->geslacht, .geboren = r->geboren,
	    .straat = r->straat, .huisnummer = r->huisnummer, .postcode = r->postcode,
	    .plaats = r->woonplaats, .telefoon = r->telefoon }, "", l->n + 1, 0, err);
}

enum err_code
koppeling_personen(struct tx *tx, struct arena *a, int64_t regio, struct lijst *out,
    int64_t *aantal, struct err *err)
{
	struct q_koppeling_personen *r;
	struct q_koppeling_aantal count;
	int64_t last = INT64_MIN + 1;
	uint32_t room;
	size_t n;

	TRY(q_koppeling_aantal(tx, a, &(struct p_koppeling_aantal){ .regio = regio }, &count,
	    err));
	room = count.n < KOPPELING_LEER_MAX ? (uint32_t)count.n : KOPPELING_LEER_MAX;
	TRY(lijst_begin(a, room, out, err));
	do {
		TRY(q_koppeling_personen(tx, a, &(struct p_koppeling_personen){
		    .regio = regio, .na = last, .max = PAGE }, &r, &n, err));
		for (size_t i = 0; i < n && out->n < room; i++)
			TRY(add(out, a, &r[i], err));
		last = n > 0 ? r[n - 1].id : last;
	} while (n == PAGE && out->n < room);
	*aantal = count.n;
	return ERR_OK;
}

enum err_code
koppeling_bewaar(struct tx *tx, int64_t regio, int64_t nu, int64_t personen,
    const char *gewichten, struct err *err)
{
	struct koppel_model m;
	unsigned regel;

	TRY(model_lees(gewichten, strlen(gewichten), &m, &regel, err));
	TRY(q_koppeling_insert(tx, &(struct p_koppeling_insert){ .regio = regio, .vanaf = nu,
	    .personen = personen, .gewichten = gewichten }, err));
	return q_koppeling_tel(tx, &(struct p_koppeling_tel){ .regio = regio }, NULL, err);
}
